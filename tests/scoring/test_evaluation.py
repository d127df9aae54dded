"""The exact interpreter: values, the branch that is shown, and the three nothings."""

from dataclasses import dataclass
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jiheng.quantities import Interval, Missing, Status, round_half_up
from jiheng.scoring.evaluation import evaluate
from jiheng.standards.expressions import (
    Arithmetic,
    Both,
    Case,
    Cases,
    Comparison,
    Function,
    Name,
    Nothing,
    Number,
    number,
)
from jiheng.standards.spread import round_interval, spread
from jiheng.standards.syntax import parse_expression


@dataclass(frozen=True)
class Reading:
    label: str
    value: object
    text: str = ""
    interval: Interval | None = None
    trace: None = None


def reader(**values):
    return lambda code: Reading(code, values[code], f"<{code}>")


BLANK = Missing(Status.UNREPORTED, "没有填")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", Fraction(7)),
        ("(1 + 2) * 3", Fraction(9)),
        ("7 / 2 - 1", Fraction(5, 2)),
        ("1 - (2 - 3)", Fraction(2)),
        ("-2 * 3", Fraction(-6)),
        ("min(3, 1, 2)", Fraction(1)),
        ("max(3, 1, 2)", Fraction(3)),
        ("abs(1 - 5)", Fraction(4)),
        ("floor(-7 / 2)", Fraction(-4)),
        ("50% + 0.5", Fraction(1)),
        ("3 > 2", Fraction(1)),
        ("3 <= 2", Fraction(0)),
    ],
)
def test_values(text, value):
    assert evaluate(parse_expression(text), reader()).value == value


def test_only_what_counted_is_shown():
    trace = evaluate(
        parse_expression("max(0, min(1, a / b))"), reader(a=Fraction(1), b=Fraction(2))
    )
    assert (trace.text, trace.worked, trace.value) == ("a÷b", "<a>÷<b>", Fraction(1, 2))
    assert [leaf.code for leaf in trace.leaves()] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a * (b + 1)", "a×（b＋1）"),
        ("a - (b - 1)", "a－（b－1）"),
        ("a - b - 1", "a－b－1"),
        ("a / (b * 2)", "a÷（b×2）"),
        ("a / b * 2", "a÷b×2"),
        ("a + b * 2", "a＋b×2"),
        ("a * (b <= 2)", "a×（b≤2）"),
        ("(a <= 2) + b", "（a≤2）＋b"),
    ],
)
def test_brackets_only_where_needed(text, shown):
    trace = evaluate(parse_expression(text), reader(a=Fraction(1), b=Fraction(2)))
    assert trace.text == shown


def test_zero_by_zero_is_not_applicable_and_x_by_zero_not_assessable():
    tree = parse_expression("a / b")
    zero = evaluate(tree, reader(a=Fraction(0), b=Fraction(0))).value
    other = evaluate(tree, reader(a=Fraction(1), b=Fraction(0))).value
    assert zero.status is Status.NOT_APPLICABLE
    assert other.status is Status.NOT_ASSESSABLE


@pytest.mark.parametrize("text", ["a + 1", "0 * a", "min(0, a)", "max(9, a)", "abs(a)", "a > 1"])
def test_a_blank_stays_blank(text):
    assert evaluate(parse_expression(text), reader(a=BLANK)).value is BLANK


def test_a_case_with_an_unknown_condition_is_unknown():
    tree = Cases((Case(Comparison(">", Name("a"), number(1)), number(5)),), number(0))
    trace = evaluate(tree, reader(a=BLANK))
    assert trace.value is BLANK
    assert evaluate(tree, reader(a=Fraction(2))).value == 5
    assert evaluate(tree, reader(a=Fraction(1))).value == 0


def test_both_and_nothing():
    inside = Both((Comparison(">=", Name("a"), number(1)), Comparison("<", Name("a"), number(2))))
    tree = Cases((Case(inside, number(1)),), Nothing(Status.NOT_ASSESSABLE, "应在1～2"))
    assert evaluate(tree, reader(a=Fraction(1))).value == 1
    outside = evaluate(tree, reader(a=Fraction(2))).value
    assert outside == Missing(Status.NOT_ASSESSABLE, "应在1～2")
    assert evaluate(tree, reader(a=BLANK)).value is BLANK


