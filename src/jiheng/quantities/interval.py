"""Intervals of exact numbers: what a printed figure can have been before it was rounded.

Sound by construction: for any points inside the operands, the result of the operation on the
points lies inside the result of the operation on the intervals.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Self


@dataclass(frozen=True)
class _End:
    """One end of an interval while computing: `sign` is ±1 for an infinite end, else 0."""

    value: Fraction
    closed: bool
    sign: int = 0

    @property
    def position(self) -> tuple[int, Fraction]:
        return (self.sign, self.value)

    def times(self, other: "_End") -> "_End":
        # Zero times anything is zero, reached exactly when the zero is (the other factor has at
        # least one point).  This also settles zero times an infinite end.
        zeros = [end for end in (self, other) if end.sign == 0 and end.value == 0]
        if zeros:
            return _End(Fraction(0), any(end.closed for end in zeros))
        if self.sign or other.sign:
            sign = _sign(self) * _sign(other)
            return _End(Fraction(0), False, sign)
        return _End(self.value * other.value, self.closed and other.closed)


def _sign(end: _End) -> int:
    return end.sign or (1 if end.value > 0 else -1)


@dataclass(frozen=True)
class Interval:
    """Hold every number between two ends; None is an end without a bound.

    Raises:
        ValueError: the interval holds no number.

    >>> str(Interval(Fraction(1), Fraction(2), high_closed=False))
    '[1, 2)'
    >>> str(Interval.exact(Fraction(1)) + Interval(Fraction(0), None))
    '[1, +∞)'
    """

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True

    def __post_init__(self) -> None:
        # An end without a bound is never reached; one spelling keeps equality meaningful.
        if self.low is None:
            object.__setattr__(self, "low_closed", False)
        if self.high is None:
            object.__setattr__(self, "high_closed", False)
        if self.low is None or self.high is None:
            return
        holds_ends = self.low_closed and self.high_closed
        if self.low > self.high if holds_ends else self.low >= self.high:
            raise ValueError(f"区间内没有数：{self}")

    @classmethod
    def exact(cls, x: Fraction | int) -> Self:
        """Make the interval that holds one number only.

        >>> Interval.exact(3).is_exact
        True
        """
        point = Fraction(x)
        return cls(point, point)

    @property
    def is_exact(self) -> bool:
        """Tell whether the interval holds one number only."""
        return self.low is not None and self.low == self.high

    @property
    def width(self) -> Fraction | None:
        """Give the distance between the ends, None without a bound."""
        return None if self.low is None or self.high is None else self.high - self.low

    def contains(self, x: Fraction | int) -> bool:
        """Tell whether a number lies inside.

        >>> Interval(Fraction(1), Fraction(2), high_closed=False).contains(2)
        False
        """
        above = self.low is None or x > self.low or (self.low_closed and x == self.low)
        below = self.high is None or x < self.high or (self.high_closed and x == self.high)
        return above and below

    def intersects(self, other: "Interval") -> bool:
        """Tell whether the two intervals share a number.

        >>> Interval(Fraction(1), Fraction(2), high_closed=False).intersects(Interval.exact(2))
        False
        """
        return not self._is_left_of(other) and not other._is_left_of(self)

    def _is_left_of(self, other: "Interval") -> bool:
        if self.high is None or other.low is None:
            return False
        if self.high == other.low:
            return not (self.high_closed and other.low_closed)
        return self.high < other.low

    def hull(self, other: "Interval") -> "Interval":
        """Give the smallest interval that holds both.

        >>> str(Interval.exact(1).hull(Interval.exact(3)))
        '[1, 3]'
        """
        return _between(
            _lowest(self._low_end, other._low_end), _highest(self._high_end, other._high_end)
        )

    def min(self, other: "Interval") -> "Interval":
        """Give all results of taking the smaller of one number from each.

        >>> str(Interval(Fraction(1), Fraction(5)).min(Interval(Fraction(2), Fraction(3))))
        '[1, 3]'
        """
        return -((-self).max(-other))

    def max(self, other: "Interval") -> "Interval":
        """Give all results of taking the larger of one number from each.

        >>> str(Interval(Fraction(1), Fraction(5)).max(Interval(Fraction(2), Fraction(3))))
        '[2, 5]'
        """
        low, high = (self._low_end, other._low_end), (self._high_end, other._high_end)
        # The larger low end bounds the result; where both stand at one place, both must be
        # reached for the maximum to reach it.
        return _between(_highest(*low, both=True), _highest(*high))

    def floor(self) -> "Interval":
        """Give the interval from the lowest to the highest whole number below its points.

        >>> str(Interval(Fraction(1, 2), Fraction(3), high_closed=False).floor())
        '[0, 2]'
        """
        low = None if self.low is None else Fraction(self.low.numerator // self.low.denominator)
        if self.high is None:
            return Interval(low, None)
        high = Fraction(self.high.numerator // self.high.denominator)
        if high == self.high and not self.high_closed:
            high -= 1
        return Interval(low, high)

    def __neg__(self) -> "Interval":
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_closed,
            self.low_closed,
        )

    def __abs__(self) -> "Interval":
        if self.low is not None and self.low >= 0:
            return self
        if self.high is not None and self.high <= 0:
            return -self
        # Zero is strictly inside, so it is reached.
        farthest = self.max(-self)
        return Interval(Fraction(0), farthest.high, True, farthest.high_closed)

    def __add__(self, other: "Interval | Fraction | int") -> "Interval":
        addend = _interval(other)
        return Interval(
            None if self.low is None or addend.low is None else self.low + addend.low,
            None if self.high is None or addend.high is None else self.high + addend.high,
            self.low_closed and addend.low_closed,
            self.high_closed and addend.high_closed,
        )

    def __sub__(self, other: "Interval | Fraction | int") -> "Interval":
        return self + -_interval(other)

    def __mul__(self, other: "Interval | Fraction | int") -> "Interval":
        factor = _interval(other)
        if self._is_positive and factor._is_positive:
            return self._times_positive(factor)
        corners = [
            mine.times(theirs)
            for mine in (self._low_end, self._high_end)
            for theirs in (factor._low_end, factor._high_end)
        ]
        return _between(_lowest(*corners), _highest(*corners))

    def _times_positive(self, other: "Interval") -> "Interval":
        """Multiply two bounded intervals of positive numbers: low by low and high by high."""
        assert self.low is not None and self.high is not None
        assert other.low is not None and other.high is not None
        return Interval(
            self.low * other.low,
            self.high * other.high,
            self.low_closed and other.low_closed,
            self.high_closed and other.high_closed,
        )

    def __truediv__(self, other: "Interval | Fraction | int") -> "Interval":
        """Divide by an interval without zero.

        Raises:
            ZeroDivisionError: zero is one of the divisors.
        """
        return self * _interval(other)._reciprocal()

    def _reciprocal(self) -> "Interval":
        if self.contains(0):
            raise ZeroDivisionError(f"除数区间含零：{self}")
        # With zero outside, an end that is zero is open, and its reciprocal has no bound.
        return Interval(
            Fraction(0) if self.high is None else (1 / self.high if self.high else None),
            Fraction(0) if self.low is None else (1 / self.low if self.low else None),
            self.high_closed,
            self.low_closed,
        )

    def __radd__(self, other: Fraction | int) -> "Interval":
        return self + other

    def __rsub__(self, other: Fraction | int) -> "Interval":
        return -self + other

    def __rmul__(self, other: Fraction | int) -> "Interval":
        return self * other

    def __rtruediv__(self, other: Fraction | int) -> "Interval":
        return _interval(other) / self

    def __str__(self) -> str:
        left = "(-∞" if self.low is None else f"{'[' if self.low_closed else '('}{self.low}"
        right = "+∞)" if self.high is None else f"{self.high}{']' if self.high_closed else ')'}"
        return f"{left}, {right}"

    @property
    def _is_positive(self) -> bool:
        """Tell whether the interval is bounded and lies above zero, zero as its end excluded."""
        return self.high is not None and self.low is not None and self.low > 0

    @property
    def _low_end(self) -> _End:
        return _End(Fraction(0), False, -1) if self.low is None else _End(self.low, self.low_closed)

    @property
    def _high_end(self) -> _End:
        if self.high is None:
            return _End(Fraction(0), False, 1)
        return _End(self.high, self.high_closed)


def _interval(x: Interval | Fraction | int) -> Interval:
    return x if isinstance(x, Interval) else Interval.exact(x)


def _lowest(*ends: _End) -> _End:
    place = min(end.position for end in ends)
    return _End(place[1], any(e.closed for e in ends if e.position == place), place[0])


def _highest(*ends: _End, both: bool = False) -> _End:
    place = max(end.position for end in ends)
    closed = [end.closed for end in ends if end.position == place]
    return _End(place[1], all(closed) if both else any(closed), place[0])


def _between(low: _End, high: _End) -> Interval:
    return Interval(
        None if low.sign else low.value,
        None if high.sign else high.value,
        low.closed,
        high.closed,
    )
