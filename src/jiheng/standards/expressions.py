"""The small arithmetic that standards are written in: one immutable expression tree.

A tree says *what* is computed and nothing about *how*: the exact interpreter of `scoring`
reads it with fractions, and a table engine can compile the same tree. It holds value names,
exact numbers, + − × ÷, min, max, abs, floor, comparisons, cases and a stated nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from jiheng.quantities import Status

ArithmeticSign = Literal["+", "-", "*", "/"]
ComparisonSign = Literal["<", "<=", ">", ">=", "==", "!="]
FunctionName = Literal["min", "max", "abs", "floor"]


@dataclass(frozen=True)
class Number:
    """Hold an exact number; `percent` only says how it is printed (1 as 100%)."""

    value: Fraction
    percent: bool = False


@dataclass(frozen=True)
class Name:
    """Name a fact of the dossier, or a column of an indicator row."""

    code: str


@dataclass(frozen=True)
class Arithmetic:
    """Combine two expressions by + − × ÷."""

    sign: ArithmeticSign
    left: Expression
    right: Expression


@dataclass(frozen=True)
class Function:
    """Apply min, max (any number of arguments), abs or floor (one argument)."""

    name: FunctionName
    arguments: tuple[Expression, ...]


@dataclass(frozen=True)
class Comparison:
    """Compare two expressions; true is 1 and false is 0."""

    sign: ComparisonSign
    left: Expression
    right: Expression


@dataclass(frozen=True)
class Both:
    """Hold when every condition holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class Case:
    """Pair a condition with the expression that counts when it is the first to hold."""

    condition: Condition
    then: Expression


@dataclass(frozen=True)
class Cases:
    """Take the first case whose condition holds, else `otherwise`."""

    cases: tuple[Case, ...]
    otherwise: Expression


@dataclass(frozen=True)
class Nothing:
    """State that there is no number here: which of the three nothings, and why."""

    status: Status
    reason: str


Condition = Comparison | Both
Expression = Number | Name | Arithmetic | Function | Comparison | Cases | Nothing

ZERO = Number(Fraction(0))
ONE = Number(Fraction(1))


def number(value: Fraction | int, *, percent: bool = False) -> Number:
    """Make a number node.

    >>> number(1)
    Number(value=Fraction(1, 1), percent=False)
    """
    return Number(Fraction(value), percent)


def _is(expression: Expression, value: int) -> bool:
    return isinstance(expression, Number) and expression.value == value


def add(left: Expression, right: Expression) -> Expression:
    """Add, leaving out a zero."""
    if _is(left, 0):
        return right
    return left if _is(right, 0) else Arithmetic("+", left, right)


def subtract(left: Expression, right: Expression) -> Expression:
    """Subtract, leaving out a zero on the right."""
    return left if _is(right, 0) else Arithmetic("-", left, right)


def multiply(left: Expression, right: Expression) -> Expression:
    """Multiply, leaving out a one."""
    if _is(left, 1):
        return right
    return left if _is(right, 1) else Arithmetic("*", left, right)


def divide(left: Expression, right: Expression) -> Expression:
    """Divide, leaving out a division by one."""
    return left if _is(right, 1) else Arithmetic("/", left, right)


def smallest(*arguments: Expression) -> Function:
    """Take the smallest of the arguments."""
    return Function("min", arguments)


def largest(*arguments: Expression) -> Function:
    """Take the largest of the arguments."""
    return Function("max", arguments)


def children(expression: Expression | Condition) -> tuple[Expression | Condition, ...]:
    """Return the direct parts of an expression, left to right."""
    match expression:
        case Arithmetic(_, left, right) | Comparison(_, left, right):
            return (left, right)
        case Function(_, arguments):
            return arguments
        case Both(conditions):
            return conditions
        case Cases(cases, otherwise):
            parts = [part for case in cases for part in (case.condition, case.then)]
            return (*parts, otherwise)
        case _:
            return ()


def names(expression: Expression | Condition) -> tuple[str, ...]:
    """List the names an expression reads, each once, in the order of reading.

    >>> names(divide(Name("a.x"), Name("b.y")))
    ('a.x', 'b.y')
    """
    return tuple(dict.fromkeys(_names(expression)))


def _names(expression: Expression | Condition) -> Iterator[str]:
    if isinstance(expression, Name):
        yield expression.code
    for child in children(expression):
        yield from _names(child)
