"""Make the report's charts: each function turns plain rows into one Vega-Lite specification.

The same specification is drawn into docx, pdf and html here and shown live on the web pages. It
carries its own words and numbers under ``usermeta.jiheng``, see ``words.py``.

Numbers in ``data`` are doubles because they only place ink; every label is the text of the
:class:`~jiheng.reports.spans.Figure` it stands for. A missing value draws no bar and prints its
status, so it cannot be read as zero. Of many rows the lowest are drawn, and the title says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from jiheng.quantities import unit as find_unit
from jiheng.reports.charts.choice import lowest, share_of
from jiheng.reports.charts.labels import text_width, wrap_label
from jiheng.reports.charts.marks import (
    DARK,
    EM,
    LEGEND,
    LIGHT,
    LINE,
    LINE_HEIGHT,
    MUTED,
    WARN,
    Spec,
    amount_axis,
    end_labels,
    finish,
    ink,
    lift_of,
    name_labels,
    names_axis,
    plot_width,
    row_height,
    row_names,
)
from jiheng.reports.charts.words import JUDGED, chart_notes
from jiheng.reports.spans import Figure

__all__ = [
    "ExecutionRow",
    "PointsRow",
    "TargetRow",
    "execution_spec",
    "points_spec",
    "targets_spec",
]


@dataclass(frozen=True, slots=True)
class ExecutionRow:
    """Hold one plan or project: budget and spending (元), and the rate printed beside them."""

    name: str
    budget: Figure
    spent: Figure
    rate: Figure | None = None


@dataclass(frozen=True, slots=True)
class PointsRow:
    """Hold one criterion: its full points and the points it got (分)."""

    name: str
    full: Figure
    points: Figure


@dataclass(frozen=True, slots=True)
class TargetRow:
    """Hold one indicator: target, actual and the degree of completion (a ratio).

    ``reached`` says whether the target was met, which the points decide and not the rate: more
    than 100 % may still miss a target. None where that cannot be judged.
    """

    name: str
    target: Figure
    actual: Figure
    completion: Figure
    reached: bool | None


def _spent_label(row: ExecutionRow) -> str:
    """Print the spending, and the rate behind it where there is one."""
    known = row.rate is not None and row.rate.value is not None
    return f"{row.spent.text}（{row.rate.text}）" if row.rate and known else row.spent.text


def execution_spec(rows: Sequence[ExecutionRow], unit: str = "万元") -> Spec:
    """Chart budget against spending, two bars a row; the axis counts in ``unit``.

    Raises ValueError when there are no rows.
    """
    every, rows = rows, lowest(rows, lambda row: share_of(row.spent, row.budget))
    names = row_names([row.name for row in rows])
    scale = find_unit(unit).scale
    amounts = [ink(figure, scale) for row in rows for figure in (row.budget, row.spent)]
    texts = [figure.text for row in rows for figure in (row.budget, row.spent)]
    tails = [_spent_label(row) for row in rows]
    plot = plot_width(names)
    values: list[dict[str, Any]] = []
    for at, (name, row) in enumerate(zip(names, rows, strict=True)):
        for series, figure, label in (
            ("预算", row.budget, row.budget.text),
            ("支出", row.spent, tails[at]),
        ):
            amount = ink(figure, scale)
            values.append(
                {
                    "name": name,
                    "series": series,
                    "amount": amount,
                    "end": amount or 0.0,
                    "label": label,
                    "missing": amount is None,
                }
            )
    shared = {
        "y": names_axis(names),
        "yOffset": {"field": "series", "type": "nominal", "sort": ["预算", "支出"]},
    }
    axis = amount_axis("amount", f"金额（{unit}）", amounts, [*texts, *tails], plot)
    bars = {
        "mark": {"type": "bar", "stroke": DARK, "strokeWidth": 0.6},
        "encoding": {
            **shared,
            "x": axis,
            "color": {
                "field": "series",
                "type": "nominal",
                "scale": {"domain": ["预算", "支出"], "range": [LIGHT, DARK]},
                "legend": LEGEND,
            },
        },
    }
    return finish(
        values,
        [bars, *end_labels(values, shared, axis, plot), name_labels(names)],
        plot,
        row_height(names, 44),
        chart_notes("execution", "计划", rows, every),
    )


def _points_label(row: PointsRow) -> str:
    """Print points out of full points; a criterion without any has its status alone."""
    is_open = row.full.value is None
    return row.points.text if is_open else f"{row.points.text} / {row.full.text}"


def points_spec(rows: Sequence[PointsRow]) -> Spec:
    """Chart points got (dark) inside full points (light), one bar a criterion.

    Raises ValueError when there are no rows.
    """
    every, rows = rows, lowest(rows, lambda row: share_of(row.points, row.full))
    names = row_names([row.name for row in rows])
    one = Fraction(1)
    labels = [_points_label(row) for row in rows]
    plot = plot_width(names)
    values: list[dict[str, Any]] = []
    for name, row, label in zip(names, rows, labels, strict=True):
        got, full = ink(row.points, one), ink(row.full, one)
        values.append(
            {
                "name": name,
                "back": "满分",
                "front": "得分",
                "full": full,
                "points": got,
                "end": max(full or 0.0, got or 0.0),
                "label": label,
                "missing": got is None,
            }
        )
    inks = [ink(figure, one) for row in rows for figure in (row.full, row.points)]
    axis = amount_axis("full", "分值（分）", inks, labels, plot)
    scale = {"domain": ["满分", "得分"], "range": [LIGHT, DARK]}
    colour = {"type": "nominal", "scale": scale, "legend": LEGEND}
    shared = {"y": names_axis(names)}
    back = {
        "mark": {"type": "bar", "height": {"band": 0.62}, "stroke": LINE, "strokeWidth": 0.6},
        "encoding": {
            **shared,
            "x": axis,
            "color": {"field": "back", **colour},
        },
    }
    front = {
        "mark": {"type": "bar", "height": {"band": 0.34}},
        "encoding": {
            **shared,
            "x": {**axis, "field": "points"},
            "color": {"field": "front", **colour},
        },
    }
    return finish(
        values,
        [back, front, *end_labels(values, shared, axis, plot), name_labels(names)],
        plot,
        row_height(names, 34),
        chart_notes("points", "指标", rows, every),
    )


def _verdicts(values: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Colour what was reached dark, what was not light; what cannot be judged only if drawn."""
    drawn = {value["reached"] for value in values if not value["missing"]}
    colours = {JUDGED[True]: DARK, JUDGED[False]: LIGHT}
    if JUDGED[None] in drawn:
        colours[JUDGED[None]] = "white"
    return {"domain": list(colours), "range": list(colours.values())}


