"""Draw the parts that all charts share: axes, names, labels, colours, sizes."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor, log10
from typing import Any

from jiheng.reports.charts.labels import text_width, unique_names, wrap_label
from jiheng.reports.fonts import CHART_FONT
from jiheng.reports.spans import Figure

__all__ = [
    "DARK",
    "EM",
    "LEGEND",
    "LIGHT",
    "LINE",
    "LINE_HEIGHT",
    "MUTED",
    "WARN",
    "Spec",
    "amount_axis",
    "end_labels",
    "finish",
    "ink",
    "lift_of",
    "name_labels",
    "names_axis",
    "plot_width",
    "row_height",
    "row_names",
]

Spec = dict[str, Any]

# Two blues far apart in lightness: they differ for every kind of colour vision and in grey print.
DARK, LIGHT, LINE, INK, MUTED = "#1f4e79", "#c3d3e4", "#7f8fa0", "#222222", "#555555"
WARN = "#9c2f1f"
_WIDTH = 585  # px of the whole picture: 156 mm, the width of the type area, at 96 px an inch
_LABEL_EM = 12  # label width in characters before a name breaks
EM = 12  # px of a character
LINE_HEIGHT = 15
_LABEL_PX = 11


LEGEND: dict[str, Any] = {
    "title": None,
    "orient": "top",
    "offset": 4,
    "direction": "horizontal",
    "symbolType": "square",
    "labelFontSize": 12,
    "symbolStrokeWidth": 0.6,
    "symbolStrokeColor": DARK,
}


def ink(figure: Figure, scale: Fraction) -> float | None:
    """Give the length to draw, in units of ``scale``; None when the value is missing."""
    return None if figure.value is None else float(figure.value / scale)


def row_names(names: Sequence[str]) -> list[str]:
    """Break the names of rows into lines and tell equal ones apart.

    Raises ValueError when there are none.
    """
    if not names:
        raise ValueError("没有可画的数据：图至少要有一行")
    return [wrap_label(name, _LABEL_EM) for name in unique_names(names)]


def plot_width(names: Sequence[str]) -> int:
    """Leave to the plot what the longest name line does not take."""
    longest = max(text_width(line) for name in names for line in name.split("\n"))
    return round(_WIDTH - longest * EM - 24)


def row_height(names: Sequence[str], least: int) -> int:
    """Keep the broken names of any two neighbours apart."""
    lines = [1, *(name.count("\n") + 1 for name in names), 1]
    most = max(above + below for above, below in pairwise(lines))
    return max(least, most * LINE_HEIGHT // 2 + 6)


def lift_of(text: str) -> float:
    """Tell how far (px) a text of several lines must rise to be centred on its row."""
    return -LINE_HEIGHT * text.count("\n") / 2


def names_axis(names: Sequence[str]) -> dict[str, Any]:
    """Describe the y axis: rows in the order given, the names left to :func:`name_labels`."""
    return {
        "field": "name",
        "type": "nominal",
        "sort": list(names),
        "title": None,
        "axis": {"labels": False, "ticks": False, "domainColor": LINE},
    }


def name_labels(names: Sequence[str]) -> dict[str, Any]:
    """Write the names as marks: an axis would not centre a broken name on its row."""
    return {
        "data": {"values": [{"name": name, "lift": lift_of(name)} for name in names]},
        "mark": {
            "type": "text",
            "align": "right",
            "baseline": "middle",
            "dy": {"expr": "datum.lift"},
            "lineBreak": "\n",
            "lineHeight": LINE_HEIGHT,
            "fontSize": 12,
            "color": INK,
        },
        "encoding": {
            "y": names_axis(names),
            "x": {"value": -10},
            "text": {"field": "name", "type": "nominal"},
        },
    }


def amount_axis(
    field: str,
    title: str,
    amounts: Sequence[float | None],
    labels: Sequence[str],
    plot: int,
) -> dict[str, Any]:
    """Describe an x axis with room at the right for the longest label."""
    drawn = [amount for amount in amounts if amount is not None]
    low, top = min([0.0, *drawn]), max([0.0, *drawn])
    top = top if top > low else low + 1.0
    room = max(text_width(label) for label in labels) * EM + 12
    share = min(room / plot, 0.6)
    return {
        "field": field,
        "type": "quantitative",
        "title": title,
        "scale": {"domain": [low, top + (top - low) * share / (1 - share)], "nice": False},
        "axis": {
            "grid": True,
            "gridColor": "#e4e8ec",
            "domain": False,
            "ticks": False,
            "labelFlush": False,
            "labelOverlap": True,
            "values": _ticks(low, top),
        },
    }


def _ticks(low: float, top: float) -> list[float]:
    """Choose round steps through zero, at most five from ``low`` to ``top``."""
    step = 10.0 ** floor(log10((top - low) / 5))
    step *= next(times for times in (1, 2, 5, 10) if (top - low) / (step * times) <= 5)
    return [at * step for at in range(ceil(low / step), floor(top / step) + 1)]


def end_labels(
    values: list[dict[str, Any]],
    shared: dict[str, Any],
    axis: dict[str, Any],
    plot: int,
    line: float | None = None,
) -> list[dict[str, Any]]:
    """Write each ``label`` after the bar's ``end``, on white so that no line runs through it.

    A label that would meet the ``line`` of the target stands behind it.
    """
    low, high = axis["scale"]["domain"]
    unit_per_px = (high - low) / plot
    for value in values:
        width = (text_width(value["label"]) * _LABEL_PX + 8) * unit_per_px
        value["from"] = value["end"]
        if line is not None and value["end"] < line < value["end"] + width:
            value["from"] = line
        value["after"] = min(value["from"] + width, high)
    paper = {
        "mark": {"type": "bar", "color": "white", "height": _LABEL_PX + 4, "xOffset": 2},
        "encoding": {**shared, "x": {**axis, "field": "from"}, "x2": {"field": "after"}},
    }
    words = {
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "middle",
            "dx": 5,
            "fontSize": _LABEL_PX,
        },
        "encoding": {
            **shared,
            "x": {**axis, "field": "from"},
            "text": {"field": "label", "type": "nominal"},
            "color": {
                "condition": {"test": "datum.missing", "value": WARN},
                "value": INK,
            },
        },
    }
    return [paper, words]


def finish(
    values: list[dict[str, Any]],
    layers: list[dict[str, Any]],
    plot: int,
    row_height: int,
    notes: dict[str, Any],
) -> Spec:
    """Put layers together into a specification of the house style; sizes in px."""
    rows = len({value["name"] for value in values})
    return {
        "description": notes["summary"],
        "width": plot,
        "height": rows * row_height,
        "data": {"values": values},
        "layer": layers,
        "config": {
            "aria": False,
            "background": "white",
            "font": CHART_FONT,
            "padding": 4,
            "view": {"stroke": None},
            "axis": {
                "labelFontSize": 12,
                "titleFontSize": 12,
                "titleFontWeight": "normal",
                "labelColor": INK,
                "titleColor": MUTED,
            },
            "legend": {"labelColor": INK},
            "scale": {"bandPaddingInner": 0.25, "bandPaddingOuter": 0.15},
        },
        "usermeta": {"jiheng": notes},
    }
