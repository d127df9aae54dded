"""A mark that slipped in beside the digits is named, with the number that was meant."""

import pytest

from jiheng.quantities import QuantityError, parse_quantity, unit


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("45210。88", "45210.88"),
        ("-45,210。88万元", "-45,210.88万元"),
        ("约45·5", "约45.5"),
        ("4.521088E4", "45210.88"),
        ("-2.5e-3", "-0.0025"),
        ("1e3家", "1000家"),
        ("45'210.88", "45,210.88"),
        ("45.210,88", "45,210.88"),
        ("45.210.880", "45,210,880"),
        ("45210.88（含上年结转）", "45210.88"),
        ("约45.5万元（含税）", "约45.5万元"),
    ],
)
def test_the_number_meant_is_offered_and_can_be_read(text, meant):
    with pytest.raises(QuantityError) as refused:
        parse_quantity(text, unit("万元"))
    assert f"改为“{meant}”" in refused.value.advice
    assert "单位" not in refused.value.expected
    assert parse_quantity(meant, unit("万元"))


@pytest.mark.parametrize("text", ["45,210.88;", "45210.88。", "5%；", "12.5万元、"])
def test_a_mark_at_the_end_is_to_be_taken_off(text):
    with pytest.raises(QuantityError, match="去掉末尾的"):
        parse_quantity(text, unit("万元"))


@pytest.mark.parametrize("text", ['"45,210.88"', "“45”", "‘5%’"])
def test_quotation_marks_round_a_number_are_to_be_taken_off(text):
    with pytest.raises(QuantityError, match="去掉前后的引号"):
        parse_quantity(text, unit("万元"))


@pytest.mark.parametrize("text", ["12;34", "12个34", "12项34项"])
def test_two_numbers_are_told_from_a_unit(text):
    with pytest.raises(QuantityError, match="前后都是数字"):
        parse_quantity(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("12.5万员", "是否应为“万元”"),
        ("1亿2000万员", "是否应为“万元”"),
        ("3m2", "是否应为“m²”"),
        ("45210.88w", "是否应为“万元”"),
        ("2023年3月", "日期"),
        ("1e99", "前后都是数字"),
        ("3台（套）", "认识的单位"),
        ("5（万元）", "是否应为“万元”"),
        ("1,2345", "改为“12,345”"),
    ],
)
def test_what_is_no_slip_keeps_its_own_reason(text, words):
    with pytest.raises(QuantityError, match=words):
        parse_quantity(text)
