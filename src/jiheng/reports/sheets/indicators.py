"""The sheet 绩效指标: targets and results of the indicators that are scored one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jiheng.forms.rows.indicators import QUALITATIVE, TIERS
from jiheng.quantities import Missing, Status, Unit, Value
from jiheng.reports.document import Align
from jiheng.reports.sheet_formula import UNREPORTED, is_unchanged, typed_value
from jiheng.reports.sheets.cells import (
    CENTRED,
    CHANGED,
    CHANGED_TEXT,
    decimal_text,
    decimals,
    formula_cell,
    input_sheet,
    number_or_words,
    opened,
    words,
    words_formula,
)
from jiheng.reports.workbook import Look, Sheet, SheetCell, Words, address
from jiheng.scoring.indicator_rows import IndicatorRow

TITLE_TEXT = "绩效指标"
HEADS = (
    *("编码", "三级指标", "指标性质", "指标值", "指标值下限", "指标值上限"),
    *("实际完成值", "完成档次", "评定得分"),
    *("计算用指标值", "计算用下限", "计算用上限", "计算用完成值", "计算用得分", "档次序号", "变动"),
)
WIDTHS = (22, 38, 9, 13, 12, 12, 13, 12, 9, 13, 12, 12, 13, 9, 9, 8)
FIRST_ROW = 3
TYPED = {"target": 3, "target_low": 4, "target_high": 5, "actual": 6, "tier": 7, "awarded": 8}
COLUMNS = {
    **{"target": 9, "target_low": 10, "target_high": 11, "actual": 12, "awarded": 13, "tier": 14}
}
_CHANGE = 15


@dataclass(frozen=True)
class ScoredRow:
    """Pair a scored indicator's code with the row it was scored from.

    `texts` are what an officer wrote in words for a qualitative one: target and actual.
    """

    code: str
    row: IndicatorRow
    texts: tuple[str, str] = ("", "")


class IndicatorSheet:
    """Lay out the indicator rows; amounts keep the unit they were typed in."""

    def __init__(self, rows: Iterable[ScoredRow]) -> None:
        self.rows = tuple(rows)
        self._places = {one.code: FIRST_ROW + at for at, one in enumerate(self.rows)}

    def cell(self, code: str, name: str) -> str:
        """Give the cell of a column of an indicator, as formulas use it."""
        return f"{TITLE_TEXT}!{address(self._places[code], COLUMNS[name], fixed=True)}"

    def typed_cell(self, code: str, name: str) -> str:
        """Give the cell where a column of an indicator is typed."""
        return f"{TITLE_TEXT}!{address(self._places[code], TYPED[name], fixed=True)}"

    def change(self, code: str) -> str:
        """Give the cell that tells whether a row differs from the one exported."""
        return f"{TITLE_TEXT}!{address(self._places[code], _CHANGE, fixed=True)}"

    def sheet(self) -> Sheet:
        """Make the sheet."""
        note = "改着色的格，评分表随之重算；留空即为未填报，不按零计算；其他文字按无法判断处理。"
        rows = (self._row(one) for one in self.rows)
        return input_sheet(TITLE_TEXT, "绩效指标（逐项计分）", note, HEADS, WIDTHS, rows)

    def _row(self, one: ScoredRow) -> tuple[SheetCell, ...]:
        row, place = one.row, self._places[one.code]
        made = {TYPED[name]: _input(one, name) for name in TYPED}
        made |= {column: _used(row, name, place) for name, column in COLUMNS.items()}
        unchanged = ",".join(_unchanged(row, place))
        made[_CHANGE] = words_formula(f'=IF(AND({unchanged}),"","{CHANGED_TEXT}")', "", CHANGED)
        front = (words(one.code), words(row.name), words(row.nature, CENTRED))
        return (*front, *(made[column] for column in range(len(front), len(HEADS))))


def _read_columns(row: IndicatorRow) -> list[str]:
    """List the columns that a row's rule can read."""
    if row.nature == QUALITATIVE:
        return ["awarded", "tier"]
    return [name for name in COLUMNS if name in row.columns]


def _used(row: IndicatorRow, name: str, place: int) -> SheetCell:
    """Write the figure that the points are made from: what was typed, if it can be used."""
    if name not in _read_columns(row):
        return SheetCell(None)
    typed, value = address(place, TYPED[name]), shown_value(row, name)
    if name == "tier":
        ranks = UNREPORTED
        for rank in range(len(TIERS), 0, -1):
            ranks = f'IF(TRIM({typed})="{TIERS[rank - 1]}",{rank},{ranks})'
        look = Look(align=Align.CENTER, number_format="0")
        return formula_cell(f"=IF(ISERROR({typed}),{UNREPORTED},{ranks})", value, look)
    return formula_cell("=" + typed_value(typed, UNREPORTED), value, look_of(row, name))


def _unchanged(row: IndicatorRow, place: int) -> Iterator[str]:
    for name in _read_columns(row):
        value = shown_value(row, name)
        missing = isinstance(value, Missing)
        exported = value.label if isinstance(value, Missing) else decimal_text(value)
        yield is_unchanged(address(place, COLUMNS[name]), exported, words=missing)


def shown_value(row: IndicatorRow, name: str) -> Value:
    """Give a column's value in the unit of the sheet."""
    reading = row.columns.get(name)
    if reading is None:
        return Missing(Status.UNREPORTED)
    shown = reading.value
    for unit in [] if name == "awarded" else _units(row):
        if unit.dimension == "money" and not isinstance(shown, Missing):
            shown = shown / unit.scale
    return shown


def look_of(row: IndicatorRow, name: str) -> Look:
    """Give the look of a column's number."""
    shown = shown_value(row, name)
    # General shows whatever decimals are typed later; a missing number has none to count.
    places = 0 if isinstance(shown, Missing) else decimals(shown)
    pattern = "#,##0" if not places else f"#,##0.{'0' * places}"
    if name != "awarded" and any(unit.dimension == "rate" for unit in _units(row)):
        pattern = f"0.{'0' * max(2, places - 2)}%"
    elif isinstance(shown, Missing):
        pattern = "General"
    align = Align.CENTER if isinstance(shown, Missing) else Align.RIGHT
    return Look(align=align, number_format=pattern)


def _input(one: ScoredRow, name: str) -> SheetCell:
    row = one.row
    if row.nature == QUALITATIVE and name in ("target", "actual"):
        # The points do not hang on these words; the tier and the awarded points decide.
        return words(one.texts[name == "actual"], CENTRED)
    reading = row.columns.get(name)
    if reading is None:
        return SheetCell(None)
    if name == "tier":
        named = not isinstance(reading.value, Missing)
        return SheetCell(Words(reading.text) if named else None, opened(CENTRED))
    return SheetCell(number_or_words(shown_value(row, name)), opened(look_of(row, name)))


def symbol_of(row: IndicatorRow) -> str:
    """Give the unit behind a row's numbers, empty for rates, which have their % in the format."""
    return next((unit.symbol for unit in _units(row) if unit.dimension not in ("rate", "text")), "")


def _units(row: IndicatorRow) -> list[Unit]:
    """List the unit that a row is measured in; target and result share it."""
    named = ("actual", "target")
    facts = [
        fact for name in named if name in row.columns for fact in row.columns[name].facts.values()
    ]
    return [fact.unit for fact in facts[:1]]
