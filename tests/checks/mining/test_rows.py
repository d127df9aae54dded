"""What the text says of a thing is compared with the row of a table that bears its name."""

import pytest
from tests.checks.checking import culprits

ROWS = """
| 三级指标 | 年度指标值 | 实际完成值 |
| 新建改建校舍面积 | 2,500平方米 | 2,830平方米 |
| 新增学位数量总计 | 400个 | 420个 |
| 合计 | 4,911个 | 4,922个 |
| 短名 | 3,500平方米 | 3,610平方米 |
"""


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("新建改建校舍面积完成2,830平方米。", []),
        ("新建改建校舍面积目标2,500平方米，完成2,830平方米。", []),
        # The word names the column.
        ("新建改建校舍面积完成2,777平方米。", ["2,777平方米"]),
        ("新建改建校舍面积目标为2,777平方米。", ["2,777平方米"]),
        # No word names one; only a slip tells.
        ("新建改建校舍面积共2,380平方米。", ["2,380平方米"]),
        ("新建改建校舍面积共1,976平方米。", []),
        # Rounded.
        ("新建改建校舍面积完成0.28万平方米。", []),
        # Something else begins.
        ("新建改建校舍面积已核定；另租用2,380平方米。", []),
        # Another kind of figure.
        ("新建改建校舍面积完成2,777个。", []),
        # Names of totals and short names are no names.
        ("合计完成4,933个。", []),
        ("短名完成3,777平方米。", []),
        # A change is not what it is a change of.
        ("新建改建校舍面积比计划多330平方米。", []),
        ("新建改建校舍面积排名第2。", []),
    ],
)
def test_a_figure_beside_the_name_of_a_row(text: str, wrong: list[str]) -> None:
    assert culprits(text + ROWS, "TX003") == wrong


def test_scores_of_a_row_are_those_of_another_rule() -> None:
    rows = """
| 三级指标 | 分值 | 得分 |
| 新建改建校舍面积 | 25.00分 | 19.26分 |
"""
    assert culprits("新建改建校舍面积共19.62分。" + rows, "TX003") == []
    assert culprits("新建改建校舍面积共19.62人。" + rows.replace("分 |", "人 |"), "TX003") == [
        "19.62人"
    ]


def test_the_longest_name_counts_and_the_figures_up_to_the_next_name() -> None:
    rows = """
| 三级指标 | 年度指标值 | 实际完成值 |
| 培训农村技术人员 | 250人 | 283人 |
| 培训农村技术人员骨干 | 40人 | 42人 |
"""
    text = "培训农村技术人员骨干完成42人，培训农村技术人员完成283人。"
    assert culprits(text + rows, "TX003") == []
    assert culprits(text.replace("42", "283") + rows, "TX003") == ["283人"]


def test_two_rows_of_one_name_say_nothing_of_a_column() -> None:
    rows = """
| 三级指标 | 年度指标值 | 实际完成值 |
| 新建改建校舍面积 | 2,500平方米 | 2,830平方米 |
| 新建改建校舍面积 | 1,500平方米 | 1,610平方米 |
"""
    assert culprits("新建改建校舍面积完成3,977平方米。" + rows, "TX003") == []
