"""Write sheets as an xlsx workbook with live formulas and their results already in place."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from jiheng.reports.workbook import Formula, Look, Number, Sheet, SheetCell, Words
from jiheng.reports.writers.files import write_whole

__all__ = ["render_workbook", "write_workbook"]

_EPOCH = date(2000, 1, 1)
_A4 = 9
_FACE = "宋体"


def write_workbook(
    sheets: Sequence[Sheet],
    path: Path | str,
    *,
    title: str = "",
    organisation: str = "",
    day: date = _EPOCH,
) -> Path:
    """Write sheets as xlsx, whole or not at all; ``day`` is the date the file states.

    Raises OSError, and ValueError when there is no sheet or two have one name.
    """
    content = render_workbook(sheets, title=title, organisation=organisation, day=day)
    return write_whole(path, content)


def render_workbook(
    sheets: Sequence[Sheet], *, title: str = "", organisation: str = "", day: date = _EPOCH
) -> bytes:
    """Make the xlsx file of sheets; equal sheets give equal bytes.

    Raises ValueError when there is no sheet or two have one name.
    """
    import xlsxwriter

    names = [sheet.title.casefold() for sheet in sheets]
    if not names or len(set(names)) < len(names):
        raise ValueError("工作簿至少要有一张工作表，且不得重名")
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties(
        {"title": title, "author": organisation, "created": datetime.combine(day, time())}
    )
    formats = _Formats(book)
    for sheet in sheets:
        _write_sheet(book.add_worksheet(sheet.title), sheet, formats)
    book.close()
    return buffer.getvalue()


class _Formats:
    """Keep one xlsxwriter format per look."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[Look, bool], Any] = {}

    def of(self, look: Look, words: bool) -> Any:
        key = (look, words)
        if key not in self._made:
            settings: dict[str, Any] = {
                "font_name": _FACE,
                "font_size": look.size,
                "bold": look.bold,
                "align": look.align.value,
                "valign": "vcenter",
                "text_wrap": words,
            }
            if look.border:
                settings |= {"border": 1, "border_color": "#7F7F7F"}
            if look.shaded:
                settings |= {"bg_color": "#E9EDF2"}
            if words:
                # Text format keeps "=…" text after somebody edits and leaves the cell.
                settings |= {"num_format": "@"}
            elif look.number_format:
                settings |= {"num_format": look.number_format}
            self._made[key] = self._book.add_format(settings)
        return self._made[key]


def _write_sheet(worksheet: Any, sheet: Sheet, formats: _Formats) -> None:
    for column, width in enumerate(sheet.widths):
        worksheet.set_column(column, column, width)
    for row, height in sheet.heights.items():
        worksheet.set_row(row, height)
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if cell is not None:
                _write_cell(worksheet, row, column, cell, formats)
    if sheet.frozen_rows or sheet.frozen_columns:
        worksheet.freeze_panes(sheet.frozen_rows, sheet.frozen_columns)
    if sheet.repeated_rows:
        worksheet.repeat_rows(0, sheet.repeated_rows - 1)
    if sheet.landscape:
        worksheet.set_landscape()
    worksheet.set_paper(_A4)
    worksheet.fit_to_pages(1, 0)
    worksheet.center_horizontally()
    worksheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.8)
    worksheet.set_footer("&C第 &P 页　共 &N 页")


def _write_cell(worksheet: Any, row: int, column: int, cell: SheetCell, formats: _Formats) -> None:
    content = cell.content
    form = formats.of(cell.look, isinstance(content, Words))
    if cell.colspan > 1 or cell.rowspan > 1:
        last_row, last_column = row + cell.rowspan - 1, column + cell.colspan - 1
        worksheet.merge_range(row, column, last_row, last_column, "", form)
    match content:
        case Words():
            worksheet.write_string(row, column, content.text, form)
        case Number():
            worksheet.write_number(row, column, float(content.decimal), form)
        case Formula():
            result: str | float = content.result if content.words else float(content.result)
            worksheet.write_formula(row, column, content.formula, form, result)
        case None:
            worksheet.write_blank(row, column, None, form)
