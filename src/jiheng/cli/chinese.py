"""Help pages in Chinese: the words that the command-line library prints itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from shutil import get_terminal_size
from typing import Any

from typer.core import TyperCommand, TyperGroup

from jiheng.quantities import display_width, fold, pad

_ROW = re.compile(r"  (\S.*?)?  +(\S.*)$")
_SPACE_IN_CHINESE = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u9fff\uff00-\uffef])"
)
"""A space that the library put where a Chinese sentence went on in a new line."""
_WORDS = (
    (r"^Usage: ", "用法："),
    (r"^Options:$", "选项："),
    (r"^Arguments:$", "参数："),
    (r"^Commands:$", "命令："),
    (r"\[OPTIONS\]", "[选项]"),
    (r"COMMAND \[ARGS\]\.\.\.", "命令 [参数]..."),
    (r"Show this message and exit\.", "显示本页后退出。"),
    (r"\[required\]", "［必填］"),
    (r"\[default:\s+([^\]]*)\]", r"［默认：\1］"),
    (r" <(?:path|str|list\[\w+\])>", ""),
    (r"\{(\w+)\}", r"\1"),
)


def in_chinese(page: str) -> str:
    """Put the library's own words of a help page into Chinese.

    >>> in_chinese("Usage: jiheng [OPTIONS] COMMAND [ARGS]...")
    '用法：jiheng [选项] 命令 [参数]...'
    """
    for pattern, words in _WORDS:
        page = re.sub(pattern, words, page, flags=re.MULTILINE)
    return "\n".join(aligned(page.splitlines()))


def aligned(lines: Iterable[str], width: int | None = None) -> Iterator[str]:
    """Set the right-hand column of every list flush; fold it, and paragraphs, by display width.

    `width` is that of the terminal unless given.

    >>> list(aligned(["选项：", "  --to 格式  甲", "  -h    乙"], 80))
    ['选项：', '  --to 格式  甲', '  -h         乙']
    >>> list(aligned(["  先备好数据；", "  再启动。"], 16))
    ['  先备好数据；', '  再启动。']
    """
    whole = width or get_terminal_size().columns
    for is_list, group in groupby(lines, key=lambda line: _ROW.match(line) is not None):
        rows = list(group)
        if not is_list:
            yield from _paragraphs(rows, whole)
            continue
        matches = [match for row in rows if (match := _ROW.match(row))]
        split = list(_joined((match[1], match[2]) for match in matches))
        start = max(display_width(left) for left, _ in split) + 4
        for left, right in split:
            # A closing mark may hang over by two columns.
            first, *rest = fold(right, whole - 2, start)
            yield f"  {pad(left, start - 4)}  {first.strip()}"
            yield from rest


def _paragraphs(lines: Iterable[str], width: int) -> Iterator[str]:
    """Fold indented lines that follow one another as one text; leave all other lines."""
    for is_text, group in groupby(lines, key=lambda line: line.startswith("  ")):
        if not is_text:
            yield from group
            continue
        text = _SPACE_IN_CHINESE.sub("", " ".join(line.strip() for line in group))
        # A closing mark may hang over by two columns.
        yield from fold(text, width - 2, 2)


def _joined(rows: Iterable[tuple[str | None, str]]) -> Iterator[tuple[str, str]]:
    """Put the lines of one entry together again, which the library wrapped at a space."""
    entry: tuple[str, str] | None = None
    for left, right in rows:
        if left is None and entry is not None:
            entry = (entry[0], f"{entry[1]} {right}")
            continue
        if entry is not None:
            yield entry
        entry = (left or "", right)
    if entry is not None:
        yield entry


class ChineseCommand(TyperCommand):
    """Be a command whose help page is in Chinese."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return in_chinese(super().get_help(ctx))


class ChineseGroup(TyperGroup):
    """Be a group of commands whose help page is in Chinese."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return in_chinese(super().get_help(ctx))
