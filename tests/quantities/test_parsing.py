from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.quantities import HedgeKind, QuantityError, count_unit, parse_quantity, unit


def read(text, default=None):
    figure = parse_quantity(text, default)
    return figure.value, figure.unit and figure.unit.symbol


@pytest.mark.parametrize(
    ("text", "value", "symbol"),
    [
        ("2,413.11亿元", "2413.11", "亿元"),
        ("2413 亿元", "2413", "亿元"),
        ("434,353.82万元", "434353.82", "万元"),
        ("１２．５％", "12.5", "%"),
        ("99.66 %", "99.66", "%"),
        ("0.34个百分点", "0.34", "百分点"),
        ("+0.5个百分点", "0.5", "百分点"),
        ("−0.5%", "-0.5", "%"),
        ("负三点五万元", "-3.5", "万元"),
        ("1.5倍", "1.5", "倍"),
        ("13.932分", "13.932", "分"),
        ("3‰", "3", "‰"),
        ("21个", "21", "个"),
        ("1349名", "1349", "名"),
        ("1.2万家", "12000", "家"),
        ("9亿人份", "900000000", "人份"),
        ("20 万升", "200000", "升"),
        ("3百人", "300", "人"),
        ("5千多家", "5000", "家"),
        ("18.3亿", "1830000000", None),
        ("12.5", "12.5", None),
        ("¥1,234.50", "1234.5", "元"),
        ("￥5万", "5", "万元"),
        ("-¥5", "-5", "元"),
        ("5千万元", "5", "千万元"),
        ("5十万元", "500000", "元"),
        ("1.21万亿元", "1.21", "万亿元"),
        ("1.2萬家", "12000", "家"),
        ("1亿2000万元", "12000", "万元"),
        ("1亿500万元", "10500", "万元"),
        ("3亿4500万人", "345000000", "人"),
        ("=100%", "100", "%"),
    ],
)
def test_arabic_figures(text, value, symbol):
    assert read(text) == (Fraction(value), symbol)


@pytest.mark.parametrize(
    ("text", "value", "symbol"),
    [
        ("二十一", "21", None),
        ("二十一个", "21", "个"),
        ("一百零三家", "103", "家"),
        ("两家", "2", "家"),
        ("十万家", "100000", "家"),
        ("三点五亿元", "3.5", "亿元"),
        ("三点五千多万元", "3.5", "千万元"),
        ("三点五百万亿元", "350000000000000", "元"),
        ("一点二万家", "12000", "家"),
        ("五百万元", "500", "万元"),
        ("壹佰万元", "100", "万元"),
        ("伍億元", "5", "亿元"),
        ("五万亿元", "5", "万亿元"),
        ("一亿二千万元", "12000", "万元"),
        ("二千一百三十亿零五万元", "21300005", "万元"),
        ("五百千瓦", "500", "千瓦"),
        ("三百千元", "300", "千元"),
        ("三亿五千多万元", "35000", "万元"),
        ("一万多亿元", "1", "万亿元"),
        ("四成", "4", "成"),
        ("3.5成", "3.5", "成"),
        ("四成五", "4.5", "成"),
        ("百分之十二", "12", "%"),
        ("百分之百", "100", "%"),
        ("百分之12.5", "12.5", "%"),
        ("百分之九十九点六六", "99.66", "%"),
        ("千分之三", "3", "‰"),
        ("万分之五", "5", "‱"),
    ],
)
def test_figures_in_chinese_numerals(text, value, symbol):
    assert read(text) == (Fraction(value), symbol)


@pytest.mark.parametrize(
    ("text", "exact"),
    [("三分之二", "2/3"), ("3分之2", "2/3"), ("二分之一", "1/2"), ("-三分之一", "-1/3")],
)
def test_fractions_are_exact(text, exact):
    figure = parse_quantity(text)
    assert figure.exact == Fraction(exact)
    assert figure.interval.is_exact
    assert figure.unit.dimension == "rate"


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("约5.53亿元", "约", HedgeKind.AROUND),
        ("近100%", "近", HedgeKind.NEAR),
        ("超 8.5亿元", "超", HedgeKind.OVER),
        ("≥95%", "≥", HedgeKind.AT_LEAST),
        ("不足5%", "不足", HedgeKind.UNDER),
        ("≤5%", "≤", HedgeKind.AT_MOST),
        ("770多家", "多", HedgeKind.MORE),
        ("8000余万元", "余", HedgeKind.MORE),
        ("1万余家", "余", HedgeKind.MORE),
        ("1亿2000多万元", "多", HedgeKind.MORE),
        ("三百多万元", "多", HedgeKind.MORE),
        ("五万多元", "多", HedgeKind.MORE),
        ("3年多", "多", HedgeKind.MORE),
        ("770多", "多", HedgeKind.MORE),
        ("90%以上", "以上", HedgeKind.AT_LEAST),
        ("90%（含）以上", "(含)以上", HedgeKind.AT_LEAST),
        ("三分之二以上", "以上", HedgeKind.AT_LEAST),
        ("百分之九十以上", "以上", HedgeKind.AT_LEAST),
        ("四成左右", "左右", HedgeKind.AROUND),
        ("四成五左右", "左右", HedgeKind.AROUND),
    ],
)
def test_hedges_are_kept(text, word, kind):
    hedge = parse_quantity(text).hedge
    assert (hedge.word, hedge.kind) == (word, kind)


@pytest.mark.parametrize(
    "text", ["约100%左右", "超500家以上", "近80余家", "770多家以上", "1多万多元", "约三分之二左右"]
)
def test_two_hedges_are_refused(text):
    with pytest.raises(QuantityError, match="只留一个"):
        parse_quantity(text)


