"""Indicator rows of a dossier, scored one by one by the rule for their nature."""

from dataclasses import replace
from fractions import Fraction

import pytest

from jiheng.forms import Dossier, Fact, Source
from jiheng.forms.rows.evaluation import EvaluationFund, EvaluationIndicator
from jiheng.forms.rows.indicators import DepartmentIndicator, ProjectIndicator
from jiheng.forms.rows.projects import Project
from jiheng.quantities import Status
from jiheng.scoring import score, score_project
from jiheng.standards import load_standard
from jiheng.standards.rules import RULE_KINDS
from jiheng.standards.rules.strict import Strictly, for_nature, tie_words

RULES = """
        rules:
          - {nature: ["≥"], rule: {completion: {over: {note_at: 130%%}}}}
          - {nature: ["≤"], rule: reverse}
          - {nature: ["="], rule: equal}
          - {nature: [区间], rule: interval}
          - {nature: [定性], rule: qualitative}
"""
STANDARD = (
    """
code: rows
title: 指标标准
kind: %s
region: 某地
validity: {from_year: 2021, verified_until: 2021}
source: {document: 某文件, confidence: inferred}
full_points: 50
criteria:
  - code: output
    name: 产出
    points: 50
    indicators:
        form: %s
        level1: [产出]
"""
    + RULES
)


@pytest.fixture
def load(tmp_path):
    def make(kind="department", form="department_indicators", strict=False):
        path = tmp_path / "rows.yaml"
        text = (STANDARD % (kind, form)).replace("%%", "%")
        if strict:
            text = text.replace('["≥"]', '["≥", ">"]').replace('["≤"]', '["≤", "<"]')
        path.write_text(text, encoding="utf-8")
        return load_standard(path)

    return make


def _row(**cells):
    return {
        "code": "D1",
        "level1": "产出指标",
        "level2": "数量指标",
        "level3": "某指标",
        "nature": "≥",
        "target": "100",
        "unit": "个",
        "weight": "50",
        "actual": "100",
        **cells,
    }


def _dossier(*rows, model=DepartmentIndicator, extra=()):
    made = tuple(model.from_cells(row) for row in rows)
    facts = {}
    for row in made:
        for figure in row.figures():
            facts[figure.code] = Fact.of(figure.reading, figure.code, figure.label, Source("某表"))
    forms = {model.form.code: made}
    return Dossier("示例局", "某地", 2021, "rows", "", facts, forms)


@pytest.mark.parametrize(
    ("cells", "asked"),
    [
        ({"target": "95", "unit": "%", "actual": "0.9"}, "实际完成值”填的是0.9%"),
        ({"target": "0.95", "unit": "%", "actual": "96"}, "指标值”填的是0.95%"),
        ({"level3": "群众满意度", "target": "0.9", "unit": "%", "actual": "0.95"}, "0.95%"),
        ({"target": "95", "unit": "%", "actual": "90"}, ""),
        ({"target": "1", "unit": "%", "actual": "0.9"}, ""),
        ({"target": "95", "unit": "个", "actual": "1"}, ""),
        ({"target": "95", "unit": "%", "actual": ""}, ""),
    ],
)
def test_a_rate_a_hundredth_of_what_it_is_set_against_is_asked_about(load, cells, asked):
    doubts = score(_dossier(_row(**cells)), load()).find("output.D1").doubts
    assert all("是否漏写了百分数" in text for text in doubts)
    assert bool(doubts) is bool(asked) and asked in "".join(doubts)


