"""Classes add up to what is divided; places are as many as their amounts tell."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.checks.checking import culprits, findings, sums_of_some
from tests.checks.printed import shown

NAMES = ["数量", "质量", "时效", "成本", "效益", "满意度"]
AREAS = ["禾川县", "袁南区", "东河镇", "西岭乡", "北桥村", "南关街道"]


@settings(max_examples=50, derandomize=True)
@given(counts=st.lists(st.integers(1, 40), min_size=3, max_size=6), off=st.integers(-2, 2))
def test_classes_are_wrong_exactly_when_they_do_not_add_up(counts: list[int], off: int) -> None:
    assume(sum(counts) + off not in sums_of_some(counts))
    parts = "、".join(f"{name}指标{n}个" for name, n in zip(NAMES, counts, strict=False))
    for divided in ("按类型分为", "按内容划分，", "可分为："):
        text = f"全县共设绩效指标{sum(counts) + off}个。{divided}{parts}。"
        assert culprits(text, "SM012") == ([f"{sum(counts) + off}个"] if off else []), text


@pytest.mark.parametrize(
    "text",
    [
        # Two classes may leave out a third.
        "共设指标32个。按类型分为数量指标12个、质量指标9个。",
        # Not all of them.
        "共设指标32个。按类型分为数量指标12个、质量指标9个、时效指标10个等。",
        "共设指标32个。按类型分为数量指标12个、质量指标9个、时效指标10个，其中重点指标3个。",
        # Some are two things at once.
        "共设指标32个。按类型分为数量指标12个、质量指标9个、时效指标10个（部分重复）。",
        # Other things are counted.
        "共有学校32所。按类型分为数量指标12个、质量指标9个、时效指标10个。",
        "共设指标32个。按类型分为数量指标12个、质量指标9项、时效指标10个。",
        # About.
        "共设指标32个。按类型分为数量指标12个、质量指标9个、时效指标约10个。",
        "共设指标30余个。按类型分为数量指标12个、质量指标9个、时效指标10个。",
        # Another number before fits.
        "去年设指标32个，今年设指标31个。按类型分为数量指标12个、质量指标9个、时效指标10个。",
        # No word divides.
        "共设指标32个。数量指标12个、质量指标9个、时效指标10个。",
    ],
)
def test_what_is_no_division_is_let_pass(text: str) -> None:
    assert culprits(text, "SM012") == []


@settings(max_examples=40, derandomize=True)
@given(
    amounts=st.lists(st.integers(1_000, 999_999), min_size=2, max_size=6),
    stated=st.integers(1, 9),
)
def test_places_are_wrong_exactly_when_their_number_is(amounts: list[int], stated: int) -> None:
    parts = "、".join(
        f"{name}{shown(Fraction(n, 100))}万元" for name, n in zip(AREAS, amounts, strict=False)
    )
    total = shown(Fraction(sum(amounts), 100))
    text = f"{stated}个县资金未足额拨付，合计{total}万元，其中{parts}。"
    found = findings(text, "CT003")
    assert [one.expected for one in found] == (
        [] if stated == len(amounts) else [f"{len(amounts)}"]
    )


@pytest.mark.parametrize(
    "text",
    [
        # The amounts are not all there is.
        "1个县资金未足额拨付，合计45.73万元，其中禾川县18.62万元、袁南区27.01万元。",
        # One of them is no place.
        "1个县资金未足额拨付，合计45.63万元，其中禾川县18.62万元、维修费27.01万元。",
        # What is counted is no place.
        "1个项目资金未足额拨付，合计45.63万元，其中禾川县18.62万元、袁南区27.01万元。",
        # Two numbers of places.
        "6个县中1个县资金未足额拨付，合计45.63万元，其中禾川县18.62万元、袁南区27.01万元。",
        # The number stands behind the amounts.
        "合计45.63万元，其中禾川县18.62万元、袁南区27.01万元，涉及1个县。",
        # Things are counted there, not money.
        "1个县未完成，合计45个，其中禾川县18个、袁南区27个。",
    ],
)
def test_what_does_not_count_places_is_let_pass(text: str) -> None:
    assert culprits(text, "CT003") == []
