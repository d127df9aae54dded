"""Read one typed figure as the vocabulary wants it: value, unit, interval and printed text."""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from jiheng.quantities import (
    HedgeKind,
    Interval,
    Missing,
    Printed,
    QuantityError,
    Status,
    Unit,
    Value,
    count_unit,
    parse_quantity,
    print_number,
    unit,
)
from jiheng.quantities.hedges import take_suffix
from jiheng.quantities.tails import marks_of
from jiheng.quantities.units import RATE
from jiheng.standards import Term

FLAG_UNIT = Unit("是否", "flag")
TEXT_UNIT = Unit("文字", "text")
FLAGS = {"是": Fraction(1), "否": Fraction(0)}

_USUAL_PLACES = 2
_DIGIT = re.compile("[0-9]")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９％．，＋－", "0123456789%.,+-")
_BARE_NUMBER = re.compile(r"-?[0-9.,]+")
_MISSING_LABELS = {status.label: status for status in Status if status is not Status.REPORTED}


@dataclass(frozen=True)
class Reading:
    """Hold what a cell says: value in base units or Missing, unit, interval, text with unit.

    `is_hedged` marks a figure that was only claimed about (约84%, 500余家), `may_be_fraction` a
    rate typed like 0.1144, which reads as 0.1144% and may be meant as 11.44%.
    """

    value: Value
    unit: Unit
    interval: Interval | None
    text: str
    is_hedged: bool
    may_be_fraction: bool = False


def no_figure(
    missing: Missing, unit: Unit, text: str = "", interval: Interval | None = None
) -> Reading:
    """Give the reading of a cell without a figure: blank, or words and ranges as `text`."""
    return Reading(missing, unit, interval, text, is_hedged=False)


def missing_from_label(text: str, reason: str = "") -> Missing | None:
    """Give the Missing that 未填报, 不适用, 无法判断 or an empty cell means, else None.

    >>> missing_from_label(" 不适用 ").label
    '不适用'
    """
    label = text.strip()
    if not label:
        return Missing(Status.UNREPORTED, reason)
    status = _MISSING_LABELS.get(label)
    return None if status is None else Missing(status, reason)


def unit_of(symbol: str) -> Unit:
    """Give the unit of a symbol; 是否 is the unit of flags, any measure word counts.

    Raises:
        QuantityError: the symbol can not be a unit.

    >>> unit_of("是否").dimension, unit_of("项").dimension
    ('flag', 'count')
    """
    if symbol == FLAG_UNIT.symbol:
        return FLAG_UNIT
    try:
        return unit(symbol)
    except QuantityError as unknown:
        try:
            return count_unit(symbol)
        except QuantityError:
            raise unknown from None


def read_figure(text: str, term: Term, written_unit: str = "", reason: str = "") -> Reading:
    """Read the cell text of a term; `written_unit` is the unit column, if it is filled.

    A money figure may be typed in any money unit; counts only in their own unit.

    Raises:
        QuantityError: the text is no figure, or its unit is not the term's.
    """
    wanted = unit_of(term.unit)
    given = unit_of(written_unit) if written_unit.strip() else wanted
    return read_plain(text, wanted, given, reason)


def read_plain(text: str, wanted: Unit, given: Unit | None = None, reason: str = "") -> Reading:
    """Read a cell text as a figure of the unit `wanted`, typed in the unit `given`.

    Raises:
        QuantityError: the text is no figure, or its unit is not comparable.
    """
    missing = missing_from_label(text, reason)
    if missing is not None:
        return no_figure(missing, wanted)
    if wanted.dimension == FLAG_UNIT.dimension:
        return read_flag(text)
    return reading_of(parse_quantity(text, given or wanted), wanted)


def read_flag(text: str) -> Reading:
    """Read 是 or 否 as 1 or 0.

    Raises:
        QuantityError: the text is neither.
    """
    word = text.strip()
    if word not in FLAGS:
        raise QuantityError(text, "“是”或“否”", "改为“是”或“否”；没有取得的留空或写“未填报”")
    value = FLAGS[word]
    return Reading(value, FLAG_UNIT, Interval.exact(value), word, is_hedged=False)


