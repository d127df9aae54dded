"""Find the rows that stand under a row without a word for total: 一、 over （一）, indented, 其中."""

from collections.abc import Iterator

from jiheng.checks.tables.halves import Half, Row
from jiheng.checks.tables.partitions import Partition


def families(half: Half) -> Iterator[tuple[Row, Partition]]:
    """Give each plain row with the rows that divide it, by numbering, indent or 其中."""
    rows = half.rows
    for position, row in enumerate(rows):
        if row.rank or row.code:
            continue
        following = rows[position + 1 :]
        parts = _of_which(row, following)
        for kind, chosen in (
            ("下级序号", _numbered(row, following)),
            ("下级缩进", _indented(row, following)),
            # Where the list ends is not said.
            *((f"其中{length}", parts[:length]) for length in range(2, len(parts) + 1)),
        ):
            if len(chosen) > 1:
                yield row, Partition(kind, tuple(child.index for child in chosen))


def _numbered(row: Row, following: tuple[Row, ...]) -> list[Row]:
    if not row.numbering:
        return []
    below: list[Row] = []
    for other in following:
        if other.rank or (other.numbering and other.numbering <= row.numbering):
            break
        if other.numbering:
            below.append(other)
    highest = min((other.numbering for other in below), default=0)
    return [other for other in below if other.numbering == highest]


def _indented(row: Row, following: tuple[Row, ...]) -> list[Row]:
    below: list[Row] = []
    for other in following:
        if other.rank or other.indent <= row.indent:
            break
        below.append(other)
    least = min((other.indent for other in below), default=0)
    return [other for other in below if other.indent == least]


def _of_which(row: Row, following: tuple[Row, ...]) -> list[Row]:
    """Take the rows from 其中 on that could be parts: up to the next numbering or total."""
    if row.is_of_which or not following or not following[0].is_of_which:
        return []
    below = [following[0]]
    for other in following[1:]:
        if other.rank or other.is_of_which or other.numbering != following[0].numbering:
            break
        below.append(other)
    return below
