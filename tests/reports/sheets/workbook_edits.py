"""An officer's edits of a score workbook, beside what the engine says of the same figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from jiheng.forms.dossier import Dossier
from jiheng.forms.errors import FormErrors
from jiheng.reports.score_workbook import ScoreWorkbook
from jiheng.reports.sheets.data import INPUT
from jiheng.reports.sheets.data import TITLE_TEXT as DATA
from jiheng.reports.sheets.indicators import TITLE_TEXT as INDICATORS
from jiheng.reports.sheets.indicators import TYPED
from jiheng.reports.workbook import Sheet
from jiheng.scoring import Scorecard, score
from jiheng.standards import Standard

Input = Fraction | str | None
Place = tuple[str, str, int]
Typed = Callable[[Sequence[Sheet], Mapping[Place, Input]], list[Sheet]]
Edit = tuple[float | str | None, str]
"""What is typed into a cell, and the same as text for the engine."""


@dataclass(frozen=True)
class Case:
    """Hold a workbook, its sheets after an edit, and what the engine says of the same figures."""

    workbook: ScoreWorkbook
    sheets: Sequence[Sheet]
    card: Scorecard


@dataclass(frozen=True)
class Start:
    """Hold a scored department, its workbook and sheets: what every edit begins with."""

    dossier: Dossier
    standard: Standard
    workbook: ScoreWorkbook
    sheets: Sequence[Sheet]
    typed: Typed

    def edited(self, texts: Mapping[str, str], cells: Mapping[Place, float | str | None]) -> Case:
        """Type into the cells, and the same texts by fact code into the dossier."""
        changed = with_values(self.dossier, texts)
        inputs = {
            place: value if value is None or isinstance(value, str) else Fraction(repr(value))
            for place, value in cells.items()
        }
        sheets = self.typed(self.sheets, inputs)
        return Case(self.workbook, sheets, score(changed, self.standard, trial=True))

    def facts(self, edits: Mapping[str, Edit]) -> Case:
        """Type facts into 数据, by fact code."""
        texts = {code: text for code, (_, text) in edits.items()}
        cells = {(DATA, code, INPUT): cell for code, (cell, _) in edits.items()}
        return self.edited(texts, cells)

    def rows(self, edits: Mapping[tuple[str, str], Edit]) -> Case:
        """Type into 绩效指标, by the row's code and the column's name."""
        places = {one.code.rpartition(".")[2]: one.code for one in self.workbook.indicators.rows}
        texts = {f"indicator.{row}.{column}": text for (row, column), (_, text) in edits.items()}
        cells = {
            (INDICATORS, places[row], TYPED[column]): cell
            for (row, column), (cell, _) in edits.items()
        }
        return self.edited(texts, cells)


def with_values(dossier: Dossier, texts: Mapping[str, str]) -> Dossier:
    """Type the same into the dossier; what its forms refuse is 无法判断 in the sheet."""
    for code, text in texts.items():
        try:
            dossier = dossier.with_values({code: text})
        except FormErrors:
            dossier = dossier.with_values({code: "无法判断"})
    return dossier
