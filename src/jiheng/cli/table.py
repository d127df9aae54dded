"""Plain tables on a terminal: columns by display width, cells folded where Chinese may be folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from jiheng.quantities import display_width, fold, pad

if TYPE_CHECKING:
    from rich.console import Console

_GAP = 2
_NARROWEST = 12


@dataclass(frozen=True)
class Column:
    """Describe a column; a width of 0 takes what the others leave."""

    header: str
    width: int = 0
    is_right: bool = False


@dataclass
class Table:
    """Hold rows of cells with the style of each row.

    Spaces before a cell's text are its indent, which its further lines keep.
    """

    columns: Sequence[Column]
    _rows: list[tuple[tuple[str, ...], str]] = field(default_factory=list)

    def add(self, *cells: str, style: str = "") -> None:
        """Add a row, one cell a column."""
        assert len(cells) == len(self.columns)
        self._rows.append((cells, style))

    def lines(self, width: int) -> Iterator[tuple[str, str]]:
        """Give the lines of the table with their styles; `width` is that of the terminal.

        >>> table = Table((Column("指标", 8), Column("得分", 5, is_right=True)))
        >>> table.add("  执行率", "9.97")
        >>> [line for line, _ in table.lines(20)]
        ['指标       得分', '───────────────', '  执行率   9.97']
        """
        left = width - _GAP * (len(self.columns) - 1) - sum(one.width for one in self.columns)
        open_columns = max(1, sum(not one.width for one in self.columns))
        share = max(_NARROWEST, left // open_columns)
        widths = [one.width or share for one in self.columns]
        yield from self._row([one.header for one in self.columns], widths, "")
        yield "─" * (sum(widths) + _GAP * (len(widths) - 1)), ""
        for cells, style in self._rows:
            yield from self._row(cells, widths, style)

    def _row(
        self, cells: Sequence[str], widths: Sequence[int], style: str
    ) -> Iterator[tuple[str, str]]:
        folded = []
        for cell, width in zip(cells, widths, strict=True):
            indent = len(cell) - len(cell.lstrip())
            # A closing mark may hang over by two columns, which the gap has room for.
            folded.append(fold(cell.strip(), width, indent))
        for pieces in zip_longest(*folded, fillvalue=""):
            line = ""
            start = 0
            for piece, width, column in zip(pieces, widths, self.columns, strict=True):
                # What hung over took room from the gap.
                line += " " * max(0, start - display_width(line))
                line += pad(piece, width, "right" if column.is_right else "left")
                start += width + _GAP
            yield line.rstrip(), style


def print_table(table: Table, console: Console) -> None:
    """Print a table as wide as the terminal."""
    from rich.text import Text

    # The last column's closing mark may hang over as well.
    for line, style in table.lines(console.width - _GAP):
        console.print(Text(line, style), soft_wrap=True)
    console.print()
