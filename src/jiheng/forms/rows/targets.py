"""Targets typed with a sign or word of their own: 90%以上 beside the nature ≥."""

from jiheng.forms.figures import unit_of
from jiheng.quantities import HedgeKind, QuantityError, parse_quantity
from jiheng.quantities.glyphs import plain

_SAYS_THE_SAME = {
    HedgeKind.AT_LEAST: "≥",
    HedgeKind.AT_MOST: "≤",
    HedgeKind.OVER: ">",
    HedgeKind.UNDER: "<",
}


def bare_target(text: str, nature: str, unit_symbol: str) -> str:
    """Give the figure of a target without the sign that only repeats its nature.

    Raises:
        QuantityError: the target is no exact figure, or its sign is not that of its nature.

    >>> bare_target("2000个以上", "≥", "个"), bare_target("≤3%", "≤", ""), bare_target("5", "=", "")
    ('2000个', '3%', '5')
    """
    hedge = parse_quantity(text, unit_of(unit_symbol) if unit_symbol else None).hedge
    if hedge is None:
        return text
    figure = plain(text).replace(hedge.word, "", 1)
    meant = _SAYS_THE_SAME.get(hedge.kind)
    if meant == nature:
        return figure
    advice = f"只写数：{figure}"
    if meant is not None:
        advice += f"；确是“{hedge.word}”的，指标性质改为“{meant}”"
    raise QuantityError(text, "一个确切的数，方向写在“指标性质”栏", advice)
