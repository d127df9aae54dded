"""The end of a report: signature and, in drafts only, the notices to the officer."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.reports.content.base import Slot
from jiheng.reports.content.context import Context
from jiheng.reports.document import Block, Item, ListBlock, PageBreak, Paragraph, Signature
from jiheng.reports.spans import Text

DRAFT_HEADING = "附：自评核对提示（仅供草稿核对，报送稿不印）"


def signature(context: Context, slot: Slot) -> Iterator[Block]:
    """Close with the department's name and the day the report was filled; never a clock's day."""
    yield Signature(context.dossier.organisation, context.day)
    if context.day is None:
        context.notice(
            "落款",
            "没有完整的填报日期，落款只印部门名称，不印成文日期。",
            "在“部门概况”表“填报日期”行填写（写到日，如 2022-04-15）。",
        )
        if context.draft:
            yield Paragraph(context.blank("成文日期"))


def draft_notices(context: Context) -> Iterator[Block]:
    """List all notices on a page of their own, for drafts only."""
    if context.notices:
        yield PageBreak()
        yield Paragraph((Text(DRAFT_HEADING, strong=True),))
        yield ListBlock(tuple(Item.of(str(one)) for one in context.notices))
