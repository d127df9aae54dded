"""各重点任务项目支出完成情况: each plan's budget and spending, and the totals as they add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jiheng.forms.rows.money import PlanSpendingRow, cell_is_empty
from jiheng.quantities import Status, divide, total
from jiheng.reports.content.base import Slot
from jiheng.reports.content.context import Context
from jiheng.reports.content.figures import (
    amount_figure,
    is_filled,
    rate_figure,
    value_of,
    without_unit,
)
from jiheng.reports.content.spending import (
    cause,
    cause_words,
    coverage,
    gap_between,
    gap_words,
    is_hedged,
)
from jiheng.reports.content.wording import Words, joined
from jiheng.reports.document import Align, Block, Cell, Column, Paragraph, Table
from jiheng.reports.spans import Figure, Span, spans

STATED_BUDGET, STATED_SPENT = "finance.specific_budget", "finance.specific_spent"
UNIT = "万元"


@dataclass(frozen=True)
class Plan:
    """Hold one plan, or a sum of plans: name, budget, spending, completion rate."""

    code: str
    name: str
    budget: Figure
    spent: Figure
    rate: Figure


def plans_of(context: Context) -> list[Plan]:
    """List the plans; a rate that was not typed follows from budget and spending."""
    return [_plan(context, row) for row in context.rows(PlanSpendingRow)]


def _plan(context: Context, row: PlanSpendingRow) -> Plan:
    figures = context.figures_of(row)
    budget, spent, rate = figures["budget"], figures["spent"], figures["rate"]
    if not _is_rate_stated(context, row):
        rate = _rate(rate.fact, budget, spent)
    return Plan(row.code, row.name, budget, spent, rate)


def _is_rate_stated(context: Context, row: PlanSpendingRow) -> bool:
    """Tell whether the officer stated the rate; 不适用 and 无法判断 are statements too."""
    fact = context.dossier.fact(f"plan.{row.code}.rate")
    if fact is None:
        return not cell_is_empty(row.rate)
    return fact.kind == "stated" and fact.status is not Status.UNREPORTED


def _rate(code: str, budget: Figure, spent: Figure) -> Figure:
    ratio = divide(value_of(spent), value_of(budget))
    made = rate_figure(code, ratio, f"计算：{spent.text}÷{budget.text}")
    return _hedged_like((budget, spent), made)


def _hedged_like(parts: Sequence[Figure], made: Figure) -> Figure:
    """Print what is computed from an approximation as one: 约80万元 gives 约98.50%."""
    if made.value is None or not any(is_hedged(part) for part in parts):
        return made
    return replace(made, text=f"约{made.text}")


def sum_of(plans: Sequence[Plan]) -> Plan:
    """Add plans up; one missing part leaves the sum missing."""
    names = "＋".join(plan.name for plan in plans)
    budget, spent = (
        _hedged_like(
            figures,
            amount_figure(
                f"report.plans.{end}",
                total([value_of(one) for one in figures]),
                UNIT,
                f"计算：{names}",
            ),
        )
        for end, figures in (
            ("budget", [plan.budget for plan in plans]),
            ("spent", [plan.spent for plan in plans]),
        )
    )
    return Plan("", "合计", budget, spent, _rate("report.plans.rate", budget, spent))


def stated_total(context: Context) -> Plan | None:
    """Give the totals that the department states itself, None where it states none."""
    budget, spent = context.figure(STATED_BUDGET), context.figure(STATED_SPENT)
    if budget.value is None and spent.value is None:
        return None
    return Plan("", "填报总额", budget, spent, _rate("report.specific.rate", budget, spent))


def plan_spending(context: Context, slot: Slot) -> Iterator[Block]:
    """Report budget and spending by plan, in a sentence and a table that adds up."""
    yield from context.narrative(slot.code, (STATED_BUDGET, STATED_SPENT))
    plans, stated = plans_of(context), stated_total(context)
    if stated is not None:
        yield Paragraph.of(*_stated(stated))
    if not plans:
        return
    yield Paragraph.of(*_by_plan(plans, sum_of(plans), stated))
    for plan in plans:
        _notice_blanks(context, plan)
        words = tuple(_shortfall(context, plan))
        if words:
            yield Paragraph.of(*words)
    yield _table(context, plans, stated)


def _stated(stated: Plan) -> Iterator[Words]:
    yield from _filled(
        ("专项资金预算（含转移支付）", stated.budget),
        ("实际支出", stated.spent),
        ("支出完成率", stated.rate),
    )
    yield "。"


def _filled(*clauses: tuple[str, Figure]) -> tuple[Span, ...]:
    """Join the clauses whose figure was filled."""
    return joined([clause for clause in clauses if is_filled(clause[1])], "，")


def _by_plan(plans: Sequence[Plan], added: Plan, stated: Plan | None) -> Iterator[Words]:
    lead = "其中，" if stated is not None else ""
    yield lead
    yield from joined([_amounts(plan) for plan in plans], "；")
    if stated is None and len(plans) > 1:
        yield "。"
        yield from _amounts(added)
    yield "。"


def _amounts(plan: Plan) -> tuple[Span, ...]:
    told = _filled(("预算", plan.budget), ("支出", plan.spent), ("支出完成率", plan.rate))
    return spans(plan.name, *told) if told else ()


def _notice_blanks(context: Context, plan: Plan) -> None:
    for label, figure in (("预算数", plan.budget), ("支出数", plan.spent)):
        if not is_filled(figure):
            what = f"“{plan.name}”没有填写{label}。"
            context.notice("计划支出", what, f"在“计划支出”表 {plan.code} 行的“{label}”列填写。")


def _shortfall(context: Context, plan: Plan) -> Iterator[Words]:
    """Say what a plan left unspent, and why."""
    gap = gap_between(f"report.plan.{plan.code}.gap", plan.budget, plan.spent)
    if gap is None:
        return
    yield from gap_words(gap, "预算", f"{plan.name}支出")
    why = cause(context, [f"plan.{plan.code}.{end}" for end in ("rate", "spent", "budget")])
    if why is None:
        context.notice(
            "计划支出",
            f"“{plan.name}”支出与预算相差{gap.amount.text}，没有说明原因。",
            f"在“差异说明”表填写，指标编码写 plan.{plan.code}.spent。",
        )
        yield from context.blank("差额的原因")
    else:
        yield from cause_words(context, why, lead="，主要原因是")
    yield "。"


def _table(context: Context, plans: Sequence[Plan], stated: Plan | None) -> Table:
    added = sum_of(plans)
    lines = [*plans, added]
    notes: list[tuple[Span, ...]] = []
    if stated is not None and _differs(stated, added):
        lines.append(stated)
        notes.append(spans(*_difference(context, added, stated)))
    rows = tuple(
        (
            Cell.of(line.name, header=True, align=None if line.code else Align.CENTER),
            *(Cell.of(without_unit(figure, UNIT)) for figure in (line.budget, line.spent)),
            Cell.of(line.rate),
        )
        for line in lines
    )
    columns = (Column(5), Column(4, Align.RIGHT), Column(4, Align.RIGHT), Column(3, Align.RIGHT))
    header = tuple(Cell.of(head) for head in ("计划（任务）", "预算数", "支出数", "支出完成率"))
    caption = f"{context.dossier.year}年度重点任务项目支出完成情况"
    return Table(caption, columns, (header,), rows, tuple(notes), f"单位：{UNIT}")


def _differs(stated: Plan, added: Plan) -> bool:
    pairs = ((stated.budget, added.budget), (stated.spent, added.spent))
    return any(
        one.value is not None and two.value is not None and one.value != two.value
        for one, two in pairs
    )


def _difference(context: Context, added: Plan, stated: Plan) -> Iterator[Words]:
    """Say plainly that the plans do not add up to the stated total, and by how much."""
    yield "注：“合计”由各计划相加得出，“填报总额”为填报的专项资金总额。"
    parts: list[tuple[Words, ...]] = []
    told: list[str] = []
    unexplained: list[str] = []
    for word, end, code, one, two in (
        ("预算", "budget", STATED_BUDGET, added.budget, stated.budget),
        ("支出", "spent", STATED_SPENT, added.spent, stated.spent),
    ):
        allowed = (context.reading(code).interval, None)
        gap = gap_between(f"report.specific.{end}_gap", two, one, allowed)
        if gap is None:
            continue
        lead = f"{word}合计比填报总额{'多' if gap.is_over else '少'}"
        why = cause(context, [code])
        if why is None:
            unexplained.append(word)
            told.append(lead + gap.amount.text)
            parts.append((lead, gap.amount))
        else:
            reason = cause_words(context, why, lead="，主要原因是")
            parts.append((lead, gap.amount, *reason, *coverage(context, gap, why)))
    yield from joined(parts, "，" if len(unexplained) == len(parts) else "；")
    if not unexplained:
        yield "。"
        return
    yield from context.blank("、".join(unexplained) + "差额的原因")
    yield "。"
    context.notice(
        "计划支出",
        f"各计划{'，'.join(told)}。",
        "核对是否有未列出的计划，或总额的口径不同；有差额的在“差异说明”表填写"
        f" {STATED_BUDGET}、{STATED_SPENT} 的原因。",
    )
