"""The documents room's people and documents, for its pages."""

from tests.web.documents.conftest import _chains_are_read_anew, as_person, document, joined, project
from tests.web.documents.test_deciding import open_window

__all__ = ["_chains_are_read_anew", "as_person", "document", "joined", "open_window", "project"]
