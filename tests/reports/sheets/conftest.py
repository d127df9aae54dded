"""An office that computes every formula anew, and workbooks whose cached results are wrong."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from jiheng.forms import read_dossier
from jiheng.forms.dossier import Dossier
from jiheng.reports.sheets.cells import decimal_text
from jiheng.reports.workbook import Formula, Number, Sheet, SheetCell, Words
from jiheng.reports.writers import render_workbook
from jiheng.standards import Standard, load_standard

sys.path.insert(0, str(Path(__file__).parent))

Grid = dict[str, object]
"""The values of one sheet by address."""
Book = dict[str, Grid]

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


Books = Mapping[str, Sequence[Sheet]]


@pytest.fixture(scope="session")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Books], dict[str, Book]]:
    """Write workbooks with wrong cached results, let LibreOffice compute them, read them back.

    The office is started once per call: give it all workbooks at once.
    """
    profile = tmp_path_factory.mktemp("calc")
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(ALWAYS_RECALCULATE, encoding="utf-8")

    def compute(books: Books) -> dict[str, Book]:
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
    """Read the values of every cell, and nothing else: styles would take most of the time."""
    with zipfile.ZipFile(path) as archive:
        shared = etree.fromstring(archive.read("xl/sharedStrings.xml"))
        strings = ["".join(one.itertext(f"{MAIN}t")) for one in shared]
        names = [one.get("name") for one in _all(archive, "xl/workbook.xml", "sheet")]
        # LibreOffice numbers its parts in the order of the sheets.
        return {
            name: {
                cell.get("r"): _value(cell, strings)
                for cell in _all(archive, f"xl/worksheets/sheet{number}.xml", "c")
            }
            for number, name in enumerate(names, 1)
        }


def _all(archive: zipfile.ZipFile, part: str, tag: str) -> Iterator[Any]:
    return etree.fromstring(archive.read(part)).iter(MAIN + tag)


def _value(cell: Any, strings: Sequence[str]) -> object:
    text, kind = cell.findtext(f"{MAIN}v"), cell.get("t", "n")
    if text is None or kind in ("str", "e"):
        return text
    if kind == "s":
        return strings[int(text)]
    return float(text) if {*".E"} & {*text} else int(text)


def stale(sheet: Sheet) -> Sheet:
    """Give every formula a result that is certainly wrong."""

    def spoilt(cell: SheetCell | None) -> SheetCell | None:
        if cell is None or not isinstance(cell.content, Formula):
            return cell
        return replace(cell, content=Formula(cell.content.formula, "-12345"))

    return replace(sheet, rows=tuple(tuple(map(spoilt, row)) for row in sheet.rows))


Place = tuple[str, str, int]
"""A sheet's title, the code in its first column, and a column from 0."""
Input = Fraction | str | None
Typed = Callable[[Sequence[Sheet], Mapping[Place, Input]], list[Sheet]]


@pytest.fixture(scope="session")
def typed() -> Typed:
    """Type other figures into cells that are open for it; None clears a cell."""

    def change(sheets: Sequence[Sheet], inputs: Mapping[Place, Input]) -> list[Sheet]:
        left = dict(inputs)
        made = [_typed(one, left) for one in sheets]
        assert not left, f"no such cells: {left}"
        return made

    return change


def _typed(sheet: Sheet, left: dict[Place, Input]) -> Sheet:
    columns: dict[str, list[int]] = {}
    for title, code, column in left:
        if title == sheet.title:
            columns.setdefault(code, []).append(column)
    rows = []
    for row in sheet.rows:
        first = row[0].content if row and row[0] is not None else None
        cells = list(row)
        for column in columns.get(first.text, ()) if isinstance(first, Words) else ():
            old = cells[column]
            assert old is not None and old.look.open
            place = (sheet.title, first.text, column)
            cells[column] = replace(old, content=_content(left.pop(place)))
        rows.append(tuple(cells))
    return replace(sheet, rows=tuple(rows))


def _content(value: Input) -> Number | Words | None:
    if value is None:
        return None
    return Words(value) if isinstance(value, str) else Number(decimal_text(value))


