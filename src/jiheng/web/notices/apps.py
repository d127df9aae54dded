"""The notices as a Django application."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Name the room, and listen to decisions."""

    name = "jiheng.web.notices"
    label = "notices"
    verbose_name = "通知"

    def ready(self) -> None:
        """Tell people whenever a document is decided on."""
        from jiheng.web.notices import telling  # noqa: F401
