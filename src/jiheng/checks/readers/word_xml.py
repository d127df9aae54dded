"""Walk WordprocessingML: body items in order, the text that a page would show, table grids.

Elements are told by their local names, so that strict and transitional files, and the trees
of python-docx, are walked alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from jiheng.checks.readers.joining import clean, glued
from jiheng.checks.readers.limits import MAX_COLUMNS

Element = Any
"""An lxml element; lxml ships no types."""

_GONE = frozenset({"del", "moveFrom", "delText", "instrText", "Fallback", "rPr", "pPr", "tblPr"})
"""Deleted revisions, field codes, and the second copy of a drawing."""
_PICTURES = frozenset({"blip", "imagedata", "chart", "OLEObject"})
_LONG_CELL = 20


def name_of(element: Element) -> str:
    """Give the local name, empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element, name: str) -> Element:
    """Give the first child of a name, or None."""
    return next((item for item in element if name_of(item) == name), None)


def attribute(element: Element, name: str = "val") -> str:
    """Give an attribute by its local name, or an empty string."""
    if element is None:
        return ""
    return next(
        (value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), ""
    )


def number_of(text: str, otherwise: int) -> int:
    """Read a whole number that a damaged file may have spoilt."""
    stripped = text.strip()
    is_number = stripped.isascii() and stripped.removeprefix("-").isdigit() and len(stripped) < 9
    return int(stripped) if is_number else otherwise


def is_on(properties: Element, name: str) -> bool:
    """Tell whether a toggle such as `w:vanish` is set."""
    toggle = child(properties, name) if properties is not None else None
    return toggle is not None and attribute(toggle).lower() not in {"0", "false", "off", "none"}


def body_items(parent: Element) -> Iterator[Element]:
    """Yield the `w:p` and `w:tbl` of a body or cell in order, also those in content controls.

    This order numbers the paragraphs and tables, deleted and empty ones included.
    """
    for item in parent:
        name = name_of(item)
        if name in {"p", "tbl"}:
            yield item
        elif name in {"sdt", "sdtContent", "customXml", "ins", "smartTag", "moveTo"}:
            yield from body_items(item)


@dataclass
class Inline:
    """Hold what the runs of one paragraph say, and what hangs on it."""

    text: str = ""
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    pictures: int = 0


def inline(paragraph: Element) -> Inline:
    """Read the text of a paragraph as it would print: insertions in, deletions out."""
    found = Inline()
    pieces: list[str] = []
    # A stack and not recursion: a mutated file may nest without end.
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        name = name_of(element)
        if not name or name in _GONE:
            continue
        if name == "t":
            pieces.append(element.text or "")
        elif name == "tab":
            pieces.append("\t")
        elif name in {"br", "cr"}:
            pieces.append("\n")
        elif name == "noBreakHyphen":
            pieces.append("-")
        elif name == "txbxContent":
            found.boxes.append(element)
        elif name in {"footnoteReference", "endnoteReference"}:
            found.notes.append((name.removesuffix("Reference"), attribute(element, "id")))
        elif name in _PICTURES:
            found.pictures += 1
        elif not (name == "r" and is_on(child(element, "rPr"), "vanish")):
            stack.extend(reversed(element))
    found.text = _one_line("".join(pieces))
    return found


def _one_line(text: str) -> str:
    return glued(clean(text).split("\n"))


@dataclass(frozen=True)
class GridCell:
    """Hold one cell of a table with its place; rows and columns count from 0."""

    element: Element
    row: int
    column: int
    row_span: int
    column_span: int


def grid_cells(table: Element) -> tuple[list[GridCell], int, int]:
    """Lay out a `w:tbl`: its cells, merged ones once, and the numbers of rows and columns."""
    rows = list(_descend(table, "tr"))
    starts: list[dict[int, tuple[Element, int, bool, bool]]] = []
    width = 0
    for row in rows:
        properties = child(row, "trPr")
        before = child(properties, "gridBefore") if properties is not None else None
        at = min(max(number_of(attribute(before), 0), 0), MAX_COLUMNS)
        line: dict[int, tuple[Element, int, bool, bool]] = {}
        for cell in _descend(row, "tc"):
            if at >= MAX_COLUMNS:
                break
            span, merges, restarts = _spans(cell)
            span = min(span, MAX_COLUMNS - at)
            line[at] = (cell, span, merges, restarts)
            at += span
        width = max(width, at)
        starts.append(line)
    return _merged(starts), len(rows), width


def _descend(parent: Element, name: str) -> Iterator[Element]:
    for item in parent:
        kind = name_of(item)
        if kind == name:
            yield item
        elif kind in {"sdt", "sdtContent", "customXml", "ins"}:
            yield from _descend(item, name)


def _spans(cell: Element) -> tuple[int, bool, bool]:
    properties = child(cell, "tcPr")
    if properties is None:
        return 1, False, False
    span = max(number_of(attribute(child(properties, "gridSpan")), 1), 1)
    merge = child(properties, "vMerge")
    return span, merge is not None, merge is not None and attribute(merge) == "restart"


def _merged(starts: list[dict[int, tuple[Element, int, bool, bool]]]) -> list[GridCell]:
    cells: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(starts):
        for column, (element, span, merges, _) in line.items():
            if (row, column) in taken:
                continue
            height = 1
            while merges and row + height < len(starts):
                below = starts[row + height].get(column)
                if below is None or below[1] != span or not below[2] or below[3]:
                    break
                taken.add((row + height, column))
                height += 1
            cells.append(GridCell(element, row, column, height, span))
    return cells


def cell_text(lines: list[str]) -> str:
    """Put the paragraphs of a cell together: a broken label is one, a list keeps its lines.

    >>> cell_text(["功能分类", "科目编码"]), cell_text(["12.5", "13.6"])
    ('功能分类科目编码', '12.5\\n13.6')
    """
    parts: list[str] = []
    for line in filter(None, lines):
        last = parts[-1] if parts else ""
        is_label = 0 < len(last) <= _LONG_CELL and len(line) <= _LONG_CELL
        ends = last.endswith(("。", "；", "！", "？", ";"))
        if is_label and not ends and not (last[-1].isdigit() or line[0].isdigit()):
            parts[-1] = glued([last, line])
        else:
            parts.append(line)
    return "\n".join(parts)
