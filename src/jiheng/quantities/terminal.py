"""Align text with Chinese characters in a terminal, where they take two columns."""

import unicodedata
from typing import Literal


def display_width(text: str) -> int:
    """Count the terminal columns that a text takes.

    Characters of ambiguous width (“ ” ①) count one, as terminals show them by default.

    >>> display_width("得分 42.12")
    10
    """
    return sum(_columns(character) for character in text)


def pad(text: str, width: int, align: Literal["left", "right", "center"] = "left") -> str:
    """Fill a text with spaces to `width` columns; a longer text is left as it is.

    >>> pad("得分", 6) + "|", pad("1.69", 6, "right")
    ('得分  |', '  1.69')
    """
    room = max(0, width - display_width(text))
    before = {"left": 0, "right": room, "center": room // 2}[align]
    return " " * before + text + " " * (room - before)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Cc", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
