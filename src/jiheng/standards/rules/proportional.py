"""Proportional rules: points in proportion to a rate, or to the completion of a target."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import model_validator

from jiheng.standards.citation import Formula, Parameter, Strict, as_expression, cited
from jiheng.standards.expressions import (
    ZERO,
    Case,
    Cases,
    Comparison,
    Expression,
    Name,
    divide,
    largest,
    multiply,
    subtract,
)
from jiheng.standards.printing import print_exact
from jiheng.standards.rules.base import NO_PROPORTION, Remark, Rule, Subject, full_text


class OverAchievement(Strict):
    """Note, and if wanted deduct for, a value far above its target (偏离度).

    `note_at`: ratio at which a remark is added. `deduct_from`, `each`, `deduct`: above
    `deduct_from`, every `each` of ratio costs `deduct` points, down to 0.
    Source: domain practice, thresholds 120 % to 130 % differ by place.
    """

    note_at: Parameter
    deduct_from: Parameter | None = None
    each: Parameter = cited("10%")
    deduct: Parameter = cited("0")

    @model_validator(mode="after")
    def _check(self) -> OverAchievement:
        if self.deduct.value < 0:
            raise ValueError("over 的 deduct 不能为负，应为0或正数")
        if self.each.value <= 0:
            raise ValueError("over 的 each 应大于零")
        for name, ratio, most in (
            ("note_at", self.note_at, 2),
            ("deduct_from", self.deduct_from, 2),
            ("each", self.each, 1),
        ):
            if ratio is not None and ratio.value >= most and not ratio.percent:
                shown = print_exact(ratio.value)
                raise ValueError(f"over 的 {name} 写作{shown}，应写成百分数：{shown}%")
        if self.deduct_from is None and self.model_fields_set & {"each", "deduct"}:
            raise ValueError("over 写了每超多少扣几分，却没有写从多少起扣（deduct_from），不会扣分")
        if self.deduct_from is not None and self.deduct.value == 0:
            raise ValueError("over 写了从多少起扣（deduct_from），却没有写扣几分（deduct）")
        return self

    def reduce(self, points: Expression, ratio: Expression) -> Expression:
        """Return the points after the deduction for over-achievement."""
        if self.deduct_from is None:
            return points
        excess = divide(subtract(ratio, self.deduct_from.number), self.each.number)
        less = largest(ZERO, subtract(points, multiply(self.deduct.number, excess)))
        return Cases((Case(Comparison(">", ratio, self.deduct_from.number), less),), points)

    def remark(self, ratio: Expression) -> Remark:
        """Return the remark on a value at or above `note_at`."""
        limit = print_exact(self.note_at.value, percent=True)
        text = f"完成值达到指标值的{limit}以上，应说明偏差原因"
        return Remark(Comparison(">=", ratio, self.note_at.number), text)

    def sentence(self, what: str = "") -> str:
        """Return the clause on `what` that is added to the scoring standard."""
        text = f"；{what}达到{print_exact(self.note_at.value, percent=True)}的应说明原因"
        if self.deduct_from is None:
            return text
        start = print_exact(self.deduct_from.value, percent=True)
        each = print_exact(self.each.value, percent=True)
        return f"{text}，超过{start}的部分每{each}扣{print_exact(self.deduct.value)}分"


def _partial(
    full: Expression, ratio: Expression, share: Expression, mark: Parameter | None
) -> Expression:
    """Return full × share of what was not reached, 0 where the ratio is below the pass mark."""
    points = multiply(full, largest(ZERO, share))
    if mark is None:
        return points
    return Cases((Case(Comparison("<", ratio, mark.number), ZERO),), points)


class Proportional(Rule):
    """Give full points × rate ÷ `full_at`, at most the full points; 0 below `pass_mark`."""

    kind: ClassVar[str] = "proportional"
    full_at: Parameter = cited("100%")
    pass_mark: Parameter | None = None
    over: OverAchievement | None = None

    @model_validator(mode="after")
    def _above_zero(self) -> Proportional:
        if self.full_at.value <= 0:
            raise ValueError("full_at 应大于零，即达到多少得满分")
        if self.pass_mark is not None and self.pass_mark.value > self.full_at.value:
            raise ValueError("pass_mark 高于 full_at：得满分的同时又不及格，请核对")
        return self

    def lower(self, subject: Subject) -> Expression:
        """Return full where `full_at` is reached, else full × max(0, rate ÷ full_at).

        With pass mark and over-achievement as stated.
        """
        rate, limit = self.value_of(subject), self.full_at.number
        reached = Case(Comparison(">=", rate, limit), subject.full)
        partial = _partial(subject.full, rate, divide(rate, limit), self.pass_mark)
        points = Cases((reached,), partial)
        return self.over.reduce(points, rate) if self.over else points

    def describe(self, subject: Subject) -> str:
        """Return the scoring standard in Chinese."""
        limit = print_exact(self.full_at.value, percent=True)
        text = f"达到{limit}的得{full_text(subject)}，未达到的按比例计分"
        if self.pass_mark is not None:
            text += f"，低于{print_exact(self.pass_mark.value, percent=True)}的不得分"
        return f"{subject.label}{text}" + (self.over.sentence() if self.over else "")

    def remarks(self, subject: Subject) -> tuple[Remark, ...]:
        """Return the over-achievement remark, if any."""
        return (self.over.remark(self.value_of(subject)),) if self.over else ()


class Completion(Rule):
    """Give full points × actual ÷ target (≥ indicators), at most full; 0 below `pass_mark`.

    Source: 财预〔2020〕10号 (正向定量指标), 财预〔2021〕101号 (完成比例＋及格门槛), remembered.
    """

    kind: ClassVar[str] = "completion"
    needs_value: ClassVar[bool] = False
    actual: Formula = Name("actual")
    target: Formula = Name("target")
    pass_mark: Parameter | None = None
    over: OverAchievement | None = None

    @model_validator(mode="after")
    def _full_is_a_pass(self) -> Completion:
        if self.pass_mark is not None and self.pass_mark.value > 1:
            raise ValueError("pass_mark 高于100%：得满分的同时又不及格，请核对")
        over = self.over.deduct_from if self.over else None
        if over is not None and over.value < 1:
            raise ValueError("over 的 deduct_from 低于100%：没有达到指标值，谈不上超额，请核对")
        return self

    def _ratio(self) -> Expression:
        return divide(as_expression(self.actual), as_expression(self.target))

    def lower(self, subject: Subject) -> Expression:
        """Return full where the target is met, else full × max(0, actual ÷ target).

        What is plainly met needs no proportion, so a target of 0 or less can be met; missed, or
        where exceeding it costs points, it is 无法判断. `pass_mark` and `over` as stated.
        """
        actual, target, ratio = (
            as_expression(self.actual),
            as_expression(self.target),
            self._ratio(),
        )
        met = Case(Comparison(">=", actual, target), subject.full)
        no_ratio = Case(Comparison("<=", target, ZERO), NO_PROPORTION)
        partial = _partial(subject.full, ratio, ratio, self.pass_mark)
        if self.over is None or self.over.deduct_from is None:
            return Cases((met, no_ratio), partial)
        reduced = Case(met.condition, self.over.reduce(subject.full, ratio))
        return Cases((no_ratio, reduced), partial)

    def describe(self, subject: Subject) -> str:
        """Return the scoring standard in Chinese."""
        text = f"完成值达到指标值的得{full_text(subject)}，未达到的按完成比例计分"
        if self.pass_mark is not None:
            text += f"，完成比例低于{print_exact(self.pass_mark.value, percent=True)}的不得分"
        return text + (self.over.sentence("完成比例") if self.over else "")

    def remarks(self, subject: Subject) -> tuple[Remark, ...]:
        """Return the over-achievement remark, if any; a target of 0 or less cannot be exceeded."""
        if self.over is None:
            return ()
        remark = self.over.remark(self._ratio())
        no_ratio = Case(Comparison("<=", as_expression(self.target), ZERO), ZERO)
        return (Remark(Cases((no_ratio,), remark.condition), remark.text),)

    def formulas(self) -> Iterator[Expression]:
        """Yield actual and target."""
        yield as_expression(self.actual)
        yield as_expression(self.target)
