"""What speaks for a contradiction where only words suppose that figures are related."""

from collections.abc import Sequence
from fractions import Fraction

from jiheng.checks.relations.linear import Linear
from jiheng.checks.relations.quotient import Quotient, wrongly_divided
from jiheng.checks.relations.relation import Relation
from jiheng.checks.relations.slips import Slip, significant_digits

_NEAR = Fraction(1, 10)
_FEWEST_DIGITS = 3


def is_explained(relation: Relation, slips: Sequence[Slip]) -> bool:
    """Tell whether a broken relation looks like one that was meant to hold.

    A relation that was meant breaks by one slip, by a part left out or taken twice, or by a
    division done the wrong way, and mostly stays near; figures that have nothing to do with each
    other are any distance apart.  `slips` are those that would mend it.
    """
    return (
        any(slip is not Slip.OTHER for slip in slips)
        or _is_near(relation)
        or (isinstance(relation, Linear) and _misses_a_part(relation))
        or (isinstance(relation, Quotient) and wrongly_divided(relation))
    )


def _is_near(relation: Relation) -> bool:
    stated, nominal = relation.operands[0].exact, relation.nominal(0)
    if nominal is None:
        return False
    return abs(stated - nominal) <= max(abs(stated), abs(nominal)) * _NEAR


def _misses_a_part(relation: Linear) -> bool:
    stated, *parts = relation.operands
    nominal = relation.nominal(0)
    assert nominal is not None
    gap = abs(nominal - stated.exact)
    return any(
        significant_digits(part) >= _FEWEST_DIGITS
        and abs(gap - times * abs(part.exact)) <= times * part.step
        for part in parts
        for times in (1, 2)
    )
