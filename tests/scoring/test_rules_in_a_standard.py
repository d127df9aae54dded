"""Not applicable, redistribution, adjustments, grades and remarks, on small standards."""

from fractions import Fraction
from typing import ClassVar

import pytest

from jiheng.quantities import Status
from jiheng.scoring import score
from jiheng.scoring.engine import Scorer
from jiheng.scoring.hanging import hangs_on
from jiheng.scoring.leaf import Assignment, score_leaf
from jiheng.scoring.readings import Readings
from jiheng.standards import Source, find_standard, load_standard, vocabulary
from jiheng.standards.expressions import Name, multiply, number
from jiheng.standards.rules import Rule, Subject
from jiheng.standards.rules.judged import Direct

HEAD = """
code: small
title: 小标准
kind: department
region: 某地
validity: {from_year: 2021, verified_until: 2021}
source: {document: 某文件, clause: 第1条, confidence: inferred}
full_points: %s
"""


@pytest.fixture
def load(tmp_path):
    def make(body: str, full: str = "10"):
        path = tmp_path / "small.yaml"
        path.write_text(HEAD % full + body, encoding="utf-8")
        return load_standard(path)

    return make


THREE = """
not_applicable: %s
criteria:
  - {code: a, name: 甲, points: 4, value: finance.execution_rate, rule: proportional}
  - {code: b, name: 乙, points: 3, value: procurement.execution_rate, rule: proportional}
  - {code: c, name: 丙, points: 3, value: assets.utilisation_rate, rule: proportional}
"""
FILLED = {"finance.execution_rate": "100%", "assets.utilisation_rate": "100%"}


def test_redistributed_points_still_add_up(load, make_dossier):
    standard = load(THREE % "redistribute")
    values = {**FILLED, "procurement.execution_rate": "不适用"}
    card = score(make_dossier(values), standard)
    assert [one.full for one in card.criteria] == [Fraction("5.71"), 0, Fraction("4.29")]
    assert card.total == 10
    gone = card.find("b")
    assert (gone.points, gone.status) == (0, Status.NOT_APPLICABLE)
    assert "分给同组其他指标" in gone.reason


def test_zero_by_zero_is_not_applicable_but_a_blank_is_not(load, make_dossier):
    standard = load(THREE % "redistribute")
    zero = {**FILLED, "procurement.budget": "0", "procurement.actual": "0"}
    assert score(make_dossier(zero), standard).total == 10
    blank = score(make_dossier({**zero, "procurement.actual": ""}), standard)
    assert blank.total is None
    assert blank.find("b").status is Status.UNREPORTED
    assert [one.full for one in blank.criteria] == [4, 3, 3]


def test_not_applicable_can_count_in_full(load, make_dossier):
    standard = load(THREE % "full")
    card = score(make_dossier({**FILLED, "procurement.execution_rate": "不适用"}), standard)
    assert card.total == 10
    assert card.find("b").points == 3
    assert "计满分3.00分" in card.find("b").reason


def test_a_standard_that_says_nothing_leaves_it_open(load, make_dossier):
    standard = load(THREE % "undecided")
    card = score(make_dossier({**FILLED, "procurement.execution_rate": "不适用"}), standard)
    assert card.total is None
    assert card.status is Status.NOT_APPLICABLE
    assert (card.low, card.high) == (7, 10)
    assert "没有规定" in card.find("b").reason


def test_when_nothing_applies_the_whole_group_passes_its_points_on(load, make_dossier):
    standard = load("""
not_applicable: redistribute
criteria:
  - code: g
    name: 组
    criteria:
      - {code: a, name: 甲, points: 2, value: procurement.execution_rate, rule: proportional}
      - {code: b, name: 乙, points: 2, value: procurement.compliant, rule: direct}
  - {code: c, name: 丙, points: 6, value: assets.books_match, rule: {direct: {otherwise: 3}}}
""")
    none = {"procurement.execution_rate": "不适用", "procurement.compliant": "不适用"}
    card = score(make_dossier({**none, "assets.books_match": "否"}), standard)
    assert [one.full for one in card.criteria] == [0, 10]
    assert card.total == 5  # the points of the rule are scaled with the criterion
    assert score(make_dossier({**none, "assets.books_match": "是"}), standard).total == 10


