"""年度总体工作和重点工作任务, 主要工作成效: the officer's texts with the figures behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jiheng.forms.rows.money import PlanSpendingRow
from jiheng.forms.rows.tasks import Achievement, Task
from jiheng.reports.content.base import Slot
from jiheng.reports.content.binding import found_in, mentions, states
from jiheng.reports.content.context import Context
from jiheng.reports.content.figures import fact_code
from jiheng.reports.content.plans import plans_of
from jiheng.reports.content.wording import Words, clause, joined, sentence
from jiheng.reports.document import Block, Item, ListBlock, Paragraph
from jiheng.reports.spans import Figure, Span, spans


def tasks(context: Context, slot: Slot) -> Iterator[Block]:
    """Tell the year's tasks one by one: the officer's text, else what the forms say."""
    yield from context.narrative(slot.code)
    rows = list(context.rows(Task))
    items = []
    for row in rows:
        code = f"{slot.code}.{row.code}"
        content = work_text(context, code, row.code, before=(row.content, row.completion))
        if not content or not (context.text(code) or row.completion or _of(context, row.code)):
            context.notice(
                "年度工作任务",
                f"“{row.name}”没有写明完成情况。",
                f"在“年度工作任务”表 {row.code} 行的“完成情况”列，或“文字材料”表章节 {code} 填写。",
            )
            content = spans(*content, *context.blank("完成情况"))
        items.append(Item(spans(*content, *_money(context, row)), sentence(row.name)))
    if items:
        yield ListBlock(tuple(items))


def _of(context: Context, task: str) -> list[Achievement]:
    return [row for row in context.rows(Achievement) if row.task == task]


def _money(context: Context, row: Task) -> Iterator[Words]:
    """State the budget of a task by source of money, and its spending where a plan row has it."""
    figures = context.figures_of(row)
    total = figures["total"]
    known = [
        (label, figures[name])
        for label, name in (("财政拨款", "appropriation"), ("其他资金", "other"))
        if figures[name].value is not None
    ]
    # Money of a kind that the task does not have is no news.
    sources = [(label, figure) for label, figure in known if figure.value] or known
    spent, rate = _spending(context, row)
    clauses: list[tuple[Words, ...]] = []
    if total.value is not None:
        clauses.append(("预算总额", total, *_by_source(total, sources)))
    else:
        clauses.extend((f"预算{label}", figure) for label, figure in sources)
    if spent is not None:
        clauses.append(("实际支出", spent))
    if rate is not None:
        clauses.append(("支出完成率", rate))
    if clauses:
        yield from joined(clauses, "，")
        yield "。"


def _by_source(total: Figure, sources: Sequence[tuple[str, Figure]]) -> Iterator[Words]:
    """Split a total by source of money; where one source gives it all, its name is enough."""
    if len(sources) == 1 and total.value == sources[0][1].value:
        yield f"（均为{sources[0][0]}）"
    elif sources:
        yield "（其中"
        yield from joined(sources, "、")
        yield "）"


def _spending(context: Context, row: Task) -> tuple[Figure | None, Figure | None]:
    """Find what a task spent: the row of “计划支出” with its code and its name."""
    for plan in plans_of(context):
        if (plan.code, plan.name) == (row.code, row.name):
            known = (one if one.value is not None else None for one in (plan.spent, plan.rate))
            return next(known), next(known)
    return None, None


def achievements(context: Context, slot: Slot) -> Iterator[Block]:
    """Tell the main results: the officer's text, else the results that belong to no task.

    Where every result belongs to a task or plan, they are told here by task.
    """
    names = {plan.code: plan.name for plan in context.rows(PlanSpendingRow)}
    names |= {task.code: task.name for task in context.rows(Task)}
    rows = [row for row in context.rows(Achievement) if row.task not in names]
    yield from context.narrative(slot.code, frozenset(_codes(rows)))
    text = context.text(slot.code)
    if text:
        _notice_untold(context, slot.code, text, rows)
    elif rows:
        yield Paragraph(achievement_spans(context, rows))
    else:
        told = [(name, _of(context, code)) for code, name in names.items()]
        items = [Item(achievement_spans(context, own), sentence(name)) for name, own in told if own]
        if items:
            yield ListBlock(tuple(items))


def work_text(
    context: Context, code: str, task: str, own: Iterable[str] = (), before: Iterable[str] = ()
) -> tuple[Span, ...]:
    """Write about one task or plan: the officer's text, else what the forms say of it.

    `own` are facts of the task itself, near to the text beside its results; `before` are the
    form's words (主要内容, 完成情况) that lead up to the results.
    """
    rows = _of(context, task)
    near = frozenset((*_codes(rows), *map(fact_code, own)))
    text = sentence(context.text(code))
    if not text:
        lead = "".join(map(sentence, before))
        return spans(*context.bind(lead, near), *achievement_spans(context, rows, lead))
    _notice_untold(context, code, text, rows)
    return context.bind(text, near)


def _codes(rows: Iterable[Achievement]) -> Iterator[str]:
    return (fact_code(row.form.fact_path.format(code=row.code)) for row in rows)


def _notice_untold(context: Context, code: str, text: str, rows: Sequence[Achievement]) -> None:
    """Tell the officer of results with a figure that the text does not print."""
    untold = [
        f"{row.name}{figure.text}"
        for row in rows
        if (figure := context.figures_of(row)["value"]).value is not None
        and not mentions(text, figure)
    ]
    if untold:
        context.notice(
            "文字材料",
            f"章节“{code}”没有写到已填报的成效：{'、'.join(untold)}。",
            "补写，或确认报告不用。",
        )


def achievement_spans(
    context: Context, rows: Iterable[Achievement], lead: str = ""
) -> tuple[Span, ...]:
    """Write results as one sentence of clauses; what the `lead` says is not said again."""
    parts = [tuple(_achievement(context, row, lead)) for row in rows]
    made = joined(parts, "；")
    return spans(*made, "。") if made else ()


def _with_figure(row: Achievement, figure: Figure) -> Iterator[Words]:
    """Write name and figure, the figure once; what was written beside it (事项) closes."""
    item = clause(row.item)
    found = found_in(row.name, figure)
    if found and item:
        # 三分之二以上行政村 has its figure in its name.
        yield from (row.name[: found.start()], figure, row.name[found.end() :], item)
        return
    yield row.name
    yield figure
    if item:
        yield f"，{item}"


def _achievement(context: Context, row: Achievement, lead: str) -> Iterator[Words]:
    figure = context.figures_of(row)["value"]
    own_year = (f"{context.dossier.year}年", f"{context.dossier.year}年度", "")
    is_plain = row.value and not row.item and row.period in own_year
    if is_plain and states(lead, row.name, figure):
        # Only the comparison is new.
        if row.comparison:
            yield f"{row.name}{clause(row.comparison)}"
        return
    if row.value:
        yield from _with_figure(row, figure)
    else:
        yield clause(row.item)
    if row.period not in own_year:
        yield f"（{row.period}）"
    if row.comparison:
        yield f"，{clause(row.comparison)}"
