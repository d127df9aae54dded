"""Relations in which signed figures add up to nothing: sums, differences, balances."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

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
            if figure.kind is Kind.SCORE and figure.hedge is None
            else figure.interval
            for figure in self.operands
        )

    def implied(self, k: int) -> Interval:
        """Give the signed sum of the other operands."""
        whole = Interval.exact(0)
        if k == 0:
            for sign, interval in zip(self.signs, self._intervals[1:], strict=True):
                whole = whole + interval if sign > 0 else whole - interval
            return whole
        whole = self._intervals[0]
        for i, sign in enumerate(self.signs, start=1):
            if i != k:
                interval = self._intervals[i]
                whole = whole - interval if sign > 0 else whole + interval
        return whole * self.signs[k - 1]

    def holds(self) -> bool:
        """Tell whether the result lies among what the parts allow."""
        return self.implied(0).intersects(self._intervals[0])

    def nominal(self, k: int) -> Fraction:
        """Give the signed sum of the other operands as printed."""
        if k == 0:
            return sum(
                (s * f.exact for s, f in zip(self.signs, self.operands[1:], strict=True)),
                Fraction(0),
            )
        rest = sum(
            (sign * self.operands[i].exact for i, sign in enumerate(self.signs, start=1) if i != k),
            Fraction(0),
        )
        return (self.operands[0].exact - rest) * self.signs[k - 1]

    def tolerance(self) -> Fraction:
        """Give one unit of the coarsest last digit for every operand, less one."""
        if all(interval.is_exact for interval in self._intervals):
            return Fraction(0)
        return max(figure.step for figure in self.operands) * max(1, len(self.operands) // 2)

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
