"""Totals that two forms can state: the fact sheet first, the detailed form where it is silent.

One rule for all of them: what the fact sheet reports is the fact; where it reports nothing,
the fact comes from the detailed form (the 合计 row of 分来源收支表, the sums of 加减分事项 and
转移支付); where both report, they must agree, and the fact sheet's figure is kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from jiheng.forms.errors import FormError
from jiheng.forms.figures import Reading, unit_of
from jiheng.forms.filled import FilledForms, PlacedFigure
from jiheng.forms.relations.amounts import sum_errors
from jiheng.forms.rows.base import RowFigure, RowModel
from jiheng.forms.rows.money import FinanceRow, TransferRow
from jiheng.forms.rows.tasks import BonusItem
from jiheng.forms.sums import reported
from jiheng.forms.tables import TableRow
from jiheng.quantities import (
    Interval,
    Missing,
    Printed,
    Status,
    print_amount,
    print_points,
)
from jiheng.standards import vocabulary


def settle_totals(filled: FilledForms) -> Iterator[FormError]:
    """Settle every total that two forms state; change `filled.figures` accordingly."""
    yield from _finance(filled)
    yield from _transfers(filled)
    yield from _bonus(filled)


def _finance(filled: FilledForms) -> Iterator[FormError]:
    rows = filled.rows("finance", FinanceRow)
    parts = [row for _, row in rows if not row.is_total and not row.is_part]
    if not filled.is_sound("finance"):
        parts = []
    settled: set[str] = set()
    for place, whole in rows:
        if not whole.is_total:
            continue
        for figure in whole.figures():
            name = figure.column
            if parts:
                numbers = [part.printed(name) for part in parts]
                yield from sum_errors(filled, "finance", place, name, numbers, whole.printed(name))
            if whole.source not in settled:  # 合计 that stands twice is an error of its own
                table = filled.forms["finance"].table
                yield from _settle(filled, figure.code, PlacedFigure(figure, table, place, whole))
        settled.add(whole.source)


def _transfers(filled: FilledForms) -> Iterator[FormError]:
    rows = filled.rows("transfers", TransferRow)
    yield from _settle_sum(filled, "finance.transfer_to_districts", "transfers", "amount", rows)


def _bonus(filled: FilledForms) -> Iterator[FormError]:
    rows = filled.rows("bonus", BonusItem)
    for direction, code in (("加分", "bonus.added"), ("减分", "bonus.deducted")):
        of_direction = [(place, row) for place, row in rows if row.direction == direction]
        yield from _settle_sum(filled, code, "bonus", "points", of_direction)


def _settle_sum(
    filled: FilledForms, code: str, form: str, name: str, rows: Sequence[tuple[TableRow, RowModel]]
) -> Iterator[FormError]:
    numbers = reported(*(row.printed(name) for _, row in rows))
    if not rows or numbers is None or not filled.is_sound(form):
        return
    place, row = rows[-1]
    figure = RowFigure(code, "", name, _sum_reading(numbers, code), "computed")
    yield from _settle(filled, code, PlacedFigure(figure, filled.forms[form].table, place, row))


def _sum_reading(numbers: list[Printed], code: str) -> Reading:
    wanted = unit_of(vocabulary()[code].unit)
    interval = Interval.exact(0)
    for number in numbers:
        interval += number.interval
    value = sum((number.exact for number in numbers), Fraction(0))
    text = print_points(value) + "分" if wanted.symbol == "分" else print_amount(value)
    is_hedged = any(number.hedge is not None for number in numbers)
    return Reading(value, wanted, interval, text, is_hedged)


def _settle(filled: FilledForms, code: str, detail: PlacedFigure) -> Iterator[FormError]:
    """Take the detailed form's figure where the fact sheet has none; else compare the two."""
    reading = detail.figure.reading
    stated = filled.figures.get(code)
    if isinstance(reading.value, Missing):
        return
    if stated is None or _is_unreported(stated):
        figure = replace(detail.figure, code=code, label=vocabulary().label(code))
        filled.figures[code] = replace(detail, figure=figure)
        return
    theirs = stated.figure.reading
    if theirs.interval and reading.interval and theirs.interval.intersects(reading.interval):
        return
    where = stated.table.address(stated.place, stated.figure.column)
    shown = theirs.value.label if isinstance(theirs.value, Missing) else theirs.text
    is_sum = detail.figure.kind == "computed"
    error = detail.table.error(
        detail.place,
        detail.figure.column,
        f"{'各行合计' if is_sum else ''}{reading.text}，与 {where} 的 {shown} 不一致",
        f"两处的{vocabulary().label(code)}一致",
        "改正其中一处，或把指标表中的数值留空",
    )
    # The rows are wrong together: what the last of them holds is not to blame.
    yield replace(error, value="") if is_sum else error


def _is_unreported(placed: PlacedFigure) -> bool:
    value = placed.figure.reading.value
    return isinstance(value, Missing) and value.status is Status.UNREPORTED
