"""Docx: what a page shows, in order, with the places that comments need."""

from pathlib import Path
from typing import Any

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from jiheng.checks.document import Document, Paragraph, Table
from jiheng.checks.readers import read_document
from jiheng.checks.readers.word_places import Spots


def saved(document: Any, folder: Path) -> Path:
    path = folder / "报告.docx"
    document.save(str(path))
    return path


def read(document: Any, folder: Path) -> Document:
    return read_document(saved(document, folder))


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def cells(table: Table) -> list[list[str | None]]:
    return [[None if cell is None else cell.text for cell in row] for row in table.rows]


def test_blocks_come_in_order_with_their_places(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("一、概况")
    word.add_paragraph("")
    word.add_paragraph("收入合计307.82万元。")
    word.add_paragraph("表1 收支")
    word.add_paragraph("单位：万元")
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["项目", "金额", "甲", "1.50"], strict=True):
        cell.text = text
    word.add_paragraph("支出合计307.82万元。")
    word.sections[0].header.paragraphs[0].text = "页眉文字"
    word.sections[0].footer.paragraphs[0].text = "— 1 —"
    document = read(word, tmp_path)
    kinds = [type(block) for block in document.blocks]
    assert kinds == [Paragraph, Paragraph, Paragraph, Paragraph, Table, Paragraph]
    assert [p.place.paragraph for p in document.paragraphs] == [1, 3, 4, 5, 6]
    assert [p.heading for p in document.paragraphs] == [1, 0, 0, 0, 0]
    (found,) = document.tables
    assert cells(found) == [["项目", "金额"], ["甲", "1.50"]]
    assert (found.caption, found.note) == ("表1 收支", "单位：万元")
    assert "页眉" not in "".join(texts(document))


def test_merged_cells_share_one_cell(tmp_path: Path) -> None:
    word = docx.Document()
    table = word.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "收入"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "拨款"
    table.cell(0, 2).text, table.cell(1, 1).text, table.cell(2, 2).text = "合计", "1.0", "2.0"
    (found,) = read(word, tmp_path).tables
    assert cells(found) == [["收入", "收入", "合计"], ["拨款", "1.0", ""], ["拨款", "", "2.0"]]
    wide, tall = found.rows[0][0], found.rows[1][0]
    assert wide is found.rows[0][1] and wide is not None and wide.column_span == 2
    assert tall is found.rows[2][0] and tall is not None and tall.row_span == 2


def test_rows_that_begin_late_or_end_early_are_filled(tmp_path: Path) -> None:
    word = docx.Document()
    table = word.add_table(rows=2, cols=3)
    for index, cell in enumerate(table._cells):
        cell.text = str(index)
    row = table.rows[1]._tr
    row.remove(row.tc_lst[0])
    before = OxmlElement("w:gridBefore")
    before.set(qn("w:val"), "1")
    row.get_or_add_trPr().append(before)
    row.remove(row.tc_lst[-1])
    (found,) = read(word, tmp_path).tables
    assert cells(found) == [["0", "1", "2"], [None, "4", None]]


def test_nested_table_follows_its_parent(tmp_path: Path) -> None:
    word = docx.Document()
    outer = word.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "外"
    inner = outer.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "内", "2.50"
    word.add_table(rows=1, cols=1).cell(0, 0).text = "后"
    document = read(word, tmp_path)
    assert [cells(table) for table in document.tables] == [[["外", ""]], [["内", "2.50"]], [["后"]]]
    assert [table.place.table for table in document.tables] == [1, 2, 3]


def test_cell_joins_a_broken_label_and_parts_a_list(tmp_path: Path) -> None:
    word = docx.Document()
    table = word.add_table(rows=1, cols=3)
    for cell, lines in zip(
        table._cells,
        [["功能分类", "科目编码"], ["12.5", "13.6"], ["目标一。", "目标二。"]],
        strict=True,
    ):
        cell.text = lines[0]
        cell.add_paragraph(lines[1])
    assert cells(read(word, tmp_path).tables[0]) == [
        ["功能分类科目编码", "12.5\n13.6", "目标一。\n目标二。"]
    ]


def test_revisions_read_as_accepted(tmp_path: Path) -> None:
    word = docx.Document()
    body = parse_xml(
        f"<w:p {nsdecls('w')}><w:r><w:t>收入</w:t></w:r>"
        "<w:del w:id='1' w:author='甲'><w:r><w:delText>100</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='甲'><w:r><w:t>200</w:t></w:r></w:ins>"
        "<w:moveFrom w:id='3' w:author='甲'><w:r><w:t>旧处</w:t></w:r></w:moveFrom>"
        "<w:hyperlink><w:r><w:t>万元</w:t></w:r></w:hyperlink>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:br/><w:t>整。</w:t></w:r></w:p>"
    )
    word.element.body.insert(0, body)
    assert texts(read(word, tmp_path)) == ["收入200万元整。"]


