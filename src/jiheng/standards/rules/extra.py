"""Points on top of the hundred: bonus, penalty and a net adjustment, each with its cap."""

from __future__ import annotations

from typing import ClassVar

from pydantic import model_validator

from jiheng.quantities import Status
from jiheng.standards.citation import Parameter, cited
from jiheng.standards.expressions import (
    ZERO,
    Case,
    Cases,
    Comparison,
    Expression,
    Nothing,
    largest,
    multiply,
    smallest,
    subtract,
)
from jiheng.standards.printing import print_exact
from jiheng.standards.rules.base import Rule, Subject, full_text


def _capped(value: Expression, each: Parameter, cap: Expression) -> Expression:
    negative = Nothing(Status.NOT_ASSESSABLE, "加减分的数值不能为负，减分请填在减分项")
    counted = smallest(cap, multiply(each.number, value))
    return Cases((Case(Comparison("<", value, ZERO), negative),), counted)


class Extra(Rule):
    """Score what stands beside the full points; it cannot be a part of another rule."""

    is_extra: ClassVar[bool] = True

    def row_fault(self) -> str:
        """Refuse to score indicator rows."""
        return f"的规则 {self.kind} 用于加分、减分，不能给绩效指标逐行计分，应写成单独的指标"


class PerItem(Extra):
    """Count `each` points for each item established."""

    each: Parameter = cited("1")

    @model_validator(mode="after")
    def _not_negative(self) -> PerItem:
        if self.each.value <= 0:
            raise ValueError("each 应大于零，即每项加或减多少分")
        return self


class Bonus(PerItem):
    """Add value × `each` points, at most the criterion's points."""

    kind: ClassVar[str] = "bonus"

    def lower(self, subject: Subject) -> Expression:
        """Return min(cap, each × value)."""
        return _capped(self.value_of(subject), self.each, subject.full)

    def describe(self, subject: Subject) -> str:
        """Return the scoring standard in Chinese."""
        each = "按核定数加分" if self.each.value == 1 else f"每项加{print_exact(self.each.value)}分"
        return f"{subject.label}{each}，最多加{full_text(subject)}"


class Penalty(PerItem):
    """Take off value × `each` points, at most the criterion's points."""

    kind: ClassVar[str] = "penalty"

    def lower(self, subject: Subject) -> Expression:
        """Return −min(cap, each × value)."""
        return subtract(ZERO, _capped(self.value_of(subject), self.each, subject.full))

    def describe(self, subject: Subject) -> str:
        """Return the scoring standard in Chinese."""
        each = "按核定数减分" if self.each.value == 1 else f"每项减{print_exact(self.each.value)}分"
        return f"{subject.label}{each}，最多减{full_text(subject)}"


class Net(Extra):
    """Take a net adjustment (加减分) as established, at most the criterion's points either way."""

    kind: ClassVar[str] = "net"

    def lower(self, subject: Subject) -> Expression:
        """Return the value held between −cap and +cap."""
        least = subtract(ZERO, subject.full)
        return largest(least, smallest(subject.full, self.value_of(subject)))

    def describe(self, subject: Subject) -> str:
        """Return the scoring standard in Chinese."""
        return f"{subject.label}按核定数计分，加分、减分均不超过{full_text(subject)}"
