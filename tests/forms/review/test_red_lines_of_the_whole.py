"""Red lines about weights, directions, money, copied text and secrets, each with its twin."""

from dataclasses import replace

import pytest

from jiheng.forms.review import Review, review_rules, review_targets

FOUND, PASSED, UNJUDGED = "found", "passed", "unjudged"


def found(review: Review) -> list[str]:
    return [one.where.indicator or one.where.project for one in review.findings]


def reasons(review: Review) -> list[str]:
    return [one.reason for one in review.coverage.rules[0].unjudged]


# TG009


@pytest.mark.parametrize(
    ("weights", "standard", "wanted"),
    [
        (("50", "40"), "guangzhou-department-2021", []),
        (("60", "40"), "guangzhou-department-2021", []),
        (("50.1", "40"), "guangzhou-department-2021", ["P01"]),
        (("50", "40"), "caiyu-2020-10-project", []),
        (("60", "40"), "caiyu-2020-10-project", ["P01"]),
        (("33.333", "56.667"), "caiyu-2020-10-project", []),
    ],
)
def test_weights_add_up_as_the_standard_wants(judge, weights, standard, wanted) -> None:
    rows = [{"权重": weight} for weight in weights]
    own = [{"权重": "90"}]
    review = judge("TG009", {"项目绩效指标": rows, "整体绩效指标": own}, 评分标准=standard)
    assert found(review) == wanted


def test_wrong_total_is_told_with_what_is_right(judge) -> None:
    review = judge("TG009", {"项目绩效指标": [{"权重": "89.9"}]})
    (finding,) = review.findings
    assert finding.message == "P01 技术攻关专项 1 个指标的权重合计为 89.9"
    assert finding.expected == "合计 100 或 90"


def test_weights_that_are_not_all_there(judge) -> None:
    review = judge("TG009", {"项目绩效指标": [{"权重": "50"}, {"权重": ""}]})
    assert reasons(review) == ["2 个指标中有 1 个没有权重"]
    assert reasons(judge("TG009", {"项目绩效指标": []})) == ["“项目绩效指标”表没有填写"]
    two = judge("TG009", {"项目": [{}, {"项目编码": "P02"}]})
    assert two.coverage.rules[0].passed_by_project == {"": 1, "P01": 1}


# TG010


@pytest.mark.parametrize(
    ("level2", "name", "nature", "wanted"),
    [
        ("经济成本指标", "设备购置成本", "≥", FOUND),
        ("经济成本指标", "设备购置成本", ">", FOUND),
        ("经济成本指标", "设备购置成本", "≤", PASSED),
        ("经济成本指标", "设备购置成本", "=", PASSED),
        ("经济成本指标", "成本节约率", "≥", PASSED),
        ("经济成本指标", "成本控制率", "≥", UNJUDGED),
        ("质量指标", "安全事故起数", "≥", FOUND),
        ("质量指标", "安全事故起数", "≤", PASSED),
        ("质量指标", "投诉办结率", "≥", PASSED),
        ("质量指标", "投诉下降率", "≥", PASSED),
        ("质量指标", "验收合格率", "≤", FOUND),
        ("质量指标", "验收合格率", "≥", PASSED),
        ("质量指标", "验收不合格率", "≤", PASSED),
        ("质量指标", "能耗使用率下降幅度", "≤", PASSED),
        ("服务对象满意度指标", "企业满意度", "<", FOUND),
    ],
)
def test_direction(judge, level2: str, name: str, nature: str, wanted: str) -> None:
    row = {"二级指标": level2, "三级指标": name, "指标性质": nature, "指标值": "90"}
    row |= {"计量单位": "%", "上年完成值": ""}
    own = {"整体绩效指标": []}
    (coverage,) = judge("TG010", {"项目绩效指标": [row], **own}).coverage.rules
    counts = {FOUND: coverage.found, PASSED: coverage.passed}
    counts[UNJUDGED] = len(coverage.unjudged) - 1
    assert counts == {FOUND: 0, PASSED: 0, UNJUDGED: 0} | {wanted: 1}


# TG011


@pytest.mark.parametrize("respondents", ["", "服务对象", "相关人员", "—"])
def test_respondents_must_be_somebody(judge, respondents: str) -> None:
    row = {"二级指标": "服务对象满意度指标", "三级指标": "企业满意度", "调查对象": respondents}
    assert found(judge("TG011", {"项目绩效指标": [row]})) == ["1"]
    assert found(judge("TG011", {"项目绩效指标": [{**row, "调查对象": "受资助企业"}]})) == []


def test_other_indicators_need_no_respondents(judge) -> None:
    review = judge("TG011", {"整体绩效指标": [{}]})
    (coverage,) = review.coverage.rules
    assert (coverage.judged, coverage.unjudged, coverage.state) == (0, (), "不适用")


# TG012


@pytest.mark.parametrize(
    ("other", "wanted"),
    [("0.00", []), ("0.01", []), ("0.02", ["P01"]), ("-0.02", ["P01"])],
)
def test_sources_add_up_within_the_last_digit(judge, other: str, wanted: list[str]) -> None:
    assert found(judge("TG012", {"项目": [{"其他资金": other}]})) == wanted


