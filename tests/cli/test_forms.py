"""`jiheng forms`: list, template, import and export, review."""

import json

import pytest

from jiheng.forms import form_catalogue

TARGETS = (
    "编码,一级指标,二级指标,三级指标,指标性质,指标值,计量单位,权重\n"
    "D1,产出指标,数量指标,支持实验室数量,≥,20,个,50\n"
    "D2,效益指标,社会效益指标,%s,%s,%s,%s,50\n"
)


def test_list_names_every_form(jiheng):
    got = jiheng("forms", "list")
    assert got.code == 0
    for sheet in form_catalogue():
        assert sheet.title in got.out


def test_a_template_can_be_read_back_once_the_profile_is_filled(jiheng, tmp_path, example):
    path = tmp_path / "模板.xlsx"
    assert jiheng("forms", "template", path).code == 0
    got = jiheng("forms", "check", path)
    assert got.code == 1 and "部门名称" in got.out
    filled = tmp_path / "预填.xlsx"
    assert jiheng("forms", "template", filled, "--dossier", example).code == 0
    assert jiheng("forms", "check", filled).code == 0
    scored = jiheng("score", filled)
    assert scored.code == 0 and "总分：94.622" in scored.out


@pytest.mark.parametrize("name", ["模板.doc", "模板", "模板.xls", "模板.csv"])
def test_a_workbook_needs_the_name_of_one(jiheng, tmp_path, example, name):
    path, book = tmp_path / name, tmp_path / "资料.xlsx"
    assert jiheng("forms", "import", example, book).code == 0
    for got in (
        jiheng("forms", "template", path),
        jiheng("forms", "import", example, path),
        jiheng("forms", "check", book, "--marked", path),
    ):
        assert got.code == 2 and "应以 .xlsx 结尾，如 模板.xlsx。" in got.err
        assert not path.exists()
    assert jiheng("forms", "template", tmp_path / "模板.XLSX").code == 0


def test_a_folder_whose_name_is_that_of_a_file_is_named(jiheng, tmp_path):
    (tmp_path / "文件").write_text("x", "utf-8")
    got = jiheng("forms", "template", tmp_path / "文件" / "模板.xlsx")
    assert got.code == 3 and "路径中的“文件”是文件，不是文件夹" in got.err
    assert (tmp_path / "文件").read_text("utf-8") == "x"


def test_the_round_trip_is_identical(jiheng, tmp_path, example):
    book, again = tmp_path / "资料.xlsx", tmp_path / "资料"
    assert jiheng("forms", "import", example, book).code == 0
    assert jiheng("forms", "export", book, again).code == 0
    for path in sorted(example.glob("*.csv")):
        assert (again / path.name).read_bytes() == path.read_bytes(), path.name


def test_review_says_what_it_could_not_judge(jiheng, example):
    got = jiheng("forms", "review", example)
    assert got.code == 3
    assert "无法判断" in got.out and "红线 0" in got.out


def test_review_finds_a_red_line_and_its_twin_passes(jiheng, copy):
    path = copy / "整体绩效指标.csv"
    path.write_text(TARGETS % ("社会效益", "定性", "有效提升", ""), encoding="utf-8")
    got = jiheng("forms", "review", copy)
    assert got.code == 1 and "红线 1" in got.out
    assert "有效提升" in got.out
    path.write_text(TARGETS % ("带动就业人数", "≥", "200", "人"), encoding="utf-8")
    assert "有效提升" not in jiheng("forms", "review", copy).out


def test_review_as_json_and_with_a_sheet(jiheng, example):
    data = json.loads(jiheng("forms", "review", example, "--json").out)
    assert data["findings"] == []
    got = jiheng("forms", "review", example, "--sheet", "部门")
    assert "绩效目标审核表" in got.out
    assert jiheng("forms", "review", example, "--sheet", "没有").code == 2


def test_a_rule_explains_itself(jiheng):
    got = jiheng("forms", "rule", "tg005")
    assert got.code == 0 and "依据" in got.out and "反例" in got.out
    assert jiheng("forms", "rule", "TG999").code == 2


def test_an_existing_file_is_no_fault_of_the_command(jiheng, tmp_path):
    path = tmp_path / "模板.xlsx"
    assert jiheng("forms", "template", path).code == 0
    before = path.read_bytes()
    got = jiheng("forms", "template", path)
    assert got.code == 2 and got.err.startswith("没有写入：")
    assert "命令没有写对" not in got.err and "--replace" in got.err
    assert path.read_bytes() == before
    assert jiheng("forms", "template", path, "--replace").code == 0


def test_targets_that_cannot_be_scored_can_be_reviewed(jiheng, copy):
    text = (TARGETS % ("带动就业人数", "≥", "明显提升", "人")).replace("人,50", "人,49")
    (copy / "整体绩效指标.csv").write_text(text, encoding="utf-8")
    assert jiheng("score", copy).code == 3
    got = jiheng("forms", "review", copy)
    assert got.code == 1
    assert "TG008" in got.out and "第3行“指标值”" in got.out
    assert "TG009" in got.out and "第2行“权重”" in got.out and "合计为 99" in got.out
    assert "评分前必须改正" in got.err and "F3" not in got.out


