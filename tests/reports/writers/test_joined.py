"""A number and its unit stay on one line, and the text is what it was."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.reports.document import Document, Paragraph
from jiheng.reports.spans import plain_text
from jiheng.reports.writers import render_docx
from jiheng.reports.writers.joined import JOINER, joined_units, unjoined


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