def test_the_total_over_years_is_not_compared(judge) -> None:
    assert found(judge("TG012", {"项目": [{"项目资金总额": "5,000.00"}]})) == []


def test_first_level_is_the_sum_of_its_second_level(judge) -> None:
    money = {"当年财政拨款": "600.00", "上年结转": "0.00"}
    second = {"项目级次": "二级", "上级编码": "P01", "年度预算数": "600.00", **money}
    rest = {**second, "项目编码": "P03", "年度预算数": "400.00", "当年财政拨款": "400.00"}
    children = [{**second, "项目编码": "P02"}, rest]
    assert found(judge("TG012", {"项目": [{}, *children]})) == []
    more = {**rest, "年度预算数": "400.02", "当年财政拨款": "400.02"}
    review = judge("TG012", {"项目": [{}, children[0], more]})
    (finding,) = review.findings
    assert finding.message == (
        "年度预算数 1,000.00万元，与二级项目（P02、P03）之和 600.00万元＋400.02万元 不等"
    )
    orphan = {**rest, "项目编码": "P04", "上级编码": ""}
    assert reasons(judge("TG012", {"项目": [{}, *children, orphan]})) == [
        "有二级项目没有写上级编码，不知道属于哪个一级项目"
    ]


def test_tasks_add_up(judge) -> None:
    review = judge("TG012", {"年度工作任务": [{"预算总额": "1,200.02"}]})
    assert review.findings[0].where.record == "建设创新平台"
    assert found(judge("TG012", {"年度工作任务": [{"预算总额": "1,200.01"}]})) == []


def test_sums_with_gaps(judge) -> None:
    assert reasons(judge("TG012", {"项目": [{"年度预算数": ""}]})) == ["没有填写年度预算数"]
    assert reasons(judge("TG012", {"项目": [{"上年结转": ""}]})) == [
        "当年财政拨款＋上年结转＋其他资金没有填全"
    ]
    assert reasons(judge("TG012", {"项目": [], "年度工作任务": []})) == [
        "“项目”表没有填写",
        "“年度工作任务”表没有填写",
    ]


# TG013

LONG = "支持企业开展关键核心技术攻关，建设公共平台，带动产业发展。"


def targets(annual: str) -> list[dict[str, str]]:
    whole = {"项目编码": "P01", "目标类型": "总目标", "目标内容": LONG}
    return [whole, {"项目编码": "P01", "目标类型": "年度目标", "目标内容": annual}]


@pytest.mark.parametrize(
    ("annual", "wanted"),
    [
        (LONG, ["P01"]),
        (LONG.replace("，", " "), ["P01"]),
        (LONG.replace("产业发展", "产业进步"), ["P01"]),
        ("当年选定二十家企业，签订任务书。", []),
    ],
)
def test_targets_alike(judge, annual: str, wanted: list[str]) -> None:
    assert found(judge("TG013", {"绩效目标": targets(annual)})) == wanted


def test_nine_in_ten_alike_is_the_limit(judge) -> None:
    # Ten characters, of which nine or eight are the same: 90% and 80%.
    for annual, wanted in (("一二三四五六七八九十", ["P01"]), ("一二三四五六七八口口", [])):
        whole = {"项目编码": "P01", "目标类型": "总目标", "目标内容": "一二三四五六七八九丁"}
        year = {"项目编码": "P01", "目标类型": "年度目标", "目标内容": annual}
        assert found(judge("TG013", {"绩效目标": [whole, year]})) == wanted


def test_a_project_of_one_year_may_repeat_its_target(judge) -> None:
    same = {"绩效目标": targets(LONG)}
    assert found(judge("TG013", {"项目": [{"完成日期": "2021-12-31"}], **same})) == []
    assert found(judge("TG013", {"项目": [{"完成日期": "2022-01-01"}], **same})) == ["P01"]
    assert reasons(judge("TG013", {"项目": [{"完成日期": ""}], **same})) == [
        "两个目标雷同，但没有填写开始和完成日期，不知道是否跨年"
    ]


def test_the_department_has_no_dates(judge) -> None:
    own = [{**row, "项目编码": ""} for row in targets(LONG)]
    assert found(judge("TG013", {"绩效目标": own})) == [""]
    assert reasons(judge("TG013", {"绩效目标": []})) == ["“绩效目标”表没有填写"]


# TG014


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("完成市教育局年度重点工作。", FOUND),
        ("完成市科技局年度重点工作。", PASSED),
        ("会同市教育局开展科普。", UNJUDGED),
        ("会同市科技企业开展科普，完成市教育局工作。", FOUND),
        ("建设深圳市科技创新委员会平台。", FOUND),
        ("建设广州市科学技术局平台。", PASSED),
        ("参加深圳市高交会。", PASSED),
        ("学科委员会召开会议。", PASSED),
    ],
)
def test_names_of_others(judge, text: str, wanted: str) -> None:
    changes = {"绩效目标": [{"目标内容": text}], "整体绩效指标": [], "项目绩效指标": []}
    (coverage,) = judge("TG014", changes).coverage.rules
    counts = {FOUND: coverage.found, PASSED: coverage.passed}
    counts[UNJUDGED] = len(coverage.unjudged) - 2
    assert counts == {FOUND: 0, PASSED: 0, UNJUDGED: 0} | {wanted: 1}


