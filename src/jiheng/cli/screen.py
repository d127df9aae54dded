"""The terminal: one console for results, one for errors."""

from __future__ import annotations

import re
import shlex
import sys
from shutil import get_terminal_size
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
    """Print a message to standard error, on a terminal folded where Chinese may be folded."""
    if sys.stderr.isatty():
        message = folded(message, get_terminal_size().columns)
    typer.echo(message, err=True)


def print_written(message: str) -> None:
    """Say on standard error what was written; a path stays whole, so that it can be copied."""
    typer.echo(message, err=True)


def folded(message: str, width: int) -> str:
    """Fold every line of a message to `width` columns; what is folded keeps the line's indent.

    >>> print(folded("甲.xlsx：1 处错误\\n  没有数值；请填写。", 14))
    甲.xlsx：1
    处错误
      没有数值；
      请填写。
    """
    lines: list[str] = []
    for line in message.splitlines():
        indent = len(line) - len(line.lstrip(" "))
        # A closing mark may hang over by two columns.
        lines += fold(line.lstrip(" "), width - 2, indent) or [""]
    return "\n".join(lines)


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
