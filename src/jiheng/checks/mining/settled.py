"""What the rules have said of the figures of a document before numbers are tried by themselves."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import permutations

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.finding import Severity
from jiheng.checks.mining.guesses import (
    FromChangeGuess,
    GrowthGuess,
    Guess,
    Range,
    RatioGuess,
    SumGuess,
)
from jiheng.checks.mining.scaled import Scaled, scaled
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome

_PAIR, _THREE = 2, 3
Bonds = Mapping[Figure, list[Range]]
"""For every figure that fits somewhere, the numbers that the others of each relation allow it."""


@dataclass(frozen=True, eq=False)
class Settled:
    """Hold the figures that fit somewhere, and those of which something was told already."""

    bonds: Bonds = field(default_factory=dict)
    told: frozenset[Figure] = frozenset()

    def leaves_open(self, figure: Figure) -> bool:
        """Tell whether no rule had anything to say of a figure."""
        return figure not in self.bonds and figure not in self.told


NOTHING = Settled()


def settled_by(outcomes: Iterable[Outcome], before: Settled = NOTHING) -> Settled:
    """Gather what outcomes say, after what was settled before them."""
    bonds = defaultdict(list, {figure: list(held) for figure, held in before.bonds.items()})
    told: set[Figure] = set(before.told)
    for outcome in outcomes:
        if outcome.verdict in (Verdict.HOLDS, Verdict.TAIL):
            for figure, allowed in _bonds(outcome.operands):
                bonds[figure].append(allowed)
        if outcome.finding is not None and outcome.finding.severity is not Severity.INFO:
            told.update(outcome.operands if outcome.culprit is None else (outcome.culprit,))
    return Settled({f: held for f, held in bonds.items() if f not in told}, frozenset(told))


def allows(bonds: Bonds, figure: Figure, value: int, half: int) -> bool:
    """Tell whether a figure could be another number, by everything that it fits now."""
    return all(low - half <= value <= high + half for low, high in bonds.get(figure, ()))


def _bonds(operands: tuple[Figure, ...]) -> Iterator[tuple[Figure, Range]]:
    """Give what figures that a rule lets pass allow each other, where their numbers fit.

    A rule may let figures pass because another relation explains one of them.
    """
    numbers = [scaled(figure) for figure in operands]
    if len(operands) == _PAIR:
        one, other = numbers
        if one.figure.is_comparable(other.figure):
            yield one.figure, (other.low, other.high)
            yield other.figure, (one.low, one.high)
    elif len(operands) == _THREE:
        guess = next((guess for guess in _forms(numbers) if guess.holds()), None)
        if guess is not None:
            yield from bonds_of(guess)
    elif len(operands) > _THREE:
        guess = SumGuess(tuple(numbers), True)
        if guess.holds():
            yield from bonds_of(guess)
        else:
            yield from ((one.figure, (one.low, one.high)) for one in numbers)


def bonds_of(guess: Guess) -> Iterator[tuple[Figure, Range]]:
    """Give what the operands of a relation that holds allow each other."""
    for place, one in enumerate(guess.operands):
        allowed = guess.range_of(place)
        yield one.figure, (one.low, one.high) if allowed is None else allowed


def _forms(numbers: list[Scaled]) -> Iterator[Guess]:
    result, one, other = numbers
    if result.figure.kind is Kind.RATE and one.figure.kind is not Kind.RATE:
        for pair in permutations((one, other)):
            yield RatioGuess((result, *pair), True)
            yield GrowthGuess((result, *pair), True)
            yield FromChangeGuess((result, *pair), True, 1)
            yield FromChangeGuess((result, *pair), True, -1)
        return
    for total in numbers:
        yield SumGuess((total, *(each for each in numbers if each is not total)), True)
