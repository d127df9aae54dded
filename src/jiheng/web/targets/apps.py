"""The targets room as a Django application."""

from django.apps import AppConfig


class TargetsConfig(AppConfig):
    """Name the room."""

    name = "jiheng.web.targets"
    label = "targets"
    verbose_name = "绩效目标"
