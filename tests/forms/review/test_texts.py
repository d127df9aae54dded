"""Texts compared exactly; shares of printed figures on their side of the limits."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.forms.review.shares import Side, share_of, side_of
from jiheng.forms.review.texts import bare, similarity
from jiheng.quantities import Interval

texts = st.text(alphabet="甲乙丙丁，。 A1", max_size=20)


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("完成三项任务", "完成三项任务。", Fraction(1)),
        ("完成三项任务", "完成四项任务", Fraction(5, 6)),
        ("完成", "甲乙", Fraction(0)),
        ("", "完成", Fraction(0)),
        ("。", "，", Fraction(0)),
    ],
)
def test_similarity(first: str, second: str, wanted: Fraction) -> None:
    assert similarity(first, second) == wanted


@given(texts, texts)
def test_similarity_is_a_share_and_whole_only_for_the_same_words(first: str, second: str) -> None:
    share = similarity(first, second)
    assert 0 <= share <= 1
    assert (share == 1) == (bare(first) == bare(second) != "")


def test_a_share_without_figures_is_none() -> None:
    one, zero = Interval.exact(1), Interval(Fraction(-1, 2), Fraction(1, 2))
    assert share_of(None, one) is None
    assert share_of(one, None) is None
    assert share_of(one, zero) is None
    assert share_of(one, one) == one


LOW, HIGH = Fraction(3, 5), Fraction(13, 10)


@pytest.mark.parametrize(
    ("low", "high", "wanted"),
    [
        ("0.6", "1.3", Side.INSIDE),
        ("1", "1", Side.INSIDE),
        ("0.59", "0.6", Side.UNSURE),
        ("0.5", "0.59", Side.BELOW),
        ("1.3", "1.31", Side.UNSURE),
        ("1.31", "1.4", Side.ABOVE),
        ("0.5", "1.4", Side.UNSURE),
        ("1.31", None, Side.ABOVE),
        ("1", None, Side.UNSURE),
        (None, "0.59", Side.BELOW),
        (None, "1", Side.UNSURE),
        (None, None, Side.UNSURE),
    ],
)
def test_sides(low: str | None, high: str | None, wanted: Side) -> None:
    ends = (None if low is None else Fraction(low), None if high is None else Fraction(high))
    assert side_of(Interval(*ends), LOW, HIGH) is wanted


def test_an_open_end_at_the_limit_is_outside() -> None:
    above = Interval(HIGH, Fraction(2), low_closed=False)
    assert side_of(above, LOW, HIGH) is Side.ABOVE
    assert side_of(Interval(Fraction(0), LOW, high_closed=False), LOW, HIGH) is Side.BELOW


fractions = st.fractions(min_value=0, max_value=2, max_denominator=50)


@given(fractions, fractions, fractions)
def test_what_is_decided_holds_for_every_point(a: Fraction, b: Fraction, point: Fraction) -> None:
    share = Interval(min(a, b), max(a, b))
    side = side_of(share, LOW, HIGH)
    if share.contains(point):
        holds = {
            Side.INSIDE: LOW <= point <= HIGH,
            Side.BELOW: point < LOW,
            Side.ABOVE: point > HIGH,
            Side.UNSURE: True,
        }
        assert holds[side]
