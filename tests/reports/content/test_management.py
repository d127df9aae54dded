"""部门整体绩效管理情况: the officer's text, and every figure that it leaves out."""

from __future__ import annotations

from collections.abc import Callable

from jiheng.reports.compose import Composition
from jiheng.reports.content.management import STAGES

Report = Callable[..., Composition]
Lines = Callable[[Composition], list[str]]


def told(made: Composition, lines: Lines, heading: str) -> str:
    return next(line for line in lines(made) if line.startswith(heading))


def test_all_five_stages_are_told(report: Report, lines: Lines) -> None:
    made = lines(report())
    headings = [line.partition("。")[0] for line in made]
    assert [h for h in headings if h in {s.heading for s in STAGES}] == [
        "制度建设情况",
        "绩效目标管理情况",
        "绩效运行监控管理情况",
        "绩效评价开展情况",
        "绩效结果应用情况",
    ]


def test_without_a_text_the_facts_are_the_text(report: Report, lines: Lines) -> None:
    made = report()
    assert told(made, lines, "制度建设情况") == (
        "制度建设情况。我局制定了《绩效管理办法》，制定绩效管理制度文件数3个，"
        "科技创新发展专项资金核心绩效指标数93项。"
    )
    assert told(made, lines, "绩效评价") == (
        "绩效评价开展情况。按要求开展绩效自评，上年度市本级指标565,155万元，"
        "上年度实际支出数564,035万元，上年度支出执行率99.80%。"
    )


def test_a_text_is_kept_and_only_what_it_leaves_out_is_added(report: Report, lines: Lines) -> None:
    texts = [
        "章节编码,正文",
        "management.system,我局印发《绩效管理办法》等3个文件",
        "management.evaluation,上年度执行率99.8%，指标565155万元，支出564035万元。",
        "management.monitoring,按方案开展。",
    ]
    made = report({"文字材料": texts})
    assert told(made, lines, "制度建设情况") == (
        "制度建设情况。我局印发《绩效管理办法》等3个文件。科技创新发展专项资金核心绩效指标数93项。"
    )
    # 99.8% and 99.80% are one number; it is printed as the fact is printed everywhere.
    assert told(made, lines, "绩效评价") == (
        "绩效评价开展情况。上年度执行率99.8%，指标565155万元，支出564035万元。"
    )
    assert told(made, lines, "绩效运行监控") == "绩效运行监控管理情况。按方案开展。"


def test_a_no_is_told_even_beside_a_text(report: Report, lines: Lines) -> None:
    texts = ["章节编码,正文", "management.monitoring,按方案开展。"]
    made = report({"文字材料": texts}, what_if={"performance.monitoring_done": "否"})
    assert told(made, lines, "绩效运行监控") == (
        "绩效运行监控管理情况。按方案开展。“按要求开展绩效运行监控”为“否”。"
    )


def test_a_stage_without_anything_says_so(report: Report, lines: Lines) -> None:
    made = report(what_if={"performance.results_applied": ""})
    assert not any(line.startswith("绩效结果应用情况。") for line in lines(made))
    draft = report(what_if={"performance.results_applied": ""}, draft=True)
    assert told(draft, lines, "绩效结果") == "绩效结果应用情况。【待填报：绩效结果应用情况】"
    assert any("没有填写绩效结果应用情况" in str(notice) for notice in made.notices)
