"""各项工作任务绩效目标完成情况分析: rates, rules, points, causes, criterion by criterion."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.forms.rows.money import PlanSpendingRow
from jiheng.quantities import Status
from jiheng.reports.content.base import Slot
from jiheng.reports.content.calculation import (
    FigureOf,
    calculation_spans,
    is_arithmetic,
    result_text,
    trace_spans,
)
from jiheng.reports.content.context import Context
from jiheng.reports.content.figures import with_unit
from jiheng.reports.content.losses import Loss, lost_points
from jiheng.reports.content.score_tables import full_figure
from jiheng.reports.content.spending import cause, cause_words
from jiheng.reports.content.tasks import work_text
from jiheng.reports.content.wording import (
    Words,
    clause,
    joined,
    paragraphs,
    sentence,
    without_commas_between_quotes,
)
from jiheng.reports.document import Block, Figure, Item, ListBlock, Span, spans
from jiheng.scoring import CriterionScore

_RULE_MARKS = ("，按评分标准（", "，符合评分标准", "，计")
"""What ends the finding in a scorecard's reason."""


def criteria(context: Context, slot: Slot) -> Iterator[Block]:
    """Analyse each group of criteria in one numbered paragraph, then each plan of the year."""
    own = context.narrative(slot.code)
    yield from own
    items = [Item(_group(context, group, slot), sentence(group.name)) for group in _groups(context)]
    plans = list(context.rows(PlanSpendingRow)) if slot.is_set("plans") else []
    told = [(row, content) for row in plans if (content := _plan(context, row))]
    if told:
        lead = spans(*context.bind("".join(sentence(p) for p in paragraphs(context.text("plans")))))
        items.append(Item(lead or spans("各专项计划完成情况如下："), "专项任务计划。"))
    yield ListBlock(tuple(items))
    if told:
        yield ListBlock(tuple(Item(content, sentence(row.name)) for row, content in told), level=4)


def _plan(context: Context, row: PlanSpendingRow) -> tuple[Span, ...]:
    own = (f"plan.{row.code}.{end}" for end in ("budget", "spent", "rate"))
    return work_text(context, f"plans.{row.code}", row.code, own)


def _groups(context: Context) -> Iterator[CriterionScore]:
    """Yield the groups that get a paragraph: the second level where it has parts of its own."""
    for top in context.card.criteria:
        if any(child.children for child in top.children):
            yield from top.children
        else:
            yield top


def _group(context: Context, group: CriterionScore, slot: Slot) -> tuple[Span, ...]:
    """Write full points and points of a group, then a sentence for each of its criteria."""
    leaves = [one for one in group.walk() if not one.children]
    text = "".join(sentence(part) for part in paragraphs(context.text(f"{slot.code}.{group.code}")))
    near = frozenset(code for leaf in leaves for code in leaf.inputs)
    made: list[Words] = []
    if group.children:
        made.extend(_points_of_group(context, group))
    smooth = [leaf for leaf in leaves if _is_smooth(leaf)]
    for leaf in leaves:
        if leaf not in smooth:
            made.extend(_leaf(context, leaf))
    if smooth:
        made.extend(joined([tuple(_full_leaf(context, leaf)) for leaf in smooth], "；"))
        made.append("。")
    return spans(*made, *context.bind(text, near))


def _points_of_group(context: Context, group: CriterionScore) -> Iterator[Words]:
    if group.points is None:
        yield clause(group.reason)
        yield "。"
        return
    if group.kind == "group" and any(leaf.kind == "adjustment" for leaf in group.walk()):
        return
    yield "分值"
    yield with_unit(full_figure(context, group))
    lost = lost_points(group)
    if lost:
        yield "，自评得分"
        yield context.points(group)
        yield "，扣"
        yield Loss(group, lost, ()).figure
    else:
        yield "，自评得满分"
    yield "。"


def _is_smooth(leaf: CriterionScore) -> bool:
    return leaf.points is not None and leaf.status is Status.REPORTED and not lost_points(leaf)


def _full_leaf(context: Context, leaf: CriterionScore) -> Iterator[Words]:
    yield from finding(context, leaf)
    if leaf.kind == "adjustment":
        yield "，计"
    else:
        yield "，得满分"
    yield context.points(leaf)
    for remark in leaf.remarks:
        yield f"，{clause(remark)}"


def _leaf(context: Context, leaf: CriterionScore) -> Iterator[Words]:
    """Say why a criterion lost points, or why it has none yet."""
    if leaf.status is not Status.REPORTED or leaf.points is None:
        yield from _with_status(context, leaf)
        return
    yield from finding(context, leaf)
    yield f"，按评分标准“{clause(leaf.rule_text)}”"
    yield "得" if leaf.points else "不得分"
    if leaf.points:
        yield context.points(leaf)
    if is_arithmetic(leaf):
        yield "（"
        yield from reckoning(context, leaf)
        yield "）"
    yield "，扣"
    yield Loss(leaf, lost_points(leaf), ()).figure
    yield from _cause(context, leaf)
    yield "。"


def _cause(context: Context, leaf: CriterionScore) -> Iterator[Words]:
    why = cause(context, facts_of(context, leaf))
    if why is None:
        lost = Loss(leaf, lost_points(leaf), ()).figure.text
        context.notice(
            "差异说明", f"“{leaf.name}”扣{lost}，没有说明原因。", "在“差异说明”表填写该指标的原因。"
        )
        return
    yield from cause_words(context, why, lead="。主要原因是")
    if why.measure:
        yield "。下一步，"
        yield from context.bind(clause(why.measure))


def reckoning(context: Context, leaf: CriterionScore) -> Iterator[Words]:
    """Write how the points were reckoned, with the result before rounding."""
    yield from calculation_spans(leaf, indicator_figures(context, leaf))
    yield result_text(leaf)


def finding(context: Context, leaf: CriterionScore, *, named: bool = True) -> tuple[Span, ...]:
    """Write what was found: label and figure, with the calculation of a computed rate.

    Not `named`, a label that only repeats the criterion's name is left out.
    """
    readings = [context.reading(code) for code in leaf.inputs]
    if leaf.kind != "indicator" and readings and all(one.text == "是" for one in readings):
        return spans("、".join(dict.fromkeys(one.label for one in readings)))
    text = leaf.reason
    for mark in _RULE_MARKS:
        text = text.partition(mark)[0]
    figures = indicator_figures(context, leaf)
    parts: list[Words] = []
    for code in leaf.inputs:
        figure = figures(code)
        if figure.text in ("是", "否"):
            # One letter of a label is no figure.
            continue
        before, found, text = text.partition(figure.text)
        if named or before.removesuffix("为") != leaf.name:
            parts.append(without_commas_between_quotes(before))
        if found:
            parts.append(figure)
        trace = None if leaf.kind == "indicator" else context.reading(code).trace
        if trace is not None and text.startswith(f"（{trace.worked}）"):
            parts.extend(("（", *trace_spans(trace, context.figure), "）"))
            text = text.removeprefix(f"（{trace.worked}）")
    return spans(*parts, without_commas_between_quotes(text))


def _with_status(context: Context, leaf: CriterionScore) -> Iterator[Words]:
    """Write the scorecard's reason, with the status word as the figure of what is missing."""
    code = leaf.missing[0] if leaf.missing else f"score.{leaf.code}"
    before, found, after = leaf.reason.partition(leaf.status.label)
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
