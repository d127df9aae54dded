"""What stands in the sheets beside the points: inputs, units, sources, sums, words."""

from __future__ import annotations

import io
from collections.abc import Callable
from fractions import Fraction

import openpyxl
import pytest

from jiheng.forms.dossier import Dossier
from jiheng.reports.sheet import score_workbook
from jiheng.reports.sheets.cells import decimal_text, decimals, number_or_words
from jiheng.reports.workbook import Content, Formula, Number, Sheet, Words
from jiheng.reports.writers import render_workbook
from jiheng.scoring import score
from jiheng.standards import find_standard

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
    assert formats == dict.fromkeys(("99.66%", "不适用", "无法判断", ""), "0.00%")


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
