"""An amount whose unit puts it out of all proportion to those beside it is doubted."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.checks.checking import culprits

tens = st.integers(200, 2_000).map(lambda n: f"{n / 100:.2f}")


@settings(max_examples=40, derandomize=True)
@given(first=tens, second=tens, third=tens)
def test_the_one_of_another_unit_is_doubted(first: str, second: str, third: str) -> None:
    # Two that are alike differ by some 元.
    assume(abs(float(first) - float(second)) > 0.03)
    text = "出国费{}万元，用车费{}万元，接待费{}{}。"
    assert culprits(text.format(first, second, third, "万元"), "UN003") == []
    for unit in ("元", "亿元"):
        assert culprits(text.format(first, second, third, unit), "UN003") == [f"{third}{unit}"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        # One amount beside it is not enough.
        ("出国费5.92万元，接待费8.13元。", []),
        # 元 is meant where it is for one of many.
        ("出国费5.92万元，用车费31.42万元，人均8.13元。", []),
        ("出国费5.92万元，用车费31.42万元，标准8.13元/天。", []),
        # The two others have units of their own.
        ("出国费5.92万元，用车费3.14亿元，接待费8.13元。", []),
        # About.
        ("出国费5.92万元，用车费31.42万元，接待费约8.13元。", []),
        # Small, but not out of proportion; or so large that the other unit would not do either.
        ("出国费5.92万元，用车费31.42万元，接待费813元。", []),
        ("出国费5.92万元，用车费31.42万元，接待费99999.13亿元。", []),
        # 400 times less is the limit: of 5.92万元 it is 148元.
        ("出国费5.92万元，用车费31.42万元，接待费149元。", []),
        ("出国费5.92万元，用车费31.42万元，接待费147元。", ["147元"]),
        # Units between 元 and 万元 are nobody's slip.
        ("出国费5.92万元，用车费31.42万元，接待费0.01千元。", []),
        # Nothing at all is nothing in any unit.
        ("出国费5.92万元，用车费31.42万元，接待费0元。", []),
    ],
)
def test_where_a_unit_is_odd(text: str, wrong: list[str]) -> None:
    assert culprits(text, "UN003") == wrong


def test_a_row_of_a_table_with_printed_units() -> None:
    rows = "| 三级指标 | 年度指标值 | 实际完成值 |\n| {} | ≤136.89万元 | 125.96{} |"
    assert culprits(rows.format("项目总成本", "元"), "UN003") == ["125.96元"]
    assert culprits(rows.format("项目总成本", "万元"), "UN003") == []
    assert culprits(rows.format("每户补助", "元"), "UN003") == []
