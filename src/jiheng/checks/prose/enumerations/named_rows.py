"""Count the rows of a table that a list behind its number names: 有2个，即甲项目执行率82%、乙项目…."""

import re

from jiheng.checks.prose.enumerations.enumeration import COUNTED, FAR, Enumeration, make
from jiheng.checks.prose.list_items import Items
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import Sentence

_LINK = re.compile(r"[^，。；：、]{0,10}(?:[，,：:](?:即|分别[是为]|[为是])?|[（(]|分别[是为])")
_REST = re.compile(r"其余|其他|其中|另|此外|除|以外|。")
_PIECES = re.compile("[；;]")
_LEAST = 6


def rows_named_after(
    reading: Reading, sentence: Sentence, match: re.Match[str], number: int
) -> Enumeration | None:
    """Read a list of rows with figures of their own, each by the name it has in a table."""
    rest = sentence.text[match.end("word") :]
    link = _LINK.match(rest)
    if link is None:
        return None
    tail = rest[link.end() :]
    if link[0][-1] in "（(":
        tail = re.split("[）)]", tail)[0]
    tail = _REST.split(tail)[0]
    if COUNTED.search(tail):
        # 3个（公益一类2个、公益二类1个）: those are kinds with numbers of their own.
        return None
    names = _listed(tail, reading.row_names)
    if not names:
        return None
    if abs(len(names) - number) > FAR or (len(names) == 1 and "、" in tail):
        return None
    items = Items(tuple(names), len(names), is_quoted=False)
    return make(
        sentence,
        match,
        number,
        items,
        is_open="等" in tail,
        is_certain=True,
        categories=True,
        is_whole=True,
    )


def _listed(tail: str, known: frozenset[str]) -> list[str]:
    """Give the rows that a list names: all of them, or between semicolons the one each opens with."""
    pieces = [piece.strip() for piece in _PIECES.split(tail) if piece.strip()]
    if not pieces or not _name_at(pieces[0], 0, known):
        return []
    if len(pieces) > 1:
        first = [_name_at(piece, 0, known) for piece in pieces]
        return list(dict.fromkeys(first)) if all(first) else []
    names: list[str] = []
    at = 0
    while at < len(tail):
        name = _name_at(tail, at, known)
        if name and name not in names:
            names.append(name)
        at += len(name) or 1
    return names


def _name_at(text: str, at: int, names: frozenset[str]) -> str:
    """Give the longest name of a row that stands at a place of a text; blank if none does."""
    longest = min(len(text), at + 30)
    return next(
        (text[at:end] for end in range(longest, at + _LEAST - 1, -1) if text[at:end] in names), ""
    )
