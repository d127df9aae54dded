"""The look of the forms: fonts, fills and borders, each made once per workbook."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

INK = "#1F2A37"
QUIET = "#6B7280"
RED = "#B42318"
HEADER_FILL = "#E3EBF5"
EXAMPLE_FILL = "#F5F6F8"
LOCKED_FILL = "#F5F6F8"
LINE = "#B8C2CF"
LINK = "#1D4F91"

_FONT = {"font_name": "宋体", "font_size": 11, "font_color": INK, "valign": "vcenter"}
_BORDER = {"border": 1, "border_color": LINE}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"font_name": "黑体", "font_size": 16},
    "subtitle": {"font_name": "黑体", "font_size": 12},
    "help": {"font_size": 10, "font_color": QUIET, "text_wrap": True, "valign": "top"},
    "header": {
        "font_name": "黑体",
        "bg_color": HEADER_FILL,
        "text_wrap": True,
        "align": "center",
        **_BORDER,
    },
    "star": {"font_color": RED, "font_name": "黑体"},
    "header_text": {"font_name": "黑体"},
    "header_unit": {"font_size": 9, "font_color": QUIET},
    "example": {
        "italic": True,
        "font_color": QUIET,
        "bg_color": EXAMPLE_FILL,
        "text_wrap": True,
        **_BORDER,
    },
    "body": {"text_wrap": True, "locked": False, **_BORDER},
    "column": {"text_wrap": True, "locked": False},
    "fixed": {"text_wrap": True, "bg_color": LOCKED_FILL, **_BORDER},
    "fixed_small": {
        "text_wrap": True,
        "bg_color": LOCKED_FILL,
        "font_size": 9,
        "font_color": QUIET,
        **_BORDER,
    },
    "plain": {"text_wrap": True, "valign": "top"},
    "cell": {"text_wrap": True, **_BORDER},
    "link": {"font_color": LINK, "underline": 1, **_BORDER},
}


_INDENTED = frozenset({"body", "column", "fixed", "fixed_small", "example", "cell"})


class Styles:
    """Make and keep the formats of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, str, str], Format] = {}

    def get(self, look: str, number_format: str = "General", align: str = "") -> Format:
        """Give the format of a look, with a number format and horizontal alignment."""
        key = (look, number_format, align)
        if key not in self._made:
            properties = {**_FONT, **_LOOKS[look], "num_format": number_format}
            if align:
                properties["align"] = align
            elif look in _INDENTED:
                properties["indent"] = 1
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]
