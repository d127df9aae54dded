"""附表 and charts: rule, finding, points, reason, evidence; indicators with result and points."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jiheng.reports.charts import alt_text
from jiheng.reports.compose import Composition
from jiheng.reports.document import Align, Chart, ListBlock, Paragraph, Table
from jiheng.reports.spans import plain_text

Report = Callable[..., Composition]
SHEET, INDICATORS = "2021年度部门整体支出绩效自评评分表", "2021年度部门整体绩效指标完成情况"


def rows(made: Composition, caption: str) -> list[list[str]]:
    blocks = made.document.blocks
    table = next(b for b in blocks if isinstance(b, Table) and b.caption == caption)
    return [[plain_text(cell.spans) for cell in row] for row in table.rows]


def test_every_criterion_has_a_line_with_rule_points_and_reason(report: Report) -> None:
    sheet = rows(report(), SHEET)
    assert sheet[1] == ["资金管理", "16", "", "13.932", ""]
    assert sheet[2] == [
        "预算完成率",
        "4",
        "预算完成率不低于100%的得4分，每低1个百分点扣0.2分，扣完为止",
        "99.66%；得分：4－0.2×（100%－99.66%）÷1%＝3.932",
        "3.932",
        "预算完成率为99.66%，按评分标准得3.932分，扣0.068分",
        "《支出进度通报》",
    ]
    assert sheet[3][5:] == ["扣2.00分；按通知停止下达补贴经费", ""]
    assert sheet[4][5] == ""
    assert sheet[-1] == ["总分", "100", "", "94.622", ""]


def test_what_is_missing_keeps_its_word_in_the_sheet(report: Report) -> None:
    sheet = rows(report(what_if={"procurement.execution_rate": ""}), SHEET)
    line = next(one for one in sheet if one[0] == "政府采购执行率")
    assert line[3:6] == ["“政府采购执行率”未填报，得分在0.00～2.00分之间，未计入总分", "未填报", ""]
    assert next(one for one in sheet if one[0] == "采购管理")[3] == "未填报"
    assert sheet[-1][3] == "未填报"


def test_the_sheet_says_how_sure_the_standard_is(report: Report) -> None:
    made = report()
    table = next(b for b in made.document.blocks if isinstance(b, Table) and b.caption == SHEET)
    notes = [plain_text(note) for note in table.notes]
    assert notes == ["注：按照本年度部门整体支出绩效自评评分标准评分。"]
    # How sure the standard is, the officer reads on screen.
    assert any("含推定值" in str(one) and "推定甲" in str(one) for one in made.notices)
    general = report(outline="general-department").document.blocks
    table = next(b for b in general if isinstance(b, Table) and b.caption == SHEET)
    assert plain_text(table.notes[0]).endswith("，评分标准按公开资料整理。")


def test_only_evidence_that_the_dossier_names_counts_as_evidence(report: Report) -> None:
    made = report()
    column = {line[0]: line[-1] for line in rows(made, SHEET) if len(line) > 5}
    assert column["预算完成率"] == "《支出进度通报》"
    assert column["结转结余率"] == ""
    told = next(str(one) for one in made.notices if "没有填报佐证材料的指标" in str(one))
    assert "（应提供：部门预算、部门决算）" in told and "“预算完成率”" not in told
    assert "finance.carryover_rate" in told and "finance.completion_rate" not in told
    draft = {line[0]: line[-1] for line in rows(report(draft=True), SHEET) if len(line) > 5}
    assert draft["结转结余率"] == "【待填报：佐证材料】"


def test_evidence_of_an_indicator_counts_for_its_criterion(report: Report) -> None:
    proved = [ROWS[0] + ",佐证材料", ROWS[1] + ",认定名单", *(f"{row}," for row in ROWS[2:])]
    sheet = rows(report({"部门概况": PROFILE, "整体绩效指标": proved}), SHEET)
    assert [line[-1] for line in sheet if len(line) > 5].count("认定名单") == 1


PROFILE = [
    "项目,内容", "部门名称,某局", "地区,广东省", "年度,2021", "评分标准,guangdong-department-2021",
]  # fmt: skip
ROWS = [
    "编码,一级指标,二级指标,三级指标,指标性质,指标值,计量单位,权重,实际完成值,完成档次,评定得分,偏差原因",
    "D01,产出指标,数量指标,认定企业,≥,3000,家,30,3636,,,",
    "D02,成本指标,经济成本指标,单位成本,≤,120,万元,20,150,,,材料涨价。",
    "D03,效益指标,经济效益指标,使用率,区间,80～100,%,30,70,,,",
    "D04,效益指标,可持续影响指标,机制,定性,建立机制,,10,,部分达成,7,",
    "D05,满意度指标,服务对象满意度指标,满意度,≥,90,%,10,,,,",
]


def test_indicators_are_listed_with_completion_and_points(report: Report) -> None:
    made = report({"部门概况": PROFILE, "整体绩效指标": ROWS})
    assert rows(made, INDICATORS) == [
        ["产出", "数量", "认定企业", "≥3,000家", "3,636家", "121.20%", "12", "12.00", ""],
        ["成本", "经济成本", "单位成本", "≤120万元", "150万元", "80%", "8", "6.00", "材料涨价"],
        ["效益", "经济效益", "使用率", "80%～100%", "70%", "—", "12", "10.50", ""],
        ["效益", "可持续影响", "机制", "建立机制", "部分达成", "—", "4", "2.80", ""],
        ["满意度", "服务对象满意度", "满意度", "≥90%", "未填报", "未填报", "4", "未填报", ""],
    ]
    sheet = rows(made, SHEET)
    assert sheet[1][2:] == [
        "按绩效指标逐项计分，见整体绩效指标完成情况表",
        "绩效指标2项",
        "18.00",
        "扣2.00分：单位成本扣2.00分；见指标表偏差原因",
        "",
    ]


def test_indicators_that_the_standard_does_not_score_have_what_was_filled(report: Report) -> None:
    assert rows(report({"整体绩效指标": ROWS}), INDICATORS)[0][6:8] == ["30", "—"]
    column = ROWS[0].split(",").index("评定得分")
    cells = ROWS[1].split(",")
    cells[column] = "28.5"
    awarded = [ROWS[0], ",".join(cells), *ROWS[2:]]
    assert rows(report({"整体绩效指标": awarded}), INDICATORS)[0][6:8] == ["30", "28.5"]


def targets_summary(made: Composition) -> str:
    """Give the words of the chart of targets."""
    title = "2021年度绩效目标完成情况"
    (chart,) = (b for b in made.document.blocks if isinstance(b, Chart) and b.title == title)
    return chart.summary


@pytest.mark.parametrize(
    ("nature", "target", "actual", "rate", "is_reached"),
    [
        ("≤", "5", "0", "100%", True),
        ("≤", "0", "0", "100%", True),
        ("≤", "5", "10", "50%", False),
        ("=", "100", "100", "100%", True),
        ("=", "100", "120", "80%", False),
        ("=", "100", "80", "80%", False),
        ("=", "100", "250", "—", False),
        ("≥", "100", "100", "100%", True),
        ("≥", "100", "99", "99%", False),
    ],
)
def test_who_reached_the_target_agrees_with_the_points(
    report: Report, nature: str, target: str, actual: str, rate: str, is_reached: bool
) -> None:
    row = f"D01,产出指标,数量指标,认定企业,{nature},{target},家,100,{actual},,,"
    made = report({"部门概况": PROFILE, "整体绩效指标": [ROWS[0], row]})
    line = rows(made, INDICATORS)[0]
    assert line[5] == rate
    summary = targets_summary(made)
    assert ("。达到目标的1项" in summary) is is_reached
    assert ("未达到目标的1项：认定企业。" in summary) is not is_reached
    assert (line[7].rstrip("0").rstrip(".") == line[6]) is is_reached


@pytest.mark.parametrize(
    ("nature", "actual", "rate", "is_reached"),
    [
        (">", "100", "—", False),
        ("≥", "100", "100%", True),
        (">", "101", "101%", True),
        ("<", "100", "—", False),
        ("≤", "100", "100%", True),
        ("<", "80", "125%", True),
    ],
)
def test_a_result_on_a_limit_that_must_be_passed_has_no_rate(
    report: Report, nature: str, actual: str, rate: str, is_reached: bool
) -> None:
    """A standard that does not score the indicators leaves the verdict to the sign."""
    row = f"D01,产出指标,数量指标,认定企业,{nature},100,家,100,{actual},,,"
    made = report({"整体绩效指标": [ROWS[0], row]})
    assert rows(made, INDICATORS)[0][5] == rate
    told = "达到目标的1项。" if is_reached else "达到目标的0项；未达到目标的1项：认定企业。"
    assert targets_summary(made).endswith(f"。{told}")


@pytest.mark.parametrize(
    ("actual", "told"), [("99", "未达到目标的1项"), ("100", "。达到目标的1项")]
)
def test_an_indicator_without_weight_is_judged_by_its_target(
    report: Report, actual: str, told: str
) -> None:
    lines = [
        "D01,产出指标,数量指标,认定企业,≥,100,家,100,不适用,,,",
        f"D02,产出指标,数量指标,走访企业,≥,100,家,0,{actual},,,",
    ]
    made = report({"部门概况": PROFILE, "整体绩效指标": [ROWS[0], *lines]})
    assert told in targets_summary(made)


def test_charts_come_with_words_and_numbers(report: Report) -> None:
    made = report({"整体绩效指标": ROWS})
    charts = {block.title: block for block in made.document.blocks if isinstance(block, Chart)}
    assert list(charts) == [
        "各项指标得分情况",
        "2021年度绩效目标完成情况",
        "2021年度重点任务项目预算与支出",
    ]
    words = alt_text(charts["2021年度绩效目标完成情况"])
    # Ranges and qualitative indicators have no rate to draw.
    assert "共3项" in words and "单位成本：目标值≤120万元，实际值150万元，完成率80%。" in words
    assert "满意度：目标值≥90%，实际值未填报，完成率未填报。" in words
    assert "无法判断的1项：满意度（未填报）。" in words
    assert "企业创新计划：预算（万元）150.00" in alt_text(charts["2021年度重点任务项目预算与支出"])


def test_an_indicator_that_cannot_be_judged_is_named_once_with_a_code_of_its_own(
    report: Report,
) -> None:
    wrong = [row.replace("部分达成,7", "部分达成,2.8") for row in ROWS]
    made = report({"部门概况": PROFILE, "整体绩效指标": wrong})
    texts = [plain_text(b.spans) for b in made.document.blocks if isinstance(b, Paragraph)]
    lists = [b for b in made.document.blocks if isinstance(b, ListBlock)]
    texts += [plain_text(item.spans) for one in lists for item in one.items]
    told = "".join(texts)
    assert "“机制”无法判断" in told and "“机制”的“机制”" not in told
    assert "“满意度”的“实际完成值”未填报" in told
    codes = {figure.fact for figure in made.document.figures()}
    assert "score.benefit.D04" in codes and "indicator.D05.actual" in codes
    assert not any(code.startswith("indicator.D04.score") for code in codes)


def test_each_level_of_the_sheet_is_set_in_by_one_more(report: Report) -> None:
    blocks = report().document.blocks
    table = next(b for b in blocks if isinstance(b, Table) and b.caption == SHEET)
    names = [placed.cell for placed in table.placed() if placed.column == 0 and placed.row]
    levels = [(plain_text(one.spans), one.indent, one.spans[0].strong) for one in names[:3]]
    assert levels == [("管理效能", 0, True), ("资金管理", 1, True), ("预算完成率", 2, False)]
    assert {table.align_of(placed) for placed in table.placed() if placed.cell.indent} == {
        Align.LEFT
    }


def test_points_lost_without_a_reason_are_told_by_the_figures(report: Report) -> None:
    sheet = {line[0]: line[5] for line in rows(report(), SHEET) if len(line) > 5}
    assert sheet["固定资产利用率"] == "固定资产利用率为84.30%，按评分标准得1.50分，扣0.50分"
    assert sheet["结转结余率"] == ""
    draft = {line[0]: line[5] for line in rows(report(draft=True), SHEET) if len(line) > 5}
    assert draft["固定资产利用率"].endswith("扣0.50分【待填报：原因】")


def test_the_weights_that_were_scaled_are_explained(report: Report) -> None:
    def notes(changes: dict[str, list[str]]) -> list[str]:
        blocks = report({"整体绩效指标": ROWS, **changes}).document.blocks
        table = next(b for b in blocks if isinstance(b, Table) and b.caption == INDICATORS)
        return [plain_text(note) for note in table.notes]

    first = notes({"部门概况": PROFILE})[0]
    assert first.startswith("注：整体绩效产出指标完成情况：各指标权重合计50.00分，按评分标准折算为")
    assert first.endswith("20.00分，各指标分值按同一比例折算。")
    # The small department's own standard does not score them: nothing is scaled.
    assert notes({}) == []
