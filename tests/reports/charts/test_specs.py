"""Specifications are valid Vega-Lite, draw missing values as nothing, and cut no label."""

from __future__ import annotations

import html
import json
import re
from fractions import Fraction
from typing import Any

import altair
import pytest

from jiheng.reports.charts import (
    ExecutionRow,
    PointsRow,
    Spec,
    TargetRow,
    draw_svg,
    execution_spec,
    points_spec,
    svg_size,
    targets_spec,
)
from jiheng.reports.spans import Figure

LONG = "粤港澳大湾区个人所得税优惠政策财政补贴经费（含以前年度结转）以及配套的科技金融服务专项资金"


def fig(text: str, value: str | None, unit: str = "万元") -> Figure:
    return Figure(text, "some.fact", None if value is None else Fraction(value), unit)


def execution(spent: str | None = "94.9", name: str = LONG) -> Spec:
    text = "未填报" if spent is None else f"{spent}0"
    row = ExecutionRow(name, fig("100.00", "1000000"), fig(text, spent and f"{spent}e4"))
    return execution_spec([row])


def points(got: str | None = "9.97", full: str = "10") -> Spec:
    shown = fig("未填报" if got is None else got, got, "分")
    return points_spec([PointsRow(LONG, fig(full, full, "分"), shown)])


def targets(done: str | None = "0.9997", reached: bool | None = False) -> Spec:
    text = "无法判断" if done is None else f"{float(done):.2%}"
    shown = fig(text, done, "%")
    row = TargetRow(LONG, fig("≥100家", "100", "家"), fig("98家", "98", "家"), shown, reached)
    return targets_spec([row])


ALL = [execution(), points(), targets(), execution(None), points(None), targets(None)]


def values(spec: Spec) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = spec["data"]["values"]
    return rows


def words(svg: str) -> str:
    return "".join(html.unescape(text) for text in re.findall(r">([^<>]+)<", svg))


@pytest.mark.parametrize("spec", ALL)
def test_the_specification_is_valid_and_plain_json(spec: Spec) -> None:
    assert json.loads(json.dumps(spec)) == spec
    altair.LayerChart.from_dict(spec, validate=True)


def test_an_invalid_specification_would_be_noticed() -> None:
    spec = {**execution(), "width": "很宽"}
    with pytest.raises(Exception, match="很宽"):
        altair.LayerChart.from_dict(spec, validate=True)


@pytest.mark.parametrize("spec", ALL)
def test_names_and_labels_are_drawn_whole_and_inside(spec: Spec) -> None:
    svg = draw_svg(spec)
    assert LONG in words(svg)
    assert "…" not in words(svg)
    width, height = svg_size(svg)
    assert width <= 600
    assert height < 400


def test_missing_draws_no_bar_and_zero_draws_a_bar_of_no_length() -> None:
    missing = next(row for row in values(execution(None)) if row["series"] == "支出")
    zero = next(row for row in values(execution("0")) if row["series"] == "支出")
    assert (missing["amount"], missing["label"], missing["missing"]) == (None, "未填报", True)
    assert (zero["amount"], zero["label"], zero["missing"]) == (0.0, "00", False)
    assert values(points(None))[0]["points"] is None
    assert values(targets(None))[0]["ratio"] is None


def test_amounts_are_drawn_in_the_unit_of_the_axis() -> None:
    row = ExecutionRow("甲", fig("5.53", "553000000"), fig("5.00", "500000000"))
    drawn = [entry["amount"] for entry in values(execution_spec([row], "亿元"))]
    assert drawn == [5.53, 5.0]


@pytest.mark.parametrize(
    ("done", "reached", "word"),
    [
        ("1", True, "达到目标"),
        # 100 % of a target that had to be passed (>) does not reach it.
        ("1", False, "未达到目标"),
        ("0.9999", False, "未达到目标"),
        ("1.2", None, "无法判断"),
    ],
)
def test_the_verdict_and_not_the_rate_colours_a_bar(
    done: str, reached: bool | None, word: str
) -> None:
    spec = targets(done, reached)
    assert values(spec)[0]["reached"] == word
    assert values(spec)[0]["label"] == f"{float(done):.2%}"
    drawn = words(draw_svg(spec))
    assert word in drawn and ("无法判断" in drawn) is (reached is None)


