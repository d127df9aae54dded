"""Relations in which signed figures add up to nothing: sums, differences, balances."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import accumulate

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.relations.numbers import exactly, plain
from jiheng.checks.relations.relation import Relation
from jiheng.quantities import Interval


@dataclass(frozen=True, eq=False)
class Linear(Relation):
    """State that operand 0 equals the signed sum of the others."""

    operands: tuple[Figure, ...]
    signs: tuple[int, ...]
    """The sign of each operand after the first."""

    @cached_property
    def _intervals(self) -> tuple[Interval, ...]:
        # Scores are awarded, not measured: what is printed is all there is.
        return tuple(
            Interval.exact(figure.exact)
            if (figure.kind is Kind.SCORE and figure.hedge is None) or self._is_nothing(figure)
            else figure.interval
            for figure in self.operands
        )

    @cached_property
    def _finest(self) -> Fraction:
        return min(figure.step for figure in self.operands)

    def _is_nothing(self, figure: Figure) -> bool:
        """Tell whether a zero is printed without the decimals of the others: 0万元 is none."""
        return figure.exact == 0 and figure.hedge is None and figure.step > self._finest

    @cached_property
    def _terms(self) -> tuple[Interval, ...]:
        """Give the operands as terms that add up to nothing, the result with a minus."""
        signs = (-1, *self.signs)
        return tuple(
            interval if sign > 0 else -interval
            for sign, interval in zip(signs, self._intervals, strict=True)
        )

    @cached_property
    def _before(self) -> tuple[Interval, ...]:
        return tuple(accumulate(self._terms, initial=Interval.exact(0)))

    @cached_property
    def _after(self) -> tuple[Interval, ...]:
        sums = tuple(accumulate(reversed(self._terms), initial=Interval.exact(0)))
        return sums[::-1]

    @cached_property
    def _rest(self) -> Fraction:
        """Give what the terms as printed add up to: zero where the relation is exact."""
        parts = zip(self.signs, self.operands[1:], strict=True)
        return sum((sign * figure.exact for sign, figure in parts), -self.operands[0].exact)

    def implied(self, k: int) -> Interval:
        """Give what operand `k` has to be for the terms to add up to nothing."""
        if k == 0:
            return self._after[1]
        others = self._before[k] + self._after[k + 1]
        return others if self.signs[k - 1] < 0 else -others

    def holds(self) -> bool:
        """Tell whether the result lies among what the parts allow."""
        return self.implied(0).intersects(self._intervals[0])

    def nominal(self, k: int) -> Fraction:
        """Give what operand `k` has to be when the others are taken as printed."""
        exact = self.operands[k].exact
        return exact + self._rest if k == 0 else exact - self.signs[k - 1] * self._rest

    def tolerance(self) -> Fraction:
        """Give one unit of the coarsest last digit for every operand, less one."""
        if all(interval.is_exact for interval in self._intervals):
            return Fraction(0)
        coarsest = max(f.step for f in self.operands if not self._is_nothing(f))
        return coarsest * max(1, len(self.operands) // 2)

    def calculation(self) -> str:
        """Write the sum."""
        pieces = [plain(self.operands[1]) if self.signs[0] > 0 else f"－{plain(self.operands[1])}"]
        for sign, figure in zip(self.signs[1:], self.operands[2:], strict=True):
            pieces.append(f"{'＋' if sign > 0 else '－'}{plain(figure)}")
        result = self.nominal(0)
        stated = self.operands[0]
        gap = abs(result - stated.exact)
        text = f"{''.join(pieces)}＝{exactly(result, stated)}"
        if gap:
            text += f"，与{stated.text.strip()}相差{exactly(gap, stated)}"
        return text


def parts_and_total(total: Figure, parts: Sequence[Figure]) -> Linear:
    """State that parts add up to a total."""
    return Linear((total, *parts), (1,) * len(parts))


def difference(change: Figure, larger: Figure, smaller: Figure) -> Linear:
    """State that a change is the larger figure less the smaller."""
    return Linear((change, larger, smaller), (1, -1))
