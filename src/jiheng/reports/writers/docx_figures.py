"""Read the figures of a docx file back, with the words it has today.

Every :class:`~jiheng.reports.spans.Figure` is a bookmarked run; a custom XML part lists, by
bookmark, the fact's code, exact value, unit and source. Only these two parts are read, so that a
file with a broken link in another, as offices leave behind, still gives its figures.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

__all__ = ["FIGURES", "PrintedFigure", "bookmark", "read_docx_figures"]

FIGURES = "urn:jiheng:figures"

_CUSTOM_PART = re.compile(r"customXml/item\d+\.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """Hold a figure read back from a docx file.

    ``text`` is what the file says now, ``printed`` what was written when it was made; ``bookmark``
    names where it stands, the rest is the fact's identity.
    """

    fact: str
    text: str
    printed: str
    exact: str
    unit: str
    source: str
    bookmark: str


def bookmark(number: int) -> str:
    """Name the bookmark of the ``number``-th figure; the underscore hides it in Word's list.

    >>> bookmark(1)
    '_jh1'
    """
    return f"_jh{number}"


def read_docx_figures(path: Path | str) -> tuple[PrintedFigure, ...]:
    """Read the figures of a docx file made here, in their order, with today's words.

    A figure whose bookmark was deleted comes with an empty ``text``. A docx file made elsewhere
    has none. Raises OSError, zipfile.BadZipFile, KeyError when it is no docx at all.
    """
    with zipfile.ZipFile(path) as archive:
        words = _bookmarked(ElementTree.fromstring(archive.read("word/document.xml")))
        listed = _figure_list(archive)
    return tuple(
        PrintedFigure(
            fact=entry.get("fact", ""),
            text=words.get(entry.get("bookmark", ""), ""),
            printed=entry.text or "",
            exact=entry.get("value", ""),
            unit=entry.get("unit", ""),
            source=entry.get("source", ""),
            bookmark=entry.get("bookmark", ""),
        )
        for entry in listed
    )


def _figure_list(archive: zipfile.ZipFile) -> list[ElementTree.Element]:
    """Find the list among the custom XML parts; a program that saves may number them anew."""
    for name in sorted(archive.namelist()):
        if _CUSTOM_PART.fullmatch(name):
            root = ElementTree.fromstring(archive.read(name))
            if root.tag == f"{{{FIGURES}}}figures":
                return list(root)
    return []


def _bookmarked(body: ElementTree.Element) -> dict[str, str]:
    names: dict[str, str] = {}
    words: dict[str, str] = {}
    for element in body.iter():
        number = element.get(f"{_W}id", "")
        if element.tag == f"{_W}bookmarkStart":
            names[number] = element.get(f"{_W}name", "")
            words[names[number]] = ""
        elif element.tag == f"{_W}bookmarkEnd":
            names.pop(number, None)
        elif element.tag in (f"{_W}t", f"{_W}br"):
            for name in names.values():
                words[name] += "\n" if element.tag.endswith("}br") else element.text or ""
    return words
