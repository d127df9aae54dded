"""What a revision holds, as tables to read."""

from collections.abc import Sequence
from dataclasses import dataclass

from jiheng.forms import form_catalogue
from jiheng.web.documents.editing import Content


@dataclass(frozen=True)
class ReadTable:
    """One form: the headers of columns that hold something, and the rows below them."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_tables(content: Content) -> list[ReadTable]:
    """Give the forms of a content in the order of the catalogue; blank columns are left out."""
    return [
        _table(sheet.title, [column.header for column in sheet.columns], content[sheet.code])
        for sheet in form_catalogue()
        if content.get(sheet.code)
    ]


def _table(title: str, headers: Sequence[str], rows: Sequence[dict[str, str]]) -> ReadTable:
    used = tuple(header for header in headers if any(row.get(header) for row in rows))
    return ReadTable(
        title, used, tuple(tuple(row.get(header, "") for header in used) for row in rows)
    )
