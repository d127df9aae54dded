"""Sentences join words and figures; Excel takes no text of more than 255 letters."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.quantities import Missing, Status
from jiheng.reports.sheets.sentences import (
    CUT,
    chosen,
    formatted,
    joined,
    literal,
    number_said,
    shortened,
)
from jiheng.reports.workbook import Formula

PIECE = re.compile(r'"((?:[^"]|"")*)"')


@given(st.text(max_size=3000))
def test_a_text_is_written_in_pieces_that_say_the_same(text: str) -> None:
    pieces = [one.replace('""', '"') for one in PIECE.findall(literal(text))]
    assert "".join(pieces) == shortened(text)
    assert max(map(len, pieces)) <= 255
    assert Formula(f"={literal(text)}", shortened(text), words=True).result == shortened(text)


def test_a_text_that_no_formula_holds_says_that_it_is_cut() -> None:
    assert shortened("长" * 1500) == "长" * 1500
    assert shortened("长" * 1501).endswith(CUT) and len(shortened("长" * 1501)) == 1500


def test_what_is_said_today_is_what_the_formula_says() -> None:
    rate = number_said("A1", Fraction("0.84475"), "0.00##%")
    made = joined(("执行率", rate, chosen("B1>0", False, "，已改", "。")))
    assert made.text == "执行率84.475%。"
    assert made.formula == (
        '"执行率"&IF(ISNUMBER(A1),TEXT(A1,"0.00##%"),A1)&IF(B1>0,"，已改","。")'
    )


@pytest.mark.parametrize(
    ("value", "pattern", "text"),
    [
        ("0.9", "0.00%", "90.00%"),
        ("0.9", "0.00##%", "90.00%"),
        ("148134.5", "#,##0.00####", "148,134.50"),
        ("1200", "#,##0", "1,200"),
        ("3.932", "0.00#", "3.932"),
        ("-0.05", "0.00%", "-5.00%"),
    ],
)
def test_numbers_look_as_in_a_cell(value: str, pattern: str, text: str) -> None:
    assert formatted(Fraction(value), pattern) == text


def test_a_nothing_is_said_by_its_word() -> None:
    assert number_said("A1", Missing(Status.NOT_APPLICABLE), "0.00%").text == "不适用"
