"""The figures of a table's rows by column, targets in words (≥450个) among them."""

from jiheng.checks.figures import Figure
from jiheng.checks.tables.grid import TableReading

_SHORT = 16


def figures_of_rows(table: TableReading) -> list[dict[int, Figure]]:
    """Give for every row the one figure of each of its cells, by column."""
    spoken: dict[object, list[Figure]] = {}
    for sentence in table.sentences:
        if len(sentence.text) <= _SHORT:
            spoken.setdefault(sentence.place, []).extend(sentence.figures)
    rows: list[dict[int, Figure]] = []
    for row, cells in enumerate(table.table.rows):
        found: dict[int, Figure] = {}
        seen: set[Figure] = set()
        for column, cell in enumerate(cells):
            figure = table.grid[row][column]
            said = spoken.get(cell.place, []) if cell is not None else []
            if figure is None and len(said) == 1:
                figure = said[0]
            if figure is not None and figure not in seen:
                seen.add(figure)
                found[column] = figure
        rows.append(found)
    return rows
