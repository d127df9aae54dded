"""Make the guesses for one sentence: which of its figures may belong together, and how naturally."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.mining.guesses import (
    BalanceGuess,
    FromChangeGuess,
    GrowthGuess,
    Guess,
    MeanGuess,
    RatioGuess,
    ShareGuess,
    SumGuess,
)
from jiheng.checks.mining.scaled import SCALE, Scaled, scaled
from jiheng.checks.mining.targets import reached_a_target
from jiheng.checks.prose.growth import is_of_another_base
from jiheng.checks.prose.overlaps import overlaps
from jiheng.checks.prose.roles import Role
from jiheng.checks.sentences import Sentence

_MOST_OWN, _MOST_BEFORE = 12, 4
_LONGEST_RUN = 12
_NEAREST = 5
_REACH = 14
_BALANCE = 4
_CLOSING = re.compile(r"年末|期末|本年末")
_OPENING = re.compile(r"年初|期初|上年末")
_OUTGO = re.compile(r"还|减|支|付|销|核减|处置|转出|用")
_TOTAL = re.compile(r"合计|共|总|累计|小计|全部|(?<!下)达|之和|相加|汇总")
_INCLUDED = re.compile(r"[（(](?:含|其中|包括)[^（()）]*$")
_CHANGE = re.compile(
    r"余|结转|剩|差(?!旅)|少|多|减|增|降|提高|上升|回落|追加|调[增减]|未(?!作)|缺|超|节约|净|退|尚|另|扣|收回|高于|低于"
)
_GROWTH = re.compile(r"增|减|降|升|提高|同比|幅|较|比上|变动|回落|超|高于|低于|压|偏差")
_MEAN = re.compile(r"平均|均|每|单价|单位成本|折合")
_SHARE = re.compile(r"占|比重")
_BASE_ELSEWHERE = re.compile(r"占|完成|预算|计划|执行|支出|支付|到位|使用")
"""Words of a rate whose base may stand in an earlier sentence."""
_COMPLETION = re.compile(r"(?:执行|完成|支出|支付)(?:率|进度)")
"""Of several such rates in a sentence each has a budget of its own."""
_NAMED_BASE = re.compile(r"占[^，。；]{2,12}的")
"""A share that names its whole is of that whole, not of any amount before it."""
_PLANNED = re.compile(r"计划|预算|任务|应")
_OF_MONEY = re.compile(r"支出|支付|资金|预算|拨付|到位")
_DISOWNED = re.compile(
    r"(?:并非|而非|不是|原(?:披露|公开|公布|填报|上报|报送|决算|统计))[^，。；]{0,6}$"
)
"""Words of a figure that another has taken the place of."""
_LIST = re.compile(r"其中|包[括含]|分别|按|由|构成|组成|具体|分布|：")
_ON_YEAR = re.compile(r"同比|[比较与](?:上年|去年)")
"""Words of a change of what this sentence speaks of, not of a figure in one before it."""
_RESPECTIVELY = re.compile("(?:分别|依次)[^；。]*$")
_NEVER = (Kind.RANGE, Kind.RANK, Kind.MULTIPLE)
Key = tuple[Kind, str]


@dataclass
class Window:
    """Hold the figures of a sentence that can be related, and some that stand before it."""

    sentence: Sentence
    own: dict[Key, list[Scaled]] = field(default_factory=dict)
    before: dict[Key, list[Scaled]] = field(default_factory=dict)
    rates: list[Scaled] = field(default_factory=list)


def key_of(figure: Figure) -> Key:
    """Give what two figures must share to be added or divided."""
    return figure.key


def window_of(sentence: Sentence, earlier: Sequence[Sentence]) -> Window:
    """Gather the figures of a sentence, and the last ones of the sentences before it."""
    window = Window(sentence)
    for mention in sentence.mentions:
        figure = mention.figure
        if figure.kind in _NEVER or _DISOWNED.search(mention.lead):
            continue
        one = scaled(figure)
        window.own.setdefault(key_of(figure), []).append(one)
        is_own_rate = figure.kind is Kind.RATE and not is_of_another_base(mention)
        if is_own_rate and figure.hedge is None:
            window.rates.append(one)
    for past in earlier:
        for figure in past.figures:
            if figure.exact and figure.hedge is None and key_of(figure) in window.own:
                window.before.setdefault(key_of(figure), []).append(scaled(figure))
    return window


def guesses_of(window: Window) -> Iterator[Guess]:
    """Yield the relations worth trying in a sentence."""
    is_mixed = overlaps(window.sentence.text)
    for key, own in window.own.items():
        before = window.before.get(key, [])[-_MOST_BEFORE:]
        for start in range(0, max(1, len(own) - _MOST_OWN // 2), _MOST_OWN // 2):
            near = [one for one in own[start : start + _MOST_OWN] if one.figure.hedge is None]
            if key[0] is Kind.RATE or (key[0] is Kind.COUNT and is_mixed):
                continue
            yield from _sums(window.sentence, near, before)
            yield from _runs(window.sentence, near, before)
    yield from _points(window)
    yield from _means(window)
    yield from _balances(window)
    for rate in window.rates:
        yield from _rates(window, rate)


def _sums(sentence: Sentence, own: Sequence[Scaled], before: Sequence[Scaled]) -> Iterator[Guess]:
    """Suppose any three to be a sum of two: also a difference and what is left."""
    for three in combinations((*before, *(one for one in own if one.value)), 3):
        if sum(one in before for one in three) > 1:
            continue
        # With a minus the least is what the two others differ by: 收入5.1, 费用6.4, 盈余-1.3.
        ordered = sorted(three, key=lambda one: one.value)
        total = ordered[1 if ordered[0].value < 0 else 2]
        parts = tuple(one for one in three if one is not total)
        is_natural = _are_neighbours(own, three) and not any(
            _is_included(sentence, one) for one in parts
        )
        is_natural = is_natural and not _adds_what_came_before(sentence, total, parts)
        is_natural = is_natural and bool(
            _TOTAL.search(_around(sentence, total))
            or (
                not (total in before and any(_ON_YEAR.search(_around(sentence, m)) for m in parts))
                and any(_CHANGE.search(_around(sentence, one)) for one in parts)
                and not _are_of_several_things(sentence, three)
            )
        )
        yield SumGuess((total, *parts), is_natural)


def _adds_what_came_before(sentence: Sentence, total: Scaled, parts: Sequence[Scaled]) -> bool:
    """Tell whether a part stands in an earlier sentence, though the total opens its own: 维护共131万元，
    较大的有物业费55万元 says nothing of what was spent on something else.
    """
    at = sentence.positions.get(total.figure)
    places = [sentence.positions.get(one.figure) for one in parts]
    return at is not None and None in places and any(p is not None and p > at for p in places)


def _are_of_several_things(sentence: Sentence, figures: Sequence[Scaled]) -> bool:
    """Tell whether a semicolon parts each of three figures of a sentence from another, and one is in
    brackets: 完成8亩（目标7亩）；完成5亩（目标4亩）.
    """
    mentions = [
        sentence.mention_of(one.figure) for one in figures if one.figure in sentence.positions
    ]
    places = [m.position for m in mentions]
    is_parted = re.search("[；;]", sentence.skeleton[min(places) : max(places)]) is not None
    return is_parted and len({m.depth for m in mentions}) > 1


def _are_neighbours(own: Sequence[Scaled], three: Sequence[Scaled]) -> bool:
    """Tell whether figures that are related to one of an earlier sentence stand side by side."""
    places = [at for at, one in enumerate(own) if one in three]
    return len(places) == len(three) or places[-1] - places[0] < len(places)


def _runs(sentence: Sentence, own: Sequence[Scaled], before: Sequence[Scaled]) -> Iterator[Guess]:
    """Suppose figures that follow one another to add up to one beside them."""
    for start in range(len(own)):
        for end in range(start + 3, min(len(own), start + _LONGEST_RUN) + 1):
            run = own[start:end]
            if _is_two_lists(sentence, run):
                continue
            is_in_columns = _is_in_pairs(sentence, run) or _is_of_two_columns(sentence, run)
            beside = [own[start - 1]] if start else before
            for total in (*beside, *own[end : end + 1]):
                if is_in_columns or any(one.value == total.value for one in run):
                    # 到位8万元，为计划数8万元的100%；…: columns side by side.
                    continue
                is_told = total not in before or _opens_a_list(sentence, run)
                yield SumGuess((total, *run), is_told)
    # Points with full points between them: 8.98分（满分10分）；49.01分（满分50分）…合计
    for total in (*own[:1], *own[-1:], *before):
        if total.figure.kind is not Kind.SCORE and not _TOTAL.search(_around(sentence, total)):
            continue
        others = [one for one in own if one is not total]
        for part in (others[::2], others[1::2]):
            if len(part) > 1 and len(others) > 3:
                yield SumGuess((total, *part), True)


def _is_in_pairs(sentence: Sentence, run: Sequence[Scaled]) -> bool:
    """Tell whether every figure comes twice: 到位8万元，为计划数8万元的100%；到位5万元，为计划数5万元的…."""
    values = [one.value for one in run]
    seconds = [sentence.mention_of(one.figure).lead for one in run[1::2]]
    return values[::2] == values[1::2] and all(map(_PLANNED.search, seconds))


def _is_of_two_columns(sentence: Sentence, run: Sequence[Scaled]) -> bool:
    """Tell whether budgets and spending take turns (计划7亩，实际8亩；…), or one figure stands as it
    was and as it became: these are no parts of anything.
    """
    if run[0].figure.kind is Kind.SCORE:
        return False
    roles = [sentence.mention_of(one.figure).role for one in run]
    first, second = set(roles[::2]), set(roles[1::2])
    takes_turns = len(first) == len(second) == 1 and first | second == {Role.BUDGET, Role.SPENT}
    return takes_turns or bool(set(roles) & {Role.FROM, Role.REACHED})


def _opens_a_list(sentence: Sentence, run: Sequence[Scaled]) -> bool:
    """Tell whether words before a run say that it divides what an earlier sentence spoke of."""
    return _LIST.search(sentence.skeleton, 0, sentence.positions[run[0].figure]) is not None


def _is_two_lists(sentence: Sentence, run: Sequence[Scaled]) -> bool:
    """Tell whether figures stand in two lists, or a whole among its parts: 合同分别为8万元、5万元，
    已分别支付6万元、5万元.
    """
    first, last = (sentence.positions[one.figure] for one in (run[0], run[-1]))
    return bool(re.search("分别|依次|其中|主要", sentence.skeleton[first:last]))


def _points(window: Window) -> Iterator[Guess]:
    """Suppose a number of points to lie between two rates."""
    rates = window.own.get((Kind.RATE, ""), []) + window.before.get((Kind.RATE, ""), [])[-2:]
    for points in window.own.get((Kind.POINT, ""), []):
        if _RESPECTIVELY.search(
            window.sentence.skeleton, 0, window.sentence.positions[points.figure]
        ):
            # 知晓率90%、满意度92%，分别提高1个和2个百分点: the two rates have nothing between them.
            continue
        for one, other in combinations(rates, 2):
            more, less = sorted((one, other), key=lambda rate: rate.value, reverse=True)
            yield SumGuess((more, less, points), True)


def _balances(window: Window) -> Iterator[Guess]:
    """Suppose that what was owed or held at first, what came and what went leave what is there:
    年初余额90万元，新借30万元、归还20万元，年末100万元.
    """
    amounts = window.own.get((Kind.MONEY, ""), [])
    if len(amounts) != _BALANCE:
        return
    around = {one.figure: window.sentence.mention_of(one.figure).lead for one in amounts}
    parts = [
        [one for one in amounts if words.search(around[one.figure])]
        for words in (_CLOSING, _OPENING, _OUTGO)
    ]
    if any(len(found) != 1 for found in parts):
        return
    closing, opening, outgo = (found[0] for found in parts)
    income = [one for one in amounts if one not in (closing, opening, outgo)]
    if len(income) == 1:
        yield BalanceGuess((closing, opening, income[0], outgo), True)


def _means(window: Window) -> Iterator[Guess]:
    """Suppose an amount to be what each of some things costs on average."""
    amounts = window.own.get((Kind.MONEY, ""), [])
    for mean in amounts:
        if not _MEAN.search(_around(window.sentence, mean)):
            continue
        for key, counts in window.own.items():
            if key[0] is not Kind.COUNT:
                continue
            for number in counts:
                for whole in amounts:
                    if whole is not mean and number.value > SCALE and whole.value:
                        yield MeanGuess((mean, whole, number), True)


def _rates(window: Window, rate: Scaled) -> Iterator[Guess]:
    position = window.sentence.positions[rate.figure]
    has_target = reached_a_target(window.sentence, rate.figure)
    is_of_money = bool(_OF_MONEY.search(_around(window.sentence, rate)))
    is_growth = bool(_GROWTH.search(_around(window.sentence, rate)))
    for key, own in window.own.items():
        if key[0] in (Kind.RATE, Kind.POINT, Kind.SCORE):
            continue
        own = [one for one in own if one.value]
        near = sorted(own, key=lambda one: _distance(window.sentence, one, position))[:_NEAREST]
        previous = _previous(window.sentence, near, position)
        context = window.before.get(key, [])[-2:]
        pairs = list(combinations((*near, *context), 2))
        if previous is not None:
            pairs += [(previous, one) for one in own if one not in near]
        for one, other in pairs:
            less, more = sorted((one, other), key=lambda item: item.value)
            is_pair = {one, other} <= set(near[:2]) and not _is_parted(
                window.sentence, (rate, one, other)
            )
            is_base_before = all(
                window.sentence.positions.get(each.figure, -1) < position for each in (one, other)
            )
            is_here = {one, other} <= set(own)
            around = _around(window.sentence, rate)
            is_alone = len(window.rates) == 1 or not _COMPLETION.search(around)
            is_named = is_here or (
                is_alone and _BASE_ELSEWHERE.search(around) and not _NAMED_BASE.search(around)
            )
            is_share = less is previous and is_base_before and not is_growth and bool(is_named)
            if is_share and is_here and _is_parted(window.sentence, (rate, one, other)):
                # The whole opens the list: 税收80万元：甲税30万元，占37.5%；乙税20万元，占25%.
                is_share = more is own[0]
            is_plain = is_pair and (
                is_base_before or not _SHARE.search(_around(window.sentence, rate))
            )
            fits_words = not (is_of_money and key[0] is Kind.COUNT) and not has_target
            yield RatioGuess((rate, less, more), fits_words and (is_plain or is_share))
            if rate.value > rate.half + SCALE:
                yield RatioGuess((rate, more, less), is_pair)
            yield ShareGuess((rate, less, more), False)
            yield ShareGuess((rate, more, less), False)
            yield GrowthGuess((rate, more, less), is_growth and is_pair)
            yield GrowthGuess((rate, less, more), is_growth and is_pair)
            yield FromChangeGuess((rate, less, more), is_growth and is_pair, 1)
            yield FromChangeGuess((rate, less, more), is_growth and is_pair, -1)


def _is_parted(sentence: Sentence, figures: Sequence[Scaled]) -> bool:
    """Tell whether a semicolon stands between figures."""
    places = [sentence.positions.get(one.figure, -1) for one in figures]
    return min(places) < 0 or bool(re.search("[；;]", sentence.skeleton[min(places) : max(places)]))


def _previous(sentence: Sentence, near: Sequence[Scaled], position: int) -> Scaled | None:
    """Give the figure that stands right before a rate, in its own clause."""
    held = [one for one in near if sentence.positions[one.figure] < position]
    last = max(held, key=lambda one: sentence.positions[one.figure], default=None)
    if last is None or re.search(
        "[；;。]", sentence.skeleton[sentence.positions[last.figure] : position]
    ):
        return None
    return last


def _distance(sentence: Sentence, one: Scaled, position: int) -> int:
    """Tell how far a figure stands from a rate; what follows is farther than what precedes."""
    own = sentence.positions[one.figure]
    return position - own if own < position else (own - position) * 2


def _is_included(sentence: Sentence, one: Scaled) -> bool:
    """Tell whether a figure stands in brackets as a part of the one before: 985万元（含上年结转50万元）."""
    position = sentence.positions.get(one.figure)
    return position is not None and _INCLUDED.search(sentence.skeleton, 0, position) is not None


def _around(sentence: Sentence, one: Scaled) -> str:
    position = sentence.positions.get(one.figure)
    if position is None:
        return ""
    mention = sentence.mention_of(one.figure)
    return mention.lead[-_REACH:] + "|" + mention.after[:3]