def numbered(word: Any, levels: list[tuple[str, str]]) -> None:
    """Give the document one list with these formats."""
    numbering = word.part.numbering_part.element
    rows = "".join(
        f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{kind}'/>"
        f"<w:lvlText w:val='{pattern}'/></w:lvl>"
        for at, (kind, pattern) in enumerate(levels)
    )
    abstract = parse_xml(
        f"<w:abstractNum {nsdecls('w')} w:abstractNumId='77'>{rows}</w:abstractNum>"
    )
    numbering.insert(0, abstract)
    numbering.append(
        parse_xml(f"<w:num {nsdecls('w')} w:numId='77'><w:abstractNumId w:val='77'/></w:num>")
    )


def add_numbered(word: Any, text: str, level: int) -> None:
    properties = word.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f"<w:numPr {nsdecls('w')}><w:ilvl w:val='{level}'/><w:numId w:val='77'/></w:numPr>"
        )
    )


def test_automatic_numbers_are_written_out(tmp_path: Path) -> None:
    word = docx.Document()
    numbered(word, [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")])
    for text, level in [
        ("概况", 0),
        ("职责", 1),
        ("收支", 1),
        ("5G项目", 2),
        ("问题", 0),
        ("预算", 1),
    ]:
        add_numbered(word, text, level)
    document = read(word, tmp_path)
    assert [(p.text, p.heading) for p in document.paragraphs] == [
        ("一、概况", 1),
        ("（一）职责", 2),
        ("（二）收支", 2),
        ("1. 5G项目", 3),
        ("二、问题", 1),
        ("（一）预算", 2),
    ]


def test_heading_styles_give_levels_and_contents_are_left_out(tmp_path: Path) -> None:
    word = docx.Document()
    word.styles.add_style("toc 1", 1)
    word.add_paragraph("概况\t1", style="toc 1")
    word.add_heading("概况", 1)
    word.add_heading("（一）职责", 1)
    word.add_paragraph("二、决算…………………12")
    document = read(word, tmp_path)
    assert [(p.text, p.heading, p.place.paragraph) for p in document.paragraphs] == [
        ("概况", 1, 2),
        ("（一）职责", 2, 3),
    ]


def with_extras(folder: Path) -> Path:
    """Write a report with a text box, a footnote, a content control and a picture mark."""
    word = docx.Document()
    word.add_paragraph("第一段。")
    box = parse_xml(
        f"<w:p {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
        " xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>"
        "<w:r><w:t>第二段。</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        "<w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>框内9.5万元。</w:t></w:r></w:p>"
        "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
        "<w:p><w:r><w:t>框内9.5万元。</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>控件内。</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )
    word.element.body.insert(1, box)
    word.element.body.insert(2, control)
    word.add_paragraph("末段。")
    return saved(word, folder)


def test_text_boxes_come_last_and_content_controls_in_place(tmp_path: Path) -> None:
    document = read_document(with_extras(tmp_path))
    assert [(p.text, p.place.paragraph) for p in document.paragraphs] == [
        ("第一段。", 1),
        ("第二段。", 2),
        ("控件内。", 3),
        ("末段。", 4),
        ("框内9.5万元。", 5),
    ]


def test_footnotes_are_read_behind_the_body(tmp_path: Path) -> None:
    import zipfile

    word = docx.Document()
    paragraph = word.add_paragraph("正文。")
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:footnoteReference w:id='2'/></w:r>"))
    path = saved(word, tmp_path)
    note = (
        f"<w:footnotes {nsdecls('w')}><w:footnote w:id='0' w:type='separator'><w:p/></w:footnote>"
        "<w:footnote w:id='2'><w:p><w:r><w:t>含转移支付2.15亿元。</w:t></w:r></w:p></w:footnote>"
        "</w:footnotes>"
    )
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/footnotes.xml", note)
    assert texts(read_document(path)) == ["正文。", "含转移支付2.15亿元。"]


def test_pictures_are_named_as_unread(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (20, 20)).save(tmp_path / "a.png")
    word = docx.Document()
    word.add_paragraph("正文。")
    word.add_picture(str(tmp_path / "a.png"))
    (unread,) = read(word, tmp_path).unread
    assert "1 处图片" in unread.where


def test_every_place_leads_back_to_its_text(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("")
    word.add_paragraph("甲段。")
    table = word.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(1, 1)).text = "并"
    table.cell(0, 2).text = "右"
    inner = table.cell(1, 2).add_table(rows=1, cols=1)
    inner.cell(0, 0).text = "内"
    word.add_paragraph("乙段。")
    document = read(word, tmp_path)
    spots = Spots({})
    spots.walk(word.element.body)
    for paragraph in document.paragraphs:
        assert paragraph.place.paragraph is not None
        assert shown(spots.paragraphs[paragraph.place.paragraph]) == paragraph.text
    for found in document.tables:
        assert found.place.table is not None
        assert found.rows[0][0] is not None
        assert found.rows[0][0].text in shown(spots.tables[found.place.table])
    assert [len(numbers) for numbers in (spots.paragraphs, spots.tables)] == [3, 2]


def shown(element: Any) -> str:
    return "".join(element.xpath(".//w:t/text()"))
