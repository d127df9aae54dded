"""Find changes whose word says rise where the figures fall, told by a difference that fits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from jiheng.checks.figures import Figure, Kind
from jiheng.checks.mining.guessing import Window, key_of
from jiheng.checks.mining.scaled import Scaled
from jiheng.checks.mining.survey import Survey
from jiheng.checks.prose.roles import CHANGES
from jiheng.checks.sentences import Mention, Sentence

_RISE = ("增加", "增长", "提高", "上升", "提升", "扩大", "上涨", "多", "高", "调增", "追加")
_FALL = ("减少", "下降", "降低", "缩减", "压减", "回落", "下滑", "少", "低", "调减", "核减")
_WORD = re.compile(rf"({'|'.join((*_RISE, *_FALL))})(?:了|额|数)?[：:]?\s*$")
_PAST = re.compile(
    r"与[^，。；]{0,14}$|基础|上年|去年|上一年|上期|年初|原|基数|比|较|从|由|同期|前一年|往年"
)
_LAST_YEAR = re.compile(r"上年|去年|上一年|上期|同期|前一年|往年")
_BRACKET = re.compile(r"[（(]\s*$")
_FINE = 4
"""The play of the last digits may be a fourth of the change at most, or which is more is open."""


@dataclass(frozen=True, eq=False)
class Turn:
    """Hold a change that lies between two figures, and whether its word fits them."""

    change: Figure
    new: Figure
    old: Figure
    word: str
    rises: bool
    sentence: Sentence

    @property
    def fits(self) -> bool:
        """Tell whether the word says what the figures say."""
        return self.rises is (self.new.exact > self.old.exact)


def turns(survey: Survey) -> Iterator[Turn]:
    """Yield every change with a word of direction whose two figures are plain from the numbers."""
    for one in survey.sentences:
        for mention in one.sentence.mentions:
            word = _WORD.search(mention.lead)
            if word is not None:
                yield from _turn(one.window, mention, word[1], one.earlier)


def _turn(
    window: Window, mention: Mention, word: str, earlier: tuple[Sentence, ...]
) -> Iterator[Turn]:
    figure = mention.figure
    key = (Kind.RATE, "") if figure.kind is Kind.POINT else key_of(figure)
    if figure.kind in (Kind.RATE, Kind.RANGE):
        return
    own = [
        one
        for one in window.own.get(key, ())
        if one.figure is not figure and one.figure.hedge is None
    ]
    change = next((one for one in window.own.get(key_of(figure), ()) if one.figure is figure), None)
    if change is None or figure.hedge is not None:
        return
    before = window.before.get(key, ())
    mentions = {m.figure: m for s in (*earlier, window.sentence) for m in s.mentions}
    pairs = [
        (one, other)
        for one, other in combinations((*before, *own), 2)
        if (one.half + other.half) * _FINE <= change.value
        # 税收增加2362万元，非税收入增加4155万元，合计增加6517万元: changes add up, too.
        and not any((m := mentions.get(each.figure)) and m.role in CHANGES for each in (one, other))
        and abs(abs(one.value - other.value) - change.value) <= one.half + other.half + change.half
    ]
    here = {one.figure for one in own if window.sentence.positions[one.figure] < mention.position}
    # 增加196.54万元，上年基数为2287.24万元: what is called the earlier figure here is the one meant.
    called = {one.figure for one in own if _is_past(window.sentence.mention_of(one.figure))}
    wanted = here or called
    pairs = [pair for pair in pairs if not wanted or any(one.figure in wanted for one in pair)]
    if len(pairs) != 1:
        return
    old = _old(pairs[0], mentions)
    if old is None:
        return
    several = [one.value for one in own if one.figure is not old.figure and one.figure in here]
    gap = abs(sum(several) - old.value)
    if len(several) > 1 and abs(gap - change.value) <= change.half:
        # 甲5个，乙2个，丙2个，比上年增加2个，上年为7个: it is the number of all that grew.
        return
    new = pairs[0][0] if pairs[0][1] is old else pairs[0][1]
    yield Turn(figure, new.figure, old.figure, word, word in _RISE, window.sentence)


def _old(pair: tuple[Scaled, Scaled], mentions: dict[Figure, Mention]) -> Scaled | None:
    """Give the figure that words call the earlier one; None where they call neither or both."""
    first, second = (m.year if (m := mentions.get(one.figure)) else None for one in pair)
    by_year = None
    if first is not None and second is not None and first != second:
        by_year = pair[0] if first < second else pair[1]
    called = [one for one in pair if _is_past(mentions.get(one.figure))]
    if len(called) != 1:
        return by_year
    return called[0] if by_year in (None, called[0]) else None


def _is_past(mention: Mention | None) -> bool:
    if mention is None:
        return False
    words = mention.clause
    if mention.depth and not mention.lead:
        # 比上年（98.66分）: the words stand before the bracket.
        words = _BRACKET.sub("", mention.sentence.skeleton[: mention.position])
    return _PAST.search(words[-16:]) is not None or any(
        _LAST_YEAR.search(words) for words in mention.qualifiers
    )
