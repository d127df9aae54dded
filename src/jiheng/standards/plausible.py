"""What a figure of the vocabulary can not be, whatever a form says."""

from __future__ import annotations

from fractions import Fraction

from jiheng.standards.vocabulary import Term


def impossible(term: Term, value: Fraction) -> tuple[str, str] | None:
    """Say what is wrong with a value in base units and what it should be, None if nothing is.

    Amounts and counts are not negative unless the vocabulary marks them `signed`; counts are
    whole; a rate marked `share` lies between 0 and 100%.

    >>> from jiheng.standards.vocabulary import vocabulary
    >>> impossible(vocabulary()["staff.in_post"], Fraction(107, 2))
    ('不是整数', '整数')
    >>> impossible(vocabulary()["staff.in_post"], Fraction(53))
    """
    if term.share and not 0 <= value <= 1:
        return "不在0～100%之间", "0～100%"
    if term.kind not in ("amount", "count"):
        return None
    if value < 0 and not term.signed:
        return "是负数", "零或正数"
    if term.is_whole and value.denominator != 1:
        return "不是整数", "整数"
    return None
