"""What a printed number could have been before one slip of the hand."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.mining.scaled import SCALE, is_counted
from jiheng.checks.relations.slips import Slip

_POINTS = (1, -1, 2, -2)
_UNITS = (4, -4, 8, -8)


@dataclass(frozen=True, eq=False)
class Variants:
    """Hold the numbers one slip away from a figure, scaled, each with its slip, how far its print
    would reach, and one unit of its last digit.
    """

    slips: dict[int, Slip]
    halves: dict[int, int]
    steps: dict[int, int]

    @cached_property
    def ordered(self) -> list[int]:
        """Give the numbers in order."""
        return sorted(self.slips)

    @cached_property
    def _reach(self) -> int:
        return max(self.halves.values(), default=0)

    def within(self, low: int, high: int) -> int | None:
        """Give a number of the likeliest slip whose print meets a range, None where none does."""
        reach = self._reach
        found = [
            value
            for value in self._between(low - reach, high + reach)
            if low - self.halves[value] <= value <= high + self.halves[value]
        ]
        return min(found, key=lambda value: self.slips[value], default=None)

    def rivals(self, value: int) -> int:
        """Count the numbers that could as well have been hit: those of about the same size, and
        where only the unit or the point is wrong, the few that such slips give.
        """
        if self.slips[value] in (Slip.UNIT, Slip.POINT):
            return 1
        return len(self._between(value // 2, value + value // 2))

    def _between(self, low: int, high: int) -> list[int]:
        return self.ordered[bisect_left(self.ordered, low) : bisect_right(self.ordered, high)]


def variants_of(figure: Figure) -> Variants:
    """Give the numbers that one slip turns into the printed one: a digit, two swapped, one left
    out or too many, the point, the unit of money.
    """
    digits = [mark for mark in figure.number if mark.isdigit()]
    places = len(figure.number.partition(".")[2])
    unit = (figure.unit.scale if figure.unit is not None else 1) * SCALE
    shifts = (0, *_POINTS, *_UNITS)
    lasts = {shift: Fraction(unit) * Fraction(10) ** (shift - places) for shift in shifts}
    found: dict[int, Slip] = {}
    halves: dict[int, int] = {}
    steps: dict[int, int] = {}
    is_exact = is_counted(figure)

    def add(marks: list[str], slip: Slip, shift: int = 0) -> None:
        last = lasts[shift]
        value, left = divmod(int("".join(marks) or "0") * last.numerator, last.denominator)
        if value and not left and slip < found.get(value, Slip.OTHER):
            found[value] = slip
            steps[value] = last.numerator // last.denominator
            halves[value] = 0 if is_exact else steps[value] // 2

    for shift in _UNITS if figure.kind is Kind.MONEY else ():
        add(digits, Slip.UNIT, shift)
    for shift in _POINTS if places or figure.kind is not Kind.COUNT else ():
        add(digits, Slip.POINT, shift)
    for at, own in enumerate(digits):
        for other in "0123456789":
            if other != own and not (at == 0 and other == "0" and len(digits) - places > 1):
                add([*digits[:at], other, *digits[at + 1 :]], Slip.DIGIT)
    for at, (one, two) in enumerate(pairwise(digits)):
        if one != two:
            add([*digits[:at], two, one, *digits[at + 2 :]], Slip.SWAP)
    whole = len(digits) - places
    for at in range(len(digits) + 1):
        for other in "0123456789":
            if at == 0 and other == "0":
                continue
            marks = [*digits[:at], other, *digits[at:]]
            # The digit left out stood before the point, or behind it.
            if at <= whole:
                add(marks, Slip.DROPPED)
            if places and at >= whole:
                add(marks, Slip.DROPPED, -1)
    for at in range(len(digits)):
        marks = [*digits[:at], *digits[at + 1 :]]
        if marks:
            add(marks, Slip.EXTRA, 0 if at < whole else 1)
    exact = figure.exact * SCALE
    found.pop(exact.numerator // exact.denominator, None)
    return Variants(found, halves, steps)
