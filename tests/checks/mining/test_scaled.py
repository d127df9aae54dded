"""Figures as whole numbers reach exactly as far as their print."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.printed import figure, money

from jiheng.checks.mining.scaled import SCALE, scaled


@given(st.integers(0, 10**10), st.integers(0, 4))
def test_an_amount_reaches_half_its_last_digit(number: int, places: int) -> None:
    one = scaled(money(Fraction(number, 10**places), places))
    assert one.value == Fraction(number, 10**places) * 10**4 * SCALE
    assert one.high - one.value == one.value - one.low == Fraction(10**4, 10**places) * SCALE / 2


@pytest.mark.parametrize(
    ("text", "value", "half"),
    [
        ("35个", 35 * SCALE, 0),
        ("86.5分", 86 * SCALE + SCALE // 2, 0),
        ("不低于672人", 672 * SCALE, 0),
        ("1.2万家", 12_000 * SCALE, 500 * SCALE),
        ("82.66%", 82_660_000, 5_000),
        ("约1.5万元", 15_000 * SCALE, 500 * SCALE),
        # Finer than a hundred-millionth: the reach is rounded up, never lost.
        ("0.0000001%", 0, 1),
    ],
)
def test_what_is_counted_or_awarded_is_all_there_is(text: str, value: int, half: int) -> None:
    one = scaled(figure(text))
    assert (one.value, one.half) == (value, half)
