"""Differences keep the hedges and the printed precision of what they are made of."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.quantities import parse_quantity, print_amount
from jiheng.reports.content.spending import difference_figure, gap_between
from jiheng.reports.spans import Figure


def amount(text: str) -> Figure:
    printed = parse_quantity(text)
    assert printed.unit is not None
    return Figure(text, "some.fact", printed.exact, printed.unit.symbol)


@pytest.mark.parametrize(
    ("budget", "spent", "gap"),
    [
        ("56.83亿元", "51.15亿元", "5.68亿元"),
        ("56.83亿元", "约51.15亿元", "约5.68亿元"),
        ("超56.83亿元", "51.15亿元", "约5.68亿元"),
        # The coarser unit and its decimals; what that rounds is an approximation.
        ("56.83亿元", "511,500.00万元", "5.68亿元"),
        ("56.83亿元", "511,512.34万元", "约5.68亿元"),
        ("300万元", "290.00万元", "10万元"),
        ("150.0万元", "140.00万元", "10.0万元"),
        # Less than the coarser unit can print: the finer one, never zero.
        ("1亿元", "9,999.50万元", "0.50万元"),
    ],
)
def test_a_gap_is_no_more_exact_than_its_operands(budget: str, spent: str, gap: str) -> None:
    made = gap_between("report.gap", amount(budget), amount(spent))
    assert made is not None and made.amount.text == gap


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_amounts_of_one_precision_subtract_exactly(one: int, two: int) -> None:
    first, second = (
        amount(print_amount(Fraction(x) * 100)) for x in (max(one, two), min(one, two))
    )
    if one != two:
        made = difference_figure("report.gap", first, second, "计算")
        assert made.text == print_amount(Fraction(abs(one - two)) * 100)
        assert parse_quantity(made.text).exact == made.value
