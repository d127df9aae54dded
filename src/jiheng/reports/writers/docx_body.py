"""Write the body of a docx file: paragraphs, headings, tables, pictures, bookmarked figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from jiheng.reports.charts import alt_text, draw_png, draw_svg, svg_size
from jiheng.reports.document import (
    Block,
    Cell,
    Chart,
    Document,
    Figure,
    Heading,
    ListBlock,
    Note,
    PageBreak,
    Paragraph,
    PlacedCell,
    Signature,
    Span,
    Table,
    Text,
)
from jiheng.reports.numbering import Numbered, numbered
from jiheng.reports.writers import page
from jiheng.reports.writers.docx_styles import HEI, run_fonts, twips
from jiheng.reports.writers.markup import Attributes, escaped, tag

__all__ = ["BOOKMARK", "Body", "written_body"]

BOOKMARK = "_jh{number}"

_EMU_PER_PX = 9525
_TEXT_WIDTH = twips(page.TEXT_WIDTH_MM)
_KEEP_TOGETHER_ROWS = 10
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


@dataclass
class Body:
    """Hold what grows while the blocks are written.

    ``parts`` is the markup so far, ``figures`` the facts in the order of their bookmarks,
    ``pictures`` the PNG images in the order of their relationship ids.
    """

    parts: list[str] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    new_page: bool = False

    def paragraph(self, style: str, *runs: str) -> None:
        """Add a paragraph, on a new page when a break is due."""
        self.parts.append(_paragraph(style, *runs, new_page=self.new_page))
        self.new_page = False

    def runs(self, content: tuple[Span, ...]) -> str:
        """Write spans as runs; a figure gets a bookmark that the figure list names again."""
        made = []
        for span in content:
            run = _run(span.text, HEI if span.strong else "")
            if isinstance(span, Figure):
                self.figures.append(span)
                number = len(self.figures)
                name = BOOKMARK.format(number=number)
                start = tag("w:bookmarkStart", {"w:id": number, "w:name": name})
                run = start + run + tag("w:bookmarkEnd", {"w:id": number})
            made.append(run)
        return "".join(made)


def written_body(document: Document) -> Body:
    """Write all blocks of a document, its attachment label and title first."""
    body = Body()
    if document.attachment:
        body.paragraph("Attachment", _run(document.attachment))
        body.paragraph("BodyText")
    body.paragraph("Title", _run(document.title))
    body.paragraph("BodyText")
    for entry in numbered(document):
        _block(body, entry)
    return body


def _block(body: Body, entry: Numbered) -> None:
    block: Block = entry.block
    match block:
        case Heading():
            body.paragraph(f"Heading{block.level}", _run(entry.number + block.text))
        case Paragraph():
            body.paragraph("BodyText", body.runs(block.spans))
        case ListBlock():
            for number, item in zip(entry.items, block.items, strict=True):
                opening = (Text(number + item.lead), *item.spans)
                body.paragraph("BodyText", body.runs(opening))
        case Table():
            _table(body, block, entry)
        case Chart():
            _chart(body, block, entry)
        case Note():
            body.paragraph("TableNote", body.runs((Text("注："), *block.spans)))
        case Signature():
            body.paragraph("BodyText")
            body.paragraph("Signature", _run(block.organisation))
            day = block.date
            body.paragraph("Signature", _run(f"{day.year}年{day.month}月{day.day}日"))
        case PageBreak():
            body.new_page = True


def _paragraph(
    style: str, *runs: str, new_page: bool = False, side: str = "", keep: bool = False
) -> str:
    properties = (
        tag("w:pStyle", {"w:val": style}),
        tag("w:keepNext") if keep else "",
        tag("w:pageBreakBefore") if new_page else "",
        tag("w:jc", {"w:val": side}) if side else "",
    )
    return tag("w:p", None, tag("w:pPr", None, *properties), *runs)


def _run(words: str, face: str = "") -> str:
    fonts = tag("w:rPr", None, run_fonts(face)) if face else ""
    lines = [
        tag("w:t", {"xml:space": "preserve"}, escaped(line)) if line else ""
        for line in words.split("\n")
    ]
    return tag("w:r", None, fonts, tag("w:br").join(lines))


def _table(body: Body, table: Table, entry: Numbered) -> None:
    number = entry.number
    if table.caption:
        body.paragraph("Caption", _run(f"{number}　{table.caption}"))
    if table.unit:
        body.paragraph("TableUnit", _run(table.unit))
    if body.new_page:
        body.paragraph("TableEnd")
    noted = bool(table.notes) or entry.noted
    body.parts.append(_table_xml(body, table, number, noted))
    for note in table.notes:
        body.paragraph("TableNote", body.runs(note))
    # Two tables without a paragraph between them would become one.
    if not entry.noted:
        body.paragraph("TableEnd")


def _widths(table: Table) -> list[int]:
    whole = sum(column.width for column in table.columns)
    edges = [0]
    for column in table.columns:
        edges.append(edges[-1] + column.width)
    places = [edge * _TEXT_WIDTH // whole for edge in edges]
    return [right - left for left, right in pairwise(places)]


def _table_xml(body: Body, table: Table, number: str, noted: bool) -> str:
    widths = _widths(table)
    edges = "".join(
        tag(f"w:{edge}", {"w:val": "single", "w:sz": 4, "w:space": 0, "w:color": "000000"})
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        tag(f"w:{edge}", {"w:w": width, "w:type": "dxa"})
        for edge, width in (("top", 30), ("left", 70), ("bottom", 30), ("right", 70))
    )
    properties = tag(
        "w:tblPr",
        None,
        tag("w:tblW", {"w:w": _TEXT_WIDTH, "w:type": "dxa"}),
        tag("w:jc", {"w:val": "center"}),
        tag("w:tblBorders", None, edges),
        tag("w:tblLayout", {"w:type": "fixed"}),
        tag("w:tblCellMar", None, margins),
        tag("w:tblCaption", {"w:val": f"{number}　{table.caption}"}) if table.caption else "",
    )
    grid = tag("w:tblGrid", None, *(tag("w:gridCol", {"w:w": width}) for width in widths))
    starts = {(placed.row, placed.column): placed for placed in table.placed()}
    covered = {
        (placed.row + down, placed.column): placed
        for placed in starts.values()
        for down in range(1, placed.cell.rowspan)
    }
    depth = len(table.header)
    count = depth + len(table.rows)
    keep = count <= _KEEP_TOGETHER_ROWS
    rows = []
    for row in range(count):
        cells = []
        for column in range(len(widths)):
            placed = starts.get((row, column))
            above = covered.get((row, column))
            last = row == count - 1
            keep_row = row < depth or (noted if last else keep)
            if placed is not None:
                cells.append(_cell_xml(body, table, placed, widths, keep_row))
            elif above is not None:
                cells.append(_covered_xml(above.cell, column, widths, keep_row))
        heading = tag("w:tblHeader") if row < depth else ""
        rows.append(tag("w:tr", None, tag("w:trPr", None, tag("w:cantSplit"), heading), *cells))
    return tag("w:tbl", None, properties, grid, *rows)


def _cell_properties(cell: Cell, column: int, widths: list[int], merge: str) -> str:
    width = sum(widths[column : column + cell.colspan])
    return tag(
        "w:tcPr",
        None,
        tag("w:tcW", {"w:w": width, "w:type": "dxa"}),
        tag("w:gridSpan", {"w:val": cell.colspan}) if cell.colspan > 1 else "",
        merge,
        tag("w:vAlign", {"w:val": "center"}),
    )


def _cell_xml(body: Body, table: Table, placed: PlacedCell, widths: list[int], keep: bool) -> str:
    cell = placed.cell
    merge = tag("w:vMerge", {"w:val": "restart"}) if cell.rowspan > 1 else ""
    style = "TableHead" if placed.row < len(table.header) else "TableText"
    paragraph = _paragraph(
        style, body.runs(cell.spans), side=table.align_of(placed).value, keep=keep
    )
    return tag("w:tc", None, _cell_properties(cell, placed.column, widths, merge), paragraph)


def _covered_xml(cell: Cell, column: int, widths: list[int], keep: bool) -> str:
    properties = _cell_properties(cell, column, widths, tag("w:vMerge"))
    return tag("w:tc", None, properties, _paragraph("TableText", keep=keep))


def _chart(body: Body, chart: Chart, entry: Numbered) -> None:
    svg_width, svg_height = svg_size(draw_svg(chart.spec))
    body.pictures.append(draw_png(chart.spec))
    limit = page.TEXT_WIDTH_MM * 36000
    width, height = round(svg_width * _EMU_PER_PX), round(svg_height * _EMU_PER_PX)
    if width > limit:
        width, height = limit, height * limit // width
    body.paragraph("Picture", _picture(entry, width, height, alt_text(chart), len(body.pictures)))
    body.parts.append(
        _paragraph("ChartCaption", _run(f"{entry.number}　{chart.title}"), keep=entry.noted)
    )


def _picture(entry: Numbered, width: int, height: int, words: str, number: int) -> str:
    extent: Attributes = {"cx": width, "cy": height}
    shape = tag(
        "pic:spPr",
        None,
        tag("a:xfrm", None, tag("a:off", {"x": 0, "y": 0}), tag("a:ext", extent)),
        tag("a:prstGeom", {"prst": "rect"}, tag("a:avLst")),
    )
    names: Attributes = {"id": number, "name": entry.number, "descr": words}
    picture = tag(
        "pic:pic",
        None,
        tag("pic:nvPicPr", None, tag("pic:cNvPr", names), tag("pic:cNvPicPr")),
        tag(
            "pic:blipFill",
            None,
            tag("a:blip", {"r:embed": f"rIdPicture{number}"}),
            tag("a:stretch", None, tag("a:fillRect")),
        ),
        shape,
    )
    inline = tag(
        "wp:inline",
        {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
        tag("wp:extent", extent),
        tag("wp:docPr", names),
        tag("a:graphic", None, tag("a:graphicData", {"uri": _PICTURE}, picture)),
    )
    return tag("w:r", None, tag("w:drawing", None, inline))
