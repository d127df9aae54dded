"""A rate of several figures together is judged by the play of all of them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.printed import figure, money, rate

from jiheng.checks.relations import Verdict, judge, pooled

cents = st.integers(1_000, 10**8).map(lambda n: Fraction(n, 100))


@given(parts=st.lists(cents, min_size=2, max_size=4), rest=cents, places=st.integers(0, 2))
def test_a_true_rate_is_never_contradicted(
    parts: list[Fraction], rest: Fraction, places: int
) -> None:
    base = sum(parts) + rest
    relation = pooled(
        rate(sum(parts) / base), money(base, places), [money(part, places) for part in parts]
    )
    assert relation.holds()
    # Whichever is asked for, the others leave room for it.
    for k, one in enumerate(relation.operands):
        implied = relation.implied(k)
        # A rate printed as nothing says nothing of its base.
        assert implied is not None or (k == 1 and (relation.operands[0].interval.low or 0) <= 0)
        assert implied is None or implied.intersects(one.interval)


@pytest.mark.parametrize(("k", "nominal"), [(0, Fraction(9, 10)), (1, 200), (2, 60), (3, 120)])
def test_every_operand_follows_from_the_others(k: int, nominal: Fraction) -> None:
    operands = [figure(text) for text in ("90.00%", "200份", "60份", "120份")]
    relation = pooled(operands[0], operands[1], operands[2:])
    assert relation.nominal(k) == nominal


def test_a_wrong_rate_is_contradicted_with_its_calculation() -> None:
    judgement = judge(pooled(figure("95.2%"), figure("326份"), [figure("219份"), figure("88份")]))
    assert judgement.verdict is Verdict.CONTRADICTED
    assert judgement.expected == "94.2%"
    assert judgement.calculation == "（219份＋88份）÷326份＝94.172%，文中为95.2%"


def test_a_rate_of_nothing_cannot_be_judged() -> None:
    judgement = judge(pooled(figure("95.2%"), figure("0份"), [figure("219份"), figure("88份")]))
    assert judgement.verdict is Verdict.UNDECIDED
    assert "无法计算" in judgement.calculation
    assert judgement.relation.implied(0) is None
