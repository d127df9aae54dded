"""Twins: each relation that is broken, and the nearest folder where it holds."""

import pytest

INDICATORS = [
    "项目编码",
    "指标编码",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标性质",
    "指标值",
    "计量单位",
    "权重",
]
PROJECTS = ["项目编码", "项目名称", "项目级次", "上级编码"]
FUNDS = ["项目编码", "资金来源", "年初预算数", "全年预算数", "全年执行数", "分值", "得分"]


def project(code="P1", level="一级", parent=""):
    return [code, f"项目{code}", level, parent]


def indicator(code, weight, project="P1"):
    return [project, code, "产出指标", "数量指标", f"指标{code}", "≥", "1", "个", weight]


# 编码


def test_codes_are_unique_within_a_form(folder, errors_of, only_error):
    header = ["编码", "任务名称"]
    assert errors_of(folder({"年度工作任务": [header, ["1", "甲"], ["2", "甲"]]})) == []
    error = only_error(folder({"年度工作任务": [header, ["1", "甲"], ["1", "乙"]]}))
    assert (error.cell, error.what) == ("A3", "与第2行重复")


def test_a_key_may_have_several_columns(folder, errors_of, only_error):
    header = ["地区", "项目", "金额"]
    rows = [["甲区", "一", "1.00"], ["甲区", "二", "1.00"]]
    assert errors_of(folder({"转移支付": [header, *rows]})) == []
    error = only_error(folder({"转移支付": [header, *rows, ["甲区", "二", "2.00"]]}))
    assert error.cell == "B4" and "地区＋项目" in error.expected


def test_a_fact_is_stated_once(folder, only_error):
    rows = [["编码", "数值"], ["procurement.budget", "1"], ["procurement.budget", "2"]]
    assert only_error(folder({"采购管理": rows})).cell == "A3"


@pytest.mark.parametrize("task", ["1", "basic", ""])
def test_an_achievement_belongs_to_a_task_or_plan(folder, errors_of, task):
    tables = {
        "年度工作任务": [["编码", "任务名称"], ["1", "甲"]],
        "计划支出": [["编码", "计划（任务）名称"], ["basic", "基础研究计划"]],
        "工作成效": [["编码", "所属任务", "指标名称", "数值"], ["A1", task, "企业数", "1家"]],
    }
    assert errors_of(folder(tables)) == []


def test_an_unknown_reference_gets_a_suggestion_or_is_sent_to_the_form(folder, only_error):
    achievements = [["编码", "所属任务", "指标名称", "数值"], ["A1", "bascc", "企业数", "1家"]]
    error = only_error(folder({"工作成效": achievements}))
    assert error.cell == "B2" and error.advice == "先填写“年度工作任务”或“计划支出”表"
    plans = [["编码", "计划（任务）名称"], ["basic", "基础研究计划"]]
    error = only_error(folder({"工作成效": achievements, "计划支出": plans}))
    assert error.advice == "是否应为“basic”？"


@pytest.mark.parametrize(
    ("title", "header", "row"),
    [
        ("绩效目标", ["项目编码", "目标类型", "目标内容"], ["PX", "总目标", "甲"]),
        ("监控问题与措施", ["项目编码", "编码", "存在问题"], ["PX", "M1", "甲"]),
        ("绩效运行监控", ["项目编码", "指标编码", "三级指标"], ["PX", "1", "甲"]),
        ("绩效运行监控资金", ["项目编码", "资金来源"], ["PX", "年度资金总额"]),
        ("项目自评资金", ["项目编码", "资金来源"], ["PX", "年度资金总额"]),
        ("项目自评结论", ["项目编码"], ["PX"]),
        ("项目绩效指标", INDICATORS, indicator("1", "", "PX")),
        ("项目自评指标", INDICATORS, indicator("1", "", "PX")),
    ],
)
def test_every_form_names_known_projects(folder, errors_of, only_error, title, header, row):
    error = only_error(folder({title: [header, row]}))
    assert (error.cell, error.value) == ("A2", "PX")
    assert errors_of(folder({title: [header, row], "项目": [PROJECTS, project("PX")]})) == []