_NAMES = ("a", "b", "c")
_NUMBERS = st.fractions(-9, 9, max_denominator=20)
_TREES = st.recursive(
    st.one_of(_NUMBERS.map(Number), st.sampled_from(_NAMES).map(Name)),
    lambda inner: st.one_of(
        st.builds(Arithmetic, st.sampled_from("+-*/"), inner, inner),
        st.builds(Function, st.sampled_from(["min", "max"]), st.tuples(inner, inner)),
        st.builds(Function, st.sampled_from(["abs", "floor"]), st.tuples(inner)),
        st.builds(
            lambda sign, left, right, then, other: Cases(
                (Case(Comparison(sign, left, right), then),), other
            ),
            st.sampled_from(["<", "<=", ">", ">=", "==", "!="]),
            inner,
            inner,
            inner,
            inner,
        ),
    ),
    max_leaves=12,
)


@given(
    tree=_TREES,
    points=st.tuples(_NUMBERS, _NUMBERS, _NUMBERS),
    widths=st.tuples(*[st.fractions(0, 2, max_denominator=9)] * 3),
    sides=st.tuples(*[st.fractions(0, 1, max_denominator=7)] * 3),
)
def test_the_spread_holds_every_value_the_tree_can_take(tree, points, widths, sides):
    # Figures that are printed alike are taken for one value, which another test shows.
    assume(len(set(points)) == len(points))
    ranges, values = {}, {}
    for name, low, width, side in zip(_NAMES, points, widths, sides, strict=True):
        ranges[name] = Reading(name, low, "", Interval(low, low + width))
        values[name] = Reading(name, low + width * side)
    allowed = spread(tree, ranges.__getitem__)
    value = evaluate(tree, values.__getitem__).value
    if allowed is not None and not isinstance(value, Missing):
        assert allowed.contains(value)


def _printed(low, high):
    middle = Fraction(low + high, 2)
    return Reading("数", middle, "", Interval(Fraction(low), Fraction(high)))


@pytest.mark.parametrize(
    ("tree", "other", "range_"),
    [
        (Arithmetic("/", Name("a"), Name("b")), (99, 101), (1, 1)),
        (Arithmetic("-", Name("a"), Name("b")), (99, 101), (0, 0)),
        (Comparison("<=", Name("a"), Name("b")), (99, 101), (1, 1)),
        # The same number, printed to another place.
        (Arithmetic("-", Name("a"), Name("b")), (98, 102), (-3, 3)),
        (Comparison("<=", Name("a"), Name("b")), (98, 102), (0, 1)),
        # One unit of the last place apart.
        (Arithmetic("-", Name("a"), Name("b")), (97, 99), (0, 4)),
        # Sums are not figures that somebody printed.
        (Arithmetic("-", Arithmetic("+", Name("a"), number(0)), Name("b")), (99, 101), (-2, 2)),
    ],
)
def test_figures_that_are_printed_alike_are_one_value(tree, other, range_):
    read = {"a": _printed(99, 101), "b": _printed(*other)}.__getitem__
    assert spread(tree, read) == Interval(*map(Fraction, range_))


def test_figures_of_unknown_precision_are_not_printed_alike():
    hedged = Reading("a", Fraction(100), "", None)
    read = {"a": hedged, "b": hedged}.__getitem__
    assert spread(Arithmetic("-", Name("a"), Name("b")), read) is None


def test_two_zeros_that_are_printed_alike_have_no_ratio():
    read = {"a": _printed(-1, 1), "b": _printed(-1, 1)}.__getitem__
    assert spread(Arithmetic("/", Name("a"), Name("b")), read) is None


def test_the_spread_knows_when_a_branch_cannot_be_decided():
    tree = Cases((Case(Comparison(">=", Name("a"), number(90)), number(2)),), number(1))
    near = Reading("a", Fraction(90), "", Interval(Fraction(89), Fraction(91)))
    clear = Reading("a", Fraction(95), "", Interval(Fraction(94), Fraction(96)))
    assert spread(tree, lambda _: near) == Interval(Fraction(1), Fraction(2))
    assert spread(tree, lambda _: clear) == Interval.exact(2)


