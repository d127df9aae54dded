"""各项工作任务绩效目标完成情况分析: rates, rules, points, causes, criterion by criterion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiheng.forms.rows.money import PlanSpendingRow
from jiheng.quantities import Status
from jiheng.reports.content.base import Slot
from jiheng.reports.content.calculation import is_arithmetic
from jiheng.reports.content.context import Context
from jiheng.reports.content.figures import bounds, with_unit
from jiheng.reports.content.leaves import cause_of, finding, open_leaf, reckoning, where_to_explain
from jiheng.reports.content.losses import Loss, lost_points
from jiheng.reports.content.score_tables import full_figure
from jiheng.reports.content.spending import cause_words
from jiheng.reports.content.tasks import work_text
from jiheng.reports.content.wording import (
    Words,
    clause,
    joined,
    listed,
    sentence,
    tidy_quotes,
)
from jiheng.reports.document import Block, Item, ListBlock
from jiheng.reports.spans import Span, spans
from jiheng.scoring import CriterionScore

MOST_NAMES = 8
"""Names of indicators that one sentence lists."""


def criteria(context: Context, slot: Slot) -> Iterator[Block]:
    """Analyse each group of criteria in one numbered paragraph, then each plan of the year."""
    own = context.narrative(slot.code)
    yield from own
    items = [Item(_group(context, group, slot), sentence(group.name)) for group in _groups(context)]
    plans = list(context.rows(PlanSpendingRow)) if slot.is_set("plans") else []
    told = [(row, content) for row in plans if (content := _plan(context, row))]
    if told:
        lead = spans(*context.bind(sentence(context.text("plans"))))
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
    text = sentence(context.text(f"{slot.code}.{group.code}"))
    near = frozenset(code for leaf in leaves for code in leaf.inputs)
    made: list[Words] = []
    if group.children:
        made.extend(_points_of_group(context, group))
    smooth = [leaf for leaf in leaves if _is_smooth(leaf)]
    for leaf in leaves:
        if leaf not in smooth:
            made.extend(_leaf(context, leaf))
    named = [leaf for leaf in smooth if leaf.kind != "indicator"]
    parts = [tuple(_full_leaf(context, leaf)) for leaf in named]
    if len(smooth) > len(named):
        parts.append(tuple(_full_indicators([leaf for leaf in smooth if leaf not in named])))
    made.extend(joined(parts, "；"))
    made.append("。" if parts else "")
    return spans(*made, *context.bind(text, near))


def _points_of_group(context: Context, group: CriterionScore) -> Iterator[Words]:
    if group.is_gone or any(leaf.kind == "adjustment" for leaf in group.walk()):
        return
    yield "分值"
    yield with_unit(full_figure(context, group))
    lost = lost_points(group)
    if group.points is None:
        low, high = bounds(f"score.{group.code}", group.low, group.high)
        yield "，得分尚不能确定，在"
        yield low
        yield "至"
        yield high
        yield "之间"
    elif lost:
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


def _full_indicators(leaves: Sequence[CriterionScore]) -> Iterator[Words]:
    yield listed([leaf.name for leaf in leaves], MOST_NAMES)
    yield "均得满分" if len(leaves) > 1 else "得满分"


def _leaf(context: Context, leaf: CriterionScore) -> Iterator[Words]:
    """Say why a criterion lost points, or why it has none yet."""
    if leaf.status is not Status.REPORTED or leaf.points is None:
        yield from open_leaf(context, leaf)
        return
    yield from finding(context, leaf)
    yield tidy_quotes(f"，按评分标准“{clause(leaf.rule_text)}”")
    lost = Loss(leaf, lost_points(leaf), ()).figure
    is_minus = leaf.points < 0
    if is_minus:
        # Points below zero are points taken away: 减4.00分, never 得-4.00分.
        yield "减"
        yield lost
    else:
        yield "得" if leaf.points else "不得分"
        if leaf.points:
            yield context.points(leaf)
    if is_arithmetic(leaf):
        yield "（"
        yield from reckoning(context, leaf)
        yield "）"
    if not is_minus:
        yield "，扣"
        yield lost
    for remark in leaf.remarks:
        yield f"，{clause(remark)}"
    why = cause_of(context, leaf)
    if why is None:
        context.notice(
            "差异说明",
            f"“{leaf.name}”扣{lost.text}，没有说明原因。",
            where_to_explain(leaf),
        )
        yield from context.blank("扣分原因")
    else:
        yield from cause_words(context, why, lead="。主要原因是")
        if why.measure:
            yield "。下一步，"
            yield from context.bind(why.measure)
    yield "。"
