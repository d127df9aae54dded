from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.quantities import QuantityError, parse_decimal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", "0"),
        ("0.50", "0.5"),
        ("148,134.51", "148134.51"),
        ("148134.51", "148134.51"),
        ("１４８，１３４．５１", "148134.51"),
        ("-1,234", "-1234"),
        ("−0.34", "-0.34"),
        ("+7", "7"),
        ("999,999,999,999.99", "999999999999.99"),
        ("1,000", "1000"),
        ("-0.00", "0"),
        (" 12.5 ", "12.5"),
        ("0.123456", "0.123456"),
    ],
)
def test_regular_numbers(text, expected):
    assert parse_decimal(text) == Fraction(expected)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("14,8134.51", "改为“148,134.51”"),
        ("1,23,456", "改为“123,456”"),
        ("1234,567", "改为“1,234,567”"),
        ("0,123", "改为“123”"),
        (",123", "改为“123”"),
        ("1,,234", "改为“1,234”"),
        ("1,234.567,8", "改为“1,234.5678”"),
        ("１４，８１３４．５１", "改为“148,134.51”"),
        ("12,5", "若逗号是小数点，改为“12.5”；若不是，改为“125”"),
    ],
)
def test_a_misplaced_separator_names_the_right_one(text, advice):
    with pytest.raises(QuantityError) as caught:
        parse_decimal(text)
    assert caught.value.what == text
    assert "千分位逗号" in caught.value.expected
    assert caught.value.advice == advice


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        (".5", "改为“0.5”"),
        ("5.", "改为“5”"),
        ("007", "改为“7”；若是编号，不要填在数值栏"),
        ("00.5", "改为“0.5”；若是编号，不要填在数值栏"),
        ("1.2.3", "保留一个小数点；若是日期或编号，不要填在数值栏"),
        ("", "填写数值；没有数据时留空并注明填报状态"),
        ("-", "填写数值；没有数据时留空并注明填报状态"),
        ("12.5%", "只保留数字、小数点和千分位逗号"),
        ("1e5", "只保留数字、小数点和千分位逗号"),
        ("--5", "只保留数字、小数点和千分位逗号"),
        (",.", "只保留数字、小数点和千分位逗号"),
        ("٣", "只保留数字、小数点和千分位逗号"),
        ("1" * 61, "检查是否多个数连在了一起"),
        ("1 2", "去掉数字之间的空格；若是两个数，分开填写"),
    ],
)
def test_other_mistakes_have_advice(text, advice):
    with pytest.raises(QuantityError) as caught:
        parse_decimal(text)
    assert caught.value.what == text
    assert caught.value.advice == advice


def test_sixty_digits_are_still_read():
    assert parse_decimal("1" * 60) == int("1" * 60)


@given(st.integers(-(10**15), 10**15), st.integers(0, 6), st.booleans())
def test_every_decimal_is_read_exactly(steps, places, is_grouped):
    whole, rest = divmod(abs(steps), 10**places)
    text = f"{whole:,}" if is_grouped else str(whole)
    if places:
        text += f".{rest:0{places}d}"
    if steps < 0:
        text = "-" + text
    assert parse_decimal(text) == Fraction(steps, 10**places)


@given(st.integers(1, 10**12), st.data())
def test_a_comma_anywhere_else_is_refused(n, data):
    digits = str(n)
    at = data.draw(st.integers(0, len(digits)))
    text = digits[:at] + "," + digits[at:]
    if text == f"{n:,}":
        assert parse_decimal(text) == n
    else:
        with pytest.raises(QuantityError):
            parse_decimal(text)
