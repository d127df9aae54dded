"""Relations that could hold among the figures of a sentence, tried one by one.

Each says what an operand has to be by the others, as a range of whole numbers; how natural it is
to suppose the relation is told by where the figures stand and which words are near.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass

from jiheng.checks.mining.scaled import SCALE, Scaled
from jiheng.checks.relations import (
    Linear,
    Relation,
    growth,
    growth_from_change,
    parts_and_total,
    pooled,
    ratio,
    ratio_from_gap,
)
from jiheng.checks.tables.score_sums import counted_share

Range = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Guess(ABC):
    """Hold a relation that is only supposed; `operands[0]` is its result."""

    operands: tuple[Scaled, ...]
    is_natural: bool

    @abstractmethod
    def range_of(self, k: int) -> Range | None:
        """Give the numbers that operand `k` can be by the others; None where there are none."""

    @abstractmethod
    def relation(self) -> Relation:
        """Give the relation, to be judged exactly and written down."""

    def holds(self) -> bool:
        """Tell whether the result lies in its range, play of the last digits included."""
        return meets(self.operands[0], self.range_of(0))


def meets(own: Scaled, allowed: Range | None) -> bool:
    """Tell whether what is printed lies in a range, play of its last digit included."""
    return allowed is not None and allowed[0] <= own.high and own.low <= allowed[1]


@dataclass(frozen=True, eq=False)
class SumGuess(Guess):
    """Suppose that the operands after the first add up to it."""

    def range_of(self, k: int) -> Range:
        """Give total less the other parts, or the sum of all parts."""
        total, *parts = self.operands
        if k:
            del parts[k - 1]
        low, high = sum_range(parts)
        return (total.low - high, total.high - low) if k else (low, high)

    def relation(self) -> Relation:
        """Give the relation of the printed figures."""
        return parts_and_total(self.operands[0].figure, [part.figure for part in self.operands[1:]])


def sum_range(parts: Iterable[Scaled]) -> Range:
    """Give what figures can add up to."""
    value = half = 0
    for part in parts:
        value += part.value
        half += part.half
    return value - half, value + half


@dataclass(frozen=True, eq=False)
class BalanceGuess(Guess):
    """Suppose what was there, what came and what went to leave what is there now.

    Operands: closing, opening, income, outgo; closing = opening + income − outgo.
    """

    def range_of(self, k: int) -> Range:
        """Give one operand from the three others."""
        closing, opening, income, outgo = self.operands
        if k == 0:
            return balance_range(opening, income, outgo)
        if k == 3:
            return balance_range(opening, income, closing)
        return balance_range(closing, outgo, income if k == 1 else opening)

    def relation(self) -> Relation:
        """Give the relation of the printed figures."""
        return Linear(tuple(one.figure for one in self.operands), (1, 1, -1))


def balance_range(one: Scaled, other: Scaled, taken: Scaled) -> Range:
    """Give what is left of two figures together when a third is taken."""
    value = one.value + other.value - taken.value
    half = one.half + other.half + taken.half
    return value - half, value + half


@dataclass(frozen=True, eq=False)
class RatioGuess(Guess):
    """Suppose that a rate is one figure over another: operands rate, part, base."""

    def range_of(self, k: int) -> Range | None:
        """Give part ÷ base, rate × base, or part ÷ rate."""
        rate, part, base = self.operands
        if k == 0:
            return over(part, base)
        if k == 1:
            return rate.low * base.low // SCALE, -(-rate.high * base.high // SCALE)
        return over(part, rate)

    def relation(self) -> Relation:
        """Give the relation of the printed figures, exact where they were taken so."""
        rate, part, base = (one.figure for one in self.operands)
        found = ratio(rate, part, base)
        return found if self.operands[1].half or self.operands[2].half else counted_share(found)


@dataclass(frozen=True, eq=False)
class MeanGuess(Guess):
    """Suppose that an amount is another one for each of some things: mean, whole, number."""

    def range_of(self, k: int) -> Range | None:
        """Give whole ÷ number, mean × number, or whole ÷ mean."""
        mean, whole, number = self.operands
        if k == 0:
            return over(whole, number)
        if k == 1:
            return mean.low * number.low // SCALE, -(-mean.high * number.high // SCALE)
        return over(whole, mean)

    def relation(self) -> Relation:
        """Give the relation of the printed figures."""
        mean, whole, number = (one.figure for one in self.operands)
        return ratio(mean, whole, number)


@dataclass(frozen=True, eq=False)
class GrowthGuess(Guess):
    """Suppose that a rate is the growth (or fall) from one figure to another: rate, new, old."""

    def range_of(self, k: int) -> Range | None:
        """Give the growth, or one figure from the other by it."""
        rate, new, old = self.operands
        if k == 0:
            return growth_range(rate, new, old)
        sign = 1 if new.value >= old.value else -1
        whole_low, whole_high = sorted((SCALE + sign * rate.low, SCALE + sign * rate.high))
        if whole_low <= 0:
            return None
        if k == 1:
            return old.low * whole_low // SCALE, -(-old.high * whole_high // SCALE)
        return new.low * SCALE // whole_high, -(-new.high * SCALE // whole_low)

    def relation(self) -> Relation:
        """Give the relation of the printed figures."""
        rate, new, old = (one.figure for one in self.operands)
        return growth(rate, new, old, 1 if new.exact >= old.exact else -1)


def growth_range(rate: Scaled, new: Scaled, old: Scaled) -> Range | None:
    """Give the growth (or fall) from one figure to another, as a rate prints it.

    A column of growth prints falls with a minus; words say it otherwise.
    """
    change, half = new.value - old.value, new.half + old.half
    found = _quotients(abs(change) - half, abs(change) + half, old.low, old.high)
    if found is not None and rate.value < 0 and change < 0:
        return -found[1], -found[0]
    return found


@dataclass(frozen=True, eq=False)
class FromChangeGuess(Guess):
    """Suppose that a rate is a change over what was before it: rate, change, new."""

    sign: int = 1

    def range_of(self, k: int) -> Range | None:
        """Give the rate of change, the change, or the new figure."""
        rate, change, new = self.operands
        sign = self.sign
        if k == 0:
            before, half = new.value - sign * change.value, new.half + change.half
            return _quotients(change.low, change.high, before - half, before + half)
        # change = new × r ÷ (1 ± r), new = change × (1 ± r) ÷ r
        low, high = sorted((SCALE + sign * rate.low, SCALE + sign * rate.high))
        if low <= 0 or rate.low <= 0:
            return None
        if k == 1:
            return new.low * rate.low // high, -(-new.high * rate.high // low)
        return change.low * low // rate.high, -(-change.high * high // rate.low)

    def relation(self) -> Relation:
        """Give the relation of the printed figures."""
        rate, change, new = (one.figure for one in self.operands)
        return growth_from_change(rate, change, new, self.sign)


@dataclass(frozen=True, eq=False)
class ShareGuess(Guess):
    """Suppose that a rate is one figure over it and another together: rate, part, rest."""

    def range_of(self, k: int) -> Range | None:
        """Give part ÷ (part + rest), or one of the two from it."""
        rate, part, rest = self.operands
        if k == 0:
            return _quotients(part.low, part.high, *sum_range((part, rest)))
        low, high = SCALE - rate.high, SCALE - rate.low
        if low <= 0 or rate.low <= 0:
            return None
        if k == 1:
            return rest.low * rate.low // high, -(-rest.high * rate.high // low)
        return part.low * low // rate.high, -(-part.high * high // rate.low)

    def relation(self) -> Relation:
        """Give the relation of the printed figures."""
        rate, part, rest = (one.figure for one in self.operands)
        return ratio_from_gap(rate, part, rest, -1)


@dataclass(frozen=True, eq=False)
class PooledGuess(Guess):
    """Suppose that a rate is several figures together over another: rate, base, parts."""

    def range_of(self, k: int) -> Range | None:
        """Give the rate; nothing is looked for in the other operands."""
        if k:
            return None
        _, base, *parts = self.operands
        return pooled_range(base, parts)

    def relation(self) -> Relation:
        """Give the relation of the printed figures."""
        rate, base, *parts = (one.figure for one in self.operands)
        return pooled(rate, base, parts)


def pooled_range(base: Scaled, parts: Iterable[Scaled]) -> Range | None:
    """Give what several figures together can be over another."""
    return _quotients(*sum_range(parts), base.low, base.high)


def over(part: Scaled, base: Scaled) -> Range | None:
    """Give what one figure can be over another; None where that may be nothing."""
    return _quotients(part.low, part.high, base.low, base.high)


def _quotients(low: int, high: int, base_low: int, base_high: int) -> Range | None:
    if base_low <= 0 or high < 0:
        return None
    # A change that rounding hides may be nothing at all.
    return max(low, 0) * SCALE // base_high, -(-high * SCALE // base_low)
