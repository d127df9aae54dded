"""What a search looks in: an entry's words, and their pinyin in full and by first letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from jiheng.library.indicators import Indicator

_SPACE = re.compile(r"\s+")


def search_text(indicator: Indicator) -> str:
    """Write all that an entry may be found by: code, name, levels, field, keywords, pinyin.

    Pinyin stands after the words, each whole and by first letters: 立项数 is lixiangshu and lxs.
    """
    words = [
        *(indicator.name, indicator.level3, indicator.field, indicator.category),
        *(*indicator.plans, *indicator.chain, *indicator.keywords),
    ]
    spoken = [indicator.name, indicator.level3, indicator.field, *indicator.keywords]
    return folded(" ".join([indicator.code, *words, *_pinyin(spoken)]))


def folded(text: str) -> str:
    """Write a text so that width, case and spaces make no difference to a search.

    >>> folded("ＫＪ  立项数")
    'kj 立项数'
    """
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip().lower()


def _pinyin(words: Iterable[str]) -> list[str]:
    # The tables take a while to load; only what writes entries needs them.
    from pypinyin import Style, lazy_pinyin

    found: dict[str, None] = {}
    for word in words:
        found["".join(lazy_pinyin(word))] = None
        found["".join(lazy_pinyin(word, style=Style.FIRST_LETTER))] = None
    return list(found)
