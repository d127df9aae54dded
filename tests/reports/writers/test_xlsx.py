"""The xlsx file: text stays text, formulas are live and agree with their stored results."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from jiheng.reports.document import Align
from jiheng.reports.workbook import (
    Content,
    Formula,
    Look,
    Number,
    Sheet,
    SheetCell,
    Words,
    address,
)
from jiheng.reports.writers import render_workbook
from jiheng.reports.writers.archive import packed

DAY = date(2022, 3, 31)


def cell(content: Content, **look: object) -> SheetCell:
    return SheetCell(content, Look(**look))  # type: ignore[arg-type]


def score_sheets() -> tuple[Sheet, ...]:
    head = tuple(cell(Words(t), bold=True, shaded=True) for t in ("指标", "满分", "比率", "得分"))
    criteria = [
        ("预算完成率", "5", "0.9966", "4.98"),
        ("采购执行率", "2", "0.8448", "1.69"),
        ("信息公开", "4", "1", "4"),
        ("资产使用率", "2", "0.8425", "1.69"),
    ]
    rows: list[tuple[SheetCell | None, ...]] = [
        (SheetCell(Words("评分表"), Look(bold=True, size=16, align=Align.CENTER), colspan=4),),
        head,
    ]
    for name, full, ratio, got in criteria:
        at = len(rows) + 1
        rows.append(
            (
                cell(Words(name)),
                cell(Number(full), number_format="0.00"),
                cell(Number(ratio), number_format="0.00%"),
                cell(Formula(f"=ROUND(B{at}*C{at},2)", got), number_format="0.00"),
            )
        )
    last = len(rows)
    top = address(2, 3, fixed=True)
    rows.append(
        (
            cell(Words("合计"), bold=True),
            cell(Formula(f"=SUM(B3:B{last})", "13")),
            cell(Formula(f'=IF(D{last + 1}>=12,"优","良")', "优", words=True)),
            cell(Formula(f"=SUM({top}:D{last})", "12.36"), number_format="0.00"),
        )
    )
    summary = Sheet(
        "汇总", ((cell(Words("总分")), cell(Formula(f"='评分 表'!D{last + 1}", "12.36"))),)
    )
    sheet = Sheet("评分 表", tuple(rows), (24, 10, 10, 10), 2, 1, 2, True, {0: 30})
    return sheet, summary


def opened(content: bytes, *, results: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=results)


def test_two_runs_give_equal_bytes_and_the_documents_date() -> None:
    made = render_workbook(score_sheets(), title="评分表", organisation="某局", day=DAY)
    assert made == render_workbook(score_sheets(), title="评分表", organisation="某局", day=DAY)
    properties = opened(made).properties
    assert properties.created is not None
    assert (properties.title, properties.creator) == ("评分表", "某局")
    assert properties.created.date() == DAY


def test_formulas_are_live_and_results_stored() -> None:
    made = render_workbook(score_sheets())
    assert opened(made)["评分 表"]["D4"].value == "=ROUND(B4*C4,2)"
    assert opened(made, results=True)["评分 表"]["D4"].value == 1.69
    assert opened(made, results=True)["评分 表"]["C7"].value == "优"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "001"])
def test_words_that_look_like_formulas_stay_words(text: str) -> None:
    sheet = Sheet("表", ((cell(Words(text)),),))
    found = opened(render_workbook([sheet]))["表"]["A1"]
    assert (found.value, found.data_type) == (text, "s")


def test_a_result_of_no_words_is_stored_as_words() -> None:
    formulas = Formula('=IF(B1=1,"是","")', "", words=True), Formula("=1+1", "2")
    made = render_workbook([Sheet("表", (tuple(map(cell, formulas)),))])
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        text = package.read("xl/worksheets/sheet1.xml").decode()
    kinds = re.findall(r'<c r="(\w+)"[^>]*?(?: t="(\w+)")?><f>', text)
    assert kinds == [("A1", "str"), ("B1", "")]


def test_a_formula_is_a_formula() -> None:
    sheet = Sheet("表", ((cell(Formula("=1+1", "2")),),))
    assert opened(render_workbook([sheet]))["表"]["A1"].data_type == "f"


def test_addresses_in_words_do_not_become_links() -> None:
    sheet = Sheet("表", ((cell(Words("http://example.invalid/甲")),),))
    assert opened(render_workbook([sheet]))["表"]["A1"].hyperlink is None


def test_the_sheet_prints_on_a4_with_its_header_on_every_page() -> None:
    sheet = opened(render_workbook(score_sheets()))["评分 表"]
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # as many pages as it takes; width is one page
    assert sheet.print_title_rows == "$1:$2"
    assert sheet.freeze_panes == "B3"
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:D1"]
    assert sheet.column_dimensions["A"].width == pytest.approx(24, abs=1)
    assert sheet.row_dimensions[1].height == 26.25


def test_looks_become_formats() -> None:
    sheet = opened(render_workbook(score_sheets()))["评分 表"]
    assert sheet["A1"].font.sz == 16
    assert sheet["A2"].font.b
    assert sheet["A2"].fill.fgColor.rgb == "FFE9EDF2"
    assert sheet["C3"].number_format == "0.00%"
    assert sheet["A3"].number_format == "@"


def test_words_stand_left_and_numbers_right_unless_told() -> None:
    sheet = opened(render_workbook(score_sheets()))["评分 表"]
    sides = [sheet[place].alignment.horizontal for place in ("A1", "A3", "B3", "D3")]
    assert sides == ["center", "left", "right", "right"]


def test_a_row_is_as_high_as_its_words() -> None:
    rows = ((cell(Words("短")), cell(Words("长" * 40))), (cell(Words("短")), cell(Words("短"))))
    sheet = opened(render_workbook([Sheet("表", rows, (10, 21))]))["表"]
    high, low = (sheet.row_dimensions[row].height for row in (1, 2))
    assert high >= 4 * 11
    assert low == 20.25


def test_a_merged_cell_counts_its_whole_width() -> None:
    wide = SheetCell(Words("长" * 20), colspan=2)
    rows = ((wide, None), (cell(Words("长" * 20)), cell(None)))
    sheet = opened(render_workbook([Sheet("表", rows, (25, 25))]))["表"]
    assert sheet.row_dimensions[1].height < sheet.row_dimensions[2].height


def test_a_look_without_border_has_none() -> None:
    sheet = Sheet("表", ((cell(None, border=False), cell(None)),))
    made = opened(render_workbook([sheet]))["表"]
    assert made["A1"].border.left.style is None
    assert made["B1"].border.left.style == "thin"


def test_sheets_need_names_of_their_own() -> None:
    with pytest.raises(ValueError, match="不得重名"):
        render_workbook([Sheet("a", ()), Sheet("A", ())])
    with pytest.raises(ValueError, match="至少"):
        render_workbook([])


def without_results(content: bytes) -> bytes:
    """Drop the stored result of every formula, so that only a calculation can bring it back."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    pattern = re.compile(rb"(</f>)<v>[^<]*</v>")
    return packed((name, pattern.sub(rb"\1", part)) for name, part in members)


