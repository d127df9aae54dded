"""Find the figures that one slip would make fit, and that fit nowhere as they are."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from weakref import WeakKeyDictionary

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.mining.guesses import (
    BalanceGuess,
    FromChangeGuess,
    GrowthGuess,
    Guess,
    MeanGuess,
    RatioGuess,
    ShareGuess,
    SumGuess,
)
from jiheng.checks.mining.scaled import Scaled
from jiheng.checks.mining.survey import Survey, Surveyed
from jiheng.checks.mining.variants import Variants, variants_of
from jiheng.checks.reading import Reading
from jiheng.checks.relations.slips import Slip, significant_digits
from jiheng.checks.sentences import Sentence

_FEWEST_DIGITS = 3
_NATURAL = Fraction(1, 12)
_SCALED = Fraction(1, 150)
_CHANGED = Fraction(1, 40)
_OTHER = Fraction(1, 500)
_FITTING = Fraction(1, 2000)
"""For a figure that fits elsewhere, where that says nothing of the digit in question."""


@dataclass(frozen=True, eq=False)
class NearMiss:
    """Hold a guess that fails, the figure that a slip explains, and how likely chance is."""

    guess: Guess
    place: int
    slip: Slip
    wanted: int
    chance: Fraction
    sentence: Sentence

    @property
    def figure(self) -> Figure:
        """Give the figure that is likely wrong."""
        return self.guess.operands[self.place].figure

    @property
    def is_rate(self) -> bool:
        """Tell whether a rate and its two figures do not fit."""
        return not isinstance(self.guess, SumGuess | MeanGuess | BalanceGuess)


_MADE: WeakKeyDictionary[Reading, tuple[NearMiss, ...]] = WeakKeyDictionary()


def near_misses(survey: Survey) -> Iterator[NearMiss]:
    """Yield the likeliest near misses of every sentence, no figure twice.

    They are made once for the rules that tell of them; what one rule tells, the next leaves out.
    """
    found = _MADE.get(survey.reading)
    if found is None:
        found = _MADE[survey.reading] = tuple(
            miss for one in survey.sentences for miss in _of_sentence(one, survey)
        )
    for miss in found:
        if not any(one.figure in survey.settled.told for one in miss.guess.operands):
            yield miss


def _of_sentence(one: Surveyed, survey: Survey) -> Iterator[NearMiss]:
    sentence = one.sentence
    found: list[NearMiss] = []
    variants: dict[Figure, Variants] = {}
    tries = Counter(
        (each.figure, guess.is_natural) for guess in one.guesses for each in guess.operands
    )
    for guess in one.guesses:
        if any(each.figure in survey.settled.told for each in guess.operands):
            continue
        if isinstance(guess, ShareGuess) or _is_divided(guess, survey):
            continue
        for place, each in enumerate(guess.operands):
            figure = each.figure
            if (
                figure in survey.settled.told
                or figure not in sentence.positions
                or significant_digits(figure) < _FEWEST_DIGITS
            ):
                continue
            if figure not in variants:
                variants[figure] = variants_of(figure)
            if _are_siblings(guess, place, survey):
                continue
            miss = _near(guess, place, each, variants[figure], sentence)
            if miss is None:
                continue
            limit = _limit(guess, miss.slip, sentence)
            if not survey.is_open(figure):
                limit = min(limit, _FITTING if guess.is_natural else Fraction(0))
                if not survey.allows(figure, miss.wanted, variants[figure].halves[miss.wanted]):
                    continue
            if miss.chance * tries[figure, guess.is_natural] <= limit:
                found.append(miss)
    taken: set[Figure] = set()
    for miss in sorted(found, key=lambda each: (not each.guess.is_natural, each.chance)):
        figures = {each.figure for each in miss.guess.operands}
        if not figures & taken:
            taken |= figures
            yield miss


def _limit(guess: Guess, slip: Slip, sentence: Sentence) -> Fraction:
    """Give how likely chance may be at most, that a near miss is still told."""
    if slip in (Slip.UNIT, Slip.POINT):
        return _SCALED if guess.is_natural else _OTHER
    if not guess.is_natural:
        return _OTHER
    if isinstance(guess, SumGuess) and "其中" in sentence.text and _is_counted(guess):
        # 其中 picks some out of a number of things; few digits fit by chance.
        return _OTHER
    return _CHANGED if isinstance(guess, GrowthGuess | FromChangeGuess) else _NATURAL


def _is_counted(guess: Guess) -> bool:
    return guess.operands[0].figure.kind is Kind.COUNT


def _are_siblings(guess: Guess, place: int, survey: Survey) -> bool:
    """Tell whether the two figures beside one are the parts of a total of their own: what is left
    at the end of a year is no difference between 基本支出 and 项目支出.
    """
    others = frozenset(one.figure for at, one in enumerate(guess.operands) if at != place)
    return isinstance(guess, SumGuess) and place > 0 and others in survey.siblings


def _is_divided(guess: Guess, survey: Survey) -> bool:
    """Tell whether the quotient of the two figures is printed as another rate, or the rate is that
    of one of them and a third.
    """
    if not isinstance(guess, RatioGuess):
        return False
    rate, part, base = (one.figure for one in guess.operands)
    return (part, base) in survey.divided or bool(survey.parts_of[rate] & {part, base})


def _near(
    guess: Guess, place: int, one: Scaled, variants: Variants, sentence: Sentence
) -> NearMiss | None:
    allowed = guess.range_of(place)
    if allowed is None or allowed[0] <= 0:
        return None
    low, high = allowed
    if low - one.half <= one.value <= high + one.half:
        return None
    wanted = variants.within(low, high)
    if wanted is None:
        return None
    width = high - low + variants.steps[wanted]
    chance = Fraction(variants.rivals(wanted) * width, wanted)
    return NearMiss(guess, place, variants.slips[wanted], wanted, chance, sentence)
