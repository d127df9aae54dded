"""Make the document of a project's form, for docx, pdf and html."""

from __future__ import annotations

from collections.abc import Sequence

from jiheng.reports.content.closing import DRAFT_HEADING
from jiheng.reports.content.standard_names import standard_label
from jiheng.reports.document import (
    Block,
    Cell,
    Column,
    Document,
    Item,
    ListBlock,
    Note,
    PageBreak,
    Paragraph,
    Table,
)
from jiheng.reports.projects.form import ProjectForm
from jiheng.reports.projects.layout import (
    WIDTHS,
    FormCell,
    closing,
    indicator_heads,
    indicators,
    opening,
)
from jiheng.reports.spans import Text

TITLE = "项目支出绩效自评表"
DRAFT = "（草稿）"
GAP = "【待填报】"
"""What a draft prints in a blank that the officer has to fill; a filed form prints nothing."""


def form_document(form: ProjectForm) -> Document:
    """Make the document: the title with its year and the the form as a table in parts; notices in drafts."""
    card, dossier = form.card, form.dossier
    columns = tuple(Column(width) for width in WIDTHS)
    above, heads, rows, below = (
        tuple(tuple(_cell(cell, form.draft) for cell in line) for line in part)
        for part in (opening(form), indicator_heads(), indicators(form), closing(form))
    )
    # Tables of their own: only the first rows of one can be repeated on every page.
    blocks: list[Block] = [
        Table("", columns, (), above),
        Table("", columns, heads, rows, continued=True),
    ]
    if below:
        blocks.append(Table("", columns, (), below, continued=True))
    if card.validity_note:
        ending = "本表不列总分" if card.total is None else "本表的得分仅为试算"
        blocks.insert(0, Note.of(f"{card.validity_note}，{ending}。"))
    notices = form.notices()
    if form.draft and notices:
        blocks += [
            PageBreak(),
            Paragraph((Text(DRAFT_HEADING, strong=True),)),
            ListBlock(tuple(Item.of(str(one)) for one in notices)),
        ]
    return Document(
        title="\n".join(title_lines(form)),
        organisation=dossier.organisation,
        year=dossier.year,
        date=None,
        blocks=tuple(blocks),
        metadata={key: text for key, text in _properties(form).items() if text},
        is_form=True,
    )


def _properties(form: ProjectForm) -> dict[str, str]:
    return {
        "部门": form.dossier.organisation,
        "项目编码": form.code,
        "项目名称": form.name,
        "评分标准": standard_label(form.card.standard),
        "版本": form.dossier.version,
    }


def title_lines(form: ProjectForm) -> Sequence[str]:
    """Give the title, the year below it, and that it is a draft."""
    year = f"（{form.dossier.year}年度）"
    return (TITLE, year, DRAFT) if form.draft else (TITLE, year)


def _cell(cell: FormCell, draft: bool) -> Cell:
    content = (Text(GAP),) if draft and cell.is_gap else cell.spans
    return Cell(content, cell.colspan, cell.rowspan, cell.align, cell.header)
