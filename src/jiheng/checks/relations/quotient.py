"""Relations with one division: rates, shares, growth."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from jiheng.checks.figures import Figure
from jiheng.checks.relations.numbers import exactly, plain
from jiheng.checks.relations.relation import Relation
from jiheng.quantities import Interval

_Number = TypeVar("_Number", Interval, Fraction)


class _Form(Enum):
    RATIO = "a/b"
    GROWTH = "s(a/b-1)"
    FROM_CHANGE = "d/(x-sd)"
    OF_REST = "x/(x-sd)"


@dataclass(frozen=True, eq=False)
class Quotient(Relation):
    """State that operand 0 is the quotient of the two others, in one of four forms.

    RATIO: operands (rate, a, b), rate = a÷b.  GROWTH: (rate, new, old), rate = ±(new÷old−1).
    FROM_CHANGE: (rate, change, new), rate = change÷(new∓change).
    OF_REST: (rate, part, gap), rate = part÷(part∓gap).
    """

    operands: tuple[Figure, ...]
    form: _Form
    sign: int = 1

    def implied(self, k: int) -> Interval | None:
        """Give what operand `k` can be by the others; None where a divisor can be zero."""
        if k not in self._implied:
            try:
                found = self._solve(k, *(figure.interval for figure in self.operands))
            except ZeroDivisionError:
                found = None
            self._implied[k] = found
        return self._implied[k]

    @cached_property
    def _implied(self) -> dict[int, Interval | None]:
        return {}

    def nominal(self, k: int) -> Fraction | None:
        """Give operand `k` from the others as printed."""
        try:
            return self._solve(k, *(figure.exact for figure in self.operands))
        except ZeroDivisionError:
            return None

    def _solve(self, k: int, r: _Number, a: _Number, b: _Number) -> _Number:
        s = self.sign
        if self.form is _Form.RATIO:
            return a / b if k == 0 else (r * b if k == 1 else a / r)
        if self.form is _Form.GROWTH:
            if k == 0:
                return (a / b - 1) * s
            return b * (r * s + 1) if k == 1 else a / (r * s + 1)
        if self.form is _Form.OF_REST:
            if k == 0:
                return 1 / (1 - b / a * s)
            return b * s / (1 - 1 / r) if k == 1 else a * (1 - 1 / r) * s
        if k == 0:
            # d/(x−sd) with each figure once, so that the interval stays tight.
            return 1 / (b / a - s)
        if k == 1:
            return b / (1 / r + s)
        return a * (1 / r + s)

    def calculation(self) -> str:
        """Write the division."""
        rate, a, b = self.operands
        result = self.nominal(0)
        shown = "无法计算" if result is None else exactly(result, rate)
        if self.form is _Form.RATIO:
            words = f"{plain(a)}÷{plain(b)}"
        elif self.form is _Form.GROWTH:
            first, second = (a, b) if self.sign > 0 else (b, a)
            words = f"（{plain(first)}－{plain(second)}）÷{plain(b)}"
        elif self.form is _Form.OF_REST:
            mark = "－" if self.sign > 0 else "＋"
            words = f"{plain(a)}÷（{plain(a)}{mark}{plain(b)}）"
        else:
            mark = "－" if self.sign > 0 else "＋"
            words = f"{plain(a)}÷（{plain(b)}{mark}{plain(a)}）"
        return f"{words}＝{shown}，文中为{rate.text.strip()}"


def ratio(rate: Figure, part: Figure, base: Figure) -> Quotient:
    """State rate = part ÷ base."""
    return Quotient((rate, part, base), _Form.RATIO)


def growth(rate: Figure, new: Figure, old: Figure, sign: int = 1) -> Quotient:
    """State that a figure grew (sign 1) or fell (sign −1) by a rate of the old one."""
    return Quotient((rate, new, old), _Form.GROWTH, sign)


def growth_from_change(rate: Figure, change: Figure, new: Figure, sign: int = 1) -> Quotient:
    """State a growth rate by the change and the new figure."""
    return Quotient((rate, change, new), _Form.FROM_CHANGE, sign)


def ratio_from_gap(rate: Figure, part: Figure, gap: Figure, sign: int = 1) -> Quotient:
    """State rate = part ÷ base where only how far the part is over (sign 1) or under (−1) its
    base is printed.
    """
    return Quotient((rate, part, gap), _Form.OF_REST, sign)


def wrongly_divided(relation: Quotient) -> bool:
    """Tell whether a rate is what comes of a wrong way to divide the same figures.

    The rest (1 − rate) for the rate, the base over the part, growth over the new figure.
    """
    rate, a, b = relation.operands
    right = relation.nominal(0)
    if right is None:
        return False
    wrong = [1 - right]
    if right:
        wrong.append(1 / right)
    if relation.form is _Form.GROWTH and a.exact:
        wrong.append((a.exact - b.exact) / a.exact * relation.sign)
    if relation.form is _Form.FROM_CHANGE and b.exact:
        wrong.append(a.exact / b.exact)
    return any(abs(rate.exact - each) <= rate.step for each in wrong)
