"""Rows of totals that people add to a table: each is compared with the rows it adds up."""

from collections.abc import Iterator, Sequence

from jiheng.forms.errors import FormError
from jiheng.forms.filled import FilledForm, FilledForms
from jiheng.forms.relations.amounts import sum_errors
from jiheng.forms.rows.base import RowModel
from jiheng.forms.rows.cells import CellError, Column, read_cell
from jiheng.forms.rows.tasks import BonusItem
from jiheng.forms.sums import Agreement, agreement, reported
from jiheng.forms.tables import TableRow, TotalRow
from jiheng.quantities import Missing, Printed

_RATES = ("%", "‰")
_ORDER = (Agreement.EXACT, Agreement.ROUNDED, Agreement.NONE)

Placed = tuple[TableRow, RowModel]


def total_rows(filled: FilledForms) -> Iterator[FormError]:
    """Report rows of totals that no rows of their table add up to.

    A row of totals is no row of the form: nothing counts it, and it is only compared.
    """
    for code, form in filled.forms.items():
        columns = [
            column
            for column in form.table.sheet.columns
            if column.kind == "number" and column.unit not in _RATES
        ]
        for total in form.table.totals:
            for column in columns:
                yield from _compared(filled, code, total, column)


def _compared(
    filled: FilledForms, code: str, total: TotalRow, column: Column
) -> Iterator[FormError]:
    try:
        whole = read_cell(column, total.cells.get(column.name, ""))
    except CellError as error:
        yield filled.error(
            code, total, column.name, error.what, expected=error.expected, advice=error.advice
        )
        return
    form = filled.forms[code]
    if isinstance(whole, Missing) or not form.is_sound or _is_net(form):
        return
    spans = [[row.printed(column.name) for _, row in span] for span in _spans(form, total) if span]
    # The span that agrees best is the one meant; among equals, the likeliest.
    meant = min(spans, key=lambda span: _ORDER.index(_agreed(span, whole)), default=None)
    if meant is not None:
        yield from sum_errors(filled, code, total, column.name, meant, whole)


def _agreed(parts: Sequence[Printed | Missing], whole: Printed) -> Agreement:
    found = reported(*parts)
    return Agreement.EXACT if found is None else agreement(found, whole)


def _is_net(form: FilledForm) -> bool:
    """Tell whether rows that add and rows that take off stand in one table."""
    return len({row.direction for _, row in form.rows if isinstance(row, BonusItem)}) > 1


def _spans(form: FilledForm, total: TotalRow) -> Iterator[Sequence[Placed]]:
    """Give the rows that a total may add up, the likeliest first.

    A lone total is of all rows, wherever it stands; others are of the rows before them, or
    after them, up to the next.
    """
    counted = [(place, row) for place, row in form.rows if not row.is_part]
    others = [one.number for one in form.table.totals if one is not total]
    above = max((number for number in others if number < total.number), default=0)
    below = min((number for number in others if number > total.number), default=None)
    before = [one for one in counted if above < one[0].number < total.number]
    after = [
        one
        for one in counted
        if one[0].number > total.number and (below is None or one[0].number < below)
    ]
    is_lone = not any(one is not total and not one.is_subtotal for one in form.table.totals)
    if total.is_subtotal:
        yield from (before, after)
    elif is_lone:
        yield from (counted, before, after)
    else:
        yield from (before, after, counted)
