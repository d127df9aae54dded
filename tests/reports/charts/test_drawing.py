"""Drawings are the same every time and keep their text."""

from __future__ import annotations

import struct

import pytest

from jiheng.reports.charts import draw_png, draw_svg, svg_size
from jiheng.reports.document import Document


def test_a_drawing_is_made_once_and_always_the_same(sample: Document) -> None:
    for chart in sample.charts():
        assert draw_svg(chart.spec) is draw_svg(dict(chart.spec))
        assert draw_png(chart.spec) is draw_png(dict(chart.spec))


def test_the_picture_is_three_times_as_fine_as_the_drawing(sample: Document) -> None:
    chart = next(sample.charts())
    width, height = svg_size(draw_svg(chart.spec))
    assert struct.unpack(">II", draw_png(chart.spec)[16:24]) == (width * 3, height * 3)


def test_chinese_is_text_in_the_chart_font(sample: Document) -> None:
    svg = draw_svg(next(sample.charts()).spec)
    assert 'font-family="Noto Sans SC"' in svg
    assert ">资金管理<" in svg


def test_the_words_of_the_chart_do_not_travel_in_the_drawing(sample: Document) -> None:
    chart = next(sample.charts())
    assert chart.summary not in draw_svg(chart.spec)


def test_a_drawing_without_size_is_refused() -> None:
    with pytest.raises(ValueError, match="宽和高"):
        svg_size("<svg>")
