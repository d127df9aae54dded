"""What stands in the sheets beside the points: inputs, units, sources, sums, words."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from jiheng.forms.dossier import Dossier
from jiheng.forms.rows.indicators import DepartmentIndicator
from jiheng.reports.score_workbook import score_workbook
from jiheng.reports.sheets.cells import decimal_text, decimals, number_or_words
from jiheng.reports.sheets.scores import DONE
from jiheng.reports.workbook import Content, Formula, Number, Sheet, SheetCell, Words
from jiheng.reports.writers import render_workbook
from jiheng.scoring import score
from jiheng.scoring.export import scorecard_data
from jiheng.standards import Standard, find_standard, load_standard

STANDARD = "guangzhou-department-2021"


def workbook(values: dict[str, str], year: int = 2021) -> dict[str, Sheet]:
    dossier = Dossier("某局", "某市", year, STANDARD, "定稿", {}).with_values(values)
    made = score_workbook(dossier, score(dossier, find_standard(STANDARD)))
    return {sheet.title: sheet for sheet in made.sheets()}


def row(sheet: Sheet, first: str) -> list[Content]:
    for cells in sheet.rows:
        contents = [cell.content if cell is not None else None for cell in cells]
        if contents and contents[0] == Words(first):
            return contents
    raise AssertionError(first)


def about(sheet: Sheet) -> dict[str, str]:
    made = {}
    for cells in sheet.rows[2:]:
        head, text = (cell.content for cell in cells if cell is not None)
        assert isinstance(head, Words) and isinstance(text, Words)
        made[head.text] = text.text
    return made


def test_inputs_are_typed_in_their_unit_and_used_through_one_cell() -> None:
    data = workbook({"assets.in_use": "1.02亿元", "assets.total": "12,139.05"})["数据"]
    assert row(data, "assets.in_use")[2:4] == [Number("10200"), Words("万元")]
    used = row(data, "assets.in_use")[4]
    assert isinstance(used, Formula) and used.result == "10200"
    rate = row(data, "assets.utilisation_rate")
    assert rate[2] is None
    assert rate[5] == Words("实际在用固定资产总额÷所有固定资产总额")
    assert isinstance(rate[4], Formula) and rate[4].result.startswith("0.8402634")


def test_flags_are_words_to_type_and_numbers_to_count() -> None:
    data = workbook({"assets.books_match": "否"})["数据"]
    cells = row(data, "assets.books_match")
    assert cells[2] == Words("否")
    assert isinstance(cells[4], Formula) and cells[4].result == "0"


@pytest.mark.parametrize(
    ("typed", "cell", "result"),
    [
        ("", None, "未填报"),
        ("不适用", Words("不适用"), "不适用"),
        ("无法判断", Words("无法判断"), "无法判断"),
    ],
)
def test_a_nothing_stays_what_it_is(typed: str, cell: Content, result: str) -> None:
    data = workbook({"finance.completion_rate": typed})["数据"]
    cells = row(data, "finance.completion_rate")
    assert cells[2] == cell
    assert isinstance(cells[4], Formula) and (cells[4].result, cells[4].words) == (result, True)


def test_an_input_keeps_its_number_format_whatever_it_holds() -> None:
    """A cell in text format would take the number typed into it for words."""
    start = Dossier("某局", "某市", 2021, STANDARD, "定稿", {})
    formats = {}
    for text in ("99.66%", "不适用", "无法判断", ""):
        filled = start.with_values({"finance.completion_rate": text})
        made = score_workbook(filled, score(filled, find_standard(STANDARD)))
        book = openpyxl.load_workbook(io.BytesIO(render_workbook(made.sheets())))
        for cells in book["数据"].iter_rows(min_row=4):
            if cells[0].value == "finance.completion_rate":
                formats[text] = cells[2].number_format
                assert cells[0].number_format == "@"
    assert formats == dict.fromkeys(("99.66%", "不适用", "无法判断", ""), "0.00##%")


def test_an_indicator_without_a_result_has_a_number_format(
    many: Callable[[str], Dossier],
) -> None:
    filled = many("不适用")
    card = score(filled, find_standard(filled.standard))
    book = openpyxl.load_workbook(
        io.BytesIO(render_workbook(score_workbook(filled, card).sheets()))
    )
    for cells in book["绩效指标"].iter_rows(min_row=4):
        assert "@" not in {cells[column].number_format for column in (3, 4, 5, 6, 8)}
    assert book["绩效指标"]["G303"].value == "不适用"


def test_only_facts_that_the_score_reads_are_listed() -> None:
    data = workbook({"finance.spent": "51.15亿元"})["数据"]
    with pytest.raises(AssertionError):
        row(data, "finance.spent")


def test_the_about_sheet_names_standard_rounding_and_what_is_open() -> None:
    told = about(workbook({})["说明"])
    assert told["标准来源"].endswith("（推定）")
    assert "四舍五入到3位小数" in told["怎样计分"]
    assert "结转结余率（未填报）" in told["总分取决于"]


def test_a_standard_of_another_year_gives_no_live_total() -> None:
    sheets = workbook({}, 2023)
    assert "不能据以判断2023年度" in about(sheets["说明"])["适用年度"]
    total = row(sheets["评分表"], "总分")
    assert Words("无法判断") in total
    assert not any(isinstance(content, Formula) for content in total)


def test_user_words_never_become_formulas() -> None:
    dossier = Dossier("=1+1", "某市", 2021, STANDARD, "定稿", {})
    made = score_workbook(dossier, score(dossier, find_standard(STANDARD)))
    first = made.sheets()[0].rows[0][0]
    assert first is not None and isinstance(first.content, Words)


@pytest.mark.parametrize(
    ("value", "text", "places"),
    [
        ("3.932", "3.932", 3),
        ("21", "21", 0),
        ("1/3", "0.33333333333333333", 6),
        ("-0.5", "-0.5", 1),
    ],
)
def test_decimals(value: str, text: str, places: int) -> None:
    assert decimal_text(Fraction(value)) == text
    assert decimals(Fraction(value)) == places


def test_a_number_without_end_is_typed_as_a_quotient() -> None:
    assert number_or_words(Fraction(2, 3)) == Formula("=2/3", "0.66666666666666667")


def test_only_inputs_can_be_typed_into_and_no_password_is_asked(indicators: Dossier) -> None:
    card = score(indicators, find_standard(indicators.standard))
    content = render_workbook(score_workbook(indicators, card).sheets())
    book = openpyxl.load_workbook(io.BytesIO(content))
    opened: dict[str, set[str]] = {}
    for sheet in book:
        assert sheet.protection.sheet and not sheet.protection.password
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
        if sheet.title != "说明":
            assert sheet.print_title_rows == "$1:$3"
        free = [cell for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
        assert not any(str(cell.value).startswith("=") for cell in free)
        opened[sheet.title] = {cell.coordinate[0] for cell in free}
    assert opened == {"评分表": set(), "数据": {"C"}, "绩效指标": set("DEFGHI"), "说明": set()}


def test_words_of_a_qualitative_indicator_stay_words(
    indicators: Dossier,
) -> None:
    (said,) = (
        one.model_copy(update={"actual": "已印发"})
        for one in indicators.forms["department_indicators"]
        if isinstance(one, DepartmentIndicator) and one.code == "D06"
    )
    forms = {**indicators.forms, "department_indicators": (said,)}
    dossier = replace(indicators, forms=forms)
    made = score_workbook(dossier, score(dossier, find_standard(dossier.standard)))
    sheets = {sheet.title: sheet for sheet in made.sheets()}
    line = row(sheets["绩效指标"], "benefit.D06")
    assert line[3:9] == [
        *(Words("建立长效机制"), None, None),
        *(Words("已印发"), Words("部分达成"), Number("2.8")),
    ]
    finding = [cells for cells in sheets["评分表"].rows if Words("机制健全") in contents(cells)]
    (cells,) = finding
    done = contents(cells)[made.scores.levels + DONE]
    assert isinstance(done, Formula) and done.result == "部分达成"


def contents(cells: tuple[SheetCell | None, ...]) -> list[Content]:
    return [cell.content if cell is not None else None for cell in cells]


@pytest.mark.parametrize("said", ["不适用", "无法判断"])
def test_an_officers_status_stands_where_a_rate_would(
    said: str, plans: Callable[..., Dossier]
) -> None:
    sheets = {}
    for rate in ("", said):
        dossier = plans("150.05", rate)
        card = score(dossier, find_standard(dossier.standard))
        made = score_workbook(dossier, card).sheets()
        sheets[rate] = next(one for one in made if one.title == "计划支出")
    assert row(sheets[said], "b")[4] == Words(said)
    assert isinstance(row(sheets[said], "a")[4], Formula)
    assert isinstance(row(sheets[""], "b")[4], Formula)


@pytest.mark.parametrize(
    ("typed", "formats"),
    [
        ("约150", ('"约"#,##0', '"约"0.00%', '"约"#,##0.00')),
        ("150左右", ('#,##0"左右"', '"约"0.00%', '"约"#,##0.00')),
        ("150", ("#,##0.00####", "0.00%", "#,##0.00####")),
    ],
)
def test_an_approximation_stays_one_in_the_plan_sheet(
    typed: str, formats: tuple[str, str, str], plans: Callable[..., Dossier]
) -> None:
    dossier = plans(typed)
    made = score_workbook(dossier, score(dossier, find_standard(dossier.standard))).sheets()
    line = row(next(one for one in made if one.title == "计划支出"), "b")
    cells = next(
        cells
        for one in made
        if one.title == "计划支出"
        for cells in one.rows
        if contents(cells) == list(line)
    )
    shown = [cell.look.number_format for cell in cells if cell is not None]
    assert (shown[3], shown[4], shown[5]) == formats


CITED = """\
code: cited
title: 某市评分标准
kind: department
region: 某市
validity: {from_year: 2021, verified_until: 2021}
source: {document: 某市通知, confidence: published}
criteria:
  - code: completion
    name: 预算完成率
    points: {value: 100, source: {document: 某报告, confidence: SURE}}
    value: finance.completion_rate
    rule: proportional
