"""What a figure of the vocabulary can not be, and the nearest it can."""

from fractions import Fraction

import pytest

from jiheng.standards.plausible import impossible
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
