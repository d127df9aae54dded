"""Read a score table: indicators with their full points, scores, deductions and reasons."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from jiheng.checks.document import Cell
from jiheng.checks.figures import Figure, Kind
from jiheng.checks.reading import Reading
from jiheng.checks.tables.cells import is_blank
from jiheng.checks.tables.grid import TableReading
from jiheng.checks.tables.halves import Half, Row, halves
from jiheng.checks.tables.sections import Section
from jiheng.checks.tables.words import Meaning, division_of

_BONUS = re.compile(r"加分|加减分|附加|奖励分|激励|扣分|减分|调整分|增减分")
_REASON = re.compile(
    r"(?:偏差|扣分|未完成|失分|减分|差异|未达标?).{0,4}(?:原因|说明|情况|分析)|原因分析|改进措施|原因及措施|扣分点|得分说明|原因"
)
_SUBTOTAL_TITLE = re.compile(r".*(?:合计|小计|总分|得分小计|一级得分|二级得分|汇总)")
_RATE_TITLE = re.compile(r"执行率|预算执行")
_RATE_LABEL = re.compile(r"(?:年度|全年|项目)?(?:预算|资金)?(?:执行率|执行进度)(?:[（(].*[）)])?")
_REACHED_TITLE = re.compile(r"完成值|实际值|完成情况|执行情况")


@dataclass(frozen=True, eq=False)
class ScoreTable:
    """Hold one section of a score table as a single half: labels, full points, scores."""

    half: Half
    scores: tuple[int, ...]
    fulls: tuple[int, ...]
    deductions: tuple[int, ...]

    @property
    def reading(self) -> TableReading:
        """Give the table."""
        return self.half.reading

    @property
    def section(self) -> Section:
        """Give the section."""
        return self.half.section

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Give the rows that score one indicator each: no totals, no rows of a group."""
        return tuple(row for row in self.half.rows if not row.rank)

    @cached_property
    def score(self) -> int | None:
        """Give the column of the scores of single indicators: the fullest, the first if even."""
        return self._fullest(self.scores)

    @cached_property
    def full(self) -> int | None:
        """Give the column of the full points of single indicators, the last if even."""
        return self._fullest(tuple(reversed(self.fulls)))

    def _fullest(self, columns: tuple[int, ...]) -> int | None:
        counts = {
            c: sum(self.half.figure(r.index, c) is not None for r in self.rows) for c in columns
        }
        return max(columns, key=lambda c: counts[c]) if columns else None

    @cached_property
    def group_columns(self) -> tuple[tuple[int, int], ...]:
        """Give the columns of group points (merged 合计, 一级分值), each with its single column."""
        found: list[tuple[int, int]] = []
        columns = self.reading.columns_of(self.section)
        for column in self.half.value_columns:
            title = columns[column].title
            if column in self.fulls and column != self.full and self.full is not None:
                found.append((column, self.full))
            elif column in self.scores and column != self.score and self.score is not None:
                if self._is_grouped(column):
                    found.append((column, self.score))
            elif (
                column not in (*self.fulls, *self.scores)
                and _SUBTOTAL_TITLE.fullmatch(title)
                and (single := self.score if self.score is not None else self.full) is not None
            ):
                found.append((column, single))
        return tuple(found)

    def _is_grouped(self, column: int) -> bool:
        return any(
            (cell := self.cell(row.index, column)) is not None and cell.row_span > 1
            for row in self.rows
        )

    @cached_property
    def reason_columns(self) -> tuple[int, ...]:
        """Give the columns that ask why points were lost and what is done about it."""
        return tuple(
            column.index
            for column in self.reading.columns_of(self.section)
            if _REASON.search(column.title)
        )

    def cell(self, row: int, column: int) -> Cell | None:
        """Give a cell."""
        return self.reading.table.rows[row][column]

    def groups(self, column: int, single: int) -> Iterator[tuple[Figure, list[Figure], bool]]:
        """Give each group's points with the points of its rows.

        The last item says whether the cell is merged over its rows, so that the group is sure;
        without merging it reaches down to the next filled cell of its column.
        """
        # One cell over both columns is the row's own score: the row heads a group, or is one alone.
        alone = {
            r.index for r in self.rows if self.cell(r.index, column) is self.cell(r.index, single)
        }
        rows = [row for row in self.rows if row.index not in alone]
        filled = [r for r in rows if self.half.figure(r.index, column) is not None]
        for order, row in enumerate(filled):
            figure = self.half.figure(row.index, column)
            cell = self.cell(row.index, column)
            if figure is None or cell is None:
                continue
            end = filled[order + 1].index if order + 1 < len(filled) else self.section.end
            is_merged = cell.row_span > 1
            if is_merged:
                end = row.index + cell.row_span
            else:
                heads = (r.index for r in self.half.rows if r.rank or r.index in alone)
                ends = [index for index in heads if index > row.index]
                end = min([end, *ends[:1]])
            inside = [r for r in rows if row.index <= r.index < end]
            if any(self.half.is_unknown(r.index, single) for r in inside):
                continue
            parts = [f for r in inside if (f := self.half.figure(r.index, single)) is not None]
            if parts:
                yield figure, parts, is_merged

    def is_bonus(self, row: Row) -> bool:
        """Tell whether a row adds or takes points beyond the full ones."""
        return any(_BONUS.search(label) for label in row.labels)


