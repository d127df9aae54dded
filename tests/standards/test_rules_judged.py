"""Rules on what people establish, on several parts, and on points beside the hundred."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from jiheng.quantities import Status
from jiheng.standards.expressions import Expression, Name, Number
from jiheng.standards.rules import RULE_KINDS, Rule, Subject, read_rule

Evaluate = Callable[[Expression, Mapping[str, Fraction]], Fraction | Status]
SUBJECT = Subject("某某事项", Number(Fraction(4)), Name("x"))


def rule(kind: str, **parameters: Any) -> Rule:
    made = read_rule({kind: parameters})
    assert isinstance(made, Rule)
    return made


def points(evaluate: Evaluate, made: Rule, x: str | int) -> Fraction | Status:
    return evaluate(made.lower(SUBJECT), {"x": Fraction(x)})


@pytest.mark.parametrize(
    ("parameters", "x", "worth"),
    [
        ({}, "1", Fraction(4)),
        ({}, "0", Fraction(0)),
        ({}, "0.5", Status.NOT_ASSESSABLE),
        ({}, "2", Status.NOT_ASSESSABLE),
        ({"otherwise": "1.5"}, "0", Fraction(3, 2)),
    ],
)
def test_direct_takes_yes_or_no_only(
    parameters: dict[str, str], x: str, worth: Fraction | Status, evaluate: Evaluate
) -> None:
    assert points(evaluate, rule("direct", **parameters), x) == worth


@pytest.mark.parametrize(
    ("x", "worth"),
    [
        ("4", Fraction(4)),
        ("3.99", Fraction(399, 100)),
        ("4.01", Fraction(4)),
        ("0", Fraction(0)),
        ("-0.01", Status.NOT_ASSESSABLE),
    ],
)
def test_manual_is_held_between_nothing_and_the_points(
    x: str, worth: Fraction | Status, evaluate: Evaluate
) -> None:
    assert points(evaluate, rule("manual"), x) == worth


@pytest.mark.parametrize(
    ("kind", "each", "x", "worth"),
    [
        ("bonus", "1", "4", Fraction(4)),
        ("bonus", "1", "3.99", Fraction(399, 100)),
        ("bonus", "1", "4.01", Fraction(4)),
        ("bonus", "0.5", "7", Fraction(7, 2)),
        ("bonus", "0.5", "9", Fraction(4)),
        ("bonus", "1", "-1", Status.NOT_ASSESSABLE),
        ("penalty", "1", "4", Fraction(-4)),
        ("penalty", "1", "3.99", Fraction(-399, 100)),
        ("penalty", "2", "3", Fraction(-4)),
        ("penalty", "2", "1", Fraction(-2)),
        ("penalty", "1", "-1", Status.NOT_ASSESSABLE),
        ("penalty", "1", "0", Fraction(0)),
    ],
)
def test_bonus_and_penalty_have_a_cap_and_no_hidden_sign(
    kind: str, each: str, x: str, worth: Fraction | Status, evaluate: Evaluate
) -> None:
    assert points(evaluate, rule(kind, each=each), x) == worth


@given(x=st.fractions(-12, 12))
def test_net_is_held_between_plus_and_minus_the_cap(x: Fraction, evaluate: Evaluate) -> None:
    expected = Fraction(4) if x > 4 else Fraction(-4) if x < -4 else x
    assert evaluate(rule("net").lower(SUBJECT), {"x": x}) == expected


ITEMS = [
    {"name": "甲项", "value": "a", "points": "1"},
    {"name": "乙项", "value": "b", "points": "1.5"},
    {"value": "c > 3", "points": "1.5"},
]


@given(a=st.integers(0, 1), b=st.integers(0, 1), c=st.integers(0, 6))
def test_checklist_adds_the_points_of_what_is_met(
    a: int, b: int, c: int, evaluate: Evaluate
) -> None:
    names = {"a": Fraction(a), "b": Fraction(b), "c": Fraction(c)}
    expected = a * 1 + b * Fraction(3, 2) + (c > 3) * Fraction(3, 2)
    assert evaluate(rule("checklist", items=ITEMS).lower(SUBJECT), names) == expected


def test_checklist_with_an_answer_that_is_neither_yes_nor_no(evaluate: Evaluate) -> None:
    names = {"a": Fraction(1), "b": Fraction(2), "c": Fraction(4)}
    tree = rule("checklist", items=ITEMS).lower(SUBJECT)
    assert evaluate(tree, names) is Status.NOT_ASSESSABLE


def test_checklist_items_must_add_up() -> None:
    made = rule("checklist", items=ITEMS)
    assert made.points_fault(Fraction(4)) == ""
    assert made.points_fault(Fraction(5)) == "的分值写为5，而各项分值合计为4"


OPTIONS = [
    {
        "name": "结转结余率",
        "value": "a",
        "rule": {"bands": {"bands": [{"at_most": "9%", "points": "4"}]}},
    },
    {"value": "b", "rule": {"per_point": {"side": "above", "full_at": "-30%", "deduct": "0.1"}}},
]


@given(a=st.integers(0, 20), b=st.integers(-60, 60))
def test_either_or_takes_the_better_way(a: int, b: int, evaluate: Evaluate) -> None:
    names = {"a": Fraction(a, 100), "b": Fraction(b, 100)}
    first = Fraction(4) if a <= 9 else Fraction(0)
    second = 4 - Fraction(max(0, b + 30), 10)
    expected = max(first, second, Fraction(0))
    assert evaluate(rule("either_or", options=OPTIONS).lower(SUBJECT), names) == expected


def test_either_or_looks_into_its_options() -> None:
    made = rule("either_or", options=OPTIONS)
    assert [str(one) for one in made.formulas()] == ["Name(code='a')", "Name(code='b')"]
    assert made.points_fault(Fraction(4)) == ""
    assert made.points_fault(Fraction(3)) == "有一档得4分，超过分值3"
    inner = [{"value": "a", "rule": {"completion": {"target": "t"}}}, OPTIONS[0]]
    read = list(rule("either_or", options=inner).formulas())
    assert read == [Name("a"), Name("actual"), Name("t"), Name("a")]


@pytest.mark.parametrize(
    ("kind", "parameters", "words"),
    [
        ("direct", {}, "某某事项的得4分，否则不得分"),
        ("direct", {"otherwise": "1"}, "某某事项的得4分，否则得1分"),
        ("manual", {}, "某某事项按核定得分计分，最高4分"),
        ("bonus", {}, "某某事项按核定数加分，最多加4分"),
        ("bonus", {"each": "0.5"}, "某某事项每项加0.5分，最多加4分"),
        ("penalty", {}, "某某事项按核定数减分，最多减4分"),
        ("penalty", {"each": "2"}, "某某事项每项减2分，最多减4分"),
        ("net", {}, "某某事项按核定数计分，加分、减分均不超过4分"),
        (
            "checklist",
            {"items": ITEMS},
            "逐项计分，满足的得该项分值，共4分：甲项（1分）、乙项（1.5分）、c＞3（1.5分）",
        ),
        (
            "either_or",
            {"options": OPTIONS},
            "按下列方式分别计分，取得分较高者："
            "（1）结转结余率不高于9%的得4分；高于9%的不得分。"
            "（2）b不高于-30%的得4分，每高1个百分点扣0.1分，扣完为止",
        ),
    ],
)
def test_wording(kind: str, parameters: dict[str, Any], words: str) -> None:
    assert rule(kind, **parameters).describe(SUBJECT) == words


def test_no_for_more_points_than_yes_is_a_fault() -> None:
    made = rule("direct", otherwise="4")
    assert made.points_fault(Fraction(4)) == ""
    assert made.points_fault(Fraction(3)) == "的 otherwise 为4分，超过分值3"


def test_a_rule_may_be_its_name_alone_and_a_rule_is_left_as_it_is() -> None:
    made = read_rule("direct")
    assert made == read_rule({"direct": None}) == read_rule({"direct": {}})
    assert read_rule(made) is made


@pytest.mark.parametrize(
    ("given_rule", "message"),
    [
        ("dirrect", "没有名为“dirrect”的规则。是不是要写“direct”？"),
        ({"zzz": {}}, "没有名为“zzz”的规则。可用："),
        ({"direct": {}, "manual": {}}, "rule 应写成“规则名: {参数}”，且只写一个规则"),
        ({}, "rule 应写成“规则名: {参数}”，且只写一个规则"),
        (["direct"], "rule 应写成“规则名: {参数}”，且只写一个规则"),
        (None, "rule 应写成“规则名: {参数}”，且只写一个规则"),
    ],
)
def test_what_names_no_single_rule_is_refused(given_rule: Any, message: str) -> None:
    with pytest.raises(ValueError, match="^" + message.replace("{", r"\{").replace("？", "？")):
        read_rule(given_rule)


@pytest.mark.parametrize("parameters", ["文字", ["清单"], "3"])
def test_parameters_that_are_no_mapping_are_refused(parameters: Any) -> None:
    for kind in RULE_KINDS:
        with pytest.raises(ValidationError):
            read_rule({kind: parameters})


def test_the_word_in_the_file_is_the_rules_own() -> None:
    assert {kind: made.kind for kind, made in RULE_KINDS.items()} == {k: k for k in RULE_KINDS}
    assert len(RULE_KINDS) == 16
