"""Read what follows a number: 余 or 多, 万 or 亿, the unit, 以上 or 左右."""

import re
from dataclasses import dataclass

from jiheng.quantities import units
from jiheng.quantities.errors import QuantityError
from jiheng.quantities.glyphs import plain
from jiheng.quantities.hedges import INNER, Hedge, take_suffix
from jiheng.quantities.units import Unit, find_unit, unknown_unit

_MULTIPLIED = re.compile(
    r"(?P<power>[十百千]?(?:万亿|亿|万)|[百千])?(?P<inner>[多余])?(?P<unit>.*)"
)
_POWERS = {"十": 10, "百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
_MULTIPLIABLE = (units.MONEY, units.COUNT, units.MEASURE, units.TIME, units.MULTIPLE)


@dataclass(frozen=True)
class Tail:
    """Hold unit (None if the figure has none), multiplier and hedge of what follows a number.

    `is_named` tells a unit that was printed from one that the column supplied.
    """

    unit: Unit | None
    multiplier: int
    hedge: Hedge | None
    is_named: bool


def power_of(marks: str) -> int:
    """Multiply out the marks of a multiplier.

    >>> power_of("千万"), power_of("")
    (10000000, 1)
    """
    product = 1
    for mark in marks:
        product *= _POWERS[mark]
    return product


def marks_of(power: int) -> str:
    """Write a multiplier, a power of ten, in its marks.

    >>> marks_of(10**7), marks_of(10**12), marks_of(1)
    ('千万', '万亿', '')
    """
    zeros = len(str(power)) - 1
    for size, mark in ((12, "万亿"), (8, "亿"), (4, "万")):
        if zeros >= size:
            return marks_of(10 ** (zeros - size)) + mark
    return ("", "十", "百", "千")[zeros]


def hedge_once(first: Hedge | None, second: Hedge | None) -> Hedge | None:
    """Give the one hedge of a figure.

    Raises:
        QuantityError: there are two, which claim different things or say one thing twice.
    """
    if first is not None and second is not None:
        both = f"{first.word}…{second.word}"
        raise QuantityError(
            both, "至多带一个概数词的数", f"“{first.word}”与“{second.word}”只留一个"
        )
    return first or second


def read_tail(text: str, default: Unit | None) -> Tail:
    """Read the text after a number; `default` is the unit of a figure without one.

    Raises:
        QuantityError: the unit is unknown, cannot take 万 or 亿, or two hedges are given.
    """
    after, rest = take_suffix(text)
    inner = INNER.get(rest[:1])
    hedge = hedge_once(inner, after)
    if inner is not None:
        rest = rest[1:]
    if rest and (known := _named(rest, default)) is not None:
        return Tail(known, 1, hedge, is_named=True)
    match = _MULTIPLIED.fullmatch(rest)
    assert match is not None
    multiplier = power_of(match["power"] or "")
    hedge = hedge_once(hedge, INNER.get(match["inner"] or ""))
    if not match["unit"]:
        return Tail(default, multiplier, hedge, is_named=False)
    unit = _named(match["unit"], default)
    if unit is None:
        raise unknown_unit(text, rest, match["unit"])
    if unit.dimension == units.MONEY and unit.scale != 1:
        raise QuantityError(text, "一个金额单位", f"“{match['power']}”与“{unit.symbol}”只用一个")
    return Tail(unit, multiplier, hedge, is_named=True)


def refuse_multiplier(unit: Unit | None, multiplier: int) -> None:
    """Raise for 万 or 亿 before a unit that is never counted in them (%, 分).

    Raises:
        QuantityError: the unit is of such a kind.
    """
    if multiplier != 1 and unit is not None and unit.dimension not in _MULTIPLIABLE:
        raise QuantityError(unit.symbol, f"不带“万”“亿”的{unit.symbol}数", "检查单位是否写错")


def _named(symbol: str, default: Unit | None) -> Unit | None:
    # A column's own measure word need not be in the list; the text was brought to half width.
    if default is not None and symbol == plain(default.symbol):
        return default
    return find_unit(symbol)
