"""Find the figures that one slip would make fit, and that fit nowhere as they are."""

import re
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
from jiheng.checks.mining.guessing import Window
from jiheng.checks.mining.scaled import SCALE, Scaled
from jiheng.checks.mining.survey import Survey, Surveyed
from jiheng.checks.mining.variants import Variants, variants_of
from jiheng.checks.reading import Reading
from jiheng.checks.relations.slips import Slip, significant_digits
from jiheng.checks.sentences import Sentence

_SUMMED = re.compile(
    r"合计|共计|总计|总额|共|按[^，。；]{1,8}(?:分|划)|分别|由(?![^，。；]{0,24}[增减调升降变])|余|剩|核减|审减|差"
)
_NO_WHOLE = re.compile(r"[比较与同](?:上年|去年|年初)|同比|其中|累计|[人户均]均|平均|占")
_STRETCH = re.compile(r"[^；;。]+")
_PARTIAL = re.compile(r"主要(?:包括|是|用于|为|有)|重点|等(?:[^级额]|$)")
_NOUN = re.compile(r"[\u4e00-\u9fff]{2}")
_PAIR = 2
_FEWEST_DIGITS = 3
_MOST_OF_A_PART, _FULL_MARKS, _MOST_WITH_BONUS = 60 * SCALE, 100 * SCALE, 120 * SCALE
_NATURAL = Fraction(1, 12)
_SCALED = Fraction(1, 150)
_CHANGED = Fraction(1, 40)
_OTHER = Fraction(1, 500)
_MOST_LIKELY = (_OTHER, _NATURAL, Fraction(1, 5))
"""By how much speaks for a guess."""
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
        if any(one.figure in survey.settled.told for one in miss.guess.operands):
            continue
        # Another rule may have found since what the figure fits.
        if survey.allows(miss.figure, miss.wanted, 0):
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
    added = {
        frozenset(each.figure for each in guess.operands[1:])
        for guess in one.holding
        if isinstance(guess, SumGuess) and guess.is_natural and guess.operands[0].figure in tried
    }
    wholes = _wholes(one.window)
    tiers = {guess: _tier(guess, wholes) for guess in one.guesses}
    tries = {
        tier: Counter(
            each.figure for guess in one.guesses if tiers[guess] == tier for each in guess.operands
        )
        for tier in (0, 1, 2)
    }
    for guess in one.guesses:
        if isinstance(guess, ShareGuess) or any(each.figure in told for each in guess.operands):
            continue
        if isinstance(guess, SumGuess) and _adds_no_parts(guess):
            continue
        tier = tiers[guess]
        for place, each in enumerate(guess.operands):
            figure = each.figure
            if figure not in tried or not (tried[figure] or tier):
                continue
            chances = tries[tier][figure]
            most = _MOST_LIKELY[tier] if tried[figure] else _FITTING
            allowed = guess.range_of(place)
            if allowed is None or not _may_tell(each, allowed, chances, most):
                continue
            if _is_divided(guess, survey) or _are_siblings(guess, place, survey):
                continue
            if not place and frozenset(one.figure for one in guess.operands[1:]) in added:
                # 预算85万元，控制价80万元，成交价75万元，节约5万元: the sum stands there already.
                continue
            if _counts_others(guess, sentence):
                continue
            if figure not in variants:
                variants[figure] = variants_of(figure)
            miss = _near(guess, place, allowed, variants[figure], sentence)
            if miss is None:
                continue
            limit = _limit(tier, guess, miss.slip, sentence)
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


def _tier(guess: Guess, wholes: frozenset[frozenset[Scaled]]) -> int:
    """Tell how much speaks for a guess: 2 where its figures are all of their kind between two
    semicolons, among words of adding up; 1 where it is natural.
    """
    if isinstance(guess, SumGuess) and wholes and frozenset(guess.operands) in wholes:
        return 2
    return 1 if guess.is_natural else 0


def _wholes(window: Window) -> frozenset[frozenset[Scaled]]:
    """Give the figures of one kind of a sentence, and of each stretch between its semicolons,
    where words say that they add up.
    """
    skeleton, positions = window.sentence.skeleton, window.sentence.positions
    if not _SUMMED.search(skeleton):
        return frozenset()
    spans = [(0, len(skeleton)), *(match.span() for match in _STRETCH.finditer(skeleton))]
    found: set[frozenset[Scaled]] = set()
    for start, end in spans:
        words = skeleton[start:end]
        if not _SUMMED.search(words) or _NO_WHOLE.search(words):
            continue
        for own in window.own.values():
            held = [one for one in own if start <= positions[one.figure] < end]
            depths = {window.sentence.mention_of(one.figure).depth for one in held}
            if len(held) > _PAIR and len(depths) == 1:
                found.add(frozenset(held))
    return frozenset(found)


def _limit(tier: int, guess: Guess, slip: Slip, sentence: Sentence) -> Fraction:
    """Give how likely chance may be at most, that a near miss is still told."""
    if slip in (Slip.UNIT, Slip.POINT):
        return _SCALED if tier else _OTHER
    if not tier:
        return _OTHER
    if isinstance(guess, SumGuess) and (
        ("其中" in sentence.text and _is_counted(guess)) or _PARTIAL.search(sentence.text)
    ):
        # 其中 and 主要包括 pick some out of a number of things; few digits fit by chance.
        return _OTHER
    if isinstance(guess, GrowthGuess | FromChangeGuess):
        return _CHANGED
    return _MOST_LIKELY[tier]


def _is_counted(guess: Guess) -> bool:
    return guess.operands[0].figure.kind is Kind.COUNT


def _counts_others(guess: Guess, sentence: Sentence) -> bool:
    """Tell whether a sum would add things of two kinds: 55个部门 and 1264个项目."""
    if not isinstance(guess, SumGuess) or not _is_counted(guess):
        return False
    figures = {each.figure for each in guess.operands}
    own = (m.after for m in sentence.mentions if m.figure in figures)
    return len({match[0] for after in own if (match := _NOUN.match(after))}) > 1


def _are_siblings(guess: Guess, place: int, survey: Survey) -> bool:
    """Tell whether the two figures beside one are the parts of a total of their own: what is left
    at the end of a year is no difference between 基本支出 and 项目支出.
    """
    others = frozenset(one.figure for at, one in enumerate(guess.operands) if at != place)
    return isinstance(guess, SumGuess) and place > 0 and others in survey.siblings


def _adds_no_parts(guess: SumGuess) -> bool:
    """Tell whether a sum is of nothing and something, or of scores each out of a hundred."""
    values = [one.value for one in guess.operands]
    if len(values) > _PAIR + 1 and 0 in values:
        return True
    if guess.operands[0].figure.kind is not Kind.SCORE:
        return False
    large = sum(value > _MOST_OF_A_PART for value in values)
    return large > _PAIR or (values[0] <= _FULL_MARKS and sum(values[1:]) > _MOST_WITH_BONUS)


def _is_divided(guess: Guess, survey: Survey) -> bool:
    """Tell whether the quotient of the two figures is printed as another rate, or the rate is that
    of one of them and a third.
    """
    if isinstance(guess, GrowthGuess) and not guess.is_natural:
        # 发放520份，有效471份，有效率90.58%，满意度94.23%: the two counts have their rate already.
        _, new, old = (one.figure for one in guess.operands)
        return (new, old) in survey.divided or (old, new) in survey.divided
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
