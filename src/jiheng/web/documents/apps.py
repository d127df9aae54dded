"""The documents room as a Django application."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Name the room."""

    name = "jiheng.web.documents"
    label = "documents"
    verbose_name = "申报材料"

    def ready(self) -> None:
        """Read the workflow files, so that a fault is told at the start.

        Raises:
            StandardError: every fault of the files, each at its line.
        """
        from jiheng.web.documents.chains import all_chains
        from jiheng.web.documents.states import state_table
        from jiheng.web.documents.telling import register

        state_table()
        all_chains()
        register()
