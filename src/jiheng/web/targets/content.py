"""What a document holds, on its way between page, storage and forms.

Stored rows map column titles to texts; forms name columns in English; a page has a field for each
cell, `form-row-column`, and says the order of rows by a field `form-rows` for each of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from jiheng.forms import FormSheet
from jiheng.forms.rows.cells import clean
from jiheng.web.documents.editing import Content
from jiheng.web.targets.layouts import Section, sections_of

_NUMBER, _PROJECT_CODE = "number", "project"


@dataclass
class Typed:
    """What a page sent: the content, and for each form the page's names of its rows, in order."""

    content: Content = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)


def read_page(posted: QueryDict, kind: str) -> Typed:
    """Read the rows that a page sent; rows that say nothing but a code are left out."""
    typed = Typed()
    for section in sections_of(kind):
        rows, names = [], []
        for name in dict.fromkeys(posted.getlist(f"{section.form}-rows")):
            row = {
                column.header: text
                for column in section.sheet.columns
                if (text := clean(posted.get(f"{section.form}-{name}-{column.name}", "")))
            }
            if says_something(section.sheet, row):
                rows.append(row)
                names.append(name)
        if rows:
            typed.content[section.form] = rows
        typed.names[section.form] = names
    return typed


def says_something(sheet: FormSheet, row: Mapping[str, str]) -> bool:
    """Tell whether a row, by column titles, holds more than a code."""
    return bool(row.keys() - {column.header for column in sheet.columns if column.name == "code"})


def cells_of(sheet: FormSheet, rows: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """Give stored rows by the field names of their form; titles it does not know are left out."""
    names = {column.header: column.name for column in sheet.columns}
    return [{names[title]: text for title, text in row.items() if title in names} for row in rows]


def titled(sheet: FormSheet, cells: Mapping[str, str]) -> dict[str, str]:
    """Give a row of a form by column titles, as it is stored; blank cells are left out."""
    return {
        column.header: text
        for column in sheet.columns
        if column.name != _PROJECT_CODE and (text := clean(cells.get(column.name, "")))
    }


def with_project(cells: Mapping[str, str], code: str) -> dict[str, str]:
    """Give a row of a project's own document the code that it does not repeat."""
    return {**cells, _PROJECT_CODE: code} if code else dict(cells)


def filled_sections(kind: str, content: Content) -> Iterator[tuple[Section, list[dict[str, str]]]]:
    """Give every section of a document with its rows by field name."""
    for section in sections_of(kind):
        yield section, cells_of(section.sheet, content.get(section.form, []))
