"""Find two tellings of one fact by what they share: the same figure and the same words beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.reading import Reading
from jiheng.checks.relations.numbers import in_unit, unit_words
from jiheng.checks.repetition.words import event_of, period_in
from jiheng.checks.sentences import FIGURES, Mention
from jiheng.quantities import Hedge, HedgeKind, Interval

_CUTS = re.compile(f"[{FIGURES}，,、：:\\s]+")
_SHARED = 4
_MOST = 40


@dataclass(frozen=True, eq=False)
class _Telling:
    figure: Figure
    event: str
    words: str
    counts: tuple[Figure, ...]
    passage: str
    year: int | None
    is_cumulative: bool


@dataclass(frozen=True, eq=False)
class AnchoredPair:
    """Hold two softened figures of one act; `anchor` is what both tellings share.

    `bands` write the numbers that each figure means by custom.
    """

    doubtful: _Telling
    other: _Telling
    anchor: str
    bands: tuple[str, str]
    is_apart: bool


def anchored_pairs(reading: Reading) -> Iterator[AnchoredPair]:
    """Give the pairs of amounts of one act (放款, 发放贷款) told with the same count and words."""
    tellings = list(_tellings(reading))[:_MOST]
    for index, one in enumerate(tellings):
        for other in tellings[index + 1 :]:
            anchor = _anchor(one, other)
            if anchor is None or not one.figure.is_comparable(other.figure):
                continue
            bands = _band(one.figure), _band(other.figure)
            shown = _shown(one.figure, bands[0]), _shown(other.figure, bands[1])
            yield AnchoredPair(one, other, anchor, shown, not bands[0].intersects(bands[1]))


def _tellings(reading: Reading) -> Iterator[_Telling]:
    for sentence in reading.sentences:
        for mention in sentence.mentions:
            if mention.figure.kind is not Kind.MONEY:
                continue
            event = event_of(mention.lead)
            if event:
                yield _telling(mention, event)


def _telling(mention: Mention, event: str) -> _Telling:
    sentence = mention.sentence
    start = max(sentence.skeleton.rfind(mark, 0, mention.position) for mark in "；;。") + 1
    window = sentence.skeleton[start : mention.position]
    counts = tuple(
        other.figure
        for other in sentence.mentions
        if start <= other.position < mention.position and other.figure.kind is Kind.COUNT
    )
    return _Telling(
        mention.figure,
        event,
        window,
        counts,
        sentence.text,
        mention.year,
        period_in(window) == "累计",
    )


def _anchor(one: _Telling, other: _Telling) -> str | None:
    """Give what two tellings share: a count and at least four characters running."""
    if one.event != other.event or one.is_cumulative is not other.is_cumulative:
        return None
    if one.year != other.year and None not in (one.year, other.year):
        return None
    count = next(
        (
            a
            for a in one.counts
            for b in other.counts
            if a.is_comparable(b) and a.exact == b.exact and a.exact >= 10
        ),
        None,
    )
    if count is None:
        return None
    # A cut reads differently on each side, so that no shared words run over it.
    a, b = _CUTS.sub("<", one.words), _CUTS.sub(">", other.words)
    found = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    if found.size < _SHARED:
        return None
    return f"{a[found.a : found.a + found.size]}{count.text.strip()}"


def _band(figure: Figure) -> Interval:
    """Give what a figure means by custom: 超470亿 is 470 to 480, as 470余亿 is."""
    hedge = figure.hedge
    if hedge is None or hedge.kind not in (HedgeKind.OVER, HedgeKind.AT_LEAST):
        return figure.interval
    return replace(figure.printed, hedge=Hedge("余", HedgeKind.MORE)).interval


def _shown(figure: Figure, band: Interval) -> str:
    unit = unit_words(figure)
    low = "" if band.low is None else in_unit(band.low, figure)
    high = "" if band.high is None else in_unit(band.high, figure)
    if low and high:
        return f"{low}～{high}{unit}" if low != high else f"{low}{unit}"
    return f"不少于{low}{unit}" if low else f"不多于{high}{unit}"
