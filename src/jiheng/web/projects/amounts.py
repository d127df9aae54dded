"""Money as people type and read it, in 万元; stored in 元, exact to the 分."""

from decimal import Decimal
from fractions import Fraction

from jiheng.quantities import QuantityError, parse_quantity, unit

WAN = unit("万元")
_FEN = 100
_LARGEST = 10**16
"""元; what a column of eighteen digits holds."""


def read_amount(text: str) -> Decimal:
    """Read an amount typed in 万元, or with a unit of its own, as 元.

    Raises:
        QuantityError: it is no exact, not negative amount of whole 分.

    >>> read_amount("1,234.56"), read_amount("50元")
    (Decimal('12345600.00'), Decimal('50.00'))
    """
    printed = parse_quantity(text, WAN)
    if printed.unit is not None and not printed.unit.is_comparable(WAN):
        raise QuantityError(text, "以“万元”计量的数", f"单位由“{printed.unit.symbol}”改为“万元”")
    if printed.hedge is not None:
        raise QuantityError(text, "确切的金额", f"去掉“{printed.hedge.word}”")
    fen = printed.exact * _FEN
    if fen < 0 or fen >= _LARGEST * _FEN:
        raise QuantityError(text, "不小于 0 的金额", "请核对金额和单位")
    if fen.denominator != 1:
        raise QuantityError(text, "到分为止的金额", "万元数最多写 6 位小数")
    return Decimal(int(fen)).scaleb(-2)


def print_wan(amount: Decimal | None) -> str:
    """Print 元 in 万元 with every digit that says something, at least two; nothing for None.

    >>> print_wan(Decimal("12345600.00")), print_wan(Decimal("0.01")), print_wan(None)
    ('1,234.56', '0.000001', '')
    """
    if amount is None:
        return ""
    digits = f"{amount.scaleb(-4):,.6f}"
    return digits[:-4] + digits[-4:].rstrip("0")


def sum_of_sources(*sources: Decimal | None) -> Decimal | None:
    """Add the sources of a year's funds in 元; None while one of them is not filled in.

    >>> sum_of_sources(Decimal(1), Decimal(0)), sum_of_sources(Decimal(1), None)
    (Decimal('1'), None)
    """
    known = [source for source in sources if source is not None]
    return sum(known, Decimal(0)) if len(known) == len(sources) else None


def yuan_text(amount: Decimal | None) -> str:
    """Write an amount as a form's cell that reads back exactly: 12345678.90元; blank for None."""
    return "" if amount is None else f"{amount:.2f}元"


def as_fraction(amount: Decimal) -> Fraction:
    """Give an amount in 元 as an exact number."""
    return Fraction(amount)
