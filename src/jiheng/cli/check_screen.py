"""Print findings: in colour for a person at a terminal, plain for a file or a pipe."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence

import typer

from jiheng.checks.output.checked import Checked
from jiheng.checks.output.text import Line, closing_lines, document_lines
from jiheng.checks.suppression import Suppression

_FILE_WIDTH = 80
_OVERHANG = 2
"""A closing mark may hang over the edge by so many columns."""


def print_text(
    checked: Sequence[Checked],
    unreadable: int,
    stale: Sequence[Suppression],
    *,
    summed: bool,
) -> None:
    """Print all documents, and the sum if asked for, as wide as the terminal."""
    width = shutil.get_terminal_size((_FILE_WIDTH, 0)).columns
    lines = _lines(checked, unreadable, stale, width, summed=summed)
    if sys.stdout.isatty() and "NO_COLOR" not in os.environ:
        put("".join(f"{_coloured(line, style)}\n" for line, style in lines))
    else:
        put("".join(f"{line}\n" for line, _ in lines))


def plain_text(
    checked: Sequence[Checked], unreadable: int, stale: Sequence[Suppression], *, summed: bool
) -> str:
    """Give the same for a file, 80 columns wide."""
    lines = _lines(checked, unreadable, stale, _FILE_WIDTH, summed=summed)
    return "".join(f"{line}\n" for line, _ in lines)


def put(text: str) -> None:
    """Print a text; what the terminal's encoding does not know becomes a question mark."""
    encoding = sys.stdout.encoding or "utf-8"
    typer.echo(text.encode(encoding, "replace").decode(encoding), nl=False)


def _coloured(line: str, style: str) -> str:
    *how, colour = style.split() or [""]
    if colour in ("bold", "dim"):
        how, colour = [*how, colour], ""
    if not style or not line:
        return line
    return typer.style(
        line, fg=colour or None, bold="bold" in how or None, dim="dim" in how or None
    )


def _lines(
    checked: Sequence[Checked],
    unreadable: int,
    stale: Sequence[Suppression],
    width: int,
    *,
    summed: bool,
) -> Iterator[Line]:
    room = width - _OVERHANG
    for number, one in enumerate(checked):
        if number:
            yield "", ""
        yield from document_lines(one, room)
    yield from closing_lines(checked, unreadable, stale, room, summed=summed)
