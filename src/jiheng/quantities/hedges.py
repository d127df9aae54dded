"""The words that soften a figure (约、近、超、不足、余…) and what each still proves.

Source: 民法典第1259条 — 以上、以下、以内 include the number itself; 不满、超过 do not.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from jiheng.quantities.interval import Interval


class HedgeKind(StrEnum):
    """Name what a hedge claims about the number it stands with."""

    AROUND = "around"
    MORE = "more"
    NEAR = "near"
    OVER = "over"
    AT_LEAST = "at_least"
    UNDER = "under"
    AT_MOST = "at_most"


@dataclass(frozen=True)
class Hedge:
    """Hold one hedge as printed, with its kind."""

    word: str
    kind: HedgeKind


_PREFIXES = {
    HedgeKind.AROUND: "约为 约合 约计 约 大约 大概 大致 ≈",
    HedgeKind.NEAR: "将近 接近 逼近 近",
    HedgeKind.OVER: "超过 超出 超 逾 突破 高于 多于 大于 >",
    HedgeKind.AT_LEAST: "至少 最少 不少于 不低于 不小于 ≥ ⩾ >=",
    HedgeKind.UNDER: "不足 不到 不满 未满 未达 低于 少于 小于 <",
    HedgeKind.AT_MOST: "至多 最多 不超过 未超过 不超 不高于 不多于 不大于 ≤ ⩽ <=",
}
_SUFFIXES = {
    HedgeKind.AROUND: "左右 上下",
    HedgeKind.MORE: "多 余",
    HedgeKind.AT_LEAST: "以上 及以上 (含)以上 以上(含)",
    HedgeKind.AT_MOST: "以下 及以下 (含)以下 以下(含) 以内 之内 (含)以内 以内(含)",
}


def _longest_first(table: dict[HedgeKind, str]) -> tuple[Hedge, ...]:
    hedges = (Hedge(word, kind) for kind, words in table.items() for word in words.split())
    return tuple(sorted(hedges, key=lambda hedge: -len(hedge.word)))


_BEFORE = _longest_first(_PREFIXES)
_AFTER = _longest_first(_SUFFIXES)
PREFIXES = {hedge.word: hedge for hedge in _BEFORE}
"""The hedges that stand before a number, by their words."""
INNER = {word: Hedge(word, HedgeKind.MORE) for word in ("多", "余")}
"""The hedges that stand between number and unit: 770多家, 8000余万元."""
_INSIDE = re.compile("[0-9十百千万亿]([多余])")


def take_prefix(text: str) -> tuple[Hedge | None, str]:
    """Split a leading hedge off a text.

    >>> take_prefix("超8.5亿元")[1]
    '8.5亿元'
    """
    for hedge in _BEFORE:
        if text.startswith(hedge.word):
            return hedge, text.removeprefix(hedge.word)
    return None, text


def take_suffix(text: str) -> tuple[Hedge | None, str]:
    """Split a trailing hedge off a text.

    >>> take_suffix("90%以上")[1]
    '90%'
    """
    for hedge in _AFTER:
        if text.endswith(hedge.word):
            return hedge, text.removesuffix(hedge.word)
    return None, text


def hedge_of(figure: str) -> Hedge | None:
    """Find the hedge of a printed figure, wherever it stands.

    >>> [bool(hedge_of(text)) for text in ("超8.5亿元", "770余家", "90%以上", "8.5亿元")]
    [True, True, True, False]
    """
    inner = _INSIDE.search(figure)
    found = INNER[inner[1]] if inner else None
    return take_prefix(figure)[0] or take_suffix(figure)[0] or found


def hedged(word: str, number: str, unit: str) -> str:
    """Put a hedge where it stands: before the number, before the unit, or behind both.

    >>> hedged("约", "84", "%"), hedged("余", "770", "家"), hedged("以上", "90", "%"), hedged("", "5", "家")
    ('约84%', '770余家', '90%以上', '5家')
    """
    if word in INNER:
        return number + word + unit
    if any(word == hedge.word for hedge in _AFTER):
        return number + unit + word
    return word + number + unit


def claimed(kind: HedgeKind, x: Fraction, step: Fraction, coarse: Fraction) -> Interval:
    """Give the numbers that a hedged figure does not contradict.

    `x` is the figure, `step` one unit of its last printed digit, `coarse` one unit of its last
    digit that is not zero, all in base units.

    >>> str(claimed(HedgeKind.MORE, Fraction(770), Fraction(1), Fraction(10)))
    '[770, 780)'
    """
    match kind:
        case HedgeKind.AROUND:
            # A round figure (约500) was rounded where its zeros begin; one without zeros
            # (约5.53) must still be looser than the same figure without 约.
            slack = max(step, coarse / 2)
            return Interval(x - slack, x + slack)
        case HedgeKind.MORE:
            if x < 0:
                return Interval(x - coarse, x, low_closed=False)
            return Interval(x, x + coarse, high_closed=False)
        case HedgeKind.OVER:
            return Interval(x, None, low_closed=False)
        case HedgeKind.AT_LEAST:
            return Interval(x, None)
        case HedgeKind.UNDER:
            return Interval(None, x, high_closed=False)
        case HedgeKind.NEAR | HedgeKind.AT_MOST:
            return Interval(None, x)
