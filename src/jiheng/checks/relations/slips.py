"""How one printed number turns into another by a single slip of the hand."""

from collections.abc import Iterator
from enum import IntEnum
from fractions import Fraction

from jiheng.checks.figures import Figure
from jiheng.checks.relations.numbers import in_unit
from jiheng.quantities import Interval


class Slip(IntEnum):
    """Name the slip, the simplest first."""

    UNIT = 1
    POINT = 2
    DIGIT = 3
    SWAP = 4
    DROPPED = 5
    EXTRA = 6
    OTHER = 9

    @property
    def label(self) -> str:
        """Say what happened."""
        return _LABELS[self]


_LABELS = {
    Slip.UNIT: "单位写错",
    Slip.POINT: "小数点错位",
    Slip.DIGIT: "一个数字写错",
    Slip.SWAP: "相邻数字颠倒",
    Slip.DROPPED: "漏写一个数字",
    Slip.EXTRA: "多写一个数字",
    Slip.OTHER: "改为算得的数",
}
_UNIT_STEPS = (Fraction(10**4), Fraction(1, 10**4), Fraction(10**8), Fraction(1, 10**8))
_POINT_STEPS = (Fraction(10), Fraction(1, 10), Fraction(100), Fraction(1, 100))
_DIGITS = "0123456789"
_NARROW, _FEWEST_TRIED = 1000, 4
_MONEY_UNITS = {Fraction(1): "元", Fraction(10**4): "万元", Fraction(10**8): "亿元"}


def slip_between(figure: Figure, wanted: Fraction, allowed: Interval) -> Slip:
    """Tell by which slip a figure could stand for the number wanted (base units).

    `allowed` is what the other figures allow; a slip of unit or point has to land inside it.
    """
    if figure.exact and wanted:
        half = figure.step / 2
        low, high = figure.exact - half, figure.exact + half
        is_far = _may_be_far(allowed, low, high)
        for factors, slip in ((_UNIT_STEPS, Slip.UNIT), (_POINT_STEPS, Slip.POINT)):
            if (
                slip is Slip.UNIT
                and figure.unit is not None
                and figure.unit.scale == Fraction(1, 100)
            ):
                continue
            if is_far and any(_meets(allowed, low * by, high * by) for by in factors):
                return slip
    old = _digits(figure.number)
    new = _digits(in_unit(abs(wanted), figure))
    if len(old) == len(new):
        wrong = [i for i, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
        if len(wrong) == 1:
            return Slip.DIGIT
        if (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and set(map(old.__getitem__, wrong)) == set(map(new.__getitem__, wrong))
        ):
            return Slip.SWAP
    if len(old) + 1 == len(new) and _is_one_less(old, new):
        return Slip.DROPPED
    if len(new) + 1 == len(old) and _is_one_less(new, old):
        return Slip.EXTRA
    return Slip.OTHER


def reaches(figure: Figure, allowed: Interval) -> bool:
    """Tell whether one digit changed, swapped, lost or added takes a figure into a narrow range.

    Unlike `slip_between` it tries every number of the range; a range wider than a thousandth, or
    a figure of fewer than four digits, says nothing.
    """
    low, high = allowed.low, allowed.high
    if low is None or high is None or low <= 0 or (high - low) * _NARROW > low:
        return False
    if significant_digits(figure) < _FEWEST_TRIED:
        return False
    # In tenths of the last digit, so that a decimal that was lost can be put back.
    unit = figure.step / 10
    first, last = -(-low // unit), high // unit
    digits, decimals = _digits(figure.number), figure.printed.places
    return any(first <= number <= last for number in _variants(digits, len(digits) - decimals))


def _variants(digits: str, point: int) -> Iterator[int]:
    """Give what one slip makes of a number, in tenths of its last digit; `point` is how many digits
    stand before the decimal point.
    """
    for at, old in enumerate(digits):
        head, tail = digits[:at], digits[at + 1 :]
        for new in _DIGITS:
            if new != old:
                yield int(head + new + tail) * 10
            if at <= point:
                yield int(head + new + old + tail) * 10
            if point <= at + 1 and point < len(digits):
                yield int(head + old + new + tail)
        if head or tail:
            yield int(head + tail or "0") * 10
        if tail and tail[0] != old:
            yield int(head + tail[0] + old + tail[1:]) * 10


def meant_unit(figure: Figure, wanted: Fraction) -> str | None:
    """Give the money unit in which the printed number would be the number wanted."""
    if figure.unit is None or not figure.exact:
        return None
    scale = figure.unit.scale * wanted / figure.exact
    nearest = min(_MONEY_UNITS, key=lambda known: abs(known / scale - 1) if scale > 0 else known)
    return _MONEY_UNITS[nearest]


def significant_digits(figure: Figure) -> int:
    """Count the digits of a figure that carry information (zeros at the ends do not)."""
    return len(_digits(figure.number).strip("0"))


def _may_be_far(allowed: Interval, low: Fraction, high: Fraction) -> bool:
    """Tell whether ten times a figure, or a tenth of it, can meet a range at all.

    No slip of unit or point is by less: mostly these two comparisons spare all eight.
    """
    if allowed.low is None or allowed.high is None or low <= 0:
        return True
    return allowed.high >= 10 * low or 10 * allowed.low <= high


def _meets(allowed: Interval, low: Fraction, high: Fraction) -> bool:
    if allowed.low is not None and high < allowed.low:
        return False
    if allowed.high is not None and low > allowed.high:
        return False
    return allowed.intersects(Interval(low, high))


def _digits(number: str) -> str:
    return "".join(mark for mark in number if mark.isdigit())


def _is_one_less(short: str, long: str) -> bool:
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
