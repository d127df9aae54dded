"""The published subtotals of Guangzhou 2021 come out of facts and rules, under A and B."""

from fractions import Fraction

import pytest

from jiheng.quantities import Status, print_points
from jiheng.scoring import score
from jiheng.standards import find_standard

SUBTOTALS = {
    "funds": "13.932",
    "procurement": "1.69",
    "disclosure": "4.00",
    "assets": "3.50",
    "costs": "4.00",
    "performance": "15.00",
    "management": "42.122",
    "duties": "50.00",
    "work_performance": "2.50",
}
BOTH = ("guangzhou-department-2021", "guangzhou-department-2021-b")


@pytest.mark.parametrize("code", BOTH)
def test_published_subtotals(code, published, make_dossier):
    card = score(make_dossier(published), find_standard(code))
    got = {one: print_points(card.find(one).points) for one in SUBTOTALS}
    assert got == SUBTOTALS
    assert card.total == Fraction(94622, 1000)
    assert card.status is Status.REPORTED
    assert card.grade is None  # this year is scored but not graded


def test_components_differ_between_the_two_reconstructions(published, make_dossier):
    a, b = (score(make_dossier(published), find_standard(code)) for code in BOTH)
    components = [
        (card.find("budget_completion").points, card.find("appropriation_difference").points)
        for card in (a, b)
    ]
    assert components == [
        (Fraction(3932, 1000), Fraction(0)),
        (Fraction(3864, 1000), Fraction(1068, 1000)),
    ]


def test_every_leaf_explains_itself(published, make_dossier):
    card = score(make_dossier(published), find_standard(BOTH[0]))
    for leaf in card.leaves():
        assert leaf.reason.endswith("。")
        assert leaf.formula and leaf.calculation and leaf.rule_text
        assert leaf.document and leaf.confidence
        assert leaf.inputs and leaf.facts and not leaf.missing
        assert leaf.evidence


@pytest.mark.parametrize(
    ("code", "calculation"),
    [
        ("budget_completion", "4－0.2×（100%－99.66%）÷1%"),
        ("appropriation_difference", "11.44%＞10%，得0分"),
        ("procurement_execution", "2×84.48%"),
        ("asset_utilisation", "84.30%≥75%，得1.5分"),
        ("asset_match", "“是”，得2分"),
        ("budget_preparation", "1＋1"),
        ("work_adjustment", "2.50分"),
    ],
)
def test_calculation_shows_the_figures(code, calculation, published, make_dossier):
    card = score(make_dossier(published), find_standard(BOTH[0]))
    assert card.find(code).calculation == calculation


def test_reason_names_the_cause_and_the_cost(published, make_dossier):
    card = score(make_dossier(published), find_standard(BOTH[0]))
    reason = card.find("budget_completion").reason
    assert "预算完成率为99.66%" in reason
    assert "扣0.068分" in reason


def test_lost_points_add_up_and_a_bonus_not_earned_is_no_loss(published, make_dossier):
    card = score(make_dossier(published), find_standard(BOTH[0]))
    assert card.find("work_performance").lost == 0
    assert sum(one.lost for one in card.criteria) == Fraction("2.878")
    for group in card.walk():
        if group.children:
            assert group.points == sum(child.points for child in group.children)


def test_margin_holds_the_total_and_counts_as_printed_precision(published, make_dossier):
    card = score(make_dossier(published), find_standard(BOTH[0]))
    assert card.margin.contains(card.total)
    item = card.find("budget_completion")
    assert (item.margin.low, item.margin.high) == (Fraction("3.931"), Fraction("3.933"))
    assert card.find("target_completion").margin.is_exact  # counts are exact


def test_a_year_outside_the_standard_is_not_a_guess(published, make_dossier):
    dossier = make_dossier(published, year=2022)
    card = score(dossier, find_standard(BOTH[0]))
    assert card.total is None
    assert card.status is Status.NOT_ASSESSABLE
    assert "适用于2021年，" in card.validity_note
    trial = score(dossier, find_standard(BOTH[0]), trial=True)
    assert trial.total == Fraction(94622, 1000)
    assert trial.validity_note == card.validity_note


def test_a_project_standard_is_refused_for_a_department(published, make_dossier, tmp_path):
    text = """
code: p
title: 项目
kind: project
region: 某地
validity: {from_year: 2021, verified_until: 2021}
source: {document: 文件, confidence: inferred}
full_points: 1
criteria:
  - {code: a, name: 甲, points: 1, value: finance.execution_rate, rule: proportional}
"""
    path = tmp_path / "p.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="项目评分标准"):
        score(make_dossier(published), find_standard(str(path)))


@pytest.mark.parametrize(
    ("rate", "worked"),
    [
        ("101%", "101%≥100%，得2分"),
        ("100%", "100%≥100%，得2分"),
        ("99%", "2×99%"),
        ("-3%", "-3%≤0%，得0分"),
    ],
)
def test_a_limit_that_counts_shows_the_figure_it_took_the_place_of(
    published, make_dossier, rate, worked
):
    dossier = make_dossier({**published, "procurement.execution_rate": rate})
    card = score(dossier, find_standard("guangzhou-department-2021"))
    assert card.find("procurement_execution").calculation == worked


@pytest.mark.parametrize(
    ("rate", "worked"),
    [
        ("90%", "90%≤100%，得7分"),
        ("100.5%", "7－取整（（100.5%－100%）÷1%）"),
        ("200%", "7－取整（（200%－100%）÷1%）≤0，得0分"),
    ],
)
def test_whole_steps_show_the_rate_that_led_there(make_dossier, rate, worked):
    dossier = make_dossier({"costs.three_control_rate": rate}, year=2022)
    card = score(dossier, find_standard("hunan-yuhua-department-2022"))
    assert card.find("three_public_cost").calculation == worked


@pytest.mark.parametrize("typed", ["８４％", "八十四%", "84%", "百分之八十四"])
def test_figures_are_printed_in_half_width_digits(published, make_dossier, typed):
    dossier = make_dossier({**published, "procurement.execution_rate": typed})
    item = score(dossier, find_standard("guangzhou-department-2021")).find("procurement_execution")
    assert item.calculation == "2×84%" and item.value_text == "84%"
    assert item.reason.startswith("政府采购执行率为84%，")
