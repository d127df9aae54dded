"""The document model keeps what it is given, and refuses what no writer could print."""

from __future__ import annotations

from datetime import date

import pytest

from jiheng.reports.document import (
    Align,
    Cell,
    Chart,
    Column,
    Document,
    Heading,
    Item,
    ListBlock,
    Note,
    Paragraph,
    Signature,
    Table,
)
from jiheng.reports.spans import Figure, plain_text, spans

TWO = (Column(), Column())


def row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell.of(text) for text in texts)


@pytest.mark.parametrize("level", [0, 5])
def test_a_heading_has_one_of_four_levels(level: int) -> None:
    with pytest.raises(ValueError, match="标题层级"):
        Heading(level, "甲")


def test_the_words_of_a_block_are_made_printable() -> None:
    assert Heading(1, "基本\x00情况").text == "基本情况"


def test_a_heading_needs_words() -> None:
    with pytest.raises(ValueError, match="标题不能为空"):
        Heading(4, "")


def test_a_list_is_of_level_three_or_four() -> None:
    assert ListBlock((), 4).level == 4
    with pytest.raises(ValueError, match="列表层级"):
        ListBlock((), 2)


def test_a_table_places_merged_cells() -> None:
    rows = (
        (Cell.of("甲", rowspan=2), Cell.of("乙")),
        row("丙"),
        (Cell.of("丁", colspan=2),),
    )
    table = Table("表", TWO, (row("一", "二"),), rows)
    places = {plain_text(p.cell.spans): (p.row, p.column) for p in table.placed()}
    assert places == {
        "一": (0, 0),
        "二": (0, 1),
        "甲": (1, 0),
        "乙": (1, 1),
        "丙": (2, 1),
        "丁": (3, 0),
    }


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ((row("甲"),), "没有占满"),
        ((row("甲", "乙", "丙"),), "超出 2 列"),
        (((Cell.of("甲", colspan=3),),), "超出 2 列"),
        (((Cell.of("甲", rowspan=2), Cell.of("乙")),), "重叠，或超出"),
        (((Cell.of("甲", colspan=0), Cell.of("乙")),), "至少为 1"),
        ((row("甲", "乙"), (Cell.of("丙", colspan=1),)), "第 2 行：单元格没有占满"),
        (
            ((Cell.of("甲"), Cell.of("乙", rowspan=2)), (Cell.of("丙", colspan=2),)),
            "重叠",
        ),
    ],
)
def test_a_table_refuses_holes_and_overlaps(
    rows: tuple[tuple[Cell, ...], ...], problem: str
) -> None:
    with pytest.raises(ValueError, match=problem):
        Table("表", TWO, (), rows)


def test_a_header_cell_cannot_reach_into_the_body() -> None:
    header = ((Cell.of("甲", rowspan=2), Cell.of("乙")),)
    with pytest.raises(ValueError, match="表头"):
        Table("表", TWO, header, (row("丙"),))


def test_a_table_needs_columns_of_some_width() -> None:
    with pytest.raises(ValueError, match="列宽"):
        Table("表", (), (), ())
    with pytest.raises(ValueError, match="列宽"):
        Table("表", (Column(0),), (), ())


def test_cells_take_their_own_side_then_the_headings_then_the_columns() -> None:
    columns = (Column(1, Align.RIGHT), Column())
    body = ((Cell.of("甲"), Cell.of("乙", align=Align.CENTER)),)
    table = Table("表", columns, (row("一", "二"),), body)
    assert [table.align_of(p) for p in table.placed()] == [
        Align.CENTER,
        Align.CENTER,
        Align.RIGHT,
        Align.CENTER,
    ]


def test_figures_come_in_reading_order_from_every_kind_of_block() -> None:
    made = [Figure(str(n), f"f{n}") for n in range(6)]
    data = Table("", (Column(),), (), ((Cell.of(made[4]),),))
    blocks = (
        Heading(1, "一"),
        Paragraph.of("甲", made[0]),
        ListBlock((Item.of(made[1]),)),
        Table("表", (Column(),), (), ((Cell.of(made[2]),),), (spans(made[3]),)),
        Chart({}, "图", "说明", data),
        Chart({}, "图", "说明"),
        Note.of(made[5]),
    )
    document = Document("标题", "某局", 2021, date(2022, 3, 1), blocks)
    assert list(document.figures()) == made
    assert len(list(document.charts())) == 2


def test_a_document_cannot_be_changed_through_its_metadata() -> None:
    facts = {"标准": "甲"}
    document = Document("题\n目", "某局", 2021, date(2022, 3, 1), (), "附件2", facts)
    facts["标准"] = "乙"
    assert document.metadata["标准"] == "甲"
    assert document.title_line == "题目"
    with pytest.raises(TypeError):
        document.metadata["标准"] = "丙"  # type: ignore[index]


def test_a_document_needs_a_title() -> None:
    with pytest.raises(ValueError, match="标题不能为空"):
        Document(" \n", "某局", 2021, date(2022, 3, 1), ())


def test_a_signature_without_a_day_is_the_name_alone() -> None:
    assert Signature("某局").lines == ("某局",)
    assert Signature("某局", date(2022, 4, 5)).lines == ("某局", "2022年4月5日")
