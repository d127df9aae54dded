"""Exact arithmetic on values, in which a missing figure stays missing.

A missing operand always wins over numbers (also 0 × 未填报 and min(0, 未填报)): an absent
figure must not turn into a score.  Between several, `value.strongest` decides.
"""

import operator
from collections.abc import Callable, Iterable
from fractions import Fraction

from jiheng.quantities.status import Status
from jiheng.quantities.value import Missing, Value, strongest

Operand = Fraction | int | Missing
"""What the functions accept; whole numbers are taken as exact."""

BOTH_ZERO = "分子分母均为零"
ZERO_DIVISOR = "分母为零"

_COMPARISONS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "≤": operator.le,
    "==": operator.eq,
    "=": operator.eq,
    "!=": operator.ne,
    "≠": operator.ne,
    ">=": operator.ge,
    "≥": operator.ge,
    ">": operator.gt,
}


def _value(x: object) -> Value:
    """Admit exact numbers and missing values; refuse what could carry a rounding error."""
    if isinstance(x, Fraction | Missing):
        return x
    if isinstance(x, int) and not isinstance(x, bool):
        return Fraction(x)
    raise TypeError(f"只接受 Fraction、整数或 Missing，得到 {type(x).__name__}：{x!r}")


def _apply(function: Callable[..., Fraction], *operands: Operand) -> Value:
    values = [_value(x) for x in operands]
    missing = [x for x in values if isinstance(x, Missing)]
    return strongest(*missing) if missing else function(*values)


def add(a: Operand, b: Operand) -> Value:
    """Add two values.

    >>> add(Fraction(1, 3), Fraction(2, 3))
    Fraction(1, 1)
    """
    return _apply(operator.add, a, b)


def subtract(a: Operand, b: Operand) -> Value:
    """Subtract the second value from the first.

    >>> subtract(Fraction(3), Missing(Status.NOT_APPLICABLE, "无此支出")).label
    '不适用'
    """
    return _apply(operator.sub, a, b)


def multiply(a: Operand, b: Operand) -> Value:
    """Multiply two values.

    >>> multiply(Fraction(2), Fraction(8448, 10000))
    Fraction(1056, 625)
    """
    return _apply(operator.mul, a, b)


def divide(a: Operand, b: Operand) -> Value:
    """Divide the first value by the second.

    0 ÷ 0 is 不适用 (there was nothing to measure); x ÷ 0 is 无法判断.

    >>> divide(Fraction(0), Fraction(0))
    Missing(status=<Status.NOT_APPLICABLE: 'not_applicable'>, reason='分子分母均为零')
    >>> divide(Fraction(5), Fraction(0)).label
    '无法判断'
    """
    dividend, divisor = _value(a), _value(b)
    if isinstance(dividend, Fraction) and divisor == 0:
        if dividend == 0:
            return Missing(Status.NOT_APPLICABLE, BOTH_ZERO)
        return Missing(Status.NOT_ASSESSABLE, ZERO_DIVISOR)
    return _apply(operator.truediv, dividend, divisor)


def negate(a: Operand) -> Value:
    """Change the sign of a value.

    >>> negate(Fraction(1, 2))
    Fraction(-1, 2)
    """
    return _apply(operator.neg, a)


def absolute(a: Operand) -> Value:
    """Drop the sign of a value.

    >>> absolute(Fraction(-568, 100))
    Fraction(142, 25)
    """
    return _apply(abs, a)


def minimum(*operands: Operand) -> Value:
    """Give the smallest of one or more values; any missing one makes the result missing.

    Raises:
        ValueError: no value was given.

    >>> minimum(Fraction(3), Fraction(2))
    Fraction(2, 1)
    """
    if not operands:
        raise ValueError("minimum 至少要一个值")
    return _apply(lambda *xs: min(xs), *operands)


def maximum(*operands: Operand) -> Value:
    """Give the largest of one or more values; any missing one makes the result missing.

    Raises:
        ValueError: no value was given.

    >>> maximum(Fraction(3), Missing(Status.UNREPORTED)).label
    '未填报'
    """
    if not operands:
        raise ValueError("maximum 至少要一个值")
    return _apply(lambda *xs: max(xs), *operands)


def total(operands: Iterable[Operand]) -> Value:
    """Add up any number of values; nothing adds up to zero.

    >>> total([Fraction(1, 10)] * 10)
    Fraction(1, 1)
    """
    return _apply(lambda *xs: sum(xs, Fraction(0)), *operands)


def floor(a: Operand) -> Value:
    """Give the largest whole number not above a value (−0.5 → −1).

    >>> floor(Fraction(-1, 2))
    Fraction(-1, 1)
    """
    return _apply(lambda x: Fraction(x.numerator // x.denominator), a)


def compare(a: Operand, op: str, b: Operand) -> bool | Missing:
    """Compare two values with one of < <= == != >= > (or ≤ = ≠ ≥).

    A missing operand gives that missing value, not False.

    Raises:
        ValueError: the operator is none of these.

    >>> compare(Fraction(95), ">=", Fraction(95))
    True
    >>> compare(Missing(Status.UNREPORTED), "<", Fraction(1)).label
    '未填报'
    """
    if op not in _COMPARISONS:
        raise ValueError(f"不认识的比较符“{op}”：可用 {' '.join(_COMPARISONS)}")
    left, right = _value(a), _value(b)
    missing = [x for x in (left, right) if isinstance(x, Missing)]
    if missing:
        return strongest(*missing)
    assert isinstance(left, Fraction) and isinstance(right, Fraction)
    return _COMPARISONS[op](left, right)
