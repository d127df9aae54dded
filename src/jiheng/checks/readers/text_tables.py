"""Tables in plain text: markdown bars, tabs, drawn boxes, columns two spaces apart."""

import re
from collections.abc import Sequence

_RULE = re.compile(r"[\s|:+=─━┄┈═┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋-]+")
_BAR = re.compile(r"[|│┃║]")
_GAP = re.compile(r"\t+| {2,}|\u3000{2,}")
_NUMBER = re.compile(r"[-+]?[\d,]+(?:\.\d+)?[%‰]?")
_FEWEST_ROWS = 3
_LONGEST_CELL = 60


def split_rows(lines: Sequence[str]) -> list[list[str]] | None:
    """Split the lines of a block of text into cells, None where they are no clear table.

    >>> split_rows(["| 项目 | 金额 |", "|---|---:|", "| 甲 | 1.5 |"])
    [['项目', '金额'], ['甲', '1.5']]
    >>> split_rows(["指标  分值  得分", "产出  50  48.5", "合计  100  97.0"])
    [['指标', '分值', '得分'], ['产出', '50', '48.5'], ['合计', '100', '97.0']]
    """
    if len(lines) >= 2 and all(is_bar_line(line) for line in lines):
        return _barred(lines)
    if len(lines) < _FEWEST_ROWS:
        return None
    if is_tabbed(lines):
        # One tab parts two cells, so that a blank cell is no wider gap.
        rows = [[cell.strip() for cell in line.split("\t")] for line in lines]
    else:
        rows = [[cell.strip() for cell in _GAP.split(line.strip())] for line in lines]
    width = len(rows[0])
    even = width >= 2 and all(len(row) == width for row in rows)
    figures = sum(bool(_NUMBER.fullmatch(cell)) for row in rows for cell in row[1:])
    brief = all(len(cell) <= _LONGEST_CELL for row in rows for cell in row)
    # A table has figures: prose with two spaces in every line has none of its own.
    return rows if even and brief and figures * 3 >= len(rows) else None


def is_bar_line(text: str) -> bool:
    """Tell whether a line is a row or a rule of a table drawn with bars."""
    stripped = text.strip()
    return len(_BAR.findall(stripped)) >= 2 or (
        len(stripped) >= 3 and bool(_RULE.fullmatch(stripped)) and stripped[0] in "┌├└╔╠╚┏┣┗+"
    )


def is_tabbed(lines: Sequence[str]) -> bool:
    """Tell whether all lines have the same number of tabs, blank cells counted.

    >>> is_tabbed(["产出\\t数量\\t10", "\\t质量\\t10", "合计\\t\\t20"])
    True
    """
    counts = {line.count("\t") for line in lines}
    return len(counts) == 1 and counts != {0}


def gap_count(text: str) -> int:
    """Count the wide gaps of a line."""
    return len(_GAP.findall(text.strip()))


def _barred(lines: Sequence[str]) -> list[list[str]] | None:
    rows: list[list[str]] = []
    for line in lines:
        stripped = line.strip()
        if _RULE.fullmatch(stripped) and ("-" in stripped or not _BAR.fullmatch(stripped[0])):
            continue
        inner = _BAR.sub("|", stripped)
        inner = inner.removeprefix("|").removesuffix("|")
        rows.append([cell.strip() for cell in inner.split("|")])
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows] if width >= 2 and rows else None
