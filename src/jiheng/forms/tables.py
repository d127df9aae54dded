"""A sheet of text and how it lies on a form: header row, columns, data rows."""

import re
import unicodedata
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from jiheng.forms.catalogue import FormSheet
from jiheng.forms.errors import FormError, nearest
from jiheng.forms.rows.cells import Column, clean

MAX_ROWS = 50_000
"""Data rows that one sheet may have."""
EXAMPLE_MARK = "示例："
"""What the example row of a template begins with."""
CARD_HEADERS = ("项目", "内容", "说明")

_HEADER_SEARCH = 10
_UNIT_BEHIND = re.compile(r"(?P<name>.+?)[（(](?P<unit>[^（）()]+)[）)]")


@dataclass(frozen=True)
class Mark:
    """Hold what a reader noticed about one cell beside its text.

    A `date` mark only matters in a column that does not hold dates.
    """

    what: str
    expected: str = ""
    advice: str = ""
    severity: Literal["error", "warning"] = "error"
    is_date: bool = False


@dataclass
class RawSheet:
    """Hold the text of one sheet as it was read; `rows[0]` is row 1, cells start at column A.

    `merged` lists first row, first column, last row, last column; rows from 1, columns from 0.
    `is_filled` says that a sheet has content although its rows were not read.
    """

    title: str
    file: str
    rows: list[list[str]]
    marks: dict[tuple[int, int], Mark] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    is_filled: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """Hold the texts of one row by field name, with the row's number in the sheet."""

    number: int
    cells: Mapping[str, str]


@dataclass
class Table:
    """Hold the rows of one form with the places they were read from.

    `columns` maps field names to column numbers from 0; `card_rows` maps fields to rows where
    the form is a card.
    """

    sheet: FormSheet
    file: str
    columns: dict[str, int]
    rows: list[TableRow]
    card_rows: dict[str, int] = field(default_factory=dict)
    header_row: int = 1

    def place(self, row: TableRow, name: str) -> tuple[int, str]:
        """Give row number and column letter of a field of a row."""
        if self.sheet.is_card:
            return self.card_rows.get(name, self.header_row), "B"
        # A column that was left out would stand behind the last one.
        at = self.columns.get(name, max(self.columns.values(), default=-1) + 1)
        return row.number, letter(at)

    def address(self, row: TableRow, name: str) -> str:
        """Give the full address, such as `采购管理!C3`."""
        number, column = self.place(row, name)
        return f"{self.sheet.title}!{column}{number}"

    def error(
        self,
        row: TableRow,
        name: str,
        what: str,
        expected: str = "",
        advice: str = "",
        severity: Literal["error", "warning"] = "error",
    ) -> FormError:
        """Make the error of one cell."""
        number, column = self.place(row, name)
        return FormError(
            what,
            self.sheet.title,
            number,
            column,
            self.sheet.model.column(name).header,
            row.cells.get(name, ""),
            expected,
            advice,
            self.file,
            severity,
        )


