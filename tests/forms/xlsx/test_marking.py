"""Checked workbooks: wrong cells marked, everything else as it was."""

import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from jiheng.forms import FormError, FormErrors, check_workbook, write_template
from jiheng.forms.xlsx import marking
from jiheng.forms.xlsx.result_sheet import add_result_sheet

TASKS = [["编码", "任务名称", "预算总额", "财政拨款", "其他资金"], ["1", "甲", "很多", "", ""]]
RED, YELLOW, NONE = "FFF4B6B0", "FFFFE9A8", "00000000"


def fill(cell):
    return cell.fill.start_color.rgb if cell.fill.fill_type else NONE


def test_without_a_target_errors_are_only_listed(workbook, tmp_path):
    path = workbook({"年度工作任务": TASKS})
    (error,) = check_workbook(path)
    assert error.cell == "C2"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_wrong_cells_turn_red_and_say_what_to_do(workbook, tmp_path):
    path = workbook({"年度工作任务": TASKS})
    before = path.read_bytes()
    check_workbook(path, tmp_path / "检查结果.xlsx")
    assert path.read_bytes() == before
    page = openpyxl.load_workbook(tmp_path / "检查结果.xlsx")["年度工作任务"]
    assert fill(page["C2"]) == RED and fill(page["B2"]) == NONE
    assert page["C2"].value == "很多"
    assert page["C2"].comment.author == "绩衡检查"
    assert page["C2"].comment.text.startswith("不是可用的数；应为")


def test_doubtful_cells_turn_yellow(workbook, tmp_path):
    rows = [TASKS[0], ["1", "甲", "3.01", "1.00", "2.00"]]
    check_workbook(workbook({"年度工作任务": rows}), tmp_path / "检查结果.xlsx")
    page = openpyxl.load_workbook(tmp_path / "检查结果.xlsx")["年度工作任务"]
    assert fill(page["C2"]) == YELLOW


def test_everything_else_stays(tmp_path):
    write_template(tmp_path / "空表.xlsx")
    check_workbook(tmp_path / "空表.xlsx", tmp_path / "检查结果.xlsx")
    first = openpyxl.load_workbook(tmp_path / "空表.xlsx", rich_text=True)
    second = openpyxl.load_workbook(tmp_path / "检查结果.xlsx", rich_text=True)
    assert ["检查结果", *first.sheetnames] == second.sheetnames
    assert second["_字典"].sheet_state == "veryHidden"
    for page in first.worksheets:
        other = second[page.title]
        assert other.protection.sheet == page.protection.sheet
        assert other.freeze_panes == page.freeze_panes
        assert len(other.data_validations.dataValidation) == len(
            page.data_validations.dataValidation
        )
        for row in page.iter_rows():
            for cell in row:
                twin = other[cell.coordinate]
                assert twin.value == cell.value
                assert twin.number_format == cell.number_format
                assert twin.protection.locked == cell.protection.locked
                if page.title != "部门概况":
                    assert fill(twin) == fill(cell)
                    assert (twin.comment and twin.comment.text) == (
                        cell.comment and cell.comment.text
                    )


def test_mended_cells_lose_their_mark(workbook, tmp_path):
    def dress(book):
        page = book["年度工作任务"]
        page["C2"].fill = PatternFill("solid", start_color="FF00FF00")
        page["C2"].comment = Comment("财务处填", "李")
        page["D2"].value = "也很多"
        page["E2"].comment = Comment("自己的批注", "李")

    path = workbook({"年度工作任务": TASKS}, dress)
    marked, again = tmp_path / "检查结果.xlsx", tmp_path / "再检查.xlsx"
    check_workbook(path, marked)
    book = openpyxl.load_workbook(marked)
    assert "财务处填" in book["年度工作任务"]["C2"].comment.text
    book["年度工作任务"]["C2"], book["年度工作任务"]["D2"] = "3.00", "1.00"
    book.save(marked)
    assert check_workbook(marked, again) == []
    page = openpyxl.load_workbook(again)["年度工作任务"]
    assert fill(page["C2"]) == "FF00FF00" and page["C2"].comment.text == "财务处填"
    assert fill(page["D2"]) == NONE and page["D2"].comment is None
    assert page["E2"].comment.text == "自己的批注"