def test_a_recalculation_gives_the_stored_results(
    converted: Callable[[Path, str], Path], tmp_path: Path
) -> None:
    sheets = score_sheets()
    bare = tmp_path / "bare.xlsx"
    bare.write_bytes(without_results(render_workbook(sheets)))
    assert opened(bare.read_bytes(), results=True)["评分 表"]["D4"].value is None
    again = opened(converted(bare, "xlsx").read_bytes(), results=True)
    compared = 0
    for sheet in sheets:
        for row, cells in enumerate(sheet.rows):
            for column, entry in enumerate(cells):
                if entry is not None and isinstance(entry.content, Formula):
                    found = again[sheet.title][address(row, column)].value
                    wanted = entry.content.result
                    if not entry.content.words:
                        assert Decimal(repr(found)) == Decimal(wanted)
                    else:
                        assert found == wanted
                    compared += 1
    assert compared == 8


def test_what_the_library_cannot_write_is_one_failure_to_save() -> None:
    assert render_workbook([Sheet("表", ())])
    with pytest.raises(OSError, match="工作簿不能生成"):
        render_workbook([Sheet("表\ud800", ())], title="评分表")


def test_words_that_a_formula_makes_wrap_and_count_for_the_height() -> None:
    live = Formula('="长"', "长" * 40, words=True)
    rows = ((cell(live),), (cell(Formula('="短"', "短", words=True)),), (cell(Formula("=1", "1")),))
    sheet = opened(render_workbook([Sheet("表", rows, (20,))]))["表"]
    assert sheet.row_dimensions[1].height > sheet.row_dimensions[2].height
    assert (sheet["A1"].alignment.wrap_text, sheet["A1"].number_format) == (True, "General")
    assert not sheet["A3"].alignment.wrap_text


def test_only_open_cells_are_unlocked() -> None:
    rows = ((cell(Number("1"), open=True), cell(Number("1"))),)
    sheet = opened(render_workbook([Sheet("表", rows)]))["表"]
    assert sheet.protection.sheet and not sheet.protection.password
    assert (sheet["A1"].protection.locked, sheet["B1"].protection.locked) == (False, True)
