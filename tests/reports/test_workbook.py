"""The workbook model refuses what Excel would refuse or run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.reports.workbook import Formula, Number, Sheet, SheetCell, Words, address


@pytest.mark.parametrize("value", ["", "12,3", "NaN", "Infinity", "百", "0x10"])
def test_a_number_is_a_plain_decimal(value: str) -> None:
    with pytest.raises(ValueError, match="数"):
        Number(value)


def test_a_number_keeps_its_digits() -> None:
    assert str(Number("148134.510").decimal) == "148134.510"


@pytest.mark.parametrize(
    "formula",
    [
        "SUM(A1:A2)",
        "=[其他.xlsx]表!A1",
        "=cmd|' /C calc'!A0",
        '=WEBSERVICE("a")',
        '=HYPERLINK("a","b")',
        '=IF(A1,indirect("B1"),0)',
    ],
)
def test_a_formula_cannot_reach_outside(formula: str) -> None:
    with pytest.raises(ValueError, match="公式"):
        Formula(formula, "0")


def test_a_formula_may_hold_any_words_in_quotes() -> None:
    made = Formula('=IF(\'评分 表\'!C2>0,"WEBSERVICE(a) [x] ""y"" |","")', "是", words=True)
    assert made.words


def test_the_result_of_a_formula_is_a_decimal_unless_it_is_words() -> None:
    with pytest.raises(ValueError, match="不是数"):
        Formula("=A1", "优")


def test_a_formula_is_no_longer_than_excel_takes() -> None:
    most = ",".join(["A1"] * 255)
    assert Formula(f"=SUM({most})", "0").formula
    assert Formula(f'=IF(A1="{",x" * 300}",SUM({most}),MAX({most}))', "0").formula
    with pytest.raises(ValueError, match="最多 255 个参数"):
        Formula(f"=IF(A1=1,SUM({most},A1),0)", "0")
    assert Formula("=" + "+".join(["A123"] * 1638), "0").formula
    with pytest.raises(ValueError, match="最多 8192 字"):
        Formula("=" + "+".join(["A123"] * 1639), "0")


def test_words_fit_into_a_cell() -> None:
    assert Words("甲" * 32_767).text
    with pytest.raises(ValueError, match="32768"):
        Words("甲" * 32_768)


@pytest.mark.parametrize("title", ["", "甲" * 32, "a/b", "'甲", "甲'", "[甲]"])
def test_a_sheet_title_is_one_that_excel_accepts(title: str) -> None:
    with pytest.raises(ValueError, match="工作表名"):
        Sheet(title, ())


def test_a_sheet_title_may_have_31_characters() -> None:
    assert Sheet("甲" * 31, ()).title


@pytest.mark.parametrize(
    "cell", [SheetCell(colspan=2), SheetCell(rowspan=2, colspan=2), SheetCell(colspan=0)]
)
def test_merged_cells_do_not_overlap(cell: SheetCell) -> None:
    with pytest.raises(ValueError, match="重叠"):
        Sheet("表", ((cell, SheetCell()), (SheetCell(),)))


def test_a_covered_place_is_left_empty() -> None:
    assert Sheet("表", ((SheetCell(colspan=2), None), (SheetCell(), SheetCell()))).rows


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_addresses_read_back(row: int, column: int) -> None:
    from openpyxl.utils.cell import coordinate_to_tuple

    assert coordinate_to_tuple(address(row, column)) == (row + 1, column + 1)
    assert address(row, column, fixed=True).count("$") == 2
