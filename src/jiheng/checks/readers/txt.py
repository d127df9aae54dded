"""Read plain text: one paragraph per line, or the broken lines of a page put back together."""

import re
from collections.abc import Sequence
from pathlib import Path

from jiheng.checks.document import Block, Document, Paragraph, Place
from jiheng.checks.readers.captions import with_captions
from jiheng.checks.readers.contents_lists import is_leader_line
from jiheng.checks.readers.decoding import decode
from jiheng.checks.readers.grids import table_of
from jiheng.checks.readers.headings import heading_level
from jiheng.checks.readers.joining import clean
from jiheng.checks.readers.text_tables import gap_count, is_bar_line, is_tabbed, split_rows
from jiheng.checks.readers.wrapped_text import TextLine, find_wrap, unwrapped

_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)


def read_text(path: Path, data: bytes) -> Document:
    """Read a txt, md or html file.

    `Place.paragraph` counts the paragraphs that come out.

    Raises:
        UnreadableFile: the bytes are no text.
    """
    text = decode(path, data)
    if _HTML.match(text[:2000]):
        from jiheng.checks.readers.html import read_html

        return read_html(path, text)
    return Document(path.name, "txt", with_captions(_blocks(path, text)))


def _blocks(path: Path, text: str) -> list[Block]:
    lines = _lines(text)
    blocks: list[Block] = []
    prose: list[TextLine] = []
    # Rows of tables are as wide as they are; only prose is broken at an edge.
    wrap = find_wrap([line.text for line in lines if not gap_count(line.text)])
    count = tables = 0

    def settle() -> None:
        nonlocal count
        for one in unwrapped(prose, wrap) if wrap else [line.text.strip() for line in prose]:
            if not one:
                continue
            count += 1
            blocks.append(_paragraph(one, count))
        prose.clear()

    at = 0
    while at < len(lines):
        end = _table_end(lines, at)
        rows = split_rows([line.text for line in lines[at:end]]) if end > at else None
        if rows is None:
            prose.append(lines[at])
            at += 1
            continue
        settle()
        tables += 1
        blocks.append(table_of(rows, tables, str(path)))
        at = end
    settle()
    return blocks


def _lines(text: str) -> list[TextLine]:
    lines: list[TextLine] = []
    is_apart = True
    for line in text.replace("\f", "\n").split("\n"):
        line = clean(line).rstrip(" \u3000\xa0\r")
        if is_leader_line(line):
            continue
        if line.strip():
            lines.append(TextLine(line, is_apart))
            is_apart = False
        else:
            is_apart = True
    return lines


def _table_end(lines: Sequence[TextLine], at: int) -> int:
    """Find where lines that look like rows of one table end; `at` where none begins here."""
    first = lines[at].text
    if is_bar_line(first):
        end = at + 1
        while end < len(lines) and is_bar_line(lines[end].text) and not lines[end].is_apart:
            end += 1
        return end
    gaps = gap_count(first)
    if not gaps:
        return at
    end = at + 1
    while end < len(lines) and gap_count(lines[end].text) == gaps:
        end += 1
    tabbed = at + 1
    while tabbed < len(lines) and is_tabbed((first, lines[tabbed].text)):
        tabbed += 1
    return max(end, tabbed)


def _paragraph(text: str, number: int) -> Paragraph:
    marked = _MARKDOWN_HEADING.match(text)
    if marked:
        text = text[marked.end() :].rstrip("#").strip()
    level = heading_level(text) or (len(marked[1]) if marked else 0)
    return Paragraph(text, Place(paragraph=number), level)
