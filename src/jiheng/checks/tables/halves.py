"""Cut a section into its halves: label columns with the columns of figures that they name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from jiheng.checks.figures import Figure
from jiheng.checks.tables.cells import is_blank, is_number, squeezed
from jiheng.checks.tables.grid import Column, TableReading
from jiheng.checks.tables.sections import Section
from jiheng.checks.tables.words import (
    Meaning,
    is_of_which,
    is_rate_row,
    meaning_of,
    numbering_level,
    total_rank,
    without_numbering,
)

_LABEL_HEADING = re.compile(r"项目|科目|名称|收入$|支出$|来源|用途|类别|内容|指标|编码|单位")
_SUBJECT = re.compile(r"\d{3}(?:\d\d){0,2}")
_JOINED_SUBJECT = re.compile(r"(\d{3}(?:\d\d){0,2})(?=[\u4e00-\u9fff])")
_PERIOD = re.compile(
    r"20\d\d年度?|(?:20\d\d年)?(?:第?[一二三四1-4]季度?|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?)"
)
_UNIT_HEADING = re.compile(r"(?:计量|度量|计算)单位")
_MOSTLY = 2
_TARGET = re.compile(r"[≥≤＞＜><=＝]|[\d.,，]+[%％\u4e00-\u9fff]*$|100%$")
_MOST_LEVELS = 3
"""一级指标、二级指标、三级指标: what follows them in words is a target or a result."""


@dataclass(frozen=True)
class Row:
    """Hold the words that name one row of a half.

    `depth` is the index of the first label column with words (a merged group's name counts for
    each of its rows), `indent` the spaces before its label, `code` its budget subject code.
    """

    index: int
    labels: tuple[str, ...]
    depth: int
    indent: int
    code: str

    @property
    def label(self) -> str:
        """Give the last label, which is the row's own name."""
        return self.labels[-1] if self.labels else ""

    @property
    def subject(self) -> str:
        """Give the last label that names the row, not what it should reach (≥95%, 基本建立)."""
        named = [label for label in self.labels[:4] if not _TARGET.match(label)]
        return named[min(len(named), _MOST_LEVELS) - 1] if named else self.label

    @cached_property
    def rank(self) -> int:
        """Tell how high a total the row is; 0 for a plain row."""
        return max((total_rank(label) for label in self.labels), default=0)

    @property
    def is_of_which(self) -> bool:
        """Tell whether the row opens a list of parts of the row above it."""
        return any(is_of_which(label) for label in self.labels)

    @property
    def is_rate(self) -> bool:
        """Tell whether the row holds rates, not amounts."""
        return any(is_rate_row(label) for label in self.labels)

    @property
    def numbering(self) -> int:
        """Give the level of the row's numbering, 0 without one."""
        return max((numbering_level(label) for label in self.labels), default=0)

    @property
    def name(self) -> str:
        """Give the row's name without its numbering and code."""
        return without_numbering(_JOINED_SUBJECT.sub("", self.label))


