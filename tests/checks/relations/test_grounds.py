"""What speaks for a contradiction: a slip, nearness, a part left out, a division done wrong."""

import pytest
from tests.checks.printed import figure

from jiheng.checks.relations import growth, growth_from_change, parts_and_total, ratio
from jiheng.checks.relations.grounds import is_explained
from jiheng.checks.relations.relation import Relation
from jiheng.checks.relations.slips import Slip


def total(stated: str, *parts: str) -> Relation:
    return parts_and_total(figure(f"{stated}万元"), [figure(f"{part}万元") for part in parts])


@pytest.mark.parametrize(
    ("relation", "is_so"),
    [
        # 100.00 of 500.00: a tenth off at most is near.
        (total("550.00", "300.00", "200.00"), True),
        (total("556.00", "300.00", "200.00"), False),
        (total("450.00", "300.00", "200.00"), True),
        (total("449.00", "300.00", "200.00"), False),
        # A part was left out, or taken twice: off by it, or by twice as much.
        (total("812.34", "312.34", "812.34"), True),
        (total("1,200.00", "311.11", "1,511.11"), True),
        (total("888.89", "311.11", "611.11", "911.11"), False),
        # A part of two digits tells too little.
        (total("81.00", "31.00", "81.00"), False),
    ],
)
def test_a_sum(relation: Relation, is_so: bool) -> None:
    assert is_explained(relation, [Slip.OTHER]) is is_so


@pytest.mark.parametrize(
    ("relation", "is_so"),
    [
        # The rest for the rate; the base over the part.
        (ratio(figure("75.00%"), figure("20万元"), figure("80万元")), True),
        (ratio(figure("400.00%"), figure("20万元"), figure("80万元")), True),
        (ratio(figure("55.00%"), figure("20万元"), figure("80万元")), False),
        # Growth over the new figure; a change over it.
        (growth(figure("20.00%"), figure("100万元"), figure("80万元")), True),
        (growth(figure("50.00%"), figure("100万元"), figure("80万元")), False),
        (growth_from_change(figure("20.00%"), figure("20万元"), figure("100万元")), True),
        (growth_from_change(figure("50.00%"), figure("20万元"), figure("100万元")), False),
        # A base of nothing tells nothing.
        (ratio(figure("75.00%"), figure("20万元"), figure("0万元")), False),
    ],
)
def test_a_division(relation: Relation, is_so: bool) -> None:
    assert is_explained(relation, []) is is_so


def test_a_slip_explains_by_itself() -> None:
    far = total("9,000.00", "300.00", "200.00")
    assert not is_explained(far, [Slip.OTHER, Slip.OTHER])
    assert is_explained(far, [Slip.OTHER, Slip.UNIT])
