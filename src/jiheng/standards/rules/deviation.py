"""Rules on the distance from a target: reverse (≤), equal (=) and interval indicators."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import model_validator

from jiheng.quantities import Status
from jiheng.standards.citation import Formula, Parameter, as_expression, cited
from jiheng.standards.expressions import (
    ONE,
    ZERO,
    Both,
    Case,
    Cases,
    Comparison,
    Expression,
    Function,
    Name,
    Nothing,
    Number,
    divide,
    largest,
    multiply,
    subtract,
)
from jiheng.standards.printing import print_exact
from jiheng.standards.rules.base import NO_PROPORTION, Rule, Subject, full_text

_FORGOTTEN = 10
"""A multiple of the target that was hardly meant: 200 is 200% without its sign."""
_NO_RATIO = "指标值为零，不能计算偏离比例；要求不发生的，指标性质应填“≤”"


class Reverse(Rule):
    """Give full points up to the target, then fall in a line to 0 at `zero_at` × target.

    Source: rule of a live provincial system (定量反向), published trace.
    """

    kind: ClassVar[str] = "reverse"
    needs_value: ClassVar[bool] = False
    actual: Formula = Name("actual")
    target: Formula = Name("target")
    zero_at: Parameter = cited("200%")

    @model_validator(mode="after")
    def _beyond_the_target(self) -> Reverse:
        if self.zero_at.value <= 1:
            raise ValueError("zero_at 应大于100%，即超出指标值多少时不得分")
        if self.zero_at.value >= _FORGOTTEN and not self.zero_at.percent:
            shown = print_exact(self.zero_at.value)
            what = f"zero_at 写作{shown}，即指标值的{shown}倍"
            raise ValueError(f"{what}，是不是漏写了百分号：{shown}应为{shown}%？")
        return self

    def lower(self, subject: Subject) -> Expression:
        """Return full, or full × (1 − (actual ÷ target − 1) ÷ (zero_at − 1)), or 0 beyond.

        The limit is compared before anything is divided: a target of 0 that was not met (安全事故
        0起, 1起 happened) lies at its limit, and earns 0 points without any proportion. A
        negative target (增长≤-1%) can be met; missed, it is 无法判断.
        """
        actual, target = as_expression(self.actual), as_expression(self.target)
        slope = cited(print_exact(self.zero_at.value - 1)).number
        excess = divide(subtract(divide(actual, target), ONE), slope)
        falling = multiply(subject.full, subtract(ONE, excess))
        within = Case(Comparison("<=", actual, target), subject.full)
        # Printed as a multiple (2×10起): beside a figure with a unit, 200% reads as a rate.
        limit = multiply(Number(self.zero_at.value), target)
        no_ratio = Case(Comparison("<", target, ZERO), NO_PROPORTION)
        beyond = Case(Comparison(">=", actual, limit), ZERO)
        return Cases((within, no_ratio, beyond), falling)

    def describe(self, subject: Subject) -> str:
        """Return the scoring standard in Chinese."""
        limit = print_exact(self.zero_at.value)
        return (
            f"完成值不高于指标值的得{full_text(subject)}，超出的按超出比例扣分，"
            f"达到指标值{limit}倍的不得分"
        )

    def formulas(self) -> Iterator[Expression]:
        """Yield actual and target."""
        yield as_expression(self.actual)
        yield as_expression(self.target)


class Equal(Rule):
    """Give full points × (1 − |deviation| ÷ target), at least 0. Inferred rule."""

    kind: ClassVar[str] = "equal"
    needs_value: ClassVar[bool] = False
    actual: Formula = Name("actual")
    target: Formula = Name("target")

    def lower(self, subject: Subject) -> Expression:
        """Return full × max(0, 1 − |actual − target| ÷ target); 无法判断 for no positive target."""
        actual, target = as_expression(self.actual), as_expression(self.target)
        off = divide(Function("abs", (subtract(actual, target),)), target)
        points = multiply(subject.full, largest(ZERO, subtract(ONE, off)))
        met = Case(Comparison("==", actual, target), subject.full)
        no_ratio = Case(Comparison("==", target, ZERO), Nothing(Status.NOT_ASSESSABLE, _NO_RATIO))
        negative = Case(Comparison("<", target, ZERO), NO_PROPORTION)
        return Cases((met, no_ratio, negative), points)

    def describe(self, subject: Subject) -> str:
        """Return the scoring standard in Chinese."""
        return f"完成值等于指标值的得{full_text(subject)}，偏离的按偏离比例扣分，扣完为止"

    def formulas(self) -> Iterator[Expression]:
        """Yield actual and target."""
        yield as_expression(self.actual)
        yield as_expression(self.target)


class WithinInterval(Rule):
    """Give full points inside [low, high]; outside, fall with the distance to the nearer bound.

    Inferred rule; a distance as large as the bound itself leaves 0 points.
    """

    kind: ClassVar[str] = "interval"
    needs_value: ClassVar[bool] = False
    actual: Formula = Name("actual")
    low: Formula = Name("target_low")
    high: Formula = Name("target_high")

    def lower(self, subject: Subject) -> Expression:
        """Return full × max(0, 1 − distance ÷ nearer bound); no bound of 0 or less divides."""
        actual, low, high = (as_expression(part) for part in (self.actual, self.low, self.high))
        inside = Both((Comparison(">=", actual, low), Comparison("<=", actual, high)))
        under = divide(subtract(low, actual), low)
        over = divide(subtract(actual, high), high)
        below = multiply(subject.full, largest(ZERO, subtract(ONE, under)))
        above = multiply(subject.full, largest(ZERO, subtract(ONE, over)))
        is_below = Comparison("<", actual, low)
        cases = (
            Case(inside, subject.full),
            Case(Both((is_below, Comparison("<=", low, ZERO))), NO_PROPORTION),
            Case(is_below, below),
            Case(Comparison("<=", high, ZERO), NO_PROPORTION),
        )
        return Cases(cases, above)

    def describe(self, subject: Subject) -> str:
        """Return the scoring standard in Chinese."""
        return (
            f"完成值在指标值区间内的得{full_text(subject)}，"
            "在区间外的按偏离较近限值的比例扣分，扣完为止"
        )

    def formulas(self) -> Iterator[Expression]:
        """Yield actual and both bounds."""
        yield as_expression(self.actual)
        yield as_expression(self.low)
        yield as_expression(self.high)
