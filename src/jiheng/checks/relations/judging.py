"""Decide a relation: it holds, a rounding tail explains it, or nothing does."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cached_property

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.finding import Severity
from jiheng.checks.relations.grounds import is_explained
from jiheng.checks.relations.numbers import as_printed, in_unit, unit_words
from jiheng.checks.relations.relation import Relation
from jiheng.checks.relations.slips import (
    Slip,
    meant_unit,
    reaches,
    significant_digits,
    slip_between,
)
from jiheng.quantities import Interval

_MOST_REPAIRS = _MOST_REACHED = 3
_MOST_TRIED = 30
"""Operands of which each is tried as the wrong one; in longer lists only the result is."""
_ENOUGH_DIGITS = 5
_TELLING_DIGITS = 4
_SHIFT_DIGITS = 3


class Verdict(Enum):
    """Name the outcome of one relation."""

    HOLDS = "holds"
    TAIL = "tail"
    CONTRADICTED = "contradicted"
    UNDECIDED = "undecided"


@dataclass(frozen=True, eq=False)
class Repair:
    """Hold one way to make a relation hold: a new number for one operand."""

    figure: Figure
    slip: Slip
    text: str
    expected: str


@dataclass(frozen=True, eq=False)
class Judgement:
    """Hold the outcome of a relation.

    What is said of it is made when asked for: most relations hold, or are tried and dropped.
    `mended` takes the place of the repairs where a rule knows better.
    """

    relation: Relation
    verdict: Verdict
    mended: tuple[Repair, ...] | None = None

    @property
    def operands(self) -> tuple[Figure, ...]:
        """Give the figures related, the stated result first."""
        return self.relation.operands

    @cached_property
    def calculation(self) -> str:
        """Write the calculation with the printed numbers."""
        return self.relation.calculation()

    @cached_property
    def expected(self) -> str:
        """Print what the result should be; empty where it cannot be computed."""
        nominal = self.relation.nominal(0)
        stated = self.operands[0]
        return "" if nominal is None else in_unit(nominal, stated) + unit_words(stated)

    @cached_property
    def repairs(self) -> tuple[Repair, ...]:
        """Give ways to make a contradicted relation hold, the likeliest first."""
        if self.mended is not None:
            return self.mended
        return _repairs(self.relation) if self.verdict is Verdict.CONTRADICTED else ()

    @property
    def culprit(self) -> Figure:
        """Give the operand most likely wrong: the one a simple slip explains, else the result."""
        slips = {repair.figure: repair.slip for repair in self.repairs}
        if slips.get(self.operands[0], Slip.OTHER) is not Slip.OTHER:
            return self.operands[0]
        for repair in self.repairs:
            is_telling = significant_digits(repair.figure) >= _TELLING_DIGITS
            if repair.slip is not Slip.OTHER and is_telling:
                return repair.figure
        return self.operands[0]

    @property
    def is_slip(self) -> bool:
        """Tell whether one slip in a figure of enough digits explains the contradiction.

        By chance that happens about once in a thousand; so it proves, by itself, that the
        figures were meant to be related as the rule supposed.
        """
        stated = self.operands[0]
        is_blunt = stated.kind is Kind.RATE and significant_digits(stated) < _SHIFT_DIGITS
        return any(
            significant_digits(repair.figure) >= _SHIFT_DIGITS and not is_blunt
            if repair.slip in (Slip.UNIT, Slip.POINT)
            else repair.slip is not Slip.OTHER and _is_telling(repair.figure)
            for repair in self.repairs
        )

    @property
    def has_slip(self) -> bool:
        """Tell whether one slip in any operand explains a contradiction, however few its digits."""
        return any(repair.slip is not Slip.OTHER for repair in self.repairs)

    @cached_property
    def is_explained(self) -> bool:
        """Tell whether a contradiction looks like a relation that was meant to hold."""
        slips = [repair.slip for repair in self.repairs]
        return is_explained(self.relation, slips) or self._is_reached

    @property
    def _is_reached(self) -> bool:
        """Tell whether one slip takes an operand of a division to a number that the others allow."""
        if len(self.operands) > _MOST_REACHED:
            return False
        allowed = (self.relation.implied(k) for k in range(len(self.operands)))
        return any(
            found is not None and reaches(figure, found)
            for figure, found in zip(self.operands, allowed, strict=True)
        )

    @property
    def severity(self) -> Severity:
        """Give info for tails, error for contradictions."""
        return Severity.INFO if self.verdict is Verdict.TAIL else Severity.ERROR


def _is_telling(figure: Figure) -> bool:
    """Tell whether a slip in a figure is hardly ever chance; a rate's range is narrower."""
    least = _TELLING_DIGITS if figure.kind is Kind.RATE else _ENOUGH_DIGITS
    return significant_digits(figure) >= least


def judge(relation: Relation) -> Judgement:
    """Decide a relation by what its printed figures can stand for."""
    stated = relation.operands[0]
    nominal = relation.nominal(0)
    if relation.implied(0) is None or nominal is None:
        return Judgement(relation, Verdict.UNDECIDED)
    if relation.holds():
        return Judgement(relation, Verdict.HOLDS)
    if stated.hedge is None and abs(nominal - stated.exact) <= relation.tolerance():
        return Judgement(relation, Verdict.TAIL)
    return Judgement(relation, Verdict.CONTRADICTED)


def _repairs(relation: Relation) -> tuple[Repair, ...]:
    found: list[tuple[int, int, Repair]] = []
    tried = relation.operands if len(relation.operands) <= _MOST_TRIED else relation.operands[:1]
    for k, figure in enumerate(tried):
        implied, wanted = relation.implied(k), relation.nominal(k)
        if implied is None or wanted is None or figure.kind is Kind.RANGE:
            continue
        if wanted < 0 <= figure.exact and k:
            continue
        slip = slip_between(figure, wanted, implied)
        found.append((int(slip), k, _repair(figure, slip, wanted, implied)))
    found.sort(key=lambda item: item[:2])
    chosen = found[:_MOST_REPAIRS]
    stated = next((item for item in found if not item[1] and item[0] < Slip.OTHER), None)
    if stated is not None and stated not in chosen:
        # The parts may have simpler slips, but the result is what the text asks to be believed.
        chosen[-1] = stated
    return tuple(repair for _, _, repair in chosen)


def _repair(figure: Figure, slip: Slip, wanted: Fraction, implied: Interval) -> Repair:
    shown = figure.text.strip()
    if slip is Slip.UNIT and figure.kind is Kind.MONEY:
        meant = meant_unit(figure, wanted)
        expected = f"{figure.number}{meant}"
    else:
        expected = as_printed(wanted, figure)
    reason = f"（{slip.label}）" if slip is not Slip.OTHER else ""
    return Repair(figure, slip, f"将“{shown}”改为“{expected}”{reason}", expected)
