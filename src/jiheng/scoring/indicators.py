"""Score a set of indicators row by row, each by the rule for its nature."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from jiheng.quantities import Missing, Status, print_points
from jiheng.scoring.addition import gather
from jiheng.scoring.indicator_rows import IndicatorRow
from jiheng.scoring.leaf import Assignment, score_leaf
from jiheng.scoring.readings import Reading
from jiheng.scoring.scorecard import CriterionScore
from jiheng.scoring.setting import Setting
from jiheng.scoring.sharing import share_out
from jiheng.standards import Criterion, Source
from jiheng.standards.expressions import Name, Number
from jiheng.standards.rules import Subject


def score_indicators(
    setting: Setting, criterion: Criterion, level: int, source: Source, full: Fraction
) -> CriterionScore:
    """Score the rows that belong to a criterion and add them up.

    Without rows, or with a row whose weight is missing, the criterion has no points.
    """
    chosen = criterion.indicators
    assert chosen is not None
    rows = [
        row
        for row in setting.rows(chosen.form)
        if (not chosen.level1 or row.level1 in chosen.level1)
        and (not chosen.level2 or row.level2 in chosen.level2)
    ]
    problem = _problem(criterion, rows)
    if problem is not None:
        return _open(criterion, level, source, full, problem, setting.standard.rounding.places)
    shares = _shares(rows, full, setting.standard.rounding.places)
    children = tuple(
        score_row(setting, criterion, row, level + 1, source, share)
        for row, share in zip(rows, shares, strict=True)
    )
    return gather(criterion, level, source, full, children, setting.standard.rounding.places)


def _problem(criterion: Criterion, rows: Sequence[IndicatorRow]) -> Missing | None:
    chosen = criterion.indicators
    assert chosen is not None
    if not rows:
        return Missing(Status.UNREPORTED, f"没有填报属于“{criterion.name}”的绩效指标")
    for row in rows:
        if isinstance(row.weight, Missing):
            return Missing(row.weight.status, f"指标“{row.name}”的权重{row.weight.label}")
        if chosen.rule_for(row.nature, row.level1) is None:
            reason = f"评分标准没有规定指标性质“{row.nature}”（“{row.name}”）如何计分"
            return Missing(Status.NOT_ASSESSABLE, reason)
    if not sum(row.weight_or_zero() for row in rows):
        return Missing(Status.NOT_ASSESSABLE, "各指标权重合计为零")
    return None


def _shares(rows: Sequence[IndicatorRow], full: Fraction, places: int) -> list[Fraction]:
    weights = [row.weight_or_zero() for row in rows]
    return weights if sum(weights) == full else share_out(full, weights, places)


def score_row(
    setting: Setting,
    criterion: Criterion,
    row: IndicatorRow,
    level: int,
    source: Source,
    full: Fraction,
) -> CriterionScore:
    """Score one row, worth `full` points, by the rule for its nature."""
    chosen = criterion.indicators
    assert chosen is not None
    fitting = chosen.rule_for(row.nature, row.level1)
    assert fitting is not None
    weight = Reading("weight", "分值", full, None, print_points(full))
    readings = setting.readings.with_row({**row.columns, "weight": weight})
    value = Name("actual")
    subject = Subject(row.name, Name("weight"), value)
    assignment = Assignment(
        code=f"{criterion.code}.{row.code}",
        name=row.name,
        level=level,
        kind="indicator",
        rule=fitting.rule,
        subject=Subject(row.name, Number(full), value),
        stated=full,
        full=full,
        places=setting.standard.rounding.places,
        text=fitting.rule.describe(subject),
        source=fitting.source or source,
        evidence=(row.evidence,) if row.evidence else (),
        policy=criterion.not_applicable or setting.standard.not_applicable,
        cause=row.cause,
    )
    return score_leaf(assignment, readings)


def _open(
    criterion: Criterion, level: int, source: Source, full: Fraction, why: Missing, places: int
) -> CriterionScore:
    bounds = f"得分在{print_points(Fraction(0))}～{print_points(full)}分之间，未计入总分。"
    return CriterionScore(
        code=criterion.code,
        name=criterion.name,
        level=level,
        kind="group",
        full=full,
        points=None,
        status=why.status,
        low=Fraction(0),
        high=full,
        formula="",
        calculation="",
        value_text="",
        rule_text=criterion.standard_text,
        reason=f"{why.reason}，{bounds}",
        places=places,
        document=source.document,
        clause=source.clause,
        confidence=source.confidence.value,
        evidence=criterion.evidence,
    )
