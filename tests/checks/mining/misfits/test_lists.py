"""Of two columns in one list, the one that adds up tells that the other should."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.checks.checking import culprits, sums_of_some
from tests.checks.printed import shown

rows = st.lists(st.tuples(st.integers(2, 60), st.integers(10_000, 900_000)), min_size=3, max_size=6)


def written(items: list[tuple[int, int]], number: int, cents: int) -> str:
    parts = "；".join(
        f"第{'甲乙丙丁戊己'[n]}类{count}个，资金{shown(Fraction(amount, 100))}万元"
        for n, (count, amount) in enumerate(items)
    )
    return f"全年安排{number}个项目，资金{shown(Fraction(cents, 100))}万元。{parts}。"


@settings(max_examples=60, derandomize=True)
@given(items=rows, off=st.integers(-3, 3))
def test_the_counts_are_wrong_exactly_when_they_do_not_add_up(
    items: list[tuple[int, int]], off: int
) -> None:
    number, cents = sum(count for count, _ in items) + off, sum(amount for _, amount in items)
    assume(number not in sums_of_some([count for count, _ in items]))
    found = culprits(written(items, number, cents), "SM011")
    assert found == ([f"{number}个"] if off else [])


@settings(max_examples=20, derandomize=True)
@given(items=rows, off=st.integers(1_000_000, 9_000_000))
def test_a_list_that_may_leave_something_out_proves_nothing(
    items: list[tuple[int, int]], off: int
) -> None:
    number, cents = sum(count for count, _ in items) + 3, sum(amount for _, amount in items) + off
    assert culprits(written(items, number, cents), "SM011") == []


@pytest.mark.parametrize(
    "text",
    [
        # No number stands beside the total.
        "资金1,287.50万元。教育类21个，资金624.30万元；卫生类15个，资金418.75万元；文化类6个，资金244.45万元。",
        # One item has no number.
        "全年安排45个项目，资金1,287.50万元。教育类21个，资金624.30万元；卫生类资金418.75万元；文化类6个，资金244.45万元。",
        # The numbers do not take turns with the amounts.
        "全年安排45个项目，资金1,287.50万元。资金624.30万元，教育类21个、卫生类15个、文化类6个，资金418.75万元、资金244.45万元。",
        # Rates are not added.
        "平均完成95%，资金1,287.50万元。教育类21%，资金624.30万元；卫生类15%，资金418.75万元；文化类6%，资金244.45万元。",
    ],
)
def test_what_is_no_column_beside_another_is_let_pass(text: str) -> None:
    assert culprits(text, "SM011") == []
