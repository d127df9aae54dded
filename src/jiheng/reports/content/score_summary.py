"""自评结论综述: the total in one sentence, the score table, and what the total hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jiheng.reports.content.base import Slot
from jiheng.reports.content.context import Context
from jiheng.reports.content.figures import bounds, with_unit
from jiheng.reports.content.score_tables import (
    LEVEL_HEADS,
    Line,
    depth,
    full_figure,
    got_figure,
    parts,
    score_lines,
    total_figures,
)
from jiheng.reports.content.sharing_notes import sharing_notes
from jiheng.reports.content.wording import Words, joined, listed
from jiheng.reports.document import Align, Block, Cell, Column, Paragraph, Table
from jiheng.reports.spans import Text
from jiheng.scoring import CriterionScore

TALLEST = 9
"""Lines of a group that stay on one page; the name of a taller one stands in a line above it."""
_SUM_HEADS = {1: "合计", 2: "小计"}
MOST_NAMES = 6
"""Names of criteria without points that one sentence lists."""


def score_summary(context: Context, slot: Slot) -> Iterator[Block]:
    """State the total or what it is conditional on, print the score table, then the verdict.

    The verdict (结论) is the officer's text; the figures are the scorecard's.
    """
    card = context.card
    yield Paragraph.of(*(_total(context) if card.total is not None else _open_total(context)))
    yield _table(context)
    if card.grade_note:
        context.notice("自评结论", f"{card.grade_note}。", "核对接近等级界限的数据。")
    yield from context.narrative(slot.code, ("score.total",))


def _total(context: Context) -> Iterator[Words]:
    card = context.card
    yield f"{context.we}按照{context.cited_standard}逐项自评，满分"
    yield with_unit(total_figures(context)[0])
    yield "，部门整体支出绩效自评得分"
    yield context.total
    yield from _parts(context)
    if card.grade is not None:
        yield f"，评价等级为“{card.grade}”"
    yield "。各分项得分如下："


def _open_total(context: Context) -> Iterator[Words]:
    card = context.card
    low, high = bounds("score.total", card.low, card.high)
    yield f"{context.we}按照{context.cited_standard}逐项自评，部门整体支出绩效自评总分"
    if card.validity_note:
        yield context.total
        yield f"：{card.validity_note}"
        context.notice(
            "自评结论",
            f"{card.validity_note}，报告不列总分。",
            "换用核实过的标准；只想看试算的总分，加 --trial --draft 输出草稿。",
        )
    else:
        yield f"尚不能确定：{_open_names(context)}，总分在"
        yield low
        yield "至"
        yield high
        yield "之间"
        context.notice(
            "自评结论",
            f"{_open_names(context)}，总分在{low.text}至{high.text}之间。",
            "补填后重新评分。",
        )
    yield "。各分项得分如下："


def _open_names(context: Context) -> str:
    """Name what is not scored yet, by the kind of nothing: 甲、乙未填报，丙无法判断."""
    names: dict[str, list[str]] = {}
    for leaf in context.card.leaves():
        if leaf.points is None:
            names.setdefault(leaf.status.label, []).append(leaf.name)
    return "，".join(f"{listed(some, MOST_NAMES)}{label}" for label, some in names.items())


def _parts(context: Context) -> Iterator[Words]:
    if len(context.card.criteria) > 1:
        yield "，其中"
        tops = [top for top in context.card.criteria if not top.is_gone]
        yield from joined([(top.name, context.points(top)) for top in tops], "、")


def _table(context: Context) -> Table:
    """Print the points by level; a group too tall for a page becomes a line above its parts."""
    levels = depth(context)
    tops = context.card.criteria
    is_tall = levels > 1 and any(len(score_lines(top, levels)) > TALLEST for top in tops)
    first = 2 if is_tall else 1
    sum_levels = range(levels - 1, first - 1, -1)
    rows = []
    for top in tops:
        if is_tall and parts(top):
            rows.append(_band(context, top, levels))
        rows.extend(_line(context, line, sum_levels) for line in score_lines(top, levels, first))
    shown = levels - first + 1
    full, total = total_figures(context)
    rows.append(
        (
            Cell.of("总分", colspan=shown, header=True, align=Align.CENTER),
            Cell.of(full),
            Cell.of(total, colspan=shown, align=Align.CENTER),
        )
    )
    sums = [_SUM_HEADS[level] for level in sum_levels]
    heads = (*LEVEL_HEADS[first - 1 : levels], "分值", "得分", *sums)
    names = (Column(24), Column(28), Column(74))[first - 1 : levels]
    points = tuple(Column(width, Align.CENTER) for width in (19, 20, 23, 23)[: 2 + len(sums)])
    header = tuple(Cell.of(head) for head in heads)
    caption = "部门整体支出绩效自评得分"
    notes = tuple(sharing_notes(context))
    return Table(caption, (*names, *points), (header,), tuple(rows), notes, "单位：分")


def _band(context: Context, top: CriterionScore, levels: int) -> tuple[Cell, ...]:
    full, got = full_figure(context, top), got_figure(context, top)
    return (
        Cell.of(Text(top.name, strong=True), colspan=levels - 1, header=True, align=Align.CENTER),
        Cell.of(replace(full, strong=True)),
        Cell.of(replace(got, strong=True), colspan=levels - 1, align=Align.CENTER),
    )


def _line(context: Context, line: Line, sums: range) -> tuple[Cell, ...]:
    groups = {score.level: (score, count) for score, count in line.opens}
    opened = (groups[level] for level in sums if level in groups)
    return (
        *line.names,
        Cell.of(full_figure(context, line.score)),
        Cell.of(got_figure(context, line.score)),
        *(Cell.of(got_figure(context, score), rowspan=count) for score, count in opened),
    )
