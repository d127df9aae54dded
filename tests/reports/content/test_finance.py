"""部门整体收支情况: the arithmetic of the gap, and how much of it the stated reason covers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jiheng.reports.compose import Composition
from jiheng.reports.document import Align, Table
from jiheng.reports.spans import plain_text

Report = Callable[..., Composition]
Lines = Callable[[Composition], list[str]]
HEADS = "指标编码,原因,涉及金额,后续措施"
GAP = "全年执行数比全年预算数少5.68亿元（56.83亿元－51.15亿元）"


def year(told: list[str]) -> str:
    return next(line for line in told if "全年预算数" in line)


def test_target_budget_spending_and_gap(report: Report, lines: Lines) -> None:
    told = lines(report())
    assert "2021年部门整体支出绩效目标：设立专项资金，支持攻关。" in told
    assert year(told) == (
        "2021年全年预算数56.83亿元，全年执行数51.15亿元（含转移支付2.15亿元），"
        f"预算执行率90.01%（51.15亿元÷56.83亿元）。{GAP}，主要原因是补贴经费停止下达，"
        "涉及金额5.53亿元，占差额的97.36%。"
    )


def test_a_part_that_is_not_explained_is_noticed(report: Report) -> None:
    assert any(
        "所列原因涉及5.53亿元，而差额为5.68亿元，其余0.15亿元没有说明" in str(notice)
        for notice in report().notices
    )


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("5.68亿元", "涉及金额5.68亿元，与差额一致。"),
        # 56.83 and 51.15 may be off by 0.005 each, 5.69 by 0.005: 0.015 can be rounding.
        ("5.69亿元", "涉及金额5.69亿元，在四舍五入的范围内与差额一致。"),
        ("5.66亿元", "，占差额的99.65%。"),
        ("5.80亿元", "涉及金额5.80亿元，超过差额0.12亿元。"),
        ("约5.53亿元", "涉及金额约5.53亿元。"),
        ("", "主要原因是停止下达。"),
    ],
)
def test_what_the_reason_covers(report: Report, lines: Lines, amount: str, words: str) -> None:
    rows = [HEADS, f"finance.execution_rate,停止下达。,{amount},"]
    assert year(lines(report({"差异说明": rows}))).endswith(words)


def test_a_gap_without_reason_says_so(report: Report, lines: Lines) -> None:
    made = report({"差异说明": None})
    assert year(lines(made)).endswith(f"{GAP}。")
    assert (
        "差异说明：预算执行差异5.68亿元没有说明原因。"
        "在“差异说明”表填写，指标编码写 finance.execution_rate。"
    ) in map(str, made.notices)
    draft = report({"差异说明": None}, draft=True)
    assert year(lines(draft)).endswith(f"{GAP}【待填报：差异原因】。")


def test_the_result_of_the_years_target_is_told(report: Report, lines: Lines) -> None:
    rows = ["目标类型,目标内容,实际完成情况", "年度目标,支持攻关,申报目标21个，已实现21个"]
    told = lines(report({"绩效目标": rows}))
    assert "实际完成情况：申报目标21个，已实现21个。" in told
    made = report()
    assert not any("实际完成情况：" in line for line in lines(made))
    assert any("没有填写年度目标的实际完成情况" in str(one) for one in made.notices)


def test_overspending_is_said_as_such(report: Report, lines: Lines) -> None:
    told = year(lines(report(what_if={"finance.spent": "57.00亿元"})))
    assert "全年执行数比全年预算数多0.17亿元（57.00亿元－56.83亿元）" in told


def test_no_gap_no_sentence(report: Report, lines: Lines) -> None:
    told = year(lines(report(what_if={"finance.spent": "56.83亿元"})))
    assert told.endswith("预算执行率100%（56.83亿元÷56.83亿元）。")


def test_what_nobody_filled_is_left_out_and_told_on_screen(report: Report, lines: Lines) -> None:
    made = report(what_if={"finance.spent": ""})
    assert year(lines(made)) == "2021年全年预算数56.83亿元。"
    assert any("“收支指标”表" in str(one) and "finance.spent" in str(one) for one in made.notices)
    draft = report(what_if={"finance.spent": ""}, draft=True)
    assert year(lines(draft)) == "2021年全年预算数56.83亿元，【待填报：全年执行数】。"


@pytest.mark.parametrize("word", ["不适用", "无法判断"])
def test_what_is_missing_prints_its_status_and_never_zero(
    report: Report, lines: Lines, word: str
) -> None:
    label = word
    made = report(what_if={"finance.spent": word})
    told = year(lines(made))
    assert f"全年执行数{label}" in told and f"预算执行率{label}。" in told
    assert "0.00" not in told and "比全年预算数" not in told


def test_an_initial_budget_is_told_where_it_differs(report: Report, lines: Lines) -> None:
    told = year(lines(report(what_if={"finance.initial_budget": "60.00亿元"})))
    assert told.startswith("年初预算数60.00亿元，2021年全年预算数56.83亿元")
    told = year(lines(report(what_if={"finance.initial_budget": "56.83亿元"})))
    assert told.startswith("2021年全年预算数")


def test_two_rates_of_different_base_are_not_left_side_by_side(
    report: Report, lines: Lines
) -> None:
    told = lines(report())
    assert "根据《支出进度通报》，我局预算完成率为99.66%，与预算执行率90.01%口径不同。" in told
    told = lines(report(what_if={"finance.completion_rate": "90.01%"}))
    assert "我局预算完成率为90.01%。" in told


def test_spending_by_source_is_a_table(report: Report, lines: Lines) -> None:
    rows = [
        "资金来源,年初预算数,全年预算数,全年执行数",
        "财政拨款,500000.00,568300.00,511500.00",
        "其他资金,,0.00,未填报",
    ]
    facts = {"收支情况": None}
    told = lines(report({"收支情况表": rows, **facts}))
    at = told.index("2021年度部门整体收支情况")
    assert told[at + 1 : at + 5] == [
        "单位：万元",
        "资金来源|年初预算数|全年预算数|全年执行数",
        "财政拨款|500,000.00|568,300.00|511,500.00",
        "其他资金|未填报|0.00|未填报",
    ]


def test_no_target_is_noticed(report: Report) -> None:
    assert any("没有填写部门整体支出绩效目标" in str(n) for n in report({"绩效目标": None}).notices)


MONEY = [
    "编码,指标名称,数值,单位",
    "finance.basic_spent,,1412.88,万元",
    "finance.project_spent,,2654.54,万元",
    "finance.completed_budget,,4067.42,万元",
    "finance.completion_base,,4162.35,万元",
]
COSTS = [
    "编码,指标名称,数值,单位",
    "costs.three_budget,,19.6,万元",
    "costs.three_spent,,18.72,万元",
    "costs.reception_spent,,3.2,万元",
    "costs.vehicle_spent,,15.52,万元",
    "costs.abroad_spent,,0,万元",
]


def test_the_parts_of_spending_are_told_unless_the_officer_tells_them(
    report: Report, lines: Lines
) -> None:
    told = lines(report({"收支情况": MONEY, "成本控制": COSTS}))
    assert "全年执行数中，基本支出1,412.88万元，项目支出2,654.54万元。" in told
    assert (
        "“三公经费”预算安排19.6万元，实际支出18.72万元（其中因公出国（境）费0万元、"
        "公务用车购置及运行费15.52万元、公务接待费3.2万元）。"
    ) in told
    text = ["章节编码,正文", "finance,基本支出1412.88万元，项目支出2654.54万元。"]
    told = lines(report({"收支情况": MONEY, "文字材料": text}))
    assert not any(line.startswith("全年执行数中") for line in told)


def test_a_completion_rate_other_than_the_standards_own_is_left_out(
    report: Report, lines: Lines
) -> None:
    here = ["项目,内容", "部门名称,某局", "地区,某市", "年度,2022"]
    hunan = [*here, "评分标准,hunan-yuhua-department-2022"]
    made = report({"部门概况": hunan, "收支情况": MONEY})
    assert not any("预算完成率为97.72%" in line for line in lines(made))
    assert any("“预算完成率”另有算法" in str(notice) for notice in made.notices)
    # Where the standard reckons it the same way, it is told.
    guangzhou = [*here, "评分标准,guangzhou-department-2021"]
    made = report({"部门概况": guangzhou, "收支情况": MONEY})
    assert any("预算完成率为97.72%" in line for line in lines(made))


@pytest.mark.parametrize(
    ("base", "told"),
    [
        ("56.83亿元", "我局预算完成率与预算执行率一致，为90.01%。"),
        (
            "60.00亿元",
            "我局预算完成率为85.25%（51.15亿元÷60.00亿元），与预算执行率90.01%口径不同。",
        ),
    ],
)
def test_a_calculation_that_stands_above_is_not_repeated(
    report: Report, lines: Lines, base: str, told: str
) -> None:
    rows = [
        "编码,指标名称,数值,单位",
        "finance.adjusted_budget,,56.83,亿元",
        "finance.spent,,51.15,亿元",
        "finance.completed_budget,,51.15,亿元",
        f"finance.completion_base,,{base},亿元",
    ]
    assert told in lines(report({"收支情况": rows}))


def test_every_sum_stands_in_the_middle_of_its_cell(report: Report) -> None:
    rows = ["资金来源,年初预算数,全年预算数,全年执行数", "财政拨款,1,1,1", "合计,1,1,1"]
    made = report({"收支情况表": rows, "收支情况": None})
    tables = [block for block in made.document.blocks if isinstance(block, Table)]
    sums = [
        table.align_of(placed)
        for table in tables
        for placed in table.placed()
        if plain_text(placed.cell.spans) in ("合计", "总分")
    ]
    assert len(sums) > 3
    heads = [row for table in tables for row in table.header]
    assert set(sums) == {Align.CENTER} and heads
