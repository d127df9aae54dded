"""Rounding as Chinese accounts do it: 四舍五入, half away from zero."""

from fractions import Fraction


def round_half_up(x: Fraction, places: int) -> Fraction:
    """Round to `places` decimals, halves away from zero.

    Negative `places` round to tens, hundreds …  The result is exact.

    >>> round_half_up(Fraction(5, 1000), 2)
    Fraction(1, 100)
    >>> round_half_up(Fraction(-25, 10), 0)
    Fraction(-3, 1)
    >>> round_half_up(Fraction(1250), -2)
    Fraction(1300, 1)
    """
    numerator, denominator = x.numerator, x.denominator
    if places >= 0:
        power = 10**places
        steps = _nearest(numerator * power, denominator)
        return Fraction(steps, power)
    power = 10**-places
    return Fraction(_nearest(numerator, denominator * power) * power)


def _nearest(numerator: int, denominator: int) -> int:
    """Give the integer nearest to a ratio (denominator > 0), halves away from zero."""
    if numerator < 0:
        return -((denominator - 2 * numerator) // (2 * denominator))
    return (denominator + 2 * numerator) // (2 * denominator)
