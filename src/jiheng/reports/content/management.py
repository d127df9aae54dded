"""部门整体绩效管理情况: rules, targets, monitoring, evaluation, use of results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.forms.rows.department import Policy
from jiheng.reports.content.base import Slot
from jiheng.reports.content.binding import mentions
from jiheng.reports.content.context import Context
from jiheng.reports.content.wording import Words, joined, sentence, titled
from jiheng.reports.document import Block, Item, ListBlock
from jiheng.reports.spans import Span, spans


@dataclass(frozen=True)
class Stage:
    """Hold one stage of performance management: its heading, and the facts that belong to it."""

    code: str
    heading: str
    facts: tuple[str, ...]


STAGES = (
    Stage(
        "system",
        "制度建设情况",
        (
            "performance.documents_issued",
            "performance.library_science",
            "performance.library_operations",
            "performance.system_sound",
        ),
    ),
    Stage(
        "targets",
        "绩效目标管理情况",
        (
            "performance.targets_managed",
            "performance.targets_declared",
            "performance.targets_achieved",
            "performance.primary_indicators",
            "performance.secondary_indicators",
            "performance.quantified_share",
        ),
    ),
    Stage(
        "monitoring",
        "绩效运行监控管理情况",
        (
            "performance.monitoring_done",
            "performance.monitoring_coverage",
            "performance.monitored_primary_economic",
            "performance.monitored_secondary_economic",
            "performance.monitored_primary_science",
            "performance.monitored_secondary_science",
        ),
    ),
    Stage(
        "evaluation",
        "绩效评价开展情况",
        (
            "performance.self_evaluation_done",
            "finance.previous_year_budget",
            "finance.previous_year_spent",
            "finance.previous_year_execution_rate",
            "finance.previous_year_completion_rate",
        ),
    ),
    Stage(
        "application",
        "绩效结果应用情况",
        ("performance.results_applied", "performance.results_reported"),
    ),
)


def management(context: Context, slot: Slot) -> Iterator[Block]:
    """Tell the five stages: the officer's text, then the figures it does not mention."""
    yield from context.narrative(slot.code)
    items = []
    for stage in STAGES:
        content = _stage(context, f"{slot.code}.{stage.code}", stage)
        if not content:
            context.notice(
                "绩效管理",
                f"没有填写{stage.heading}。",
                f"在“文字材料”表填写章节 {slot.code}.{stage.code}，"
                f"或在“绩效管理”表填写 {stage.facts[0]} 等行。",
            )
            content = context.blank(stage.heading)
        if not content:
            continue
        items.append(Item(content, sentence(stage.heading)))
    if items:
        yield ListBlock(tuple(items))


def _stage(context: Context, code: str, stage: Stage) -> tuple[Span, ...]:
    text = sentence(context.text(code))
    parts = [*_policies(context, text)] if stage.code == "system" else []
    parts.extend(part for fact in stage.facts if (part := tuple(_fact(context, fact, text))))
    made = joined(parts, "，")
    return spans(*context.bind(text, stage.facts), *made, "。" if made else "")


def _policies(context: Context, text: str) -> Iterator[tuple[Words, ...]]:
    own = [row.name for row in context.rows(Policy) if row.origin != "执行上级制度"]
    names = [titled(name) for name in own]
    plain = [name.removeprefix("《").removesuffix("》") for name in own]
    if names and not any(name in text for name in (*names, *(f"《{one}》" for one in plain))):
        yield (f"{context.we}制定了{''.join(names)}",)


def _fact(context: Context, code: str, text: str) -> Iterator[Words]:
    """Say a fact in a few words, unless the text has it or nobody filled it."""
    if not context.is_reported(code):
        return
    reading, figure = context.reading(code), context.figure(code)
    if reading.text == "是":
        # With a text of the officer's own the bare 是 adds nothing.
        if not text:
            yield reading.label
    elif reading.text == "否":
        yield f"“{reading.label}”为“"
        yield figure
        yield "”"
    elif not mentions(text, figure):
        yield reading.label
        yield figure
