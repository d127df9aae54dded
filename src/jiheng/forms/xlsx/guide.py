"""The first sheet of a template: how to fill the forms, and what every column means."""

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from jiheng.forms.catalogue import FormSheet
from jiheng.forms.rows.cells import Column
from jiheng.forms.xlsx.sheet_writer import hint, put_text, text_lines
from jiheng.forms.xlsx.styles import Styles
from jiheng.quantities import display_width

GUIDE_SHEET = "填表说明"

_RULES = (
    "先填“部门概况”，带红色星号（*）的栏必填；其余各表按需要填写，不用的表留空。",
    "表头和灰色部分不用改；“示例”行只作参考，原样留着系统不读，改动了就当作填报内容。表头上有批注，选中单元格有提示。",
    "数值留空就是“未填报”，不会按零计算；确实没有这项业务的写“不适用”，无法核实的写“无法判断”。",
    "金额按表头写明的单位填；别的单位可连单位一起写，如 5.53亿元。“约、近、超、不足、余”等限定语照原文写。",
    "小数位数照原文写：4.00 和 4 的精度不同，评分时按印出的精度计算误差。",
    "填报状态为“自动计算”或数值和状态都留空的，有公式即由系统算出；只有比率、没有分子分母的，填数值并把状态改为“已填报”。",
    "不要合并单元格，不要填公式；从别处复制来的内容，用“选择性粘贴—数值”。",
    "填好后用 jiheng forms check 检查，所有错误会标在对应的单元格上。",
)
_WIDTHS = (24, 20, 7, 9, 66, 34)
_COLUMN_HEADERS = ("表名", "栏目", "必填", "单位", "怎样填", "示例")
_FACT_SHEETS = "各指标表"


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
    row = _forms(page, styles, row + 1, sheets)
    _columns(page, styles, row + 2, sheets)
    page.protect("", {"format_columns": True, "format_rows": True})
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_footer(f"&L{GUIDE_SHEET}&R第 &P 页，共 &N 页")
    page.hide_gridlines(2)


def _forms(page: Worksheet, styles: Styles, row: int, sheets: Sequence[FormSheet]) -> int:
    page.write_string(row, 0, "一、各表一览（点击表名前往）", styles.get("subtitle"))
    row += 1
    header = styles.get("header")
    page.write_string(row, 0, "表名", header)
    page.merge_range(row, 1, row, 3, "依据", header)
    page.merge_range(row, 4, row, 5, "填写内容", header)
    for sheet in sheets:
        row += 1
        link = f"internal:'{sheet.title}'!A1"
        page.write_url(row, 0, link, styles.get("link"), sheet.title)
        page.merge_range(row, 1, row, 3, sheet.form.source, styles.get("cell"))
        page.merge_range(row, 4, row, 5, sheet.form.help, styles.get("cell"))
        # Merged cells do not grow with their text.
        lines = max(text_lines(sheet.form.source, 41), text_lines(sheet.form.help, 108))
        page.set_row(row, 15 * lines + 3)
    return row


def _columns(page: Worksheet, styles: Styles, row: int, sheets: Sequence[FormSheet]) -> None:
    page.write_string(row, 0, "二、栏目说明", styles.get("subtitle"))
    row += 1
    for at, text in enumerate(_COLUMN_HEADERS):
        page.write_string(row, at, text, styles.get("header"))
    # All fact sheets have the same columns: one description serves them.
    facts = [sheet for sheet in sheets if sheet.group is not None]
    for sheet in sheets:
        if sheet.group is None or sheet is facts[0]:
            title = sheet.title if sheet.group is None else _FACT_SHEETS
            for column in sheet.columns:
                row += 1
                _column_line(page, styles, row, title, column)


def _column_line(page: Worksheet, styles: Styles, row: int, title: str, column: Column) -> None:
    unit = column.unit if column.kind == "number" else ""
    texts = (title, column.header, "是" if column.required else "", unit, hint(column))
    lines = max(text_lines(texts[-1], _WIDTHS[4]), text_lines(column.example, _WIDTHS[5]))
    page.set_row(row, 15 * lines + 3)
    for at, text in enumerate((*texts, column.example)):
        style = styles.get("cell", "@", "center" if at in (2, 3) else "")
        put_text(page, row, at, text, style)
