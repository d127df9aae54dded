"""The list of the forms written: every project with its money, its points and its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jiheng.forms.dossier import Dossier
from jiheng.reports.document import Align, Cell, Column, Document, Table
from jiheng.reports.projects import printed
from jiheng.reports.projects.form import ProjectForm
from jiheng.reports.projects.page import DRAFT
from jiheng.reports.spans import plain_text
from jiheng.reports.workbook import Look, Sheet, SheetCell, Words

TITLE = "项目支出绩效自评表目录"
HEADS = ("序号", "项目编码", "项目名称", "全年预算数", "全年执行数", "执行率", "得分", "文件名称")
UNIT = "单位：万元、分"
_WIDTHS = (8, 16, 30, 20, 20, 16, 14, 32)
_HEAD = Look(bold=True, align=Align.CENTER, shaded=True)
_TITLE = Look(bold=True, align=Align.CENTER, border=False, size=16)


def index_document(dossier: Dossier, forms: Mapping[str, ProjectForm], *, draft: bool) -> Document:
    """Make the list; `forms` maps names of files, without their endings, to forms."""
    rows = tuple(_row(at, name, form) for at, (name, form) in enumerate(forms.items(), 1))
    columns = tuple(
        Column(width, Align.LEFT if head in ("项目名称", "文件名称") else Align.CENTER)
        for width, head in zip(_WIDTHS, HEADS, strict=True)
    )
    header = (tuple(Cell.of(head) for head in HEADS),)
    return Document(
        title="\n".join(_titles(dossier, draft)),
        organisation=dossier.organisation,
        year=dossier.year,
        date=None,
        blocks=(Table("", columns, header, rows, unit=UNIT),),
        metadata={"部门": dossier.organisation},
        is_form=True,
    )


def _titles(dossier: Dossier, draft: bool) -> Sequence[str]:
    return [TITLE, f"（{dossier.year}年度）", *([DRAFT] if draft else [])]


def _row(at: int, name: str, form: ProjectForm) -> tuple[Cell, ...]:
    line = next(one for one in form.funds if one.is_total)
    figures = (
        printed.amount(line, "adjusted"),
        printed.amount(line, "spent"),
        printed.rate(form, line),
        printed.total(form)[1],
    )
    return (
        Cell.of(str(at)),
        Cell.of(form.code),
        Cell.of(form.name, header=True),
        *(Cell() if figure is None else Cell.of(figure) for figure in figures),
        Cell.of(name),
    )


def index_sheet(document: Document) -> Sheet:
    """Make the same list as a sheet of words: it is read, not reckoned with."""
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    count = len(table.columns)
    titles = [(SheetCell(Words(document.title_line), _TITLE, count), *[None] * (count - 1))]
    unit = (
        SheetCell(Words(UNIT), Look(border=False, align=Align.RIGHT), count),
        *[None] * (count - 1),
    )
    head = tuple(SheetCell(Words(plain_text(cell.spans)), _HEAD) for cell in table.header[0])
    rows = [
        tuple(
            SheetCell(Words(plain_text(cell.spans)), Look(align=column.align))
            for cell, column in zip(row, table.columns, strict=True)
        )
        for row in table.rows
    ]
    widths = tuple(float(width) for width in _WIDTHS)
    return Sheet(
        "目录",
        (*titles, unit, head, *rows),
        widths,
        frozen_rows=3,
        repeated_rows=3,
        landscape=True,
        heights={0: 28},
    )
