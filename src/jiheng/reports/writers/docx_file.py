"""Write a document as an official docx file and read its figures back.

Every :class:`~jiheng.reports.document.Figure` is a bookmarked run; the custom XML part lists, by
bookmark, the fact's code, exact value, unit and source. The words stay plain runs, so that every
office program and every reader shows and finds them.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from jiheng.reports.document import Document
from jiheng.reports.writers import docx_styles
from jiheng.reports.writers.docx_body import BOOKMARK, Body, written_body
from jiheng.reports.writers.files import packed, write_whole
from jiheng.reports.writers.markup import Attributes, escaped, tag

__all__ = ["PrintedFigure", "read_docx_figures", "render_docx", "write_docx"]

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SCHEMAS = "http://schemas.openxmlformats.org"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = f"{_SCHEMAS}/officeDocument/2006/relationships"
_FIGURES = "urn:jiheng:figures"
_FIGURES_PATH = "customXml/item1.xml"
_STORE_ID = "{8B6C6F3E-2E8B-4C55-9A43-6A6968656E67}"


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """Hold a figure read back from a docx file.

    ``text`` is what the file says now, ``printed`` what was written when it was made; the rest is
    the fact's identity.
    """

    fact: str
    text: str
    printed: str
    exact: str
    unit: str
    source: str


def write_docx(document: Document, path: Path | str) -> Path:
    """Write a document as docx, whole or not at all. Raises OSError."""
    return write_whole(path, render_docx(document))


def render_docx(document: Document) -> bytes:
    """Make the docx file of a document; equal documents give equal bytes."""
    body = written_body(document)
    parts: list[tuple[str, str | bytes]] = [
        ("[Content_Types].xml", _content_types()),
        (
            "_rels/.rels",
            _relations(
                [
                    ("rId1", f"{_RELATIONS}/officeDocument", "word/document.xml"),
                    (
                        "rId2",
                        f"{_SCHEMAS}/package/2006/relationships/metadata/core-properties",
                        "docProps/core.xml",
                    ),
                    ("rId3", f"{_RELATIONS}/extended-properties", "docProps/app.xml"),
                    ("rId4", f"{_RELATIONS}/custom-properties", "docProps/custom.xml"),
                ]
            ),
        ),
        ("docProps/core.xml", _core(document)),
        ("docProps/app.xml", _app()),
        ("docProps/custom.xml", _custom(document)),
        ("word/document.xml", _document(body)),
        ("word/_rels/document.xml.rels", _document_relations(body)),
        ("word/styles.xml", docx_styles.styles_xml()),
        ("word/settings.xml", docx_styles.settings_xml()),
        ("word/fontTable.xml", docx_styles.font_table_xml()),
        ("word/footer1.xml", docx_styles.footer_xml("right")),
        ("word/footer2.xml", docx_styles.footer_xml("left")),
        (_FIGURES_PATH, _figures(body)),
        ("customXml/itemProps1.xml", _figure_properties()),
        (
            "customXml/_rels/item1.xml.rels",
            _relations([("rId1", f"{_RELATIONS}/customXmlProps", "itemProps1.xml")]),
        ),
        *(
            (f"word/media/image{number}.png", picture)
            for number, picture in enumerate(body.pictures, 1)
        ),
    ]
    return packed(
        (name, content if isinstance(content, bytes) else (_HEAD + content).encode())
        for name, content in parts
    )


def read_docx_figures(path: Path | str) -> tuple[PrintedFigure, ...]:
    """Read the figures of a docx file made here, in their order, with today's words.

    A figure whose bookmark was deleted comes with an empty ``text``. A docx file made elsewhere
    has none. Raises OSError, zipfile.BadZipFile, KeyError when it is no docx at all.
    """
    with zipfile.ZipFile(path) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
        if _FIGURES_PATH not in archive.namelist():
            return ()
        listed = ElementTree.fromstring(archive.read(_FIGURES_PATH))
    if listed.tag != f"{{{_FIGURES}}}figures":
        return ()
    words = _bookmarked(body)
    return tuple(
        PrintedFigure(
            fact=entry.get("fact", ""),
            text=words.get(entry.get("bookmark", ""), ""),
            printed=entry.text or "",
            exact=entry.get("value", ""),
            unit=entry.get("unit", ""),
            source=entry.get("source", ""),
        )
        for entry in listed
    )


def _bookmarked(body: ElementTree.Element) -> dict[str, str]:
    space = f"{{{docx_styles.NAMESPACES['xmlns:w']}}}"
    names: dict[str, str] = {}
    words: dict[str, str] = {}
    for element in body.iter():
        number = element.get(f"{space}id", "")
        if element.tag == f"{space}bookmarkStart":
            names[number] = element.get(f"{space}name", "")
            words[names[number]] = ""
        elif element.tag == f"{space}bookmarkEnd":
            names.pop(number, None)
        elif element.tag in (f"{space}t", f"{space}br"):
            for name in names.values():
                words[name] += "\n" if element.tag.endswith("}br") else element.text or ""
    return words


def _document(body: Body) -> str:
    section = docx_styles.section_xml("rIdFooter1", "rIdFooter2")
    return tag("w:document", docx_styles.NAMESPACES, tag("w:body", None, *body.parts, section))


def _document_relations(body: Body) -> str:
    fixed = [
        ("rIdStyles", f"{_RELATIONS}/styles", "styles.xml"),
        ("rIdSettings", f"{_RELATIONS}/settings", "settings.xml"),
        ("rIdFonts", f"{_RELATIONS}/fontTable", "fontTable.xml"),
        ("rIdFooter1", f"{_RELATIONS}/footer", "footer1.xml"),
        ("rIdFooter2", f"{_RELATIONS}/footer", "footer2.xml"),
        ("rIdFigures", f"{_RELATIONS}/customXml", f"../{_FIGURES_PATH}"),
    ]
    pictures = [
        (f"rIdPicture{number}", f"{_RELATIONS}/image", f"media/image{number}.png")
        for number in range(1, len(body.pictures) + 1)
    ]
    return _relations(fixed + pictures)


def _relations(entries: list[tuple[str, str, str]]) -> str:
    written = (
        tag("Relationship", {"Id": key, "Type": kind, "Target": target})
        for key, kind, target in entries
    )
    return tag("Relationships", {"xmlns": f"{_SCHEMAS}/package/2006/relationships"}, *written)


def _content_types() -> str:
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
    }
    overrides = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
        "/word/footer1.xml": f"{_WORD}.footer+xml",
        "/word/footer2.xml": f"{_WORD}.footer+xml",
        "/customXml/itemProps1.xml": (
            "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
        ),
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": (
            "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        ),
        "/docProps/custom.xml": (
            "application/vnd.openxmlformats-officedocument.custom-properties+xml"
        ),
    }
    return tag(
        "Types",
        {"xmlns": f"{_SCHEMAS}/package/2006/content-types"},
        *(
            tag("Default", {"Extension": key, "ContentType": kind})
            for key, kind in defaults.items()
        ),
        *(
            tag("Override", {"PartName": key, "ContentType": kind})
            for key, kind in overrides.items()
        ),
    )


def _core(document: Document) -> str:
    names = {
        "xmlns:cp": f"{_SCHEMAS}/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    moment = f"{document.date.isoformat()}T00:00:00Z"
    kind = {"xsi:type": "dcterms:W3CDTF"}
    return tag(
        "cp:coreProperties",
        names,
        tag("dc:title", None, escaped(document.title_line)),
        tag("dc:creator", None, escaped(document.organisation)),
        tag("cp:lastModifiedBy", None, escaped(document.organisation)),
        tag("dcterms:created", kind, moment),
        tag("dcterms:modified", kind, moment),
        tag("dc:language", None, "zh-CN"),
    )


def _app() -> str:
    space = f"{_SCHEMAS}/officeDocument/2006/extended-properties"
    return tag("Properties", {"xmlns": space}, tag("Application", None, "jiheng"))


def _custom(document: Document) -> str:
    names = {
        "xmlns": f"{_SCHEMAS}/officeDocument/2006/custom-properties",
        "xmlns:vt": f"{_SCHEMAS}/officeDocument/2006/docPropsVTypes",
    }

    def entries() -> Iterator[str]:
        facts = {"jiheng-document": "report-1", "年度": str(document.year), **document.metadata}
        for number, (key, value) in enumerate(facts.items(), 2):
            attributes: Attributes = {
                "fmtid": "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}",
                "pid": number,
                "name": key,
            }
            yield tag("property", attributes, tag("vt:lpwstr", None, escaped(value)))

    return tag("Properties", names, *entries())


def _figures(body: Body) -> str:
    entries = (
        tag(
            "figure",
            {
                "bookmark": BOOKMARK.format(number=number),
                "fact": figure.fact,
                "value": figure.exact,
                "unit": figure.unit,
                "source": figure.source,
            },
            escaped(figure.text),
        )
        for number, figure in enumerate(body.figures, 1)
    )
    return tag("figures", {"xmlns": _FIGURES}, *entries)


def _figure_properties() -> str:
    names = {
        "xmlns:ds": f"{_SCHEMAS}/officeDocument/2006/customXml",
        "ds:itemID": _STORE_ID,
    }
    reference = tag("ds:schemaRef", {"ds:uri": _FIGURES})
    return tag("ds:datastoreItem", names, tag("ds:schemaRefs", None, reference))
