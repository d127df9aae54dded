from fractions import Fraction

import pytest

from jiheng.quantities import Status
from jiheng.standards.expressions import (
    ONE,
    ZERO,
    Arithmetic,
    Both,
    Case,
    Cases,
    Comparison,
    Expression,
    Function,
    Name,
    Nothing,
    Number,
    add,
    children,
    divide,
    largest,
    multiply,
    names,
    number,
    smallest,
    subtract,
)

A, B, C = Name("a"), Name("b"), Name("c")


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (add(ZERO, A), A),
        (add(A, ZERO), A),
        (add(A, B), Arithmetic("+", A, B)),
        (subtract(A, ZERO), A),
        (subtract(ZERO, A), Arithmetic("-", ZERO, A)),
        (multiply(ONE, A), A),
        (multiply(A, ONE), A),
        (multiply(A, B), Arithmetic("*", A, B)),
        (divide(A, ONE), A),
        (divide(A, Number(Fraction(1), percent=True)), A),
        (divide(ONE, A), Arithmetic("/", ONE, A)),
        (divide(A, B), Arithmetic("/", A, B)),
        (smallest(A, B), Function("min", (A, B))),
        (largest(A, B), Function("max", (A, B))),
        (number(2), Number(Fraction(2))),
    ],
)
def test_only_what_changes_nothing_is_left_out(made: Expression, expected: Expression) -> None:
    assert made == expected


def test_children_go_from_left_to_right() -> None:
    first, second = Comparison("<", A, B), Comparison(">", B, C)
    cases = Cases((Case(Both((first, second)), A), Case(first, B)), C)
    assert children(cases) == (Both((first, second)), A, first, B, C)
    assert children(Both((first, second))) == (first, second)
    assert children(Function("max", (A, B))) == (A, B)
    assert children(Number(Fraction(1))) == children(Nothing(Status.UNREPORTED, "")) == ()


def test_names_are_listed_once_in_the_order_of_reading() -> None:
    tree = Cases((Case(Comparison("<", B, A), add(B, C)),), Function("abs", (A,)))
    assert names(tree) == ("b", "a", "c")
    assert names(ONE) == ()
