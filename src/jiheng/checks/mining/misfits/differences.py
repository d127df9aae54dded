"""Differences that are not those of the two figures before them."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.mining.guesses import SumGuess
from jiheng.checks.mining.guessing import key_of
from jiheng.checks.mining.misfits.misfit import Misfit, clauses
from jiheng.checks.mining.scaled import scaled
from jiheng.checks.mining.survey import Survey, Surveyed
from jiheng.checks.prose.overlaps import overlaps

_REST = re.compile(
    r"(?:相差|差额|差|尚余|尚未\S{0,4}|未\S{0,4}|空编|缺编|超支|多支出?|少支出?|超出|低于\S{0,4}|高于\S{0,4}|少于\S{0,4}|多于\S{0,4}|(?<!结)余)(?:资金|额|数|了|为|共)?$"
)
_BETWEEN_TWO = re.compile(r"(?:空编|缺编|超编|缺口|尚差|尚缺|相差|差额)(?:数|额|人数)?(?:为|是)?$")
"""Words that can only mean the two figures before, also where the result fits by chance elsewhere."""
_APART = re.compile("相差|两者|差距")


def difference_misfits(survey: Survey) -> Iterator[Misfit]:
    """Yield the differences that are not those of the two figures before them."""
    for one in survey.sentences:
        yield from _differences(one, survey)


def _differences(one: Surveyed, survey: Survey) -> Iterator[Misfit]:
    is_mixed = overlaps(one.sentence.text)
    for clause in clauses(one.sentence):
        for mention in clause:
            figure = mention.figure
            if is_mixed and figure.kind is Kind.COUNT:
                continue
            if figure.kind in (Kind.RATE, Kind.RANGE, Kind.RANK) or figure.hedge is not None:
                continue
            is_sure = _BETWEEN_TWO.search(mention.lead) is not None
            if not (is_sure or (_REST.search(mention.lead) and survey.is_open(figure))):
                continue
            key = key_of(figure)
            near = one.sentence.mentions if _APART.search(mention.lead) else clause
            before = [
                scaled(m.figure)
                for m in near
                if m.position < mention.position
                and key_of(m.figure) == key
                and m.depth <= mention.depth
            ]
            own = scaled(figure)
            if len(before) != 2:
                continue
            figures = [figure, *(one.figure for one in before)]
            if any(one in survey.settled.told for one in figures):
                continue
            if not any(map(survey.is_open, figures)):
                continue
            less, more = sorted(before, key=lambda each: each.value)
            guess = SumGuess((more, less, own), True)
            if not guess.holds() and not SumGuess((own, less, more), True).holds():
                yield Misfit(guess, one.sentence)
