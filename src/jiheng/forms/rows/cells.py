"""One cell: what kind of text a column takes, and the way from text to value and back."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from jiheng.forms.errors import did_you_mean
from jiheng.forms.figures import FLAGS, missing_from_label, unit_of
from jiheng.quantities import Missing, Printed, QuantityError, Status, parse_quantity

ColumnKind = Literal[
    "text", "long", "code", "number", "figure", "flag", "choice", "date", "integer"
]
"""A `figure` is text that usually is a number, whose unit stands in another column."""

LONGEST_TEXT = 32_767
"""What one spreadsheet cell can hold; a longer text would be cut without a word."""

_FIGURES = frozenset({"number", "figure", "flag"})
"""Kinds in which a stroke would hide whether a figure is missing or does not apply."""
_STROKES = re.compile(r"[-－—–―─/／\\]+")
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_DATE = re.compile(r"([12]\d{3})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[年月日]?")
_COMPACT_DATE = re.compile(r"([12]\d{3})(\d{2})(\d{2})")
FIRST_YEAR, LAST_YEAR = 1990, 2100


@dataclass(frozen=True)
class Column:
    """Describe a column: field name, Chinese header, kind, unit and everything a form shows."""

    name: str
    header: str
    kind: ColumnKind = "text"
    unit: str = ""
    help: str = ""
    choices: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    synonyms: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    required: bool = False
    width: int = 12
    example: str = ""
    fact: str | None = None
    signed: bool = False
    must_stand: bool = False

    @property
    def is_needed(self) -> bool:
        """Tell whether a sheet without this column says nothing, though cells may be blank."""
        return self.required or self.must_stand


class CellError(ValueError):
    """Say what is wrong with one cell, what was expected and what to do."""

    def __init__(self, what: str, expected: str = "", advice: str = "") -> None:
        super().__init__(what, expected, advice)
        self.what, self.expected, self.advice = what, expected, advice


def clean(text: str) -> str:
    """Strip blanks and invisible characters around a text and unify its line ends.

    >>> clean("  市科技局　")
    '市科技局'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return lines.strip().strip(_INVISIBLE).strip()


def is_stroke(text: str) -> bool:
    """Tell the strokes that fill a cell with nothing to say.

    >>> [is_stroke(text) for text in ("/", "——", "-1", "无", "")]
    [True, True, False, False, False]
    """
    return _STROKES.fullmatch(text) is not None


def said(column: Column, text: str) -> str:
    """Clean the text of a cell; a stroke in a cell of words that may be blank says nothing."""
    cleaned = clean(text)
    may_be_blank = not column.required and column.kind not in _FIGURES
    return "" if may_be_blank and is_stroke(cleaned) else cleaned


def read_cell(column: Column, text: str) -> Any:
    """Turn the text of a cell into the value of its column.

    Raises:
        CellError: the text does not fit the column.
    """
    cleaned = said(column, text)
    if _CONTROL.search(cleaned):
        raise CellError("含有看不见的控制字符", "可见的文字", "删去后重新键入")
    if len(cleaned) > LONGEST_TEXT:
        raise CellError(
            f"有 {len(cleaned)} 字，超过单元格上限", f"不超过 {LONGEST_TEXT} 字", "分行填写"
        )
    if column.required and not cleaned:
        raise CellError("没有填写", f"必填的{column.header}", "请补填")
    return _READERS[column.kind](column, cleaned)


def cell_text(value: Any) -> str:
    """Write a value as it would be typed; 未填报 is an empty cell.

    >>> cell_text(True), cell_text(None), cell_text(2021)
    ('是', '', '2021')
    """
    if isinstance(value, Missing):
        return "" if value.status is Status.UNREPORTED else value.label
    if isinstance(value, Printed):
        return value.text
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else str(value)


def _text(column: Column, text: str) -> str:
    if column.kind in {"text", "figure"} and "\n" in text:
        # A line break in a name would silently make two names of one.
        raise CellError("含有换行", "一行文字", "删去换行")
    return text


def _code(column: Column, text: str) -> str:
    if any(char.isspace() or char in _INVISIBLE for char in text):
        raise CellError("编码中有空白", "没有空格和换行的编码", "删去空白")
    return text


def _choice(column: Column, text: str) -> str:
    # 合 计 and 达 成 are spaced out to fill a cell.
    close = "".join(text.split())
    word = column.synonyms.get(close, close)
    if word and word not in column.choices:
        raise CellError(
            "不在可选范围内", "、".join(column.choices), did_you_mean(text, column.choices)
        )
    return word


def _number(column: Column, text: str) -> Printed | Missing:
    missing = missing_from_label(text)
    if missing is not None:
        return missing
    wanted = unit_of(column.unit)
    try:
        printed = parse_quantity(text, wanted)
    except QuantityError as error:
        raise CellError("不是可用的数", error.expected, error.advice) from None
    found = printed.unit or wanted
    if not found.is_comparable(wanted):
        raise CellError(
            "单位不对",
            f"以“{wanted.symbol}”计量的数",
            f"单位由“{found.symbol}”改为“{wanted.symbol}”",
        )
    return printed


def _flag(column: Column, text: str) -> bool | Missing:
    missing = missing_from_label(text)
    if missing is not None:
        return missing
    if text not in FLAGS:
        raise CellError("不是“是”或“否”", "“是”或“否”", "改为“是”或“否”，没有取得的留空")
    return FLAGS[text] == 1


def _integer(column: Column, text: str) -> int | None:
    digits = unicodedata.normalize("NFKC", text)
    if column.name == "year":
        digits = digits.removesuffix("年")
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit()):
        raise CellError("不是整数", "整数", "只写数字")
    if column.name == "year" and not FIRST_YEAR <= int(digits) <= LAST_YEAR:
        raise CellError("年度不合理", "四位年份，如 2021", "请核对")
    return int(digits)


def _date(column: Column, text: str) -> str:
    """Give an ISO date of day, month or year precision."""
    if not text:
        return ""
    typed = unicodedata.normalize("NFKC", text)
    match = _COMPACT_DATE.fullmatch(typed) or _DATE.fullmatch(typed)
    if match is not None:
        year, month, day = (int(part) if part else 1 for part in match.groups())
        try:
            date(year, month, day)
        except ValueError:
            pass
        else:
            return "-".join(part.rjust(2, "0") for part in match.groups() if part)
    raise CellError("不是日期", "2021-03-01 或 2021-03 或 2021 这样的日期", "改为该写法")


_READERS: dict[ColumnKind, Callable[[Column, str], Any]] = {
    "text": _text,
    "long": _text,
    "figure": _text,
    "code": _code,
    "choice": _choice,
    "number": _number,
    "flag": _flag,
    "integer": _integer,
    "date": _date,
}