def test_names_of_others_in_indicators(judge) -> None:
    row = {"指标性质": "定性", "上年完成值": "", "指标值": "印发市教育局规划"}
    review = judge("TG014", {"项目绩效指标": [{**row, "三级指标": "教育局规划编制"}]})
    assert [one.where.column for one in review.findings] == ["三级指标", "指标值"]


def test_who_does_the_work_is_no_stranger(judge) -> None:
    target = {"绩效目标": [{"目标内容": "完成市教育局年度重点工作。"}]}
    assert found(judge("TG014", target)) == [""]
    for column in ("主管部门", "实施单位"):
        assert found(judge("TG014", {**target, "项目": [{column: "广州市教育局"}]})) == []
    unit = [{"单位名称": "广州市教育局下属中心"}]
    assert found(judge("TG014", {**target, "下属单位": unit})) == []
    assert found(judge("TG014", target, 部门名称="广州市教育局")) == []


def test_copied_text_without_texts(judge) -> None:
    empty = {"绩效目标": [], "整体绩效指标": [], "项目绩效指标": []}
    assert len(reasons(judge("TG014", empty))) == 3


# TG015


def test_a_secret_project_is_named_nowhere_public(judge) -> None:
    secret = [{"项目名称": "专用通信网", "是否涉密": "是"}]
    assert found(judge("TG015", {"项目": secret})) == []
    for sheet, row in {
        "年度工作任务": {"主要内容": "建设专用 通信网"},
        "绩效目标": {"目标内容": "建成专用通信网。"},
        "整体绩效指标": {"三级指标": "专用通信网里程"},
        "工作成效": {"编码": "A1", "指标名称": "专用通信网建成", "事项": "建成"},
        "文字材料": {"章节编码": "x", "正文": "专用通信网"},
        "计划支出": {"编码": "x", "计划（任务）名称": "专用通信网"},
    }.items():
        review = judge("TG015", {"项目": secret, sheet: [row]})
        assert [one.where.sheet for one in review.findings] == [sheet]
        assert "专用通信网" not in str(review.as_data())


def test_the_projects_own_target_may_name_it(judge) -> None:
    secret = [{"项目名称": "专用通信网", "是否涉密": "是"}]
    row = {"项目编码": "P01", "目标内容": "建成专用通信网。"}
    assert found(judge("TG015", {"项目": secret, "绩效目标": [row]})) == []


@pytest.mark.parametrize(("version", "count"), [("送审稿", 0), ("公开版", 1)])
def test_a_public_version_lists_no_secret_project(judge, version: str, count: int) -> None:
    assert len(judge("TG015", {"项目": [{"是否涉密": "是"}]}, 版本=version).findings) == count
    assert judge("TG015", {}, 版本=version).findings == ()


def test_secrecy_that_is_not_known(judge) -> None:
    assert reasons(judge("TG015", {"项目": [{"是否涉密": ""}]})) == ["没有填写是否涉密"]
    assert reasons(judge("TG015", {"项目": [{"是否涉密": "是"}]}, 版本="")) == [
        "没有填写版本，不知道是否用于公开"
    ]
    assert reasons(judge("TG015", {"项目": []})) == ["“项目”表没有填写"]


def test_rows_that_were_never_validated_are_not_passed(make) -> None:
    """A draft may hold what the forms would refuse: no nature, words where a figure belongs."""
    dossier = make()
    row = dossier.forms["project_indicators"][0]
    drafts = {
        "TG005": row.model_copy(update={"nature": ""}),
        "TG008": row.model_copy(update={"nature": ""}),
        "TG010": row.model_copy(update={"nature": ""}),
        "TG107": row.model_copy(update={"nature": ""}),
        "TG101": row.model_copy(update={"target": "很多"}),
        "TG102": row.model_copy(update={"target": "很多"}),
        "TG103": row.model_copy(update={"target": "很多"}),
    }
    for code, draft in drafts.items():
        rest = dossier.forms["project_indicators"][1:]
        forms = {**dossier.forms, "project_indicators": (draft, *rest)}
        broken = replace(dossier, forms=forms)
        rule = [rule for rule in review_rules() if rule.code == code]
        (coverage,) = review_targets(broken, rules=rule).coverage.rules
        assert len(coverage.unjudged) == 1, code
    words = row.model_copy(update={"target": "很多"})
    forms = {**dossier.forms, "project_indicators": (words,)}
    broken = replace(dossier, forms=forms)
    rule = [rule for rule in review_rules() if rule.code == "TG008"]
    (finding,) = review_targets(broken, rules=rule).findings
    assert finding.message == "“支持企业数”的性质是“≥”，指标值却写“很多”"
