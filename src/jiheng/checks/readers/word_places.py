"""From a place of a read docx back to the paragraph or cell of the open document."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from jiheng.checks.document import Place
from jiheng.checks.readers.word_xml import (
    Element,
    attribute,
    body_items,
    grid_cells,
    inline,
    name_of,
)

NOTES = ("footnote", "endnote")


def locate(docx_document: Any, place: Place) -> Any:
    """Find the python-docx paragraph or cell that a place of `read_docx` means.

    A place in a text box or note gives the paragraph that it hangs on, since comments can not
    stand in boxes.  None where the document has no such place.
    """
    from docx.table import Table as WordTable
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordParagraph

    notes = {
        (kind, attribute(note, "id")): note
        for kind, part in _note_parts(docx_document)
        for note in part
        if name_of(note) == kind
    }
    body = docx_document.element.body
    spots = Spots(notes)
    spots.walk(body)
    if place.table is None:
        paragraph = spots.paragraphs.get(place.paragraph or 0)
        return None if paragraph is None else WordParagraph(paragraph, docx_document._body)
    table = spots.tables.get(place.table)
    if table is None:
        return None
    owner = WordTable(table, docx_document._body)
    row, column = (place.row or 1) - 1, (place.column or 1) - 1
    for spot in grid_cells(table)[0]:
        covers_row = spot.row <= row < spot.row + spot.row_span
        if covers_row and spot.column <= column < spot.column + spot.column_span:
            return _Cell(spot.element, owner)
    return None


def _note_parts(docx_document: Any) -> Iterator[tuple[str, Element]]:
    for relation in docx_document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2].removesuffix("s")
        if kind in NOTES and not relation.is_external:
            yield kind, etree.fromstring(relation.target_part.blob)


@dataclass
class Spots:
    """Number the paragraphs and tables of a tree as `_Reader` does."""

    notes: dict[tuple[str, str], Element]
    paragraphs: dict[int, Element] = field(default_factory=dict)
    tables: dict[int, Element] = field(default_factory=dict)
    _count: int = 0
    _extras: list[tuple[Element, Element]] = field(default_factory=list)

    def walk(self, body: Element) -> None:
        """Number everything in a body, then what hangs on it."""
        for item in body_items(body):
            self._item(item, None)
        for extra, anchor in self._extras:
            for item in body_items(extra):
                self._item(item, anchor)

    def _item(self, item: Element, anchor: Element) -> None:
        if name_of(item) == "p":
            self._count += 1
            self.paragraphs[self._count] = item if anchor is None else anchor
            self._hang(item, anchor)
        else:
            self._table(item, anchor)

    def _table(self, table: Element, anchor: Element) -> None:
        self.tables[len(self.tables) + 1] = table
        nested = []
        for spot in grid_cells(table)[0]:
            for item in body_items(spot.element):
                if name_of(item) == "p":
                    self._hang(item, anchor)
                else:
                    nested.append(item)
        for inner in nested:
            self._table(inner, anchor)

    def _hang(self, paragraph: Element, anchor: Element) -> None:
        found = inline(paragraph)
        holder = paragraph if anchor is None else anchor
        self._extras += [(box, holder) for box in found.boxes]
        self._extras += [(self.notes[note], holder) for note in found.notes if note in self.notes]
