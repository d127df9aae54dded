"""A target that must be passed, not only met: what a rule for ≥ and ≤ leaves open for > and <."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from jiheng.quantities import Status
from jiheng.standards.expressions import (
    Case,
    Cases,
    Comparison,
    Expression,
    Name,
    Nothing,
    names,
)
from jiheng.standards.rules.base import Remark, Rule, Subject

STRICT = {">": ("＞", "≥"), "<": ("＜", "≤")}
"""The natures that exclude their limit: as printed, and the one that includes it."""


class Strictly(Rule):
    """Score by another rule, but judge nothing where the value lies exactly on its target.

    A target of “＞100” is not met by 100, and its completion of 100% earns no part either: no
    standard says what such a value gets, so it is 无法判断. Inferred; `kind` is not written in
    standards, the nature of an indicator row asks for it.
    """

    kind: ClassVar[str] = "strictly"
    needs_value: ClassVar[bool] = False
    rule: Rule
    nature: str

    def lower(self, subject: Subject) -> Expression:
        """Return the other rule's tree, with nothing for a tie."""
        sign, with_limit = STRICT[self.nature]
        reason = (
            f"指标性质是“{sign}”，完成值恰等于指标值，不算达到，评分标准没有规定如何计分；"
            f"等于也算达到的，指标性质应填“{with_limit}”"
        )
        tie = Comparison("==", Name("actual"), Name("target"))
        nothing = Nothing(Status.NOT_ASSESSABLE, reason)
        return Cases((Case(tie, nothing),), self.rule.lower(subject))

    def describe(self, subject: Subject) -> str:
        """Return the scoring standard in Chinese."""
        return f"{self.rule.describe(subject)}；{tie_words((self.nature,))}"

    def remarks(self, subject: Subject) -> tuple[Remark, ...]:
        """Return the other rule's remarks."""
        return self.rule.remarks(subject)

    def formulas(self) -> Iterator[Expression]:
        """Yield what the other rule reads."""
        yield from self.rule.formulas()


def tie_words(natures: Iterable[str]) -> str:
    """Say what a value on its target gets, for those of the natures that are strict.

    >>> tie_words(("≥", ">"))
    '性质为＞而完成值恰等于指标值的，不算达到，无法判断'
    """
    signs = "、".join(STRICT[nature][0] for nature in natures if nature in STRICT)
    return f"性质为{signs}而完成值恰等于指标值的，不算达到，无法判断"


def for_nature(rule: Rule, nature: str) -> Rule:
    """Make a rule strict where the nature is and the rule reads the target.

    A rule of bands takes no notice of the target, and so none of its sign.
    """
    read = {name for formula in rule.formulas() for name in names(formula)}
    if nature not in STRICT or "target" not in read:
        return rule
    return Strictly(rule=rule, nature=nature)
