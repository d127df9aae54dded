from fractions import Fraction

import pytest
from pydantic import ValidationError

from jiheng.forms import form_catalogue, form_sheet
from jiheng.forms.rows.department import Duty, SubordinateUnit
from jiheng.forms.rows.evaluation import EvaluationIndicator
from jiheng.forms.rows.facts import FactRow
from jiheng.forms.rows.indicators import DepartmentIndicator, ProjectIndicator
from jiheng.forms.rows.money import PlanSpendingRow
from jiheng.forms.rows.monitoring import MonitoringFund
from jiheng.forms.rows.projects import Project
from jiheng.forms.rows.tasks import HEDGES, Achievement, Task
from jiheng.quantities import Missing, Status, unit

SHEETS = form_catalogue()
FORMS = [sheet for sheet in SHEETS if sheet.group is None]


def figures(row) -> dict:
    return {figure.code: figure for figure in row.figures()}


def refusal(model, **cells) -> dict:
    with pytest.raises(ValidationError) as caught:
        model.from_cells(cells)
    (detail,) = caught.value.errors()
    return detail["ctx"]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.code)
def test_every_form_says_what_it_is(sheet):
    assert sheet.title and sheet.form.source and sheet.form.help
    assert len(sheet.title) <= 31 and not set(sheet.title) & set("[]:*?/\\")
    headers = [column.header for column in sheet.columns]
    assert len(set(headers)) == len(headers)
    assert all("\u4e00" <= header[0] <= "\u9fff" for header in headers)
    assert all(column.unit for column in sheet.columns if column.kind == "number")
    assert all(column.choices for column in sheet.columns if column.kind == "choice")
    assert all(sheet.model.column(name) for name in sheet.form.key)


def test_codes_and_titles_are_unique():
    assert len({sheet.code for sheet in SHEETS}) == len(SHEETS)
    assert len({sheet.title for sheet in SHEETS}) == len(SHEETS)
    assert form_sheet("tasks").model is Task


@pytest.mark.parametrize("sheet", FORMS, ids=lambda sheet: sheet.code)
def test_every_example_can_be_filled_in_and_written_back(sheet):
    cells = {column.name: column.example for column in sheet.columns}
    row = sheet.model.from_cells(cells)
    assert row.cells() == cells
    assert sheet.model.from_cells(row.cells()) == row
    assert all(figure.label for figure in row.figures())


def test_a_row_is_frozen_and_takes_no_strangers():
    row = Duty.from_cells({"number": "1", "text": "拟订规划"})
    with pytest.raises(ValidationError):
        row.text = "别的"
    with pytest.raises(ValidationError):
        Duty.from_cells({"number": "1", "text": "拟订规划", "colour": "红"})


def test_every_wrong_cell_of_a_row_is_told():
    with pytest.raises(ValidationError) as caught:
        Task.from_cells({"code": "1 2", "name": "", "total": "14,8134.51"})
    assert [detail["loc"][0] for detail in caught.value.errors()] == ["code", "name", "total"]


def test_a_row_can_be_made_of_values_but_not_of_binary_numbers():
    assert Duty(number=1, text="拟订规划").number == 1
    assert SubordinateUnit(name="中心", in_post=Missing(Status.NOT_APPLICABLE)).cells()["in_post"]
    with pytest.raises(ValidationError):
        SubordinateUnit(name="中心", in_post=28)


def test_rows_have_a_schema_for_other_programs():
    schema = Task.model_json_schema()
    assert schema["properties"]["total"]["title"] == "预算总额"
    assert schema["properties"]["total"]["unit"] == "万元"
    assert (
        Task.from_cells({"code": "1", "name": "甲", "total": "1.50"}).model_dump()["total"]
        == "1.50"
    )


def test_source_columns_stand_last_and_keys_first():
    names = [column.name for column in ProjectIndicator.columns()]
    assert names[:2] == ["project", "code"]
    assert names[-4:] == ["document", "page", "evidence", "note"]


def test_only_number_columns_give_numbers():
    row = Task.from_cells({"code": "1", "name": "甲", "total": "1.50"})
    assert row.printed("total").exact == 15000
    with pytest.raises(KeyError):
        row.printed("name")


def test_figures_have_a_code_and_a_name():
    row = Task.from_cells({"code": "3", "name": "攻关", "total": "1,200.00"})
    total = figures(row)["task.3.total"]
    assert (total.label, total.reading.text) == ("攻关预算总额", "1,200.00万元")
    assert figures(row)["task.3.other"].reading.value == Missing(Status.UNREPORTED)


