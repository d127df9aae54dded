"""Cells of a workbook: what is read, what is warned of, what is refused."""

import datetime

import pytest

from jiheng.forms import read_dossier
from jiheng.forms.xlsx import reader as module
from jiheng.forms.xlsx import scan
from jiheng.forms.xlsx.dictionary import Dictionary

TASKS = ["编码", "任务名称", "预算总额", "完成情况"]
PLANS = ["编码", "计划（任务）名称", "预算数", "支出数"]


def put(title, address, value, number_format="General"):
    def change(book):
        book[title][address] = value
        book[title][address].number_format = number_format

    return change


def task(workbook, value, number_format="General", address="C2"):
    tables = {"年度工作任务": [TASKS, ["1", "甲", "", ""]]}
    return workbook(tables, put("年度工作任务", address, value, number_format))


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (434353.82, "#,##0.00", "434,353.82"),
        (4, "0.00", "4.00"),
        (0.1 + 0.2, "General", "0.3"),
        ("1,234.50", "@", "1,234.50"),
        ("约5.53亿元", "General", "约5.53亿元"),
        ("５００", "General", "５００"),
    ],
)
def test_amounts_keep_their_printed_form(workbook, value, number_format, text):
    (row,) = read_dossier(task(workbook, value, number_format)).forms["tasks"]
    assert row.total.text == text


def test_percent_cells_are_rates(workbook):
    rows = [["编码", "数值"], ["procurement.execution_rate", ""]]
    path = workbook({"采购管理": rows}, put("采购管理", "B2", 0.8448, "0.00%"))
    fact = read_dossier(path).fact("procurement.execution_rate")
    assert (fact.text, fact.source.cell) == ("84.48%", "采购管理!B2")


def test_numbers_in_text_columns_are_text(workbook):
    path = workbook({"年度工作任务": [TASKS, [1, "甲", "", 2021]]})
    (row,) = read_dossier(path).forms["tasks"]
    assert (row.code, row.completion) == ("1", "2021")


def test_a_truth_value_is_yes_or_no(workbook):
    rows = [
        ["编码", "数值"],
        ["procurement.compliant", True],
        ["procurement.contract_filed", False],
    ]
    facts = read_dossier(workbook({"采购管理": rows})).facts
    assert facts["procurement.compliant"].text == "是"
    assert facts["procurement.contract_filed"].text == "否"


def test_a_date_cell_is_welcome_in_a_date_column(workbook):
    rows = [["编码", "措施", "完成时限"], ["1", "甲", datetime.datetime(2022, 12, 1)]]
    (row,) = read_dossier(workbook({"改进措施": rows})).forms["measures"]
    assert row.due == "2022-12-01"


@pytest.mark.parametrize(
    ("value", "number_format", "what"),
    [
        (datetime.datetime(2021, 3, 1), "yyyy-mm-dd", "是日期格式的单元格"),
        (datetime.datetime(2021, 3, 1, 12, 30), "yyyy-mm-dd hh:mm", "是日期格式的单元格"),
        (datetime.time(12, 30), "hh:mm", "是日期格式的单元格"),
        (1.5, '0!.0,"万"', "单元格格式把数缩小显示"),
        ("14,8134.51", "General", "不是可用的数"),
        ("很多", "General", "不是可用的数"),
        (2.0**60, "General", "数字超过 15 位"),
    ],
)
def test_what_is_no_amount(workbook, errors_of, value, number_format, what):
    errors = errors_of(task(workbook, value, number_format))
    assert any(what in error.what and error.cell == "C2" for error in errors)


def test_a_formula_with_a_number_is_read_with_a_warning(workbook, only_error):
    path = task(workbook, "=1+1")
    _give_formulas_results(path, "2")
    error = only_error(path)
    assert (error.cell, error.severity) == ("C2", "warning")
    assert read_dossier(path).forms["tasks"][0].total.text == "2"


@pytest.mark.parametrize("result", [None, "", "#DIV/0!"])
def test_a_formula_without_a_number_is_refused(workbook, errors_of, result):
    path = task(workbook, "=1/0")
    if result is not None:
        _give_formulas_results(path, result)
    errors = errors_of(path)
    assert [(e.cell, e.severity) for e in errors] == [("C2", "error")]


def test_a_formula_at_the_edge_of_a_sheet_is_not_lost(workbook, only_error):
    # calamine leaves empty cells at the edges out.
    error = only_error(task(workbook, "=1+1", address="D3"))
    assert error.cell == "D3"


def test_a_formula_that_gives_text_is_refused(workbook, only_error):
    path = task(workbook, '="甲"&"乙"', address="B2")
    _give_formulas_results(path, "甲乙", kind="str")
    assert "没有可用的结果" in only_error(path).what


