"""What stays the same while one dossier is scored under one standard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jiheng.scoring.indicator_rows import IndicatorRow
from jiheng.scoring.readings import Readings
from jiheng.standards import Standard

RowSource = Callable[[str], Sequence[IndicatorRow]]
"""Give the indicator rows of a form by its code (`department_indicators`, …)."""


@dataclass(frozen=True)
class Setting:
    """Hold the standard, the readings of the dossier, and where indicator rows come from."""

    standard: Standard
    readings: Readings
    rows: RowSource
