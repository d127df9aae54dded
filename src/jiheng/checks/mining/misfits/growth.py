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
from jiheng.checks.prose.lookup import core
from jiheng.checks.sentences import Mention

_CHANGED = re.compile(r"(?:增加|减少|增长|下降|增|减|上升|降低)(?:了)?$")
_GREW = re.compile(r"(?:增长|下降|增幅|降幅|增加|减少|上升|降低)(?:了|为)?$")
_COMPARED = re.compile("比|较|同|与")
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


def _is_of_another(change: Mention, held: list[Mention]) -> bool:
    """Tell whether a change has a subject that no amount before it has: 公务用车采购金额比上年减少8万元
    behind 货物类采购金额52万元.
    """
    subject = core(_COMPARED.split(change.lead)[0])
    labels = [core(m.label) for m in held]
    return len(subject) >= _PAIR and not any(
        label and (subject in label or label in subject) for label in labels
    )


def _growth(one: Surveyed, change: Mention, rate: Mention) -> Iterator[Misfit]:
    siblings = [s for s in one.earlier if s.paragraph == one.sentence.paragraph]
    held = [m for s in siblings for m in s.mentions if m.figure.kind is Kind.MONEY]
    if _is_of_another(change, held):
        return
    news = [m.figure for m in held if m.figure.exact]
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
