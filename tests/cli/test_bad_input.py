"""Bad input, each kind: one clear message, exit code 3, nothing written, no traceback."""

import csv
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest


@pytest.fixture
def workbook(jiheng, example, tmp_path) -> Path:
    path = tmp_path / "资料.xlsx"
    assert jiheng("forms", "import", example, path).code == 0
    return path


@pytest.fixture
def spoil(workbook) -> Callable[[Callable[[openpyxl.Workbook], None]], Path]:
    def make(change):
        book = openpyxl.load_workbook(workbook)
        change(book)
        book.save(workbook)
        return workbook

    return make


def _refused(got, *words):
    assert got.code == 3, got
    assert got.out == ""
    assert "Traceback" not in got.err and "程序内部出错" not in got.err
    for word in words:
        assert word in got.err, got.err
    return got.err


def _find(sheet, text):
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == text)


def test_the_untouched_workbook_scores(jiheng, workbook):
    got = jiheng("score", workbook)
    assert got.code == 0 and "总分：94.622" in got.out


def test_a_dossier_can_not_have_a_file_read_as_its_standard(jiheng, copy, tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text("code: own\ninherits: guangzhou-department-2021\n", "utf-8")
    profile = copy / "部门概况.csv"
    text = profile.read_text("utf-8").replace("guangzhou-department-2021", str(own))
    profile.write_text(text, "utf-8")
    for command in ("score", "report"):
        _refused(jiheng(command, copy), "只能写自带标准的编码", "--standard")
    assert "只能写自带标准的编码" in jiheng("forms", "check", copy).out
    assert "总分：94.622" in jiheng("score", copy, "--standard", own).out


def test_missing_folder(jiheng, tmp_path):
    _refused(jiheng("score", tmp_path / "没有"), "没有")


def test_empty_folder(jiheng, tmp_path):
    _refused(jiheng("score", tmp_path), "部门概况")


def test_wrong_sheet_name(jiheng, spoil):
    def change(book):
        book["采购管理"].title = "采购管里"

    _refused(jiheng("score", spoil(change)), "采购管里", "采购管理")


def test_text_in_a_number_cell(jiheng, spoil):
    def change(book):
        sheet = book["采购管理"]
        cell = _find(sheet, "procurement.execution_rate")
        sheet.cell(cell.row, cell.column + 2).value = "很多"

    _refused(jiheng("score", spoil(change)), "采购管理", "C", "很多")


def test_a_hedged_figure_is_no_basis_for_a_score(jiheng, example):
    for text in ("约84%", "八成多", "近85%"):
        got = jiheng("score", example, "--set", f"procurement.execution_rate={text}")
        assert got.code == 1
        assert f"填的是“{text}”，不是确切的数" in got.out.replace("\n", "").replace(" ", "")
        assert "总分：无法判断（在92.932～94.932分之间）" in got.out
    exact = jiheng("score", example, "--set", "procurement.execution_rate=八成")
    assert exact.code == 0


def test_merged_cells(jiheng, spoil):
    def change(book):
        sheet = book["计划支出"]
        first = _find(sheet, "基础研究计划")
        sheet.merge_cells(start_row=first.row, end_row=first.row + 1, start_column=2, end_column=2)

    _refused(jiheng("score", spoil(change)), "计划支出", "合并")


def test_formula_cells(jiheng, spoil):
    def change(book):
        sheet = book["资产管理"]
        cell = _find(sheet, "assets.total")
        sheet.cell(cell.row, cell.column + 2).value = "=1+2"

    _refused(jiheng("score", spoil(change)), "资产管理", "公式", "粘贴")


def test_a_million_rows(jiheng, tmp_path):
    path = tmp_path / "大表"
    path.mkdir()
    with (path / "部门职责.csv").open("w", encoding="utf-8", newline="") as file:
        file.write("序号,职责内容,责任处室\n")
        for number in range(1_000_000):
            file.write(f"{number},职责,\n")
    _refused(jiheng("score", path), "部门职责", "行")


def test_a_million_rows_in_a_workbook(jiheng, tmp_path):
    import xlsxwriter

    path = tmp_path / "大表.xlsx"
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("部门职责")
    for row in range(1_000_000):
        sheet.write_string(row, 0, "1")
    book.close()
    _refused(jiheng("score", path), "部门职责", "行")


def test_corrupt_zip(jiheng, workbook):
    data = workbook.read_bytes()
    workbook.write_bytes(data[: len(data) // 2])
    _refused(jiheng("score", workbook), "资料.xlsx")


def test_no_zip_at_all(jiheng, tmp_path):
    path = tmp_path / "资料.xlsx"
    path.write_text("不是工作簿", encoding="utf-8")
    _refused(jiheng("score", path), "资料.xlsx")


def test_a_zip_bomb(jiheng, tmp_path):
    path = tmp_path / "资料.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 600_000_000)
    _refused(jiheng("score", path), "资料.xlsx")


def test_gbk_is_read_and_mixed_bytes_are_refused(jiheng, copy):
    path = copy / "采购管理.csv"
    text = path.read_text(encoding="utf-8-sig")
    path.write_bytes(text.encode("gb18030"))
    got = jiheng("score", copy)
    assert got.code == 0 and "总分：94.622" in got.out
    path.write_bytes(text.encode("gb18030") + "采购".encode() + b"\xff\xfe")
    _refused(jiheng("score", copy), "采购管理", "编码")


def _rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def _save(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def test_duplicate_codes(jiheng, copy):
    path = copy / "计划支出.csv"
    rows = _rows(path)
    _save(path, [*rows, rows[1]])
    _refused(jiheng("score", copy), "计划支出", "重复")


def test_a_circular_project_tree(jiheng, copy):
    path = copy / "项目.csv"
    header = _rows(path)[0]

    def row(code, parent):
        cells = {"项目编码": code, "项目名称": code, "项目级次": "二级", "上级编码": parent}
        return [cells.get(name, "") for name in header]

    _save(path, [header, row("P1", "P2"), row("P2", "P1")])
    _refused(jiheng("score", copy), "项目", "P1", "P2")


def test_weights_that_do_not_add_up(jiheng, copy):
    text = (
        "编码,一级指标,二级指标,三级指标,指标性质,指标值,计量单位,权重\n"
        "D1,产出指标,数量指标,甲,≥,1,个,60\n"
        "D2,效益指标,社会效益指标,乙,≥,1,个,%s\n"
    )
    path = copy / "整体绩效指标.csv"
    path.write_text(text % "39", encoding="utf-8")
    _refused(jiheng("score", copy), "整体绩效指标", "99")
    path.write_text(text % "40", encoding="utf-8")
    assert jiheng("score", copy).code == 0


def test_all_errors_at_once(jiheng, copy):
    for name in ("采购管理.csv", "资产管理.csv"):
        path = copy / name
        rows = _rows(path)
        rows[1][2] = "很多"
        _save(path, rows)
    _refused(jiheng("score", copy), "采购管理", "资产管理", "2 处")


def test_marking_writes_a_copy_and_leaves_the_original(jiheng, spoil, tmp_path):
    def change(book):
        sheet = book["采购管理"]
        cell = _find(sheet, "procurement.execution_rate")
        sheet.cell(cell.row, cell.column + 2).value = "很多"

    path = spoil(change)
    before = path.read_bytes()
    marked = tmp_path / "标注.xlsx"
    got = jiheng("forms", "check", path, "--marked", marked)
    assert got.code == 1
    assert "很多" in got.out
    assert path.read_bytes() == before
    sheet = openpyxl.load_workbook(marked)["采购管理"]
    cell = _find(sheet, "很多")
    assert cell.comment is not None and cell.fill.fgColor.rgb not in ("00000000", None)


def test_a_report_that_cannot_be_written_leaves_nothing(jiheng, example, tmp_path):
    target = tmp_path / "占用"
    target.write_text("这是文件", encoding="utf-8")
    got = jiheng("report", example, "--to", "html", "-o", target)
    assert got.code == 3
    assert target.read_text(encoding="utf-8") == "这是文件"


def test_extra_sheets_and_columns_do_not_stop_the_score(jiheng, copy):
    shutil.copy(copy / "年度工作任务.csv", copy / "年度工作任务 (2).csv")
    (copy / "随手记.csv").write_text("甲\n乙\n", encoding="utf-8")
    rows = _rows(copy / "采购管理.csv")
    _save(copy / "采购管理.csv", [[*rows[0], "审核人"], *([*row, "张"] for row in rows[1:])])
    got = jiheng("score", copy)
    assert got.code == 0 and "总分：94.622" in got.out
    for words in ("年度工作任务 (2)", "随手记", "审核人", "没有读取"):
        assert words in got.err and words not in got.out


def test_a_sheet_of_the_workbook_that_is_a_copy(jiheng, spoil):
    def change(book):
        book.copy_worksheet(book["采购管理"]).title = "采购管理 (2)"

    got = jiheng("score", spoil(change))
    assert got.code == 0 and "总分：94.622" in got.out and "采购管理 (2)" in got.err


def test_several_departments_in_one_folder(jiheng, example, workbook, tmp_path):
    place = tmp_path / "各部门"
    shutil.copytree(example, place / "甲局")
    shutil.copy(workbook, place / "乙局.xlsx")
    _refused(jiheng("score", place), "甲局", "乙局.xlsx", "请指定其中一份")


def test_a_workbook_called_csv(jiheng, copy, workbook):
    shutil.copy(workbook, copy / "采购管理.csv")
    _refused(jiheng("score", copy), "采购管理", "内容是工作簿", "csv")


def test_a_csv_called_workbook(jiheng, example, tmp_path):
    path = tmp_path / "采购管理.xlsx"
    shutil.copy(example / "采购管理.csv", path)
    _refused(jiheng("score", path), "不是 xlsx 工作簿")


def test_utf16_is_refused(jiheng, copy):
    path = copy / "采购管理.csv"
    path.write_bytes(path.read_text(encoding="utf-8-sig").encode("utf-16"))
    _refused(jiheng("score", copy), "UTF-16")


def test_a_year_of_five_digits(jiheng, copy):
    path = copy / "部门概况.csv"
    path.write_text(path.read_text(encoding="utf-8-sig").replace("2021", "20221"), "utf-8")
    _refused(jiheng("score", copy), "部门概况", "20221", "四位年份")


def test_another_region_than_the_standards_is_asked_about(jiheng, copy, example):
    assert jiheng("score", example).err == ""
    path = copy / "部门概况.csv"
    text = path.read_text(encoding="utf-8-sig").replace("地区,广州市", "地区,深圳市")
    path.write_text(text, "utf-8")
    got = jiheng("score", copy)
    assert got.code == 0 and "深圳市" in got.err and "广州市" in got.err


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        ("政府采购执行绿=95%", "是否应为“政府采购执行率”"),
        ("procurement.execution_rat=95%", "是否应为“procurement.execution_rate”"),
        ("政府采购执行率=很多", "很多"),
        ("政府采购执行率=95万元", "单位"),
        ("=5", "编码=值"),
        ("政府采购执行率", "编码=值"),
    ],
)
def test_a_what_if_that_is_wrong(jiheng, example, pair, words):
    got = jiheng("score", example, "--set", pair)
    assert got.code == 2 and got.out == "" and words in got.err


@pytest.mark.parametrize("name", ["没有.xlsx", "坏.xlsx", "空文件夹"])
def test_a_check_of_what_can_not_be_read(jiheng, tmp_path, name):
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "空文件夹").mkdir()
    _refused(jiheng("forms", "check", tmp_path / name), name)


def test_a_hidden_sheet_is_told_and_the_rest_scored(jiheng, spoil, tmp_path):
    def change(book):
        book["采购管理"].sheet_state = "hidden"

    path = spoil(change)
    got = jiheng("score", path)
    assert got.code == 1 and "隐藏的表没有读取：采购管理" in got.err
    marked = tmp_path / "标注.xlsx"
    assert jiheng("forms", "check", path, "--marked", marked).code == 0
    assert "隐藏的表" in str(list(openpyxl.load_workbook(marked)["检查结果"].values))
