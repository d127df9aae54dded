"""Write a table of a docx file: widths, merged cells, a header row that each page repeats."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from docx.document import Document as WordFile
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Twips
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from jiheng.reports.document import Align, PlacedCell, Span, Table
from jiheng.reports.writers import page
from jiheng.reports.writers.docx_oxml import add_element
from jiheng.reports.writers.docx_styles import TABLE

__all__ = ["fill_table"]

AddSpans = Callable[[Paragraph, tuple[Span, ...]], None]

_TEXT_WIDTH = Mm(page.TEXT_WIDTH_MM).twips
_KEEP_TOGETHER_ROWS = 10
_SIDES = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}


def fill_table(file: WordFile, table: Table, title: str, noted: bool, add_spans: AddSpans) -> None:
    """Add a table at the end of a file, as wide as the text.

    ``title`` is read out by programs for the blind; ``noted`` keeps the last row on the page of
    the note below it; ``add_spans`` writes a cell's content. A table without rows, which Word
    takes for damage, is left out.
    """
    count = len(table.header) + len(table.rows)
    if not count:
        return
    widths = _widths(table)
    made = file.add_table(count, len(widths), TABLE)
    _set_properties(made, widths, title)
    grid = []
    for at, row in enumerate(made.rows):
        head = at < len(table.header)
        keep = count <= _KEEP_TOGETHER_ROWS if at < count - 1 else noted
        grid.append(_set_row(row, widths, head, head or keep))
    for placed in table.placed():
        paragraph = _merged(grid, placed).paragraphs[0]
        paragraph.alignment = _SIDES[table.align_of(placed)]
        add_spans(paragraph, placed.cell.spans)


def _widths(table: Table) -> list[int]:
    """Share the width of the text out to the columns, in twips, without a rest."""
    whole = sum(column.width for column in table.columns)
    edges = [0]
    for column in table.columns:
        edges.append(edges[-1] + column.width)
    places = [edge * _TEXT_WIDTH // whole for edge in edges]
    return [right - left for left, right in pairwise(places)]


def _set_properties(made: WordTable, widths: list[int], title: str) -> None:
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    properties = made._tbl.tblPr
    whole = properties.find(qn("w:tblW"))
    whole.set(qn("w:type"), "dxa")
    whole.set(qn("w:w"), str(_TEXT_WIDTH))
    if title:
        add_element(properties, "tblCaption", val=title)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Twips(width)


def _set_row(row: _Row, widths: list[int], head: bool, keep: bool) -> tuple[_Cell, ...]:
    """Give the cells of a row, none merged yet, their size and style; ``keep`` binds the next."""
    properties = row._tr.get_or_add_trPr()
    add_element(properties, "cantSplit")
    if head:
        add_element(properties, "tblHeader")
    cells = row.cells
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Twips(width)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = cell.paragraphs[0]
        paragraph.style = "公文表头" if head else "公文表格"
        if keep:
            paragraph.paragraph_format.keep_with_next = True
    return cells


def _merged(grid: list[tuple[_Cell, ...]], placed: PlacedCell) -> _Cell:
    cell, first = placed.cell, grid[placed.row][placed.column]
    if cell.rowspan == cell.colspan == 1:
        return first
    last_row, last_column = placed.row + cell.rowspan - 1, placed.column + cell.colspan - 1
    return first.merge(grid[last_row][last_column])
