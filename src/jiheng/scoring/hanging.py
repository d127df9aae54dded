"""Say which criteria a total hangs on that the printed precision of its figures leaves open."""

from __future__ import annotations

from fractions import Fraction

from jiheng.quantities import print_points
from jiheng.scoring.scorecard import CriterionScore, Scorecard

_NAMED = 2


def hangs_on(card: Scorecard) -> str:
    """Name the criteria whose points may move most, as a clause; nothing where none may."""
    open_ones = sorted(filter(_width, card.leaves()), key=_width, reverse=True)
    if not open_ones:
        return ""
    named = "、".join(f"“{one.name}”{_range(one)}" for one in open_ones[:_NAMED])
    more = f"等{len(open_ones)}项" if len(open_ones) > _NAMED else ""
    return f"，出入在{named}{more}"


def _width(one: CriterionScore) -> Fraction:
    margin = one.margin
    if margin is None or margin.low is None or margin.high is None:
        return Fraction(0)
    return margin.high - margin.low


def _range(one: CriterionScore) -> str:
    assert one.margin is not None and one.margin.low is not None and one.margin.high is not None
    return f"（{print_points(one.margin.low)}～{print_points(one.margin.high)}分）"
