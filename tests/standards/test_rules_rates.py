"""Rules on a rate, against plain formulas written from their docstrings."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from jiheng.quantities import Status
from jiheng.standards.expressions import Expression, Name, Number
from jiheng.standards.rules import Rule, Subject, read_rule

Evaluate = Callable[[Expression, Mapping[str, Fraction]], Fraction | Status]

HUNDREDTHS = st.integers(-2000, 40000).map(lambda n: Fraction(n, 10000))
POINTS = st.integers(1, 400).map(lambda n: Fraction(n, 8))


def rule(kind: str, **parameters: Any) -> Rule:
    made = read_rule({kind: parameters})
    assert isinstance(made, Rule)
    return made


def points(
    evaluate: Evaluate, made: Rule, rate: Fraction | str, full: Fraction | int = 4
) -> Fraction | Status:
    tree = made.lower(Subject("某某率", Number(Fraction(full)), Name("x")))
    value = Fraction(rate[:-1]) / 100 if isinstance(rate, str) else rate
    return evaluate(tree, {"x": value})


def sentence(made: Rule, full: int | None = 4) -> str:
    worth: Expression = Name("weight") if full is None else Number(Fraction(full))
    return made.describe(Subject("某某率", worth, Name("x")))


@given(rate=HUNDREDTHS, full=POINTS)
def test_proportional_is_full_times_rate_held_between_0_and_full(
    rate: Fraction, full: Fraction, evaluate: Evaluate
) -> None:
    expected = full * (Fraction(0) if rate < 0 else Fraction(1) if rate > 1 else rate)
    assert points(evaluate, rule("proportional"), rate, full) == expected


@given(rate=HUNDREDTHS, full_at=st.integers(50, 200), pass_mark=st.integers(0, 50))
def test_proportional_up_to_a_mark_and_from_a_pass_mark(
    rate: Fraction, full_at: int, pass_mark: int, evaluate: Evaluate
) -> None:
    made = rule("proportional", full_at=f"{full_at}%", pass_mark=f"{pass_mark}%")
    expected = 4 * min(Fraction(1), max(Fraction(0), rate * 100 / full_at))
    if rate < Fraction(pass_mark, 100):
        expected = Fraction(0)
    assert points(evaluate, made, rate) == expected


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (
            "proportional",
            {"full_at": "50%", "pass_mark": "50%"},
            {"full_at": "50%", "pass_mark": "51%"},
        ),
        ("completion", {"pass_mark": "100%"}, {"pass_mark": "101%"}),
        (
            "completion",
            {"over": {"note_at": "130%", "deduct_from": "100%", "deduct": "1"}},
            {"over": {"note_at": "130%", "deduct_from": "99%", "deduct": "1"}},
        ),
    ],
)
def test_full_points_are_a_pass(kind: str, good: dict[str, Any], bad: dict[str, Any]) -> None:
    assert rule(kind, **good)
    with pytest.raises(ValueError, match="请核对"):
        rule(kind, **bad)


def test_proportional_at_its_limits(evaluate: Evaluate) -> None:
    made = rule("proportional", full_at="95%", pass_mark="60%")
    cases = [("95%", 4), ("94.9%", Fraction(3796, 950)), ("60%", Fraction(240, 95)), ("59.99%", 0)]
    assert [points(evaluate, made, rate) for rate, _ in cases] == [worth for _, worth in cases]


OVER = {"note_at": "130%", "deduct_from": "150%", "each": "10%", "deduct": "0.5"}


@given(rate=st.integers(0, 40000).map(lambda n: Fraction(n, 10000)))
def test_over_achievement_costs_from_its_mark(rate: Fraction, evaluate: Evaluate) -> None:
    made = rule("proportional", over=OVER)
    expected = 4 * min(Fraction(1), rate)
    if rate > Fraction(3, 2):
        expected = max(Fraction(0), expected - (rate - Fraction(3, 2)) * 10 * Fraction(1, 2))
    assert points(evaluate, made, rate) == expected


def test_over_achievement_at_its_limits(evaluate: Evaluate) -> None:
    made = rule("proportional", over=OVER)
    assert points(evaluate, made, "150%") == 4
    assert points(evaluate, made, "150.01%") == 4 - Fraction(5, 10000)
    assert points(evaluate, made, "230%") == 0
    (remark,) = made.remarks(Subject("某某率", Number(Fraction(4)), Name("x")))
    assert evaluate(remark.condition, {"x": Fraction(13, 10)}) == 1
    assert evaluate(remark.condition, {"x": Fraction(12999, 10000)}) == 0
    assert remark.text == "完成值达到指标值的130%以上，应说明偏差原因"


def test_without_over_achievement_there_is_no_remark() -> None:
    assert rule("proportional").remarks(Subject("某某率", Number(Fraction(4)), Name("x"))) == ()
    assert (
        rule("bands", bands=[{"above": "0", "points": "1"}]).remarks(Subject("", Name("w"))) == ()
    )


@given(
    rate=HUNDREDTHS,
    side=st.sampled_from(["below", "above", "both"]),
    steps=st.sampled_from(["proportional", "complete", "started"]),
    free=st.integers(0, 10),
    each=st.sampled_from(["1%", "5%", "0.5%"]),
    deduct=st.integers(0, 8),
    floor=st.integers(0, 2),
)
def test_per_point_takes_off_for_every_step(
    rate: Fraction,
    side: str,
    steps: str,
    free: int,
    each: str,
    deduct: int,
    floor: int,
    evaluate: Evaluate,
) -> None:
    made = rule(
        "per_point",
        side=side,
        free=f"{free}%",
        each=each,
        deduct=f"{deduct}",
        steps=steps,
        floor=f"{floor}",
    )
    off = {"below": 1 - rate, "above": rate - 1, "both": abs(rate - 1)}[side]
    beyond = off * 100 - free
    if beyond < 0:
        beyond = Fraction(0)
    count = beyond / Fraction(each[:-1])
    if steps == "complete":
        count = Fraction(count.numerator // count.denominator)
    elif steps == "started":
        count = Fraction(-(-count.numerator // count.denominator))
    expected = 4 - deduct * count
    assert points(evaluate, made, rate) == (expected if expected > floor else floor)


@pytest.mark.parametrize(
    ("parameters", "rate", "worth"),
    [
        ({}, "100%", "4"),
        ({}, "99.99%", "3.996"),
        ({}, "90%", "0"),
        ({}, "89.99%", "0"),
        ({"free": "5%"}, "95%", "4"),
        ({"free": "5%"}, "94.99%", "3.996"),
        ({"side": "above"}, "100.01%", "3.996"),
        ({"side": "both", "free": "2%"}, "102%", "4"),
        ({"side": "both", "free": "2%"}, "97.99%", "3.996"),
        ({"steps": "complete"}, "99.01%", "4"),
        ({"steps": "complete"}, "99%", "3.6"),
        ({"steps": "started"}, "99.99%", "3.6"),
        ({"steps": "started"}, "99%", "3.6"),
        ({"steps": "started"}, "98.99%", "3.2"),
        ({"floor": "1"}, "92.5%", "1"),
        ({"floor": "1"}, "92.51%", "1.004"),
    ],
)
def test_per_point_at_its_limits(
    parameters: dict[str, str], rate: str, worth: str, evaluate: Evaluate
) -> None:
    assert points(evaluate, rule("per_point", deduct="0.4", **parameters), rate) == Fraction(worth)


BANDS = [{"at_least": "90%", "points": "4"}, {"at_least": "75%", "share": "50%"}]


@pytest.mark.parametrize(
    ("rate", "worth"),
    [("100%", 4), ("90%", 4), ("89.99%", 2), ("75%", 2), ("74.99%", 1), ("0%", 1)],
)
def test_bands_give_the_first_that_holds(rate: str, worth: int, evaluate: Evaluate) -> None:
    made = rule("bands", bands=BANDS, otherwise={"points": "1"})
    assert points(evaluate, made, rate) == worth


@given(rate=HUNDREDTHS, full=POINTS)
def test_bands_with_all_four_kinds_of_limits(
    rate: Fraction, full: Fraction, evaluate: Evaluate
) -> None:
    bands = [
        {"above": "80%", "at_most": "100%", "share": "100%"},
        {"at_least": "60%", "below": "70%", "share": "60%"},
        {"below": "0%", "points": "0"},
    ]
    made = rule("bands", bands=bands, otherwise={"share": "10%"})
    if Fraction(8, 10) < rate <= 1:
        expected = full
    elif Fraction(6, 10) <= rate < Fraction(7, 10):
        expected = full * 6 / 10
    elif rate < 0:
        expected = Fraction(0)
    else:
        expected = full / 10
    assert points(evaluate, made, rate, full) == expected


@pytest.mark.parametrize(
    ("rate", "worth"),
    [
        ("100%", Fraction(10)),
        ("90%", Fraction(10)),
        ("89.99%", Fraction(8)),
        ("80%", Fraction(8)),
        ("79.99%", Fraction(5)),
        ("60%", Fraction(5)),
        ("59.99%", Fraction(0)),
        ("100.01%", Status.NOT_ASSESSABLE),
        ("8500%", Status.NOT_ASSESSABLE),
    ],
)
def test_satisfaction_has_its_own_bands_and_refuses_scores(
    rate: str, worth: Fraction | Status, evaluate: Evaluate
) -> None:
    assert points(evaluate, rule("satisfaction"), rate, 10) == worth


@pytest.mark.parametrize(
    ("kind", "parameters", "words"),
    [
        ("proportional", {}, "某某率达到100%的得4分，未达到的按比例计分"),
        (
            "proportional",
            {"full_at": "95%", "pass_mark": "60%"},
            "某某率达到95%的得4分，未达到的按比例计分，低于60%的不得分",
        ),
        (
            "proportional",
            {"over": {"note_at": "130%"}},
            "某某率达到100%的得4分，未达到的按比例计分；达到130%的应说明原因",
        ),
        (
            "proportional",
            {"over": OVER},
            "某某率达到100%的得4分，未达到的按比例计分；达到130%的应说明原因，"
            "超过150%的部分每10%扣0.5分",
        ),
        ("per_point", {"deduct": "0.2"}, "某某率不低于100%的得4分，每低1个百分点扣0.2分，扣完为止"),
        (
            "per_point",
            {"deduct": "0.3", "side": "above", "full_at": "0%", "free": "5%"},
            "某某率不高于5%的得4分，每高1个百分点扣0.3分，扣完为止",
        ),
        (
            "per_point",
            {"deduct": "0.3", "side": "both"},
            "某某率等于100%的得4分，每偏离1个百分点扣0.3分，扣完为止",
        ),
        (
            "per_point",
            {"deduct": "0.3", "side": "both", "free": "2%"},
            "某某率与100%相差不超过2%的得4分，每偏离1个百分点扣0.3分，扣完为止",
        ),
        (
            "per_point",
            {"deduct": "2", "each": "5%", "steps": "complete", "floor": "1"},
            "某某率不低于100%的得4分，每低5个百分点扣2分（不足5个百分点的部分不扣），最低得1分",
        ),
        (
            "per_point",
            {"deduct": "2", "full_at": "3", "each": "0.5", "steps": "started"},
            "某某率不低于3的得4分，每低0.5扣2分（不足0.5的按0.5计），扣完为止",
        ),
        (
            "bands",
            {"bands": [{"at_most": "100%", "points": "4"}]},
            "某某率不高于100%的得4分；高于100%的不得分",
        ),
        (
            "bands",
            {"bands": BANDS, "otherwise": {"points": "1"}},
            "某某率不低于90%的得4分；75%（含）至90%的得2分；低于75%的得1分",
        ),
        (
            "bands",
            {"bands": [{"above": "90%", "points": "4"}, {"above": "75%", "points": "2"}]},
            "某某率高于90%的得4分；75%至90%（含）的得2分；不高于75%的不得分",
        ),
        (
            "bands",
            {"bands": [{"below": "10%", "points": "4"}, {"below": "20%", "points": "2"}]},
            "某某率低于10%的得4分；10%（含）至20%的得2分；不低于20%的不得分",
        ),
        (
            "bands",
            {"bands": [{"at_most": "10%", "points": "4"}, {"at_most": "20%", "points": "2"}]},
            "某某率不高于10%的得4分；10%至20%（含）的得2分；高于20%的不得分",
        ),
        (
            "bands",
            {"bands": [{"above": "80%", "at_most": "100%", "points": "4"}]},
            "某某率高于80%且不高于100%的得4分；其余的不得分",
        ),
        (
            "bands",
            {"bands": [{"at_least": "90%", "points": "4"}, {"at_most": "10%", "points": "2"}]},
            "某某率不低于90%的得4分；不高于10%的得2分；其余的不得分",
        ),
        (
            "satisfaction",
            {},
            "某某率不低于90%的得4分；80%（含）至90%的得3.2分；60%（含）至80%的得2分；低于60%的不得分",
        ),
    ],
)
def test_wording(kind: str, parameters: dict[str, Any], words: str) -> None:
    assert sentence(rule(kind, **parameters)) == words


def test_wording_for_an_indicator_row_whose_weight_is_not_known_yet() -> None:
    assert sentence(rule("proportional"), None) == "某某率达到100%的得满分，未达到的按比例计分"
    assert sentence(rule("satisfaction"), None) == (
        "某某率不低于90%的得满分；80%（含）至90%的得分值的80%；"
        "60%（含）至80%的得分值的50%；低于60%的不得分"
    )


@pytest.mark.parametrize(
    ("kind", "wrong", "right", "message"),
    [
        (
            "per_point",
            {"deduct": "1", "each": "0%"},
            {"deduct": "1", "each": "1%"},
            "each 应大于零",
        ),
        ("per_point", {"deduct": "-1"}, {"deduct": "0"}, "deduct、free、floor 不能为负"),
        (
            "per_point",
            {"deduct": "1", "free": "-1%"},
            {"deduct": "1", "free": "0%"},
            "deduct、free、floor 不能为负",
        ),
        (
            "per_point",
            {"deduct": "1", "floor": "-1"},
            {"deduct": "1", "floor": "0"},
            "deduct、free、floor 不能为负",
        ),
        (
            "bands",
            {"bands": [{"points": "1"}]},
            {"bands": [{"below": "1", "points": "1"}]},
            "每档至少写 at_least、above、at_most、below 之一",
        ),
        (
            "bands",
            {"bands": [{"below": "1", "points": "1", "share": "50%"}]},
            {"bands": [{"below": "1", "share": "50%"}]},
            "points 与 share 应且只应写一个",
        ),
        (
            "bands",
            {"bands": [{"below": "1"}]},
            {"bands": [{"below": "1", "points": "1"}]},
            "points 与 share 应且只应写一个",
        ),
        ("reverse", {"zero_at": "100%"}, {"zero_at": "101%"}, "zero_at 应大于100%"),
    ],
)
def test_parameters_that_make_no_sense_are_refused(
    kind: str, wrong: dict[str, Any], right: dict[str, Any], message: str
) -> None:
    assert isinstance(rule(kind, **right), Rule)
    with pytest.raises(ValidationError, match=message):
        rule(kind, **wrong)


@pytest.mark.parametrize(
    ("kind", "parameters", "fits", "fault"),
    [
        ("bands", {"bands": [{"below": "1", "points": "4"}]}, 4, "有一档得4分，超过分值3"),
        ("bands", {"bands": [{"below": "1", "share": "100%"}]}, 3, ""),
        (
            "bands",
            {"bands": [{"below": "1", "share": "120%"}]},
            None,
            "有一档得3.6分，超过分值3",
        ),
        (
            "bands",
            {"bands": [{"below": "1", "points": "1"}], "otherwise": {"points": "4"}},
            4,
            "有一档得4分，超过分值3",
        ),
        ("per_point", {"deduct": "1", "floor": "4"}, 4, "的 floor 为4分，超过分值3"),
        ("proportional", {}, 3, ""),
    ],
)
def test_a_rule_that_gives_more_than_the_points_is_a_fault(
    kind: str, parameters: dict[str, Any], fits: int | None, fault: str
) -> None:
    made = rule(kind, **parameters)
    assert made.points_fault(Fraction(3)) == fault
    assert fits is None or made.points_fault(Fraction(fits)) == ""


@pytest.mark.parametrize("kind", ["proportional", "per_point", "bands", "manual", "direct", "net"])
def test_a_rule_that_needs_a_value_says_so(kind: str) -> None:
    parameters = {
        "per_point": {"deduct": "1"},
        "bands": {"bands": [{"below": "1", "points": "1"}]},
    }
    with pytest.raises(ValueError, match=f"规则 {kind} 需要 value"):
        rule(kind, **parameters.get(kind, {})).lower(Subject("某某率", Number(Fraction(4))))
