"""Figures that fit somewhere are bound by it; only the others are open to doubt."""

import pytest
from tests.checks.checking import survey_of
from tests.checks.printed import figure

from jiheng.checks.figures import Figure
from jiheng.checks.finding import Finding, Severity
from jiheng.checks.mining.scaled import SCALE, scaled
from jiheng.checks.mining.settled import NOTHING, settled_by
from jiheng.checks.mining.survey import Survey
from jiheng.checks.relations import Verdict
from jiheng.checks.rule import Outcome

SUM = "工程投入1,362.56万元、162.41万元、184.63万元，共1,709.60万元。"


def figures_of(survey: Survey) -> dict[str, Figure]:
    return {figure.text: figure for figure in survey.reading.figures}


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        (SUM, set()),
        (SUM.replace("162", "862"), {"1,362.56万元", "862.41万元", "184.63万元", "1,709.60万元"}),
        # One sentence states it twice, once rounded.
        ("收入3.23亿元（32,332.53万元），支出9,777.11万元。", {"9,777.11万元"}),
        (
            "收入3.23亿元（32,332.53万元），支出9,777.11万元，另收5,144.66万元。",
            {"9,777.11万元", "5,144.66万元"},
        ),
        # One of all that the sentence lists.
        (
            "甲安排31.00万元（占62%），乙安排12.00万元，丙安排7.00万元。",
            {"31.00万元", "12.00万元", "7.00万元"},
        ),
        # A rate of the two figures before it.
        ("盘活的3,526.18万元里用去2,914.75万元，合82.66%。", set()),
        # What few digits make may be chance: only the result is bound.
        ("投入2万元、3万元，共5万元。", {"2万元", "3万元"}),
    ],
)
def test_what_is_open(text: str, open_: set[str]) -> None:
    survey = survey_of(text)
    assert {text for text, one in figures_of(survey).items() if survey.is_open(one)} == open_


def test_a_bound_figure_can_only_be_what_its_relations_allow() -> None:
    survey = survey_of(SUM)
    total = figures_of(survey)["1,709.60万元"]
    right = scaled(total)
    assert survey.allows(total, right.value, right.half)
    assert survey.allows(total, right.value + right.half, right.half)
    assert not survey.allows(total, right.value + 40 * right.half, right.half)


def test_a_sentence_sees_what_the_paragraph_said_before_and_the_end_of_the_last_one() -> None:
    first = "预算共1,709.60万元。"
    second = "工程投入1,362.56万元、设备162.41万元、其余184.63万元。"
    for text in (first + second, first + "\n" + second):
        survey = survey_of(text)
        assert not survey.is_open(figures_of(survey)["1,709.60万元"])
    far = survey_of(first + "另记。" * 3 + second)
    assert far.is_open(figures_of(far)["1,709.60万元"])


def test_forty_figures_are_a_sentence_and_more_are_not() -> None:
    listed = "、".join(f"{1_000 + 7 * n}.{n:02}万元" for n in range(41))
    assert len(survey_of(f"投入{listed}。").sentences) == 0
    shorter = listed.rsplit("、", 1)[0]
    assert len(survey_of(f"投入{shorter}。").sentences) == 1
    assert len(survey_of("投入1,000.00万元。").sentences) == 0


def outcome(verdict: Verdict, *texts: str, severity: Severity | None = None) -> Outcome:
    operands = tuple(map(figure, texts))
    if severity is None:
        return Outcome(operands, verdict)
    finding = Finding("XX000", "名", severity, "话", (operands[0].quote,), "句")
    return Outcome(operands, verdict, finding, operands[0])


@pytest.mark.parametrize(
    ("made", "bound"),
    [
        (outcome(Verdict.HOLDS, "12.0万元", "12.04万元"), {"12.0万元", "12.04万元"}),
        # Two that cannot be compared say nothing of each other.
        (outcome(Verdict.HOLDS, "12.0万元", "12个"), set()),
        (
            outcome(Verdict.HOLDS, "30.00万元", "10.00万元", "20.00万元"),
            {"30.00万元", "10.00万元", "20.00万元"},
        ),
        # A difference: the total need not stand first.
        (
            outcome(Verdict.HOLDS, "10.00万元", "30.00万元", "20.00万元"),
            {"30.00万元", "10.00万元", "20.00万元"},
        ),
        (
            outcome(Verdict.HOLDS, "25.00%", "10.00万元", "40.00万元"),
            {"25.00%", "10.00万元", "40.00万元"},
        ),
        (
            outcome(Verdict.HOLDS, "25.00%", "50.00万元", "40.00万元"),
            {"25.00%", "50.00万元", "40.00万元"},
        ),
        (
            outcome(Verdict.HOLDS, "25.00%", "10.00万元", "50.00万元"),
            {"25.00%", "10.00万元", "50.00万元"},
        ),
        (
            outcome(Verdict.HOLDS, "20.00%", "10.00万元", "40.00万元"),
            {"20.00%", "10.00万元", "40.00万元"},
        ),
        # A rule let them pass for a reason of its own.
        (outcome(Verdict.HOLDS, "77.00%", "10.00万元", "40.00万元"), set()),
        (outcome(Verdict.UNDECIDED, "12.0万元", "12.04万元"), set()),
        (outcome(Verdict.CONTRADICTED, "12.0万元", "12.04万元"), set()),
    ],
)
def test_what_a_rule_binds(made: Outcome, bound: set[str]) -> None:
    settled = settled_by([made])
    assert {figure.text for figure in settled.bonds} == bound
    assert all(settled.leaves_open(one) for one in made.operands if one.text not in bound)


def test_what_was_told_is_neither_open_nor_bound_any_more() -> None:
    first = outcome(Verdict.HOLDS, "12.0万元", "12.04万元")
    before = settled_by([first])
    culprit = first.operands[0]
    doubt = Finding("XX000", "名", Severity.WARNING, "话", (culprit.quote,), "句")
    after = settled_by([Outcome((culprit,), Verdict.CONTRADICTED, doubt, culprit)], before)
    assert culprit in after.told and culprit not in after.bonds
    assert not after.leaves_open(culprit)
    assert first.operands[1] in after.bonds
    # A tail is no more than a remark.
    remark = outcome(Verdict.TAIL, "12.0万元", "12.1万元", severity=Severity.INFO)
    assert not settled_by([remark]).told
    assert NOTHING.leaves_open(culprit)


def test_without_a_culprit_all_that_was_told_of_is_settled() -> None:
    made = outcome(Verdict.CONTRADICTED, "12.0万元", "13.0万元", severity=Severity.WARNING)
    blamed = settled_by([made])
    assert blamed.told == {made.operands[0]}
    nobody = settled_by([Outcome(made.operands, made.verdict, made.finding)])
    assert nobody.told == set(made.operands)


def test_four_that_add_up_allow_each_other_a_range_and_others_only_themselves() -> None:
    adds = outcome(Verdict.HOLDS, "60.00万元", "10.00万元", "20.00万元", "30.00万元")
    (low, high) = settled_by([adds]).bonds[adds.operands[0]][0]
    half = 50 * SCALE
    assert (low, high) == (600_000 * SCALE - 3 * half, 600_000 * SCALE + 3 * half)
    other = outcome(Verdict.HOLDS, "99.00万元", "10.00万元", "20.00万元", "30.00万元")
    assert settled_by([other]).bonds[other.operands[0]] == [
        (990_000 * SCALE - half, 990_000 * SCALE + half)
    ]
