"""The items of a score sheet on three levels, with the reasons for points lost."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Pieces, print_decimal
from benchmarks.checks.generator.model import Figure

Why = Callable[[], Pieces]


@dataclass(frozen=True)
class Entry:
    """Hold an item of the score sheet; `full` and `points` in hundredths."""

    first: str
    second: str
    name: str
    full: int
    points: int
    why: Why
    is_by_rate: bool = False
    rate: Fraction = Fraction(1)
    key: str = ""

    @property
    def lost(self) -> int:
        return self.full - self.points


def part_of(full: int, ratio: Fraction) -> int:
    """Give the points of a rate in hundredths, half up, never above the full points."""
    return min((full * ratio * 2 + 1) // 2, full)


def as_printed(w: Builder, ratio: Fraction) -> Fraction:
    """Round a rate as the report prints it."""
    return Fraction(print_decimal(ratio * 100, w.rate_places, False)) / 100


def by_first(entries: tuple[Entry, ...]) -> dict[str, list[Entry]]:
    """Group the entries under their first level, in order."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.first, []).append(entry)
    return found


def rounded_mark(hundredths: int, key: str = "") -> Figure:
    """Print points that were rounded to two places."""
    number = f"{hundredths // 100}.{hundredths % 100:02d}"
    return Figure(number, "分", Fraction(1), "score", key)
