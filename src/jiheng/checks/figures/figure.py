"""A figure or mark found in a text: what it says, exactly where it stands, what it may have been."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cached_property

from jiheng.checks.document import Place
from jiheng.checks.finding import Quote
from jiheng.quantities import Hedge, Interval, Printed, Unit, units


class Kind(Enum):
    """Name what a token is; the value is the one character that stands for it in a skeleton.

    A skeleton is a sentence in which every token is one such character, so that a rule can
    be written as a plain pattern over words and kinds.
    """

    MONEY = "\ue001"
    COUNT = "\ue002"
    RATE = "\ue003"
    POINT = "\ue004"
    MULTIPLE = "\ue005"
    SCORE = "\ue006"
    NUMBER = "\ue007"
    RANK = "\ue008"
    RANGE = "\ue009"
    YEAR = "\ue00a"
    DATE = "\ue00b"
    CODE = "\ue00c"
    NUMBERING = "\ue00d"

    __hash__ = object.__hash__
    """Kinds are looked up often, and an Enum works out its hash from its name each time."""

    @property
    def is_figure(self) -> bool:
        """Tell a figure from a mark that only looks like one (date, code, numbering)."""
        return self not in _MARKS


_MARKS = frozenset({Kind.YEAR, Kind.DATE, Kind.CODE, Kind.NUMBERING})
_KINDS = {
    units.MONEY: Kind.MONEY,
    units.RATE: Kind.RATE,
    units.POINT: Kind.POINT,
    units.MULTIPLE: Kind.MULTIPLE,
    units.SCORE: Kind.SCORE,
}
_ALIKE = {"名": "人", "位": "人", "场次": "场", "台（套）": "台", "台(套)": "台"}
_OWN_BASE = frozenset({Kind.COUNT, Kind.NUMBER})


def kind_of(unit: Unit | None) -> Kind:
    """Give the kind of a figure printed in a unit; a bare number has None."""
    return Kind.NUMBER if unit is None else _KINDS.get(unit.dimension, Kind.COUNT)


@dataclass(frozen=True, eq=False)
class Token:
    """Hold a stretch of a passage's text that holds digits or numerals."""

    text: str
    start: int
    end: int
    kind: Kind
    place: Place

    @property
    def quote(self) -> Quote:
        """Give the token as a verbatim quote."""
        return Quote(self.text, self.place, self.start, self.end)


@dataclass(frozen=True, eq=False)
class Mark(Token):
    """Hold what is no figure; `year` is the year it names, if any."""

    year: int | None = None


@dataclass(frozen=True, eq=False)
class Figure(Token):
    """Hold a figure.

    `number` is the digits as printed.  `is_malformed` marks thousands separators at odd places;
    such a figure is read as if the separators were not there.
    """

    printed: Printed
    number: str
    is_malformed: bool = False

    @property
    def unit(self) -> Unit | None:
        """Give the unit, None for a bare number."""
        return self.printed.unit

    @property
    def unit_symbol(self) -> str:
        """Give the unit as printed in calculations."""
        return self.printed.unit.symbol if self.printed.unit is not None else ""

    @property
    def hedge(self) -> Hedge | None:
        """Give the hedge (约, 超, 余 …)."""
        return self.printed.hedge

    @cached_property
    def exact(self) -> Fraction:
        """Give the printed number in base units."""
        return self.printed.exact

    @cached_property
    def interval(self) -> Interval:
        """Give the numbers in base units that the print allows."""
        return self.printed.interval

    @cached_property
    def step(self) -> Fraction:
        """Give one unit of the last printed digit, in base units."""
        return self.printed.step

    @cached_property
    def key(self) -> tuple[Kind, str]:
        """Give what two figures must share to be added or divided."""
        return self.kind, self.counted_in if self.kind in _OWN_BASE else ""

    def is_comparable(self, other: "Figure") -> bool:
        """Tell whether two figures measure the same kind of thing in convertible units."""
        return self.key == other.key

    @property
    def counted_in(self) -> str:
        """Give one measure word for those that count the same things (人, 名, 位)."""
        return _ALIKE.get(self.unit_symbol, self.unit_symbol)
