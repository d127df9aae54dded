"""The list of funds under a total is sure only where nothing in it can overlap."""

import pytest
from tests.checks.builder import build_document

from jiheng.checks.reading import Reading
from jiheng.checks.tables.funds import fund_sources
from jiheng.checks.tables.halves import halves


def sources(*labels: str, total: str = "年度资金总额") -> int:
    lines = ["| 项目资金（万元） | 全年预算数 | 全年执行数 |", f"| {total} | 10.00 | 9.00 |"]
    lines += [f"| {label} | 5.00 | 4.00 |" for label in labels]
    (table,) = Reading(build_document("\n".join(lines))).tables
    (half,) = halves(table)
    return len(fund_sources(half, half.rows[0]))


@pytest.mark.parametrize(
    "labels",
    [
        ("其中：当年财政拨款", "上年结转资金", "其他资金"),
        ("其中: 财政拨款", "上年结转", "其他"),
        ("其中：本年财政拨款", "结转资金", "其他资金"),
        ("其中：一般公共预算", "上年结转结余", "其他资金"),
        ("其中：中央补助资金", "地方资金", "其他资金"),
        ("其中：省级财政资金", "市级财政资金", "自筹资金"),
    ],
)
def test_usual_spellings_are_a_sure_list(labels: tuple[str, ...]) -> None:
    assert sources(*labels) == len(labels)


@pytest.mark.parametrize(
    "labels",
    [
        ("当年财政拨款", "上年结转资金", "其他资金"),
        ("其中：当年财政拨款",),
        ("其中：财政拨款", "省级资金", "其他资金"),
        ("其中：财政拨款", "其中：上年结转", "其他资金"),
        ("其中：当年财政拨款", "上年结转资金", "设备购置"),
        ("其中：财政拨款", "当年财政拨款", "其他资金"),
    ],
)
def test_a_list_that_may_overlap_or_go_on_is_not(labels: tuple[str, ...]) -> None:
    assert sources(*labels) == 0


def test_a_total_of_something_else_has_no_sources() -> None:
    assert sources("其中：财政拨款", "其他资金", total="任务总数") == 0


def above(*labels: str) -> int:
    lines = ["| 项目名称 | 惠民补助 |", *(f"| {label} | 5.00 |" for label in labels)]
    (table,) = Reading(build_document("\n".join(["单位：万元", *lines]))).tables
    (half,) = halves(table)
    return len(fund_sources(half, half.rows[-1]))


def test_a_list_over_its_total_is_sure() -> None:
    assert above("本年拨款", "上年结转", "其他来源", "预算金额合计") == 3


@pytest.mark.parametrize(
    "labels",
    [
        ("事业收入", "财政拨款", "上年结转", "其他来源", "预算金额合计"),
        ("本年拨款", "其他来源", "预算金额合计"),
        ("财政拨款", "省级资金", "上年结转", "预算金额合计"),
        ("其中：财政拨款", "上年结转", "其他来源", "预算金额合计"),
    ],
)
def test_a_list_over_its_total_that_may_be_a_part_is_not_sure(labels: tuple[str, ...]) -> None:
    assert above(*labels) == 0
