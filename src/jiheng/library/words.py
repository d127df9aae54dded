"""Chinese text as pairs of characters: no dictionary, nothing to guess where a word ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

_RUN = re.compile(r"[一-鿿]+|[a-z0-9]+")
_EMPTY = frozenset("的了和与及或在对为以是中等各其")
"""Characters that join words; a pair that holds one says nothing."""


def runs(text: str) -> Iterator[str]:
    """Yield the unbroken runs of Chinese characters, and words of letters and digits."""
    for match in _RUN.finditer(text.lower()):
        yield match[0]


def pairs(text: str) -> list[str]:
    """List the pairs of neighbouring characters in order, and whole words of letters.

    >>> pairs("5G基站的建设")
    ['5g', '基站', '建设']
    """
    found: list[str] = []
    for run in runs(text):
        if run[0].isascii():
            found.append(run)
            continue
        found += [pair for pair in map("".join, pairwise(run)) if not _EMPTY & set(pair)]
    return found


def shared_words(text: str, known: Iterable[str]) -> list[str]:
    """List the longest stretches of a text whose pairs are all known, without repeats.

    >>> shared_words("基础研究计划", {"基础", "础研", "研究"})
    ['基础研究']
    """
    wanted = set(known)
    found: dict[str, None] = {}
    for run in runs(text):
        if run[0].isascii():
            if run in wanted:
                found[run] = None
            continue
        stretch = ""
        for pair in map("".join, pairwise(run)):
            if pair in wanted:
                stretch = stretch + pair[1] if stretch else pair
            elif stretch:
                found[stretch] = None
                stretch = ""
        if stretch:
            found[stretch] = None
    return list(found)
