"""Classes of things, and places of a total, that are not as many as stated."""

import re
from collections.abc import Iterator

from jiheng.checks.figures import Kind
from jiheng.checks.mining.guesses import SumGuess
from jiheng.checks.mining.guessing import key_of
from jiheng.checks.mining.misfits.misfit import Misfit, clauses
from jiheng.checks.mining.scaled import Scaled, scaled
from jiheng.checks.mining.survey import Survey, Surveyed
from jiheng.checks.prose.overlaps import overlaps
from jiheng.checks.relations.slips import significant_digits
from jiheng.checks.sentences import Mention, Sentence

_DIVIDED = re.compile(
    r"按[^，。；]{1,10}(?:分为|划分|归类|分类|区分|统计|分)[，,：:]?|(?:分为|分成|划分为|可分为|类型为)[：:]?"
)
_SELECTED = re.compile(r"其中|等|主要|包含")
_TOTAL = re.compile(r"(?:合计|共计|总计|共)(?:为|有)?$")
_AREA = re.compile(r"[县区市镇乡村旗州]$|街道$")
_AREA_COUNT = re.compile(r"(?:县|区|市|镇|乡|村|旗|州|街道)")
_NOUN = re.compile(r"(?P<noun>[\u4e00-\u9fff]{0,6})(?P<mark>[，,：:（(])")
_TELLING_DIGITS, _MOST_LISTED = 3, 20
_FEWEST_SCORES = 3


def count_misfits(survey: Survey) -> Iterator[Misfit]:
    """Yield the classes of things that do not add up to how many there are.

    指标共32个。按类型分为数量12个、质量9个、时效11个: counts of one unit that follow one another after
    words of dividing, and a count of that unit before them.
    """
    for one in survey.sentences:
        for clause in clauses(one.sentence):
            yield from _counts(one, clause, survey)


def _counts(one: Surveyed, clause: list[Mention], survey: Survey) -> Iterator[Misfit]:
    divided = _DIVIDED.search(one.sentence.skeleton)
    if divided is None:
        return
    parts = [m for m in clause if m.position >= divided.end() and m.figure.kind is Kind.COUNT]
    keys = {key_of(m.figure) for m in parts}
    if len(parts) < _FEWEST_SCORES or len(keys) != 1 or any(m.figure.hedge for m in parts):
        return
    rest = one.sentence.skeleton[divided.start() :]
    if _SELECTED.search(rest) or overlaps(rest) or any(_TOTAL.search(m.lead) for m in parts):
        return
    key = keys.pop()
    first = one.sentence.mentions.index(parts[0])
    earlier = [m for s in one.earlier for m in s.mentions] + list(one.sentence.mentions[:first])
    totals = [m.figure for m in earlier if key_of(m.figure) == key and not m.figure.hedge]
    run = tuple(scaled(m.figure) for m in parts)
    guesses = [SumGuess((scaled(total), *run), True) for total in totals]
    if guesses and not any(guess.holds() for guess in guesses):
        guess = guesses[-1]
        if all(survey.is_open(each.figure) for each in guess.operands[:1]):
            yield Misfit(guess, one.sentence)


def area_misfits(survey: Survey) -> Iterator[Misfit]:
    """Yield the numbers of places that are not those whose amounts make up the total.

    2个县（区）未足额拨付，合计45.63万元，其中甲县18.62万元、乙区27.01万元。
    """
    for one in survey.sentences:
        for guess in one.guesses:
            if isinstance(guess, SumGuess) and guess.holds():
                yield from _areas(one, guess)


def _areas(one: Surveyed, kept: SumGuess) -> Iterator[Misfit]:
    total, *parts = kept.operands
    sentence = one.sentence
    if any(each.figure not in sentence.positions for each in kept.operands):
        return
    yield from _listed(sentence, total, parts)
    if total.figure.kind is not Kind.MONEY:
        return
    if not all(_AREA.search(sentence.mention_of(part.figure).lead) for part in parts):
        return
    counts = [
        m
        for m in sentence.mentions
        if m.figure.kind is Kind.COUNT
        and m.position < sentence.positions[parts[0].figure]
        and _AREA_COUNT.match(m.after)
    ]
    if len(counts) == 1 and counts[0].figure.exact != len(parts):
        listed = SumGuess((scaled(counts[0].figure), *parts), True)
        yield Misfit(listed, sentence)


def _listed(sentence: Sentence, total: Scaled, parts: list[Scaled]) -> Iterator[Misfit]:
    """Yield the number of things right before a list that gives each of them its part of the
    total: 8168亩落在3个片区，北片区5066亩、南片区1306亩、中心片区1796亩.
    """
    if significant_digits(total.figure) < _TELLING_DIGITS or len(parts) < _FEWEST_SCORES:
        return
    mentions = sentence.mentions
    at = [sentence.figures.index(part.figure) for part in parts]
    if at != list(range(at[0], at[0] + len(at))) or at[0] < 1:
        return
    count, listed = mentions[at[0] - 1], mentions[at[0] : at[0] + len(at)]
    noun = _NOUN.match(sentence.skeleton[count.position + 1 :])
    if count.figure.kind is not Kind.COUNT or noun is None or count.figure.hedge is not None:
        return
    names = [re.split("[、，,；;（(]", m.lead)[-1] for m in listed]
    is_alike = len(noun["noun"]) > 1 and all(name.endswith(noun["noun"]) for name in names)
    is_bracket = noun["mark"] in ("（", "(") and all(m.depth for m in listed) and all(names)
    value = count.figure.exact
    if (is_alike or is_bracket) and 1 < value <= _MOST_LISTED and value != len(parts):
        yield Misfit(SumGuess((scaled(count.figure), *parts), True), sentence)
