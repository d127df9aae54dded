"""Write one form as a sheet: title, help, headers, example, rows, drop-downs, print setup."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jiheng.forms.catalogue import FormSheet
from jiheng.forms.figures import FLAGS
from jiheng.forms.rows.cells import Column
from jiheng.forms.tables import CARD_HEADERS, EXAMPLE_MARK
from jiheng.forms.xlsx.cells import TEXT_FORMAT, empty_format, holds_numbers, stored_number
from jiheng.forms.xlsx.dictionary import Dictionary
from jiheng.forms.xlsx.styles import Styles
from jiheng.quantities import display_width
from jiheng.standards import vocabulary

HEADER_ROW = 2
"""The header's row number from 0: title and help stand above it."""
LAST_ROW = 2_000
"""How far down drop-downs reach."""

_OPEN = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "autofilter": True,
}
_MESSAGE_LIMIT = 250
_HELP_WIDTH = 100
_ROW_HEIGHT = 21
_LINE_HEIGHT = 15
_MOST_LINES = 12
_WIDE = 190
_A3, _A4 = 8, 9
_MARGIN = Decimal("0.6")
"""Inches; a decimal, since nothing in this room is a binary number."""
_FIXED = ("code", "label")
_CARD_WIDTHS = (18, 46, 52)
_TAB_COLORS = {"profile": "#0F6B5C", "facts": "#1D4F91"}
"""Not red, which a check gives to sheets with errors."""
_STATUS_HINT = "没有取得的留空，或写 未填报、不适用、无法判断。"

Cells = Mapping[str, str]


@dataclass(frozen=True)
class SheetContent:
    """Hold what goes on a form's sheet: rows of text by field name, and whether to add room."""

    sheet: FormSheet
    rows: Sequence[Cells] = field(default_factory=tuple)
    with_example: bool = False
    blank_rows: int = 0


