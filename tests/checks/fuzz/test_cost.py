"""The work of a check grows as its text does: calls are counted, no clock is read."""

import random
import sys
from collections.abc import Callable
from itertools import islice, product
from types import FrameType
from typing import Any

import pytest
from tests.checks.builder import build_table

from jiheng.checks import check_document
from jiheng.checks.document import Document, Paragraph, Place

MOST = 14
"""For ten times the text; somewhat more than ten, since longer texts have more in common."""


HAN = "东南西北山水田林路桥"


def project(rng: random.Random, name: tuple[str, ...]) -> str:
    """Write a paragraph on a project of its own."""
    plan, called = rng.randrange(100, 10**6), "".join(name)
    return (
        f"{called}整治工程预算{plan / 100:.2f}万元，其中：{called}土方{plan / 300:.2f}万元，"
        f"{called}设计{plan / 150:.2f}万元。{called}巡查{plan % 89}次，比上年增加{plan % 7}次。"
    )


def calls(work: Callable[[], object]) -> int:
    """Count the calls of functions, built-in ones included."""
    count = 0

    def note(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def paragraphs(texts: list[str]) -> Document:
    """Make a document of paragraphs."""
    blocks = tuple(Paragraph(text, Place(paragraph=n)) for n, text in enumerate(texts, 1))
    return Document("甲.txt", "txt", blocks)


def growth(make: Callable[[int], Document], size: int) -> float:
    """Give how many times the work is done for ten times the text."""
    small, large = make(size), make(10 * size)
    check_document(small)
    return calls(lambda: check_document(large)) / calls(lambda: check_document(small))


def test_many_paragraphs_cost_in_proportion() -> None:
    def make(size: int) -> Document:
        rng = random.Random(1)
        return paragraphs([project(rng, name) for name in islice(product(HAN, repeat=3), size)])

    assert growth(make, 8) <= MOST


@pytest.mark.parametrize(
    "piece",
    [
        "收入1.23万元，",
        "比上年增加1.2万元，增长3.4%，",
        "“甲”项目、",
    ],
)
def test_one_endless_line_costs_in_proportion(piece: str) -> None:
    # From where sentences are cut on: below that ten times the text is ten times the sentence.
    assert growth(lambda size: paragraphs([piece * (size // len(piece))]), 1_000) <= MOST


def table(rows: list[list[str]]) -> Document:
    """Make a document of one table."""
    return Document("甲.csv", "csv", (build_table(rows),))


@pytest.mark.parametrize(
    "make",
    [
        # A row of numbers alone, a head over numbers, totals of totals, rows of words.
        lambda size: table([["1"] * size]),
        lambda size: table([["项目", *["金额"] * size], ["维修", *["12.50"] * size]]),
        lambda size: table([["合计", "12.50"]] * size),
        lambda size: table([["项目", "金额"], *[[f"第{n}项", f"{n}.25"] for n in range(size)]]),
    ],
)
def test_wide_and_long_tables_cost_in_proportion(make: Callable[[int], Document]) -> None:
    assert growth(make, 200) <= MOST


def test_work_with_every_pair_is_seen() -> None:
    def pairs(size: int) -> int:
        return calls(lambda: [max(a, b) for a in range(size) for b in range(size)])

    assert pairs(100) / pairs(10) > 5 * MOST
