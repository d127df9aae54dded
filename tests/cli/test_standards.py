"""`jiheng standards`: list, show, check, diff."""

import pytest

from jiheng.standards.loading import standard_codes


def test_list_names_every_standard(jiheng):
    got = jiheng("standards", "list")
    assert got.code == 0
    folded = got.out.replace("\n", "").replace(" ", "")
    for code in standard_codes():
        assert code[:20] in folded


@pytest.mark.parametrize("code", standard_codes())
def test_show_prints_every_criterion(jiheng, code):
    got = jiheng("standards", "show", code)
    assert got.code == 0
    assert f"编码：{code}" in got.out.replace("\n", "")
    assert "满分：100" in got.out.replace("\n", "")


def test_show_sources(jiheng):
    got = jiheng("standards", "show", "hunan-yuhua-department-2022", "--sources")
    assert "（推定）" in got.out and "（公布）" in got.out


def test_check_runs_the_cases(jiheng):
    got = jiheng("standards", "check", "guangzhou-department-2021")
    assert got.code == 0
    assert "未通过0个" in got.out and "用例0个" not in got.out


def test_check_a_file_with_a_typo(jiheng, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(
        "code: mine\ntitle: 我的\nkind: department\nregion: 某地\n"
        "validity: {from_year: 2021, verified_until: 2021}\n"
        "source: {document: 文, confidence: inferred}\n"
        "criteria:\n  - {code: a, name: 甲, points: 100, value: finance.completion_rat, rule: proportional}\n",
        encoding="utf-8",
    )
    got = jiheng("standards", "check", path)
    assert got.code == 3
    assert "mine.yaml 第8行" in got.err
    assert "finance.completion_rate" in got.err


def test_check_reports_a_failing_case(jiheng, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(
        "code: mine\ntitle: 我的\nkind: department\nregion: 某地\n"
        "validity: {from_year: 2021, verified_until: 2021}\n"
        "source: {document: 文, confidence: inferred}\n"
        "criteria:\n  - {code: a, name: 甲, points: 100, value: finance.completion_rate, rule: proportional}\n",
        encoding="utf-8",
    )
    (tmp_path / "mine.cases.yaml").write_text(
        "a:\n  - {name: 错, given: {finance.completion_rate: 50%}, expect: {points: 51}}\n",
        encoding="utf-8",
    )
    got = jiheng("standards", "check", path)
    assert got.code == 1
    assert "应为51.00，得到50.00" in got.out


def test_diff_lists_what_moved(jiheng, example):
    got = jiheng(
        "standards",
        "diff",
        "guangzhou-department-2021",
        "guangzhou-department-2021-b",
        "--dossier",
        example,
    )
    assert got.code == 1
    assert "-0.068" in got.out and "+1.068" in got.out
    assert "总分变化：0.00" in got.out
    assert "采购管理" not in got.out


def test_diff_against_itself_is_clean(jiheng, example):
    code = "guangzhou-department-2021"
    got = jiheng("standards", "diff", code, code, "-d", example)
    assert got.code == 0 and "都相同" in got.out


def test_no_arguments_shows_help_in_chinese(jiheng):
    got = jiheng("standards")
    assert "评分标准" in got.out + got.err


def test_diff_of_project_standards_asks_for_a_project(jiheng, example):
    codes = ("caiyu-2020-10-project", "caiyu-2020-10-project-banded")
    without = jiheng("standards", "diff", *codes, "-d", example)
    assert without.code != 0 and "--project" in without.err + without.out
    unknown = jiheng("standards", "diff", *codes, "-d", example, "--project", "NOSUCH")
    assert "NOSUCH" in unknown.err + unknown.out
    assert "没有选项" not in unknown.err + unknown.out


def test_a_code_cut_short_is_completed(jiheng):
    got = jiheng("standards", "show", "hunan-yuhua")
    assert "是不是“hunan-yuhua-department-2022”？" in (got.err + got.out).replace("\n", "")
