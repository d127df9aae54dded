"""Recommendations: words in common, rare ones first, classifications, and the reasons in Chinese."""

from dataclasses import replace

from jiheng.library import Candidate, Subject, recommend

LAB = Candidate("A1", "重点实验室数量", "平台", "基础研究", "在册的重点实验室数", "专项")
ROAD = Candidate("A2", "养护里程", "公路", "交通", "列养的公路里程", "民生")
PLANNED = Candidate("A3", "立项数", "立项", "管理", "当年立项的数量", "专项", plans=("基础计划",))
ALL = [LAB, ROAD, PLANNED]


def codes(subject: Subject) -> list[str]:
    return [one.code for one in recommend(subject, ALL)]


def test_words_in_common_decide() -> None:
    assert codes(Subject("农村公路养护"))[0] == "A2"
    assert codes(Subject("实验室建设")) == ["A1"]
    assert codes(Subject("会议")) == []


def test_a_rare_word_counts_more() -> None:
    common = [replace(ROAD, code=f"B{at}", name=f"数量{at}") for at in range(6)]
    best = recommend(Subject("实验室 数量"), [*common, LAB], 1)
    assert best[0].code == "A1"


def test_a_classification_in_common_is_a_reason() -> None:
    (best,) = recommend(Subject("会议", plan="基础计划"), ALL)
    assert (best.code, best.reasons) == ("A3", ("科技计划相同：基础计划",))
    assert recommend(Subject("会议", plan="别的计划"), ALL) == []


def test_the_reason_names_the_longest_words_in_common() -> None:
    best = recommend(Subject("新建重点实验室", category="专项"), ALL)[0]
    assert best.reasons == ("项目名称中的“重点实验室”与指标名称相同", "项目类别相同：专项")


def test_the_order_is_the_same_in_every_run() -> None:
    twins = [replace(LAB, code=code) for code in ("C3", "C1", "C2")]
    assert [one.code for one in recommend(Subject("重点实验室"), twins)] == ["C1", "C2", "C3"]
    assert len(recommend(Subject("重点实验室"), twins, 2)) == 2


def test_a_content_is_compared_as_it_is_kept() -> None:
    content = {"code": "A1", "name": "重点实验室数量", "keywords": "高校", "plans": ["基础计划"]}
    one = Candidate.of(content)
    assert (one.keywords, one.plans, one.chain, one.level3) == (("高校",), ("基础计划",), (), "")
