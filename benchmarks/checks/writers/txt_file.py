"""Plain text: one paragraph per line, or hard-wrapped with page numbers like text out of a PDF."""

import re
from pathlib import Path

from benchmarks.checks.generator.model import Paragraph, Report, Table

from jiheng.quantities import display_width

WIDTH = 56
PAGE_LINES = 24
PIECES = re.compile(r"[0-9A-Za-z.,%-]+|.", re.DOTALL)


def table_lines(table: Table, gap: str) -> list[str]:
    """Give caption, note and rows, the cells divided by a gap."""
    lines = [line for line in (table.caption, table.note) if line]
    for row in table.rows:
        lines.append(gap.join(cell.text if cell else "" for cell in row).rstrip())
    return lines


def write_txt(report: Report, path: Path) -> None:
    """Write one paragraph per line, cells divided by tabs."""
    lines: list[str] = []
    for block in report.blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines += table_lines(block, "\t")
    path.write_text("\n".join(lines) + "\n", "utf-8")


def write_wrapped(report: Report, path: Path) -> None:
    """Write lines of 28 Chinese characters with an empty line after each, and page numbers."""
    printed: list[str] = []
    for block in report.blocks:
        if isinstance(block, Paragraph):
            indent = "" if block.level < 0 else "  "
            printed += wrap(indent + block.text)
        else:
            printed += table_lines(block, "  ")
    pages = [printed[at : at + PAGE_LINES] for at in range(0, len(printed), PAGE_LINES)]
    texts = []
    for number, page in enumerate(pages, 1):
        texts.append("\n\n".join(page) + f"\n\n\n\n{number}\n")
    path.write_text("\f".join(texts), "utf-8")


def wrap(text: str) -> list[str]:
    """Break a paragraph at the width, never inside a number and never before a closing mark."""
    lines, line = [], ""
    for piece in PIECES.findall(text):
        if display_width(line + piece) > WIDTH and piece not in "，。；：、）”》":
            lines.append(line)
            line = ""
        line += piece
    return [*lines, line]
