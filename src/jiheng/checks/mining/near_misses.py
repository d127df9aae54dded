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
    Range,
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
"""For a figure that fits elsewhere, where that says nothing of the digit in question; only what is
natural to suppose is told of such a figure."""


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
    sentence, told = one.sentence, survey.settled.told
    found: list[NearMiss] = []
    tried = {
        figure: survey.is_open(figure)
        for figure in sentence.figures
        if figure not in told and significant_digits(figure) >= _FEWEST_DIGITS
    }
    variants: dict[Figure, Variants] = {}
    tries = {
        is_natural: Counter(
            each.figure
            for guess in one.guesses
            if guess.is_natural is is_natural
            for each in guess.operands
        )
        for is_natural in (True, False)
    }
    for guess in one.guesses:
        if isinstance(guess, ShareGuess) or any(each.figure in told for each in guess.operands):
            continue
        for place, each in enumerate(guess.operands):
            figure = each.figure
            if figure not in tried or not (tried[figure] or guess.is_natural):
                continue
            chances = tries[guess.is_natural][figure]
            most = (_NATURAL if guess.is_natural else _OTHER) if tried[figure] else _FITTING
            allowed = guess.range_of(place)
            if allowed is None or not _may_tell(each, allowed, chances, most):
                continue
            if _is_divided(guess, survey) or _are_siblings(guess, place, survey):
                continue
            if figure not in variants:
                variants[figure] = variants_of(figure)
            miss = _near(guess, place, allowed, variants[figure], sentence)
            if miss is None:
                continue
            limit = _limit(guess, miss.slip, sentence)
            if not tried[figure]:
                limit = min(limit, _FITTING)
                if not survey.allows(figure, miss.wanted, variants[figure].halves[miss.wanted]):
                    continue
            if miss.chance * chances <= limit:
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


def _may_tell(one: Scaled, allowed: Range, chances: int, most: Fraction) -> bool:
    """Tell whether a figure misses its range, and the range is so narrow that chance hits it no
    oftener than `most`: what a slip gives is never more than twice the top of what it meets.
    """
    low, high = allowed
    if low <= 0 or low - one.half <= one.value <= high + one.half:
        return False
    return (high - low) * chances * most.denominator <= 2 * high * most.numerator


def _near(
    guess: Guess, place: int, allowed: Range, variants: Variants, sentence: Sentence
) -> NearMiss | None:
    low, high = allowed
    wanted = variants.within(low, high)
    if wanted is None:
        return None
    width = high - low + variants.steps[wanted]
    chance = Fraction(variants.rivals(wanted) * width, wanted)
    return NearMiss(guess, place, variants.slips[wanted], wanted, chance, sentence)
