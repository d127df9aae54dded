"""Tell what the text of one cell is: a number, a dash that means nothing, a numbering of columns."""

import re
from collections.abc import Sequence

from jiheng.quantities.measure_words import COUNT_WORDS, MEASURE_WORDS, TIME_WORDS

_NUMERIC = re.compile(r"[\d０-９]")
_WORDS = (*COUNT_WORDS, *MEASURE_WORDS, *(word for word in TIME_WORDS if word != "年"))
_PLAIN_NUMBER = re.compile(
    r"\s*[-－−]?\s*[¥￥]?\d[\d,]*(?:[.．]\d+)?\s*(?:%|％|‰|分|元|千元|万元|亿元|百分点|个百分点|倍"
    rf"|万?(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})|（[^（）]*）)?\s*"
)
_DASH = re.compile(r"[-—–－―/／\\\s*无]*")


def is_number(text: str) -> bool:
    """Tell whether a cell holds one number, with or without a unit, and nothing else.

    >>> is_number("1,234.50"), is_number("85.2%"), is_number("≥10次"), is_number("2023年")
    (True, True, False, False)
    """
    return bool(_NUMERIC.search(text)) and _PLAIN_NUMBER.fullmatch(text) is not None


def is_blank(text: str) -> bool:
    """Tell whether a cell states nothing: blank, a dash, a stroke, 无.

    >>> is_blank("——"), is_blank(" "), is_blank("不详")
    (True, True, False)
    """
    return _DASH.fullmatch(text) is not None


def squeezed(text: str) -> str:
    """Take all spaces out of a text.

    >>> squeezed("合   计")
    '合计'
    """
    return "".join(text.split())


def numbers_columns(texts: Sequence[str]) -> bool:
    """Tell whether the cells of a row only number the columns (栏次 1 2 3 …)."""
    numbers = [text.strip() for text in texts if is_number(text)]
    expected = {str(i) for i in range(1, len(texts) + 1)}
    others = [squeezed(text) for text in texts if text.strip() and not is_number(text)]
    return (
        len(numbers) >= 2
        and set(numbers) <= expected
        and len(set(numbers)) == len(numbers)
        and numbers == sorted(numbers, key=int)
        and all(text in ("栏次", "行次", "列次") or len(text) <= 1 for text in others)
    )
