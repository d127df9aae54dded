"""A docx with the findings as a table (审核意见表), for documents that are no docx themselves."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from jiheng.checks.output.checked import (
    Checked,
    count_words,
    coverage_words,
    explanation,
    place_words,
)
from jiheng.checks.output.marking import bracketed, context_spans
from jiheng.checks.output.word_package import xml_text

_COLUMNS = (
    ("序号", 12),
    ("级别", 14),
    ("规则", 30),
    ("位置", 30),
    ("原文", 62),
    ("问题及计算", 74),
    ("处理意见", 34),
)
"""Header and width in millimetres: together what A4 across leaves between its margins."""
_BODY, _HEADING = "仿宋_GB2312", "方正小标宋简体"


def review_sheet(checked: Checked) -> bytes:
    """Write the sheet: title, coverage, one row per finding, what was not read."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    _set_font(document.styles["Normal"], _BODY, 11)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _set_run_font(title.add_run("审核意见表"), _HEADING, 18)
    document.add_paragraph(xml_text(f"文件：{checked.label}"))
    counted = f"{coverage_words(checked.result.coverage)}；{count_words((checked,))}。"
    document.add_paragraph(counted)
    for part in checked.unread:
        document.add_paragraph(xml_text(f"没有读：{part}"))
    if checked.findings:
        _write_table(document, checked)
    else:
        document.add_paragraph("没有发现对不上的数。无法判断的和没有关系可查的数不算通过。")
    for one in checked.accepted:
        words = f"{one.words} {place_words(one.finding)}，{one.suppression.reason}"
        document.add_paragraph(xml_text(words))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _write_table(document: Any, checked: Checked) -> None:
    table = document.add_table(rows=1, cols=len(_COLUMNS))
    table.style = "Table Grid"
    table.autofit = False
    for column, (_, width) in zip(table.columns, _COLUMNS, strict=True):
        column.width = Mm(width)
    texts = checked.document.texts
    _write_row(table.rows[0], [header for header, _ in _COLUMNS])
    _repeat(table.rows[0])
    for number, finding in enumerate(checked.findings, 1):
        said = [finding.message, *(f"{label}：{text}" for label, text in explanation(finding))]
        cells = [
            str(number),
            finding.severity.label,
            f"{finding.code} {finding.name}",
            place_words(finding),
            bracketed(finding.context, context_spans(finding, texts)),
            "\n".join(said),
            "",
        ]
        _write_row(table.add_row(), cells)


def _write_row(row: Any, texts: list[str]) -> None:
    for cell, text, (_, width) in zip(row.cells, texts, _COLUMNS, strict=True):
        cell.width = Mm(width)
        cell.text = xml_text(text)


def _repeat(row: Any) -> None:
    """Print the row again on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in row.cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True


def _set_font(style: Any, name: str, size: int) -> None:
    style.font.name, style.font.size = name, Pt(size)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)
    style.paragraph_format.space_after = Pt(3)


def _set_run_font(run: Any, name: str, size: int) -> None:
    run.font.name, run.font.size = name, Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)
