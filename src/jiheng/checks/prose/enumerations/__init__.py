"""Find lists whose number is stated: 《甲》《乙》等2个文件, 四大计划：…, 三个方面：一是…"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from weakref import WeakKeyDictionary

from jiheng.checks.figures import Figure
from jiheng.checks.prose.enumerations.after import list_after
from jiheng.checks.prose.enumerations.before import list_before
from jiheng.checks.prose.enumerations.below import (
    ordinals_below,
    ordinals_inline,
    table_below,
    words_below,
)
from jiheng.checks.prose.enumerations.beside import list_beside
from jiheng.checks.prose.enumerations.enumeration import AREAS, COUNTED, VERBS, Enumeration
from jiheng.checks.prose.enumerations.named_rows import rows_named_after
from jiheng.checks.prose.list_items import settled
from jiheng.checks.prose.ordinals import number_of
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import Sentence

__all__ = ["AREAS", "COUNTED", "VERBS", "Enumeration", "enumerations"]

_MOST_COUNTED = 40
"""Stated numbers looked at in one sentence; each is compared with the whole of it."""
_MADE: WeakKeyDictionary[Reading, tuple[Enumeration, ...]] = WeakKeyDictionary()


def enumerations(reading: Reading) -> tuple[Enumeration, ...]:
    """Give every list with a stated number, in the prose; they are made once for all rules."""
    found = _MADE.get(reading)
    if found is None:
        found = _MADE[reading] = tuple(_enumerations(reading))
    return found


def _enumerations(reading: Reading) -> Iterator[Enumeration]:
    for sentence in reading.prose:
        for match in islice(COUNTED.finditer(sentence.text), _MOST_COUNTED):
            number = number_of(match["n"])
            if number is None or _is_inside_mark(sentence, match):
                continue
            found = list_before(sentence, match, number)
            if found is None and number > 1:
                found = list_after(sentence, match, number)
                found = found or ordinals_inline(reading, sentence, match, number)
                found = found or ordinals_below(reading, sentence, match, number)
                found = found or words_below(reading, sentence, match, number)
                found = found or table_below(reading, sentence, match, number)
                found = found or list_beside(sentence, match, number)
                found = found or rows_named_after(reading, sentence, match, number)
            if found is not None:
                yield replace(found, items=settled(found.items, reading.row_names))


def _is_inside_mark(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether the number belongs to a date, code or numbering."""
    start, end = sentence.start + match.start("n"), sentence.start + match.end("n")
    return any(
        token.start < end and start < token.end and not isinstance(token, Figure)
        for token in sentence.tokens
    )
