"""Compare two scorecards of one dossier: which criteria moved, by how much, and the grades."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from jiheng.scoring.scorecard import CriterionScore, Scorecard


@dataclass(frozen=True)
class Movement:
    """Hold one criterion in both scorecards; None where a standard does not have it."""

    code: str
    name: str
    before: CriterionScore | None
    after: CriterionScore | None

    @property
    def change(self) -> Fraction | None:
        """Return the points gained (negative: lost), None where either has no points."""
        if self.before is None or self.after is None:
            return None
        if self.before.points is None or self.after.points is None:
            return None
        return self.after.points - self.before.points

    @property
    def moved(self) -> bool:
        """Say whether points, full points, status or the rule's words differ."""
        if self.before is None or self.after is None:
            return True
        one, other = self.before, self.after
        return (one.points, one.full, one.status) != (other.points, other.full, other.status)

    @property
    def reworded(self) -> bool:
        """Say whether the scoring sentence differs."""
        if self.before is None or self.after is None:
            return False
        return self.before.rule_text != self.after.rule_text


def compare_scorecards(before: Scorecard, after: Scorecard) -> tuple[Movement, ...]:
    """Pair the criteria of two scorecards by code, in the order of the first, then the second."""
    return tuple(_pairs(before, after))


def _pairs(before: Scorecard, after: Scorecard) -> Iterator[Movement]:
    later = {one.code: one for one in after.walk()}
    for one in before.walk():
        yield Movement(one.code, one.name, one, later.pop(one.code, None))
    for other in later.values():
        yield Movement(other.code, other.name, None, other)
