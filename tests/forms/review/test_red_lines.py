"""Red lines about targets and single indicators: each failing case beside its passing twin."""

import pytest

from jiheng.forms.review import Review

FOUND, PASSED, UNJUDGED = "found", "passed", "unjudged"


def found(review: Review) -> list[str]:
    return [one.where.indicator or one.where.project for one in review.findings]


def reasons(review: Review) -> list[str]:
    return [one.reason for one in review.coverage.rules[0].unjudged]


# TG001 没有绩效目标


@pytest.mark.parametrize("text", ["无", "待定", "……", "XX", "－－"])
def test_a_target_that_says_nothing_is_none(judge, text: str) -> None:
    own = {"目标内容": "建成五家重点实验室。"}
    assert found(judge("TG001", {"绩效目标": [own, {"项目编码": "P01", "目标内容": text}]})) == [
        "P01"
    ]
    said = {"项目编码": "P01", "目标内容": text + "支持企业"}
    assert found(judge("TG001", {"绩效目标": [own, said]})) == []


def test_no_target_where_indicators_were_handed_in(judge) -> None:
    review = judge("TG001", {"绩效目标": []})
    assert [one.where.project for one in review.findings] == ["", "P01"]
    assert reasons(review) == []


def test_no_target_and_no_indicator_of_any_project_is_not_judged(judge) -> None:
    own = {"目标内容": "建成五家重点实验室。"}
    review = judge("TG001", {"绩效目标": [own], "项目绩效指标": []})
    assert review.findings == ()
    assert reasons(review) == ["没有任何项目的目标和指标，分不清是没有设定还是没有报送"]


def test_one_project_with_a_target_shows_that_the_other_has_none(judge) -> None:
    projects = [{}, {"项目编码": "P02"}]
    targets = [{"目标内容": "甲事"}, {"项目编码": "P01", "目标内容": "乙事"}]
    changes = {"项目": projects, "绩效目标": targets, "项目绩效指标": []}
    assert found(judge("TG001", changes)) == ["P02"]


def test_a_project_done_by_a_host_needs_no_target_of_its_own(judge) -> None:
    host = {"项目编码": "P02", "项目级次": "承担", "上级编码": "P01"}
    assert found(judge("TG001", {"项目": [{}, host]})) == []
    second = {**host, "项目级次": "二级"}
    assert found(judge("TG001", {"项目": [{}, second]})) == ["P02"]


def test_a_project_that_is_not_listed_has_no_known_level(judge) -> None:
    for code in ("TG001", "TG004"):
        review = judge(code, {"绩效目标": [{"项目编码": "P09", "目标内容": "甲事"}]})
        assert "“项目”表中没有这个项目，不知道级次" in reasons(review)


def test_no_project_at_all_is_said(judge) -> None:
    changes = {"项目": [], "项目绩效指标": [], "绩效目标": [{"目标内容": "甲事"}]}
    assert reasons(judge("TG001", changes)) == ["“项目”表没有填写"]


# TG002, TG003


@pytest.mark.parametrize(("code", "lacking"), [("TG002", "产出指标"), ("TG003", "效益指标")])
def test_an_owner_needs_one_indicator_of_the_kind(judge, code: str, lacking: str) -> None:
    other = {"一级指标": "成本指标"}
    review = judge(code, {"项目绩效指标": [other]})
    assert found(review) == ["P01"]
    assert review.findings[0].message.endswith("，只有成本指标")
    assert found(judge(code, {"项目绩效指标": [other, {"一级指标": lacking}]})) == []
    assert found(judge(code, {"整体绩效指标": [{"一级指标": "成本指标"}]})) == [""]


def test_presence_without_rows(judge) -> None:
    assert reasons(judge("TG002", {"项目绩效指标": []})) == ["“项目绩效指标”表没有填写"]
    projects = [{}, {"项目编码": "P02"}]
    review = judge("TG002", {"项目": projects})
    assert [one.message for one in review.findings] == ["P02 技术攻关专项没有产出指标"]


def test_levels_that_need_output_differ_by_region(judge) -> None:
    projects = [{}, {"项目编码": "P02", "项目级次": "二级", "上级编码": "P01"}]
    assert found(judge("TG002", {"项目": projects})) == []
    assert found(judge("TG002", {"项目": projects}, 地区="示例市")) == ["P02"]


# TG004, TG005


def test_second_level_needs_two(judge) -> None:
    projects = [{}, {"项目编码": "P02", "项目级次": "二级", "上级编码": "P01"}]
    row = {"项目编码": "P02"}
    review = judge("TG004", {"项目": projects, "项目绩效指标": [row]})
    assert review.findings[0].message == "P02 技术攻关专项有 1 个绩效指标"
    assert review.findings[0].source.confidence.label == "公布"
    assert found(judge("TG004", {"项目": projects, "项目绩效指标": [row, row]})) == []
    assert reasons(judge("TG004", {"项目": projects, "项目绩效指标": []})) == [
        "“项目绩效指标”表没有填写"
    ]
    elsewhere = judge("TG004", {"项目": projects, "项目绩效指标": [row]}, 地区="示例市")
    assert elsewhere.findings[0].source.confidence.label == "推定"


