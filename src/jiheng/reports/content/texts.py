"""A section that is the officer's text alone."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.reports.content.base import Slot
from jiheng.reports.content.context import Context
from jiheng.reports.document import Block


def narrative(context: Context, slot: Slot) -> Iterator[Block]:
    """Print the officer's text of this section."""
    yield from context.narrative(slot.code)
