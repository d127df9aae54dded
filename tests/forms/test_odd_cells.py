"""Any one cell of a whole dossier holds something odd: it is read or told, never an internal error."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.forms import form_catalogue, inspect
from jiheng.forms.catalogue import sheet_titled
from jiheng.forms.tables import letter

EXAMPLE = Path(__file__).parents[2] / "examples" / "guangzhou-kjj-2021"
ODD = (
    *("-1", "-46,882.15", "(46,882.15)", "0", "0.00", "-0", "1" * 30, "9" * 70, "1e9", "3.5"),
    *("500%", "-3%", "90%以上", "约5", "12;34", "45.210,88", "５", "十二万", "=1", "是", "合计"),
    *(
        "",
        " ",
        "文字",
        "不适用",
        "未填报",
        "无法判断",
        "2020-13-45",
        "NaN",
        "“",
        "\u200b",
        "a" * 200,
    ),
    *("注：甲", "填表人：甲", "示例：甲", "'", "１．５万元（含税）", "\x01", "甲\n乙"),
)


def _whole(place: Path) -> Path:
    """Write the real example, and a row of made figures on every form that it does not fill."""
    shutil.copytree(EXAMPLE, place)
    for sheet in form_catalogue():
        path = place / f"{sheet.title}.csv"
        if path.exists():
            continue
        rows = [[column.example for column in sheet.columns]]
        if sheet.group is not None:
            rows = [[term.code, "", "50", "", ""] for term in sheet.group.terms]
        head = [column.header for column in sheet.columns]
        lines = [head, *([*row, *[""] * len(head)][: len(head)] for row in rows)]
        _write(path, [[text.replace("P01", "KJ01") for text in line] for line in lines])
    return place


def _write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def _read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _whole(tmp_path_factory.mktemp("odd") / "资料")


def _cells(place: Path) -> Iterator[tuple[Path, int, int]]:
    for path in sorted(place.glob("*.csv")):
        for row, line in enumerate(_read(path)):
            yield from ((path, row, at) for at in range(len(line)))


def test_the_dossier_has_every_form(whole):
    assert {sheet_titled(path.stem) for path in whole.glob("*.csv")} == set(form_catalogue())
    assert sum(1 for _ in _cells(whole)) > 1500


@settings(max_examples=120)
@given(data=st.data())
def test_one_odd_cell_is_read_or_told(whole, data):
    path, row, at = data.draw(st.sampled_from(list(_cells(whole))))
    rows = _read(path)
    before = [list(line) for line in rows]
    rows[row][at] = data.draw(st.sampled_from(ODD))
    try:
        _write(path, rows)
        found = inspect(whole)
    finally:
        _write(path, before)
    wrong = [error for error in found.errors if error.severity == "error"]
    assert (found.dossier is None) is bool(wrong)
    assert all(error.what and str(error).endswith(("。", "？")) for error in found.errors)


def test_every_wrong_cell_is_told_at_once(whole, tmp_path):
    place = tmp_path / "全错"
    shutil.copytree(whole, place)
    spoilt = set()
    for path in sorted(place.glob("*.csv")):
        sheet = sheet_titled(path.stem)
        if sheet.is_card:
            continue
        rows = _read(path)
        headers = {column.header: column for column in sheet.columns if column.kind == "number"}
        for number, line in enumerate(rows[1:], start=2):
            for at, header in enumerate(rows[0]):
                if header in headers:
                    line[at] = "坏"
                    spoilt.add((path.stem, f"{letter(at)}{number}"))
        _write(path, rows)
    told = {(error.sheet, error.cell) for error in inspect(place).errors}
    assert len(spoilt) > 80
    assert spoilt <= told