def test_a_spread_without_bound_rounds_to_nothing():
    assert round_interval(Interval(Fraction(1), None), 2) is None
    assert round_interval(None, 2) is None


@pytest.mark.parametrize(
    ("low", "high", "low_closed", "high_closed", "rounded"),
    [
        # An end on a half that is not reached does not round away from the interval.
        ("1", "1.5", True, True, (1, 2)),
        ("1", "1.5", True, False, (1, 1)),
        ("1", "1.51", True, False, (1, 2)),
        ("-1.5", "1", True, True, (-2, 1)),
        ("-1.5", "1", False, True, (-1, 1)),
        ("-1.51", "1", False, True, (-2, 1)),
        # Towards zero a half rounds inwards, reached or not.
        ("0.5", "2", False, True, (1, 2)),
        ("-2", "-0.5", True, False, (-2, -1)),
        ("1.4", "1.6", False, False, (1, 2)),
    ],
)
def test_an_interval_is_rounded_to_what_its_points_round_to(
    low, high, low_closed, high_closed, rounded
):
    given = Interval(Fraction(low), Fraction(high), low_closed, high_closed)
    assert round_interval(given, 0) == Interval(*map(Fraction, rounded))


@given(
    low=st.integers(-40, 40),
    size=st.integers(1, 40),
    closed=st.tuples(st.booleans(), st.booleans()),
    places=st.integers(0, 1),
)
def test_a_rounded_interval_ends_where_points_inside_do(low, size, closed, places):
    given_ = Interval(Fraction(low, 20), Fraction(low + size, 20), *closed)
    found = round_interval(given_, places)
    near = [
        given_.low,
        given_.low + Fraction(1, 1000),
        given_.high - Fraction(1, 1000),
        given_.high,
    ]
    inside = [round_half_up(point, places) for point in near if given_.contains(point)]
    assert found == Interval(min(inside), max(inside))


@pytest.mark.parametrize(
    ("done", "rate", "text", "worked", "value"),
    [
        ("是", "95%", "全部完成为“是”且执行率≤100%", "“是”且95%≤100%", 1),
        ("是", "105%", "全部完成为“是”且执行率≤100%", "“是”且105%≤100%", 0),
        ("否", "95%", "全部完成为“否”且执行率≤100%", "“否”且95%≤100%", 0),
    ],
)
def test_what_must_hold_together_is_said_in_words(done, rate, text, worked, value):
    read = {
        "done": Reading("全部完成", Fraction(int(done == "是")), done),
        "rate": Reading("执行率", Fraction(rate.rstrip("%")) / 100, rate),
    }.__getitem__
    both = parse_expression("done * (rate <= 100%)")
    trace = evaluate(both, read)
    assert (trace.text, trace.worked, trace.value) == (text, worked, value)
    met = evaluate(Comparison("==", both, number(1)), read)
    failed = evaluate(Comparison("==", both, number(0)), read)
    assert (met.worked, met.value) == (worked, value)
    assert (failed.worked, failed.value) == (f"{worked}不成立", 1 - value)


def test_a_product_with_a_figure_stays_arithmetic():
    read = {
        "done": Reading("全部完成", Fraction(1), "是"),
        "n": Reading("个数", Fraction(3), "3个"),
    }.__getitem__
    assert evaluate(parse_expression("done * n"), read).worked == "是×3个"


@pytest.mark.parametrize(
    ("text", "worked"),
    [
        ("max(0, 2 - 0.1 * (rate - 100%) / 1%)", "2－0.1×（130%－100%）÷1%≤0"),
        ("max(0, 100% - rate)", "100%－130%≤0%"),
    ],
)
def test_points_are_not_compared_with_per_cent(text, worked):
    trace = evaluate(parse_expression(text), lambda _: Reading("率", Fraction(13, 10), "130%"))
    assert trace.value == 0
    assert [one.worked for one in trace.conditions] == [worked]
