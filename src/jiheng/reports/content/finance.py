"""部门整体收支情况: the year's target, budget and spending, and what explains the gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiheng.forms.rows.money import FinanceRow
from jiheng.forms.rows.projects import Target
from jiheng.forms.rows.total_words import is_total
from jiheng.quantities import Missing
from jiheng.reports.content.base import Slot
from jiheng.reports.content.calculation import trace_spans
from jiheng.reports.content.context import Context
from jiheng.reports.content.figures import is_filled, value_of, without_unit
from jiheng.reports.content.leaves import facts_of
from jiheng.reports.content.money_parts import parts_of_spending
from jiheng.reports.content.spending import cause, cause_words, coverage, gap_between, gap_words
from jiheng.reports.content.wording import Words, clause, joined, paragraphs, sentence
from jiheng.reports.document import Align, Block, Cell, Column, Paragraph, Table
from jiheng.reports.spans import Figure

BUDGET, SPENT = "finance.adjusted_budget", "finance.spent"
INITIAL, TRANSFER = "finance.initial_budget", "finance.transfer_to_districts"
EXECUTION, COMPLETION = "finance.execution_rate", "finance.completion_rate"
NEAR = (BUDGET, SPENT, INITIAL, TRANSFER, EXECUTION, COMPLETION)
"""The facts that this section is about."""
CAUSES = (EXECUTION, SPENT, BUDGET)
"""The facts whose explanation explains the gap between budget and spending, nearest first."""


def finance(context: Context, slot: Slot) -> Iterator[Block]:
    """State target, budget, spending, the gap with its arithmetic, and the stated reason."""
    yield from context.narrative(slot.code, NEAR)
    yield from _targets(context)
    year = tuple(_year(context))
    if year:
        yield Paragraph.of(*year)
    yield from parts_of_spending(context, context.text(slot.code))
    if context.is_reported(COMPLETION):
        yield from _completion_told(context)
    yield from _table(context)


def _targets(context: Context) -> Iterator[Block]:
    own = [row for row in context.rows(Target) if not row.project]
    chosen = [row for row in own if row.kind == "年度目标"] or own
    texts = [part for row in chosen for part in paragraphs(row.text)]
    if not texts:
        context.notice("绩效目标", "没有填写部门整体支出绩效目标。", "在“绩效目标”表填写年度目标。")
        return
    lead = f"{context.dossier.year}年部门整体支出绩效目标："
    for place, text in enumerate(texts):
        yield Paragraph.of("" if place else lead, *context.bind(sentence(text)))
    results = [part for row in chosen for part in paragraphs(row.actual)]
    for place, text in enumerate(results):
        yield Paragraph.of("" if place else "实际完成情况：", *context.bind(sentence(text)))
    if not results:
        context.notice(
            "绩效目标",
            "没有填写年度目标的实际完成情况。",
            "在“绩效目标”表该行的“实际完成情况”列填写。",
        )
        if context.draft:
            yield Paragraph(context.blank("年度目标的实际完成情况"))


def _year(context: Context) -> Iterator[Words]:
    """State what was budgeted and spent; a filed text is silent on what nobody filled."""
    budget, spent = context.figure(BUDGET), context.figure(SPENT)
    initial, transfer = context.figure(INITIAL), context.figure(TRANSFER)
    year = f"{context.dossier.year}年"
    clauses: list[Sequence[Words]] = []
    if initial.value is not None and initial.value != budget.value:
        clauses.append(("年初预算数", initial))
    if is_filled(budget):
        clauses.append((f"{year}全年预算数", budget))
        year = ""
    else:
        clauses.append(context.blank("全年预算数"))
    if is_filled(spent):
        handed = "转移区支付" if context.is_guangzhou else "转移支付"
        inside = (f"（含{handed}", transfer, "）") if transfer.value is not None else ()
        clauses.append((f"{year}全年执行数", spent, *inside))
    else:
        clauses.append(context.blank("全年执行数"))
    if is_filled(context.figure(EXECUTION)):
        clauses.append(("预算执行率", *_rate(context, EXECUTION)))
    told = joined(clauses, "，")
    if told:
        yield from told
        yield "。"
    allowed = (context.reading(BUDGET).interval, context.reading(SPENT).interval)
    gap = gap_between("report.budget_gap", budget, spent, allowed)
    if gap is None:
        if isinstance(value_of(budget), Missing) or isinstance(value_of(spent), Missing):
            context.notice(
                "收支情况",
                "全年预算数、全年执行数未填全，预算执行差异无法计算。",
                f"在“收支指标”表填写 {BUDGET}、{SPENT} 行的数值后重新生成。",
            )
        return
    yield from gap_words(gap, "全年预算数", "全年执行数")
    why = cause(context, CAUSES)
    if why is None:
        yield from context.blank("差异原因")
        yield "。"
        context.notice(
            "差异说明",
            f"预算执行差异{gap.amount.text}没有说明原因。",
            f"在“差异说明”表填写，指标编码写 {EXECUTION}。",
        )
        return
    yield from cause_words(context, why, lead="，主要原因是")
    yield from coverage(context, gap, why)
    yield "。"


def _rate(context: Context, code: str) -> Iterator[Words]:
    """Write a rate, with its calculation where it was computed from stated figures."""
    reading = context.reading(code)
    yield context.figure(code)
    if reading.trace is not None and not isinstance(reading.value, Missing):
        yield "（"
        yield from trace_spans(reading.trace, context.figure)
        yield "）"


def _completion_told(context: Context) -> Iterator[Block]:
    """State the completion rate, unless the standard's criterion of that name is another one."""
    reading = context.reading(COMPLETION)
    namesakes = [one for one in context.card.walk() if one.name == reading.label]
    if any(COMPLETION not in facts_of(context, one) for one in namesakes if not one.children):
        context.notice(
            "收支情况",
            f"评分标准的“{reading.label}”另有算法，{COMPLETION} 行的{reading.text}没有写入报告。",
            "以评分标准的口径为准。",
        )
        return
    yield Paragraph.of(*_completion(context))


