"""Make the few WordprocessingML elements and attributes that python-docx has no words for."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.font import Font
from docx.text.paragraph import Paragraph
from docx.text.parfmt import ParagraphFormat

__all__ = ["add_element", "element", "set_face", "set_indent", "set_style"]


def element(tag: str, /, **values: str | int) -> Any:
    """Make an element of the ``w`` namespace; the keywords are its attributes.

    >>> element("snapToGrid", val=0).get(qn("w:val"))
    '0'
    """
    made = OxmlElement(f"w:{tag}")
    for name, value in values.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def add_element(parent: Any, tag: str, /, **values: str | int) -> Any:
    """Make an element as the last child of another and give it back."""
    made = element(tag, **values)
    parent.append(made)
    return made


def set_style(paragraph: Paragraph, style_id: str) -> None:
    """Name a paragraph's style; python-docx's own way reads all styles for each paragraph."""
    paragraph._p.style = style_id


def set_face(font: Font, face: str) -> None:
    """Name one face for Chinese and Latin alike; the hint keeps quotation marks full width."""
    font.name = face
    fonts = font.element.rPr.rFonts
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), face)
    fonts.set(qn("w:hint"), "eastAsia")


def set_indent(layout: ParagraphFormat, side: str, characters: int) -> None:
    """State an indent (``firstLine``, ``left``, ``right``) in characters.

    Word obeys it whatever the size of the type; the length that is already there is for programs
    that know no characters.
    """
    layout.element.pPr.ind.set(qn(f"w:{side}Chars"), str(characters * 100))
