"""Growth rates that no amount stated before makes of the change beside them."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.mining.guesses import (
    FromChangeGuess,
    RatioGuess,
)
from jiheng.checks.mining.misfits.misfit import Misfit
from jiheng.checks.mining.scaled import scaled
from jiheng.checks.mining.survey import Survey, Surveyed
from jiheng.checks.sentences import Mention

_CHANGED = re.compile(r"(?:增加|减少|增长|下降|增|减|上升|降低)(?:了)?$")
_GREW = re.compile(r"(?:增长|下降|增幅|降幅|增加|减少|上升|降低)(?:了|为)?$")
_FELL = re.compile(r"下降|降|减")
_PAIR = 2


def growth_misfits(survey: Survey) -> Iterator[Misfit]:
    """Yield the growth rates that no amount stated before makes of the change beside them.

    决算62.41万元。较上年增加3.02万元，增长4.74%: one change and one rate in a sentence.
    """
    for one in survey.sentences:
        mentions = one.sentence.mentions
        amounts = [m for m in mentions if m.figure.kind is Kind.MONEY]
        rates = [m for m in mentions if m.figure.kind is Kind.RATE]
        if len(amounts) != 1 or len(rates) != 1 or len(mentions) != _PAIR:
            continue
        change, rate = amounts[0], rates[0]
        if not (_CHANGED.search(change.lead) and _GREW.search(rate.lead)):
            continue
        if rate.figure.hedge or change.figure.hedge or not survey.is_open(rate.figure):
            continue
        yield from _growth(one, change, rate)


def _growth(one: Surveyed, change: Mention, rate: Mention) -> Iterator[Misfit]:
    siblings = [s for s in one.earlier if s.paragraph == one.sentence.paragraph]
    news = [f for s in siblings for f in s.figures if f.kind is Kind.MONEY and f.exact]
    if any(new.hedge is not None for new in news):
        # 近70万元 may be an amount that makes the rate.
        return
    own, step = scaled(rate.figure), scaled(change.figure)
    guesses = [
        FromChangeGuess((own, step, scaled(new)), True, sign) for new in news for sign in (1, -1)
    ]
    if not guesses or any(guess.holds() for guess in guesses):
        return
    if any(RatioGuess((own, step, scaled(new)), True).holds() for new in news):
        return
    sign = -1 if _FELL.search(rate.lead) else 1
    yield Misfit(FromChangeGuess((own, step, scaled(news[0])), True, sign), one.sentence)
