"""Figures as whole numbers, so that many of them can be tried against each other quickly."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from jiheng.checks.figures import Figure, Kind

SCALE = 10**8
"""One base unit (元, one piece, 100 %) as a whole number."""


@dataclass(frozen=True, eq=False)
class Scaled:
    """Hold a figure as a whole number of hundred-millionths, with half its last printed digit."""

    figure: Figure
    value: int
    half: int

    @property
    def low(self) -> int:
        """Give the least that the print allows."""
        return self.value - self.half

    @property
    def high(self) -> int:
        """Give the most that the print allows."""
        return self.value + self.half


@lru_cache(maxsize=65_536)
def scaled(figure: Figure) -> Scaled:
    """Scale a figure.

    A target (不低于672人) is taken as printed; its hedge says how it is met, not what it is.
    """
    exact = figure.exact * SCALE
    reach = Fraction(0) if is_counted(figure) else figure.step * SCALE / 2
    return Scaled(
        figure, exact.numerator // exact.denominator, -(-reach.numerator // reach.denominator)
    )


def is_counted(figure: Figure) -> bool:
    """Tell whether a figure is all there is: things counted, points awarded."""
    is_target = figure.hedge is not None and figure.step >= 1 and figure.kind is not Kind.MONEY
    return figure.interval.is_exact or is_target or figure.kind is Kind.SCORE
