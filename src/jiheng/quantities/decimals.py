"""Read plain decimal numbers, strictly: a figure that looks wrong is an error, not a guess."""

import re
from fractions import Fraction

from jiheng.quantities.errors import QuantityError
from jiheng.quantities.glyphs import plain

# Far beyond any budget, and below the length at which Python refuses to read an integer.
_MOST_DIGITS = 60
_POINTS_FOR_COMMAS = re.compile(r"(\d{1,3}(?:\.\d{3})+)(?:,(\d+))?")
_WELL_FORMED = re.compile(r"(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?")
_EXPECTED = "一个数，如 1234.5 或 1,234.50"


def parse_decimal(text: str) -> Fraction:
    """Read a number without unit: optional sign, thousands separators, decimal point.

    Full-width forms are accepted; misplaced separators are not.

    Raises:
        QuantityError: the text is not such a number.

    >>> parse_decimal("－1,234.50")
    Fraction(-2469, 2)
    >>> parse_decimal("14,8134.51")
    Traceback (most recent call last):
    ...
    jiheng.quantities.errors.QuantityError: “14,8134.51”读不出数：应为整数部分从右起每三位一个\
千分位逗号；改为“148,134.51”。
    """
    try:
        body = plain(text)
        sign = -1 if body.startswith("-") else 1
        return sign * read_decimal(body[1:] if body[:1] in ("-", "+") else body)[0]
    except QuantityError as error:
        raise QuantityError(text, error.expected, error.advice) from None


def read_decimal(body: str) -> tuple[Fraction, int]:
    """Give value and number of decimals of an unsigned half-width number.

    Raises:
        QuantityError: as `parse_decimal`.
    """
    match = _WELL_FORMED.fullmatch(body)
    if match is None or not body.isascii() or len(body) > _MOST_DIGITS:
        raise _diagnosis(body)
    decimals = match[1] or ""
    return Fraction(int(body.replace(",", "").replace(".", "")), 10 ** len(decimals)), len(decimals)


def _diagnosis(body: str) -> QuantityError:
    """Name what is wrong with a number that is not well formed."""
    if not body:
        return QuantityError(body, _EXPECTED, "填写数值；没有数据时留空并注明填报状态")
    if not re.fullmatch(r"[0-9.,]+", body) or not re.search(r"\d", body):
        return QuantityError(body, _EXPECTED, "只保留数字、小数点和千分位逗号")
    if len(body) > _MOST_DIGITS:
        return QuantityError(body, f"不超过{_MOST_DIGITS}位的数", "检查是否多个数连在了一起")
    points = _POINTS_FOR_COMMAS.fullmatch(body)
    if points and (points[2] or body.count(".") > 1):
        meant = points[1].replace(".", ",") + (f".{points[2]}" if points[2] else "")
        advice = f"若点是千分位，改为“{meant}”；若是日期或编号，不要填在数值栏"
        return QuantityError(body, "千分位用逗号、小数点用点的数", advice)
    if body.count(".") > 1:
        return QuantityError(
            body, "只有一个小数点的数", "保留一个小数点；若是日期或编号，不要填在数值栏"
        )
    if "," in body:
        return _wrong_separator(body)
    if body.startswith("."):
        return QuantityError(body, "小数点前有数字的数", f"改为“0{body}”")
    if body.endswith("."):
        return QuantityError(body, "小数点后有数字的数", f"改为“{_regrouped(body[:-1], '')}”")
    return QuantityError(
        body,
        "不带前导零的数",
        f"改为“{_regrouped(body, '')}”；若是编号，不要填在数值栏",
    )


def _wrong_separator(body: str) -> QuantityError:
    expected = "整数部分从右起每三位一个千分位逗号"
    if re.fullmatch(r"\d{1,3},\d{1,2}", body):
        return QuantityError(
            body,
            expected,
            f"若逗号是小数点，改为“{body.replace(',', '.')}”；若不是，改为“{_regrouped(body)}”",
        )
    return QuantityError(body, expected, f"改为“{_regrouped(body)}”")


def _regrouped(body: str, mark: str = ",") -> str:
    whole, point, decimals = body.replace(",", "").partition(".")
    digits = whole.lstrip("0") or "0"
    head = len(digits) % 3
    groups = [digits[:head]] if head else []
    groups += [digits[i : i + 3] for i in range(head, len(digits), 3)]
    return mark.join(groups) + (point + decimals if decimals else "")
