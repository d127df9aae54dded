"""Print the figures of the form; what is not known has no figure, and its cell stays blank."""

from __future__ import annotations

from jiheng.forms.facts import Fact
from jiheng.forms.rows.indicators import QUALITATIVE
from jiheng.quantities import Missing, Status, Value, print_number, print_rate
from jiheng.reports.content.figures import (
    fact_code,
    fact_figure,
    full_points_figure,
    points_figure,
    range_with_unit,
)
from jiheng.reports.content.standard_names import standard_label
from jiheng.reports.projects.form import ProjectForm
from jiheng.reports.projects.funds import FundLine
from jiheng.reports.projects.lines import IndicatorLine, target_sign
from jiheng.reports.sheets.cells import decimals
from jiheng.reports.spans import Figure, Span, spans
from jiheng.scoring import CriterionScore

NONE = "—"
WAN = 10_000
_PLACES = 2
"""Decimals of an amount in 万元."""


def amount(line: FundLine, name: str) -> Figure | None:
    """Print an amount in 万元 with two decimals, or more where it has more."""
    fact, value = line.facts.get(name), line.value(name)
    if fact is None:
        return None
    if isinstance(value, Missing):
        return _stated_nothing(line.code(name), value, fact)
    if fact.is_hedged:
        return fact_figure(fact)
    shown = value / WAN
    text = print_number(shown, max(_PLACES, decimals(shown)))
    return Figure(text, fact_code(fact.code), value, "万元", str(fact.source))


def rate(form: ProjectForm, line: FundLine) -> Figure | None:
    """Print 全年执行数÷全年预算数; a dash where both are zero."""
    value, code = line.rate, fact_code(line.code("rate"))
    if isinstance(value, Missing):
        parts = (line.value("spent"), line.value("adjusted"))
        if any(isinstance(part, Missing) for part in parts) or any(parts):
            return None
        return Figure(NONE, code, None, "", "全年执行数和全年预算数均为零")
    text = form.rate.text if line.is_total else print_rate(value)
    if text == print_rate(value):
        # Two decimals all down the column, as in the workbook.
        text = print_rate(value, trim=False)
    return Figure(text, code, value, "%", "计算：全年执行数÷全年预算数")


def target(line: IndicatorLine) -> tuple[Span, ...]:
    """Print a target with its sign and unit."""
    row, fact = line.row, line.facts.get("target")
    if fact is None or not row.target.strip():
        return ()
    if isinstance(fact.value, Missing) and fact.interval is None:
        return spans(Figure(row.target.strip(), fact_code(fact.code), None, "", str(fact.source)))
    figure = fact_figure(fact)
    if isinstance(fact.value, Missing):
        return spans(range_with_unit(figure, row.unit))
    return spans(target_sign(line), figure)


def actual(line: IndicatorLine) -> tuple[Span, ...]:
    """Print the result; that of a qualitative indicator is words, or else its tier."""
    row, fact = line.row, line.facts.get("actual")
    if row.nature == QUALITATIVE:
        text = row.actual.strip() or row.tier
        source = str(fact.source) if fact else ""
        return spans(Figure(text, fact_code(line.code("actual")), None, "", source)) if text else ()
    if fact is None:
        return ()
    if isinstance(fact.value, Missing):
        nothing = _stated_nothing(fact.code, fact.value, fact)
        return () if nothing is None else (nothing,)
    return (fact_figure(fact),)


def weight(line: IndicatorLine) -> Figure | None:
    """Print the weight of an indicator that was not scored."""
    value = line.scored.weight
    if isinstance(value, Missing):
        return None
    return full_points_figure(line.code("weight"), value, line.row.form.title)


def full(project: str, score: CriterionScore) -> Figure:
    """Print the full points of a criterion."""
    return full_points_figure(f"score.{project}.{score.code}.full", score.full, score.document)


def got(project: str, score: CriterionScore) -> Figure | None:
    """Print the points of a criterion, None where they are not known."""
    if score.points is None:
        return None
    source = score.rule_text or score.document
    return points_figure(f"score.{project}.{score.code}", score.points, Status.REPORTED, source)


def total(form: ProjectForm) -> tuple[Figure, Figure | None]:
    """Print full points and total of the form, None where the total is not known."""
    card, code = form.card, f"score.{form.code}.total"
    label = standard_label(card.standard)
    whole = full_points_figure(f"{code}.full", card.full, label)
    if card.total is None:
        return whole, None
    return whole, points_figure(code, card.total, Status.REPORTED, label)


def _stated_nothing(code: str, value: Value, fact: Fact) -> Figure | None:
    """Print 不适用, which is an answer; 未填报 and 无法判断 leave the cell blank."""
    if not isinstance(value, Missing) or value.status is not Status.NOT_APPLICABLE:
        return None
    return Figure(value.label, fact_code(code), None, "", str(fact.source))
