"""Rules on target and actual of an indicator row, against plain formulas."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.quantities import Status
from jiheng.standards.expressions import Expression, Name, Nothing, Number, children
from jiheng.standards.rules import Rule, Subject, read_rule

Evaluate = Callable[[Expression, Mapping[str, Fraction]], Fraction | Status]
ROW = Subject("受训人数", Name("weight"), Name("actual"))
VALUES = st.integers(0, 3000).map(lambda n: Fraction(n, 10))
TARGETS = st.integers(1, 2000).map(lambda n: Fraction(n, 10))


def rule(kind: str, **parameters: Any) -> Rule:
    made = read_rule({kind: parameters})
    assert isinstance(made, Rule)
    return made


def points(evaluate: Evaluate, made: Rule, **row: str | Fraction | int) -> Fraction | Status:
    names = {"weight": Fraction(10), **{key: Fraction(value) for key, value in row.items()}}
    return evaluate(made.lower(ROW), names)


@given(actual=VALUES, target=TARGETS, pass_mark=st.none() | st.integers(0, 100))
def test_completion_is_weight_times_actual_by_target(
    actual: Fraction, target: Fraction, pass_mark: int | None, evaluate: Evaluate
) -> None:
    made = rule("completion", **({} if pass_mark is None else {"pass_mark": f"{pass_mark}%"}))
    expected = Fraction(10) if actual >= target else 10 * actual / target
    if pass_mark is not None and 100 * actual < pass_mark * target:
        expected = Fraction(0)
    assert points(evaluate, made, actual=actual, target=target) == expected


def test_completion_far_above_its_target(evaluate: Evaluate) -> None:
    over = {"note_at": "130%", "deduct_from": "200%", "each": "10%", "deduct": "1"}
    made = rule("completion", over=over)
    assert points(evaluate, made, actual=20, target=10) == 10
    assert points(evaluate, made, actual="20.1", target=10) == Fraction(99, 10)
    assert points(evaluate, made, actual=40, target=10) == 0
    (remark,) = made.remarks(ROW)
    assert evaluate(remark.condition, {"actual": Fraction(13), "target": Fraction(10)}) == 1
    assert evaluate(remark.condition, {"actual": Fraction(129, 10), "target": Fraction(10)}) == 0
    assert rule("completion").remarks(ROW) == ()


@given(actual=VALUES, target=TARGETS, zero_at=st.integers(101, 400))
def test_reverse_falls_in_a_line_to_zero(
    actual: Fraction, target: Fraction, zero_at: int, evaluate: Evaluate
) -> None:
    made = rule("reverse", zero_at=f"{zero_at}%")
    end = target * zero_at / 100
    if actual <= target:
        expected = Fraction(10)
    elif actual >= end:
        expected = Fraction(0)
    else:
        expected = 10 * (end - actual) / (end - target)
    assert points(evaluate, made, actual=actual, target=target) == expected


@pytest.mark.parametrize(
    ("actual", "worth"),
    [("50", "10"), ("50.05", "9.99"), ("75", "5"), ("99.95", "0.01"), ("100", "0")],
)
def test_reverse_at_its_limits(actual: str, worth: str, evaluate: Evaluate) -> None:
    assert points(evaluate, rule("reverse"), actual=actual, target=50) == Fraction(worth)


@pytest.mark.parametrize(
    ("kind", "missed"), [("reverse", Fraction(0)), ("equal", Status.NOT_ASSESSABLE)]
)
def test_a_target_of_zero_is_kept_or_missed(
    kind: str, missed: Fraction | Status, evaluate: Evaluate
) -> None:
    assert points(evaluate, rule(kind), actual=0, target=0) == 10
    # At most 0 and 1 happened: twice the target is reached, whatever falls in between.
    assert points(evaluate, rule(kind), actual=1, target=0) == missed
    assert points(evaluate, rule(kind), actual="0.01", target=0) == missed


@pytest.mark.parametrize("kind", ["completion", "reverse", "equal"])
@pytest.mark.parametrize("target", ["0", "-1"])
def test_a_target_that_is_met_needs_no_proportion(
    kind: str, target: str, evaluate: Evaluate
) -> None:
    better = {"completion": "0.8", "reverse": "-0.8", "equal": "0"}[kind]
    assert points(evaluate, rule(kind), actual=target, target=target) == 10
    beyond = Fraction(target) + Fraction(better)
    assert points(evaluate, rule(kind), actual=beyond, target=target) == 10


@pytest.mark.parametrize(
    ("kind", "actual"), [("completion", "-1.01"), ("reverse", "-0.99"), ("equal", "-0.99")]
)
def test_a_negative_target_that_is_missed_cannot_be_judged(
    kind: str, actual: str, evaluate: Evaluate
) -> None:
    missed = points(evaluate, rule(kind), actual=actual, target=-1)
    assert missed == Status.NOT_ASSESSABLE


@pytest.mark.parametrize(
    ("actual", "low", "high", "worth"),
    [
        ("0", "-1", "1", Fraction(10)),
        ("-1", "-1", "1", Fraction(10)),
        ("-1.01", "-1", "1", Status.NOT_ASSESSABLE),
        ("-0.01", "0", "1", Status.NOT_ASSESSABLE),
        ("1.01", "0", "1", Fraction("9.9")),
        ("0.01", "-2", "0", Status.NOT_ASSESSABLE),
        ("0", "-2", "0", Fraction(10)),
    ],
)
def test_no_distance_is_measured_by_a_bound_of_zero_or_less(
    actual: str, low: str, high: str, worth: Fraction | Status, evaluate: Evaluate
) -> None:
    row = {"actual": actual, "target_low": low, "target_high": high}
    assert points(evaluate, rule("interval"), **row) == worth


def test_what_lies_above_a_target_of_zero_is_no_excess(evaluate: Evaluate) -> None:
    made = rule("completion", over={"note_at": "130%"})
    (remark,) = made.remarks(ROW)
    for target in ("0", "-2"):
        row = {"actual": Fraction(-5), "target": Fraction(target)}
        assert evaluate(remark.condition, row) == 0
    costly = rule("completion", over={"note_at": "130%", "deduct_from": "200%", "deduct": "1"})
    assert points(evaluate, costly, actual=5, target=0) == Status.NOT_ASSESSABLE


@given(actual=VALUES, target=TARGETS)
def test_equal_loses_the_relative_deviation(
    actual: Fraction, target: Fraction, evaluate: Evaluate
) -> None:
    lost = 10 * (actual - target) / target if actual > target else 10 * (target - actual) / target
    expected = 10 - lost if lost < 10 else Fraction(0)
    assert points(evaluate, rule("equal"), actual=actual, target=target) == expected


@given(actual=VALUES, low=TARGETS, width=VALUES)
def test_interval_loses_the_distance_to_the_nearer_bound(
    actual: Fraction, low: Fraction, width: Fraction, evaluate: Evaluate
) -> None:
    high = low + width
    if actual < low:
        expected = 10 * actual / low
    elif actual <= high:
        expected = Fraction(10)
    else:
        expected = max(Fraction(0), 10 * (2 * high - actual) / high)
    row = {"actual": actual, "target_low": low, "target_high": high}
    assert points(evaluate, rule("interval"), **row) == expected


@pytest.mark.parametrize(
    ("actual", "worth"),
    [("80", "10"), ("79.92", "9.99"), ("100", "10"), ("100.1", "9.99"), ("200", "0"), ("0", "0")],
)
def test_interval_at_its_limits(actual: str, worth: str, evaluate: Evaluate) -> None:
    row = {"actual": actual, "target_low": "80", "target_high": "100"}
    assert points(evaluate, rule("interval"), **row) == Fraction(worth)


TIERS = [
    (1, "10", "10"),
    (1, "8", "8"),
    (1, "10.01", None),
    (1, "7.99", None),
    (2, "7.99", "7.99"),
    (2, "8", None),
    (2, "6", "6"),
    (2, "5.99", None),
    (3, "5.99", "5.99"),
    (3, "6", None),
    (3, "0", "0"),
    (3, "-0.01", None),
    (4, "5", None),
]


@pytest.mark.parametrize(("tier", "awarded", "worth"), TIERS)
def test_qualitative_points_must_lie_in_the_range_of_their_tier(
    tier: int, awarded: str, worth: str | None, evaluate: Evaluate
) -> None:
    got = points(evaluate, rule("qualitative"), tier=tier, awarded=awarded)
    assert got == (Status.NOT_ASSESSABLE if worth is None else Fraction(worth))


def test_qualitative_says_the_range_that_was_missed() -> None:
    def reasons(tree: Any) -> list[str]:
        own = [tree.reason] if isinstance(tree, Nothing) else []
        return own + [reason for child in children(tree) for reason in reasons(child)]

    assert reasons(rule("qualitative").lower(ROW)) == [
        "“达成年度指标”应评分值的80%～100%",
        "“部分达成年度指标并具有一定效果”应评分值的60%～80%（不含）",
        "“未达成年度指标且效果较差”应评分值的0%～60%（不含）",
        "完成档次应为：达成年度指标、部分达成年度指标并具有一定效果、未达成年度指标且效果较差",
    ]


@pytest.mark.parametrize(
    ("kind", "parameters", "words"),
    [
        ("completion", {}, "完成值达到指标值的得满分，未达到的按完成比例计分"),
        (
            "completion",
            {"pass_mark": "60%", "over": {"note_at": "130%"}},
            "完成值达到指标值的得满分，未达到的按完成比例计分，完成比例低于60%的不得分；"
            "完成比例达到130%的应说明原因",
        ),
        (
            "reverse",
            {"zero_at": "150%"},
            "完成值不高于指标值的得满分，超出的按超出比例扣分，达到指标值1.5倍的不得分",
        ),
        ("equal", {}, "完成值等于指标值的得满分，偏离的按偏离比例扣分，扣完为止"),
        (
            "interval",
            {},
            "完成值在指标值区间内的得满分，在区间外的按偏离较近限值的比例扣分，扣完为止",
        ),
        (
            "qualitative",
            {},
            "达成年度指标的，在分值的80%～100%内评定得分；"
            "部分达成年度指标并具有一定效果的，在分值的60%～80%（不含）内评定得分；"
            "未达成年度指标且效果较差的，在分值的0%～60%（不含）内评定得分",
        ),
    ],
)
def test_wording(kind: str, parameters: dict[str, Any], words: str) -> None:
    assert rule(kind, **parameters).describe(ROW) == words


def test_with_known_points_the_wording_says_them() -> None:
    subject = Subject("受训人数", Number(Fraction(5)), Name("actual"))
    assert rule("equal").describe(subject).startswith("完成值等于指标值的得5分，")


@pytest.mark.parametrize(
    ("kind", "read"),
    [
        ("completion", ["actual", "target"]),
        ("reverse", ["actual", "target"]),
        ("equal", ["actual", "target"]),
        ("interval", ["actual", "target_low", "target_high"]),
        ("qualitative", ["tier", "awarded"]),
    ],
)
def test_every_rule_names_the_columns_it_reads(kind: str, read: list[str]) -> None:
    assert list(rule(kind).formulas()) == [Name(column) for column in read]
    other = rule(kind, **{column.removeprefix("target_"): "finance.spent" for column in read[:1]})
    assert next(iter(other.formulas())) == Name("finance.spent")
