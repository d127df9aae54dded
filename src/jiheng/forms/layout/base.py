"""What lists and cards share when they are laid on a form: names, messages, marks of cells."""

import re
import unicodedata
from collections.abc import Container
from dataclasses import replace
from typing import Literal

from jiheng.forms.catalogue import FormSheet
from jiheng.forms.errors import FormError, nearest
from jiheng.forms.rows.cells import Column, clean
from jiheng.forms.tables import RawSheet, letter

HEADER_SEARCH = 10
"""Rows from the top among which the header is looked for."""

_UNIT_BEHIND = re.compile(r"(?P<name>.+?)[（(](?P<unit>[^（）()]+)[）)]")


def plain_header(text: str) -> str:
    """Reduce a header to its words: no blanks, star, colon behind, or difference of width.

    >>> plain_header("＊ 预算总额\\n（万元）")
    '预算总额(万元)'
    """
    narrow = unicodedata.normalize("NFKC", clean(text))
    return "".join(narrow.split()).lstrip("*").rstrip(":")


def trimmed(row: list[str]) -> list[str]:
    """Clean the cells of a row."""
    return [clean(text) for text in row]


class Layout:
    """Find names on a sheet and gather what is wrong with it."""

    def __init__(self, raw: RawSheet, sheet: FormSheet) -> None:
        self.raw, self.sheet = raw, sheet
        self.title = clean(raw.title)
        self.errors: list[FormError] = []
        self.by_header: dict[str, Column] = {}
        for column in sheet.columns:
            for name in (column.header, *column.aliases):
                self.by_header.setdefault(plain_header(name), column)

    def report(
        self,
        what: str,
        row: int | None = None,
        column: int | None = None,
        header: str = "",
        value: str = "",
        expected: str = "",
        advice: str = "",
        severity: Literal["error", "warning"] = "error",
    ) -> None:
        """Add an error at a cell, a row, or the whole sheet."""
        self.errors.append(
            FormError(
                what,
                self.title,
                row,
                "" if column is None else letter(column),
                header,
                value,
                expected,
                advice,
                self.raw.file,
                severity,
            )
        )

    def no_header(self, expected: str) -> None:
        """Say that no row is the header."""
        self.report(
            "没有找到表头" if any(map(any, self.raw.rows)) else "表是空的",
            expected=f"首行为表头：{expected}",
            advice="用 jiheng forms template 写出空表，照其表头填写",
        )

    def find(self, text: str) -> tuple[Column | None, str]:
        """Find the column of a header, and the unit that the header has in brackets."""
        name = plain_header(text)
        if name in self.by_header:
            return self.by_header[name], ""
        match = _UNIT_BEHIND.fullmatch(name)
        if match is None:
            return None, ""
        return self.by_header.get(match["name"]), match["unit"]

    def near(self, text: str, found: Container[str]) -> str:
        """Give the name not yet found that is nearest to a text, empty where none is near."""
        absent = [
            plain_header(name)
            for column in self.sheet.columns
            if column.name not in found
            for name in (column.header, *column.aliases)
        ]
        return nearest(plain_header(text), absent)

    def report_unknown(
        self, what: str, row: int, at: int, text: str, found: Container[str], leave: str
    ) -> None:
        """Refuse a name that looks like one still missing; say that any other was left out."""
        near = self.near(text, found)
        if near:
            self.report(f"不认识的{what}", row, at, value=text, advice=f"是否应为“{near}”？{leave}")
        else:
            advice = "要读取的，按填报表格改正名称"
            self.report_unread(f"不认识的{what}，没有读取", row, at, text, advice)

    def report_unread(self, what: str, row: int, at: int, text: str, advice: str) -> None:
        """Say that something was left out."""
        self.report(what, row, at, value=text, advice=advice, severity="warning")
        self.errors[-1] = replace(self.errors[-1], is_ignored=True)

    def refuse_merged(self, header_row: int, single: Container[int] = ()) -> None:
        """Refuse merged cells under the header, but inside rows that are one thing each."""
        for first_row, first, last_row, last in self.raw.merged:
            if last_row > header_row and not (first_row == last_row and first_row in single):
                advice = "取消合并，逐格填写"
                area = f"{letter(first)}{first_row}:{letter(last)}{last_row}"
                self.report(f"{area} 是合并单元格", first_row, first, advice=advice)

    def mark(self, row: int, at: int, column: Column, text: str) -> None:
        """Report what the reader noticed about a cell."""
        mark = self.raw.marks.get((row, at))
        if mark is None or (mark.is_date and column.kind == "date"):
            return
        self.report(
            mark.what, row, at, column.header, text, mark.expected, mark.advice, mark.severity
        )
