"""The document model: what a report says, before anybody decides how it looks.

A :class:`Document` is plain frozen data. Content builders make it, the writers in
:mod:`jiheng.reports.writers` print it as docx, pdf and html. Three promises hold for every writer:

* each number that is a fact is a :class:`~jiheng.reports.spans.Figure`, so sentence, table and
  chart print the same thing and :meth:`Document.figures` finds every one of them;
* numbers of headings, lists, tables and charts come from :mod:`jiheng.reports.numbering`, never
  from typed text;
* all text is text: no character of it is markup in any output format. A line feed breaks the line;
  other control characters, which neither XML nor PDF can hold, are dropped when a part is made.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from jiheng.reports.spans import Figure, Span, clean, printable, spans
from jiheng.reports.title import title_lines

__all__ = [
    "Align",
    "Block",
    "Cell",
    "Chart",
    "Column",
    "Document",
    "Heading",
    "Item",
    "ListBlock",
    "Note",
    "PageBreak",
    "Paragraph",
    "PlacedCell",
    "Signature",
    "Table",
]


class Align(StrEnum):
    """Name the side that a cell's text is set against."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Heading:
    """Open a section.

    ``level`` 1 to 4 prints as 一、 （一） 1. （1）; ``text`` has no number in it.
    """

    level: int
    text: str

    def __post_init__(self) -> None:
        clean(self, "text")
        if self.level not in (1, 2, 3, 4):
            raise ValueError(f"标题层级应为 1 至 4，不能是 {self.level}")
        if not self.text:
            raise ValueError("标题不能为空")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold one paragraph of body text, first line indented by two characters."""

    spans: tuple[Span, ...]

    @classmethod
    def of(cls, *parts: str | Span) -> Paragraph:
        """Make a paragraph from words and figures."""
        return cls(spans(*parts))


@dataclass(frozen=True, slots=True)
class Item:
    """Hold one numbered entry of a list.

    ``lead`` is the run-in title printed before the text, as in 「1.资金管理。本年……」.
    """

    spans: tuple[Span, ...]
    lead: str = ""

    def __post_init__(self) -> None:
        clean(self, "lead")

    @classmethod
    def of(cls, *parts: str | Span, lead: str = "") -> Item:
        """Make an entry from words and figures."""
        return cls(spans(*parts), lead)


@dataclass(frozen=True, slots=True)
class ListBlock:
    """Hold entries printed as numbered body paragraphs: ``level`` 3 is 1. and 4 is （1）.

    Each list starts at 1.
    """

    items: tuple[Item, ...]
    level: int = 3

    def __post_init__(self) -> None:
        if self.level not in (3, 4):
            raise ValueError(f"列表层级应为 3 或 4，不能是 {self.level}")


@dataclass(frozen=True, slots=True)
class Column:
    """Describe a table column: ``width`` is a share of the table's width, of any scale."""

    width: int = 1
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold one table cell; ``align`` None takes the column's; ``header`` marks a row heading.

    ``indent`` sets the text in by so many characters, to show the level of a row.
    """

    spans: tuple[Span, ...] = ()
    colspan: int = 1
    rowspan: int = 1
    align: Align | None = None
    header: bool = False
    indent: int = 0

    @classmethod
    def of(
        cls,
        *parts: str | Span,
        colspan: int = 1,
        rowspan: int = 1,
        align: Align | None = None,
        header: bool = False,
        indent: int = 0,
    ) -> Cell:
        """Make a cell from words and figures."""
        return cls(spans(*parts), colspan, rowspan, align, header, indent)


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """Hold a cell with the place its upper left corner takes (``row`` counts the header rows)."""

    row: int
    column: int
    cell: Cell


@dataclass(frozen=True, slots=True)
class Table:
    """Hold a table: caption above, unit line at the right, notes below.

    ``unit`` is the whole line ("单位：万元"); a ``wide`` table needs a page turned on its side
    (横排); a ``continued`` one goes on without a gap where the table above it ends. A row lists
    only the cells that start in it: a place covered from the left (colspan) or from above
    (rowspan) has no entry.

    Raises ValueError when the cells do not fill the grid exactly, or a header cell reaches into
    the body.
    """

    caption: str
    columns: tuple[Column, ...]
    header: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[tuple[Span, ...], ...] = ()
    unit: str = ""
    wide: bool = False
    continued: bool = False

    def __post_init__(self) -> None:
        clean(self, "caption", "unit")
        if not self.columns or any(column.width < 1 for column in self.columns):
            raise ValueError(f"表“{self.caption}”至少要有一列，且列宽为正整数")
        _place(self.header, len(self.columns), f"表“{self.caption}”表头", 0)
        _place(self.rows, len(self.columns), f"表“{self.caption}”", len(self.header))

    def placed(self) -> tuple[PlacedCell, ...]:
        """List every cell with its place, header rows first, reading order."""
        width, depth = len(self.columns), len(self.header)
        return _place(self.header, width, "", 0) + _place(self.rows, width, "", depth)

    def align_of(self, placed: PlacedCell) -> Align:
        """Tell the side of a cell: its own, else centred for headings, else the column's."""
        if placed.cell.align is not None:
            return placed.cell.align
        if placed.row < len(self.header):
            return Align.CENTER
        return self.columns[placed.column].align


