"""Compare a printed total with the sum of its printed parts."""

from collections.abc import Sequence
from enum import Enum
from fractions import Fraction

from jiheng.quantities import Interval, Missing, Printed


class Agreement(Enum):
    """Tell how a total and its parts agree: exactly, within rounding, or not."""

    EXACT = "exact"
    ROUNDED = "rounded"
    NONE = "none"


def agreement(parts: Sequence[Printed], whole: Printed) -> Agreement:
    """Compare a total with its parts, each taken for what its printed digits allow.

    >>> from jiheng.quantities import parse_quantity, unit
    >>> first, second, whole = (parse_quantity(t, unit("万元")) for t in ("1.11", "2.22", "3.34"))
    >>> agreement([first, second], whole)
    <Agreement.ROUNDED: 'rounded'>
    """
    if sum((part.exact for part in parts), Fraction(0)) == whole.exact:
        return Agreement.EXACT
    possible = Interval.exact(0)
    for part in parts:
        possible += part.interval
    return Agreement.ROUNDED if possible.intersects(whole.interval) else Agreement.NONE


def reported(*values: Printed | Missing) -> list[Printed] | None:
    """Give the figures if every one is there, else None."""
    figures = [value for value in values if not isinstance(value, Missing)]
    return figures if len(figures) == len(values) else None
