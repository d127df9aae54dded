"""What the year's spending went on: basic and project spending, 三公经费 by kind."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.reports.content.binding import mentions
from jiheng.reports.content.context import Context
from jiheng.reports.content.wording import Words, joined
from jiheng.reports.document import Block, Paragraph

KINDS = (("基本支出", "finance.basic_spent"), ("项目支出", "finance.project_spent"))
THREE_SPENT, THREE_BUDGET = "costs.three_spent", "costs.three_budget"
THREE_KINDS = (
    ("因公出国（境）费", "costs.abroad_spent"),
    ("公务用车购置及运行费", "costs.vehicle_spent"),
    ("公务接待费", "costs.reception_spent"),
)


def parts_of_spending(context: Context, text: str) -> Iterator[Block]:
    """State what is filled of the parts of spending and the officer's `text` leaves out."""
    kinds = list(_filled(context, KINDS, text))
    if kinds:
        yield Paragraph.of("全年执行数中，", *joined(kinds, "，"), "。")
    three = list(_three(context, text))
    if three:
        yield Paragraph.of(*three, "。")


def _filled(
    context: Context, parts: tuple[tuple[str, str], ...], text: str
) -> Iterator[tuple[Words, ...]]:
    for label, code in parts:
        figure = context.figure(code)
        if figure.value is not None and not mentions(text, figure):
            yield label, figure


def _three(context: Context, text: str) -> Iterator[Words]:
    """State 三公经费: what was spent by kind, beside the budget."""
    kinds = list(_filled(context, THREE_KINDS, text))
    if not kinds:
        return
    spent, budget = context.figure(THREE_SPENT), context.figure(THREE_BUDGET)
    known = spent.value is not None
    clauses: list[tuple[Words, ...]] = []
    if budget.value is not None:
        clauses.append(("预算安排", budget))
    parts = joined(kinds, "、")
    clauses.append(("实际支出", spent, "（其中", *parts, "）") if known else ("支出中，", *parts))
    yield "“三公经费”"
    yield from joined(clauses, "，")
