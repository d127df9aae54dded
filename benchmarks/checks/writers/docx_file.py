"""Word files: headings, body text and tables with truly merged cells."""

import re
import zipfile
from pathlib import Path

import docx
from benchmarks.checks.generator.model import Report, Table
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

SAME_TIME = (2025, 1, 1, 0, 0, 0)


def write_docx(report: Report, path: Path) -> None:
    """Write the report; the same report gives the same bytes."""
    document = docx.Document()
    for block in report.blocks:
        if isinstance(block, Table):
            _table(document, block)
            continue
        paragraph = document.add_paragraph()
        run = paragraph.add_run(block.text)
        run.font.size = Pt({-1: 22, 1: 16, 2: 16}.get(block.level, 14))
        run.bold = block.level in (-1, 1)
        if block.level < 0:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.save(str(path))
    _set_times(path)


def _table(document: "docx.document.Document", table: Table) -> None:
    if table.caption:
        document.add_paragraph(table.caption).alignment = WD_ALIGN_PARAGRAPH.CENTER
    if table.note:
        document.add_paragraph(table.note).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    grid = document.add_table(rows=len(table.rows), cols=len(table.rows[0]))
    grid.style = "Table Grid"
    slots = [list(row.cells) for row in grid.rows]
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            if cell is None:
                continue
            slot = slots[number][column]
            if cell.row_span > 1 or cell.column_span > 1:
                last = slots[number + cell.row_span - 1][column + cell.column_span - 1]
                slot = slot.merge(last)
            slot.text = cell.text


def _set_times(path: Path) -> None:
    """Write the archive again with fixed times, in the package and in its properties."""
    with zipfile.ZipFile(path) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    stamp = re.compile(rb"(<dcterms:\w+[^>]*>)[^<]*(</dcterms)")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            if name == "docProps/core.xml":
                data = stamp.sub(rb"\g<1>2025-01-01T00:00:00Z\g<2>", data)
            archive.writestr(zipfile.ZipInfo(name, SAME_TIME), data, zipfile.ZIP_DEFLATED)
