"""The paragraphs and cells of a document as plain text that can be quoted by position."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.checks.document import Document, Paragraph, Place
from jiheng.checks.finding import Quote

_STOP = re.compile(r"[。！？!?\n]")
_NEAR = 750
"""Characters of a sentence before and behind a position at most."""


@dataclass(frozen=True)
class Passage:
    """Hold one paragraph or cell; `block` is the index of its block in the document."""

    text: str
    place: Place
    block: int
    heading: int = 0
    in_table: bool = False

    def quote(self, start: int, end: int) -> Quote:
        """Quote the characters from `start` up to `end`."""
        return Quote(self.text[start:end], self.place, start, end)

    def sentence_at(self, position: int) -> str:
        """Give the sentence that a position stands in, or of an endless one what is near."""
        first, last = max(0, position - _NEAR), min(len(self.text), position + _NEAR)
        stops = _STOP.finditer(self.text, first, position)
        start = max((stop.end() for stop in stops), default=first)
        stop = _STOP.search(self.text, position, last)
        return self.text[start : stop.end() if stop else last].strip()


def passages(document: Document) -> Iterator[Passage]:
    """Give every paragraph and every cell with text, in order."""
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            if block.text.strip():
                yield Passage(block.text, block.place, index, block.heading)
        else:
            seen: set[int] = set()
            for cell in (cell for row in block.rows for cell in row if cell is not None):
                if id(cell) not in seen and cell.text.strip():
                    seen.add(id(cell))
                    yield Passage(cell.text, cell.place, index, in_table=True)
