"""Workbooks: every visible sheet a table, numbers as their cells show them."""

import datetime
import subprocess
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from jiheng.checks.document import Document, Table
from jiheng.checks.readers import read_document
from jiheng.checks.readers.number_display import displayed, parse_display
from jiheng.reports.workbook import Formula, Sheet, SheetCell, Words
from jiheng.reports.writers import render_workbook


def cells(table: Table) -> list[list[str | None]]:
    return [[None if cell is None else cell.text for cell in row] for row in table.rows]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "决算.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        money = workbook.add_format({"num_format": "#,##0.00"})
        rate = workbook.add_format({"num_format": "0.0%"})
        sheet = workbook.add_worksheet("收支表")
        sheet.merge_range("A1:C1", "收入支出决算总表")
        sheet.write_row("A2", ["单位：万元", "", ""])
        sheet.write_row("A3", ["项目", "决算数", "占比"])
        sheet.write("A4", "财政拨款")
        sheet.write_number("B4", 1234.567, money)
        sheet.write_number("C4", 0.99655, rate)
        sheet.merge_range("A5:A6", "其他")
        sheet.write_number("B5", 0.1 + 0.2)
        sheet.write_formula("B6", "=B4+B5", money, 1234.867)
        sheet.write_datetime(
            "C6", datetime.datetime(2024, 12, 31), workbook.add_format({"num_format": "yyyy-mm-dd"})
        )
        hidden = workbook.add_worksheet("底稿")
        hidden.write("A1", "草稿9.99")
        hidden.hide()
    return path


def test_sheet_reads_as_it_shows(book: Path) -> None:
    document = read_document(book)
    (table,) = document.tables
    assert cells(table) == [
        ["收入支出决算总表"] * 3,
        ["单位：万元", "", ""],
        ["项目", "决算数", "占比"],
        ["财政拨款", "1,234.57", "99.7%"],
        ["其他", "0.3", ""],
        ["其他", "1,234.87", "2024-12-31"],
    ]
    assert (table.caption, table.note) == ("收入支出决算总表", "单位：万元")
    cell = table.rows[3][1]
    assert cell is not None
    assert (cell.place.sheet, cell.place.row, cell.place.column) == ("收支表", 4, 2)
    assert cell.place.words == "“收支表”表第4行第2列"
    tall = table.rows[4][0]
    assert tall is table.rows[5][0] and tall is not None and tall.row_span == 2
    assert [(part.where, "隐藏" in part.reason) for part in document.unread] == [("“底稿”", True)]


def test_formula_without_result_is_told(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet["A1"], sheet["B1"] = "合计", "=SUM(C1:C2)"
    workbook.save(tmp_path / "表.xlsx")
    (unread,) = read_document(tmp_path / "表.xlsx").unread
    assert "1 个公式没有保存结果" in unread.reason


def test_a_result_that_was_saved_blank_is_no_missing_one(tmp_path: Path) -> None:
    sheet = Sheet("表", ((SheetCell(Words("原因")), SheetCell(Formula('=""', "", words=True))),))
    (tmp_path / "表.xlsx").write_bytes(render_workbook([sheet]))
    assert read_document(tmp_path / "表.xlsx").unread == ()


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_other_workbooks_are_read_too(kind: str, book: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", tmp_path, book]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    document: Document = read_document(tmp_path / f"决算.{kind}")
    (table,) = document.tables
    assert cells(table)[3][:2] == ["财政拨款", "1234.567"]
    assert [part.where for part in document.unread] == ["“底稿”"]


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        (1234.5, "0.00", "1234.50"),
        (1234.5, "#,##0.00", "1,234.50"),
        (1234.5678, "General", "1234.5678"),
        (1234.5678, "", "1234.5678"),
        (0.125, "0.00", "0.13"),
        (-0.125, "0.00", "-0.13"),
        (-0.001, "0.00", "0.00"),
        (12.5, "0.##", "12.5"),
        (0.9966, "0.00%", "99.66%"),
        (123456, '#,##0,"千元"', "123千元"),
        (3, '0"个"', "3个"),
        (123456, '0!.0,"万元"', "123456"),
        (1e15, "#,##0", "1,000,000,000,000,000"),
        (45657, "yyyy-mm-dd", "45657"),
    ],
)
def test_number_formats(stored: float, code: str, text: str) -> None:
    assert displayed(stored, parse_display(code)) == text
