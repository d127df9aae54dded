import zipfile

import openpyxl
import pytest

from jiheng.forms import FormErrors, form_catalogue, inspect, read_dossier, write_template
from jiheng.forms.catalogue import form_sheet
from jiheng.forms.rows.cells import Column
from jiheng.forms.xlsx.sheet_writer import SheetContent, hint
from jiheng.forms.xlsx.template import write_workbook


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    path = tmp_path_factory.mktemp("template") / "空表.xlsx"
    write_template(path)
    return path


@pytest.fixture(scope="module")
def book(template):
    return openpyxl.load_workbook(template)


def test_a_template_has_the_guide_and_every_form(book):
    titles = [sheet.title for sheet in form_catalogue()]
    assert book.sheetnames[: len(titles) + 1] == ["填表说明", *titles]
    assert book["_字典"].sheet_state == "veryHidden"
    assert book.custom_doc_props["jiheng-template"].value == "dossier-v1"


def test_an_empty_template_only_wants_the_profile(template):
    errors = inspect(template).errors
    assert {error.sheet for error in errors} == {"部门概况"}
    assert {error.what for error in errors} == {"没有填写"}


def test_headers_are_locked_and_cells_are_open_without_a_password(book):
    page = book["年度工作任务"]
    assert page.protection.sheet and not page.protection.password
    assert page["A3"].protection.locked and page["A4"].protection.locked
    assert not page["A5"].protection.locked
    assert not page.column_dimensions["A"].protection.locked


def test_headers_have_unit_star_and_help(book):
    page = book["年度工作任务"]
    assert page["A3"].value == "*编码"
    assert page["D3"].value == "预算总额\n（万元）"
    assert "单位：万元" in page["D3"].comment.text


def test_the_example_is_grey_and_never_read(book):
    cell = book["计划支出"]["A4"]
    assert cell.value == "示例：basic"
    assert cell.font.italic and cell.font.color.rgb == "FF6B7280"
    assert book["下属单位"]["A4"].value == "示例："


def test_choices_are_drop_downs(book):
    rules = {str(r.sqref).split(":")[0]: r for r in book["项目"].data_validations.dataValidation}
    level = next(rule for at, rule in rules.items() if at == "C5")
    assert level.formula1 == '"一级,二级,承担"' and level.showErrorMessage
    category = next(rule for at, rule in rules.items() if at == "G5")
    assert not category.showErrorMessage
    codes = book["收支指标"].data_validations.dataValidation[0]
    assert codes.formula1.startswith("'_字典'!$")
    column = codes.formula1.split("$")[1]
    assert book["_字典"][f"{column}1"].value == "finance.initial_budget"


def test_flags_are_drop_downs_on_their_own_lines(book):
    page = book["采购管理"]
    rules = {str(rule.sqref): rule for rule in page.data_validations.dataValidation}
    places = {row[0].value: row[2].coordinate for row in page.iter_rows(min_row=4)}
    flag, amount = places["procurement.compliant"], places["procurement.budget"]
    assert rules[flag].formula1 == '"是,否"' and not rules[flag].showErrorMessage
    assert rules[amount].formula1 is None and rules[amount].promptTitle == "政府采购预算金额"


def test_number_cells_keep_two_decimals(book):
    assert book["年度工作任务"]["D5"].number_format == "#,##0.00##"
    assert book["计划支出"]["F5"].number_format == "0.00%"
    rows = {row[0].value: row for row in book["采购管理"].iter_rows(min_row=4)}
    assert rows["procurement.budget"][2].number_format == "#,##0.00##"
    assert rows["procurement.execution_rate"][2].number_format == "0.00%"


def test_fact_sheets_list_every_figure_and_leave_formulas_to_be_computed(book):
    rows = {
        row[0]: row for row in book["采购管理"].iter_rows(min_row=4, values_only=True) if row[0]
    }
    assert rows["procurement.budget"][1:5] == ("政府采购预算金额", None, "万元", None)
    assert rows["procurement.execution_rate"][4] == "自动计算"
    assert book["采购管理"]["A4"].protection.locked


def test_sheets_are_ready_to_print_and_scroll(book):
    page = book["年度工作任务"]
    assert (page.freeze_panes, page.print_title_rows) == ("C4", "$1:$3")
    assert (
        page.page_setup.orientation == "landscape" and page.sheet_properties.pageSetUpPr.fitToPage
    )
    assert page.page_setup.fitToHeight == 0
    assert page.page_setup.paperSize == 8 and book["部门职责"].page_setup.paperSize == 9


def test_the_guide_explains_every_column_once(book):
    rows = list(book["填表说明"].iter_rows(values_only=True))
    described = {row[:2] for row in rows}
    for sheet in form_catalogue():
        title = sheet.title if sheet.group is None else "各指标表"
        assert all((title, column.header) in described for column in sheet.columns)
    assert sum(row[0] == "各指标表" for row in rows) == len(form_sheet("facts.finance").columns)
    cells = [cell for row in book["填表说明"].iter_rows() for cell in row]
    links = [cell.hyperlink.location for cell in cells if cell.hyperlink]
    assert "'部门概况'!A1" in links and len(links) == len(form_catalogue())


