"""部门概况: what the department is, its offices and units, its duties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from jiheng.forms.rows.department import Duty, Office, SubordinateUnit
from jiheng.quantities import print_count
from jiheng.reports.content.base import Slot
from jiheng.reports.content.binding import mentions
from jiheng.reports.content.context import Context
from jiheng.reports.content.wording import Words, clause, joined, sentence
from jiheng.reports.document import Block, Item, ListBlock, Paragraph
from jiheng.reports.spans import Figure, spans

OFFICES = "staff.offices"
STAFF = (("编制数", "staff.established"), ("在职人员数", "staff.in_post"))
MOST_NAMES = 12
"""Names of units or offices that one sentence lists."""
_UNITS = (
    "[下所直]属(?:事业)?单位[^，。；0-9]{{0,6}}{count}[个家所]"
    "|(?<![0-9]){count}[个家所][下所直]属(?:事业)?单位"
)


def profile(context: Context, slot: Slot) -> Iterator[Block]:
    """Introduce the department, then list its duties.

    The officer's text takes the place of the opening sentence; offices, units and staff that it
    leaves out follow it.
    """
    own = context.narrative(slot.code, (OFFICES, *(code for _, code in STAFF)))
    text = context.text(slot.code)
    duties = sorted(context.rows(Duty), key=lambda duty: duty.number)
    lead: list[Words] = ["主要职责："] if duties else []
    opening = own[-1].spans if own else spans(*_opening(context))
    opening = spans(*opening, *_organisation(context, text, told=not own), *_staff(context, text))
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
        parts.append(["" if nature else name, *_offices_told(context, offices)])
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


def _organisation(context: Context, text: str, *, told: bool) -> Iterator[Words]:
    """State offices and units that the officer's text leaves out; the opening has `told` them."""
    if told:
        return
    parts: list[tuple[Words, ...]] = []
    offices = _offices(context)
    if offices is not None and not mentions(text, offices):
        parts.append(tuple(_offices_told(context, offices)))
    names = [unit.name for unit in context.rows(SubordinateUnit)]
    if any(name not in text for name in names):
        parts.append(tuple(_units_told(names, text)))
    if parts:
        yield from joined(parts, "；")
        yield "。"


def _units_told(names: Sequence[str], text: str) -> Iterator[Words]:
    """Say how many units there are, and which; the number once where the text has it."""
    listed = "、".join(names) if len(names) <= MOST_NAMES else ""
    if listed and re.search(_UNITS.format(count=len(names)), text):
        yield f"纳入部门预算编报范围的下属单位为{listed}"
        return
    yield "纳入部门预算编报范围的下属单位有"
    yield _count("units.count", len(names), "家", "下属单位")
    yield f"，即{listed}" if listed else ""


def _offices_told(context: Context, offices: Figure) -> Iterator[Words]:
    """Say the number of offices, and their names where all of them were filled."""
    if context.is_guangzhou:
        yield from ("机关内设", offices, "处室")
    else:
        yield from ("内设机构", offices)
    names = [row.name for row in context.rows(Office)]
    if offices.value == len(names) <= MOST_NAMES:
        yield f"（{'、'.join(names)}）"


def _staff(context: Context, text: str) -> Iterator[Words]:
    """State the posts and who holds them, where the officer's text does not."""
    figures = [(label, context.figure(code)) for label, code in STAFF]
    parts = [(a, b) for a, b in figures if b.value is not None and not mentions(text, b)]
    if parts:
        yield from joined(parts, "，")
        yield "。"


def _offices(context: Context) -> Figure | None:
    """Give the number of offices, stated or counted; None where neither is known."""
    if context.is_reported(OFFICES):
        return context.figure(OFFICES)
    counted = len(list(context.rows(Office)))
    return _count(OFFICES, counted, "个", "内设机构") if counted else None


def _count(code: str, counted: int, unit: str, form: str) -> Figure:
    return Figure(print_count(counted, unit), code, Fraction(counted), unit, f"按“{form}”表计数")
