"""Align and fold text with Chinese characters in a terminal, where they take two columns."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

_PIECES = re.compile(r"[!-~]{1,40}|.")
"""What stays together: a code, an option or a number, else single characters."""
_OPENING = "“（《【"
"""Marks that do not end a line."""
_CLOSING = "，。；：、！？）”》】%"
"""Marks that do not begin a line."""


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


def fold(text: str, width: int, indent: int = 0) -> list[str]:
    """Break a text into lines of at most `width` columns, each `indent` columns in.

    >>> fold("指标值没有填写。", 12, 2)
    ['  指标值没有', '  填写。']
    """
    lines, line, used = [], "", 0
    room = width - indent
    for piece in _pieces(text, room):
        wide = display_width(piece)
        # A closing mark may hang over the edge rather than begin a line.
        if used + wide > room and line and piece not in _CLOSING:
            body = line.rstrip(_OPENING)
            lines.append(body)
            line = line[len(body) :] + piece.lstrip()
            used = display_width(line)
        else:
            line += piece
            used += wide
    return [" " * indent + one.rstrip() for one in (*lines, line) if one.strip()]


def _pieces(text: str, room: int) -> Iterator[str]:
    for piece in _PIECES.findall(text):
        # What no line can hold beside an opening mark is cut.
        step = max(room - 2, 1)
        yield from (piece[at : at + step] for at in range(0, len(piece), step))


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Cc", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