@dataclass(frozen=True, eq=False)
class Half:
    """Hold the label columns and value columns that belong together."""

    reading: TableReading
    section: Section
    label_columns: tuple[int, ...]
    value_columns: tuple[int, ...]

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Give the headings of the value columns."""
        columns = self.reading.columns_of(self.section)
        return tuple(columns[index] for index in self.value_columns)

    def meaning(self, column: int) -> Meaning:
        """Tell what a column holds."""
        title = self.reading.columns_of(self.section)[column].title
        if not title and self._has_rates:
            # Headings of rates stand over other columns: they may belong to this one.
            return Meaning.OTHER
        return meaning_of(title)

    @cached_property
    def _has_rates(self) -> bool:
        columns = self.reading.columns_of(self.section)
        return any(meaning_of(c.title) is Meaning.RATE for c in columns if c.title)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Give the body rows that have a label or a figure."""
        found = [self._row(index) for index in self.section.rows]
        return tuple(
            row
            for row in found
            if row.labels or any(self.figure(row.index, c) for c in self.value_columns)
        )

    @cached_property
    def by_index(self) -> dict[int, Row]:
        """Give each row by its place in the table."""
        return {row.index: row for row in self.rows}

    @cached_property
    def positions(self) -> dict[int, int]:
        """Give by its place in the table where each row stands among `rows`."""
        return {row.index: position for position, row in enumerate(self.rows)}

    @cached_property
    def lists_periods(self) -> bool:
        """Tell whether the rows are quarters or months, so that 累计 columns run on."""
        return sum(any(_PERIOD.fullmatch(x) for x in row.labels) for row in self.rows) > 2

    def figure(self, row: int, column: int) -> Figure | None:
        """Give the figure of a cell."""
        return self.reading.grid[row][column]

    def is_unknown(self, row: int, column: int) -> bool:
        """Tell whether a cell says something that is no plain figure (words, a range)."""
        cell = self.reading.table.rows[row][column]
        return (
            self.figure(row, column) is None and cell is not None and not is_blank(cell.text)
        ) or self._is_covered(row, column)

    def covering_row(self, row: int, column: int) -> int | None:
        """Give the first row of the merged cell that reaches down into a row, if one does."""
        if not self._is_covered(row, column):
            return None
        cell, first = self.reading.table.rows[row][column], row
        while first and self.reading.table.rows[first - 1][column] is cell:
            first -= 1
        return first

    def _is_covered(self, row: int, column: int) -> bool:
        cell = self.reading.table.rows[row][column]
        above = self.reading.table.rows[row - 1][column] if row else None
        return cell is not None and cell is above and not is_blank(cell.text)

    def _names_units(self, column: int) -> bool:
        """Tell whether a column only says in what its row is counted (计量单位)."""
        return (
            _UNIT_HEADING.fullmatch(self.reading.columns_of(self.section)[column].title) is not None
        )

    def _row(self, index: int) -> Row:
        labels: list[str] = []
        depth: int | None = None
        indent, code = 0, ""
        table = self.reading.table
        for position, column in enumerate(self.label_columns):
            cell = table.rows[index][column]
            if cell is None or not cell.text.strip() or (labels and self._names_units(column)):
                continue
            text = squeezed(cell.text)
            if _SUBJECT.fullmatch(text):
                code = code or text
                continue
            if is_number(cell.text) and re.fullmatch(r"\d{1,3}", text):
                continue
            joined = _JOINED_SUBJECT.match(text)
            code = code or (joined[1] if joined else "")
            if not labels or labels[-1] != text:
                labels.append(text)
            first = (
                cell.place.row is None or index == 0 or table.rows[index - 1][column] is not cell
            )
            if depth is None:
                depth = position
            if first:
                indent = len(cell.text) - len(cell.text.lstrip())
        return Row(index, tuple(labels), depth or 0, indent, code)


def halves(reading: TableReading) -> Iterator[Half]:
    """Give the halves of every section of a table."""
    for section in reading.sections:
        yield from _halves(reading, section)


def _halves(reading: TableReading, section: Section) -> Iterator[Half]:
    values = {c for c in range(reading.table.width) if _holds_values(reading, section, c)}
    labels: list[int] = []
    taken: list[int] = []
    for column in range(reading.table.width):
        if column in values:
            taken.append(column)
        elif not taken:
            labels.append(column)
        elif _opens_half(reading, section, column, values):
            yield Half(reading, section, tuple(labels), tuple(taken))
            labels, taken = [column], []
    if taken:
        yield Half(reading, section, tuple(labels), tuple(taken))


def _holds_values(reading: TableReading, section: Section, column: int) -> bool:
    figures = filled = 0
    for row in section.rows:
        cell = reading.table.rows[row][column]
        if cell is None or is_blank(cell.text) or _is_repeated(reading, row, column):
            continue
        filled += 1
        figures += reading.grid[row][column] is not None
    return figures > 0 and figures * _MOSTLY >= filled


def _is_repeated(reading: TableReading, row: int, column: int) -> bool:
    cell = reading.table.rows[row][column]
    left = reading.table.rows[row][column - 1] if column else None
    above = reading.table.rows[row - 1][column] if row else None
    return cell is left or cell is above


def _opens_half(reading: TableReading, section: Section, column: int, values: set[int]) -> bool:
    """Tell whether a text column names the figures right of it, not those left of it."""
    following = column + 1
    while following < reading.table.width and following not in values:
        following += 1
    if following >= reading.table.width:
        return False
    title = reading.columns_of(section)[column].title
    if not _LABEL_HEADING.search(title) and title:
        return False
    heads = {c.title for c in reading.columns_of(section) if c.index < column}
    texts = [
        squeezed(cell.text)
        for row in section.rows
        for c in range(column, following)
        if (cell := reading.table.rows[row][c]) is not None
        and cell is not reading.table.rows[row][c - 1]
    ]
    return any(total_rank(text) for text in texts) or (
        title in heads
        and any(
            _SUBJECT.fullmatch(text) or _JOINED_SUBJECT.match(text) or numbering_level(text)
            for text in texts
        )
    )
