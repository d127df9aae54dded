"""The user's own docx gets comments, and nothing else of it changes."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from lxml import etree
from tests.checks.output.sample import (
    SENTENCE,
    make_checked,
    rate_finding,
    table_finding,
    whole_finding,
)

from jiheng.checks import Place, Quote, read_document
from jiheng.checks.output.comments import AUTHOR, annotated_docx

CHANGED = {
    "[Content_Types].xml",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/comments.xml",
}
TABLE = (("甲区", "10"), ("乙区", "20"), ("合计", "31"))


def make_docx(path):
    """Write a report with runs of several formats, a merged cell, a header and sections."""
    document = docx.Document()
    document.add_heading("一、基本情况", 1)
    document.add_paragraph("")
    paragraph = document.add_paragraph()
    paragraph.add_run(SENTENCE[:6])
    run = paragraph.add_run(SENTENCE[6:-4])
    run.bold, run.font.size, run.font.color.rgb = True, Pt(15), RGBColor(0xC0, 0, 0)
    paragraph.add_run(SENTENCE[-4:]).italic = True
    table = document.add_table(rows=4, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "地区"
    for row, cells in enumerate(TABLE, 1):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.add_section()
    document.save(path)
    return path


def checked_of(path, findings):
    document = read_document(path)
    return replace(make_checked(findings), document=document)


def rate_at(path):
    """Give the rate finding at the place where the reader saw its sentence."""
    (place,) = [one.place for one in read_document(path).paragraphs if one.text == SENTENCE]
    finding = rate_finding()
    quotes = tuple(replace(quote, place=place) for quote in finding.quotes)
    return replace(finding, quotes=quotes)


def table_at():
    place = Place(table=1, row=4, column=2)
    return replace(table_finding(), quotes=(Quote("31", place, 0, 2),))


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {info.filename: package.read(info) for info in package.infolist()}


def described(data):
    """Say all that a reader sees: text with formats, tables, styles, sections."""
    document = docx.Document(io.BytesIO(data))
    letters = [
        (letter, run.bold, run.italic, run.font.size, str(run.font.color.rgb))
        for paragraph in document.paragraphs
        for run in paragraph.runs
        for letter in run.text
    ]
    return {
        "text": [paragraph.text for paragraph in document.paragraphs],
        "styles": [paragraph.style.name for paragraph in document.paragraphs],
        "letters": letters,
        "tables": [
            [[cell.text for cell in row.cells] for row in table.rows] for table in document.tables
        ],
        "sections": [(one.page_width, one.left_margin) for one in document.sections],
        "header": document.sections[0].header.paragraphs[0].text,
    }


def commented(data):
    """Map the words under each comment to the comment's text."""
    document = docx.Document(io.BytesIO(data))
    found = {}
    for comment in document.comments:
        number = str(comment.comment_id)
        words, is_inside = "", False
        for element in document.element.body.iter():
            if element.tag == qn("w:commentRangeStart") and element.get(qn("w:id")) == number:
                is_inside = True
            elif element.tag == qn("w:commentRangeEnd") and element.get(qn("w:id")) == number:
                is_inside = False
            elif element.tag == qn("w:t") and is_inside:
                words += element.text or ""
        found[words] = comment
    return found


@pytest.fixture
def report(docx_path):
    return make_docx(docx_path)


def test_each_finding_is_a_comment_at_its_words(report):
    checked = checked_of(report, (rate_at(report), table_at()))
    found = commented(annotated_docx(report.read_bytes(), checked))
    assert set(found) == {"81.3%", "31"}
    comment = found["81.3%"]
    assert comment.author == AUTHOR
    lines = [paragraph.text for paragraph in comment.paragraphs]
    assert lines[0] == "【错误】RT001 执行率与分子分母不符"
    assert "计算：96.3万元÷120.0万元＝80.25%" in lines
    assert "建议改为：将“81.3%”改为“80.3%”；或 将“96.3万元”改为“97.6万元”" in lines


