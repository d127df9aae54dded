"""The docx file, opened with python-docx: words, styles, figures, tables, pictures."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, Twips

from jiheng.reports.charts import alt_text, draw_svg, svg_size
from jiheng.reports.document import Cell, Chart, Column, Document, Heading, Paragraph, Table
from jiheng.reports.spans import Text, plain_text
from jiheng.reports.writers import read_docx_figures, render_docx


def opened(document: Document) -> docx.document.Document:
    return docx.Document(io.BytesIO(render_docx(document)))


def test_two_runs_give_equal_bytes(sample: Document) -> None:
    assert render_docx(sample) == render_docx(sample)


def test_another_word_gives_other_bytes(sample: Document) -> None:
    assert render_docx(replace(sample, title="另一标题")) != render_docx(sample)


def test_every_part_is_well_formed_and_dated_alike(sample: Document) -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(sample))) as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))


def test_nothing_of_the_librarys_own_file_is_left(sample: Document) -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(sample))) as archive:
        names = archive.namelist()
        words = b"".join(archive.read(name) for name in names if not name.endswith(".png"))
    assert names == sorted(names)
    assert [name for name in names if not name.startswith("word/media/")] == [
        "[Content_Types].xml",
        "_rels/.rels",
        "customXml/_rels/item1.xml.rels",
        "customXml/item1.xml",
        "customXml/itemProps1.xml",
        "docProps/core.xml",
        "docProps/custom.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]
    for trace in (b"python-docx", b"Word Document", b"Theme=", b"rsid", b"ja-JP"):
        assert trace not in words


def test_a_writer_that_is_not_used_is_not_loaded() -> None:
    check = "import sys, jiheng.reports.writers; sys.exit('docx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_the_page_is_the_official_one(sample: Document) -> None:
    section = opened(sample).sections[0]
    sizes = (section.page_width, section.page_height)
    margins = (
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    )
    near = Mm(0.05)
    for found, wanted in zip((*sizes, *margins), (210, 297, 37, 35, 28, 26), strict=True):
        assert found is not None
        assert abs(found - Mm(wanted)) <= near


def test_headings_are_real_with_outline_levels_and_official_faces(sample: Document) -> None:
    file = opened(sample)
    headings = [
        (p.style.name, p.text) for p in file.paragraphs if p.style.name.startswith("Heading")
    ]
    assert headings[:3] == [
        ("Heading 1", "一、基本情况"),
        ("Heading 2", "（一）部门概况"),
        ("Heading 2", "（二）部门整体收支情况"),
    ]
    for level, face in ((1, "黑体"), (2, "楷体_GB2312"), (3, "仿宋_GB2312"), (4, "仿宋_GB2312")):
        style = file.styles[f"Heading {level}"].element
        assert style.find(f".//{qn('w:outlineLvl')}").get(qn("w:val")) == str(level - 1)
        fonts = style.find(f".//{qn('w:rFonts')}")
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            assert fonts.get(qn(f"w:{script}")) == face


def test_body_text_is_of_size_three_on_exact_lines(sample: Document) -> None:
    file = opened(sample)
    assert file.styles["Normal"].paragraph_format.line_spacing == Pt(28.95)
    indent = file.styles["Body Text"].element.find(f".//{qn('w:ind')}")
    assert indent.get(qn("w:firstLineChars")) == "200"
    defaults = file.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:sz')}")
    assert defaults.get(qn("w:val")) == "32"
    assert file.styles["Title"].font.size == Pt(22)


def test_the_words_read_in_order(sample: Document) -> None:
    texts = [p.text for p in opened(sample).paragraphs if p.text]
    assert texts[:2] == ["附件2", "广州市科学技术局2021年部门整体支出\n绩效自评报告"]
    assert "1.资金管理。本年预算完成率为99.66%，执行情况较好。" in texts
    assert "2.采购管理。政府采购执行率为84.48%，采购计划执行不足。" in texts
    assert texts[-2:] == ["广州市科学技术局", "2022年3月31日"]


def test_the_words_of_the_file_are_the_documents_and_no_others(sample: Document) -> None:
    """What is searched for or copied is found: no joiner, no blank without width."""
    with zipfile.ZipFile(io.BytesIO(render_docx(sample))) as archive:
        words = archive.read("word/document.xml").decode()
    assert not set(words) & set("\u2060\u200b\u200c\u200d\ufeff\u00ad\u00a0")
    printed = [paragraph.text for paragraph in opened(sample).paragraphs]
    for block in sample.blocks:
        if isinstance(block, Paragraph):
            assert plain_text(block.spans) in printed


@pytest.mark.parametrize(
    ("words", "is_left"),
    [
        ("执行率为96.44%（45,210.88万元÷46,882.15万元），", True),
        ("得3.79分（4×85.2%÷90%≈3.786667），", True),
        # Short pieces leave no gap; neither do amounts, which break before their unit.
        ("完成率为100%（9项÷9项），", False),
        ("全年预算数46,882.15万元，全年执行数45,210.88万元，", False),
    ],
)
def test_only_a_paragraph_whose_lines_would_gape_is_set_left(words: str, is_left: bool) -> None:
    file = opened(Document("题目", "某局", 2022, None, (Paragraph.of(words),)))
    (made,) = [one for one in file.paragraphs if one.text == words]
    assert made.alignment == (WD_ALIGN_PARAGRAPH.LEFT if is_left else None)


def test_page_numbers_stand_outside_on_odd_and_even_pages(sample: Document) -> None:
    file = opened(sample)
    assert file.settings.odd_and_even_pages_header_footer
    section = file.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        paragraph = footer.paragraphs[0]
        assert paragraph.text == "— 1 —"
        properties = paragraph._p.pPr
        assert properties.find(qn("w:jc")).get(qn("w:val")) == side
        assert properties.find(qn("w:ind")).get(qn(f"w:{side}Chars")) == "100"


def test_the_table_repeats_its_header_and_splits_no_row(sample: Document) -> None:
    table = opened(sample).tables[0]
    rows = table._tbl.tr_lst
    assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [
        True,
        *[False] * 9,
    ]
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    assert [cell.text for cell in table.rows[1].cells] == [
        "管理效能",
        "资金管理",
        "13.932",
        "42.122",
    ]
    assert table.cell(1, 0)._tc is table.cell(6, 0)._tc
    assert table.cell(9, 0)._tc is table.cell(9, 2)._tc
    widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
    assert sum(widths) == 8844


def test_a_table_says_its_title_to_who_cannot_see_it(sample: Document) -> None:
    title = opened(sample).tables[0]._tbl.tblPr.find(qn("w:tblCaption"))
    assert title.get(qn("w:val")) == "表1　部门整体支出绩效自评得分"


def test_a_cell_merged_both_ways_covers_its_area() -> None:
    big = Cell.of("合并", colspan=2, rowspan=2)
    table = Table("表", (Column(), Column(), Column()), (), ((big, Cell()), (Cell(),)))
    document = Document("标题", "某局", 2021, date(2022, 3, 1), (table,))
    made = opened(document).tables[0]
    assert made.cell(0, 0)._tc is made.cell(1, 1)._tc
    assert made.cell(0, 2)._tc is not made.cell(1, 2)._tc
    assert made.cell(0, 0).text == "合并"
    assert made.cell(0, 0).width == Twips(2948 * 2)


@pytest.mark.parametrize(("rows", "tables"), [(((Cell(),),), 1), ((), 0)])
def test_a_table_without_rows_is_left_out(rows: tuple[tuple[Cell, ...], ...], tables: int) -> None:
    table = Table("空表", (Column(),), (), rows)
    file = opened(Document("标题", "某局", 2021, date(2022, 3, 1), (table,)))
    assert len(file.tables) == tables
    assert "表1　空表" in [p.text for p in file.paragraphs]


def test_pictures_carry_their_words(sample: Document) -> None:
    file = opened(sample)
    properties = [shape._inline.docPr for shape in file.inline_shapes]
    assert [p.get("descr") for p in properties] == [alt_text(c) for c in sample.charts()]
    assert all(shape.width <= Mm(156) for shape in file.inline_shapes)


def test_a_crowded_chart_fits_the_type_area(crowded: Document) -> None:
    shapes = opened(crowded).inline_shapes
    assert len(shapes) == 2
    for shape, chart in zip(shapes, crowded.charts(), strict=True):
        assert shape.height <= Mm(195)
        width, height = svg_size(draw_svg(chart.spec))
        assert abs(shape.width * height / (shape.height * width) - 1) < 0.01
        assert len(shape._inline.docPr.get("descr")) < 8000


def saved(document: Document, path: Path) -> Path:
    path.write_bytes(render_docx(document))
    return path


def test_figures_are_read_back_with_their_identity(sample: Document, tmp_path: Path) -> None:
    path = saved(sample, tmp_path / "报告.docx")
    found = read_docx_figures(path)
    blocks = tuple(block for block in sample.blocks if not isinstance(block, Chart))
    wanted = list(replace(sample, blocks=blocks).figures())
    assert [(f.fact, f.text, f.printed, f.exact, f.unit, f.source) for f in found] == [
        (f.fact, f.text, f.text, f.exact, f.unit, f.source) for f in wanted
    ]


def test_an_edited_figure_shows_new_words_and_the_old_ones(
    sample: Document, tmp_path: Path
) -> None:
    path = saved(sample, tmp_path / "报告.docx")
    file = docx.Document(str(path))
    for paragraph in file.paragraphs:
        for run in paragraph.runs:
            if run.text == "56.83亿元":
                run.text = "57亿元"
    file.save(str(path))
    changed = [f for f in read_docx_figures(path) if f.text != f.printed]
    assert [(f.fact, f.printed, f.text) for f in changed] == [
        ("finance.budget", "56.83亿元", "57亿元")
    ]


def test_a_deleted_figure_has_no_words(sample: Document, tmp_path: Path) -> None:
    path = saved(sample, tmp_path / "报告.docx")
    file = docx.Document(str(path))
    paragraph = next(p for p in file.paragraphs if "56.83亿元" in p.text)
    paragraph._p.getparent().remove(paragraph._p)
    file.save(str(path))
    assert [f.text for f in read_docx_figures(path)][:3] == ["", "", ""]


def test_a_file_made_elsewhere_has_no_figures(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "other.docx"))
    assert read_docx_figures(tmp_path / "other.docx") == ()


def test_figures_are_found_after_another_program_saved_the_file(
    sample: Document, tmp_path: Path
) -> None:
    """Offices number the custom parts anew and leave links to nothing."""
    path = saved(sample, tmp_path / "报告.docx")
    wanted = read_docx_figures(path)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["customXml/item2.xml"] = members.pop("customXml/item1.xml")
    members["customXml/item1.xml"] = b"<other/>"
    relations = members["word/_rels/document.xml.rels"].decode()
    broken = f'<Relationship Id="rId99" Type="{RELATIONSHIP_TYPE.IMAGE}" Target="NULL"/>'
    relations = relations.replace("</Relationships>", f"{broken}</Relationships>")
    members["word/_rels/document.xml.rels"] = relations.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert wanted
    assert read_docx_figures(path) == wanted


def test_what_is_no_docx_at_all_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "表.docx"
    with pytest.raises(FileNotFoundError):
        read_docx_figures(path)
    path.write_bytes(b"no zip")
    with pytest.raises(zipfile.BadZipFile):
        read_docx_figures(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(KeyError):
        read_docx_figures(path)


def test_properties_state_the_documents_own_date(sample: Document) -> None:
    properties = opened(sample).core_properties
    assert properties.created is not None
    assert properties.created.date() == date(2022, 3, 31)
    assert properties.title == sample.title_line
    assert properties.author == "广州市科学技术局"


@pytest.mark.parametrize("length", [255, 256])
def test_a_long_title_is_whole_on_paper_and_cut_in_the_properties(length: int) -> None:
    title = "长" * length
    file = opened(Document(title, title, 2021, date(2022, 3, 1), (Heading(1, "甲"),)))
    assert "".join(file.paragraphs[0].text.split("\n")) == title
    assert file.core_properties.title == file.core_properties.author == title[:255]


def test_the_language_is_chinese(sample: Document) -> None:
    file = opened(sample)
    assert file.core_properties.language == "zh-CN"
    for root in (file.styles.element.find(qn("w:docDefaults")), file.settings.element):
        stated = [e.get(qn("w:eastAsia")) for e in root.iter(qn("w:lang"), qn("w:themeFontLang"))]
        assert stated == ["zh-CN"]


def test_metadata_is_in_the_custom_properties(sample: Document) -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(sample))) as archive:
        custom = archive.read("docProps/custom.xml").decode()
    assert "guangzhou-department-2021" in custom
    assert 'name="年度"' in custom


def test_hostile_words_stay_words(hostile: Document) -> None:
    file = opened(hostile)
    heading = next(p for p in file.paragraphs if p.style.name == "Heading 1")
    words = heading.text.removeprefix("一、")
    assert words == hostile.blocks[0].text  # type: ignore[union-attr]
    assert file.tables[0].cell(0, 0).text == words


def test_strong_words_take_the_black_face() -> None:
    block = Paragraph((Text("甲"), Text("乙", strong=True)))
    document = Document("标题", "某局", 2021, date(2022, 3, 1), (block,))
    runs = next(p for p in opened(document).paragraphs if p.text == "甲乙").runs
    faces = [run._r.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") for run in runs]
    assert faces[0] is None
    assert faces[1].get(qn("w:eastAsia")) == "黑体"


@pytest.mark.parametrize("attachment", ["", "附件1"])
def test_the_attachment_label_is_printed_when_there_is_one(attachment: str) -> None:
    blocks = (Heading(1, "甲"),)
    document = Document("标题", "某局", 2021, date(2022, 3, 1), blocks, attachment)
    styles = [p.style.style_id for p in opened(document).paragraphs]
    assert ("Attachment" in styles) == bool(attachment)


def test_an_indent_is_stated_in_characters() -> None:
    rows = ((Cell.of("一级"),), (Cell.of("二级", indent=1),))
    made = opened(Document("题", "某局", 2022, None, (Table("表", (Column(),), (), rows),)))
    cells = [row.cells[0].paragraphs[0]._p.pPr.find(qn("w:ind")) for row in made.tables[0].rows]
    assert cells[0] is None
    assert cells[1].get(qn("w:leftChars")) == "100"


def test_a_table_that_goes_on_is_the_next_one_without_a_gap() -> None:
    row = ((Cell.of("甲"),),)
    first, second = (Table("", (Column(),), (), row, continued=on) for on in (False, True))
    file = opened(Document("表", "某局", 2022, None, (first, second), is_form=True))
    assert len(file.tables) == 2
    between = file.tables[0]._tbl.getnext()
    assert between.pPr.pStyle.val == "TableJoin"
    assert between.getnext() is file.tables[1]._tbl
    edges = [table._tbl.tblPr.find(f".//{qn('w:bottom')}") for table in file.tables]
    assert edges[0].get(qn("w:val")) == "nil" and edges[1] is None


@pytest.mark.parametrize(("is_form", "margin", "size"), [(False, 37, None), (True, 18, Pt(18))])
def test_a_form_has_narrow_margins_and_a_smaller_title(
    is_form: bool, margin: int, size: int | None
) -> None:
    file = opened(Document("表", "某局", 2022, None, (Heading(1, "甲"),), is_form=is_form))
    assert abs((file.sections[0].top_margin or 0) - Mm(margin)) < Mm(0.05)
    assert file.paragraphs[0].runs[0].font.size == size


def test_the_last_lines_stay_with_the_signature(sample: Document) -> None:
    paragraphs = opened(sample).paragraphs
    at = next(i for i, one in enumerate(paragraphs) if one.text == "广州市科学技术局")
    kept = [one.paragraph_format.keep_with_next for one in paragraphs[at - 3 : at]]
    assert kept == [None, True, True]
