from fractions import Fraction
from typing import Any

import pytest

from jiheng.standards import Criterion, list_standards, scoring_sentence, vocabulary
from jiheng.standards.expressions import Number
from jiheng.standards.rules.strict import tie_words
from jiheng.standards.syntax import parse_expression
from jiheng.standards.wording import condition_sentence, subject_of

LABELS = {"x": "某某率", "y": "账实相符", "z": "甲数", "w": "乙数"}


def label(code: str) -> str:
    return LABELS.get(code, code)


def criterion(rule: Any = None, **more: Any) -> Criterion:
    given = {"code": "c", "name": "某项", "points": "4", "rule": rule, **more}
    return Criterion.model_validate({key: value for key, value in given.items() if value})


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (criterion("direct", value="y"), "账实相符的得4分，否则不得分"),
        (
            criterion("proportional", value="z / w"),
            "某项达到100%的得4分，未达到的按比例计分",
        ),
        (
            criterion({"checklist": {"items": [{"value": "y", "points": "4"}]}}),
            "逐项计分，满足的得该项分值，共4分：账实相符（4分）",
        ),
        (
            criterion(
                {
                    "either_or": {
                        "options": [
                            {"value": "y", "rule": "direct"},
                            {"value": "x", "rule": "proportional"},
                        ]
                    }
                }
            ),
            "按下列方式分别计分，取得分较高者：（1）账实相符的得4分，否则不得分。"
            "（2）某某率达到100%的得4分，未达到的按比例计分",
        ),
        (criterion("direct", value="y", standard_text="照抄的评分标准"), "照抄的评分标准"),
        (
            criterion("direct", value="y", not_applicable="full"),
            "账实相符的得4分，否则不得分；不适用的，计满分",
        ),
        (
            criterion("direct", value="y", not_applicable="redistribute", applies_when="z > 0"),
            "账实相符的得4分，否则不得分；仅在甲数＞0时适用，不适用的，分值分给同组其他指标",
        ),
        (
            criterion("direct", value="x", applies_when="y", not_applicable="undecided"),
            "某某率的得4分，否则不得分；仅在账实相符为“是”时适用，不适用的，不计分，总分待定",
        ),
        (criterion({"penalty": {"each": "2"}}, value="x"), "某某率每项减2分，最多减4分"),
        (criterion(None, criteria=[criterion("direct", value="y")], points=""), ""),
    ],
)
def test_the_scoring_sentence(made: Criterion, words: str) -> None:
    assert scoring_sentence(made, label) == words


@pytest.mark.parametrize(
    ("nature", "level1", "kind"),
    [
        (["≥", ">"], [], "正向指标（≥、＞）"),
        (["≥"], [], "正向指标（≥）"),
        (["≤", "<"], [], "反向指标（≤、＜）"),
        (["≤"], [], "反向指标（≤）"),
        (["="], [], "等值指标（＝）"),
        (["区间"], [], "区间指标"),
        (["定性"], ["效益"], "效益定性指标"),
        (["≥", "="], [], "指标性质为“≥、＝”的指标"),
    ],
)
def test_indicator_rows_are_worded_by_their_nature(
    nature: list[str], level1: list[str], kind: str
) -> None:
    rules = [{"nature": nature, "level1": level1, "rule": "equal"}]
    made = criterion(indicators={"form": "project_indicators", "rules": rules})
    assert scoring_sentence(made, label) == (
        f"按指标逐项计分，各项得分之和为本项得分。（1）{kind}，"
        "完成值等于指标值的得满分，偏离的按偏离比例扣分，扣完为止"
        + (f"；{tie_words(nature)}" if {">", "<"} & set(nature) else "")
    )


def test_indicator_rows_say_what_happens_when_they_do_not_apply() -> None:
    rules = [{"nature": ["="], "rule": "equal"}]
    chosen = {"form": "project_indicators", "rules": rules}
    made = criterion(indicators=chosen, not_applicable="full")
    bare = criterion(indicators=chosen)
    assert scoring_sentence(made, label) == scoring_sentence(bare, label) + "；不适用的，计满分"


def test_points_after_sharing_out_replace_the_stated_ones() -> None:
    made = criterion("direct", value="y")
    assert subject_of(made, label).full == Number(Fraction(4))
    assert subject_of(made, label, Fraction(5)).full == Number(Fraction(5))
    penalty = criterion("penalty", value="x")
    assert subject_of(penalty, label, Fraction(0)).full == Number(Fraction(4))


@pytest.mark.parametrize(
    ("condition", "words"),
    [("z > 0", "甲数＞0"), ("y", "账实相符为“是”")],
)
def test_a_condition_in_words(condition: str, words: str) -> None:
    assert condition_sentence(parse_expression(condition), label) == words


LEAVES = [
    pytest.param(criterion, id=f"{standard.code}:{criterion.code}")
    for standard in list_standards()
    for criterion in standard.walk()
    if not criterion.criteria
]


@pytest.mark.parametrize("leaf", LEAVES)
def test_every_shipped_sentence_reads_as_officials_write(leaf: Criterion) -> None:
    sentence = scoring_sentence(leaf, vocabulary().label)
    assert "分" in sentence
    codes = [code for code in vocabulary() if code in sentence]
    assert codes == []
    columns = ["actual", "target", "weight", "awarded", "tier"]
    assert [column for column in columns if column in sentence] == []
    for clumsy in ("得0分", "的的", "。。", "；；", "，，", "None", "分分", "满分分", "得满分分"):
        assert clumsy not in sentence
    assert sentence == sentence.strip("。；， ")
    assert not set(sentence) & set(",;:()<>=")
