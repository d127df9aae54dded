"""Cut a sentence at its semicolons into the pieces that speak of one thing each."""

from jiheng.checks.sentences import Mention, Sentence


def segments(sentence: Sentence) -> list[tuple[Mention, ...]]:
    """Give the figures of a sentence, cut at every semicolon outside brackets."""
    cuts: list[int] = []
    depth = 0
    for position, mark in enumerate(sentence.skeleton):
        depth += (mark in "（(") - (mark in "）)")
        if mark in "；;" and depth <= 0:
            cuts.append(position)
    pieces: list[list[Mention]] = [[]]
    pending = list(cuts)
    for mention in sentence.mentions:
        while pending and mention.position > pending[0]:
            pending.pop(0)
            pieces.append([])
        pieces[-1].append(mention)
    return [tuple(piece) for piece in pieces if piece]


def before(mention: Mention) -> tuple[Mention, ...]:
    """Give the figures of the sentence before one, nearest first."""
    mentions = mention.sentence.mentions
    return tuple(reversed(mentions[: mentions.index(mention)]))


def between(sentence: Sentence, first: Mention, second: Mention) -> str:
    """Give the words between two figures of a sentence."""
    return sentence.skeleton[first.position + 1 : second.position]
