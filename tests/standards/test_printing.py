from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.quantities import Status
from jiheng.standards.expressions import (
    Both,
    Case,
    Cases,
    Comparison,
    Name,
    Nothing,
    Number,
    add,
    multiply,
)
from jiheng.standards.printing import needs_brackets, print_exact, print_plain, print_tree
from jiheng.standards.syntax import parse_expression, parse_number

LABELS = {"a": "甲", "b": "乙", "c": "丙"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(40), "40"),
        (Fraction(1, 8), "0.125"),
        (Fraction(-1, 5), "-0.2"),
        (Fraction(3, 50), "0.06"),
        (Fraction(2, 3), "2/3"),
        (Fraction(-7, 6), "-7/6"),
    ],
)
def test_the_shortest_exact_decimal(value: Fraction, text: str) -> None:
    assert print_exact(value) == text


@given(value=st.decimals(-(10**9), 10**9, places=6).map(Fraction), percent=st.booleans())
def test_a_printed_decimal_is_read_back(value: Fraction, percent: bool) -> None:
    assert parse_number(print_exact(value, percent=percent)) == Number(value, percent)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a + b * c", "甲＋乙×丙"),
        ("(a + b) * c", "（甲＋乙）×丙"),
        ("a - (b - c)", "甲－（乙－丙）"),
        ("a - b - c", "甲－乙－丙"),
        ("a / (b * c)", "甲÷（乙×丙）"),
        ("a / b * c", "甲÷乙×丙"),
        ("a + (b - c)", "甲＋乙－丙"),
        ("min(100%, a / b)", "较小者（100%，甲÷乙）"),
        ("max(0, abs(a - 1)) + floor(b)", "较大者（0，绝对值（甲－1））＋取整（乙）"),
        ("a * (b <= 90%)", "甲×（乙≤90%）"),
        ("(a < b) == c", "（甲＜乙）＝丙"),
        ("a >= b", "甲≥乙"),
        ("a != 0", "甲≠0"),
    ],
)
def test_trees_are_printed_as_officials_write_them(text: str, printed: str) -> None:
    assert print_tree(parse_expression(text), LABELS.__getitem__) == printed


def test_cases_and_nothings() -> None:
    inside = Both(
        (Comparison(">=", Name("a"), Number(Fraction(1))), Comparison("<", Name("a"), Name("b")))
    )
    tree = Cases((Case(inside, Number(Fraction(2))),), Nothing(Status.NOT_ASSESSABLE, "不在范围内"))
    words = "甲≥1且甲＜乙时为2；其余为无法判断（不在范围内）"
    assert print_tree(tree, LABELS.__getitem__) == words
    assert print_tree(multiply(tree, Name("c")), LABELS.__getitem__) == f"（{words}）×丙"
    assert print_tree(Comparison("<", tree, Name("c")), LABELS.__getitem__) == f"（{words}）＜丙"


def test_columns_of_an_indicator_row_have_their_headers() -> None:
    assert print_plain(parse_expression("weight * actual / target")) == "分值×完成值÷指标值"
    assert print_plain(parse_expression("finance.spent + 1")) == "finance.spent＋1"


def test_brackets_only_where_they_change_something() -> None:
    inner = add(Name("a"), Name("b"))
    assert needs_brackets(inner, "*", False)
    assert needs_brackets(inner, "-", True)
    assert not needs_brackets(inner, "-", False)
    assert not needs_brackets(inner, "+", True)
    assert not needs_brackets(multiply(Name("a"), Name("b")), "-", True)
    assert not needs_brackets(Name("a"), "/", True)
    assert needs_brackets(Comparison("<", Name("a"), Number(Fraction(1))), "+", False)
