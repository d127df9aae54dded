"""Headers, cards and places, on raw sheets that no file was needed for."""

import pytest

from jiheng.forms import form_sheet
from jiheng.forms.layout import lay_out, plain_header
from jiheng.forms.tables import EXAMPLE_MARK, Mark, RawSheet, letter

HEADER = ["编码", "任务名称", "预算总额", "财政拨款"]


def lay(rows, code="tasks", **more):
    errors = []
    sheet = form_sheet(code)
    return lay_out(RawSheet(sheet.title, "填报.xlsx", rows, **more), sheet, errors), errors


def only(errors):
    assert len(errors) == 1, [str(error) for error in errors]
    return errors[0]


def test_rows_are_found_under_the_header_with_their_numbers():
    table, errors = lay([HEADER, ["1", "甲", "1.00", ""], ["", " "], ["2", "乙"]])
    assert errors == []
    assert [(row.number, row.cells["name"]) for row in table.rows] == [(2, "甲"), (4, "乙")]
    assert table.address(table.rows[0], "total") == "年度工作任务!C2"
    assert table.place(table.rows[0], "note") == (2, "E")


def test_a_title_and_the_example_row_of_the_template_are_passed_over():
    example = example_of("tasks", HEADER)
    rows = [["年度工作任务"], ["说明文字"], HEADER, example, ["1", "乙"]]
    table, errors = lay(rows)
    assert errors == [] and table.header_row == 3
    assert [row.cells["name"] for row in table.rows] == ["乙"]


def example_of(code, headers):
    by_header = {column.header: column.example for column in form_sheet(code).columns}
    first, *others = [by_header[header] for header in headers]
    return [EXAMPLE_MARK + first, *others]


def test_an_example_row_is_known_with_cells_cleared_but_not_with_cells_changed():
    example = example_of("tasks", HEADER)
    cleared, changed = [*example[:2], "", ""], [*example[:2], "7.00", ""]
    marked = [example[0], *example[1:], "补充"]
    table, _ = lay([HEADER, cleared, changed, marked])
    assert [row.number for row in table.rows] == [3, 4]


@pytest.mark.parametrize(
    ("code", "headers", "row"),
    [
        ("policies", ["文件名称"], ["示例库建设管理办法"]),
        ("units", ["单位名称"], ["示例小学"]),
        ("tasks", HEADER, ["示例：甲", "乙", "", ""]),
        ("tasks", HEADER, ["", "示例：乙", "", ""]),
    ],
)
def test_a_row_that_only_begins_like_an_example_is_data(code, headers, row):
    table, errors = lay([headers, row], code)
    assert errors == []
    assert [list(row.cells.values()) for row in table.rows] == [row]


@pytest.mark.parametrize(
    "header",
    [
        "预算总额（万元）",
        "预算总额(万元)",
        "* 预算总额\n（万元）",
        "预 算 总 额",
        "＊预算总额",
        "预算总额：",
    ],
)
def test_a_header_may_have_star_unit_and_blanks(header):
    table, errors = lay([["编码", "任务名称", header], ["1", "甲", "1.00"]])
    assert errors == []
    assert table.rows[0].cells["total"] == "1.00"


def test_a_header_with_another_unit_is_refused():
    error = only(lay([["编码", "任务名称", "预算总额（元）"], ["1", "甲", "1.00"]])[1])
    assert (error.cell, error.header) == ("C1", "预算总额（元）")
    assert "万元" in error.expected


def test_a_header_with_brackets_of_its_own_is_known():
    table, errors = lay([["编码", "计划（任务）名称"], ["1", "甲"]], "plan_spending")
    assert errors == [] and table.rows[0].cells["name"] == "甲"


def test_an_unknown_header_gets_a_suggestion():
    _, errors = lay([[*HEADER, "完成情況"], ["1", "甲"]])
    error = only(errors)
    assert error.cell == "E1" and "完成情况" in error.advice
    _, errors = lay([[*HEADER, "xyz（万元）"], ["1", "甲"]])
    assert "不认识" in only(errors).what


def test_a_repeated_header_is_told():
    _, errors = lay([[*HEADER, "预算总额（万元）"], ["1", "甲"]])
    error = only(errors)
    assert error.what == "表头重复" and "C 列" in error.advice


def test_a_missing_required_header_is_one_error_and_no_rows():
    table, errors = lay([["任务名称", "预算总额"], ["甲", "坏"], ["乙", "坏"]])
    assert table is None
    assert "编码" in only(errors).what


def test_a_column_without_header_is_told_only_if_it_has_text():
    assert lay([["编码", "", "任务名称"], ["1", "", "甲"]])[1] == []
    assert lay([["编码", "", "任务名称"], ["1"], ["2", "", "乙"]])[1] == []
    error = only(lay([["编码", "", "任务名称"], ["1", "", "甲"], ["2", "多", "乙"]])[1])
    assert (error.cell, error.value) == ("B3", "多")


def test_without_any_header_the_sheet_is_refused():
    table, errors = lay([["x", "y"], ["1", "2"]])
    assert table is None and "没有找到表头" in only(errors).what
    assert "表是空的" in only(lay([["", ""]])[1]).what


def test_marks_become_errors_in_known_columns_only():
    rows = [[*HEADER, ""], ["1", "甲", "44256", "", ""]]
    marks = {(2, 2): Mark("是日期", is_date=True), (2, 4): Mark("无关"), (1, 0): Mark("表头")}
    error = only(lay(rows, marks=marks)[1])
    assert (error.cell, error.what, error.value) == ("C2", "是日期", "44256")


def test_a_mark_beyond_the_end_of_a_short_row_is_kept():
    error = only(lay([HEADER, ["1", "甲"]], marks={(2, 3): Mark("公式", severity="warning")})[1])
    assert (error.cell, error.severity) == ("D2", "warning")