@pytest.mark.parametrize(
    "color", [Color(theme=4, tint=0.4), Color(indexed=13), Color(rgb="FF00FF00")]
)
def test_fill_and_author_come_back_when_the_mark_goes(workbook, tmp_path, color):
    def dress(book):
        page = book["年度工作任务"]
        page["C2"].fill = PatternFill("solid", start_color=color)
        page["C2"].comment = Comment("财务处填\n两行", "李 处长")

    path = workbook({"年度工作任务": TASKS}, dress)
    marked, again = tmp_path / "检查结果.xlsx", tmp_path / "再检查.xlsx"
    check_workbook(path, marked)
    book = openpyxl.load_workbook(marked)
    assert fill(book["年度工作任务"]["C2"]) == RED
    book["年度工作任务"]["C2"] = "3.00"
    book.save(marked)
    check_workbook(marked, again)
    cell = openpyxl.load_workbook(again)["年度工作任务"]["C2"]
    assert cell.fill.fill_type == "solid"
    theirs = cell.fill.start_color
    assert (theirs.type, theirs.value, theirs.tint) == (color.type, color.value, color.tint)
    assert (cell.comment.text, cell.comment.author) == ("财务处填\n两行", "李 处长")


def spoil(path, part, data):
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert part in parts
    parts[part] = data
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("part", "data", "what"),
    [
        ("docProps/core.xml", b"<broken", "能读，但不能写回标注"),
        ("docProps/core.xml", b"", "能读，但不能写回标注"),
        ("docProps/core.xml", DOCTYPE, "部件 docProps/core.xml 带有文档类型声明"),
        ("docProps/app.xml", DOCTYPE, "部件 docProps/app.xml 带有文档类型声明"),
        ("xl/theme/theme1.xml", DOCTYPE, "部件 xl/theme/theme1.xml 带有文档类型声明"),
    ],
)
def test_a_broken_or_dangerous_part_is_told(workbook, tmp_path, part, data, what):
    path = spoil(workbook({"年度工作任务": TASKS}), part, data)
    assert [error.cell for error in check_workbook(path)] == ["C2"]
    with pytest.raises(FormErrors) as caught:
        check_workbook(path, tmp_path / "检查结果.xlsx")
    (error,) = caught.value.errors
    assert what in error.what and error.advice
    assert not (tmp_path / "检查结果.xlsx").exists()


def test_cells_far_apart_on_a_sheet_that_is_not_read_are_no_burden(workbook, tmp_path):
    tables = {"年度工作任务": TASKS, "_草稿": [["甲"]]}
    path = workbook(tables, lambda book: book["_草稿"].__setitem__("XFD1048576", 1))
    check_workbook(path, tmp_path / "检查结果.xlsx")
    book = openpyxl.load_workbook(tmp_path / "检查结果.xlsx")
    assert fill(book["年度工作任务"]["C2"]) == RED
    assert book["_草稿"]["XFD1048576"].value == 1


@pytest.mark.parametrize("body", ["<mergeCells>{}</mergeCells>", "<hyperlinks>{}</hyperlinks>"])
@pytest.mark.parametrize("area", ["A1:XFD1048576", "A:XFD"])
def test_areas_without_end_are_refused_before_they_are_loaded(workbook, tmp_path, body, area):
    tag = "mergeCell" if "merge" in body else "hyperlink"
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<sheetData/>" + body.format(f'<{tag} ref="{area}"/>') + "</worksheet>"
    )
    path = workbook({"年度工作任务": TASKS, "_草稿": [["甲"]]})
    spoil(path, "xl/worksheets/sheet3.xml", sheet.encode())
    with pytest.raises(FormErrors) as caught:
        check_workbook(path, tmp_path / "检查结果.xlsx")
    assert "单元格" in caught.value.errors[0].what


