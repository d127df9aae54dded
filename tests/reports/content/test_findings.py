"""存在的主要问题 and 下一步改进措施: each loss has its problem, each problem its measure."""

from __future__ import annotations

from collections.abc import Callable

from jiheng.reports.compose import Composition

Report = Callable[..., Composition]
Lines = Callable[[Composition], list[str]]
PROBLEMS = "编码,问题,说明,对应评分指标"
MEASURES = "编码,对应问题,对应评分指标,措施,说明,责任处室,完成时限"


def notices(made: Composition, word: str) -> list[str]:
    return [str(notice) for notice in made.notices if word in str(notice)]


def test_a_problem_names_the_points_it_cost(report: Report, lines: Lines) -> None:
    told = lines(report())
    assert (
        "收入预算不够准确。差异率为11.44%。对应的扣分指标：财政拨款收入预决算差异率扣2.00分。"
        in told
    )
    assert "绩效指标不够完整。" in told


def test_a_problem_of_a_group_names_all_losses_in_it(report: Report, lines: Lines) -> None:
    told = lines(report({"存在问题": [PROBLEMS, "1,预算执行不够精细,,funds"]}))
    assert (
        "预算执行不够精细。对应的扣分指标：预算完成率扣0.068分，"
        "财政拨款收入预决算差异率扣2.00分。" in told
    )


def test_a_criterion_is_named_by_its_name_too(report: Report, lines: Lines) -> None:
    for name in ("procurement_execution", "政府采购执行率", "“政府采购”执行率"):
        made = report({"存在问题": [PROBLEMS, f"1,采购偏慢,,{name}"]})
        assert "采购偏慢。对应的扣分指标：政府采购执行率扣0.31分。" in lines(made)
        assert notices(made, "“政府采购执行率”扣0.31分，没有对应的问题") == []


def test_a_measure_names_its_problem_office_and_term(report: Report, lines: Lines) -> None:
    assert (
        "提高预算编制精确度。编准编实。"
        "（针对问题：收入预算不够准确；责任部门：规划处；完成时限：2022年12月。）"
        in lines(report())
    )


def test_each_loss_without_problem_or_measure_is_noticed(report: Report) -> None:
    made = report()
    assert len(notices(made, "没有对应的问题")) == 3
    # One line for what one loss lacks.
    assert notices(made, "“政府采购执行率”扣0.31分，没有对应的") == [
        "存在的主要问题：“政府采购执行率”扣0.31分，没有对应的问题和措施。"
        "在“存在问题”“改进措施”表填写，对应评分指标写 procurement_execution。"
    ]
    assert notices(made, "财政拨款收入预决算差异率”扣2.00分，没有对应的") == []
    assert notices(made, "问题“绩效指标不够完整”没有对应的措施") != []


def test_a_loss_with_a_problem_alone_is_noticed_where_its_measure_belongs(report: Report) -> None:
    problem = [PROBLEMS, "1,采购偏慢,,procurement_execution"]
    made = report({"存在问题": problem, "改进措施": [MEASURES]})
    assert notices(made, "“政府采购执行率”扣0.31分，没有对应的") == [
        "下一步改进措施：“政府采购执行率”扣0.31分，没有对应的措施。"
        "在“改进措施”表填写，对应评分指标写 procurement_execution。"
    ]


def test_a_loss_answered_through_its_group_is_not_noticed(report: Report) -> None:
    answered = {
        "存在问题": [PROBLEMS, "1,管理不够精细,,management"],
        "改进措施": [MEASURES, "1,1,,加强管理,,,"],
    }
    made = report(answered)
    assert notices(made, "没有对应的") == []


def test_a_measure_for_the_same_criterion_answers_a_problem_it_does_not_name(
    report: Report,
) -> None:
    problem = [PROBLEMS, "1,采购偏慢,,procurement_execution"]
    for criterion, lacking in (("procurement_execution", 0), ("asset_utilisation", 1), ("", 1)):
        measures = [MEASURES, f"1,,{criterion},加快采购,,,"]
        made = report({"存在问题": problem, "改进措施": measures})
        assert len(notices(made, "问题“采购偏慢”没有对应的措施")) == lacking


def test_the_filed_text_has_no_notices_and_the_draft_has_all(report: Report, lines: Lines) -> None:
    filed, draft = report(), report(draft=True)
    assert filed.notices == draft.notices
    assert not any("自评核对提示" in line for line in lines(filed))
    told = lines(draft)
    at = told.index("附：自评核对提示（仅供草稿核对，报送稿不印）")
    assert told[at + 1 :] == [str(notice) for notice in draft.notices]


def test_none_at_all_is_said(report: Report, lines: Lines) -> None:
    made = report({"存在问题": None, "改进措施": None})
    told = lines(made)
    assert "存在的主要问题" not in told and "下一步改进措施" not in told
    draft = lines(report({"存在问题": None, "改进措施": None}, draft=True))
    assert "【待填报：存在的主要问题】" in draft and "【待填报：下一步改进措施】" in draft
    assert notices(made, "没有填写存在的主要问题") and notices(made, "没有填写改进措施")


def test_the_officers_own_text_is_enough(report: Report, lines: Lines) -> None:
    texts = ["章节编码,正文", "problems,一是预算不准。", "measures,一是编准预算。"]
    told = lines(report({"存在问题": None, "改进措施": None, "文字材料": texts}))
    assert "一是预算不准。" in told
    assert "一是编准预算。" in told
