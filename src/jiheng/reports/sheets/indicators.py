"""The sheet 绩效指标: targets and results of the indicators that are scored one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jiheng.forms.rows.indicators import TIERS
from jiheng.quantities import Missing, Status, Unit, Value
from jiheng.reports.document import Align
from jiheng.reports.sheet_formula import UNREPORTED
from jiheng.reports.sheets.cells import (
    CENTRED,
    decimals,
    formula_cell,
    input_sheet,
    number_or_words,
    words,
)
from jiheng.reports.workbook import Look, Sheet, SheetCell, Words, address
from jiheng.scoring.indicator_rows import IndicatorRow

TITLE_TEXT = "绩效指标"
HEADS = (
    "编码",
    "三级指标",
    "指标性质",
    "指标值",
    "指标值下限",
    "指标值上限",
    "实际完成值",
    "完成档次",
    "评定得分",
    "档次序号",
)
WIDTHS = (24, 40, 10, 14, 14, 14, 14, 12, 10, 10)
FIRST_ROW = 3
COLUMNS = {"target": 3, "target_low": 4, "target_high": 5, "actual": 6, "awarded": 8, "tier": 9}
INPUTS = ("target", "target_low", "target_high", "actual")
_TIER_WORD = 7


@dataclass(frozen=True)
class ScoredRow:
    """Pair a scored indicator's code with the row it was scored from."""

    code: str
    row: IndicatorRow


class IndicatorSheet:
    """Lay out the indicator rows; amounts keep the unit they were typed in."""

    def __init__(self, rows: Iterable[ScoredRow]) -> None:
        self.rows = tuple(rows)
        self._places = {one.code: FIRST_ROW + at for at, one in enumerate(self.rows)}

    def cell(self, code: str, name: str) -> str:
        """Give the cell of a column of an indicator."""
        return f"{TITLE_TEXT}!{address(self._places[code], COLUMNS[name], fixed=True)}"

    def sheet(self) -> Sheet:
        """Make the sheet."""
        note = "改指标值、完成值、完成档次或评定得分，评分表随之重算；留空即为未填报。"
        rows = (self._row(one) for one in self.rows)
        return input_sheet(TITLE_TEXT, "绩效指标（逐项计分）", note, HEADS, WIDTHS, rows)

    def _row(self, one: ScoredRow) -> tuple[SheetCell, ...]:
        row = one.row
        typed = address(self._places[one.code], _TIER_WORD)
        ranks = UNREPORTED
        for place in range(len(TIERS), 0, -1):
            ranks = f'IF({typed}="{TIERS[place - 1]}",{place},{ranks})'
        tier = row.columns.get("tier")
        named = tier is not None and not isinstance(tier.value, Missing)
        rank: Value = tier.value if tier is not None else Missing(Status.UNREPORTED)
        return (
            words(one.code),
            words(row.name),
            words(row.nature, CENTRED),
            *(_input(row, name) for name in INPUTS),
            SheetCell(Words(tier.text) if tier is not None and named else None, CENTRED),
            _input(row, "awarded"),
            formula_cell(f"={ranks}", rank, Look(align=Align.CENTER, number_format="0")),
        )


def _input(row: IndicatorRow, name: str) -> SheetCell:
    reading = row.columns.get(name)
    if reading is None:
        return SheetCell(None)
    missing = isinstance(reading.value, Missing)
    units = [] if name == "awarded" else _units(row)
    shown = reading.value
    for unit in units:
        if unit.dimension == "money" and not isinstance(shown, Missing):
            shown = shown / unit.scale
    # General shows whatever decimals are typed later; a missing number has none to count.
    places = 0 if isinstance(shown, Missing) else decimals(shown)
    pattern = "#,##0" if not places else f"#,##0.{'0' * places}"
    if any(unit.dimension == "rate" for unit in units):
        pattern = f"0.{'0' * max(2, places - 2)}%"
    elif missing:
        pattern = "General"
    align = Align.CENTER if missing else Align.RIGHT
    return SheetCell(number_or_words(shown), Look(align=align, number_format=pattern))


def _units(row: IndicatorRow) -> list[Unit]:
    """List the unit that a row is measured in; target and result share it."""
    named = ("actual", "target")
    facts = [
        fact for name in named if name in row.columns for fact in row.columns[name].facts.values()
    ]
    return [fact.unit for fact in facts[:1]]
