"""Lay out the page of an official docx file: paper, margins, page numbers, document settings."""

from __future__ import annotations

from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section, _Footer
from docx.settings import Settings
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from jiheng.reports.writers import page
from jiheng.reports.writers.docx_oxml import add_element, set_indent

__all__ = ["lay_out", "set_sides", "turn_page"]


def lay_out(file: WordFile) -> None:
    """Set A4 with the official margins, page numbers outside, and Chinese line breaking."""
    _set_settings(file.settings)
    section = file.sections[0]
    _set_paper(section)
    _add_number(section.footer, "right")
    _add_number(section.even_page_footer, "left")


def turn_page(file: WordFile, landscape: bool, paper: page.Paper) -> None:
    """End a section at the last paragraph; what follows stands on upright or turned pages.

    The margins turn with the paper, page numbers go on as before.
    """
    last = file.paragraphs[-1]._p if file.element.body.inner_content_elements else None
    section = file.add_section(WD_SECTION.NEW_PAGE)
    marker = file.element.body.sectPr.getprevious()
    if last is not None and last is marker.getprevious():
        # The break needs no paragraph of its own: an empty one may fall on a page of its own.
        last.get_or_add_pPr().append(marker.pPr.find(qn("w:sectPr")))
        file.element.body.remove(marker)
    if landscape:
        section.orientation = WD_ORIENTATION.LANDSCAPE
        section.page_width, section.page_height = Mm(page.HEIGHT_MM), Mm(page.WIDTH_MM)
        section.top_margin, section.bottom_margin = Mm(paper.left), Mm(paper.right)
        section.left_margin, section.right_margin = Mm(paper.top), Mm(paper.bottom)
        section.footer_distance = Mm(page.TURNED_FOOTER_MM)
    else:
        section.orientation = WD_ORIENTATION.PORTRAIT
        set_sides(section, paper)


def _set_settings(settings: Settings) -> None:
    """Replace the settings of a new python-docx file."""
    root = settings.element
    root.clear()
    add_element(root, "zoom", percent=100)
    add_element(root, "defaultTabStop", val=420)
    add_element(root, "characterSpacingControl", val="compressPunctuation")
    compat = add_element(root, "compat")
    add_element(compat, "useFELayout")
    word = "http://schemas.microsoft.com/office/word"
    add_element(compat, "compatSetting", name="compatibilityMode", uri=word, val=15)
    add_element(root, "themeFontLang", val="en-US", eastAsia="zh-CN")
    settings.odd_and_even_pages_header_footer = True


def _set_paper(section: Section) -> None:
    set_sides(section, page.OFFICIAL)
    properties = section._sectPr
    properties.attrib.clear()
    # A grid of characters would make LibreOffice set far fewer than 28 of them a line.
    grid = properties.find(qn("w:docGrid"))
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(Pt(page.LINE_PT).twips))


def set_sides(section: Section, paper: page.Paper) -> None:
    """Set an upright page with the margins of its paper."""
    section.page_width, section.page_height = Mm(page.WIDTH_MM), Mm(page.HEIGHT_MM)
    section.top_margin, section.bottom_margin = Mm(paper.top), Mm(paper.bottom)
    section.left_margin, section.right_margin = Mm(paper.left), Mm(paper.right)
    section.header_distance, section.footer_distance = Mm(15), Mm(paper.footer)


def _add_number(footer: _Footer, side: str) -> None:
    """Write 「— 1 —」; ``side`` "right" is for odd pages, "left" for even ones.

    The number stands one character inside the edge (GB/T 9704-2012, 7.5).
    """
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    layout = paragraph.paragraph_format
    if side == "right":
        layout.right_indent = Pt(page.FOOTER_PT)
        layout.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    else:
        layout.left_indent = Pt(page.FOOTER_PT)
        layout.alignment = WD_ALIGN_PARAGRAPH.LEFT
    set_indent(layout, side, 1)
    paragraph.add_run("— ")
    _add_mark(paragraph, "begin")
    add_element(paragraph.add_run()._r, "instrText").text = "PAGE"
    _add_mark(paragraph, "separate")
    # What a program shows until it has counted the pages.
    paragraph.add_run("1")
    _add_mark(paragraph, "end")
    paragraph.add_run(" —")


def _add_mark(paragraph: Paragraph, kind: str) -> None:
    add_element(paragraph.add_run()._r, "fldChar", fldCharType=kind)
