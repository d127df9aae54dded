"""The looks and the numbers that all sheets of the score workbook share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Context, Decimal
from fractions import Fraction

from jiheng.quantities import Missing, Status, Value
from jiheng.reports.document import Align
from jiheng.reports.spans import exact_text
from jiheng.reports.workbook import Content, Formula, Look, Number, Sheet, SheetCell, Words

HEAD = Look(bold=True, align=Align.CENTER, shaded=True)
TITLE = Look(bold=True, align=Align.CENTER, border=False, size=16)
PLAIN = Look()
CENTRED = Look(align=Align.CENTER)
FREE = Look(border=False)
CHANGED = Look(align=Align.CENTER, bold=True)
CHANGED_TEXT = "已改"
POINTS = Look(align=Align.CENTER, number_format="0.00#")
POINTS_SUM = Look(bold=True, align=Align.CENTER, number_format="0.00#")
MOST_DECIMALS = 6
WIDE = Context(prec=17)
"""What a double can hold."""


def words(text: str, look: Look = PLAIN, colspan: int = 1, rowspan: int = 1) -> SheetCell:
    """Make a cell of words."""
    return SheetCell(Words(text), look, colspan, rowspan)


def input_sheet(
    name: str,
    headline: str,
    note: str,
    heads: Sequence[str],
    widths: tuple[int, ...],
    rows: Iterable[Sequence[SheetCell | None]],
) -> Sheet:
    """Make a sheet that people type into: headline, note, heads, then the rows, heads frozen."""
    top: list[tuple[SheetCell | None, ...]] = [
        (words(headline, TITLE, colspan=len(heads)),),
        (words(note, FREE, colspan=len(heads)),),
        tuple(words(head, HEAD) for head in heads),
    ]
    return Sheet(
        name,
        (*top, *(tuple(row) for row in rows)),
        widths,
        frozen_rows=len(top),
        frozen_columns=2,
        repeated_rows=len(top),
        heights={0: 26},
    )


def opened(look: Look) -> Look:
    """Let a cell be typed into."""
    return replace(look, open=True)


def decimal_text(value: Fraction) -> str:
    """Write a fraction as a decimal, cut to what a double can hold where it does not end.

    >>> decimal_text(Fraction(3932, 1000)), decimal_text(Fraction(1, 3))
    ('3.932', '0.33333333333333333')
    """
    exact = exact_text(value)
    if "/" not in exact:
        return exact
    return format(WIDE.divide(Decimal(value.numerator), Decimal(value.denominator)), "f")


def number_or_words(value: Value) -> Content:
    """Make an input: the number, or the word of its nothing; 未填报 is an empty cell."""
    if isinstance(value, Missing):
        return None if value.status is Status.UNREPORTED else Words(value.label)
    exact = exact_text(value)
    return Formula(f"={exact}", decimal_text(value)) if "/" in exact else Number(exact)


def result(formula: str, value: Value) -> Formula:
    """Pair a formula with its result, a number or the word of its nothing."""
    if isinstance(value, Missing):
        return Formula(formula, value.label, words=True)
    return Formula(formula, decimal_text(value))


def decimals(value: Fraction) -> int:
    """Count the decimals of a number, at most six.

    >>> decimals(Fraction(9966, 10000)), decimals(Fraction(21)), decimals(Fraction(1, 3))
    (4, 0, 6)
    """
    exact = exact_text(value)
    if "/" in exact:
        return MOST_DECIMALS
    return min(MOST_DECIMALS, len(exact.partition(".")[2]))


def formula_cell(formula: str, value: Value, look: Look) -> SheetCell:
    """Make a cell of a live formula with its result in place."""
    return SheetCell(result(formula, value), look)


def words_formula(formula: str, text: str, look: Look = CENTRED) -> SheetCell:
    """Make a cell of a live formula whose result is words."""
    return SheetCell(Formula(formula, text, words=True), look)
