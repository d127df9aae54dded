"""Ruled tables of a page: from its lines to a grid with merged cells."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from jiheng.checks.readers.joining import joined
from jiheng.checks.readers.pdf_page import TENTHS, Char, Rulings

_SNAP = 5 * TENTHS // 2
_TOUCH = 3 * TENTHS
_MOST_PAIRS = 250_000
_MOST_LINES = 2_000
_OPEN_SIDE = 15 * TENTHS
_MOST_CROSSED = 50
"""One pair of neighbours in fifty may overflow its cell."""
_IN_NUMBERS = frozenset("0123456789.,%-")
_RAISED = 3 * TENTHS
"""The middle of a small character lies about three points above its baseline."""


@dataclass(frozen=True)
class Region:
    """Hold one merged or plain cell: its rows and columns, from 0, and its text."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str = ""
    lines: tuple[tuple[int, str], ...] = ()
    """The printed lines in it with their baselines."""


@dataclass
class Grid:
    """Hold a table's lines: `xs` from left to right, `ys` from top to bottom."""

    xs: list[int]
    ys: list[int]
    regions: list[Region] = field(default_factory=list)

    @property
    def top(self) -> int:
        """Give the upper edge."""
        return self.ys[0]

    @property
    def bottom(self) -> int:
        """Give the lower edge."""
        return self.ys[-1]

    def covers(self, x: int, y: int) -> bool:
        """Tell whether a character at a baseline point stands inside."""
        inside_x = self.xs[0] - TENTHS <= x <= self.xs[-1] + TENTHS
        return inside_x and self.ys[-1] <= y + _RAISED <= self.ys[0]


@dataclass
class _Lines:
    across: dict[int, list[tuple[int, int]]]
    down: dict[int, list[tuple[int, int]]]


def find_grids(rulings: Rulings) -> list[Grid]:
    """Find the ruled tables of a page, from top to bottom; frames of one cell are none."""
    across, down = _straightened(rulings.across), _straightened(rulings.down)
    if (
        not 2 <= len(across) <= _MOST_LINES
        or len(down) < 2
        or len(across) * len(down) > _MOST_PAIRS
    ):
        return []
    grids = []
    for component in _components(across, down):
        grid = _grid(component)
        if grid is not None:
            grids.append(grid)
    return sorted(grids, key=lambda grid: (-grid.top, grid.xs[0]))


