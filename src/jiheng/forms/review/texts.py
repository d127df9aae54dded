"""Look at texts and typed values of the forms without changing what they say."""

import re
import unicodedata
from difflib import SequenceMatcher
from fractions import Fraction
from functools import lru_cache

from jiheng.forms.figures import Reading
from jiheng.forms.rows.indicators import IndicatorColumns, read_indicator_value
from jiheng.quantities import QuantityError

NO_TARGET = "没有填写指标值"
NO_FIGURE = "指标值不是可用的数"

_MARKS = re.compile(r"[\W_]+")
_BREAKS = re.compile(r"[，。；：、！？,.;:!?\n\s（）()“”《》]")


def bare(text: str) -> str:
    """Drop blanks, punctuation and the difference between full and half width.

    >>> bare("支持 企业（家）数。")
    '支持企业家数'
    """
    return _MARKS.sub("", unicodedata.normalize("NFKC", text)).lower()


def similarity(first: str, second: str) -> Fraction:
    """Give the share of characters that two texts have in common, in the same order.

    >>> similarity("完成三项任务", "完成四项任务")
    Fraction(5, 6)
    """
    one, other = bare(first), bare(second)
    if not one or not other:
        return Fraction(0)
    if one == other:
        return Fraction(1)
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return Fraction(2 * sum(block.size for block in blocks), len(one) + len(other))


def clause_before(text: str, at: int) -> str:
    """Give the words of the same clause that stand before a place.

    >>> clause_before("完成任务，会同教育局实施", 7)
    '会同'
    """
    return _BREAKS.split(text[:at])[-1]


def typed_value(row: IndicatorColumns, name: str) -> Reading | None:
    """Read a value of an indicator; None where it is no figure of the indicator's nature."""
    return _reading(getattr(row, name), row.nature_of(name), row.unit)


@lru_cache(maxsize=4096)
def _reading(text: str, nature: str, unit: str) -> Reading | None:
    # Several rules read the same value, and many indicators the same text.
    try:
        return read_indicator_value(text, nature, unit)
    except QuantityError:
        return None


def concerns(level: str, word: str) -> bool:
    """Tell whether a 一级指标 or 二级指标 is of the kind named by a word.

    >>> concerns("产出指标（50分）", "产出"), concerns("效益指标", "产出")
    (True, False)
    """
    return word in level
