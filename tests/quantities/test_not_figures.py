import pytest

from jiheng.quantities import QuantityError, parse_quantity, unit


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2021年", "日期"),
        ("2021年度", "日期"),
        ("二〇二一年", "日期"),
        ("2021年12月31日", "日期"),
        ("12月31日", "日期"),
        ("12月", "日期"),
        ("十二月", "日期"),
        ("15日", "日期"),
        ("2021-12-31", "日期"),
        ("2021/12/31", "日期"),
        ("2021.12.31", "日期"),
        ("2021-12", "日期"),
        ("9:30", "日期"),
        ("约2021年", "日期"),
        ("财预〔2013〕53号", "文号"),
        ("穗府〔2021〕1", "文号"),
        ("财预[2013]53号", "文号"),
        ("53号", "文号"),
        ("020-83124000", "电话"),
        ("02083124000", "电话"),
        ("400-810-8888", "电话"),
        ("138-1234-5678", "电话"),
        ("13812345678", "电话"),
        ("+8613812345678", "电话"),
        ("44010119900101123X", "证件"),
        ("440101199001011234", "证件"),
        ("10-20万元", "范围"),
        ("10%～20%", "范围"),
        ("10万元—20万元", "范围"),
        ("5至8家", "范围"),
        ("三至五家", "范围"),
        ("1—12月", "范围"),
        ("第3名", "序数"),
        ("第二", "序数"),
        ("21/21", "比"),
        ("3∶1", "比"),
        ("若干", "概数"),
        ("十几家", "概数"),
        ("数百家", "概数"),
        ("上千人", "概数"),
        ("——", "占位"),
        ("/", "占位"),
        ("XX", "占位"),
        ("无", "占位"),
        ("N/A", "占位"),
        ("未填报", "占位"),
        ("(1,234.50)", "负号"),
    ],
)
def test_what_is_no_figure_is_refused_by_its_kind(text, kind):
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text)
    assert caught.value.what == text
    assert kind in caught.value.expected
    assert caught.value.advice


@pytest.mark.parametrize(
    "text",
    [
        "2021",
        "2021个",
        "5年",
        "3个月",
        "15天",
        "2021.12",
        "13812345678元",
        "1381234567",
        "53",
        "-20万元",
        "3名",
    ],
)
def test_the_nearest_figures_are_read(text):
    assert parse_quantity(text).exact


def test_a_column_with_a_unit_holds_long_amounts_and_no_telephone_numbers():
    assert parse_quantity("13812345678", unit("元")).exact == 13_812_345_678
    assert parse_quantity("440101199001011234", unit("元")).exact == 440_101_199_001_011_234


def test_an_amount_in_brackets_is_told_how_to_be_negative():
    with pytest.raises(QuantityError, match=r"改为“-1,234\.50万元”"):
        parse_quantity("（1,234.50万元）")
