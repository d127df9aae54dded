"""Banded points: the first band that holds gives its points (or its share of the full points)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar

from pydantic import Field, model_validator

from jiheng.quantities import Status
from jiheng.standards.citation import Cited, Parameter, Strict, cited
from jiheng.standards.expressions import (
    Both,
    Case,
    Cases,
    Comparison,
    ComparisonSign,
    Condition,
    Expression,
    Nothing,
    Number,
    multiply,
    number,
)
from jiheng.standards.printing import print_exact
from jiheng.standards.rules.base import Rule, Subject, points_text


class Award(Strict):
    """Give points outright, or a share of the full points."""

    points: Parameter | None = None
    share: Parameter | None = None

    @model_validator(mode="after")
    def _one(self) -> Award:
        if (self.points is None) == (self.share is None):
            raise ValueError("points 与 share 应且只应写一个")
        award = self.points or self.share
        if award is not None and award.value < 0:
            raise ValueError("一档的 points 或 share 不能为负，应为0或正数")
        return self

    def tree(self, subject: Subject) -> Expression:
        """Return the awarded points as a tree."""
        if self.points is not None:
            return self.points.number
        share = self.share or cited("0")
        return multiply(subject.full, share.number)

    def text(self, full: Expression) -> str:
        """Return the awarded points as words."""
        if self.points is not None:
            return points_text(self.points.value)
        share = (self.share or cited("0")).value
        if isinstance(full, Number):
            return points_text(share * full.value)
        if share in (0, 1):
            return "得满分" if share else "不得分"
        return f"得分值的{print_exact(share, percent=True)}"

    def exceeds(self, full: Fraction) -> bool:
        """Say whether more than the full points would be awarded."""
        if self.points is not None:
            return self.points.value > full
        return self.share is not None and self.share.value > 1


class Band(Award):
    """Bound one band from below (at_least, above) and/or from above (at_most, below)."""

    at_least: Parameter | None = None
    above: Parameter | None = None
    at_most: Parameter | None = None
    below: Parameter | None = None

    def _limits(self) -> list[tuple[ComparisonSign, str, Cited]]:
        limits: list[tuple[ComparisonSign, str, Cited | None]] = [
            (">=", "不低于", self.at_least),
            (">", "高于", self.above),
            ("<=", "不高于", self.at_most),
            ("<", "低于", self.below),
        ]
        return [(sign, word, limit) for sign, word, limit in limits if limit is not None]

    def holds(self, value: Fraction) -> bool:
        """Say whether a value lies in this band, bands before it left aside."""
        return all(
            (value > limit.value and sign in (">", ">="))
            or (value < limit.value and sign in ("<", "<="))
            or (value == limit.value and sign in (">=", "<="))
            for sign, _, limit in self._limits()
        )

    def edges(self) -> Iterator[Fraction]:
        """Yield the values at which the band begins or ends."""
        for _, _, limit in self._limits():
            yield limit.value

    @model_validator(mode="after")
    def _bounded(self) -> Band:
        if not self._limits():
            raise ValueError("每档至少写 at_least、above、at_most、below 之一")
        return self

    def condition(self, value: Expression) -> Condition:
        """Return the condition that the value lies in this band."""
        parts = tuple(Comparison(sign, value, limit.number) for sign, _, limit in self._limits())
        return parts[0] if len(parts) == 1 else Both(parts)

    def words(self, before: Band | None = None) -> str:
        """Return the band as words, without what the band before it already takes."""
        limits = self._limits()
        if before is not None and len(limits) == len(before._limits()) == 1:
            (_, _, near), (_, _, far) = before._limits()[0], limits[0]
            if self.falls_from(before):
                return f"{_end(far, self.at_least)}至{_end(near, before.above)}"
            if self.rises_from(before):
                return f"{_end(near, before.below)}至{_end(far, self.at_most)}"
        return "且".join(word + _edge(limit) for _, word, limit in limits)

    def falls_from(self, before: Band) -> bool:
        """Say whether both bands are bounded from below only, this one lower."""
        mine, theirs = self.at_least or self.above, before.at_least or before.above
        return mine is not None and theirs is not None and mine.value < theirs.value

    def rises_from(self, before: Band) -> bool:
        """Say whether both bands are bounded from above only, this one higher."""
        mine, theirs = self.at_most or self.below, before.at_most or before.below
        return mine is not None and theirs is not None and mine.value > theirs.value

    def rest(self) -> str:
        """Return what lies beyond a band that is bounded on one side."""
        limits = self._limits()
        if len(limits) > 1:
            return "其余"
        opposite = {">=": "低于", ">": "不高于", "<=": "高于", "<": "不低于"}
        sign, _, limit = limits[0]
        return opposite[sign] + _edge(limit)


def _edge(limit: Cited) -> str:
    return print_exact(limit.value, percent=limit.percent)


def _end(limit: Cited, included: Cited | None) -> str:
    return _edge(limit) + ("（含）" if included is limit else "")


class Bands(Rule):
    """Give the points of the first band that holds, else `otherwise` (0 if not stated)."""

    kind: ClassVar[str] = "bands"
    bands: tuple[Band, ...] = Field(min_length=1)
    otherwise: Award = Award(points=cited("0"))

    @model_validator(mode="after")
    def _reachable(self) -> Bands:
        tried = _samples({edge for band in self.bands for edge in band.edges()})
        for place, band in enumerate(self.bands):
            left = [value for value in tried if band.holds(value)]
            if not left:
                raise ValueError(f"第{place + 1}档没有数能落入：{band.words()}，请检查上下限")
            if all(any(one.holds(value) for one in self.bands[:place]) for value in left):
                what = f"第{place + 1}档永远用不到：{band.words()}的数已归前面各档"
                raise ValueError(f"{what}，请调整各档次序或界限")
        return self

    def lower(self, subject: Subject) -> Cases:
        """Return the cases of the bands, in their order."""
        value = self.value_of(subject)
        cases = tuple(Case(band.condition(value), band.tree(subject)) for band in self.bands)
        return Cases(cases, self.otherwise.tree(subject))

    def describe(self, subject: Subject) -> str:
        """Return the scoring standard in Chinese."""
        befores = (None, *self.bands[:-1])
        parts = [
            f"{band.words(before)}的{band.text(subject.full)}"
            for before, band in zip(befores, self.bands, strict=True)
        ]
        chained = all(
            band.falls_from(before) or band.rises_from(before)
            for before, band in pairwise(self.bands)
        )
        rest = self.bands[-1].rest() if chained else "其余"
        return subject.label + "；".join([*parts, f"{rest}的{self.otherwise.text(subject.full)}"])

    def points_fault(self, full: Fraction) -> str:
        """Refuse a band that gives more than the criterion's points."""
        for award in (*self.bands, self.otherwise):
            if award.exceeds(full):
                return f"有一档{award.text(Number(full))}，超过分值{print_exact(full)}"
        return ""

    def row_fault(self) -> str:
        """Refuse points that do not go by the weight of the row."""
        for award in (*self.bands, self.otherwise):
            if award.points is not None and award.points.value != 0:
                return "的一档写了 points，而各行分值不同，应写 share（占分值的百分比）"
            if award.exceeds(Fraction(1)):
                return "有一档超过分值的100%"
        return ""


def _samples(edges: set[Fraction]) -> list[Fraction]:
    """Return every edge, a value between each two, and one beyond either end."""
    order = sorted(edges)
    between = [(low + high) / 2 for low, high in pairwise(order)]
    return [*order, *between, order[0] - 1, order[-1] + 1]


class Satisfaction(Bands):
    """Score a satisfaction rate by bands; the bands default to those of 财预〔2021〕101号.

    Default (remembered): ≥90 % full, 80–90 % gives 80 %, 60–80 % gives 50 %, below 60 % none.
    """

    kind: ClassVar[str] = "satisfaction"
    bands: tuple[Band, ...] = (
        Band(at_least=cited("90%"), share=cited("100%")),
        Band(at_least=cited("80%"), share=cited("80%")),
        Band(at_least=cited("60%"), share=cited("50%")),
    )

    def lower(self, subject: Subject) -> Cases:
        """Return the cases of the bands; 85 points would pass every band, so they are refused."""
        value = self.value_of(subject)
        over = Case(
            Comparison(">", value, number(1)),
            Nothing(Status.NOT_ASSESSABLE, "满意度应为百分数，且不超过100%"),
        )
        banded = super().lower(subject)
        return Cases((over, *banded.cases), banded.otherwise)
