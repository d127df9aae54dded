"""Find what a standard that reads well would score wrongly or never."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from jiheng.standards.expressions import Expression
from jiheng.standards.kinds import (
    compared_with_numbers,
    compared_without_percent,
    is_rate,
    is_truth,
)
from jiheng.standards.model import Criterion, IndicatorSet, Place, Standard
from jiheng.standards.printing import print_exact, print_tree
from jiheng.standards.rules.per_point import PerPoint
from jiheng.standards.vocabulary import Vocabulary
from jiheng.standards.wording import subject_of

_FORM_OF_KIND = {"department": "department_indicators", "project": "project_indicators"}
_SUFFIX = "指标"


class Unsound(NamedTuple):
    """Name one fault of a standard: its place in the file, what it is, what to do."""

    place: Place
    what: str
    advice: str


def find_unsound(standard: Standard, terms: Vocabulary) -> Iterator[Unsound]:
    """Yield every fault that only shows when the whole standard is known."""
    yield from _grades(standard)
    for criterion, place in standard.placed():
        yield from _points(criterion, place, standard.rounding.places)
        yield from _condition(criterion, place, terms)
        yield from _money(criterion, place, terms)
        yield from _rates(criterion, place, terms)
        if criterion.indicators is not None:
            yield from _rows(criterion.indicators, (*place, "indicators"), standard.kind)
    yield from _claimed_twice(standard)


def _grades(standard: Standard) -> Iterator[Unsound]:
    grades = standard.grades
    for index, grade in enumerate(grades):
        if not 0 <= grade.at_least.value <= 1:
            least = print_exact(grade.at_least.value, percent=grade.at_least.percent)
            what = f"等级“{grade.name}”的 at_least 为{least}，应为占满分的比例，在0～100%之间"
            yield Unsound(("grades", index, "at_least"), what, "满分100分、90分以上为优的，写90%")
    for index, (before, grade) in enumerate(pairwise(grades), 1):
        if grade.at_least.value >= before.at_least.value:
            what = f"等级“{grade.name}”的 at_least 不低于前一等级“{before.name}”"
            yield Unsound(("grades", index, "at_least"), what, "各等级应从高到低写")
    if grades and grades[-1].at_least.value != 0:
        what = f"最后一个等级“{grades[-1].name}”不从0起，更低的总分没有等级"
        yield Unsound(("grades", len(grades) - 1, "at_least"), what, "最后一个等级写 at_least: 0%")


def _points(criterion: Criterion, place: Place, places: int) -> Iterator[Unsound]:
    if criterion.points is None:
        return
    points = criterion.points.value
    told = f"“{criterion.name}”的分值为{print_exact(points)}"
    if points < 0:
        yield Unsound(
            (*place, "points"), told, "分值不能为负；减分用规则 penalty，分值写最多减几分"
        )
    elif (points * 10**places).denominator != 1:
        what = f"{told}，超出得分保留的{places}位小数"
        yield Unsound((*place, "points"), what, "请改分值，或改 rounding 的 places")


def _condition(criterion: Criterion, place: Place, terms: Vocabulary) -> Iterator[Unsound]:
    condition = criterion.applies_when
    if condition is None or is_truth(condition, terms):
        return
    shown = print_tree(condition, terms.label)
    what = f"“{criterion.name}”的 applies_when 是{shown}，不是成立或不成立的条件"
    advice = "请写成比较，如 procurement.budget > 0，或写“是否”类的指标"
    yield Unsound((*place, "applies_when"), what, advice)


def _rows(chosen: IndicatorSet, place: Place, kind: str) -> Iterator[Unsound]:
    form = _FORM_OF_KIND[kind]
    if chosen.form != form:
        owner = {"department": "部门整体", "project": "项目"}[kind]
        what = f"{owner}评分标准不能读 {chosen.form} 的指标"
        yield Unsound((*place, "form"), what, f"请写 {form}，或改标准的 kind")
    listed = [((*place, "level1"), chosen.level1), ((*place, "level2"), chosen.level2)]
    for index, rule in enumerate(chosen.rules):
        listed.append(((*place, "rules", index, "level1"), rule.level1))
    for where, levels in listed:
        for level in levels:
            if level.endswith(_SUFFIX):
                what = f"“{level}”对不上任何一行，各级指标按去掉“{_SUFFIX}”的名称对应"
                yield Unsound(where, what, f"请写“{level.removesuffix(_SUFFIX)}”")


def _claimed_twice(standard: Standard) -> Iterator[Unsound]:
    sets = [
        (criterion, criterion.indicators, place)
        for criterion, place in standard.placed()
        if criterion.indicators is not None
    ]
    for (first, one, _), (second, other, place) in combinations(sets, 2):
        if one.form == other.form and all(
            not mine or not theirs or set(mine) & set(theirs)
            for mine, theirs in ((one.level1, other.level1), (one.level2, other.level2))
        ):
            what = f"“{first.name}”和“{second.name}”会给同一行指标各计一次分"
            yield Unsound(
                (*place, "indicators"), what, "请用 level1、level2 分开，使每行只归一个指标"
            )


def _money(criterion: Criterion, place: Place, terms: Vocabulary) -> Iterator[Unsound]:
    told: set[Expression] = set()
    for field, tree in _trees(criterion, terms):
        for amount, bare in compared_with_numbers(tree, terms):
            if amount in told:
                continue
            told.add(amount)
            shown = print_tree(bare, terms.label)
            what = (
                f"“{criterion.name}”把金额{print_tree(amount, terms.label)}与数{shown}相比或相加减"
            )
            advice = "金额以元计算，单写的数就是多少元；请改用比率，或与另一个金额相比"
            yield Unsound((*place, field), what, advice)


def _rates(criterion: Criterion, place: Place, terms: Vocabulary) -> Iterator[Unsound]:
    """Yield the numbers that a rate can hardly be meant to reach: their per cent was forgotten."""
    told: set[Expression] = set()
    for field, tree in _trees(criterion, terms):
        for rate, number in compared_without_percent(tree, terms):
            if number in told:
                continue
            told.add(number)
            shown = print_tree(number, terms.label)
            what = f"“{criterion.name}”把比率{print_tree(rate, terms.label)}与数{shown}相比或相加减"
            yield Unsound((*place, field), what, _forgotten(shown))
    rule, value = criterion.rule, criterion.scored_value
    if isinstance(rule, PerPoint) and value is not None and is_rate(value, terms):
        for name, step in (("each", rule.each), ("free", rule.free)):
            if step.value >= 1 and not step.percent and step.number not in told:
                shown = print_exact(step.value)
                what = f"“{criterion.name}”按比率计分，而 {name} 写作{shown}，即100个百分点以上"
                yield Unsound((*place, "rule", name), what, _forgotten(shown))


def _forgotten(shown: str) -> str:
    return f"是不是漏写了百分号：{shown}应为{shown}%？倍数也写成百分数，如2倍写200%"


def _trees(criterion: Criterion, terms: Vocabulary) -> Iterator[tuple[str, Expression]]:
    """Yield every tree of a criterion with the field that it stands in."""
    if criterion.applies_when is not None:
        yield "applies_when", criterion.applies_when
    if criterion.scored_value is not None:
        yield "value", criterion.scored_value
    if criterion.rule is not None:
        yield "rule", criterion.rule.lower(subject_of(criterion, terms.label))