def test_half_quantified_is_enough(judge) -> None:
    number, words = {}, {"指标性质": "定性", "指标值": "印发规划", "上年完成值": ""}
    review = judge("TG005", {"项目绩效指标": [number, words, words]})
    assert review.findings[0].message.endswith("量化率 1÷3＝33.33%")
    assert review.findings[0].expected == "不低于 50%"
    assert found(judge("TG005", {"项目绩效指标": [number, words]})) == []


def test_quantified_share_without_rows(judge) -> None:
    review = judge("TG005", {"项目": [{}, {"项目编码": "P02"}]})
    assert reasons(review) == ["没有指标，算不出量化率"]
    assert reasons(judge("TG005", {"整体绩效指标": []})) == ["“整体绩效指标”表没有填写"]


# TG006, TG007


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("预算完成率", "课题完成率"),
        ("资金到位率", "设备到位率"),
        ("“三公”经费控制率", "“三新”技术普及率"),
        ("项目支出进度", "项目建设进度"),
    ],
)
def test_process_indicators(judge, bad: str, good: str) -> None:
    assert found(judge("TG006", {"项目绩效指标": [{"三级指标": bad}]})) == ["1"]
    assert found(judge("TG006", {"项目绩效指标": [{"三级指标": good}]})) == []
    # The department as a whole is measured by such indicators.
    assert found(judge("TG006", {"整体绩效指标": [{"三级指标": bad}]})) == []


@pytest.mark.parametrize("text", ["", "未填报", "不适用", "无法判断"])
def test_an_empty_value(judge, text: str) -> None:
    assert found(judge("TG007", {"项目绩效指标": [{"指标值": text}]})) == ["1"]
    assert found(judge("TG007", {"项目绩效指标": [{"指标值": "0"}]})) == []


@pytest.mark.parametrize("text", ["无", "待定", "—"])
def test_a_word_for_nothing_is_empty(judge, text: str) -> None:
    row = {"指标性质": "定性", "上年完成值": "", "指标值": text}
    assert found(judge("TG007", {"项目绩效指标": [row]})) == ["1"]
    assert found(judge("TG007", {"项目绩效指标": [{**row, "指标值": "无事故"}]})) == []


# TG008


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("有效提升", FOUND),
        ("明显改善", FOUND),
        ("科技创新能力进一步增强", FOUND),
        ("提升5个百分点", PASSED),
        ("提升两个等级，达到三级", PASSED),
        ("建成并投入使用", PASSED),
        ("较好完成", UNJUDGED),
        ("国内领先", UNJUDGED),
    ],
)
def test_words_that_can_be_checked(judge, text: str, wanted: str) -> None:
    row = {"指标性质": "定性", "指标值": text, "上年完成值": "", "计量单位": ""}
    review = judge("TG008", {"整体绩效指标": [], "项目绩效指标": [row]})
    (coverage,) = review.coverage.rules
    counts = {FOUND: coverage.found, PASSED: coverage.passed}
    counts[UNJUDGED] = len(coverage.unjudged) - 1  # the department's form is empty
    assert counts == {FOUND: 0, PASSED: 0, UNJUDGED: 0} | {wanted: 1}


@pytest.mark.parametrize(
    ("name", "nature", "target", "unit", "wanted"),
    [
        ("社会效益明显", "≥", "95", "%", ["1"]),
        ("社会效益明显", "≥", "95", "人", []),
        ("公共服务有效覆盖率", "≥", "95", "%", []),
        ("支持企业数", "≥", "0", "家", ["1"]),
        ("支持企业数", ">", "0", "家", []),
        ("支持企业数", ">", "-1", "家", ["1"]),
        ("支持企业数", "≥", "1", "家", []),
        ("产值增长率", "≥", "0", "%", []),
        ("安全事故", "=", "0", "起", []),
        ("办理天数", "区间", "10～15", "天", []),
    ],
)
def test_figures_that_mean_something(judge, name, nature, target, unit, wanted) -> None:
    row = {
        "三级指标": name,
        "指标性质": nature,
        "指标值": target,
        "计量单位": unit,
        "上年完成值": "",
    }
    assert found(judge("TG008", {"项目绩效指标": [row]})) == wanted


def test_an_empty_value_is_not_judged_for_measure(judge) -> None:
    assert "没有填写指标值" in reasons(judge("TG008", {"项目绩效指标": [{"指标值": ""}]}))
