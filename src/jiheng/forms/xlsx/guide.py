"""The first sheet of a template: how to fill the forms, and what every column means."""

from collections.abc import Sequence

from xlsxwriter import Workbook

from jiheng.forms.catalogue import FormSheet
from jiheng.forms.rows.cells import Column
from jiheng.forms.xlsx.sheet_writer import hint
from jiheng.forms.xlsx.styles import Styles
from jiheng.quantities import display_width

GUIDE_SHEET = "填表说明"

_RULES = (
    "先填“部门概况”，带红色星号（*）的栏必填；其余各表按需要填写，不用的表留空。",
    "表头和灰色部分不用改；“示例”行只作参考，系统不读。表头上有批注，选中单元格有提示。",
    "数值留空就是“未填报”，不会按零计算；确实没有这项业务的写“不适用”，无法核实的写“无法判断”。",
    "金额按表头写明的单位填；别的单位可连单位一起写，如 5.53亿元。“约、近、超、不足、余”等限定语照原文写。",
    "小数位数照原文写：4.00 和 4 的精度不同，评分时按印出的精度计算误差。",
    "比率由系统按公式计算，不用填；只有比率、没有分子分母的，在指标表的空行选择编码后填写。",
    "不要合并单元格，不要填公式；从别处复制来的内容，用“选择性粘贴—数值”。",
    "填好后用 jiheng forms check 检查，所有错误会标在对应的单元格上。",
)
_WIDTHS = (20, 22, 8, 10, 64, 34)
_FORM_HEADERS = ("表名", "依据", "必填", "", "填写内容", "")
_COLUMN_HEADERS = ("表名", "栏目", "必填", "单位", "怎样填", "示例")


def write_guide(workbook: Workbook, styles: Styles, sheets: Sequence[FormSheet]) -> None:
    """Add the guide sheet."""
    page = workbook.add_worksheet(GUIDE_SHEET)
    for at, width in enumerate(_WIDTHS):
        page.set_column(at, at, width)
    page.write_string(0, 0, "全过程预算绩效管理填报表　填表说明", styles.get("title"))
    page.set_row(0, 30)
    row = 1
    for number, rule in enumerate(_RULES, start=1):
        page.merge_range(row, 0, row, 5, f"{number}. {rule}", styles.get("plain"))
        page.set_row(row, 17 if display_width(rule) < 140 else 33)
        row += 1
    row = _heading(page, styles, row + 1, "一、各表一览（点击表名前往）")
    _headers(page, styles, row, _FORM_HEADERS)
    for sheet in sheets:
        row += 1
        _form_line(page, styles, row, sheet)
    row = _heading(page, styles, row + 2, "二、栏目说明")
    _headers(page, styles, row, _COLUMN_HEADERS)
    for sheet in sheets:
        for column in sheet.columns:
            row += 1
            _column_line(page, styles, row, sheet.title, column)
    page.protect("", {"format_columns": True, "format_rows": True})
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_footer(f"&L{GUIDE_SHEET}&R第 &P 页，共 &N 页")
    page.hide_gridlines(2)
