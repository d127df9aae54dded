"""The docx file as LibreOffice sets it: 22 lines of 28 characters, footers, repeated headers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from jiheng.reports.document import Cell, Document, Figure, Item, ListBlock, Paragraph, Table, Text
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