def test_a_date_is_welcome_in_a_date_column():
    rows = [["编码", "问题", "措施", "完成时限"], ["1", "", "甲", "2022-12-01"]]
    rows[0][1] = "对应问题"
    assert lay(rows, "measures", marks={(2, 3): Mark("是日期", is_date=True)})[1] == []


def test_merged_cells_are_refused_below_the_header_only():
    rows = [["标题"], HEADER, ["1", "甲"]]
    assert lay(rows, merged=[(1, 0, 1, 3)])[1] == []
    error = only(lay(rows, merged=[(3, 1, 4, 2)])[1])
    assert (error.cell, error.what) == ("B3", "B3:C4 是合并单元格")


CARD = [
    ["项目", "内容"],
    ["部门名称", "示例局"],
    ["地区", "示例市"],
    ["年度", "2021"],
    ["评分标准", "guangzhou-department-2021"],
]


def test_a_card_is_read_by_its_labels():
    table, errors = lay([["部门概况"], *CARD, ["", ""], ["*版夲", ""]], "profile")
    assert "不认识的项目" in only(errors).what
    table, errors = lay([*CARD, ["版本"]], "profile")
    assert errors == []
    assert table.rows[0].cells["name"] == "示例局"
    assert table.address(table.rows[0], "year") == "部门概况!B4"
    assert table.place(table.rows[0], "phone") == (1, "B")


def test_a_label_of_a_card_may_end_in_a_colon():
    table, errors = lay([CARD[0], *[[f"{label}：", text] for label, text in CARD[1:]]], "profile")
    assert errors == [] and table.rows[0].cells["name"] == "示例局"


def test_what_is_wrong_with_a_card():
    assert "重复" in only(lay([*CARD, ["地区", "乙市"]], "profile")[1]).what
    assert "没有项目名称" in only(lay([*CARD, ["", "乙市"]], "profile")[1]).what
    table, errors = lay(CARD[:-1], "profile")
    assert table is None and "评分标准" in only(errors).what
    assert (
        "没有找到表头" in only(lay([["部门名称", "地区"], ["示例局", "示例市"]], "profile")[1]).what
    )


def test_marks_and_merged_cells_of_a_card():
    assert only(lay(CARD, "profile", marks={(4, 1): Mark("公式")})[1]).cell == "B4"
    assert only(lay(CARD, "profile", merged=[(2, 1, 3, 1)])[1]).cell == "B2"


def test_letters_and_headers():
    assert [letter(n) for n in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]
    assert plain_header("页码 或\n单元格") == "页码或单元格"


@pytest.mark.parametrize(("header", "is_error"), [("预算总颜", True), ("经办人", False)])
def test_an_extra_column_is_left_out_unless_it_looks_like_a_missing_one(header, is_error):
    table, errors = lay([["编码", "任务名称", header], ["1", "甲", "乙"]])
    error = only(errors)
    assert error.cell == "C1" and error.value == header
    assert (error.severity == "error", error.is_ignored) == (is_error, not is_error)
    assert len(table.rows) == 1 and set(table.columns) == {"code", "name"}


def test_a_second_column_like_one_that_is_there_is_left_out():
    _, errors = lay([[*HEADER, "任务名称2"], ["1", "甲"]])
    assert only(errors).is_ignored


def test_figures_under_an_unknown_header_are_not_left_out_while_a_column_lacks():
    table, errors = lay([["编码", "任务名称", "已下达数"], ["1", "甲", "3,100.00"]])
    error = only(errors)
    assert (error.cell, error.severity) == ("C1", "error")
    assert "“预算总额”" in error.expected
    assert len(table.rows) == 1


@pytest.mark.parametrize(
    ("header", "text"), [("序号", "7"), ("已下达数", "见附表"), ("年份", "2021"), ("已下达数", "")]
)
def test_what_is_no_figure_may_stand_beside_the_form(header, text):
    error = only(lay([["编码", "任务名称", header], ["1", "甲", text]])[1])
    assert error.is_ignored


FACTS = [["编码", "数值（万元）", "单位"], ["finance.spent", "3.00", "万元"]]


@pytest.mark.parametrize("header", ["数值", "数值（万元）", "金额（万元）", "*数值"])
def test_a_column_of_figures_is_known_by_name_and_unit(header):
    table, errors = lay([[FACTS[0][0], header, "单位"], FACTS[1]], "facts.finance")
    assert errors == []
    assert table.rows[0].cells["value"] == "3.00"


@pytest.mark.parametrize(
    "row",
    [["finance.spent", "3.00", "亿元"], ["finance.spent", "3.00"]],
)
def test_a_unit_in_a_header_does_not_clash_with_the_unit_of_a_row(row):
    rows = [["编码", "数值（元）", "单位"], ["finance.completion_rate", "96%", "%"], row]
    error = only(lay(rows, "facts.finance")[1])
    assert error.cell == "B1" and "“元”" in error.what and row[-1][-2:] in (error.expected + "3.00")


def test_a_sheet_without_its_column_of_figures_is_refused_and_the_nearest_header_named():
    table, errors = lay([["编码", "数置表"], ["finance.spent", "3.00"]], "facts.finance")
    assert table is None
    assert "“数置表”就是这一列的，改为“数值”" in errors[-1].advice
    table, errors = lay([["编码"], ["finance.spent"]], "facts.finance")
    assert table is None and "缺少必需的列“数值”" in only(errors).what


def test_a_bracket_behind_a_header_that_holds_no_unit_is_named_as_such():
    error = only(lay([["编码", "任务名称", "预算总额（批复）"], ["1", "甲", "1.00"]])[1])
    assert error.what == "表头里的“批复”不是单位"
