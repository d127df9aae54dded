from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.quantities import QuantityError, chinese_numeral, parse_chinese_numeral


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (0, "零"),
        (1, "一"),
        (2, "二"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (100, "一百"),
        (103, "一百零三"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1100, "一千一百"),
        (10_000, "一万"),
        (10_001, "一万零一"),
        (10_010, "一万零一十"),
        (11_000, "一万一千"),
        (100_000, "十万"),
        (105_000, "十万五千"),
        (100_050, "十万零五十"),
        (10_000_000, "一千万"),
        (10_010_000, "一千零一万"),
        (100_000_005, "一亿零五"),
        (100_100_000, "一亿零一十万"),
        (213_000_050_000, "二千一百三十亿零五万"),
        (10**12, "一万亿"),
        (10**12 + 1, "一万亿零一"),
        (1_234_567_890_123, "一万二千三百四十五亿六千七百八十九万零一百二十三"),
        (-21, "负二十一"),
    ],
)
def test_regular_spelling_goes_both_ways(n, text):
    assert chinese_numeral(n) == text
    assert parse_chinese_numeral(text) == n


@given(st.integers(0, 10**12))
def test_every_number_up_to_a_trillion_goes_both_ways(n):
    assert parse_chinese_numeral(chinese_numeral(n)) == n


def test_every_number_up_to_ten_thousand_has_its_own_spelling():
    spellings = {chinese_numeral(n): n for n in range(10_001)}
    assert len(spellings) == 10_001
    assert all(parse_chinese_numeral(text) == n for text, n in spellings.items())


@given(st.integers(-(10**16) + 1, 10**16 - 1))
def test_the_whole_range_goes_both_ways(n):
    assert parse_chinese_numeral(chinese_numeral(n)) == n


def test_seventeen_digits_are_not_printed():
    with pytest.raises(ValueError, match="十六位"):
        chinese_numeral(10**16)
    with pytest.raises(ValueError, match="十六位"):
        chinese_numeral(-(10**16))


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("两", 2),
        ("两百", 200),
        ("两万零二百", 20_200),
        ("一百〇三", 103),
        ("一十", 10),
        ("一十一万", 110_000),
        ("一亿零十万", 100_100_000),
        ("十万零五千", 105_000),
        ("壹仟贰佰叁拾肆", 1234),
        ("伍萬億", 5 * 10**12),
    ],
)
def test_other_spellings_of_the_same_number(text, n):
    assert parse_chinese_numeral(text) == n


@pytest.mark.parametrize(
    ("text", "expected"), [("三点五", "3.5"), ("零点零五", "0.05"), ("负十二点三〇", "-12.3")]
)
def test_decimals(text, expected):
    assert parse_chinese_numeral(text) == Fraction(expected)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("一百三", "改为“一百零三”或“一百三十”"),
        ("二万五", "改为“二万零五”或“二万五千”"),
        ("三亿五", "改为“三亿零五”或“三亿五千万”"),
        ("一千零零三", "改为“一千零三”"),
        ("一百十", "改为“一百一十”"),
        ("零五", "改为“五”"),
        ("一百零零三", "改为“一百零三”"),
        ("二〇二一", "改写为规范的汉字数或阿拉伯数字"),
        ("三四", "改写为规范的汉字数或阿拉伯数字"),
        ("百", "改写为规范的汉字数或阿拉伯数字"),
        ("万", "改写为规范的汉字数或阿拉伯数字"),
        ("零万", "改写为规范的汉字数或阿拉伯数字"),
        ("零零", "改写为规范的汉字数或阿拉伯数字"),
        ("一万三四", "改写为规范的汉字数或阿拉伯数字"),
        ("一亿亿", "改写为规范的汉字数或阿拉伯数字"),
        ("", "改写为规范的汉字数或阿拉伯数字"),
        ("十五个", "改写为规范的汉字数或阿拉伯数字"),
        ("三点", "“点”后逐位写数字"),
        ("三点十", "“点”后逐位写数字"),
        ("一" * 61, "检查是否多个数连在了一起"),
        ("万" * 5000, "检查是否多个数连在了一起"),
    ],
)
def test_irregular_spellings_are_refused(text, advice):
    with pytest.raises(QuantityError) as caught:
        parse_chinese_numeral(text)
    assert caught.value.what == text
    assert caught.value.advice == advice


@given(st.text("零一二三四五六七八九十百千万亿", min_size=1, max_size=12))
def test_whatever_is_read_is_the_number_that_prints_so(text):
    try:
        n = parse_chinese_numeral(text)
    except QuantityError:
        return
    regular = chinese_numeral(int(n))
    # Accepted variants differ from the regular spelling in 零 and a leading 一 only.
    assert (
        regular.replace("零", "").replace("一十", "十")
        == text.replace("零", "").replace("一十", "十")
        or n == 0
    )
