import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.quantities import Interval

NUMBERS = st.fractions(-50, 50, max_denominator=12)
DISTANCES = st.fractions(0, 60, max_denominator=12)
INSIDE = st.fractions(0, 1, max_denominator=12)


@st.composite
def interval_and_point(draw):
    """Draw an interval of any shape with one of its numbers."""
    low, width = draw(NUMBERS), draw(DISTANCES)
    low_closed, high_closed = draw(st.booleans()), draw(st.booleans())
    shape = draw(st.sampled_from(["bounded", "bounded", "from", "to", "all"]))
    if shape == "all":
        return Interval(None, None), low
    if shape == "from":
        interval = Interval(low, None, low_closed)
        point = low + width
    elif shape == "to":
        interval = Interval(None, low, high_closed=high_closed)
        point = low - width
    else:
        if width == 0:
            return Interval.exact(low), low
        interval = Interval(low, low + width, low_closed, high_closed)
        point = low + draw(INSIDE) * width
    if not interval.contains(point):
        # The point stood on an open end: step inside by less than any width drawn.
        point += Fraction(1, 1000) * (1 if point == interval.low else -1)
    assert interval.contains(point)
    return interval, point


PAIRS = interval_and_point()


def between(low, high, low_closed=True, high_closed=True):
    return Interval(
        None if low is None else Fraction(low),
        None if high is None else Fraction(high),
        low_closed,
        high_closed,
    )


@given(PAIRS, PAIRS)
def test_results_of_points_lie_in_results_of_intervals(first, second):
    (a, x), (b, y) = first, second
    assert (a + b).contains(x + y)
    assert (a - b).contains(x - y)
    assert (a * b).contains(x * y)
    assert a.min(b).contains(min(x, y))
    assert a.max(b).contains(max(x, y))
    assert a.hull(b).contains(x)
    assert a.hull(b).contains(y)
    if b.contains(0):
        with pytest.raises(ZeroDivisionError):
            a / b
    else:
        assert (a / b).contains(x / y)


@given(PAIRS)
def test_results_of_one_point_lie_in_results_of_its_interval(pair):
    a, x = pair
    assert (-a).contains(-x)
    assert abs(a).contains(abs(x))
    assert a.floor().contains(math.floor(x))


@given(PAIRS, NUMBERS)
def test_numbers_join_in_on_either_side(pair, number):
    a, x = pair
    assert (a + number).contains(x + number)
    assert (number + a).contains(number + x)
    assert (a - number).contains(x - number)
    assert (number - a).contains(number - x)
    assert (a * number).contains(x * number)
    assert (number * a).contains(number * x)
    if number:
        assert (a / number).contains(x / number)
    if not a.contains(0):
        assert (number / a).contains(number / x)


@given(st.tuples(NUMBERS, NUMBERS), st.tuples(NUMBERS, NUMBERS))
def test_bounded_products_are_no_wider_than_their_corners(first, second):
    a, b = between(min(first), max(first)), between(min(second), max(second))
    corners = [x * y for x in first for y in second]
    assert a * b == between(min(corners), max(corners))


@given(PAIRS, PAIRS)
def test_intervals_that_share_a_number_intersect(first, second):
    (a, x), (b, y) = first, second
    if a.contains(y) or b.contains(x):
        assert a.intersects(b)
    assert a.intersects(b) is b.intersects(a)
    assert a.intersects(a)


