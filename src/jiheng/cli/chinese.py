"""Help pages in Chinese: the words that the command-line library prints itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from typer.core import TyperCommand, TyperGroup

from jiheng.quantities import display_width, pad

_ROW = re.compile(r"  (\S.*?)?  +(\S.*)$")
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
    (r" <path>| <list\[Path\]>", ""),
    (r"\{(\w+)\}\.\.\.", r"\1..."),
)


def in_chinese(page: str) -> str:
    """Put the library's own words of a help page into Chinese.

    >>> in_chinese("Usage: jiheng [OPTIONS] COMMAND [ARGS]...")
    '用法：jiheng [选项] 命令 [参数]...'
    """
    for pattern, words in _WORDS:
        page = re.sub(pattern, words, page, flags=re.MULTILINE)
    return "\n".join(aligned(page.splitlines()))


def aligned(lines: Iterable[str]) -> Iterator[str]:
    """Set the right-hand column of every list flush by display width, not by characters.

    >>> list(aligned(["选项：", "  --to 格式  甲", "  -h    乙"]))
    ['选项：', '  --to 格式  甲', '  -h         乙']
    """
    for is_list, group in groupby(lines, key=lambda line: _ROW.match(line) is not None):
        rows = list(group)
        if not is_list:
            yield from rows
            continue
        split = [match.groups() for row in rows if (match := _ROW.match(row))]
        width = max(display_width(left or "") for left, _ in split)
        for left, right in split:
            yield f"  {pad(left or '', width)}  {right}"


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
