"""The second interpreter: an expression tree over the columns of a table.

It follows `scoring.evaluation` step by step: a name without a value makes everything built on
it that same nothing, and a comparison with it is neither true nor false.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from jiheng.standards.expressions import (
    Arithmetic,
    Both,
    Cases,
    Comparison,
    Condition,
    Expression,
    Function,
    Name,
    Nothing,
    Number,
    names,
)
from jiheng.tables import rational
from jiheng.tables.ibis_door import Column, case
from jiheng.tables.outcome import STATUS_CODES, STATUSES
from jiheng.tables.rational import Rational, exactly, strongest
from jiheng.tables.whole import Whole, known

_NOT = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


@dataclass(frozen=True)
class Figure:
    """Hold what a name stands for: a column of whole `unit`s, and its status (0 with a value)."""

    column: Whole
    unit: Fraction
    status: Column = 0


@dataclass(frozen=True)
class Scope:
    """Hold the figures of a row, and what is known of them at one place of a tree.

    `reported` are the names that have a value for certain; `ends` narrow their columns.
    """

    figures: Mapping[str, Figure]
    reported: frozenset[str] = frozenset()
    ends: tuple[tuple[str, int, int], ...] = ()

    def read(self, name: str) -> Rational:
        """Give what a name stands for here."""
        figure = self.figures[name]
        column = figure.column
        for narrowed, low, high in self.ends:
            if narrowed == name:
                low, high = max(low, column.low), min(high, column.high)
                column = Whole(column.expression, min(low, high), max(low, high))
        status = 0 if name in self.reported else figure.status
        return Rational(figure.unit, column, known(1), status)

    def after(self, condition: Condition, *, holds: bool) -> Scope:
        """Give the scope of a place that is reached where a condition holds, or does not."""
        scope = replace(self, reported=self.reported | set(names(condition)))
        if isinstance(condition, Both):
            if holds:
                for part in condition.conditions:
                    scope = scope.after(part, holds=True)
            return scope
        sign = condition.sign if holds else _NOT[condition.sign]
        match condition.left, condition.right:
            case Name(code), Number(value) if value == 0:
                return scope._beside_zero(code, sign)
            case Number(value), Name(code) if value == 0:
                return scope._beside_zero(code, _TURNED[sign])
            case _:
                return scope

    def _beside_zero(self, name: str, sign: str) -> Scope:
        column = self.figures[name].column
        low, high = column.low, column.high
        if sign in (">", ">="):
            low = int(sign == ">")
        elif sign in ("<", "<="):
            high = -int(sign == "<")
        return replace(self, ends=(*self.ends, (name, low, high)))


def value(tree: Expression, scope: Scope) -> Rational:
    """Compile a tree to an exact fraction of columns.

    Raises:
        TooLarge: a step could pass what 64 bits hold.
    """
    match tree:
        case Number(number):
            return exactly(number)
        case Name(code):
            return scope.read(code)
        case Arithmetic(sign, left, right):
            return _arithmetic(sign, value(left, scope), value(right, scope))
        case Function(name, arguments):
            return _function(name, [value(one, scope) for one in arguments])
        case Comparison():
            status, holds = condition(tree, scope)
            truth = Whole(case([(holds, 1)], 0), 0, 1) if not isinstance(holds, bool) else None
            return Rational(Fraction(1), truth or known(int(bool(holds))), known(1), status)
        case Cases():
            return _cases(tree, scope)
        case Nothing(status):
            return Rational(Fraction(1), known(0), known(1), STATUS_CODES[status])


def _arithmetic(sign: str, left: Rational, right: Rational) -> Rational:
    match sign:
        case "+":
            return rational.add(left, right)
        case "-":
            return rational.add(left, right, -1)
        case "*":
            return rational.multiply(left, right)
        case _:
            return rational.divide(left, right)


def _function(name: str, arguments: list[Rational]) -> Rational:
    first = arguments[0]
    if name == "abs":
        return rational.absolute(first)
    if name == "floor":
        return rational.floor_of(first)
    for other in arguments[1:]:
        is_first = rational.compare(first, "<=" if name == "min" else ">=", other)
        status = strongest(first.status, other.status)
        if isinstance(is_first, bool):
            first = replace(first if is_first else other, status=status)
        else:
            first = rational.choose([(is_first, first)], other, status)
    return first


def condition(tested: Condition, scope: Scope) -> tuple[Column, Column]:
    """Compile a condition to its status and its truth; the truth means nothing without a value."""
    if isinstance(tested, Both):
        parts = [condition(part, scope) for part in tested.conditions]
        status: Column = 0
        truth: Column = True
        for one, holds in parts:
            status = strongest(status, one)
            truth = holds if truth is True else truth if holds is True else truth & holds
        return status, truth
    left, right = value(tested.left, scope), value(tested.right, scope)
    return strongest(left.status, right.status), rational.compare(left, tested.sign, right)


def _cases(tree: Cases, scope: Scope) -> Rational:
    whens: list[tuple[Column, Rational]] = []
    statuses: list[tuple[Column, Column]] = []
    last = tree.otherwise
    for one in tree.cases:
        status, holds = condition(one.condition, scope)
        if not isinstance(status, int):
            statuses.append((status > 0, status))
        elif status:
            last = Nothing(STATUSES[status], "")
            break
        if holds is True:
            last, scope = one.then, scope.after(one.condition, holds=True)
            break
        if holds is not False:
            then = value(one.then, scope.after(one.condition, holds=True))
            whens.append((holds, then))
            statuses.append((holds, then.status))
        scope = scope.after(one.condition, holds=False)
    otherwise = value(last, scope)
    every = [status for _, status in statuses] + [otherwise.status]
    is_plain = all(isinstance(one, int) and one == 0 for one in every)
    status = 0 if is_plain else case(statuses, otherwise.status)
    return rational.choose(whens, otherwise, status)
