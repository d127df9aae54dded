"""Find cuts with their rate: 送审120万元，审定108万元，核减12万元，核减率10%."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.checks.figures import Kind
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import Mention, Sentence

_WORDS = "核减|审减|压减|节约|节支|调减|降低|核增|审增"
_RATE = re.compile(rf"^(?P<word>{_WORDS})?(?:率|比例|幅度?)(?:为|达到?)?$")
_CUT = re.compile(rf"(?P<word>{_WORDS})(?:了|额|资金|金额|预算|支出|投资|造价|为)*$")
_SPLIT = re.compile("[；;。]")
_KINDS = (Kind.MONEY, Kind.COUNT)
_BEFORE = 3


@dataclass(frozen=True, eq=False)
class NamedCut:
    """Hold the amount before a cut and after it, the cut and its rate."""

    sentence: Sentence
    whole: Mention
    left: Mention
    cut: Mention
    rate: Mention


def named_cuts(reading: Reading) -> Iterator[NamedCut]:
    """Yield every rate of a cut right behind the only three amounts that it can be of."""
    for sentence in reading.prose:
        for rate in sentence.mentions:
            name = _RATE.match(rate.lead) if rate.figure.kind is Kind.RATE else None
            if name is None or rate.figure.hedge is not None:
                continue
            found = _of(rate, name["word"])
            if found is not None:
                yield found


def _of(rate: Mention, word: str | None) -> NamedCut | None:
    mentions = rate.sentence.mentions
    near = mentions[: mentions.index(rate)]
    start = max(
        (m.end() for m in _SPLIT.finditer(rate.sentence.skeleton, 0, rate.position)), default=0
    )
    near = tuple(m for m in near if m.position >= start)[-_BEFORE:]
    if len(near) < _BEFORE or any(m.figure.kind not in _KINDS or m.figure.hedge for m in near):
        return None
    named = [m for m in near if _is_cut(m, word)]
    if len(named) != 1 or not all(m.figure.is_comparable(near[0].figure) for m in near):
        return None
    cut = named[0]
    left, whole = sorted((m for m in near if m is not cut), key=lambda m: m.figure.exact)
    return NamedCut(rate.sentence, whole, left, cut, rate)


def _is_cut(mention: Mention, word: str | None) -> bool:
    """Tell whether a figure is the cut that a rate names, or any cut where it names none."""
    found = _CUT.search(mention.lead)
    return found is not None and word in (None, found["word"])
