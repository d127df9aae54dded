"""The library as it ships, loaded for a test."""

import pytest

from jiheng.web.library.keeping import load_library_entries
from jiheng.web.library.models import LibraryEntry
from jiheng.web.people.models import User


@pytest.fixture
def library(people: dict[str, User]) -> dict[str, LibraryEntry]:
    """Load the shipped entries, by code."""
    load_library_entries()
    return {entry.code: entry for entry in LibraryEntry.objects.all()}
