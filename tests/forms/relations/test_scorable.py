"""Twins: what scoring would refuse, and the nearest dossier that it takes."""

import pytest

from jiheng.standards import loading

PROFILE = {"部门名称": "示例局", "地区": "示例市", "年度": "2021"}
FACTS = ["编码", "数值"]
COLUMNS = {
    "项目编码": "P1",
    "指标编码": "1",
    "一级指标": "产出指标",
    "二级指标": "质量指标",
    "三级指标": "机制建立",
    "指标性质": "定性",
    "指标值": "建成",
    "权重": "100",
    "完成档次": "达成",
    "评定得分": "",
}
PROJECT = [["项目编码", "项目名称", "项目级次"], ["P1", "甲", "一级"]]


def profile(**changed):
    cells = {**PROFILE, "评分标准": "guangzhou-department-2021", **changed}
    return {"部门概况": [["项目", "内容"], *map(list, cells.items())]}


def rows(**changed):
    cells = {**COLUMNS, **changed}
    return [list(cells), list(cells.values())]


@pytest.mark.parametrize(
    ("changed", "cell", "advice"),
    [
        ({"评分标准": "guangzhou-department-2012"}, "B5", "guangzhou-department-2021"),
        ({"评分标准": "财预〔2013〕53号"}, "B5", "caiyu-2013-53-department"),
        ({"评分标准": "xyz"}, "B5", "jiheng standards list"),
        ({"评分标准": "本地.yaml"}, "B5", "用 --standard 指定"),
        ({"评分标准": "caiyu-2020-10-project"}, "B5", "--standard"),
        ({"年度": "2022"}, "B4", "jiheng standards list"),
    ],
)
def test_a_standard_that_can_not_score_is_told(
    folder, errors_of, only_error, changed, cell, advice
):
    assert errors_of(folder(profile())) == []
    error = only_error(folder(profile(**changed)))
    assert (error.cell, error.severity) == (cell, "warning")
    assert advice in error.advice


@pytest.mark.parametrize("text", ["约四亿五千万", "45,210万元以上", "4.5亿余元"])
def test_an_approximate_figure_is_told(folder, errors_of, only_error, text):
    code = "finance.appropriation_final" if "亿" in text else "finance.spent"
    assert errors_of(folder({"收支指标": [FACTS, [code, "四亿五千万"]]})) == []
    error = only_error(folder({"收支指标": [FACTS, [code, text]]}))
    assert (error.cell, error.severity) == ("B2", "warning")


def test_an_approximate_total_row_is_told(folder, only_error):
    rows = [["资金来源", "全年执行数"], ["合计", "约4.5亿"]]
    assert only_error(folder({"分来源收支表": rows})).cell == "B2"


def test_a_figure_that_no_point_depends_on_may_be_approximate(folder, errors_of):
    rate, part = "finance.appropriation_difference_rate", "finance.appropriation_final"
    assert errors_of(folder({"收支指标": [FACTS, ["finance.basic_spent", "约45,210"]]})) == []
    assert errors_of(folder({"收支指标": [FACTS, [part, "约45,210"], [rate, "0.3%"]]})) == []


def test_achievements_and_plans_may_be_approximate(folder, errors_of):
    tables = {
        "工作成效": [["编码", "指标名称", "数值"], ["A1", "企业数", "约500家"]],
        "计划支出": [["编码", "计划（任务）名称", "预算数"], ["1", "甲", "约5亿元"]],
    }
    assert errors_of(folder(tables)) == []


def evaluated(**changed):
    return {"项目自评指标": rows(**changed), "项目": PROJECT}


@pytest.mark.parametrize("awarded", ["80", "100", ""])
def test_points_awarded_lie_in_the_range_of_their_tier(folder, errors_of, awarded):
    assert errors_of(folder(evaluated(评定得分=awarded))) == []


@pytest.mark.parametrize(
    ("tier", "awarded", "expected"),
    [
        ("达成", "79.99", "80～100分"),
        ("部分达成", "80", "60～80分（不含80分）"),
        ("未达成", "60", "0～60分（不含60分）"),
    ],
)
def test_points_outside_their_tier_are_told(folder, only_error, tier, awarded, expected):
    error = only_error(folder(evaluated(完成档次=tier, 评定得分=awarded)))
    assert (error.cell, error.value, error.expected) == ("J2", awarded, expected)
    assert error.severity == "warning"


@pytest.mark.parametrize("tier", ["达成", "部分达成", "未达成"])
def test_no_points_for_no_weight_fit_every_tier(folder, errors_of, tier):
    tables = evaluated(完成档次=tier, 评定得分="0", 权重="0")
    header, row = tables["项目自评指标"]
    other = [*row[:1], "2", *row[2:7], "100", "达成", "90"]
    tables["项目自评指标"] = [header, row, other]
    assert errors_of(folder(tables)) == []


@pytest.mark.parametrize("tier", ["达成", ""])
def test_points_above_the_weight_are_an_error(folder, errors_of, only_error, tier):
    assert errors_of(folder(evaluated(完成档次=tier, 评定得分="100"))) == []
    error = only_error(folder(evaluated(完成档次=tier, 评定得分="100.01")))
    assert (error.cell, error.severity, error.expected) == ("J2", "error", "0～100分")


def test_the_tiers_of_the_department_are_those_of_its_standard(
    folder, only_error, tmp_path, monkeypatch
):
    monkeypatch.setattr(loading, "standards_folder", lambda: tmp_path)
    text = """
code: local
title: 本地标准
kind: department
region: 示例市
validity: {from_year: 2021, verified_until: 2021}
source: {document: 示例, confidence: inferred}
criteria:
  - code: output
    name: 产出
    points: 100
    indicators:
      form: department_indicators
      rules:
        - nature: [定性]
          rule:
            qualitative:
              tiers:
                - {name: 达成, from_share: 90%, to_share: 100%, to_included: true}
"""
    (tmp_path / "local.yaml").write_text(text, encoding="utf-8")
    own = {key: value for key, value in COLUMNS.items() if key != "项目编码"}
    own = {"编码" if key == "指标编码" else key: value for key, value in own.items()}
    indicators = [list(own), list({**own, "评定得分": "85"}.values())]
    tables = profile(评分标准="local")
    error = only_error(folder({**tables, "整体绩效指标": indicators}))
    assert error.expected == "90～100分"


def test_weights_are_those_of_the_approved_target(folder, errors_of, only_error):
    two = [*rows()[1:], rows(指标编码="2")[1]]
    for row, weight in zip(two, ("60", "40"), strict=True):
        row[7] = weight
    header = rows()[0]
    target = {"项目绩效指标": [header, *two], "项目": PROJECT}
    assert errors_of(folder({**target, "项目自评指标": [header, *two]})) == []
    changed = [[*two[0][:7], "40", *two[0][8:]], [*two[1][:7], "60", *two[1][8:]]]
    found = errors_of(folder({**target, "项目自评指标": [header, *changed]}))
    assert [(one.cell, one.severity) for one in found] == [("H2", "error"), ("H3", "error")]
    assert "项目绩效指标!H2 的权重 60" in found[0].what