def test_a_figure_without_project_belongs_to_the_department():
    row = MonitoringFund.from_cells({"project": "", "source": "年度资金总额", "executed": "1"})
    assert "monitoring.department.年度资金总额.executed" in figures(row)


# 计划支出


def plan(**cells):
    return PlanSpendingRow.from_cells({"code": "ent", "name": "企业创新计划", **cells})


def test_the_rate_of_a_plan_is_computed_where_it_is_not_typed():
    rate = figures(plan(budget="193,029.00", spent="192,950.00"))["plan.ent.rate"]
    assert rate.reading.value == Fraction(192950, 193029)
    assert (rate.reading.text, rate.kind) == ("99.96%", "computed")
    assert rate.reading.interval.contains(rate.reading.value)


def test_a_typed_rate_is_kept():
    rate = figures(plan(budget="193,029.00", spent="192,950.00", rate="99.9%"))["plan.ent.rate"]
    assert (rate.reading.text, rate.kind) == ("99.9%", "stated")
    rate = figures(plan(budget="1", spent="1", rate="不适用"))["plan.ent.rate"]
    assert rate.reading.value == Missing(Status.NOT_APPLICABLE)


@pytest.mark.parametrize(
    ("budget", "spent", "status"),
    [
        ("", "1", Status.UNREPORTED),
        ("0", "0", Status.NOT_APPLICABLE),
        ("0", "1", Status.NOT_ASSESSABLE),
    ],
)
def test_a_rate_without_budget_is_a_named_nothing(budget, spent, status):
    rate = figures(plan(budget=budget, spent=spent))["plan.ent.rate"]
    assert rate.reading.value.status is status
    assert rate.reading.interval is None


def test_a_budget_that_may_be_zero_bounds_no_rate():
    rate = figures(plan(budget="0.4亿元", spent="1"))["plan.ent.rate"].reading
    assert rate.interval is not None
    assert figures(plan(budget="约0.001", spent="1"))["plan.ent.rate"].reading.interval is None


# 工作成效


def achievement(**cells):
    return Achievement.from_cells({"code": "A1", "name": "企业数量", **cells})


@pytest.mark.parametrize(
    ("cells", "text", "value"),
    [
        ({"value": "1.2万", "unit": "家"}, "1.2万家", 12000),
        ({"value": "8.5", "unit": "亿元", "hedge": "超"}, "超8.5亿元", 850_000_000),
        ({"value": "770", "unit": "家", "hedge": "多"}, "770多家", 770),
        ({"value": "30万", "unit": "公里", "hedge": "以上"}, "30万公里以上", 300_000),
        ({"value": "超8.5亿元"}, "超8.5亿元", 850_000_000),
        ({"value": "二十一", "unit": "个"}, "21个", 21),
    ],
)
def test_number_hedge_and_unit_may_stand_together_or_apart(cells, text, value):
    reading = achievement(**cells).reading()
    assert (reading.text, reading.value) == (text, value)


@pytest.mark.parametrize("hedge", HEDGES)
def test_every_hedge_that_the_form_offers_is_one(hedge):
    row = Achievement.from_cells(
        {"code": "A1", "name": "甲", "value": "770", "unit": "家", "hedge": hedge}
    )
    reading = row.reading()
    assert reading.is_hedged and hedge in reading.text
    plain = Achievement.from_cells({"code": "A1", "name": "甲", "value": "770", "unit": "家"})
    assert not plain.reading().is_hedged


def test_an_achievement_without_a_number_is_a_text():
    (figure,) = achievement(item="居全国第三").figures()
    assert figure.code == "achievement.A1"
    assert figure.reading.value == Missing(Status.NOT_APPLICABLE, "文字事项")
    assert figure.reading.text == "居全国第三"


def test_an_achievement_may_be_unreported():
    assert achievement(value="未填报", unit="家").reading().value == Missing(Status.UNREPORTED)
    assert achievement(value="未填报").reading().unit.symbol == "文字"


@pytest.mark.parametrize(
    "cells", [{}, {"value": "21"}, {"value": "多"}, {"value": "2", "unit": "3个"}]
)
def test_an_achievement_needs_a_number_with_a_unit_or_a_text(cells):
    assert refusal(Achievement, code="A1", name="企业数量", **cells)["column"] == "value"


# 绩效指标


def indicator(**cells):
    base = {
        "code": "D1",
        "level1": "产出指标",
        "level2": "数量指标",
        "level3": "实验室",
        "nature": "≥",
    }
    return DepartmentIndicator.from_cells({**base, **cells})


