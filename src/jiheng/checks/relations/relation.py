"""What every relation is: operands, what each of them should be by the others, a calculation."""

from abc import ABC, abstractmethod
from fractions import Fraction

from jiheng.checks.figures import Figure
from jiheng.quantities import Interval


class Relation(ABC):
    """Relate printed figures; operand 0 is the one that the text states as the result."""

    operands: tuple[Figure, ...]

    @abstractmethod
    def implied(self, k: int) -> Interval | None:
        """Give what operand `k` can be by the other operands, in base units.

        None where it cannot be computed (a zero base).
        """

    @abstractmethod
    def nominal(self, k: int) -> Fraction | None:
        """Give what operand `k` is when the others are taken as printed, in base units."""

    @abstractmethod
    def calculation(self) -> str:
        """Write the calculation with the printed numbers, so that it can be redone by hand."""

    def holds(self) -> bool:
        """Tell whether the printed figures can all be true."""
        implied = self.implied(0)
        return implied is not None and implied.intersects(self.operands[0].interval)

    def tolerance(self) -> Fraction:
        """Give the largest difference of the result that truncation could explain."""
        return self.operands[0].step
