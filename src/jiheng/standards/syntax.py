"""Read the text of an expression (`procurement.actual / procurement.budget`) into its tree.

Grammar: numbers (`0.2`, `90%`), names (letters, digits, `_` and `.`), + - * /, comparisons,
parentheses, `min(…)`, `max(…)`, `abs(…)`, `floor(…)`. The signs and function words that are
printed for officials (× ÷ ≥ 较小者（…，…）) are read as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import get_args

from jiheng.standards.errors import suggest
from jiheng.standards.expressions import (
    Arithmetic,
    Comparison,
    ComparisonSign,
    Expression,
    Function,
    FunctionName,
    Name,
    Number,
)
from jiheng.standards.printing import FUNCTION_WORDS

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?%?)|(?P<name>[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*)"
    rf"|(?P<word>{'|'.join(FUNCTION_WORDS.values())})"
    r"|(?P<sign><=|>=|==|!=|[-+*/()<>,≤≥≠＝＜＞＋－−×÷（），]))",
    re.ASCII,
)
_OFFICIAL_SIGNS = {
    **{"＋": "+", "−": "-", "－": "-", "×": "*", "÷": "/", "（": "(", "）": ")", "，": ","},
    **{"＜": "<", "≤": "<=", "＞": ">", "≥": ">=", "＝": "==", "≠": "!="},
    **{word: name for name, word in FUNCTION_WORDS.items()},
}
_DEEPEST = 50
_LONGEST = 300
_COMPARISONS: dict[str, ComparisonSign] = {sign: sign for sign in get_args(ComparisonSign)}
_FUNCTIONS: dict[str, FunctionName] = {name: name for name in get_args(FunctionName)}


class ExpressionSyntaxError(ValueError):
    """Say in one Chinese line what in an expression cannot be read, and where."""


def parse_number(text: str) -> Number:
    """Read an exact number, with or without a percent sign.

    Raises:
        ExpressionSyntaxError: if the text is no number.

    >>> parse_number("0.2").value
    Fraction(1, 5)
    >>> parse_number("-30%").value
    Fraction(-3, 10)
    """
    match = re.fullmatch(r"(-?\d+(?:\.\d+)?)(%?)", text.strip().replace("％", "%"), re.ASCII)
    if match is None:
        raise ExpressionSyntaxError(f"“{text}”不是数，应如 0.2 或 90%")
    value = Fraction(match[1])
    return Number(value / 100, percent=True) if match[2] else Number(value)


def parse_expression(text: str) -> Expression:
    """Read an expression.

    Raises:
        ExpressionSyntaxError: naming the place that cannot be read.

    >>> parse_expression("a.b / 2")
    Arithmetic(sign='/', left=Name(code='a.b'), right=Number(value=Fraction(2, 1), percent=False))
    """
    reader = _Reader(text, _tokens(text), 0)
    tree = reader.comparison()
    if reader.peek():
        raise ExpressionSyntaxError(f"算式“{text}”在“{reader.peek()}”处多出内容")
    return tree


def _tokens(text: str) -> list[str]:
    source = text.replace("％", "%").rstrip()
    found: list[str] = []
    at = 0
    while at < len(source):
        match = _TOKEN.match(source, at)
        if match is None:
            at = len(source) - len(source[at:].lstrip())
            raise ExpressionSyntaxError(f"算式“{text}”第{at + 1}个字符“{source[at]}”读不懂")
        token = match[0].strip()
        found.append(_OFFICIAL_SIGNS.get(token, token))
        at = match.end()
    if len(found) > _LONGEST:
        raise ExpressionSyntaxError(f"算式“{text[:20]}……”太长，最多{_LONGEST}个数、名称和符号")
    return found


@dataclass
class _Reader:
    text: str
    tokens: list[str]
    at: int
    depth: int = 0

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        token = self.peek()
        if not token:
            raise ExpressionSyntaxError(f"算式“{self.text}”没有写完")
        self.at += 1
        return token

    def expect(self, sign: str) -> None:
        token = self.take()
        if token != sign:
            raise ExpressionSyntaxError(f"算式“{self.text}”在“{token}”处应为“{sign}”")

    def comparison(self) -> Expression:
        left = self.sums()
        sign = _COMPARISONS.get(self.peek())
        if sign is None:
            return left
        self.at += 1
        return Comparison(sign, left, self.sums())

    def sums(self) -> Expression:
        left = self.products()
        while self.peek() in ("+", "-"):
            left = Arithmetic("+" if self.take() == "+" else "-", left, self.products())
        return left

    def products(self) -> Expression:
        left = self.atom()
        while self.peek() in ("*", "/"):
            left = Arithmetic("*" if self.take() == "*" else "/", left, self.atom())
        return left

    def atom(self) -> Expression:
        token = self.take()
        if token == "(":
            inside = self.inner(self.comparison)
            self.expect(")")
            return inside
        if token == "-":
            return Arithmetic("-", Number(Fraction(0)), self.inner(self.atom))
        if token[0].isdigit():
            return parse_number(token)
        if not token[0].isalpha():
            raise ExpressionSyntaxError(f"算式“{self.text}”在“{token}”处应为数、名称或括号")
        if self.peek() == "(":
            return self.function(token)
        return Name(token)

    def inner(self, read: Callable[[], Expression]) -> Expression:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ExpressionSyntaxError(f"算式“{self.text[:20]}……”的括号超过{_DEEPEST}层")
        tree = read()
        self.depth -= 1
        return tree

    def function(self, name: str) -> Expression:
        known = _FUNCTIONS.get(name)
        if known is None:
            advice = suggest(name, _FUNCTIONS)
            raise ExpressionSyntaxError(f"算式“{self.text}”中的函数“{name}”没有定义。{advice}")
        self.expect("(")
        arguments = [self.inner(self.comparison)]
        while self.peek() == ",":
            self.at += 1
            arguments.append(self.inner(self.comparison))
        self.expect(")")
        if known in ("abs", "floor") and len(arguments) != 1:
            raise ExpressionSyntaxError(f"算式“{self.text}”中的 {known} 只取一个数")
        return Function(known, tuple(arguments))
