"""The user's own docx with a Word comment at each finding, and nothing else changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from jiheng.checks.document import Place
from jiheng.checks.finding import Finding
from jiheng.checks.output.checked import Checked, explanation, place_words
from jiheng.checks.output.word_anchors import anchor_comment
from jiheng.checks.output.word_package import WordPackage, xml_text
from jiheng.checks.readers.word_places import Spots
from jiheng.checks.readers.word_xml import attribute, child, grid_cells, name_of

AUTHOR = "绩衡勾稽核验"
INITIALS = "绩衡"
_TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_KIND = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"

Element = Any
"""An lxml element; lxml ships no types."""


def annotated_docx(data: bytes, checked: Checked) -> bytes:
    """Add a comment per finding to the bytes of a docx.

    Only the main part, the comments, and the lists of parts and relations change.  Comments
    that the file has stay.  A file without findings comes back as it is.
    """
    if not checked.findings:
        return data
    package = WordPackage(data)
    main = package.tree(package.main_name)
    namespace = etree.QName(main).namespace
    comments_name = package.related("/comments")
    if comments_name and package.has(comments_name):
        comments = package.tree(comments_name)
    else:
        kind = _KIND if namespace == _TRANSITIONAL else _STRICT_KIND
        comments_name = package.relate_comments(kind)
        comments = etree.Element(f"{{{namespace}}}comments", nsmap={"w": namespace})
    taken = [attribute(one, "id") for one in comments if name_of(one) == "comment"]
    number = 1 + max((int(one) for one in taken if one.isascii() and one.isdigit()), default=-1)
    finder = _Finder(package, main)
    for finding in checked.findings:
        element, is_there = finder.element(finding.place)
        if element is None:
            continue
        first = finding.quotes[0] if finding.quotes and is_there else None
        anchor_comment(element, first, number)
        comments.append(_comment(namespace, number, list(_lines(finding, is_there=is_there))))
        number += 1
    package.put(package.main_name, main)
    package.put(comments_name, comments)
    return package.packed()


class _Finder:
    """Find the element of a place in the main part."""

    def __init__(self, package: WordPackage, main: Element) -> None:
        notes: dict[tuple[str, str], Element] = {}
        for kind in ("footnote", "endnote"):
            name = package.related(f"/{kind}s")
            for note in package.tree(name) if name and package.has(name) else ():
                if name_of(note) == kind:
                    notes[kind, attribute(note, "id")] = note
        self._spots = Spots(notes)
        self._spots.walk(child(main, "body"))
        self._cells: dict[int, dict[tuple[int, int], Element]] = {}

    def element(self, place: Place) -> tuple[Element, bool]:
        """Give the `w:p` or `w:tc`, and whether it is the place itself.

        What stands in a box or note, or has no place, gets the nearest paragraph that may carry
        a comment.
        """
        if place.table is not None:
            found = self._cell(place.table, place.row or 1, place.column or 1)
        else:
            found = self._spots.paragraphs.get(place.paragraph or 0)
        if found is not None:
            return found, True
        return next(iter(self._spots.paragraphs.values()), None), False

    def _cell(self, number: int, row: int, column: int) -> Element:
        table = self._spots.tables.get(number)
        if table is None:
            return None
        if number not in self._cells:
            self._cells[number] = {
                (at, across): spot.element
                for spot in grid_cells(table)[0]
                for at in range(spot.row + 1, spot.row + 1 + spot.row_span)
                for across in range(spot.column + 1, spot.column + 1 + spot.column_span)
            }
        return self._cells[number].get((row, column))


def _lines(finding: Finding, *, is_there: bool) -> Iterator[str]:
    yield f"【{finding.severity.label}】{finding.code} {finding.name}"
    if not is_there:
        yield f"位置：{place_words(finding)}"
    yield finding.message
    for label, text in explanation(finding):
        yield f"{label}：{text}"


def _comment(namespace: str | None, number: int, lines: list[str]) -> Element:
    def tag(name: str) -> str:
        return f"{{{namespace}}}{name}"

    attributes = {tag("id"): str(number), tag("author"): AUTHOR, tag("initials"): INITIALS}
    comment = etree.Element(tag("comment"), attributes, nsmap={"w": namespace})
    for line in lines:
        run = etree.SubElement(etree.SubElement(comment, tag("p")), tag("r"))
        text = etree.SubElement(run, tag("t"))
        text.text = xml_text(line)
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return comment
