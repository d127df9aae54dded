"""Relations between figures, decided by interval arithmetic."""

from jiheng.checks.relations.judging import Judgement, Verdict, judge
from jiheng.checks.relations.linear import Linear, difference, parts_and_total
from jiheng.checks.relations.pooled import pooled
from jiheng.checks.relations.quotient import (
    Quotient,
    growth,
    growth_from_change,
    ratio,
    ratio_from_gap,
)
from jiheng.checks.relations.relation import Relation
from jiheng.checks.relations.same import Same

__all__ = [
    "Judgement",
    "Linear",
    "Quotient",
    "Relation",
    "Same",
    "Verdict",
    "difference",
    "growth",
    "growth_from_change",
    "judge",
    "parts_and_total",
    "pooled",
    "ratio",
    "ratio_from_gap",
]
