"""Relations are decided by intervals: no rounding makes an error, no single slip escapes."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.checks.printed import figure, money, rate

from jiheng.checks.relations import (
    Same,
    Verdict,
    growth,
    growth_from_change,
    judge,
    parts_and_total,
    ratio,
)
from jiheng.checks.relations.slips import Slip
from jiheng.quantities import round_half_up

yuan = st.integers(1, 10**9).map(lambda n: Fraction(n, 10**4))


@given(st.lists(yuan, min_size=2, max_size=8), st.integers(0, 2))
def test_a_true_sum_of_rounded_parts_is_never_contradicted(
    parts: list[Fraction], places: int
) -> None:
    relation = parts_and_total(money(sum(parts), places), [money(p, places) for p in parts])
    assert judge(relation).verdict is Verdict.HOLDS


@given(yuan, yuan, st.integers(0, 2))
def test_a_true_rate_is_never_contradicted(part: Fraction, base: Fraction, places: int) -> None:
    assume(round_half_up(base, 2) > 0)
    relation = ratio(rate(part / base, places), money(part), money(base))
    assert judge(relation).verdict in (Verdict.HOLDS, Verdict.UNDECIDED)


@given(yuan, yuan)
def test_a_true_growth_is_never_contradicted(new: Fraction, old: Fraction) -> None:
    assume(round_half_up(old, 2) > 0 and new >= old)
    relation = growth(rate(new / old - 1), money(new), money(old))
    assert judge(relation).verdict in (Verdict.HOLDS, Verdict.UNDECIDED)
    assume(round_half_up(new - old, 2) > 0)
    by_change = growth_from_change(rate(new / old - 1), money(new - old), money(new))
    assert judge(by_change).verdict in (Verdict.HOLDS, Verdict.UNDECIDED)


@given(st.lists(st.integers(10**4, 10**8), min_size=2, max_size=6), st.data())
def test_a_changed_digit_is_found_and_its_repair_named(
    cents: list[int], data: st.DataObject
) -> None:
    parts = [money(Fraction(c, 100)) for c in cents]
    printed = str(sum(cents))
    at = data.draw(st.integers(0, len(printed) - 3))
    digit = data.draw(st.sampled_from("0123456789").filter(lambda d: d != printed[at]))
    assume(not (at == 0 and digit == "0"))
    wrong = int(printed[:at] + digit + printed[at + 1 :])
    judgement = judge(parts_and_total(money(Fraction(wrong, 100)), parts))
    assume(abs(wrong - sum(cents)) > len(cents))
    assert judgement.verdict is Verdict.CONTRADICTED
    assert any(
        repair.figure is judgement.operands[0] and repair.slip is not Slip.OTHER
        for repair in judgement.repairs
    )


def test_the_same_figure_in_other_units_agrees() -> None:
    assert judge(Same((figure("2413亿元"), figure("2,413.11亿元")))).verdict is Verdict.HOLDS
    assert judge(Same((figure("51.15亿元"), figure("511,499.82万元")))).verdict is Verdict.HOLDS
    assert judge(Same((figure("2431亿元"), figure("2,413.11亿元")))).verdict is Verdict.CONTRADICTED


def test_a_truncated_rate_is_a_tail() -> None:
    judgement = judge(ratio(figure("84.29%"), figure("10,232.75万元"), figure("12,139.05万元")))
    assert judgement.verdict is Verdict.TAIL and judgement.expected == "84.30%"


def test_a_zero_base_cannot_be_judged() -> None:
    judgement = judge(ratio(figure("95.89%"), figure("307.82万元"), figure("0万元")))
    assert judgement.verdict is Verdict.UNDECIDED


def test_a_wrong_unit_is_named() -> None:
    judgement = judge(ratio(figure("75.00%"), figure("150.00元"), figure("200.00万元")))
    assert judgement.repairs[0].slip is Slip.UNIT
    assert judgement.repairs[0].text == "将“150.00元”改为“150.00万元”（单位写错）"


def test_scores_are_exact() -> None:
    parts = [figure("38分"), figure("29分"), figure("9分")]
    assert judge(parts_and_total(figure("76分"), parts)).verdict is Verdict.HOLDS
    assert judge(parts_and_total(figure("77分"), parts)).verdict is Verdict.CONTRADICTED


def test_the_result_is_named_though_three_parts_have_simpler_slips() -> None:
    # 14,090.00 is right; one digit of it was changed, and each 100.00 could as well be 10.00.
    parts = [figure(text) for text in ("100.00万元", "100.00万元", "100.00万元", "13,790.00万元")]
    judgement = judge(parts_and_total(figure("14,000.00万元"), parts))
    assert len(judgement.repairs) == 3
    assert judgement.repairs[-1].expected == "14,090.00万元"
    assert judgement.culprit is judgement.operands[0]


def test_a_wrong_unit_of_three_digits_is_a_slip_whatever_the_total_but_a_blunt_rate_tells_little() -> (
    None
):
    total = judge(parts_and_total(figure("95万元"), [figure("12.50万元"), figure("82.50元")]))
    assert total.repairs[0].slip is Slip.UNIT and total.is_slip
    blunt = judge(ratio(figure("75%"), figure("150.00元"), figure("200.00万元")))
    assert blunt.repairs[0].slip is Slip.UNIT and not blunt.is_slip
    sharp = judge(ratio(figure("75.25%"), figure("150.50元"), figure("200.00万元")))
    assert sharp.is_slip
