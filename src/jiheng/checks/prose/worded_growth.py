"""Find growth that is told without a figure: 2011年预算数比2010年决算数增长的主要原因."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.checks.figures import Kind, Mark
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import Mention, Sentence

_YEAR = Kind.YEAR.value
_TOLD = re.compile(
    rf"(?P<new>{_YEAR})(?P<what>预算|决算)数?(?:比|较|与)(?P<old>{_YEAR})(?P<than>预算|决算)数?(?:相比)?"
    r"(?:(?P<up>增长|增加|上升|提高)|减少|下降|降低)的?(?:主要)?原因"
)
_KIND_WORDS = re.compile(r"(?:支出)?(?:预算|决算)数?")
_MOST_BACK = 30
"""Figures before the sentence among which the two are looked for."""


@dataclass(frozen=True, eq=False)
class WordedGrowth:
    """Hold the two figures of which a sentence says that the one rose or fell from the other."""

    sentence: Sentence
    new: Mention
    old: Mention
    rises: bool


def worded_growths(reading: Reading) -> Iterator[WordedGrowth]:
    """Give every growth of a named budget or account that stands shortly before its words."""
    for sentence in reading.sentences:
        match = _TOLD.search(sentence.skeleton)
        if match is None:
            continue
        years = [sentence.tokens_at[match.start(name)] for name in ("new", "old")]
        new_year, old_year = (year.year if isinstance(year, Mark) else None for year in years)
        before = _before(sentence, reading)
        new = next((m for m in before if _is_of(m, new_year, match["what"])), None)
        if new is None:
            continue
        old = next(
            (m for m in before if _is_of(m, old_year, match["than"]) and _named_alike(m, new)), None
        )
        if old is not None and old.figure.is_comparable(new.figure):
            yield WordedGrowth(sentence, new, old, match["up"] is not None)


def _before(sentence: Sentence, reading: Reading) -> list[Mention]:
    """Give the amounts before a sentence, the nearest first."""
    near = [
        m
        for m in reading.mentions
        if m.sentence.paragraph <= sentence.paragraph
        and m.figure.kind is Kind.MONEY
        and m.sentence is not sentence
        and (m.sentence.paragraph < sentence.paragraph or m.sentence.start < sentence.start)
    ]
    return near[::-1][:_MOST_BACK]


def _is_of(mention: Mention, year: int | None, what: str) -> bool:
    return year is not None and mention.year == year and what in mention.lead


def _named_alike(one: Mention, other: Mention) -> bool:
    return _KIND_WORDS.sub("", one.label) == _KIND_WORDS.sub("", other.label)
