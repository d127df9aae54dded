"""Figures that say themselves which fact they are: the bookmarks of a docx written from a dossier."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from jiheng.checks.document import Document, Paragraph, Place, Table
from jiheng.checks.errors import UnreadableFile
from jiheng.checks.readers.opening import DAMAGE, open_package
from jiheng.checks.readers.word_places import Spots
from jiheng.checks.readers.word_xml import (
    Element,
    attribute,
    body_items,
    child,
    grid_cells,
    inline,
    name_of,
)

_MAIN = "word/document.xml"


@dataclass(frozen=True)
class Identity:
    """Hold what a report says of a figure of its own: fact code, text as written, unit."""

    code: str
    printed: str
    unit: str


@dataclass(frozen=True)
class Stamp:
    """Hold a stretch of a document that is one fact: today's words and what was written."""

    place: Place
    start: int
    end: int
    text: str
    identity: Identity


def stamps_of_docx(
    path: Path, document: Document, identities: Mapping[str, Identity]
) -> tuple[Stamp, ...]:
    """Find the figures of a docx by their bookmarks.

    `identities` maps names of bookmarks to what the file says of them.  A figure whose bookmark
    was deleted or emptied has no stamp.
    """
    if not identities:
        return ()
    texts = _texts(document)
    found: list[Stamp] = []
    try:
        with open_package(path) as package:
            body = child(etree.fromstring(package.read(_MAIN)), "body")
    except (etree.LxmlError, UnreadableFile, *DAMAGE):
        return ()
    for place, element in _places(body):
        whole = texts.get(place)
        if whole is None:
            continue
        for name, before, words in _bookmarked(element):
            if name not in identities or not words:
                continue
            start = _nearest(whole, words, len(before))
            if start is not None:
                end = start + len(words)
                found.append(Stamp(place, start, end, words, identities[name]))
    return tuple(found)


def _texts(document: Document) -> dict[Place, str]:
    found: dict[Place, str] = {}
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found[block.place] = block.text
        elif isinstance(block, Table):
            found |= {cell.place: cell.text for row in block.rows for cell in row if cell}
    return found


def _places(body: Element) -> Iterator[tuple[Place, Element]]:
    spots = Spots({})
    spots.walk(body)
    for number, paragraph in spots.paragraphs.items():
        yield Place(paragraph=number), paragraph
    for number, table in spots.tables.items():
        for spot in grid_cells(table)[0]:
            place = Place(table=number, row=spot.row + 1, column=spot.column + 1)
            for item in body_items(spot.element):
                if name_of(item) == "p":
                    yield place, item


def _bookmarked(paragraph: Element) -> Iterator[tuple[str, str, str]]:
    """Yield name, text before and text of every bookmark that begins in a paragraph."""
    for at, item in enumerate(paragraph):
        if name_of(item) != "bookmarkStart":
            continue
        identity = attribute(item, "id")
        inside: list[Element] = []
        for later in paragraph[at + 1 :]:
            if name_of(later) == "bookmarkEnd" and attribute(later, "id") == identity:
                break
            inside.append(later)
        words = inline(inside).text
        yield attribute(item, "name"), inline(paragraph[:at]).text, words


def _nearest(whole: str, words: str, wanted: int) -> int | None:
    """Find words near a place; spaces that the reader dropped shift it a little."""
    starts = [i for i in range(len(whole)) if whole.startswith(words, i)]
    return min(starts, key=lambda start: abs(start - wanted), default=None)
