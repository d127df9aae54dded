"""Findings with place and fingerprint, account of what was read, explanations, secrets."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from jiheng.forms import FormErrors, read_dossier
from jiheng.forms.csv_folder import read_folder, write_csv
from jiheng.forms.review import Level, project_sheet, review_rules, review_targets, review_text

EMPTY = {"项目绩效指标": [{"权重": "90", "指标值": ""}]}


def test_a_finding_says_all_five_things(make) -> None:
    (finding,) = (one for one in review_targets(make(EMPTY)).findings if one.code == "TG007")
    assert finding.name == "指标值为空"
    assert finding.level is Level.RED_LINE
    assert finding.message == "“支持企业数”的指标值没有填写"
    assert finding.expected == "一个数、区间或可核实的文字"
    assert finding.advice == "补填指标值；确实没有的，删去该指标并调整权重"
    assert finding.source.document.endswith("（财预〔2015〕88号）")
    where = finding.where
    assert (where.form, where.sheet, where.column) == (
        "project_indicators",
        "项目绩效指标",
        "指标值",
    )
    assert (where.project, where.indicator, where.record) == ("P01", "1", "支持企业数")
    assert (where.row, where.position) == (None, 1)
    assert str(where) == "项目绩效指标 第1条“指标值” 1 支持企业数"


def test_a_folder_that_was_read_gives_the_row_of_the_sheet(folder: Path) -> None:
    (sheet,) = (one for one in read_folder(folder, []) if one.title == "项目绩效指标")
    lines = [list(row) for row in sheet.rows]
    lines[2][lines[0].index("指标值")] = ""
    lines.insert(1, [])  # a blank line: the second indicator now stands in line 4
    write_csv(folder / "项目绩效指标.csv", lines)
    (finding,) = review_targets(read_dossier(folder)).findings
    assert (finding.code, finding.where.row, finding.where.position) == ("TG007", 4, 2)
    assert str(finding.where) == "项目绩效指标 第4行“指标值” 2 任务书签订及时率"


def test_the_flawless_folder_is_flawless(folder: Path) -> None:
    review = review_targets(read_dossier(folder))
    assert (review.findings, review.is_complete) == ((), True)
    assert review.coverage.rows["项目绩效指标"] == 4


def test_fingerprints_stay_while_rows_move(make) -> None:
    rows = [{"权重": "90", "指标值": ""}]
    prints = {one.fingerprint for one in review_targets(make({"项目绩效指标": rows})).findings}
    moved = [
        {"指标编码": "9", "三级指标": "新增专利数", "一级指标": "效益指标"},
        {**rows[0], "指标编码": "1"},
    ]
    after = {one.fingerprint for one in review_targets(make({"项目绩效指标": moved})).findings}
    empty = next(
        one.fingerprint
        for one in review_targets(make({"项目绩效指标": rows})).findings
        if one.code == "TG007"
    )
    assert empty in prints & after


@pytest.mark.parametrize(
    "profile", [{"年度": "2022"}, {"部门名称": "示例市科学技术局"}], ids=["year", "organisation"]
)
def test_fingerprints_differ_between_years_and_departments(make, profile) -> None:
    def prints(**cells: str) -> set[str]:
        return {one.fingerprint for one in review_targets(make(EMPTY, **cells)).findings}

    assert not prints() & prints(**profile)


def test_fingerprints_differ_when_the_words_change(make) -> None:
    def vague(words: str) -> str:
        row = {"指标性质": "定性", "指标值": words, "上年完成值": "", "计量单位": ""}
        found = review_targets(make({"项目绩效指标": [row]})).findings
        return next(one.fingerprint for one in found if one.code == "TG008")

    assert vague("有效提升") == vague("有效提升") != vague("明显改善")


def test_the_same_fault_twice_has_two_fingerprints(make) -> None:
    dossier = make(EMPTY)
    row = dossier.forms["project_indicators"][0]
    twice = replace(dossier, forms={**dossier.forms, "project_indicators": (row, row)})
    prints = [one.fingerprint for one in review_targets(twice).findings if one.code == "TG007"]
    assert len(set(prints)) == 2
    assert prints[1] == prints[0] + "-2"


def test_findings_come_by_owner_level_and_code(make) -> None:
    own = [{"权重": "100", "三级指标": "数量", "指标值": ""}]
    review = review_targets(make({**EMPTY, "整体绩效指标": own}))
    keys = [(one.where.project, list(Level).index(one.level), one.code) for one in review.findings]
    assert keys == sorted(keys)
    assert {project for project, _, _ in keys} == {"", "P01"}


# Explanations


def test_an_explained_finding_is_listed_apart(make) -> None:
    dossier = make(EMPTY)
    before = review_targets(dossier)
    chosen = before.findings[0]
    after = review_targets(dossier, suppressions={chosen.fingerprint: "上级统一下达，不设指标值"})
    assert chosen not in after.findings
    assert len(after.findings) == len(before.findings) - 1
    assert [(one.finding, one.reason) for one in after.suppressed] == [
        (chosen, "上级统一下达，不设指标值")
    ]
    assert after.coverage == before.coverage
    assert "上级统一下达，不设指标值" in review_text(after)


def test_an_explanation_without_its_finding_is_reported(make) -> None:
    review = review_targets(make(), suppressions={"0123456789ab": "已核对"})
    assert review.unused_suppressions == ("0123456789ab",)
    assert "0123456789ab" in review_text(review)


@pytest.mark.parametrize("reason", ["", "  ", "　"])
def test_an_explanation_needs_a_reason(make, reason: str) -> None:
    with pytest.raises(FormErrors) as caught:
        review_targets(make(), suppressions={"0123456789ab": reason, "ab": "有理由"})
    (error,) = caught.value.errors
    assert (error.sheet, error.value) == ("核对说明", "0123456789ab")
    assert error.expected and error.advice


# Account


def test_a_rule_without_anything_of_its_kind_is_not_applicable(make) -> None:
    review = review_targets(make({"整体绩效指标": [{"权重": "100"}]}))
    states = {rule.code: rule.state for rule in review.coverage.rules}
    assert states["TG011"] == "不适用"
    assert states["TG007"] == "已判断"


def test_states_and_reasons_are_counted(make) -> None:
    review = review_targets(make({"整体绩效指标": [{"权重": "100", "上年完成值": ""}]}))
    rule = next(rule for rule in review.coverage.rules if rule.code == "TG101")
    assert (rule.state, rule.passed, rule.found) == ("部分无法判断", 4, 0)
    assert rule.reasons == (("没有填写上年完成值", 1),)
    assert not review.is_complete


def test_an_empty_dossier_passes_nothing(of_cells) -> None:
    review = review_targets(of_cells({}))
    assert review.findings == ()
    assert review.coverage.unjudged > len(review_rules()) - 2
    assert all(rule.state in ("无法判断", "不适用") for rule in review.coverage.rules)
    assert review.verdict.startswith("未发现红线问题，但有")
    assert "各表都没有填写" in review_text(review)


def test_verdicts(make) -> None:
    assert review_targets(make(EMPTY)).verdict == "有 2 处红线问题，应退回修改。"
    point = {
        "项目绩效指标": [
            {"权重": "60"},
            {"一级指标": "效益指标", "三级指标": "专利数", "权重": "30"},
        ]
    }
    rules = [rule for rule in review_rules() if rule.code in ("TG009", "TG106")]
    assert review_targets(make(point), rules=rules).verdict == (
        "没有红线问题，有 1 处要点或提示请核对。"
    )
    blank = {"项目": [{"是否涉密": ""}]}
    assert review_targets(make(blank)).verdict == (
        "未发现红线问题，但有 1 处红线无法判断，补齐资料后再审。"
    )


def test_the_part_of_one_owner(make) -> None:
    projects = [{}, {"项目编码": "P02"}]
    second = {"项目编码": "P02", "权重": "90", "上年完成值": ""}
    review = review_targets(make({"项目": projects, "项目绩效指标": [{"权重": "90"}, second]}))
    part = review.of("P02")
    assert part.findings
    assert {one.where.project for one in part.findings} == {"P02"}
    assert part.owners == {"P02": "P02 技术攻关专项"}
    rule = next(rule for rule in part.coverage.rules if rule.code == "TG101")
    assert (rule.passed, rule.found, rule.reasons) == (0, 0, (("没有填写上年完成值", 1),))
    whole = [review.of(code) for code in review.owners]
    assert sum(len(one.findings) for one in whole) == len(review.findings)
    for at, rule in enumerate(review.coverage.rules):
        assert sum(one.coverage.rules[at].judged for one in whole) == rule.judged


def test_what_no_owner_can_be_judged_on_concerns_all(make) -> None:
    review = review_targets(make({"项目绩效指标": [], "整体绩效指标": [], "年度工作任务": []}))
    codes = {
        project: {rule.code for rule in review.of(project).coverage.rules if rule.unjudged}
        for project in ("", "P01")
    }
    assert "TG006" in codes["P01"]  # 项目绩效指标 is shared
    reasons = {one.reason for rule in review.of("P01").coverage.rules for one in rule.unjudged}
    assert not reasons & {"“整体绩效指标”表没有填写", "“年度工作任务”表没有填写"}
    own = {one.reason for rule in review.of("").coverage.rules for one in rule.unjudged}
    assert own >= {"“整体绩效指标”表没有填写", "“年度工作任务”表没有填写"}


def test_the_review_is_plain_data(make) -> None:
    review = review_targets(make(EMPTY), suppressions={"x": "y"})
    chosen = review.findings[0].fingerprint
    review = review_targets(make(EMPTY), suppressions={chosen: "已核对"})
    data = json.loads(json.dumps(review.as_data(), ensure_ascii=False))
    assert data["counts"] == {"红线": 1, "要点": 1, "提示": 0}
    assert data["suppressed"][0]["reason"] == "已核对"
    assert data["findings"][0]["source"]["confidence"] in ("published", "remembered", "inferred")
    assert data["coverage"]["rules"][0]["state"] == "已判断"
    assert data["coverage"]["unjudged"] == review.coverage.unjudged
    assert data["coverage"]["rows"]["项目"] == 1


# Secrets


def test_a_secret_project_keeps_its_words(make) -> None:
    project = {"项目名称": "专用通信网", "是否涉密": "是", "其他资金": "7.00"}
    row = {"三级指标": "专用光缆里程", "指标值": "", "权重": "95", "指标编码": "J7"}
    task = {"任务名称": "推进专用通信网改造", "预算总额": "9.00"}
    changes = {"项目": [project], "项目绩效指标": [row], "年度工作任务": [task]}
    review = review_targets(make(changes))
    mine = [one for one in review.findings if one.where.project == "P01"]
    assert {one.code for one in mine} >= {"TG003", "TG007", "TG009", "TG012"}
    for finding in mine:
        assert finding.message == f"{finding.name}（涉密）"
        assert (finding.quotes, finding.where.record, finding.expected) == ((), "", "")
        assert finding.advice
    shown = json.dumps(review.as_data(), ensure_ascii=False) + review_text(review)
    shown += json.dumps(project_sheet(review, "P01").as_data(), ensure_ascii=False)
    for word in ("专用通信网", "专用光缆", "7.00"):
        assert word not in shown
    # The place is still there: code and row lead to it.
    assert {one.where.indicator for one in mine} >= {"J7"}
    assert "推进（涉密）改造" in shown


def test_a_project_that_is_not_secret_is_quoted(make) -> None:
    project = {"项目名称": "专用通信网", "其他资金": "7.00"}
    shown = json.dumps(review_targets(make({"项目": [project]})).as_data(), ensure_ascii=False)
    assert "7.00" in shown


def test_what_could_not_be_judged_always_has_a_place(make) -> None:
    for rows in ([], [{"权重": "90", "指标值": ""}], [{"指标值": "", "权重": ""}]):
        review = review_targets(make({"项目绩效指标": rows, "整体绩效指标": []}))
        open_ones = [one for rule in review.coverage.rules for one in rule.unjudged]
        assert open_ones
        assert [one for one in open_ones if not (one.where.row or one.where.position)] == []


def test_a_sheet_without_rows_is_placed_at_the_row_to_fill(make) -> None:
    review = review_targets(make({"整体绩效指标": []}))
    places = {
        one.where.position
        for rule in review.coverage.rules
        for one in rule.unjudged
        if one.where.sheet == "整体绩效指标"
    }
    assert places == {1}