def test_the_same_template_is_the_same_bytes(template, tmp_path):
    write_template(tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == template.read_bytes()


def test_a_filled_template_can_be_read(template, tmp_path):
    book = openpyxl.load_workbook(template)
    card = book["部门概况"]
    labels = {str(row[0].value).lstrip("*"): row[1] for row in card.iter_rows(min_row=4)}
    for label, text in {
        "部门名称": "示例局",
        "地区": "示例市",
        "年度": 2021,
        "评分标准": "x",
    }.items():
        labels[label].value = text
    book["计划支出"]["A5"], book["计划支出"]["B5"] = "ent", "企业创新计划"
    book["计划支出"]["C5"], book["计划支出"]["D5"] = "专项", 193029
    book["计划支出"]["F5"] = 0.9996
    for row in book["采购管理"].iter_rows(min_row=4):
        if row[0].value == "procurement.budget":
            row[2].value = 4
    path = tmp_path / "已填.xlsx"
    book.save(path)
    dossier = read_dossier(path)
    assert dossier.fact("plan.ent.budget").text == "193,029.00万元"
    assert dossier.fact("plan.ent.rate").text == "99.96%"
    assert dossier.fact("procurement.budget").text == "4.00万元"
    assert dossier.fact("procurement.execution_rate") is None
    assert len(dossier.forms["plan_spending"]) == 1


@pytest.mark.parametrize("name", ["projects", "项目"])
def test_chosen_forms_come_with_the_profile(tmp_path, name):
    write_template(tmp_path / "部分.xlsx", forms=[name])
    assert openpyxl.load_workbook(tmp_path / "部分.xlsx").sheetnames[:3] == [
        "填表说明",
        "部门概况",
        "项目",
    ]


def test_an_unknown_form_gets_a_suggestion(tmp_path):
    with pytest.raises(FormErrors) as caught:
        write_template(tmp_path / "x.xlsx", forms=["projects", "taskss"])
    assert "tasks" in caught.value.errors[0].advice
    assert not (tmp_path / "x.xlsx").exists()


def test_a_template_may_start_from_a_dossier(folder, tmp_path):
    tables = {
        "年度工作任务": [["编码", "任务名称", "预算总额"], ["1", "=SUM(A1)", "约5亿元"]],
        "采购管理": [["编码", "数值"], ["procurement.budget", "1,000.00"]],
    }
    before = read_dossier(folder(tables))
    write_template(tmp_path / "续.xlsx", dossier=before)
    after = read_dossier(tmp_path / "续.xlsx")
    assert after.forms["tasks"] == before.forms["tasks"]
    assert after.fact("procurement.budget").text == "1,000.00万元"
    assert len(after.forms["facts.procurement"]) > 1
    book = openpyxl.load_workbook(tmp_path / "续.xlsx")
    assert book["年度工作任务"]["B4"].data_type == "s"  # text that begins with = is no formula
    assert book["项目"]["A4"].value.startswith("示例")


def test_a_text_that_no_cell_can_hold_is_refused(tmp_path):
    content = SheetContent(form_sheet("narratives"), [{"section": "a", "text": "甲" * 32_768}])
    with pytest.raises(FormErrors) as caught:
        write_workbook(tmp_path / "x.xlsx", [content])
    assert caught.value.errors[0].header == "正文"
    assert not (tmp_path / "x.xlsx").exists()


def test_a_place_that_can_not_be_written_is_told(tmp_path):
    (tmp_path / "文件").write_text("x")
    with pytest.raises(FormErrors) as caught:
        write_template(tmp_path / "文件" / "x.xlsx")
    assert caught.value.errors[0].what.startswith("写不进去：")


def test_the_package_has_no_links_to_the_outside(template):
    with zipfile.ZipFile(template) as package:
        parts = b"".join(
            package.read(name) for name in package.namelist() if name.endswith(".rels")
        )
    assert b'TargetMode="External"' not in parts


@pytest.mark.parametrize(
    ("column", "text"),
    [
        (Column("a", "甲", required=True, help="名称"), "必填。名称。"),
        (
            Column("a", "甲", "flag"),
            "填“是”或“否”。没有取得的留空，或写 未填报、不适用、无法判断。",
        ),
        (Column("a", "甲", "date"), "日期，如 2021-03-01，也可只写年月或年。"),
        (Column("a", "甲", "choice", choices=("一", "二")), "可选：一、二。"),
        (Column("a", "甲", suggestions=("一", "二")), "如 一、二。"),
        (Column("a", "甲", example="乙"), "如：乙"),
        (Column("a", "甲"), "按实际情况填写，没有的留空。"),
    ],
)
def test_hints(column, text):
    assert hint(column) == text
