"""Exact fractions over columns: a known factor × numerator ÷ denominator, both whole.

The denominator is positive wherever the value has a status of 0; elsewhere neither part means
anything. Nothing here divides, but `floor_of` once.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from jiheng.tables import whole
from jiheng.tables.ibis_door import Column, case, greatest, whole_division
from jiheng.tables.whole import Whole, known


@dataclass(frozen=True)
class Rational:
    """Hold `factor × numerator ÷ denominator` and the status (0 where there is a value)."""

    factor: Fraction
    numerator: Whole
    denominator: Whole
    status: Column = 0


def exactly(value: Fraction) -> Rational:
    """Make a fraction that is known now."""
    if value == 0:
        return Rational(Fraction(1), known(0), known(1))
    return Rational(value, known(1), known(1))


def strongest(one: Column, other: Column) -> Column:
    """Combine the statuses of two operands: the greater code is the one that shows."""
    if isinstance(one, int) and isinstance(other, int):
        return max(one, other)
    if isinstance(one, int):
        one, other = other, one
    if isinstance(other, int):
        return one if other == 0 else greatest(one, other + one * 0)
    return greatest(one, other)


def parts(value: Rational) -> tuple[Whole, Whole]:
    """Give numerator and denominator with the factor multiplied in."""
    top = whole.multiply(known(value.factor.numerator), value.numerator)
    return top, whole.multiply(known(value.factor.denominator), value.denominator)


def multiply(one: Rational, other: Rational) -> Rational:
    """Multiply two fractions."""
    return Rational(
        one.factor * other.factor,
        whole.multiply(one.numerator, other.numerator),
        whole.multiply(one.denominator, other.denominator),
        strongest(one.status, other.status),
    )


def divide(one: Rational, other: Rational) -> Rational:
    """Divide: 0 ÷ 0 is 不适用, another number ÷ 0 无法判断, as in `quantities`."""
    divisor = other.numerator
    side = whole.sign(divisor)
    top = whole.multiply(whole.multiply(one.numerator, other.denominator), side)
    factor = one.factor / other.factor
    if factor < 0:
        factor, top = -factor, whole.negate(top)
    status = strongest(one.status, other.status)
    if divisor.low <= 0 <= divisor.high:
        status = _of_zero(status, one.numerator, divisor)
    bottom = whole.multiply(one.denominator, whole.absolute(divisor))
    # Where it is 0 the status says so, and nobody asks.
    bottom = Whole(bottom.expression, max(bottom.low, 1), max(bottom.high, 1))
    return Rational(factor, top, bottom, status)


def _of_zero(status: Column, dividend: Whole, divisor: Whole) -> Column:
    """Give the status of a division whose divisor may be 0, under that of its operands."""
    by_zero: Column = 1 if dividend.known == 0 else 2
    if dividend.known is None:
        by_zero = case([(dividend.expression == 0, 1)], 2)
    if isinstance(status, int):
        whens, rest = [], status
        if status:
            return status
    else:
        whens, rest = [(status > 0, status)], 0
    if divisor.known == 0:
        return case(whens, by_zero)
    return case([*whens, (divisor.expression == 0, by_zero)], rest)


def add(one: Rational, other: Rational, sign: int = 1) -> Rational:
    """Add two fractions, or subtract the second for a sign of −1."""
    factor, left, right, bottom = _common(one, other)
    total = whole.add(left, whole.multiply(known(sign), right))
    return Rational(factor, total, bottom, strongest(one.status, other.status))


def _common(one: Rational, other: Rational) -> tuple[Fraction, Whole, Whole, Whole]:
    """Bring two fractions to one factor and one denominator; the factor is positive."""
    factor, mine, theirs = _one_factor(one.factor, other.factor)
    left = whole.multiply(known(mine), one.numerator)
    right = whole.multiply(known(theirs), other.numerator)
    if one.denominator is other.denominator or _are_one(one.denominator, other.denominator):
        return factor, left, right, one.denominator
    left = whole.multiply(left, other.denominator)
    right = whole.multiply(right, one.denominator)
    return factor, left, right, whole.multiply(one.denominator, other.denominator)


def _are_one(one: Whole, other: Whole) -> bool:
    return one.known is not None and one.known == other.known


def _one_factor(one: Fraction, other: Fraction) -> tuple[Fraction, int, int]:
    bottom = lcm(one.denominator, other.denominator)
    mine = one.numerator * (bottom // one.denominator)
    theirs = other.numerator * (bottom // other.denominator)
    shared = gcd(mine, theirs) or 1
    return Fraction(shared, bottom), mine // shared, theirs // shared


def compare(one: Rational, sign: str, other: Rational) -> Column:
    """Compare by cross-multiplied whole numbers; both sides must have a status of 0."""
    if other.numerator.known == 0:
        left, right = whole.multiply(known(_sign(one.factor)), one.numerator), known(0)
    elif one.numerator.known == 0:
        left, right = known(0), whole.multiply(known(_sign(other.factor)), other.numerator)
    else:
        _, left, right, _ = _common_sides(one, other)
    mine, theirs = left.expression, right.expression
    match sign:
        case "<":
            return mine < theirs
        case "<=":
            return mine <= theirs
        case ">":
            return mine > theirs
        case ">=":
            return mine >= theirs
        case "==":
            return mine == theirs
        case _:
            return mine != theirs


def _common_sides(one: Rational, other: Rational) -> tuple[Fraction, Whole, Whole, None]:
    """Give the two sides of a comparison; their denominator is not needed."""
    factor, mine, theirs = _one_factor(one.factor, other.factor)
    left = whole.multiply(known(mine), one.numerator)
    right = whole.multiply(known(theirs), other.numerator)
    if not (one.denominator is other.denominator or _are_one(one.denominator, other.denominator)):
        left = whole.multiply(left, other.denominator)
        right = whole.multiply(right, one.denominator)
    return factor, left, right, None


def _sign(factor: Fraction) -> int:
    return -1 if factor < 0 else 1


def absolute(one: Rational) -> Rational:
    """Drop the sign."""
    return Rational(abs(one.factor), whole.absolute(one.numerator), one.denominator, one.status)


def floor_of(one: Rational) -> Rational:
    """Give the largest whole number not above a fraction."""
    top, bottom = parts(one)
    low, high = top.low, top.high
    if top.known is not None and bottom.known is not None:
        return exactly(Fraction(top.known // bottom.known))
    divisor = bottom.expression
    if bottom.known is None:
        # An engine may look ahead at a row whose status already says that it divides by zero.
        divisor = case([(divisor > 0, divisor)], 1)
    up = whole_division(top.expression, divisor)
    quotient = up
    if low < 0:
        below = whole.add(whole.negate(top), whole.add(bottom, known(-1)))
        down = -whole_division(case([(top.expression < 0, below.expression)], 0), divisor)
        up = whole_division(case([(top.expression >= 0, top.expression)], 0), divisor)
        quotient = case([(top.expression >= 0, up)], down)
    result = Whole(quotient, min(low, 0), max(high, 0))
    return Rational(Fraction(1), result, known(1), one.status)


def choose(whens: list[tuple[Column, Rational]], otherwise: Rational, status: Column) -> Rational:
    """Take the fraction of the first condition that holds."""
    every = [one for _, one in whens] + [otherwise]
    shared = every[0].factor
    for one in every[1:]:
        shared = _one_factor(shared, one.factor)[0]
    tops = [whole.multiply(known(int(one.factor / shared)), one.numerator) for one in every]
    conditions = [condition for condition, _ in whens]
    top = whole.choose(list(zip(conditions, tops[:-1], strict=True)), tops[-1])
    bottoms = [one.denominator for one in every]
    bottom = whole.choose(list(zip(conditions, bottoms[:-1], strict=True)), bottoms[-1])
    return Rational(shared, top, bottom, status)
