"""Read full points that stand behind the name of a group: 过程（30分） over its indicators."""

import re
from collections.abc import Iterator

from jiheng.checks.document import Place
from jiheng.checks.figures import Figure, Kind
from jiheng.checks.tables.cells import squeezed
from jiheng.checks.tables.scores import ScoreTable

_NAMED = re.compile(r"[^（()）]{2,}[（(]\d{1,3}(?:\.\d+)?分[）)]")


def named_groups(table: ScoreTable) -> Iterator[tuple[Figure, list[Figure]]]:
    """Give each merged name that states its full points with those of the rows that it spans."""
    full = table.full
    if full is None:
        return
    rows = {row.index: row for row in table.rows}
    for column in table.half.label_columns:
        for row in table.rows:
            cell = table.cell(row.index, column)
            above = table.cell(row.index - 1, column) if row.index else None
            if cell is None or cell is above or cell.row_span < 2:
                continue
            if _NAMED.fullmatch(squeezed(cell.text)) is None:
                continue
            stated = _scores_in(table, cell.place)
            inside = [i for i in range(row.index, row.index + cell.row_span) if i in rows]
            if len(stated) != 1 or any(table.half.is_unknown(i, full) for i in inside):
                continue
            parts = [f for i in inside if (f := table.half.figure(i, full)) is not None]
            if len(parts) == len(inside) > 1:
                yield stated[0], parts


def group_name(table: ScoreTable, group: Figure) -> str:
    """Give the name of a group with its points as printed."""
    row = table.reading.row_of(group)
    cells = table.reading.table.rows[row]
    return next(squeezed(c.text) for c in cells if c is not None and c.place == group.place)


def _scores_in(table: ScoreTable, place: Place) -> list[Figure]:
    return [
        figure
        for sentence in table.reading.sentences
        if sentence.place == place
        for figure in sentence.figures
        if figure.kind is Kind.SCORE
    ]
