"""Total scores that the scores of their sentence do not add up to."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.mining.guesses import SumGuess
from jiheng.checks.mining.misfits.misfit import Misfit
from jiheng.checks.mining.scaled import scaled
from jiheng.checks.mining.survey import Survey, Surveyed

_TOTAL_SCORE = re.compile(
    r"(?:总分|总得分|合计|合计得分|综合得分|自评得分|总评分|共得|共计)(?:为|是|得)?$"
)
_FEWEST_SCORES = 3


def score_misfits(survey: Survey) -> Iterator[Misfit]:
    """Yield the total scores that the scores of their sentence do not add up to."""
    for one in survey.sentences:
        yield from _scores(one, survey)


def _scores(one: Surveyed, survey: Survey) -> Iterator[Misfit]:
    scores = [m for m in one.sentence.mentions if m.figure.kind is Kind.SCORE]
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
