"""What does not apply is no zero: its points go to the others, and the report says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jiheng.reports.compose import Composition
from jiheng.reports.document import Chart, Table
from jiheng.reports.spans import Figure, plain_text

Report = Callable[..., Composition]
Lines = Callable[[Composition], list[str]]

PROFILE = [
    "项目,内容", "部门名称,某局", "地区,某市", "年度,2021", "评分标准,caiyu-2013-53-department",
]  # fmt: skip
RESULTS = {
    "results.economic_benefit": "90%",
    "results.social_benefit": "100%",
    "results.ecological_benefit": "100%",
    "results.satisfaction": "95%",
}
AWAY = {**RESULTS, "results.ecological_benefit": "不适用"}
SUMMARY, SHEET = "部门整体支出绩效自评得分", "2021年度部门整体支出绩效自评评分表"


def made(report: Report, facts: Mapping[str, str]) -> Composition:
    return report({"部门概况": PROFILE}, what_if=facts, outline="general-department")


def table(report: Composition, caption: str) -> Table:
    blocks = report.document.blocks
    return next(b for b in blocks if isinstance(b, Table) and b.caption == caption)


def row(report: Composition, caption: str, name: str) -> list[str]:
    lines = ([plain_text(cell.spans) for cell in line] for line in table(report, caption).rows)
    return next(line for line in lines if name in line)


def notes(report: Composition, caption: str) -> list[str]:
    return [plain_text(note) for note in table(report, caption).notes]


def test_tables_print_a_dash_and_the_word(report: Report) -> None:
    away, there = made(report, AWAY), made(report, RESULTS)
    assert row(away, SUMMARY, "生态效益")[-3:] == ["—", "不适用", "不适用"]
    assert row(there, SUMMARY, "生态效益")[-3:] == ["5", "5.00", "5.00"]
    assert [row(away, SHEET, "生态效益")[at] for at in (1, 4, 5)] == ["—", "不适用", ""]
    assert [row(there, SHEET, "生态效益")[at] for at in (1, 4)] == ["5", "5.00"]
    figures = {one.fact: one for one in away.document.figures() if isinstance(one, Figure)}
    assert figures["score.ecological_benefit"].value is None
    assert figures["score.ecological_benefit.full"].value is None


def test_a_note_says_where_the_points_went(report: Report) -> None:
    assert notes(made(report, AWAY), SUMMARY) == [
        "注：生态效益不适用，分值5分按比例分给同组其他指标，调整后经济效益6.67分、"
        "社会效益6.67分、社会公众或服务对象满意度6.66分，合计20分。"
    ]
    assert notes(made(report, RESULTS), SUMMARY) == []


def test_the_calculation_shows_what_the_points_were_scaled_by(report: Report) -> None:
    assert "得分：5×90%×6.67÷5" in row(made(report, AWAY), SHEET, "经济效益")[3]
    assert "得分：5×90%＝4.5" in row(made(report, RESULTS), SHEET, "经济效益")[3]


def test_a_group_of_which_nothing_applies_has_no_points_either(
    report: Report, lines: Lines
) -> None:
    codes = ("performance.targets_reasonable", "performance.indicators_specific")
    away = made(report, {**RESULTS, **dict.fromkeys(codes, "不适用")})
    (note,) = notes(away, SUMMARY)
    assert note.startswith(
        "注：目标设定不适用，分值5分按比例分给同组其他指标，调整后预算配置15分，"
    )
    assert note.endswith("下级指标按同一比例调整。")
    assert row(away, SHEET, "目标设定")[1:4:2] == ["—", "不适用"]
    told = next(line for line in lines(away) if line.startswith("目标设定。"))
    assert not told.startswith("目标设定。分值") and "不适用" in told


def test_the_chart_says_that_it_does_not_apply(report: Report) -> None:
    def label(name: str) -> str:
        charts = (b for b in made(report, AWAY).document.blocks if isinstance(b, Chart))
        values = next(one for one in charts if one.title == "各项指标得分情况").spec["data"]
        return next(one["label"] for one in values["values"] if one["name"] == name)

    assert label("生态效益") == "不适用"
    assert label("社会效益") == "6.67 / 6.67"
