import pytest

from jiheng.forms import FormErrors, form_catalogue, inspect, read_dossier


def test_a_dossier_knows_its_department(folder):
    dossier = read_dossier(folder())
    assert (dossier.organisation, dossier.region, dossier.year) == ("示例局", "示例市", 2021)
    assert (dossier.standard, dossier.version) == ("guangzhou-department-2021", "定稿")
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
    assert error.what == "不认识的表，没有读取" and "下划线" in error.advice
    assert error.severity == "warning" and error.is_ignored


TASKS = [["编码", "任务名称"], ["1", "甲"]]


@pytest.mark.parametrize("title", ["年度工作任务 (2)", "年度工作任务（2）", "年度工作任务 - 副本"])
def test_a_copy_is_left_out_only_where_the_form_itself_is_there(folder, only_error, title):
    place = folder({"年度工作任务": TASKS, title: TASKS})
    warning = only_error(place)
    assert (warning.sheet, warning.is_ignored) == (title, True)
    assert len(read_dossier(place).forms["tasks"]) == 1
    (place / "年度工作任务.csv").unlink()
    error = only_error(place)
    assert error.severity == "error" and "是否应为“年度工作任务”？" in error.advice


def test_a_mistyped_title_is_refused_only_where_the_form_is_missing(folder, only_error):
    place = folder({"年度工作认务": TASKS})
    assert only_error(place).severity == "error"
    assert only_error(folder({"年度工作任务": TASKS})).is_ignored


FACTS = [["编码", "数值"], ["finance.spent", "3.00"]]


@pytest.mark.parametrize("title", ["收支指标", "收支情况", "收支 指标"])
def test_a_form_is_known_by_its_title_and_by_those_it_once_had(folder, title):
    fact = read_dossier(folder({title: FACTS})).fact("finance.spent")
    assert (fact.text, fact.source.cell) == ("3.00万元", f"{title}!B2")


def test_an_error_names_the_table_as_it_is_called_where_it_was_read(folder, only_error):
    rows = [FACTS[0], ["finance.spent", "-3.00"]]
    assert only_error(folder({"收支情况": rows})).sheet == "收支情况"


def test_two_titles_of_one_form_are_two_tables_of_it(folder, only_error):
    assert "有两份" in only_error(folder({"收支情况": FACTS, "收支指标": FACTS})).what


def test_two_tables_of_one_form_are_refused(folder, only_error):
    place = folder({"年度工作任务": TASKS, "年度工作任务 ": TASKS})
    assert "有两份" in only_error(place).what


INDICATORS = ["编码", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "计量单位", "权重"]


def _indicator(code="1", nature="≥", target="1", weight="100"):
    return [code, "产出指标", "数量指标", f"指标{code}", nature, target, "个", weight]


@pytest.mark.parametrize(
    ("rows", "cell", "what"),
    [
        ([_indicator(weight="99")], "H2", "权重合计为 99"),
        ([_indicator(weight="60"), _indicator("2", weight="")], "H3", "没有"),
        ([_indicator(target="明显提升")], "F2", "不符"),
        ([_indicator(nature="")], "E2", "没有填写"),
    ],
)
def test_what_stops_a_score_does_not_stop_a_review(folder, rows, cell, what):
    place = folder({"整体绩效指标": [INDICATORS, *rows]})
    with pytest.raises(FormErrors) as refused:
        read_dossier(place)
    (error,) = refused.value.errors
    assert error.cell == cell and what in error.what and not error.blocks_reading
    dossier = read_dossier(place, for_review=True)
    assert len(dossier.forms["department_indicators"]) == len(rows)
    assert dossier.warnings == (error,)


def test_a_row_nobody_can_read_stops_a_review_too(folder):
    place = folder({"整体绩效指标": [INDICATORS, _indicator(weight="很多")]})
    with pytest.raises(FormErrors):
        read_dossier(place, for_review=True)
    place = folder({"整体绩效指标": [INDICATORS, _indicator(), _indicator()]})
    with pytest.raises(FormErrors, match="重复"):
        read_dossier(place, for_review=True)


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
