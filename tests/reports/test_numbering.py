"""Numbers follow from level and place."""

from __future__ import annotations

from datetime import date

import pytest

from jiheng.reports.document import (
    Block,
    Chart,
    Column,
    Document,
    Heading,
    Item,
    ListBlock,
    Note,
    Paragraph,
    Table,
)
from jiheng.reports.numbering import number_at, numbered


def numbers(*blocks: Block) -> list[str]:
    document = Document("标题", "某局", 2021, date(2022, 3, 1), blocks)
    return [entry.number or "".join(entry.items) for entry in numbered(document)]


def test_a_heading_restarts_the_levels_below_it_only() -> None:
    levels = [1, 2, 3, 4, 4, 3, 4, 2, 3, 1, 2]
    assert numbers(*(Heading(level, "甲") for level in levels)) == [
        "一、", "（一）", "1.", "（1）", "（2）", "2.", "（1）", "（二）", "1.", "二、", "（一）",
    ]  # fmt: skip


def test_each_list_starts_at_one() -> None:
    items = (Item.of("甲"), Item.of("乙"))
    assert numbers(ListBlock(items), Paragraph.of("丙"), ListBlock(items, 4)) == [
        "1.2.",
        "",
        "（1）（2）",
    ]


def test_tables_and_charts_count_apart() -> None:
    table = Table("表", (Column(),), (), ())
    chart = Chart({}, "图", "")
    assert numbers(table, chart, table, Heading(1, "甲"), chart) == [
        "表1",
        "图1",
        "表2",
        "一、",
        "图2",
    ]


def test_only_four_levels_have_numbers() -> None:
    assert number_at(1, 21) == "二十一、"
    with pytest.raises(ValueError, match="标题层级"):
        number_at(5, 1)


def test_a_chart_or_table_knows_that_a_note_follows() -> None:
    table = Table("表", (Column(),), (), ())
    chart = Chart({}, "图", "")
    blocks = (table, Note.of("甲"), chart, Note.of("乙"), table, chart)
    document = Document("标题", "某局", 2021, date(2022, 3, 1), blocks)
    noted = [entry.noted for entry in numbered(document) if entry.number]
    assert noted == [True, True, False, False]