def test_a_measure_answers_a_known_problem(folder, errors_of, only_error):
    measures = [["编码", "对应问题", "措施"], ["1", "9", "甲"]]
    assert only_error(folder({"改进措施": measures})).cell == "B2"
    problems = [["编码", "问题"], ["9", "乙"]]
    assert errors_of(folder({"改进措施": measures, "存在问题": problems})) == []


@pytest.mark.parametrize("code", ["procurement.budget", "task.1.total"])
def test_an_explanation_is_of_a_known_figure(folder, errors_of, code):
    tasks = [["编码", "任务名称"], ["1", "甲"]]
    explained = [["指标编码", "原因"], [code, "甲"]]
    assert errors_of(folder({"差异说明": explained, "年度工作任务": tasks})) == []


def test_an_explanation_of_nothing_is_refused(folder, only_error):
    error = only_error(folder({"差异说明": [["指标编码", "原因"], ["procurement.budgte", "甲"]]}))
    assert error.cell == "A2" and "procurement.budget" in error.advice


# 指标表


def test_a_figure_stands_on_the_sheet_of_its_group(folder, only_error):
    error = only_error(folder({"资产管理": [["编码", "数值"], ["procurement.budget", "1"]]}))
    assert error.cell == "A2" and "采购管理" in error.advice


def test_another_name_for_a_code_is_a_warning(folder, errors_of, only_error):
    header = ["编码", "指标名称", "数值"]
    row = ["procurement.budget", "政府采购预算金额", "1"]
    assert errors_of(folder({"采购管理": [header, row]})) == []
    row[1] = "实际政府采购金额"
    error = only_error(folder({"采购管理": [header, row]}))
    assert (error.cell, error.severity) == ("B2", "warning")


# 项目树


def test_a_tree_of_projects(folder, errors_of):
    rows = [project(), project("P2", "二级", "P1"), project("P3", "承担", "P2")]
    assert errors_of(folder({"项目": [PROJECTS, *rows]})) == []


@pytest.mark.parametrize(
    ("rows", "cell", "what"),
    [
        ([project(), project("P2", "一级", "P1")], "D3", "一级项目没有上级"),
        ([project(), project("P2", "二级")], "D3", "二级项目没有写上级编码"),
        ([project(), project("P2", "二级", "P9")], "D3", "“项目”表中没有这个编码"),
    ],
)
def test_levels_and_parents(folder, only_error, rows, cell, what):
    error = only_error(folder({"项目": [PROJECTS, *rows]}))
    assert (error.cell, error.what) == (cell, what)


def test_circles_are_told_for_each_project_in_them(folder, errors_of):
    rows = [project("P1", "二级", "P2"), project("P2", "二级", "P1"), project("P3", "二级", "P2")]
    errors = errors_of(folder({"项目": [PROJECTS, *rows]}))
    assert [(e.cell, e.what) for e in errors] == [
        ("D2", "上级关系成环：P1 → P2 → P1"),
        ("D3", "上级关系成环：P2 → P1 → P2"),
    ]


def test_a_project_is_not_its_own_parent(folder, only_error):
    assert "P1 → P1" in only_error(folder({"项目": [PROJECTS, project("P1", "二级", "P1")]})).what


def test_an_absurdly_deep_tree_is_told(folder, errors_of):
    rows = [project("P0")] + [project(f"P{n}", "二级", f"P{n - 1}") for n in range(1, 12)]
    assert errors_of(folder({"项目": [PROJECTS, *rows[:10]]})) == []
    assert all("超过" in e.what for e in errors_of(folder({"项目": [PROJECTS, *rows]})))
    assert errors_of(folder({"项目": [PROJECTS, *rows]}))


