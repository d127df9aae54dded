"""Chinese numerals: print whole numbers (二十一), read them with the same strictness."""

import re
from fractions import Fraction

from jiheng.quantities.errors import QuantityError

_DIGITS = "零一二三四五六七八九"
_PLACES = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
_LIMIT = 10**16
# The longest regular numeral below the limit has 31 characters; decimals may follow.
_LONGEST = 60

# Formal (大写) and traditional characters, and the two spellings of two and zero.
_SPELLINGS = str.maketrans(
    "〇两壹贰叁肆伍陆柒捌玖拾佰仟萬億點負", "零二一二三四五六七八九十百千万亿点负"
)
NUMERAL_CHARACTERS = "零一二三四五六七八九十百千万亿点〇两壹贰叁肆伍陆柒捌玖拾佰仟萬億點"
_SECTION = re.compile(
    r"零?(?:([一二三四五六七八九])千)?零?(?:([一二三四五六七八九])百)?零?"
    r"(?:([一二三四五六七八九])?(十))?零?([一二三四五六七八九])?"
)
_EXPECTED = "规范的汉字数，如 二十一、一百零三、三点五"


def chinese_numeral(n: int) -> str:
    """Write a whole number in Chinese numerals, as headings and prose do.

    Raises:
        ValueError: the number has more than sixteen digits.

    >>> chinese_numeral(21), chinese_numeral(103), chinese_numeral(10**12)
    ('二十一', '一百零三', '一万亿')
    """
    if abs(n) >= _LIMIT:
        raise ValueError(f"汉字数只写到十六位以内：{n}")
    if n < 0:
        return "负" + chinese_numeral(-n)
    return _without_leading_one(_written(n)) if n else "零"


def parse_chinese_numeral(text: str) -> Fraction:
    """Read a number in Chinese numerals, optionally with 负 and 点.

    Colloquial forms that can mean two numbers (一百三) are refused.

    Raises:
        QuantityError: the text is not a number in its regular form.

    >>> parse_chinese_numeral("一百零三")
    Fraction(103, 1)
    >>> parse_chinese_numeral("负三点一四")
    Fraction(-157, 50)
    """
    body = text.strip().translate(_SPELLINGS)
    sign = -1 if body.startswith("负") else 1
    try:
        return sign * read_numeral(body.removeprefix("负"))[0]
    except QuantityError as error:
        raise QuantityError(text, error.expected, error.advice) from None


def read_numeral(text: str) -> tuple[Fraction, int]:
    """Give value and number of decimals of an unsigned Chinese numeral.

    Raises:
        QuantityError: as `parse_chinese_numeral`.
    """
    if len(text) > _LONGEST:
        raise QuantityError(text, _EXPECTED, "检查是否多个数连在了一起")
    whole, point, decimals = text.translate(_SPELLINGS).partition("点")
    number = _whole(whole)
    if not point:
        return Fraction(number), 0
    if not decimals or any(mark not in _DIGITS for mark in decimals):
        raise QuantityError(text, _EXPECTED, "“点”后逐位写数字")
    digits = "".join(str(_DIGITS.index(mark)) for mark in decimals)
    return number + Fraction(int(digits), 10 ** len(digits)), len(digits)


def _written(n: int) -> str:
    """Write a number in full, also with 一 before a leading 十."""
    for base, mark in ((10**8, "亿"), (10**4, "万")):
        if n >= base:
            high, low = divmod(n, base)
            # A gap in the digits is read out once: 一亿零五万, 一万零五十.
            gap = "零" if 0 < low < base // 10 else ""
            return _written(high) + mark + gap + (_written(low) if low else "")
    text = ""
    gap = ""
    for power, mark in _PLACES:
        digit = n // power % 10
        if digit:
            text += gap + _DIGITS[digit] + mark
        # A gap counts only between digits, never in front.
        gap = "" if digit or not text else "零"
    return text


def _without_leading_one(text: str) -> str:
    return text[1:] if text.startswith("一十") else text


def _whole(text: str) -> int:
    number = _worth(text)
    if number is None or number >= _LIMIT:
        raise QuantityError(text, _EXPECTED, "改写为规范的汉字数或阿拉伯数字")
    if _folded(text) in _accepted(number):
        return number
    # 一百三 may be 一百零三 or 一百三十; the writer has to say which.
    colloquial = re.fullmatch(r"(.*)([千百万亿])([一二三四五六七八九])", text)
    regular = chinese_numeral(number)
    if colloquial:
        lower = {"亿": "千万", "万": "千", "千": "百", "百": "十"}[colloquial[2]]
        raise QuantityError(text, _EXPECTED, f"改为“{regular}”或“{text}{lower}”")
    raise QuantityError(text, _EXPECTED, f"改为“{regular}”")


def _worth(text: str) -> int | None:
    """Add up a numeral leniently; the caller compares with the regular spelling."""
    if text == "零":
        return 0
    for base, mark in ((10**8, "亿"), (10**4, "万")):
        if mark in text:
            high, _, low = text.rpartition(mark)
            upper, rest = _worth(high), _worth(low) if low else 0
            return None if not upper or rest is None else upper * base + rest
    match = _SECTION.fullmatch(text)
    if match is None or not text.strip("零"):
        return None
    thousands, hundreds, tens, ten, ones = match.groups(default="")
    digits = (thousands, hundreds, tens or ("一" if ten else ""), ones)
    return sum(
        _DIGITS.index(digit) * power
        for digit, (power, _) in zip(digits, _PLACES, strict=True)
        if digit
    )


def _folded(text: str) -> str:
    """Make the optional 一 of 一十 at the head of a section disappear."""
    return re.sub(r"(^|[零万亿])一十", r"\1十", text)


def _accepted(number: int) -> set[str]:
    """Give the regular spellings, also the older 十万零五千 for 十万五千."""
    regular = _written(number) or "零"
    older = re.sub(r"(十|百|千)([万亿])(?=[一二三四五六七八九]千)", r"\1\2零", regular)
    return {_folded(regular), _folded(older)}
