"""Bring the cases of a tree to its top, so that only the branch that counts is computed.

6 × max(0, x) becomes "x where x ≥ 0: 6 × x, else 0". The value is the same, and so is its
status: a step goes into the cases beside it only where the step itself cannot be missing. Each
leaf of the result is one way to get points, which is what a reason names.
"""

from __future__ import annotations

from collections.abc import Callable

from jiheng.standards.expressions import (
    Arithmetic,
    Case,
    Cases,
    Comparison,
    Expression,
    Function,
    Name,
    Number,
)

SOLID = frozenset({"full", "weight"})
"""The names that have a value wherever a row is scored at all."""
_MOST = 64
"""More leaves than this are not written out; such a tree is left as it is."""


def hoist(tree: Expression) -> Expression:
    """Return a tree of the same value whose cases stand at the top where they are few."""
    hoisted = _hoist(tree)
    return hoisted if len(leaves(hoisted)) <= _MOST else tree


def leaves(tree: Expression) -> tuple[Expression, ...]:
    """List the ways to get points, in their order."""
    if not isinstance(tree, Cases):
        return (tree,)
    parts = [leaf for one in tree.cases for leaf in leaves(one.then)]
    return (*parts, *leaves(tree.otherwise))


def _hoist(tree: Expression) -> Expression:
    match tree:
        case Cases(cases, otherwise):
            hoisted = tuple(Case(one.condition, _hoist(one.then)) for one in cases)
            return Cases(hoisted, _hoist(otherwise))
        case Arithmetic(sign, left, right) if _is_solid(left) or _is_solid(right):
            return _through(
                _hoist(left),
                lambda one: _through(_hoist(right), lambda other: _reckon(sign, one, other)),
            )
        case Function("min" | "max" as name, (left, right)) if _is_solid(left) or _is_solid(right):
            return _through(
                _hoist(left),
                lambda one: _through(_hoist(right), lambda other: _limit(name, one, other)),
            )
        case _:
            return tree


def _is_solid(tree: Expression) -> bool:
    """Say whether a step has a value wherever the row is scored: it divides by no figure."""
    match tree:
        case Number():
            return True
        case Name(code):
            return code in SOLID
        case Arithmetic("/", left, right):
            return _is_solid(left) and isinstance(right, Number) and right.value != 0
        case Arithmetic(_, left, right):
            return _is_solid(left) and _is_solid(right)
        case _:
            return False


def _reckon(sign: str, one: Expression, other: Expression) -> Expression:
    return Arithmetic(sign, one, other)  # type: ignore[arg-type]


def _limit(name: str, one: Expression, other: Expression) -> Expression:
    if isinstance(one, Number) and isinstance(other, Number):
        return Function(name, (one, other))  # type: ignore[arg-type]
    sign = ">=" if name == "max" else "<="
    return Cases((Case(Comparison(sign, other, one), other),), one)  # type: ignore[arg-type]


def _through(tree: Expression, use: Callable[[Expression], Expression]) -> Expression:
    """Apply a step to every leaf of a tree."""
    if not isinstance(tree, Cases):
        return use(tree)
    cases = tuple(Case(one.condition, _through(one.then, use)) for one in tree.cases)
    return Cases(cases, _through(tree.otherwise, use))
