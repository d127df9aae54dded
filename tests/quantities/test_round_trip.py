"""What is printed is read back as the same figure."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.quantities import (
    chinese_numeral,
    count_unit,
    parse_decimal,
    parse_quantity,
    print_amount,
    print_count,
    print_number,
    print_points,
    print_rate,
    round_half_up,
    unit,
)

FEN = st.integers(-(10**16), 10**16).map(lambda n: Fraction(n, 100))
RATIOS = st.integers(-(10**8), 10**8).map(lambda n: Fraction(n, 10**6))
GROUPING = st.booleans()


@pytest.mark.parametrize("symbol", ["元", "万元", "亿元"])
@given(yuan=FEN, places=st.integers(0, 6), grouping=GROUPING)
def test_amounts(symbol, yuan, places, grouping):
    figure = parse_quantity(print_amount(yuan, symbol, places, grouping))
    money = unit(symbol)
    assert figure.unit is money
    assert figure.places == places
    assert figure.value == round_half_up(money.from_base(yuan), places)
    assert figure.interval.contains(yuan)


@given(RATIOS, st.integers(0, 4), st.booleans())
def test_rates(ratio, places, trim):
    figure = parse_quantity(print_rate(ratio, places, trim))
    assert figure.unit is unit("%")
    assert figure.exact == round_half_up(ratio, places + 2)
    if not trim:
        assert figure.places == places
        assert figure.interval.contains(ratio)


@given(st.integers(-(10**15), 10**15), st.sampled_from(["个", "家", "人次", "项"]), GROUPING)
def test_counts(n, symbol, grouping):
    figure = parse_quantity(print_count(n, symbol, grouping))
    assert (figure.exact, figure.unit) == (n, unit(symbol))
    assert figure.interval.is_exact


@given(st.integers(0, 10**6))
def test_counts_in_a_word_of_their_own(n):
    grain = count_unit("粒")
    assert parse_quantity(print_count(n, grain), grain).exact == n


@given(st.integers(-(10**6), 10**6).map(lambda n: Fraction(n, 1000)))
def test_points(x):
    text = print_points(x)
    assert parse_decimal(text) == x
    figure = parse_quantity(text, unit("分"))
    assert (figure.exact, figure.unit) == (x, unit("分"))


@given(st.fractions(max_denominator=10**6), st.integers(0, 8), GROUPING)
def test_plain_numbers(x, places, grouping):
    assert parse_decimal(print_number(x, places, grouping)) == round_half_up(x, places)


@given(st.integers(0, 10**12))
def test_chinese_numerals_of_counts(n):
    figure = parse_quantity(chinese_numeral(n) + "家")
    assert (figure.exact, figure.unit) == (n, unit("家"))


@given(st.integers(0, 10**12))
def test_chinese_numerals_of_money(n):
    figure = parse_quantity(chinese_numeral(n) + "元")
    assert figure.exact == n
    assert figure.interval.contains(n)


@given(st.integers(-(10**9), 10**9).map(lambda n: Fraction(n, 100)), GROUPING)
def test_full_width_prints_are_the_same_figure(x, grouping):
    text = print_number(x, 2, grouping)
    wide = text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    assert parse_decimal(wide) == parse_decimal(text)
