"""Keep a number and its unit on one line, in programs that break lines between Chinese characters.

A word joiner (U+2060) has no width and is no letter; between two characters it forbids the break.
LibreOffice obeys it only in text that is not marked as Chinese, so a writer marks the pieces that
hold joiners as text of no such language. Without the joiners a text is what it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiheng.reports.spans import Figure, Span

__all__ = ["JOINER", "is_dense", "joined_units", "pieces", "unjoined"]

JOINER = "\u2060"

# A unit of several characters; any other single character behind a number stays with it too.
_UNIT = (
    "个百分点|百分点|平方米|平方公里|立方米|公里|公顷|公斤|千瓦时|人次|人份|人天|件次|台套|场次|课时"
    "|元|家|项|个|人|名|件|篇|次|台|套|只|位|批|期|条|户|亩|吨|米|升|年|月|日|天|小时|分钟|页|分|倍"
)
_BEHIND = re.compile(rf"(?<=[0-9])[多余]?(?:[万亿]{{1,2}}(?:{_UNIT})?|{_UNIT}|[\u4e00-\u9fff])")
_ORDINAL = re.compile("第(?=[0-9])")
_LONG, _DENSE = 7, 4
"""Characters of a long figure; one part in so many of a paragraph makes it dense."""
_PIECE = re.compile(rf"((?:第{JOINER})?[0-9][0-9.,]*(?:{JOINER}.)*)")


def joined_units(text: str) -> str:
    """Put joiners between a number and its unit, inside the unit, and behind 第.

    >>> joined_units("支出51.15亿元").count(JOINER), joined_units("第3页").count(JOINER)
    (2, 2)
    >>> unjoined(joined_units("支出51.15亿元，第3页")) == "支出51.15亿元，第3页"
    True
    """
    marked = _ORDINAL.sub(f"第{JOINER}", text)
    return _BEHIND.sub(lambda found: "".join(JOINER + letter for letter in found[0]), marked)


def pieces(joined: str) -> Iterator[str]:
    """Cut a joined text so that each number with its unit is a piece of its own.

    >>> [unjoined(piece) for piece in pieces(joined_units("支出51.15亿元，见第3页。"))]
    ['支出', '51.15亿元', '，见', '第3页', '。']
    """
    return (piece for piece in _PIECE.split(joined) if piece)


def is_dense(content: tuple[Span, ...]) -> bool:
    """Tell whether long figures make up so much of a paragraph that even lines would gape.

    No line end may part a figure, so a line before a long one ends early; spread over the width
    of the page its few characters would stand far apart. Such a paragraph is set left instead.
    """
    long = sum(
        len(span.text) for span in content if isinstance(span, Figure) and len(span.text) >= _LONG
    )
    return long * _DENSE > sum(len(span.text) for span in content)


def unjoined(text: str) -> str:
    """Take the joiners out again."""
    return text.replace(JOINER, "")
