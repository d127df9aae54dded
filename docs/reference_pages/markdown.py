"""Write the few shapes of Markdown that reference pages are made of."""

import re
from collections.abc import Iterable, Sequence

MADE = "<!-- 本页由 make docs 从程序生成，请勿手工修改。 -->"


def page(title: str, *parts: str) -> str:
    """Join a title and parts, a blank line between them; empty parts are left out."""
    return "\n\n".join([MADE, f"# {title}", *(part for part in parts if part)]) + "\n"


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Make a table; empty columns stay, so that tables of one kind look alike."""
    lines = [_row(headers), _row(["---"] * len(headers))]
    return "\n".join([*lines, *(_row([cell(text) for text in row]) for row in rows)])


def bullets(items: Iterable[str]) -> str:
    """Make a list."""
    return "\n".join(f"- {item}" for item in items)


def fence(text: str, language: str = "") -> str:
    """Make a block that is shown as it stands."""
    return f"```{language}\n{text.strip()}\n```"


def code(text: str) -> str:
    """Set a text in code letters; nothing stays nothing."""
    return f"`{text}`" if text else ""


def cell(text: str) -> str:
    """Make a text safe inside a table.

    >>> cell("甲|乙\\n丙")
    '甲\\\\|乙<br>丙'
    """
    # A full-width space in front is an indent and stays.
    return text.strip(" \n").replace("|", "\\|").replace("\n", "<br>")


def anchor(heading: str) -> str:
    """Give the link target that a heading gets.

    >>> anchor("采购管理 `procurement`")
    '采购管理-procurement'
    """
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
