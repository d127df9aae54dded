"""Filled forms: rows with the places they were typed in, and the figures they state."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from pydantic import ValidationError

from jiheng.forms.catalogue import sheet_titled
from jiheng.forms.errors import FormError
from jiheng.forms.rows.base import RowFigure, RowModel
from jiheng.forms.rows.cells import clean
from jiheng.forms.rows.money import FinanceRow
from jiheng.forms.tables import Table, TableRow

Row = TypeVar("Row", bound=RowModel)


@dataclass(frozen=True)
class FilledForm:
    """Hold the rows of one form beside the table they came from."""

    table: Table
    rows: tuple[tuple[TableRow, RowModel], ...]

    @property
    def is_sound(self) -> bool:
        """Tell whether every row could be read, so that sums over the rows mean something."""
        return len(self.rows) == len(self.table.rows)

    @cached_property
    def texts(self) -> tuple[tuple[TableRow, Mapping[str, str]], ...]:
        """List the texts of all rows, also of those with a wrong cell.

        One wrong cell must not make a row vanish for the rows that name it.
        """
        read = {place.number: row for place, row in self.rows}
        return tuple(
            (place, self._text(read.get(place.number), place)) for place in self.table.rows
        )

    @staticmethod
    def _text(row: RowModel | None, place: TableRow) -> Mapping[str, str]:
        if row is not None:
            return row.cells()
        return {name: clean(text) for name, text in place.cells.items()}


@dataclass(frozen=True)
class PlacedFigure:
    """Hold a figure with the row it stands in."""

    figure: RowFigure
    table: Table
    place: TableRow
    row: RowModel


@dataclass
class FilledForms:
    """Hold all filled forms by code, and their figures by fact code.

    `unread` names the forms whose file or header was refused: what they hold is not known.
    """

    forms: Mapping[str, FilledForm]
    figures: dict[str, PlacedFigure] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    def is_sound(self, code: str) -> bool:
        """Tell whether a form was read completely; one that was not filled is."""
        form = self.forms.get(code)
        return code not in self.unread and (form is None or form.is_sound)

    def rows(self, code: str, model: type[Row]) -> list[tuple[TableRow, Row]]:
        """Give the rows of a form, with their places; none where it was not filled."""
        form = self.forms.get(code)
        if form is None:
            return []
        return [(place, row) for place, row in form.rows if isinstance(row, model)]

    def error(self, code: str, place: TableRow, name: str, what: str, **more: Any) -> FormError:
        """Make the error of one cell of a form."""
        return self.forms[code].table.error(place, name, what, **more)


def fill(tables: Iterable[Table], errors: list[FormError]) -> FilledForms:
    """Read the rows of all tables; add every wrong cell to `errors`.

    `errors` already holds what was wrong with files and headers.
    """
    laid_out = {table.sheet.code: table for table in tables}
    refused = {sheet.code for error in errors if (sheet := sheet_titled(error.sheet)) is not None}
    forms = {code: _fill(table, errors) for code, table in laid_out.items()}
    filled = FilledForms(forms, unread=frozenset(refused - laid_out.keys()))
    for form in forms.values():
        for place, row in form.rows:
            if isinstance(row, FinanceRow) and row.is_total:
                # These facts have a fact sheet too; `settle_totals` chooses between the two.
                continue
            for figure in row.figures():
                placed = PlacedFigure(figure, form.table, place, row)
                filled.figures.setdefault(figure.code, placed)
    return filled


def _fill(table: Table, errors: list[FormError]) -> FilledForm:
    model = table.sheet.model
    rows: list[tuple[TableRow, RowModel]] = []
    for place in table.rows:
        try:
            rows.append((place, model.from_cells(place.cells)))
        except ValidationError as error:
            found = [_cell_error(table, place, dict(detail)) for detail in error.errors()]
            errors.extend(found)
            if not any(one.blocks_reading for one in found):
                rows += _lenient(table, place, errors)
    return FilledForm(table, tuple(rows))


def _lenient(
    table: Table, place: TableRow, errors: list[FormError]
) -> Iterator[tuple[TableRow, RowModel]]:
    """Read a row that can be reviewed as it is; what only then comes to light is added."""
    try:
        yield place, table.sheet.model.from_cells(place.cells, lenient=True)
    except ValidationError as error:
        errors.extend(_cell_error(table, place, dict(detail)) for detail in error.errors())


def _cell_error(table: Table, place: TableRow, detail: dict[str, Any]) -> FormError:
    context = detail["ctx"]
    name = context.get("column") or detail["loc"][0]
    found = table.error(place, name, context["what"], context["expected"], context["advice"])
    return replace(found, blocks_reading=context["blocks_reading"])
