"""The sheet's formulas, computed anew by LibreOffice, give the engine's points or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from jiheng.reports.projects.form import ProjectForm
from jiheng.reports.projects.sheet import FormSheet
from jiheng.reports.spans import exact_text
from jiheng.reports.workbook import Formula, Number, Sheet, Words, address
from jiheng.reports.writers.xlsx_file import render_workbook

MakeForm = Callable[..., ProjectForm]
STALE = "需重新评分"
ACTUAL, TARGET = "actual", "target"
# The parts must add up to the total; a total alone can be changed alone.
MONEY = (
    "P01,年度资金总额,600000元,60.00,57.00\n"
    "P01,当年财政拨款,50.00,50.00,48.00\n"
    "P01,上年结转,10.00,10.00,9.00\n"
    "P01,其他资金,0,0,0"
)
# What is typed into a cell, and the same change in the csv sheet.
CASES: dict[str, tuple[tuple[str, ...], Fraction | str | None, tuple[str, str, str]]] = {
    "原样": ((), None, ("项目自评资金", "", "")),
    "少一人次": ((ACTUAL, "1"), Fraction(499), ("项目自评指标", "15,520", "15,499")),
    "恰好": ((ACTUAL, "1"), Fraction(500), ("项目自评指标", "15,520", "15,500")),
    "为零": ((ACTUAL, "1"), Fraction(0), ("项目自评指标", "15,520", "15,0")),
    "清空": ((ACTUAL, "1"), None, ("项目自评指标", "15,520", "15,")),
    "不适用": ((ACTUAL, "1"), "不适用", ("项目自评指标", "15,520", "15,不适用")),
    "目标为零": ((TARGET, "1"), Fraction(0), ("项目自评指标", "≥,500", "≥,0")),
    "目标为负": ((TARGET, "1"), Fraction(-5), ("项目自评指标", "≥,500", "≥,-5")),
    "等值相等": ((ACTUAL, "2"), Fraction(12), ("项目自评指标", "10,11", "10,12")),
    "百分数略低": ((ACTUAL, "3"), Fraction("0.9499"), ("项目自评指标", "九十六%", "94.99%")),
    "区间之下": ((ACTUAL, "4"), Fraction("0.7992"), ("项目自评指标", "5,95", "5,79.92")),
    "区间改写": ((TARGET, "4"), "70～100%", ("项目自评指标", "80～100", "70～100")),
    "另一单位": ((ACTUAL, "5"), Fraction(1500), ("项目自评指标", "0.115万元", "0.15万元")),
    "定性改写": ((ACTUAL, "7"), "已废止", ("项目自评指标", "已印发办法", "已废止")),
    "执行数变": (
        ("fund", "年度资金总额", "spent"),
        Fraction("50.005"),
        ("项目自评资金", MONEY, "P01,年度资金总额,60,60.00,50.005"),
    ),
    "执行超预算": (
        ("fund", "年度资金总额", "spent"),
        Fraction(61),
        ("项目自评资金", MONEY, "P01,年度资金总额,60,60.00,61"),
    ),
    "预算为零": (
        ("fund", "年度资金总额", "adjusted"),
        Fraction(0),
        ("项目自评资金", MONEY, "P01,年度资金总额,60,0,57.00"),
    ),
    "执行数清空": (
        ("fund", "年度资金总额", "spent"),
        None,
        ("项目自评资金", MONEY, "P01,年度资金总额,60,60.00,"),
    ),
}
# Other rows of the csv sheet, and what is then typed into the cell of their result.
OLD_RANGE = "区间,80～100,%,5,95"
RANGES: dict[str, tuple[str, str, Fraction | None]] = {
    "万元区间之上": ("区间,0.8～1.2,万元,5,1.25", "", None),
    "万元区间之内": ("区间,0.8～1.2,万元,5,1.2", "", None),
    "万元区间改完成值": ("区间,0.8～1.2,万元,5,1.2", "区间,0.8～1.2,万元,5,0.7", Fraction("0.7")),
    "端点自带单位": (
        "区间,0.8万元～1.2万元,,5,",
        "区间,0.8万元～1.2万元,,5,1.3万元",
        Fraction("1.3"),
    ),
    "完成值以元填报": ("区间,0.8～1.2,万元,5,12500元", "", None),
}


def edited(form: FormSheet, role: tuple[str, ...], typed: Fraction | str | None) -> Sheet:
    sheet = form.sheet()
    if not role:
        return sheet
    rows = [list(cells) for cells in sheet.rows]
    at = form.addresses[role]
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if address(row, column) == at:
                assert cell is not None
                content = (
                    None
                    if typed is None
                    else Words(typed)
                    if isinstance(typed, str)
                    else Number(exact_text(typed))
                )
                cells[column] = replace(cell, content=content)
    return replace(sheet, rows=tuple(map(tuple, rows)))


def test_edits_give_the_points_the_engine_gives_or_ask_for_it(
    form: MakeForm, tmp_path: Path, converted: Callable[[Path, str], Path]
) -> None:
    made = FormSheet(form())
    sheets = [
        replace(edited(made, role, typed), title=name) for name, (role, typed, _) in CASES.items()
    ]
    after = {name: (title, old, new) for name, (_, _, (title, old, new)) in CASES.items()}
    for name, (before, later, value) in RANGES.items():
        ranged = FormSheet(form(changes={"项目自评指标": (OLD_RANGE, before)}))
        role = () if value is None else (ACTUAL, "4")
        sheets.append(replace(edited(ranged, role, value), title=name))
        after[name] = ("项目自评指标", OLD_RANGE, later or before)
    path = tmp_path / "试算.xlsx"
    path.write_bytes(render_workbook(sheets))
    # A copy by openpyxl has no results in it that an office might believe.
    openpyxl.load_workbook(path).save(path)
    book = openpyxl.load_workbook(converted(path, "xlsx:Calc MS Excel 2007 XML"), data_only=True)
    wrong = []
    stale = 0
    for name, (title, old, new) in after.items():
        engine = form(changes={title: (old, new)}).card
        for role, cell in made.addresses.items():
            if role[0] not in ("points", "total"):
                continue
            if role[0] == "total":
                expected = engine.total
            else:
                found = engine.find(role[1])
                expected = None if found is None else found.points
            shown = book[name][cell].value
            if shown == STALE:
                stale += 1
            elif isinstance(shown, int | float):
                if expected is None or abs(Fraction(shown) - expected) > Fraction(1, 10**9):
                    wrong.append((name, role, shown, expected))
            elif expected is not None:
                wrong.append((name, role, shown, expected))
    assert wrong == []
    # Only the qualitative row and the rewritten range are left to the engine, and their totals.
    assert stale == 4


def test_the_results_in_place_are_the_scorecards(form: MakeForm) -> None:
    made = FormSheet(form())
    cells = {
        address(row, column): cell
        for row, line in enumerate(made.sheet().rows)
        for column, cell in enumerate(line)
        if cell is not None
    }
    total = cells[made.addresses["total",]].content
    assert isinstance(total, Formula)
    assert total.result == "97.37"
    target = cells[made.addresses["target", "1"]]
    assert target.content == Number("500")
    assert target.look.number_format == '"≥"#,##0"人次"'
    assert cells[made.addresses["actual", "5"]].content == Number("1150")


def test_blank_cells_stay_blank_and_can_be_typed_into(form: MakeForm) -> None:
    made = FormSheet(form("P02"))
    cells = {
        address(row, column): cell
        for row, line in enumerate(made.sheet().rows)
        for column, cell in enumerate(line)
        if cell is not None
    }
    blank = cells[made.addresses["actual", "1"]]
    assert blank.content is None
    assert blank.look.open
    total = cells[made.addresses["total",]].content
    assert isinstance(total, Formula)
    assert (total.result, total.words) == ("", True)


@pytest.mark.parametrize(
    "standard", ["caiyu-2020-10-project-banded", "caiyu-2021-101-project", "sichuan-project-2023"]
)
def test_every_project_standard_has_a_sheet(form: MakeForm, standard: str) -> None:
    made = form(standard=standard)
    assert render_workbook([FormSheet(made).sheet()])


def test_the_hint_below_the_form_is_not_printed(form: MakeForm, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(render_workbook([FormSheet(form()).sheet()]))
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    last = sheet.max_row
    assert str(sheet.cell(last, 1).value).startswith("浅黄底色")
    assert sheet.print_area == f"'项目支出绩效自评表'!$A$1:$I${last - 1}"


@pytest.mark.parametrize(
    ("typed", "pattern", "held"),
    [
        ("500,人次", '"≥"#,##0"人次"', "500"),
        ("1500,人次", '"≥"#,##0"人次"', "1500"),
        ("15万,人次", '[=150000]"≥15万人次";"≥"#,##0"人次"', "150000"),
        ("0.15万,人次", '[=1500]"≥0.15万人次";"≥"#,##0"人次"', "1500"),
    ],
)
def test_a_target_is_printed_as_it_was_filed(
    form: MakeForm, typed: str, pattern: str, held: str
) -> None:
    made = FormSheet(form(changes={"项目自评指标": ("≥,500,人次", f"≥,{typed}")}))
    place = made.addresses[TARGET, "1"]
    cell = next(
        cell
        for row, cells in enumerate(made.sheet().rows)
        for column, cell in enumerate(cells)
        if cell is not None and address(row, column) == place
    )
    assert cell.content == Number(held)
    assert cell.look.number_format == pattern
