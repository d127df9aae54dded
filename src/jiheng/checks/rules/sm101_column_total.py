"""SM101: a total row is not the sum of the rows that it covers."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.tables.balances import is_balance
from jiheng.checks.tables.halves import Half, halves
from jiheng.checks.tables.totals import judge_totals, total_message
from jiheng.checks.tables.words import Meaning

_STANDING = re.compile(r"累计|结存|余额|滚存|存量")
"""Names columns that tell how much there is at the end of each period, not how much came."""


class ColumnTotal(Rule):
    """表中合计（总计、小计）行不等于所含各行之和。

    为什么：合计漏行、某一行改了而合计没有改，是表格里最常见的错误。合计行可以在各行之上，也可以在各行之下；
    “其中”行、下级科目、下级编号不重复相加；几种加法中有一种成立即认为相符。空白单元格视为没有这一项；
    自评表“年度资金总额”必须等于所列各项资金来源之和；合计范围不明、又没有其他列佐证的，计入“无法判断”。
    依据：部门决算报表编审中的表内勾稽关系（推定）。
    反例：
        单位：万元
        | 项目 | 金额 |
        | 办公费 | 120.35 |
        | 差旅费 | 80.20 |
        | 合计 | 210.55 |
    正例：
        单位：万元
        | 项目 | 金额 |
        | 办公费 | 120.35 |
        | 差旅费 | 80.20 |
        | 合计 | 200.55 |
    """

    code = "SM101"
    name = "表中合计与各行之和不符"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Try every total row of every half in every column of amounts."""
        for table in reading.tables:
            for half in halves(table):
                yield from self._half(half)

    def _half(self, half: Half) -> Iterator[Outcome]:
        titles = {c.index: c.title for c in half.columns}
        columns = [
            c
            for c in half.value_columns
            if half.meaning(c) is Meaning.AMOUNT
            and not (half.lists_periods and _STANDING.search(titles[c]))
            and not _holds_rates(half, c)
        ]
        for found in judge_totals(half, columns, leave_out=lambda row: is_balance(half, row)):
            judgement = found.judgement
            if not found.is_proven:
                yield Outcome(judgement.operands, Verdict.UNDECIDED)
                continue
            yield self.outcome(
                judgement,
                total_message(half, found),
                half.reading.row_text(found.row.index),
                is_certain=found.is_certain,
            )


def _holds_rates(half: Half, column: int) -> bool:
    """Tell whether figures of a column without a telling heading carry a percent sign."""
    figures = [f for row in half.rows if (f := half.figure(row.index, column)) is not None]
    return sum(figure.kind is Kind.RATE for figure in figures) * 2 > len(figures)
