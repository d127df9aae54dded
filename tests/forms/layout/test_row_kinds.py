"""Rows of totals and notes under the table are no data; rows that only look like them are."""

import pytest

from jiheng.forms import form_sheet
from jiheng.forms.layout import lay_out
from jiheng.forms.tables import RawSheet

PLANS = ["编码", "计划（任务）名称", "预算数", "备注"]
ROW = ["1", "甲", "1.00", ""]


def lay(code, rows, **more):
    errors = []
    sheet = form_sheet(code)
    return lay_out(RawSheet(sheet.title, "填报.xlsx", rows, **more), sheet, errors), errors


@pytest.mark.parametrize(
    "total",
    [
        ["合计", "", "1.00"],
        ["", "合　计：", "1.00"],
        ["9", "总计（万元）", "1.00"],
        ["合计", "合计", "1.00"],
        ["", "项目支出小计", "1.00"],
    ],
)
def test_a_row_of_totals_is_no_row_of_the_form(total):
    table, errors = lay("plan_spending", [PLANS, ROW, total])
    assert errors == []
    assert [row.number for row in table.rows] == [2]
    assert [row.number for row in table.totals] == [3]


@pytest.mark.parametrize(
    "row", [["2", "小计划", "1.00"], ["2", "甲", "1.00", "合计"], ["合计数", "甲", "1.00"]]
)
def test_a_row_that_only_holds_such_a_word_is_data(row):
    table, errors = lay("plan_spending", [PLANS, ROW, row])
    assert errors == [] and table.totals == []
    assert [one.number for one in table.rows] == [2, 3]


def test_where_the_form_has_a_total_row_it_is_a_row():
    header = ["资金来源", "全年执行数"]
    table, _ = lay("finance", [header, ["财政拨款", "1"], ["小计", "1"], ["合计", "1"]])
    assert [row.number for row in table.rows] == [2, 4]
    assert [row.number for row in table.totals] == [3]


@pytest.mark.parametrize(
    "note",
    [
        ["注：财政拨款含教育费附加"],
        ["", "备注1：口径同决算"],
        ["* 本表按决算口径填报"],
        ["说明：", "含上年结转"],
        ["填表人：王芳    审核：李明"],
        ["填表人：", "王芳", "审核：", "李明"],
        ["单位负责人（签字）：李明", "", "", "日期：2023年3月1日"],
        ["联系电话：", "", "0751-8123456"],
    ],
)
def test_a_note_under_the_table_is_left_out_and_told(note):
    table, errors = lay("plan_spending", [PLANS, ROW, note])
    assert [row.number for row in table.rows] == [2]
    (error,) = errors
    assert error.is_ignored and error.severity == "warning"
    assert (error.row, error.value) == (3, next(text for text in note if text))


def test_a_note_goes_on_while_its_lines_stand_alone():
    rows = [
        PLANS,
        ROW,
        ["注：1.口径同决算；"],
        ["2.不含基建。"],
        ["", "", "", ""],
        ["2", "乙", "2"],
    ]
    table, errors = lay("plan_spending", rows)
    assert [row.number for row in table.rows] == [2, 6]
    assert [error.row for error in errors] == [3, 4]


@pytest.mark.parametrize(
    ("code", "header", "row"),
    [
        ("plan_spending", PLANS, ["2", "注：重点计划", "2.00"]),
        ("finance", ["资金来源", "全年执行数"], ["注：其他资金", "2.00"]),
        ("policies", ["文件名称"], ["审核工作规程"]),
        ("duties", ["序号", "职责内容"], ["1", "说明：拟订规划"]),
    ],
)
def test_data_that_begins_like_a_note_is_data(code, header, row):
    table, errors = lay(code, [header, row])
    assert errors == [] and [one.number for one in table.rows] == [2]


def test_a_note_may_stand_in_merged_cells_and_under_no_header():
    rows = [PLANS, ROW, ["合计", "", "1.00"], ["填表人：王芳", "", "", "", "审核：李明"]]
    _, errors = lay("plan_spending", rows, merged=[(3, 0, 3, 1), (4, 0, 4, 3)])
    assert [error.row for error in errors] == [4]
    _, errors = lay("plan_spending", rows[:2], merged=[(2, 0, 2, 1)])
    assert ["合并" in error.what for error in errors] == [True]


def test_a_cell_beyond_the_last_header_is_told():
    _, (error,) = lay("plan_spending", [PLANS, [*ROW, "多出的"]])
    assert (error.cell, error.value) == ("E2", "多出的")
