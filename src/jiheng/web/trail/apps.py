"""The trail as a Django application."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    """Name the room."""

    name = "jiheng.web.trail"
    label = "trail"
    verbose_name = "留痕"
