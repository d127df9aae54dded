"""Add printed items up: groups, statuses and margins."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from jiheng.quantities import Interval, Missing, Status, print_points, strongest
from jiheng.scoring.scorecard import CriterionScore
from jiheng.standards import Criterion, Source


def gather(
    criterion: Criterion,
    level: int,
    source: Source,
    full: Fraction,
    children: tuple[CriterionScore, ...],
    places: int,
) -> CriterionScore:
    """Add printed items up to the result of their group."""
    points = [child.points for child in children]
    known = [one for one in points if one is not None]
    total = sum(known, Fraction(0)) if len(known) == len(points) else None
    low = sum((child.low for child in children), Fraction(0))
    high = sum((child.high for child in children), Fraction(0))
    status = combined_status(children)
    counted = [child for child in children if not child.is_gone] or children
    lost = [child for child in children if child.points is not None and child.lost]
    if total is None:
        open_names = "、".join(f"“{c.name}”" for c in children if c.points is None)
        reason = f"{open_names}尚不能计分，得分在{print_points(low)}～{print_points(high)}分之间。"
    elif lost:
        parts = "，".join(f"“{c.name}”扣{print_points(c.lost or Fraction(0))}分" for c in lost)
        reason = f"下级指标得分相加，{parts}。"
    elif any(child.kind == "adjustment" for child in children):
        reason = "".join(child.reason for child in children)
    else:
        reason = "下级指标均得满分。"
    return CriterionScore(
        code=criterion.code,
        name=criterion.name,
        level=level,
        kind="group",
        full=full,
        points=total,
        status=status,
        low=low,
        high=high,
        formula="＋".join(child.name for child in counted),
        calculation="＋".join(print_points(child.points or Fraction(0)) for child in counted)
        if total is not None
        else "",
        value_text="",
        rule_text=criterion.standard_text,
        reason=reason,
        places=places,
        document=source.document,
        clause=source.clause,
        confidence=source.confidence.value,
        evidence=criterion.evidence,
        margin=combined_margin(children),
        children=children,
    )


def combined_status(children: Sequence[CriterionScore]) -> Status:
    """Return 已填报 when every part is settled, else the strongest nothing among the parts."""
    unsettled = [Missing(child.status) for child in children if child.points is None]
    return strongest(*unsettled).status if unsettled else Status.REPORTED


def combined_margin(children: Sequence[CriterionScore]) -> Interval | None:
    """Add the parts' margins; settled parts without one (不适用) count as exact."""
    total = Interval.exact(0)
    for child in children:
        if child.points is None:
            return None
        if child.margin is None and child.status is Status.REPORTED:
            return None
        total = total + (child.margin or Interval.exact(child.points))
    return total
