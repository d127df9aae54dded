"""The forms that a relation between printed figures can take, each decided by intervals."""

from dataclasses import dataclass
from fractions import Fraction

from benchmarks.checks.generator.model import Figure, Reading, Readings

RISING = {"增加", "增长", "提高", "上升", "调增", "追加"}
OPPOSITES = {
    "增加": "减少",
    "增长": "下降",
    "提高": "降低",
    "上升": "下降",
    "调增": "调减",
    "追加": "调减",
    "减少": "增加",
    "下降": "增长",
    "降低": "提高",
    "调减": "调增",
}
Terms = tuple[tuple[Figure, int], ...]
ONE = Fraction(1)


def _span(reading: Reading, slack: Fraction) -> tuple[Fraction, Fraction]:
    return reading.value - reading.ulp * slack, reading.value + reading.ulp * slack


def _combine(terms: Terms, readings: Readings, slack: Fraction) -> tuple[Fraction, Fraction]:
    low = high = Fraction(0)
    for figure, factor in terms:
        one, other = (factor * end for end in _span(readings[figure], slack))
        low += min(one, other)
        high += max(one, other)
    return low, high


@dataclass(frozen=True)
class Linear:
    """The terms add up to zero: sums, differences, differences in 百分点."""

    kind: str
    terms: Terms

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for figure, _ in self.terms)

    def holds(self, readings: Readings, slack: Fraction) -> bool:
        low, high = _combine(self.terms, readings, slack)
        return low <= 0 <= high


@dataclass(frozen=True)
class Quotient:
    """The result, times its sign, is top ÷ bottom + offset: rates, shares, growth, averages."""

    kind: str
    result: Figure
    top: Terms
    bottom: Terms
    sign: int = 1
    offset: int = 0

    @property
    def figures(self) -> tuple[Figure, ...]:
        operands = [self.result, *(figure for figure, _ in self.top + self.bottom)]
        return tuple(dict.fromkeys(operands))

    def holds(self, readings: Readings, slack: Fraction) -> bool:
        low, high = sorted(self.sign * end for end in _span(readings[self.result], slack))
        low, high = low - self.offset, high - self.offset
        top = _combine(self.top, readings, slack)
        bottom = _combine(self.bottom, readings, slack)
        if bottom[0] <= 0:
            return bottom[1] > 0 and low <= 0
        ends = [up / down for up in top for down in bottom]
        return low <= max(ends) and min(ends) <= high


@dataclass(frozen=True)
class Same:
    """Two figures state the same amount."""

    kind: str
    one: Figure
    other: Figure

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (self.one, self.other)

    def holds(self, readings: Readings, slack: Fraction) -> bool:
        low, high = _span(readings[self.one], slack)
        least, most = _span(readings[self.other], slack)
        return low <= most and least <= high


@dataclass(frozen=True)
class AtMost:
    """The first figure is not above the second: score and full score, “超” and the exact value."""

    kind: str
    lesser: Figure
    greater: Figure

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (self.lesser, self.greater)

    def holds(self, readings: Readings, slack: Fraction) -> bool:
        return _span(readings[self.lesser], slack)[0] <= _span(readings[self.greater], slack)[1]


@dataclass(frozen=True)
class Within:
    """A figure lies in a fixed range: a rate that cannot pass 100 %, weights that add to 100."""

    kind: str
    figure: Figure
    low: Fraction = Fraction(0)
    high: Fraction = ONE

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (self.figure,)

    def holds(self, readings: Readings, slack: Fraction) -> bool:
        value = readings[self.figure].value
        return self.low <= value <= self.high


@dataclass(frozen=True)
class Adds:
    """The figures add up to a number that is not printed: weights to 100, shares to one."""

    kind: str
    parts: tuple[Figure, ...]
    total: Fraction

    @property
    def figures(self) -> tuple[Figure, ...]:
        return self.parts

    def holds(self, readings: Readings, slack: Fraction) -> bool:
        low, high = _combine(tuple((part, 1) for part in self.parts), readings, slack)
        return low <= self.total <= high


@dataclass(frozen=True)
class Counted:
    """A printed count is the number of things listed beside it; after 等 it may be greater."""

    kind: str
    count: Figure
    items: tuple[str, ...]
    is_open: bool = False

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (self.count,)

    def holds(self, readings: Readings, slack: Fraction) -> bool:
        value = readings[self.count].value
        return value == len(self.items) or (self.is_open and value > len(self.items))


@dataclass(frozen=True)
class Sign:
    """A word of rise or fall agrees with the figures of now and before."""

    kind: str
    word: Figure
    now: Figure
    before: Figure

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (self.word, self.now, self.before)

    def holds(self, readings: Readings, slack: Fraction) -> bool:
        low, high = _span(readings[self.now], slack)
        least, most = _span(readings[self.before], slack)
        return high >= least if readings[self.word].text in RISING else low <= most


@dataclass(frozen=True)
class Agree:
    """Two words of one change point the same way: 增加…，增长…."""

    kind: str
    one: Figure
    other: Figure

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (self.one, self.other)

    def holds(self, readings: Readings, slack: Fraction) -> bool:
        return (readings[self.one].text in RISING) == (readings[self.other].text in RISING)


@dataclass(frozen=True)
class Later:
    """The first year is so many years after the second."""

    kind: str
    year: Figure
    other: Figure
    years: int

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (self.year, self.other)

    def holds(self, readings: Readings, slack: Fraction) -> bool:
        return readings[self.year].value - readings[self.other].value == self.years


@dataclass(frozen=True)
class Spelled:
    """A name is written alike wherever it stands."""

    kind: str
    names: tuple[Figure, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        return self.names

    def holds(self, readings: Readings, slack: Fraction) -> bool:
        return len({readings[name].text for name in self.names}) == 1
