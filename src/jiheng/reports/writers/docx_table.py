"""Write a table of a docx file: widths, merged cells, a header row that each page repeats."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from itertools import pairwise
from typing import Any

from docx.document import Document as WordFile
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.simpletypes import ST_Merge
from docx.oxml.table import CT_Row, CT_Tc
from docx.shared import Emu, Pt, Twips
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from jiheng.reports.document import Align, PlacedCell, Table
from jiheng.reports.spans import Span
from jiheng.reports.writers import page
from jiheng.reports.writers.docx_oxml import add_element, element, set_indent, set_style
from jiheng.reports.writers.docx_styles import TABLE
from jiheng.reports.writers.row_groups import kept_with_next, with_labels

__all__ = ["fill_table", "leave_open"]

AddSpans = Callable[[Paragraph, tuple[Span, ...]], None]

_KEEP_TOGETHER_ROWS = 10
_SIDES = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}


def fill_table(
    file: WordFile, table: Table, title: str, noted: bool, add_spans: AddSpans, room: int
) -> WordTable | None:
    """Add a table at the end of a file, as wide as the text, which has `room` (twips).

    ``title`` is read out by programs for the blind; ``noted`` keeps the last row on the page of
    the note below it; ``add_spans`` writes a cell's content. A table without rows, which Word
    takes for damage, is left out and gives None.
    """
    count = len(table.header) + len(table.rows)
    if not count:
        return None
    table = with_labels(table, room / page.TWIPS_PER_PT)
    made: WordTable = file.add_table(0, len(table.columns), TABLE)
    _set_properties(made, title, room)
    for column, width in zip(made.columns, _widths(table, room), strict=True):
        column.width = Twips(width)
    rows: dict[tuple[bool, bool], CT_Row] = {}
    bound = kept_with_next(table, room / page.TWIPS_PER_PT)
    for at in range(count):
        head = at < len(table.header)
        short = count <= _KEEP_TOGETHER_ROWS or at in bound
        keep = head or (noted if at == count - 1 else short)
        if (head, keep) in rows:
            # A copy takes a fraction of the time of a new row.
            made._tbl.append(deepcopy(rows[head, keep]))
        else:
            rows[head, keep] = _add_row(made, head, keep)
    grid = [row.tc_lst for row in made._tbl.tr_lst]
    for placed in table.placed():
        paragraph = _Cell(_merge(grid, placed), made).paragraphs[0]
        side = table.align_of(placed)
        if side is not (Align.CENTER if placed.row < len(table.header) else Align.LEFT):
            paragraph.alignment = _SIDES[side]
        if placed.cell.indent:
            layout = paragraph.paragraph_format
            layout.left_indent = Pt(page.SMALL_PT * placed.cell.indent)
            set_indent(layout, "left", placed.cell.indent)
        add_spans(paragraph, placed.cell.spans)
    return made


def leave_open(made: WordTable) -> None:
    """Draw no line below a table: the one above its next part is enough."""
    borders = element("tblBorders")
    add_element(borders, "bottom", val="nil")
    later = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption")
    made._tbl.tblPr.insert_element_before(borders, *later)


def _widths(table: Table, room: int) -> list[int]:
    """Share the width of the text out to the columns, in twips, without a rest."""
    whole = sum(column.width for column in table.columns)
    edges = [0]
    for column in table.columns:
        edges.append(edges[-1] + column.width)
    places = [edge * room // whole for edge in edges]
    return [right - left for left, right in pairwise(places)]


def _set_properties(made: WordTable, title: str, room: int) -> None:
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    properties = made._tbl.tblPr
    whole = properties.find(qn("w:tblW"))
    whole.set(qn("w:type"), "dxa")
    whole.set(qn("w:w"), str(room))
    if title:
        add_element(properties, "tblCaption", val=title)


# python-docx leaves add_row untyped, hence Any.
def _add_row(made: Any, head: bool, keep: bool) -> CT_Row:
    """Add a row of empty cells; ``keep`` binds it to the page of the next one."""
    row: _Row = made.add_row()
    properties = row._tr.get_or_add_trPr()
    add_element(properties, "cantSplit")
    if head:
        add_element(properties, "tblHeader")
    for cell in row.cells:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = cell.paragraphs[0]
        set_style(paragraph, "TableHead" if head else "TableText")
        if keep:
            paragraph.paragraph_format.keep_with_next = True
    return row._tr


def _merge(grid: list[list[CT_Tc]], placed: PlacedCell) -> CT_Tc:
    """Make one cell of an area of empty ones and give it back.

    python-docx's own way looks for each cell's place in the whole table again and again.
    """
    cell = placed.cell
    for down in range(cell.rowspan):
        first, *others = grid[placed.row + down][placed.column : placed.column + cell.colspan]
        first.grid_span = cell.colspan
        for other in others:
            first.width = Emu((first.width or 0) + (other.width or 0))
            other.getparent().remove(other)
        if cell.rowspan > 1:
            first.vMerge = ST_Merge.CONTINUE if down else ST_Merge.RESTART
    return grid[placed.row][placed.column]
