"""The authoritative interpreter: an expression tree over exact fractions, with its trace.

A name that has no value makes everything built on it that same nothing; a comparison with it
is neither true nor false. Nothing here rounds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Protocol

from jiheng.forms.figures import FLAGS
from jiheng.quantities import (
    Missing,
    Value,
    absolute,
    add,
    compare,
    divide,
    floor,
    maximum,
    minimum,
    multiply,
    strongest,
    subtract,
)
from jiheng.scoring.trace import Trace
from jiheng.standards.expressions import (
    Arithmetic,
    ArithmeticSign,
    Cases,
    Comparison,
    Condition,
    Expression,
    Function,
    Name,
    Nothing,
    Number,
)
from jiheng.standards.printing import (
    COMPARISON_SIGNS,
    LOOSEST,
    SIGNS,
    binds_looser,
    print_exact,
)

COMPARISON = LOOSEST
"""The sign of a trace that is a comparison."""

_ARITHMETIC: dict[ArithmeticSign, Callable[[Value, Value], Value]] = {
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
}


class Readable(Protocol):
    """Anything a name can stand for: a value with its label and printed text."""

    @property
    def label(self) -> str:
        """Return the official label."""

    @property
    def value(self) -> Value:
        """Return the exact value or the nothing."""

    @property
    def text(self) -> str:
        """Return the value as printed in a calculation."""

    @property
    def trace(self) -> Trace | None:
        """Return how the value was computed, if it was."""


Lookup = Callable[[str], Readable]


def evaluate(expression: Expression, read: Lookup) -> Trace:
    """Evaluate a tree exactly and return its trace.

    >>> from jiheng.standards.syntax import parse_expression
    >>> evaluate(parse_expression("max(0, 4 - 0.2 * 2)"), {}.__getitem__).value
    Fraction(18, 5)
    """
    match expression:
        case Number(value, percent):
            text = print_exact(value, percent=percent)
            return Trace(text, text, value)
        case Name(code):
            reading = read(code)
            behind = () if reading.trace is None else (reading.trace,)
            return Trace(reading.label, reading.text, reading.value, code=code, children=behind)
        case Arithmetic(sign, left, right):
            return _arithmetic(sign, evaluate(left, read), evaluate(right, read))
        case Function(name, arguments):
            return _function(name, tuple(evaluate(one, read) for one in arguments))
        case Comparison():
            return _comparison(expression, read)
        case Cases():
            return _cases(expression, read)
        case Nothing(status, reason):
            missing = Missing(status, reason)
            return Trace(missing.label, missing.label, missing)


def _arithmetic(sign: ArithmeticSign, left: Trace, right: Trace) -> Trace:
    value = _ARITHMETIC[sign](left.value, right.value)
    if sign == "*" and _is_truth(left) and _is_truth(right):
        # Both have to hold: a product of 是 and a comparison is no arithmetic to an official.
        text, worked = "且".join(map(_claim, (left, right))), "且".join(map(_fact, (left, right)))
        return Trace(text, worked, value, COMPARISON, children=(left, right))
    text = _bracket(left, sign, False, left.text) + SIGNS[sign]
    text += _bracket(right, sign, True, right.text)
    worked = _worked(left, sign, False) + SIGNS[sign] + _worked(right, sign, True)
    return Trace(text, worked, value, sign, children=(left, right))


def _is_truth(part: Trace) -> bool:
    return part.sign == COMPARISON or part.worked in FLAGS


def _claim(part: Trace) -> str:
    return f"{part.text}为“{part.worked}”" if part.worked in FLAGS else part.text


def _fact(part: Trace) -> str:
    return f"“{part.worked}”" if part.worked in FLAGS else part.worked


def _bracket(part: Trace, sign: str, right: bool, text: str) -> str:
    return f"（{text}）" if binds_looser(part.sign, sign, right) else text


def _worked(part: Trace, sign: str, right: bool) -> str:
    """Show an operand with its figures; a rate that its print does not hold, as a division.

    8×94.44% is not 8×17÷18: what is shown must come out on a pocket calculator.
    """
    computed = part.code and part.children
    if computed and isinstance(part.value, Fraction) and (part.value * 10_000).denominator != 1:
        behind = part.children[0]
        return _bracket(behind, sign, right, behind.worked)
    return _bracket(part, sign, right, part.worked)


def _function(name: str, parts: tuple[Trace, ...]) -> Trace:
    values = [part.value for part in parts]
    if name in ("min", "max"):
        value = (minimum if name == "min" else maximum)(*values)
        if isinstance(value, Missing):
            return Trace(value.label, value.label, value, children=parts)
        # The last of equals counts, so that a limit that is just reached shows the figures.
        chosen = [part for part in parts if part.value == value][-1]
        others = tuple(part for part in parts if part is not chosen)
        if not any(chosen.leaves()):
            # A bare limit says nothing of the figure that it took the place of.
            others = tuple(_passed(name, one, chosen) for one in others)
        return replace(chosen, conditions=(*others, *chosen.conditions))
    (part,) = parts
    if name == "abs":
        return Trace(f"|{part.text}|", f"|{part.worked}|", absolute(part.value), children=parts)
    return Trace(
        f"取整（{part.text}）", f"取整（{part.worked}）", floor(part.value), children=parts
    )


def _passed(name: str, part: Trace, limit: Trace) -> Trace:
    """Return the comparison by which a limit counted and not the part."""
    sign = "≥" if name == "min" else "≤"
    shown = limit.worked
    if _is_rate(part) and not limit.sign and isinstance(limit.value, Fraction):
        shown = print_exact(limit.value, percent=True)
    text, worked = f"{part.text}{sign}{shown}", f"{part.worked}{sign}{shown}"
    return Trace(text, worked, Fraction(1), COMPARISON, children=(part, limit))


def _is_rate(part: Trace) -> bool:
    """Say whether a step is a rate; points that end in ÷1% are none."""
    if part.sign in ("+", "-"):
        return all(map(_is_rate, part.children))
    return not part.sign and part.worked.endswith("%")


def _comparison(expression: Comparison, read: Lookup) -> Trace:
    left, right = evaluate(expression.left, read), evaluate(expression.right, read)
    holds = compare(left.value, expression.sign, right.value)
    sign = COMPARISON_SIGNS[expression.sign]
    value: Value = holds if isinstance(holds, Missing) else Fraction(int(holds))
    if left.sign == COMPARISON and expression.sign == "==" and right.value in (0, 1):
        behind = "" if right.value else "不成立"
        text, worked = left.text + behind, left.worked + behind
        return Trace(text, worked, value, COMPARISON, children=left.children)
    text = f"{left.text}{sign}{right.text}"
    worked = f"{left.worked}{sign}{right.worked}"
    return Trace(text, worked, value, COMPARISON, children=(left, right))


def _condition(condition: Condition, read: Lookup) -> Trace:
    if isinstance(condition, Comparison):
        return _comparison(condition, read)
    parts = tuple(_condition(part, read) for part in condition.conditions)
    missing = [part.value for part in parts if isinstance(part.value, Missing)]
    holds: Value = Fraction(int(all(part.value == 1 for part in parts)))
    value = strongest(*missing) if missing else holds
    text, worked = "且".join(p.text for p in parts), "且".join(p.worked for p in parts)
    return Trace(text, worked, value, COMPARISON, children=parts)


def _cases(expression: Cases, read: Lookup) -> Trace:
    tried: list[Trace] = []
    for case in expression.cases:
        condition = _condition(case.condition, read)
        tried.append(condition)
        if isinstance(condition.value, Missing):
            missing = condition.value
            return Trace(missing.label, missing.label, missing, conditions=tuple(tried))
        if condition.value == 1:
            return _chosen(evaluate(case.then, read), tuple(tried))
    return _chosen(evaluate(expression.otherwise, read), tuple(tried))


def _chosen(part: Trace, tried: tuple[Trace, ...]) -> Trace:
    return Trace(part.text, part.worked, part.value, part.sign, "", (part,), tried)