def test_checking_twice_does_not_pile_up_marks(workbook, tmp_path):
    path = workbook({"年度工作任务": TASKS})
    check_workbook(path, tmp_path / "一.xlsx")
    check_workbook(tmp_path / "一.xlsx", tmp_path / "二.xlsx")
    first = openpyxl.load_workbook(tmp_path / "一.xlsx")["年度工作任务"]["C2"]
    second = openpyxl.load_workbook(tmp_path / "二.xlsx")["年度工作任务"]["C2"]
    assert first.comment.text == second.comment.text


def test_errors_of_a_sheet_stand_at_its_first_cell_and_of_the_book_in_the_list(workbook, tmp_path):
    path = workbook({"部门概况": None, "项目": [["项目编码", "项目名称"], ["P1", "甲"]]})
    check_workbook(path, tmp_path / "检查结果.xlsx")
    book = openpyxl.load_workbook(tmp_path / "检查结果.xlsx")
    page = book["项目"]
    assert fill(page["A1"]) == RED
    assert "缺少“部门概况”表" not in page["A1"].comment.text
    assert "项目级次" in page["A1"].comment.text
    assert "缺少“部门概况”表" in [cell.value for cell in book["检查结果"]["F"]]


def test_a_merged_area_is_marked_at_its_first_cell(workbook, tmp_path):
    rows = [TASKS[0], ["1", "甲", "", "", ""], ["2", "乙", "", "", ""], ["3", "丙", "", "", ""]]
    path = workbook({"年度工作任务": rows}, lambda book: book["年度工作任务"].merge_cells("A2:B3"))
    errors = check_workbook(path, tmp_path / "检查结果.xlsx")
    assert {error.cell for error in errors} == {"A2", "B2"}
    page = openpyxl.load_workbook(tmp_path / "检查结果.xlsx")["年度工作任务"]
    assert fill(page["A2"]) == RED


def test_an_error_inside_a_merged_area_is_marked_at_its_first_cell(workbook, tmp_path):
    rows = [TASKS[0], ["1", "甲", "", "", ""], ["2", "乙", "", "", ""]]
    path = workbook({"年度工作任务": rows}, lambda book: book["年度工作任务"].merge_cells("B2:B3"))
    errors = check_workbook(path, tmp_path / "检查结果.xlsx")
    assert {error.cell for error in errors} == {"B2", "B3"}
    page = openpyxl.load_workbook(tmp_path / "检查结果.xlsx")["年度工作任务"]
    assert "没有填写" in page["B2"].comment.text


def test_the_original_is_never_overwritten(workbook, tmp_path):
    path = workbook({"年度工作任务": TASKS})
    with pytest.raises(FormErrors):
        check_workbook(path, tmp_path / "." / path.name)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", None])
def test_what_can_not_be_read_is_told_and_not_written(tmp_path, data):
    path = tmp_path / "坏.xlsx"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(FormErrors) as caught:
        check_workbook(path, tmp_path / "检查结果.xlsx")
    assert len(caught.value.errors) == 1
    assert not (tmp_path / "检查结果.xlsx").exists()


def test_a_sheet_that_is_too_large_is_not_written_back(workbook, tmp_path):
    path = workbook({"项目": [["项目编码"]]}, lambda book: book["项目"].__setitem__("A99999", 1))
    assert check_workbook(path, tmp_path / "检查结果.xlsx")
    assert not (tmp_path / "检查结果.xlsx").exists()


def test_a_place_that_can_not_be_written_is_told(workbook, tmp_path):
    (tmp_path / "文件").write_text("x")
    with pytest.raises(FormErrors) as caught:
        check_workbook(workbook({"年度工作任务": TASKS}), tmp_path / "文件" / "x.xlsx")
    assert caught.value.errors[0].what.startswith("写不进去：")


