"""Find parts of one whole that are printed each with its share: 甲762万元，占74.3%；乙264万元，占25.7%."""

from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.checks.figures import Kind
from jiheng.checks.prose.lookup import core
from jiheng.checks.prose.parts import can_sum
from jiheng.checks.prose.roles import Role, share_base
from jiheng.checks.prose.shares import part_of
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import Mention, Sentence

_KINDS = (Kind.MONEY, Kind.COUNT)


@dataclass(frozen=True, eq=False)
class SharedPart:
    """Hold a part of a whole and the share printed with it."""

    part: Mention
    share: Mention


@dataclass(frozen=True, eq=False)
class SharedParts:
    """Hold the parts of one whole that one sentence gives with their shares, at least two."""

    sentence: Sentence
    each: tuple[SharedPart, ...]

    @property
    def are_whole(self) -> bool:
        """Tell whether the shares add up to 100%, so that no part is left out."""
        figures = [one.share.figure for one in self.each]
        together = sum((f.exact for f in figures[1:]), figures[0].exact)
        slack = sum((f.step for f in figures[1:]), figures[0].step)
        return abs(together - 1) <= slack / 2


def shared_parts(reading: Reading) -> Iterator[SharedParts]:
    """Give every sentence with parts of one whole and their shares."""
    for sentence in reading.prose:
        found = list(_pairs(sentence))
        if len(found) < 2 or "其中" in _between(sentence, found):
            continue
        bases = {core(share_base(one.share.role_words) or "") for one in found} - {""}
        alike = all(one.part.figure.is_comparable(found[0].part.figure) for one in found)
        if len(bases) <= 1 and alike:
            yield SharedParts(sentence, tuple(found))


def _pairs(sentence: Sentence) -> Iterator[SharedPart]:
    for share in sentence.mentions:
        if share.figure.kind is not Kind.RATE or share.role is not Role.SHARE:
            continue
        part = part_of(share)
        if part is None or part.figure.kind not in _KINDS or not can_sum(part) or part.depth:
            continue
        if not part.figure.exact:
            # 出国费0.00万元，占0.00%: nothing has no share of its own.
            continue
        if not share.is_of_figure and share.figure.hedge is None and share.figure.exact > 0:
            yield SharedPart(part, share)


def _between(sentence: Sentence, found: list[SharedPart]) -> str:
    return sentence.skeleton[found[0].part.position : found[-1].part.position]
