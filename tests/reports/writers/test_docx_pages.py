"""The docx file as LibreOffice sets it: 22 lines of 28 characters, footers, repeated headers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from jiheng.reports.document import (
    Cell,
    Column,
    Document,
    Item,
    ListBlock,
    PageBreak,
    Paragraph,
    Table,
)
from jiheng.reports.spans import Figure, Text
from jiheng.reports.writers import render_docx

Convert = Callable[[Path, str], Path]
Pages = Callable[[Path], list[str]]


def saved(document: Document, path: Path) -> Path:
    path.write_bytes(render_docx(document))
    return path


@pytest.fixture(scope="module")
def long_pdf(
    long_document: Document, converted: Convert, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    path = saved(long_document, tmp_path_factory.mktemp("docx") / "long.docx")
    return converted(path, "pdf")


def test_a_full_page_has_22_lines_of_28_characters(long_pdf: Path, pages: Pages) -> None:
    lines = [line for line in pages(long_pdf)[1].split("\n") if line.strip()]
    assert lines[-1].replace(" ", "") == "—2—"
    assert [len(line) for line in lines[:-1]] == [28] * 22


def test_body_text_fills_the_type_area(long_pdf: Path) -> None:
    page = pypdfium2.PdfDocument(long_pdf)[1]
    text = page.get_textpage()
    body = [
        text.get_charbox(at) for at in range(28 * 22 + 21 * 2) if text.get_text_range(at, 1) > " "
    ]
    millimetre = 72 / 25.4
    left, right = min(box[0] for box in body), max(box[2] for box in body)
    bottom, top = min(box[1] for box in body), max(box[3] for box in body)
    assert left == pytest.approx(28 * millimetre, abs=3)
    assert right == pytest.approx(184 * millimetre, abs=3)
    assert top == pytest.approx((297 - 37) * millimetre, abs=12)
    assert bottom == pytest.approx(35 * millimetre, abs=12)


def test_page_numbers_change_sides(long_pdf: Path) -> None:
    document = pypdfium2.PdfDocument(long_pdf)
    places = []
    for page in list(document)[:2]:
        text = page.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        places.append(min(boxes, key=lambda box: box[1] if box[3] > 0 else 1e9)[0])
    assert places[0] > 400
    assert places[1] < 150


def test_a_long_table_repeats_its_header_on_every_page(long_pdf: Path, pages: Pages) -> None:
    with_rows = [page for page in pages(long_pdf) if "已完成" in page]
    assert len(with_rows) >= 2
    assert all("指标名称" in page for page in with_rows)


def without_figures(document: Document) -> Document:
    """Make the same document with every figure as plain words."""

    def plain(content: tuple[Text | Figure, ...]) -> tuple[Text, ...]:
        return tuple(Text(span.text, span.strong) for span in content)

    def plain_row(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(replace(cell, spans=plain(cell.spans)) for cell in row)

    blocks = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            block = Paragraph(plain(block.spans))
        elif isinstance(block, ListBlock):
            block = replace(
                block, items=tuple(Item(plain(item.spans), item.lead) for item in block.items)
            )
        elif isinstance(block, Table):
            block = replace(block, rows=tuple(plain_row(row) for row in block.rows))
        blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def test_bookmarked_figures_leave_the_page_as_it_is(
    sample: Document, converted: Convert, pages: Pages, tmp_path: Path
) -> None:
    marked = converted(saved(sample, tmp_path / "marked.docx"), "pdf")
    plain = converted(saved(without_figures(sample), tmp_path / "plain.docx"), "pdf")
    assert pages(marked) == pages(plain)
    assert "99.66%" in "".join(pages(marked))


def test_a_turned_page_lies_between_upright_ones(
    converted: Convert, pages: Pages, tmp_path: Path
) -> None:
    table = Table("附表", (Column(), Column()), (), ((Cell.of("甲"), Cell.of("乙")),), wide=True)
    blocks = (
        Paragraph.of("正文。"), PageBreak(landscape=True), Paragraph.of("附表"), table,
        PageBreak(), Paragraph.of("提示。"),
    )  # fmt: skip
    path = saved(Document("标题", "某局", 2021, None, blocks), tmp_path / "turned.docx")
    made = converted(path, "pdf")
    sizes = [(page.get_width() > page.get_height()) for page in pypdfium2.PdfDocument(made)]
    assert sizes == [False, True, False]
    texts = pages(made)
    assert "附表" in texts[1] and "—2—" in texts[1].replace(" ", "")
    section = docx.Document(str(path)).sections[1]
    assert section.page_width == pytest.approx(Mm(297), abs=1000)
    assert section.page_height == pytest.approx(Mm(210), abs=1000)
    (drawn,) = docx.Document(str(path)).tables
    assert sum(column.width or 0 for column in drawn.columns) == pytest.approx(Mm(225), abs=1000)


CALCULATED = (
    "某某率为85.78%（66,738.60万元÷77,800.00万元），得满分3.00分；某某率为102.20%（186人÷182人），"
    "按评分标准“某某率不高于100%的得4分，每高1个百分点扣0.4分，扣完为止”得3.12分。"
)


def calculations() -> Document:
    """Whatever stands before it, one of the calculations meets the end of a line."""
    blocks = tuple(Paragraph.of("字" * lead + CALCULATED) for lead in range(14, 26))
    return Document("题", "某局", 2021, None, blocks)


def test_no_line_is_spread_wide(converted: Convert, tmp_path: Path) -> None:
    made = converted(saved(calculations(), tmp_path / "a.docx"), "pdf")
    assert widest_step(made) < 16 * 1.15


def test_the_measure_sees_lines_that_are_spread_wide(converted: Convert, tmp_path: Path) -> None:
    path = saved(calculations(), tmp_path / "a.docx")
    file = docx.Document(str(path))
    for paragraph in file.paragraphs:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    file.save(str(path))
    assert widest_step(converted(path, "pdf")) > 16 * 1.15


def widest_step(pdf: Path) -> float:
    """Measure the widest distance (pt) between two neighbouring Chinese characters of a line."""
    widest = 0.0
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        letters = ((at, text.get_text_range(at, 1)) for at in range(text.count_chars()))
        # Where characters stand apart the reader sees blanks between them.
        boxes = [(text.get_charbox(at), letter) for at, letter in letters if letter.strip()]
        for (first, one), (second, other) in pairwise(boxes):
            is_chinese = all("\u4e00" <= letter <= "\u9fff" for letter in (one, other))
            if is_chinese and abs(first[1] - second[1]) < 4:
                widest = max(widest, second[0] - first[0])
    return widest
