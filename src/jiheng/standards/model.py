"""A scoring standard: dated, sourced, a tree of criteria down to the rules that give points."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from jiheng.standards.citation import (
    Confidence,
    Formula,
    Parameter,
    Source,
    Strict,
    as_expression,
    cited,
)
from jiheng.standards.expressions import Expression, names
from jiheng.standards.printing import print_exact
from jiheng.standards.rules import Rule, read_rule
from jiheng.standards.rules.extra import Penalty

Nature = Literal["≥", "≤", "=", ">", "<", "区间", "定性"]
"""How an indicator's value is held against its target (指标性质)."""
WhenNotApplicable = Literal["redistribute", "full", "undecided"]
Place = tuple[str | int, ...]
"""Where a part stands in its file: keys and list positions, from the top."""
RuleField = Annotated[Rule, BeforeValidator(read_rule)]


class Rounding(Strict):
    """State the places that every printed item is rounded to, half up.

    Points are printed with three decimals at most, so a finer score could not be shown as it is.
    """

    places: int = Field(default=2, ge=0, le=3)


class Grade(Strict):
    """Name a grade and the least total that earns it, as a share of the full points."""

    name: str
    at_least: Parameter


class IndicatorRule(Strict):
    """Choose the rule for indicator rows, by their nature and, if stated, their first level."""

    nature: tuple[Nature, ...] = Field(min_length=1)
    level1: tuple[str, ...] = ()
    rule: RuleField
    source: Source | None = None

    @model_validator(mode="after")
    def _fits_every_weight(self) -> IndicatorRule:
        fault = self.rule.row_fault()
        if fault:
            raise ValueError(f"性质为“{'、'.join(self.nature)}”的指标{fault}")
        return self


class IndicatorSet(Strict):
    """Score the rows of an indicator form one by one.

    `level1`, `level2`: which rows belong to this criterion (all where empty). Row weights are
    used as they are when they add up to the criterion's points, else points are shared out by
    weight at the printed places, largest remainder first, so that they still add up.
    """

    form: Literal["department_indicators", "project_indicators"]
    level1: tuple[str, ...] = ()
    level2: tuple[str, ...] = ()
    rules: tuple[IndicatorRule, ...] = Field(min_length=1)

    def rule_for(self, nature: str, level1: str) -> IndicatorRule | None:
        """Return the first rule that fits a row, with its source, or None."""
        for one in self.rules:
            if nature in one.nature and (not one.level1 or level1 in one.level1):
                return one
        return None


class Criterion(Strict):
    """Hold one criterion: a group of criteria, one rule, or a set of indicators.

    `points` of a group may be left out (its parts' sum). A penalty's points are its cap and
    do not count into the full points.
    """

    code: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: str
    points: Parameter | None = None
    criteria: tuple[Criterion, ...] = ()
    value: Formula | None = None
    rule: RuleField | None = None
    indicators: IndicatorSet | None = None
    source: Source | None = None
    explanation: str = ""
    standard_text: str = ""
    evidence: tuple[str, ...] = ()
    applies_when: Formula | None = None
    not_applicable: WhenNotApplicable | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Criterion:
        kinds = sum((bool(self.criteria), self.rule is not None, self.indicators is not None))
        if kinds != 1:
            raise ValueError(f"“{self.name}”应且只应写 criteria、rule、indicators 之一")
        if not self.criteria and self.points is None:
            raise ValueError(f"“{self.name}”没有写分值 points")
        if self.rule is not None and self.rule.needs_value and self.value is None:
            raise ValueError(f"“{self.name}”的规则 {self.rule.kind} 需要写 value")
        if self.rule is not None and self.points is not None:
            fault = self.rule.points_fault(self.points.value)
            if fault:
                raise ValueError(f"“{self.name}”{fault}")
        if self.criteria and self.points is not None and self.full != self.points.value:
            total, stated = print_exact(self.full), print_exact(self.points.value)
            raise ValueError(f"“{self.name}”的分值写为{stated}，而下级分值合计为{total}")
        return self

    @model_validator(mode="after")
    def _conditions_count(self) -> Criterion:
        """Refuse conditions where scoring takes no notice of them."""
        if self.rule is None and self.applies_when is not None:
            what = f"“{self.name}”不直接计分，applies_when 不起作用，请写在有 rule 的指标上"
            raise _fault_at(("applies_when",), what)
        if self.criteria and self.not_applicable is not None:
            what = f"“{self.name}”由下级指标合计，not_applicable 不起作用，请写在下级指标上"
            raise _fault_at(("not_applicable",), what)
        is_extra = self.rule is not None and self.rule.is_extra
        if is_extra and self.not_applicable in ("redistribute", "full"):
            # 加减分 lie beside the full points: there is nothing to give in full or to others.
            what = f"“{self.name}”是加减分，没有满分可给，也不参加分摊，请不写或写 undecided"
            raise _fault_at(("not_applicable",), what)
        if self.indicators is not None and self.not_applicable == "redistribute":
            what = f"“{self.name}”逐行计分，各行分值不能分摊，请写 full 或 undecided"
            raise _fault_at(("not_applicable",), what)
        return self

    @property
    def full(self) -> Fraction:
        """Return the full points; of a group, the sum of its parts; of a penalty, 0."""
        if self.criteria:
            return sum((child.full for child in self.criteria), Fraction(0))
        if isinstance(self.rule, Penalty) or self.points is None:
            return Fraction(0)
        return self.points.value

    @property
    def kept(self) -> Fraction:
        """Return the points that no sharing moves: those of bonuses and net adjustments."""
        if self.criteria:
            return sum((child.kept for child in self.criteria), Fraction(0))
        return self.full if self.rule is not None and self.rule.is_extra else Fraction(0)

    @property
    def scored_value(self) -> Expression | None:
        """Return the value expression, typed."""
        return None if self.value is None else as_expression(self.value)

    def walk(self) -> Iterator[Criterion]:
        """Yield this criterion and all below it, from the top down."""
        yield self
        for child in self.criteria:
            yield from child.walk()

    def read_names(self) -> tuple[str, ...]:
        """List the names this criterion itself reads, of the dossier or of an indicator row."""
        formulas: list[Expression] = []
        if self.value is not None:
            formulas.append(as_expression(self.value))
        if self.applies_when is not None:
            formulas.append(as_expression(self.applies_when))
        if self.rule is not None:
            formulas.extend(self.rule.formulas())
        return tuple(dict.fromkeys(name for formula in formulas for name in names(formula)))


