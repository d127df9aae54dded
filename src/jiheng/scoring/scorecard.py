"""The scorecard: what every criterion got, how, and why; and what the total depends on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from jiheng.forms.facts import Fact
from jiheng.quantities import Interval, Status
from jiheng.scoring.trace import Trace
from jiheng.standards import Standard

CriterionKind = Literal["group", "criterion", "indicator", "adjustment"]


@dataclass(frozen=True)
class CriterionScore:
    """Hold the result of one criterion; all points are exact and rounded as printed.

    `points` is None where they cannot be told; `low` and `high` bound what they can still
    become. With points `low` = `high` = `points`; a criterion that is 不适用 has points only
    where the standard says which. `formula` is the calculation in words, `calculation` the
    same with the figures. `margin` is what the printed precision of the inputs allows, None
    where it cannot be told. `inputs` are fact codes, `missing` those without a value, `facts`
    the dossier's facts behind them. `clause`, `document` and `confidence` cite the source.
    `remarks` belong to the result; `doubts` ask the officer to check a figure.
    """

    code: str
    name: str
    level: int
    kind: CriterionKind
    full: Fraction
    points: Fraction | None
    status: Status
    low: Fraction
    high: Fraction
    formula: str
    calculation: str
    value_text: str
    rule_text: str
    reason: str
    places: int
    document: str
    clause: str
    confidence: str
    evidence: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    trace: Trace | None = None
    margin: Interval | None = None
    remarks: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    children: tuple[CriterionScore, ...] = ()

    @property
    def lost(self) -> Fraction | None:
        """Return the points lost, None while the points are not known.

        An adjustment (加减分) loses points only where it is negative: a bonus not earned in
        full is no loss.
        """
        if self.points is None:
            return None
        if self.kind == "adjustment":
            return max(Fraction(0), -self.points)
        if self.children:
            return sum((child.lost or Fraction(0) for child in self.children), Fraction(0))
        return self.full - self.points

    @property
    def is_gone(self) -> bool:
        """Say whether nothing in it applies, so that its points went to others."""
        if self.children:
            return all(child.is_gone for child in self.children)
        return self.status is Status.NOT_APPLICABLE and self.points == self.full == 0

    def with_note(self, note: str) -> CriterionScore:
        """Return this result with one more sentence in its reason."""
        return replace(self, reason=self.reason + note) if note else self

    def walk(self) -> Iterator[CriterionScore]:
        """Yield this result and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Scorecard:
    """Hold the whole score of one department (or project) under one standard.

    `total` is the sum of the printed items, None while any of them is not known; `low` and
    `high` bound it. `conditional_on` names what is missing. `grade` is None where the
    standard gives none or the total is not known; `grade_note` says when it hangs on rounding.
    `validity_note` says when the standard is not verified for the year; the total is then
    无法判断 unless the score was asked for as a trial. `project` names the project scored,
    empty for the department as a whole.
    """

    standard: Standard
    organisation: str
    year: int
    criteria: tuple[CriterionScore, ...]
    total: Fraction | None
    status: Status
    low: Fraction
    high: Fraction
    full: Fraction
    conditional_on: tuple[str, ...] = ()
    grade: str | None = None
    grade_note: str = ""
    margin: Interval | None = None
    validity_note: str = ""
    project: str = ""

    def walk(self) -> Iterator[CriterionScore]:
        """Yield every result from the top down."""
        for criterion in self.criteria:
            yield from criterion.walk()

    def find(self, code: str) -> CriterionScore | None:
        """Return the result of a criterion by its code or its exact name, or None."""
        return next((one for one in self.walk() if code in (one.code, one.name)), None)

    def leaves(self) -> Iterator[CriterionScore]:
        """Yield the results that give points themselves."""
        return (one for one in self.walk() if not one.children)
