"""部门概况: what the department is, its offices and units, its duties."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jiheng.forms.rows.department import Duty, Office, SubordinateUnit
from jiheng.quantities import print_count
from jiheng.reports.content.base import Slot
from jiheng.reports.content.context import Context
from jiheng.reports.content.wording import Words, clause, sentence
from jiheng.reports.document import Block, Item, ListBlock, Paragraph
from jiheng.reports.spans import Figure, spans

OFFICES = "staff.offices"
MOST_NAMES = 12
"""Names of units or offices that one sentence lists."""


def profile(context: Context, slot: Slot) -> Iterator[Block]:
    """Introduce the department, then list its duties.

    The officer's text takes the place of the opening sentence.
    """
    own = context.narrative(slot.code, (OFFICES,))
    duties = sorted(context.rows(Duty), key=lambda duty: duty.number)
    lead: list[Words] = ["主要职责："] if duties else []
    opening = own[-1].spans if own else spans(*_opening(context))
    yield from own[:-1]
    if opening or lead:
        yield Paragraph.of(*opening, *lead)
    if duties:
        yield ListBlock(tuple(Item(context.bind(sentence(duty.text))) for duty in duties))
    else:
        context.notice("部门概况", "没有填写主要职责。", "在“部门职责”表逐条填写。")


def _opening(context: Context) -> Iterator[Words]:
    nature = clause(context.profile.nature) if context.profile else ""
    name = context.dossier.organisation
    offices = _offices(context)
    units = list(context.rows(SubordinateUnit))
    parts: list[list[Words]] = []
    if nature:
        parts.append([f"{name}是{nature}"])
    if offices is not None:
        parts.append(["" if nature else name, "机关内设", offices, "处室"])
    if units:
        count = _count("units.count", len(units), "家", "下属单位")
        parts.append(["" if nature or offices else name, "纳入部门预算编报范围的下属单位有", count])
    if not parts:
        return
    for place, part in enumerate(parts):
        yield from (["，", *part] if place else part)
    names = [unit.name for unit in units]
    if 0 < len(names) <= MOST_NAMES:
        yield f"，即{'、'.join(names)}"
    yield "。"


def _offices(context: Context) -> Figure | None:
    """Give the number of offices, stated or counted; None where neither is known."""
    if context.is_reported(OFFICES):
        return context.figure(OFFICES)
    counted = len(list(context.rows(Office)))
    return _count(OFFICES, counted, "个", "内设机构") if counted else None


def _count(code: str, counted: int, unit: str, form: str) -> Figure:
    return Figure(print_count(counted, unit), code, Fraction(counted), unit, f"按“{form}”表计数")