def _completion(context: Context) -> Iterator[Words]:
    """State the completion rate; say so where its base is not that of the execution rate."""
    fact = context.dossier.fact(COMPLETION)
    if fact is not None and fact.evidence:
        yield f"根据{clause(fact.evidence)}，"
    made, executed = context.reading(COMPLETION), context.reading(EXECUTION)
    first, second = made.trace, executed.trace
    if first is not None and second is not None and first.worked == second.worked:
        # The calculation stands a few lines above.
        yield f"{context.we}预算完成率与预算执行率一致，为"
        yield context.figure(COMPLETION)
        yield "。"
        return
    yield f"{context.we}预算完成率为"
    yield from _rate(context, COMPLETION)
    allowed, other = made.interval, executed.interval
    if allowed is not None and other is not None and not allowed.intersects(other):
        yield "，与预算执行率"
        yield context.figure(EXECUTION)
        yield "口径不同"
    yield "。"


def _table(context: Context) -> Iterator[Block]:
    rows = list(context.rows(FinanceRow))
    if not rows:
        return
    heads = ("资金来源", "年初预算数", "全年预算数", "全年执行数")
    body = []
    for row in rows:
        figures = context.figures_of(row)
        cells = (_amount(figures[name]) for name in ("initial", "adjusted", "spent"))
        # A sum stands in the middle, as in every table of the report.
        align = Align.CENTER if is_total(row.source) else None
        body.append((Cell.of(row.source, header=True, align=align), *cells))
    columns = (Column(3), Column(2, Align.RIGHT), Column(2, Align.RIGHT), Column(2, Align.RIGHT))
    header = tuple(Cell.of(head) for head in heads)
    caption = f"{context.dossier.year}年度部门整体收支情况"
    yield Table(caption, columns, (header,), tuple(body), unit="单位：万元")


def _amount(figure: Figure) -> Cell:
    return Cell.of(without_unit(figure, "万元"))
