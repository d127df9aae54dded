"""How far a result can move within the printed precision of the figures it reads.

The same tree over intervals: every printed figure stands for all values that print alike. The
result holds every value the exact tree can take (sound, not always the smallest interval), but
for one convention: two figures that are printed exactly alike are one value. A budget of
3,100.00万元 that was spent with 3,100.00万元 was spent; no grade hangs on cents nobody printed.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Protocol

from jiheng.quantities import (
    Interval,
    Missing,
    Value,
    print_number,
    print_rate,
    round_half_up,
)
from jiheng.standards.expressions import (
    Arithmetic,
    Cases,
    Comparison,
    Condition,
    Expression,
    Function,
    Name,
    Nothing,
    Number,
)


class Ranged(Protocol):
    """Anything whose printed precision allows an interval of values."""

    @property
    def interval(self) -> Interval | None:
        """Return the interval, or None where there is no value."""

    @property
    def value(self) -> Value:
        """Return the exact value that was printed, or the nothing."""


def spread(expression: Expression, read: Callable[[str], Ranged]) -> Interval | None:
    """Return the interval a tree can reach, or None where it has no value or no bound.

    >>> from jiheng.standards.syntax import parse_expression
    >>> str(spread(parse_expression("2 * 3 - 1"), {}.__getitem__))
    '[5, 5]'
    """
    match expression:
        case Number(value, _):
            return Interval.exact(value)
        case Name(code):
            return read(code).interval
        case Arithmetic("-", left, right) if _are_alike(left, right, read):
            return Interval.exact(0)
        case Arithmetic("/", left, right) if _are_alike(left, right, read):
            return Interval.exact(1)
        case Arithmetic(sign, left, right):
            return _arithmetic(sign, spread(left, read), spread(right, read))
        case Function(name, arguments):
            return _function(name, [spread(one, read) for one in arguments])
        case Comparison():
            return _truth(_decide(expression, read))
        case Cases():
            return _cases(expression, read)
        case Nothing():
            return None


def _are_alike(left: Expression, right: Expression, read: Callable[[str], Ranged]) -> bool:
    """Say whether two figures are printed alike: the same number, unit and decimals, and no 0."""
    if not isinstance(left, Name) or not isinstance(right, Name):
        return False
    mine, theirs = read(left.code), read(right.code)
    if isinstance(mine.value, Missing) or mine.value == 0 or mine.value != theirs.value:
        return False
    return mine.interval is not None and mine.interval == theirs.interval


def _arithmetic(sign: str, left: Interval | None, right: Interval | None) -> Interval | None:
    if left is None or right is None:
        return None
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return None if right.contains(0) else left / right


def _function(name: str, parts: list[Interval | None]) -> Interval | None:
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    result = known[0]
    match name:
        case "abs":
            return abs(result)
        case "floor":
            return result.floor()
        case "min":
            for part in known[1:]:
                result = result.min(part)
        case _:
            for part in known[1:]:
                result = result.max(part)
    return result


def _truth(possible: set[bool]) -> Interval | None:
    if not possible:
        return None
    return Interval(Fraction(int(min(possible))), Fraction(int(max(possible))))


def _decide(condition: Condition, read: Callable[[str], Ranged]) -> set[bool]:
    """Return which truths are possible; none where an operand has no value."""
    if not isinstance(condition, Comparison):
        each = [_decide(part, read) for part in condition.conditions]
        if not all(each):
            return set()
        possible = set()
        if all(True in one for one in each):
            possible.add(True)
        if any(False in one for one in each):
            possible.add(False)
        return possible
    left, right = spread(condition.left, read), spread(condition.right, read)
    if left is None or right is None:
        return set()
    off = left - right
    if _are_alike(condition.left, condition.right, read):
        off = Interval.exact(0)
    positive = off.high is None or off.high > 0
    negative = off.low is None or off.low < 0
    zero = off.contains(0)
    true_when = {
        "<": (negative, zero or positive),
        "<=": (negative or zero, positive),
        ">": (positive, zero or negative),
        ">=": (positive or zero, negative),
        "==": (zero, positive or negative),
        "!=": (positive or negative, zero),
    }
    holds, fails = true_when[condition.sign]
    return {truth for truth, possible in ((True, holds), (False, fails)) if possible}


def _cases(expression: Cases, read: Callable[[str], Ranged]) -> Interval | None:
    reached: list[Interval | None] = []
    for case in expression.cases:
        possible = _decide(case.condition, read)
        if not possible:
            return None
        if True in possible and not _is_nothing(case.then):
            reached.append(spread(case.then, read))
        if False not in possible:
            break
    else:
        if not _is_nothing(expression.otherwise):
            reached.append(spread(expression.otherwise, read))
    known = [one for one in reached if one is not None]
    if not known or len(known) < len(reached):
        return None
    result = known[0]
    for one in known[1:]:
        result = result.hull(one)
    return result


def _is_nothing(expression: Expression) -> bool:
    """Say whether a branch holds no number at all; such a result has no margin to speak of."""
    match expression:
        case Nothing():
            return True
        case Cases(cases, otherwise):
            return _is_nothing(otherwise) and all(_is_nothing(one.then) for one in cases)
        case _:
            return False


def reach_text(interval: Interval, unit: str) -> str:
    """Print an interval in the unit of the figures, at two decimals (80.2%～80.37%).

    >>> reach_text(Interval(Fraction(4, 5), Fraction(803, 1000)), "%")
    '80%～80.3%'
    >>> reach_text(Interval.exact(2), "分"), reach_text(Interval(Fraction(1), None), "分")
    ('2分', '1分以上')
    """
    low, high = (_end_text(end, unit) for end in (interval.low, interval.high))
    if low and high:
        return low if low == high else f"{low}～{high}"
    return f"{low}以上" if low else f"{high}以下"


def _end_text(end: Fraction | None, unit: str) -> str:
    if end is None:
        return ""
    return print_rate(end) if unit == "%" else print_number(end, 2, min_places=0) + unit


def round_interval(interval: Interval | None, places: int) -> Interval | None:
    """Return the interval of the rounded values, or None where it has no bound.

    An open end that lies on a half is never rounded away from zero, since it is not reached.

    >>> str(round_interval(Interval(Fraction(1, 3), Fraction(2, 3)), 1))
    '[3/10, 7/10]'
    >>> str(round_interval(Interval(Fraction(1), Fraction(3, 2), high_closed=False), 0))
    '[1, 1]'
    """
    if interval is None or interval.low is None or interval.high is None:
        return None
    low, high = round_half_up(interval.low, places), round_half_up(interval.high, places)
    unit = Fraction(1, 10**places)
    if not interval.high_closed and high - interval.high == unit / 2:
        high -= unit
    if not interval.low_closed and interval.low - low == unit / 2:
        low += unit
    return Interval(low, high)
