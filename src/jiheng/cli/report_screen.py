"""Print which files a report was written to, and the characters that no font has."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from jiheng.cli.screen import print_indented


def print_files(console: Console, paths: Sequence[Path], replaced: Sequence[str]) -> None:
    """Print the files written; `replaced` are the characters that the PDF prints as 〓."""
    if replaced:
        text = (
            f"PDF 中有{len(replaced)}个字没有字库，印作〓：{'、'.join(replaced)}。"
            "请用环境变量 JIHENG_FONTS 指定含有这些字的字库文件夹，重新输出。"
        )
        print_indented(console, text, 0, "yellow")
    for path in paths:
        console.print(f"已写出 {path}", markup=False, soft_wrap=True)
