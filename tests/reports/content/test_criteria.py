"""各项工作任务绩效目标完成情况分析: one paragraph per group, nothing invented."""

from __future__ import annotations

import re
from collections.abc import Callable

from jiheng.reports.compose import Composition

Report = Callable[..., Composition]
Lines = Callable[[Composition], list[str]]


def told(made: Composition, lines: Lines, name: str) -> str:
    return next(line for line in lines(made) if line.startswith(f"{name}。分值"))


def test_a_loss_is_told_with_rule_points_reckoning_cause_and_measure(
    report: Report, lines: Lines
) -> None:
    assert told(report(), lines, "资金管理") == (
        "资金管理。分值16分，自评得分13.932分，扣2.068分。"
        "预算完成率为99.66%，按评分标准“预算完成率不低于100%的得4分，每低1个百分点扣0.2分，扣完为止”"
        "得3.932分（4－0.2×（100%－99.66%）÷1%＝3.932），扣0.068分。"
        "财政拨款收入预决算差异率为11.44%，按评分标准“财政拨款收入预决算差异率不高于10%的得2分；"
        "高于10%的不得分”不得分，扣2.00分。主要原因是按通知停止下达补贴经费，涉及金额5.53亿元。"
        "下一步，加强沟通。一般公共预算支出年度平均执行率为100%，得满分4.00分；"
        "结转结余率为0.06%，得满分4.00分；"
        "按时完成预算编制和报送、预算编制内容准确完整，得满分2.00分。"
    )


def test_a_loss_without_cause_is_noticed_but_not_excused(report: Report, lines: Lines) -> None:
    made = report()
    assert told(made, lines, "采购管理").endswith(
        "得1.69分（2×84.48%＝1.6896，四舍五入），扣0.31分。"
    )
    assert any("“政府采购执行率”扣0.31分，没有说明原因" in str(n) for n in made.notices)


def test_a_computed_rate_shows_what_it_is_made_from(report: Report, lines: Lines) -> None:
    assert "固定资产利用率为84.30%（10,232.75万元÷12,139.05万元），" in told(
        report(), lines, "资产管理"
    )


def test_a_cause_filed_under_a_part_of_the_rate_is_found(report: Report, lines: Lines) -> None:
    rows = ["指标编码,原因,涉及金额,后续措施", "assets.in_use,部分设备待报废,,"]
    made = told(report({"差异说明": rows}), lines, "资产管理")
    assert "扣0.50分。主要原因是部分设备待报废。资产账" in made


def test_what_is_missing_is_said_with_its_range(report: Report, lines: Lines) -> None:
    made = report(what_if={"procurement.execution_rate": ""})
    assert told(made, lines, "采购管理") == (
        "采购管理。分值2分，得分尚不能确定，在0.00分至2.00分之间。"
        "“政府采购执行率”未填报，得分在0.00～2.00分之间，未计入总分。"
    )
    missing = [f for f in made.document.figures() if f.fact == "procurement.execution_rate"]
    assert {(f.text, f.value) for f in missing} == {("未填报", None)}


def test_a_no_costs_its_points(report: Report, lines: Lines) -> None:
    made = told(report(what_if={"assets.books_match": "否"}), lines, "资产管理")
    assert (
        "资产账与财务账相符为“否”，按评分标准“资产账与财务账相符的得2分，否则不得分”不得分，扣2.00分。"
        in made
    )


def test_an_adjustment_is_no_loss(report: Report, lines: Lines) -> None:
    made = lines(report())
    assert "工作表现。工作表现加减分为2.50分，计2.50分。" in made
    made = lines(report(what_if={"bonus.net": "-1.00"}))
    line = next(one for one in made if one.startswith("工作表现。"))
    assert line.startswith("工作表现。工作表现加减分为-1.00分")
    assert "减1.00分" in line


def test_plans_follow_as_a_list_of_their_own(report: Report, lines: Lines) -> None:
    texts = ["章节编码,正文", "plans.basic,建设平台，预算100.00万元。", "plans,共两项计划。"]
    made = lines(report({"文字材料": texts}))
    at = made.index("专项任务计划。共两项计划。")
    assert made[at + 1] == "基础研究计划。建设平台，预算100.00万元。"
    # A plan nobody wrote about is in the spending table, not here.
    assert not any(line.startswith("企业创新计划。") for line in made)


def test_an_outline_can_leave_the_plans_out(report: Report, lines: Lines) -> None:
    texts = ["章节编码,正文", "plans.basic,建设平台。"]
    made = lines(report({"文字材料": texts}, outline="hunan-department"))
    assert not any(line.startswith("专项任务计划。") for line in made)


def test_the_officers_words_close_a_paragraph(report: Report, lines: Lines) -> None:
    texts = ["章节编码,正文", "criteria.costs,控制较好"]
    assert told(report({"文字材料": texts}), lines, "成本管理").endswith("2.00分。控制较好。")


INDICATORS = [
    "编码,一级指标,二级指标,三级指标,指标性质,指标值,计量单位,权重,实际完成值,完成档次,评定得分,偏差原因",
    "D01,产出指标,数量指标,认定企业,≥,3000,家,20,3636,,,",
    "D02,产出指标,质量指标,合格率,≥,95,%,15,90,,,验收延期",
    "D03,产出指标,数量指标,研发机构,≥,10,家,15,10,,,",
    "D04,效益指标,社会效益指标,挂牌,=,12,个,15,11,,,",
    "D05,效益指标,经济效益指标,使用率,区间,80～100,%,15,70,,,",
    "D06,效益指标,可持续影响指标,机制,定性,建立机制,,10,,部分达成,2.8,",
    "D07,满意度指标,服务对象满意度指标,满意度,≥,90,%,10,,,,",
]
GUANGDONG = [
    "项目,内容", "部门名称,某局", "地区,广东省", "年度,2021", "评分标准,guangdong-department-2021",
]  # fmt: skip


def test_indicators_are_told_by_name(report: Report, lines: Lines) -> None:
    made = report({"部门概况": GUANGDONG, "整体绩效指标": INDICATORS})
    output = told(made, lines, "整体绩效产出指标完成情况")
    assert "“合格率”实际完成值为90%，按评分标准" in output
    assert "（6×90%÷95%≈5.684211，四舍五入），扣0.32分。主要原因是验收延期。" in output
    assert output.endswith("认定企业、研发机构均得满分。")
    benefit = told(made, lines, "整体绩效效益指标完成情况")
    assert "“满意度”的“实际完成值”未填报" in benefit
    codes = {figure.fact for figure in made.document.figures()}
    assert {"indicator.D02.actual", "indicator.D02.target", "indicator.D07.actual"} <= codes
    # The ends of a range are no operands that a reader could follow.
    assert "80～100－" not in benefit


def test_points_taken_away_are_printed_as_such(report: Report, lines: Lines) -> None:
    told = "\n".join(lines(report(what_if={"bonus.net": "-4.00"})))
    assert "减4.00分" in told
    assert "得-4.00分" not in told and "得－4.00分" not in told


def test_no_quotes_stand_in_like_quotes(report: Report, lines: Lines) -> None:
    for line in lines(report(what_if={"costs.three_spent": "500.00"})):
        assert not re.search("“[^”]*“", line), line