def reading_of(printed: Printed, wanted: Unit) -> Reading:
    """Turn a parsed figure into a reading in the wanted unit's dimension.

    Raises:
        QuantityError: the figure is of another dimension, such as 家 where 万元 is wanted.
    """
    found = printed.unit or wanted
    if not found.is_comparable(wanted):
        raise QuantityError(
            printed.text,
            f"以“{wanted.symbol}”计量的数",
            f"把单位由“{found.symbol}”改为“{wanted.symbol}”",
        )
    text = with_unit(plain_figure(printed), found)
    return Reading(
        printed.exact,
        found,
        printed.interval,
        text,
        is_hedged=printed.hedge is not None,
        may_be_fraction=found.dimension == RATE and _is_fraction(printed),
    )


def _is_fraction(printed: Printed) -> bool:
    """Tell a number below 1 without a unit, with more decimals than rates are printed with."""
    return is_bare(printed.text) and 0 < abs(printed.value) < 1 and printed.places > _USUAL_PLACES


def is_bare(text: str) -> bool:
    """Tell a number without unit or words.

    >>> is_bare("０．９５ "), is_bare("95%"), is_bare("约9")
    (True, False, False)
    """
    return _BARE_NUMBER.fullmatch(half_width(text.strip())) is not None


def plain_figure(printed: Printed) -> str:
    """Write a figure as a report prints it: half-width digits, no Chinese numerals.

    What was typed stays in the form and in messages about it. A fraction (三分之二) and a
    hedged figure (约八成) keep their words: digits would say more than was typed.

    >>> [plain_figure(parse_quantity(text)) for text in ("８４．５％", "八十四%", "三分之二", "1.2万家")]
    ['84.5%', '84%', '三分之二', '1.2万家']
    """
    text = half_width(printed.text.strip())
    if _DIGIT.search(text) or printed.is_fraction or printed.hedge is not None:
        return text
    shown = print_number(printed.value / printed.multiplier, printed.places, grouping=False)
    return shown + marks_of(printed.multiplier) + (printed.unit.symbol if printed.unit else "")


def half_width(text: str) -> str:
    """Write full-width digits and the signs of figures as half-width ones.

    >>> half_width("８０％～１，２００")
    '80%～1,200'
    """
    return text.translate(_HALF_WIDTH)


def with_unit(text: str, found: Unit) -> str:
    """Write the unit behind a figure unless it is already there.

    >>> with_unit("99.66", unit("%")), with_unit("百分之五", unit("%"))
    ('99.66%', '百分之五')
    >>> with_unit("1.2万", unit("家")), with_unit("5.53亿", unit("亿元"))
    ('1.2万家', '5.53亿元')
    """
    figure = text.strip()
    # The two usual cases need no parsing: 99.66 and 99.66%.
    if _BARE_NUMBER.fullmatch(figure.removesuffix(found.symbol)):
        return figure.removesuffix(found.symbol) + found.symbol
    behind, rest = take_suffix(figure)
    # 770余 keeps its 余 before the unit.
    body = figure if behind is None or behind.kind is HedgeKind.MORE else rest
    for symbol in (found.symbol, unicodedata.normalize("NFKC", found.symbol)):
        if body.endswith(symbol):
            # 台(套) may be typed in a column of 台（套）.
            return body.removesuffix(symbol) + found.symbol + figure[len(body) :]
    if parse_quantity(figure).unit is not None:
        return figure
    # 5.53亿 in a money column was read as 亿元: only the 元 is wanting.
    sizes = range(len(found.symbol) - 1, 0, -1)
    there = next((size for size in sizes if body.endswith(found.symbol[:size])), 0)
    return body + found.symbol[there:] + figure[len(body) :]