@pytest.mark.parametrize(
    ("start", "finish", "is_fine"),
    [
        ("2021-03-02", "2021-03-01", False),
        ("2021-03-02", "2021-03", True),
        ("2021-03-02", "2021", True),
        ("2021-03", "2020", False),
        ("2021", "2021-01-01", True),
        ("", "2021", True),
    ],
)
def test_a_project_does_not_end_before_it_starts(folder, errors_of, start, finish, is_fine):
    header = [*PROJECTS, "开始日期", "完成日期"]
    errors = errors_of(folder({"项目": [header, [*project(), start, finish]]}))
    assert [e.cell for e in errors] == ([] if is_fine else ["F2"])


# 金额


def tasks(total, appropriation, other):
    return [
        ["编码", "任务名称", "预算总额", "财政拨款", "其他资金"],
        ["1", "甲", total, appropriation, other],
    ]


@pytest.mark.parametrize(
    "amounts",
    [("3.00", "1.00", "2.00"), ("3.00", "1.00", ""), ("", "1.00", "2.00"), ("3.00", "不适用", "2")],
)
def test_a_task_adds_up_or_is_incomplete(folder, errors_of, amounts):
    assert errors_of(folder({"年度工作任务": tasks(*amounts)})) == []


def test_a_task_that_does_not_add_up(folder, only_error):
    error = only_error(folder({"年度工作任务": tasks("3.02", "1.00", "2.00")}))
    assert (error.cell, error.severity) == ("C2", "error")
    assert error.expected == "预算总额＝1.00＋2.00"


def test_a_difference_that_rounding_explains_is_a_warning(folder, only_error):
    error = only_error(folder({"年度工作任务": tasks("3.01", "1.00", "2.00")}))
    assert (error.severity, error.what) == ("warning", "与各分项之和有尾差")


def test_a_project_adds_up(folder, errors_of, only_error):
    header = [*PROJECTS, "年度预算数", "当年财政拨款", "上年结转", "其他资金"]
    assert errors_of(folder({"项目": [header, [*project(), "6.00", "1.00", "2.00", "3.00"]]})) == []
    assert (
        only_error(folder({"项目": [header, [*project(), "7.00", "1.00", "2.00", "3.00"]]})).cell
        == "E2"
    )


def funds(whole, first="1.00", second="2.00", project_code="P1"):
    return [
        FUNDS,
        [project_code, "年度资金总额", whole, whole, whole, "10", "9.98"],
        [project_code, "当年财政拨款", first, first, first, "", ""],
        [project_code, "其他资金", second, second, second, "", ""],
    ]


def test_the_sources_of_a_project_add_up(folder, errors_of):
    tables = {"项目": [PROJECTS, project()]}
    assert errors_of(folder({**tables, "项目自评资金": funds("3.00")})) == []
    errors = errors_of(folder({**tables, "项目自评资金": funds("4.00")}))
    assert [e.cell for e in errors] == ["C2", "D2", "E2"]


def test_sources_are_added_for_each_project_alone(folder, errors_of):
    rows = funds("3.00") + funds("30.00", "10.00", "20.00", "P2")[1:]
    tables = {"项目": [PROJECTS, project(), project("P2")], "项目自评资金": rows}
    assert errors_of(folder(tables)) == []


def test_a_total_without_sources_is_not_judged(folder, errors_of):
    tables = {"项目": [PROJECTS, project()], "项目自评资金": funds("3.00")[:2]}
    assert errors_of(folder(tables)) == []


def test_a_score_is_not_above_its_full_points(folder, errors_of, only_error):
    header = ["序号", "一级指标", "分值", "自评得分"]
    assert errors_of(folder({"部门整体自评": [header, ["1", "管理效能", "4", "4.00"]]})) == []
    error = only_error(folder({"部门整体自评": [header, ["1", "管理效能", "4", "4.01"]]}))
    assert (error.cell, error.expected) == ("D2", "不超过分值 4")


# 权重


def weights(*values, project_code="P1"):
    return [indicator(str(n), value, project_code) for n, value in enumerate(values)]


