"""Findings as a workbook that an officer works through: 核验结果, 覆盖情况, 规则说明."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

import xlsxwriter

from jiheng.checks.finding import Finding, Severity
from jiheng.checks.output.checked import Checked, elsewhere, place_words
from jiheng.checks.output.decisions import COLUMNS, HEADERS, SHEET, Decision
from jiheng.checks.output.marking import bracketed, context_spans
from jiheng.quantities.terminal import display_width

_FILLS = {Severity.ERROR: "#F8D7DA", Severity.WARNING: "#FFF3CD", Severity.INFO: "#DDEBF7"}
_LONGEST = 32_000
"""A cell takes 32,767 characters."""
_LINE, _HIGHEST = 15, 400
"""A line and the highest row, in points; a spreadsheet allows 409."""
_AROUND = 40
"""So many characters before and after an unchecked figure are shown with it."""
_FIXED_TIME = datetime(2000, 1, 1)


def workbook_bytes(checked: Checked, manual: Callable[[str], str]) -> bytes:
    """Write the workbook of one document; `manual` gives the manual page of a rule by code.

    Everything is written as text, never as a formula.  Equal findings give equal bytes.
    """
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"title": f"勾稽核验：{checked.label}", "created": _FIXED_TIME})
    formats = _formats(book)
    _write_findings(book.add_worksheet(SHEET), checked, formats)
    _write_coverage(book.add_worksheet("覆盖情况"), checked, formats)
    _write_unchecked(book, checked, formats)
    _write_manuals(book.add_worksheet("规则说明"), checked, manual, formats)
    book.close()
    return buffer.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    base = {"font_name": "宋体", "font_size": 11, "valign": "top", "text_wrap": True, "border": 1}
    made = {
        "cell": book.add_format(base),
        "head": book.add_format(
            base | {"bold": True, "bg_color": "#D9E2EC", "align": "center", "valign": "vcenter"}
        ),
        "input": book.add_format(base | {"bg_color": "#FFFFE5"}),
        "count": book.add_format(base | {"align": "right"}),
    }
    for severity, fill in _FILLS.items():
        made[severity.value] = book.add_format(base | {"bg_color": fill, "align": "center"})
    return made


def _write_findings(sheet: Any, checked: Checked, formats: dict[str, Any]) -> None:
    for column, (header, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, header, formats["head"])
    texts = checked.document.texts
    for row, finding in enumerate(checked.findings, 1):
        sheet.write_number(row, 0, row, formats["cell"])
        sheet.write_string(row, 1, finding.severity.label, formats[finding.severity.value])
        quoted = bracketed(finding.context, context_spans(finding, texts))
        cells = (
            finding.code,
            finding.name,
            place_words(finding),
            quoted,
            _message(finding),
            finding.calculation,
            "；或 ".join(finding.repairs) or finding.expected,
        )
        for column, text in enumerate(cells, 2):
            sheet.write_string(row, column, text[:_LONGEST], formats["cell"])
        said = [(*COLUMNS[column][1:], text) for column, text in enumerate(cells, 2)]
        sheet.set_row(row, _height(said))
        for header in ("处理意见", "说明"):
            sheet.write_blank(row, HEADERS.index(header), None, formats["input"])
        sheet.write_string(row, HEADERS.index("指纹"), finding.fingerprint, formats["cell"])
    last = max(len(checked.findings), 1)
    chosen = HEADERS.index("处理意见")
    sheet.data_validation(
        1,
        chosen,
        last,
        chosen,
        {
            "validate": "list",
            "source": [one.value for one in Decision],
            "input_title": "处理意见",
            "input_message": "选“核对无误”时请写说明，下次核验不再列出。",
            "error_title": "处理意见",
            "error_message": "请从下拉列表中选择。",
        },
    )
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    _for_paper(sheet)


def _message(finding: Finding) -> str:
    others = [f"另一处：{one.place.words}“{one.text}”" for one in elsewhere(finding)]
    return "\n".join([finding.message, *others])


def _against_rows(checked: Checked) -> list[tuple[str, str | int]]:
    against = checked.result.against
    if against is None:
        return []
    return [
        ("找到对应填报数的数", against.matched),
        ("与填报数据一致", against.agree),
        ("与填报数据不一致", against.differ),
        ("未能核对", len(against.unchecked)),
    ]


def _write_coverage(sheet: Any, checked: Checked, formats: dict[str, Any]) -> None:
    coverage = checked.result.coverage
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 60)
    sheet.write_string(0, 0, "项目", formats["head"])
    sheet.write_string(0, 1, "内容", formats["head"])
    rows: list[tuple[str, str | int]] = [
        ("文件", checked.label),
        ("读出的数", coverage.figures),
        ("与别处有勾稽关系的数", coverage.related),
        ("已核对的数", coverage.checked),
        ("无法判断的数", coverage.not_assessable),
        *_against_rows(checked),
        *((severity.label, checked.count(severity)) for severity in Severity),
        ("没有列为发现（已核对无误、规则已停用）", len(checked.accepted)),
        *(("没有读的部分", part) for part in checked.unread),
    ]
    rows += [
        (one.words, f"{one.finding.message}（{one.suppression.reason}）")
        for one in checked.accepted
    ]
    for row, (label, value) in enumerate(rows, 1):
        sheet.write_string(row, 0, label, formats["cell"])
        if isinstance(value, int):
            sheet.write_number(row, 1, value, formats["count"])
        else:
            sheet.write_string(row, 1, value[:_LONGEST], formats["cell"])
        sheet.set_row(row, _height([(30, label), (60, str(value))]))
    _for_paper(sheet)


def _write_unchecked(book: Any, checked: Checked, formats: dict[str, Any]) -> None:
    """List the figures that no filed one corresponds to, each with room for who compared it."""
    against = checked.result.against
    if against is None or not against.unchecked:
        return
    sheet = book.add_worksheet("未能核对")
    columns = (("序号", 7), ("位置", 22), ("数", 24), ("所在文字", 80), ("核对情况", 24))
    for column, (header, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, header, formats["head"])
    texts = checked.document.texts
    for row, quote in enumerate(against.unchecked, 1):
        around = texts.get(quote.place, "")
        text = around[max(0, quote.start - _AROUND) : quote.end + _AROUND].strip()
        sheet.write_number(row, 0, row, formats["count"])
        cells = (quote.place.words, quote.text.strip(), text)
        for column, content in enumerate(cells, 1):
            sheet.write_string(row, column, content, formats["cell"])
        sheet.write_blank(row, len(cells) + 1, None, formats["input"])
        sheet.set_row(row, _height([(22, cells[0]), (80, text)]))
    sheet.freeze_panes(1, 0)
    _for_paper(sheet)


def _write_manuals(
    sheet: Any, checked: Checked, manual: Callable[[str], str], formats: dict[str, Any]
) -> None:
    names = {one.code: one.name for one in checked.findings}
    for column, (header, width) in enumerate((("代码", 9), ("规则", 30), ("说明", 100))):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, header, formats["head"])
    for row, code in enumerate(sorted(names), 1):
        for column, text in enumerate((code, names[code], manual(code)[:_LONGEST])):
            sheet.write_string(row, column, text, formats["cell"])
        sheet.set_row(row, _height([(100, manual(code)), (30, names[code])]))
    _for_paper(sheet)


def _height(cells: list[tuple[int, str]]) -> int:
    """Give the height in points of a row, from the widths of its cells and their texts.

    A spreadsheet fits a row by itself only once somebody edits it.
    """
    lines = max(
        sum(1 + display_width(line) // (width - 1) for line in text.split("\n"))
        for width, text in cells
    )
    return min(_LINE * lines + 4, _HIGHEST)


def _for_paper(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C第 &P 页，共 &N 页")
