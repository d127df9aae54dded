"""Whether some other figures near a rate give it: then it is no contradiction.

A sentence often holds more figures than a rule expects (a restated base, a third amount).
Before a rate is called wrong, every pair of figures near it is tried.
"""

from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from itertools import permutations

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import Mention

_KINDS = (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.SCORE)
_MOST = 10
_MOST_FOR_BLUNT = 3
_BLUNT = Fraction(1, 200)
"""Whole percents are so coarse that among many figures some pair always gives one."""


class Form(Enum):
    """Name what a rate says of two figures."""

    RATIO = "ratio"
    RISE = "rise"
    FALL = "fall"


def explanation(
    rate: Mention, reading: Reading, form: Form = Form.RATIO, new: Mention | None = None
) -> tuple[Figure, Figure] | None:
    """Give two figures near a rate of which it is true; None if there are none.

    Looks at the sentence of the rate, then also at the one before it.  `new` is never taken
    for the base of a growth rate: to divide by it is the commonest of all mistakes.
    """
    for figures in _near(rate, reading):
        if rate.figure.step > _BLUNT and len(figures) > _MOST_FOR_BLUNT:
            continue
        for one, other in permutations(figures[:_MOST], 2):
            if not one.is_comparable(other):
                continue
            may_divide = form is Form.RATIO or new is None or other is not new.figure
            if _gives(rate.figure, one, other, form, may_divide):
                return one, other
    return None


def _near(rate: Mention, reading: Reading) -> Iterator[list[Figure]]:
    own = [
        m.figure
        for m in rate.sentence.mentions
        if m.figure.kind in _KINDS and m.figure is not rate.figure
    ]
    # The nearest first, since only so many are tried.
    own.sort(key=lambda figure: abs(figure.start - rate.figure.start))
    yield own
    siblings = reading.sentences_of(rate.sentence.paragraph)
    index = siblings.index(rate.sentence) if rate.sentence in siblings else 0
    if index:
        earlier = [f for f in siblings[index - 1].figures if f.kind in _KINDS]
        yield own[: _MOST // 2] + earlier[: _MOST // 2]


def _gives(rate: Figure, one: Figure, other: Figure, form: Form, may_divide: bool) -> bool:
    """Tell whether two figures, as rounded as they are, can give the rate as printed."""
    a, b = one.exact, other.exact
    if not a or not b:
        return False
    quotient = a / b
    results: list[Fraction] = [quotient] if may_divide else []
    if form is Form.RATIO:
        results.append(1 - quotient)
    elif form is Form.RISE:
        results += [quotient - 1] + ([a / (b - a)] if a != b else [])
    else:
        results += [1 - quotient] + ([a / (a + b)] if a != -b else [])
    unsure = abs(quotient) * (abs(one.step / a) + abs(other.step / b)) / 2
    wanted, slack = abs(rate.exact), rate.step / 2 + unsure
    return any(abs(result - wanted) <= slack for result in results)
