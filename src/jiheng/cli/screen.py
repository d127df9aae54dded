"""The terminal: one console for results, one for errors, and tables that align by width."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from jiheng.quantities import fold


def out() -> Console:
    """Return the console for results (80 columns where it is no terminal)."""
    return Console(highlight=False, soft_wrap=False)


def print_error(message: str) -> None:
    """Print a message to standard error, as it is."""
    Console(stderr=True, highlight=False, markup=False, soft_wrap=True).print(message)


def print_indented(console: Console, text: str, indent: int = 2, style: str = "") -> None:
    """Print a text whose every line, wrapped ones too, starts `indent` columns in."""
    for line in fold(text, console.width - 2, indent):  # a closing mark may hang over by one
        console.print(Text(line, style), soft_wrap=True)


def put_row(table: Table, *cells: str, style: str = "") -> None:
    """Add a row whose cells are shown as they are written, square brackets included."""
    table.add_row(*(Text(cell) for cell in cells), style=style)


def make_table(
    *headers: str, right: tuple[int, ...] = (), fixed: dict[int, int] | None = None
) -> Table:
    """Make a plain table; `right` names the columns set flush right, `fixed` their widths."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=True)
    for index, header in enumerate(headers):
        width = (fixed or {}).get(index)
        side = "right" if index in right else "left"
        table.add_column(
            header,
            justify="right" if side == "right" else "left",
            width=width,
            no_wrap=index in right,
            overflow="fold",
        )
    return table
