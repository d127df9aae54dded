"""Lines of print put back together: no space between Chinese lines, a split figure stays one."""

import re
from collections.abc import Iterable

_WIDE = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u3000-\u303f“”‘’…—·×÷"
_NEAR_WIDE = re.compile(rf"(?<=[{_WIDE}])[ \t\u00a0]+|(?<![ \t\u00a0])[ \t\u00a0]++(?=[{_WIDE}])")
_INSIDE_NUMBER = re.compile(r"(?<=\d)[ \u00a0]+(?=[.,%]\d|%)|(?<=\d,)[ \u00a0]+(?=\d{3}(?!\d))")
_SPACES = re.compile(r"[ \t\u00a0]{2,}")
_NOISE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad"
    "\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffe\uffff]"
)


def glued(lines: Iterable[str]) -> str:
    """Put the pieces of a broken line together.

    >>> glued(["成交额达到 2,413.11", "亿元"]), glued(["预算安排430,", "000.00元"]), glued(["research", "and"])
    ('成交额达到 2,413.11亿元', '预算安排430,000.00元', 'research and')
    """
    pieces: list[str] = []
    for line in map(str.strip, lines):
        if not line:
            continue
        if pieces and _parts_words(pieces[-1][-1], line[0]):
            pieces.append(" ")
        pieces.append(line)
    return "".join(pieces)


def _parts_words(left: str, right: str) -> bool:
    is_word = left.isascii() and right.isascii() and (left.isalpha() or right.isalpha())
    return is_word and left not in "-/(" and right not in ").,;:%/"


def tidy(text: str) -> str:
    """Take out the spaces that typesetting puts between Chinese and digits.

    >>> tidy("汇集 770 多家 机构，支出 1, 234.50 万元，占 12 %")
    '汇集770多家机构，支出1,234.50万元，占12%'
    """
    # Runs of spaces first: a long one would be tried from each of its places.
    text = _NEAR_WIDE.sub("", _SPACES.sub(" ", clean(text)))
    return _INSIDE_NUMBER.sub("", text).strip()


def clean(text: str) -> str:
    """Take out characters that print nothing.

    >>> clean("支\\u200b出")
    '支出'
    """
    return _NOISE.sub("", text)


def joined(lines: Iterable[str]) -> str:
    """Glue the lines of one paragraph or cell and tidy them.

    >>> joined(["机关事业单位", "基本养老保险缴费"])
    '机关事业单位基本养老保险缴费'
    """
    return tidy(glued(lines))
