"""XT001: the same item stands in two tables with different figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from jiheng.checks.figures import Figure
from jiheng.checks.reading import Reading
from jiheng.checks.relations import Same, Verdict, judge
from jiheng.checks.rule import Outcome, Rule
from jiheng.checks.tables.cells import squeezed
from jiheng.checks.tables.grid import TableReading
from jiheng.checks.tables.halves import halves
from jiheng.checks.tables.words import Meaning

_YEAR = re.compile(r"(?:19|20)\d{2}(?=\s*年)")
_FEWEST = 3
_SHORTEST = 2


@dataclass(frozen=True, eq=False)
class _Column:
    """Hold one column of a table with its figures by row name, each name once."""

    table: TableReading
    title: str
    scope: str
    items: dict[str, tuple[int, Figure]]


class TablesDisagree(Rule):
    """同一项目在两张表里数字不同。

    为什么：两张表同名的栏里，各行同名项目都一样，只有一行不同，就是其中一张表写错了。
    不同口径的表（财政拨款、全部收支）本来就会不同，所以只有其余各行（含合计）全都一致时才报错误，
    否则计入“无法判断”。
    依据：部门决算报表的表间勾稽关系（推定）。
    反例：
        支出决算表
        单位：万元
        | 项目 | 决算数 |
        | 行政运行 | 51.32 |
        | 事业运行 | 11.31 |
        | 住房公积金 | 17.70 |
        | 购房补贴 | 11.72 |
        支出明细表
        单位：万元
        | 项目 | 决算数 |
        | 行政运行 | 51.32 |
        | 事业运行 | 11.31 |
        | 住房公积金 | 17.07 |
        | 购房补贴 | 11.72 |
    正例：
        支出决算表
        单位：万元
        | 项目 | 决算数 |
        | 行政运行 | 51.32 |
        | 事业运行 | 11.31 |
        | 住房公积金 | 17.70 |
        | 购房补贴 | 11.72 |
        支出明细表
        单位：万元
        | 项目 | 决算数 |
        | 行政运行 | 51.32 |
        | 事业运行 | 11.31 |
        | 住房公积金 | 17.70 |
        | 购房补贴 | 11.72 |
    """

    code = "XT001"
    name = "两张表同一项目数字不同"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Compare columns of one title in different tables, row name by row name."""
        by_title: dict[str, list[_Column]] = {}
        for table in reading.tables:
            for column in _columns(table):
                by_title.setdefault(column.title, []).append(column)
        for columns in by_title.values():
            dated = [(column, _YEAR.findall(column.scope)) for column in columns]
            for (one, ours), (other, theirs) in combinations(dated, 2):
                if one.table is not other.table and ours == theirs:
                    yield from self._pair(one, other)

    def _pair(self, one: _Column, other: _Column) -> Iterator[Outcome]:
        shared = [name for name in one.items if name in other.items]
        judged = []
        for name in shared:
            ours, theirs = one.items[name][1], other.items[name][1]
            if ours.is_comparable(theirs):
                judged.append((name, judge(Same((theirs, ours)))))
        holds = [
            name
            for name, j in judged
            if j.verdict is not Verdict.CONTRADICTED and j.operands[0].exact
        ]
        fails = [name for name, j in judged if j.verdict is Verdict.CONTRADICTED]
        if not holds or len(holds) <= len(fails):
            return
        is_proven = len(fails) == 1 and len(holds) >= _FEWEST
        for name, judgement in judged:
            if judgement.verdict is not Verdict.CONTRADICTED:
                yield Outcome(judgement.operands, Verdict.HOLDS)
            elif not is_proven:
                yield Outcome(judgement.operands, Verdict.UNDECIDED)
            else:
                row = other.items[name][0]
                first, second = _name(one), _name(other)
                message = (
                    f"“{name}”的“{one.title}”在{second}为{judgement.operands[0].text.strip()}，"
                    f"在{first}为{judgement.operands[1].text.strip()}"
                )
                yield self.outcome(judgement, message, other.table.row_text(row))


def _columns(table: TableReading) -> Iterator[_Column]:
    for half in halves(table):
        titles = [column.title for column in half.columns]
        for column in half.columns:
            if half.meaning(column.index) is not Meaning.AMOUNT or titles.count(column.title) > 1:
                continue
            items: dict[str, tuple[int, Figure]] = {}
            repeated: set[str] = set()
            for row in half.rows:
                figure = half.figure(row.index, column.index)
                name = row.code + row.name
                if figure is None or len(name) < _SHORTEST:
                    continue
                if name in items:
                    repeated.add(name)
                items[name] = (row.index, figure)
            kept = {name: item for name, item in items.items() if name not in repeated}
            if column.title and kept:
                yield _Column(table, column.title, table.table.caption, kept)


def _name(column: _Column) -> str:
    caption = squeezed(column.scope)
    return f"“{caption}”" if caption else column.table.table.place.words
