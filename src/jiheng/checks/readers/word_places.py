"""From the numbers of paragraphs and tables of a read docx back to the elements of its tree."""

from dataclasses import dataclass, field

from jiheng.checks.readers.word_xml import (
    Element,
    body_items,
    grid_cells,
    inline,
    name_of,
)

NOTES = ("footnote", "endnote")


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