def score_tables(table: TableReading) -> Iterator[ScoreTable]:
    """Give the sections of a table that have a column of scores or full points."""
    for half in halves(table):
        columns = table.columns_of(half.section)
        by_meaning: dict[Meaning, list[int]] = {}
        for index in half.value_columns:
            by_meaning.setdefault(half.meaning(index), []).append(index)
        scores = tuple(by_meaning.get(Meaning.SCORE, []))
        fulls = tuple(by_meaning.get(Meaning.FULL, []))
        deductions = tuple(
            c for c in by_meaning.get(Meaning.DEDUCTION, []) if "原因" not in columns[c].title
        )
        if scores or fulls:
            yield ScoreTable(half, scores, fulls, deductions)


def all_score_tables(reading: Reading) -> Iterator[ScoreTable]:
    """Give the score tables of a document."""
    for table in reading.tables:
        yield from score_tables(table)


def scores_elsewhere(mine: ScoreTable, column: int) -> list[list[Figure]]:
    """Give scores (or full points) of other sections of the same form that a total may include.

    The self-evaluation form of a project scores 预算执行率 in a section of its own.
    """
    wanted = Meaning.SCORE if column in mine.scores else Meaning.FULL
    found: list[Figure] = []
    for other in score_tables(mine.reading):
        if other.section == mine.section:
            continue
        columns = other.scores if wanted is Meaning.SCORE else other.fulls
        for row in other.half.rows:
            figures = [f for c in columns if (f := other.half.figure(row.index, c)) is not None]
            if figures:
                found.append(figures[0])
    first = [figure for figure in found[:1] if figure.kind in (Kind.SCORE, Kind.NUMBER)]
    return [first, found] if len(found) > 1 else ([first] if first else [])


def is_reason_blank(table: ScoreTable, row: Row) -> bool:
    """Tell whether all cells of a row that ask for a reason state nothing."""
    cells = [table.cell(row.index, column) for column in table.reason_columns]
    return bool(cells) and all(cell is not None and is_blank(cell.text) for cell in cells)


def rate_of(table: ScoreTable, row: Row) -> Figure | None:
    """Give the execution rate printed in a row: in a column headed so (B/A with 预算 and 执行
    named by letters as well), or as the result of the indicator 预算执行率.
    """
    columns = table.reading.columns_of(table.section)
    is_rate_row = bool(_RATE_LABEL.fullmatch(row.label))
    found = [
        figure
        for column in columns
        if (
            _RATE_TITLE.search(column.title)
            or division_of(column.title) is not None
            or (is_rate_row and _REACHED_TITLE.search(column.title))
        )
        and (figure := table.half.figure(row.index, column.index)) is not None
        and figure.kind is Kind.RATE
    ]
    return found[0] if len(found) == 1 else None
