"""Whether some other figures near a rate give it: then it is no contradiction.

A sentence often holds more figures than a rule expects (a restated base, a third amount).
Before a rate is called wrong, every pair of figures near it is tried.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import permutations

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import Mention
from jiheng.quantities import Interval

_KINDS = (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.SCORE)
_REST = re.compile(
    r"节[约支省]|结[余转]|剩余|下降|降低|减少|压减|压缩|核减|审减|降幅|减幅|未|其余|差"
)
"""Words of a rate that is what two figures leave of the whole: 节约率, 结余率."""
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
    is_rest = _REST.search(rate.lead) is not None
    for figures in _near(rate, reading):
        if rate.figure.step > _BLUNT and len(figures) > _MOST_FOR_BLUNT:
            continue
        for one, other in permutations(figures[:_MOST], 2):
            if not one.is_comparable(other):
                continue
            may_divide = form is Form.RATIO or new is None or other is not new.figure
            if _gives(rate.figure, one, other, _Tried(form, may_divide, is_rest)):
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


def _gives(rate: Figure, one: Figure, other: Figure, tried: "_Tried") -> bool:
    """Tell whether two figures, as rounded as they are, can give the rate as printed."""
    if not one.exact or not other.exact:
        return False
    wanted = abs(rate.interval)
    return any(result.intersects(wanted) for result in _results(one, other, tried))


def _reach(figure: Figure) -> Interval:
    """Give what a figure can stand for; a score is given, not measured."""
    is_given = figure.kind is Kind.SCORE and figure.hedge is None
    return Interval.exact(figure.exact) if is_given else figure.interval


@dataclass(frozen=True)
class _Tried:
    """Say what a rate may be of two figures."""

    form: Form
    may_divide: bool
    is_rest: bool


def _results(one: Figure, other: Figure, tried: _Tried) -> Iterator[Interval]:
    a, b = _reach(one), _reach(other)
    with suppress(ZeroDivisionError):
        if tried.may_divide:
            yield a / b
        if tried.form is Form.RISE:
            yield a / b - 1
        elif tried.form is Form.FALL or tried.is_rest:
            yield 1 - a / b
    # Each figure once, so that the interval stays tight.
    with suppress(ZeroDivisionError):
        if tried.form is Form.RISE:
            yield 1 / (b / a - 1)
        elif tried.form is Form.FALL:
            yield 1 / (b / a + 1)
