"""Charts: one specification each, its words, its drawings."""

from jiheng.reports.charts.drawing import draw_png, draw_svg, svg_size
from jiheng.reports.charts.marks import Spec
from jiheng.reports.charts.specs import (
    ExecutionRow,
    PointsRow,
    TargetRow,
    execution_spec,
    points_spec,
    targets_spec,
)
from jiheng.reports.charts.words import alt_text, chart_from, chart_text

__all__ = [
    "ExecutionRow",
    "PointsRow",
    "Spec",
    "TargetRow",
    "alt_text",
    "chart_from",
    "chart_text",
    "draw_png",
    "draw_svg",
    "execution_spec",
    "points_spec",
    "svg_size",
    "targets_spec",
]
