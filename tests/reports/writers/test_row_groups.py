"""Rows that a merged cell makes one group stay on one page, where a page can hold them."""

from __future__ import annotations

import pypdfium2
import pytest

from jiheng.reports.document import Cell, Column, Document, Paragraph, Table
from jiheng.reports.spans import Text, plain_text
from jiheng.reports.writers import render_pdf
from jiheng.reports.writers.row_groups import held_rows, kept_with_next, whole_groups, with_labels

WIDTH = 440.0


def grouped(size: int, words: str = "完成", groups: int = 1, *, header: bool = False) -> Table:
    """Make a table of groups of rows, each with its label in a merged cell."""
    rows = []
    for group in range(groups):
        for at in range(size):
            cells: tuple[Cell, ...] = (Cell.of(f"第{group}组第{at}行"), Cell.of(words))
            rows.append(
                cells if at else (Cell.of(f"组{group}", rowspan=size, header=header), *cells)
            )
    columns = (Column(1), Column(2), Column(2))
    header = tuple(Cell.of(head) for head in ("组", "指标", "情况"))
    return Table("表", columns, (header,), tuple(rows))


def test_a_low_group_is_kept_and_a_tall_one_is_not() -> None:
    assert kept_with_next(grouped(3, groups=2), WIDTH) == {1, 2, 4, 5}
    # Of a tall group the last row alone is held by the one above it.
    assert kept_with_next(grouped(30), WIDTH) == {29}
    # Few rows of many lines are tall as well.
    assert whole_groups(grouped(3, "很长的文字" * 40), WIDTH) == frozenset()


@pytest.mark.parametrize(("strong", "kept"), [(True, {0}), (False, set())])
def test_a_headline_stays_with_the_row_below_it(strong: bool, kept: set[int]) -> None:
    band = (Cell.of(Text("预算执行", strong=strong), header=True), Cell.of("6"))
    rows = (band, *((Cell.of(f"执行率{at}", header=True), Cell.of("2")) for at in range(3)))
    table = Table("表", (Column(), Column()), (), rows)
    assert kept_with_next(table, WIDTH) == {*kept, 2}


@pytest.mark.parametrize("lead", [0, 7, 13, 19])
def test_no_row_is_lost_and_no_group_parted_wherever_the_table_begins(lead: int) -> None:
    table = grouped(5, groups=7)
    blocks = (*(Paragraph.of("正文。") for _ in range(lead)), table)
    made = render_pdf(Document("题", "某局", 2021, None, blocks)).content
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made)]
    texts = ["".join(page.split()) for page in pages]
    for group in range(7):
        (page,) = [text for text in texts if f"第{group}组第0行" in text]
        assert all(f"第{group}组第{at}行" in page for at in range(5))


def test_headlines_and_the_last_row_hold_their_neighbours() -> None:
    def line(name: str, words: str = "", *, strong: bool = False) -> tuple[Cell, Cell]:
        return Cell.of(Text(name, strong=strong), header=True), Cell.of(words)

    bands = (line("过程", strong=True), line("预算执行", strong=True))
    rows = (line("甲"), *bands, line("乙"), line("丙"), line("总分"))
    table = Table("表", (Column(), Column()), (), rows)
    assert held_rows(table, WIDTH) == [1, 3, 0, 0, 2, 0]
    # A row taller than a page would be lost if it had to stay in one piece with another.
    tall = Table(
        "表", (Column(), Column()), (), (*bands, line("乙", "很长的文字" * 200), line("丙"))
    )
    assert held_rows(tall, WIDTH) == [2, 0, 1, 1]


def test_the_label_of_a_tall_group_is_repeated_in_every_row() -> None:
    def labels(table: Table) -> list[tuple[str, int]]:
        cells = (placed.cell for placed in with_labels(table, WIDTH).placed())
        return [(plain_text(one.spans), one.rowspan) for one in cells if one.header]

    assert labels(grouped(15, header=True)) == [("组0", 15)]
    assert labels(grouped(16, header=True)) == [("组0", 1)] * 16
    # A sum is no label: it stands once.
    assert with_labels(grouped(16), WIDTH) == grouped(16)
