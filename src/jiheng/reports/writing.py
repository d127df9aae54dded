"""Write a report in several formats at once: all files, or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from jiheng.forms.dossier import Dossier
from jiheng.forms.files import replaced_file
from jiheng.reports.compose import compose
from jiheng.reports.document import Document
from jiheng.reports.outline import Outline
from jiheng.reports.sheet import score_workbook
from jiheng.scoring import Scorecard
from jiheng.standards.errors import suggest

FORMATS = ("docx", "pdf", "html", "xlsx")
LONGEST_NAME = 60
"""Characters of a file's name; a file system takes 255 bytes, a Chinese character three."""
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')

Progress = Callable[[str], None]


def write_report(
    dossier: Dossier,
    scorecard: Scorecard,
    outline: Outline,
    formats: Sequence[str],
    folder: Path | str,
    progress: Progress | None = None,
    *,
    draft: bool = False,
) -> list[Path]:
    """Write the report (docx, pdf, html) and the score workbook (xlsx) into a folder.

    Every file is made in memory first and takes its place only when all of them are on disk, so
    that a failing writer leaves the folder as it was. `progress` is told what is being made.

    Raises:
        ValueError: a format is unknown.
        OSError: the folder cannot be written.
    """
    tell = progress or (lambda _: None)
    wanted = list(dict.fromkeys(formats))
    for one in wanted:
        if one not in FORMATS:
            raise ValueError(f"没有“{one}”这种格式。{suggest(one, FORMATS)}")
    contents: dict[Path, bytes] = {}
    document = compose(dossier, scorecard, outline, draft=draft)
    for one in wanted:
        path = Path(folder) / file_name(document, one)
        tell(f"正在生成 {path.name}")
        contents[path] = _render(one, document, dossier, scorecard)
    with ExitStack() as files:
        for path, content in contents.items():
            files.enter_context(replaced_file(path)).write_bytes(content)
    return list(contents)


def file_name(document: Document, kind: str) -> str:
    """Name a file after the report's title; the workbook is the score sheet (评分表).

    >>> from datetime import date
    >>> file_name(Document("某局2021年部门整体支出\\n绩效自评报告", "某局", 2021, date.min, ()), "xlsx")
    '某局2021年部门整体支出绩效自评评分表.xlsx'
    """
    stem = _NOT_IN_NAMES.sub("", document.title_line)[:LONGEST_NAME]
    if kind == "xlsx":
        stem = stem.removesuffix("报告") + "评分表"
    return f"{stem}.{kind}"


def _render(kind: str, document: Document, dossier: Dossier, scorecard: Scorecard) -> bytes:
    # Each writer brings a large library; a command that asks for one format waits for one.
    match kind:
        case "docx":
            from jiheng.reports.writers.docx_file import render_docx

            return render_docx(document)
        case "pdf":
            from jiheng.reports.writers.pdf_file import render_pdf

            return render_pdf(document).content
        case "html":
            from jiheng.reports.writers.html_file import render_html

            return render_html(document).encode()
        case _:
            from jiheng.reports.writers.xlsx_file import render_workbook

            title = document.title_line.removesuffix("报告") + "评分表"
            return render_workbook(
                score_workbook(dossier, scorecard).sheets(),
                title=title,
                organisation=document.organisation,
                day=document.file_date,
            )
