"""Break a title into lines at the ends of words.

Source: 党政机关公文格式 GB/T 9704-2012, clause 7.3.1: a title that turns over keeps its words whole
and its lines in proportion.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

__all__ = ["TITLE_WIDTH", "title_lines"]

TITLE_WIDTH = 40
"""Half characters of 2号 type that the 156 mm of a line hold."""
_WORD_END = re.compile(
    "(?:省|自治区|(?<!城)市(?!场|民|政|容|级|长|人)|区(?!域|级|划)|县(?!级|城)|州|旗"
    "|街道|镇|乡(?!村)|委员会|办公室|管理局|[局厅院](?!长)|中心|大学|和|、"
    "|年度?|部门|整体|支出|项目|绩效|自评|评价|报告)$"
)
_INSIDE = re.compile(r"[0-9A-Za-z.,%][0-9A-Za-z.,%年]")
_NOT_FIRST = "，。、；：！？）》〉”’"
_NOT_LAST = "（《〈“‘"
_CUT_WORD = 10_000


def title_lines(title: str, width: int = TITLE_WIDTH) -> tuple[str, ...]:
    """Give the lines of a title: its own, and those too wide cut into as few as will hold them.

    >>> title_lines("某市某区人民代表大会常务委员会办公室2022年部门整体支出绩效自评报告")
    ('某市某区人民代表大会常务委员会', '办公室2022年部门整体支出绩效自评报告')
    """
    return tuple(part for line in title.split("\n") for part in _cut(line, width))


def _cut(line: str, width: int) -> list[str]:
    if _width(line) <= width:
        return [line]
    size = len(line)

    @cache
    def best(start: int, left: int) -> tuple[int, tuple[int, ...]] | None:
        """Find the cheapest ends of `left` lines from `start` on."""
        if left == 1:
            wide = _width(line[start:])
            return ((width - wide) ** 2, (size,)) if wide <= width else None
        found = None
        for end in range(start + 1, size):
            wide = _width(line[start:end])
            if wide > width:
                break
            rest = best(end, left - 1) if _may_end(line, end) else None
            if rest is not None:
                whole = 0 if _WORD_END.search(line[:end]) else _CUT_WORD
                cost = (width - wide) ** 2 + whole + rest[0]
                if found is None or cost < found[0]:
                    found = cost, (end, *rest[1])
        return found

    for count in range(2, size + 1):
        made = best(0, count)
        if made is not None:
            starts = (0, *made[1][:-1])
            return [line[start:end] for start, end in zip(starts, made[1], strict=True)]
    return [line]


def _may_end(line: str, end: int) -> bool:
    around = line[end - 1 : end + 1]
    return (
        not _INSIDE.fullmatch(around) and around[0] not in _NOT_LAST and around[1] not in _NOT_FIRST
    )


def _width(text: str) -> int:
    """Count half characters: a Chinese one takes two, a digit or Latin letter one."""
    return sum(2 if unicodedata.east_asian_width(one) in "WFA" else 1 for one in text)
