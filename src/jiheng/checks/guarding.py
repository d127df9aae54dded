"""Take out of a text what no report holds and what would make the reading of it endless.

A text in traditional characters is read in simplified ones.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from jiheng.checks.characters import is_traditional, simplified
from jiheng.checks.document import Block, Cell, Document, Paragraph, Place, Table
from jiheng.checks.finding import CheckResult, Finding, Quote, numbered

BLANK = "\ue0ff"
"""Stands for a character that the rules must not look at; positions stay what they were."""

_SPACE_KEPT, _SAME_KEPT = 20, 50
_ODD = re.compile(
    r"(?P<space>\s{60,}+)|(?P<number>\d[\d.,]{63,}+)|(?P<same>(?P<mark>.)(?P=mark){199,}+)"
    # Kinds of tokens are written as characters of this area; a text with its own would mimic them.
    r"|(?P<private>[\ue000-\ue0ff\ud800-\udfff]+)",
    re.DOTALL,
)
_BLANKS = re.compile(f"{BLANK}+")


def guarded(document: Document) -> Document:
    """Blank out endless runs of one character, of spaces and of digits, and simplify traditional
    characters; else the same document.

    Every pattern of a rule may then take a run of spaces for short.
    """
    change = _simplified if is_traditional(document.texts.values()) else _blanked
    blocks = tuple(_block(block, change) for block in document.blocks)
    if all(new is old for new, old in zip(blocks, document.blocks, strict=True)):
        return document
    return replace(document, blocks=blocks)


def restored(result: CheckResult, document: Document) -> CheckResult:
    """Quote from the document as it is what was found in the guarded one."""
    texts = document.texts
    # Two findings may read alike now, and need numbers of their own again.
    findings = numbered(_finding(finding, texts) for finding in result.findings)
    against = result.against
    if against is not None:
        quotes = tuple(_quote(quote, texts.get(quote.place)) for quote in against.unchecked)
        against = replace(against, unchecked=quotes)
    return replace(result, findings=tuple(findings), against=against)


def _block(block: Block, change: Callable[[str], str]) -> Block:
    if isinstance(block, Paragraph):
        text = change(block.text)
        return block if text is block.text else replace(block, text=text)
    return _table(block, change)


def _table(table: Table, change: Callable[[str], str]) -> Table:
    new: dict[int, Cell] = {}
    for row in table.rows:
        for cell in row:
            if cell is not None and id(cell) not in new:
                text = change(cell.text)
                if text is not cell.text:
                    new[id(cell)] = replace(cell, text=text)
    caption, note = change(table.caption), change(table.note)
    if not new and (caption, note) == (table.caption, table.note):
        return table
    # A merged cell stays one object at all its positions.
    rows = tuple(tuple(cell and new.get(id(cell), cell) for cell in row) for row in table.rows)
    return replace(table, rows=rows, caption=caption, note=note)


def _simplified(text: str) -> str:
    return simplified(_blanked(text))


def _blanked(text: str) -> str:
    return _ODD.sub(_blank, text) if _ODD.search(text) else text


def _blank(match: re.Match[str]) -> str:
    run = match[0]
    kept = _SPACE_KEPT if match["space"] else _SAME_KEPT if match["same"] else 0
    # What is kept at the ends must not be taken for a figure of its own.
    if kept and not run[0].isdigit():
        return run[:kept] + BLANK * (len(run) - 2 * kept) + run[-kept:]
    return BLANK * len(run)


def _finding(finding: Finding, texts: dict[Place, str]) -> Finding:
    quotes = tuple(_quote(quote, texts.get(quote.place)) for quote in finding.quotes)
    return replace(
        finding,
        quotes=quotes,
        message=_shown(finding.message),
        context=_shown(finding.context),
        expected=_shown(finding.expected),
        calculation=_shown(finding.calculation),
        repairs=tuple(map(_shown, finding.repairs)),
    )


def _quote(quote: Quote, text: str | None) -> Quote:
    if text is None or text[quote.start : quote.end] == quote.text:
        return quote
    return replace(quote, text=text[quote.start : quote.end])


def _shown(text: str) -> str:
    return _BLANKS.sub("…", text)
