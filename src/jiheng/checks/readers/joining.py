"""Lines of print put back together: no space between Chinese lines, a split figure stays one."""

import re

_WIDE = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u3000-\u303f“”‘’…—·×÷"
_NEAR_WIDE = re.compile(rf"(?<=[{_WIDE}])[ \t\u00a0]+|[ \t\u00a0]+(?=[{_WIDE}])")
_INSIDE_NUMBER = re.compile(r"(?<=\d)[ \u00a0]+(?=[.,%]\d|%)|(?<=\d,)[ \u00a0]+(?=\d{3}(?!\d))")
_SPACES = re.compile(r"[ \t\u00a0]{2,}")
_NOISE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad"
    "\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffe\uffff]"
)


def glue(first: str, second: str) -> str:
    """Put the two halves of a broken line together.

    >>> glue("成交额达到 2,413.11", "亿元"), glue("预算安排430,", "000.00元"), glue("research", "and")
    ('成交额达到 2,413.11亿元', '预算安排430,000.00元', 'research and')
    """
    first, second = first.rstrip(), second.lstrip()
    if not first or not second:
        return first + second
    left, right = first[-1], second[0]
    is_word = left.isascii() and right.isascii() and (left.isalpha() or right.isalpha())
    needs_space = is_word and left not in "-/(" and right not in ").,;:%/"
    return f"{first} {second}" if needs_space else first + second


def tidy(text: str) -> str:
    """Take out the spaces that typesetting puts between Chinese and digits.

    >>> tidy("汇集 770 多家 机构，支出 1, 234.50 万元，占 12 %")
    '汇集770多家机构，支出1,234.50万元，占12%'
    """
    text = _NEAR_WIDE.sub("", clean(text))
    return _SPACES.sub(" ", _INSIDE_NUMBER.sub("", text)).strip()


def clean(text: str) -> str:
    """Take out characters that print nothing.

    >>> clean("支\\u200b出")
    '支出'
    """
    return _NOISE.sub("", text)


def joined(lines: list[str]) -> str:
    """Glue the lines of one paragraph or cell and tidy them.

    >>> joined(["机关事业单位", "基本养老保险缴费"])
    '机关事业单位基本养老保险缴费'
    """
    text = ""
    for line in lines:
        text = glue(text, line)
    return tidy(text)
