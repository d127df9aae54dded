"""A reference value that cites the example's report is a figure of that report, on that page."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from jiheng.forms.figures import unit_of
from jiheng.library import Indicator, shipped_library
from jiheng.quantities import QuantityError, Value, parse_quantity

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "guangzhou-kjj-2021"
REPORT = "广州市科学技术局2021年部门整体支出绩效自评报告"
CITING = [
    one
    for one in shipped_library()
    if one.reference.document == REPORT and one.reference.confidence == "published"
]
PRINTED_OTHERWISE = {"KJ310": ("4", "成"), "KJ524": ("1800万", "人次")}
"""Entries in another unit than the table has (40%, 1800 万人次), with figure and unit there."""
with (EXAMPLE / "工作成效.csv").open(encoding="utf-8-sig", newline="") as file:
    ROWS = list(csv.DictReader(file))


def figures() -> Iterator[tuple[str, str, Value]]:
    """Yield page, unit and value of every figure of the report that the example holds."""
    for row in ROWS:
        try:
            value = parse_quantity(row["数值"], unit_of(row["单位"])).value
        except QuantityError:
            continue
        for page in row["页码或单元格"].split("、"):
            yield page, row["单位"], value


FIGURES = set(figures())


def cited(one: Indicator) -> bool:
    value = parse_quantity(one.reference.value, unit_of(one.unit)).value
    pages = one.reference.clause.replace("（", "、").split("、")
    return any((page, one.unit, value) in FIGURES for page in pages)


@pytest.mark.parametrize("one", CITING, ids=lambda one: one.code)
def test_it_stands_in_the_report(one: Indicator) -> None:
    other = PRINTED_OTHERWISE.get(one.code)
    printed = {(row["数值"], row["单位"]) for row in ROWS}
    assert other in printed if other else cited(one)


def test_what_is_not_printed_there_would_be_seen() -> None:
    (one,) = (one for one in CITING if one.code == "KJ101")
    wrong = one.model_copy(update={"reference": one.reference.model_copy(update={"value": "3268"})})
    assert cited(one)
    assert not cited(wrong)
    other_page = one.reference.model_copy(update={"clause": "第5页"})
    assert not cited(one.model_copy(update={"reference": other_page}))


def test_there_are_many() -> None:
    assert len(CITING) >= 40
