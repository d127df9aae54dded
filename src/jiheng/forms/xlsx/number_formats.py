"""Numbers of a workbook as their cells show them.

A workbook holds binary doubles; the printed precision is in the cell's number format.  This is
the one place where a double becomes text: through `repr` and at most 15 significant digits,
which is what spreadsheets themselves keep, so that 0.1+0.2 is 0.3 again.
"""

import re
import zipfile
from dataclasses import dataclass
from decimal import Context, Decimal

from jiheng.forms.xlsx.package import walk

DIGITS = 15
"""Significant digits that spreadsheets keep."""

_CONTEXT = Context(prec=DIGITS)
_FIRST_TOO_LONG = Decimal(1).scaleb(DIGITS)
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    41: "#,##0",
    42: "#,##0",
    43: "#,##0.00",
    44: "#,##0.00",
}
# Quoted words, [colours and conditions], escaped, padding and fill characters print no digits.
_DECORATION = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|!.|_.|\*.')
_DIGITS = re.compile(r"(?P<whole>[#0?,]*[#0?])(?P<scaled>,*)(?:\.(?P<places>[#0?]*))?(?P<after>,*)")


@dataclass(frozen=True)
class NumberFormat:
    """Hold what a number format does to a number: decimals, grouping, per cent.

    `is_scaled` marks formats that show thousands or 万 of what the cell holds.
    """

    places: int = 0
    is_grouped: bool = False
    is_percent: bool = False
    is_scaled: bool = False


GENERAL = NumberFormat()


def parse_format(code: str) -> NumberFormat:
    """Read an Excel number format code.

    >>> parse_format("#,##0.00")
    NumberFormat(places=2, is_grouped=True, is_percent=False, is_scaled=False)
    >>> parse_format("0.00%").is_percent, parse_format('0!.0,"万"').is_scaled
    (True, True)
    """
    first = code.partition(";")[0]
    match = _DIGITS.search(_DECORATION.sub("", first))
    if match is None:
        return GENERAL
    return NumberFormat(
        places=(match["places"] or "").count("0"),
        is_grouped="," in match["whole"],
        is_percent="%" in _DECORATION.sub("", first),
        is_scaled=bool(match["scaled"] or match["after"]),
    )


def number_text(stored: object, shown: NumberFormat) -> str:
    """Write a stored number as its cell shows it, never with fewer digits than it has.

    `stored` is what the reader gave: an int, or a double that is turned into decimal here.

    >>> number_text(0.1 + 0.2, GENERAL), number_text(4, parse_format("0.00"))
    ('0.3', '4.00')
    >>> number_text(0.9966, parse_format("0.00%")), number_text(1234.5, parse_format("#,##0.00"))
    ('99.66%', '1,234.50')
    """
    number = _CONTEXT.create_decimal(repr(stored))
    if shown.is_percent:
        number = number.scaleb(2)
    return decimal_text(number, shown)


def decimal_text(number: Decimal, shown: NumberFormat) -> str:
    """Write a decimal with at least the places of a format, grouped as it says."""
    plain = f"{abs(number):f}"
    whole, _, decimals = plain.partition(".")
    decimals = decimals.rstrip("0").ljust(shown.places, "0")
    if shown.is_grouped:
        whole = f"{int(whole):,}"
    sign = "-" if number < 0 else ""
    point = "." if decimals else ""
    return f"{sign}{whole}{point}{decimals}{'%' if shown.is_percent else ''}"


def too_long(stored: object) -> bool:
    """Tell whether a number has more digits than a spreadsheet keeps, so that some are lost.

    >>> too_long(123456789012345), too_long(1e15)
    (False, True)
    """
    return abs(Decimal(repr(stored))) >= _FIRST_TOO_LONG


def cell_styles(package: zipfile.ZipFile) -> list[NumberFormat]:
    """Give the number format of each cell style of a workbook."""
    return [parse_format(code) for code in style_codes(package)]


def style_codes(package: zipfile.ZipFile) -> list[str]:
    """Give the format code of each cell style of a workbook, empty for General."""
    codes: dict[int, str] = dict(_BUILT_IN)
    styles: list[str] = []
    inside = False

    def on_start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        if tag == "numFmt":
            codes[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")
        elif tag in {"cellStyleXfs", "cellXfs", "cellStyles", "dxfs"}:
            inside = tag == "cellXfs"
        elif tag == "xf" and inside:
            styles.append(codes.get(int(attributes.get("numFmtId", "0")), ""))

    if "xl/styles.xml" in package.NameToInfo:
        walk(package, "xl/styles.xml", on_start)
    return styles
