"""The two sheets of the workbook, and the empty workbook to fill in."""

from dataclasses import dataclass
from io import BytesIO

import xlsxwriter

from jiheng.web.organisations.models import Kind

MOST_ROWS = 2000
_EMPTY_ROWS = 500


@dataclass(frozen=True)
class Column:
    """One column: the field it fills, its title, and what to write."""

    field: str
    title: str
    help: str
    is_required: bool = False


@dataclass(frozen=True)
class Sheet:
    """One sheet: its title and its columns; the first column tells rows apart."""

    title: str
    columns: tuple[Column, ...]


UNITS = Sheet(
    "单位",
    (
        Column("code", "单位编码", "与预算一体化系统一致；已有的编码只改名称", True),
        Column("name", "单位名称", "全称", True),
        Column("kind", "单位类别", "、".join(Kind.labels), True),
        Column("region", "地区代码", "行政区划代码，须已登记", True),
        Column("parent", "上级单位编码", "预算单位必填；可以是本表前面的单位"),
    ),
)
PEOPLE = Sheet(
    "人员",
    (
        Column("username", "用户名", "字母开头；已有的用户名改其余各栏", True),
        Column("name", "姓名", "", True),
        Column("organisation", "所在单位编码", "已登记的，或“单位”表里的", True),
        Column("email", "邮箱", "可不填"),
        Column("phone", "电话", "可不填"),
        Column("expires_on", "有效期至", "可不填，写作 2022-12-31；第三方必填"),
    ),
)
SHEETS = (UNITS, PEOPLE)


def template() -> bytes:
    """Write the empty workbook: titles in row 1, what to write in their comments, cells as text."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        head = workbook.add_format({"bold": True, "bg_color": "#F3E3E3", "border": 1})
        text = workbook.add_format({"num_format": "@"})
        for sheet in SHEETS:
            page = workbook.add_worksheet(sheet.title)
            page.freeze_panes(1, 0)
            page.set_column(0, len(sheet.columns) - 1, 22, text)
            for at, column in enumerate(sheet.columns):
                page.write_string(0, at, column.title, head)
                words = f"{'必填。' if column.is_required else ''}{column.help}"
                page.write_comment(0, at, words)
                if column.field == "kind":
                    page.data_validation(
                        1, at, _EMPTY_ROWS, at, {"validate": "list", "source": list(Kind.labels)}
                    )
    return file.getvalue()
