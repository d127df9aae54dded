"""Rates of a plan and what was done, told over several sentences, that are not their quotient."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from jiheng.checks.figures import Kind
from jiheng.checks.mining.guesses import GrowthGuess, RatioGuess
from jiheng.checks.mining.guessing import Key, key_of
from jiheng.checks.mining.misfits.misfit import Misfit
from jiheng.checks.mining.scaled import SCALE, Scaled, scaled
from jiheng.checks.mining.survey import Survey
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import Mention

_OF_PLAN = re.compile(
    r"(?P<subject>[\u4e00-\u9fff]{0,8}?)(?:执行|完成|到位|拨付|支付|兑付|支出|使用|建成|覆盖|整改|办结|开工)(?:比例|率|进度)(?:为|达到?|是|仅|约)?[：:]?$"
    r"|完成(?:年初|年度|全年|既定)?(?:计划|任务|目标|预算)(?:数|值)?的$"
)
_OVER_PLAN = re.compile(r"超(?:额|计划|目标|任务)(?:完成)?(?:了)?$")
_TARGET = re.compile(r"目标值|指标值|要求|不低于|应达|占|同比|较|比上年|平均")
_PLANNED = re.compile(r"计划|应|下达|预算|安排|目标|任务|需|拟|核定|批复")
_DONE = re.compile(r"实|完成|已|建成|拨付|支|列支|到位|使用|兑现|竣工|办结|整改")
_OF_MONEY = re.compile(r"资金|预算|支付|支出|拨付|经费")
_COMMON = re.compile(r"年度|全年|总体|整体|项目|工作|目标|任务|实际|预算|资金|经费|本年|计划|综合")
_SENTENCES_BACK = 2
_PAIR = 2
_NEVER = (Kind.RATE, Kind.RANGE, Kind.RANK, Kind.POINT, Kind.SCORE, Kind.MULTIPLE)


def apart_misfits(survey: Survey) -> Iterator[Misfit]:
    """Yield the rates that are not the quotient of the plan and the result told before them.

    计划新建40座。截至年底建成34座，完成计划的58%: two figures of one kind before the rate, the one
    called a plan and the other not.
    """
    for sentence in survey.reading.sentences:
        for rate in sentence.mentions:
            figure = rate.figure
            if figure.kind is not Kind.RATE or figure.hedge is not None or rate.depth:
                continue
            is_over = _OVER_PLAN.search(rate.lead) is not None
            named = _OF_PLAN.search(rate.lead)
            if not (named or is_over) or _TARGET.search(rate.lead) or not survey.is_open(figure):
                continue
            pair = _pair(rate, survey.reading)
            if pair is not None and _is_about(rate, named, pair):
                yield from _judged(rate, pair, is_over)


def _judged(rate: Mention, pair: tuple[Mention, Mention], is_over: bool) -> Iterator[Misfit]:
    own = scaled(rate.figure)
    done, plan = (scaled(m.figure) for m in pair)
    near = [scaled(f) for f in rate.sentence.figures if key_of(f) == key_of(plan.figure)]
    guess = GrowthGuess((own, done, plan), True) if is_over else RatioGuess((own, done, plan), True)
    if not guess.holds() and not _is_otherwise(own, [done, plan, *near]):
        yield Misfit(guess, rate.sentence)


def _is_otherwise(own: Scaled, figures: list[Scaled]) -> bool:
    """Tell whether two figures give the rate in another way: the other way round, or what is left."""
    rest = Scaled(own.figure, SCALE - own.value, own.half)
    for one, other in combinations(figures, 2):
        for less, more in ((one, other), (other, one)):
            if not more.value or one.figure is other.figure:
                continue
            tried = (RatioGuess((own, less, more), True), RatioGuess((rest, less, more), True))
            if any(guess.holds() for guess in tried):
                return True
    return False


def _pair(rate: Mention, reading: Reading) -> tuple[Mention, Mention] | None:
    """Give what was done and what was planned: all that is told of one kind before a rate."""
    siblings = reading.sentences_of(rate.sentence.paragraph)
    at = siblings.index(rate.sentence)
    own = [m for m in rate.sentence.mentions if m.position < rate.position]
    earlier = [m for s in siblings[max(0, at - _SENTENCES_BACK) : at] for m in s.mentions]
    if any(m.figure.kind is Kind.RATE for m in own):
        return None
    while any(m.figure.kind is Kind.RATE for m in earlier):
        earlier = earlier[1:]
    found: defaultdict[Key, list[Mention]] = defaultdict(list)
    for mention in (*earlier, *own):
        if mention.figure.kind not in _NEVER:
            found[key_of(mention.figure)].append(mention)
    listed = [each for each in found.values() if len(each) > 1]
    if len(listed) != 1 or len(listed[0]) != _PAIR:
        return None
    plan, done = listed[0]
    is_over = _OVER_PLAN.search(rate.lead) is not None
    is_told = plan.sentence is not rate.sentence or is_over
    if not is_told or plan.figure.hedge or done.figure.hedge:
        return None
    are_named = _PLANNED.search(plan.lead) and _DONE.search(done.clause)
    if not are_named or _PLANNED.search(done.lead) or plan.depth or done.depth:
        return None
    return (done, plan) if plan.figure.exact and done.figure.exact else None


def _is_about(rate: Mention, named: re.Match[str] | None, pair: tuple[Mention, Mention]) -> bool:
    """Tell whether a rate is named by nothing else than the words of its figures."""
    is_money = pair[0].figure.kind is Kind.MONEY
    if _OF_MONEY.search(rate.lead) and not is_money:
        return False
    subject = _COMMON.sub("", (named["subject"] if named else None) or "")
    words = "".join(m.clause + m.after for m in pair)
    return not subject or any(subject[n : n + 2] in words for n in range(max(1, len(subject) - 1)))
