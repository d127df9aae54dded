"""Write the body of a docx file: headings, paragraphs, lists, pictures, bookmarked figures."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field

from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from jiheng.reports.charts import alt_text, draw_png, draw_svg, svg_size
from jiheng.reports.document import (
    Block,
    Chart,
    Document,
    Heading,
    ListBlock,
    Note,
    PageBreak,
    Paragraph,
    Signature,
    Table,
)
from jiheng.reports.numbering import Numbered, numbered
from jiheng.reports.spans import Figure, Span, Text, plain_text
from jiheng.reports.writers import page
from jiheng.reports.writers.docx_figures import bookmark
from jiheng.reports.writers.docx_oxml import element, set_face, set_style
from jiheng.reports.writers.docx_page import set_sides, turn_page
from jiheng.reports.writers.docx_styles import HEI
from jiheng.reports.writers.docx_table import fill_table, leave_open

__all__ = ["Body"]

_EMU_PER_PX = 9525
_ONE_PIECE = re.compile(r"（?[0-9A-Za-z.,%‰×÷≈]+(?:(?<=[%‰])（[0-9A-Za-z.,%‰×÷≈]+)*")
"""What LibreOffice breaks nowhere: a calculation, and per cent with the bracket behind it."""
_LONG_PIECE = 12
"""Digits (six Chinese characters) that a line may lack at its end."""


@dataclass
class Body:
    """Write blocks into a file.

    ``figures`` are the facts written so far, in the order of their bookmarks; ``new_page`` tells
    that the next paragraph starts a page, ``turned`` that it
    stands on a page on its side; ``paper`` gives the margins.
    """

    file: WordFile
    paper: page.Paper = page.OFFICIAL
    figures: list[Figure] = field(default_factory=list)
    new_page: bool = False
    turned: bool = False

    def write(self, document: Document) -> None:
        """Write all blocks of a document, its attachment label and title first."""
        if document.attachment:
            self._paragraph("Attachment", document.attachment)
            self._paragraph("BodyText")
        self._title(document)
        for entry in numbered(document):
            self._block(entry)

    def _title(self, document: Document) -> None:
        title = self._paragraph("Title", "\n".join(document.title_lines))
        if self.paper is page.OFFICIAL:
            self._paragraph("BodyText")
            return
        set_sides(self.file.sections[0], self.paper)
        title.paragraph_format.space_after = Pt(self.paper.title_gap)
        title.paragraph_format.line_spacing = Pt(self.paper.title_pt * 1.5)
        for run in title.runs:
            run.font.size = Pt(self.paper.title_pt)

    def _block(self, entry: Numbered) -> None:
        block: Block = entry.block
        match block:
            case Heading():
                self._paragraph(f"Heading{block.level}", entry.number + block.text)
            case Paragraph():
                self._body(block.spans)
            case ListBlock():
                for number, item in zip(entry.items, block.items, strict=True):
                    self._body((Text(number + item.lead), *item.spans))
            case Table():
                self._table(block, entry)
            case Chart():
                self._chart(block, entry)
            case Note():
                self._paragraph("TableNote", "注：", *block.spans)
            case Signature():
                # No page has the signature alone.
                self.file.paragraphs[-1].paragraph_format.keep_with_next = True
                self._paragraph("BodyText").paragraph_format.keep_with_next = True
                for line in block.lines:
                    self._paragraph("Signature", line)
            case PageBreak():
                if self.turned or block.landscape:
                    turn_page(self.file, block.landscape, self.paper)
                    self.turned = block.landscape
                else:
                    self.new_page = True

    def _paragraph(self, style: str, *content: str | Span) -> WordParagraph:
        """Add a paragraph, on a new page when a break is due."""
        paragraph = self.file.add_paragraph()
        set_style(paragraph, style)
        if self.new_page:
            paragraph.paragraph_format.page_break_before = True
        self.new_page = False
        self.add_spans(paragraph, content)
        return paragraph

    def _body(self, content: tuple[Span, ...]) -> None:
        paragraph = self._paragraph("BodyText", *content)
        if _would_gape(content):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT

    def add_spans(self, paragraph: WordParagraph, content: tuple[str | Span, ...]) -> None:
        """Add spans as runs; a figure gets a bookmark that the figure list names again."""
        for span in content:
            match span:
                case str():
                    _add_run(paragraph, span)
                case Text():
                    _add_run(paragraph, span.text, span.strong)
                case Figure():
                    self.figures.append(span)
                    number = len(self.figures)
                    start = element("bookmarkStart", id=number, name=bookmark(number))
                    paragraph._p.append(start)
                    _add_run(paragraph, span.text, span.strong)
                    paragraph._p.append(element("bookmarkEnd", id=number))

    def _table(self, table: Table, entry: Numbered) -> None:
        if table.continued:
            self._paragraph("TableJoin")
        title = f"{entry.number}　{table.caption}" if table.caption else ""
        if title:
            self._paragraph("Caption", title)
        if table.unit:
            self._paragraph("TableUnit", table.unit)
        if self.new_page:
            self._paragraph("TableEnd")
        noted = bool(table.notes) or entry.noted or entry.followed
        width = self.paper.turned_width if self.turned else self.paper.text_width
        made = fill_table(self.file, table, title, noted, self.add_spans, Mm(width).twips)
        if made is not None and entry.followed:
            leave_open(made)
        for note in table.notes:
            self._paragraph("TableNote", *note)
        # Two tables without a paragraph between them would become one.
        if not entry.noted and not entry.followed:
            self._paragraph("TableJoin" if entry.last else "TableEnd")

    def _chart(self, chart: Chart, entry: Numbered) -> None:
        width, height = (round(side * _EMU_PER_PX) for side in svg_size(draw_svg(chart.spec)))
        widest, highest = Mm(self.paper.text_width), Mm(page.PICTURE_HEIGHT_MM)
        if width > widest:
            width, height = widest, height * widest // width
        if height > highest:
            width, height = width * highest // height, highest
        run = self._paragraph("Picture").add_run()
        picture = run.add_picture(io.BytesIO(draw_png(chart.spec)), Emu(width), Emu(height))
        inline = picture._inline
        inline.docPr.set("name", entry.number)
        inline.docPr.set("descr", alt_text(chart))
        for edge in "TBLR":
            # LibreOffice leaves air around a picture that asks for none in so many words.
            inline.set(f"dist{edge}", "0")
        title = self._paragraph("ChartCaption", f"{entry.number}　{chart.title}")
        if entry.noted:
            title.paragraph_format.keep_with_next = True


def _would_gape(content: tuple[Span, ...]) -> bool:
    """Tell whether a line may end so early that its characters, spread over it, stand far apart.

    Such a paragraph is set left instead.
    """
    found = _ONE_PIECE.findall(plain_text(content))
    return any(len(piece) >= _LONG_PIECE for piece in found)


def _add_run(paragraph: WordParagraph, words: str, strong: bool = False) -> None:
    run = paragraph.add_run()
    for at, line in enumerate(words.split("\n")):
        if at:
            run.add_break()
        run.add_text(line)
    if strong:
        set_face(run.font, HEI)
