"""Write sheets as an xlsx workbook with live formulas and their results already in place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from math import ceil
from typing import Any

from jiheng.reports.charts.labels import text_width
from jiheng.reports.document import Align
from jiheng.reports.workbook import Content, Formula, Look, Number, Sheet, SheetCell, Words

__all__ = ["render_workbook"]

_EPOCH = date(2000, 1, 1)
_A4 = 9
_FACE = "宋体"
_DEFAULT_WIDTH = 8.43
_ALLOWED = {"format_cells": True, "format_columns": True, "format_rows": True}
"""What a protected sheet still lets people do: make it legible."""
_LEAST_HEIGHT, _MOST_HEIGHT = 20.25, 409.0  # 27 px, and the most Excel allows


class _NoWords(str):
    """Be an empty result that xlsxwriter writes as words.

    It takes "" for "not computed yet" and leaves the type off the cell, so that no reader can
    tell a reason that is not needed from one that is not known. Excel itself writes the type.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = str.__hash__


_NO_WORDS = _NoWords()


def render_workbook(
    sheets: Sequence[Sheet], *, title: str = "", organisation: str = "", day: date = _EPOCH
) -> bytes:
    """Make the xlsx file of sheets; equal sheets give equal bytes.

    Raises:
        ValueError: there is no sheet, or two have one name.
        OSError: the workbook cannot be made: it is too large, or holds broken characters.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxWriterException

    names = [sheet.title.casefold() for sheet in sheets]
    if not names or len(set(names)) < len(names):
        raise ValueError("工作簿至少要有一张工作表，且不得重名")
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties(
        {"title": title, "author": organisation, "created": datetime.combine(day, time())}
    )
    formats = _Formats(book)
    try:
        for sheet in sheets:
            _write_sheet(book.add_worksheet(sheet.title), sheet, formats)
        book.close()
    except (XlsxWriterException, zipfile.LargeZipFile, UnicodeError) as error:
        # One kind of failure for whoever saves: the command line has one message for it.
        raise OSError(0, f"工作簿不能生成（{error}）", f"{title or names[0]}.xlsx") from error
    return buffer.getvalue()


class _Formats:
    """Keep one xlsxwriter format per look."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[Look, bool, bool], Any] = {}

    def of(self, look: Look, content: Content) -> Any:
        words, live = _text(content) is not None, isinstance(content, Formula)
        key = (look, words, live)
        if key not in self._made:
            settings: dict[str, Any] = {
                "font_name": _FACE,
                "font_size": look.size,
                "bold": look.bold,
                "align": (look.align or (Align.LEFT if words else Align.RIGHT)).value,
                "valign": "vcenter",
                "text_wrap": words,
            }
            if look.border:
                settings |= {"border": 1, "border_color": "#7F7F7F"}
            if look.open:
                settings |= {"locked": False, "bg_color": "#FFF8E1"}
            if look.shaded:
                settings |= {"bg_color": "#E9EDF2"}
            if look.number_format:
                # An input that says 不适用 today may hold a number tomorrow.
                settings |= {"num_format": look.number_format}
            elif words and not live:
                # Text format keeps "=…" text after somebody edits and leaves the cell.
                settings |= {"num_format": "@"}
            self._made[key] = self._book.add_format(settings)
        return self._made[key]


def _write_sheet(worksheet: Any, sheet: Sheet, formats: _Formats) -> None:
    for column, width in enumerate(sheet.widths):
        worksheet.set_column(column, column, width)
    for row, cells in enumerate(sheet.rows):
        worksheet.set_row(row, sheet.heights.get(row) or _height(cells, sheet.widths))
        for column, cell in enumerate(cells):
            if cell is not None:
                _write_cell(worksheet, row, column, cell, formats)
    if sheet.frozen_rows or sheet.frozen_columns:
        worksheet.freeze_panes(sheet.frozen_rows, sheet.frozen_columns)
    if sheet.repeated_rows:
        worksheet.repeat_rows(0, sheet.repeated_rows - 1)
    if sheet.printed_rows:
        last = max(map(len, sheet.rows)) - 1
        worksheet.print_area(0, 0, sheet.printed_rows - 1, last)
    if sheet.landscape:
        worksheet.set_landscape()
    worksheet.protect("", _ALLOWED)
    worksheet.set_paper(_A4)
    worksheet.fit_to_pages(1, 0)
    worksheet.center_horizontally()
    worksheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.8)
    worksheet.set_footer("&C第 &P 页　共 &N 页")


def _height(cells: Sequence[SheetCell | None], widths: Sequence[float]) -> float:
    """Estimate a row's height (pt) from its words: programs fit no merged cell by themselves."""
    most = _LEAST_HEIGHT
    for column, cell in enumerate(cells):
        text = None if cell is None else _text(cell.content)
        if cell is None or text is None or cell.rowspan > 1:
            continue
        wide = [*widths[column : column + cell.colspan]] or [_DEFAULT_WIDTH]
        # A Chinese character takes two of the digits that widths are counted in.
        room = max((sum(wide) - 1) * 11 / cell.look.size / 2, 1)
        lines = sum(max(1, ceil(text_width(line) / room)) for line in text.split("\n"))
        most = max(most, lines * cell.look.size * 1.35 + 5)
    return min(most, _MOST_HEIGHT)


def _text(content: Content) -> str | None:
    """Give the words of a cell, typed or made by a formula."""
    match content:
        case Words(text):
            return text
        case Formula(_, text, words=True):
            return text
        case _:
            return None


def _write_cell(worksheet: Any, row: int, column: int, cell: SheetCell, formats: _Formats) -> None:
    content = cell.content
    form = formats.of(cell.look, content)
    if cell.colspan > 1 or cell.rowspan > 1:
        last_row, last_column = row + cell.rowspan - 1, column + cell.colspan - 1
        worksheet.merge_range(row, column, last_row, last_column, "", form)
    match content:
        case Words():
            worksheet.write_string(row, column, content.text, form)
        case Number():
            worksheet.write_number(row, column, float(content.decimal), form)
        case Formula():
            words = content.result or _NO_WORDS
            result: str | float = words if content.words else float(content.result)
            worksheet.write_formula(row, column, content.formula, form, result)
        case None:
            worksheet.write_blank(row, column, None, form)
