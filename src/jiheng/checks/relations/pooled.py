"""A rate of several figures together: (很满意＋满意)÷有效问卷."""

from dataclasses import dataclass
from fractions import Fraction

from jiheng.checks.figures import Figure
from jiheng.checks.relations.numbers import exactly, plain
from jiheng.checks.relations.relation import Relation
from jiheng.quantities import Interval


@dataclass(frozen=True, eq=False)
class Pooled(Relation):
    """State that operand 0, a rate, is what the operands after the second make of the second.

    Operands: rate, base, part, part, …; rate = (part + part + …) ÷ base.
    """

    operands: tuple[Figure, ...]

    def implied(self, k: int) -> Interval | None:
        """Give what operand `k` can be by the others; None where the base can be zero."""
        try:
            return self._solve(k, [figure.interval for figure in self.operands])
        except ZeroDivisionError:
            return None

    def nominal(self, k: int) -> Fraction | None:
        """Give operand `k` from the others as printed."""
        try:
            found = self._solve(k, [Interval.exact(figure.exact) for figure in self.operands])
        except ZeroDivisionError:
            return None
        return found.low

    def _solve(self, k: int, given: list[Interval]) -> Interval:
        rate, base, *parts = given
        others = [part for at, part in enumerate(parts, 2) if at != k]
        together = sum(others[1:], others[0])
        if k == 0:
            return together / base
        return together / rate if k == 1 else rate * base - together

    def calculation(self) -> str:
        """Write the sum and the division."""
        rate, base, *parts = self.operands
        result = self.nominal(0)
        shown = "无法计算" if result is None else exactly(result, rate)
        words = "＋".join(plain(part) for part in parts)
        return f"（{words}）÷{plain(base)}＝{shown}，文中为{rate.text.strip()}"


def pooled(rate: Figure, base: Figure, parts: list[Figure]) -> Pooled:
    """State rate = sum of the parts ÷ base; at least two parts."""
    return Pooled((rate, base, *parts))
