"""Tables without ruling lines: figures that stand in columns."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from jiheng.checks.readers.headings import ends_sentence
from jiheng.checks.readers.joining import joined, tidy
from jiheng.checks.readers.pdf_grids import Grid, Region
from jiheng.checks.readers.pdf_page import TENTHS, Char, Line

_NUMBER = re.compile(r"[-+—－]?[\d,]+(?:\.\d+)?[%‰]?")
_FEWEST_ROWS = 3
_MOST_COLUMNS = 40
_BETWEEN = 2
_RAISED = 3 * TENTHS


@dataclass
class Segment:
    """Hold a piece of a printed row between two wide gaps."""

    text: str
    x0: int
    x1: int

    @property
    def is_figure(self) -> bool:
        """Tell whether it is one number."""
        return bool(_NUMBER.fullmatch(self.text))


@dataclass
class Row:
    """Hold the segments that share a baseline."""

    y: int
    segments: list[Segment]
    lines: list[Line]

    @property
    def has_figures(self) -> bool:
        """Tell whether a number stands in it."""
        return any(segment.is_figure for segment in self.segments)


def may_hold_columns(lines: Sequence[Line]) -> bool:
    """Tell cheaply whether numbers may stand in columns on a page."""
    return sum(_looks_tabular(line.text) for line in lines) >= _FEWEST_ROWS or (
        sum(bool(_NUMBER.fullmatch(line.text)) for line in lines) >= 2 * _FEWEST_ROWS
    )


def _looks_tabular(text: str) -> bool:
    words = text.split()
    return len(words) >= 2 and bool(_NUMBER.fullmatch(words[-1])) and not ends_sentence(text)


def find_columns(
    lines: Sequence[Line], chars_of: Callable[[Line], list[Char]]
) -> list[tuple[Grid, list[Line]]]:
    """Find unruled tables among lines; give each with the lines that it takes up."""
    rows = _rows(lines, chars_of)
    found = []
    for run in _runs(rows):
        grid = _grid(run)
        if grid is not None:
            found.append((grid, [line for row in run for line in row.lines]))
    return found


def _rows(lines: Sequence[Line], chars_of: Callable[[Line], list[Char]]) -> list[Row]:
    rows: list[Row] = []
    for line in sorted(lines, key=lambda one: (-one.y, one.x0)):
        segments = _segments(line, chars_of)
        if rows and rows[-1].y - line.y <= _RAISED:
            rows[-1].segments += segments
            rows[-1].lines.append(line)
        else:
            rows.append(Row(line.y, segments, [line]))
    for row in rows:
        row.segments.sort(key=lambda one: one.x0)
    return rows


def _segments(line: Line, chars_of: Callable[[Line], list[Char]]) -> list[Segment]:
    if " " not in line.text:
        return [Segment(tidy(line.text), line.x0, line.x1)]
    segments: list[Segment] = []
    chars = chars_of(line)
    widest = max(char.x1 - char.x0 for char in chars)
    # Digits are half as wide as the type is high.
    em = 2 * widest if line.text.isascii() else widest
    for char in chars:
        if segments and char.x0 - segments[-1].x1 < em * 3 // 4:
            last = segments[-1]
            gap = " " if char.x0 - last.x1 > em // 5 else ""
            last.text, last.x1 = last.text + gap + char.text, max(last.x1, char.x1)
        else:
            segments.append(Segment(char.text, char.x0, char.x1))
    for segment in segments:
        segment.text = tidy(segment.text)
    return segments


def _runs(rows: Sequence[Row]) -> list[list[Row]]:
    """Group neighbouring rows with several segments, and the broken labels between them."""
    runs: list[list[Row]] = []
    run: list[Row] = []
    idle = 0
    for row in rows:
        if len(row.segments) >= 2:
            run.append(row)
            idle = 0
        elif run and idle < _BETWEEN and _is_inside(row, run):
            run.append(row)
            idle += 1
        else:
            runs.append(run)
            run, idle = [], 0
    runs.append(run)
    return [_trimmed(run) for run in runs if sum(one.has_figures for one in run) >= _FEWEST_ROWS]


def _is_inside(row: Row, run: Sequence[Row]) -> bool:
    """Tell whether a lone segment fits a column of the rows above it."""
    lone = row.segments[0]
    if ends_sentence(lone.text):
        return False
    last = next(one for one in reversed(run) if len(one.segments) >= 2)
    return any(
        lone.x0 >= segment.x0 - _RAISED and lone.x1 <= next_x0
        for segment, next_x0 in _with_room(last.segments)
    )


def _with_room(segments: Sequence[Segment]) -> list[tuple[Segment, int]]:
    rooms = [after.x0 for _, after in pairwise(segments)]
    return list(zip(segments[:-1], rooms, strict=True))


def _trimmed(run: list[Row]) -> list[Row]:
    while run and len(run[-1].segments) < 2:
        last = run[-1]
        gap = run[-2].y - last.y if len(run) > 1 else 0
        if gap and gap * 4 < 3 * _pitch(run):
            break
        run = run[:-1]
    return run


def _pitch(run: Sequence[Row]) -> int:
    gaps = [a.y - b.y for a, b in pairwise([row for row in run if row.has_figures])]
    return median_low(gaps) if gaps else 0


def _grid(run: Sequence[Row]) -> Grid | None:
    bounds = _columns(run)
    if bounds is None:
        return None
    columns = len(bounds)
    placed = [_placed(row, bounds) for row in _merged_labels(run)]
    figures = sum(segment.is_figure for row in run for segment in row.segments)
    if columns < 2 or figures < _FEWEST_ROWS or figures * 3 < len(placed):
        return None
    starts = [row_y for row_y, _ in placed]
    ys = [starts[0] + 2 * TENTHS, *(y - TENTHS for y in starts)]
    grid = Grid([bounds[0][0], *(x1 for _, x1 in bounds)], ys)
    for at, (_, spots) in enumerate(placed):
        taken: set[int] = set()
        for first, span, text in spots:
            grid.regions.append(Region(at, first, 1, span, text))
            taken.update(range(first, first + span))
        grid.regions += [Region(at, free, 1, 1) for free in range(columns) if free not in taken]
    return grid


def _columns(run: Sequence[Row]) -> list[tuple[int, int]] | None:
    """Find the columns from the rows that have the usual number of segments, or more."""
    counts = Counter(len(row.segments) for row in run if row.has_figures)
    usual = max(counts, key=lambda size: (counts[size], size))
    if not 2 <= usual <= _MOST_COLUMNS or counts[usual] < 2:
        return None
    spans = sorted(
        (segment.x0, segment.x1)
        for row in run
        if len(row.segments) >= usual and row.has_figures
        for segment in row.segments
    )
    columns: list[tuple[int, int]] = []
    for x0, x1 in spans:
        if columns and x0 <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    # A column without any figure is known by its header alone.
    for row in run:
        if len(row.segments) > usual and not row.has_figures:
            for segment in row.segments:
                if all(segment.x1 < x0 or x1 < segment.x0 for x0, x1 in columns):
                    columns.append((segment.x0, segment.x1))
    return sorted(columns) if len(columns) >= 2 else None


def _merged_labels(run: Sequence[Row]) -> list[tuple[int, list[Segment]]]:
    """Put the lines of a broken label to the row that they belong to."""
    pitch = _pitch(run)
    rows: list[tuple[int, list[Segment]]] = []
    anchors = [at for at, row in enumerate(run) if row.has_figures]
    homes: dict[int, list[Row]] = {at: [] for at in anchors}
    alone: set[int] = set()
    for at, row in enumerate(run):
        if at in homes:
            homes[at].append(row)
            continue
        near = _home(run, anchors, at)
        is_near = abs(run[near].y - row.y) * 4 < 3 * pitch
        if len(row.segments) == 1 and (is_near or _continues(run, near, at, pitch)):
            homes[near].append(row)
        else:
            alone.add(at)
    for at, row in enumerate(run):
        if at in alone:
            rows.append((row.y, row.segments))
        elif at in homes:
            rows.append((row.y, _with_labels(row, homes[at])))
    return rows


def _continues(run: Sequence[Row], near: int, at: int, pitch: int) -> bool:
    """Tell whether a lone piece goes on with the label above it, however far the lines stand.

    It does where its column is not the first, or the label above fills the column.
    """
    piece, above = run[at].segments[0], run[near]
    label = _label(above.segments, piece)
    if near > at or label is None or (above.y - run[at].y) * 10 > pitch * 13:
        return False
    widest = max(one.x1 for row in run for one in row.segments if _label([label], one))
    em = (label.x1 - label.x0) // max(len(label.text), 1)
    return label is not above.segments[0] or label.x1 > widest - 2 * em


def _home(run: Sequence[Row], anchors: Sequence[int], at: int) -> int:
    """Find the row of figures that a lone piece of a label belongs to."""
    piece = run[at].segments[0]
    before = max((anchor for anchor in anchors if anchor < at), default=None)
    after = min((anchor for anchor in anchors if anchor > at), default=None)
    if before is None or after is None:
        return anchors[0] if before is None else before
    up, down = run[before].y - run[at].y, run[at].y - run[after].y
    both_named = all(_label(run[anchor].segments, piece) for anchor in (before, after))
    # Labels run on downwards; only a label centred on its figures begins above them.
    return before if up * 2 <= down * (3 if both_named else 2) else after


def _label(segments: Sequence[Segment], piece: Segment) -> Segment | None:
    return next((one for one in segments if one.x0 <= piece.x1 and piece.x0 <= one.x1), None)


def _with_labels(anchor: Row, rows: Sequence[Row]) -> list[Segment]:
    segments = [Segment(one.text, one.x0, one.x1) for one in anchor.segments]
    for row in rows:
        if row is anchor:
            continue
        piece = row.segments[0]
        label = _label(segments, piece)
        if label is None:
            segments.append(Segment(piece.text, piece.x0, piece.x1))
        else:
            parts = [piece.text, label.text] if row.y > anchor.y else [label.text, piece.text]
            label.text = joined(parts)
    return sorted(segments, key=lambda one: one.x0)


def _placed(
    row: tuple[int, list[Segment]], columns: Sequence[tuple[int, int]]
) -> tuple[int, list[tuple[int, int, str]]]:
    """Give each segment its first column, how many it covers, and its text."""
    spots: list[tuple[int, int, str]] = []
    for segment in row[1]:
        touched = [
            at for at, (x0, x1) in enumerate(columns) if segment.x0 <= x1 and x0 <= segment.x1
        ] or [min(range(len(columns)), key=lambda at: _distance(columns[at], segment))]
        first, last = touched[0], touched[-1]
        if spots and first < spots[-1][0] + spots[-1][1]:
            before = spots.pop()
            spots.append(
                (before[0], max(before[1], last - before[0] + 1), f"{before[2]} {segment.text}")
            )
        else:
            spots.append((first, last - first + 1, segment.text))
    return row[0], spots


def _distance(column: tuple[int, int], segment: Segment) -> int:
    return max(column[0] - segment.x1, segment.x0 - column[1])
