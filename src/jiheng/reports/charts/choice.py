"""Choose the rows a chart draws: a picture has to fit on one page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeVar

from jiheng.reports.spans import Figure

__all__ = ["MOST_ROWS", "lowest", "part_shown", "share_of"]

Row = TypeVar("Row")

MOST_ROWS = 18
_SHARES = {"execution": "执行率", "points": "得分率", "targets": "完成率"}


def share_of(got: Figure, whole: Figure) -> Fraction | None:
    """Divide two figures; None where one is missing or the whole is zero."""
    if got.value is None or not whole.value:
        return None
    return got.value / whole.value


def lowest(rows: Sequence[Row], share: Callable[[Row], Fraction | None]) -> list[Row]:
    """Keep the rows with the lowest share, in the order given; those without one go first out."""
    if len(rows) <= MOST_ROWS:
        return list(rows)
    ordered = sorted(range(len(rows)), key=lambda at: _rank(share(rows[at]), at))
    return [rows[at] for at in sorted(ordered[:MOST_ROWS])]


def _rank(share: Fraction | None, at: int) -> tuple[bool, Fraction, int]:
    return share is None, share or Fraction(0), at


def part_shown(kind: str, drawn: int, count: int) -> str:
    """Say which rows a chart of ``kind`` draws, empty for all.

    >>> part_shown("points", 18, 40), part_shown("points", 18, 18)
    ('得分率最低的18项', '')
    """
    return f"{_SHARES[kind]}最低的{drawn}项" if drawn < count else ""
