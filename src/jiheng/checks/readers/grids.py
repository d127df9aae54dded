"""Rows of text made into a Table with its places."""

from collections.abc import Sequence

from jiheng.checks.document import Cell, Place, Table
from jiheng.checks.readers.limits import refuse_cells


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
