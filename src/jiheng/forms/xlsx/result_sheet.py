"""The first sheet of a checked workbook: every error in a list, each a jump to its cell."""

from collections.abc import Sequence

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
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
_FIRST_ROW = 4
_KEPT = len(_HEADERS) + 2
"""Where the old colours of tabs are kept: two columns that do not show."""
_TOLD = "点“位置”跳到该格；改完后再检查一次，改好的标注和这张表会一并去掉。"
_SEVERITIES = {"error": "错误", "warning": "提醒"}
_EDGE = Side("thin", color=LINE.removeprefix("#"))


def add_result_sheet(workbook: Workbook, errors: Sequence[FormError]) -> None:
    """Put the list before all sheets, colour the tabs of those it names, and open on it."""
    page = workbook.create_sheet(RESULT_SHEET, 0)
    wrong = sum(error.severity == "error" for error in errors)
    page["A1"] = f"{RESULT_SHEET}：{wrong} 处错误，{len(errors) - wrong} 处提醒"
    page["A1"].font = Font(name="黑体", size=16)
    page["A2"] = _TOLD
    page["A2"].font = Font(name="宋体", size=10, color=QUIET.removeprefix("#"))
    _write_row(page, _FIRST_ROW - 1, _HEADERS, is_header=True)
    for number, error in enumerate(errors, start=1):
        row = _FIRST_ROW - 1 + number
        _write_row(page, row, _texts(number, error))
        if error.sheet in workbook.sheetnames:
            _link(page, row, error)
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


def _write_row(page: Worksheet, row: int, texts: Sequence[str], is_header: bool = False) -> None:
    for at, text in enumerate(texts, start=1):
        cell = page.cell(row, at, ILLEGAL_CHARACTERS_RE.sub("□", text))
        assert isinstance(cell, Cell)
        # A text that begins with = is no formula.
        cell.data_type = "s"
        cell.font = Font(name="黑体" if is_header else "宋体", size=11, color=INK.removeprefix("#"))
        centred = "center" if is_header or at <= 2 else None
        cell.alignment = Alignment(horizontal=centred, vertical="center", wrap_text=True)
        cell.border = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
        if is_header:
            cell.fill = PatternFill("solid", start_color=HEADER_FILL.removeprefix("#"))


def _link(page: Worksheet, row: int, error: FormError) -> None:
    cell = page.cell(row, _HEADERS.index("位置") + 1)
    title = error.sheet.replace("'", "''")
    place = f"'{title}'!{error.column or 'A'}{error.row or 1}"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=place, display=str(cell.value))
    cell.font = Font(name="宋体", size=11, color=LINK.removeprefix("#"), underline="single")


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
