"""What is said of one criterion: what was found, how points were reckoned, why any were lost."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.forms.rows.indicators import DepartmentIndicator
from jiheng.reports.content.calculation import (
    FigureOf,
    calculation_spans,
    result_text,
    steps_spans,
    trace_spans,
)
from jiheng.reports.content.context import Context
from jiheng.reports.content.figures import fact_code
from jiheng.reports.content.losses import Loss, lost_points
from jiheng.reports.content.spending import Cause, cause
from jiheng.reports.content.wording import Words, clause, tidy_quotes
from jiheng.reports.spans import Figure, Span, spans
from jiheng.scoring import CriterionScore

_RULE_MARKS = ("，按评分标准（", "，符合评分标准", "，计")
"""What ends the finding in a scorecard's reason."""


def reckoning(context: Context, leaf: CriterionScore) -> Iterator[Words]:
    """Write how the points were reckoned, with the result before rounding."""
    figures = indicator_figures(context, leaf)
    yield from calculation_spans(leaf, figures)
    yield result_text(leaf)
    yield from steps_spans(leaf, figures)


def finding(
    context: Context, leaf: CriterionScore, *, named: bool = True, reckoned: bool = True
) -> tuple[Span, ...]:
    """Write what was found: label and figure, with the calculation of a computed rate.

    Not `named`, a label that only repeats the criterion's name is left out; not `reckoned`, the
    calculation is.
    """
    readings = [context.reading(code) for code in leaf.inputs]
    if leaf.kind != "indicator" and readings and all(one.text == "是" for one in readings):
        return spans("、".join(dict.fromkeys(one.label for one in readings)))
    parts: list[Words] = [tidy_quotes(f"“{leaf.name}”")] if leaf.kind == "indicator" else []
    text = tidy_quotes(leaf.reason)
    for mark in _RULE_MARKS:
        text = text.partition(mark)[0]
    figures = indicator_figures(context, leaf)
    for code in leaf.inputs:
        figure = figures(code)
        if figure.text in ("是", "否"):
            # One letter of a label is no figure.
            continue
        before, found, text = text.partition(figure.text)
        if named or before.removesuffix("为") != leaf.name:
            parts.append(before)
        if found:
            parts.append(figure)
        trace = None if leaf.kind == "indicator" else context.reading(code).trace
        if trace is not None and text.startswith(f"（{trace.worked}）"):
            if reckoned:
                parts.extend(("（", *trace_spans(trace, context.figure), "）"))
            text = text.removeprefix(f"（{trace.worked}）")
    return spans(*parts, text)


def shortfall(context: Context, leaf: CriterionScore) -> Iterator[Words]:
    """Say why points were lost as the figures say it: what was found, points got, points lost."""
    yield from finding(context, leaf, reckoned=False)
    lost = Loss(leaf, lost_points(leaf), ()).figure
    if leaf.points is None or leaf.points < 0:
        yield "，减"
        yield lost
        return
    yield "，按评分标准"
    if leaf.points:
        yield "得"
        yield context.points(leaf)
    else:
        yield "不得分"
    yield "，扣"
    yield lost


def open_leaf(context: Context, leaf: CriterionScore) -> Iterator[Words]:
    """Write why a criterion has no points yet; the status word is the figure of what is missing."""
    code = leaf.missing[0] if leaf.missing else fact_code(f"score.{leaf.code}")
    reason, name = tidy_quotes(leaf.reason), tidy_quotes(f"“{leaf.name}”")
    if not reason.startswith(name):
        yield f"{name}的"
    if leaf.kind == "indicator" and leaf.missing:
        code = fact_code(f"indicator.{leaf.code.rpartition('.')[2]}.{code}")
    before, found, after = reason.partition(leaf.status.label)
    yield before
    if found:
        yield Figure(found, code, None, "", f"{leaf.name}：{found}")
    yield after


def facts_of(context: Context, leaf: CriterionScore) -> list[str]:
    """List the facts behind a criterion, those that make up a computed rate included."""
    codes = list(leaf.inputs)
    for code in leaf.inputs:
        trace = context.reading(code).trace
        if trace is not None:
            codes.extend(one.code for one in trace.leaves())
    if leaf.kind == "indicator":
        row = leaf.code.rpartition(".")[2]
        codes.extend(f"indicator.{row}.{name}" for name in ("actual", "target"))
    return list(dict.fromkeys(codes))


def indicator_figures(context: Context, leaf: CriterionScore) -> FigureOf:
    """Give the lookup of figures for a criterion; indicator rows have columns of their own."""
    row = leaf.code.rpartition(".")[2]

    def figure(code: str) -> Figure:
        if leaf.kind == "indicator" and "." not in code:
            return context.figure(f"indicator.{row}.{code}")
        return context.figure(code)

    return figure


def where_to_explain(leaf: CriterionScore) -> str:
    """Name the sheet, row and column where the officer says why a criterion lost points."""
    if leaf.kind == "indicator":
        row = leaf.code.rpartition(".")[2]
        return f"在“整体绩效指标”表 {row} 行的“偏差原因”列填写。"
    code = leaf.inputs[0] if leaf.inputs else leaf.code
    return f"在“差异说明”表填写，指标编码写 {code}。"


def cause_of(context: Context, leaf: CriterionScore) -> Cause | None:
    """Find the officer's reason for what a criterion lost; an indicator row has its own."""
    why = cause(context, facts_of(context, leaf))
    if why is None and leaf.kind == "indicator":
        code = leaf.code.rpartition(".")[2]
        rows = (row for row in context.rows(DepartmentIndicator) if row.code == code)
        said = next((clause(row.deviation) for row in rows if row.deviation), "")
        return Cause(f"indicator.{code}", said) if said else None
    return why
