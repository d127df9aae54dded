from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.forms.facts import Fact, Source
from jiheng.forms.figures import (
    FLAG_UNIT,
    missing_from_label,
    read_figure,
    read_plain,
    unit_of,
    with_unit,
)
from jiheng.quantities import Missing, QuantityError, Status, unit
from jiheng.standards import vocabulary

AMOUNT = vocabulary()["procurement.budget"]
RATE = vocabulary()["procurement.execution_rate"]
FLAG = vocabulary()["procurement.compliant"]
COUNT = vocabulary()["staff.in_post"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", Status.UNREPORTED),
        (" 未填报", Status.UNREPORTED),
        ("不适用", Status.NOT_APPLICABLE),
        ("无法判断", Status.NOT_ASSESSABLE),
    ],
)
def test_the_three_nothings(text, status):
    missing = missing_from_label(text, "原因")
    assert missing == Missing(status, "原因")


@pytest.mark.parametrize("text", ["0", "已填报", "无"])
def test_other_words_are_not_nothing(text):
    assert missing_from_label(text) is None


def test_an_amount_is_held_in_yuan_and_printed_in_its_unit():
    reading = read_figure("434,353.82", AMOUNT)
    assert reading.value == Fraction(4343538200)
    assert reading.text == "434,353.82万元"
    assert reading.interval.contains(Fraction(4343538249))


def test_an_amount_may_be_in_another_money_unit_in_cell_or_column():
    assert read_figure("5.53亿元", AMOUNT).unit == unit("亿元")
    assert read_figure("5.53", AMOUNT, "亿元").value == 553000000
    assert read_figure("5.53", AMOUNT, "亿元").text == "5.53亿元"


def test_a_unit_of_another_kind_is_refused():
    with pytest.raises(QuantityError) as caught:
        read_figure("21", AMOUNT, "家")
    assert "万元" in caught.value.expected
    with pytest.raises(QuantityError):
        read_figure("21家", COUNT)
    assert read_figure("21人", COUNT).value == 21


def test_a_rate_may_be_typed_with_or_without_its_sign():
    assert read_figure("99.66", RATE) == read_figure("99.66", RATE, "%")
    assert read_figure("99.66%", RATE).text == "99.66%"
    assert read_figure("99.66", RATE).value == Fraction(9966, 10000)


@pytest.mark.parametrize(("text", "value"), [("是", 1), ("否", 0)])
def test_flags(text, value):
    reading = read_figure(text, FLAG, "是否")
    assert (reading.value, reading.unit, reading.text) == (value, FLAG_UNIT, text)
    assert reading.interval.is_exact


@pytest.mark.parametrize("text", ["1", "有", "true"])
def test_other_words_are_no_flags(text):
    with pytest.raises(QuantityError):
        read_figure(text, FLAG)


def test_a_missing_figure_keeps_the_unit_and_says_why():
    reading = read_figure("不适用", AMOUNT, reason="本年无采购")
    assert reading.value == Missing(Status.NOT_APPLICABLE, "本年无采购")
    assert (reading.unit.symbol, reading.interval, reading.text) == ("万元", None, "")


def test_any_measure_word_is_a_unit_but_not_any_text():
    assert unit_of("粒").dimension == "count"
    with pytest.raises(QuantityError):
        unit_of("3个")


@pytest.mark.parametrize("text", ["3台(套)", "3台（套）", "3", "约3台(套)", "3台(套)左右"])
def test_a_unit_in_brackets_is_printed_as_its_column_has_it(text):
    reading = read_plain(text, unit_of("台（套）"))
    assert reading.text.replace("约", "").replace("左右", "") == "3台（套）"
    assert reading.is_hedged is (text[0] == "约" or text.endswith("左右"))


@pytest.mark.parametrize(
    ("text", "symbol", "printed"),
    [
        ("12.5%", "%", "12.5%"),
        ("12.5", "%", "12.5%"),
        ("1.2万", "家", "1.2万家"),
        ("5.53亿", "亿元", "5.53亿元"),
        ("约5.53", "亿元", "约5.53亿元"),
        ("5.53左右", "亿元", "5.53亿元左右"),
        ("770多家", "家", "770多家"),
        ("三分之二", "%", "三分之二"),
    ],
)
def test_the_unit_is_written_once(text, symbol, printed):
    assert with_unit(text, unit(symbol)) == printed


def test_a_plain_figure_is_read_in_the_unit_given():
    assert read_plain("2", unit("万元"), unit("亿元")).value == 200000000


def test_a_source_names_document_page_and_cell():
    assert str(Source("决算", "", "采购管理!C3")) == "决算（采购管理!C3）"
    assert str(Source("", "", "采购管理!C3")) == "采购管理!C3"
    assert str(Source("决算", "第3页")) == "决算 第3页"


def test_a_fact_tells_its_status():
    reading = read_figure("", AMOUNT)
    fact = Fact.of(reading, "a", "甲", Source("表"))
    assert fact.status is Status.UNREPORTED


@pytest.mark.parametrize(
    ("typed", "wanted", "printed"),
    [
        ("８４．５", "%", "84.5%"),
        ("八十四%", "%", "84%"),
        ("百分之八十四", "%", "84%"),
        ("１，２００", "元", "1,200元"),
        ("一点二万", "家", "1.2万家"),
        ("三点五千万人", "人", "3.5千万人"),
        ("三点五百人", "人", "3.5百人"),
        ("一万亿个", "个", "1万亿个"),
        ("三点五千万元", "万元", "3.5千万元"),
        ("二十一项", "项", "21项"),
        ("84.50%", "%", "84.50%"),
        ("约八十四%", "%", "约八十四%"),
        ("三分之二", "%", "三分之二"),
    ],
)
def test_a_reading_prints_plain_half_width_figures(typed: str, wanted: str, printed: str) -> None:
    assert read_plain(typed, unit_of(wanted)).text.removesuffix("%") == printed.removesuffix("%")


@given(
    number=st.sampled_from(["三", "十", "一百零三", "三点五", "七千", "3", "1.5"]),
    marks=st.sampled_from(
        ["", "百", "千", "万", "十万", "百万", "千万", "亿", "百亿", "千亿", "万亿"]
    ),
    wanted=st.sampled_from(["家", "人", "元", "万元", "亿元", "天"]),
    is_named=st.booleans(),
)
def test_a_figure_that_is_read_is_printed_and_reads_the_same(number, marks, wanted, is_named):
    symbol = unit(wanted)
    try:
        reading = read_plain(number + marks + (wanted if is_named else ""), symbol)
    except QuantityError:
        return
    again = read_plain(reading.text, symbol)
    assert (again.value, again.unit.dimension) == (reading.value, reading.unit.dimension)
