"""Tables that go on over pages, and rows that no line parts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from jiheng.checks.document import Cell
from jiheng.checks.readers.joining import joined
from jiheng.checks.readers.pdf_grids import Grid, Region
from jiheng.checks.readers.pdf_page import TENTHS
from jiheng.checks.readers.pdf_paragraphs import Block

_SAME_PLACE = 5 * TENTHS
_FIGURE = re.compile(r"[-+]?[\d,]+(?:\.\d+)?[%‰]?")


@dataclass
class PageGrid:
    """Hold a table: its page, and a grid for each page that it goes on over."""

    page: int
    grids: list[Grid]


def joined_grids(items: Sequence[Block | PageGrid]) -> list[Block | PageGrid]:
    """Join a table with its continuation at the top of the next page.

    Nothing but running lines stands between them, and their columns stand at the same places.
    A header that is printed again is dropped.
    """
    done: list[Block | PageGrid] = []
    for item in items:
        last = done[-1] if done else None
        if (
            isinstance(item, PageGrid)
            and isinstance(last, PageGrid)
            and item.page == last.page + len(last.grids)
            and _same_columns(last.grids[0], item.grids[0])
        ):
            last.grids.append(_without_header(last.grids[0], item.grids[0]))
        else:
            done.append(item)
    return done


def _same_columns(first: Grid, second: Grid) -> bool:
    return len(first.xs) == len(second.xs) and all(
        abs(a - b) <= _SAME_PLACE for a, b in zip(first.xs, second.xs, strict=True)
    )


def _without_header(first: Grid, second: Grid) -> Grid:
    above = _row_texts(first)
    below = _row_texts(second)
    same = 0
    while same < min(len(above), len(below)) and above[same] == below[same] and any(above[same]):
        same += 1
    if not same or any(
        region.row < same < region.row + region.row_span for region in second.regions
    ):
        return second
    # A repeated header has no figures; equal rows with figures are rows.
    if any(_FIGURE.fullmatch(text) for row in below[:same] for text in row):
        return second
    regions = [
        replace(region, row=region.row - same) for region in second.regions if region.row >= same
    ]
    return Grid(second.xs, second.ys[same:], regions)


def _row_texts(grid: Grid) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in grid.ys[1:]]
    for region in sorted(grid.regions, key=lambda one: (one.row, one.column)):
        rows[region.row].append("".join(region.text.split()))
    return rows


def carry_over(above: list[tuple[Cell | None, ...]], below: list[list[Cell | None]]) -> None:
    """Let a merged cell go on over the page: its rest on the next page is printed without text.

    A cell goes on where the one above it covers several rows, or names a group: it stands left
    of all cells with text in the first row of the page.
    """
    first = below[0]
    start = next((x for x, cell in enumerate(first) if cell and cell.text.strip()), len(first))
    for column, rest in enumerate(first):
        last = above[-1][column]
        if rest is None or last is None or rest.text.strip() or not last.text.strip():
            continue
        if rest.column_span != last.column_span or not (last.row_span > 1 or column < start):
            continue
        whole = replace(last, row_span=last.row_span + rest.row_span)
        for row, cells in enumerate(above):
            if last in cells:
                above[row] = tuple(whole if cell is last else cell for cell in cells)
        for line in below:
            line[:] = [whole if cell is rest else cell for cell in line]


def split_rows(grid: Grid) -> Grid:
    """Part the rows of a ruled table that has lines between its columns only.

    A row is parted where a column of it holds several figures, one below the other; the lines
    of the other columns go to the figure at their height.
    """
    ys, regions = [grid.ys[0]], []
    for row in range(len(grid.ys) - 1):
        own = [region for region in grid.regions if region.row == row]
        heights = _heights(grid, row, own)
        base = len(ys) - 1
        if len(heights) < 2:
            shifted = [replace(region, row=base) for region in own]
            ys.append(grid.ys[row + 1])
        else:
            shifted = [part for region in own for part in _parts(region, base, heights)]
            ys += [(a + b) // 2 for a, b in pairwise(heights)]
            ys.append(grid.ys[row + 1])
        regions += shifted
    if len(ys) == len(grid.ys):
        return grid
    return Grid(grid.xs, ys, regions)


def _heights(grid: Grid, row: int, own: Sequence[Region]) -> list[int]:
    """Give the baselines of the figures of a row where they tell printed rows apart."""
    spans_more = any(region.row_span > 1 for region in own) or any(
        region.row < row < region.row + region.row_span for region in grid.regions
    )
    if spans_more or len(own) < 2:
        return []
    stacks = [[y for y, _ in region.lines] for region in own if _is_stack(region)]
    heights = max(stacks, key=len, default=[])
    # A figure broken over two lines is one: its parts do not stand beside others.
    beside = [region for region in own if len(region.lines) >= len(heights)]
    return heights if len(beside) >= 2 else []


def _is_stack(region: Region) -> bool:
    """Tell whether a cell holds figures one below the other, perhaps under a heading."""
    texts = [text for _, text in region.lines]
    while len(texts) > 2 and not _FIGURE.fullmatch(texts[0]):
        texts = texts[1:]
    return len(texts) > 1 and all(_FIGURE.fullmatch(text) for text in texts)


def _parts(region: Region, base: int, heights: Sequence[int]) -> list[Region]:
    lines: list[list[tuple[int, str]]] = [[] for _ in heights]
    for y, text in region.lines:
        lines[_row_at(y, heights)].append((y, text))
    return [
        Region(
            base + at,
            region.column,
            1,
            region.column_span,
            joined([text for _, text in held]),
            tuple(held),
        )
        for at, held in enumerate(lines)
    ]


def _row_at(y: int, heights: Sequence[int]) -> int:
    """Find the printed row of a line; a broken label rather goes on with the row above."""
    below = next((at for at, height in enumerate(heights) if height <= y + TENTHS), len(heights))
    if below in {0, len(heights)}:
        return min(below, len(heights) - 1)
    up, down = heights[below - 1] - y, y - heights[below]
    return below - 1 if down > TENTHS and up * 2 <= down * 3 else below