def test_a_condition_decides_whether_a_criterion_applies(load, make_dossier):
    standard = load("""
not_applicable: full
criteria:
  - code: a
    name: 甲
    points: 10
    value: procurement.execution_rate
    rule: proportional
    applies_when: procurement.budget > 0
""")
    given = {"procurement.execution_rate": "50%", "procurement.budget": "0"}
    assert score(make_dossier(given), standard).total == 10
    assert score(make_dossier({**given, "procurement.budget": "1"}), standard).total == 5
    blank = score(make_dossier({**given, "procurement.budget": ""}), standard)
    assert blank.find("a").status is Status.UNREPORTED
    assert "procurement.budget" in blank.find("a").missing


@pytest.mark.parametrize("policy", ["full", "redistribute", "undecided"])
def test_a_condition_on_what_does_not_apply_does_not_hold(load, make_dossier, policy):
    standard = load(f"""
not_applicable: {policy}
criteria:
  - code: a
    name: 甲
    points: 4
    value: finance.execution_rate
    rule: proportional
    applies_when: procurement.budget > 0
  - {{code: b, name: 乙, points: 6, value: assets.utilisation_rate, rule: proportional}}
""")
    given = {"finance.execution_rate": "50%", "assets.utilisation_rate": "100%"}
    away = score(make_dossier({**given, "procurement.budget": "不适用"}), standard)
    zero = score(make_dossier({**given, "procurement.budget": "0"}), standard)
    assert away.total == zero.total == {"full": 10, "redistribute": 10, "undecided": None}[policy]
    assert away.find("a").status is Status.NOT_APPLICABLE
    assert away.find("a").reason == zero.find("a").reason
    blank = score(make_dossier({**given, "procurement.budget": "无法判断"}), standard)
    assert blank.total is None and blank.find("a").status is Status.NOT_ASSESSABLE


BESIDE_EXTRAS = """
not_applicable: redistribute
criteria:
  - code: g
    name: 组
    criteria:
      - {code: a, name: 甲, points: 2, value: procurement.execution_rate, rule: proportional}
  - code: extras
    name: 加减分
    criteria:
      - {code: n, name: 加减分项, points: 3, value: bonus.net, rule: net}
      - {code: p, name: 减分项, points: 1, value: bonus.violations, rule: penalty}
  - code: mixed
    name: 既有指标又有加分
    criteria:
      - {code: c, name: 丙, points: 3, value: assets.utilisation_rate, rule: proportional}
      - {code: q, name: 加分项, points: 2, value: bonus.added, rule: bonus}
"""
EARNED = {
    **{"procurement.execution_rate": "100%", "assets.utilisation_rate": "100%"},
    **{"bonus.net": "3", "bonus.violations": "0", "bonus.added": "2"},
}


@pytest.mark.parametrize(
    ("away", "full"),
    [
        ((), {"g": 2, "extras": 3, "mixed": 5, "a": 2, "n": 3, "c": 3, "q": 2}),
        (("a",), {"g": 0, "extras": 3, "mixed": 7, "a": 0, "n": 3, "c": 5, "q": 2}),
        (("c",), {"g": 5, "extras": 3, "mixed": 2, "a": 5, "n": 3, "c": 0, "q": 2}),
    ],
)
def test_points_go_past_bonuses_and_adjustments(load, make_dossier, away, full):
    standard = load(BESIDE_EXTRAS)
    read = {"a": "procurement.execution_rate", "c": "assets.utilisation_rate"}
    values = {**EARNED, **dict.fromkeys((read[code] for code in away), "不适用")}
    card = score(make_dossier(values), standard)
    assert {code: card.find(code).full for code in full} == full
    assert card.total == 10
    gone = {one.code for one in card.walk() if one.is_gone}
    assert gone == {*away, *(["g"] if "a" in away else [])}


@pytest.mark.parametrize("policy", ["full", "redistribute", "undecided"])
def test_an_adjustment_that_does_not_apply_is_left_open(load, make_dossier, policy):
    standard = load(BESIDE_EXTRAS.replace("redistribute", policy))
    assert score(make_dossier(EARNED), standard).total == 10
    card = score(make_dossier({**EARNED, "bonus.net": "不适用"}), standard)
    found = card.find("n")
    assert (card.total, found.points, found.low, found.high) == (None, None, -3, 3)
    assert found.reason == "“加减分项”不适用；加减分没有满分可给，也不分给其他指标，暂不计分。"


def test_with_only_adjustments_left_nobody_takes_the_points(load, make_dossier):
    standard = load(BESIDE_EXTRAS)
    values = dict.fromkeys(("procurement.execution_rate", "assets.utilisation_rate"), "不适用")
    card = score(make_dossier({**EARNED, **values}), standard)
    assert [one.full for one in card.criteria] == [2, 3, 5]
    assert card.total is None and card.status is Status.NOT_APPLICABLE


