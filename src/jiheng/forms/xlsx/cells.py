"""Put the text of a cell into a workbook so that reading it back gives the same text."""

import re
from dataclasses import dataclass
from decimal import Decimal

from jiheng.forms.rows.cells import Column
from jiheng.forms.xlsx.number_formats import DIGITS, decimal_text, parse_format

_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<decimals>\d+))?(?P<percent>%)?")
_TYPED = frozenset({"number", "figure", "integer"})
_FORMATS = {"%": "0.00%", "分": "0.00##", "是否": "@"}
_MONEY_FORMAT = "#,##0.00##"
_MONEY = frozenset({"元", "千元", "万元", "亿元"})
TEXT_FORMAT = "@"
GENERAL_FORMAT = "General"


@dataclass(frozen=True)
class StoredNumber:
    """Hold what a cell stores and the format that shows it as it was typed."""

    value: Decimal
    format: str


def stored_number(text: str) -> StoredNumber | None:
    """Give the number cell that reads back as exactly this text, or None.

    >>> stored_number("1,234.50")
    StoredNumber(value=Decimal('1234.50'), format='#,##0.00')
    >>> stored_number("007") is None, stored_number("约5亿元") is None
    (True, True)
    """
    match = _NUMBER.fullmatch(text)
    if match is None or sum(char.isdigit() for char in text) > DIGITS:
        return None
    is_percent = match["percent"] is not None
    number = Decimal(text.replace(",", "").removesuffix("%"))
    # Below a thousand grouping does not show: keep the usual look of amounts.
    is_grouped = "," in text or abs(number) < 1000
    whole = "#,##0" if is_grouped and not is_percent else "0"
    places = len(match["decimals"] or "")
    code = whole + ("." + "0" * places if places else "") + ("%" if is_percent else "")
    # 007 or -0.00 would come back as 7 and 0.00: these stay text.
    if decimal_text(number, parse_format(code)) != text:
        return None
    return StoredNumber(number.scaleb(-2) if is_percent else number, code)


def holds_numbers(column: Column) -> bool:
    """Tell whether a column's cells are numbers where they can be."""
    return column.kind in _TYPED


def empty_format(column: Column, unit: str = "") -> str:
    """Give the number format of an empty cell of a column, by its unit.

    Decimals in the format keep the printed precision of what will be typed: 4.00 stays 4.00.
    """
    symbol = unit or column.unit
    if column.kind == "long" or (not symbol and column.kind in _TYPED):
        # Text-formatted cells with more than 255 characters show as #### in older programs.
        return GENERAL_FORMAT
    if column.kind not in _TYPED:
        return TEXT_FORMAT
    return _MONEY_FORMAT if symbol in _MONEY else _FORMATS.get(symbol, GENERAL_FORMAT)
