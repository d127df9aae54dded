"""Shares of printed figures: what their last digits allow, and on which side of limits."""

from enum import Enum
from fractions import Fraction

from jiheng.quantities import Interval


class Side(Enum):
    """Tell where a share lies: inside the limits, below, above, or not to be decided."""

    INSIDE = "inside"
    BELOW = "below"
    ABOVE = "above"
    UNSURE = "unsure"


def share_of(part: Interval | None, whole: Interval | None) -> Interval | None:
    """Divide two printed figures; None where one is missing or the divisor may be zero.

    >>> str(share_of(Interval.exact(131), Interval.exact(100)))
    '[131/100, 131/100]'
    """
    if part is None or whole is None or whole.contains(0):
        return None
    return part / whole


def side_of(share: Interval, low: Fraction, high: Fraction) -> Side:
    """Tell on which side of two limits a share lies; the limits themselves are inside.

    >>> side_of(Interval.exact(1), Fraction(3, 5), Fraction(1))
    <Side.INSIDE: 'inside'>
    """
    allowed = Interval(low, high)
    if not share.intersects(allowed):
        is_above = share.low is not None and share.low >= high
        return Side.ABOVE if is_above else Side.BELOW
    is_not_below = not share.intersects(Interval(None, low, high_closed=False))
    is_not_above = not share.intersects(Interval(high, None, low_closed=False))
    return Side.INSIDE if is_not_below and is_not_above else Side.UNSURE