def test_a_group_of_adjustments_is_never_gone(load, make_dossier):
    standard = load(BESIDE_EXTRAS)
    values = {"bonus.net": "不适用", "procurement.execution_rate": "不适用"}
    scorer = Scorer(standard, Readings(make_dossier(values), vocabulary()), lambda _: [])
    assert [scorer.is_gone(one, standard.source) for one in standard.criteria] == [
        True,
        False,
        False,
    ]


def test_a_note_on_odd_units_adds_up_to_the_full_points_shown(load, make_dossier):
    standard = load(
        """
not_applicable: redistribute
criteria:
  - {code: a, name: 甲, points: 1, value: procurement.execution_rate, rule: proportional}
  - {code: b, name: 乙, points: 2, value: finance.execution_rate, rule: proportional}
  - code: mixed
    name: 混合
    criteria:
      - {code: c, name: 丙, points: 1, value: assets.utilisation_rate, rule: proportional}
      - {code: q, name: 加分项, points: 6, value: bonus.added, rule: bonus}
"""
    )
    values = {**FILLED, "procurement.execution_rate": "不适用", "bonus.added": "6"}
    card = score(make_dossier(values), standard)
    assert [one.full for one in card.criteria] == [0, Fraction("2.67"), Fraction("7.33")]
    assert card.total == 10
    notes = ["各项满分合计等于10.00分" in one.reason for one in card.criteria]
    assert notes == [False, True, True]


EXTRAS = """
criteria:
  - {code: a, name: 甲, points: 10, value: finance.execution_rate, rule: proportional}
  - {code: p, name: 扣分, points: 5, value: bonus.violations, rule: {penalty: {each: 2}}}
  - {code: q, name: 加分, points: 3, value: bonus.added, rule: bonus}
  - {code: n, name: 加减分, points: 4, value: bonus.net, rule: net}
"""


@pytest.mark.parametrize(
    ("violations", "added", "net", "points"),
    [
        ("0", "0", "0", (0, 0, 0)),
        ("2", "2.5", "-1", (-4, Fraction("2.5"), -1)),
        ("3", "9", "-9", (-5, 3, -4)),
    ],
)
def test_adjustments_and_their_caps(load, make_dossier, violations, added, net, points):
    values = {
        "finance.execution_rate": "100%",
        "bonus.violations": violations,
        "bonus.added": added,
        "bonus.net": net,
    }
    card = score(make_dossier(values), load(EXTRAS, "17"))
    assert tuple(card.find(code).points for code in "pqn") == points
    assert card.total == 10 + sum(points)


def test_an_unknown_penalty_counts_at_its_worst_in_the_lower_bound(load, make_dossier):
    values = {"finance.execution_rate": "100%", "bonus.added": "0", "bonus.net": "0"}
    card = score(make_dossier(values), load(EXTRAS, "17"))
    assert card.total is None
    assert (card.low, card.high) == (5, 10)


def test_a_negative_bonus_is_refused(load, make_dossier):
    values = {
        "finance.execution_rate": "1",
        "bonus.violations": "0",
        "bonus.added": "-1",
        "bonus.net": "0",
    }
    item = score(make_dossier(values), load(EXTRAS, "17")).find("q")
    assert item.status is Status.NOT_ASSESSABLE
    assert "不能为负" in item.reason


GRADES = """
grades: [{name: 优, at_least: 90%%}, {name: 良, at_least: 80%%}, {name: 差, at_least: 0%%}]
criteria:
  - {code: a, name: 甲, points: 100, value: finance.execution_rate, rule: proportional}
"""


@pytest.mark.parametrize(
    ("rate", "grade", "hangs"),
    [
        ("95.00%", "优", False),
        ("90.0%", "优", True),
        ("90.00%", "优", False),
        ("89.99%", "良", False),
        ("89.9%", "良", False),
        ("89.95%", "良", False),
        ("90%", "优", True),
        ("12.00%", "差", False),
    ],
)
def test_a_grade_that_hangs_on_rounding_says_so(load, make_dossier, rate, grade, hangs):
    standard = load(GRADES.replace("%%", "%"), "100")
    card = score(make_dossier({"finance.execution_rate": rate}), standard)
    assert card.grade == grade
    assert bool(card.grade_note) is hangs
    assert ("，出入在“甲”（" in card.grade_note) is hangs


