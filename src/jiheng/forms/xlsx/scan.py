"""Look through a worksheet without loading it: extent, formulas, merged cells, styles."""

import re
import zipfile
from array import array
from dataclasses import dataclass, field

from jiheng.forms.tables import MAX_ROWS
from jiheng.forms.xlsx.package import walk

MAX_COLUMNS = 200
MAX_FORMULAS = 10_000
MAX_CELLS = 2_000_000
"""Rows × columns, from A1 to the last cell with content, of all sheets of a workbook."""
HEADER_ROOM = 10
"""Rows above the data that a sheet may use for title and headers."""

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MANY_MERGES = 10_000
BEYOND = "内容超出能读的范围"
TOO_MANY_FORMULAS = "公式太多"
SPREAD = "内容铺得太开，行数×列数超出能读的范围"


class TooLarge(ValueError):
    """Say that a sheet has more content than is read, and where that was noticed."""

    def __init__(self, what: str, row: int, column: int) -> None:
        super().__init__(what, row, column)
        self.what, self.row, self.column = what, row, column


@dataclass
class SheetScan:
    """Hold what a worksheet's cells are, apart from their values; rows count from 1."""

    formulas: set[tuple[int, int]] = field(default_factory=set)
    failed: set[tuple[int, int]] = field(default_factory=set)
    worded: set[tuple[int, int]] = field(default_factory=set)
    """Formulas whose saved result is words, perhaps none: blank, and yet not unknown."""
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    styles: dict[int, "array[int]"] = field(default_factory=dict)
    last_row: int = 0
    last_column: int = -1

    @property
    def area(self) -> int:
        """Give how many cells lie between A1 and the last row and column with content."""
        return self.last_row * (self.last_column + 1)

    def style(self, row: int, column: int) -> int:
        """Give the style number of a cell, 0 where it has none."""
        styles = self.styles.get(row)
        return styles[column] if styles is not None and column < len(styles) else 0


class _Found(Exception):
    """Stop a walk whose question is answered."""


def scan_sheet(package: zipfile.ZipFile, part: str, room: int = MAX_CELLS) -> SheetScan:
    """Scan a worksheet; stop at the first cell beyond what is read.

    `room` is how many cells the sheet may be laid out as.

    Raises:
        TooLarge: content lies beyond `MAX_ROWS` data rows or `MAX_COLUMNS`, or more than
            `MAX_FORMULAS` cells are formulas, or the sheet takes more than its room.
    """
    scanner = _Scanner(room)
    walk(package, part, scanner.on_start)
    return scanner.scan


def has_content(package: zipfile.ZipFile, part: str) -> bool:
    """Tell whether any cell of a worksheet has a value, without reading further than that."""

    def on_start(tag: str, _: dict[str, str]) -> None:
        if tag in {"v", "is"}:
            raise _Found

    try:
        walk(package, part, on_start)
    except _Found:
        return True
    return False


class _Scanner:
    def __init__(self, room: int) -> None:
        self.scan = SheetScan()
        self._room = room
        self._line = 0
        self._row = 0
        self._column = -1
        self._style = 0
        self._is_words = False

    def on_start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._on_cell(attributes)
        elif tag in {"v", "is"}:
            self._on_content()
            if self._is_words and (self._row, self._column) in self.scan.formulas:
                self.scan.worded.add((self._row, self._column))
        elif tag == "f":
            self._on_content()
            self._remember(self.scan.formulas)
        elif tag == "row":
            self._line = int(attributes.get("r") or self._line + 1)
            self._column = -1
        elif tag == "mergeCell" and len(self.scan.merged) < _MANY_MERGES:
            first, _, last = attributes.get("ref", "").partition(":")
            if _REFERENCE.fullmatch(first) and _REFERENCE.fullmatch(last):
                self.scan.merged.append((*_place(first), *_place(last)))

    def _on_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r", "").upper()
        if _REFERENCE.fullmatch(reference):
            self._row, self._column = _place(reference)
        elif reference:
            # The reader of values might find a place in it that was not counted here.
            raise ValueError(reference)
        else:
            self._row, self._column = self._line, self._column + 1
        self._style = int(attributes.get("s") or 0)
        self._is_words = attributes.get("t") == "str"
        if attributes.get("t") == "e":
            self._on_content()
            self._remember(self.scan.failed)

    def _remember(self, places: set[tuple[int, int]]) -> None:
        if len(places) >= MAX_FORMULAS:
            raise TooLarge(TOO_MANY_FORMULAS, self._row, self._column)
        places.add((self._row, self._column))

    def _on_content(self) -> None:
        scan, row, column = self.scan, self._row, self._column
        if row > MAX_ROWS + HEADER_ROOM or column >= MAX_COLUMNS:
            raise TooLarge(BEYOND, row, column)
        scan.last_row, scan.last_column = max(scan.last_row, row), max(scan.last_column, column)
        if scan.area > self._room:
            raise TooLarge(SPREAD, row, column)
        if self._style:
            styles = scan.styles.setdefault(row, array("I"))
            if len(styles) <= column:
                styles.extend([0] * (column + 1 - len(styles)))
            styles[column] = self._style


def _place(reference: str) -> tuple[int, int]:
    """Turn B3 into row 3 (from 1), column 1 (from 0)."""
    match = _REFERENCE.fullmatch(reference)
    assert match is not None
    column = 0
    for char in match[1]:
        column = column * 26 + ord(char) - ord("A") + 1
    return int(match[2]), column - 1