@pytest.mark.parametrize(
    ("cells", "points"),
    [
        ({}, "50"),
        ({"actual": "99"}, "49.5"),
        ({"actual": "130"}, "50"),
        ({"nature": "≤", "actual": "100"}, "50"),
        ({"nature": "≤", "actual": "150"}, "25"),
        ({"nature": "≤", "actual": "200"}, "0"),
        ({"nature": "≤", "target": "0", "actual": "0"}, "50"),
        ({"nature": "≤", "target": "0", "actual": "1"}, "0"),
        ({"nature": "=", "actual": "100"}, "50"),
        ({"nature": "=", "actual": "110"}, "45"),
        ({"nature": "区间", "target": "80～100", "actual": "80"}, "50"),
        ({"nature": "区间", "target": "80～100", "actual": "60"}, "37.5"),
        ({"nature": "区间", "target": "80～100", "actual": "150"}, "25"),
        (
            {"nature": "定性", "target": "提升", "actual": "好", "tier": "达成", "awarded": "40"},
            "40",
        ),
    ],
)
def test_each_nature_has_its_rule(load, cells, points):
    card = score(_dossier(_row(**cells)), load())
    assert card.total == Fraction(points)
    assert card.find("output.D1").kind == "indicator"


@pytest.mark.parametrize(
    ("cells", "status", "words"),
    [
        ({"actual": ""}, Status.UNREPORTED, "未填报"),
        ({"target": ""}, Status.UNREPORTED, "未填报"),
        ({"weight": ""}, Status.UNREPORTED, "权重未填报"),
        ({"target": "0", "actual": "-1"}, Status.NOT_ASSESSABLE, "指标值为零或负数"),
        ({"target": "-5", "actual": "-10"}, Status.NOT_ASSESSABLE, "指标值为零或负数"),
        ({"nature": "≤", "target": "-5", "actual": "-3"}, Status.NOT_ASSESSABLE, "为零或负数"),
        ({"nature": "=", "target": "-5", "actual": "-10"}, Status.NOT_ASSESSABLE, "为零或负数"),
        ({"nature": "=", "target": "0", "actual": "1"}, Status.NOT_ASSESSABLE, "应填“≤”"),
        ({"weight": "-50"}, Status.NOT_ASSESSABLE, "权重为负"),
        ({"actual": "约100"}, Status.NOT_ASSESSABLE, "不是确切的数"),
        ({"actual": "≥100"}, Status.NOT_ASSESSABLE, "不是确切的数"),
        ({"nature": "区间", "target": "不适用"}, Status.NOT_APPLICABLE, "不适用"),
        ({"nature": "区间", "target": ""}, Status.UNREPORTED, "未填报"),
        ({"nature": "定性", "target": "好", "awarded": "40"}, Status.UNREPORTED, "完成档次"),
        (
            {"nature": "定性", "target": "好", "tier": "部分达成", "awarded": "45"},
            Status.NOT_ASSESSABLE,
            "60%～80%",
        ),
        ({"nature": ">"}, Status.NOT_ASSESSABLE, "没有规定指标性质“>”"),
    ],
)
def test_what_cannot_be_scored_says_why(load, cells, status, words):
    card = score(_dossier(_row(**cells)), load())
    assert card.total is None
    assert card.status is status
    assert any(words in one.reason for one in card.walk())
    assert (card.low, card.high) == (0, 50)


def test_no_rows_is_unreported(load):
    card = score(_dossier(), load())
    assert card.find("output").status is Status.UNREPORTED
    assert "没有填报" in card.find("output").reason


def test_weights_that_do_not_match_are_shared_out_exactly(load):
    rows = [_row(code=f"D{n}", weight="10") for n in range(3)]
    card = score(_dossier(*rows), load())
    assert [one.full for one in card.find("output").children] == [
        Fraction("16.67"),
        Fraction("16.67"),
        Fraction("16.66"),
    ]
    assert card.total == 50


@pytest.mark.parametrize("level1", ["效益指标", "产岀指标"])
def test_a_row_that_no_criterion_takes_stops_the_score(load, level1):
    card = score(_dossier(_row(), _row(code="E1", level1=level1, actual="0")), load())
    assert card.total is None
    assert card.status is Status.NOT_ASSESSABLE
    assert "不属于评分标准的任何一类" in card.find("output").reason


def test_weights_with_more_places_than_printed_still_add_up(load):
    rows = [_row(code="D1", weight="16.665"), _row(code="D2", weight="33.335")]
    card = score(_dossier(*rows), load())
    assert sum(one.full for one in card.find("output").children) == 50
    assert card.total == 50


