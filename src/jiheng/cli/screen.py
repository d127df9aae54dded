"""The terminal: one console for results, one for errors."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import typer

from jiheng.quantities import fold

if TYPE_CHECKING:
    from rich.console import Console


_SAFE = re.compile(r"[\w.,:/%=+＝—（）-]+")


def out() -> Console:
    """Return the console for results (80 columns where it is no terminal)."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False)


def print_error(message: str) -> None:
    """Print a message to standard error, as it is."""
    typer.echo(message, err=True)


def shell_word(text: str) -> str:
    """Quote a word for the shell; Chinese needs no quotes, whatever `shlex` thinks of it.

    >>> shell_word("资料/2021"), shell_word("农业 2023.xlsx")
    ('资料/2021', "'农业 2023.xlsx'")
    """
    return text if _SAFE.fullmatch(text) else shlex.quote(text)


def print_indented(console: Console, text: str, indent: int = 2, style: str = "") -> None:
    """Print a text whose every line, wrapped ones too, starts `indent` columns in."""
    from rich.text import Text

    for line in fold(text, console.width - 2, indent):  # a closing mark may hang over by one
        console.print(Text(line, style), soft_wrap=True)