@pytest.mark.parametrize(
    ("text", "default", "value", "symbol"),
    [
        ("12.5", "%", "12.5", "%"),
        ("1,234.50", "万元", "1234.5", "万元"),
        ("1,234.50元", "万元", "1234.5", "元"),
        ("12%", "万元", "12", "%"),
        ("21", "家", "21", "家"),
        ("1.2万", "家", "12000", "家"),
        ("1.2万", "元", "1.2", "万元"),
        ("18.3亿", "万元", "18.3", "亿元"),
        ("五百万", "万元", "500", "万元"),
        ("¥5元", "万元", "5", "元"),
        ("¥5", "元", "5", "元"),
        ("约12", "%", "12", "%"),
    ],
)
def test_a_column_supplies_the_unit_a_figure_lacks(text, default, value, symbol):
    assert read(text, unit(default)) == (Fraction(value), symbol)


def test_a_currency_sign_in_a_column_of_ten_thousands_is_asked_about():
    with pytest.raises(QuantityError, match="去掉“¥”"):
        parse_quantity("￥118.60", unit("万元"))


@pytest.mark.parametrize(
    ("text", "default", "advice"),
    [
        ("3千", "万元", "写全单位：3000万元，或3000元"),
        ("1.5百余", "亿元", "写全单位：150亿元，或150元"),
        ("3千", "千元", "写全单位：3000千元，或3000元"),
    ],
)
def test_thousands_in_a_column_of_ten_thousands_are_asked_about(text, default, advice):
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text, unit(default))
    assert caught.value.advice == advice


@pytest.mark.parametrize(
    ("text", "default", "yuan"),
    [
        ("三千", "万元", 3 * 10**7),
        ("3000", "万元", 3 * 10**7),
        ("3千", "元", 3000),
        ("三千", "元", 3000),
        ("3千万", "万元", 3 * 10**7),
        ("三千万", "万元", 3 * 10**7),
        ("3千元", "万元", 3000),
    ],
)
def test_numbers_written_either_way_are_the_same_amount(text, default, yuan):
    assert parse_quantity(text, unit(default)).exact == yuan


@pytest.mark.parametrize("text", ["3台（套）", "3台(套)", "3"])
def test_brackets_of_a_columns_unit_are_of_either_width(text):
    assert parse_quantity(text, count_unit("台（套）")).value == 3


def test_a_column_can_count_in_a_word_of_its_own():
    grain = count_unit("粒")
    assert parse_quantity("15粒", grain).unit is grain
    assert parse_quantity("15", grain).interval.is_exact
    with pytest.raises(QuantityError, match="认识的单位"):
        parse_quantity("15粒")


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("14,8134.51", "改为“148,134.51”"),
        ("14,8134.51万元", "改为“148,134.51”"),
        ("约14,8134.51万元", "改为“148,134.51”"),
        ("12.5万员", "是否应为“万元”"),
        ("21家企业", "是否应为“家”"),
        ("12.5%%", "是否应为“%”"),
        ("1亿2000万员", "是否应为“万元”"),
        ("5甲乙丙丁戊己庚辛壬", "改用认识的单位，或在单位一栏写明计量单位"),
        ("1.2万%", "检查单位是否写错"),
        ("5亿分", "检查单位是否写错"),
        ("5亿万元", "“亿”与“万元”只用一个"),
        ("五百万万元", "改为“五百亿”"),
        ("一百三家", "改为“一百零三”或“一百三十”"),
        ("三四十家", "改写为规范的汉字数或阿拉伯数字"),
        ("0分之一", "改为如“三分之二”"),
        ("1.5分之一", "改为如“三分之二”"),
        ("二分之1.5", "改为如“三分之二”"),
        ("三分之甲", "只填数和单位，其余文字写在备注"),
        ("四成左", "只填数和单位，其余文字写在备注"),
        ("3.5成五", "只填数和单位，其余文字写在备注"),
        ("甲", "只填数和单位，其余文字写在备注"),
        ("约", "只填数和单位，其余文字写在备注"),
        ("+-5", "只填数和单位，其余文字写在备注"),
        ("达到5%", "只填数和单位，其余文字写在备注"),
        ("1 234", "去掉数字之间的空格；若是两个数，分开填写"),
        ("", "空白不等于零：没有数据时在填报状态注明原因"),
        ("\u3000", "空白不等于零：没有数据时在填报状态注明原因"),
        ("万" * 5000, "检查是否多个数连在了一起"),
    ],
)
def test_every_refusal_quotes_the_whole_text_and_advises(text, advice):
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text)
    assert caught.value.what == text
    assert caught.value.advice == advice
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["五百万余万元", "四百亿万元", "四百亿余万元", "三亿五百千万元"])
def test_a_numeral_is_not_multiplied_twice(text):
    # Read as 五百万 of 万元 this would silently be ten thousand times too much.
    with pytest.raises(QuantityError, match="规范的汉字数"):
        parse_quantity(text)


def test_the_text_is_kept_as_written():
    assert parse_quantity(" 约１２．５％ ").text == " 约１２．５％ "


@given(st.text("0123456789一二十百万亿.,，-%％元家个约超多余分之成年月 第至", max_size=12))
def test_any_text_is_read_or_refused_with_advice(text):
    try:
        figure = parse_quantity(text)
    except QuantityError as error:
        assert error.what == text
        assert error.expected
        assert error.advice
    else:
        assert figure.text == text
        if figure.hedge is None:
            assert figure.interval.contains(figure.exact)


@given(st.text(max_size=30))
def test_no_text_at_all_breaks_the_reader(text):
    try:
        parse_quantity(text)
    except QuantityError as error:
        assert "\n" not in str(error)
