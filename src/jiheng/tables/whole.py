"""Whole numbers of 64 bits that know how large they can get, so that none ever overflows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jiheng.tables.ibis_door import Column, case

LARGEST = 2**63 - 1


class TooLarge(ArithmeticError):
    """Say that a step could pass what 64 bits hold."""


@dataclass(frozen=True)
class Whole:
    """Hold a whole number, known now (an int) or a column of them, with its bounds.

    Raises:
        TooLarge: the bounds lie outside 64 bits.
    """

    expression: Column
    low: int
    high: int

    def __post_init__(self) -> None:
        if self.low < -LARGEST or self.high > LARGEST:
            raise TooLarge

    @property
    def known(self) -> int | None:
        """Give the number where it is known now."""
        return self.expression if isinstance(self.expression, int) else None


def known(value: int) -> Whole:
    """Make a whole number that is known now."""
    return Whole(value, value, value)


def add(one: Whole, other: Whole) -> Whole:
    """Add two whole numbers."""
    if one.known == 0:
        return other
    if other.known == 0:
        return one
    total = one.expression + other.expression
    return Whole(total, one.low + other.low, one.high + other.high)


def negate(one: Whole) -> Whole:
    """Change the sign."""
    return Whole(-one.expression, -one.high, -one.low)


def multiply(one: Whole, other: Whole) -> Whole:
    """Multiply two whole numbers."""
    if one.known == 1:
        return other
    if other.known == 1:
        return one
    if one.known == 0 or other.known == 0:
        return known(0)
    if one.known == -1:
        return negate(other)
    corners = [a * b for a in (one.low, one.high) for b in (other.low, other.high)]
    return Whole(one.expression * other.expression, min(corners), max(corners))


def absolute(one: Whole) -> Whole:
    """Drop the sign."""
    if one.low >= 0:
        return one
    if one.known is not None:
        return known(abs(one.known))
    high = max(-one.low, one.high)
    return Whole(one.expression.abs(), 0, high)


def sign(one: Whole) -> Whole:
    """Give −1 below zero, else 1."""
    if one.low >= 0:
        return known(1)
    if one.high < 0:
        return known(-1)
    return Whole(case([(one.expression < 0, -1)], 1), -1, 1)


def choose(whens: list[tuple[Any, Whole]], otherwise: Whole) -> Whole:
    """Take the number of the first condition that holds."""
    every = [one for _, one in whens] + [otherwise]
    if all(one.known is not None and one.known == every[0].known for one in every):
        return every[0]
    low, high = min(one.low for one in every), max(one.high for one in every)
    return Whole(case([(c, one.expression) for c, one in whens], otherwise.expression), low, high)