def _place(
    rows: tuple[tuple[Cell, ...], ...], width: int, where: str, first_row: int
) -> tuple[PlacedCell, ...]:
    """Find each cell's place and refuse overlaps, holes and overhangs."""
    taken: set[tuple[int, int]] = set()
    placed: list[PlacedCell] = []
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            if cell.colspan < 1 or cell.rowspan < 1:
                raise ValueError(f"{where}第 {at + 1} 行：合并的行数、列数至少为 1")
            area = {
                (at + down, column + right)
                for down in range(cell.rowspan)
                for right in range(cell.colspan)
            }
            if area & taken or column + cell.colspan > width or at + cell.rowspan > len(rows):
                raise ValueError(f"{where}第 {at + 1} 行：单元格重叠，或超出 {width} 列的范围")
            taken |= area
            placed.append(PlacedCell(first_row + at, column, cell))
            column += cell.colspan
        if any((at, place) not in taken for place in range(width)):
            raise ValueError(f"{where}第 {at + 1} 行：单元格没有占满 {width} 列")
    return tuple(placed)


@dataclass(frozen=True, slots=True)
class Chart:
    """Hold a chart: one Vega-Lite ``spec`` (see :mod:`jiheng.reports.charts`) and its words.

    ``summary`` says in Chinese what the chart shows and ``data`` repeats the drawn numbers as a
    small table; together they are the text for whoever cannot see the picture.
    """

    spec: Mapping[str, Any]
    title: str
    summary: str
    data: Table | None = None

    def __post_init__(self) -> None:
        clean(self, "title", "summary")


@dataclass(frozen=True, slots=True)
class Note:
    """Hold a remark in small type, printed after 「注：」."""

    spans: tuple[Span, ...]

    @classmethod
    def of(cls, *parts: str | Span) -> Note:
        """Make a note from words and figures."""
        return cls(spans(*parts))


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Start a new page; ``landscape`` turns it and those after it, up to the next break."""

    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Close with the organisation's name and the date in Arabic numerals (成文日期).

    ``date`` is None where the department states no whole date: the name stands alone then.
    """

    organisation: str
    date: datetime.date | None = None

    def __post_init__(self) -> None:
        clean(self, "organisation")

    @property
    def lines(self) -> tuple[str, ...]:
        """Give the printed lines: the name, and below it the date if there is one."""
        day = self.date
        if day is None:
            return (self.organisation,)
        return (self.organisation, f"{day.year}年{day.month}月{day.day}日")


Block = Heading | Paragraph | ListBlock | Table | Chart | Note | PageBreak | Signature


@dataclass(frozen=True, slots=True)
class Document:
    """Hold a whole report.

    ``title`` may break lines with ``\\n``; ``attachment`` is the label above it ("附件2"), empty
    for none; ``date`` is the document's own date, None where the department states none;
    ``metadata`` goes into the file properties (keys and values are free text). One that
    ``is_form`` is a form to be filled, with the margins of a form.
    """

    title: str
    organisation: str
    year: int
    date: datetime.date | None
    blocks: tuple[Block, ...]
    attachment: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)
    is_form: bool = False

    def __post_init__(self) -> None:
        clean(self, "title", "organisation", "attachment")
        if not self.title.strip():
            raise ValueError("文件标题不能为空")
        properties = {printable(key): printable(value) for key, value in self.metadata.items()}
        object.__setattr__(self, "metadata", MappingProxyType(properties))

    @property
    def file_date(self) -> datetime.date:
        """Give the date that goes into file properties, which cannot do without one.

        It is the document's own, else the last day of the year reported on: never the clock's.
        """
        return self.date or datetime.date(self.year, 12, 31)

    @property
    def title_line(self) -> str:
        """Give the title on one line."""
        return "".join(self.title.split("\n"))

    @property
    def title_lines(self) -> tuple[str, ...]:
        """Give the title as the lines that paper holds."""
        return title_lines(self.title)

    def charts(self) -> Iterator[Chart]:
        """Iterate over the charts in reading order."""
        return (block for block in self.blocks if isinstance(block, Chart))

    def figures(self) -> Iterator[Figure]:
        """Iterate over every printed fact in reading order, those of charts included."""
        for block in self.blocks:
            for content in _contents(block):
                yield from (span for span in content if isinstance(span, Figure))


def _contents(block: Block) -> Iterator[tuple[Span, ...]]:
    match block:
        case Paragraph() | Note():
            yield block.spans
        case ListBlock():
            yield from (item.spans for item in block.items)
        case Table():
            yield from (placed.cell.spans for placed in block.placed())
            yield from block.notes
        case Chart(data=Table() as data):
            yield from _contents(data)
        case _:
            return
