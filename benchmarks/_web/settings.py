"""The application's settings with one page more: an empty one."""

from jiheng.web.settings import *  # noqa: F403

ROOT_URLCONF = "_web.urls"
