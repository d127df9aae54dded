"""Make the workbook sheet of a project's form: the same grid, rates, points and total live."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from jiheng.forms.facts import Fact
from jiheng.forms.figures import TEXT_UNIT
from jiheng.forms.rows.indicators import RANGE
from jiheng.forms.rows.ranges import range_unit
from jiheng.quantities import Missing, Status, Unit, Value, print_number
from jiheng.reports.content.number_form import grouped
from jiheng.reports.document import Align
from jiheng.reports.projects.form import ProjectForm
from jiheng.reports.projects.formulas import (
    Kept,
    execution_formula,
    indicator_formula,
    is_decimal,
    kept,
    rate_formula,
    total_formula,
)
from jiheng.reports.projects.layout import COLUMNS, WIDTHS, FormCell, Role, grid
from jiheng.reports.projects.lines import IndicatorLine, target_sign
from jiheng.reports.projects.page import title_lines
from jiheng.reports.projects.printed import WAN
from jiheng.reports.sheets.cells import decimal_text, decimals
from jiheng.reports.spans import plain_text
from jiheng.reports.workbook import (
    Formula,
    Look,
    Number,
    Sheet,
    SheetCell,
    Words,
    address,
)

SHEET = "项目支出绩效自评表"
NOTE = "浅黄底色的格可以改，执行率、得分、总分随之重算；显示“需重新评分”的，用系统重新评分。"
_TITLE = Look(bold=True, align=Align.CENTER, border=False, size=18)
_YEAR = Look(align=Align.CENTER, border=False, size=12)
_SMALL = Look(border=False, size=9)
_HEAD = Look(bold=True, align=Align.CENTER)
_MONEY = Look(align=Align.CENTER, number_format="#,##0.00####", open=True)
_RATE = Look(align=Align.CENTER, number_format="0.00%")
_POINTS = Look(align=Align.CENTER, number_format="0.00#")
_FULL = Look(align=Align.CENTER, number_format="General")
_DIGITS_PER_MM = Fraction(6, 10)


class FormSheet:
    """Lay one form out as a sheet; `addresses` maps what a cell holds to where it stands."""

    def __init__(self, form: ProjectForm) -> None:
        self.form = form
        self._titles = title_lines(form)
        self._first = len(self._titles)
        self._lines = {line.scored.code: line for line in form.indicators}
        self._scored = {line.score.code: line for line in form.indicators if line.score}
        self._placed = list(self._places())
        self.addresses: Mapping[Role, str] = {
            cell.role: address(row, column) for row, column, cell in self._placed if cell.role
        }

    def sheet(self) -> Sheet:
        """Make the sheet."""
        count = self._first + len(grid(self.form))
        rows: list[list[SheetCell | None]] = [[None] * COLUMNS for _ in range(count + 1)]
        for at, text in enumerate(self._titles):
            rows[at][0] = SheetCell(Words(text), _YEAR if at else _TITLE, COLUMNS)
        for row, column, cell in self._placed:
            rows[row][column] = self._cell(cell)
        rows[count][0] = SheetCell(Words(NOTE), _SMALL, COLUMNS)
        widths = tuple(float(width * _DIGITS_PER_MM) for width in WIDTHS)
        return Sheet(
            SHEET,
            tuple(map(tuple, rows)),
            widths,
            # The hint below the form is for the screen.
            printed_rows=count,
            landscape=False,
            heights={0: 32},
        )

    def _places(self) -> Iterator[tuple[int, int, FormCell]]:
        taken: set[tuple[int, int]] = set()
        for row, cells in enumerate(grid(self.form), self._first):
            column = 0
            for cell in cells:
                while (row, column) in taken:
                    column += 1
                yield row, column, cell
                taken |= {
                    (row + down, column + right)
                    for down in range(cell.rowspan)
                    for right in range(cell.colspan)
                }
                column += cell.colspan

    def _cell(self, cell: FormCell) -> SheetCell:
        made = self._number(cell.role) if cell.role else None
        if made is None:
            look = _HEAD if cell.header else Look(align=cell.align)
            made = SheetCell(Words(plain_text(cell.spans)), look)
        return replace(made, colspan=cell.colspan, rowspan=cell.rowspan)

    def _number(self, role: Role) -> SheetCell | None:
        """Make the cell of a number, None where it is words."""
        match role:
            case ("fund", source, name):
                value = next(one for one in self.form.funds if one.source == source).value(name)
                return _amount(value)
            case ("rate", source):
                return self._rate(source)
            case ("full", "total"):
                return self._full_total()
            case ("full", code):
                score = self.form.card.find(code)
                return None if score is None else SheetCell(Number(decimal_text(score.full)), _FULL)
            case ("points", code):
                return self._points(code)
            case ("total",):
                return self._total()
            case ("target" | "actual" as name, code):
                return self._typed(self._lines[code], name)
            case _:
                return None

    def _rate(self, source: str) -> SheetCell:
        line = next(one for one in self.form.funds if one.source == source)
        cells = (self.addresses["fund", source, name] for name in ("adjusted", "spent"))
        formula, value = rate_formula(*cells), line.rate
        if isinstance(value, Missing):
            parts = (line.value("adjusted"), line.value("spent"))
            zeros = not any(isinstance(part, Missing) or part for part in parts)
            return SheetCell(Formula(formula, "—" if zeros else "", words=True), _RATE)
        return SheetCell(Formula(formula, decimal_text(value)), _RATE)

    def _points(self, code: str) -> SheetCell:
        score = self.form.card.find(code)
        assert score is not None
        full = self.addresses["full", code]
        if self.form.execution is not None and code == self.form.execution.code:
            line = next(one for one in self.form.funds if one.is_total)
            inputs: list[Kept] = [
                (self.addresses["fund", line.source, name], _held(line.value(name), WAN))
                for name in ("adjusted", "spent")
            ]
            formula = execution_formula(
                self.form, self.addresses["rate", line.source], full, inputs
            )
        elif code in self._scored:
            one = self._scored[code]
            key = one.scored.code
            target = (self.addresses["target", key], self._kept(one, "target"))
            result = (self.addresses["actual", key], self._kept(one, "actual"))
            formula = indicator_formula(self.form, one, target, result, full, _bounds(one))
        else:
            formula = kept(
                Missing(score.status) if score.points is None else score.points,
                [(full, score.full)],
            )
        return _result(formula, score.points)

    def _total(self) -> SheetCell:
        card = self.form.card
        if card.total is None and card.validity_note:
            return SheetCell(None, _POINTS)
        scores = [one for one in (self.form.execution, *self.form.others) if one is not None]
        scores += [line.score for line in self.form.indicators if line.score is not None]
        open_groups = [one for one in card.criteria if one.points is None and not one.children]
        if any(one.kind == "group" for one in open_groups):
            # Some indicators could not be scored row by row: no sum of the others is a total.
            return SheetCell(None, _POINTS)
        cells = [self.addresses["points", one.code] for one in scores]
        return _result(total_formula(cells, card.standard.rounding.places), card.total)

    def _full_total(self) -> SheetCell:
        return SheetCell(Number(decimal_text(self.form.card.full)), _FULL)

    def _typed(self, line: IndicatorLine, name: str) -> SheetCell | None:
        """Make the cell of a target or a result: a number with sign and unit as its format."""
        fact, unit = line.facts.get(name), _unit(line, name)
        shown = None if fact is None else _shown(fact, unit)
        known = shown is not None and is_decimal(shown)
        if name == "actual" and not known and self._kept(line, name) is None:
            # Left blank: what is typed later is a number in the unit of the target.
            return SheetCell(None, _measure(unit, "", None))
        if fact is None or shown is None or not known:
            return None
        sign = target_sign(line) if name == "target" else ""
        filed = sign + grouped(fact.text)
        return SheetCell(Number(decimal_text(shown)), _measure(unit, sign, shown, filed))

    def _kept(self, line: IndicatorLine, name: str) -> Fraction | str | None:
        """Give what the cell of a target or a result holds."""
        fact = line.facts.get(name)
        shown = None if fact is None else _shown(fact, _unit(line, name))
        if shown is not None and is_decimal(shown):
            return shown
        return self._words(name, line.scored.code) or None

    def _words(self, name: str, code: str) -> str:
        return next(
            plain_text(cell.spans) for _, _, cell in self._placed if cell.role == (name, code)
        )


def _unit(line: IndicatorLine, name: str) -> Unit:
    """Give the unit of a cell: that of the target for both, so that the two can be divided."""
    aim, fact = line.facts.get("target"), line.facts.get(name)
    wanted = aim.unit if aim is not None else TEXT_UNIT
    if line.row.nature == RANGE and not line.row.unit:
        # Without a unit of its own the row is measured in that of the ends: 0.8万元～1.2万元.
        wanted = range_unit(line.row.target) or wanted
    if fact is None or fact.value == Missing(Status.UNREPORTED):
        return wanted
    return wanted if wanted.is_comparable(fact.unit) else fact.unit


def _shown(fact: Fact, unit: Unit) -> Fraction | None:
    """Give a figure in the unit of its cell."""
    return None if isinstance(fact.value, Missing) else _in_cell(fact.value, unit)


def _in_cell(value: Fraction, unit: Unit) -> Fraction:
    """Give a value of base units in the unit of a cell; per cent stay a ratio, as Excel has it."""
    return value if unit.dimension == "rate" else value / unit.scale


def _bounds(line: IndicatorLine) -> dict[str, Fraction]:
    """Give the ends of a range in the unit in which the result stands in its cell."""
    unit = _unit(line, "actual")
    return {
        name: _in_cell(reading.value, unit)
        for name, reading in line.scored.columns.items()
        if name.startswith("target_") and not isinstance(reading.value, Missing)
    }


def _measure(unit: Unit, sign: str, shown: Fraction | None, filed: str = "") -> Look:
    """Write sign and unit as a number format, so that the cell prints ≥500人次 and holds 500.

    As long as the cell holds what was `filed`, it prints that: ≥15万人次, not ≥150,000人次.
    """
    is_rate = unit.dimension == "rate"
    places = 0 if shown is None else decimals(shown)
    if is_rate:
        places = max(0, places - 2)
    digits = "#,##0" + ("." + "0" * places if places else "")
    if shown is None:
        digits = "0.00" if is_rate else "General"
    symbol = "%" if is_rate else f'"{unit.symbol}"' if unit.dimension != "text" else ""
    before = f'"{sign}"' if sign else ""
    pattern = f"{before}{digits}{symbol}"
    if shown is not None and filed != _printed(unit, sign, shown, places) and '"' not in filed:
        pattern = f'[={decimal_text(shown)}]"{filed}";{pattern}'
    return Look(align=Align.CENTER, number_format=pattern, open=True)


def _printed(unit: Unit, sign: str, shown: Fraction, places: int) -> str:
    """Print what the number format without exceptions makes of a number."""
    if unit.dimension == "rate":
        return f"{sign}{print_number(shown * 100, places, grouping=False)}%"
    symbol = unit.symbol if unit.dimension != "text" else ""
    return f"{sign}{print_number(shown, places)}{symbol}"


def _amount(value: Value) -> SheetCell | None:
    if isinstance(value, Missing):
        return SheetCell(None, _MONEY) if not _is_answer(value) else None
    shown = value / WAN
    return SheetCell(Number(decimal_text(shown)), _MONEY)


def _is_answer(value: Missing) -> bool:
    return value.status is Status.NOT_APPLICABLE


def _held(value: Value, scale: int) -> Fraction | str | None:
    if isinstance(value, Missing):
        return value.label if _is_answer(value) else None
    return value / scale


def _result(formula: str, points: Fraction | None) -> SheetCell:
    if points is None:
        return SheetCell(Formula(formula, "", words=True), _POINTS)
    return SheetCell(Formula(formula, decimal_text(points)), _POINTS)
