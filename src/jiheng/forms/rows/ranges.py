"""Ranges: two figures joined by ～, or an interval in square brackets, both ends included."""

import re
from fractions import Fraction

from jiheng.forms.figures import half_width
from jiheng.quantities import Interval, Printed, QuantityError, Unit, parse_quantity

_JOINTS = (
    re.compile(r"(.+?)[～~〜](.+)"),
    re.compile(r"(.+?)[至到](.+)"),
    re.compile(r"(.+?)(?:[—–―]{1,2})(.+)"),
    # A minus before the first figure is a sign, and so is a second one.
    re.compile(r"(.+?)[-－−](.+)"),
)
_IN_BRACKETS = re.compile(r"([^，,]+)[，,]([^，,]+)")
"""Elsewhere a comma would be that of 1,200."""
_BRACKETS = re.compile(r"([\[［【(（])(.*)([\]］】)）])")
_SQUARE = "[［【]］】"
_BARE = re.compile(r"-?[0-9.,]+")
_EXAMPLE = "80～100"


def read_range(text: str, given: Unit | None) -> Interval:
    """Read a range such as 80～100 as an interval in base units, both ends included.

    `given` is the unit of the row. A unit that only one end names belongs to both (80～100%).

    Raises:
        QuantityError: the text is not two exact figures of one unit in rising order.
    """
    parts = _ends(text)
    if parts is None:
        raise _wrong(text)
    low, high = (_read(text, part, given) for part in parts)
    _refuse_other_units(text, low, high, given)
    first, second = low.exact, high.exact
    if _is_bare(parts[0]) and not _is_bare(parts[1]):
        first = _shared(text, low, high, [one for one in _senses(low, high) if one <= second])
    elif _is_bare(parts[1]) and not _is_bare(parts[0]):
        second = _shared(text, high, low, [one for one in _senses(high, low) if one >= first])
    if first > second:
        raise _wrong(text)
    return Interval(first, second)


def range_unit(text: str) -> Unit | None:
    """Give the unit that a range is typed with, None where it has none.

    >>> unit = range_unit("80～100%")
    >>> unit.symbol if unit else ""
    '%'
    """
    units = [parse_quantity(part).unit for part in _ends(text) or ()]
    return next((unit for unit in units if unit is not None), None)


def _wrong(text: str) -> QuantityError:
    return QuantityError(text, f"两个数组成的区间，如 {_EXAMPLE}", "用“～”连接下限和上限")


def _ends(text: str) -> tuple[str, str] | None:
    """Take a range apart at its joint; None where there is none.

    Raises:
        QuantityError: round brackets leave an end out, as in (80,100].
    """
    body, is_interval = text.strip(), False
    bracketed = _BRACKETS.fullmatch(body)
    if bracketed is not None:
        left, body, right = bracketed[1], bracketed[2].strip(), bracketed[3]
        is_interval = left in _SQUARE and right in _SQUARE
        if (left in _SQUARE) != (right in _SQUARE) or (
            not is_interval and _IN_BRACKETS.fullmatch(body)
        ):
            expected = f"含两端的区间，如 {_EXAMPLE}"
            raise QuantityError(text, expected, "圆括号的一端不含在内，改写为含两端的区间")
    for joint in (*((_IN_BRACKETS,) if is_interval else ()), *_JOINTS):
        found = joint.fullmatch(body)
        if found is not None and found[1].strip() and found[2].strip():
            return found[1].strip(), found[2].strip()
    return None


def _read(text: str, part: str, given: Unit | None) -> Printed:
    printed = parse_quantity(part, given)
    if printed.hedge is not None:
        expected = f"上下限确切的区间，如 {_EXAMPLE}"
        raise QuantityError(text, expected, f"去掉“{printed.hedge.word}”，写确切的上下限")
    return printed


def _is_bare(part: str) -> bool:
    """Tell whether an end is a number without a unit, 万 or 亿 of its own."""
    return _BARE.fullmatch(half_width(part)) is not None


def _senses(bare: Printed, other: Printed) -> set[Fraction]:
    """Give what a number without a unit can mean: the row's unit, or all that the other names."""
    worth = other.step * 10**other.places
    own = bare.exact
    if bare.unit is None and other.unit is not None:
        own = bare.value * other.unit.scale
    return {own, bare.value * worth}


def _shared(text: str, bare: Printed, other: Printed, senses: list[Fraction]) -> Fraction:
    """Choose the one sense of a bare end that keeps the order of the two.

    Raises:
        QuantityError: there is none, or 1～2万 could begin at 1 as well as at 1万.
    """
    if not senses:
        raise _wrong(text)
    if len(senses) > 1:
        whole = f"{bare.text}与{other.text}"
        raise QuantityError(text, f"单位明确的区间，如 {_EXAMPLE}%", f"{whole}都写明单位")
    return senses[0]


def _refuse_other_units(text: str, low: Printed, high: Printed, given: Unit | None) -> None:
    units = [unit for unit in (given, low.unit, high.unit) if unit is not None]
    for unit in units[1:]:
        if not unit.is_comparable(units[0]):
            expected = f"以“{units[0].symbol}”计量的区间"
            raise QuantityError(text, expected, f"把单位“{unit.symbol}”改为“{units[0].symbol}”")