def _straightened(lines: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Bring lines that nearly coincide together, and pieces of one line into one."""
    by_place: dict[int, list[tuple[int, int]]] = defaultdict(list)
    start: int | None = None
    for at, first, last in sorted(lines):
        if start is None or at - start > _SNAP:
            start = at
        by_place[start].append((first, last))
    return [
        (at, first, last)
        for at, pieces in by_place.items()
        for first, last in _unbroken(sorted(pieces))
    ]


def _unbroken(pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    whole: list[tuple[int, int]] = []
    for first, last in pieces:
        if whole and first - whole[-1][1] <= _TOUCH:
            whole[-1] = (whole[-1][0], max(whole[-1][1], last))
        else:
            whole.append((first, last))
    return whole


def _components(
    across: Sequence[tuple[int, int, int]], down: Sequence[tuple[int, int, int]]
) -> list[_Lines]:
    parents = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    for i, (y, x0, x1) in enumerate(across):
        for j, (x, y0, y1) in enumerate(down):
            if x0 - _TOUCH <= x <= x1 + _TOUCH and y0 - _TOUCH <= y <= y1 + _TOUCH:
                parents[root(i)] = root(len(across) + j)
    groups: dict[int, _Lines] = {}
    for i, (y, x0, x1) in enumerate(across):
        lines = groups.setdefault(root(i), _Lines({}, {}))
        lines.across.setdefault(y, []).append((x0, x1))
    for j, (x, y0, y1) in enumerate(down):
        lines = groups.setdefault(root(len(across) + j), _Lines({}, {}))
        lines.down.setdefault(x, []).append((y0, y1))
    return list(groups.values())


def _grid(lines: _Lines) -> Grid | None:
    if len(lines.across) < 2 or not lines.down:
        return None
    xs, ys = sorted(lines.down), sorted(lines.across, reverse=True)
    left = min(first for pieces in lines.across.values() for first, _ in pieces)
    right = max(last for pieces in lines.across.values() for _, last in pieces)
    # Many official tables have no outer sides.
    xs = [left, *xs] if left < xs[0] - _OPEN_SIDE else xs
    xs = [*xs, right] if right > xs[-1] + _OPEN_SIDE else xs
    width, height = len(xs) - 1, len(ys) - 1
    if width < 1 or width * height < 2:
        return None
    grid = Grid(xs, ys)
    grid.regions = _regions(lines, xs, ys)
    return grid if len(grid.regions) >= 2 else None


def _regions(lines: _Lines, xs: Sequence[int], ys: Sequence[int]) -> list[Region]:
    width, height = len(xs) - 1, len(ys) - 1
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    regions: list[Region] = []
    for row in range(height):
        for column in range(width):
            if (row, column) in owner:
                continue
            across = 1
            while (
                column + across < width
                and (row, column + across) not in owner
                and not _is_ruled(lines.down, xs[column + across], (ys[row] + ys[row + 1]) // 2)
            ):
                across += 1
            tall = 1
            while row + tall < height and not any(
                (row + tall, at) in owner
                or _is_ruled(lines.across, ys[row + tall], (xs[at] + xs[at + 1]) // 2)
                for at in range(column, column + across)
            ):
                tall += 1
            for y in range(row, row + tall):
                for x in range(column, column + across):
                    owner[y, x] = (row, column)
            regions.append(Region(row, column, tall, across))
    return regions


def _is_ruled(lines: dict[int, list[tuple[int, int]]], at: int, middle: int) -> bool:
    return any(first <= middle <= last for first, last in lines.get(at, ()))


class _Finder:
    """Find the region that a character stands in."""

    def __init__(self, grid: Grid) -> None:
        self._xs, self._rising = grid.xs, [-y for y in grid.ys]
        self._owner = {
            (y, x): index
            for index, region in enumerate(grid.regions)
            for y in range(region.row, region.row + region.row_span)
            for x in range(region.column, region.column + region.column_span)
        }

    def region(self, char: Char) -> int:
        column = bisect_right(self._xs, (char.x0 + char.x1) // 2) - 1
        row = bisect_right(self._rising, -(char.y + _RAISED)) - 1
        column = min(max(column, 0), len(self._xs) - 2)
        row = min(max(row, 0), len(self._rising) - 2)
        return self._owner[row, column]


def is_crossed(grid: Grid, runs: Iterable[Sequence[Char]]) -> bool:
    """Tell whether words run through the lines of a grid that is nearly empty: a chart."""
    finder = _Finder(grid)
    pairs = crossed = 0
    filled: set[int] = set()
    for run in runs:
        filled.update(map(finder.region, run))
        for before, after in pairwise(run):
            is_close = -_TOUCH < after.x0 - before.x1 < _SNAP
            if is_close and abs(after.y - before.y) < TENTHS:
                pairs += 1
                crossed += finder.region(before) != finder.region(after)
    is_sparse = len(filled) * 3 < len(grid.regions)
    return is_sparse and crossed >= 2 and crossed * _MOST_CROSSED > pairs


def fill(grid: Grid, runs: Iterable[Sequence[Char]]) -> None:
    """Put the characters that stand in a grid into its cells.

    A number that overflows its cell stays whole, where most of it stands.
    """
    finder = _Finder(grid)
    held: dict[int, list[Char]] = defaultdict(list)
    for run in runs:
        for word in _words(run):
            homes = Counter(map(finder.region, word))
            held[max(homes, key=lambda index: homes[index])] += word
    for index, region in enumerate(grid.regions):
        lines = tuple(text_lines(held[index]))
        text = joined([line for _, line in lines])
        grid.regions[index] = replace(region, text=text, lines=lines)


def _words(run: Sequence[Char]) -> list[list[Char]]:
    """Part a line into numbers and single characters."""
    words: list[list[Char]] = []
    for char in run:
        last = words[-1][-1] if words else None
        goes_on = (
            last is not None
            and char.text in _IN_NUMBERS
            and last.text in _IN_NUMBERS
            and -_TOUCH < char.x0 - last.x1 < TENTHS
            and abs(char.y - last.y) < TENTHS
        )
        if goes_on:
            words[-1].append(char)
        else:
            words.append([char])
    return words


def text_lines(chars: Sequence[Char]) -> list[tuple[int, str]]:
    """Order characters into lines from top to bottom, each with its baseline."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda one: -one.y):
        if rows and rows[-1][0].y - char.y <= _RAISED:
            rows[-1].append(char)
        else:
            rows.append([char])
    return [(row[0].y, _text(sorted(row, key=lambda one: one.x0))) for row in rows]


def _text(row: Sequence[Char]) -> str:
    text = ""
    before: Char | None = None
    for char in row:
        wide = before is not None and char.x0 - before.x1 > max(before.x1 - before.x0, TENTHS * 3)
        text += f" {char.text}" if wide else char.text
        before = char
    return text
