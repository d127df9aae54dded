"""Figures that two forms can state: one fact, from one place, and no contradiction."""

import pytest

from jiheng.forms import read_dossier
from jiheng.quantities import Missing

HEADER = ["资金来源", "年初预算数", "全年预算数", "全年执行数"]
SOURCES = [["财政拨款", "100.00", "90.00", "80.00"], ["其中：上年结转", "5.00", "5.00", "5.00"]]
OTHER = ["其他资金", "10.00", "10.00", "9.00"]
WHOLE = ["合计", "110.00", "100.00", "89.00"]


def facts(*rows):
    return [["编码", "数值", "单位", "填报状态"], *rows]


def test_the_total_row_states_the_department_figure(folder):
    dossier = read_dossier(folder({"分来源收支表": [HEADER, *SOURCES, OTHER, WHOLE]}))
    fact = dossier.fact("finance.adjusted_budget")
    assert (fact.text, fact.label) == ("100.00万元", "全年预算数")
    assert fact.source.cell == "分来源收支表!C5"
    assert dossier.fact("source.财政拨款.spent").text == "80.00万元"
    assert dossier.fact("source.合计.spent") is None


def test_the_total_row_prints_the_facts_of_the_dossier(folder):
    dossier = read_dossier(folder({"分来源收支表": [HEADER, *SOURCES, OTHER, WHOLE]}))
    *parts, whole = dossier.forms["finance"]
    stated = {figure.code: figure for figure in whole.figures()}
    assert list(stated) == ["finance.initial_budget", "finance.adjusted_budget", "finance.spent"]
    for code, figure in stated.items():
        fact = dossier.fact(code)
        assert (fact.value, fact.text, fact.label) == (
            figure.reading.value,
            figure.reading.text,
            figure.label,
        )
    # Every figure that a row of the form prints is a fact of the dossier.
    codes = [figure.code for row in dossier.forms["finance"] for figure in row.figures()]
    assert len(codes) == 12 and all(dossier.fact(code) is not None for code in codes)
    assert not any(code.startswith("finance.") for row in parts for code in codes_of(row))


def codes_of(row):
    return [figure.code for figure in row.figures()]


@pytest.mark.parametrize("label", ["总计", "年度资金总额"])
def test_another_word_for_the_total_row_means_the_same(folder, label):
    rows = [HEADER, *SOURCES, OTHER, [label, *WHOLE[1:]]]
    dossier = read_dossier(folder({"分来源收支表": rows}))
    assert dossier.fact("finance.spent").text == "89.00万元"
    assert dossier.fact(f"source.{label}.spent") is None


def test_an_empty_line_on_the_fact_sheet_is_filled_from_the_form(folder):
    tables = {
        "分来源收支表": [HEADER, *SOURCES, OTHER, WHOLE],
        "收支指标": facts(["finance.spent", "", "", ""]),
    }
    assert read_dossier(folder(tables)).fact("finance.spent").text == "89.00万元"


def test_what_the_fact_sheet_reports_is_the_fact(folder):
    tables = {
        "分来源收支表": [HEADER, *SOURCES, OTHER, WHOLE],
        "收支指标": facts(["finance.spent", "0.01", "亿元", ""]),
    }
    fact = read_dossier(folder(tables)).fact("finance.spent")
    assert (fact.text, fact.source.cell) == ("0.01亿元", "收支指标!B2")


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (["finance.spent", "89.01", "", ""], "89.01万元"),
        (["finance.spent", "", "", "不适用"], "不适用"),
    ],
)
def test_two_forms_may_not_contradict_each_other(folder, only_error, row, shown):
    tables = {"分来源收支表": [HEADER, *SOURCES, OTHER, WHOLE], "收支指标": facts(row)}
    error = only_error(folder(tables))
    assert (error.sheet, error.cell) == ("分来源收支表", "D5")
    assert f"收支指标!B2 的 {shown}" in error.what


def test_a_total_row_without_a_figure_says_nothing(folder):
    tables = {"分来源收支表": [HEADER, ["合计", "", "", "89.00"]]}
    dossier = read_dossier(folder(tables))
    assert dossier.fact("finance.initial_budget") is None
    assert dossier.fact("finance.spent").text == "89.00万元"


