"""Which figures of a report are taken for which facts, and what is said of those that differ."""

from fractions import Fraction

import pytest

from jiheng.checks import Severity
from jiheng.checks.dossier import Aspect


def against(result):
    return (result.against.matched, result.against.agree, result.against.differ)


def differences(result):
    return [finding for finding in result.findings if finding.code == "DF001"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("2021年预算完成率为98.66%。", "2021年预算完成率为99.66%。"),
        ("重点研发计划预算安排44,586.00万元。", "重点研发计划预算安排44,568.00万元。"),
        ("重点研发计划预算安排4.47亿元。", "重点研发计划预算安排4.46亿元。"),
        ("我市国家重点实验室12家。", "我市国家重点实验室21家。"),
        ("全年执行数为511.5亿元。", "全年执行数为51.15亿元。"),
        ("部门整体支出绩效自评得分94.262分。", "部门整体支出绩效自评得分94.62分。"),
        ("预算执行率为91.01%。", "预算执行率为90.01%。"),
        ("上年度实际支出数564,053万元。", "上年度实际支出数564,035万元。"),
    ],
)
def test_a_figure_named_in_full_is_compared(check, wrong, right):
    (finding,) = differences(check(wrong))
    assert finding.severity is Severity.ERROR
    assert finding.calculation.startswith("填报数据“")
    result = check(right)
    assert (differences(result), against(result)) == ([], (1, 1, 0))


@pytest.mark.parametrize(
    "text",
    [
        "2020年预算完成率为98.66%。",
        "2022年，力争预算完成率达到98.00%以上。",
        "甲专项资金中，乙项目预算完成率为98.66%。",
        "预算完成率达到90%的得4分，每低1个百分点扣0.2分，扣完为止。",
        "国家、省重点实验室分别达21家、250家。",
        "资金管理：分值16分，自评得分13.932分。",
        "全国国家重点实验室533家。",
    ],
)
def test_a_figure_of_something_else_is_left_alone(check, text):
    assert differences(check(text)) == []


def test_the_item_that_scores_stand_under_is_compared(check):
    (finding,) = differences(check("1.资金管理。分值16分，自评得分13.392分。"))
    assert "资金管理得分" in finding.message
    assert finding.repairs[0].startswith("将“13.392分”改为“13.932分”")


def test_a_doubtful_name_differs_only_by_a_slip(check):
    (warning,) = differences(check("经核对专项资金实际支出434,247.82万元。"))
    assert warning.severity is Severity.WARNING
    assert differences(check("经核对专项资金实际支出1,200.00万元。")) == []
    assert against(check("经核对专项资金实际支出434,274.82万元。")) == (1, 1, 0)


def test_a_table_is_compared_by_row_and_column(check):
    table = """| 计划 | 预算数（万元） | 支出数（万元） |
| 重点研发计划 | 44,568.00 | {spent} |
| 甲计划 | 1.00 | 2.00 |"""
    result = check(table.format(spent="44,658.00"))
    (finding,) = differences(result)
    assert finding.place.row == 2
    assert finding.place.column == 3
    assert against(result) == (2, 1, 1)
    assert against(check(table.format(spent="44,568.00"))) == (2, 2, 0)


def test_a_score_table_is_compared_with_the_scorecard(check):
    table = """| 二级指标 | 三级指标 | 分值 | 评分标准 | 得分 | 二级指标得分 |
| 资金管理 | 预算完成率 | 4 | 预算完成率不低于100%的得4分，每低1个百分点扣0.2分，扣完为止 | {got} | 13.932 |
| ^^ | 结转结余率 | 4 | 结转结余率不高于10%的得4分 | 4.00 | ^^ |"""
    (finding,) = differences(check(table.format(got="3.392")))
    assert "预算完成率得分" in finding.message
    result = check(table.format(got="3.932"))
    assert (differences(result), against(result)) == ([], (5, 5, 0))


def test_a_number_of_many_digits_agrees_without_a_name(check):
    assert against(check("经核实为565,155万元。")) == (1, 1, 0)
    assert against(check("经核实为3个。")) == (0, 0, 0)


def test_what_nobody_filled_is_known_and_has_no_figure(record):
    known = record.by_code("task.1.total")
    assert (known.figure, known.text) == (None, "未填报")


def test_computed_figures_and_points_are_known(record):
    assert record.by_code("finance.execution_rate").text == "90.01%"
    assert record.by_code("score.funds.lost").figure.exact == Fraction("2.068")
    assert {one.aspect for one in record.named("资金管理", Aspect.FULL)} == {Aspect.FULL}


def test_a_report_of_another_year_is_not_compared(record):
    from tests.checks.builder import build_document

    from jiheng.checks.dossier import check_against

    document = build_document("2019年度绩效自评报告\n预算完成率为98.66%。")
    assert differences(check_against(document, record)) == []
