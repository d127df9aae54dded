"""Look through a worksheet without loading it: extent, formulas, merged cells, styles."""

import re
import zipfile
from array import array
from dataclasses import dataclass, field

from jiheng.forms.tables import MAX_ROWS
from jiheng.forms.xlsx.package import walk

MAX_COLUMNS = 200
MAX_FORMULAS = 10_000
HEADER_ROOM = 10
"""Rows above the data that a sheet may use for title and headers."""

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MANY_MERGES = 10_000
BEYOND = "内容超出能读的范围"
TOO_MANY_FORMULAS = "公式太多"


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
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    styles: dict[int, "array[int]"] = field(default_factory=dict)

    def style(self, row: int, column: int) -> int:
        """Give the style number of a cell, 0 where it has none."""
        styles = self.styles.get(row)
        return styles[column] if styles is not None and column < len(styles) else 0


def scan_sheet(package: zipfile.ZipFile, part: str) -> SheetScan:
    """Scan a worksheet; stop at the first cell beyond what is read.

    Raises:
        TooLarge: content lies beyond `MAX_ROWS` data rows or `MAX_COLUMNS`, or more than
            `MAX_FORMULAS` cells are formulas.
    """
    scanner = _Scanner()
    walk(package, part, scanner.on_start)
    return scanner.scan


class _Scanner:
    def __init__(self) -> None:
        self.scan = SheetScan()
        self._row = 0
        self._column = -1
        self._style = 0

    def on_start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._on_cell(attributes)
        elif tag in {"v", "is"}:
            self._on_content()
        elif tag == "f":
            self._on_content()
            self._remember(self.scan.formulas)
        elif tag == "row":
            self._row = int(attributes.get("r") or self._row + 1)
            self._column = -1
        elif tag == "mergeCell" and len(self.scan.merged) < _MANY_MERGES:
            first, _, last = attributes.get("ref", "").partition(":")
            if _REFERENCE.fullmatch(first) and _REFERENCE.fullmatch(last):
                self.scan.merged.append((*_place(first), *_place(last)))

    def _on_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r", "")
        if _REFERENCE.fullmatch(reference):
            self._row, self._column = _place(reference)
        else:
            self._column += 1
        self._style = int(attributes.get("s") or 0)
        if attributes.get("t") == "e":
            self._remember(self.scan.failed)

    def _remember(self, places: set[tuple[int, int]]) -> None:
        if len(places) >= MAX_FORMULAS:
            raise TooLarge(TOO_MANY_FORMULAS, self._row, self._column)
        places.add((self._row, self._column))

    def _on_content(self) -> None:
        scan, row, column = self.scan, self._row, self._column
        if row > MAX_ROWS + HEADER_ROOM or column >= MAX_COLUMNS:
            raise TooLarge(BEYOND, row, column)
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