def test_awarded_points_follow_the_points_of_the_row(load):
    rows = [
        _row(code="D1", weight="15", nature="定性", target="好", tier="达成", awarded="14"),
        _row(code="D2", weight="10"),
    ]
    group = score(_dossier(*rows), load()).find("output")
    assert [one.points for one in group.children] == [28, 20]
    assert group.remarks == ("各指标权重合计25.00分，按评分标准折算为50.00分",)


def test_an_awarded_figure_is_exact(load):
    row = _row(nature="定性", target="好", tier="达成", awarded="49.995")
    assert score(_dossier(row), load()).margin.is_exact


def test_far_above_the_target_is_remarked(load):
    below = score(_dossier(_row(actual="129")), load()).find("output.D1")
    at = score(_dossier(_row(actual="130")), load()).find("output.D1")
    assert (below.remarks, len(at.remarks)) == ((), 1)


def _named(dossier, name, *codes):
    rows = [Project.from_cells({"code": one, "name": name, "level": "一级"}) for one in codes]
    return replace(dossier, forms={**dossier.forms, "projects": tuple(rows)})


def test_a_project_takes_its_own_rows_only(load):
    rows = [
        _row(project="P1", code="1", actual="50"),
        _row(project="P2", code="1", actual="100"),
    ]
    dossier = _dossier(*rows, model=ProjectIndicator)
    standard = load("project", "project_indicators")
    assert score_project(dossier, "P1", standard).total == 25
    assert score_project(dossier, "P2", standard).total == 50
    assert score_project(dossier, "“p 2”", standard).total == 50
    with pytest.raises(ValueError, match="可指2个项目"):
        score_project(_named(dossier, "同名", "P1", "P2"), "同名", standard)
    with pytest.raises(ValueError, match=r"没有项目“P3”"):
        score_project(dossier, "P3", standard)
    with pytest.raises(ValueError, match="部门整体评分标准"):
        score_project(dossier, "P1", load())


def test_a_project_is_scored_by_its_self_evaluation(tmp_path):
    path = tmp_path / "funds.yaml"
    text = (STANDARD % ("project", "project_indicators")).replace("%%", "%")
    text = text.replace("code: rows", "code: funds").replace("full_points: 50", "full_points: 60")
    rule = "value: project.execution_rate, rule: proportional"
    text += f"  - {{code: execution, name: 执行率, points: 10, {rule}}}\n"
    path.write_text(text, encoding="utf-8")
    standard = load_standard(path)
    funds = [
        {"project": "P1", "source": "年度资金总额", "adjusted": "100", "spent": "80", "rate": ""},
        {"project": "P1", "source": "其他资金", "adjusted": "100", "spent": "1"},
        {"project": "P2", "source": "年度资金总额", "adjusted": "100", "spent": ""},
    ]
    evaluated = [_row(project="P1", code="1", actual="50")]
    planned = [_row(project=p, code="1", actual="100") for p in ("P1", "P2")]
    parts = [
        _dossier(*evaluated, model=EvaluationIndicator),
        _dossier(*planned, model=ProjectIndicator),
        _dossier(*funds, model=EvaluationFund),
    ]
    filled = Dossier(
        "局",
        "某地",
        2021,
        "funds",
        "",
        {code: fact for part in parts for code, fact in part.facts.items()},
        {form: rows for part in parts for form, rows in part.forms.items()},
    )
    first = score_project(filled, "P1", standard)
    assert (first.find("execution").points, first.find("output").points) == (8, 25)
    second = score_project(filled, "P2", standard)
    assert second.find("execution").status is Status.UNREPORTED
    assert second.find("output").points == 50


def test_indicators_that_nobody_filled_are_missed_where_results_are_filled(load):
    funds = _dossier({"project": "P1", "source": "年度资金总额"}, model=EvaluationFund)
    standard = load("project", "project_indicators")
    assert "“项目自评指标”表没有填报" in score_project(funds, "P1", standard).find("output").reason
    assert "“整体绩效指标”表没有填报" in score(funds, load()).find("output").reason


