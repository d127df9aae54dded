"""Number headings, list entries, tables and charts from their place in the document.

Source: 党政机关公文格式 GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from jiheng.quantities import chinese_numeral
from jiheng.reports.document import Block, Chart, Document, Heading, ListBlock, Note, Table

__all__ = ["Numbered", "number_at", "numbered"]


@dataclass(frozen=True, slots=True)
class Numbered:
    """Hold a block with its printed number ("（二）", "表1", empty for plain blocks).

    ``items`` are the numbers of a list's entries; ``ordinal`` counts blocks of the same sort, for
    anchors; ``noted`` tells that a note follows, which must stay on the block's page, and
    ``followed`` that a table goes on in the next block; ``last`` marks the end of the document.
    """

    block: Block
    number: str = ""
    items: tuple[str, ...] = ()
    ordinal: int = 0
    noted: bool = False
    followed: bool = False
    last: bool = False


def number_at(level: int, position: int) -> str:
    """Print the number of the ``position``-th heading (from 1) of a level (1–4).

    >>> [number_at(level, 12) for level in (1, 2, 3, 4)]
    ['十二、', '（十二）', '12.', '（12）']
    """
    match level:
        case 1:
            return f"{chinese_numeral(position)}、"
        case 2:
            return f"（{chinese_numeral(position)}）"
        case 3:
            return f"{position}."
        case 4:
            return f"（{position}）"
        case _:
            raise ValueError(f"标题层级应为 1 至 4，不能是 {level}")


def numbered(document: Document) -> Iterator[Numbered]:
    """Walk a document's blocks with their numbers; a heading restarts the levels below it."""
    counters = [0, 0, 0, 0]
    headings = tables = charts = 0
    for block, following in zip_longest(document.blocks, document.blocks[1:]):
        match block:
            case Heading():
                counters[block.level - 1] += 1
                counters[block.level :] = [0] * (4 - block.level)
                headings += 1
                number = number_at(block.level, counters[block.level - 1])
                yield Numbered(block, number, ordinal=headings)
            case ListBlock():
                numbers = (number_at(block.level, at) for at in range(1, len(block.items) + 1))
                yield Numbered(block, items=tuple(numbers))
            case Table():
                tables += not block.continued
                noted = isinstance(following, Note)
                goes_on = isinstance(following, Table) and following.continued
                last = following is None
                yield Numbered(block, f"表{tables}", (), tables, noted, goes_on, last)
            case Chart():
                charts += 1
                noted = isinstance(following, Note)
                yield Numbered(block, f"图{charts}", ordinal=charts, noted=noted)
            case _:
                yield Numbered(block)
