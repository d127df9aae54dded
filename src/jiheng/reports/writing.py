"""Write a report in several formats at once: all files, or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jiheng.forms.dossier import Dossier
from jiheng.reports.compose import Composition, compose_with_notices
from jiheng.reports.document import Document, Note
from jiheng.reports.outline import Outline
from jiheng.reports.score_workbook import score_workbook
from jiheng.scoring import Scorecard
from jiheng.standards.errors import suggest

FORMATS = ("docx", "pdf", "html", "xlsx")
LONGEST_NAME = 200
"""Bytes of a file's name; a file system takes 255, a Chinese character three of them."""
DRAFT = "（草稿）"
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Written:
    """Hold the files written, what was composed for them with its notices, and the characters
    the PDF prints as 〓, for no font has them.
    """

    paths: tuple[Path, ...]
    composition: Composition
    replaced: tuple[str, ...] = ()


def write_report(
    dossier: Dossier,
    scorecard: Scorecard,
    outline: Outline,
    formats: Sequence[str],
    folder: Path | str,
    progress: Progress | None = None,
    *,
    draft: bool = False,
    replace_edited: bool = False,
    composed: Composition | None = None,
) -> Written:
    """Write the report (docx, pdf, html) and the score workbook (xlsx) into a folder.

    Every file is made in memory first; they take their places together (see
    :func:`~jiheng.reports.writers.seal.write_sealed`), so that a failing writer, a full disk or a
    file open in another program leaves the folder as it was. `progress` is told what is being
    made. A draft says so in its title and its files' names, so that it never takes the place of
    the filed report.

    Files in the folder that are as they were written here are replaced; others only with
    `replace_edited`.  `composed` is what was composed from the same dossier, scorecard and outline
    already, as a draft or not.

    Raises:
        ValueError: a format is unknown.
        EditedFiles: a file in the folder was edited since, or not made here.
        OSError: the folder cannot be written.
    """
    tell = progress or (lambda _: None)
    wanted = list(dict.fromkeys(formats))
    for one in wanted:
        if one not in FORMATS:
            raise ValueError(f"没有“{one}”这种格式。{suggest(one, FORMATS)}")
    contents: dict[Path, bytes] = {}
    composition = composed or compose_with_notices(dossier, scorecard, outline, draft=draft)
    document = _marked(composition.document, scorecard, draft)
    replaced: tuple[str, ...] = ()
    for one in wanted:
        path = Path(folder) / file_name(document, one)
        tell(f"正在生成 {path.name}")
        if one == "pdf":
            contents[path], replaced = _render_pdf(document)
        else:
            contents[path] = _render(one, document, dossier, scorecard)
    # With the writers come large libraries; see _render.
    from jiheng.reports.writers.seal import write_sealed

    write_sealed(contents, replace=replace_edited)
    return Written(tuple(contents), composition, replaced)


def file_name(document: Document, kind: str) -> str:
    """Name a file after the report's title; the workbook is the score sheet (评分表).

    >>> from datetime import date
    >>> file_name(Document("某局2021年部门整体支出\\n绩效自评报告", "某局", 2021, date.min, ()), "xlsx")
    '某局2021年部门整体支出绩效自评评分表.xlsx'
    """
    name = f"{_safe(_title(document, kind))}.{kind}"
    over = len(name.encode()) - LONGEST_NAME
    if over <= 0:
        return name
    # The year and the kind tell files apart, so the organisation gives way first.
    organisation = _safe(document.organisation)
    before, found, after = name.partition(organisation) if organisation else (name, "", "")
    if found and len(organisation.encode()) > over:
        return before + _cut(organisation, len(organisation.encode()) - over) + after
    kept = name.removesuffix(f".{kind}").removesuffix(DRAFT)
    draft = DRAFT if name.endswith(f"{DRAFT}.{kind}") else ""
    tail = f"{document.year}年{'评分表' if kind == 'xlsx' else '报告'}{draft}.{kind}"
    return _cut(kept, LONGEST_NAME - len(tail.encode())) + tail


def _title(document: Document, kind: str) -> str:
    """Give the title on one line; the workbook is the report's score sheet."""
    title = document.title_line
    if kind != "xlsx":
        return title
    draft = DRAFT if _is_draft(document) else ""
    return title.removesuffix(DRAFT).removesuffix("报告") + "评分表" + draft


def _is_draft(document: Document) -> bool:
    return document.title_line.endswith(DRAFT)


def _safe(text: str) -> str:
    return _NOT_IN_NAMES.sub("", text)


def _cut(text: str, size: int) -> str:
    """Cut a text to at most so many bytes, between characters."""
    return text.encode()[:size].decode(errors="ignore")


def _marked(document: Document, scorecard: Scorecard, draft: bool) -> Document:
    """Say on the first page that a report is a draft, or scored by a standard not meant for it."""
    marked = replace(document, title=f"{document.title}\n{DRAFT}") if draft else document
    if not scorecard.validity_note:
        return marked
    ending = "本报告不列总分" if scorecard.total is None else "本报告的得分仅为试算"
    note = Note.of(f"{scorecard.validity_note}，{ending}。")
    return replace(marked, blocks=(note, *marked.blocks))


def _render_pdf(document: Document) -> tuple[bytes, tuple[str, ...]]:
    from jiheng.reports.writers.pdf_file import render_pdf

    made = render_pdf(document)
    return made.content, made.replaced


def _render(kind: str, document: Document, dossier: Dossier, scorecard: Scorecard) -> bytes:
    # Each writer brings a large library; a command that asks for one format waits for one.
    match kind:
        case "docx":
            from jiheng.reports.writers.docx_file import render_docx

            return render_docx(document)
        case "html":
            from jiheng.reports.writers.html_file import render_html

            return render_html(document).encode()
        case _:
            from jiheng.reports.writers.xlsx_file import render_workbook

            return render_workbook(
                score_workbook(dossier, scorecard, draft=_is_draft(document)).sheets(),
                title=_title(document, kind),
                organisation=document.organisation,
                day=document.file_date,
            )
