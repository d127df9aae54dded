"""Shares of a whole that no figure states: what most of them imply shows which one is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.prose.lookup import core
from jiheng.checks.prose.roles import CHANGES, Role, share_base
from jiheng.checks.relations.numbers import in_unit, unit_words
from jiheng.checks.sentences import Mention, Sentence
from jiheng.quantities import Interval

_FEWEST = 3
_FEWEST_TOGETHER = 2
"""In one list, whose items are nothing but shares of one whole, two that agree are enough."""
_KINDS = (Kind.MONEY, Kind.COUNT)
_NEVER = (*CHANGES, Role.PAST, Role.FROM)


@dataclass(frozen=True, eq=False)
class Outsider:
    """Hold one share with what it implies beside what the others imply.

    `bounds` is the whole by the others, printed; `own` the whole by this share.
    """

    rate: Mention
    part: Mention
    agrees: bool
    is_tail: bool
    others: int
    bounds: tuple[str, str]
    own: str
    witnesses: tuple[Figure, ...]


@dataclass(frozen=True, eq=False)
class _Claim:
    rate: Mention
    part: Mention
    whole: Interval


def outsiders(rates: list[Mention]) -> Iterator[Outsider]:
    """Judge shares of one base by each other, where three or more agree on the whole."""
    by_words: dict[str, list[Mention]] = {}
    by_sentence: dict[Sentence, list[Mention]] = {}
    for rate in rates:
        words = core(share_base(rate.role_words) or "")
        if len(words) > 1:
            by_words.setdefault(words, []).append(rate)
        elif not words:
            by_sentence.setdefault(rate.sentence, []).append(rate)
    for group in by_words.values():
        if len(group) > _FEWEST:
            yield from _judge_group({rate: _claims(rate) for rate in group}, _FEWEST)
    for group in by_sentence.values():
        if len(group) > _FEWEST_TOGETHER:
            claims = {rate: _claims(rate)[:1] for rate in group}
            yield from _judge_group(claims, _FEWEST_TOGETHER)


def _judge_group(claims: dict[Mention, list[_Claim]], fewest: int) -> Iterator[Outsider]:
    rates = [rate for rate, own in claims.items() if own]
    everything = [claim for each in claims.values() for claim in each]
    best: list[_Claim] = []
    for alike in _comparable(everything):
        for agreeing in _agreeing(alike):
            if len({other.rate for other in agreeing}) > len({other.rate for other in best}):
                best = agreeing
    sure = {claim.rate for claim in best}
    if len(sure) < fewest or len(sure) * 3 < len(rates) * 2:
        return
    low = max(claim.whole.low for claim in best if claim.whole.low is not None)
    high = min(claim.whole.high for claim in best if claim.whole.high is not None)
    for rate, own in claims.items():
        if not own:
            continue
        mine = next((claim for claim in best if claim.rate is rate), own[0])
        figure = mine.part.figure
        yield Outsider(
            rate,
            mine.part,
            rate in sure,
            _is_tail(mine, low, high),
            len(sure),
            (_shown(min(low, high), figure), _shown(max(low, high), figure)),
            _shown(figure.exact / rate.figure.exact, figure),
            tuple(claim.part.figure for claim in best[:2]),
        )


def _comparable(claims: list[_Claim]) -> Iterator[list[_Claim]]:
    """Give the claims on wholes that can be compared, by what they measure."""
    for key in dict.fromkeys(claim.part.figure.key for claim in claims):
        yield [claim for claim in claims if claim.part.figure.key == key]


def _agreeing(claims: list[_Claim]) -> Iterator[list[_Claim]]:
    """Give the claims that one whole would satisfy, for every stretch between two of their ends."""
    ends = sorted({x for c in claims for x in (c.whole.low, c.whole.high) if x is not None})
    for low, high in pairwise(ends):
        middle = (low + high) / 2
        yield [claim for claim in claims if claim.whole.contains(middle)]


def _is_tail(claim: _Claim, low: Fraction, high: Fraction) -> bool:
    """Tell whether a share is only cut off, not rounded, by the whole of the others."""
    part, rate = claim.part.figure.exact, claim.rate.figure
    least, most = sorted((low, high))
    return part / most - rate.step <= rate.exact <= part / least + rate.step


def _shown(x: Fraction, figure: Figure) -> str:
    return in_unit(x, figure) + unit_words(figure)


def _claims(rate: Mention) -> list[_Claim]:
    """Give what a share implies for each figure that it may be of."""
    if rate.figure.exact <= 0 or rate.figure.hedge is not None:
        return []
    mentions = rate.sentence.mentions
    found: list[_Claim] = []
    for part in mentions[: mentions.index(rate)]:
        is_inner = part.depth and not rate.depth > part.depth
        is_amount = part.figure.kind in _KINDS and part.role not in _NEVER and not is_inner
        if is_amount and part.figure.exact > 0 and part.figure.hedge is None:
            found.append(_Claim(rate, part, part.figure.interval / rate.figure.interval))
    return list(reversed(found))[:3]
