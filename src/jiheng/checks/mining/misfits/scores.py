"""Total scores with the scores of their sentence, which should add up to them."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.mining.guesses import SumGuess
from jiheng.checks.mining.scaled import Scaled, scaled
from jiheng.checks.mining.survey import Survey, Surveyed
from jiheng.checks.prose.parts import FULL_MARKS
from jiheng.checks.sentences import Mention, Sentence

_TOTAL_SCORE = re.compile(
    r"(?:总分|总得分|合计|合计得分|综合得分|自评得分|总评分|共得|共计)(?:为|是|得)?$"
)
_NOT_GOT = re.compile(r"扣减?|失|实得|/")
_FEWEST_SCORES, _FEWEST_TAKEN = 3, 2
_GIVEN = re.compile(r"(?:(?<!未)(?<!不)得|得分|自评|评分|满分?|分值|总分)(?:为|是)?$")
_TAKEN_TOTAL = re.compile(
    r"(?:扣分合计|失分合计|合计扣分?|合计失分|共扣分?|共失分?|共计扣分?)(?:了|为)?$"
)
_TAKEN = re.compile(r"(?:扣|扣分|扣减|失分)(?:了|为)?$")
_OPENS = re.compile(r"[，,：:（(]?(?:分布(?:为|在)|其中|分别(?:为|是)|具体(?:为|是))")


def score_sums(survey: Survey) -> Iterator[tuple[SumGuess, Sentence]]:
    """Yield the total scores with the scores of their sentence that should add up to them."""
    for one in survey.sentences:
        yield from _scores(one, survey)


def _scores(one: Surveyed, survey: Survey) -> Iterator[tuple[SumGuess, Sentence]]:
    scores = [m for m in one.sentence.mentions if m.figure.kind is Kind.SCORE]
    yield from _deductions(one, scores, survey)
    while scores and re.search("[扣失]", scores[-1].lead):
        # 总分98.98分，扣1.02分: what is taken stands behind the total.
        scores = scores[:-1]
    for at, total in enumerate(scores):
        if re.search("[扣失]", total.lead):
            continue
        if not _TOTAL_SCORE.search(total.lead) or at not in (0, len(scores) - 1):
            continue
        parts = [
            m
            for m in _without_taken(scores, total)
            if m is not total and m.depth == total.depth and not FULL_MARKS.search(m.lead)
        ]
        figures = [scaled(m.figure) for m in parts if m.figure.hedge is None]
        if len(figures) < _FEWEST_SCORES or len(figures) < len(parts):
            continue
        guess = SumGuess((scaled(total.figure), *figures), True)
        is_whole = survey.is_open(total.figure) or _is_only_list(scores, total, figures, survey)
        if guess.holds() or is_whole:
            yield guess, one.sentence


def _without_taken(scores: list[Mention], total: Mention) -> list[Mention]:
    """Leave out what stands behind a total of points taken: 总分97分，扣分合计3分：甲1分，乙2分."""
    stops = [m.position for m in scores if _TAKEN_TOTAL.search(m.lead)]
    stop = min((at for at in stops if at > total.position), default=None)
    return [m for m in scores if stop is None or m.position < stop]


def _is_only_list(
    scores: list[Mention], total: Mention, figures: list[Scaled], survey: Survey
) -> bool:
    """Tell whether scores can be nothing but the parts of a total that fits elsewhere: no points
    taken, no full marks among them that no word tells, and one of them fits nowhere.
    """
    others = [m for m in scores if m is not total]
    if any(_TOTAL_SCORE.search(m.lead) or _NOT_GOT.search(m.lead) for m in others):
        return False
    own = scaled(total.figure)
    columns = (figures[::2], figures[1::2])
    if any(len(c) > 1 and SumGuess((own, *c), True).holds() for c in columns):
        return False
    is_of_rest = own.value >= max(one.value for one in figures)
    return is_of_rest and any(survey.is_open(one.figure) for one in figures)


def _deductions(
    one: Surveyed, scores: list[Mention], survey: Survey
) -> Iterator[tuple[SumGuess, Sentence]]:
    """Yield points taken that are not those of the items listed: 扣3分，分布为甲1分、乙1.5分."""
    taken = [m for m in scores if not _GIVEN.search(m.lead)]
    totals = [m for m in taken if _TAKEN_TOTAL.search(m.lead)]
    if not totals:
        totals = [m for m in taken[:1] if _TAKEN.search(m.lead) and _listed(m)]
    if len(totals) != 1 or taken.index(totals[0]) not in (0, len(taken) - 1):
        return
    total = totals[0]
    given = [m.position for m in scores if m not in taken and _TOTAL_SCORE.search(m.lead)]
    start = max((at for at in given if at < total.position), default=-1)
    # 决策14分、过程45分，总分59分，共扣1分: what stands before a total score was given for it.
    parts = [m for m in taken if m is not total and m.depth == total.depth and m.position > start]
    figures = [scaled(m.figure) for m in parts if m.figure.hedge is None]
    if len(figures) < _FEWEST_TAKEN or len(figures) < len(parts):
        return
    own = scaled(total.figure)
    if sum(one.value > own.value for one in figures) > len(figures) // 2:
        # 预算执行14.5分，绩效监控5分；扣分合计1.6分: what is listed was given, not taken.
        return
    guess = SumGuess((own, *figures), True)
    if survey.is_open(total.figure):
        yield guess, one.sentence


def _listed(total: Mention) -> bool:
    return _OPENS.match(total.sentence.skeleton[total.position + 1 :]) is not None
