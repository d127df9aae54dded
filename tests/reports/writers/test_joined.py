"""A number and its unit stay on one line, and the text is what it was."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from hypothesis import given
from hypothesis import strategies as st

from jiheng.reports.document import Document, Paragraph
from jiheng.reports.spans import Figure, Text, plain_text
from jiheng.reports.writers import render_docx
from jiheng.reports.writers.joined import JOINER, is_dense, joined_units, unjoined


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("支出51.15亿元", "支出51.15|亿|元"),
        ("770多家", "770|多|家"),
        ("0.34个百分点", "0.34|个|百|分|点"),
        ("第3页", "第|3|页"),
        ("2021年度", "2021|年度"),
        ("5万人次", "5|万|人|次"),
        # Nothing to join: a sign, a Latin letter, a bracket, the end of the text.
        ("99.66%为", "99.66%为"),
        ("4G、（5）、6", "4G、（5）、6"),
        ("第三页", "第三页"),
    ],
)
def test_joiners_stand_between_a_number_and_its_unit(text: str, joined: str) -> None:
    assert joined_units(text) == joined.replace("|", JOINER)


@given(st.text(alphabet="0123456789.,%第页万亿元个百分点多余家人次年（）。a"))
def test_without_the_joiners_the_text_is_what_it_was(text: str) -> None:
    assert unjoined(joined_units(text)) == text


def test_the_words_of_a_docx_file_are_the_documents(sample: Document) -> None:
    file = docx.Document(io.BytesIO(render_docx(sample)))
    printed = [unjoined(paragraph.text) for paragraph in file.paragraphs]
    for block in sample.blocks:
        if isinstance(block, Paragraph):
            assert plain_text(block.spans) in printed
    assert any(JOINER in paragraph.text for paragraph in file.paragraphs)


def test_a_paragraph_of_long_figures_is_set_left_and_others_even() -> None:
    figure = Figure("4,162.35万元", "a.b", None)
    dense = (Text("全年预算数"), figure, Text("，全年执行数"), figure, Text("。"))
    words = (Text("全年预算数比上年有所增加，主要用于高标准农田建设和人居环境整治，共计"), figure)
    assert is_dense(dense)
    assert not is_dense(words)
    # Short figures leave no gaps, however many there are.
    assert not is_dense((Text("共"), Figure("53人", "a.c", None), Text("。")))
    made = (Paragraph(dense), Paragraph(words))
    day = None
    document = Document("题目", "某局", 2022, day, made)
    sides = [
        one.alignment
        for one in docx.Document(io.BytesIO(render_docx(document))).paragraphs
        if "全年" in one.text
    ]
    assert sides == [WD_ALIGN_PARAGRAPH.LEFT, None]
