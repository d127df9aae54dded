"""Lay a sheet on a list: find its columns, tell its rows apart."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from jiheng.forms.errors import nearest
from jiheng.forms.layout.base import HEADER_SEARCH, Layout, plain_header, trimmed
from jiheng.forms.layout.row_kinds import NUMBERS, TOTALS, RowKind, RowKinds
from jiheng.forms.rows.cells import Column, clean
from jiheng.forms.tables import Table, TableRow, TotalRow, letter
from jiheng.quantities.units import find_unit
from jiheng.standards import vocabulary

_FIGURE_HEADER = re.compile("[额数值分率]|资金|预算|支出|执行")
"""What the header of a column of figures says; 序号 and 年份 do not."""
_FIGURE = re.compile(r"[-+－＋]?[0-9０-９][0-9０-９,，.．]*[%％]?")


class ListLayout(Layout):
    """Read the rows under the header of a list."""

    def table(self) -> Table | None:
        """Give the table, or None where the header is missing or incomplete."""
        header_row = self._header_row()
        if header_row is None:
            self.no_header("、".join(c.header for c in self.sheet.columns if c.required))
            return None
        headers = trimmed(self.raw.rows[header_row - 1])
        columns, unknown = self._columns(header_row, headers)
        kinds = self._kinds(header_row, columns)
        self._headless(headers, kinds)
        for at in unknown:
            self._unknown(header_row, at, headers[at], columns, kinds)
        missing = [c for c in self.sheet.columns if c.is_needed and c.name not in columns]
        for column in missing:
            self._missing(header_row, column, [headers[at] for at in unknown])
        if missing:
            return None
        self._check_units(header_row, headers, columns, kinds)
        self.refuse_merged(header_row, [n for n, kind in kinds.items() if kind is not RowKind.DATA])
        table = Table(self.sheet, self.title, self.raw.file, columns, [])
        table.header_row = header_row
        self._read(table, kinds)
        return table

    def _header_row(self) -> int | None:
        """Choose the row with the most known headers among the first ones."""
        best, known = None, 0
        for number, row in enumerate(self.raw.rows[:HEADER_SEARCH], start=1):
            found = sum(1 for text in row if text.strip() and self.find(text)[0])
            if found > known:
                best, known = number, found
        return best

    def _columns(
        self, header_row: int, headers: Sequence[str]
    ) -> tuple[dict[str, int], Sequence[int]]:
        """Give the place of every column found, and the places of headers nobody knows."""
        columns: dict[str, int] = {}
        unknown: list[int] = []
        for at, text in enumerate(headers):
            column, _ = self.find(text)
            if column is None:
                unknown += [at] if text else []
            elif column.name in columns:
                first = letter(columns[column.name])
                self.report("表头重复", header_row, at, text, advice=f"与 {first} 列合并为一列")
            else:
                columns[column.name] = at
        return columns, unknown

    def _kinds(self, header_row: int, columns: Mapping[str, int]) -> dict[int, RowKind]:
        below = self.raw.rows[header_row:]
        kinds = RowKinds(self.sheet, columns).kinds(below)
        return {
            number: kind
            for number, kind in enumerate(kinds, start=header_row + 1)
            if kind is not RowKind.BLANK
        }

    def _texts(self, at: int, kinds: Mapping[int, RowKind]) -> Iterator[tuple[int, str]]:
        """List the texts that rows of data have at a place, with their row numbers."""
        for number, kind in kinds.items():
            row = self.raw.rows[number - 1]
            if kind is RowKind.DATA and at < len(row) and (text := clean(row[at])):
                yield number, text

    def _headless(self, headers: Sequence[str], kinds: Mapping[int, RowKind]) -> None:
        widest = max((len(self.raw.rows[number - 1]) for number in kinds), default=0)
        for at in range(max(len(headers), widest)):
            if at < len(headers) and headers[at]:
                continue
            first = next(self._texts(at, kinds), None)
            if first is not None:
                advice = "补上表头，或删去这一列"
                self.report("这一列没有表头", first[0], at, value=first[1], advice=advice)

    def _unknown(
        self,
        header_row: int,
        at: int,
        text: str,
        columns: Container[str],
        kinds: Mapping[int, RowKind],
    ) -> None:
        """Tell of a header nobody knows; figures under it are not left out while a column lacks."""
        leave = "不需要的列请删去或移到别的表"
        lacking = [
            f"“{column.header}”"
            for column in self.sheet.columns
            if column.kind in NUMBERS and column.name not in columns
        ]
        is_figure = _FIGURE_HEADER.search(plain_header(text)) is not None
        has_figures = is_figure and any(
            _FIGURE.fullmatch(text) for _, text in self._texts(at, kinds)
        )
        if lacking and has_figures and not self.near(text, columns):
            advice = f"是其中一列的，表头改为该名称；{leave}"
            lacks = f"本表缺少的列之一：{'、'.join(lacking)}"
            what = "不认识的表头，而下面填的是数"
            self.report(what, header_row, at, value=text, expected=lacks, advice=advice)
        else:
            self.report_unknown("表头", header_row, at, text, columns, leave)

    def _missing(self, header_row: int, column: Column, unknown: Sequence[str]) -> None:
        near = nearest(column.header, map(plain_header, unknown))
        given = f"“{near}”" if near else "、".join(f"“{plain_header(text)}”" for text in unknown)
        advice = f"在第{header_row}行补上该表头并填写"
        if given:
            advice = f"表头{given}就是这一列的，改为“{column.header}”；否则{advice}"
        what = f"缺少必需的列“{column.header}”"
        self.report(what, header_row, expected=f"表头中有“{column.header}”", advice=advice)

    def _check_units(
        self,
        header_row: int,
        headers: Sequence[str],
        columns: Mapping[str, int],
        kinds: Mapping[int, RowKind],
    ) -> None:
        for name, at in columns.items():
            column, written = self.sheet.model.column(name), self.find(headers[at])[1]
            if not written or column.kind not in NUMBERS:
                continue
            wrong = _clash(written, self._row_units(columns, kinds))
            if column.kind == "number":
                wrong = column.unit if written != column.unit else ""
            if wrong:
                is_unit = find_unit(written) is not None
                what = f"表头写的单位是“{written}”" if is_unit else f"表头里的“{written}”不是单位"
                advice = f"换算为{wrong}后改正表头，或在每个数后写明单位"
                advice = advice if is_unit else f"同一列的，表头改为“{column.header}”"
                expected = f"单位“{wrong}”"
                self.report(what, header_row, at, headers[at], expected=expected, advice=advice)

    def _row_units(self, columns: Mapping[str, int], kinds: Mapping[int, RowKind]) -> Iterator[str]:
        """List the units that the rows of a form with a column of units are in."""
        stated = dict(self._texts(columns["unit"], kinds)) if "unit" in columns else {}
        yield from stated.values()
        if self.sheet.group is not None:
            for number, code in self._texts(columns["code"], kinds):
                term = vocabulary().get(code)
                if term is not None and number not in stated:
                    yield term.unit

    def _read(self, table: Table, kinds: Mapping[int, RowKind]) -> None:
        """Put the rows into the table; say which were left out."""
        by_place = [(at, self.sheet.model.column(name)) for name, at in table.columns.items()]
        for number, kind in kinds.items():
            row = self.raw.rows[number - 1]
            if kind is RowKind.EXAMPLE:
                continue
            if kind is RowKind.NOTE:
                at, text = next((at, text) for at, text in enumerate(map(clean, row)) if text)
                advice = "要保留的移到“备注”栏，不要的删去"
                self.report_unread("是表下的说明或签名，没有读取", number, at, text, advice)
                continue
            cells = {c.name: row[at] for at, c in by_place if at < len(row)}
            if kind is RowKind.DATA:
                table.rows.append(TableRow(number, cells))
            else:
                is_subtotal = kind is RowKind.SUBTOTAL
                table.totals.append(TotalRow(number, cells, is_subtotal))
        self._mark_cells(table, kinds, dict(by_place))

    def _mark_cells(
        self, table: Table, kinds: Mapping[int, RowKind], by_place: Mapping[int, Column]
    ) -> None:
        for (number, at), mark in self.raw.marks.items():
            kind = kinds.get(number)
            if number <= table.header_row or at not in by_place:
                continue
            # Totals are formulas by nature, and notes are not read at all.
            is_natural = kind in TOTALS and mark.severity == "warning"
            if kind not in (RowKind.EXAMPLE, RowKind.NOTE) and not is_natural:
                row = self.raw.rows[number - 1]
                self.mark(number, at, by_place[at], row[at] if at < len(row) else "")


def _clash(written: str, units: Iterable[str]) -> str:
    """Give the first unit that measures the same as the one written, but is another."""
    mine = find_unit(written)
    for symbol in units:
        its = find_unit(symbol)
        if mine is not None and its is not None and mine != its and mine.is_comparable(its):
            return symbol
    return ""
