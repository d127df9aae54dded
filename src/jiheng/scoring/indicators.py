"""Score a set of indicators row by row, each by the rule for its nature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from jiheng.forms.catalogue import form_sheet
from jiheng.quantities import Missing, Status, print_points
from jiheng.scoring.addition import gather
from jiheng.scoring.dimensions import fitted_to_rule
from jiheng.scoring.indicator_rows import IndicatorRow
from jiheng.scoring.leaf import Assignment, score_leaf
from jiheng.scoring.projects import RESULTS_IN
from jiheng.scoring.readings import Reading
from jiheng.scoring.scorecard import CriterionScore
from jiheng.scoring.setting import Setting
from jiheng.scoring.sharing import remainder_notes, share_out
from jiheng.standards import Criterion, IndicatorSet, Source
from jiheng.standards.citation import as_expression
from jiheng.standards.expressions import Name, Number, divide, multiply
from jiheng.standards.rules import Rule, Subject
from jiheng.standards.rules.judged import Qualitative
from jiheng.standards.rules.strict import for_nature


def score_indicators(
    setting: Setting, criterion: Criterion, level: int, source: Source, full: Fraction
) -> CriterionScore:
    """Score the rows that belong to a criterion and add them up.

    Without rows, or with a row whose weight is missing, the criterion has no points.
    """
    chosen = criterion.indicators
    assert chosen is not None
    everything = setting.rows(chosen.form)
    rows = [row for row in everything if belongs(row, chosen)]
    problem = _stray(setting, chosen.form, everything)
    if problem is None:
        problem = _problem(criterion, rows)
    if problem is not None:
        return _open(criterion, level, source, full, problem, setting.standard.rounding.places)
    shares = _shares(rows, full, setting.standard.rounding.places)
    notes = remainder_notes([row.weight_or_zero() for row in rows], shares)
    children = tuple(
        score_row(setting, criterion, row, level + 1, source, share).with_note(note)
        for row, share, note in zip(rows, shares, notes, strict=True)
    )
    result = gather(criterion, level, source, full, children, setting.standard.rounding.places)
    total = sum((row.weight_or_zero() for row in rows), Fraction(0))
    if total == full:
        return result
    stated, worth = print_points(total), print_points(full)
    text = f"各指标权重合计{stated}分，按评分标准折算为{worth}分"
    return replace(result, remarks=(text,))


def belongs(row: IndicatorRow, chosen: IndicatorSet) -> bool:
    """Say whether a row belongs to a set of indicators."""
    fits_first = not chosen.level1 or row.level1 in chosen.level1
    return fits_first and (not chosen.level2 or row.level2 in chosen.level2)


def _stray(setting: Setting, form: str, rows: Sequence[IndicatorRow]) -> Missing | None:
    """Find a row that no criterion takes: leaving it out would shift its weight to others."""
    sets = [one.indicators for one in setting.standard.walk() if one.indicators is not None]
    for row in rows:
        if not any(belongs(row, one) for one in sets if one.form == form):
            reason = (
                f"指标“{row.name}”的一级指标“{row.level1}”、二级指标“{row.level2}”"
                "不属于评分标准的任何一类，请核对后再评分"
            )
            return Missing(Status.NOT_ASSESSABLE, reason)
    return None


def _problem(criterion: Criterion, rows: Sequence[IndicatorRow]) -> Missing | None:
    chosen = criterion.indicators
    assert chosen is not None
    if not rows:
        sheet = form_sheet(RESULTS_IN.get(chosen.form, chosen.form)).title
        reason = f"“{sheet}”表没有填报属于“{criterion.name}”的绩效指标"
        return Missing(Status.UNREPORTED, reason)
    for row in rows:
        if isinstance(row.weight, Missing):
            why = row.weight.reason or row.weight.label
            return Missing(row.weight.status, f"指标“{row.name}”的权重{why}")
        if row.weight < 0:
            return Missing(Status.NOT_ASSESSABLE, f"指标“{row.name}”的权重为负")
        if chosen.rule_for(row.nature, row.level1) is None:
            reason = f"评分标准没有规定指标性质“{row.nature}”（“{row.name}”）如何计分"
            return Missing(Status.NOT_ASSESSABLE, reason)
    if not sum(row.weight_or_zero() for row in rows):
        return Missing(Status.NOT_ASSESSABLE, "各指标权重合计为零")
    return None


def _shares(rows: Sequence[IndicatorRow], full: Fraction, places: int) -> list[Fraction]:
    weights = [row.weight_or_zero() for row in rows]
    printable = all((weight * 10**places).denominator == 1 for weight in weights)
    if printable and sum(weights) == full:
        return weights
    return share_out(full, weights, places)


def rule_for_row(rule: Rule, row: IndicatorRow, full: Fraction) -> Rule:
    """Fit a rule to a row: its sign may be strict, its awarded points are out of its weight."""
    rule = for_nature(rule, row.nature)
    weight = row.weight_or_zero()
    if not isinstance(rule, Qualitative):
        return rule
    if full == 0:
        # Nothing lies below 80% of nothing; 0 points fit every tier.
        tiers = tuple(tier.model_copy(update={"to_included": True}) for tier in rule.tiers)
        rule = rule.model_copy(update={"tiers": tiers})
    if weight == full:
        return rule
    scaled = divide(multiply(as_expression(rule.awarded), Number(full)), Number(weight))
    return rule.model_copy(update={"awarded": scaled})


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
    rule = rule_for_row(fitting.rule, row, full)
    weight = Reading("weight", "分值", full, None, print_points(full))
    value = Name("actual")
    tree = rule.lower(Subject(row.name, Name("weight"), value))
    columns = fitted_to_rule(tree, row.columns)
    readings = setting.readings.with_row({**columns, "weight": weight})
    subject = Subject(row.name, Name("weight"), value)
    assignment = Assignment(
        code=f"{criterion.code}.{row.code}",
        name=row.name,
        level=level,
        kind="indicator",
        rule=rule,
        subject=Subject(row.name, Number(full), value),
        stated=full,
        full=full,
        places=setting.standard.rounding.places,
        text=rule.describe(subject),
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
