"""The library room as a Django application."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Name the room."""

    name = "jiheng.web.library"
    label = "library"
    verbose_name = "指标库"
