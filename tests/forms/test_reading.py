import pytest

from jiheng.forms import FormErrors, form_catalogue, inspect, read_dossier


def test_a_dossier_knows_its_department(folder):
    dossier = read_dossier(folder())
    assert (dossier.organisation, dossier.region, dossier.year) == ("示例局", "示例市", 2021)
    assert (dossier.standard, dossier.version) == ("guangzhou-2021", "定稿")
    assert dossier.path.name == "填报"


def test_every_form_has_an_entry_even_if_it_is_empty(folder):
    forms = read_dossier(folder()).forms
    assert list(forms) == [sheet.code for sheet in form_catalogue()]
    assert forms["tasks"] == ()
    assert len(forms["profile"]) == 1


def test_a_fact_carries_source_evidence_and_period(folder):
    header = ["编码", "数值", "来源文件", "页码", "佐证材料", "备注"]
    row = ["procurement.budget", "1.00", "部门决算", "第3页", "合同台账", "含追加"]
    fact = read_dossier(folder({"采购管理": [header, row]})).fact("procurement.budget")
    assert str(fact.source) == "部门决算 第3页（采购管理!B2）"
    assert (fact.evidence, fact.note) == ("合同台账", "含追加")
    assert (fact.organisation, fact.period, fact.version) == ("示例局", "2021年", "定稿")


def test_without_a_document_the_file_is_the_source(folder):
    rows = [["编码", "数值"], ["procurement.budget", "1.00"]]
    fact = read_dossier(folder({"采购管理": rows})).fact("procurement.budget")
    assert fact.source.document == "采购管理.csv"
    items = [["编码", "加减", "事项", "分值"], ["J1", "加分", "事", "1"]]
    fact = read_dossier(folder({"加减分事项": items})).fact("bonus.item.J1.points")
    assert (fact.source.document, fact.evidence) == ("加减分事项.csv", "")


def test_narratives_are_kept_by_section(folder):
    rows = [["章节编码", "标题", "正文"], ["overview", "概况", "第一段\n第二段"]]
    assert read_dossier(folder({"文字材料": rows})).narratives == {"overview": "第一段\n第二段"}


def test_warnings_do_not_stop_the_reading(folder):
    rows = [
        ["编码", "任务名称", "预算总额", "财政拨款", "其他资金"],
        ["1", "甲", "3.01", "1.00", "2.00"],
    ]
    dossier = read_dossier(folder({"年度工作任务": rows}))
    assert [warning.severity for warning in dossier.warnings] == ["warning"]


def test_the_profile_is_required(folder, only_error):
    error = only_error(folder({"部门概况": None, "项目": [["项目编码", "项目名称", "项目级次"]]}))
    assert (error.sheet, error.what) == ("部门概况", "缺少“部门概况”表")


def test_a_broken_profile_is_not_also_called_missing(folder, only_error):
    place = folder()
    (place / "部门概况.csv").write_bytes(b"")
    assert only_error(place).what == "文件是空的"


def test_an_unknown_table_is_told_unless_it_is_empty(folder, only_error, errors_of):
    assert errors_of(folder({"随手记": [["", " "]]})) == []
    error = only_error(folder({"随手记": [["甲"]]}))
    assert error.what == "不认识的表名" and "下划线" in error.advice


def test_errors_come_in_the_order_of_the_forms_and_rows(folder, errors_of):
    tables = {
        "文字材料": [["章节编码", "正文"], ["a b", ""]],
        "部门职责": [["序号", "职责内容"], ["x", "甲"], ["2", ""]],
    }
    errors = errors_of(folder(tables))
    assert [(e.sheet, e.cell) for e in errors] == [
        ("部门职责", "A2"),
        ("部门职责", "B3"),
        ("文字材料", "A2"),
        ("文字材料", "B2"),
    ]


@pytest.mark.parametrize("name", ["没有.xlsx", "没有"])
def test_a_missing_path_is_told(tmp_path, only_error, name):
    assert only_error(tmp_path / name).what == "没有这个文件或文件夹"


def test_a_single_csv_file_is_sent_to_its_folder(folder, only_error):
    error = only_error(folder() / "部门概况.csv")
    assert "文件夹" in error.advice


def test_the_error_names_what_was_read(tmp_path):
    with pytest.raises(FormErrors) as caught:
        read_dossier(str(tmp_path / "没有.xlsx"))
    assert str(caught.value).startswith(str(tmp_path / "没有.xlsx"))
    assert inspect(tmp_path / "没有.xlsx").dossier is None
