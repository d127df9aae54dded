"""The interface as a Django application."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Name the room."""

    name = "jiheng.web.api"
    label = "api"
    verbose_name = "接口"
