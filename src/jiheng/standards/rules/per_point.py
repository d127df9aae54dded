"""Points lost per step (每低/高1个百分点扣…分), with a free band and a floor."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar, Literal

from pydantic import model_validator

from jiheng.standards.citation import Cited, Parameter, cited
from jiheng.standards.expressions import (
    ZERO,
    Case,
    Cases,
    Comparison,
    Expression,
    Function,
    Number,
    divide,
    largest,
    multiply,
    subtract,
)
from jiheng.standards.printing import print_exact
from jiheng.standards.rules.base import Rule, Subject, full_text


class PerPoint(Rule):
    """Deduct `deduct` points for each `each` that the value lies off `full_at`.

    `side`: below, above or both (off in either direction). `free`: a band beside `full_at`
    that costs nothing. `steps`: proportional (a part of a step costs its part), complete
    (only whole steps cost), started (a begun step costs in full). `floor`: least points.
    """

    kind: ClassVar[str] = "per_point"
    full_at: Parameter = cited("100%")
    side: Literal["below", "above", "both"] = "below"
    free: Parameter = cited("0%")
    each: Parameter = cited("1%")
    deduct: Parameter
    steps: Literal["proportional", "complete", "started"] = "proportional"
    floor: Parameter = cited("0")

    @model_validator(mode="after")
    def _check(self) -> PerPoint:
        if self.each.value <= 0:
            raise ValueError("each 应大于零")
        if self.deduct.value < 0 or self.free.value < 0 or self.floor.value < 0:
            raise ValueError("deduct、free、floor 不能为负")
        return self

    def points_fault(self, full: Fraction) -> str:
        """Refuse a floor above the criterion's points."""
        if self.floor.value <= full:
            return ""
        return f"的 floor 为{print_exact(self.floor.value)}分，超过分值{print_exact(full)}"

    def row_fault(self) -> str:
        """Refuse a floor that does not go by the weight of the row."""
        return "的 floor 是固定分值，而各行分值不同，应为0" if self.floor.value else ""

    def lower(self, subject: Subject) -> Expression:
        """Return full inside the limit, else max(floor, full − deduct × steps off)."""
        value = self.value_of(subject)
        limit, free = self.full_at.number, self.free.number
        if self.side == "below":
            inside = Comparison(">=", value, self._edge(-self.free.value))
            off = subtract(limit, value)
        elif self.side == "above":
            inside = Comparison("<=", value, self._edge(self.free.value))
            off = subtract(value, limit)
        else:
            off = Function("abs", (subtract(value, limit),))
            inside = Comparison("<=", off, free)
            if not self.free.value:
                inside = Comparison("==", value, limit)
        steps = divide(subtract(off, free), self.each.number)
        if self.steps == "complete":
            steps = Function("floor", (steps,))
        elif self.steps == "started":
            whole = Function("floor", (subtract(ZERO, steps),))
            steps = subtract(ZERO, whole)
        lost = multiply(self.deduct.number, steps)
        least = largest(Number(self.floor.value), subtract(subject.full, lost))
        return Cases((Case(inside, subject.full),), least)

    def _edge(self, off: Fraction) -> Number:
        return Number(self.full_at.value + off, self.full_at.percent)

    def describe(self, subject: Subject) -> str:
        """Return the scoring standard in Chinese."""
        free = self.free.value
        limit = self.full_at.value - free if self.side == "below" else self.full_at.value
        limit = self.full_at.value + free if self.side == "above" else limit
        edge = print_exact(limit, percent=self.full_at.percent)
        band = print_exact(free, percent=self.free.percent)
        off = f"与{edge}相差不超过{band}" if free else f"等于{edge}"
        reach = {"below": f"不低于{edge}", "above": f"不高于{edge}", "both": off}
        verb = {"below": "低", "above": "高", "both": "偏离"}[self.side]
        each = _step(self.each)
        kind = {
            "proportional": "",
            "complete": f"（不足{each}的部分不扣）",
            "started": f"（不足{each}的按{each}计）",
        }
        points = print_exact(self.deduct.value)
        least = print_exact(self.floor.value)
        end = "扣完为止" if self.floor.value == 0 else f"最低得{least}分"
        return (
            f"{subject.label}{reach[self.side]}的得{full_text(subject)}，"
            f"每{verb}{each}扣{points}分{kind[self.steps]}，{end}"
        )


def _step(each: Cited) -> str:
    if each.percent:
        return f"{print_exact(each.value * 100)}个百分点"
    return print_exact(each.value)
