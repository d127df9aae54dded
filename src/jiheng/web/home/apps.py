"""The home page as a Django application."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Name the room."""

    name = "jiheng.web.home"
    label = "home"
    verbose_name = "首页"
