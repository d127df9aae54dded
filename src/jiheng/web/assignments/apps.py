"""The assignments as a Django application."""

from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    """Name the room."""

    name = "jiheng.web.assignments"
    label = "assignments"
    verbose_name = "交办"
