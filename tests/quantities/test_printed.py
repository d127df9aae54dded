from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.quantities import HedgeKind, Interval, Printed, parse_quantity, round_half_up, unit
from jiheng.quantities.hedges import claimed, hedge_of, take_prefix, take_suffix


def printed_interval(text):
    return str(parse_quantity(text).interval)


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("51.15亿元", "[5114500000, 5115500000)"),
        ("-51.15亿元", "(-5115500000, -5114500000]"),
        ("0.00万元", "(-50, 50)"),
        ("99.66%", "[19931/20000, 19933/20000)"),
        ("100%", "[199/200, 201/200)"),
        ("21个", "[21, 21]"),
        ("-21个", "[-21, -21]"),
        ("21", "[41/2, 43/2)"),
        ("21.0个", "[419/20, 421/20)"),
        ("50分", "[99/2, 101/2)"),
        ("1.2万家", "[11500, 12500)"),
        ("12,000家", "[12000, 12000]"),
        ("1万家", "[5000, 15000)"),
        ("三分之二", "[2/3, 2/3]"),
        ("20万升", "[195000, 205000)"),
        ("20平方米", "[39/2, 41/2)"),
    ],
)
def test_the_last_printed_digit_gives_the_interval(text, interval):
    assert printed_interval(text) == interval


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("约5.53亿元", "[552000000, 554000000]"),
        ("约500亿元", "[45000000000, 55000000000]"),
        ("约0万元", "[-10000, 10000]"),
        ("500家左右", "[450, 550]"),
        ("约-5.5万元", "[-56000, -54000]"),
        ("近100%", "(-∞, 1]"),
        ("不足5%", "(-∞, 1/20)"),
        ("不超过5%", "(-∞, 1/20]"),
        ("5%以内", "(-∞, 1/20]"),
        ("超8.5亿元", "(850000000, +∞)"),
        ("至少21个", "[21, +∞)"),
        ("90%以上", "[9/10, +∞)"),
        ("770多家", "[770, 780)"),
        ("800余家", "[800, 900)"),
        ("1.2万余家", "[12000, 13000)"),
        ("8000余万元", "[80000000, 90000000)"),
        ("100多%", "[1, 2)"),
        ("-20多万元", "(-300000, -200000]"),
        ("三分之二左右", "[-1/3, 5/3]"),
    ],
)
def test_a_hedge_widens_or_opens_one_side(text, interval):
    assert printed_interval(text) == interval


@given(
    st.fractions(-(10**6), 10**6, max_denominator=10**4),
    st.integers(0, 4),
    st.sampled_from(["元", "万元", "亿元", "%", "百分点", "倍", "分"]),
)
def test_a_number_lies_in_the_interval_of_its_print(x, places, symbol):
    shown = round_half_up(x, places)
    figure = Printed("", shown, unit(symbol), places)
    assert figure.interval.contains(unit(symbol).to_base(x))
    # The next printable number does not round to this one.
    step = Fraction(1, 10**places)
    assert not figure.interval.contains(unit(symbol).to_base(shown + step))
    assert not figure.interval.contains(unit(symbol).to_base(shown - step))


@given(st.sampled_from(HedgeKind), st.integers(-(10**6), 10**6))
def test_every_hedge_leaves_a_number_to_claim(kind, n):
    interval = claimed(kind, Fraction(n), Fraction(1), Fraction(1))
    assert isinstance(interval, Interval)
    assert not interval.is_exact


def test_about_is_never_narrower_than_the_bare_figure():
    for number in ("5.53", "5.5", "500", "2413", "0.01", "100"):
        bare = parse_quantity(f"{number}万元").interval
        about = parse_quantity(f"约{number}万元").interval
        assert about.low <= bare.low
        assert about.high >= bare.high
        assert about.width > bare.width


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("不超过5", "不超过"),
        ("不足5", "不足"),
        ("超过5", "超过"),
        ("超5", "超"),
        ("将近5", "将近"),
        ("约为5", "约为"),
        ("≥5", "≥"),
        (">=5", ">="),
        (">5", ">"),
    ],
)
def test_the_longest_word_in_front_is_taken(text, word):
    hedge, rest = take_prefix(text)
    assert (hedge.word, rest) == (word, "5")


@pytest.mark.parametrize(
    ("text", "word"),
    [("5及以上", "及以上"), ("5以上", "以上"), ("5(含)以上", "(含)以上"), ("5多", "多")],
)
def test_the_longest_word_behind_is_taken(text, word):
    hedge, rest = take_suffix(text)
    assert (hedge.word, rest) == (word, "5")


@pytest.mark.parametrize(
    "text",
    ["约84%", "近5个", "770余家", "8000多万元", "1.2万余家", "770多", "90%以上", "30天左右", "≥5"],
)
def test_a_hedge_is_found_wherever_it_stands(text):
    hedge = hedge_of(text)
    assert hedge is not None and hedge == parse_quantity(text).hedge


@pytest.mark.parametrize(
    "text", ["84%", "5个", "1.2万家", "三分之二", "434,353.82万元", "不适用", ""]
)
def test_a_plain_figure_has_no_hedge_to_find(text):
    assert hedge_of(text) is None


def test_a_figure_without_hedge_has_none():
    assert take_prefix("5") == (None, "5")
    assert take_suffix("5") == (None, "5")
    assert parse_quantity("5").hedge is None


def test_step_and_exact_are_in_base_units():
    figure = parse_quantity("1.2万家")
    assert (figure.value, figure.exact, figure.step) == (12_000, 12_000, 1_000)
    amount = parse_quantity("51.15亿元")
    assert (amount.value, amount.exact, amount.step) == (
        Fraction("51.15"),
        5_115_000_000,
        1_000_000,
    )
