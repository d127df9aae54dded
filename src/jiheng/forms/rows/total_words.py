"""The words by which people mark rows that add up others, or that others hold already."""

import re
import unicodedata

_TOTAL = re.compile(r"总?合计|总计|共计|累计|总和")
_SUBTOTAL = re.compile(r".*小计|本页合计")
_UNIT_BEHIND = re.compile(r"(\([^()]*\))?:?$")
_PART = "其中"


def is_total(text: str) -> bool:
    """Tell whether a label is that of the row that adds up all others.

    >>> is_total("合　计："), is_total("合计数审核")
    (True, False)
    """
    return _TOTAL.fullmatch(_word(text)) is not None


def is_subtotal(text: str) -> bool:
    """Tell whether a label is that of a row that adds up some of those above it.

    >>> is_subtotal("项目支出小计（万元）"), is_subtotal("小计划")
    (True, False)
    """
    return _SUBTOTAL.fullmatch(_word(text)) is not None


def is_part(text: str) -> bool:
    """Tell whether a label says that the row above holds its figures already.

    >>> is_part("其中：教育费附加")
    True
    """
    return text.startswith(_PART)


def narrow(text: str) -> str:
    """Give a text in half-width characters without blanks.

    >>> narrow("填表人：　王芳")
    '填表人:王芳'
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


def _word(text: str) -> str:
    return _UNIT_BEHIND.sub("", narrow(text), count=1)
