"""Words that say that one thing stands in several classes, so that these add up to no whole."""

import re

_OVERLAP = re.compile(
    r"同时(?:属于|具有|具备|符合|为|是|享受|计入|有)|兼(?!顾)|互有|交叉|重复|重叠|重合|多选|去重"
    r"|(?:一|同)[个户项家人块地处][^，。；]{0,6}[可能][^，。；]{0,6}多[个种类项]|各类相加大于"
    r"|(?:有|部分)(?:的)?[人户家][^，。；]{0,6}(?:都|均|两次|多次|不止)"
    r"|部分[^，。；]{0,6}属于|多(?:类|种|重|项)(?:身份|情形|问题)?的?[）)]"
)


def overlaps(text: str) -> bool:
    """Tell whether a text says that its classes overlap.

    >>> overlaps("抽查的30户中，脱贫户20户、低保户15户，一户可同时具有多种身份")
    True
    >>> overlaps("抽查的30户中，脱贫户20户、低保户10户，同时核对了台账")
    False
    """
    return _OVERLAP.search(text) is not None