def test_a_quantitative_indicator_states_target_and_actual():
    row = indicator(target="250", actual="256", previous="240", unit="家", weight="10")
    found = figures(row)
    assert found["indicator.D1.target"].reading.value == 250
    assert found["indicator.D1.actual"].label == "实验室实际完成值"
    assert found["indicator.D1.weight"].reading.value == 10
    assert row.is_quantitative


def test_a_unit_may_stand_in_the_value():
    assert figures(indicator(target="95%"))["indicator.D1.target"].reading.unit == unit("%")


def test_a_qualitative_indicator_has_text_and_no_number():
    found = figures(indicator(nature="定性", target="明显提升", actual="达到预期"))
    reading = found["indicator.D1.target"].reading
    assert (reading.value, reading.text) == (Missing(Status.NOT_APPLICABLE, "定性指标"), "明显提升")


def test_a_range_has_two_ends_and_its_actual_value_one():
    found = figures(indicator(nature="区间", target="80～100", actual="85", unit="%"))
    assert found["indicator.D1.target"].reading.interval.high == 1
    assert found["indicator.D1.actual"].reading.value == Fraction(85, 100)


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"target": "明显提升", "unit": "家"}, "target"),
        ({"target": "250"}, "target"),
        ({"target": "250", "unit": "家", "actual": "较好"}, "actual"),
        ({"nature": "区间", "target": "80", "unit": "%"}, "target"),
    ],
)
def test_a_value_that_does_not_fit_the_nature_is_told_at_its_cell(cells, column):
    base = {"code": "D1", "level1": "产出", "level2": "数量", "level3": "实验室", "nature": "≥"}
    context = refusal(DepartmentIndicator, **{**base, **cells})
    assert context["column"] == column
    assert "定性" in context["advice"]


@pytest.mark.parametrize(
    ("nature", "text", "bare"),
    [
        ("≥", "≥90%", "90%"),
        ("≥", "2000个以上", "2000个"),
        ("≥", "不低于90", "90"),
        ("≤", "3以内", "3"),
        (">", "超过5", "5"),
        ("<", "低于5", "5"),
        ("≥", "90%", "90%"),
        ("定性", "90%以上", "90%以上"),
    ],
)
def test_a_sign_that_repeats_the_nature_is_taken_off_a_target(nature, text, bare):
    symbol = "个" if "个" in text else "%"
    row = indicator(nature=nature, target=text, unit=symbol)
    assert row.target == bare
    assert not figures(row)["indicator.D1.target"].reading.is_hedged


@pytest.mark.parametrize(
    ("nature", "text", "advice"),
    [
        ("≤", "≥90%", "指标性质改为“≥”"),
        ("=", "90%以上", "指标性质改为“≥”"),
        (">", "90%以上", "指标性质改为“≥”"),
        ("≥", "约90%", "只写数：90%"),
    ],
)
def test_a_sign_that_says_something_else_is_told(nature, text, advice):
    base = {"code": "D1", "level1": "产出", "level2": "数量", "level3": "率", "unit": "%"}
    context = refusal(DepartmentIndicator, **base, nature=nature, target=text)
    assert (context["column"], context["blocks_reading"]) == ("target", False)
    assert advice in context["advice"]


def test_a_project_indicator_is_known_by_its_project():
    cells = {"project": "P1", "code": "2", "level1": "产出", "level2": "数量", "level3": "实验室"}
    row = ProjectIndicator.from_cells({**cells, "nature": "=", "target": "1个"})
    assert "project.P1.indicator.2.target" in figures(row)
    row = EvaluationIndicator.from_cells({**cells, "nature": "=", "target": "1个", "score": "9"})
    assert figures(row)["evaluation.P1.indicator.2.score"].reading.value == 9


def test_a_flag_that_nobody_filled_in_is_neither_yes_nor_no():
    row = Project.from_cells({"code": "P1", "name": "甲", "level": "一级"})
    with pytest.raises(TypeError):
        bool(row.secret)
    assert (
        Project.from_cells({"code": "P1", "name": "甲", "level": "一级", "secret": "否"}).secret
        is False
    )


# 指标表


def fact(code="procurement.budget", **cells):
    return FactRow.from_cells({"code": code, **cells})


def test_a_fact_row_carries_the_official_label():
    (figure,) = fact(label="采购预算", value="1,000.00").figures()
    assert (figure.code, figure.label) == ("procurement.budget", "政府采购预算金额")


