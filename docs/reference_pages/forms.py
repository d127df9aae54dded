"""The page of forms: every sheet and every column."""

from jiheng.forms import Column, FormSheet, form_catalogue
from jiheng.forms.rows.facts import FactRow
from reference_pages.markdown import anchor, code, page, table

KINDS = {
    "text": "文字（一行）",
    "long": "文字（可分段）",
    "code": "编码",
    "number": "数",
    "figure": "数或文字",
    "flag": "是／否",
    "choice": "选一项",
    "date": "日期",
    "integer": "整数",
}


def forms_page() -> str:
    """Make the page."""
    sheets = form_catalogue()
    plain = [sheet for sheet in sheets if sheet.group is None]
    facts = [sheet for sheet in sheets if sheet.group is not None]
    parts: list[str] = []
    for sheet in plain:
        parts += _form(sheet)
    return page(
        "表格",
        "一张表是工作簿里的一个工作表，或文件夹里的一个 csv 文件，文件名就是表名。"
        f"共 {len(sheets)} 张，用得上的才填，只有“部门概况”必须有。",
        "数值栏留空即“未填报”，也可以写 未填报、不适用、无法判断，不会按零计算。",
        table(
            ["表名", "编码", "来源"],
            [[_link(sheet), code(sheet.code), sheet.form.source] for sheet in sheets],
        ),
        *parts,
        "## 指标表",
        "下列各表的列都相同，一行一个指标，可填的指标见[指标](facts.md)："
        + "、".join(f"{sheet.title} `{sheet.code}`" for sheet in facts)
        + "。",
        FactRow.form.help,
        _columns(FactRow.columns()),
    )


def _heading(sheet: FormSheet) -> str:
    return f"{sheet.title} `{sheet.code}`"


def _link(sheet: FormSheet) -> str:
    target = "指标表" if sheet.group is not None else anchor(_heading(sheet))
    return f"[{sheet.title}](#{target})"


def _form(sheet: FormSheet) -> list[str]:
    form = sheet.form
    shape = "这张表是一张卡片，分“项目”“内容”两列，下列每项占一行。" if form.is_card else ""
    headers = {column.name: column.header for column in sheet.columns}
    key = "、".join(headers[name] for name in form.key)
    unique = f"{key}不能重复。" if form.key else ""
    return [
        f"## {_heading(sheet)}",
        "".join([form.help, shape, unique]),
        _columns(sheet.columns),
    ]


def _columns(columns: tuple[Column, ...]) -> str:
    rows = [
        [
            column.header,
            code(column.name),
            KINDS[column.kind],
            column.unit,
            "必填" if column.required else "",
            _explanation(column),
        ]
        for column in columns
    ]
    return table(["列", "字段", "填法", "单位", "", "说明"], rows)


def _explanation(column: Column) -> str:
    parts = [column.help]
    if column.choices:
        parts.append(f"可选：{'、'.join(column.choices)}")
    if column.suggestions:
        parts.append(f"建议：{'、'.join(column.suggestions)}")
    if column.aliases:
        parts.append(f"也可写作：{'、'.join(column.aliases)}")
    if column.example:
        parts.append(f"如：{column.example}")
    return "。".join(part for part in parts if part)