def test_sources_add_up_without_their_parts(folder, only_error):
    wrong = ["合计", "115.00", "100.00", "89.00"]
    error = only_error(folder({"分来源收支表": [HEADER, *SOURCES, OTHER, wrong]}))
    assert error.cell == "B5"


def test_without_a_total_row_there_is_no_department_figure(folder):
    dossier = read_dossier(folder({"分来源收支表": [HEADER, *SOURCES]}))
    assert dossier.fact("finance.spent") is None


def transfers(*amounts):
    return [["地区", "金额"], *([f"区{n}", amount] for n, amount in enumerate(amounts))]


def test_transfers_are_added(folder):
    fact = read_dossier(folder({"转移支付": transfers("1,000.00", "500.50")})).fact(
        "finance.transfer_to_districts"
    )
    assert (fact.text, fact.kind) == ("1,500.50万元", "computed")
    assert fact.interval.contains(fact.value)


def test_transfers_agree_with_the_rounded_figure_of_the_fact_sheet(folder, errors_of, only_error):
    sheet = facts(["finance.transfer_to_districts", "2.15", "亿元", ""])
    assert (
        errors_of(folder({"转移支付": transfers("21,000.00", "500.00"), "收支指标": sheet})) == []
    )
    error = only_error(folder({"转移支付": transfers("21,000.00", "600.00"), "收支指标": sheet}))
    assert (error.sheet, error.cell) == ("转移支付", "B3")


def test_a_sum_that_disagrees_does_not_blame_its_last_row(folder, only_error):
    rows = [["地区", "金额"], ["跳马镇", "320.00"], ["黎托街道", "0"]]
    stated = [["编码", "数值"], ["finance.transfer_to_districts", "300"]]
    error = only_error(folder({"转移支付": rows, "收支指标": stated}))
    assert error.what.startswith("各行合计320.00万元，与") and error.value == ""


def test_transfers_with_a_gap_are_not_added(folder):
    dossier = read_dossier(folder({"转移支付": transfers("1,000.00", "")}))
    assert dossier.fact("finance.transfer_to_districts") is None


def bonus(*items):
    header = ["编码", "加减", "事项", "分值"]
    return [header, *([f"J{n}", way, "事", points] for n, (way, points) in enumerate(items))]


def test_bonus_items_are_added_by_direction(folder):
    items = bonus(("加分", "2"), ("加分", "1.5"), ("减分", "1"))
    dossier = read_dossier(folder({"加减分事项": items}))
    assert dossier.fact("bonus.added").text == "3.50分"
    assert dossier.fact("bonus.deducted").value == 1


def test_bonus_items_agree_with_the_fact_sheet(folder, errors_of, only_error):
    items = bonus(("加分", "2.00"), ("加分", "1.50"))
    stated = {"加减分合计": facts(["bonus.added", "3.50", "", ""])}
    assert errors_of(folder({"加减分事项": items, **stated})) == []
    stated = {"加减分合计": facts(["bonus.added", "2.50", "", ""])}
    error = only_error(folder({"加减分事项": items, **stated}))
    assert error.cell == "D3" and "3.50分" in error.what


def test_an_unreported_fact_stays_missing_without_details(folder):
    dossier = read_dossier(folder({"加减分合计": facts(["bonus.added", "", "", ""])}))
    assert isinstance(dossier.fact("bonus.added").value, Missing)


def test_two_total_rows_are_one_error_not_a_crash(folder, only_error):
    error = only_error(folder({"分来源收支表": [HEADER, *SOURCES, OTHER, WHOLE, WHOLE]}))
    assert (error.cell, error.what) == ("A6", "与第5行重复")


def test_a_second_total_row_is_not_held_against_the_first(folder, errors_of):
    other = ["合计", "210.00", "200.00", "189.00"]
    errors = errors_of(folder({"分来源收支表": [HEADER, WHOLE, other]}))
    assert len(errors) == 1 and "不一致" not in errors[0].what


def test_a_wrong_cell_does_not_spoil_the_totals(folder, only_error):
    wrong = [*OTHER[:3], "很多"]
    assert only_error(folder({"分来源收支表": [HEADER, *SOURCES, wrong, WHOLE]})).cell == "D4"
    sheet = facts(["finance.transfer_to_districts", "2.15", "亿元", ""])
    tables = {"转移支付": transfers("21,000.00", "很多"), "收支指标": sheet}
    assert only_error(folder({**tables, "分来源收支表": [HEADER]})).cell == "B3"
