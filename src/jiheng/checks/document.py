"""What every reader makes of a file: paragraphs and tables in reading order, with their places."""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Place:
    """Say where in a file something stands; all numbers count from 1, None where unknown.

    `paragraph` counts the paragraphs outside tables, `table` the tables of the document (the
    sheets of a workbook), `row` and `column` the cells of the table as seen, header included.
    `sheet` is the sheet title of a workbook.
    """

    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str = ""

    @property
    def words(self) -> str:
        """Name the place as an official would: 第3页第12段, 第2个表第4行第3列."""
        page = f"第{self.page}页" if self.page is not None else ""
        if self.table is None:
            return page + (f"第{self.paragraph}段" if self.paragraph is not None else "")
        table = f"“{self.sheet}”表" if self.sheet else f"第{self.table}个表"
        row = f"第{self.row}行" if self.row is not None else ""
        column = f"第{self.column}列" if self.column is not None else ""
        return f"{page}{table}{row}{column}"


@dataclass(frozen=True)
class Paragraph:
    """Hold one paragraph with its line breaks removed.

    `heading` is 0 for body text, else the level of the heading (一、 is 1, （一） is 2, 1. is 3,
    （1） is 4) where the file or the print says so.
    """

    text: str
    place: Place
    heading: int = 0


@dataclass(frozen=True)
class Cell:
    """Hold one cell; a merged cell stands once, with the rows and columns that it covers."""

    text: str
    place: Place
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True)
class Table:
    """Hold one table as a grid of equal rows.

    Every grid position covered by a merged cell holds the same Cell object; a position that
    the file leaves out holds None.  `caption` is the title printed above (or in a first row
    across the table), `note` the line that states the unit (单位：万元).
    """

    rows: tuple[tuple[Cell | None, ...], ...]
    place: Place
    caption: str = ""
    note: str = ""

    @property
    def width(self) -> int:
        """Give the number of columns."""
        return len(self.rows[0]) if self.rows else 0


Block = Paragraph | Table


@dataclass(frozen=True)
class Unread:
    """Name a part of a file that was not read (a scanned page, a picture), and why."""

    where: str
    reason: str


@dataclass(frozen=True)
class Document:
    """Hold what was read of one file, in reading order.

    `format` is the kind of file: docx, pdf, xlsx, txt, doc.
    """

    name: str
    format: str
    blocks: tuple[Block, ...]
    unread: tuple[Unread, ...] = ()

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Give the paragraphs outside tables."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Give the tables."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @cached_property
    def texts(self) -> dict[Place, str]:
        """Map the place of every paragraph and cell to its text, in reading order."""
        found: dict[Place, str] = {}
        for block in self.blocks:
            if isinstance(block, Paragraph):
                found[block.place] = block.text
            else:
                for row in block.rows:
                    found |= {cell.place: cell.text for cell in row if cell is not None}
        return found

    @cached_property
    def characters(self) -> int:
        """Count the characters read, without spaces."""
        return sum(len("".join(text.split())) for text in self.texts.values())
