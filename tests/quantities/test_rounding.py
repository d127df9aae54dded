from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.quantities import round_half_up

NUMBERS = st.fractions(max_denominator=10**6)
PLACES = st.integers(-4, 8)


@pytest.mark.parametrize(
    ("x", "places", "expected"),
    [
        ("1.005", 2, "1.01"),
        ("1.00499999", 2, "1"),
        ("-1.005", 2, "-1.01"),
        ("-1.00499999", 2, "-1"),
        ("0.5", 0, "1"),
        ("-0.5", 0, "-1"),
        ("0.49", 0, "0"),
        ("2.5", 0, "3"),
        ("1.6896", 2, "1.69"),
        ("150", -2, "200"),
        ("149", -2, "100"),
        ("-150", -2, "-200"),
        ("7", 3, "7"),
    ],
)
def test_halves_go_away_from_zero(x, places, expected):
    assert round_half_up(Fraction(x), places) == Fraction(expected)


@given(NUMBERS, PLACES)
def test_result_is_a_whole_number_of_steps_within_half_a_step(x, places):
    step = Fraction(10) ** -places
    rounded = round_half_up(x, places)
    assert isinstance(rounded, Fraction)
    assert (rounded / step).denominator == 1
    assert abs(rounded - x) <= step / 2
    if abs(rounded - x) == step / 2:
        assert abs(rounded) > abs(x)


@given(NUMBERS, PLACES)
def test_sign_does_not_matter(x, places):
    assert round_half_up(-x, places) == -round_half_up(x, places)


@given(NUMBERS, NUMBERS, PLACES)
def test_order_is_kept(a, b, places):
    low, high = sorted((a, b))
    assert round_half_up(low, places) <= round_half_up(high, places)


@given(NUMBERS, PLACES)
def test_rounding_twice_changes_nothing(x, places):
    once = round_half_up(x, places)
    assert round_half_up(once, places) == once
