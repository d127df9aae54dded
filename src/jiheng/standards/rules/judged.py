"""Rules on what a person has established: yes/no, three tiers, points awarded by hand."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar

from pydantic import Field, model_validator

from jiheng.quantities import Status
from jiheng.standards.citation import Formula, Parameter, Strict, as_expression, cited
from jiheng.standards.expressions import (
    ONE,
    ZERO,
    Both,
    Case,
    Cases,
    Comparison,
    ComparisonSign,
    Expression,
    Name,
    Nothing,
    multiply,
    number,
    smallest,
)
from jiheng.standards.printing import print_exact
from jiheng.standards.rules.base import Rule, Subject, full_text, points_text


def yes_or_no(value: Expression, yes: Expression, no: Expression = ZERO) -> Cases:
    """Return the tree that takes `yes` at 1, `no` at 0, and cannot judge anything else."""
    cases = (
        Case(Comparison("==", value, ONE), yes),
        Case(Comparison("==", value, ZERO), no),
    )
    return Cases(cases, Nothing(Status.NOT_ASSESSABLE, "应填“是”或“否”"))


class Direct(Rule):
    """Give full points for yes and `otherwise` points for no (直接赋分)."""

    kind: ClassVar[str] = "direct"
    otherwise: Parameter = cited("0")

    @model_validator(mode="after")
    def _not_negative(self) -> Direct:
        if self.otherwise.value < 0:
            raise ValueError("otherwise 不能为负，应为0或正数；减分请用规则 penalty")
        return self

    def lower(self, subject: Subject) -> Expression:
        """Return full at 1, otherwise at 0."""
        return yes_or_no(self.value_of(subject), subject.full, self.otherwise.number)

    def describe(self, subject: Subject) -> str:
        """Return the scoring standard in Chinese."""
        other = points_text(self.otherwise.value)
        return f"{subject.label}的得{full_text(subject)}，否则{other}"

    def points_fault(self, full: Fraction) -> str:
        """Refuse more points for no than for yes."""
        if self.otherwise.value <= full:
            return ""
        return f"的 otherwise 为{print_exact(self.otherwise.value)}分，超过分值{print_exact(full)}"

    def row_fault(self) -> str:
        """Refuse points for no that do not go by the weight of the row."""
        return "的 otherwise 是固定分值，而各行分值不同，应为0" if self.otherwise.value else ""


class Tier(Strict):
    """Name a qualitative tier and the range of shares it may be awarded."""

    name: str
    from_share: Parameter
    to_share: Parameter
    to_included: bool = False

    @model_validator(mode="after")
    def _in_order(self) -> Tier:
        if not 0 <= self.from_share.value <= self.to_share.value <= 1:
            what = f"“{self.name}”的 from_share、to_share 应在0～100%之间，且前者不大于后者"
            raise ValueError(f"{what}，请检查百分号")
        return self


class Qualitative(Rule):
    """Take the points awarded within the range of the stated tier; refuse any outside it.

    `tier` is 1 for the first tier of the list. Points outside the range are 无法判断, with the
    allowed range as the reason. Source: 财预〔2020〕10号 (定性指标三档), remembered; the same
    bands were seen in a live system.
    """

    kind: ClassVar[str] = "qualitative"
    needs_value: ClassVar[bool] = False
    tier: Formula = Name("tier")
    awarded: Formula = Name("awarded")
    tiers: tuple[Tier, ...] = Field(
        default=(
            Tier(
                name="达成年度指标",
                from_share=cited("80%"),
                to_share=cited("100%"),
                to_included=True,
            ),
            Tier(
                name="部分达成年度指标并具有一定效果",
                from_share=cited("60%"),
                to_share=cited("80%"),
            ),
            Tier(name="未达成年度指标且效果较差", from_share=cited("0%"), to_share=cited("60%")),
        ),
        min_length=1,
    )

    def lower(self, subject: Subject) -> Expression:
        """Return the awarded points where they lie in their tier's range."""
        tier, awarded = as_expression(self.tier), as_expression(self.awarded)
        cases: list[Case] = []
        for place, band in enumerate(self.tiers, 1):
            low = multiply(subject.full, band.from_share.number)
            high = multiply(subject.full, band.to_share.number)
            top: ComparisonSign = "<=" if band.to_included else "<"
            inside = Both((Comparison(">=", awarded, low), Comparison(top, awarded, high)))
            reason = f"“{band.name}”应评分值的{_range(band)}"
            outside = Nothing(Status.NOT_ASSESSABLE, reason)
            chosen = Cases((Case(inside, awarded),), outside)
            cases.append(Case(Comparison("==", tier, number(place)), chosen))
        words = "、".join(band.name for band in self.tiers)
        return Cases(tuple(cases), Nothing(Status.NOT_ASSESSABLE, f"完成档次应为：{words}"))

    def describe(self, subject: Subject) -> str:
        """Return the scoring standard in Chinese."""
        parts = [f"{band.name}的，在分值的{_range(band)}内评定得分" for band in self.tiers]
        return "；".join(parts)

    def formulas(self) -> Iterator[Expression]:
        """Yield tier and awarded points."""
        yield as_expression(self.tier)
        yield as_expression(self.awarded)


def _range(tier: Tier) -> str:
    low = print_exact(tier.from_share.value, percent=True)
    high = print_exact(tier.to_share.value, percent=True)
    return f"{low}～{high}" + ("" if tier.to_included else "（不含）")


class Manual(Rule):
    """Take points established outside, between 0 and the full points; refuse a negative."""

    kind: ClassVar[str] = "manual"

    def lower(self, subject: Subject) -> Expression:
        """Return min(full, value) for a value of 0 or more."""
        value = self.value_of(subject)
        negative = Nothing(Status.NOT_ASSESSABLE, "核定得分不能为负")
        negative_case = Case(Comparison("<", value, ZERO), negative)
        return Cases((negative_case,), smallest(subject.full, value))

    def describe(self, subject: Subject) -> str:
        """Return the scoring standard in Chinese."""
        return f"{subject.label}按核定得分计分，最高{full_text(subject)}"
