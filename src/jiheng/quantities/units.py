"""Units of measure: what a printed number counts, and how many base units one is worth."""

import re
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from jiheng.quantities.errors import QuantityError
from jiheng.quantities.measure_words import COUNT_WORDS, MEASURE_WORDS, TIME_WORDS

MONEY = "money"
RATE = "rate"
POINT = "point"
MULTIPLE = "multiple"
SCORE = "score"
COUNT = "count"
MEASURE = "measure"
TIME = "time"
TEXT = "text"

# Units of these dimensions measure one thing each: 家 and 人 do not convert into each other.
_OWN_BASE = frozenset({COUNT, MEASURE, TIME, TEXT})


@dataclass(frozen=True)
class Unit:
    """Name a unit: symbol as printed, dimension, and base units per unit.

    Base units: 元 for money, the plain ratio for rates and percentage points, the unit itself
    for everything else.

    >>> unit("万元").to_base(Fraction(3, 2))
    Fraction(15000, 1)
    """

    symbol: str
    dimension: str
    scale: Fraction = Fraction(1)

    def to_base(self, x: Fraction) -> Fraction:
        """Turn a number of this unit into base units."""
        return x * self.scale

    def from_base(self, x: Fraction) -> Fraction:
        """Turn a number of base units into this unit."""
        return x / self.scale

    def is_comparable(self, other: "Unit") -> bool:
        """Tell whether figures in the two units can be added or compared.

        >>> unit("元").is_comparable(unit("亿元")), unit("家").is_comparable(unit("人"))
        (True, False)
        """
        if self.dimension != other.dimension:
            return False
        return self.dimension not in _OWN_BASE or self.symbol == other.symbol


RATIO = Unit("", RATE)
"""A plain ratio such as 三分之二, which is printed without a unit."""

_SCALED = (
    Unit("元", MONEY),
    Unit("千元", MONEY, Fraction(10**3)),
    Unit("万元", MONEY, Fraction(10**4)),
    Unit("百万元", MONEY, Fraction(10**6)),
    Unit("千万元", MONEY, Fraction(10**7)),
    Unit("亿元", MONEY, Fraction(10**8)),
    Unit("万亿元", MONEY, Fraction(10**12)),
    Unit("%", RATE, Fraction(1, 100)),
    Unit("‰", RATE, Fraction(1, 1000)),
    Unit("‱", RATE, Fraction(1, 10000)),
    Unit("成", RATE, Fraction(1, 10)),
    Unit("百分点", POINT, Fraction(1, 100)),
    Unit("千分点", POINT, Fraction(1, 1000)),
    Unit("基点", POINT, Fraction(1, 10000)),
    Unit("倍", MULTIPLE),
    Unit("分", SCORE),
)

_UNITS: dict[str, Unit] = {
    known.symbol: known
    for known in (
        *_SCALED,
        *(Unit(word, COUNT) for word in COUNT_WORDS),
        *(Unit(word, MEASURE) for word in MEASURE_WORDS),
        *(Unit(word, TIME) for word in TIME_WORDS),
    )
}
_MONEY_BY_SCALE = {int(u.scale): u for u in _SCALED if u.dimension == MONEY}
_ALIASES = {
    "％": "%",
    "﹪": "%",
    "个百分点": "百分点",
    "个千分点": "千分点",
    "个基点": "基点",
    "个工作日": "工作日",
    "个小时": "小时",
    "人民币元": "元",
    "元人民币": "元",
    "万元人民币": "万元",
    "亿元人民币": "亿元",
    "平米": "平方米",
    "m²": "平方米",
}
# What people type for a unit that the field writes otherwise; offered, never assumed.
_MEANT = {
    "百分比": "%",
    "百分数": "%",
    "percent": "%",
    "pct": "%",
    "点": "百分点",
    "个点": "百分点",
    "w": "万元",
    "W": "万元",
    "w元": "万元",
    "W元": "万元",
    "万": "万元",
    "亿": "亿元",
    "块钱": "元",
    "RMB": "元",
    "CNY": "元",
    "¥": "元",
    "￥": "元",
}
_LONGEST_SYMBOL = 12
_MEASURE_WORD = re.compile(
    rf"(?=.{{1,{_LONGEST_SYMBOL}}}$)[^\W\d_]+[²³]?([（(][^\W\d_]+[)）])?"
    r"([/·]([^\W\d_]+[²³]?([（(][^\W\d_]+[)）])?))*|[℃℉°]"
)
"""A measure word, also a compound one: 家, 台（套）, 元/平方米, 个/万人, mg/L, ℃."""


def find_unit(symbol: str) -> Unit | None:
    """Look a unit up by symbol or alias; give None for an unknown one.

    >>> find_unit("个百分点").symbol
    '百分点'
    >>> find_unit("万员") is None
    True
    """
    return _UNITS.get(_ALIASES.get(symbol, symbol))


def unit(symbol: str) -> Unit:
    """Give the unit that a symbol names; spaces around it are ignored.

    Raises:
        QuantityError: the unit is unknown; the advice names the nearest known one.

    >>> unit("亿元").scale
    Fraction(100000000, 1)
    """
    wanted = symbol.strip()
    known = find_unit(wanted)
    if known is None:
        raise unknown_unit(symbol, wanted)
    return known


def money_unit(scale: int) -> Unit:
    """Give the money unit that is worth `scale` 元, or 元 if no unit is.

    >>> money_unit(10**8).symbol, money_unit(10**5).symbol
    ('亿元', '元')
    """
    return _MONEY_BY_SCALE.get(scale, _UNITS["元"])


def unknown_unit(what: str, *spellings: str) -> QuantityError:
    """Make the error for a text in which none of the given spellings is a known unit.

    The advice names the unit nearest to the first spelling that is near to any.
    """
    expected = "认识的单位，如 元、万元、亿元、%、个百分点、倍、分、个、家、人次"
    for symbol in spellings:
        if len(symbol) > 1 and symbol[0] in "万亿" and symbol[1:] in COUNT_WORDS:
            word, mark = symbol[1:], symbol[0]
            return QuantityError(
                what, expected, f"单位写“{word}”，“{mark}”写在数后，如 1.2{symbol}"
            )
        if near := _nearest(symbol):
            return QuantityError(what, expected, f"是否应为“{near}”")
    return QuantityError(what, expected, "改用认识的单位，或在单位一栏写明计量单位")


def _nearest(symbol: str) -> str | None:
    if symbol in _MEANT:
        return _MEANT[symbol]
    if len(symbol) > _LONGEST_SYMBOL:
        return None
    best = max((*_UNITS, *_ALIASES), key=lambda known: _likeness(symbol, known))
    return best if _likeness(symbol, best) >= Fraction(1, 2) else None


def _likeness(a: str, b: str) -> Fraction:
    """Give the share of characters that two words have in common, in any order."""
    return Fraction(2 * (Counter(a) & Counter(b)).total(), len(a) + len(b))


def count_unit(symbol: str) -> Unit:
    """Make a counting unit of any measure word, also one that is not in the list.

    Raises:
        QuantityError: the word holds digits, spaces or other signs than / and brackets, is
            longer than twelve characters, or already names a unit of another dimension.

    >>> count_unit("粒")
    Unit(symbol='粒', dimension='count', scale=Fraction(1, 1))
    """
    word = symbol.strip()
    known = find_unit(word)
    if known is not None and known.dimension == COUNT:
        return known
    if known is not None or not _MEASURE_WORD.fullmatch(word):
        raise QuantityError(
            symbol, "计量单位（十二个字以内，不含数字）", "改为如 个、家、元/平方米"
        )
    return Unit(word, COUNT)
