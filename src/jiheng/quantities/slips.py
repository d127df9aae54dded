"""Name what slipped in beside the digits of a number, and the number that was meant."""

import re
from collections.abc import Callable
from decimal import Decimal

from jiheng.quantities.errors import QuantityError
from jiheng.quantities.units import find_unit

_EXPECTED = "一个数，如 1234.5 或 1,234.50"
_LARGEST_POWER = 15
_STOPS = "。·•・‧"
_MARKS = r";:,、!?'\"`“”‘’。…"
_LEAD = r"(?P<lead>[^\d.,]*)"
_MARKS_AND_QUOTES = "'\"`“”‘’"
_POWER = re.compile(_LEAD + r"(?P<number>\d+(?:\.\d+)?)[eE](?P<power>[+-]?\d{1,2})(?P<rest>\D*)")
_WRONG_POINT = re.compile(_LEAD + rf"(?P<whole>[\d,]+)[{_STOPS}](?P<places>\d+)(?P<rest>\D*)")
_END_MARK = re.compile(_LEAD + rf"(?P<body>[\d.,]*\d\D*?)(?P<mark>[{_MARKS}]+)")
_REMARK = re.compile(_LEAD + r"(?P<body>[\d.,]*\d\D*?)(?P<remark>\(\D+\))")
_INNER_MARK = re.compile(
    _LEAD + r"(?P<whole>\d{1,3})(?P<mark>['’‘`_])(?P<tail>\d{3}(?:\.\d+)?)(?P<rest>\D*)"
)
_TWO_NUMBERS = re.compile(_LEAD + r"[\d.,]+(?P<between>[^\d.,万亿千百]+)(?P<second>\d.*)")


def slip(body: str) -> QuantityError | None:
    """Give the error of a whole half-width text whose number is spoilt by a mark, else None.

    >>> str(slip("45210。88万元"))
    '“45210。88万元”读不出数：应为一个数，如 1234.5 或 1,234.50；小数点写“.”，改为“45210.88万元”。'
    >>> slip("45210.88万圆") is None
    True
    """
    return next(filter(None, (look(body) for look in _LOOKS)), None)


def _power(body: str) -> QuantityError | None:
    match = _POWER.fullmatch(body)
    if match is None or abs(int(match["power"])) > _LARGEST_POWER:
        return None
    number = f"{Decimal(match['number']).scaleb(int(match['power'])):f}"
    advice = f"改为“{match['lead']}{number}{match['rest']}”"
    return QuantityError(body, f"{_EXPECTED}，而不是科学记数法", advice)


def _wrong_point(body: str) -> QuantityError | None:
    match = _WRONG_POINT.fullmatch(body)
    if match is None:
        return None
    meant = f"{match['lead']}{match['whole']}.{match['places']}{match['rest']}"
    return QuantityError(body, _EXPECTED, f"小数点写“.”，改为“{meant}”")


def _end_mark(body: str) -> QuantityError | None:
    match = _END_MARK.fullmatch(body)
    if match is None:
        return None
    lead = match["lead"].strip(_MARKS_AND_QUOTES)
    ends = "前后的引号" if lead != match["lead"] else f"末尾的“{match['mark']}”"
    return QuantityError(body, f"{_EXPECTED}，后面没有标点", f"去掉{ends}")


def _remark(body: str) -> QuantityError | None:
    match = _REMARK.fullmatch(body)
    if match is None or find_unit(match["remark"][1:-1]) is not None:
        return None
    advice = f"“{match['remark']}”移到备注，改为“{match['lead']}{match['body']}”"
    return QuantityError(body, _EXPECTED, advice)


def _inner_mark(body: str) -> QuantityError | None:
    match = _INNER_MARK.fullmatch(body)
    if match is None:
        return None
    meant = f"{match['lead']}{match['whole']},{match['tail']}{match['rest']}"
    return QuantityError(body, _EXPECTED, f"千分位写“,”，改为“{meant}”")


def _two_numbers(body: str) -> QuantityError | None:
    match = _TWO_NUMBERS.fullmatch(body)
    if match is None or not _is_second(match["between"], match["second"]):
        return None
    advice = f"“{match['between']}”前后都是数字：是两个数的，只留一个；是一个数的，去掉中间的字"
    return QuantityError(body, _EXPECTED, advice)


def _is_second(between: str, second: str) -> bool:
    # m2 and CO2 are units, not a number behind another.
    is_symbol = between.isascii() and between[-1:].isalpha() and len(second) == 1
    return not is_symbol and find_unit(between + second) is None


_LOOKS: tuple[Callable[[str], QuantityError | None], ...] = (
    _power,
    _wrong_point,
    _end_mark,
    _remark,
    _inner_mark,
    _two_numbers,
)