def _give_formulas_results(path, result, kind=None):
    import re
    import zipfile

    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    kind = kind or ("e" if result.startswith("#") else "n")
    for name, data in parts.items():
        if name.startswith("xl/worksheets/sheet"):
            text = data.decode()
            text = re.sub(
                r"<c (r=\"[A-Z]+\d+\")[^>]*>(<f>.*?</f>)<v ?/?>(</v>)?",
                rf'<c \1 t="{kind}">\2<v>{result}</v>',
                text,
            )
            parts[name] = text.encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def test_merged_cells_are_refused_in_the_data(workbook, errors_of):
    rows = [TASKS, ["1", "甲", "", ""], ["2", "乙", "", ""]]
    path = workbook({"年度工作任务": rows}, lambda book: book["年度工作任务"].merge_cells("D2:D3"))
    assert [(e.cell, e.what) for e in errors_of(path)] == [("D2", "D2:D3 是合并单元格")]


def test_merged_titles_are_fine(workbook, errors_of):
    rows = [["年度工作任务"], TASKS, ["1", "甲", "", ""]]
    path = workbook({"年度工作任务": rows}, lambda book: book["年度工作任务"].merge_cells("A1:D1"))
    assert errors_of(path) == []


def hide(*names, state="hidden"):
    def change(book):
        for name in names:
            book[name].sheet_state = state

    return change


def test_the_guide_and_drafts_are_not_read_hidden_or_not(workbook, errors_of):
    tables = {"填表说明": [["说明"]], "_草稿": [["乙"]], "空白": []}
    assert errors_of(workbook(tables)) == []
    assert errors_of(workbook(tables, hide("填表说明", "_草稿", "空白"))) == []


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_named_in_one_reminder(workbook, only_error, errors_of, state):
    tables = {"随手记": [["甲"]], "年度工作任务": [TASKS, ["1", "甲", "", ""]]}
    path = workbook(tables, hide("随手记", "年度工作任务", state=state))
    error = only_error(path)
    assert error.what == "隐藏的表没有读取：随手记、年度工作任务"
    assert (error.severity, error.is_ignored, error.file) == ("warning", True, path.name)
    assert read_dossier(path).forms["tasks"] == ()
    (row,) = read_dossier(workbook({**tables, "随手记": []})).forms["tasks"]
    assert row.name == "甲"


def test_an_unknown_sheet_gets_a_suggestion(workbook, only_error):
    error = only_error(workbook({"采购管里": [["编码", "数值"]]}))
    assert error.advice.startswith("是否应为“采购管理”？")


def test_a_missing_profile_sheet_is_told(workbook, only_error):
    assert (
        only_error(
            workbook({"部门概况": None, "项目": [["项目编码", "项目名称", "项目级次"]]})
        ).sheet
        == "部门概况"
    )


def test_a_chart_sheet_or_an_empty_sheet_is_no_form(workbook, errors_of):
    def add(book):
        book.create_chartsheet("图")
        book.create_sheet("空表")

    assert errors_of(workbook({}, add)) == []


def test_csv_and_workbook_give_the_same_dossier(workbook, folder):
    tables = {
        "计划支出": [PLANS, ["a", "甲", "1,000.00", "999.50"], ["b", "乙", "约2亿元", "不适用"]]
    }
    first, second = read_dossier(workbook(tables)), read_dossier(folder(tables))
    assert first.forms == second.forms
    assert {c: (f.value, f.text) for c, f in first.facts.items()} == {
        c: (f.value, f.text) for c, f in second.facts.items()
    }


def test_a_reader_that_fails_in_the_middle_gives_one_error(workbook, only_error, monkeypatch):
    class Broken:
        @staticmethod
        def from_path(path):
            raise ValueError("no")

    path = workbook()
    monkeypatch.setattr(module, "CalamineWorkbook", Broken)
    assert "已损坏" in only_error(path).what


def test_more_formulas_than_can_be_looked_at(workbook, only_error, monkeypatch):
    monkeypatch.setattr(scan, "MAX_FORMULAS", 2)
    rows = [TASKS, *([str(n), "甲", f"={n}+1", ""] for n in range(3))]
    error = only_error(workbook({"年度工作任务": rows}))
    assert (error.what, error.cell) == ("公式太多", "C4")


def test_long_lists_share_one_column_of_the_dictionary():
    dictionary = Dictionary()
    long = [f"编码{n:030d}" for n in range(20)]
    assert dictionary.source(["一", "二"]) == ["一", "二"]
    assert dictionary.source(long) == dictionary.source(list(long)) == "='_字典'!$A$1:$A$20"
    assert dictionary.source(["甲,乙"]).endswith("$B$1:$B$1")
