"""An office that computes every formula anew, and workbooks whose cached results are wrong."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from jiheng.reports.sheets.cells import decimal_text
from jiheng.reports.sheets.data import INPUT
from jiheng.reports.workbook import Formula, Number, Sheet, SheetCell, Words
from jiheng.reports.writers import render_workbook

Grid = dict[str, object]
"""The values of one sheet by address."""
Book = dict[str, Grid]

ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


@pytest.fixture(scope="session")
def recalculated(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[Mapping[str, Sequence[Sheet]]], dict[str, Book]]:
    """Write workbooks with wrong cached results, let LibreOffice compute them, read them back."""
    profile = tmp_path_factory.mktemp("calc")
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(ALWAYS_RECALCULATE, encoding="utf-8")

    def compute(books: Mapping[str, Sequence[Sheet]]) -> dict[str, Book]:
        source, target = tmp_path_factory.mktemp("stale"), tmp_path_factory.mktemp("computed")
        for name, sheets in books.items():
            (source / f"{name}.xlsx").write_bytes(render_workbook([stale(s) for s in sheets]))
        command = [
            "soffice",
            "--headless",
            f"-env:UserInstallation={profile.as_uri()}",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(target),
            *(str(source / f"{name}.xlsx") for name in books),
        ]
        done = subprocess.run(command, capture_output=True, timeout=300, check=False)
        made = {name: target / f"{name}.xlsx" for name in books}
        missing = [name for name, path in made.items() if not path.is_file()]
        assert not missing, (missing, done.stdout, done.stderr)
        return {name: read_book(path) for name, path in made.items()}

    return compute


def read_book(path: Path) -> Book:
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        sheet.title: {
            cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row
        }
        for sheet in book.worksheets
    }


def stale(sheet: Sheet) -> Sheet:
    """Give every formula a result that is certainly wrong."""

    def spoilt(cell: SheetCell | None) -> SheetCell | None:
        if cell is None or not isinstance(cell.content, Formula):
            return cell
        return replace(cell, content=Formula(cell.content.formula, "-12345"))

    return replace(sheet, rows=tuple(tuple(map(spoilt, row)) for row in sheet.rows))


Typed = Callable[[Sequence[Sheet], Mapping[str, Fraction | str | None]], list[Sheet]]


@pytest.fixture(scope="session")
def typed() -> Typed:
    """Type other figures into 数据, by fact code; None clears a cell."""

    def change(
        sheets: Sequence[Sheet], changes: Mapping[str, Fraction | str | None]
    ) -> list[Sheet]:
        return [_typed(one, changes) if one.title == "数据" else one for one in sheets]

    return change


def _typed(sheet: Sheet, changes: Mapping[str, Fraction | str | None]) -> Sheet:
    rows = []
    for row in sheet.rows:
        first = row[0].content if row and row[0] is not None else None
        code = first.text if isinstance(first, Words) else ""
        if code in changes:
            cells = list(row)
            old = cells[INPUT]
            assert old is not None
            cells[INPUT] = replace(old, content=_content(changes[code]))
            row = tuple(cells)
        rows.append(row)
    return replace(sheet, rows=tuple(rows))


def _content(value: Fraction | str | None) -> Number | Words | None:
    if value is None:
        return None
    return Words(value) if isinstance(value, str) else Number(decimal_text(value))
