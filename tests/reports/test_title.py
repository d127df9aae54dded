"""Titles turn over at the ends of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.reports.title import TITLE_WIDTH, title_lines

REPORT = "2022年度部门整体支出绩效自评报告"


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        # 20 characters fit, 21 do not.
        ("某" * 20, ("某" * 20,)),
        (f"长沙市雨花区农业农村局\n{REPORT}", ("长沙市雨花区农业农村局", REPORT)),
        (
            "长沙市雨花区农业农村局2022年度部门整体支出\n绩效自评报告",
            ("长沙市雨花区农业农村局", "2022年度部门整体支出", "绩效自评报告"),
        ),
        (
            f"广东省广州市增城区人民代表大会常务委员会办公室\n{REPORT}",
            ("广东省广州市增城区", "人民代表大会常务委员会办公室", REPORT),
        ),
    ],
)
def test_a_long_line_is_cut_at_the_end_of_a_word(title: str, lines: tuple[str, ...]) -> None:
    assert title_lines(title) == lines


def test_no_word_and_no_number_is_cut_where_another_place_is_left() -> None:
    lines = title_lines("某省某市市场监督管理局和某省某市市民服务中心2022年部门整体支出")
    assert not any(line.startswith(("场", "民", "年")) for line in lines)
    assert "".join(lines) == "某省某市市场监督管理局和某省某市市民服务中心2022年部门整体支出"


@given(st.text("某省市区局和2022年度（）", min_size=1, max_size=80))
def test_lines_hold_the_whole_title_and_fit(title: str) -> None:
    lines = title_lines(title)
    assert "".join(lines) == title
    if len(lines) > 1:
        assert all(len(line) <= TITLE_WIDTH for line in lines)