LIMITS = """\
code: limits
title: 按金额分档的标准
kind: department
region: 某市
validity: {from_year: 2021, verified_until: 2021}
source: {document: 某市通知, confidence: published}
rounding: {places: 2}
grades:
  - {name: 优, at_least: 90%}
  - {name: 良, at_least: 80%}
  - {name: 差, at_least: 0%}
criteria:
  - code: carried
    name: 年末结转
    points: 60
    # An amount is compared with another amount; the difference to the fen decides.
    value: finance.carried_out - finance.carried_out_previous
    rule: {bands: {bands: [{at_most: 0, points: 60}], otherwise: {points: 25.5}}}
  - code: offices
    name: 处室
    points: 40
    value: staff.offices
    rule: {per_point: {full_at: 10, side: above, each: 1, deduct: 3}}
"""


@pytest.fixture(scope="session")
def limits(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    """Load a standard that compares amounts with limits, and gives grades."""
    path = tmp_path_factory.mktemp("standard") / "limits.yaml"
    path.write_text(LIMITS, encoding="utf-8")
    return load_standard(path)


@pytest.fixture(scope="session")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Dossier]:
    """Read a dossier with two plans and stated totals; the second plan's spending is given."""

    def read(spent: str, rate: str = "") -> Dossier:
        folder = tmp_path_factory.mktemp("plans")
        tables = {
            "部门概况": [
                "项目,内容",
                "部门名称,某局",
                "地区,某市",
                "年度,2021",
                "评分标准,guangzhou-department-2021",
            ],
            "计划支出": [
                "编码,计划（任务）名称,预算数,支出数,支出完成率",
                "a,甲计划,100.10,100.10,",
                f"b,乙计划,0.02亿元,{spent},{rate}",
            ],
            "收支情况": [
                "编码,指标名称,数值,单位",
                "finance.specific_budget,,300.20,万元",
                "finance.specific_spent,,290.00,万元",
            ],
        }
        for title, lines in tables.items():
            (folder / f"{title}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return read_dossier(folder)

    return read


@pytest.fixture(scope="session")
def indicators(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """Read a dossier with one indicator of every nature, one of them without a result."""
    folder = tmp_path_factory.mktemp("indicators")
    heads = (
        "编码,一级指标,二级指标,三级指标,指标性质,指标值,计量单位,权重,实际完成值,完成档次,评定得分"
    )
    tables = {
        "部门概况": [
            "项目,内容",
            "部门名称,某局",
            "地区,广东省",
            "年度,2021",
            "评分标准,guangdong-department-2021",
        ],
        "整体绩效指标": [
            heads,
            "D01,产出指标,数量指标,认定企业数量,≥,3000,家,20,3636,,",
            "D02,产出指标,质量指标,项目验收合格率,≥,95,%,15,90,,",
            "D03,成本指标,经济成本指标,单位成本,≤,120,万元,15,132.5,,",
            "D04,效益指标,社会效益指标,挂牌实验室,=,12,个,15,11,,",
            "D05,效益指标,经济效益指标,资金使用率,区间,80～100,%,15,70,,",
            "D06,效益指标,可持续影响指标,机制健全,定性,建立长效机制,,10,,部分达成,2.8",
            "D07,满意度指标,服务对象满意度指标,企业满意度,≥,90,%,10,,,",
        ],
    }
    for title, lines in tables.items():
        (folder / f"{title}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_dossier(folder)


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Dossier]:
    """Read a dossier with 300 indicators in one group; the last one's result is given."""

    def read(last: str) -> Dossier:
        folder = tmp_path_factory.mktemp("many")
        profile = "项目,内容\n部门名称,某局\n地区,广东省\n年度,2021\n"
        profile += "评分标准,guangdong-department-2021\n"
        lines = ["编码,一级指标,二级指标,三级指标,指标性质,指标值,计量单位,权重,实际完成值"]
        for at in range(1, 301):
            done, weight = (last, "10.3") if at == 300 else ("1", "0.3")
            lines.append(f"D{at},产出指标,数量指标,第{at}项,≥,1,家,{weight},{done}")
        (folder / "部门概况.csv").write_text(profile, encoding="utf-8")
        (folder / "整体绩效指标.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return read_dossier(folder)

    return read


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Standard]:
    """Load a standard whose one checklist asks the same question many times over."""

    def load(items: int) -> Standard:
        one = "{value: assets.books_match, points: 0}"
        rest = ", ".join(["{value: assets.books_match, points: 100}", *[one] * (items - 1)])
        text = LIMITS[: LIMITS.index("  - code: carried")].replace("limits", "crowded")
        text += "  - {code: all, name: 清单, points: 100, "
        text += f"rule: {{checklist: {{items: [{rest}]}}}}}}\n"
        path = tmp_path_factory.mktemp("crowded") / "crowded.yaml"
        path.write_text(text, encoding="utf-8")
        return load_standard(path)

    return load
