"""Rows of text made into a Table with its places."""

from collections.abc import Sequence
from dataclasses import dataclass

from jiheng.checks.document import Cell, Place, Table
from jiheng.checks.readers.limits import MAX_COLUMNS, refuse_cells


def table_of(
    rows: Sequence[Sequence[str]], number: int, name: str, sheet: str = "", page: int | None = None
) -> Table:
    """Make a table of cells that are not merged; short rows are filled with None.

    Raises:
        UnreadableFile: it has more positions than are read.
    """
    width = max((len(row) for row in rows), default=0)
    refuse_cells(name, width * len(rows))
    grid = tuple(
        tuple(
            Cell(row[at], Place(page, None, number, index, at + 1, sheet))
            if at < len(row)
            else None
            for at in range(width)
        )
        for index, row in enumerate(rows, start=1)
    )
    return Table(grid, Place(page, None, number, sheet=sheet))


@dataclass(frozen=True)
class Spanned:
    """Hold the text of a cell with the rows and columns that it covers."""

    text: str
    row_span: int = 1
    column_span: int = 1


def spanned_table(rows: Sequence[Sequence[Spanned]], number: int, name: str) -> Table:
    """Lay out rows that list only the cells that begin in them, as html does.

    Raises:
        UnreadableFile: it has more positions than are read.
    """
    placed: dict[tuple[int, int], Cell] = {}
    height = len(rows)
    for at, row in enumerate(rows):
        column = 0
        for one in row:
            while (at, column) in placed:
                column += 1
            down = max(1, min(one.row_span, height - at))
            right = max(1, min(one.column_span, MAX_COLUMNS - column))
            refuse_cells(name, len(placed) + down * right)
            place = Place(table=number, row=at + 1, column=column + 1)
            cell = Cell(one.text, place, down, right)
            for r in range(at, at + down):
                for c in range(column, column + right):
                    placed.setdefault((r, c), cell)
            column += right
    width = max((c + 1 for _, c in placed), default=0)
    refuse_cells(name, width * height)
    grid = tuple(tuple(placed.get((r, c)) for c in range(width)) for r in range(height))
    return Table(grid, Place(table=number))
