"""Sentences that follow the numbers: a formula that joins words, with what it says today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jiheng.quantities import Missing, Value, print_number
from jiheng.reports.spans import printable

_LONGEST_LITERAL = 255
"""Letters of one text in a formula; Excel refuses a longer one."""
_MOST = 1500
"""Letters of a text that a formula repeats in full; a formula has 8192 at most."""
CUT = "……（全文见报告）"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Hold the body of a formula, without the equals sign, and its result in words."""

    formula: str
    text: str


def literal(text: str) -> str:
    """Write words as a part of a formula, in pieces that Excel takes.

    >>> literal('账"实"相符'), literal("")
    ('"账""实""相符"', '""')
    """
    plain = shortened(text)
    pieces = [plain[at : at + _LONGEST_LITERAL] for at in range(0, len(plain), _LONGEST_LITERAL)]
    return "&".join('"' + piece.replace('"', '""') + '"' for piece in pieces or [""])


def shortened(text: str) -> str:
    """Put words on one line, and cut what no formula has room for."""
    plain = " ".join(printable(text).split())
    return plain if len(plain) <= _MOST else plain[: _MOST - len(CUT)] + CUT


def said(words: str | Sentence) -> Sentence:
    """Make a sentence of words."""
    return words if isinstance(words, Sentence) else Sentence(literal(words), shortened(words))


def joined(parts: Iterable[str | Sentence]) -> Sentence:
    """Join sentences to one."""
    made = [said(part) for part in parts]
    return Sentence("&".join(one.formula for one in made), "".join(one.text for one in made))


def chosen(condition: str, holds: bool, then: str | Sentence, other: str | Sentence) -> Sentence:
    """Say one thing or another; `holds` tells which of them it is today."""
    yes, no = said(then), said(other)
    return Sentence(f"IF({condition},{yes.formula},{no.formula})", (yes if holds else no).text)


def number_said(cell: str, value: Value, pattern: str) -> Sentence:
    """Say the number of a cell as its number format shows it, or the word in its place."""
    text = value.label if isinstance(value, Missing) else formatted(value, pattern)
    return Sentence(f'IF(ISNUMBER({cell}),TEXT({cell},"{pattern}"),{cell})', text)


def formatted(value: Value, pattern: str) -> str:
    """Print a number as Excel does with a format such as "0.00%" or "#,##0.00##".

    >>> from fractions import Fraction
    >>> formatted(Fraction("0.84475"), "0.00##%"), formatted(Fraction(1200), "#,##0")
    ('84.475%', '1,200')
    """
    body, per_cent = pattern.removesuffix("%"), pattern.endswith("%")
    decimals = body.partition(".")[2]
    if per_cent and not isinstance(value, Missing):
        value = value * 100
    shown = print_number(value, len(decimals), body.startswith("#"), decimals.count("0"))
    return shown + ("%" if per_cent else "")
