"""The workbook: three sheets, a drop-down, and decisions that come back as suppressions."""

import io

import openpyxl
import pytest
from tests.checks.output.sample import make_checked, manual, rate_finding, table_finding

from jiheng.checks.output.decisions import HEADERS, SHEET, Decision
from jiheng.checks.output.workbook import workbook_bytes
from jiheng.checks.suppression import (
    SuppressionError,
    apply_suppressions,
    read_suppressions,
)


@pytest.fixture
def book(checked):
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(checked, manual)))


def decide(path, checked, decisions):
    """Write the workbook with the decisions of an officer, by row."""
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(checked, manual)))
    for row, (choice, words) in decisions.items():
        book[SHEET].cell(row, HEADERS.index("处理意见") + 1, choice)
        book[SHEET].cell(row, HEADERS.index("说明") + 1, words)
    book.save(path)
    return path


def test_the_sheets_and_their_columns(book):
    assert book.sheetnames == [SHEET, "覆盖情况", "规则说明"]
    first, *rows = book[SHEET].iter_rows(values_only=True)
    assert first == HEADERS
    assert [row[1] for row in rows] == ["错误", "存疑", "存疑", "提示"]
    assert rows[0][2:7] == (
        "RT001",
        "执行率与分子分母不符",
        "第2页第3段",
        "2021年预算【120.0万元】，支出【96.3万元】，执行率【81.3%】。",
        "执行率写81.3%，按预算和支出只能是80.2%～80.3%",
    )
    assert rows[0][8] == "将“81.3%”改为“80.3%”；或 将“96.3万元”改为“97.6万元”"
    assert rows[0][-1] == rate_finding().fingerprint


def test_the_drop_down_has_the_three_choices(book):
    (validation,) = book[SHEET].data_validations.dataValidation
    assert validation.formula1 == '"已改正,核对无误,暂不处理"'
    assert str(validation.sqref) == "J2:J5"


def test_coverage_and_manual_pages(book):
    rows = dict(book["覆盖情况"].iter_rows(min_row=2, max_col=2, values_only=True))
    assert (rows["读出的数"], rows["已核对的数"], rows["错误"]) == (9, 5, 1)
    assert rows["没有读的部分"] == "第3页（扫描件，没有文字）"
    pages = {row[0]: row[2] for row in book["规则说明"].iter_rows(min_row=2, values_only=True)}
    assert pages["RT001"] == manual("RT001")
    assert set(pages) == {"RT001", "XT001", "ST001", "NF001"}


def test_nothing_becomes_a_formula():
    from dataclasses import replace

    evil = replace(rate_finding(), message="=1+1", context="", quotes=())
    data = workbook_bytes(make_checked((evil,)), manual)
    cell = openpyxl.load_workbook(io.BytesIO(data))[SHEET].cell(2, HEADERS.index("问题") + 1)
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_no_findings_still_make_a_workbook(clean):
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(clean, manual)))
    assert book[SHEET].max_row == 1


def test_the_same_findings_are_the_same_bytes(checked):
    assert workbook_bytes(checked, manual) == workbook_bytes(checked, manual)


def test_only_what_was_found_correct_comes_back(tmp_path, checked):
    path = decide(
        tmp_path / "核验结果.xlsx",
        checked,
        {2: (Decision.CORRECT, "含结转"), 3: (Decision.CORRECTED, ""), 4: (Decision.POSTPONED, "")},
    )
    (entry,) = read_suppressions(path)
    assert (entry.fingerprint, entry.code, entry.reason) == (
        rate_finding().fingerprint,
        "RT001",
        "含结转",
    )
    result, accepted = apply_suppressions(checked.result, [entry])
    assert [one.finding.code for one in accepted] == ["RT001"]
    assert table_finding().fingerprint in {one.fingerprint for one in result.findings}


def test_all_wrong_rows_are_told_at_once(tmp_path, checked):
    path = decide(
        tmp_path / "核验结果.xlsx", checked, {2: (Decision.CORRECT, ""), 4: ("不用管", "")}
    )
    with pytest.raises(SuppressionError) as caught:
        read_suppressions(path)
    assert caught.value.faults == (
        "第2行：处理意见是“核对无误”，却没有写说明",
        "第4行：处理意见“不用管”不在可选范围内：已改正、核对无误、暂不处理",
    )


def test_another_file_is_refused(tmp_path):
    path = tmp_path / "甲.xlsx"
    path.write_bytes(b"PK no workbook")
    with pytest.raises(SuppressionError, match="不是 xlsx 工作簿"):
        read_suppressions(path)
    other = openpyxl.Workbook()
    other.save(path)
    with pytest.raises(SuppressionError, match="没有“核验结果”表"):
        read_suppressions(path)
    other.active.title = SHEET
    other.active.append(["代码", "指纹"])
    other.save(path)
    with pytest.raises(SuppressionError, match="缺少列：原文、处理意见、说明"):
        read_suppressions(path)
