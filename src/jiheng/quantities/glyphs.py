"""Bring full-width forms, look-alike signs, 萬 and 億, and spaces of a figure to one form."""

import re

from jiheng.quantities.errors import QuantityError

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SIGNS = {
    0x3000: " ",
    0x2010: "-",
    0x2011: "-",
    0x2212: "-",
    0xFE63: "-",
    0xFE50: ",",
    0xFE6A: "%",
    0xFFE5: "¥",
    ord("萬"): "万",
    ord("億"): "亿",
    # Invisible marks that come with text copied from PDF files and web pages.
    0x200B: None,
    0xFEFF: None,
}
_TABLE = {**_FULL_WIDTH, **_SIGNS}
# 千分空: the standard also groups by a narrow space, which no unrelated number is joined by.
_GROUPING_SPACE = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")
_BROKEN_NUMBER = re.compile(r"[\d.,]\s+[\d.,]")


def plain(text: str) -> str:
    """Give the text in half-width digits and signs, without spaces.

    Raises:
        QuantityError: a space splits a number, which could be two numbers.

    >>> plain("－１２．５ ％")
    '-12.5%'
    """
    narrow = _GROUPING_SPACE.sub(",", text.translate(_TABLE))
    if _BROKEN_NUMBER.search(narrow):
        raise QuantityError(
            text, "中间没有空格的一个数", "去掉数字之间的空格；若是两个数，分开填写"
        )
    joined = "".join(narrow.split())
    # A word processor turns a leading hyphen into an en dash; elsewhere a dash is a range.
    return re.sub(r"^–(?=\d)", "-", joined)
