"""Relations that the build of a clause leaves no doubt of: one rate and two figures, and the like.

Here no slip is needed: where a clause holds a rate, its name, and just two figures of one kind,
the rate is of these two, and if it is not, a person should look.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.checks.figures import Kind
from jiheng.checks.mining.guesses import GrowthGuess, Guess, RatioGuess, ShareGuess, SumGuess
from jiheng.checks.mining.guessing import key_of
from jiheng.checks.mining.scaled import SCALE, Scaled, scaled
from jiheng.checks.mining.survey import Survey, Surveyed
from jiheng.checks.sentences import Mention, Sentence

_RATE_NAME = re.compile(r"(?:率|程度|进度|完成|达标|比例)(?:为|达到?|是|仅|约)?(?:了)?[：:]?$")
_COMMON_NAME = re.compile(
    r"(?:执行|完成|到位|合格|通过|及时|整改|支出|支付|使用|回收|达标|办结)(?:比例|率|进度)(?:为|达到?|是|仅|约)?[：:]?$"
)
_OTHER_BASE = re.compile(r"占|比重|同比|增|降|减|升|较|高于|低于|目标|不|满意|调整率|变动|差异")
_REST = re.compile(
    r"(?:相差|差额|差|尚余|尚未\S{0,4}|未\S{0,4}|超支|多支出?|少支出?|超出|低于\S{0,4}|高于\S{0,4}|少于\S{0,4}|多于\S{0,4}|余)(?:资金|额|数|了|为|共)?$"
)
_APART = re.compile("相差|两者|差距")
_TOTAL_SCORE = re.compile(
    r"(?:总分|总得分|合计|合计得分|综合得分|自评得分|总评分|共得|共计)(?:为|是|得)?$"
)
_CLAUSE = re.compile("[；;。]")
_FEWEST_SCORES = 3


@dataclass(frozen=True, eq=False)
class Misfit:
    """Hold a relation that should hold and does not."""

    guess: Guess
    sentence: Sentence


def _clauses(sentence: Sentence) -> Iterator[list[Mention]]:
    """Give the figures of each stretch between semicolons."""
    held: list[Mention] = []
    last = 0
    for mention in sentence.mentions:
        if held and _CLAUSE.search(sentence.skeleton[last : mention.position]):
            yield held
            held = []
        held.append(mention)
        last = mention.position
    yield held


def rate_misfits(survey: Survey) -> Iterator[Misfit]:
    """Yield the rates that are of none of the two figures of their clause."""
    for one in survey.sentences:
        yield from _rates(one, survey)


def _rates(one: Surveyed, survey: Survey) -> Iterator[Misfit]:
    for clause in _clauses(one.sentence):
        rates = [m for m in clause if m.figure.kind is Kind.RATE]
        for rate in rates:
            figure = rate.figure
            impossible = figure.exact > 1
            if figure.hedge is not None or not survey.is_open(figure):
                continue
            if _OTHER_BASE.search(rate.lead) or _is_parted(clause, rate):
                continue
            if not _is_of_these(clause, rate):
                continue
            if not _RATE_NAME.search(rate.lead) and not (impossible and rate.depth):
                continue
            pair = _only_two(clause, rate)
            if pair is None:
                continue
            own = scaled(figure)
            less, more = sorted(pair, key=lambda each: each.value)
            tried: list[Guess] = [RatioGuess((own, less, more), True)]
            tried += [RatioGuess((own, more, less), True), GrowthGuess((own, less, more), True)]
            tried += [GrowthGuess((own, more, less), True)]
            tried += [ShareGuess((own, less, more), True), ShareGuess((own, more, less), True)]
            if not any(guess.holds() for guess in tried) and not _is_rest(own, less, more):
                meant = tried[1] if impossible and pair[0] is more else tried[0]
                yield Misfit(meant, one.sentence)


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
        if not re.match("[，,（(]?(?:即|[（(])", between):
            return False
    if _COMMON_NAME.search(rate.lead) or (rate.depth and not rate.lead):
        return True
    words = "".join(m.lead + m.after for m in others)
    name = rate.lead[-8:]
    return any(name[at : at + 2] in words for at in range(len(name) - 2))


def _is_parted(clause: list[Mention], rate: Mention) -> bool:
    """Tell whether another rate stands between the figures and this one."""
    at = clause.index(rate)
    return any(m.figure.kind is Kind.RATE for m in clause[:at])


def _only_two(clause: list[Mention], rate: Mention) -> tuple[Scaled, Scaled] | None:
    """Give the two figures of one kind that a clause has beside a rate, in order."""
    kinds: dict[object, list[Scaled]] = {}
    before = [m for m in clause if m.position < rate.position]
    for mention in before or clause:
        figure = mention.figure
        if figure.kind in (Kind.RATE, Kind.RANGE, Kind.RANK, Kind.POINT, Kind.SCORE):
            continue
        if figure.exact:
            kinds.setdefault(key_of(figure), []).append(scaled(figure))
    groups = list(kinds.values())
    if len(groups) != 1 or len(groups[0]) != 2:
        return None
    return groups[0][0], groups[0][1]


def _is_rest(rate: Scaled, less: Scaled, more: Scaled) -> bool:
    """Tell whether a rate is what is left: 1 − part ÷ whole."""
    rest = Scaled(rate.figure, SCALE - rate.value, rate.half)
    return RatioGuess((rest, less, more), True).holds()


def difference_misfits(survey: Survey) -> Iterator[Misfit]:
    """Yield the differences that are not those of the two figures before them."""
    for one in survey.sentences:
        yield from _differences(one, survey)


def _differences(one: Surveyed, survey: Survey) -> Iterator[Misfit]:
    for clause in _clauses(one.sentence):
        for mention in clause:
            figure = mention.figure
            if figure.kind in (Kind.RATE, Kind.RANGE, Kind.RANK) or figure.hedge is not None:
                continue
            if not _REST.search(mention.lead) or not survey.is_open(figure):
                continue
            key = key_of(figure)
            near = one.sentence.mentions if _APART.search(mention.lead) else clause
            before = [
                scaled(m.figure)
                for m in near
                if m.position < mention.position and key_of(m.figure) == key
            ]
            own = scaled(figure)
            if len(before) != 2:
                continue
            less, more = sorted(before, key=lambda each: each.value)
            guess = SumGuess((more, less, own), True)
            if not guess.holds() and not SumGuess((own, less, more), True).holds():
                yield Misfit(guess, one.sentence)


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
