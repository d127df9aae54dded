"""Find in the tables of a report the figures that the dossier knows by row and column."""

import re
from collections.abc import Iterator

from jiheng.checks.dossier.filed import Comparison, Match, compare
from jiheng.checks.dossier.known import Aspect, Known
from jiheng.checks.dossier.names import bare, column_title
from jiheng.checks.dossier.record import Record
from jiheng.checks.figures import Figure, Kind
from jiheng.checks.reading import Reading
from jiheng.checks.tables import TableReading
from jiheng.checks.tables.cells import is_number, squeezed

_FULL = re.compile(r"分值|满分|权重|标准分")
_LOST = re.compile(r"扣分|失分")
_SCORE = re.compile(r"得分|自评分|评分$|评价分")
_LEVEL = re.compile(r"[一二三四]级(?:指标)?")
_VALUE = re.compile(
    r"填报数|计算用数|数值|金额|完成值|完成情况|实际值|实际完成|决算数?|本年|本期|数量|内容|结果|指标值|全年|数据"
)
_NOT_NOW = re.compile(r"上年|去年|同期|目标|年初|增减|差额|占比|比重|变动|累计|计划值|预期")
_VAGUE = re.compile(r"小计|合计")
_REMARK = re.compile(
    r"标准|说明|情况|原因|依据|来源|佐证|材料|备注|目标|指标值|单位|完成|评分|编码|算法"
)
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
_TOTAL_ROWS = frozenset({"总分", "合计", "总计", "总得分", "得分合计", "自评总分"})


def table_comparisons(reading: Reading, record: Record, done: set[Figure]) -> Iterator[Comparison]:
    """Compare every figure of the tables that the dossier knows; those in `done` are left out."""
    for table in reading.tables:
        for row in range(len(table.grid)):
            for column, figure in enumerate(table.grid[row]):
                if figure is None or figure in done:
                    continue
                found = _compared(table, row, column, figure, record, reading.year)
                if found is not None:
                    yield found


def _compared(
    table: TableReading, row: int, column: int, figure: Figure, record: Record, year: int | None
) -> Comparison | None:
    columns = table.columns_of(table.section_of(row))
    title = column_title(columns[column].title)
    context = table.row_text(row)
    same = record.of_value(figure)
    if year is not None and year != record.year:
        return None
    candidates = _candidates(table, row, column, title, figure, record)
    said = _YEAR.search(title + table.table.caption)
    candidates = tuple(k for k in candidates if said is None or int(said[0]) == k.year)
    if candidates:
        found = compare(figure, candidates, Match.NAME, context, is_plain=True)
        if found is not None:
            return found
    return compare(figure, same, Match.VALUE, context, is_plain=False)


def _candidates(
    table: TableReading, row: int, column: int, title: str, figure: Figure, record: Record
) -> tuple[Known, ...]:
    labels = _labels(table, row, column)
    aspect = _aspect(title)
    if aspect is not None:
        return _scores(table, row, labels, title, aspect, record)
    if _NOT_NOW.search(title):
        return ()
    for label in labels:
        both = record.named(bare(label + title))
        if both:
            return both
    if title and not _VALUE.search(title):
        return ()
    for label in labels:
        named = record.named(bare(label))
        fitting = tuple(k for k in named if k.figure and _fits(figure, k.figure))
        if fitting:
            return fitting
    return ()


def _fits(figure: Figure, known: Figure) -> bool:
    return figure.kind is known.kind or figure.kind is Kind.NUMBER


def _aspect(title: str) -> Aspect | None:
    for aspect, pattern in ((Aspect.FULL, _FULL), (Aspect.LOST, _LOST), (Aspect.SCORE, _SCORE)):
        if pattern.search(title):
            return aspect
    return None


def _scores(
    table: TableReading, row: int, labels: list[str], title: str, aspect: Aspect, record: Record
) -> tuple[Known, ...]:
    if _VAGUE.search(title):
        return ()
    level = _LEVEL.search(title)
    if level is not None:
        columns = table.columns_of(table.section_of(row))
        at = next((one.index for one in columns if one.title == level[0]), None)
        cell = None if at is None else table.table.rows[row][at]
        labels = [] if cell is None else [cell.text]
    # The nearest name is the row's own; one further left is that of a group it belongs to.
    for label in labels[:1]:
        if squeezed(label) in _TOTAL_ROWS:
            return record.named("总分", aspect)
        return record.named(bare(label), aspect)
    return ()


def _labels(table: TableReading, row: int, column: int) -> list[str]:
    """Give the names left of a figure, the nearest first; remarks and criteria are no names."""
    columns = table.columns_of(table.section_of(row))
    found: list[str] = []
    last = None
    for index in range(column - 1, -1, -1):
        cell = table.table.rows[row][index]
        if cell is None or cell is last:
            continue
        last = cell
        text = squeezed(cell.text)
        if text and not is_number(text) and not _REMARK.search(columns[index].title):
            found.append(text)
    return found
