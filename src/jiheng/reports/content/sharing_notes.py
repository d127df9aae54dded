"""Say under a score table why points differ from the standard's: what does not apply, weights.

The points of a criterion that does not apply go to the others of its group (分值按比例分配), and
weights of indicators that add up to another sum than the standard's are scaled to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jiheng.reports.content.calculation import is_arithmetic
from jiheng.reports.content.context import Context
from jiheng.reports.content.figures import full_points_figure, with_unit
from jiheng.reports.content.losses import lost_points
from jiheng.reports.content.score_tables import full_figure, is_shared_out, parts
from jiheng.reports.content.wording import Words, clause, joined
from jiheng.reports.spans import Figure, Span, spans
from jiheng.scoring import CriterionScore
from jiheng.standards.printing import print_exact


def sharing_notes(context: Context) -> Iterator[tuple[Span, ...]]:
    """Write one sentence for each group whose points were shared out anew."""
    for gone, changed in _groups(context, context.card.criteria):
        yield spans(*_shared(context, gone, changed))


def factor_notes(context: Context) -> Iterator[tuple[Span, ...]]:
    """Say what the factors are that calculations under such points end in: ×1.334."""
    moved = [one for _, changed in _groups(context, context.card.criteria) for one in changed]
    factors = {one.text: one for one in (_factor(context, of) for of in _reckoned(context, moved))}
    if factors:
        shown = joined([(one,) for one in factors.values()], "、")
        yield spans("注：得分计算式中的系数", *shown, "为调整后分值与原分值之比。")


def weight_notes(context: Context) -> Iterator[tuple[Span, ...]]:
    """Write one sentence for each set of indicators whose weights were scaled."""
    for score in context.card.walk():
        if any(child.kind == "indicator" for child in score.children):
            for remark in score.remarks:
                yield spans(f"注：{score.name}：{clause(remark)}，各指标分值按同一比例折算。")


def _groups(
    context: Context, scores: Sequence[CriterionScore]
) -> Iterator[tuple[list[CriterionScore], list[CriterionScore]]]:
    """Yield what does not apply, with what its points went to, group by group."""
    gone = [score for score in scores if is_shared_out(score)]
    changed = [score for score in scores if score not in gone and _ratio(context, score) != 1]
    if gone and changed:
        yield gone, changed
    for score in scores:
        if parts(score) and score not in gone:
            yield from _groups(context, parts(score))


def _shared(
    context: Context, gone: Sequence[CriterionScore], changed: Sequence[CriterionScore]
) -> Iterator[Words]:
    yield "注："
    yield from joined([(f"{one.name}不适用，分值", _stated(context, one)) for one in gone], "；")
    yield "按比例分给同组其他指标："
    moved = [
        (f"{one.name}由", _stated(context, one), "调整为", with_unit(full_figure(context, one)))
        for one in changed
    ]
    yield from joined(moved, "，")
    yield "，合计不变"
    if any(parts(one) for one in changed):
        yield "，下级指标按同一比例调整"
    yield "。"


def _reckoned(context: Context, changed: Sequence[CriterionScore]) -> Iterator[CriterionScore]:
    """Yield the criteria whose calculation shows by how much their points were scaled."""
    for top in changed:
        for one in top.walk():
            ratio = _ratio(context, one)
            is_shown = ratio != 1 and f"×{print_exact(ratio)}" in one.calculation
            if is_shown and lost_points(one) and is_arithmetic(one):
                yield one


def _ratio(context: Context, score: CriterionScore) -> Fraction:
    """Give the points of a criterion over those its standard states."""
    criterion = context.card.standard.find(score.code)
    if criterion is None or not criterion.full or score.kind == "adjustment":
        return Fraction(1)
    return score.full / criterion.full


def _factor(context: Context, score: CriterionScore) -> Figure:
    ratio = _ratio(context, score)
    source = "计算：调整后分值÷原分值"
    return Figure(print_exact(ratio), f"score.{score.code}.factor", ratio, "", source)


def _stated(context: Context, score: CriterionScore) -> Figure:
    """Print the points that the standard states for a criterion."""
    criterion = context.card.standard.find(score.code)
    points = criterion.full if criterion is not None else score.full
    source = f"{context.standard_name}：{score.name}原分值"
    return with_unit(full_points_figure(f"score.{score.code}.stated", points, source))
