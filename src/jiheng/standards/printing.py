"""Print expressions and numbers of a standard in Chinese, without values of any dossier."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from jiheng.standards.expressions import (
    Arithmetic,
    Both,
    Cases,
    Comparison,
    Condition,
    Expression,
    Function,
    FunctionName,
    Name,
    Nothing,
    Number,
)

SIGNS = {"+": "＋", "-": "－", "*": "×", "/": "÷"}
COMPARISON_SIGNS = {"<": "＜", "<=": "≤", ">": "＞", ">=": "≥", "==": "＝", "!=": "≠"}
LOOSEST = "<"
"""Stands for every sign that binds looser than arithmetic."""
FUNCTION_WORDS: dict[FunctionName, str] = {
    "min": "较小者",
    "max": "较大者",
    "abs": "绝对值",
    "floor": "取整",
}
"""The functions as they are printed; they can be written so, too."""
_ROW_LABELS = {
    "weight": "分值",
    "target": "指标值",
    "actual": "完成值",
    "target_low": "指标值下限",
    "target_high": "指标值上限",
    "tier": "完成档次",
    "awarded": "评定得分",
}


def print_exact(value: Fraction, *, percent: bool = False) -> str:
    """Print a fraction as the shortest exact decimal, or as a fraction where it has none.

    >>> print_exact(Fraction(1, 5)), print_exact(Fraction(3, 10), percent=True)
    ('0.2', '30%')
    >>> print_exact(Fraction(2, 3))
    '2/3'
    """
    if percent:
        return print_exact(value * 100) + "%"
    rest = value.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    digits = abs(value.numerator) * 10**places // value.denominator
    whole, part = divmod(digits, 10**places)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{part:0{places}d}" if places else f"{sign}{whole}"


def print_plain(expression: Expression) -> str:
    """Print a tree with codes in place of labels (indicator rows get their column labels)."""
    return print_tree(expression, lambda code: _ROW_LABELS.get(code, code))


def print_tree(expression: Expression | Condition, label: Callable[[str], str]) -> str:
    """Print a tree with the given label for every name.

    >>> from jiheng.standards.syntax import parse_expression
    >>> print_tree(parse_expression("2 * (a - 1)"), {"a": "甲"}.__getitem__)
    '2×（甲－1）'
    """
    match expression:
        case Number(value, percent):
            return print_exact(value, percent=percent)
        case Name(code):
            return label(code)
        case Arithmetic(sign, left, right):
            return _operand(left, sign, label) + SIGNS[sign] + _operand(right, sign, label, True)
        case Comparison(sign, left, right):
            return _compared(left, label) + COMPARISON_SIGNS[sign] + _compared(right, label)
        case Function(name, arguments):
            inside = "，".join(_enclosed(argument, label) for argument in arguments)
            return f"{FUNCTION_WORDS[name]}（{inside}）"
        case Both(conditions):
            return "且".join(print_tree(condition, label) for condition in conditions)
        case Cases(cases, otherwise):
            parts = [
                f"{print_tree(case.condition, label)}时为{_enclosed(case.then, label)}"
                for case in cases
            ]
            return "；".join([*parts, f"其余为{_enclosed(otherwise, label)}"])
        case Nothing(status, reason):
            return f"{status.label}（{reason}）"


def _enclosed(part: Expression, label: Callable[[str], str]) -> str:
    text = print_tree(part, label)
    return f"（{text}）" if isinstance(part, Cases) else text


def _compared(part: Expression, label: Callable[[str], str]) -> str:
    text = print_tree(part, label)
    return f"（{text}）" if isinstance(part, Cases | Comparison) else text


def _operand(part: Expression, sign: str, label: Callable[[str], str], right: bool = False) -> str:
    text = print_tree(part, label)
    return f"（{text}）" if needs_brackets(part, sign, right) else text


def needs_brackets(part: Expression, sign: str, right: bool) -> bool:
    """Say whether an operand must stand in brackets beside the sign.

    >>> from jiheng.standards.syntax import parse_expression
    >>> needs_brackets(parse_expression("a + b"), "*", False)
    True
    """
    if isinstance(part, Cases | Comparison):
        return binds_looser(LOOSEST, sign, right)
    return isinstance(part, Arithmetic) and binds_looser(part.sign, sign, right)


def binds_looser(inner: str, sign: str, right: bool) -> bool:
    """Say whether what `inner` joins falls apart beside `sign`; the home of all brackets.

    `inner` is an arithmetic sign, `LOOSEST` for comparisons and cases, or "" for one figure.

    >>> binds_looser("+", "*", False), binds_looser("*", "+", True), binds_looser("<", "*", True)
    (True, False, True)
    """
    if inner in ("", *SIGNS):
        loose = inner in ("+", "-")
        if sign in ("*", "/"):
            return loose or (inner != "" and right and sign == "/")
        return loose and right and sign == "-"
    return True