def letter(column: int) -> str:
    """Name a column counted from 0 as spreadsheets do.

    >>> letter(0), letter(25), letter(26), letter(702)
    ('A', 'Z', 'AA', 'AAA')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def lay_out(raw: RawSheet, sheet: FormSheet, errors: list[FormError]) -> Table | None:
    """Find a form's header and data rows in a sheet; add what is wrong to `errors`.

    Gives None where the header is missing or incomplete: its rows can not be judged.
    """
    layout = _CardLayout(raw, sheet) if sheet.is_card else _ListLayout(raw, sheet)
    table = layout.table()
    errors.extend(layout.errors)
    return table


def plain_header(text: str) -> str:
    """Reduce a header to its words: no blanks, star, or difference of width.

    >>> plain_header("＊ 预算总额\\n（万元）")
    '预算总额(万元)'
    """
    narrow = unicodedata.normalize("NFKC", clean(text))
    return "".join(narrow.split()).lstrip("*")


def trimmed(row: list[str]) -> list[str]:
    """Clean the cells of a row."""
    return [clean(text) for text in row]


class _Layout:
    def __init__(self, raw: RawSheet, sheet: FormSheet) -> None:
        self.raw, self.sheet = raw, sheet
        self.errors: list[FormError] = []
        self.by_header: dict[str, Column] = {}
        for column in sheet.columns:
            for name in (column.header, *column.aliases):
                self.by_header.setdefault(plain_header(name), column)

    def report(
        self,
        what: str,
        row: int | None = None,
        column: int | None = None,
        header: str = "",
        value: str = "",
        expected: str = "",
        advice: str = "",
        severity: Literal["error", "warning"] = "error",
    ) -> None:
        self.errors.append(
            FormError(
                what,
                self.sheet.title,
                row,
                "" if column is None else letter(column),
                header,
                value,
                expected,
                advice,
                self.raw.file,
                severity,
            )
        )

    def no_header(self, expected: str) -> None:
        self.report(
            "没有找到表头" if any(map(any, self.raw.rows)) else "表是空的",
            expected=f"首行为表头：{expected}",
            advice="用 jiheng forms 生成空表，照其表头填写",
        )

    def find(self, text: str) -> tuple[Column | None, str]:
        """Find the column of a header, and the unit that the header has in brackets."""
        name = plain_header(text)
        if name in self.by_header:
            return self.by_header[name], ""
        match = _UNIT_BEHIND.fullmatch(name)
        if match is None:
            return None, ""
        return self.by_header.get(match["name"]), match["unit"]

    def report_unknown(
        self, what: str, row: int, at: int, text: str, found: Container[str], leave: str
    ) -> None:
        """Refuse a name that looks like one still missing; say that any other was left out."""
        absent = [
            plain_header(name)
            for column in self.sheet.columns
            if column.name not in found
            for name in (column.header, *column.aliases)
        ]
        near = nearest(plain_header(text), absent)
        if near:
            self.report(f"不认识的{what}", row, at, value=text, advice=f"是否应为“{near}”？{leave}")
        else:
            advice = "要读取的，按填报表格改正名称"
            words = f"不认识的{what}，没有读取"
            self.report(words, row, at, value=text, advice=advice, severity="warning")
            self.errors[-1] = replace(self.errors[-1], is_ignored=True)

    def refuse_merged(self, header_row: int) -> None:
        for first_row, first, last_row, last in self.raw.merged:
            if last_row > header_row:
                advice = "取消合并，逐格填写"
                area = f"{letter(first)}{first_row}:{letter(last)}{last_row}"
                self.report(f"{area} 是合并单元格", first_row, first, advice=advice)

    def mark(self, row: int, at: int, column: Column, text: str) -> None:
        mark = self.raw.marks.get((row, at))
        if mark is None or (mark.is_date and column.kind == "date"):
            return
        self.report(
            mark.what, row, at, column.header, text, mark.expected, mark.advice, mark.severity
        )


class _ListLayout(_Layout):
    def table(self) -> Table | None:
        header_row = self._header_row()
        if header_row is None:
            self.no_header("、".join(c.header for c in self.sheet.columns if c.required))
            return None
        columns = self._columns(header_row)
        if any(c.required and c.name not in columns for c in self.sheet.columns):
            return None
        self.refuse_merged(header_row)
        rows = list(self._rows(header_row, columns))
        return Table(self.sheet, self.raw.file, columns, rows, header_row=header_row)

    def _header_row(self) -> int | None:
        """Choose the row with the most known headers among the first ones."""
        best, known = None, 0
        for number, row in enumerate(self.raw.rows[:_HEADER_SEARCH], start=1):
            found = sum(1 for text in row if text.strip() and self.find(text)[0])
            if found > known:
                best, known = number, found
        return best

    def _columns(self, header_row: int) -> dict[str, int]:
        columns: dict[str, int] = {}
        unknown: list[tuple[int, str]] = []
        for at, text in enumerate(trimmed(self.raw.rows[header_row - 1])):
            column, unit = self.find(text)
            if not text:
                self._refuse_headless(header_row, at)
            elif column is None:
                unknown.append((at, text))
            elif column.name in columns:
                first = letter(columns[column.name])
                self.report("表头重复", header_row, at, text, advice=f"与 {first} 列合并为一列")
            else:
                columns[column.name] = at
                self._check_unit(column, unit, header_row, at, text)
        for at, text in unknown:
            leave = "不需要的列请删去或移到别的表"
            self.report_unknown("表头", header_row, at, text, columns, leave)
        for column in self.sheet.columns:
            if column.required and column.name not in columns:
                self.report(
                    f"缺少必需的列“{column.header}”",
                    header_row,
                    expected=f"表头中有“{column.header}”",
                    advice=f"在第{header_row}行补上该表头并填写",
                )
        return columns

    def _refuse_headless(self, header_row: int, at: int) -> None:
        for number, row in enumerate(self.raw.rows[header_row:], start=header_row + 1):
            if at < len(row) and row[at] and clean(row[at]):
                advice = "补上表头，或删去这一列"
                self.report("这一列没有表头", number, at, value=clean(row[at]), advice=advice)
                return

    def _check_unit(self, column: Column, unit: str, row: int, at: int, text: str) -> None:
        if unit and column.kind == "number" and unit != column.unit:
            self.report(
                f"表头写的单位是“{unit}”",
                row,
                at,
                text,
                expected=f"单位“{column.unit}”",
                advice=f"换算为{column.unit}后改正表头，或在每个数后写明单位",
            )

    def _rows(self, header_row: int, columns: dict[str, int]) -> Iterator[TableRow]:
        by_place = [(at, self.sheet.model.column(name)) for name, at in columns.items()]
        for number, row in enumerate(self.raw.rows[header_row:], start=header_row + 1):
            first = next((text for text in map(clean, filter(None, row)) if text), "")
            if first.startswith(EXAMPLE_MARK) and self._is_example(row, columns):
                continue
            if first:
                yield TableRow(number, {c.name: row[at] for at, c in by_place if at < len(row)})
            if self.raw.marks:
                for at, column in by_place:
                    self.mark(number, at, column, row[at] if at < len(row) else "")

    def _is_example(self, row: list[str], columns: dict[str, int]) -> bool:
        """Tell whether a row is the template's own; one that says anything else is data."""
        examples = dict.fromkeys(range(len(row)), "")
        for column in self.sheet.columns:
            if column.name in columns:
                examples[columns[column.name]] = clean(column.example)
        first = self.sheet.columns[0]
        at = columns.get(first.name, len(row))
        if at >= len(row) or clean(row[at]) != clean(EXAMPLE_MARK + first.example):
            return False
        return all(
            text in {"", examples[other]}
            for other, text in enumerate(map(clean, row))
            if other != at
        )


