"""Recognise the lines of a balance: this year's total, what is carried over, the grand total."""

import re

from jiheng.checks.tables.halves import Half, Row

_THIS_YEAR = re.compile(r"(?:本年|当年|本期)?(?:收入|支出)(?:合计|小计)|(?:本年|当年)(?:收入|支出)")
_GRAND = re.compile(r"(?:收入|支出)?(?:总计|总合计)|(?:收入|支出)总额")
_CARRIED = re.compile(
    r"(?:使用非财政拨款(?:结余|专用结余).*|用事业基金弥补收支差额|结余分配|.*结转(?:和|与|及)?结余.*|.*[上下]年结转.*"
    r"|(?:年初|年末|上年|期初|期末).*(?:结转|结余).*|(?:结转|结余).*|.*(?:结转|结余)(?:下年)?)"
)


def is_this_year(row: Row) -> bool:
    """Tell whether a row is the total of the year (本年收入合计)."""
    return any(_THIS_YEAR.fullmatch(label) for label in (row.name, row.label))


def is_grand(row: Row) -> bool:
    """Tell whether a row is the total with what is carried over (总计)."""
    return _GRAND.fullmatch(row.name) is not None


def is_carried(row: Row) -> bool:
    """Tell whether a row is carried over from or to another year, or drawn from savings."""
    return not row.rank and _CARRIED.fullmatch(row.name) is not None


def this_year_of(half: Half, grand: Row) -> Row | None:
    """Give the row of the year's total that a grand total includes."""
    above = [row for row in half.rows if row.index < grand.index and is_this_year(row)]
    return above[-1] if above else None


def is_balance(half: Half, row: Row) -> bool:
    """Tell whether a total is the year's total with what is carried over."""
    return is_grand(row) and this_year_of(half, row) is not None
