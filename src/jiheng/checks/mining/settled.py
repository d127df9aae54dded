"""What the rules have said of the figures of a document before numbers are tried by themselves."""

from collections.abc import Iterable
from dataclasses import dataclass

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.finding import Severity
from jiheng.checks.mining.guesses import FromChangeGuess, GrowthGuess, RatioGuess, SumGuess
from jiheng.checks.mining.scaled import scaled
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome

_FEWEST = 3


@dataclass(frozen=True, eq=False)
class Settled:
    """Hold the figures that fit somewhere, and those of which something was told already."""

    fitting: frozenset[Figure]
    told: frozenset[Figure]

    def leaves_open(self, figure: Figure) -> bool:
        """Tell whether no rule had anything to say of a figure."""
        return figure not in self.fitting and figure not in self.told


NOTHING = Settled(frozenset(), frozenset())


def settled_by(outcomes: Iterable[Outcome], before: Settled = NOTHING) -> Settled:
    """Gather what outcomes say, after what was settled before them."""
    fitting: set[Figure] = set(before.fitting)
    told: set[Figure] = set(before.told)
    for outcome in outcomes:
        if outcome.verdict in (Verdict.HOLDS, Verdict.TAIL) and _is_telling(outcome.operands):
            fitting.update(outcome.operands)
        if outcome.finding is not None and outcome.finding.severity is not Severity.INFO:
            told.update(outcome.operands if outcome.culprit is None else (outcome.culprit,))
    return Settled(frozenset(fitting - told), frozenset(told))


def _is_telling(operands: tuple[Figure, ...]) -> bool:
    """Tell whether figures that a rule lets pass fit by their numbers, and hardly by chance.

    A rule may let figures pass because another relation explains one of them.
    """
    if len(operands) == _FEWEST - 1:
        return operands[0].is_comparable(operands[1])
    if len(operands) != _FEWEST:
        return len(operands) > _FEWEST
    result, one, other = numbers = [scaled(figure) for figure in operands]
    if operands[0].kind is Kind.RATE and operands[1].kind is not Kind.RATE:
        forms = (RatioGuess, GrowthGuess)
        pairs = ((one, other), (other, one))
        changes = (
            FromChangeGuess((result, *pair), True, sign) for pair in pairs for sign in (1, -1)
        )
        return any(form((result, *pair), True).holds() for form in forms for pair in pairs) or any(
            guess.holds() for guess in changes
        )
    return any(
        SumGuess((total, *(each for each in numbers if each is not total)), True).holds()
        for total in numbers
    )
