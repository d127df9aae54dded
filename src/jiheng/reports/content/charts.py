"""The report's charts: spending by plan, points by criterion, completion of indicators."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jiheng.forms.rows.indicators import DepartmentIndicator
from jiheng.quantities import Missing, absolute, compare, divide, subtract
from jiheng.reports.charts import (
    ExecutionRow,
    PointsRow,
    TargetRow,
    chart_from,
    execution_spec,
    points_spec,
    targets_spec,
)
from jiheng.reports.content.base import Slot
from jiheng.reports.content.context import Context
from jiheng.reports.content.figures import fact_code, rate_figure, value_of, without_unit
from jiheng.reports.content.plans import UNIT, plans_of
from jiheng.reports.content.score_tables import full_figure, got_figure
from jiheng.reports.document import Block
from jiheng.reports.spans import Figure
from jiheng.scoring import CriterionScore

ONE = Fraction(1)
NO_RATE = "—"
STRICT = (">", "<")


def spending_chart(context: Context, slot: Slot) -> Iterator[Block]:
    """Chart budget against spending by plan; nothing where no plan was filled."""
    rows = [
        ExecutionRow(
            plan.name,
            without_unit(plan.budget, UNIT),
            without_unit(plan.spent, UNIT),
            plan.rate,
        )
        for plan in plans_of(context)
    ]
    if rows:
        title = f"{context.dossier.year}年度重点任务项目预算与支出"
        yield chart_from(execution_spec(rows, UNIT), title)


def points_chart(context: Context, slot: Slot) -> Iterator[Block]:
    """Chart full points and points got, by the second level of the standard."""
    rows = [
        PointsRow(score.name, full_figure(context, score), got_figure(context, score))
        for score in _charted(context)
    ]
    if rows:
        yield chart_from(points_spec(rows), "各项指标得分情况")


def _charted(context: Context) -> Iterator[CriterionScore]:
    for top in context.card.criteria:
        yield from top.children or (top,)


def targets_chart(context: Context, slot: Slot) -> Iterator[Block]:
    """Chart the completion of quantitative indicators; nothing where none was filled."""
    rows = [
        _target(context, row)
        for row in context.rows(DepartmentIndicator)
        if row.nature in {"≥", ">", "=", "≤", "<"}
    ]
    if rows:
        yield chart_from(targets_spec(rows), f"{context.dossier.year}年度绩效目标完成情况")


def _target(context: Context, row: DepartmentIndicator) -> TargetRow:
    figures = context.figures_of(row)
    target, actual = figures["target"], figures["actual"]
    code = fact_code(f"report.indicator.{row.code}.completion")
    drawn = completion(row, figures, code)
    reached = _is_reached(context, row, figures)
    return TargetRow(row.level3, _signed(target, row.nature), actual, drawn, reached)


def _is_reached(
    context: Context, row: DepartmentIndicator, figures: dict[str, Figure]
) -> bool | None:
    """Tell whether a target was reached: by the points, else by the sign of the target.

    None where the scorecard or the comparison cannot judge it.  Points out of none say nothing.
    """
    for score in context.card.walk():
        is_its = score.kind == "indicator" and score.code.rpartition(".")[2] == row.code
        if is_its and score.full:
            return None if score.points is None else score.points == score.full
    met = compare(value_of(figures["actual"]), row.nature, value_of(figures["target"]))
    return None if isinstance(met, Missing) else met


def _signed(target: Figure, nature: str) -> Figure:
    if nature == "=" or target.value is None:
        return target
    return Figure(nature + target.text, target.fact, target.value, target.unit, target.source)


def completion(row: DepartmentIndicator, figures: dict[str, Figure], code: str) -> Figure:
    """Give the degree of completion.

    An indicator to stay below (≤) is turned round, and nothing used is all one could wish; one
    to be met exactly (=) loses what it deviates by on either side.  Where no rate says
    anything, the figure is a dash; so it is for a result on a limit that must be passed (> and
    <), which 100% would call reached.
    """
    actual, target = value_of(figures["actual"]), value_of(figures["target"])
    if row.nature in STRICT and compare(actual, "=", target) is True:
        return Figure(NO_RATE, code, None, "", "不能计算：完成值恰等于指标值，不算达到")
    names = "完成值÷指标值"
    ratio = divide(actual, target)
    if row.nature in {"≤", "<"}:
        names = "指标值÷完成值"
        ratio = divide(target, actual)
        if actual == 0 and compare(actual, row.nature, target) is True:
            names, ratio = "完成值为零，没有超出指标值", ONE
    elif row.nature == "=":
        names = "1－｜完成值－指标值｜÷指标值"
        off = absolute(subtract(actual, target))
        ratio = ONE if off == 0 else subtract(ONE, divide(off, absolute(target)))
    if isinstance(ratio, Missing):
        open_figures = [one for one in (actual, target) if isinstance(one, Missing)]
        if open_figures:
            return rate_figure(code, ratio, f"计算：{names}")
    if isinstance(ratio, Missing) or ratio < 0:
        return Figure(NO_RATE, code, None, "", f"不能计算：{names}")
    return rate_figure(code, ratio, f"计算：{names}")
