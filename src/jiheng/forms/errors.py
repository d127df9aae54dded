"""Errors of a filled form: each at its cell, all of a file together."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from jiheng.standards.quoting import quoted

_SHOWN = 60
_LONGEST_QUOTE = 40
_SHORT, _LOOSE, _STRICT = 4, 5, 7


@dataclass(frozen=True)
class FormError:
    """Hold one error: what is wrong, where, what was expected and what to do.

    `row` counts from 1 as spreadsheets do, `column` is the letter; both are empty (None, "")
    where the error concerns a whole sheet or file.  `value` is what the user wrote.  A warning
    does not stop the reading.  An error that does not `blocks_reading` lets targets be reviewed,
    but nothing be scored; `is_ignored` says that a sheet or column was left unread.
    """

    what: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    header: str = ""
    value: str = ""
    expected: str = ""
    advice: str = ""
    file: str = ""
    severity: Literal["error", "warning"] = "error"
    blocks_reading: bool = True
    is_ignored: bool = False

    @property
    def cell(self) -> str:
        """Give the address, such as `C3`, or an empty string."""
        return f"{self.column}{self.row}" if self.row and self.column else ""

    @property
    def where(self) -> str:
        """Say row and column in Chinese.

        >>> FormError("数不对", "采购管理", 3, "C", "数值").where
        '第3行 C列“数值”'
        """
        parts = [
            f"第{self.row}行" if self.row else "",
            f"{self.column}列" if self.column else "",
        ]
        place = " ".join(part for part in parts if part)
        return f"{place}{quoted(self.header)}" if self.header else place

    def __str__(self) -> str:
        value = f"写的是{quoted(quote(self.value))}，" if self.value else ""
        what = f"{self.where}：{value}{self.what}" if self.where else f"{value}{self.what}"
        # Chinese and Latin letters stand apart.
        gap = " " if self.expected[:1].isascii() and self.expected[:1].isalpha() else ""
        expected = f"应为{gap}{self.expected}" if self.expected else ""
        parts = [part.rstrip("。；") for part in (what, expected, self.advice) if part]
        mark = "【提醒】" if self.severity == "warning" else ""
        sentence = "；".join(parts)
        return mark + sentence + ("" if sentence.endswith("？") else "。")


class FormErrors(ValueError):
    """Report every error of a folder or workbook at once; `str()` is a list to read.

    Attributes:
        errors: all errors and warnings, in the order of sheets and rows.
        file: the folder or workbook that was read.
    """

    def __init__(self, errors: Iterable[FormError], file: str = "") -> None:
        self.errors: list[FormError] = list(errors)
        self.file = file
        super().__init__(self.errors, file)

    def __str__(self) -> str:
        return describe(self.errors, self.file)


def describe(errors: Sequence[FormError], file: str = "", shown: int = _SHOWN) -> str:
    """List errors grouped by sheet, at most `shown` of them, in Chinese.

    >>> print(describe([FormError("没有数值", "采购管理", 3, "C", "数值", advice="请填写")], "甲.xlsx"))
    甲.xlsx：1 处错误
    【采购管理】
      第3行 C列“数值”：没有数值；请填写。
    """
    wrong = sum(error.severity == "error" for error in errors)
    counts = [f"{wrong} 处错误"] if wrong or not errors else []
    if len(errors) > wrong:
        counts.append(f"{len(errors) - wrong} 处提醒")
    lines = [(f"{file}：" if file else "") + "，".join(counts)]
    by_sheet: dict[str, list[FormError]] = {"": []}
    for error in errors:
        by_sheet.setdefault(error.sheet, []).append(error)
    left = shown
    for sheet, found in by_sheet.items():
        if sheet and left > 0:
            lines.append(f"【{sheet}】")
        lines += [f"  {error}" for error in found[: max(left, 0)]]
        left -= len(found)
    if left < 0:
        lines.append(f"  ……另有 {-left} 处未列出，改正以上各处后再检查一次。")
    return "\n".join(lines)


def quote(text: str) -> str:
    """Shorten a text to one line of at most forty characters.

    >>> quote("第一行\\n第二行")
    '第一行 第二行'
    """
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUOTE else line[:_LONGEST_QUOTE] + "…"


def nearest(word: str, known: Iterable[str]) -> str:
    """Find the known word nearest to a mistyped one, or give an empty string.

    A short word may differ in half of its characters (项木), a long code in three of ten.

    >>> nearest("采购管里", ["采购管理", "资产管理"])
    '采购管理'
    """
    cutoff_tenths = _LOOSE if len(word) <= _SHORT else _STRICT
    # A ratio in tenths keeps decimal fractions out of this exact room.
    matches = (
        (matcher.ratio(), -index, candidate)
        for index, candidate in enumerate(known)
        for matcher in [difflib.SequenceMatcher(None, word, candidate)]
        if matcher.ratio() * 10 >= cutoff_tenths
    )
    return max(matches, default=(0, 0, ""))[2]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give the advice “是否应为…”, or a list to choose from.

    >>> did_you_mean("采购管里", ["采购管理", "资产管理"])
    '是否应为“采购管理”？'
    """
    choices = list(known)
    near = nearest(word, choices)
    if near:
        return f"是否应为{quoted(near)}？"
    more = "等" if len(choices) > 8 else ""
    return f"可用的有：{'、'.join(choices[:8])}{more}" if choices else ""
