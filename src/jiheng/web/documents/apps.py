"""The documents room as a Django application."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Name the room."""

    name = "jiheng.web.documents"
    label = "documents"
    verbose_name = "申报材料"
