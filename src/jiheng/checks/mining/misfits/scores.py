"""Total scores that the scores of their sentence do not add up to."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.mining.guesses import SumGuess
from jiheng.checks.mining.misfits.misfit import Misfit
from jiheng.checks.mining.scaled import scaled
from jiheng.checks.mining.survey import Survey, Surveyed
from jiheng.checks.sentences import Mention

_TOTAL_SCORE = re.compile(
    r"(?:总分|总得分|合计|合计得分|综合得分|自评得分|总评分|共得|共计)(?:为|是|得)?$"
)
_FEWEST_SCORES, _FEWEST_TAKEN = 3, 2
_GIVEN = re.compile(r"(?:(?<!未)(?<!不)得|得分|自评|评分|满分?|分值|总分)(?:为|是)?$")
_TAKEN_TOTAL = re.compile(
    r"(?:扣分合计|失分合计|合计扣分?|合计失分|共扣分?|共失分?|共计扣分?)(?:了|为)?$"
)
_TAKEN = re.compile(r"(?:扣|扣分|扣减|失分)(?:了|为)?$")
_OPENS = re.compile(r"[，,：:（(]?(?:分布(?:为|在)|其中|分别(?:为|是)|具体(?:为|是))")


def score_misfits(survey: Survey) -> Iterator[Misfit]:
    """Yield the total scores that the scores of their sentence do not add up to."""
    for one in survey.sentences:
        yield from _scores(one, survey)


def _scores(one: Surveyed, survey: Survey) -> Iterator[Misfit]:
    scores = [m for m in one.sentence.mentions if m.figure.kind is Kind.SCORE]
    yield from _deductions(one, scores, survey)
    for at, total in enumerate(scores):
        if not _TOTAL_SCORE.search(total.lead) or at not in (0, len(scores) - 1):
            continue
        parts = [m for m in scores if m is not total and m.depth == total.depth]
        figures = [scaled(m.figure) for m in parts if m.figure.hedge is None]
        if len(figures) < _FEWEST_SCORES or len(figures) < len(parts):
            continue
        guess = SumGuess((scaled(total.figure), *figures), True)
        if not guess.holds() and survey.is_open(total.figure):
            yield Misfit(guess, one.sentence)


def _deductions(one: Surveyed, scores: list[Mention], survey: Survey) -> Iterator[Misfit]:
    """Yield points taken that are not those of the items listed: 扣3分，分布为甲1分、乙1.5分."""
    taken = [m for m in scores if not _GIVEN.search(m.lead)]
    totals = [m for m in taken if _TAKEN_TOTAL.search(m.lead)]
    if not totals:
        totals = [m for m in taken[:1] if _TAKEN.search(m.lead) and _listed(m)]
    if len(totals) != 1 or taken.index(totals[0]) not in (0, len(taken) - 1):
        return
    total = totals[0]
    parts = [m for m in taken if m is not total and m.depth == total.depth]
    figures = [scaled(m.figure) for m in parts if m.figure.hedge is None]
    if len(figures) < _FEWEST_TAKEN or len(figures) < len(parts):
        return
    guess = SumGuess((scaled(total.figure), *figures), True)
    if not guess.holds() and survey.is_open(total.figure):
        yield Misfit(guess, one.sentence)


def _listed(total: Mention) -> bool:
    return _OPENS.match(total.sentence.skeleton[total.position + 1 :]) is not None
