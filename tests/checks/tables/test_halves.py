"""Label columns go with the figures that they name."""

from tests.checks.builder import build_table

from jiheng.checks.tables import read_table
from jiheng.checks.tables.halves import Half, halves
from jiheng.checks.tables.partitions import partitions

SIDES = [
    ["收入", "决算数", "支出", "决算数"],
    ["一、财政拨款", "10.00", "一、教育支出", "8.00"],
    ["二、其他", "2.00", "二、住房保障支出", "4.00"],
    ["本年收入合计", "12.00", "本年支出合计", "12.00"],
]
ASIDE = [
    ["项目名称", "预算数", "主要内容", "执行数"],
    ["甲", "10.00", "培训", "8.00"],
    ["乙", "2.00", "设备", "2.00"],
    ["合计", "12.00", "", "10.00"],
]


def read(rows: list[list[str]]) -> list[Half]:
    return list(halves(read_table(build_table(rows), 0)))


def test_two_sides_are_two_halves() -> None:
    left, right = read(SIDES)
    assert (left.label_columns, left.value_columns) == ((0,), (1,))
    assert (right.label_columns, right.value_columns) == ((2,), (3,))
    assert [row.label for row in right.rows][-1] == "本年支出合计"


def test_a_column_of_words_between_is_no_second_half() -> None:
    (half,) = read(ASIDE)
    assert (half.label_columns, half.value_columns) == ((0,), (1, 3))


def test_ranks_codes_and_levels_of_rows() -> None:
    (half,) = read(
        [
            ["科目编码", "科目名称", "金额"],
            ["201", "一般公共服务支出", "5.00"],
            ["20101", "人大事务", "5.00"],
            ["", "其中：甲", "1.00"],
            ["", "（一）乙", "1.00"],
            ["总 计", "<<", "5.00"],
        ]
    )
    first, second, of_which, numbered, total = half.rows
    assert (first.code, second.code, first.rank) == ("201", "20101", 0)
    assert of_which.is_of_which
    assert numbered.numbering == 2
    assert total.rank == 3


def test_a_total_is_tried_over_subtotals_and_over_rows() -> None:
    (half,) = read(
        [
            ["类别", "项目", "金额"],
            ["基本", "人员", "3.00"],
            ["^^", "公用", "1.00"],
            ["^^", "小计", "4.00"],
            ["项目", "设备", "2.00"],
            ["^^", "小计", "2.00"],
            ["总计", "<<", "6.00"],
        ]
    )
    ways = {way.kind: way.parts for way in partitions(half, half.rows[-1])}
    assert ways["上小计"] == (3, 5)
    assert ways["上各行"] == (1, 2, 4)
    (subtotal,) = [w.parts for w in partitions(half, half.rows[4]) if w.kind == "上各行"]
    assert subtotal == (4,)
