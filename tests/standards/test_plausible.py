"""What a figure of the vocabulary can not be, and the nearest it can."""

from fractions import Fraction

import pytest

from jiheng.standards.plausible import impossible, is_hundredth
from jiheng.standards.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("code", "wrong", "right", "expected"),
    [
        ("results.satisfaction", "1.0001", "1", "0～100%"),
        ("results.satisfaction", "-0.0001", "0", "0～100%"),
        ("staff.in_post", "-1", "0", "零或正数"),
        ("staff.in_post", "53.5", "53", "整数"),
        ("costs.three_spent", "-0.01", "0", "零或正数"),
    ],
)
def test_a_figure_that_can_not_be(code, wrong, right, expected):
    term = vocabulary()[code]
    found = impossible(term, Fraction(wrong))
    assert found is not None and found[1] == expected
    assert impossible(term, Fraction(right)) is None


@pytest.mark.parametrize(
    ("code", "value"),
    [
        # No share of a whole: more than all of the budget can be spent, and less than nothing grow.
        ("finance.execution_rate", "1.2"),
        ("costs.three_change_rate", "-0.3"),
        ("finance.appended", "-100"),
        ("finance.building_actual", "120.5"),
        ("costs.three_spent", "19.51"),
        ("bonus.net", "-2.5"),
    ],
)
def test_what_is_unusual_and_possible(code, value):
    assert impossible(vocabulary()[code], Fraction(value)) is None


@pytest.mark.parametrize(
    ("value", "other", "is_asked"),
    [
        # Set against a half or more, from which on a rate is usually meant to be high.
        ("0.005", "0.5", True),
        ("0.005", "0.4999", False),
        # A hundred times the value is from a half of the other to its double.
        ("0.005", "1", True),
        ("0.0049", "1", False),
        ("0.012", "0.6", True),
        ("0.0121", "0.6", False),
        ("0", "0.9", False),
        ("-0.009", "0.9", False),
        # 300 % is the highest of all.
        ("0.03", "3", True),
        ("0.0301", "3", False),
    ],
)
def test_a_hundredth_of_what_it_is_set_against(value, other, is_asked):
    assert is_hundredth(Fraction(value), Fraction(other)) is is_asked