def test_leaving_a_planned_indicator_out_gains_nothing(load):
    planned = [_row(project="P1", code=code, weight="25") for code in "12"]
    done = _row(project="P1", code="1", weight="25", actual="100")
    reweighted = _row(project="P1", code="1", weight="50", actual="100")
    failed = _row(project="P1", code="2", weight="25", actual="0")
    plan = _dossier(*[{**row, "actual": ""} for row in planned], model=ProjectIndicator)

    def total(*rows):
        told = _dossier(*rows, model=EvaluationIndicator)
        both = Dossier(
            "局", "地", 2021, "", "", {**plan.facts, **told.facts}, {**plan.forms, **told.forms}
        )
        return score_project(both, "P1", load("project", "project_indicators"))

    assert total(done, failed).total == 25
    assert total(done).total is None
    assert "权重随目标批复确定" in total(reweighted, failed).find("output").reason
    assert total(done).find("output.2").status is Status.UNREPORTED


def test_one_projects_money_is_not_anothers(tmp_path):
    path = tmp_path / "funds.yaml"
    head = (STANDARD % ("project", "project_indicators")).split("criteria:")[0]
    head = head.replace("code: rows", "code: funds").replace("full_points: 50", "full_points: 10")
    rule = "value: project.execution_rate, rule: proportional"
    path.write_text(
        f"{head}criteria:\n  - {{code: e, name: 执行率, points: 10, {rule}}}\n", "utf-8"
    )
    rows = [_row(project="P2", code="1")]
    dossier = _dossier(*rows, model=ProjectIndicator)
    wide = dossier.with_values({"project.spent": "100", "project.adjusted_budget": "100"})
    assert score_project(wide, "P2", load_standard(path)).total is None


def test_an_indicator_rule_cites_its_own_source(load, tmp_path):
    standard = load()
    text = (tmp_path / "rows.yaml").read_text(encoding="utf-8")
    own = "rule: reverse, source: {document: 另一文件, confidence: published}}"
    (tmp_path / "rows.yaml").write_text(text.replace("rule: reverse}", own), encoding="utf-8")
    cited = load_standard(tmp_path / "rows.yaml")
    dossier = _dossier(_row(nature="≤"))
    assert score(dossier, standard).find("output.D1").document == "某文件"
    assert score(dossier, cited).find("output.D1").document == "另一文件"


@pytest.mark.parametrize(
    ("nature", "actual", "points"),
    [
        ("≥", "100", "50"),
        (">", "100", None),
        (">", "100.1", "50"),
        (">", "99.9", "49.95"),
        (">", "99", "49.5"),
        ("≤", "100", "50"),
        ("<", "100", None),
        ("<", "99.9", "50"),
        ("<", "100.1", "49.95"),
        ("<", "150", "25"),
    ],
)
def test_a_strict_sign_excludes_its_limit(load, nature, actual, points):
    card = score(_dossier(_row(nature=nature, actual=actual)), load(strict=True))
    item = card.find("output.D1")
    assert item.points == (None if points is None else Fraction(points))
    if points is None:
        shown, other = {">": ("＞", "≥"), "<": ("＜", "≤")}[nature]
        assert item.status is Status.NOT_ASSESSABLE
        assert f"指标性质是“{shown}”" in item.reason and f"“{other}”" in item.reason
        assert tie_words((nature,)) in item.rule_text


def test_bands_do_not_read_the_target_and_so_not_its_sign():
    satisfaction = RULE_KINDS["satisfaction"]()
    assert for_nature(satisfaction, ">") is satisfaction
    completion = RULE_KINDS["completion"]()
    assert for_nature(completion, "≥") is completion
    assert for_nature(completion, ">") == Strictly(rule=completion, nature=">")


