"""What one criterion ends with: points, or the bounds of what it can still become."""

from fractions import Fraction

import pytest

from jiheng.quantities import Status
from jiheng.scoring.leaf import Assignment, score_leaf
from jiheng.scoring.readings import Readings
from jiheng.scoring.scorecard import CriterionScore
from jiheng.standards import Source, vocabulary
from jiheng.standards.expressions import Name, number
from jiheng.standards.rules import RULE_KINDS, Subject

FLAG, NET = "finance.use_compliant", "bonus.net"


def settled(
    make_dossier, typed: str, policy: str, kind: str = "direct", full: int = 10, stated: int = 10
) -> CriterionScore:
    code = NET if RULE_KINDS[kind].is_extra else FLAG
    subject = Subject("甲", number(stated), Name(code))
    assignment = Assignment(
        *("a", "甲", 1, "criterion", RULE_KINDS[kind](), subject),
        *(Fraction(stated), Fraction(full), 2, "", Source(document="示例", confidence="inferred")),
        policy=policy,
    )
    return score_leaf(assignment, Readings(make_dossier({code: typed}), vocabulary()))


POLICIES = ("full", "redistribute", "undecided")


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize(("typed", "points"), [("是", 10), ("否", 0)])
def test_a_figure_settles_the_points(make_dossier, typed, points, policy):
    item = settled(make_dossier, typed, policy)
    assert (item.points, item.low, item.high) == (points, points, points)
    assert item.status is Status.REPORTED


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("typed", ["", "无法判断"])
def test_a_missing_figure_leaves_everything_possible(make_dossier, typed, policy):
    item = settled(make_dossier, typed, policy)
    assert (item.points, item.low, item.high) == (None, 0, 10)


@pytest.mark.parametrize(
    ("policy", "full", "found"),
    [
        ("full", 10, (10, 10, 10)),
        ("redistribute", 0, (0, 0, 0)),
        # Nobody was there to take the points.
        ("redistribute", 10, (None, 0, 10)),
        ("undecided", 10, (None, 0, 10)),
        ("undecided", 0, (None, 0, 0)),
    ],
)
def test_what_does_not_apply_is_settled_as_the_standard_says(make_dossier, policy, full, found):
    item = settled(make_dossier, "不适用", policy, full=full)
    assert (item.points, item.low, item.high) == found
    assert item.status is Status.NOT_APPLICABLE


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize(
    ("kind", "bounds"), [("net", (-10, 10)), ("bonus", (0, 10)), ("penalty", (-10, 0))]
)
def test_an_adjustment_is_open_where_it_does_not_apply(make_dossier, kind, bounds, policy):
    item = settled(make_dossier, "不适用", policy, kind)
    assert (item.points, item.low, item.high) == (None, *bounds)


@pytest.mark.parametrize(
    ("typed", "points"), [("2.005", "2.01"), ("2.0049", "2"), ("-2.005", "-2.01")]
)
def test_points_are_rounded_half_up_once(make_dossier, typed, points):
    item = settled(make_dossier, typed, "undecided", "net")
    assert item.points == item.low == item.high == Fraction(points)