def test_the_criteria_that_leave_most_open_are_named_first(load, make_dossier):
    names = {
        "a": "costs.three_control_rate",
        "b": "finance.execution_rate",
        "c": "assets.utilisation_rate",
    }
    lines = "".join(
        f"  - {{code: {code}, name: {code}, points: 100, value: {value}, rule: proportional}}\n"
        for code, value in names.items()
    )
    standard = load("criteria:\n" + lines, "300")

    def told(*rates):
        return hangs_on(
            score(make_dossier(dict(zip(names.values(), rates, strict=True))), standard)
        )

    assert told("50.0%", "50%", "50.0%") == (
        "，出入在“b”（49.50～50.50分）、“a”（49.95～50.05分）等3项"
    )
    assert told("50.00%", "50%", "50.00%") == "，出入在“b”（49.50～50.50分）"
    assert told("50.00%", "50.00%", "50.00%") == ""


@pytest.mark.parametrize(("spent", "hangs"), [("3,100.00", False), ("3,100.0", True)])
def test_no_grade_hangs_on_cents_that_nobody_printed(load, make_dossier, spent, hangs):
    standard = load(
        """
grades: [{name: 优, at_least: 100%}, {name: 差, at_least: 0%}]
criteria:
  - code: a
    name: 甲
    points: 100
    value: finance.execution_rate
    rule: {bands: {bands: [{at_least: 100%, points: 100}], otherwise: {points: 60}}}
""",
        "100",
    )
    values = {"finance.spent": f"{spent}万元", "finance.adjusted_budget": "3,100.00万元"}
    assert bool(score(make_dossier(values), standard).grade_note) is hangs


def test_over_achievement_is_noted_and_deducted_as_stated(load, make_dossier):
    standard = load("""
criteria:
  - code: a
    name: 甲
    points: 10
    value: finance.execution_rate
    rule: {proportional: {over: {note_at: 130%, deduct_from: 150%, each: 10%, deduct: 1}}}
""")
    results = {
        rate: score(make_dossier({"finance.execution_rate": rate}), standard).find("a")
        for rate in ("129.99%", "130%", "150%", "165%", "400%")
    }
    assert [r.points for r in results.values()] == [10, 10, 10, Fraction("8.5"), 0]
    assert [bool(r.remarks) for r in results.values()] == [False, True, True, True, True]


class Doubled(Rule):
    """Give twice the full points, which no rule of a standard can."""

    kind: ClassVar[str] = "doubled"

    def lower(self, subject):
        return multiply(subject.full, number(2))

    def describe(self, subject):
        return "得双倍"


@pytest.mark.parametrize(("rule", "points"), [(Doubled(), None), (Direct(), 10)])
def test_points_outside_their_bounds_are_refused(make_dossier, rule, points):
    source = Source(document="示例", confidence="inferred")
    subject = Subject("甲", number(10), Name("finance.use_compliant"))
    ten = Fraction(10)
    assignment = Assignment("a", "甲", 1, "criterion", rule, subject, ten, ten, 2, "", source)
    readings = Readings(make_dossier({"finance.use_compliant": "是"}), vocabulary())
    item = score_leaf(assignment, readings)
    assert item.points == points
    assert ("超出0.00～10.00分的范围" in item.reason) is (points is None)


@pytest.mark.parametrize(
    ("in_use", "shown"), [("89.996", "89.996%"), ("90.00", "90%"), ("84.296", "84.30%")]
)
def test_a_rate_does_not_print_a_limit_it_has_not_reached(make_dossier, in_use, shown):
    dossier = make_dossier({"assets.in_use": in_use, "assets.total": "100"})
    item = score(dossier, find_standard("guangzhou-department-2021")).find("asset_utilisation")
    assert item.value_text == shown


def test_a_scaled_criterion_says_so(load, make_dossier):
    values = {**FILLED, "finance.execution_rate": "50%", "procurement.execution_rate": "不适用"}
    item = score(make_dossier(values), load(THREE % "redistribute")).find("a")
    assert "分值由4.00分按比例调整为5.71分" in item.reason


def test_a_nothing_branch_does_not_hide_the_margin(load, make_dossier):
    standard = load(
        """
grades: [{name: 优, at_least: 90%}, {name: 差, at_least: 0%}]
criteria:
  - {code: a, name: 甲, points: 100, value: results.satisfaction, rule: satisfaction}
""",
        "100",
    )
    card = score(make_dossier({"results.satisfaction": "100%"}), standard)
    assert card.margin is not None and card.margin.contains(100)


def test_dividing_by_zero_is_said_and_scores_nothing(load, make_dossier):
    values = {**FILLED, "procurement.budget": "0", "procurement.actual": "5"}
    item = score(make_dossier(values), load(THREE % "redistribute")).find("b")
    assert item.points is None
    assert item.status is Status.NOT_ASSESSABLE
    assert "分母为零" in item.reason
