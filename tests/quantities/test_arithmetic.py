import itertools
import math
import operator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.quantities import (
    Missing,
    Status,
    absolute,
    add,
    compare,
    divide,
    floor,
    maximum,
    minimum,
    multiply,
    negate,
    subtract,
    total,
)

NUMBERS = st.fractions(max_denominator=10**4)
MISSING = st.sampled_from([Status.UNREPORTED, Status.NOT_APPLICABLE, Status.NOT_ASSESSABLE]).map(
    Missing
)
UNREPORTED = Missing(Status.UNREPORTED, "甲")
NOT_ASSESSABLE = Missing(Status.NOT_ASSESSABLE, "乙")
NOT_APPLICABLE = Missing(Status.NOT_APPLICABLE, "丙")
BINARY = [add, subtract, multiply, divide, minimum, maximum]
UNARY = [negate, absolute, floor]


@given(NUMBERS, NUMBERS)
def test_numbers_compute_exactly(a, b):
    assert add(a, b) == a + b
    assert subtract(a, b) == a - b
    assert multiply(a, b) == a * b
    assert minimum(a, b) == min(a, b)
    assert maximum(a, b) == max(a, b)
    assert negate(a) == -a
    assert absolute(a) == abs(a)
    assert floor(a) == math.floor(a)


@given(NUMBERS, NUMBERS.filter(bool))
def test_division_is_exact(a, b):
    assert divide(a, b) * b == a


@pytest.mark.parametrize("function", BINARY)
@given(number=NUMBERS, missing=MISSING)
def test_missing_wins_over_any_number_also_zero(function, number, missing):
    for x in (number, Fraction(0)):
        assert function(x, missing) == missing
        assert function(missing, x) == missing


@pytest.mark.parametrize("function", UNARY)
@given(missing=MISSING)
def test_missing_stays_missing(function, missing):
    assert function(missing) == missing


@pytest.mark.parametrize("function", BINARY)
@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        (UNREPORTED, NOT_ASSESSABLE),
        (UNREPORTED, NOT_APPLICABLE),
        (NOT_ASSESSABLE, NOT_APPLICABLE),
    ],
)
def test_the_stronger_nothing_shows(function, stronger, weaker):
    assert function(stronger, weaker) == stronger
    assert function(weaker, stronger) == stronger


def test_division_by_zero_names_its_kind():
    assert divide(Fraction(0), Fraction(0)) == Missing(Status.NOT_APPLICABLE, "分子分母均为零")
    assert divide(Fraction(1), Fraction(0)) == Missing(Status.NOT_ASSESSABLE, "分母为零")
    assert divide(Fraction(0), Fraction(1)) == 0


def test_a_missing_dividend_over_zero_keeps_its_own_reason():
    assert divide(UNREPORTED, Fraction(0)) == UNREPORTED


def test_total_adds_and_an_empty_sum_is_zero():
    assert total([]) == Fraction(0)
    assert total(iter([Fraction(1, 3), 2, Fraction(2, 3)])) == 3
    assert total([Fraction(1), NOT_APPLICABLE, UNREPORTED]) == UNREPORTED


@pytest.mark.parametrize("function", [minimum, maximum])
def test_extremes_of_many_and_of_none(function):
    values = [Fraction(3), Fraction(1), Fraction(2)]
    assert function(*values) == {"minimum": 1, "maximum": 3}[function.__name__]
    assert function(Fraction(7)) == 7
    assert function(*values, UNREPORTED) == UNREPORTED
    with pytest.raises(ValueError, match="至少"):
        function()


@pytest.mark.parametrize(
    ("spellings", "function"),
    [
        (["<"], operator.lt),
        (["<=", "≤"], operator.le),
        (["==", "="], operator.eq),
        (["!=", "≠"], operator.ne),
        ([">=", "≥"], operator.ge),
        ([">"], operator.gt),
    ],
)
def test_comparisons_around_the_limit(spellings, function):
    limit = Fraction(95)
    for spelling, x in itertools.product(spellings, ("94.99", "95", "95.01")):
        assert compare(Fraction(x), spelling, limit) is function(Fraction(x), limit)


def test_comparing_with_a_nothing_is_that_nothing():
    assert compare(UNREPORTED, "<", Fraction(1)) == UNREPORTED
    assert compare(Fraction(1), "<", NOT_APPLICABLE) == NOT_APPLICABLE
    assert compare(NOT_APPLICABLE, "==", NOT_ASSESSABLE) == NOT_ASSESSABLE


def test_an_unknown_comparison_is_refused():
    with pytest.raises(ValueError, match="=<"):
        compare(Fraction(1), "=<", Fraction(2))


@pytest.mark.parametrize("x", [0.1, True, "1", None])
def test_anything_that_is_not_exact_is_refused(x):
    for call in (lambda: add(x, Fraction(1)), lambda: divide(Fraction(1), x), lambda: total([x])):
        with pytest.raises(TypeError, match="Fraction"):
            call()


def test_whole_numbers_are_exact_numbers():
    quotient = divide(1, 3)
    assert quotient == Fraction(1, 3)
    assert isinstance(quotient, Fraction)
    assert isinstance(floor(5), Fraction)
