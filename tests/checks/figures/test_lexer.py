"""Figures are found with unit, hedge and precision; what is no figure stays none."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.checks.document import Place
from jiheng.checks.figures import Figure, Kind, read_tokens
from jiheng.quantities import unit


def figures(text: str) -> list[Figure]:
    return [token for token in read_tokens(text, Place()) if isinstance(token, Figure)]


@pytest.mark.parametrize(
    ("text", "printed", "kind", "exact"),
    [
        ("预算（含转移支付）434,353.82万元，", "434,353.82万元", Kind.MONEY, Fraction(4343538200)),
        ("成交额预计达 2413 亿元，", "2413 亿元", Kind.MONEY, Fraction(241300000000)),
        ("数量达 1.2万家，", "1.2万家", Kind.COUNT, Fraction(12000)),
        ("机构 770多家，", "770多家", Kind.COUNT, Fraction(770)),
        ("投入超 8.5亿元。", "超 8.5亿元", Kind.MONEY, Fraction(850000000)),
        ("占近 4成。", "近 4成", Kind.RATE, Fraction(2, 5)),
        ("提高0.34个百分点", "0.34个百分点", Kind.POINT, Fraction(34, 10000)),
        ("是上年的1.5倍", "1.5倍", Kind.MULTIPLE, Fraction(3, 2)),
        ("得93.5分，", "93.5分", Kind.SCORE, Fraction(187, 2)),
        ("共二十一家", "二十一家", Kind.COUNT, Fraction(21)),
        ("约占三分之二", "三分之二", Kind.RATE, Fraction(2, 3)),
        ("占百分之十二", "百分之十二", Kind.RATE, Fraction(12, 100)),
        ("余额为-3.2万元", "-3.2万元", Kind.MONEY, Fraction(-32000)),
        ("单价100万元（含）以上设备", "100万元（含）以上", Kind.MONEY, Fraction(1000000)),
        ("设备0台（套）。", "0台（套）", Kind.COUNT, Fraction(0)),
        ("１２．５％", "１２．５％", Kind.RATE, Fraction(1, 8)),
        ("观看1800万人次", "1800万人次", Kind.COUNT, Fraction(18000000)),
        ("支出19.51万/预算", "19.51万", Kind.NUMBER, Fraction(195100)),
    ],
)
def test_figure(text: str, printed: str, kind: Kind, exact: Fraction) -> None:
    (found,) = figures(text)
    assert (found.text, found.kind, found.exact) == (printed, kind, exact)
    assert text[found.start : found.end] == printed


@pytest.mark.parametrize(
    "text",
    [
        "财预〔2020〕10号",
        "2021年12月13日",
        "2021年1—12月",
        "电话020-83124567",
        "邮编510000",
        "5G网络",
        "建设“2＋2＋N”平台",
        "“十四五”规划",
        "（一）部门概况",
        "1. 基本情况",
        "GB/T 9704-2012",
        "第三部分",
        "二是加强管理",
        "一般公共预算",
        "项目编码4401002100001",
        "统一社会信用代码11440000006939748X",
        "附件2",
        "×100%",
    ],
)
def test_no_figure(text: str) -> None:
    assert figures(text) == []


def test_malformed_separators_are_read_and_marked() -> None:
    (found,) = figures("支出14,8134.51万元")
    assert found.is_malformed and found.exact == Fraction(1481345100)
    (right,) = figures("支出148,134.51万元")
    assert not right.is_malformed


def test_ranges_claim_no_single_number() -> None:
    tokens = read_tokens("增长5%—8%，企业10-20家", Place())
    assert [token.kind for token in tokens] == [Kind.RANGE, Kind.RANGE]


def test_the_column_gives_the_unit() -> None:
    (found,) = read_tokens("1,234.50", Place(), unit("万元"))
    assert isinstance(found, Figure) and found.exact == 12345000


def test_a_year_mark_names_its_year() -> None:
    marks = read_tokens("与2023年度相比，截至二〇二四年", Place())
    assert [getattr(mark, "year", None) for mark in marks] == [2023, 2024]


@given(
    st.integers(0, 10**10),
    st.integers(0, 4),
    st.sampled_from(["元", "万元", "亿元", "%", "个", "家", "分", "倍"]),
    st.booleans(),
)
def test_what_is_printed_is_read(digits: int, places: int, symbol: str, grouped: bool) -> None:
    whole, rest = divmod(digits, 10**places)
    number = f"{whole:,}" if grouped else str(whole)
    if places:
        number += f".{rest:0{places}}"
    (found,) = figures(f"共{number}{symbol}。")
    assert found.printed.value == Fraction(digits, 10**places)
    assert found.unit_symbol == symbol and found.printed.places == places


@given(
    st.text(
        alphabet="0123456789.,，%％万亿元家个年月日号约超近多余（）()〔〕-—+=/:；。一二三十百分之成倍 ",
        max_size=40,
    )
)
def test_any_text_gives_tokens_in_order_that_do_not_overlap(text: str) -> None:
    end = 0
    for token in read_tokens(text, Place()):
        assert end <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.text
        end = token.end
