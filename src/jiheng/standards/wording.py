"""Word a criterion's scoring standard (评分标准) as one official sentence."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from jiheng.standards.expressions import Comparison, Expression, Name, Number
from jiheng.standards.model import Criterion, IndicatorRule, WhenNotApplicable
from jiheng.standards.printing import print_tree
from jiheng.standards.rules import Subject
from jiheng.standards.rules.extra import Penalty
from jiheng.standards.rules.strict import Strictly, for_nature, tie_words

_NOT_APPLICABLE: dict[WhenNotApplicable, str] = {
    "redistribute": "分值分给同组其他指标",
    "full": "计满分",
    "undecided": "不计分，总分待定",
}


def subject_of(
    criterion: Criterion, label: Callable[[str], str], full: Fraction | None = None
) -> Subject:
    """Build what a criterion's rule scores; `full` replaces its points after redistribution."""
    value = criterion.scored_value
    points = criterion.points.value if criterion.points else criterion.full
    if full is not None and not isinstance(criterion.rule, Penalty):
        points = full
    # A formula of its own would make the sentence unreadable; its words stand in `explanation`.
    text = label(value.code) if isinstance(value, Name) else criterion.name
    return Subject(text, Number(points), value)


def scoring_sentence(criterion: Criterion, label: Callable[[str], str]) -> str:
    """Return the scoring standard: the file's own words, else words made from the rule."""
    if criterion.standard_text:
        return criterion.standard_text
    if criterion.rule is not None:
        sentence = criterion.rule.describe(subject_of(criterion, label))
        return _with_labels(sentence, criterion, label) + _conditions(criterion, label)
    if criterion.indicators is not None:
        subject = Subject("完成值", Name("weight"))
        parts = [
            f"（{place}）{_kind_of_indicator(one)}，{_row_sentence(one, subject)}。"
            for place, one in enumerate(criterion.indicators.rules, 1)
        ]
        rules = "".join(parts).removesuffix("。") + _conditions(criterion, label)
        return "按指标逐项计分，各项得分之和为本项得分。" + rules
    return ""


def _conditions(criterion: Criterion, label: Callable[[str], str]) -> str:
    """Return what is added to the sentence on when the criterion applies, and what if not."""
    parts: list[str] = []
    if criterion.applies_when is not None:
        parts.append(f"仅在{condition_sentence(criterion.applies_when, label)}时适用")
    if criterion.not_applicable is not None:
        parts.append(f"不适用的，{_NOT_APPLICABLE[criterion.not_applicable]}")
    return "；" + "，".join(parts) if parts else ""


def _row_sentence(one: IndicatorRule, subject: Subject) -> str:
    sentence = one.rule.describe(subject)
    made = [for_nature(one.rule, nature) for nature in one.nature]
    if not any(isinstance(rule, Strictly) for rule in made):
        return sentence
    return f"{sentence}；{tie_words(one.nature)}"


def _kind_of_indicator(rule: IndicatorRule) -> str:
    kinds = {
        ("≥", ">"): "正向指标（≥、＞）",
        ("≥",): "正向指标（≥）",
        ("≤", "<"): "反向指标（≤、＜）",
        ("≤",): "反向指标（≤）",
        ("=",): "等值指标（＝）",
        ("定性",): "定性指标",
        ("区间",): "区间指标",
    }
    signs = "、".join(rule.nature).translate(str.maketrans("<>=", "＜＞＝"))
    first = "、".join(rule.level1)
    return first + kinds.get(rule.nature, f"指标性质为“{signs}”的指标")


def condition_sentence(condition: Expression, label: Callable[[str], str]) -> str:
    """Return a condition in words, for `applies_when`."""
    if isinstance(condition, Comparison):
        return print_tree(condition, label)
    return f"{print_tree(condition, label)}为“是”"


def _with_labels(sentence: str, criterion: Criterion, label: Callable[[str], str]) -> str:
    # The longest first, because one code may begin another.
    for name in sorted(criterion.read_names(), key=len, reverse=True):
        sentence = sentence.replace(name, label(name))
    return sentence