def test_everything_else_is_as_it_was(report):
    old = report.read_bytes()
    new = annotated_docx(old, checked_of(report, (rate_at(report), table_at())))
    before, after = parts(old), parts(new)
    assert set(after) - set(before) == {"word/comments.xml"}
    assert {name for name in before if before[name] != after[name]} <= CHANGED
    assert described(new) == described(old)


def test_taking_the_marks_away_gives_the_old_paragraphs(report):
    old = report.read_bytes()
    new = annotated_docx(old, checked_of(report, (rate_at(report), table_at())))
    root = etree.fromstring(parts(new)["word/document.xml"])
    for name in ("commentRangeStart", "commentRangeEnd"):
        for mark in list(root.iter(qn(f"w:{name}"))):
            mark.getparent().remove(mark)
    for mark in list(root.iter(qn("w:commentReference"))):
        run = mark.getparent()
        assert len(run) == 1
        run.getparent().remove(run)
    was = etree.fromstring(parts(old)["word/document.xml"])

    def shape(tree):
        skipped = {qn("w:r"), qn("w:t"), qn("w:rPr")}
        return [
            (one.tag, dict(one.attrib))
            for one in tree.iter()
            if one.tag not in skipped
            and not any(up.tag == qn("w:rPr") for up in one.iterancestors())
        ]

    assert shape(root) == shape(was)


def test_no_findings_change_no_byte(report):
    old = report.read_bytes()
    assert annotated_docx(old, checked_of(report, ())) == old


def test_comments_that_are_there_stay(report):
    document = docx.Document(report)
    document.add_comment(document.paragraphs[0].runs, text="领导批注", author="李四")
    document.save(report)
    checked = checked_of(report, (rate_at(report),))
    found = commented(annotated_docx(report.read_bytes(), checked))
    assert {words: one.author for words, one in found.items()} == {
        "一、基本情况": "李四",
        "81.3%": AUTHOR,
    }


def test_words_over_several_runs_are_all_covered(docx_path):
    document = docx.Document()
    paragraph = document.add_paragraph()
    for text in ("支出14,", "8134", ".51万元。"):
        paragraph.add_run(text).bold = text == "8134"
    document.save(docx_path)
    place = read_document(docx_path).paragraphs[0].place
    quote = Quote("14,8134.51万元", place, 2, 13)
    checked = checked_of(docx_path, (replace(rate_finding(), quotes=(quote,)),))
    new = annotated_docx(docx_path.read_bytes(), checked)
    assert set(commented(new)) == {"14,8134.51万元"}
    assert described(new) == described(docx_path.read_bytes())


def test_several_findings_at_the_same_words(report):
    one = rate_at(report)
    two = replace(one, code="RT002", quotes=one.quotes[1:])
    three = replace(one, code="RT003")
    new = annotated_docx(report.read_bytes(), checked_of(report, (one, two, three)))
    document = docx.Document(io.BytesIO(new))
    assert [comment.comment_id for comment in document.comments] == [0, 1, 2]
    assert described(new) == described(report.read_bytes())


def test_a_finding_about_the_whole_text_stands_at_its_start(report):
    found = commented(annotated_docx(report.read_bytes(), checked_of(report, (whole_finding(),))))
    (words,) = found
    assert words == "一、基本情况"
    assert "位置：全文" in found[words].text


def test_words_that_cannot_be_found_mark_the_paragraph(report):
    finding = rate_at(report)
    lost = replace(finding, quotes=(replace(finding.quotes[0], text="99.9%"),))
    found = commented(annotated_docx(report.read_bytes(), checked_of(report, (lost,))))
    assert set(found) == {SENTENCE}


def test_characters_that_xml_cannot_hold_do_no_harm(report):
    evil = replace(rate_at(report), message="坏\x00字\ufffe<b>&")
    found = commented(annotated_docx(report.read_bytes(), checked_of(report, (evil,))))
    assert "坏 字 <b>&" in found["81.3%"].text


def test_the_annotated_file_reads_the_same(report, tmp_path):
    new = tmp_path / "新.docx"
    checked = checked_of(report, (rate_at(report), table_at()))
    new.write_bytes(annotated_docx(report.read_bytes(), checked))
    assert read_document(new).blocks == read_document(report).blocks
