"""Make an empty official docx file and the parts of it that are not text.

python-docx starts from a file of its own, with the styles, theme, picture and properties of
another author; all of it goes before a word is written.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime, time
from functools import cache
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.opc.rel import Relationships
from lxml.builder import ElementMaker

from jiheng.reports.document import Document
from jiheng.reports.spans import Figure
from jiheng.reports.writers.archive import packed
from jiheng.reports.writers.docx_figures import FIGURES, bookmark
from jiheng.reports.writers.docx_oxml import add_element, element
from jiheng.reports.writers.docx_page import lay_out
from jiheng.reports.writers.docx_styles import FANG, HEI, KAI, SONG, TITLE, define_styles

__all__ = ["add_figure_list", "add_properties", "empty_file", "file_bytes"]

_STAND_INS = {FANG: "仿宋", HEI: "SimHei", KAI: "楷体", SONG: "SimSun", TITLE: "宋体"}
_STORE_ID = "{8B6C6F3E-2E8B-4C55-9A43-6A6968656E67}"
_PROPERTY_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_SCHEMAS = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM_XML = f"{_SCHEMAS}/customXml"
_LONGEST_PROPERTY = 255


def empty_file() -> WordFile:
    """Open a file with the official page and styles and without a word in it."""
    return docx.Document(io.BytesIO(_empty_bytes()))


@cache
def _empty_bytes() -> bytes:
    file = docx.Document()
    _keep_only(file.part.rels, RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS)
    _keep_only(file.part.package.rels, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    define_styles(file.styles)
    lay_out(file)
    _add_font_table(file)
    return file_bytes(file)


def _keep_only(relations: Relationships, *kinds: str) -> None:
    """Cut off every other part: what nothing leads to is not saved."""
    for key in [key for key, relation in relations.items() if relation.reltype not in kinds]:
        del relations[key]


def file_bytes(file: WordFile) -> bytes:
    """Save a file so that equal content is equal bytes: sorted members, no times."""
    buffer = io.BytesIO()
    file.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return packed([(name, archive.read(name)) for name in sorted(archive.namelist())])


def add_properties(file: WordFile, document: Document) -> None:
    """State title, organisation, date and metadata; there is no other date in the file."""
    # python-docx makes missing core properties with its own name and the clock's time in them;
    # each such value is replaced here. It takes no text longer than 255 characters.
    core = file.core_properties
    core.title = document.title_line[:_LONGEST_PROPERTY]
    core.author = core.last_modified_by = document.organisation[:_LONGEST_PROPERTY]
    core.created = core.modified = datetime.combine(document.file_date, time())
    core.language = "zh-CN"
    custom = _part(
        file, "/docProps/custom.xml", CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, _custom(document)
    )
    file.part.package.relate_to(custom, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _custom(document: Document) -> Any:
    make = _maker(f"{_SCHEMAS}/custom-properties")
    value = _maker(f"{_SCHEMAS}/docPropsVTypes", "vt")
    facts = {"jiheng-document": "report-1", "年度": str(document.year), **document.metadata}
    return make.Properties(
        *(
            make.property(value.lpwstr(text), fmtid=_PROPERTY_SET, pid=str(number), name=key)
            for number, (key, text) in enumerate(facts.items(), 2)
        )
    )


def add_figure_list(file: WordFile, figures: Sequence[Figure]) -> None:
    """Add the custom XML part that gives each bookmarked figure its identity."""
    make = _maker(FIGURES)
    entries = (
        make.figure(
            figure.text,
            bookmark=bookmark(number),
            fact=figure.fact,
            value=figure.exact,
            unit=figure.unit,
            source=figure.source,
        )
        for number, figure in enumerate(figures, 1)
    )
    listed = _part(file, "/customXml/item1.xml", CONTENT_TYPE.XML, make.figures(*entries))
    file.part.relate_to(listed, RELATIONSHIP_TYPE.CUSTOM_XML)
    store = _maker(_CUSTOM_XML, "ds")
    reference = store.schemaRef({f"{{{_CUSTOM_XML}}}uri": FIGURES})
    item = store.datastoreItem(store.schemaRefs(reference), {f"{{{_CUSTOM_XML}}}itemID": _STORE_ID})
    kind = CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES
    properties = _part(file, "/customXml/itemProps1.xml", kind, item)
    listed.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)


def _add_font_table(file: WordFile) -> None:
    """List each official face with a stand-in for machines that lack it."""
    fonts = element("fonts")
    for face, stand_in in _STAND_INS.items():
        font = add_element(fonts, "font", name=face)
        add_element(font, "altName", val=stand_in)
        add_element(font, "charset", val="86")
        add_element(font, "family", val="auto")
        add_element(font, "pitch", val="variable")
    table = _part(file, "/word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, fonts)
    file.part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)


def _part(file: WordFile, name: str, kind: str, root: Any) -> XmlPart:
    return XmlPart(PackURI(name), kind, root, file.part.package)


def _maker(namespace: str, prefix: str | None = None) -> Any:
    return ElementMaker(namespace=namespace, nsmap={prefix: namespace})
