"""Rates that are of none of the two figures of their clause."""

import re
from collections.abc import Iterator
from itertools import combinations

from jiheng.checks.figures import Kind
from jiheng.checks.mining.guesses import (
    GrowthGuess,
    Guess,
    RatioGuess,
    ShareGuess,
    SumGuess,
)
from jiheng.checks.mining.guessing import key_of
from jiheng.checks.mining.misfits.misfit import Misfit, clauses
from jiheng.checks.mining.scaled import SCALE, Scaled, scaled
from jiheng.checks.mining.survey import Survey, Surveyed
from jiheng.checks.mining.targets import reached_a_target
from jiheng.checks.sentences import Mention, Sentence

_RATE_NAME = re.compile(r"(?:率|程度|进度|完成|达标|比例)(?:为|达到?|是|仅|约)?(?:了)?[：:]?$")
_COMMON_NAME = re.compile(
    r"(?:^|[，,])完成$|(?:执行|完成|到位|合格|通过|及时|整改|支出|支付|使用|回收|达标|办结)(?:比例|率|进度)(?:为|达到?|是|仅|约)?[：:]?$"
)
_OF_SCORES = re.compile("得分率|满分|分值")
_OF_BUDGET = re.compile("执行|支出|支付|使用|完成|到位")
_OTHER_BASE = re.compile(
    r"占|比重|同比|增|降|减|升|较|高于|低于|目标|不|满意|人员控制率|调整率|变动|差异"
)
_PLAIN_NAME = re.compile(r"绩效目标(?=完成率)")
_REACHED = re.compile(r"(?:(?:实际)?(?:完成|达到|为)(?:值)?)+$")
_OF_RATE = re.compile(r"[\u4e00-\u9fff]{2}(?:率|度)$")
_BEHIND = re.compile(r"^(?:总数|总量|基数|分母|应\S{0,2}|共)$|(?:尚有|尚余|剩余|未\S{1,3})$")
"""Words of what a rate is of, or leaves, where that stands behind it."""
_PAIR = 2
_NEVER = (Kind.RATE, Kind.RANGE, Kind.RANK, Kind.POINT, Kind.SCORE)


def rate_misfits(survey: Survey) -> Iterator[Misfit]:
    """Yield the rates that are of none of the two figures of their clause."""
    for one in survey.sentences:
        yield from _rates(one, survey)


def _rates(one: Surveyed, survey: Survey) -> Iterator[Misfit]:
    for clause in clauses(one.sentence):
        for rate in clause:
            figure = rate.figure
            if figure.kind is not Kind.RATE or figure.hedge is not None:
                continue
            is_over = figure.exact > 1
            is_named = _RATE_NAME.search(rate.lead) or (is_over and rate.depth) or rate.is_of_figure
            if (
                not is_named
                or _OTHER_BASE.search(_PLAIN_NAME.sub("", rate.lead))
                or not survey.is_open(figure)
            ):
                continue
            if reached_a_target(one.sentence, figure):
                continue
            if is_over or rate.is_of_figure or _is_of_these(clause, rate):
                yield from _rate(clause, rate, one.sentence)


def _rate(clause: list[Mention], rate: Mention, sentence: Sentence) -> Iterator[Misfit]:
    own, figures = scaled(rate.figure), _figures(clause, rate)
    if not _is_whole(figures) or (own.value == SCALE and len(figures) > _PAIR):
        return
    tried: list[Guess] = []
    for less, more in combinations(sorted(figures, key=lambda each: each.value), 2):
        rest = Scaled(rate.figure, SCALE - own.value, own.half)
        tried += [
            RatioGuess((own, less, more), True),
            RatioGuess((own, more, less), True),
            RatioGuess((rest, less, more), True),
            GrowthGuess((own, less, more), True),
            GrowthGuess((own, more, less), True),
            ShareGuess((own, less, more), True),
            ShareGuess((own, more, less), True),
        ]
    if not any(guess.holds() for guess in tried) and not _is_elsewhere(own, figures, sentence):
        less, more = sorted(figures, key=lambda each: each.value)[-2:]
        is_over = own.value > SCALE and figures[0] is less
        operands = (own, more, less) if is_over else (own, less, more)
        yield Misfit(RatioGuess(operands, True), sentence)


