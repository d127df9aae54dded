"""Read a table: header rows, label columns, the unit of each column, the figure of each cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from jiheng.checks.document import Cell, Table
from jiheng.checks.figures import Figure, read_tokens
from jiheng.checks.sentences import Sentence, cut_sentences
from jiheng.checks.tables.cells import is_number, squeezed
from jiheng.checks.tables.sections import Section, distinct, find_sections
from jiheng.checks.tables.turning import turned
from jiheng.quantities import Unit
from jiheng.quantities.units import find_unit

_UNIT_NOTE = re.compile(r"(?:金额)?单位\s*[:：]?\s*(?:人民币)?\s*(元|千元|万元|百万元|亿元)")
_HEADER_UNIT = re.compile(r"[（(]\s*(?:单位[:：]?\s*)?([^（()）]{1,6})\s*[）)]")
_ROW_UNIT = re.compile(
    r"[（(](元|千元|万元|亿元|[%％]|人|人次|户|家|件|个|台|辆|平方米|公里|亩|吨|张|天|次)[）)]$"
)
_RATE = re.compile(r"率|占比|比重|比例|百分比|增幅|降幅|进度|％|%|幅度")
_SCORE = re.compile(r"得分|分值|满分|权重|自评分|评分|扣分|失分|丢分|加分|分数|标准分")
_CODE = re.compile(r"编码|代码|序号|行次|编号|科目编|^栏次$|联系电话|电话|备注|邮编|时间|日期|年份")
_COUNTED = re.compile(r"数量|个数|人数|家数|户数|项数|件数|次数|台数|人次|套数|辆|面积|指标数")
_SECTION_UNIT = re.compile(
    r"(?:资金|金额|预算|收支|经费|支出|收入|投资)[^（()）]{0,6}[（(]\s*(?:单位[:：]?)?(元|千元|万元|百万元|亿元)\s*[）)]"
)
_SUM_OF_SCORES = re.compile(r".*(?:合计|小计|总分)")
_FORMULA = re.compile(r"[（(][^（()）]*[×*÷][^（()）]*[）)]")
_SIGN = re.compile(r"[%％]")
_MONEY_LABEL = re.compile(r".*(?:预算|资金|金额|支出|收入|经费)(?:数|额|总额|金额|合计)?")
_PERCENT_FROM = 2
_FEWEST_LINES = 6


@dataclass(frozen=True)
class Column:
    """Hold one column: the words of its header rows from the top, and its unit if stated."""

    index: int
    header: tuple[str, ...]
    unit: Unit | None

    @property
    def title(self) -> str:
        """Give the header words joined."""
        return "".join(self.header)


@dataclass(frozen=True, eq=False)
class TableReading:
    """Hold a table with its figures; rows and columns count from 0 here."""

    table: Table
    block: int
    """The index of the table in the document."""

    @cached_property
    def unit(self) -> Unit | None:
        """Give the money unit that the note, the caption or a header row states for all."""
        heads = [self.table.note, self.table.caption]
        heads += [cell.text for row in self.table.rows[:3] for cell in row if cell is not None]
        for text in heads:
            match = _UNIT_NOTE.search(text)
            if match:
                return find_unit(match[1])
        return None

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Give the stretches of rows that stand under a header of their own."""
        return find_sections(self.table.rows)

    @cached_property
    def header_rows(self) -> int:
        """Count the rows of the first header that stands above figures."""
        return self._main.body

    @cached_property
    def _main(self) -> Section:
        headed = [s for s in self.sections if s.body > s.start]
        for section in headed:
            rows = self.table.rows[section.body : section.end]
            if any(is_number(cell.text) for row in rows for cell in distinct(row)):
                return section
        return headed[0] if headed else Section(0, 0, len(self.table.rows))

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Give the columns with the words of the first header."""
        return self.columns_of(self._main)

    def columns_of(self, section: Section) -> tuple[Column, ...]:
        """Give the columns as one section heads them."""
        return self._columns_by_section[section]

    def section_of(self, row: int) -> Section:
        """Give the section that a row stands in."""
        return next(s for s in self.sections if s.start <= row < s.end)

    @cached_property
    def _columns_by_section(self) -> dict[Section, tuple[Column, ...]]:
        return {
            section: tuple(self._column(index, section) for index in range(self.table.width))
            for section in (*self.sections, self._main)
        }

    def _column(self, index: int, section: Section) -> Column:
        words: list[str] = []
        last: Cell | None = None
        for row in self.table.rows[section.start : section.body]:
            cell = row[index]
            if cell is None or cell is last or cell.column_span >= self.table.width:
                continue
            last = cell
            text = squeezed(cell.text)
            if text and not text.isdigit():
                words.append(text)
        return Column(index, tuple(words), self._unit_of("".join(words), index, section))

    def _unit_of(self, title: str, index: int, section: Section) -> Unit | None:
        if _CODE.search(title):
            return None
        for match in _HEADER_UNIT.finditer(title):
            found = find_unit(match[1].strip())
            if found is not None:
                return found
        if _RATE.search(_FORMULA.sub("", title)):
            percent = re.search(r"[%％]", title) or self._prints_percents(index, section)
            return find_unit("%") if percent else None
        if _SCORE.search(title):
            return find_unit("分")
        if _COUNTED.search(title):
            return None
        return self._section_units[section] or self.unit or self._score_unit(title, section)

    def _score_unit(self, title: str, section: Section) -> Unit | None:
        """Give 分 for a 合计 beside columns of scores."""
        is_sum = _SUM_OF_SCORES.fullmatch(title) is not None
        return find_unit("分") if is_sum and section in self._scored_sections else None

    @cached_property
    def _scored_sections(self) -> frozenset[Section]:
        """Give the sections whose heads name scores."""
        found: set[Section] = set()
        for section in (*self.sections, self._main):
            heads = self.table.rows[section.start : section.body]
            texts = [squeezed(cell.text) for row in heads for cell in distinct(row)]
            if any(_SCORE.search(text) for text in texts):
                found.add(section)
        return frozenset(found)

    def _prints_percents(self, index: int, section: Section) -> bool:
        """Tell whether bare numbers under a heading of rates can only be percents (98.5)."""
        for row in self.table.rows[section.body : section.end]:
            cell = row[index]
            if cell is not None and is_number(cell.text):
                digits = re.sub(r"[^\d.]", "", cell.text)
                if digits.split(".")[0].isdigit() and int(digits.split(".")[0]) >= _PERCENT_FROM:
                    return True
        return False

    @cached_property
    def _section_units(self) -> dict[Section, Unit | None]:
        """Give the money unit that a heading such as 项目资金（万元） states for its section."""
        found: dict[Section, Unit | None] = {}
        for section in self.sections:
            heads = self.table.rows[section.start : section.body + 1]
            texts = [squeezed(cell.text) for row in heads for cell in distinct(row)]
            matches = {match[1] for text in texts if (match := _SECTION_UNIT.search(text))}
            found[section] = find_unit(matches.pop()) if len(matches) == 1 else None
        return found

    @cached_property
    def _header_lines(self) -> frozenset[int]:
        return frozenset(i for s in self.sections for i in range(s.start, s.body))

    @cached_property
    def grid(self) -> tuple[tuple[Figure | None, ...], ...]:
        """Give the figure of every cell that holds one figure and nothing else.

        A merged cell gives its figure at its first position only.
        """
        rows: list[tuple[Figure | None, ...]] = []
        seen: set[int] = set()
        for index, row in enumerate(self.table.rows):
            figures: list[Figure | None] = []
            columns = self.columns_of(self.section_of(index))
            for column, cell in enumerate(row):
                if cell is None or id(cell) in seen or index in self._header_lines:
                    figures.append(None)
                    continue
                seen.add(id(cell))
                figures.append(self._cell_figure(cell, columns[column], index))
            rows.append(tuple(figures))
        return tuple(rows)

    def _cell_figure(self, cell: Cell, column: Column, row: int) -> Figure | None:
        text = cell.text
        if not is_number(text) or _CODE.search(column.title):
            return None
        if column.index in self._line_columns:
            return None
        unit = self.unit if self._is_money_among_rates(cell, column, row) else column.unit
        if column.index not in self._columns_with_unit:
            unit = self._row_units[row] or unit
        tokens = read_tokens(text, cell.place, unit)
        figures = [token for token in tokens if isinstance(token, Figure)]
        return figures[0] if len(figures) == 1 and len(tokens) == 1 else None

    @cached_property
    def _line_columns(self) -> frozenset[int]:
        """Give the columns that only number the lines (行次), whatever they are called."""
        found: set[int] = set()
        for index in range(self.table.width):
            cells = [
                row[index] for i, row in enumerate(self.table.rows) if i not in self._header_lines
            ]
            texts = [
                cell.text.strip() for cell in cells if cell is not None and is_number(cell.text)
            ]
            if len(texts) >= _FEWEST_LINES and all(text.isdecimal() for text in texts):
                numbers = [int(text) for text in texts]
                if all(b - a == 1 for a, b in pairwise(numbers)):
                    found.add(index)
        return frozenset(found)

    @cached_property
    def _columns_with_unit(self) -> frozenset[int]:
        """Give the columns whose own headings say what they are in."""
        return frozenset(
            column.index
            for section in (*self.sections, self._main)
            for column in self.columns_of(section)
            if _HEADER_UNIT.search(column.title)
            or _RATE.search(column.title)
            or _SCORE.search(column.title)
        )

    @cached_property
    def _row_units(self) -> tuple[Unit | None, ...]:
        return tuple(map(self._row_unit, range(len(self.table.rows))))

    def _row_unit(self, row: int) -> Unit | None:
        """Give the unit that the name of a row states: 门诊人次（人）."""
        for cell in self.table.rows[row]:
            text = "" if cell is None else squeezed(cell.text)
            if text and not is_number(text):
                match = _ROW_UNIT.search(text)
                return find_unit(match[1]) if match else None
        return None

    def _is_money_among_rates(self, cell: Cell, column: Column, row: int) -> bool:
        """Tell whether a bare number stands at 全年预算 in a column whose rates carry a sign."""
        if column.unit is None or column.unit.dimension != "rate" or _SIGN.search(cell.text):
            return False
        section = self.section_of(row)
        cells = (self.table.rows[other][column.index] for other in section.rows)
        return _MONEY_LABEL.fullmatch(self.label(row, column.index)) is not None and any(
            other is not None and _SIGN.search(other.text) for other in cells
        )

    def label(self, row: int, column: int) -> str:
        """Give the words that name a row for a column: those of the nearest text cell left.

        In a table of two halves side by side the right half has its own label column.
        """
        for index in range(column - 1, -1, -1):
            cell = self.table.rows[row][index]
            if cell is None:
                continue
            text = squeezed(cell.text)
            if text and not is_number(text):
                return text
            if self._is_text_column(index):
                return text
        return ""

    def labels(self, row: int) -> tuple[str, ...]:
        """Give the words of all text cells of a row, from the left."""
        words: list[str] = []
        last: Cell | None = None
        for cell in self.table.rows[row]:
            if cell is None or cell is last:
                continue
            last = cell
            text = squeezed(cell.text)
            if text and not is_number(text):
                words.append(text)
        return tuple(words)

    def _is_text_column(self, index: int) -> bool:
        return index in self._text_columns

    @cached_property
    def _text_columns(self) -> frozenset[int]:
        found: set[int] = set()
        for index in range(self.table.width):
            if _CODE.search(self.columns[index].title):
                continue
            texts = [
                cell.text
                for row in self.table.rows[self.header_rows :]
                if (cell := row[index]) is not None and cell.text.strip()
            ]
            numeric = sum(is_number(text) for text in texts)
            if texts and numeric * 2 < len(texts):
                found.add(index)
        return frozenset(found)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Give the sentences of the cells that hold words, body rows only."""
        found: list[Sentence] = []
        seen: set[int] = set()
        for row in self.table.rows:
            for cell in row:
                if cell is None or id(cell) in seen:
                    continue
                seen.add(id(cell))
                if is_number(cell.text) or not cell.text.strip():
                    continue
                tokens = read_tokens(cell.text, cell.place)
                found += cut_sentences(cell.text, tokens, cell.place, self.block, 0)
        return tuple(found)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Give every figure of the table once."""
        plain = [figure for row in self.grid for figure in row if figure is not None]
        return tuple(plain + [f for sentence in self.sentences for f in sentence.figures])

    def row_text(self, row: int) -> str:
        """Write a row as one line, for the context of a finding."""
        if row not in self._row_texts:
            self._row_texts[row] = self._row_text(row)
        return self._row_texts[row]

    @cached_property
    def _row_texts(self) -> dict[int, str]:
        return {}

    def _row_text(self, row: int) -> str:
        texts: list[str] = []
        last: Cell | None = None
        for cell in self.table.rows[row]:
            if cell is not None and cell is not last:
                texts.append(" ".join(cell.text.split()))
            last = cell
        return " | ".join(texts)

    def row_of(self, figure: Figure) -> int:
        """Give the (first) row of the cell that a figure stands in."""
        return next(
            i
            for i, row in enumerate(self.table.rows)
            if any(cell is not None and cell.place == figure.place for cell in row)
        )

    def filled(self, column: int) -> Iterator[tuple[int, Figure]]:
        """Give the rows of a column that hold a figure, with it."""
        for index, row in enumerate(self.grid):
            figure = row[column]
            if figure is not None:
                yield index, figure


def read_table(table: Table, block: int) -> TableReading:
    """Read a table of a document; `block` is its index in it."""
    return TableReading(turned(table), block)