class SheetWriter:
    """Write the sheets of one workbook."""

    def __init__(self, workbook: Workbook, styles: Styles, dictionary: Dictionary) -> None:
        self._workbook, self._styles, self._dictionary = workbook, styles, dictionary

    def write(self, content: SheetContent) -> Worksheet:
        """Add the sheet of a form."""
        form = content.sheet.form
        page = self._workbook.add_worksheet(form.title)
        color = _TAB_COLORS.get(form.code.partition(".")[0])
        if color:
            page.set_tab_color(color)
        if form.is_card:
            self._card(page, content)
        else:
            self._list(page, content)
        page.protect("", _OPEN)
        widths = _CARD_WIDTHS if form.is_card else [_width(c) for c in content.sheet.columns]
        _print_setup(page, form.title, is_wide=sum(widths) > _WIDE)
        return page

    def _head(self, page: Worksheet, content: SheetContent, widths: Sequence[int]) -> None:
        form = content.sheet.form
        page.write_string(0, 0, form.title, self._styles.get("title"))
        page.set_row(0, 27)
        text = f"{form.help}　依据：{form.source}。"
        # The text may use the width that shows on one screen or printed page.
        sums = list(accumulate(widths))
        last = next((at for at, room in enumerate(sums) if room > _HELP_WIDTH), len(sums) - 1)
        room = sums[last]
        page.merge_range(1, 0, 1, last, text, self._styles.get("help"))
        lines = -(-display_width(text) * 10 // (max(room, 20) * 11))
        page.set_row(1, 14 * lines + 5)
        page.set_row(HEADER_ROW, 34)

    def _list(self, page: Worksheet, content: SheetContent) -> None:
        columns = content.sheet.columns
        widths = [_width(column) for column in columns]
        self._head(page, content, widths)
        for at, (column, width) in enumerate(zip(columns, widths, strict=True)):
            style = self._styles.get("column", empty_format(column), _align(column))
            page.set_column(at, at, width, style)
            self._header(page, HEADER_ROW, at, column)
        at_row = HEADER_ROW + 1
        if content.with_example:
            self._example(page, at_row, columns)
            at_row += 1
        for cells in content.rows:
            self._row(page, at_row, content.sheet, cells)
            at_row += 1
        for _ in range(content.blank_rows):
            self._row(page, at_row, content.sheet, {})
            at_row += 1
        first = HEADER_ROW + (2 if content.with_example else 1)
        for at, column in enumerate(columns):
            if content.sheet.group is not None and column.name == "value":
                self._validate_values(page, first, at, column, content.rows)
            else:
                self._validate(page, first, LAST_ROW, at, column, content.sheet)
        page.freeze_panes(HEADER_ROW + 1, _frozen(widths))
        page.repeat_rows(0, HEADER_ROW)

    def _header(self, page: Worksheet, row: int, at: int, column: Column) -> None:
        unit = f"（{column.unit}）" if column.unit and column.kind == "number" else ""
        parts: list[Any] = []
        if column.required:
            parts += [self._styles.get("star"), "*"]
        parts += [self._styles.get("header_text"), column.header]
        if unit:
            parts += [self._styles.get("header_unit"), "\n" + unit]
        look = self._styles.get("header")
        if len(parts) > 2:
            page.write_rich_string(row, at, *parts, look)
        else:
            page.write_string(row, at, column.header, look)
        page.write_comment(row, at, hint(column), {"width": 205, "font_size": 9})

    def _example(self, page: Worksheet, row: int, columns: Sequence[Column]) -> None:
        for at, column in enumerate(columns):
            text = column.example
            if at == 0:
                text = EXAMPLE_MARK + text
            put_text(page, row, at, text, self._styles.get("example", "General", _align(column)))

    def _row(self, page: Worksheet, row: int, sheet: FormSheet, cells: Cells) -> None:
        # Code and name of a known figure are not for typing over.
        is_known = sheet.group is not None and cells.get("code") in vocabulary()
        for at, column in enumerate(sheet.columns):
            text = cells.get(column.name, "")
            if is_known and text and column.name in _FIXED:
                look = "fixed_small" if column.name == "code" else "fixed"
                page.write_string(row, at, text, self._styles.get(look, TEXT_FORMAT))
            else:
                self._cell(page, row, at, column, text, _row_unit(sheet, column, cells))
        lines = _lines(sheet.columns, cells)
        page.set_row(row, max(_ROW_HEIGHT, min(lines, _MOST_LINES) * _LINE_HEIGHT + 5))

    def _cell(
        self, page: Worksheet, row: int, at: int, column: Column, text: str, unit: str = ""
    ) -> None:
        stored = stored_number(text) if holds_numbers(column) else None
        if stored is not None:
            style = self._styles.get("body", stored.format, _align(column))
            page.write_number(row, at, stored.value, style)
            return
        # A figure kept as text, such as 约5亿元, must not be shown by a number format.
        number_format = (
            TEXT_FORMAT if text and holds_numbers(column) else empty_format(column, unit)
        )
        put_text(page, row, at, text, self._styles.get("body", number_format, _align(column)))

    def _card(self, page: Worksheet, content: SheetContent) -> None:
        self._head(page, content, _CARD_WIDTHS)
        for at, (width, header) in enumerate(zip(_CARD_WIDTHS, CARD_HEADERS, strict=True)):
            page.set_column(at, at, width)
            page.write_string(HEADER_ROW, at, header, self._styles.get("header"))
        cells = content.rows[0] if content.rows else {}
        for row, column in enumerate(content.sheet.columns, start=HEADER_ROW + 1):
            label = self._styles.get("fixed")
            if column.required:
                star, plain = self._styles.get("star"), self._styles.get("header_text")
                page.write_rich_string(row, 0, star, "*", plain, column.header, label)
            else:
                page.write_string(row, 0, column.header, label)
            text = cells.get(column.name, "")
            put_text(page, row, 1, text, self._styles.get("body", TEXT_FORMAT))
            example = f"如：{column.example}" if column.help and column.example else ""
            page.write_string(row, 2, hint(column) + example, self._styles.get("fixed_small"))
            page.set_row(row, 22)
        page.freeze_panes(HEADER_ROW + 1, 0)

    def _validate_values(
        self, page: Worksheet, first: int, at: int, column: Column, rows: Sequence[Cells]
    ) -> None:
        """Offer 是 and 否 on the lines of a fact sheet that take nothing else."""
        for row, cells in enumerate(rows, start=first):
            term = vocabulary().get(cells.get("code", ""))
            is_flag = term is not None and term.kind == "flag"
            rule: dict[str, Any] = {"validate": "any"}
            if is_flag:
                rule = {"validate": "list", "source": list(FLAGS), "show_error": False}
            rule["input_title"] = term.label[:32] if term else column.header
            help_text = term.help + "。" if term and term.help else ""
            rule["input_message"] = (help_text + hint(column))[:_MESSAGE_LIMIT]
            page.data_validation(row, at, row, at, rule)

    def _validate(
        self, page: Worksheet, first: int, last: int, at: int, column: Column, sheet: FormSheet
    ) -> None:
        choices, is_strict = _choices(column, sheet)
        rule: dict[str, Any] = {"validate": "any"}
        if choices:
            rule = {
                "validate": "list",
                "source": self._dictionary.source(choices),
                "show_error": is_strict,
                "error_title": "不在可选范围内",
                "error_message": "请从下拉列表中选择。",
            }
        if column.help or column.kind == "number":
            rule["input_title"] = column.header[:32]
            rule["input_message"] = hint(column)[:_MESSAGE_LIMIT]
        if len(rule) > 1:
            page.data_validation(first, at, last, at, rule)


def put_text(page: Worksheet, row: int, at: int, text: str, style: Format) -> None:
    """Write a text as text, also one that begins with =; an empty one leaves the cell empty."""
    if text:
        page.write_string(row, at, text, style)
    else:
        page.write_blank(row, at, None, style)


def hint(column: Column) -> str:
    """Say in one text how a column is filled.

    >>> from jiheng.forms.catalogue import form_sheet
    >>> hint(form_sheet("plan_spending").model.column("budget"))
    '填数，单位：万元。没有取得的留空，或写 未填报、不适用、无法判断。'
    """
    parts = ["必填。" if column.required else "", f"{column.help}。" if column.help else ""]
    if column.kind == "number":
        parts += [f"填数，单位：{column.unit}。", _STATUS_HINT]
    elif column.kind == "flag":
        parts += ["填“是”或“否”。", _STATUS_HINT]
    elif column.kind == "date":
        parts.append("日期，如 2021-03-01，也可只写年月或年。")
    elif column.choices:
        parts.append(f"可选：{'、'.join(column.choices)}。")
    elif column.suggestions:
        parts.append(f"如 {'、'.join(column.suggestions[:6])}。")
    elif column.example and not column.help:
        parts.append(f"如：{column.example}")
    return "".join(parts) or "按实际情况填写，没有的留空。"


def _choices(column: Column, sheet: FormSheet) -> tuple[tuple[str, ...], bool]:
    if sheet.group is not None and column.name == "code":
        return tuple(term.code for term in sheet.group.terms), True
    if column.kind == "flag":
        return tuple(FLAGS), False
    return column.choices or column.suggestions, bool(column.choices)


def _row_unit(sheet: FormSheet, column: Column, cells: Cells) -> str:
    """Give the unit that decides the format of a cell whose unit stands in the same row."""
    if column.kind != "figure":
        return ""
    if sheet.group is None:
        return cells.get("unit", "")
    term = vocabulary().get(cells.get("code", ""))
    return cells.get("unit", "") or (term.unit if term else "")


def _align(column: Column) -> str:
    if column.kind in {"number", "figure"}:
        return "right"
    return "center" if column.kind in {"choice", "flag", "date", "integer"} else ""


def _width(column: Column) -> int:
    unit = f"（{column.unit}）" if column.kind == "number" else ""
    return max(column.width, display_width(column.header) + 4, display_width(unit) + 2)


def _frozen(widths: Sequence[int]) -> int:
    """Choose how many columns stay in view: those before column 40 of the screen, at most two."""
    return sum(1 for at in range(min(2, len(widths) - 1)) if sum(widths[: at + 1]) <= 48)


def _lines(columns: Sequence[Column], cells: Cells) -> int:
    """Count the lines that the fullest cell of a row takes: rows do not grow everywhere."""
    return max(text_lines(cells.get(column.name, ""), _width(column)) for column in columns)


def text_lines(text: str, width: int) -> int:
    """Count the lines that a text takes in a column.

    >>> text_lines("预算绩效管理", 9)
    2
    """
    room = max(width - 3, 1)  # indent and the margins of the cell
    return sum(max(1, -(-display_width(line) // room)) for line in text.split("\n"))


def _print_setup(page: Worksheet, title: str, is_wide: bool) -> None:
    page.set_paper(_A3 if is_wide else _A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_margins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    page.set_footer(f"&L{title}&R第 &P 页，共 &N 页")
