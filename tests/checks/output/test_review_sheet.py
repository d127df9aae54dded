"""The review sheet for documents that are no docx: one row per finding, across A4."""

import io

import docx
import pytest
from tests.checks.output.sample import FINDINGS, make_checked

from jiheng.checks.output.review_sheet import review_sheet


def opened(checked):
    return docx.Document(io.BytesIO(review_sheet(checked)))


@pytest.fixture
def sheet():
    return opened(make_checked(name="报告.pdf", kind="pdf"))


def test_one_row_per_finding(sheet):
    first, *rows = sheet.tables[0].rows
    assert [cell.text for cell in first.cells] == [
        "序号",
        "级别",
        "规则",
        "位置",
        "原文",
        "问题及计算",
        "处理意见",
    ]
    assert len(rows) == len(FINDINGS)
    texts = [cell.text for cell in rows[0].cells]
    assert texts[:4] == ["1", "错误", "RT001 执行率与分子分母不符", "第2页第3段"]
    assert "【81.3%】" in texts[4]
    assert "计算：96.3万元÷120.0万元＝80.25%" in texts[5]


def test_coverage_and_unread_parts_are_told(sheet):
    text = "\n".join(paragraph.text for paragraph in sheet.paragraphs)
    assert "共读出 9 个数，6 个与别处有勾稽关系，5 个已核对，1 个无法判断；" in text
    assert "没有读：第3页（扫描件，没有文字）" in text


def test_the_page_lies_across(sheet):
    section = sheet.sections[0]
    assert section.page_width > section.page_height
    room = section.page_width - section.left_margin - section.right_margin
    assert sum(cell.width for cell in sheet.tables[0].rows[0].cells) <= room


def test_a_clean_document_has_no_table(clean, with_accepted):
    assert opened(clean).tables == []
    text = "\n".join(paragraph.text for paragraph in opened(with_accepted).paragraphs)
    assert "已核对无误：NF001 第2页第4段，原件如此" in text
