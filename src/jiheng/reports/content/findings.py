"""存在的主要问题 and 下一步改进措施: each tied to the points that were lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from jiheng.forms.rows.findings import Measure, Problem
from jiheng.reports.content.base import Slot
from jiheng.reports.content.context import Context
from jiheng.reports.content.losses import Loss, check_answers, losses_of
from jiheng.reports.content.wording import (
    Words,
    clause,
    joined,
    month_or_day,
    sentence,
)
from jiheng.reports.document import Block, Item, ListBlock
from jiheng.reports.spans import spans


def problems(context: Context, slot: Slot) -> Iterator[Block]:
    """List the problems, each with the points it cost."""
    check_answers(context)
    yield from context.narrative(slot.code)
    items = []
    for row in context.rows(Problem):
        lost = losses_of(context, row.criterion) if row.criterion else []
        near = [code for loss in lost for code in loss.score.inputs]
        body = _told(context, row.detail, near)
        items.append(Item(spans(*body, *_lost(lost)), sentence(row.title)))
    if items:
        yield ListBlock(tuple(items))
    elif not context.text(slot.code):
        context.notice("存在的主要问题", "没有填写存在的主要问题。", "在“存在问题”表逐行填写。")


def _lost(lost: list[Loss]) -> Iterator[Words]:
    if not lost:
        return
    yield "对应的扣分指标："
    yield from joined([(f"{loss.score.name}扣", loss.figure) for loss in lost], "，")
    yield "。"


def measures(context: Context, slot: Slot) -> Iterator[Block]:
    """List the measures, each with the problem it answers."""
    yield from context.narrative(slot.code)
    titles = {row.code: clause(row.title) for row in context.rows(Problem)}
    items = []
    for row in context.rows(Measure):
        closing = _closing(context, row, titles.get(row.problem, ""))
        body = spans(*_told(context, row.detail), *closing)
        items.append(Item(body, sentence(row.title)))
    if items:
        yield ListBlock(tuple(items))
    elif not context.text(slot.code):
        context.notice("下一步改进措施", "没有填写改进措施。", "在“改进措施”表逐行填写。")


def _told(context: Context, text: str, near: Collection[str] = ()) -> Iterator[Words]:
    yield from context.bind(sentence(text), near)


def _closing(context: Context, row: Measure, problem: str) -> Iterator[Words]:
    parts = []
    if problem:
        parts.append(f"针对问题：{problem}")
    if row.office:
        parts.append(f"责任{'处室' if context.is_guangzhou else '部门'}：{row.office}")
    if row.due:
        parts.append(f"完成时限：{month_or_day(row.due)}")
    if parts:
        yield f"（{'；'.join(parts)}。）"
