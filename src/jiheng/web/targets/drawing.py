"""The rows of a form as they stand in its page.

A form may have thousands of rows of a dozen cells, and a template takes ten times as long to write
a cell; so rows are written here, everything that was typed escaped.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from jiheng.forms import Column

BLANK = "__"
"""The name of the row that the page copies when a row is added."""
Columns = Sequence[tuple[Column, str]]
"""Columns, each with how its cells begin."""
_NUMERIC = ("number", "figure")


@dataclass(frozen=True)
class Row:
    """One row: its name in the page, its number, cells asked and cells kept unseen, by field name."""

    name: str
    number: int | None
    cells: Mapping[str, str]
    kept: Mapping[str, str]


def draw(form: str, columns: Iterable[Column], rows: Iterable[Row], *, is_open: bool) -> SafeString:
    """Write rows of a form as `tr` elements: to be filled where `is_open`, else to be read."""
    begun = [(column, _cell_start(column)) for column in columns]
    write = _open_row if is_open else _closed_row
    return mark_safe("\n".join(write(form, begun, row) for row in rows))


def _open_row(form: str, columns: Columns, row: Row) -> str:
    name, number = row.name, "" if row.number is None else row.number
    kept = "".join(
        f'<input type="hidden" name="{form}-{name}-{field}" value="{escape(text)}">'
        for field, text in row.kept.items()
    )
    cells = "".join(
        f"{start}{_field(form, name, column, row.cells.get(column.name, ''))}</td>"
        for column, start in columns
    )
    return (
        f'<tr data-row="{name}"><td class="sheet-at"><span class="row-number">{number}</span>'
        f'<input type="hidden" name="{form}-rows" value="{name}">{kept}</td>'
        f"{cells}{_tools(get_language())}</tr>"
    )


def _closed_row(form: str, columns: Columns, row: Row) -> str:
    name, number = row.name, "" if row.number is None else row.number
    cells = "".join(
        f'{start}<span id="c-{form}-{name}-{column.name}">'
        f"{_lines(row.cells.get(column.name, ''))}</span></td>"
        for column, start in columns
    )
    return (
        f'<tr data-row="{name}"><td class="sheet-at"><span class="row-number">{number}</span></td>'
        f"{cells}</tr>"
    )


def _lines(text: str) -> str:
    return str(escape(text)).replace("\r\n", "\n").replace("\n", "<br>")


def _cell_start(column: Column) -> str:
    return (
        f'<td class="sheet-{column.name} sheet-kind-{column.kind}" data-column="{column.name}"'
        f' data-label="{escape(column.header)}">'
    )


def _field(form: str, row: str, column: Column, text: str) -> str:
    named = (
        f'id="c-{form}-{row}-{column.name}" name="{form}-{row}-{column.name}"'
        f' aria-label="{escape(column.header)}"'
    )
    if column.choices:
        return f'<select class="form-select" {named}>{_options(column.choices, text)}</select>'
    if column.kind == "long":
        return f'<textarea class="form-control" {named} rows="1">{escape(text)}</textarea>'
    amount = " amount" if column.kind in _NUMERIC else ""
    mode = ' inputmode="decimal"' if column.kind == "number" else ""
    offered = f' list="l-{form}-{column.name}"' if column.suggestions else ""
    return (
        f'<input class="form-control{amount}" {named} value="{escape(text)}"'
        f' autocomplete="off"{mode}{offered}>'
    )


def _options(choices: tuple[str, ...], text: str) -> str:
    known = "".join(
        f"<option{' selected' if choice == text else ''}>{escape(choice)}</option>"
        for choice in choices
    )
    other = f"<option selected>{escape(text)}</option>" if text and text not in choices else ""
    return f'<option value=""></option>{known}{other}'


@cache
def _tools(_language: str | None) -> str:
    """Write the buttons of a row, in the language of the page."""
    buttons = (
        ("up", "", gettext("上移这一行"), gettext("上移"), "↑"),
        ("down", "", gettext("下移这一行"), gettext("下移"), "↓"),
        ("remove", " text-danger", gettext("删去这一行"), gettext("删去"), "×"),
    )
    written = "".join(
        f'<button class="btn btn-sm btn-icon{look}" type="button" data-do="{deed}"'
        f' aria-label="{escape(label)}" title="{escape(title)}">{sign}</button>'
        for deed, look, label, title, sign in buttons
    )
    return f'<td class="sheet-tools d-print-none"><div class="btn-group">{written}</div></td>'
