"""A printed figure: the exact number as it stands, and the numbers it may have stood for."""

from dataclasses import dataclass
from fractions import Fraction

from jiheng.quantities.hedges import Hedge, claimed
from jiheng.quantities.interval import Interval
from jiheng.quantities.units import COUNT, Unit


@dataclass(frozen=True)
class Printed:
    """Hold a figure as read from a text.

    `text` is what was written.  `value` is in `unit` (1.2万家 has value 12000, unit 家).
    `places` counts the printed decimals and `multiplier` is the 万 or 亿 they belong to, so
    that the last printed digit is worth `step`.  `is_fraction` marks 三分之二, which no
    rounding touched.  `unit` is None for a bare number.
    """

    text: str
    value: Fraction
    unit: Unit | None
    places: int
    hedge: Hedge | None = None
    multiplier: int = 1
    is_fraction: bool = False

    @property
    def exact(self) -> Fraction:
        """Give the number in base units (元, ratio, the counted thing)."""
        return self.value * self._scale

    @property
    def step(self) -> Fraction:
        """Give the worth of one unit of the last printed digit, in base units."""
        return Fraction(self.multiplier, 10**self.places) * self._scale

    @property
    def interval(self) -> Interval:
        """Give the numbers, in base units, that the print does not contradict.

        Without a hedge: those that round half up to it; whole counts and fractions are exact.
        """
        if self.hedge is not None:
            return claimed(self.hedge.kind, self.exact, self.step, self._coarse_step)
        if self._is_whole_count or self.is_fraction:
            return Interval.exact(self.exact)
        # Halves round away from zero: the end towards zero belongs to the figure.
        half = self.step / 2
        return Interval(
            self.exact - half,
            self.exact + half,
            low_closed=self.exact > 0,
            high_closed=self.exact < 0,
        )

    @property
    def _scale(self) -> Fraction:
        return Fraction(1) if self.unit is None else self.unit.scale

    @property
    def _is_whole_count(self) -> bool:
        # 1.2万家 is rounded to the 万's decimals; only a number written out is a count.
        is_count = self.unit is not None and self.unit.dimension == COUNT
        return is_count and self.places == 0 and self.multiplier == 1

    @property
    def _coarse_step(self) -> Fraction:
        """Give the worth of one unit of the last digit that is not zero."""
        if self.is_fraction or self.value == 0:
            return self.step
        coarse = self.step
        digits = self.exact / coarse
        while digits % 10 == 0:
            digits /= 10
            coarse *= 10
        return coarse
