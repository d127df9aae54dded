"""Measure and break the names printed in charts, so that none is cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from unicodedata import east_asian_width

__all__ = ["text_width", "unique_names", "wrap_label"]

# A run of Latin letters and digits stays together, unless it is longer than a line by itself.
_PIECE = re.compile(r"[0-9A-Za-z.,%+\-/]+|\s+|.", re.DOTALL)
_NEVER_FIRST = frozenset("，。、；：？！）》〉」』】〕”’％%")
_NEVER_LAST = frozenset("（《〈「『【〔“‘")


def text_width(text: str) -> float:
    """Measure a line in characters: a Chinese character is 1, a Latin one 0.56.

    >>> text_width("绩效"), text_width("2021")
    (2.0, 2.24)
    """
    return round(sum(1.0 if east_asian_width(c) in "WFA" else 0.56 for c in text), 2)


def wrap_label(text: str, width: int) -> str:
    """Break a name into lines of at most ``width`` characters, never dropping one.

    Lines come out about equally long, or break at a bracket or a comma where that costs no line.
    None starts with a closing mark or ends with an opening one; such a mark may stand outside.

    >>> wrap_label("晋级全国总决赛企业同比增长", 12).splitlines()
    ['晋级全国总决赛', '企业同比增长']
    >>> wrap_label("财政拨款收入预决算差异率（一般公共预算）", 12).splitlines()
    ['财政拨款收入预决算差异率', '（一般公共预算）']
    """
    widest = _broken(text, width)
    breaks = [_broken(text, narrower) for narrower in range(1, width + 1)]
    same = [lines for lines in breaks if len(lines) == len(widest)]
    best: list[str] = max(same, key=_natural_breaks)
    return "\n".join(best)


def _natural_breaks(lines: list[str]) -> int:
    """Count the ends of lines where a reader would pause."""
    pairs = pairwise(lines)
    return sum(above[-1] in _NEVER_FIRST or below[0] in _NEVER_LAST for above, below in pairs)


def _broken(text: str, width: int) -> list[str]:
    lines = [""]
    for piece in _pieces(" ".join(text.split()), width):
        fits = text_width(lines[-1] + piece) <= width
        if fits or piece in _NEVER_FIRST or not lines[-1]:
            lines[-1] += piece
            continue
        carried = ""
        while lines[-1] and lines[-1][-1] in _NEVER_LAST:
            carried, lines[-1] = lines[-1][-1] + carried, lines[-1][:-1]
        lines.append((carried + piece).lstrip())
    return [line.rstrip() for line in lines if line.strip()] or [""]


def _pieces(text: str, width: int) -> list[str]:
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        pieces.extend([piece] if text_width(piece) <= width else list(piece))
    return pieces


def unique_names(names: Sequence[str]) -> list[str]:
    """Tell equal names apart by a number, for a name is what places a bar.

    >>> unique_names(["其他", "其他"])
    ['其他', '其他（2）']
    """
    seen: set[str] = set()
    made = []
    for name in names:
        candidate, count = name, 1
        while candidate in seen:
            count += 1
            candidate = f"{name}（{count}）"
        seen.add(candidate)
        made.append(candidate)
    return made
