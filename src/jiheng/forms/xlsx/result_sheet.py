"""The first sheet of a checked workbook: every error in a list, each a jump to its cell."""

from collections.abc import Sequence
from copy import copy
from typing import Any, Literal

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.colors import Color
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from jiheng.forms.errors import FormError, quote
from jiheng.forms.xlsx.styles import HEADER_FILL, INK, LINE, LINK, QUIET

RESULT_SHEET = "检查结果"
WRONG_TAB = "FFFF0000"
DOUBTFUL_TAB = "FFFFC000"

_HEADERS = ("序号", "级别", "表", "位置", "写的是", "问题", "应为", "怎么办")
_WIDTHS = (6, 7, 16, 18, 20, 34, 34, 40)
_CENTRED = 2
"""How many of the first columns are centred."""
_PLACE = _HEADERS.index("位置") + 1
_FIRST_ROW = 4
_KEPT = len(_HEADERS) + 2
"""Where the old colours of tabs are kept: two columns that do not show."""
_TOLD = "点“位置”跳到该格；改完后再检查一次，改好的标注和这张表会一并去掉。"
_SEVERITIES = {"error": "错误", "warning": "提醒"}
Looks = dict[str, StyleArray]
"""The style of each kind of cell, made once."""
_EDGE = Side("thin", color=LINE.removeprefix("#"))


def add_result_sheet(workbook: Workbook, errors: Sequence[FormError]) -> None:
    """Put the list before all sheets, colour the tabs of those it names, and open on it."""
    page = workbook.create_sheet(RESULT_SHEET, 0)
    wrong = sum(error.severity == "error" for error in errors)
    page["A1"] = f"{RESULT_SHEET}：{wrong} 处错误，{len(errors) - wrong} 处提醒"
    page["A1"].font = Font(name="黑体", size=16)
    page["A2"] = _TOLD
    page["A2"].font = Font(name="宋体", size=10, color=QUIET.removeprefix("#"))
    looks: Looks = {}
    for at, text in enumerate(_HEADERS, start=1):
        _write_cell(page.cell(_FIRST_ROW - 1, at), text, "header", looks)
    titles = set(workbook.sheetnames)
    for number, error in enumerate(errors, start=1):
        row = _FIRST_ROW - 1 + number
        is_there = error.sheet in titles
        for at, text in enumerate(_texts(number, error), start=1):
            look = "centred" if at <= _CENTRED else "link" if is_there and at == _PLACE else "plain"
            _write_cell(page.cell(row, at), text, look, looks)
        if is_there:
            _link(page.cell(row, _PLACE), error)
    _colour_tabs(workbook, page, errors)
    for at, width in enumerate(_WIDTHS):
        page.column_dimensions[chr(ord("A") + at)].width = width
    page.freeze_panes = f"A{_FIRST_ROW}"
    page.sheet_view.showGridLines = False
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToHeight = 0
    for other in workbook.worksheets:
        # Two selected sheets would be edited together.
        other.sheet_view.tabSelected = other is page
    workbook.active = 0


def remove_result_sheet(workbook: Workbook) -> None:
    """Take off the list of an earlier check and give tabs their colours back."""
    if RESULT_SHEET not in workbook.sheetnames:
        return
    page = workbook[RESULT_SHEET]
    if page["A2"].value != _TOLD:
        return
    for title, color in page.iter_rows(min_col=_KEPT, max_col=_KEPT + 1, values_only=True):
        if title in workbook.sheetnames:
            old = Color(rgb=str(color)) if color else None
            workbook[str(title)].sheet_properties.tabColor = old
    workbook.remove(page)


def _texts(number: int, error: FormError) -> tuple[str, ...]:
    return (
        str(number),
        _SEVERITIES[error.severity],
        error.sheet or "（整份资料）",
        error.where or "整张表",
        quote(error.value),
        error.what,
        error.expected,
        error.advice,
    )


def _write_cell(cell: Cell | MergedCell, text: str, look: str, looks: Looks) -> None:
    assert isinstance(cell, Cell)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("□", text)
    # A text that begins with = is no formula.
    cell.data_type = "s"
    styled: Any = cell
    if look not in looks:
        _dress(cell, look)
        looks[look] = styled._style
    else:
        # openpyxl compares each part of a style with all others: long with thousands of errors.
        styled._style = copy(looks[look])


def _dress(cell: Cell, look: str) -> None:
    is_header = look == "header"
    color = (LINK if look == "link" else INK).removeprefix("#")
    underline: Literal["single"] | None = "single" if look == "link" else None
    cell.font = Font("黑体" if is_header else "宋体", 11, color=color, underline=underline)
    centred = "center" if look in ("header", "centred") else None
    cell.alignment = Alignment(horizontal=centred, vertical="center", wrap_text=True)
    cell.border = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
    if is_header:
        cell.fill = PatternFill("solid", start_color=HEADER_FILL.removeprefix("#"))


def _link(cell: Cell | MergedCell, error: FormError) -> None:
    assert isinstance(cell, Cell)
    title = error.sheet.replace("'", "''")
    place = f"'{title}'!{error.column or 'A'}{error.row or 1}"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=place, display=str(cell.value))


def _colour_tabs(workbook: Workbook, page: Worksheet, errors: Sequence[FormError]) -> None:
    """Colour the tabs red or yellow; what colour they had is kept beside the list."""
    worst: dict[str, str] = {}
    for error in errors:
        if error.sheet in workbook.sheetnames and worst.get(error.sheet) != WRONG_TAB:
            worst[error.sheet] = WRONG_TAB if error.severity == "error" else DOUBTFUL_TAB
    for row, (title, color) in enumerate(worst.items(), start=1):
        properties = workbook[title].sheet_properties
        old = properties.tabColor
        page.cell(row, _KEPT, title)
        page.cell(row, _KEPT + 1, old.rgb if old is not None and old.type == "rgb" else None)
        properties.tabColor = color
    for at in (_KEPT, _KEPT + 1):
        page.column_dimensions[chr(ord("A") + at - 1)].hidden = True
