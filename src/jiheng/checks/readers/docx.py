"""Read docx: paragraphs and tables in order, as a page would show them."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from jiheng.checks.document import Block, Cell, Document, Paragraph, Place, Table, Unread
from jiheng.checks.errors import UnreadableFile
from jiheng.checks.readers.captions import with_captions
from jiheng.checks.readers.contents_lists import is_leader_line
from jiheng.checks.readers.headings import heading_level
from jiheng.checks.readers.limits import refuse_cells, refuse_characters
from jiheng.checks.readers.opening import DAMAGE, damaged, open_package
from jiheng.checks.readers.word_numbering import Numbering, read_numbering
from jiheng.checks.readers.word_places import NOTES
from jiheng.checks.readers.word_xml import (
    Element,
    attribute,
    body_items,
    cell_text,
    child,
    grid_cells,
    inline,
    name_of,
)

_LONGEST_HEADING = 60


def read_docx(path: Path) -> Document:
    """Read a docx file.

    `Place.paragraph` counts the body's paragraphs in file order from 1, empty ones and those of
    text boxes' anchors included; paragraphs of text boxes and notes count on behind the last.
    Tables count in the order in which they come out, a nested table after its parent.

    Raises:
        UnreadableFile: the package or its main part is damaged.
    """
    try:
        with open_package(path) as package:
            parts = _Parts(package)
            body = child(parts.main, "body")
            if body is None:
                damaged(str(path))
            reader = _Reader(str(path), parts.numbering, parts.notes)
            reader.read(body)
    except (etree.LxmlError, *DAMAGE) as error:
        if isinstance(error, UnreadableFile):
            raise
        damaged(str(path))
    blocks = with_captions(reader.blocks)
    return Document(path.name, "docx", blocks, tuple(reader.unread()))


class _Parts:
    """Parse the parts of a package that are read."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._names = set(package.namelist())
        main = self._parse(self._main_name())
        if main is None:
            raise KeyError("word/document.xml")
        self.main: Element = main
        folder = self._main_name().rpartition("/")[0]
        self.numbering = read_numbering(
            self._parse(f"{folder}/numbering.xml"), self._parse(f"{folder}/styles.xml")
        )
        self.notes: dict[tuple[str, str], Element] = {}
        for kind in NOTES:
            part = self._parse(f"{folder}/{kind}s.xml")
            for note in part if part is not None else ():
                if name_of(note) == kind:
                    self.notes[kind, attribute(note, "id")] = note

    def _main_name(self) -> str:
        relations = self._parse("_rels/.rels")
        for relation in relations if relations is not None else ():
            if attribute(relation, "Type").endswith("/officeDocument"):
                return attribute(relation, "Target").removeprefix("/")
        return "word/document.xml"

    def _parse(self, name: str) -> Element:
        if name not in self._names:
            return None
        # No entities, no network: a document has no use for them, an attack has.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
        )
        root = etree.fromstring(self._package.read(name), parser)
        if root.getroottree().docinfo.doctype:
            raise ValueError(name)
        return root


@dataclass
class _Reader:
    name: str
    numbering: Numbering
    notes: dict[tuple[str, str], Element]
    blocks: list[Block] = field(default_factory=list)
    _paragraphs: int = 0
    _tables: int = 0
    _cells: int = 0
    _characters: int = 0
    _pictures: int = 0
    _extras: list[Element] = field(default_factory=list)

    def read(self, body: Element) -> None:
        for item in body_items(body):
            if name_of(item) == "p":
                self._paragraph(item)
            else:
                self._table(item)
        # Boxes and notes may hold boxes of their own: the list grows while it is read.
        for extra in self._extras:
            for item in body_items(extra):
                if name_of(item) == "p":
                    self._paragraph(item)
                else:
                    self._table(item)

    def unread(self) -> Iterator[Unread]:
        if self._pictures:
            yield Unread(f"正文中的 {self._pictures} 处图片或图表", "图中的文字和数没有读")

    def _text(self, paragraph: Element) -> str:
        found = inline(paragraph)
        self._pictures += found.pictures
        self._extras += found.boxes
        self._extras += [self.notes[note] for note in found.notes if note in self.notes]
        number = self.numbering.printed(paragraph) if found.text else ""
        gap = " " if number.endswith(".") and found.text[:1].isdigit() else ""
        text = f"{number}{gap}{found.text}"
        self._characters += len(text)
        refuse_characters(self.name, self._characters)
        return text

    def _paragraph(self, paragraph: Element) -> None:
        self._paragraphs += 1
        text = self._text(paragraph)
        if not text or is_leader_line(text) or self._is_contents_entry(paragraph):
            return
        place = Place(paragraph=self._paragraphs)
        self.blocks.append(Paragraph(text, place, self._heading(paragraph, text)))

    def _is_contents_entry(self, paragraph: Element) -> bool:
        return self._style_name(paragraph).startswith("toc ")

    def _style_name(self, paragraph: Element) -> str:
        properties = child(paragraph, "pPr")
        identity = attribute(child(properties, "pStyle")) if properties is not None else ""
        return self.numbering.style(identity).name.lower()

    def _heading(self, paragraph: Element, text: str) -> int:
        printed = heading_level(text)
        if printed or len(text) > _LONGEST_HEADING:
            return printed
        properties = child(paragraph, "pPr")
        if properties is None:
            return 0
        own = attribute(child(properties, "outlineLvl"))
        style = self.numbering.style(attribute(child(properties, "pStyle")))
        outline = int(own) if own.isascii() and own.isdigit() and len(own) < 3 else style.outline
        if outline is not None and 0 <= outline < 9:
            return outline + 1
        last = style.name.rpartition(" ")[2]
        is_heading = style.name.lower().startswith("heading ") and last.isascii() and last.isdigit()
        return int(last[:1]) if is_heading else 0

    def _table(self, table: Element) -> None:
        self._tables += 1
        number = self._tables
        cells, height, width = grid_cells(table)
        self._cells += height * width
        refuse_cells(self.name, self._cells)
        rows: list[list[Cell | None]] = [[None] * width for _ in range(height)]
        nested: list[Element] = []
        for spot in cells:
            texts = []
            for item in body_items(spot.element):
                if name_of(item) == "p":
                    texts.append(self._text(item))
                else:
                    nested.append(item)
            place = Place(table=number, row=spot.row + 1, column=spot.column + 1)
            cell = Cell(cell_text(texts), place, spot.row_span, spot.column_span)
            for row in range(spot.row, spot.row + spot.row_span):
                for column in range(spot.column, spot.column + spot.column_span):
                    rows[row][column] = cell
        if width and any(cell is not None and cell.text for line in rows for cell in line):
            grid = tuple(tuple(line) for line in rows)
            self.blocks.append(Table(grid, Place(table=number)))
        for inner in nested:
            self._table(inner)
