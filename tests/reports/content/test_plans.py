"""各重点任务项目支出完成情况: stated totals and sums stand side by side where they differ."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jiheng.reports.compose import Composition

Report = Callable[..., Composition]
Lines = Callable[[Composition], list[str]]
HEADING = "各重点任务项目支出完成情况分析"
PLANS = "编码,计划（任务）名称,预算数,支出数,支出完成率"


def section(made: Composition, lines: Lines) -> list[str]:
    told = lines(made)
    return told[told.index(HEADING) + 1 : told.index("主要工作成效")]


def test_totals_that_differ_are_both_printed_and_the_difference_is_told(
    report: Report, lines: Lines
) -> None:
    made = report()
    assert section(made, lines)[:12] == [
        "专项资金预算（含转移支付）300.00万元，实际支出290.00万元，支出完成率96.67%。",
        "其中，基础研究计划预算100.00万元，支出100.00万元，支出完成率100%；"
        "企业创新计划预算150.00万元，支出140.00万元，支出完成率93.33%。",
        "企业创新计划支出比预算少10.00万元（150.00万元－140.00万元）。",
        "2021年度重点任务项目支出完成情况",
        "单位：万元",
        "计划（任务）|预算数|支出数|支出完成率",
        "基础研究计划|100.00|100.00|100%",
        "企业创新计划|150.00|140.00|93.33%",
        "合计|250.00|240.00|96%",
        "填报总额|300.00|290.00|96.67%",
        "注：“合计”由各计划相加得出，“填报总额”为填报的专项资金总额。"
        "预算合计比填报总额少50.00万元，支出合计比填报总额少50.00万元。",
        "2021年度重点任务项目预算与支出",
    ]
    assert any("各计划预算合计比填报总额少50.00万元" in str(notice) for notice in made.notices)


def test_a_difference_that_the_officer_explains_is_not_called_unexplained(
    report: Report, lines: Lines
) -> None:
    heads = "指标编码,原因,涉及金额,后续措施"
    budget = "finance.specific_budget,另有转移支付,50.00万元,"
    spent = "finance.specific_spent,转移支付已用。,40.00万元,"
    begin = "预算合计比填报总额少50.00万元，主要原因是另有转移支付，涉及金额50.00万元，与差额一致；"
    both = section(report({"差异说明": [heads, budget, spent]}), lines)
    assert any(
        line.endswith(
            begin + "支出合计比填报总额少50.00万元，主要原因是转移支付已用，"
            "涉及金额40.00万元，占差额的80%。"
        )
        for line in both
    )
    made = report({"差异说明": [heads, budget]})
    one = section(made, lines)
    assert any(line.endswith(begin + "支出合计比填报总额少50.00万元。") for line in one)
    assert any("各计划支出合计比填报总额少50.00万元。" in str(notice) for notice in made.notices)


def test_totals_that_agree_need_no_note(report: Report, lines: Lines) -> None:
    facts = {"finance.specific_budget": "250.00", "finance.specific_spent": "240.00"}
    told = section(report(what_if=facts), lines)
    assert "合计|250.00|240.00|96%" in told
    assert not any("填报总额" in line for line in told)


def test_a_difference_of_one_cent_is_told(report: Report, lines: Lines) -> None:
    facts = {"finance.specific_budget": "250.01", "finance.specific_spent": "240.00"}
    told = section(report(what_if=facts), lines)
    assert any("预算合计比填报总额少0.01万元。" in line for line in told)


def test_without_a_stated_total_the_sum_closes_the_sentence(report: Report, lines: Lines) -> None:
    rows = ["编码,指标名称,数值,单位", "finance.adjusted_budget,,1,亿元"]
    told = section(report({"收支情况": rows}), lines)
    assert told[0].endswith("。合计预算250.00万元，支出240.00万元，支出完成率96%。")


def test_a_typed_rate_is_kept_and_a_missing_amount_stays_missing(
    report: Report, lines: Lines
) -> None:
    rows = [PLANS, "a,甲计划,100.00,99.50,99%", "b,乙计划,50.00,,"]
    told = section(report({"计划支出": rows}), lines)
    assert "甲计划|100.00|99.50|99%" in told
    assert "乙计划|50.00|未填报|未填报" in told
    assert "合计|150.00|未填报|未填报" in told


@pytest.mark.parametrize("word", ["不适用", "无法判断"])
def test_a_rate_said_to_be_no_figure_is_not_computed(
    report: Report, lines: Lines, word: str
) -> None:
    rows = [PLANS, f"a,甲计划,100.00,99.50,{word}", "b,乙计划,50.00,40.00,未填报"]
    told = section(report({"计划支出": rows}), lines)
    assert f"甲计划|100.00|99.50|{word}" in told
    assert "乙计划|50.00|40.00|80%" in told


def test_a_what_if_moves_the_rate_that_was_computed(report: Report, lines: Lines) -> None:
    told = section(report(what_if={"plan.firms.spent": "75.00"}), lines)
    assert "企业创新计划|150.00|75.00|50%" in told


def test_an_underspent_plan_gives_its_reason(report: Report, lines: Lines) -> None:
    rows = ["指标编码,原因,涉及金额,后续措施", "plan.firms.spent,企业撤回申请,,"]
    told = section(report({"差异说明": rows}), lines)
    assert told[2].endswith("（150.00万元－140.00万元），主要原因是企业撤回申请。")


def test_an_amount_in_another_unit_keeps_it(report: Report, lines: Lines) -> None:
    told = section(report({"计划支出": [PLANS, "a,甲计划,0.01亿元,99.50,"]}), lines)
    assert "甲计划|0.01亿元|99.50|99.50%" in told


@pytest.mark.parametrize(("typed", "about"), [("约80", "约"), ("80", "")])
def test_what_follows_from_an_approximation_is_one(
    report: Report, lines: Lines, typed: str, about: str
) -> None:
    rows = [PLANS, f"a,甲计划,{typed},78.80,", "b,乙计划,20.00,20.00,"]
    told = section(report({"计划支出": rows}), lines)
    assert f"甲计划|{typed}|78.80|{about}98.50%" in told
    total = f"{about}100.00" if about else "100.00"
    assert f"合计|{total}|98.80|{about}98.80%" in told


def test_without_plans_there_is_neither_table_nor_chart(report: Report, lines: Lines) -> None:
    facts = {"计划支出": None, "收支情况": None}
    assert "各重点任务项目支出完成情况分析" not in lines(report(facts))
