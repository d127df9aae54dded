"""Model a workbook of sheets with live formulas, for the writer in ``writers/xlsx_file.py``.

A cell is words, an exact decimal or a formula with the result known here. Excel stores doubles:
good enough to show, so the exact figure stays in the scorecard and the cached results are its
printed values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from jiheng.reports.document import Align
from jiheng.reports.spans import printable

__all__ = ["Content", "Formula", "Look", "Number", "Sheet", "SheetCell", "Words", "address"]

_MOST_LETTERS = 32_767
_LONGEST_FORMULA, _MOST_ARGUMENTS = 8192, 255
_FORBIDDEN_IN_TITLE = frozenset("[]:*?/\\")
_STRING = re.compile(r'"(?:[^"]|"")*"')
_CALL = re.compile(r"([A-Za-z_][A-Za-z0-9_.]*)\s*\(")
# A score sheet adds, rounds and compares. Functions that read files or the network stay out.
# fmt: off
_FUNCTIONS = frozenset({
    "ABS", "AND", "AVERAGE", "COUNT", "COUNTA", "COUNTBLANK", "COUNTIF", "FLOOR", "IF", "IFERROR", "INT",
    "ISBLANK", "ISERROR", "ISNUMBER", "ISTEXT", "MAX", "MIN", "N", "NOT", "OR", "PRODUCT", "ROUND",
    "ROUNDDOWN", "ROUNDUP", "SIGN", "SUM", "SUMIF", "SUMPRODUCT", "TEXT", "TRIM",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class Words:
    """Hold text; it is stored as text even when it begins with ``=``, ``+``, ``-`` or ``@``."""

    text: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", printable(self.text))
        if len(self.text) > _MOST_LETTERS:
            raise ValueError(
                f"单元格文字有 {len(self.text)} 字，Excel 最多 {_MOST_LETTERS} 字。请拆成几格。"
            )


@dataclass(frozen=True, slots=True)
class Number:
    """Hold an exact decimal as text ("148134.51"). Raises ValueError when it is none."""

    value: str

    def __post_init__(self) -> None:
        _decimal(self.value)

    @property
    def decimal(self) -> Decimal:
        """Give the value."""
        return _decimal(self.value)


@dataclass(frozen=True, slots=True)
class Formula:
    """Hold a live formula ("=SUM(C2:C5)") and its result: a decimal as text, or words.

    ``words`` tells that the result is text. Raises ValueError for a formula that does not begin
    with ``=``, refers to another file, calls a function a score sheet has no use for or is longer
    than Excel takes.
    """

    formula: str
    result: str
    words: bool = False

    def __post_init__(self) -> None:
        outside = _STRING.sub("", self.formula)
        if not self.formula.startswith("="):
            raise ValueError(f"公式“{self.formula}”应以 = 开头")
        if any(mark in outside for mark in "[]|{}"):
            raise ValueError(f"公式“{self.formula}”不得引用其他文件或程序")
        unknown = {name.upper() for name in _CALL.findall(outside)} - _FUNCTIONS
        if unknown:
            raise ValueError(f"公式“{self.formula}”用了不允许的函数：{'、'.join(sorted(unknown))}")
        if len(self.formula) > _LONGEST_FORMULA or _arguments(outside) > _MOST_ARGUMENTS:
            raise ValueError(
                f"公式“{self.formula[:40]}……”太长：Excel 的公式最多 {_LONGEST_FORMULA} 字、"
                f"一个函数最多 {_MOST_ARGUMENTS} 个参数。请把同类指标放在相邻的行。"
            )
        if not self.words:
            _decimal(self.result)


def _arguments(outside: str) -> int:
    """Count the arguments of the call that has the most; strings are already out.

    >>> _arguments("=IF(COUNT(A1,A2,A3)=3,1,0)"), _arguments("=SUM(A1:A3)"), _arguments("=A1")
    (3, 1, 1)
    """
    open_calls, most = [1], 1
    for letter in outside:
        if letter == "(":
            open_calls.append(1)
        elif letter == ")" and len(open_calls) > 1:
            open_calls.pop()
        elif letter == ",":
            open_calls[-1] += 1
            most = max(most, open_calls[-1])
    return most


Content = Words | Number | Formula | None


@dataclass(frozen=True, slots=True)
class Look:
    """Describe how a cell looks; ``number_format`` is Excel's ("#,##0.00", "0.00%").

    Without ``align``, words stand at the left, numbers and formulas at the right. An ``open``
    cell can be typed into, and is tinted to show it; all others are protected.
    """

    bold: bool = False
    align: Align | None = None
    number_format: str = ""
    shaded: bool = False
    border: bool = True
    size: int = 11
    open: bool = False


@dataclass(frozen=True, slots=True)
class SheetCell:
    """Hold one cell, or the upper left one of a merged area."""

    content: Content = None
    look: Look = Look()
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold one sheet.

    ``rows`` hold a cell or None by column, so that the place of a cell is its address; places
    covered by a merged cell are None. ``widths`` are in characters of the default font.
    ``frozen_rows`` stay in view, ``repeated_rows`` print on every page, of ``printed_rows`` none
    after them is printed (0: all are); ``heights`` are in points
    by row (from 0), other rows are as high as their words. Printing is on A4, as wide as the page.
    Every sheet is protected without a password, so that only open cells change by accident.

    Raises ValueError for a title Excel does not accept and for overlapping cells.
    """

    title: str
    rows: tuple[tuple[SheetCell | None, ...], ...]
    widths: tuple[float, ...] = ()
    frozen_rows: int = 0
    frozen_columns: int = 0
    repeated_rows: int = 0
    printed_rows: int = 0
    landscape: bool = True
    heights: Mapping[int, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        title = self.title
        bad = _FORBIDDEN_IN_TITLE & set(title)
        if not 1 <= len(title) <= 31 or bad or title[0] == "'" or title[-1] == "'":
            raise ValueError(
                f"工作表名“{title}”不可用：应为 1 至 31 字，不含 [ ] : * ? / \\，首尾不为单引号"
            )
        object.__setattr__(self, "heights", MappingProxyType(dict(self.heights)))
        taken: set[tuple[int, int]] = set()
        for row, cells in enumerate(self.rows):
            for column, cell in enumerate(cells):
                if cell is None:
                    continue
                area = {
                    (row + down, column + right)
                    for down in range(cell.rowspan)
                    for right in range(cell.colspan)
                }
                if not area or area & taken:
                    raise ValueError(f"工作表“{title}”的单元格 {address(row, column)} 与别的重叠")
                taken |= area


def address(row: int, column: int, *, fixed: bool = False) -> str:
    """Name a cell by its place, both counted from 0; ``fixed`` adds dollar signs.

    >>> address(0, 0), address(9, 27), address(4, 2, fixed=True)
    ('A1', 'AB10', '$C$5')
    """
    letters, rest = "", column + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        letters = chr(ord("A") + last) + letters
    return f"${letters}${row + 1}" if fixed else f"{letters}{row + 1}"


def _decimal(text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"“{text}”不是数：应为十进制小数，如 148134.51") from None
    if not value.is_finite():
        raise ValueError(f"“{text}”不是有限的数")
    return value
