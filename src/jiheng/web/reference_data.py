"""What ships with the package and each installation makes its own: loaded once, where it is absent."""

from collections.abc import Callable

from jiheng.web.library.keeping import load_library_entries
from jiheng.web.projects.classifications import load_classifications

ROOMS: tuple[Callable[[], None], ...] = (load_classifications, load_library_entries)
"""What each room loads; each does nothing where it is loaded already."""


def load_reference_data() -> None:
    """Load what is not there yet."""
    for load in ROOMS:
        load()
