"""The application's own settings, with a data directory that goes away after the tests."""

import atexit
import os
import shutil
import tempfile

_home = tempfile.mkdtemp(prefix="jiheng-test-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["JIHENG_HOME"] = _home

from jiheng.web.settings import *  # noqa: E402, F403

# A hundred people are made for a test; the real hasher takes its time on purpose.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher",
    *PASSWORD_HASHERS,  # noqa: F405
]
