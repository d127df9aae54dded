"""What a tree gives: an amount of money stays one whichever side it stands on."""

import pytest

from jiheng.standards.kinds import is_amount
from jiheng.standards.syntax import parse_expression
from jiheng.standards.vocabulary import vocabulary

SPENT, BUDGET = "costs.three_spent", "costs.three_budget"


@pytest.mark.parametrize(
    ("text", "gives_money"),
    [
        (f"{SPENT} - 1", True),
        (f"1 - {SPENT}", True),
        (f"1 + finance.execution_rate * {SPENT}", True),
        ("1 - finance.execution_rate", False),
        (f"{SPENT} * 2", True),
        (f"2 * {SPENT}", True),
        (f"{SPENT} * {BUDGET}", False),
        (f"{SPENT} / 2", True),
        (f"2 / {SPENT}", False),
        (f"{SPENT} / {BUDGET}", False),
        (f"max(0, {SPENT})", True),
        ("max(0, finance.execution_rate)", False),
    ],
)
def test_an_amount_is_known_on_either_side(text, gives_money):
    assert is_amount(parse_expression(text), vocabulary()) is gives_money
