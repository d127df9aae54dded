"""Numbers of a workbook as their cells display them: rounded, grouped, per cent, in 万."""

import re
import zipfile
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from jiheng.forms.xlsx.number_formats import DIGITS, style_codes

_CONTEXT = Context(prec=DIGITS)
_WIDE = Context(prec=60)
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|!(.)')
_DROPPED = re.compile(r"\[[^\]]*\]|_.|\*.")
_DIGITS = re.compile(r"[#0?,]*[#0?][#0?,]*(?:\.([#0?]*))?(,*)")
_LITERAL_POINT = re.compile(r"0[!\\]\.0")
_MOST_PLACES = 15
_LONGEST_CODE = 300


@dataclass(frozen=True)
class Display:
    """Hold what a number format prints; `fewest` and `most` decimals, None for General."""

    fewest: int = 0
    most: int | None = None
    is_grouped: bool = False
    percent: int = 0
    thousands: int = 0
    before: str = ""
    after: str = ""


GENERAL = Display()


def parse_display(code: str) -> Display:
    """Read the part of a format code for positive numbers; dates and fractions are General.

    >>> parse_display("#,##0.00").most, parse_display('0.0"万元"').after
    (2, '万元')
    """
    first = code.partition(";")[0]
    if len(first) > _LONGEST_CODE:
        return GENERAL
    # Hand-made 万 formats (0!.0,) shift the point by a written sign: show what is stored.
    if _LITERAL_POINT.search(first):
        return GENERAL
    words: list[str] = []

    def keep(match: re.Match[str]) -> str:
        words.append(match[1] or match[2] or match[3] or "")
        return f"\x00{chr(0xE000 + len(words) - 1)}"

    bare = _DROPPED.sub("", _QUOTED.sub(keep, first))
    match = _DIGITS.search(bare)
    if match is None or len(words) > 100:
        return GENERAL
    places = match[1] or ""
    head, tail = bare[: match.start()], bare[match.end() :]
    if "/" in tail or "E" in tail.upper():
        return GENERAL

    def said(text: str) -> str:
        shown = re.sub("\x00(.)", lambda one: words[ord(one[1]) - 0xE000], text)
        return shown.replace("%", "").replace("General", "").strip()

    whole = match[0].partition(".")[0]
    scale = match[2] or whole[len(whole.rstrip(",")) :]
    return Display(
        places.count("0"),
        min(len(places), _MOST_PLACES),
        "," in whole.rstrip(","),
        min(bare.count("%"), 1),
        min(len(scale), 4),
        said(head),
        said(tail),
    )


def displayed(stored: object, display: Display) -> str:
    """Write a stored number as its cell displays it, half up.

    >>> displayed(1234.567, parse_display("#,##0.00")), displayed(0.99655, parse_display("0.00%"))
    ('1,234.57', '99.66%')
    >>> displayed(0.1 + 0.2, GENERAL), displayed(-3, parse_display("0.0"))
    ('0.3', '-3.0')
    """
    number = _CONTEXT.create_decimal(repr(stored))
    if not number.is_finite():
        return str(stored)
    number = number.scaleb(2 * display.percent - 3 * display.thousands, _WIDE)
    if display.most is not None:
        step = Decimal(1).scaleb(-display.most)
        number = number.quantize(step, ROUND_HALF_UP, context=Context(prec=340))
    whole, _, decimals = f"{abs(number):f}".partition(".")
    decimals = decimals.rstrip("0").ljust(display.fewest, "0")
    whole = f"{int(whole):,}" if display.is_grouped else whole
    is_zero = not int(whole.replace(",", "") + decimals)
    sign = "-" if number < 0 and not is_zero else ""
    point = "." if decimals else ""
    return f"{display.before}{sign}{whole}{point}{decimals}{'%' * display.percent}{display.after}"


def cell_displays(package: zipfile.ZipFile) -> list[Display]:
    """Give the display of each cell style of a workbook."""
    return [parse_display(code) for code in style_codes(package)]