@pytest.mark.parametrize("values", [("60", "40"), ("60", "30"), ("22.5", "67.50"), ("", "")])
def test_weights_that_are_complete_or_not_there(folder, errors_of, values):
    tables = {"项目": [PROJECTS, project()], "项目绩效指标": [INDICATORS, *weights(*values)]}
    assert errors_of(folder(tables)) == []


@pytest.mark.parametrize(("values", "shown"), [(("60", "35"), "95"), (("60", "30.01"), "90.01")])
def test_weights_that_add_up_to_something_else(folder, only_error, values, shown):
    tables = {"项目": [PROJECTS, project()], "项目绩效指标": [INDICATORS, *weights(*values)]}
    error = only_error(folder(tables))
    assert (error.cell, error.what) == ("I2", f"项目“P1”的权重合计为 {shown}")


def test_a_missing_weight_is_told_at_its_cell(folder, only_error):
    tables = {
        "项目": [PROJECTS, project()],
        "项目绩效指标": [
            INDICATORS,
            *weights(
                "60",
                "",
            ),
        ],
    }
    assert only_error(folder(tables)).cell == "I3"


def test_each_project_has_its_own_weights(folder, errors_of):
    rows = [*weights("100"), *weights("60", "30", project_code="P2")]
    tables = {"项目": [PROJECTS, project(), project("P2")], "项目绩效指标": [INDICATORS, *rows]}
    assert errors_of(folder(tables)) == []


def test_the_department_has_weights_too(folder, only_error):
    rows = [INDICATORS[1:], *(row[1:] for row in weights("60", "35"))]
    rows[0] = ["编码", *rows[0][1:]]
    assert "部门整体的权重合计为 95" in only_error(folder({"整体绩效指标": rows})).what


# One wrong cell is one error: what follows from it is not told.


def test_a_row_with_a_wrong_cell_can_still_be_named(folder, only_error):
    tables = {
        "计划支出": [["编码", "计划（任务）名称", "预算数"], ["basic", "基础研究计划", "很多"]],
        "工作成效": [["编码", "所属任务", "指标名称", "数值"], ["A1", "basic", "企业数", "1家"]],
        "差异说明": [["指标编码", "原因"], ["plan.basic.rate", "甲"]],
    }
    assert only_error(folder(tables)).sheet == "计划支出"


def test_a_form_that_could_not_be_read_is_not_missed(folder, only_error):
    tables = {
        "项目": [["项目编码", "项目名称"], ["P1", "甲"]],
        "绩效目标": [["项目编码", "目标类型", "目标内容"], ["P1", "总目标", "甲"]],
        "差异说明": [["指标编码", "原因"], ["project.P1.budget", "甲"]],
    }
    assert only_error(folder(tables)).what == "缺少必需的列“项目级次”"


def test_a_wrong_cell_does_not_spoil_the_sums(folder, only_error):
    rows = [INDICATORS, *weights("60", "40")]
    rows[2][7] = "3个"
    tables = {"项目": [PROJECTS, project()], "项目绩效指标": rows}
    assert only_error(folder(tables)).cell == "G3"
    spoiled = funds("3.00")
    spoiled[3][2] = "很多"
    tables = {"项目绩效指标": [INDICATORS], "项目自评资金": spoiled}
    assert only_error(folder(tables)).cell == "C4"


def test_repeated_codes_are_told_although_a_row_is_wrong(folder, errors_of):
    rows = [["编码", "任务名称"], ["1", ""], ["1", "乙"], ["", "丙"], ["", "丁"]]
    errors = errors_of(folder({"年度工作任务": rows}))
    assert [(e.cell, e.what) for e in errors] == [
        ("B2", "没有填写"),
        ("A3", "与第2行重复"),
        ("A4", "没有填写"),
        ("A5", "没有填写"),
    ]


# 合计行