class _CardLayout(_Layout):
    def table(self) -> Table | None:
        header_row = self._header_row()
        if header_row is None:
            self.no_header("、".join(CARD_HEADERS[:2]))
            return None
        self.refuse_merged(header_row)
        cells: dict[str, str] = {}
        places: dict[str, int] = {}
        unknown: list[tuple[int, str]] = []
        for number, row in enumerate(self.raw.rows[header_row:], start=header_row + 1):
            label, text = (*trimmed(row[:2]), "", "")[:2]
            column = self.find(label)[0]
            if not label:
                if text:
                    advice = "在“项目”栏写明填的是什么"
                    self.report("这一行没有项目名称", number, 1, value=text, advice=advice)
            elif column is None:
                unknown.append((number, label))
            elif column.name in places:
                advice = f"与第{places[column.name]}行合并为一行"
                self.report("项目重复", number, 0, value=label, advice=advice)
            else:
                cells[column.name], places[column.name] = text, number
                self.mark(number, 1, column, text)
        for number, label in unknown:
            self.report_unknown("项目", number, 0, label, places, "不需要的行请删去")
        missing = [c for c in self.sheet.columns if c.required and c.name not in places]
        for column in missing:
            advice = f"加一行，“项目”写“{column.header}”"
            self.report(f"缺少必填的“{column.header}”", advice=advice)
        if missing:
            return None
        only = TableRow(header_row + 1, cells)
        columns = dict.fromkeys(places, 1)
        return Table(self.sheet, self.raw.file, columns, [only], places, header_row)

    def _header_row(self) -> int | None:
        for number, row in enumerate(self.raw.rows[:_HEADER_SEARCH], start=1):
            if [plain_header(text) for text in row[:2]] == list(CARD_HEADERS[:2]):
                return number
        return None