"""


@pytest.mark.parametrize(("sure", "told"), [("published", ""), ("inferred", "（推定）")])
def test_the_confidence_told_is_the_lowest_of_all_values(
    sure: str, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "cited.yaml"
    path.write_text(CITED.replace("SURE", sure), encoding="utf-8")
    dossier = Dossier("某局", "某市", 2021, "cited", "定稿", {})
    card = score(dossier, load_standard(path))
    sheets = {one.title: one for one in score_workbook(dossier, card).sheets()}
    assert about(sheets["说明"])["标准来源"] == f"某市通知　{told}"
    assert scorecard_data(card)["confidence"] == sure


def test_more_figures_than_a_formula_holds_is_a_failure_to_save(
    crowded: Callable[[int], Standard],
) -> None:
    for items, fits in ((20, True), (150, False)):
        standard = crowded(items)
        dossier = Dossier("某局", "某市", 2021, standard.code, "定稿", {})
        made = score_workbook(dossier, score(dossier, standard))
        if fits:
            assert made.sheets()
            continue
        with pytest.raises(OSError, match="Excel 的公式最多"):
            made.sheets()


@pytest.mark.parametrize(
    ("actual", "budget", "pattern"),
    [("2788.64", "3200", "0.00%"), ("2788.6401", "3200", "0.00%"), ("899.96", "1000", "0.000%")],
)
def test_a_computed_rate_has_the_decimals_of_the_report(
    actual: str, budget: str, pattern: str
) -> None:
    """87.145% is printed 87.15% in both; 89.996% keeps the place that tells it from 90%."""
    values = {"procurement.actual": actual, "procurement.budget": budget}
    (made,) = [
        cells
        for cells in workbook(values)["数据"].rows
        if cells[0] is not None and cells[0].content == Words("procurement.execution_rate")
    ]
    assert made[4] is not None and made[4].look.number_format == pattern
