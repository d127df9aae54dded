"""Twins: figures that can not be, and the nearest ones that can."""

import pytest

FACTS = ["编码", "数值"]


@pytest.mark.parametrize(
    ("title", "code", "good", "bad", "what"),
    [
        ("机构人员", "staff.in_post", "53", "53.5", "不是整数"),
        ("机构人员", "staff.established", "0", "-2", "是负数"),
        ("收支指标", "finance.carried_out", "0.00", "-94.93", "是负数"),
        ("履职效果", "results.satisfaction", "100%", "105%", "不在0～100%之间"),
        ("履职效果", "results.satisfaction", "0%", "-0.1%", "不在0～100%之间"),
    ],
)
def test_a_figure_that_can_not_be(folder, errors_of, only_error, title, code, good, bad, what):
    assert errors_of(folder({title: [FACTS, [code, good]]})) == []
    error = only_error(folder({title: [FACTS, [code, bad]]}))
    assert error.cell == "B2" and what in error.what and error.severity == "error"


@pytest.mark.parametrize(
    ("title", "code", "text"),
    [
        ("收支指标", "finance.appended", "-20"),
        ("收支指标", "finance.building_actual", "1200.5"),
        ("收支指标", "finance.carryover_change_rate", "-30%"),
        ("机构人员", "staff.established", "不适用"),
    ],
)
def test_what_may_be_negative_broken_or_missing(folder, errors_of, title, code, text):
    assert errors_of(folder({title: [FACTS, [code, text]]})) == []


COSTS = {"costs.three_spent": "18.72", "costs.vehicle_spent": "15.52", "costs.abroad_spent": "0.00"}


def costs(reception):
    return {"成本控制": [FACTS, *map(list, {**COSTS, "costs.reception_spent": reception}.items())]}


def test_parts_do_not_exceed_their_whole(folder, errors_of, only_error):
    assert errors_of(folder(costs("3.2"))) == []
    # 3.21 is 3.205 at least: the printed digits still allow 18.72.
    assert errors_of(folder(costs("3.21"))) == []
    error = only_error(folder(costs("3.23")))
    assert (error.cell, error.expected) == ("B3", "不超过“三公经费”实际支出数18.72万元")
    error = only_error(folder(costs("33.2")))
    assert error.cell == "B5" and error.what.endswith("合计超过总额")


def test_one_part_does_not_exceed_its_whole(folder, errors_of, only_error):
    rows = [FACTS, ["assets.total", "965"], ["assets.in_use", "965"]]
    assert errors_of(folder({"资产管理": rows})) == []
    rows[2] = ["assets.in_use", "2000"]
    assert only_error(folder({"资产管理": rows})).cell == "B3"


def test_the_offices_listed_are_as_many_as_stated(folder, errors_of, only_error):
    offices = [["机构名称"], ["办公室"], ["财务处"]]
    tables = {"内设机构": offices, "机构人员": [FACTS, ["staff.offices", "2"]]}
    assert errors_of(folder(tables)) == []
    tables["机构人员"] = [FACTS, ["staff.offices", "8"]]
    error = only_error(folder(tables))
    assert error.severity == "warning" and "2个机构" in error.what


def test_staff_of_a_unit_is_whole_and_not_negative(folder, errors_of, only_error):
    header = ["单位名称", "编制数", "在职人员数"]
    assert errors_of(folder({"下属单位": [header, ["检测中心", "12", "13"]]})) == []
    assert only_error(folder({"下属单位": [header, ["检测中心", "12", "12.5"]]})).cell == "C2"
    assert only_error(folder({"下属单位": [header, ["检测中心", "-12", "12"]]})).cell == "B2"


def test_amounts_of_tasks_are_not_negative(folder, errors_of, only_error):
    task = ["编码", "任务名称", "预算总额"]
    assert errors_of(folder({"年度工作任务": [task, ["1", "甲", "0"]]})) == []
    assert only_error(folder({"年度工作任务": [task, ["1", "甲", "-0.01"]]})).cell == "C2"


def test_an_indicator_of_satisfaction_is_at_most_a_hundred(folder, errors_of, only_error):
    header = [
        "编码",
        "一级指标",
        "二级指标",
        "三级指标",
        "指标性质",
        "指标值",
        "计量单位",
        "实际完成值",
    ]
    row = ["D1", "满意度指标", "服务对象满意度指标", "农户满意度", "≥", "90", "%"]
    assert errors_of(folder({"整体绩效指标": [header, [*row, "100"]]})) == []
    assert only_error(folder({"整体绩效指标": [header, [*row, "105"]]})).cell == "H2"


@pytest.mark.parametrize(("title", "head"), [("存在问题", "问题"), ("改进措施", "措施")])
def test_the_criterion_named_is_one_of_the_standard(folder, errors_of, only_error, title, head):
    header = ["编码", head, "对应评分指标"]
    profile = {"部门名称": "示例局", "地区": "示例市", "年度": "2021"}
    profile["评分标准"] = "guangzhou-department-2021"
    tables = {"部门概况": [["项目", "内容"], *map(list, profile.items())]}
    for known in ("asset_utilisation", "资产管理", "固定资产利用率", "三公经费控制率"):
        tables[title] = [header, ["1", "甲", known]]
        assert errors_of(folder(tables)) == []
    tables[title] = [header, ["1", "甲", "asset_utilization"]]
    error = only_error(folder(tables))
    assert (error.cell, error.severity) == ("C2", "warning")
    assert error.advice == "是否应为“asset_utilisation”？"
    tables[title] = [header, ["1", "甲", "固定资产使用率"]]
    assert only_error(folder(tables)).advice == "是否应为“固定资产利用率”？"
    tables[title] = [header, ["1", "甲", "天气"]]
    assert (
        "jiheng standards show guangzhou-department-2021 查看" in only_error(folder(tables)).advice
    )