def _is_elsewhere(own: Scaled, figures: list[Scaled], sentence: Sentence) -> bool:
    """Tell whether another clause has the base: 全年预算8万元由…组成；全年支出7万元由…组成，执行率87.5%."""
    known = {one.figure for one in figures}
    others = [
        scaled(f)
        for f in sentence.figures
        if f not in known and f.exact and key_of(f) == key_of(figures[0].figure)
    ]
    return any(
        RatioGuess((own, *pair), True).holds()
        for one in figures
        for other in others
        for pair in ((one, other), (other, one))
    )


def _figures(clause: list[Mention], rate: Mention) -> list[Scaled]:
    """Give the figures that a rate may be of: those before it in its clause, else those after."""
    before = [m for m in clause if m.position < rate.position]
    # The figures before another rate were that one's, unless it is a share of something else.
    rates = [m for m in before if m.figure.kind is Kind.RATE and not _OTHER_BASE.search(m.lead)]
    if rates:
        before = [m for m in before if m.position > rates[-1].position]
    never = _NEVER if not _OF_SCORES.search(rate.role_words) else (*_NEVER[:-1], Kind.COUNT)
    behind = [m for m in clause if m.position > rate.position][:1]
    before += [m for m in behind if before and _BEHIND.search(m.lead)]
    held = [
        m.figure for m in before or clause if m.figure.kind not in never and not _is_note(rate, m)
    ]
    # Another rate between them has its own figures.
    last = max((m.position for m in before if m.figure.kind not in never), default=0)
    if any(last < m.position < rate.position for m in clause if m.figure.kind is Kind.RATE):
        return []
    if len({key_of(figure) for figure in held}) != 1:
        return []
    return [scaled(figure) for figure in held if figure.exact]


def _is_note(rate: Mention, mention: Mention) -> bool:
    """Tell whether a figure stands in brackets right behind another rate, and explains that one."""
    skeleton = rate.sentence.skeleton
    opened = re.search(r"[（(][^（()）]*$", skeleton[: mention.position])
    if not mention.depth or opened is None:
        return False
    behind = opened.start() - 1
    return behind != rate.position and skeleton[behind : behind + 1] == Kind.RATE.value


def _is_whole(figures: list[Scaled]) -> bool:
    """Tell whether figures leave no choice: two, or a whole with its two parts."""
    if len(figures) == _PAIR:
        return True
    ordered = sorted(figures, key=lambda each: each.value, reverse=True)
    return len(ordered) == _PAIR + 1 and SumGuess(tuple(ordered), True).holds()


def _is_of_these(clause: list[Mention], rate: Mention) -> bool:
    """Tell whether a rate is of the figures of its clause: they stand before it or after 即, and
    its name is a common one or made of their words.
    """
    before = [m for m in clause if m.position < rate.position]
    others = before or [m for m in clause if m is not rate]
    if not others:
        return False
    if not before:
        between = rate.sentence.skeleton[rate.position + 1 : others[0].position]
        if not re.match("[，,（(]?(?:即|[（(：:])", between):
            return False
    span = rate.sentence.skeleton[others[0].position : others[-1].position]
    if _COMMON_NAME.search(rate.lead) and not ("中" in span and _OF_BUDGET.search(rate.lead)):
        return True
    if rate.depth and not rate.lead:
        return True
    if before and "中" in span:
        # 在134个点中抽取56个; what was spent of a total has a budget of its own.
        return not _OF_BUDGET.search(rate.lead)
    words = "".join(m.lead + m.after for m in others)
    bare = _REACHED.sub("", rate.lead)
    if bare != rate.lead and _OF_RATE.search(bare):
        # 温度达标率实际完成99.67% is of what 达标, whatever else is 实际完成.
        return bare[-3:-1] in words
    name = rate.lead[-8:]
    return any(name[at : at + 2] in words for at in range(len(name) - 2))
