"""A difference is that of the two figures before it, where just two stand there."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.checks.checking import culprits, findings
from tests.checks.printed import shown

cents = st.integers(1_000, 10_000_000)


@settings(max_examples=50, derandomize=True)
@given(one=cents, other=cents, off=st.integers(-500, 500))
def test_a_difference_is_wrong_exactly_when_it_is_off(one: int, other: int, off: int) -> None:
    gap = abs(one - other) + off
    # What is off by one of the last digits may have been rounded; so may a sum of the two.
    assume(gap > 0 and abs(off) not in (1, 2) and abs(one + other - gap) > 2)
    assume(all(abs(gap + each - whole) > 2 for each, whole in ((one, other), (other, one)) if off))
    a, b, stated = (f"{shown(Fraction(each, 100))}万元" for each in (one, other, gap))
    text = f"甲项目安排{a}，乙项目安排{b}，两者相差{stated}。"
    assert culprits(text, "SM010") == ([stated] if off else []), text


@settings(max_examples=30)
@given(one=cents, other=cents, places=st.integers(0, 1))
def test_a_rounded_difference_is_let_pass(one: int, other: int, places: int) -> None:
    assume(abs(one - other) > 100)
    gap = shown(Fraction(abs(one - other), 100), places)
    a, b = (f"{shown(Fraction(each, 100))}万元" for each in (one, other))
    assert culprits(f"甲项目安排{a}，乙项目安排{b}，两者相差{gap}万元。", "SM010") == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("预算120.00万元，支出98.50万元，尚余31.50万元。", ["31.50万元"]),
        ("预算120.00万元，支出98.50万元，尚余21.50万元。", []),
        ("预算120.00万元，支出98.50万元，未支出31.50万元。", ["31.50万元"]),
        ("计划建35座，建成28座，少于计划9座。", ["9座"]),
        # Nothing says that it is a difference.
        ("预算120.00万元，支出98.50万元，另行安排31.50万元。", []),
        # 年末结余 may have an opening balance behind it.
        ("预算120.00万元，支出98.50万元，结余31.50万元。", []),
        # Three figures, or one, before it.
        ("预算120.00万元，支出98.50万元，收回5.00万元，尚余31.50万元。", []),
        ("支出98.50万元，尚余31.50万元。", []),
        # Other clauses do not count, but where two things are said to be apart.
        ("预算120.00万元；支出98.50万元，尚余31.50万元。", []),
        ("甲得120.00万元；乙得98.50万元，相差31.50万元。", ["31.50万元"]),
        # About.
        ("预算120.00万元，支出98.50万元，尚余约31.50万元。", []),
        ("预算约120万元，支出98.50万元，尚余22.30万元。", []),
        # Figures of another kind.
        ("预算120.00万元，支出98.50万元，尚余31.50个百分点。", []),
    ],
)
def test_what_a_difference_is_of(text: str, wrong: list[str]) -> None:
    assert culprits(text, "SM010") == wrong


def test_the_calculation_can_be_redone() -> None:
    (found,) = findings("预算120.00万元，支出98.50万元，尚余31.50万元。", "SM010")
    assert found.expected == "21.50万元"
    assert found.calculation.startswith("98.50万元＋31.50万元＝130.00万元")
