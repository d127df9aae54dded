"""Filled forms: rows with the places they were typed in, and the figures they state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError

from jiheng.forms.errors import FormError
from jiheng.forms.rows.base import RowFigure, RowModel
from jiheng.forms.tables import Table, TableRow

Row = TypeVar("Row", bound=RowModel)


@dataclass(frozen=True)
class FilledForm:
    """Hold the rows of one form beside the table they came from."""

    table: Table
    rows: tuple[tuple[TableRow, RowModel], ...]


@dataclass(frozen=True)
class PlacedFigure:
    """Hold a figure with the row it stands in."""

    figure: RowFigure
    table: Table
    place: TableRow
    row: RowModel


@dataclass
class FilledForms:
    """Hold all filled forms by code, and their figures by fact code."""

    forms: Mapping[str, FilledForm]
    figures: dict[str, PlacedFigure] = field(default_factory=dict)

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
    """Read the rows of all tables; add every wrong cell to `errors`."""
    forms = {table.sheet.code: _fill(table, errors) for table in tables}
    filled = FilledForms(forms)
    for form in forms.values():
        for place, row in form.rows:
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
            errors.extend(_cell_error(table, place, dict(detail)) for detail in error.errors())
    return FilledForm(table, tuple(rows))


def _cell_error(table: Table, place: TableRow, detail: dict[str, Any]) -> FormError:
    context = detail["ctx"]
    name = context.get("column") or detail["loc"][0]
    return table.error(place, name, context["what"], context["expected"], context["advice"])