def test_a_workbook_that_the_writer_does_not_understand_is_told(workbook, tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise KeyError("drawing")

    monkeypatch.setattr(marking, "load_workbook", refuse)
    with pytest.raises(FormErrors) as caught:
        check_workbook(workbook({"年度工作任务": TASKS}), tmp_path / "检查结果.xlsx")
    assert "不能写回标注" in caught.value.errors[0].what


def test_a_folder_is_checked_but_not_marked(folder, tmp_path):
    place = folder({"年度工作任务": TASKS})
    assert [error.cell for error in check_workbook(place)] == ["C2"]
    with pytest.raises(FormErrors) as caught:
        check_workbook(place, tmp_path / "检查结果.xlsx")
    assert "xlsx" in caught.value.errors[0].what


def listed(book):
    return [[cell.value for cell in row[:8]] for row in book["检查结果"].iter_rows(min_row=4)]


def test_a_sheet_in_front_lists_every_error_with_a_jump_to_its_cell(workbook, tmp_path):
    path = workbook({"年度工作任务": [*TASKS, ["2", "乙", "3.01", "1.00", "2.00"]]})
    check_workbook(path, tmp_path / "检查结果.xlsx")
    book = openpyxl.load_workbook(tmp_path / "检查结果.xlsx")
    page = book["检查结果"]
    assert book.sheetnames[0] == "检查结果" and book.active is page
    assert [one.title for one in book if one.sheet_view.tabSelected] == ["检查结果"]
    assert page["A1"].value == "检查结果：1 处错误，1 处提醒"
    assert [row[:5] for row in listed(book)] == [
        ["1", "错误", "年度工作任务", "第2行 C列“预算总额”", "很多"],
        ["2", "提醒", "年度工作任务", "第3行 C列“预算总额”", "3.01"],
    ]
    assert page["D4"].hyperlink.location == "'年度工作任务'!C2"
    assert book["年度工作任务"].sheet_properties.tabColor.rgb == "FFFF0000"
    assert book["部门概况"].sheet_properties.tabColor is None


def test_the_list_goes_with_its_errors_and_tabs_get_their_colour_back(workbook, tmp_path):
    def dress(book):
        book["年度工作任务"].sheet_properties.tabColor = "FF1D4F91"

    path = workbook({"年度工作任务": TASKS, "项目": [["项目编码"], ["P1"]]}, dress)
    marked, again = tmp_path / "一.xlsx", tmp_path / "二.xlsx"
    check_workbook(path, marked)
    book = openpyxl.load_workbook(marked)
    assert book["年度工作任务"].sheet_properties.tabColor.rgb == "FFFF0000"
    book["年度工作任务"]["C2"] = "3.00"
    book.save(marked)
    check_workbook(marked, again)
    book = openpyxl.load_workbook(again)
    assert book["年度工作任务"].sheet_properties.tabColor.rgb == "FF1D4F91"
    assert book["项目"].sheet_properties.tabColor.rgb == "FFFF0000"
    assert {row[2] for row in listed(book)} == {"项目"}
    assert sum(name.startswith("检查结果") for name in book.sheetnames) == 1


def test_a_sheet_of_ones_own_by_that_name_stays(workbook, tmp_path):
    path = workbook({"年度工作任务": TASKS, "检查结果": [["自己的"]]})
    check_workbook(path, tmp_path / "一.xlsx")
    book = openpyxl.load_workbook(tmp_path / "一.xlsx")
    assert book["检查结果"]["A1"].value == "自己的"
    assert book.sheetnames[0].startswith("检查结果") and len(book.sheetnames) == 4


@pytest.mark.parametrize("text", ["=1+1", "很\x0b多"])
def test_the_list_shows_what_was_typed_as_text(tmp_path, text):
    book = openpyxl.Workbook()
    add_result_sheet(book, [FormError("不对", "Sheet", 2, "C", "数值", text)])
    book.save(tmp_path / "一.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "一.xlsx")["检查结果"]["E4"]
    assert cell.data_type == "s" and cell.value in (text, "很 多", "很□多")
