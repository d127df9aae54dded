"""Time is linear in length: what would make a careless pattern hang comes back at once."""

import time
from pathlib import Path

import pytest

from jiheng.checks.readers import read_document
from jiheng.checks.readers.joining import glued, tidy


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["安排430,", "000.00元"], "安排430,000.00元"),
        (["达2,413.11", "亿元"], "达2,413.11亿元"),
        (["增长1", "2.5%"], "增长12.5%"),
        (["部门", "", "决算"], "部门决算"),
        (["open", "data"], "open data"),
        (["12", "%"], "12%"),
    ],
)
def test_a_figure_over_two_lines_is_one(lines: list[str], text: str) -> None:
    assert glued(lines) == text


@pytest.mark.parametrize(
    ("spaced", "text"),
    [
        ("4家 省级", "4家省级"),
        ("770 多家", "770多家"),
        ("1. 200家", "1. 200家"),
        ("1, 234.50", "1,234.50"),
        ("3, 12", "3, 12"),
        ("5G and AI", "5G and AI"),
    ],
)
def test_only_the_spaces_of_typesetting_go(spaced: str, text: str) -> None:
    assert tidy(spaced) == text


@pytest.mark.parametrize(
    "line",
    [" ", ".", "-", "1 ", "一、", "（一）", "|", "\t", "单位：", "1,", "……", "第", "#", "目录\n"],
)
def test_a_million_of_one_sign_does_not_hang(line: str, tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("收入307.82万元。\n" + line * (400_000 // len(line)) + "\n末", "utf-8")
    start = time.process_time()
    read_document(path)
    assert time.process_time() - start < 10
