"""Write the forms of one project or of all projects: all files, or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jiheng.forms.dossier import Dossier
from jiheng.reports.content.base import Notice
from jiheng.reports.document import Document
from jiheng.reports.projects.form import ProjectForm, project_form
from jiheng.reports.projects.index import TITLE as INDEX
from jiheng.reports.projects.index import index_document, index_sheet
from jiheng.reports.projects.page import DRAFT, TITLE, form_document
from jiheng.reports.projects.sheet import FormSheet
from jiheng.reports.workbook import Sheet
from jiheng.scoring import Scorecard, score_project
from jiheng.standards import Standard

LONGEST_NAME = 200
"""Bytes of a file's name; a file system takes 255, a Chinese character three of them."""
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class WrittenForms:
    """Hold the files, the scorecards and notices by project, and the characters no font has."""

    paths: tuple[Path, ...]
    cards: dict[str, Scorecard]
    notices: dict[str, tuple[Notice, ...]]
    replaced: tuple[str, ...] = ()


def write_project_forms(
    dossier: Dossier,
    projects: Sequence[str],
    standard: Standard,
    formats: Sequence[str],
    folder: Path | str,
    progress: Progress | None = None,
    *,
    draft: bool = False,
    trial: bool = False,
    with_index: bool = False,
    replace_edited: bool = False,
) -> WrittenForms:
    """Write 项目支出绩效自评表 of projects into a folder, in each format, and a list of them.

    Every file is made in memory first and they take their places together; files edited since
    they were written here are replaced only with `replace_edited`.

    Raises:
        ScoringRefused: the standard is none for projects, or there is no such project.
        EditedFiles: a file in the folder was edited since, or not made here.
        OSError: the folder cannot be written.
    """
    tell = progress or (lambda _: None)
    cards = {code: score_project(dossier, code, standard, trial=trial) for code in projects}
    forms: dict[str, ProjectForm] = {}
    for code, card in cards.items():
        form = project_form(dossier, card, code, draft=draft)
        forms[_free(file_stem(form), forms)] = form
    contents: dict[Path, bytes] = {}
    replaced: set[str] = set()
    for name, form in forms.items():
        tell(f"正在生成 {name}")
        document = form_document(form)
        for kind in formats:
            sheet = FormSheet(form).sheet() if kind == "xlsx" else None
            content, missing = _render(kind, document, sheet)
            contents[Path(folder) / f"{name}.{kind}"] = content
            replaced |= set(missing)
    if with_index:
        document = index_document(dossier, forms, draft=draft)
        for kind in formats:
            sheet = index_sheet(document) if kind == "xlsx" else None
            content, missing = _render(kind, document, sheet)
            contents[Path(folder) / f"{INDEX}{DRAFT if draft else ''}.{kind}"] = content
            replaced |= set(missing)
    # With the writers come large libraries; see _render.
    from jiheng.reports.writers.seal import write_sealed

    write_sealed(contents, replace=replace_edited)
    notices = {form.code: form.notices() for form in forms.values()}
    return WrittenForms(tuple(contents), cards, notices, tuple(sorted(replaced)))


def file_stem(form: ProjectForm) -> str:
    """Name a form's files: 项目支出绩效自评表-编码-名称, cut to what a file system takes."""
    parts = (TITLE, form.code, form.name)
    stem = "-".join(safe for part in parts if (safe := _NOT_IN_NAMES.sub("_", part).strip("._")))
    tail = DRAFT if form.draft else ""
    room = LONGEST_NAME - len(tail.encode())
    return stem.encode()[:room].decode(errors="ignore") + tail


def _free(stem: str, taken: dict[str, ProjectForm]) -> str:
    """Tell two projects apart whose codes differ only in signs that no file name can have."""
    used = {name.casefold() for name in taken}
    name, number = stem, 2
    while name.casefold() in used:
        name, number = f"{stem}-{number}", number + 1
    return name


def _render(kind: str, document: Document, sheet: Sheet | None) -> tuple[bytes, Sequence[str]]:
    # Each writer brings a large library; a command that asks for one format waits for one.
    if sheet is not None:
        from jiheng.reports.writers.xlsx_file import render_workbook

        made = render_workbook(
            [sheet],
            title=document.title_line,
            organisation=document.organisation,
            day=document.file_date,
        )
        return made, ()
    if kind == "pdf":
        from jiheng.reports.writers.pdf_file import render_pdf

        pdf = render_pdf(document)
        return pdf.content, pdf.replaced
    if kind == "docx":
        from jiheng.reports.writers.docx_file import render_docx

        return render_docx(document), ()
    from jiheng.reports.writers.html_file import render_html

    return render_html(document).encode(), ()
