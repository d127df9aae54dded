"""What every rule kind is: parameters, the tree they lower to, and the official wording."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from jiheng.quantities import Status
from jiheng.standards.citation import Strict
from jiheng.standards.expressions import Expression, Name, Nothing
from jiheng.standards.printing import print_exact, print_plain

NO_PROPORTION = Nothing(Status.NOT_ASSESSABLE, "没有达到指标值，而指标值为零或负数，不能按比例计分")
"""What a missed target gets of which no proportion can be taken."""


@dataclass(frozen=True)
class Subject:
    """Describe what a rule scores: the value it reads, its label, and the full points.

    `value` is None for rules that name their own inputs (checklist, reverse, …). `full` is a
    number in a department standard and the name `weight` for indicator rows.
    """

    label: str
    full: Expression
    value: Expression | None = None


@dataclass(frozen=True)
class Remark:
    """Pair a condition with a sentence that the scorecard adds when it holds (is 1)."""

    condition: Expression
    text: str


class Rule(Strict, ABC):
    """Turn parameters into an expression tree of points, and into one official sentence."""

    kind: ClassVar[str]
    needs_value: ClassVar[bool] = True
    is_extra: ClassVar[bool] = False
    """Whether its points come on top of the others, or are taken off them."""

    @abstractmethod
    def lower(self, subject: Subject) -> Expression:
        """Return the tree whose value is the points, before rounding."""

    @abstractmethod
    def describe(self, subject: Subject) -> str:
        """Return the scoring standard (评分标准) as one Chinese sentence."""

    def remarks(self, subject: Subject) -> tuple[Remark, ...]:
        """Return the remarks that may be added to the result."""
        return ()

    def formulas(self) -> Iterator[Expression]:
        """Yield the expressions the rule holds itself, so that their names can be checked."""
        yield from ()

    def points_fault(self, full: Fraction) -> str:
        """Say how the rule's own points disagree with the criterion's, or nothing."""
        return ""

    def row_fault(self) -> str:
        """Say why the rule cannot score indicator rows, whose points differ, or nothing."""
        return ""

    def value_of(self, subject: Subject) -> Expression:
        """Return the value scored.

        Raises:
            ValueError: if the criterion gives none.
        """
        if subject.value is None:
            raise ValueError(f"规则 {self.kind} 需要 value")
        return subject.value


def full_text(subject: Subject) -> str:
    """Return the full points as they read in a sentence: 4分, or 满分 of an indicator row."""
    return "满分" if isinstance(subject.full, Name) else f"{print_plain(subject.full)}分"


def points_text(points: Fraction) -> str:
    """Return what points are earned, as they read in a sentence.

    >>> points_text(Fraction(3, 2)), points_text(Fraction(0))
    ('得1.5分', '不得分')
    """
    return f"得{print_exact(points)}分" if points else "不得分"
