"""Words and figures: what every line, cell and caption of a document is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

__all__ = ["Figure", "Span", "Text", "clean", "exact_text", "plain_text", "printable", "spans"]

_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Drop what cannot be printed: control characters and lone surrogates; a tab becomes a space.

    >>> printable("执行率\\x0b\\t99%\\r\\n")
    '执行率 99%\\n'
    """
    return _UNPRINTABLE.sub("", text.replace("\t", " "))


def clean(part: object, *names: str) -> None:
    """Make the named texts of a part printable; for use while the part is being made."""
    for name in names:
        object.__setattr__(part, name, printable(getattr(part, name)))


def exact_text(value: Fraction | None) -> str:
    """Print a fraction without loss: a decimal where it ends, else ``p/q``; empty for None.

    >>> exact_text(Fraction(9966, 10000)), exact_text(Fraction(2, 3)), exact_text(None)
    ('0.9966', '2/3', '')
    """
    if value is None:
        return ""
    rest, places = value.denominator, 0
    while rest % 10 == 0:
        rest, places = rest // 10, places + 1
    for prime in (2, 5):
        while rest % prime == 0:
            rest, places = rest // prime, places + 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


@dataclass(frozen=True, slots=True)
class Text:
    """Hold words; ``strong`` asks for emphasis (黑体 on paper)."""

    text: str
    strong: bool = False

    def __post_init__(self) -> None:
        clean(self, "text")


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold one printed fact with its identity.

    ``text`` is what a reader sees ("99.66%", "56.83亿元", "未填报"); ``value`` the exact number in
    base units (元, ratio, count, 分), None when it is missing; ``unit`` the symbol printed in
    ``text``; ``source`` where it was read or how it was computed, in Chinese, for the title.

    Raises ValueError for an empty text or a fact code that is empty, has white space or exceeds
    64 characters.
    """

    text: str
    fact: str
    value: Fraction | None = None
    unit: str = ""
    source: str = ""
    strong: bool = False

    def __post_init__(self) -> None:
        clean(self, "text", "unit", "source")
        if not self.text:
            raise ValueError(f"数字 {self.fact!r} 没有印出的文字")
        if not self.fact or len(self.fact) > 64 or any(c.isspace() for c in self.fact):
            raise ValueError(f"事实编码 {self.fact!r} 应为 1 至 64 个非空白字符")

    @property
    def exact(self) -> str:
        """Print ``value`` without loss ("0.9966", "2/3", "" when missing)."""
        return exact_text(self.value)


Span = Text | Figure


def spans(*parts: str | Span) -> tuple[Span, ...]:
    """Turn words and spans into a tuple of spans; empty words are left out.

    >>> spans("执行率", Figure("99.66%", "finance.execution_rate"), "。")[0]
    Text(text='执行率', strong=False)
    """
    made = (Text(part) if isinstance(part, str) else part for part in parts)
    return tuple(span for span in made if span.text)


def plain_text(content: tuple[Span, ...]) -> str:
    """Join the words of spans as a reader sees them."""
    return "".join(span.text for span in content)
