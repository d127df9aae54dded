"""TX001: a figure of the text differs from the table cell that holds it."""

from collections.abc import Iterator

from jiheng.checks.reading import Reading
from jiheng.checks.repetition import comparisons, outcome_of
from jiheng.checks.rule import Outcome, Rule


class TextAgainstTable(Rule):
    """文字里的数与表里的数不一致。

    为什么：说明文字由人照表抄写，抄错、表改了文字没改，是决算公开和自评报告里最常见的差错。文字的名称
    与表的行名、列名相同，年度、口径也相同才比，万元、亿元、元换算后按各自位数比较。
    依据：部门决算公开文本的表文一致要求（推定）。
    反例：
        2024年度部门决算情况说明
        单位：万元
        | 项目名称 | 预算数 | 执行数 |
        | 城东道路改造项目 | 1,234.56 | 1,200.12 |
        | 智慧水务建设项目 | 800.00 | 765.43 |
        城东道路改造项目预算1,234.56万元，支出1,210.12万元。
    正例：
        2024年度部门决算情况说明
        单位：万元
        | 项目名称 | 预算数 | 执行数 |
        | 城东道路改造项目 | 1,234.56 | 1,200.12 |
        | 智慧水务建设项目 | 800.00 | 765.43 |
        城东道路改造项目预算1,234.56万元，支出1,200.12万元。
    """

    code = "TX001"
    name = "文字与表格数不一致"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Compare figures of the prose with the cells that state the same quantity."""
        for comparison in comparisons(reading):
            if comparison.is_in_table and not comparison.is_hedged:
                yield outcome_of(self, comparison)
