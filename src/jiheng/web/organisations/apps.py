"""The organisations as a Django application."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Name the room."""

    name = "jiheng.web.organisations"
    label = "organisations"
    verbose_name = "单位"
