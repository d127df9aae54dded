"""The relation of a printed figure with the one that was filed, and what follows of it."""

from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction

from jiheng.checks.dossier.known import Known
from jiheng.checks.figures import Figure, Kind
from jiheng.checks.relations import Judgement, Verdict, judge
from jiheng.checks.relations.relation import Relation
from jiheng.quantities import Interval

_COUNTED = (Kind.COUNT, Kind.NUMBER)


@dataclass(frozen=True, eq=False)
class Filed(Relation):
    """State that a printed figure is one of the dossier's.

    Both may be rounded: 56.83亿元 in a report and 568,312.05万元 in the dossier agree.
    """

    operands: tuple[Figure, ...]
    filed: Figure
    known: Known

    def implied(self, k: int) -> Interval:
        """Give what the filed figure allows."""
        return self.filed.interval

    def nominal(self, k: int) -> Fraction:
        """Give the filed figure as printed."""
        return self.filed.exact

    def tolerance(self) -> Fraction:
        """Give one unit of the last digit of a print coarser than the filed one."""
        printed = self.operands[0].step
        return printed if printed > self.filed.step else Fraction(0)

    def calculation(self) -> str:
        """Write both figures."""
        return (
            f"填报数据“{self.known.label}”为{self.known.text}，"
            f"报告写{self.operands[0].text.strip()}"
        )


class Match(Enum):
    """Say how sure it is that a printed figure is the known one."""

    IDENTITY = "identity"
    NAME = "name"
    LIKELY = "likely"
    VALUE = "value"


class Standing(Enum):
    """Say how a printed figure stands to the known one."""

    AGREES = "agrees"
    DIFFERS = "differs"
    OPEN = "open"


@dataclass(frozen=True, eq=False)
class Comparison:
    """Hold a printed figure with the known one that it is compared with."""

    figure: Figure
    known: Known
    match: Match
    standing: Standing
    judgement: Judgement | None
    context: str


def compare(
    figure: Figure, candidates: tuple[Known, ...], match: Match, context: str, *, is_plain: bool
) -> Comparison | None:
    """Compare a figure with those it may be; None where it is comparable with none.

    A figure agrees if it agrees with one of them.  It differs from the nearest; it is left open
    where the name is doubtful (LIKELY) and no slip explains it, or the words round it are not
    `is_plain`.
    """
    known = [
        one for one in candidates if one.figure is not None and _is_comparable(figure, one.figure)
    ]
    for one in known:
        # 超500亿元 and 500亿元 are one number too, more or less boldly said.
        if _exact(one) == figure.exact:
            return Comparison(figure, one, match, Standing.AGREES, None, context)
    judged = [(one, _judged(figure, one)) for one in known]
    for one, judgement in judged:
        if judgement.verdict in (Verdict.HOLDS, Verdict.TAIL):
            return Comparison(figure, one, match, Standing.AGREES, judgement, context)
    if not judged or match is Match.VALUE:
        return None
    nearest = min(judged, key=lambda pair: abs(_exact(pair[0]) - figure.exact))
    is_sure = match is Match.IDENTITY or (is_plain and (match is Match.NAME or nearest[1].is_slip))
    standing = Standing.DIFFERS if is_sure else Standing.OPEN
    return Comparison(figure, nearest[0], match, standing, nearest[1], context)


def _exact(known: Known) -> Fraction:
    return Fraction(0) if known.figure is None else known.figure.exact


def _judged(figure: Figure, known: Known) -> Judgement:
    assert known.figure is not None
    judgement = judge(Filed((figure,), known.figure, known))
    if judgement.verdict is Verdict.TAIL and figure.kind in _COUNTED:
        return replace(judgement, verdict=Verdict.CONTRADICTED)
    return judgement


def _is_comparable(figure: Figure, other: Figure) -> bool:
    if figure.is_comparable(other):
        return True
    # 21 in a column of counts, 21个 in the dossier.
    kinds = {figure.kind, other.kind}
    return Kind.NUMBER in kinds and bool(kinds & {Kind.COUNT, Kind.SCORE})
