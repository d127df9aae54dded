"""The PDF file: PDF/A-2b, fonts inside, the same bytes, the official page, words as words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pypdfium2
import pypdfium2.raw
import pytest

from jiheng.reports.document import Cell, Column, Document, PageBreak, Paragraph, Table
from jiheng.reports.fonts import FontError, find_fonts
from jiheng.reports.spans import Figure, Text
from jiheng.reports.writers import PdfError, pdf_file, render_pdf
from jiheng.reports.writers.pdf_blocks import template_data

Pages = Callable[[bytes], list[str]]


@pytest.fixture(autouse=True)
def only_the_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JIHENG_FONTS", raising=False)


def one(*paragraphs: str) -> Document:
    blocks = tuple(Paragraph.of(text) for text in paragraphs)
    return Document("标题", "某局", 2021, date(2022, 3, 1), blocks)


def test_two_runs_give_equal_bytes(sample: Document) -> None:
    assert render_pdf(sample).content == render_pdf(sample).content


def test_another_word_gives_other_bytes(sample: Document) -> None:
    assert render_pdf(replace(sample, title="另一标题")).content != render_pdf(sample).content


def test_the_file_says_it_is_pdf_a_2b_and_names_its_date(sample: Document) -> None:
    content = render_pdf(sample).content
    assert re.search(rb"<pdfaid:part>2</pdfaid:part>", content)
    assert re.search(rb"<pdfaid:conformance>B</pdfaid:conformance>", content)
    assert b"2022-03-31" in content
    facts = pypdfium2.PdfDocument(content).get_metadata_dict()
    assert facts["Title"] == sample.title_line
    assert facts["Author"] == sample.organisation
    assert facts["CreationDate"].startswith("D:20220331")


def test_every_font_is_embedded(sample: Document) -> None:
    raw = pypdfium2.raw
    document = pypdfium2.PdfDocument(render_pdf(sample).content)
    fonts = [
        raw.FPDFTextObj_GetFont(item.raw)
        for page in document
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    ]
    assert fonts
    assert all(raw.FPDFFont_GetIsEmbedded(font) == 1 for font in fonts)


def test_the_words_read_back(sample: Document, pages: Pages) -> None:
    text = "".join(pages(render_pdf(sample).content))
    flat = re.sub(r"\s", "", text)
    for words in (
        "附件2",
        "一、基本情况",
        "（二）部门整体收支情况",
        "99.66%",
        "94.622",
        "注：完成率",
    ):
        assert words in flat
    assert "高新技术企业认定通过数量" in flat  # a name in a chart
    assert "未填报" in flat


def test_the_outline_lists_the_headings(sample: Document) -> None:
    document = pypdfium2.PdfDocument(render_pdf(sample).content)
    titles = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    assert titles[:3] == [(0, "一、基本情况"), (1, "（一）部门概况"), (1, "（二）部门整体收支情况")]


def test_a_full_page_has_22_lines_of_28_characters(long_document: Document, pages: Pages) -> None:
    lines = pages(render_pdf(long_document).content)[1].split("\n")
    assert lines[-1] == "— 2 —"
    assert [len(line) for line in lines[:-1]] == [28] * 22


def test_a_long_table_repeats_its_header_on_every_page(
    long_document: Document, pages: Pages
) -> None:
    with_rows = [p for p in pages(render_pdf(long_document).content) if "已完成" in p]
    assert len(with_rows) >= 2
    assert all("指标名称" in page for page in with_rows)


def test_page_numbers_change_sides(long_document: Document) -> None:
    document = pypdfium2.PdfDocument(render_pdf(long_document).content)
    places = []
    for number in (0, 1):
        text = document[number].get_textpage()
        places.append(text.get_charbox(text.count_chars() - 1)[0])
    assert places[0] > 400
    assert places[1] < 150


def test_hostile_words_stay_words(hostile: Document, pages: Pages) -> None:
    flat = re.sub(r"\s", "", "".join(pages(render_pdf(hostile).content)))
    words = re.sub(r"\s", "", hostile.title)
    # Attachment, title, heading, paragraph and figure, list lead and text, caption, unit, header,
    # cell, note, signature, chart caption; the chart breaks the name over several lines.
    assert flat.count(words) >= 13


def test_characters_without_type_become_a_mark_and_are_reported(pages: Pages) -> None:
    made = render_pdf(one("甲😀乙𠮷丙", "丁"))
    assert made.replaced == ("😀", "𠮷")
    assert "甲〓乙〓丙" in "".join(pages(made.content))


def test_rare_characters_of_official_texts_are_there() -> None:
    assert render_pdf(one("㎡ 喆 镕 ① ≥ ‰ “引” —— … 〔2022〕")).replaced == ()


def test_a_wrong_font_folder_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIHENG_FONTS", str(tmp_path / "没有"))
    with pytest.raises(FontError):
        render_pdf(one("甲"))


def test_a_broken_template_is_a_pdf_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_file, "_template", lambda: b'#panic("broken")')
    with pytest.raises(PdfError, match="broken"):
        render_pdf(one("甲"))


def test_too_many_missing_characters_is_a_pdf_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_file, "_ATTEMPTS", 1)
    with pytest.raises(PdfError, match="字库缺少"):
        render_pdf(one("😀"))


def test_a_crowded_chart_stays_on_its_page(crowded: Document) -> None:
    below = set()
    for page in pypdfium2.PdfDocument(render_pdf(crowded).content):
        text = page.get_textpage()
        words = text.get_text_range()
        assert len(words) > 500
        for at, letter in enumerate(words):
            _, bottom, _, top = text.get_charbox(at)
            assert top < (297 - 37) * 72 / 25.4 + 1
            if bottom < 35 * 72 / 25.4 and letter.strip():
                below.add(letter)
    # Only the page's number stands below the type area.
    assert below <= set("—12")


@pytest.mark.parametrize("lead", range(16, 30))
def test_a_number_and_its_unit_stay_on_one_line(lead: int, pages: Pages) -> None:
    figure = Figure("56.83亿元", "finance.budget", Fraction(5683000000), "亿元")
    spans = (Text("字" * lead), figure, Text("。"))
    document = Document("标题", "某局", 2021, None, (Paragraph(spans),))
    lines = pages(render_pdf(document).content)[0].split("\n")
    assert sum("56.83亿元" in line.replace(" ", "") for line in lines) == 1


def test_a_long_calculation_breaks_after_operators(pages: Pages) -> None:
    words = "（100-80）÷100×20＝" + "123.456×234.567÷345.678＋456.789－" * 4 + "-2.5"
    columns = (Column(1), Column(3))
    table = Table("", columns, (), ((Cell.of(words), Cell.of("右")),))
    made = render_pdf(Document("标题", "某局", 2021, None, (table,)))
    page = pypdfium2.PdfDocument(made.content)[0]
    text = page.get_textpage()
    read = text.get_text_range()
    edge = (28 + 156 / 4) * 72 / 25.4
    inside = [text.get_charbox(at)[2] <= edge for at, c in enumerate(read) if c in "÷×＝＋－"]
    assert inside == [True] * 19
    assert made.replaced == ()
    assert re.sub(r"[\s\u200b\x02\ufffe]", "", read).startswith("标题" + words)


def test_a_turned_page_lies_between_upright_ones() -> None:
    blocks = (
        Paragraph.of("正文。"), PageBreak(landscape=True), Paragraph.of("附表。"),
        PageBreak(), Paragraph.of("提示。"),
    )  # fmt: skip
    made = render_pdf(Document("标题", "某局", 2021, None, blocks)).content
    sizes = [page.get_width() > page.get_height() for page in pypdfium2.PdfDocument(made)]
    assert sizes == [False, True, False]


def test_no_line_can_begin_with_the_mark_behind_a_figure() -> None:
    figure = Figure("7.00分", "a.b", Fraction(7), "分")
    words = (Text("得满分"), figure, Text("）；财务"), figure, Text("按规定"))
    document = Document("题目", "某局", 2022, None, (Paragraph(words),))
    (made,) = template_data(document, find_fonts())["blocks"]
    assert [part["text"] for part in made["spans"]] == [
        "得满分",
        "7.00分）；",
        "财务",
        "7.00分",
        "按规定",
    ]
    assert [part["stopped"] for part in made["spans"]] == [False, True, False, False, False]


def test_calculations_in_a_cell_break_without_hidden_characters(pages: Pages) -> None:
    words = "183,325.40万元÷190,210.55万元＝96.38%×2"
    table = Table("表", (Column(), Column(9)), (), ((Cell.of(words), Cell.of("完成")),))
    (page,) = pages(render_pdf(Document("题", "某局", 2021, None, (table,))).content)
    assert not set(page) & set("\u200b\u2060\ufeff")
    assert words in re.sub(r"\s", "", page)
    assert len([line for line in page.split("\n") if line.strip()]) > 5


def test_a_form_of_a_dozen_rows_fits_one_page_and_a_long_one_repeats_its_heads(
    pages: Pages,
) -> None:
    def made(count: int) -> list[str]:
        rows = tuple((Cell.of(f"指标{at}"), Cell.of("已完成\n已验收")) for at in range(count))
        head = ((Cell.of("指标名称"), Cell.of("完成情况")),)
        above = Table("", (Column(), Column()), (), ((Cell.of("项目"), Cell.of("甲")),))
        below = Table("", (Column(), Column()), head, rows, continued=True)
        document = Document("自评表", "某局", 2021, None, (above, below), is_form=True)
        return pages(render_pdf(document).content)

    assert len(made(15)) == 1
    long = made(30)
    assert len(long) == 2
    assert all("指标名称" in page for page in long)


def test_a_number_beside_chinese_is_found_as_it_is_printed(pages: Pages) -> None:
    words = "全年预算46,882.15万元，新增学位2,160个，共3期。"
    document = Document("题", "某局", 2021, None, (Paragraph.of(words),))
    (page,) = pages(render_pdf(document).content)
    assert words in page.replace("\n", "")
