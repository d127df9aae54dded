"""The indicator rows that a standard scores one by one, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from jiheng.quantities import Missing, Value
from jiheng.scoring.readings import Reading


@dataclass(frozen=True)
class IndicatorRow:
    """Hold one indicator: its place, nature, weight, and the columns its rule may read.

    `columns` maps target, actual, target_low, target_high, tier and awarded to readings.
    `cause` is the officer's own reason for a deviation.
    """

    code: str
    name: str
    level1: str
    level2: str
    nature: str
    weight: Value
    columns: Mapping[str, Reading]
    cause: str = ""
    evidence: str = ""

    def weight_or_zero(self) -> Fraction:
        """Return the weight where it is known, else 0 (an unknown weight is reported apart)."""
        return Fraction(0) if isinstance(self.weight, Missing) else self.weight
