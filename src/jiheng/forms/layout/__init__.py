"""How a sheet of text lies on a form: header row, columns, data rows."""

from jiheng.forms.catalogue import FormSheet
from jiheng.forms.errors import FormError
from jiheng.forms.layout.base import plain_header
from jiheng.forms.layout.cards import CardLayout
from jiheng.forms.layout.lists import ListLayout
from jiheng.forms.tables import RawSheet, Table

__all__ = ["lay_out", "plain_header"]


def lay_out(raw: RawSheet, sheet: FormSheet, errors: list[FormError]) -> Table | None:
    """Find a form's header and data rows in a sheet; add what is wrong to `errors`.

    Gives None where the header is missing or incomplete: its rows can not be judged.
    """
    layout = CardLayout(raw, sheet) if sheet.is_card else ListLayout(raw, sheet)
    table = layout.table()
    errors.extend(layout.errors)
    return table
