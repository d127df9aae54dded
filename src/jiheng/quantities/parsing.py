"""Read one printed figure: hedge, sign, number, 万 or 亿, unit — strictly, with advice."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from jiheng.quantities import units
from jiheng.quantities.decimals import read_decimal
from jiheng.quantities.errors import QuantityError
from jiheng.quantities.glyphs import plain
from jiheng.quantities.hedges import take_prefix, take_suffix
from jiheng.quantities.not_figures import refuse, unreadable
from jiheng.quantities.numerals import NUMERAL_CHARACTERS, read_numeral
from jiheng.quantities.printed import Printed
from jiheng.quantities.printing import print_number
from jiheng.quantities.slips import slip
from jiheng.quantities.tails import Tail, hedge_once, power_of, read_tail, refuse_multiplier
from jiheng.quantities.units import Unit, money_unit

_SIGN_AND_CURRENCY = re.compile(r"(-|\+|负)?(¥)?")
_ARABIC = re.compile(r"[\d.,]+")
_NUMERAL = re.compile(f"[{NUMERAL_CHARACTERS}]+")
_SPLIT_NUMERAL = re.compile(rf"^([{NUMERAL_CHARACTERS}]+)([多余])([万亿]+)")
_PARTS = re.compile(r"(.+?)分之(.+)")
_TENTHS = re.compile(rf"([\d.,]+|[{NUMERAL_CHARACTERS}]+)成([一二三四五六七八九])?(.*)")
_HUNDRED_MILLIONS_AND_REST = re.compile(r"(\d+)亿(\d{1,4})((?:多|余)?万.*)")
_MARKS = {"万": 10**4, "亿": 10**8}
# 百万亿元 after 三点五: so many characters of a unit can look like a numeral.
_MOST_MARKS_OF_A_UNIT = 3
_PART_UNITS = {"百": "%", "千": "‰", "万": "‱"}


def parse_quantity(text: str, default_unit: Unit | None = None) -> Printed:
    """Read one figure as officials print it.

    Accepts half and full width, thousands separators, Chinese numerals, 万 and 亿, hedges and
    signs.  `default_unit` is the unit of a number printed without one (a column's unit).

    Raises:
        QuantityError: the text is not exactly one figure; dates, document numbers,
            telephone numbers and ranges are not.

    >>> parse_quantity("2,413.11亿元").exact
    Fraction(241311000000, 1)
    >>> str(parse_quantity("12.5%").interval)
    '[249/2000, 251/2000)'
    >>> parse_quantity("二十一个").interval.is_exact
    True
    >>> str(parse_quantity("1.2万家").interval)
    '[11500, 12500)'
    """
    try:
        return _read(text, default_unit)
    except QuantityError as error:
        # The parts below know only their piece; the user must see the whole text.
        raise QuantityError(text, error.expected, error.advice) from None


def _read(text: str, default: Unit | None) -> Printed:
    whole = plain(text)
    if not whole:
        raise QuantityError(text, "一个数", "空白不等于零：没有数据时在填报状态注明原因")
    before, body = take_prefix(whole)
    refuse(body, default is not None)
    if before is None:
        # “=100%” is how target tables print an exact target.
        body = body.removeprefix("=")
    lead = _SIGN_AND_CURRENCY.match(body)
    assert lead is not None
    sign = -1 if lead[1] in ("-", "负") else 1
    if lead[2]:
        if default is not None and default != units.unit("元") and not body.endswith("元"):
            advice = f"去掉“¥”，按“{default.symbol}”填写；确以元计的写明“元”"
            raise QuantityError(text, f"以“{default.symbol}”计量的数", advice)
        default = units.unit("元")
    body = body[lead.end() :]
    try:
        printed = _parts(body) or _tenths(body) or _number_and_unit(body, default)
    except QuantityError:
        # A mark among the digits tells more than the unit that it was taken for.
        spoilt = slip(whole)
        if spoilt is None:
            raise
        raise spoilt from None
    return replace(
        printed,
        text=text,
        value=sign * printed.value,
        hedge=hedge_once(before, printed.hedge),
    )


def _number(text: str) -> tuple[Fraction, int]:
    """Read a whole text as one number, in either script."""
    if _NUMERAL.fullmatch(text):
        return read_numeral(text)
    if _ARABIC.fullmatch(text):
        return read_decimal(text)
    raise unreadable(text)


def _parts(body: str) -> Printed | None:
    """Read 百分之十二, 千分之三, 三分之二."""
    match = _PARTS.fullmatch(body)
    if match is None:
        return None
    whole, part = match[1], match[2]
    after, part = take_suffix(part)
    # 百分之百 is said without 一.
    number, places = (Fraction(100), 0) if part == "百" else _number(part)
    if whole in _PART_UNITS:
        return Printed(body, number, units.unit(_PART_UNITS[whole]), places, after)
    divisor, divisor_places = _number(whole)
    if divisor == 0 or places or divisor_places:
        raise QuantityError(body, "分子、分母为整数且分母不为零的分数", "改为如“三分之二”")
    return Printed(body, number / divisor, units.RATIO, 0, after, is_fraction=True)


def _tenths(body: str) -> Printed | None:
    """Read 四成, 四成五, 3.5成."""
    match = _TENTHS.fullmatch(body)
    if match is None:
        return None
    after, rest = take_suffix(match[3])
    if rest:
        raise unreadable(body)
    number, places = _number(match[1])
    tenths = units.unit("成")
    if match[2] is None:
        return Printed(body, number, tenths, places, after)
    if places:
        raise unreadable(body)
    return Printed(body, number + read_numeral(match[2])[0] / 10, tenths, 1, after)


def _number_and_unit(body: str, default: Unit | None) -> Printed:
    """Read a number followed by multiplier, unit and hedges.

    In Chinese numerals a character may belong to the number or to the unit (五百千瓦): the
    longest number that leaves a unit wins, and otherwise its complaint is the one reported.
    """
    first: QuantityError | None = None
    for number_text, rest in _splits(body):
        try:
            return _joined(body, number_text, read_tail(rest, default))
        except QuantityError as error:
            first = first or error
    raise first or unreadable(body)


def _splits(body: str) -> Iterator[tuple[str, str]]:
    mixed = _HUNDRED_MILLIONS_AND_REST.fullmatch(body)
    if mixed:
        # 1亿2000万元 is 12000 of 万元.
        yield f"{mixed[1]}{mixed[2]:>04}", mixed[3]
        return
    arabic = _ARABIC.match(body)
    if arabic:
        yield arabic[0], body[arabic.end() :]
        return
    # 三亿五千多万元 says the same as 三亿五千万多元, in which the number is in one piece.
    body = _SPLIT_NUMERAL.sub(r"\1\3\2", body)
    numeral = _NUMERAL.match(body)
    if numeral:
        shortest = max(numeral.end() - _MOST_MARKS_OF_A_UNIT, 1)
        for end in range(numeral.end(), shortest - 1, -1):
            yield body[:end], body[end:]


def _joined(body: str, number_text: str, tail: Tail) -> Printed:
    number, places = _number(number_text)
    own = _own_multiplier(number_text)
    is_money = tail.unit is not None and tail.unit.dimension == units.MONEY
    # A printed 万元 is 万 and 元; the column's 万元 is replaced when the text has its own 万.
    is_scaled = is_money and tail.is_named
    factor = tail.multiplier * (int(tail.unit.scale) if tail.unit and is_scaled else 1)
    if 1 < factor <= _largest_mark(number_text):
        raise QuantityError(body, "只带一个“万”或“亿”的数", "改用阿拉伯数字，如 3.5亿元")
    multiplier = own * factor
    refuse_multiplier(tail.unit, multiplier)
    if is_money and not tail.is_named:
        _refuse_thousands(body, number, tail)
    if is_money and (tail.is_named or multiplier > 1):
        unit = money_unit(multiplier)
        value = number * factor / unit.scale
        return Printed(body, value, unit, places, tail.hedge, multiplier // int(unit.scale))
    return Printed(body, number * factor, tail.unit, places, tail.hedge, multiplier)


def _refuse_thousands(body: str, number: Fraction, tail: Tail) -> None:
    """Raise for 3千 in a column of 万元: 3千元 or 3000万元; 三千 is a number like 3000.

    Raises:
        QuantityError: a 百 or 千 stands before a unit that is itself a multiple.
    """
    if tail.unit is not None and 1 < tail.multiplier < _MARKS["万"] and tail.unit.scale != 1:
        whole = print_number(number * tail.multiplier, 4, grouping=False, min_places=0)
        advice = f"写全单位：{whole}{tail.unit.symbol}，或{whole}元"
        raise QuantityError(body, f"以“{tail.unit.symbol}”计量的数", advice)


def _own_multiplier(number_text: str) -> int:
    """Give the 万 or 亿 that a Chinese numeral ends in: its last digit stands there."""
    return power_of(number_text[len(number_text.rstrip("万亿")) :])


def _largest_mark(number_text: str) -> int:
    return max((worth for mark, worth in _MARKS.items() if mark in number_text), default=0)
