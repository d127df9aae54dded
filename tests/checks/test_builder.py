"""The text of cases becomes the blocks that its author meant."""

from tests.checks.builder import build_document

TEXT = """
# 一、基本情况
本年支出合计10万元，\\
其中基本支出4万元。
支出决算表
单位：万元
| 项目 | 支出 | << |
| ^^ | 基本 | 项目 |
|---|---|---|
| 合计 | 4.00 |
第二段
"""


def test_lines_are_paragraphs_and_bars_a_table() -> None:
    document = build_document(TEXT)
    assert [p.text for p in document.paragraphs] == [
        "一、基本情况",
        "本年支出合计10万元，其中基本支出4万元。",
        "支出决算表",
        "单位：万元",
        "第二段",
    ]
    assert [p.heading for p in document.paragraphs] == [1, 0, 0, 0, 0]
    (table,) = document.tables
    assert (table.caption, table.note, table.width) == ("支出决算表", "单位：万元", 3)


def test_merged_cells_are_one_cell_with_spans() -> None:
    (table,) = build_document(TEXT).tables
    first, wide, _ = table.rows[0]
    assert first is not None
    assert wide is not None
    assert (first.text, first.row_span, first.column_span) == ("项目", 2, 1)
    assert (wide.text, wide.row_span, wide.column_span) == ("支出", 1, 2)
    assert table.rows[1][0] is first
    assert table.rows[0][2] is wide
    last = table.rows[2][2]
    assert last is not None
    assert last.text == ""
