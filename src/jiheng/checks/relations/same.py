"""The relation of one figure stated twice."""

from dataclasses import dataclass
from fractions import Fraction

from jiheng.checks.figures import Figure
from jiheng.checks.relations.relation import Relation
from jiheng.quantities import Interval


@dataclass(frozen=True, eq=False)
class Same(Relation):
    """State that two printed figures are one and the same quantity.

    2413亿元 and 2,413.11亿元 agree: the numbers that the two prints allow overlap.
    """

    operands: tuple[Figure, ...]

    def implied(self, k: int) -> Interval:
        """Give the other figure's interval."""
        return self.operands[1 - k].interval

    def nominal(self, k: int) -> Fraction:
        """Give the other figure as printed."""
        return self.operands[1 - k].exact

    def tolerance(self) -> Fraction:
        """Give one unit of the coarser last digit."""
        return max(figure.step for figure in self.operands)

    def calculation(self) -> str:
        """Write both figures with their places."""
        one, other = self.operands
        return (
            f"{one.place.words or '此处'}写{one.text.strip()}，"
            f"{other.place.words or '另一处'}写{other.text.strip()}"
        )
