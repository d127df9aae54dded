"""Tell what a tree of a standard gives: an amount of money, a rate, a truth, a number."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jiheng.standards.expressions import (
    Arithmetic,
    Cases,
    Comparison,
    Condition,
    Expression,
    Function,
    Name,
    Number,
    children,
)
from jiheng.standards.vocabulary import Vocabulary


def is_amount(tree: Expression, terms: Vocabulary) -> bool:
    """Say whether a tree is an amount of money, so far as its names are of the vocabulary.

    >>> from jiheng.standards.syntax import parse_expression
    >>> from jiheng.standards.vocabulary import vocabulary
    >>> is_amount(parse_expression("costs.three_spent * 2"), vocabulary())
    True
    >>> is_amount(parse_expression("costs.three_spent / costs.three_budget"), vocabulary())
    False
    """
    match tree:
        case Name(code):
            term = terms.get(code)
            return term is not None and term.kind == "amount"
        case Arithmetic("*", left, right):
            return is_amount(left, terms) != is_amount(right, terms)
        case Arithmetic("/", left, right):
            return is_amount(left, terms) and not is_amount(right, terms)
        case Arithmetic(_, left, right):
            return is_amount(left, terms) or is_amount(right, terms)
        case Function(_, arguments):
            return any(is_amount(one, terms) for one in arguments)
        case Cases(cases, otherwise):
            return any(is_amount(one, terms) for one in (*(c.then for c in cases), otherwise))
        case _:
            return False


def is_rate(tree: Expression, terms: Vocabulary) -> bool:
    """Say whether a tree is a rate, so far as its names are of the vocabulary.

    >>> from jiheng.standards.syntax import parse_expression
    >>> from jiheng.standards.vocabulary import vocabulary
    >>> is_rate(parse_expression("costs.three_spent / costs.three_budget - 1"), vocabulary())
    True
    >>> is_rate(parse_expression("costs.three_spent / staff.in_post"), vocabulary())
    False
    """
    match tree:
        case Name(code):
            term = terms.get(code)
            return term is not None and term.kind == "rate"
        case Arithmetic("/", left, right):
            one, other = _unit(left, terms), _unit(right, terms)
            return one is not None and one == other
        case Arithmetic("+" | "-", left, right):
            return is_rate(left, terms) or is_rate(right, terms)
        case Function("min" | "max" | "abs", arguments):
            return any(is_rate(one, terms) for one in arguments)
        case Cases(cases, otherwise):
            return any(is_rate(one, terms) for one in (*(c.then for c in cases), otherwise))
        case _:
            return False


def _unit(tree: Expression, terms: Vocabulary) -> str | None:
    """Give the unit of a figure or of a sum of figures, None where it is not one and the same."""
    match tree:
        case Name(code):
            term = terms.get(code)
            return None if term is None else term.unit
        case Arithmetic("+" | "-", left, right):
            unit = _unit(left, terms)
            return unit if unit == _unit(right, terms) else None
        case _:
            return None


def is_truth(tree: Expression, terms: Vocabulary) -> bool:
    """Say whether a tree can only be 1 or 0: a comparison, a 是否, or several joined.

    >>> from jiheng.standards.syntax import parse_expression
    >>> from jiheng.standards.vocabulary import vocabulary
    >>> is_truth(parse_expression("procurement.compliant * (procurement.budget > 0)"), vocabulary())
    True
    >>> is_truth(parse_expression("procurement.budget"), vocabulary())
    False
    """
    match tree:
        case Comparison():
            return True
        case Name(code):
            term = terms.get(code)
            return term is not None and term.kind == "flag"
        case Arithmetic("*", left, right):
            return is_truth(left, terms) and is_truth(right, terms)
        case Arithmetic("-", Number(value), right):
            return value == 1 and is_truth(right, terms)
        case Function("min" | "max", arguments):
            return all(is_truth(one, terms) for one in arguments)
        case _:
            return False


def compared_with_numbers(
    tree: Expression | Condition, terms: Vocabulary
) -> Iterator[tuple[Expression, Expression]]:
    """Yield every amount that is compared with, added to or held against a number but zero."""
    return _beside(tree, lambda one: is_amount(one, terms), _is_bare)


def compared_without_percent(
    tree: Expression | Condition, terms: Vocabulary
) -> Iterator[tuple[Expression, Expression]]:
    """Yield every rate that is compared with, added to or held against a number of 2 or more.

    Whoever means 200% writes so: 90 is 90% of which the sign was forgotten.
    """
    return _beside(tree, lambda one: is_rate(one, terms), _is_large)


def _beside(
    tree: Expression | Condition,
    is_one: Callable[[Expression], bool],
    is_other: Callable[[Expression], bool],
) -> Iterator[tuple[Expression, Expression]]:
    beside: tuple[Expression, ...] = ()
    match tree:
        case Comparison(_, left, right) | Arithmetic("+" | "-", left, right):
            beside = (left, right)
        case Function(_, arguments):
            beside = arguments
    one = next(filter(is_one, beside), None)
    other = next(filter(is_other, beside), None)
    if one is not None and other is not None:
        yield one, other
    for part in children(tree):
        yield from _beside(part, is_one, is_other)


def _is_bare(tree: Expression) -> bool:
    match tree:
        case Number(value):
            return value != 0
        case Arithmetic(_, left, right):
            return all(isinstance(part, Number) or _is_bare(part) for part in (left, right))
        case _:
            return False


def _is_large(tree: Expression) -> bool:
    return isinstance(tree, Number) and not tree.percent and abs(tree.value) >= 2
