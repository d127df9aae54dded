"""Find the figure that a share is of."""

from jiheng.checks.figures import Kind
from jiheng.checks.prose.roles import CHANGES, Role
from jiheng.checks.sentences import Mention

_KINDS = (Kind.MONEY, Kind.COUNT, Kind.NUMBER)
_NEVER = (*CHANGES, Role.PAST, Role.FROM)


def part_of(rate: Mention) -> Mention | None:
    """Give the figure that a share is of: the last amount before it, nothing but rates between."""
    mentions = rate.sentence.mentions
    for mention in reversed(mentions[: mentions.index(rate)]):
        if mention.depth and not rate.depth:
            continue
        if mention.figure.kind in _KINDS:
            return None if mention.role in _NEVER or mention.figure.hedge else mention
        if mention.figure.kind is Kind.RATE and mention.role is Role.SHARE:
            return None
    return None