def test_an_empty_row_is_an_unreported_figure():
    (figure,) = fact().figures()
    assert figure.reading.value == Missing(Status.UNREPORTED)


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ({"status": "不适用", "note": "无采购"}, Status.NOT_APPLICABLE),
        ({"value": "无法判断"}, Status.NOT_ASSESSABLE),
        ({"value": "不适用", "status": "不适用"}, Status.NOT_APPLICABLE),
        ({"status": "未填报"}, Status.UNREPORTED),
    ],
)
def test_the_status_may_stand_in_its_column_or_in_the_number_cell(cells, status):
    value = fact(**cells).reading().value
    assert value.status is status
    assert value.reason == cells.get("note", "")


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"status": "已填报"}, "value"),
        ({"value": "1", "status": "不适用"}, "status"),
        ({"value": "不适用", "status": "未填报"}, "status"),
        ({"value": "十几"}, "value"),
        ({"value": "1", "unit": "家"}, "value"),
    ],
)
def test_contradictions_are_told_at_their_cell(cells, column):
    assert refusal(FactRow, code="procurement.budget", **cells)["column"] == column


def test_a_reported_figure_may_say_so():
    assert fact(value="1", status="已填报").reading().value == 10_000


def test_an_unknown_code_gets_a_suggestion_by_code_or_by_label():
    assert "procurement.budget" in refusal(FactRow, code="procurement.budgte")["advice"]
    by_label = refusal(FactRow, code="x", label="实际政府采购金额")["advice"]
    assert "procurement.actual" in by_label


def test_a_computed_figure_is_as_if_its_row_were_not_there():
    row = fact("procurement.execution_rate", status="自动计算")
    assert list(row.figures()) == []
    assert row.cells()["status"] == "自动计算"


def test_only_a_figure_with_a_formula_and_without_a_number_is_computed():
    assert refusal(FactRow, code="procurement.budget", status="自动计算")["column"] == "status"
    rate = "procurement.execution_rate"
    assert refusal(FactRow, code=rate, status="自动计算", value="84%")["column"] == "status"


@pytest.mark.parametrize(
    ("code", "status", "is_computed"),
    [
        ("procurement.execution_rate", "", True),
        ("procurement.execution_rate", "未填报", False),
        ("procurement.budget", "", False),
    ],
)
def test_a_row_left_blank_leaves_the_figure_to_its_formula(code, status, is_computed):
    assert fact(code, status=status).is_computed is is_computed
    assert bool(list(fact(code, status=status).figures())) is not is_computed


@pytest.mark.parametrize("stroke", ["/", "／", "—", "——", "-", " － "])
def test_a_stroke_in_a_cell_of_words_is_a_blank_cell(stroke):
    row = Project.from_cells(
        {"code": "P01", "name": "甲", "level": "一级", "parent": stroke, "start": stroke}
        | {"nature": stroke, "note": stroke}
    )
    assert row.cells() == Project.from_cells({"code": "P01", "name": "甲", "level": "一级"}).cells()
    # In a cell of figures it says not which kind of missing is meant.
    assert refusal(Task, code="1", name="甲", total=stroke)["what"] == "不是可用的数"


@pytest.mark.parametrize(("unit", "target"), [("/", "持续改善"), ("无", "持续改善"), ("", "无")])
def test_words_have_no_unit_whatever_the_column_says(unit, target):
    cells = {"code": "D1", "level1": "效益指标", "level2": "社会效益指标", "level3": "甲"}
    row = DepartmentIndicator.from_cells(
        {**cells, "nature": "定性", "target": target, "unit": unit}
    )
    assert figures(row)["indicator.D1.target"].reading.text == target


@pytest.mark.parametrize(
    ("value", "status", "status_read"),
    [
        ("/", "不适用", Status.NOT_APPLICABLE),
        ("—", "未填报", Status.UNREPORTED),
        ("－", "无法判断", Status.NOT_ASSESSABLE),
    ],
)
def test_a_stroke_beside_a_status_is_no_figure(value, status, status_read):
    row = FactRow.from_cells({"code": "procurement.budget", "value": value, "status": status})
    assert row.reading().value.status is status_read
    for other in ("", "已填报"):
        cells = {"code": "procurement.budget", "value": value, "status": other}
        assert refusal(FactRow, **cells)["what"] == "不是可用的数"


def test_a_stroke_left_to_be_computed_is_computed():
    row = FactRow.from_cells(
        {"code": "procurement.execution_rate", "value": "/", "status": "自动计算"}
    )
    assert row.is_computed and list(row.figures()) == []
