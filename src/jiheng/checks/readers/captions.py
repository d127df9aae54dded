"""Titles and unit lines of tables, taken from the lines that stand above them."""

import re
from collections.abc import Iterable
from dataclasses import replace

from jiheng.checks.document import Block, Paragraph, Table
from jiheng.checks.readers.headings import ends_sentence

UNIT_NOTE = re.compile(r"(?:金额)?单位\s*[:：]\s*[^\s，。；、,;]{1,12}")
_LONGEST = 60
_ABOVE = 4


def with_captions(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Give each table the title and the unit note that stand above it or in its first rows.

    The lines stay paragraphs as well: they have places of their own.
    """
    done: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            caption, note = _above(done)
            first_caption, first_note = _inside(block)
            block = replace(
                block,
                caption=block.caption or caption or first_caption,
                note=block.note or note or first_note,
            )
        done.append(block)
    return tuple(done)


def _above(done: list[Block]) -> tuple[str, str]:
    caption = note = ""
    for block in reversed(done[-_ABOVE:]):
        if not isinstance(block, Paragraph) or len(block.text) > _LONGEST:
            break
        unit = UNIT_NOTE.search(block.text)
        if unit and not note:
            note = unit[0]
            rest = block.text.replace(unit[0], "").strip()
            if "表" in rest:
                caption = rest
                break
        elif ends_sentence(block.text):
            break
        else:
            caption = block.text
            break
    return caption, note


def _inside(table: Table) -> tuple[str, str]:
    caption = note = ""
    for row in table.rows[:4]:
        cells = list({id(cell): cell for cell in row if cell is not None and cell.text}.values())
        for cell in cells:
            unit = UNIT_NOTE.search(cell.text)
            if unit and not note:
                note = unit[0]
        if len(cells) == 1 and not caption and not UNIT_NOTE.search(cells[0].text):
            caption = cells[0].text if len(cells[0].text) <= _LONGEST else ""
    return caption, note
