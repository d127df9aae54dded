"""Twins of ranges: how they are written, and the nearest text that is none or could be two."""

from fractions import Fraction

import pytest

from jiheng.forms.rows.ranges import range_unit, read_range
from jiheng.quantities import QuantityError, unit


def ends(text, symbol=""):
    found = read_range(text, unit(symbol) if symbol else None)
    assert found.low_closed and found.high_closed
    return found.low, found.high


@pytest.mark.parametrize(
    "text",
    [
        *("80～100", "80~100", "80—100", "80——100", "80–100", "80-100", "80－100"),
        *(
            "80至100",
            "80到100",
            " 80 ～ 100 ",
            "[80,100]",
            "【80，100】",
            "（80～100）",
            "八十～一百",
        ),
    ],
)
def test_ways_to_write_a_range(text):
    assert ends(text, "%") == (Fraction(4, 5), 1)
    assert ends(text, "家") == (80, 100)


@pytest.mark.parametrize(
    "text",
    ["100～80", "80", "80～", "～100", "80～90～100", "1,200", "80,100", "80、100", "若干～5"],
)
def test_what_is_no_range(text):
    with pytest.raises(QuantityError):
        read_range(text, unit("%"))


def test_a_thousands_separator_joins_nothing():
    with pytest.raises(QuantityError) as caught:
        read_range("1,200", unit("家"))
    assert caught.value.expected == "两个数组成的区间，如 80～100"
    assert ends("1,200～1,500", "家") == (1200, 1500)


@pytest.mark.parametrize(
    ("text", "found"),
    [("-5～5", (-5, 5)), ("-5-5", (-5, 5)), ("-5--3", (-5, -3)), ("-3～-3", (-3, -3))],
)
def test_a_minus_may_be_a_sign_or_a_joint(text, found):
    assert ends(text, "天") == found


@pytest.mark.parametrize("text", ["80%～100%", "80～100%", "80%～100", "80％-100％", "[80,100%]"])
@pytest.mark.parametrize("symbol", ["", "%"])
def test_a_per_cent_sign_of_one_end_belongs_to_both(text, symbol):
    assert ends(text, symbol) == (Fraction(4, 5), 1)
    found = range_unit(text)
    assert found is not None and found.symbol == "%"


def test_ends_without_any_unit_have_none():
    assert ends("80～100") == (80, 100)
    assert range_unit("80～100") is None


@pytest.mark.parametrize(
    ("text", "symbol", "found"),
    [
        ("1～2万元", "", (10_000, 20_000)),
        ("1～2万元", "万元", (10_000, 20_000)),
        ("1万～2万元", "元", (10_000, 20_000)),
        ("8000～1.2万元", "元", (8_000, 12_000)),
        ("8000～1.2万家", "家", (8_000, 12_000)),
        ("1万～2", "家", (10_000, 20_000)),
        ("1万元～2", "", (10_000, 20_000)),
    ],
)
def test_a_unit_of_one_end_is_taken_where_only_one_sense_is_left(text, symbol, found):
    assert ends(text, symbol) == found


@pytest.mark.parametrize(
    ("text", "symbol"),
    [("1～2万元", "元"), ("1～2万家", "家"), ("1～2万家", ""), ("3～5亿元", "万元")],
)
def test_an_end_with_two_senses_is_not_guessed(text, symbol):
    with pytest.raises(QuantityError) as caught:
        ends(text, symbol)
    assert caught.value.advice.endswith("都写明单位")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("约80～100", "约"),
        ("80～100左右", "左右"),
        ("80%以上～100%", "以上"),
        ("至少80～100", "至少"),
    ],
)
def test_a_range_has_exact_ends(text, word):
    with pytest.raises(QuantityError) as caught:
        ends(text, "%")
    assert caught.value.advice.startswith(f"去掉“{word}”")


@pytest.mark.parametrize("text", ["(80,100]", "[80,100)", "(80,100)", "[80～100)"])
def test_a_range_that_leaves_an_end_out_is_refused(text):
    with pytest.raises(QuantityError) as caught:
        ends(text, "%")
    assert "圆括号" in caught.value.advice


@pytest.mark.parametrize(
    ("text", "symbol"), [("80家～100%", ""), ("80～100%", "家"), ("1～2家", "%")]
)
def test_both_ends_are_in_one_kind_of_unit(text, symbol):
    with pytest.raises(QuantityError) as caught:
        ends(text, symbol)
    assert caught.value.expected.endswith("计量的区间")
