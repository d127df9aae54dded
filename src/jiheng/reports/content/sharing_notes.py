"""Say under a score table why points differ from the standard's: what does not apply, weights.

The points of a criterion that does not apply go to the others of its group (分值按比例分配), and
weights of indicators that add up to another sum than the standard's are scaled to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jiheng.reports.content.context import Context
from jiheng.reports.content.figures import full_points_figure, with_unit
from jiheng.reports.content.score_tables import full_figure, parts
from jiheng.reports.content.wording import Words, clause, joined
from jiheng.reports.spans import Figure, Span, spans
from jiheng.scoring import CriterionScore


def sharing_notes(
    context: Context, scores: Sequence[CriterionScore] | None = None
) -> Iterator[tuple[Span, ...]]:
    """Write one sentence for each group whose points were shared out anew."""
    group = context.card.criteria if scores is None else scores
    gone = [score for score in group if score.is_gone]
    changed = [
        score for score in group if not score.is_gone and score.full != _stated(context, score)
    ]
    if gone and changed:
        yield spans(*_shared(context, gone, changed))
    for score in group:
        if parts(score) and not score.is_gone:
            yield from sharing_notes(context, parts(score))


def weight_notes(context: Context) -> Iterator[tuple[Span, ...]]:
    """Write one sentence for each set of indicators whose weights were scaled."""
    for score in context.card.walk():
        if any(child.kind == "indicator" for child in score.children):
            for remark in score.remarks:
                yield spans(f"注：{score.name}：{clause(remark)}，各指标分值按同一比例折算。")


def _shared(
    context: Context, gone: Sequence[CriterionScore], changed: Sequence[CriterionScore]
) -> Iterator[Words]:
    """Say whose points went where, with the sum that stays as it was."""
    yield "注："
    yield from joined(
        [(f"{one.name}不适用，分值", _stated_figure(context, one)) for one in gone], "；"
    )
    yield "按比例分给同组其他指标，调整后"
    yield from joined([(one.name, with_unit(full_figure(context, one))) for one in changed], "、")
    if len(changed) > 1:
        whole = sum((one.full for one in changed), Fraction(0))
        code = f"report.{changed[0].code}.shared"
        yield "，合计"
        yield with_unit(full_points_figure(code, whole, "计算：调整后分值相加"))
    if any(parts(one) for one in changed):
        yield "，下级指标按同一比例调整"
    yield "。"


def _stated(context: Context, score: CriterionScore) -> Fraction:
    """Give the points that the standard states for a criterion."""
    criterion = context.card.standard.find(score.code)
    return score.full if criterion is None or score.kind == "adjustment" else criterion.full


def _stated_figure(context: Context, score: CriterionScore) -> Figure:
    source = f"{context.standard_name}：{score.name}原分值"
    code = f"score.{score.code}.stated"
    return with_unit(full_points_figure(code, _stated(context, score), source))
