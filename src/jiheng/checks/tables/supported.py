"""Decide a supposed relation by how it fares in the other rows or columns of its table."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.relations import Judgement, Linear, Verdict, judge
from jiheng.checks.tables.score_sums import points_add_up

Key = TypeVar("Key", bound=Hashable)
GOOD = (Verdict.HOLDS, Verdict.TAIL)


@dataclass(frozen=True, eq=False)
class Trial(Generic[Key]):
    """Hold one relation tried at one place (`key`: the row or column) and its outcome.

    `telling` is False where the relation holds for want of anything that could contradict it
    (a total with a single part).
    """

    key: Key
    judgement: Judgement
    telling: bool

    @property
    def holds(self) -> bool:
        """Tell whether the relation holds, rounding tails included."""
        return self.judgement.verdict in GOOD


@dataclass(frozen=True)
class Support:
    """Count how one supposition fares over a table."""

    holds: int
    telling: int
    fails: int

    @property
    def is_borne_out(self) -> bool:
        """Tell whether the supposition is so well borne out that a failure is a mistake.

        It has to hold tellingly at two places at least and fail at no more than one in three,
        or hold at one and fail at one with nothing else tried.
        """
        return self.telling >= 2 and self.fails * 3 <= self.holds + self.fails + 1


def support_of(trials: Sequence[Trial[Key]]) -> Support:
    """Count the trials that hold, hold tellingly, and fail."""
    holds = sum(trial.holds for trial in trials)
    telling = sum(trial.holds and trial.telling for trial in trials)
    fails = sum(trial.judgement.verdict is Verdict.CONTRADICTED for trial in trials)
    return Support(holds, telling, fails)


def add_up(
    total: Figure, parts: Sequence[Figure], signs: Sequence[int] | None = None
) -> Trial[Figure] | None:
    """Try whether parts add up to a total; None where they measure different things.

    `signs` holds -1 for a part that is to be taken off.
    """
    if not parts or any(not total.is_comparable(part) for part in parts):
        return None
    signed = list(zip(signs or [1] * len(parts), parts, strict=True))
    # A bare 0 among amounts with decimals means nothing at all, not anything up to a half.
    signed = [(s, p) for s, p in signed if p.exact or p.step <= total.step] or signed
    relation = Linear((total, *(p for _, p in signed)), tuple(s for s, _ in signed))
    if total.kind is Kind.SCORE:
        relation = points_add_up(relation)
    judgement = judge(relation)
    weighty = sum(part.exact != 0 for part in parts)
    return Trial(total, judgement, weighty >= 2)


def is_far(judgement: Judgement, share: Fraction) -> bool:
    """Tell whether the stated result is so far from the computed one that the supposition,
    not the figure, is likelier wrong.
    """
    stated = judgement.operands[0].exact
    parts = sum((figure.exact for figure in judgement.operands[1:]), Fraction(0))
    return abs(parts - stated) > abs(stated) * share