def test_a_bar_past_the_picture_is_cut_and_says_so() -> None:
    beyond, within = values(targets("1.51"))[0], values(targets("1.5"))[0]
    assert (beyond["ratio"], beyond["label"]) == (1.5, "151.00% »")
    assert (within["ratio"], within["label"]) == (1.5, "150.00%")
    assert "»" in words(draw_svg(targets("1.51")))


def test_points_below_zero_stay_in_the_picture() -> None:
    low, _ = points("-2.5")["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert low == -2.5


def test_all_values_missing_still_draws() -> None:
    row = ExecutionRow("甲", fig("未填报", None), fig("未填报", None))
    assert words(draw_svg(execution_spec([row]))).count("未填报") == 2


@pytest.mark.parametrize("make", [execution_spec, points_spec, targets_spec])
def test_no_rows_is_an_error(make: Any) -> None:
    with pytest.raises(ValueError, match="至少要有一行"):
        make([])


def test_equal_names_keep_a_bar_each() -> None:
    row = PointsRow("其他", fig("5", "5", "分"), fig("4", "4", "分"))
    svg = words(draw_svg(points_spec([row, row])))
    assert "其他（2）" in svg


@pytest.mark.parametrize(("count", "drawn"), [(18, 18), (19, 18), (320, 18)])
def test_of_many_rows_the_lowest_are_drawn(count: int, drawn: int) -> None:
    # The lowest points stand last, so that the choice is not the first rows.
    rows = [
        PointsRow(f"指标{at}", fig("500", "500", "分"), fig(str(500 - at), str(500 - at), "分"))
        for at in range(count)
    ]
    names = [row["name"] for row in values(points_spec(rows))]
    assert names == [f"指标{at}" for at in range(count - drawn, count)]


def test_rows_without_a_number_go_out_first() -> None:
    missing = [PointsRow(f"缺{at}", fig("5", "5"), fig("未填报", None)) for at in range(10)]
    known = [PointsRow(f"有{at}", fig("5", "5"), fig("5", "5")) for at in range(12)]
    names = [row["name"] for row in values(points_spec([*missing, *known]))]
    assert names == [*(f"缺{at}" for at in range(6)), *(f"有{at}" for at in range(12))]


def test_the_lowest_executions_and_targets_are_drawn() -> None:
    spending = [
        ExecutionRow(f"计划{at}", fig("100", "100"), fig(str(at), str(at))) for at in range(40)
    ]
    assert values(execution_spec(spending))[-1]["name"] == "计划17"
    done = [
        TargetRow(f"目标{at}", fig("1", "1"), fig("1", "1"), fig(f"{at}%", f"{at}/100"), False)
        for at in range(40)
    ]
    assert values(targets_spec(done))[-1]["name"] == "目标17"


@pytest.mark.parametrize(
    ("spent", "rate", "label"),
    [
        (fig("未填报", None), fig("未填报", None), "未填报"),
        (fig("0", "0"), fig("不适用", None), "0"),
        (fig("95", "95"), fig("95%", "95/100"), "95（95%）"),
    ],
)
def test_a_spending_without_a_rate_stands_alone(spent: Figure, rate: Figure, label: str) -> None:
    spec = execution_spec([ExecutionRow("计划", fig("100", "100"), spent, rate)])
    assert values(spec)[-1]["label"] == label


@pytest.mark.parametrize(
    ("ratio", "place"), [("0.9031", 1.0), ("0.3", 0.3), ("1", 1.0), ("1.2", 1.2)]
)
def test_no_label_stands_on_the_line_of_the_target(ratio: str, place: float) -> None:
    """A label that would meet the line goes behind it; others follow their bar."""
    (drawn,) = values(targets(ratio))
    assert drawn["from"] == place


def test_points_out_of_none_are_the_status_alone() -> None:
    gone = PointsRow("生态效益", fig("—", None), fig("不适用", None))
    (drawn,) = values(points_spec([gone]))
    assert (drawn["label"], drawn["missing"]) == ("不适用", True)
