"""Score tables that run from left to right are turned; others stay."""

from tests.checks.builder import build_table

from jiheng.checks.tables.turning import turned


def test_a_score_table_with_headings_on_the_left_is_turned() -> None:
    table = build_table(
        [
            ["指标", "投入", "<<", "产出"],
            ["分值", "20", "30", "50"],
            ["得分", "20", "29", "48"],
        ]
    )
    made = turned(table)
    assert [[cell.text if cell else "" for cell in row] for row in made.rows] == [
        ["指标", "分值", "得分"],
        ["投入", "20", "20"],
        ["投入", "30", "29"],
        ["产出", "50", "48"],
    ]
    merged = made.rows[1][0]
    assert merged is made.rows[2][0]
    assert merged is not None and (merged.row_span, merged.column_span) == (2, 1)
    assert made.rows[3][2] is not None and made.rows[3][2].place.row == 3


def test_other_tables_stay_as_they_are() -> None:
    for rows in (
        [["指标", "分值", "得分", "说明"], ["投入", "20", "20", ""]],
        [["项目", "一", "二", "三"], ["预算数", "1", "2", "3"], ["执行数", "1", "2", "3"]],
        [["指标", "甲", "乙", "丙"], ["分值", "1", "2", "3"], ["决算数", "1", "2", "3"]],
    ):
        table = build_table(rows)
        assert turned(table) is table
