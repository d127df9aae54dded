"""Words and figures lose nothing that can be printed, and refuse what names no fact."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.reports.spans import Figure, Text, exact_text, plain_text, printable, spans


@given(st.fractions())
def test_exact_text_loses_nothing(value: Fraction) -> None:
    assert Fraction(exact_text(value)) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_a_decimal_prints_as_a_decimal(value: Decimal) -> None:
    assert "/" not in exact_text(Fraction(value))


def test_a_third_prints_as_a_fraction_and_nothing_as_nothing() -> None:
    assert exact_text(Fraction(-1, 3)) == "-1/3"
    assert exact_text(Fraction(-5, 1000)) == "-0.005"
    assert exact_text(Fraction(0)) == "0"
    assert exact_text(None) == ""


@given(st.text())
def test_printable_text_has_no_control_character_but_the_line_feed(text: str) -> None:
    kept = printable(text)
    assert not any(ord(c) < 32 and c != "\n" for c in kept)
    assert printable(kept) == kept
    kept.encode()


def test_printable_keeps_every_other_character() -> None:
    assert printable("㎡喆镕①≥“”—…😀\n") == "㎡喆镕①≥“”—…😀\n"
    assert Text("执行\x0b率\t99%").text == "执行率 99%"


@pytest.mark.parametrize("fact", ["", "a b", "x" * 65])
def test_a_figure_refuses_a_bad_code(fact: str) -> None:
    with pytest.raises(ValueError, match="事实编码"):
        Figure("1", fact)


def test_a_figure_accepts_the_longest_code() -> None:
    assert Figure("1", "x" * 64).fact == "x" * 64


def test_a_figure_must_be_printed() -> None:
    with pytest.raises(ValueError, match="没有印出的文字"):
        Figure("\x00", "finance.spent")


def test_spans_leave_out_empty_words() -> None:
    figure = Figure("1", "a")
    made = spans("", "甲", figure, "")
    assert made == (Text("甲"), figure)
    assert plain_text(made) == "甲1"