def test_a_negative_whole_is_told_once_whatever_its_parts(folder, errors_of, only_error):
    whole = {"成本控制": [FACTS, ["costs.three_spent", "-0.01"]]}
    assert only_error(folder(whole)).cell == "B2"
    whole["成本控制"][1][1] = "0.00"
    assert errors_of(folder(whole)) == []
    parts = [["costs.reception_spent", "3.2"], ["costs.vehicle_spent", "15.52"]]
    assert only_error(
        folder({"成本控制": [FACTS, ["costs.three_spent", "-18.72"], *parts]})
    ).cell == ("B2")


AMOUNTS = [
    ("计划支出", ["编码", "计划（任务）名称", "支出数"], ["1", "甲"]),
    ("转移支付", ["地区", "金额"], ["天河区"]),
    ("分来源收支表", ["资金来源", "全年执行数"], ["财政拨款"]),
    ("加减分事项", ["编码", "加减", "事项", "分值"], ["J1", "减分", "甲"]),
]


@pytest.mark.parametrize(("title", "header", "row"), AMOUNTS)
def test_amounts_are_not_negative_in_any_form(folder, errors_of, only_error, title, header, row):
    assert errors_of(folder({title: [header, [*row, "0.00"]]})) == []
    error = only_error(folder({title: [header, [*row, "-0.01"]]}))
    assert (error.row, error.header, error.what) == (2, header[-1], "是负数")


@pytest.mark.parametrize(
    ("title", "header", "row"),
    [
        ("差异说明", ["指标编码", "原因", "涉及金额"], ["finance.spent", "甲", "-20.00"]),
        ("部门整体自评", ["序号", "一级指标", "分值", "自评得分"], ["1", "减分", "-5", "-1"]),
    ],
)
def test_what_is_taken_off_may_be_negative(folder, errors_of, title, header, row):
    assert errors_of(folder({title: [header, row]})) == []


def test_no_more_is_taken_off_than_stated(folder, errors_of, only_error):
    header = ["序号", "一级指标", "分值", "自评得分"]
    assert errors_of(folder({"部门整体自评": [header, ["1", "减分", "-5", "-5"]]})) == []
    assert only_error(folder({"部门整体自评": [header, ["1", "减分", "-5", "-5.1"]]})).cell == "D2"


@pytest.mark.parametrize(
    ("code", "typed", "meant"),
    [
        ("finance.appropriation_difference_rate", "0.1144", "11.44%"),
        ("costs.three_change_rate", "-0.125", "-12.5%"),
    ],
)
def test_a_rate_typed_as_a_fraction_is_asked_about(
    folder, errors_of, only_error, code, typed, meant
):
    sheet = {"finance": "收支指标", "costs": "成本控制"}[code.partition(".")[0]]
    error = only_error(folder({sheet: [["编码", "数值"], [code, typed]]}))
    assert (error.cell, error.severity) == ("B2", "warning")
    assert error.advice == f"是{meant}的，写{meant}；确是{typed}%的，写上“%”"
    for right in (f"{typed}%", meant, "0.11", "1.125"):
        assert errors_of(folder({sheet: [["编码", "数值"], [code, right]]})) == []


@pytest.mark.parametrize(
    ("title", "code", "typed", "asked"),
    [
        ("履职效果", "results.social_benefit", "0.95", True),
        ("履职效果", "results.social_benefit", "0.95%", False),
        ("绩效管理", "performance.quantified_share", "0.85", True),
        ("绩效管理", "performance.monitoring_coverage", "1", True),
        ("绩效管理", "performance.monitoring_coverage", "100", False),
        # The less was added during the year, the better.
        ("收支指标", "finance.control_rate", "0.95", False),
        ("收支指标", "finance.carryover_rate", "0.06", False),
    ],
)
def test_a_high_rate_typed_as_a_fraction(folder, errors_of, title, code, typed, asked):
    errors = errors_of(folder({title: [["编码", "数值"], [code, typed]]}))
    assert [error.severity for error in errors] == (["warning"] if asked else [])
    assert all(f"按{typed}%读取" in error.what for error in errors)


INDICATOR = [
    "编码",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标性质",
    "指标值",
    "计量单位",
    "实际完成值",
]


@pytest.mark.parametrize(
    ("name", "target", "unit", "actual", "asked"),
    [
        ("工程按期完工率", "95", "%", "0.9", "H2"),
        ("工程按期完工率", "0.95", "%", "90", "F2"),
        ("按时发放率", "100%", "%", "1", "H2"),
        ("按时发放率", "100%", "%", "1%", ""),
        ("某项提升幅度", "80", "%", "0.8", "H2"),
        ("某项增长率", "1", "%", "0.9", ""),
        ("某项增长率", "5", "%", "0.9", ""),
        ("新增学位", "95", "个", "1", ""),
    ],
)
def test_an_indicator_typed_as_a_fraction(folder, errors_of, name, target, unit, actual, asked):
    row = ["D1", "产出指标", "质量指标", name, "≥", target, unit, actual]
    errors = errors_of(folder({"整体绩效指标": [INDICATOR, row]}))
    assert [error.cell for error in errors if "读取" in error.what] == ([asked] if asked else [])
