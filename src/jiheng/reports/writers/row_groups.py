"""Tell which rows of a table belong on one page: those that a merged cell makes one group.

A page break inside a merged cell leaves the rows after it without their label. Groups too tall
for that, by a generous estimate of their height, may break, and repeat it. A headline stays with
the row below it, the last row (总分) with the one above it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, pairwise
from math import ceil

from jiheng.reports.charts.labels import text_width
from jiheng.reports.document import Cell, PlacedCell, Table
from jiheng.reports.spans import plain_text
from jiheng.reports.writers import page

__all__ = ["held_rows", "kept_with_next", "whole_groups", "with_labels"]

_TALLEST_PT, _TALLEST_WIDE_PT = 400, 240
"""A group as tall as this may leave half a page blank, upright or turned; a taller one breaks."""
_LINE_PT, _PADDING_PT = 17, 9
_SIDES_PT = 8


def kept_with_next(table: Table, width: float) -> frozenset[int]:
    """Give the rows, header rows counted, that stay on the page of the next one.

    `width` is that of the table in points.
    """
    merged = (
        row
        for placed in whole_groups(table, width)
        for row in range(placed.row, placed.row + placed.cell.rowspan - 1)
    )
    depth, last = len(table.header), len(table.rows) - 2
    alone = (depth + at for at, row in enumerate(table.rows) if _is_band(row) or at == last)
    return frozenset((*merged, *alone))


def with_labels(table: Table, width: float) -> Table:
    """Repeat in every row the label of a group too tall for one page: no page is without it."""
    whole = whole_groups(table, width)
    tall = [
        placed
        for placed in table.placed()
        if placed.cell.header and placed.cell.rowspan > 1 and placed not in whole
    ]
    if not tall:
        return table
    rows: list[list[PlacedCell]] = [[] for _ in range(len(table.header) + len(table.rows))]
    for placed in table.placed():
        down = placed.cell.rowspan if placed in tall else 1
        cell = replace(placed.cell, rowspan=1) if placed in tall else placed.cell
        for row in range(placed.row, placed.row + down):
            rows[row].append(PlacedCell(row, placed.column, cell))
    made = [
        tuple(one.cell for one in sorted(row, key=lambda placed: placed.column)) for row in rows
    ]
    depth = len(table.header)
    return replace(table, header=tuple(made[:depth]), rows=tuple(made[depth:]))


def held_rows(table: Table, width: float) -> list[int]:
    """Give for each body row how many rows stay together from it on, 0 for one held already.

    Headlines hold the row below them, the row before the last holds the last one, unless the two
    are too tall for that.
    """
    count, depth = len(table.rows), len(table.header)
    heights = _heights(table, width)[depth:]
    bound = [
        (_is_band(row) or at == count - 2) and sum(heights[at : at + 2]) <= _tallest(table)
        for at, row in enumerate(table.rows)
    ]
    starts = [at for at in range(count) if at == 0 or not bound[at - 1]]
    held = [0] * count
    for start, end in pairwise((*starts, count)):
        held[start] = end - start
    return held


def _tallest(table: Table) -> int:
    return _TALLEST_WIDE_PT if table.wide else _TALLEST_PT


def _is_band(row: tuple[Cell, ...]) -> bool:
    """Tell whether a row is the bold headline of those below it; no page may end with one."""
    return bool(row) and row[0].header and all(span.strong for span in row[0].spans)


def whole_groups(table: Table, width: float) -> frozenset[PlacedCell]:
    """Give the merged cells that fit well on one page, with the rows beside them."""
    merged = [placed for placed in table.placed() if placed.cell.rowspan > 1]
    heights = _heights(table, width) if merged else []
    return frozenset(
        placed
        for placed in merged
        if sum(heights[placed.row : placed.row + placed.cell.rowspan]) <= _tallest(table)
    )


def _heights(table: Table, width: float) -> list[float]:
    """Estimate the height of each row from the cells that are one row high."""
    edges = [0, *accumulate(column.width for column in table.columns)]
    heights = [float(_LINE_PT + _PADDING_PT)] * (len(table.header) + len(table.rows))
    for placed in table.placed():
        if placed.cell.rowspan > 1:
            continue
        share = edges[placed.column + placed.cell.colspan] - edges[placed.column]
        room = share / edges[-1] * width - _SIDES_PT - placed.cell.indent * page.SMALL_PT
        lines = sum(
            max(1, ceil(text_width(line) * page.SMALL_PT / max(room, page.SMALL_PT)))
            for line in plain_text(placed.cell.spans).split("\n")
        )
        heights[placed.row] = max(heights[placed.row], lines * _LINE_PT + _PADDING_PT)
    return heights
