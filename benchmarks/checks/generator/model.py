"""What a generated report is made of: blocks, the figures printed in them, and what is true of them."""

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Protocol

SCALES = {
    "元": Fraction(1),
    "万元": Fraction(10**4),
    "亿元": Fraction(10**8),
    "%": Fraction(1, 100),
    "个百分点": Fraction(1, 100),
    "百分点": Fraction(1, 100),
}
CHINESE = "零一二三四五六七八九十"


def numeral(count: int) -> str:
    """Write a small count in Chinese (1 to 19), two as 两."""
    if count == 2:
        return "两"
    return CHINESE[count] if count <= 10 else "十" + CHINESE[count - 10]


def read_number(text: str) -> tuple[Fraction, int]:
    """Read a printed number, thousands separators wherever they stand, and its decimal places."""
    if text and text[0] in CHINESE + "两":
        if text == "两":
            return Fraction(2), 0
        if text.startswith("十"):
            return Fraction(10 + (CHINESE.index(text[1]) if len(text) > 1 else 0)), 0
        return Fraction(CHINESE.index(text)), 0
    plain = text.replace(",", "").replace("－", "-").replace("−", "-")
    return Fraction(plain), len(plain.partition(".")[2])


@dataclass(frozen=True, eq=False)
class Figure:
    """Hold one printed figure: one object for each place where it is printed.

    `number` and `unit` are the printed characters; `scale` turns the number into base units
    (yuan, ratios, single things), also where the unit stands in a table's head and not here.
    `is_exact` says that nothing was rounded (counts, scores, years).  Figures with the same
    `key` state the same thing.  `role`: amount, rate, points, count, score, weight, year,
    direction, name.
    """

    number: str
    unit: str
    scale: Fraction
    role: str
    key: str = ""
    is_exact: bool = False

    @property
    def text(self) -> str:
        """Give the characters printed."""
        return self.number + self.unit


@dataclass(frozen=True)
class Reading:
    """Hold what a reader understands of a printed figure: the value and one unit of its last digit."""

    text: str
    value: Fraction = Fraction(0)
    ulp: Fraction = Fraction(0)


def understand(figure: Figure, number: str | None = None, unit: str | None = None) -> Reading:
    """Read a figure as printed, or with another number or unit in its place."""
    number = figure.number if number is None else number
    if figure.role in ("direction", "name"):
        return Reading(number)
    scale = figure.scale if unit in (None, figure.unit) else SCALES[str(unit)]
    value, places = read_number(number)
    ulp = Fraction(0) if figure.is_exact else Fraction(1, 10**places) * scale
    return Reading(number + (figure.unit if unit is None else unit), value * scale, ulp)


@dataclass(frozen=True)
class Place:
    """Say where a figure is printed: block, cell (None in a paragraph), first and last character."""

    block: int
    row: int | None
    column: int | None
    start: int
    end: int


class Relation(Protocol):
    """What is true of some figures."""

    @property
    def kind(self) -> str:
        """Give the word used in the tables of results."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Give the operands."""

    def holds(self, readings: "Readings", slack: Fraction) -> bool:
        """Tell whether exact values exist within ± slack × one unit of the last digits."""


Readings = dict[Figure, Reading]


@dataclass(frozen=True)
class Paragraph:
    """Hold a paragraph; level 0 is body text, 1 to 4 headings, -1 the title."""

    text: str
    level: int = 0


@dataclass(frozen=True)
class Cell:
    """Hold a cell with the rows and columns that it covers."""

    text: str
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True)
class Table:
    """Hold a table; a position covered by a cell above or to the left holds None."""

    rows: tuple[tuple[Cell | None, ...], ...]
    caption: str = ""
    note: str = ""


Block = Paragraph | Table


@dataclass(frozen=True)
class HardCase:
    """Name a passage that looks wrong and is right."""

    tag: str
    quote: str


@dataclass(frozen=True)
class Report:
    """Hold a report with its truth."""

    style: str
    seed: int
    blocks: tuple[Block, ...]
    places: dict[Figure, Place]
    relations: tuple[Relation, ...]
    hard_cases: tuple[HardCase, ...] = field(default=())

    def text_at(self, place: Place) -> str:
        """Give the text of the paragraph or cell at a place."""
        block = self.blocks[place.block]
        if isinstance(block, Paragraph):
            return block.text
        cell = block.rows[place.row or 0][place.column or 0]
        return cell.text if cell else ""

    def sentence_at(self, place: Place) -> str:
        """Give the sentence, or the row of the table, round a place."""
        block = self.blocks[place.block]
        if isinstance(block, Table):
            return "\t".join(cell.text for cell in block.rows[place.row or 0] if cell)
        start = block.text.rfind("。", 0, place.start) + 1
        end = block.text.find("。", place.end)
        return block.text[start : end if end >= 0 else len(block.text)]

    def with_text(self, place: Place, new: str) -> "Report":
        """Put other characters at a place; figures and relations stay those of the original."""
        blocks = list(self.blocks)
        old = self.text_at(place)
        text = old[: place.start] + new + old[place.end :]
        block = blocks[place.block]
        if isinstance(block, Paragraph):
            blocks[place.block] = replace(block, text=text)
        else:
            rows = [list(row) for row in block.rows]
            cell = rows[place.row or 0][place.column or 0]
            assert cell is not None
            rows[place.row or 0][place.column or 0] = replace(cell, text=text)
            blocks[place.block] = replace(block, rows=tuple(map(tuple, rows)))
        return replace(self, blocks=tuple(blocks))

    def truth(self) -> list[dict[str, object]]:
        """List what is true: kind and operand quotes of each relation."""
        return [
            {"kind": relation.kind, "operands": [figure.text for figure in relation.figures]}
            for relation in self.relations
        ]

    @property
    def characters(self) -> int:
        """Count the characters without spaces."""
        texts = []
        for block in self.blocks:
            if isinstance(block, Paragraph):
                texts.append(block.text)
            else:
                texts += [block.caption, block.note]
                texts += [cell.text for row in block.rows for cell in row if cell]
        return sum(len("".join(text.split())) for text in texts)
