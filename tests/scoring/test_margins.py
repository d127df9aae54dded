"""How far points can move within the printed precision: held in their bounds, and added up."""

from fractions import Fraction

import pytest

from jiheng.quantities import Interval
from jiheng.scoring import score
from jiheng.scoring.addition import combined_margin
from jiheng.standards import load_standard
from jiheng.standards.rules import RULE_KINDS

HEAD = """
code: small
title: 小标准
kind: department
region: 某地
validity: {from_year: 2021, verified_until: 2021}
source: {document: 某文件, clause: 第1条, confidence: inferred}
not_applicable: full
"""
TWO = """
criteria:
  - code: group
    name: 组
    criteria:
      - {code: a, name: 甲, points: 60, value: finance.execution_rate, rule: proportional}
      - {code: b, name: 乙, points: 40, value: procurement.execution_rate, rule: proportional}
"""


@pytest.fixture
def load(tmp_path):
    def make(body: str):
        path = tmp_path / "small.yaml"
        path.write_text(HEAD + body, encoding="utf-8")
        return load_standard(path)

    return make


def margins(card) -> dict[str, Interval | None]:
    return {one.code: one.margin for one in card.walk()}


@pytest.mark.parametrize(
    ("rate", "low", "high"),
    [
        ("99.9%", "59.91", "59.97"),
        # 100.0% may have been 99.95%, but no rate gives more than the full points.
        ("100.0%", "59.97", "60"),
        ("0.0%", "0", "0.03"),
    ],
)
def test_a_margin_stays_within_the_points(load, make_dossier, rate, low, high):
    values = {"finance.execution_rate": rate, "procurement.execution_rate": "不适用"}
    margin = margins(score(make_dossier(values), load(TWO)))["a"]
    assert margin == Interval(Fraction(low), Fraction(high))


def test_a_fall_below_nothing_is_held_at_nothing(load, make_dossier):
    body = """
criteria:
  - code: a
    name: 甲
    points: 100
    rule: {reverse: {actual: costs.three_spent, target: costs.three_budget}}
"""
    values = {"costs.three_spent": "200.0", "costs.three_budget": "100.0"}
    card = score(make_dossier(values), load(body))
    assert card.total == 0 and RULE_KINDS["reverse"]().zero_at.value == 2
    margin = card.find("a").margin
    assert margin is not None and margin.low == 0 and 0 < margin.high < 1


def test_margins_of_parts_add_up(load, make_dossier):
    values = {"finance.execution_rate": "90.0%", "procurement.execution_rate": "50%"}
    card = score(make_dossier(values), load(TWO))
    found = margins(card)
    assert found["a"] == Interval(Fraction("53.97"), Fraction("54.03"))
    assert found["b"] == Interval(Fraction("19.8"), Fraction("20.2"))
    assert found["group"] == card.margin == Interval(Fraction("73.77"), Fraction("74.23"))


def test_a_part_that_does_not_apply_is_exact_in_the_sum(load, make_dossier):
    values = {"finance.execution_rate": "90.0%", "procurement.execution_rate": "不适用"}
    card = score(make_dossier(values), load(TWO))
    assert card.find("b").margin is None
    assert card.margin == Interval(Fraction("93.97"), Fraction("94.03"))


def test_a_part_without_points_leaves_the_sum_without_margin(load, make_dossier):
    values = {"finance.execution_rate": "90.0%", "procurement.execution_rate": ""}
    card = score(make_dossier(values), load(TWO))
    assert card.margin is None and card.find("a").margin is not None


@pytest.mark.parametrize(("taken", "is_known"), [("9.96", False), ("9.9", True)])
def test_a_part_whose_margin_is_unknown_leaves_the_sum_without_one(
    load, make_dossier, taken, is_known
):
    # A divisor that may be zero within its digits bounds nothing.
    value = "value: assets.in_use / (assets.total - costs.three_spent)"
    values = {"finance.execution_rate": "90.0%", "assets.in_use": "5.0", "assets.total": "10.0"}
    body = TWO.replace("value: procurement.execution_rate", value)
    card = score(make_dossier({**values, "costs.three_spent": taken}), load(body))
    assert card.total == 94
    assert (card.find("b").margin is not None) is (card.margin is not None) is is_known


def test_nothing_adds_up_to_nothing():
    assert combined_margin(()) == Interval.exact(0)
