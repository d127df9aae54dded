"""Shares of a whole that no figure states: what most of them imply shows which one is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.prose.lookup import core
from jiheng.checks.prose.roles import CHANGES, Role, role_of, share_base
from jiheng.checks.relations.numbers import in_unit, unit_words
from jiheng.checks.sentences import Mention
from jiheng.quantities import Interval

_FEWEST = 3
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
    groups: dict[str, list[Mention]] = {}
    for rate in rates:
        words = core(share_base(rate.role_words) or "")
        if len(words) > 1:
            groups.setdefault(words, []).append(rate)
    for group in groups.values():
        if len(group) > _FEWEST:
            yield from _judge_group(group)


def _judge_group(rates: list[Mention]) -> Iterator[Outsider]:
    claims = {rate: _claims(rate) for rate in rates}
    everything = [claim for each in claims.values() for claim in each]
    best: list[_Claim] = []
    for claim in everything:
        agreeing = [
            other
            for other in everything
            if other.part.figure.is_comparable(claim.part.figure)
            and other.whole.intersects(claim.whole)
        ]
        if len({other.rate for other in agreeing}) > len({other.rate for other in best}):
            best = agreeing
    sure = {claim.rate for claim in best}
    if len(sure) < _FEWEST or len(sure) * 3 < len(rates) * 2:
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
            len(sure),
            (_shown(min(low, high), figure), _shown(max(low, high), figure)),
            _shown(figure.exact / rate.figure.exact, figure),
            tuple(claim.part.figure for claim in best[:2]),
        )


def _shown(x: Fraction, figure: Figure) -> str:
    return in_unit(x, figure) + unit_words(figure)


def _claims(rate: Mention) -> list[_Claim]:
    """Give what a share implies for each figure that it may be of."""
    if rate.figure.exact <= 0 or rate.figure.hedge is not None:
        return []
    mentions = rate.sentence.mentions
    found: list[_Claim] = []
    for part in mentions[: mentions.index(rate)]:
        is_amount = part.figure.kind in _KINDS and role_of(part) not in _NEVER and not part.depth
        if is_amount and part.figure.exact > 0 and part.figure.hedge is None:
            found.append(_Claim(rate, part, part.figure.interval / rate.figure.interval))
    return list(reversed(found))[:3]
