"""A sheet of text as it was read, and the table of a form that was found in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from jiheng.forms.catalogue import FormSheet
from jiheng.forms.errors import FormError

MAX_ROWS = 50_000
"""Data rows that one sheet may have."""
EXAMPLE_MARK = "示例："
"""What the example row of a template begins with."""
CARD_HEADERS = ("项目", "内容", "说明")


@dataclass(frozen=True)
class Mark:
    """Hold what a reader noticed about one cell beside its text.

    A `date` mark only matters in a column that does not hold dates.
    """

    what: str
    expected: str = ""
    advice: str = ""
    severity: Literal["error", "warning"] = "error"
    is_date: bool = False


@dataclass
class RawSheet:
    """Hold the text of one sheet as it was read; `rows[0]` is row 1, cells start at column A.

    `merged` lists first row, first column, last row, last column; rows from 1, columns from 0.
    `is_filled` says that a sheet has content although its rows were not read.
    """

    title: str
    file: str
    rows: list[list[str]]
    marks: dict[tuple[int, int], Mark] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    is_filled: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """Hold the texts of one row by field name, with the row's number in the sheet."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TotalRow(TableRow):
    """Be a row that adds up others: all of them, or those since the total before it."""

    is_subtotal: bool


@dataclass
class Table:
    """Hold the rows of one form with the places they were read from.

    `title` is what the sheet is called where it was read.  `columns` maps field names to column
    numbers from 0; `totals` are the rows that add up the others; `card_rows` maps fields to rows
    where the form is a card.
    """

    sheet: FormSheet
    title: str
    file: str
    columns: dict[str, int]
    rows: list[TableRow]
    totals: list[TotalRow] = field(default_factory=list)
    card_rows: dict[str, int] = field(default_factory=dict)
    header_row: int = 1

    def place(self, row: TableRow, name: str) -> tuple[int, str]:
        """Give row number and column letter of a field of a row."""
        if self.sheet.is_card:
            return self.card_rows.get(name, self.header_row), "B"
        # A column that was left out would stand behind the last one.
        at = self.columns.get(name, max(self.columns.values(), default=-1) + 1)
        return row.number, letter(at)

    def address(self, row: TableRow, name: str) -> str:
        """Give the full address, such as `采购管理!C3`."""
        number, column = self.place(row, name)
        return f"{self.title}!{column}{number}"

    def error(
        self,
        row: TableRow,
        name: str,
        what: str,
        expected: str = "",
        advice: str = "",
        severity: Literal["error", "warning"] = "error",
    ) -> FormError:
        """Make the error of one cell."""
        number, column = self.place(row, name)
        return FormError(
            what,
            self.title,
            number,
            column,
            self.sheet.model.column(name).header,
            row.cells.get(name, ""),
            expected,
            advice,
            self.file,
            severity,
        )


def letter(column: int) -> str:
    """Name a column counted from 0 as spreadsheets do.

    >>> letter(0), letter(25), letter(26), letter(702)
    ('A', 'Z', 'AA', 'AAA')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
