from fractions import Fraction

import pytest

from jiheng.quantities import QuantityError, Unit, count_unit, parse_quantity, unit
from jiheng.quantities.units import RATIO, find_unit, money_unit


@pytest.mark.parametrize(
    ("symbol", "dimension", "scale"),
    [
        ("元", "money", 1),
        ("千元", "money", 1000),
        ("万元", "money", 10_000),
        ("亿元", "money", 100_000_000),
        ("%", "rate", Fraction(1, 100)),
        ("‰", "rate", Fraction(1, 1000)),
        ("成", "rate", Fraction(1, 10)),
        ("百分点", "point", Fraction(1, 100)),
        ("倍", "multiple", 1),
        ("分", "score", 1),
        ("家", "count", 1),
        ("人次", "count", 1),
        ("平方米", "measure", 1),
        ("个月", "time", 1),
    ],
)
def test_known_units(symbol, dimension, scale):
    known = unit(f" {symbol} ")
    assert (known.symbol, known.dimension, known.scale) == (symbol, dimension, scale)


@pytest.mark.parametrize(
    ("alias", "symbol"),
    [("％", "%"), ("个百分点", "百分点"), ("个工作日", "工作日"), ("人民币元", "元")],
)
def test_aliases_lead_to_the_same_unit(alias, symbol):
    assert unit(alias) is unit(symbol)


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("万员", "万元"),
        ("百分比", "%"),
        ("w", "万元"),
        ("RMB", "元"),
        ("万", "万元"),
        ("分百点", "百分点"),
        ("家企业", "家"),
    ],
)
def test_an_unknown_unit_names_the_nearest(wrong, near):
    with pytest.raises(QuantityError) as caught:
        unit(wrong)
    assert caught.value.what == wrong
    assert caught.value.advice == f"是否应为“{near}”"


def test_ten_thousands_of_things_are_written_with_the_number():
    with pytest.raises(QuantityError, match=r"单位写“家”，“万”写在数后，如 1\.2万家"):
        unit("万家")


@pytest.mark.parametrize("wrong", ["", "!!!", "qqqq"])
def test_an_unknown_unit_without_neighbour_still_has_advice(wrong):
    with pytest.raises(QuantityError, match="改用认识的单位"):
        unit(wrong)
    assert find_unit(wrong) is None


def test_base_units_go_both_ways():
    yuan = unit("亿元").to_base(Fraction("51.15"))
    assert yuan == 5_115_000_000
    assert unit("万元").from_base(yuan) == 511_500


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("元", "亿元", True),
        ("%", "‰", True),
        ("%", "百分点", False),
        ("元", "分", False),
        ("家", "家", True),
        ("家", "人", False),
        ("年", "个月", False),
    ],
)
def test_which_units_can_be_compared(a, b, expected):
    assert unit(a).is_comparable(unit(b)) is expected
    assert unit(b).is_comparable(unit(a)) is expected


def test_a_plain_ratio_is_comparable_with_per_cent():
    assert RATIO.is_comparable(unit("%"))


def test_any_measure_word_can_count():
    assert count_unit(" 粒 ") == Unit("粒", "count", Fraction(1))
    assert count_unit("家") is unit("家")


@pytest.mark.parametrize(
    "word", ["", "2家", "家 次", "（个）", "一二三四五六七八九十百千万", "万元", "%"]
)
def test_what_is_no_measure_word_cannot_count(word):
    with pytest.raises(QuantityError, match="计量单位"):
        count_unit(word)


def test_eight_characters_still_name_a_measure_word():
    assert count_unit("一二三四五六七八").symbol == "一二三四五六七八"


def test_money_units_by_worth():
    assert money_unit(10**4) is unit("万元")
    assert money_unit(10**5) is unit("元")


@pytest.mark.parametrize(
    "word", ["元/平方米", "次/年", "个/万人", "台（套）", "mg/L", "μg/m³", "℃", "小时/次", "人·次"]
)
def test_compound_measure_words_count(word):
    assert count_unit(word).symbol == word
    assert parse_quantity("4500", count_unit(word)).value == 4500


@pytest.mark.parametrize("word", ["/年", "元/", "元//人", "台（套", "a" * 13])
def test_half_a_compound_is_no_measure_word(word):
    with pytest.raises(QuantityError, match="计量单位"):
        count_unit(word)
