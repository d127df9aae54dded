"""Relations of points: full points and scores are given, not measured, so a print is exact."""

from dataclasses import dataclass
from fractions import Fraction

from jiheng.checks.figures import Figure
from jiheng.checks.relations import Linear, Quotient
from jiheng.quantities import Interval, round_half_up

_MANY = 4
_FINE_PLACES = 2
_HALF = Fraction(1, 2)


@dataclass(frozen=True, eq=False)
class PointSum(Linear):
    """State that points add up; 10 means ten, not anything from 9.5 to 10.5.

    Only a total printed with fewer places than its parts is a rounded one.
    """

    def implied(self, k: int) -> Interval:
        """Give the sum of the others as printed."""
        return Interval.exact(self.nominal(k))

    def holds(self) -> bool:
        """Tell whether the sum is the total, or rounds to it."""
        total = self.operands[0]
        result = self.nominal(0)
        if result == total.exact:
            return True
        places = total.printed.places
        finer = any(figure.printed.places > places for figure in self.operands[1:])
        scale = total.unit.scale if total.unit is not None else Fraction(1)
        return places > 0 and finer and round_half_up(result / scale, places) * scale == total.exact

    def tolerance(self) -> Fraction:
        """Give one last place where a whole is cut up evenly (three weights of 33.33 make 99.99).

        A whole total of many parts with decimals may have been rounded.
        """
        total, *parts = self.operands
        if max(figure.printed.places for figure in self.operands) >= _FINE_PLACES:
            whole = total.exact.denominator == 1
            return (
                min(figure.step for figure in self.operands)
                if whole and _are_even(parts)
                else Fraction(0)
            )
        if not total.printed.places and len(self.operands) > _MANY:
            finer = any(figure.printed.places for figure in self.operands[1:])
            return total.step * _HALF if finer else Fraction(0)
        return Fraction(0)


def _are_even(parts: list[Figure]) -> bool:
    """Tell whether parts are alike but for one last place."""
    sizes = [part.exact for part in parts]
    return max(sizes) - min(sizes) <= min(part.step for part in parts)


@dataclass(frozen=True, eq=False)
class PointShare(Quotient):
    """State rate = score ÷ full points, the full points exact."""

    def implied(self, k: int) -> Interval | None:
        """Give what operand `k` can be by the others; None where a divisor can be zero."""
        rate, score, full = self.operands
        try:
            return self._solve(k, rate.interval, score.interval, Interval.exact(full.exact))
        except ZeroDivisionError:
            return None


@dataclass(frozen=True, eq=False)
class CountedShare(Quotient):
    """State rate = reached ÷ planned, both counts and so exact."""

    def implied(self, k: int) -> Interval | None:
        """Give what operand `k` can be by the others; None where a divisor can be zero."""
        rate, reached, planned = self.operands
        exact = Interval.exact(reached.exact), Interval.exact(planned.exact)
        try:
            return self._solve(k, rate.interval, *exact)
        except ZeroDivisionError:
            return None


def points_add_up(relation: Linear) -> PointSum:
    """Take a sum as one of points."""
    return PointSum(relation.operands, relation.signs)


def points_share(relation: Quotient) -> PointShare:
    """Take a division as one of points."""
    return PointShare(relation.operands, relation.form, relation.sign)


def counted_share(relation: Quotient) -> CountedShare:
    """Take a division as one of counts."""
    return CountedShare(relation.operands, relation.form, relation.sign)
