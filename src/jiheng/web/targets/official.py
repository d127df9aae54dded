"""The official forms on paper: 项目支出绩效目标申报表 and 部门整体支出绩效目标申报表.

Source: 中央部门预算绩效目标管理办法（财预〔2015〕88号）附表, with the columns of published copies.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from jiheng.reports.document import Align, Cell, Column, Document, Table
from jiheng.web.documents.editing import EDITABLE, Content
from jiheng.web.documents.models import Document as Filed
from jiheng.web.documents.models import Kind
from jiheng.web.projects.amounts import print_wan
from jiheng.web.projects.models import Project
from jiheng.web.targets.content import cells_of
from jiheng.web.targets.layouts import sections_of

TITLES = {
    Kind.PROJECT_TARGETS: "项目支出绩效目标申报表",
    Kind.DEPARTMENT_TARGETS: "部门整体支出绩效目标申报表",
}
DRAFT = "（草稿）"
_WIDTHS = (14, 17, 34, 11, 14, 11, 9)
_HEADS = ("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "计量单位", "权重")
_SHOWN = ("level3", "nature", "target", "unit", "weight")
_WHOLE = len(_WIDTHS)

Line = tuple[Cell, ...]
Rows = Sequence[Mapping[str, str]]


def official_form(document: Filed, content: Content) -> Document:
    """Make the official form of a document; one that is not submitted is marked as a draft."""
    forms = {
        section.form: cells_of(section.sheet, content.get(section.form, []))
        for section in sections_of(document.kind)
    }
    title = f"{TITLES[Kind(document.kind)]}\n（{document.year}年度）"
    if document.state in EDITABLE:
        title += DRAFT
    columns = tuple(Column(width) for width in _WIDTHS)
    if document.project is not None:
        above, indicators = _project(document.project), forms["project_indicators"]
    else:
        above, indicators = _department(document, forms), forms["department_indicators"]
    above += _goals(forms["targets"])
    heads = (tuple(_label(head) for head in _HEADS),)
    return Document(
        title=title,
        organisation=document.organisation.department.name,
        year=document.year,
        date=None,
        blocks=(
            Table("", columns, (), tuple(above)),
            Table("", columns, heads, tuple(_indicators(indicators)), continued=True),
        ),
        metadata={"材料": str(document), "状态": document.get_state_display()},
        is_form=True,
    )


def _project(project: Project) -> list[Line]:
    department = project.organisation.department
    money = (
        ("项目资金总额（跨年累计）", project.total_funds),
        ("年度资金申请总额", project.annual_funds),
        ("其中：当年财政拨款", project.appropriation),
        ("　　　上年结转", project.carried_over),
        ("　　　其他资金", project.other_funds),
    )
    lines = [
        _pair(("项目名称", project.name), ("项目编码", project.code)),
        _pair(
            ("项目类别", str(project.category or "")), ("项目性质", project.get_nature_display())
        ),
        _pair(("主管部门", department.name), ("实施单位", project.organisation.name)),
        _pair(("开始日期", _day(project.starts_on)), ("完成日期", _day(project.ends_on))),
    ]
    for at, (label, amount) in enumerate(money):
        opened = (_label("项目资金（万元）", rowspan=len(money)),) if not at else ()
        value = Cell.of(print_wan(amount), colspan=_WHOLE - 3, align=Align.RIGHT)
        lines.append((*opened, Cell.of(label, colspan=2, header=True, align=Align.LEFT), value))
    return lines


def _department(document: Filed, forms: Mapping[str, Rows]) -> list[Line]:
    lines = [_pair(("部门名称", document.organisation.name), ("年度", f"{document.year}年"))]
    duties = [row.get("text", "") for row in forms["duties"]]
    lines.append((_label("部门职责"), _words(_numbered(duties))))
    tasks = forms["tasks"]
    heads = (
        *(_label("任务名称", colspan=1), _label("主要内容", colspan=2)),
        *(_label("预算总额（万元）", 1), _label("财政拨款", 1), _label("其他资金", 1)),
    )
    lines.append((_label("年度主要任务", rowspan=len(tasks) + 1), *heads))
    lines += [
        (
            Cell.of(row.get("name", "")),
            Cell.of(row.get("content", ""), colspan=2),
            *(
                Cell.of(row.get(name, ""), align=Align.RIGHT)
                for name in ("total", "appropriation", "other")
            ),
        )
        for row in tasks
    ]
    return lines


def _goals(targets: Rows) -> list[Line]:
    lines = []
    for kind, label in (("总目标", "总目标"), ("年度目标", "年度总体目标")):
        texts = [row.get("text", "") for row in targets if row.get("kind") == kind]
        lines.append((_label(label), _words(_numbered(texts))))
    return lines


def _indicators(rows: Rows) -> Iterator[Line]:
    for level1, first in groupby(rows, lambda row: row.get("level1", "")):
        group = list(first)
        opened: list[Cell] = [_label(level1, rowspan=len(group))]
        for level2, second in groupby(group, lambda row: row.get("level2", "")):
            own = list(second)
            opened.append(_label(level2, rowspan=len(own)))
            for row in own:
                yield (*opened, *_shown(row))
                opened = []


def _shown(row: Mapping[str, str]) -> Iterable[Cell]:
    for name in _SHOWN:
        align = Align.LEFT if name == "level3" else Align.CENTER
        yield Cell.of(row.get(name, ""), align=align)


def _numbered(texts: Sequence[str]) -> str:
    """Number several texts, each on a line of its own; one alone has no number."""
    if len(texts) < 2:
        return "".join(texts)
    return "\n".join(f"{number}.{text}" for number, text in enumerate(texts, start=1))


def _pair(first: tuple[str, str], second: tuple[str, str]) -> Line:
    return (
        _label(first[0]),
        Cell.of(first[1], colspan=2),
        _label(second[0]),
        Cell.of(second[1], colspan=3),
    )


def _label(text: str, colspan: int = 1, rowspan: int = 1) -> Cell:
    return Cell.of(text, colspan=colspan, rowspan=rowspan, header=bool(text), align=Align.CENTER)


def _words(text: str) -> Cell:
    return Cell.of(text, colspan=_WHOLE - 1, align=Align.LEFT)


def _day(day: object) -> str:
    return "" if day is None else str(day)