def test_equal_weights_that_do_not_divide_say_so_in_their_reasons(load):
    rows = [_row(code=f"D{at}", weight="30", actual="90") for at in (1, 2, 3)]
    output = score(_dossier(*rows), load()).find("output")
    assert [child.full for child in output.children] == [
        Fraction("16.67"),
        Fraction("16.67"),
        Fraction("16.66"),
    ]
    note = "满分按最大余数法分配，各项满分合计等于50.00分。"
    assert all(child.reason.endswith(note) for child in output.children)
    twin = [_row(code=f"D{at}", weight="30", actual="90") for at in (1, 2)]
    output = score(_dossier(*twin), load()).find("output")
    assert not any("最大余数法" in child.reason for child in output.children)


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (
            {"nature": "定性", "target": "好", "tier": "部分达成", "awarded": "35"},
            "“部分达成”，得35分",
        ),
        ({"nature": "<", "target": "5", "actual": "4.999"}, "4.999个≤5个，得50分"),
        ({"nature": "≤", "target": "0", "actual": "1"}, "1个≥2×0个，得0分"),
    ],
)
def test_the_calculation_is_in_words_an_officer_knows(load, cells, shown):
    card = score(_dossier(_row(**cells)), load(strict=True))
    assert card.find("output.D1").calculation == shown


@pytest.mark.parametrize("tier", ["达成", "部分达成", "未达成"])
@pytest.mark.parametrize(("awarded", "total"), [("0", 50), ("0.1", None), ("", None)])
def test_a_qualitative_row_without_weight_earns_nothing_and_stops_nothing(
    load, tier, awarded, total
):
    words = {"nature": "定性", "target": "好", "actual": "好", "weight": "0"}
    rows = [_row(), _row(code="D2", tier=tier, awarded=awarded, **words)]
    card = score(_dossier(*rows), load())
    assert card.total == total
    assert card.find("output.D2").points == (None if total is None else 0)


def test_a_row_whose_share_is_nothing_fits_every_tier(load):
    words = {"nature": "定性", "target": "好", "actual": "好", "tier": "部分达成"}
    rows = [_row(weight="90000"), _row(code="D2", weight="0.5", awarded="0.3", **words)]
    card = score(_dossier(*rows), load())
    assert (card.find("output.D2").full, card.total) == (0, 50)


@pytest.mark.parametrize(
    ("nature", "target"), [("≥", "97"), ("≤", "97"), ("=", "97"), ("区间", "77～97")]
)
@pytest.mark.parametrize("actual", ["0", "50", "77", "90", "97", "98", "150", "193", "194", "500"])
def test_the_calculation_shows_what_was_achieved(load, nature, target, actual):
    item = score(_dossier(_row(nature=nature, target=target, actual=actual)), load()).find(
        "output.D1"
    )
    assert item.points is not None and f"{actual}个" in item.calculation


@pytest.mark.parametrize(
    ("actual", "shown"),
    [
        ("140", "140个≥100个，得50分"),
        ("160", "50－10×（160个÷100个－150%）÷10%"),
        ("900", "50－10×（900个÷100个－150%）÷10%≤0，得0分"),
    ],
)
def test_a_deduction_that_takes_all_shows_what_took_it(load, tmp_path, actual, shown):
    load()
    path = tmp_path / "rows.yaml"
    text = path.read_text("utf-8").replace(
        "{note_at: 130%}", "{note_at: 130%, deduct_from: 150%, deduct: 10}"
    )
    path.write_text(text, encoding="utf-8")
    card = score(_dossier(_row(actual=actual)), load_standard(path))
    assert card.find("output.D1").calculation == shown


@pytest.mark.parametrize(
    ("target", "actual", "unit", "is_exact"),
    [
        ("15", "21", "天", True),
        ("12", "13", "个月", True),
        ("15", "21.0", "天", False),
        ("1万", "1.2万", "小时", False),
        ("15", "21", "公里", False),
        ("90", "91", "%", True),
        ("95", "91", "%", False),
    ],
)
def test_targets_and_whole_days_are_exact(load, target, actual, unit, is_exact):
    nature = "≥" if unit == "%" else "≤"
    row = _row(nature=nature, target=target, actual=actual, unit=unit)
    assert score(_dossier(row), load()).find("output.D1").margin.is_exact is is_exact
