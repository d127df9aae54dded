"""Tell what a tree of a standard gives: an amount of money, a truth, a bare number."""

from __future__ import annotations

from collections.abc import Iterator

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
    beside: tuple[Expression, ...] = ()
    match tree:
        case Comparison(_, left, right) | Arithmetic("+" | "-", left, right):
            beside = (left, right)
        case Function(_, arguments):
            beside = arguments
    amount = next((one for one in beside if is_amount(one, terms)), None)
    bare = next((one for one in beside if _is_bare(one)), None)
    if amount is not None and bare is not None:
        yield amount, bare
    for part in children(tree):
        yield from compared_with_numbers(part, terms)


def _is_bare(tree: Expression) -> bool:
    match tree:
        case Number(value):
            return value != 0
        case Arithmetic(_, left, right):
            return all(isinstance(part, Number) or _is_bare(part) for part in (left, right))
        case _:
            return False
