"""Rules made of several parts: a checklist, and the better of two ways."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, model_validator

from jiheng.standards.citation import Formula, Parameter, Strict, as_expression
from jiheng.standards.expressions import Expression, Function, add
from jiheng.standards.printing import print_exact, print_plain
from jiheng.standards.rules.base import Rule, Subject, full_text
from jiheng.standards.rules.judged import yes_or_no


class Item(Strict):
    """Hold one yes/no item of a checklist and its points."""

    name: str = ""
    value: Formula
    points: Parameter

    @model_validator(mode="after")
    def _not_negative(self) -> Item:
        if self.points.value < 0:
            raise ValueError("各项的 points 不能为负，应为0或正数")
        return self


class Checklist(Rule):
    """Add the points of every item that is met; a missing item costs its points."""

    kind: ClassVar[str] = "checklist"
    needs_value: ClassVar[bool] = False
    items: tuple[Item, ...] = Field(min_length=1)

    def lower(self, subject: Subject) -> Expression:
        """Return the sum of the items' points."""
        trees = [yes_or_no(as_expression(i.value), i.points.number) for i in self.items]
        total: Expression = trees[0]
        for tree in trees[1:]:
            total = add(total, tree)
        return total

    def describe(self, subject: Subject) -> str:
        """Return the scoring standard in Chinese."""
        parts = [f"{self._name(i)}（{print_exact(i.points.value)}分）" for i in self.items]
        return f"逐项计分，满足的得该项分值，共{full_text(subject)}：" + "、".join(parts)

    def points_fault(self, full: Fraction) -> str:
        """Refuse items that do not add up to the criterion's points."""
        total = sum((item.points.value for item in self.items), Fraction(0))
        if total == full:
            return ""
        return f"的分值写为{print_exact(full)}，而各项分值合计为{print_exact(total)}"

    def row_fault(self) -> str:
        """Refuse to score indicator rows: the items' points cannot add up to every weight."""
        return "的规则 checklist 写的是固定分值，而各行分值不同，应换用按分值计分的规则"

    def _name(self, item: Item) -> str:
        return item.name or print_plain(as_expression(item.value))

    def formulas(self) -> Iterator[Expression]:
        """Yield the value of every item."""
        for item in self.items:
            yield as_expression(item.value)


def _read_rule(given: Any) -> Any:
    # The table of rule kinds holds EitherOr itself, so it can only be looked up when it is read.
    from jiheng.standards.rules import read_rule

    return read_rule(given)


class Option(Strict):
    """Pair a value with the rule that scores it."""

    name: str = ""
    value: Formula
    rule: Annotated[Rule, BeforeValidator(_read_rule)]

    @model_validator(mode="after")
    def _within_the_points(self) -> Option:
        if self.rule.is_extra:
            what = f"either_or 中不能用加减分规则 {self.rule.kind}"
            raise ValueError(f"{what}，请把加减分写成单独的指标")
        return self


class EitherOr(Rule):
    """Score every option and take the best (二者择其一)."""

    kind: ClassVar[str] = "either_or"
    needs_value: ClassVar[bool] = False
    options: tuple[Option, ...] = Field(min_length=2)

    def _subjects(self, subject: Subject) -> Iterator[tuple[Rule, Subject]]:
        for option in self.options:
            value = as_expression(option.value)
            label = option.name or print_plain(value)
            yield option.rule, Subject(label, subject.full, value)

    def lower(self, subject: Subject) -> Expression:
        """Return the largest of the options' points."""
        trees = tuple(rule.lower(part) for rule, part in self._subjects(subject))
        return Function("max", trees)

    def describe(self, subject: Subject) -> str:
        """Return the scoring standard in Chinese."""
        parts = [rule.describe(part) for rule, part in self._subjects(subject)]
        return "按下列方式分别计分，取得分较高者：" + "".join(
            f"（{place}）{part}。" for place, part in enumerate(parts, 1)
        ).removesuffix("。")

    def points_fault(self, full: Fraction) -> str:
        """Refuse an option whose rule disagrees with the criterion's points."""
        faults = (option.rule.points_fault(full) for option in self.options)
        return next(filter(None, faults), "")

    def row_fault(self) -> str:
        """Refuse an option that cannot score indicator rows."""
        return next(filter(None, (option.rule.row_fault() for option in self.options)), "")

    def formulas(self) -> Iterator[Expression]:
        """Yield the value of every option and what its rule reads."""
        for option in self.options:
            yield as_expression(option.value)
            yield from option.rule.formulas()