def test_a_review_prints_figures_in_half_width_digits(jiheng, copy):
    text = (TARGETS % ("带动就业人数", "≥", "20", "人")).replace("个,50", "个,六十")
    text = text.replace("人,50", "人,４０")
    (copy / "整体绩效指标.csv").write_text(text, encoding="utf-8")
    got = jiheng("forms", "review", copy)
    assert got.code == 1
    assert "的权重为 60。" in got.out and "４" not in got.out


def test_blank_csv_tables_of_every_form(jiheng, tmp_path):
    folder = tmp_path / "空白"
    got = jiheng("forms", "template", folder, "--csv")
    assert got.code == 0 and "已写出" in got.out
    titles = {f"{sheet.title}.csv" for sheet in form_catalogue()}
    assert {path.name for path in folder.iterdir()} == titles
    assert "procurement.budget,政府采购预算金额,,万元" in (folder / "采购管理.csv").read_text(
        "utf-8-sig"
    )
    assert jiheng("forms", "template", folder, "--csv").code == 3
    assert jiheng("forms", "template", folder, "--csv", "--replace").code == 0


def test_replacing_tables_leaves_a_strangers_csv_and_names_it(jiheng, tmp_path):
    folder = tmp_path / "资料"
    assert "注意" not in jiheng("forms", "template", folder, "--csv", "--form", "项目").out
    (folder / "我的账.csv").write_text("日期,金额\n1日,5\n", "utf-8")
    got = jiheng("forms", "template", folder, "--csv", "--form", "项目", "--replace")
    assert got.code == 0 and "没有动过的 csv 文件：我的账.csv。" in got.out
    assert (folder / "我的账.csv").read_text("utf-8") == "日期,金额\n1日,5\n"


def test_blank_csv_tables_are_read_once_the_profile_is_filled(jiheng, tmp_path):
    folder = tmp_path / "空白"
    jiheng("forms", "template", folder, "--csv")
    assert "部门名称" in jiheng("forms", "check", folder).out
    path = folder / "部门概况.csv"
    text = path.read_text("utf-8")
    for name, value in (("部门名称", "某局"), ("地区", "全国"), ("年度", "2021")):
        text = text.replace(f"\n{name},", f"\n{name},{value}")
    text = text.replace("\n评分标准,", "\n评分标准,guangzhou-department-2021")
    path.write_text(text, "utf-8")
    assert jiheng("forms", "check", folder).code == 0
    assert jiheng("score", folder).code == 1


def test_only_the_blank_csv_tables_asked_for(jiheng, tmp_path, example):
    folder = tmp_path / "一张"
    assert jiheng("forms", "template", folder, "--csv", "--form", "项目").code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["部门概况.csv", "项目.csv"]
    filled = tmp_path / "填好"
    assert jiheng("forms", "template", filled, "--csv", "--dossier", example).code == 0
    assert "总分：94.622" in jiheng("score", filled).out


def test_a_copy_without_marks_is_told(jiheng, tmp_path, example):
    book, marked = tmp_path / "资料.xlsx", tmp_path / "标注.xlsx"
    jiheng("forms", "import", example, book)
    got = jiheng("forms", "check", book, "--marked", marked)
    assert got.code == 0 and marked.is_file()
    assert "没有发现错误" in got.out and "其中没有标注" in got.out
    assert "标注" not in jiheng("forms", "check", book).out


def test_a_copy_that_holds_errors_says_so(jiheng, tmp_path, copy):
    target, back = tmp_path / "资料.xlsx", tmp_path / "转回"
    assert "注意" not in jiheng("forms", "import", copy, target).out
    csv = copy / "采购管理.csv"
    csv.write_text(csv.read_text("utf-8-sig").replace("84.48", "约八成多"), "utf-8")
    got = jiheng("forms", "import", copy, target, "--replace")
    assert got.code == 0
    assert f"里面有 1 处错误，用 jiheng forms check {target} 查看" in got.out
    assert "里面有 1 处错误" in jiheng("forms", "export", target, back).out


def test_the_marked_copy_opens_on_the_list_of_errors(jiheng, tmp_path, copy):
    csv = copy / "采购管理.csv"
    csv.write_text(csv.read_text("utf-8-sig").replace("84.48", "约八成多"), "utf-8")
    book, marked = tmp_path / "资料.xlsx", tmp_path / "标注.xlsx"
    jiheng("forms", "import", copy, book)
    got = jiheng("forms", "check", book, "--marked", marked)
    assert got.code == 1 and "第一张表“检查结果”列出全部错误" in got.out
    again = jiheng("forms", "check", marked)
    assert "检查结果" not in again.out and "1 处错误" in again.out


def test_a_sheet_of_a_project_is_asked_for_by_code_or_name(jiheng, copy):
    (copy / "项目.csv").write_text(
        "项目编码,项目名称,项目级次,年度预算数\nP1,“甲”专项,一级,1\n", encoding="utf-8"
    )
    for name in ("P1", "甲专项", "“甲”专项"):
        assert "绩效目标审核表" in jiheng("forms", "review", copy, "--sheet", name).out
    assert jiheng("forms", "review", copy, "--sheet", "乙专项").code == 2
