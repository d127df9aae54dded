from fractions import Fraction

import pytest

from jiheng.quantities import (
    Missing,
    QuantityError,
    Status,
    count_unit,
    in_brackets,
    print_amount,
    print_change,
    print_count,
    print_number,
    print_points,
    print_rate,
)


@pytest.mark.parametrize(
    ("x", "places", "options", "text"),
    [
        ("434353.82", 2, {}, "434,353.82"),
        ("434353.82", 2, {"grouping": False}, "434353.82"),
        ("434353.825", 2, {}, "434,353.83"),
        ("434353.8249", 2, {}, "434,353.82"),
        ("999.995", 2, {}, "1,000.00"),
        ("0.05", 2, {}, "0.05"),
        ("0.004", 2, {}, "0.00"),
        ("-0.004", 2, {}, "0.00"),
        ("-0.005", 2, {}, "-0.01"),
        ("-1234.5", 1, {}, "-1,234.5"),
        ("1234", 0, {}, "1,234"),
        ("999", 0, {}, "999"),
        ("2.5", 3, {"min_places": 2}, "2.50"),
        ("2.505", 3, {"min_places": 2}, "2.505"),
        ("2", 3, {"min_places": 0}, "2"),
        ("2.1", 3, {"min_places": 0}, "2.1"),
        ("100", 0, {"min_places": 0}, "100"),
    ],
)
def test_numbers(x, places, options, text):
    assert print_number(Fraction(x), places, **options) == text


@pytest.mark.parametrize(("places", "min_places"), [(-1, None), (2, -1)])
def test_negative_places_are_refused(places, min_places):
    with pytest.raises(ValueError, match="小数位数"):
        print_number(Fraction(1), places, min_places=min_places)


def test_amounts():
    yuan = Fraction("5115000000")
    assert print_amount(yuan) == "511,500.00万元"
    assert print_amount(yuan, grouping=False) == "511500.00万元"
    assert print_amount(yuan, "亿元") == "51.15亿元"
    assert print_amount(-yuan, "元", places=0) == "-5,115,000,000元"
    with pytest.raises(QuantityError, match="金额单位"):
        print_amount(yuan, "家")


def test_rates():
    assert print_rate(Fraction(9966, 10000)) == "99.66%"
    assert print_rate(Fraction(1)) == "100%"
    assert print_rate(Fraction(1), trim=False) == "100.00%"
    assert print_rate(Fraction(813, 1000)) == "81.3%"
    assert print_rate(Fraction(813, 1000), trim=False) == "81.30%"
    assert print_rate(Fraction(2, 3), places=1) == "66.7%"
    assert print_rate(Fraction(100)) == "10,000%"


def test_points():
    assert print_points(Fraction("13.932")) == "13.932"
    assert print_points(4) == "4.00"
    assert print_points(Fraction("1.6896")) == "1.69"
    assert print_points(Fraction("1.6896"), max_places=4) == "1.6896"
    assert print_points(Fraction("2.5"), min_places=1) == "2.5"


def test_changes_of_a_rate():
    assert print_change(Fraction("0.0034")) == "增加0.34个百分点"
    assert print_change(Fraction("-0.0034")) == "减少0.34个百分点"
    assert print_change(Fraction("0.05")) == "增加5个百分点"
    assert print_change(0) == "持平"
    assert print_change(Fraction("0.00004")) == "基本持平"
    assert print_change(Fraction("-0.00004")) == "基本持平"
    assert print_change(Fraction("0.00005")) == "增加0.01个百分点"


def test_counts():
    assert print_count(21, "个") == "21个"
    assert print_count(Fraction(12000), "家") == "12,000家"
    assert print_count(12000, "家", grouping=False) == "12000家"
    assert print_count(3, count_unit("粒")) == "3粒"
    with pytest.raises(ValueError, match="整数"):
        print_count(Fraction(1, 2), "家")


@pytest.mark.parametrize(
    "print_it",
    [
        lambda x: print_number(x, 2),
        print_amount,
        print_rate,
        print_points,
        print_change,
        lambda x: print_count(x, "个"),
    ],
)
@pytest.mark.parametrize(
    "status", [Status.UNREPORTED, Status.NOT_APPLICABLE, Status.NOT_ASSESSABLE]
)
def test_a_missing_value_prints_its_status_and_no_number(print_it, status):
    assert print_it(Missing(status, "原因")) == status.label


def test_brackets_are_full_width():
    assert in_brackets("含转移支付") == "（含转移支付）"