PLAN = ["编码", "计划（任务）名称", "预算数", "支出数"]
PLANS = [["1", "甲", "10.00", "9.00"], ["2", "乙", "20.00", "18.00"], ["3", "丙", "5.00", "5.00"]]


def test_a_total_typed_under_a_table_is_compared_and_not_counted(folder, errors_of, only_error):
    total = ["合计", "", "35.00", "32.00"]
    assert errors_of(folder({"计划支出": [PLAN, *PLANS, total]})) == []
    assert errors_of(folder({"计划支出": [PLAN, total, *PLANS]})) == []
    error = only_error(folder({"计划支出": [PLAN, *PLANS, [*total[:3], "32.01"]]}))
    assert (error.cell, error.severity) == ("D5", "warning")
    error = only_error(folder({"计划支出": [PLAN, *PLANS, [*total[:3], "32.03"]]}))
    assert (error.cell, error.what) == ("D5", "不等于各分项之和")
    assert error.expected == "支出数＝9.00＋18.00＋5.00"


def test_subtotals_add_up_what_stands_before_them(folder, errors_of, only_error):
    first, second = ["", "小计", "30.00", ""], ["", "小计", "5.00", ""]
    rows = [PLAN, *PLANS[:2], first, PLANS[2], second, ["", "总计", "35.00", "32.00"]]
    assert errors_of(folder({"计划支出": rows})) == []
    first[2] = "31.00"
    assert only_error(folder({"计划支出": rows})).cell == "C4"


def test_each_project_may_have_its_total(folder, errors_of, only_error):
    projects = {"项目": [PROJECTS, project("P1"), project("P2")]}
    rows = [indicator("1", "100"), ["P1", "合计", "", "", "", "", "", "", "100"]]
    rows += [indicator("1", "60", "P2"), indicator("2", "40", "P2")]
    rows += [["P2", "合计", "", "", "", "", "", "", "100"]]
    assert errors_of(folder({"项目绩效指标": [INDICATORS, *rows], **projects})) == []
    rows[-1][-1] = "90"
    assert only_error(folder({"项目绩效指标": [INDICATORS, *rows], **projects})).cell == "I6"


def test_only_projects_of_the_first_level_are_added_up(folder, errors_of, only_error):
    header = [*PROJECTS, "年度预算数"]
    rows = [[*project("P1"), "10.00"], [*project("P2", "二级", "P1"), "4.00"]]
    total = ["合计", "", "", "", "10.00"]
    assert errors_of(folder({"项目": [header, *rows, total]})) == []
    total[-1] = "14.00"
    assert only_error(folder({"项目": [header, *rows, total]})).cell == "E4"


def test_parts_named_as_such_are_not_added_up(folder, errors_of):
    rows = [PLANS[0], ["1a", "其中：甲一", "4.00", ""], ["合计", "", "10.00", ""]]
    assert errors_of(folder({"计划支出": [PLAN, *rows]})) == []


def test_a_total_of_additions_and_deductions_is_not_compared(folder, errors_of):
    header = ["编码", "加减", "事项", "分值"]
    rows = [["J1", "加分", "甲", "2"], ["J2", "减分", "乙", "1"], ["合计", "", "", "1"]]
    assert errors_of(folder({"加减分事项": [header, *rows]})) == []


def test_a_total_that_is_no_figure_is_told(folder, only_error, errors_of):
    assert errors_of(folder({"计划支出": [PLAN, PLANS[0], ["合计", "", "", ""]]})) == []
    assert only_error(folder({"计划支出": [PLAN, PLANS[0], ["合计", "", "若干", ""]]})).cell == "C3"


@pytest.mark.parametrize("word", ["合计", "合　计", "资金总额", "年度资金总额"])
def test_the_total_of_a_projects_money_has_several_names(folder, errors_of, word):
    rows = [FUNDS[:5], ["P1", word, "1", "1", "1"], ["P1", "当年财政拨款", "1", "1", "1"]]
    assert errors_of(folder({"项目自评资金": rows, "项目": [PROJECTS, project()]})) == []
