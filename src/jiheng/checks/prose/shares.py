"""Find the figure that a share is of."""

from jiheng.checks.figures import Kind
from jiheng.checks.prose.roles import CHANGES, Role
from jiheng.checks.sentences import Mention

_KINDS = (Kind.MONEY, Kind.COUNT, Kind.NUMBER)
_NEVER = (*CHANGES, Role.PAST, Role.FROM)


def note_of(rate: Mention) -> Mention | None:
    """Give the count in brackets right behind a share: 博士占比67.9%（729人）."""
    if rate.depth or rate.is_of_figure:
        return None
    mentions = rate.sentence.mentions
    behind = mentions[mentions.index(rate) + 1 :][:1]
    skeleton = rate.sentence.skeleton
    for mention in behind:
        around = skeleton[rate.position + 1 : mention.position], skeleton[mention.position + 1 :]
        is_bare = around[0] in ("（", "(") and around[1][:1] in ("）", ")")
        if is_bare and mention.figure.kind in (Kind.MONEY, Kind.COUNT):
            return mention
    return None


def part_of(rate: Mention) -> Mention | None:
    """Give the figure that a share is of: the last amount before it, nothing but rates between."""
    mentions = rate.sentence.mentions
    noted = note_of(rate)
    if noted is not None:
        return noted
    for mention in reversed(mentions[: mentions.index(rate)]):
        if mention.depth and not rate.depth:
            continue
        if mention.figure.kind in _KINDS:
            return None if mention.role in _NEVER or mention.figure.hedge else mention
        if mention.figure.kind is Kind.RATE and mention.role is Role.SHARE:
            return None
    return None