@given(PAIRS, PAIRS)
def test_intervals_that_do_not_intersect_share_none_of_their_numbers(first, second):
    (a, x), (b, y) = first, second
    if not a.intersects(b):
        assert not a.contains(y)
        assert not b.contains(x)
        assert not (a - b).contains(0)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (between(1, 2), between(2, 3), True),
        (between(1, 2, high_closed=False), between(2, 3), False),
        (between(1, 2), between(2, 3, low_closed=False), False),
        (between(None, 2), between(2, None), True),
        (between(None, 2, high_closed=False), between(2, None), False),
        (between(None, None), between(7, 7), True),
        (between(5, 6), between(1, 2), False),
    ],
)
def test_touching_ends_count_only_when_both_are_reached(a, b, expected):
    assert a.intersects(b) is expected
    assert b.intersects(a) is expected


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (lambda: between(0, 1) * between(2, 3, high_closed=False), "[0, 3)"),
        (lambda: between(0, 1, False) * between(0, 1), "[0, 1]"),
        (lambda: between(0, 1, False) * between(0, 1, False), "(0, 1]"),
        (lambda: between(-1, 1) * between(0, 5, False, False), "(-5, 5)"),
        (lambda: between(-2, 3) * between(-5, 7), "[-15, 21]"),
        (lambda: between(-3, -2) * between(-5, -4), "[8, 15]"),
        (lambda: between(0, 0) * between(None, None), "[0, 0]"),
        (lambda: between(0, 1) * between(1, None), "[0, +∞)"),
        (lambda: between(-1, 1) * between(1, None), "(-∞, +∞)"),
        (lambda: between(None, -2) * between(None, -3), "[6, +∞)"),
        (lambda: between(1, 2) / between(2, 4, high_closed=False), "(1/4, 1]"),
        (lambda: between(1, 2) / between(0, 4, low_closed=False), "[1/4, +∞)"),
        (lambda: between(1, 2) / between(-4, 0, high_closed=False), "(-∞, -1/4]"),
        (lambda: between(1, 2) / between(4, None), "(0, 1/2]"),
        (lambda: between(1, 2) / between(None, -4), "[-1/2, 0)"),
        (lambda: between(1, 2, False) + between(1, 2), "(2, 4]"),
        (lambda: between(1, 2, False) - between(1, 2), "(-1, 1]"),
        (lambda: 1 - between(1, None), "(-∞, 0]"),
        (lambda: abs(between(-3, 2, False)), "[0, 3)"),
        (lambda: abs(between(-3, 3, False)), "[0, 3]"),
        (lambda: abs(between(-3, -2, False)), "[2, 3)"),
        (lambda: abs(between(0, 2, False)), "(0, 2]"),
        (lambda: abs(between(None, 2)), "[0, +∞)"),
        (lambda: between(0, 2, False).max(between(0, 1)), "(0, 2]"),
        (lambda: between(0, 2, False).min(between(0, 1)), "[0, 1]"),
        (lambda: between(0, 2).min(between(None, 1)), "(-∞, 1]"),
        (lambda: between(0, 2, True, False).hull(between(2, 3)), "[0, 3]"),
        (lambda: between(0, 2, False).hull(between(0, None)), "[0, +∞)"),
        (lambda: between("0.5", 3).floor(), "[0, 3]"),
        (lambda: between("0.5", 3, high_closed=False).floor(), "[0, 2]"),
        (lambda: between("0.5", "3.1", high_closed=False).floor(), "[0, 3]"),
        (lambda: between(None, "-0.5").floor(), "(-∞, -1]"),
        (lambda: between("-0.5", None).floor(), "[-1, +∞)"),
    ],
)
def test_ends_are_tracked(result, expected):
    assert str(result()) == expected


@pytest.mark.parametrize(
    "divisor", [between(-1, 1), between(0, 1), between(-1, 0), between(0, 0), between(None, None)]
)
def test_division_by_zero_inside_is_refused(divisor):
    with pytest.raises(ZeroDivisionError, match="零"):
        between(1, 2) / divisor


@pytest.mark.parametrize(
    ("low", "high", "low_closed", "high_closed"),
    [(2, 1, True, True), (1, 1, False, True), (1, 1, True, False)],
)
def test_an_interval_without_numbers_is_refused(low, high, low_closed, high_closed):
    with pytest.raises(ValueError, match="没有数"):
        between(low, high, low_closed, high_closed)


def test_one_number_is_exact_and_has_no_width():
    assert Interval.exact(3) == between(3, 3)
    assert Interval.exact(3).is_exact
    assert Interval.exact(3).width == 0
    assert not between(3, 4).is_exact
    assert between(3, 4).width == 1
    assert not between(None, 4).is_exact
    assert between(None, 4).width is None
    assert between(4, None).width is None


def test_an_end_without_bound_has_one_spelling():
    assert Interval(None, None, True, True) == Interval(None, None, False, False)


def test_ends_belong_or_do_not():
    half_open = between("80.25", "80.35", high_closed=False)
    assert half_open.contains(Fraction("80.25"))
    assert not half_open.contains(Fraction("80.35"))
    assert half_open.contains(Fraction("80.3499"))
    assert not half_open.contains(80)
