"""Print exact numbers as officials do.

Source: GB/T 15835—2011 (numerals in published texts); amounts and rates have two decimals,
differences of rates are 百分点.  A missing value prints its status, never a zero.
"""

from fractions import Fraction

from jiheng.quantities.errors import QuantityError
from jiheng.quantities.rounding import round_half_up
from jiheng.quantities.units import MONEY, Unit
from jiheng.quantities.units import unit as unit_of
from jiheng.quantities.value import Missing

Printable = Fraction | int | Missing
"""What can be printed: an exact number, or a missing value that prints as its status."""


def print_number(
    x: Printable, places: int, grouping: bool = True, min_places: int | None = None
) -> str:
    """Print a number rounded half up to `places` decimals.

    With `min_places`, zeros beyond that many decimals are dropped.

    Raises:
        ValueError: `places` or `min_places` is negative.

    >>> print_number(Fraction(43435382, 100), 2)
    '434,353.82'
    >>> print_number(Fraction(5, 2), 3, min_places=2)
    '2.50'
    """
    if isinstance(x, Missing):
        return x.label
    if places < 0 or (min_places is not None and min_places < 0):
        raise ValueError(f"小数位数不能为负：{places}，{min_places}")
    steps = round_half_up(Fraction(x), places) * 10**places
    # int() is exact here; a negative number that rounds to zero prints without sign.
    digits = f"{abs(int(steps)):0{places + 1}d}"
    split = len(digits) - places
    whole, decimals = digits[:split], digits[split:]
    if min_places is not None:
        decimals = decimals[:min_places] + decimals[min_places:].rstrip("0")
    return (
        ("-" if steps < 0 else "")
        + (f"{int(whole):,}" if grouping else whole)
        + (f".{decimals}" if decimals else "")
    )


def print_amount(
    yuan: Printable, unit: str = "万元", places: int = 2, grouping: bool = True
) -> str:
    """Print an amount held in 元 in a money unit.

    Raises:
        QuantityError: the unit is unknown or not one of money.

    >>> print_amount(Fraction(5115000000), "亿元")
    '51.15亿元'
    >>> print_amount(Fraction(4343538200))
    '434,353.82万元'
    """
    money = unit_of(unit)
    if money.dimension != MONEY:
        raise QuantityError(unit, "金额单位", "改为 元、万元或亿元")
    if isinstance(yuan, Missing):
        return yuan.label
    return print_number(money.from_base(Fraction(yuan)), places, grouping) + money.symbol


def print_rate(ratio: Printable, places: int = 2, trim: bool = True) -> str:
    """Print a ratio in per cent; `trim` drops zeros at the end (100%, not 100.00%).

    >>> print_rate(Fraction(9966, 10000)), print_rate(Fraction(1)), print_rate(1, trim=False)
    ('99.66%', '100%', '100.00%')
    """
    if isinstance(ratio, Missing):
        return ratio.label
    return print_number(ratio * Fraction(100), places, min_places=0 if trim else None) + "%"


def print_points(x: Printable, min_places: int = 2, max_places: int = 3) -> str:
    """Print a score: two decimals, a third only where it is not zero.

    >>> print_points(Fraction(13932, 1000)), print_points(4), print_points(Fraction(169, 100))
    ('13.932', '4.00', '1.69')
    """
    return print_number(x, max_places, grouping=False, min_places=min_places)


def print_change(ratio_difference: Printable, places: int = 2) -> str:
    """Print how far a rate moved, in 百分点.

    A move too small for the decimals is 基本持平, so that 持平 stays a true statement.

    >>> print_change(Fraction(34, 10000)), print_change(Fraction(-1, 100)), print_change(0)
    ('增加0.34个百分点', '减少1个百分点', '持平')
    """
    if isinstance(ratio_difference, Missing):
        return ratio_difference.label
    size = print_number(abs(Fraction(ratio_difference)) * 100, places, min_places=0)
    if size == "0":
        return "基本持平" if ratio_difference else "持平"
    return f"{'增加' if ratio_difference > 0 else '减少'}{size}个百分点"


def print_count(n: Printable, unit: str | Unit, grouping: bool = True) -> str:
    """Print a whole number of things.

    Raises:
        ValueError: the number is not whole.

    >>> print_count(21, "个"), print_count(Fraction(1349), "名")
    ('21个', '1,349名')
    """
    if isinstance(n, Missing):
        return n.label
    if Fraction(n).denominator != 1:
        raise ValueError(f"计数应为整数：{n}")
    return print_number(n, 0, grouping) + (unit if isinstance(unit, str) else unit.symbol)


def in_brackets(text: str) -> str:
    """Put a text into full-width brackets, as Chinese prose has them.

    >>> in_brackets("含转移支付2.15亿元")
    '（含转移支付2.15亿元）'
    """
    return f"（{text}）"
