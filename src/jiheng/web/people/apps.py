"""The people as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Name the room."""

    name = "jiheng.web.people"
    label = "people"
    verbose_name = "人员"

    def ready(self) -> None:
        """Listen to what happens at the door."""
        from jiheng.web.people import door  # noqa: F401
