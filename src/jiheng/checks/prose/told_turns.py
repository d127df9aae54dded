"""Find words of rise or fall that carry no figure of their own, and the figures they speak of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from jiheng.checks.figures import Kind, Mark
from jiheng.checks.prose.overlaps import overlaps
from jiheng.checks.reading import Reading
from jiheng.checks.sentences import FIGURES, Mention, Sentence

_UP = "增加|增长|递增|上升|提高|提升|上涨|攀升|扩大|增多|走高"
_DOWN = "减少|下降|递减|降低|下滑|回落|缩减|走低"
_WORD = rf"(?:(?P<up>{_UP})|(?:{_DOWN}))"
_ALWAYS = re.compile(
    rf"(?:逐年|连年|年年|连续[两二三四五\d]年|持续|稳步|逐步)[^，。；{FIGURES}]{{0,2}}?{_WORD}"
)
_SOMEWHAT = re.compile(
    rf"(?P<subject>[^，。；：{FIGURES}]{{0,12}}?)(?:(?:比|较|与|同)(?:上年|去年|上一年|年初|上期)[^，。；{FIGURES}]{{0,4}}?"
    rf"|有所|略有|明显|呈(?:现出?)?|小幅|大幅|同比|均有)+[^，。；{FIGURES}]{{0,2}}?{_WORD}"
    r"(?:了|的?(?:态势|趋势|势头|走势|变化))?(?=[，。；：]|$)"
)
_STOPS = re.compile(r"[。；，：]")
_NOT_ALWAYS = re.compile(r"未|不再|没有|止|扭转|遏制|由|目标|力争|预计")
_PAST = re.compile(r"上年|去年|上一年|年初|期初|上期|前一年|同期|往年")
_NOW = re.compile(r"本年|今年|当年|年末|年底|期末|本期|现")
_FEWEST = 3
_PAIR = 2
_PLAIN = frozenset("年度本上全的数量额率比较总共我局部门单位有所")
_KINDS = (Kind.MONEY, Kind.COUNT, Kind.RATE, Kind.SCORE, Kind.NUMBER)


@dataclass(frozen=True, eq=False)
class ToldTurn:
    """Hold a word of direction with the figures it speaks of, the earliest first."""

    word: str
    rises: bool
    figures: tuple[Mention, ...]
    sentence: Sentence

    @property
    def is_denied(self) -> bool:
        """Tell whether every step between the figures goes the other way."""
        sign = 1 if self.rises else -1
        return all(
            (before.figure.exact - after.figure.exact) * sign > 0
            for before, after in pairwise(self.figures)
        )


def told_turns(reading: Reading) -> Iterator[ToldTurn]:
    """Yield what a sentence says of its figures in words: 逐年上升, 较上年有所下降."""
    for sentence in reading.prose:
        if len(sentence.figures) < _PAIR or not re.search(f"{_UP}|{_DOWN}", sentence.text):
            continue
        yield from _over_years(sentence)
        yield from _of_a_pair(sentence)


def _over_years(sentence: Sentence) -> Iterator[ToldTurn]:
    """Read 三年依次为320万元、356万元、402万元，逐年上升."""
    matches = list(_ALWAYS.finditer(sentence.skeleton))
    if len(matches) != 1 or len(sentence.figures) < _FEWEST:
        return
    match = matches[0]
    if _NOT_ALWAYS.search(sentence.skeleton[max(0, match.start() - 4) : match.end()]):
        return
    figures = [m for m in sentence.mentions if not m.depth and m.figure.kind in _KINDS]
    first = figures[0] if figures else None
    if first is None or not all(m.figure.is_comparable(first.figure) for m in figures):
        return
    years = [t.year for t in sentence.tokens if isinstance(t, Mark) and t.year is not None]
    if len(years) not in (0, 1, _PAIR, len(figures)) or years != sorted(set(years)):
        return
    if len(figures) >= _FEWEST:
        yield ToldTurn(match[0], match["up"] is not None, tuple(figures), sentence)


def _of_a_pair(sentence: Sentence) -> Iterator[ToldTurn]:
    """Read 本年办结9件，上年7件，办件量有所上升; 结余比年初减少：年初9万元，年末7万元."""
    for match in _SOMEWHAT.finditer(sentence.skeleton):
        if overlaps(sentence.text) or _NOT_ALWAYS.search(match[0]):
            continue
        before = [m for m in sentence.mentions if m.position < match.start()]
        behind = [m for m in sentence.mentions if m.position >= match.end()]
        is_headed = sentence.skeleton[match.end() : match.end() + 1] == "："
        near = behind if is_headed and not before else before
        if len(near) != _PAIR or not near[0].figure.is_comparable(near[1].figure):
            continue
        between = sentence.skeleton[near[0].position : near[1].position]
        if "；" in between or near[0].depth != near[1].depth or near[0].figure.kind not in _KINDS:
            continue
        pair = _in_order(near)
        if pair is not None and (is_headed or _is_of(match["subject"], pair)):
            yield ToldTurn(match[0], match["up"] is not None, pair, sentence)


def _in_order(near: list[Mention]) -> tuple[Mention, Mention] | None:
    """Give the earlier and the later of two figures by their words; None where they do not say."""
    past = [m for m in near if _PAST.search(m.clause)]
    if len(past) != 1 or _NOW.search(past[0].lead):
        return None
    later = near[0] if past[0] is near[1] else near[1]
    return past[0], later


def _is_of(subject: str, pair: tuple[Mention, ...]) -> bool:
    """Tell whether what rose is what the figures count: nothing else named, or a word of theirs."""
    wanted = set(subject) - _PLAIN
    named = set("".join(m.lead + m.figure.unit_symbol for m in pair))
    return not subject or bool(wanted & named)
