"""The projects room as a Django application."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Name the room."""

    name = "jiheng.web.projects"
    label = "projects"
    verbose_name = "项目"
