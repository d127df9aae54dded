"""UN002: a table of amounts whose unit is not stated, or stated in two ways."""

import re
from collections.abc import Iterator

from jiheng.checks.document import Cell, Paragraph
from jiheng.checks.figures import Figure, Kind
from jiheng.checks.finding import Finding, Quote, Severity
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.tables import TableReading

_UNIT = re.compile(r"单位|亿元|万元|千元|元")
_AMOUNTS = re.compile(r"决算数|预算数|执行数|支出|收入|金额|合计|资金")
_NOT_AMOUNTS = re.compile(
    r"率|占比|比例|比重|%|％|分值|得分|数量|个数|人数|辆|序号|编码|代码|行次|栏次|指标值"
)
_FEWEST = 3
_SHOWN = 3


class TableUnits(Rule):
    """表格的金额单位未注明，或表头与单元格不一致。

    为什么：表头写“单位：万元”而单元格里写“元”，或者全表没有单位，读者无法确定数字的大小。
    依据：部门决算公开表格式，表右上角应注明金额单位（推定）。
    反例：
        单位：万元
        | 项目 | 预算数 | 决算数 |
        | 基本支出 | 95.36 | 95.36 |
        | 项目支出 | 21.00 | 210000元 |
    正例：
        单位：万元
        | 项目 | 预算数 | 决算数 |
        | 基本支出 | 95.36 | 95.36 |
        | 项目支出 | 21.00 | 21.00 |
    """

    code = "UN002"
    name = "表格金额单位不明"
    severity = Severity.INFO

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Look at the unit of every table."""
        for table in reading.tables:
            if table.unit is not None:
                odd = _odd_cells(table)
                if odd:
                    words = "、".join(sorted({figure.unit_symbol for figure in odd}))
                    message = f"表头单位为{table.unit.symbol}，单元格里却写{words}"
                    finding = self._finding([f.quote for f in odd[:_SHOWN]], message, table)
                    yield Outcome(tuple(odd), Verdict.TAIL, finding)
            elif not _states_unit(table, reading):
                bare = _bare_amounts(table)
                if len(bare) >= _FEWEST:
                    quotes = [_quote(cell) for cell in bare[:_SHOWN]]
                    yield Outcome(
                        (), Verdict.TAIL, self._finding(quotes, "表中金额没有注明单位", table)
                    )

    def _finding(self, quotes: list[Quote], message: str, table: TableReading) -> Finding:
        context = table.table.caption or table.row_text(0)
        return self.found(message, tuple(quotes), context, expected="注明金额单位，全表一致")


def _odd_cells(table: TableReading) -> list[Figure]:
    assert table.unit is not None
    return [
        figure
        for row in table.grid
        for figure in row
        if figure is not None
        and figure.kind is Kind.MONEY
        and figure.text.strip().endswith("元")
        and figure.unit_symbol != table.unit.symbol
    ]


def _states_unit(table: TableReading, reading: Reading) -> bool:
    """Tell whether a unit stands in or right above the table."""
    heads = [table.table.caption, table.table.note]
    heads += [cell.text for row in table.table.rows for cell in row if cell is not None]
    for block in reading.document.blocks[max(0, table.block - 2) : table.block]:
        if isinstance(block, Paragraph):
            heads.append(block.text)
    return any(_UNIT.search(text) for text in heads)


def _bare_amounts(table: TableReading) -> list[Cell]:
    wanted = [
        column.index
        for column in table.columns
        if _AMOUNTS.search(column.title) and not _NOT_AMOUNTS.search(column.title)
    ]
    return [
        cell
        for row in table.table.rows[table.header_rows :]
        for index in wanted
        if (cell := row[index]) is not None and re.fullmatch(r"[\d,]+\.\d{2}", cell.text.strip())
    ]


def _quote(cell: Cell) -> Quote:
    return Quote(cell.text, cell.place, 0, len(cell.text))
