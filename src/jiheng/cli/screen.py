"""The terminal: one console for results, one for errors, and tables that align by width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from jiheng.quantities import fold

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table


def out() -> Console:
    """Return the console for results (80 columns where it is no terminal)."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False)


def print_error(message: str) -> None:
    """Print a message to standard error, as it is."""
    typer.echo(message, err=True)


def print_indented(console: Console, text: str, indent: int = 2, style: str = "") -> None:
    """Print a text whose every line, wrapped ones too, starts `indent` columns in."""
    from rich.text import Text

    for line in fold(text, console.width - 2, indent):  # a closing mark may hang over by one
        console.print(Text(line, style), soft_wrap=True)


def put_row(table: Table, *cells: str, style: str = "") -> None:
    """Add a row whose cells are shown as they are written, square brackets included."""
    from rich.text import Text

    table.add_row(*(Text(cell) for cell in cells), style=style)


def make_table(
    *headers: str, right: tuple[int, ...] = (), fixed: dict[int, int] | None = None
) -> Table:
    """Make a plain table; `right` names the columns set flush right, `fixed` their widths."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

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
