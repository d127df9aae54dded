"""Relations that the build of a clause leaves no doubt of: one rate and two figures, and the like.

Here no slip is needed: where a clause holds a rate, its name, and just two figures of one kind,
the rate is of these two, and if it is not, a person should look.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.mining.guesses import (
    FromChangeGuess,
    GrowthGuess,
    Guess,
    RatioGuess,
    ShareGuess,
    SumGuess,
)
from jiheng.checks.mining.guessing import Key, key_of
from jiheng.checks.mining.scaled import SCALE, Scaled, scaled
from jiheng.checks.mining.survey import Survey, Surveyed
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
_REST = re.compile(
    r"(?:相差|差额|差|尚余|尚未\S{0,4}|未\S{0,4}|超支|多支出?|少支出?|超出|低于\S{0,4}|高于\S{0,4}|少于\S{0,4}|多于\S{0,4}|(?<!结)余)(?:资金|额|数|了|为|共)?$"
)
_DIVIDED = re.compile(
    r"按[^，。；]{1,10}(?:分为|划分|归类|分类|区分|统计|分)[，,：:]?|(?:分为|分成|划分为|可分为|类型为)[：:]?"
)
_SELECTED = re.compile(r"其中|等|主要|包含|多选|交叉|重复|重叠|重合|兼|去重")
_CHANGED = re.compile(r"(?:增加|减少|增长|下降|增|减|上升|降低)(?:了)?$")
_GREW = re.compile(r"(?:增长|下降|增幅|降幅|增加|减少|上升|降低)(?:了|为)?$")
_FELL = re.compile(r"下降|降|减")
_AREA = re.compile(r"[县区市镇乡村旗州]$|街道$")
_AREA_COUNT = re.compile(r"(?:县|区|市|镇|乡|村|旗|州|街道)")
_APART = re.compile("相差|两者|差距")
_TOTAL_SCORE = re.compile(
    r"(?:总分|总得分|合计|合计得分|综合得分|自评得分|总评分|共得|共计)(?:为|是|得)?$"
)
_CLAUSE = re.compile("[；;。]")
_FEWEST_SCORES = 3
_PAIR = 2
_ADDED = (Kind.MONEY, Kind.COUNT)
_NEVER = (Kind.RATE, Kind.RANGE, Kind.RANK, Kind.POINT, Kind.SCORE)


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
        for rate in clause:
            figure = rate.figure
            if figure.kind is not Kind.RATE or figure.hedge is not None:
                continue
            is_over = figure.exact > 1
            is_named = _RATE_NAME.search(rate.lead) or (is_over and rate.depth) or rate.is_of_figure
            if not is_named or _OTHER_BASE.search(rate.lead) or not survey.is_open(figure):
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
    if not any(guess.holds() for guess in tried):
        less, more = sorted(figures, key=lambda each: each.value)[-2:]
        is_over = own.value > SCALE and figures[0] is less
        operands = (own, more, less) if is_over else (own, less, more)
        yield Misfit(RatioGuess(operands, True), sentence)


def _figures(clause: list[Mention], rate: Mention) -> list[Scaled]:
    """Give the figures that a rate may be of: those before it in its clause, else those after."""
    before = [m for m in clause if m.position < rate.position]
    # The figures before another rate were that one's, unless it is a share of something else.
    rates = [m for m in before if m.figure.kind is Kind.RATE and not _OTHER_BASE.search(m.lead)]
    if rates:
        before = [m for m in before if m.position > rates[-1].position]
    never = _NEVER if not _OF_SCORES.search(rate.role_words) else (*_NEVER[:-1], Kind.COUNT)
    held = [m.figure for m in before or clause if m.figure.kind not in never]
    # Another rate between them has its own figures.
    last = max((m.position for m in before if m.figure.kind not in never), default=0)
    if any(last < m.position < rate.position for m in clause if m.figure.kind is Kind.RATE):
        return []
    if len({key_of(figure) for figure in held}) != 1:
        return []
    return [scaled(figure) for figure in held if figure.exact]


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
        if not re.match("[，,（(]?(?:即|[（(])", between):
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
    name = rate.lead[-8:]
    return any(name[at : at + 2] in words for at in range(len(name) - 2))


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


def list_misfits(survey: Survey) -> Iterator[Misfit]:
    """Yield the columns of a list in a sentence that do not add up where another column does.

    A项目3个、资金12.5万元；B项目4个、资金31.2万元: as many figures of each kind, and a total of each
    kind beside the other.
    """
    for one in survey.sentences:
        for guess in one.guesses:
            if isinstance(guess, SumGuess) and len(guess.operands) > _PAIR + 1 and guess.holds():
                yield from _columns(one, guess, survey)


def _columns(one: Surveyed, kept: SumGuess, survey: Survey) -> Iterator[Misfit]:
    total, *parts = kept.operands
    positions = [one.sentence.positions.get(part.figure, -1) for part in parts]
    if min(positions) < 0:
        return
    beside = _beside(one, total)
    for key, figures in one.window.own.items():
        run = [f for f in figures if f.figure is not beside.get(key)]
        if (
            key[0] not in _ADDED
            or key == key_of(total.figure)
            or len(run) != len(parts)
            or key not in beside
        ):
            continue
        if not _alternate(positions, [one.sentence.positions[f.figure] for f in run]):
            continue
        guess = SumGuess((scaled(beside[key]), *run), True)
        if not guess.holds() and survey.is_open(beside[key]):
            yield Misfit(guess, one.sentence)


def _beside(one: Surveyed, total: Scaled) -> dict[Key, Figure]:
    """Give the figures of other kinds that stand next to a total in its sentence."""
    for sentence in (*one.earlier, one.sentence):
        if total.figure in sentence.positions:
            at = sentence.figures.index(total.figure)
            near = sentence.figures[max(0, at - 1) : at + 2]
            return {key_of(figure): figure for figure in near if figure is not total.figure}
    return {}


def _alternate(ones: list[int], others: list[int]) -> bool:
    """Tell whether figures of two kinds take turns."""
    pairs = list(zip(ones, others, strict=True))
    return all(a < b for a, b in pairs) or all(a > b for a, b in pairs)


def count_misfits(survey: Survey) -> Iterator[Misfit]:
    """Yield the classes of things that do not add up to how many there are.

    指标共32个。按类型分为数量12个、质量9个、时效11个: counts of one unit that follow one another after
    words of dividing, and a count of that unit before them.
    """
    for one in survey.sentences:
        for clause in _clauses(one.sentence):
            yield from _counts(one, clause, survey)


def _counts(one: Surveyed, clause: list[Mention], survey: Survey) -> Iterator[Misfit]:
    divided = _DIVIDED.search(one.sentence.skeleton)
    if divided is None:
        return
    parts = [m for m in clause if m.position >= divided.end() and m.figure.kind is Kind.COUNT]
    keys = {key_of(m.figure) for m in parts}
    if len(parts) < _FEWEST_SCORES or len(keys) != 1 or any(m.figure.hedge for m in parts):
        return
    if _SELECTED.search(one.sentence.skeleton[divided.start() :]):
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
    if total.figure.kind is not Kind.MONEY or any(
        each.figure not in sentence.positions for each in kept.operands
    ):
        return
    if not all(_AREA.search(sentence.mention_of(part.figure).lead) for part in parts):
        return
    counts = [
        m
        for m in sentence.mentions
        if m.figure.kind is Kind.COUNT
        and m.position < sentence.positions[total.figure]
        and _AREA_COUNT.match(m.after)
    ]
    if len(counts) == 1 and counts[0].figure.exact != len(parts):
        listed = SumGuess((scaled(counts[0].figure), *parts), True)
        yield Misfit(listed, sentence)
