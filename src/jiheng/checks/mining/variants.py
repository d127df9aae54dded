"""What a printed number could have been before one slip of the hand."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

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
    def _groups(self) -> list[tuple[Slip, int, list[int]]]:
        """Give the numbers in order, by slip (the likeliest first) and by how far they reach."""
        found: list[tuple[Slip, int, list[int]]] = []
        for slip, values in groupby(self.slips, self.slips.__getitem__):
            by_reach: defaultdict[int, list[int]] = defaultdict(list)
            for value in values:
                by_reach[self.halves[value]].append(value)
            found += [(slip, half, sorted(each)) for half, each in by_reach.items()]
        return found

    def within(self, low: int, high: int) -> int | None:
        """Give a number of the likeliest slip whose print meets a range, None where none does."""
        best: int | None = None
        best_slip = Slip.OTHER
        for slip, half, values in self._groups:
            if best is not None and slip is not best_slip:
                break
            at = bisect_left(values, low - half)
            if at < len(values) and values[at] <= high + half:
                best = values[at] if best is None else min(best, values[at])
                best_slip = slip
        return best

    def rivals(self, value: int) -> int:
        """Count the numbers that could as well have been hit: those of about the same size, and
        where only the unit or the point is wrong, the few that such slips give.
        """
        if self.slips[value] in (Slip.UNIT, Slip.POINT):
            return 1
        ordered = self.ordered
        return bisect_right(ordered, value + value // 2) - bisect_left(ordered, value // 2)


def variants_of(figure: Figure) -> Variants:
    """Give the numbers that one slip turns into the printed one: a digit, two swapped, one left
    out or too many, the point, the unit of money.
    """
    digits = [int(mark) for mark in figure.number if mark.isdigit()]
    number = int("".join(map(str, digits)) or "0")
    places = len(figure.number.partition(".")[2])
    unit, parts_of_unit = (figure.unit.scale if figure.unit is not None else 1).as_integer_ratio()
    found: dict[int, Slip] = {}
    halves: dict[int, int] = {}
    steps: dict[int, int] = {}
    is_exact = is_counted(figure)

    def add(numbers: Iterable[int], slip: Slip, shift: int = 0) -> None:
        """Add what no likelier slip has given; the likelier are added first."""
        step = unit * SCALE * 10 ** max(0, shift - places)
        parts = parts_of_unit * 10 ** max(0, places - shift)
        last = step // parts
        half = 0 if is_exact else last // 2
        for number in numbers:
            value, left = divmod(number * step, parts)
            if value and not left and value not in found:
                found[value], steps[value], halves[value] = slip, last, half

    for shift in _UNITS if figure.kind is Kind.MONEY else ():
        add((number,), Slip.UNIT, shift)
    for shift in _POINTS if places or figure.kind is not Kind.COUNT else ():
        add((number,), Slip.POINT, shift)
    whole = len(digits) - places
    worths = [10**at for at in reversed(range(len(digits)))]
    for at, (own, worth) in enumerate(zip(digits, worths, strict=True)):
        first = 1 if at == 0 and whole > 1 else 0
        others = (other for other in range(first, 10) if other != own)
        add((number + (other - own) * worth for other in others), Slip.DIGIT)
    for (one, more), (two, less) in pairwise(zip(digits, worths, strict=True)):
        if one != two:
            add((number + (two - one) * (more - less),), Slip.SWAP)
    for at, worth in enumerate([*(10 * each for each in worths), 1]):
        before, after = divmod(number, worth)
        longer = [(before * 10 + other) * worth + after for other in range(0 if at else 1, 10)]
        # The digit left out stood before the point, or behind it.
        if at <= whole:
            add(longer, Slip.DROPPED)
        if places and at >= whole:
            add(longer, Slip.DROPPED, -1)
    for at, worth in enumerate(worths if len(digits) > 1 else ()):
        before, after = number // (10 * worth), number % worth
        add((before * worth + after,), Slip.EXTRA, 0 if at < whole else 1)
    exact = figure.exact * SCALE
    found.pop(exact.numerator // exact.denominator, None)
    return Variants(found, halves, steps)
