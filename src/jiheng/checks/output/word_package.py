"""A docx as a package: change or add single parts, and keep every other byte for byte."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from lxml import etree

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_NOT_XML = re.compile(r"[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TIME = (1980, 1, 1, 0, 0, 0)

Element = Any
"""An lxml element; lxml ships no types."""


def xml_text(text: str) -> str:
    """Replace by spaces what XML can not hold: control characters, non-characters.

    >>> xml_text("甲\x07乙")
    '甲 乙'
    """
    return _NOT_XML.sub(" ", text)


class WordPackage:
    """Hold the parts of a docx, by name."""

    def __init__(self, data: bytes) -> None:
        self._members: list[tuple[zipfile.ZipInfo, bytes]] = []
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                self._members.append((info, archive.read(info)))
        self._changed: dict[str, bytes] = {}
        self.main_name = self._target("_rels/.rels", "/officeDocument") or "word/document.xml"

    def tree(self, name: str) -> Element:
        """Parse a part.

        Raises:
            KeyError: there is no such part.
            lxml.etree.XMLSyntaxError: it is no XML.
        """
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(self._content(name), parser)

    def put(self, name: str, root: Element) -> None:
        """Replace or add a part."""
        self._changed[name] = etree.tostring(
            root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
        )

    def has(self, name: str) -> bool:
        """Tell whether there is such a part."""
        return name in self._changed or any(info.filename == name for info, _ in self._members)

    def related(self, ending: str) -> str:
        """Give the part that the main part relates to by a type ending so, or an empty string."""
        return self._target(_relations_of(self.main_name), ending)

    def relate_comments(self, kind: str) -> str:
        """Name a new comments part, declare its type and relate the main part to it by `kind`."""
        folder = self.main_name.rpartition("/")[0]
        prefix = f"{folder}/" if folder else ""
        name, number = f"{prefix}comments.xml", 2
        while self.has(name):
            name, number = f"{prefix}comments{number}.xml", number + 1
        types = self.tree("[Content_Types].xml")
        etree.SubElement(
            types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=_COMMENTS_TYPE
        )
        self.put("[Content_Types].xml", types)
        relations_name = _relations_of(self.main_name)
        relations = (
            self.tree(relations_name)
            if self.has(relations_name)
            else etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
        )
        taken = {one.get("Id") for one in relations}
        identity = next(text for n in range(1, len(taken) + 2) if (text := f"rIdC{n}") not in taken)
        etree.SubElement(
            relations,
            f"{{{_RELATIONS}}}Relationship",
            Id=identity,
            Type=kind,
            Target=name.removeprefix(prefix),
        )
        self.put(relations_name, relations)
        return name

    def packed(self) -> bytes:
        """Zip the parts in their old order, new ones last."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            left = dict(self._changed)
            for info, content in self._members:
                archive.writestr(info, left.pop(info.filename, content))
            for name, content in left.items():
                info = zipfile.ZipInfo(name, _TIME)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, content)
        return buffer.getvalue()

    def _content(self, name: str) -> bytes:
        if name in self._changed:
            return self._changed[name]
        for info, content in self._members:
            if info.filename == name:
                return content
        raise KeyError(name)

    def _target(self, relations: str, ending: str) -> str:
        if not self.has(relations):
            return ""
        folder = relations.rpartition("_rels/")[0]
        for one in self.tree(relations):
            if isinstance(one.tag, str) and one.get("Type", "").endswith(ending):
                target = str(one.get("Target", ""))
                return target.removeprefix("/") if target.startswith("/") else folder + target
        return ""


def _relations_of(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
