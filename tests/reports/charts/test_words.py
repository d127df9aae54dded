"""A chart's words say what its bars say."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jiheng.reports.charts import (
    ExecutionRow,
    PointsRow,
    TargetRow,
    alt_text,
    chart_from,
    chart_text,
    execution_spec,
    points_spec,
    targets_spec,
)
from jiheng.reports.document import Chart, Document
from jiheng.reports.spans import Figure, plain_text


def fig(text: str, value: str | None, unit: str = "", fact: str = "some.fact") -> Figure:
    return Figure(text, fact, None if value is None else Fraction(value), unit, "第3页")


def test_the_summary_counts_reached_short_and_missing() -> None:
    spec = points_spec(
        [
            PointsRow("甲", fig("10", "10"), fig("10.00", "10")),
            PointsRow("乙", fig("10", "10"), fig("9.99", "9.99")),
            PointsRow("丙", fig("10", "10"), fig("未填报", None)),
        ]
    )
    summary, _ = chart_text(spec)
    assert summary == (
        "条形图，对比各指标的满分与得分，共3项。得满分的1项；未得满分的1项：乙；"
        "不能比较的1项：丙（未填报）。"
    )


def test_the_summary_of_targets_follows_the_verdict_and_names_what_cannot_be_judged() -> None:
    target, done = fig("≥10家", "10", "家"), fig("10家", "10", "家")
    rows = [
        TargetRow("甲", target, done, fig("100%", "1"), True),
        TargetRow("乙", target, done, fig("100%", "1"), False),
        TargetRow("丙", target, done, fig("—", None), False),
        TargetRow("丁", target, fig("不适用", None), fig("不适用", None), None),
        TargetRow("戊", target, done, fig("—", None), None),
    ]
    summary, _ = chart_text(targets_spec(rows))
    assert summary.endswith(
        "达到目标的1项；未达到目标的2项：乙、丙；无法判断的2项：丁（不适用）、戊（没有完成率）。"
    )


def test_the_table_gives_the_figures_back_with_their_identity(sample: Document) -> None:
    budget = fig("100.00", "1000000", "万元", "plan.budget")
    spent = fig("66.67", "2000000/3", "万元", "plan.spent")
    missing = fig("不适用", None, "", "plan.rate")
    chart = chart_from(execution_spec([ExecutionRow("甲", budget, spent, missing)]), "执行")
    assert chart.data is not None
    cells = [cell.spans for cell in chart.data.rows[0]]
    assert cells[1:] == [(budget,), (spent,), (missing,)]
    heads = [plain_text(cell.spans) for cell in chart.data.header[0]]
    assert heads == ["计划", "预算（万元）", "支出（万元）", "执行率"]


def test_alternative_text_repeats_every_number_drawn() -> None:
    row = TargetRow(
        "立项数", fig("≥20家", "20", "家"), fig("21家", "21", "家"), fig("105%", "1.05"), True
    )
    chart = chart_from(targets_spec([row]), "目标完成情况")
    assert alt_text(chart) == (
        "目标完成情况。条形图，以100%为目标线，列出各指标的完成率，共1项。达到目标的1项。"
        "立项数：目标值≥20家，实际值21家，完成率105%。"
    )


def test_a_rate_that_is_not_given_is_not_spoken() -> None:
    given = ExecutionRow("甲", fig("1", "1"), fig("1", "1"), fig("100%", "1"))
    without = ExecutionRow("乙", fig("2", "2"), fig("1", "1"))
    words = alt_text(chart_from(execution_spec([given, without]), "执行"))
    assert "甲：预算1，支出1，执行率100%。" in words
    assert "乙：预算2，支出1。" in words


def test_alternative_text_without_data_is_title_and_summary() -> None:
    assert alt_text(Chart({}, "图", "说明。")) == "图。说明。"


def test_a_foreign_specification_has_no_words() -> None:
    with pytest.raises(ValueError, match="没有附文字说明"):
        chart_text({"mark": "bar"})


def many(count: int, name: str = "指标") -> Chart:
    rows = [
        PointsRow(f"{name}{at}", fig("500", "500"), fig(f"{400 - at}", f"{400 - at}"))
        for at in range(count)
    ]
    return chart_from(points_spec(rows), "得分情况")


def test_the_title_says_which_rows_are_drawn() -> None:
    assert many(18).title == "得分情况"
    assert many(19).title == "得分情况（得分率最低的18项）"
    assert "共320项" in many(320).summary
    assert many(320).summary.endswith("等。图中为得分率最低的18项。")
    data = many(320).data
    assert data is not None
    assert len(data.rows) == 18


@pytest.mark.parametrize("name", ["指标", "名" * 300, "名" * 3000])
def test_the_alternative_text_stays_within_what_a_pdf_takes(name: str) -> None:
    words = alt_text(many(18, name))
    assert len(words) <= 8000
    assert words.startswith("得分情况。条形图")
    assert words.endswith("得分383。") == (name == "指标")