def targets_spec(rows: Sequence[TargetRow]) -> Spec:
    """Chart the completion of each target as a bar against the 100 % line.

    Target and actual stand at the right in words, since each indicator has its own unit. A bar
    past 150 % is cut there and its label says so. Raises ValueError when there are no rows.
    """
    every, rows = rows, lowest(rows, lambda row: row.completion.value)
    names = row_names([row.name for row in rows])
    one, limit = Fraction(1), 1.5
    sides = [wrap_label(f"目标 {row.target.text}", 13) for row in rows]
    sides = [
        f"{side}\n{wrap_label(f'实际 {row.actual.text}', 13)}"
        for side, row in zip(sides, rows, strict=True)
    ]
    side_width = max(text_width(line) for side in sides for line in side.split("\n")) * EM
    plot = max(160, round(plot_width(names) - side_width - 16))
    values: list[dict[str, Any]] = []
    for name, row, side in zip(names, rows, sides, strict=True):
        ratio = ink(row.completion, one)
        label = row.completion.text
        if ratio is not None and ratio > limit:
            label = f"{label} »"
        values.append(
            {
                "name": name,
                "ratio": None if ratio is None else max(min(ratio, limit), 0.0),
                "end": max(min(ratio or 0.0, limit), 0.0),
                "label": label,
                "side": side,
                "lift": lift_of(side),
                "missing": ratio is None,
                "reached": JUDGED[row.reached],
            }
        )
    cut = any(str(value["label"]).endswith("»") for value in values)
    title = "完成率（虚线为目标，» 为超出图幅）" if cut else "完成率（虚线为目标）"
    inks = [1.0, *(value["end"] for value in values)]
    axis = amount_axis("ratio", title, inks, [str(value["label"]) for value in values], plot)
    axis["axis"] |= {"format": "%", "values": [0, 0.5, 1] + ([1.5] if max(inks) > 1.25 else [])}
    shared = {"y": names_axis(names)}
    bars = {
        "mark": {"type": "bar", "height": {"band": 0.5}, "stroke": DARK, "strokeWidth": 0.6},
        "encoding": {
            **shared,
            "x": axis,
            "color": {
                "field": "reached",
                "type": "nominal",
                "scale": _verdicts(values),
                "legend": LEGEND,
            },
        },
    }
    line = {
        "data": {"values": [{"at": 1}]},
        "mark": {"type": "rule", "color": WARN, "strokeDash": [5, 3], "strokeWidth": 1.2},
        "encoding": {"x": {**axis, "field": "at"}},
    }
    side_words = {
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "middle",
            "dy": {"expr": "datum.lift"},
            "lineBreak": "\n",
            "lineHeight": LINE_HEIGHT,
            "fontSize": 11,
            "color": MUTED,
        },
        "encoding": {
            **shared,
            "x": {"value": plot + 12},
            "text": {"field": "side", "type": "nominal"},
        },
    }
    lines = max(side.count("\n") for side in sides) + 1
    return finish(
        values,
        [bars, line, *end_labels(values, shared, axis, plot, 1.0), side_words, name_labels(names)],
        plot,
        max(row_height(names, 34), LINE_HEIGHT * lines + 8),
        chart_notes("targets", "指标", rows, every),
    )
