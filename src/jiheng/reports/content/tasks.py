"""年度总体工作和重点工作任务, 主要工作成效: the officer's texts with the figures behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jiheng.forms.rows.tasks import Achievement, Task
from jiheng.reports.content.base import Slot
from jiheng.reports.content.binding import mentions
from jiheng.reports.content.context import Context
from jiheng.reports.content.figures import fact_code
from jiheng.reports.content.wording import Words, clause, joined, paragraphs, sentence
from jiheng.reports.document import Block, Item, ListBlock, Paragraph, Span, spans


def tasks(context: Context, slot: Slot) -> Iterator[Block]:
    """Tell the year's tasks one by one: the officer's text, else what the forms say."""
    yield from context.narrative(slot.code)
    rows = list(context.rows(Task))
    items = []
    for row in rows:
        content = work_text(context, f"{slot.code}.{row.code}", row.code)
        if not content:
            told = f"{row.content}\n{row.completion}"
            content = context.bind("".join(sentence(part) for part in paragraphs(told)))
        if not content:
            context.notice(
                "年度工作任务", f"“{row.name}”没有写明完成情况。", "补填完成情况或文字材料。"
            )
            content = spans("完成情况未填报。")
        items.append(Item(content, sentence(row.name)))
    if items:
        yield ListBlock(tuple(items))


def achievements(context: Context, slot: Slot) -> Iterator[Block]:
    """Tell the main results: the officer's text, then the results that belong to no task."""
    rows = [row for row in context.rows(Achievement) if not row.task]
    yield from context.narrative(slot.code, frozenset(_codes(rows)))
    text = context.text(slot.code)
    if text:
        _notice_untold(context, slot.code, text, rows)
    elif rows:
        yield Paragraph(achievement_spans(context, rows))


def work_text(context: Context, code: str, task: str, own: Iterable[str] = ()) -> tuple[Span, ...]:
    """Write about one task or plan: the officer's text, else its results as a sentence.

    `own` are facts of the task itself, near to the text beside its results.
    """
    rows = [row for row in context.rows(Achievement) if row.task == task]
    near = frozenset((*_codes(rows), *map(fact_code, own)))
    text = "".join(sentence(part) for part in paragraphs(context.text(code)))
    if not text:
        return achievement_spans(context, rows)
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


def achievement_spans(context: Context, rows: Iterable[Achievement]) -> tuple[Span, ...]:
    """Write results as one sentence of clauses."""
    parts = [tuple(_achievement(context, row)) for row in rows]
    made = joined(parts, "；")
    return spans(*made, "。") if made else ()


def _achievement(context: Context, row: Achievement) -> Iterator[Words]:
    if row.value:
        yield row.name
        yield context.figures_of(row)["value"]
    else:
        yield clause(row.item)
    own_year = (f"{context.dossier.year}年", f"{context.dossier.year}年度", "")
    if row.period not in own_year:
        yield f"（{row.period}）"
    if row.comparison:
        yield f"，{clause(row.comparison)}"