def _year(given: Any) -> int:
    text = str(given)
    if not (len(text) == 4 and text.isascii() and text.isdigit()):
        raise ValueError(f"“{given}”不是四位年份，应如 2021")
    return int(text)


Year = Annotated[int, BeforeValidator(_year)]


class Validity(Strict):
    """State the fiscal years a standard is verified for; a later score is not a guess."""

    from_year: Year
    verified_until: Year

    @model_validator(mode="after")
    def _in_order(self) -> Validity:
        if self.from_year > self.verified_until:
            raise ValueError(f"起始年度{self.from_year}晚于核实截止年度{self.verified_until}")
        return self

    @property
    def words(self) -> str:
        """Return the years in words: 2021年, or 2021～2023年."""
        if self.from_year == self.verified_until:
            return f"{self.from_year}年"
        return f"{self.from_year}～{self.verified_until}年"

    def covers(self, year: int) -> bool:
        """Say whether a fiscal year lies inside."""
        return self.from_year <= year <= self.verified_until


class Standard(Strict):
    """Hold one scoring standard for departments or for projects.

    Raises `ValueError` on load when codes repeat or the points do not add up to `full_points`.
    """

    code: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: str
    kind: Literal["department", "project"]
    region: str
    validity: Validity
    source: Source
    note: str = ""
    rounding: Rounding = Rounding()
    full_points: Parameter = cited("100")
    grades: tuple[Grade, ...] = ()
    not_applicable: WhenNotApplicable = "undecided"
    inherits: str = ""
    incomplete: str = ""
    criteria: tuple[Criterion, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _adds_up(self) -> Standard:
        total = sum((child.full for child in self.criteria), Fraction(0))
        if total != self.full_points.value:
            stated = print_exact(self.full_points.value)
            what = f"各指标分值合计为{print_exact(total)}，应等于满分{stated}"
            raise _fault_at(("criteria",), what)
        seen: set[str] = set()
        for criterion, place in self.placed():
            if criterion.code in seen:
                raise _fault_at((*place, "code"), f"编码“{criterion.code}”用了两次")
            seen.add(criterion.code)
        return self

    @property
    def full(self) -> Fraction:
        """Return the full points of the standard."""
        return self.full_points.value

    def walk(self) -> Iterator[Criterion]:
        """Yield every criterion from the top down."""
        for criterion in self.criteria:
            yield from criterion.walk()

    def placed(self) -> Iterator[tuple[Criterion, Place]]:
        """Yield every criterion with its place in the file, from the top down."""
        yield from _placed(self.criteria, ("criteria",))

    def find(self, code: str) -> Criterion | None:
        """Return the criterion of a code, or None."""
        return next((one for one in self.walk() if one.code == code), None)

    def sources(self) -> Iterator[tuple[Criterion, Source]]:
        """Yield every criterion with the source that stands behind it, its own or inherited."""
        for criterion in self.criteria:
            yield from _sources(criterion, self.source)

    def leaves(self) -> Iterator[Criterion]:
        """Yield the criteria that give points themselves."""
        return (one for one in self.walk() if not one.criteria)

    @property
    def confidence(self) -> Confidence:
        """Return how sure the standard is: as sure as the least sure of what decides points."""
        known = [source.confidence for one, source in self.sources() if not one.criteria]
        for leaf in self.leaves():
            known.extend(source.confidence for source in _stated_sources(leaf))
        return max(known, key=tuple(Confidence).index)

    def source_of(self, code: str) -> Source:
        """Return the source that stands behind a criterion."""
        return next(source for one, source in self.sources() if one.code == code)


def _stated_sources(part: Any) -> Iterator[Source]:
    """Yield the sources that a part of a standard and its parts state themselves."""
    if isinstance(part, Source):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _stated_sources(one)
    elif isinstance(part, Strict):
        for name in type(part).model_fields:
            yield from _stated_sources(getattr(part, name))


def _fault_at(place: Place, what: str) -> PydanticCustomError:
    """Make a fault of the whole standard that is reported at one place of its file."""
    return PydanticCustomError("misfit", "{what}", {"what": what, "at": place})


def _placed(criteria: tuple[Criterion, ...], above: Place) -> Iterator[tuple[Criterion, Place]]:
    for index, criterion in enumerate(criteria):
        yield criterion, (*above, index)
        yield from _placed(criterion.criteria, (*above, index, "criteria"))


def _sources(criterion: Criterion, above: Source) -> Iterator[tuple[Criterion, Source]]:
    source = criterion.source or above
    yield criterion, source
    for child in criterion.criteria:
        yield from _sources(child, source)
