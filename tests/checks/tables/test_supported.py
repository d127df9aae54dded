"""Whether parts add up is tried with all that says something, and without what says nothing."""

from tests.checks.printed import figure

from jiheng.checks.relations import Verdict
from jiheng.checks.tables.supported import Trial, add_up, support_of


def trial(total: str, *parts: str) -> Trial:
    found = add_up(figure(total), [figure(part) for part in parts])
    assert found is not None
    return found


def test_a_bare_zero_among_decimals_is_nothing_at_all() -> None:
    assert trial("210.55", "120.55", "90", "0").holds
    # Not anything up to a half.
    assert trial("210.95", "120.55", "90.00", "0").judgement.verdict is Verdict.CONTRADICTED
    # A coarse part that is something keeps its play.
    assert trial("210.95", "120.55", "90").judgement.verdict is Verdict.HOLDS
    assert trial("0", "0", "0").holds


def test_a_total_of_one_part_tells_nothing() -> None:
    assert trial("12.50", "12.50", "7.25").telling
    assert not trial("12.50", "12.50").telling
    assert not trial("12.50", "12.50", "0.00").telling


def test_what_cannot_be_compared_is_not_tried() -> None:
    assert add_up(figure("12.50万元"), [figure("12.50万元"), figure("3个")]) is None
    assert add_up(figure("12.50万元"), []) is None


def test_two_that_hold_outweigh_one_that_fails() -> None:
    good, bad = trial("20.00", "12.00", "8.00"), trial("30.00", "12.00", "8.00")
    assert support_of([good, good]).is_borne_out
    assert support_of([good, good, bad]).is_borne_out
    assert not support_of([good, good, bad, bad]).is_borne_out
    assert not support_of([good]).is_borne_out
    assert not support_of([trial("12.50", "12.50")] * 3).is_borne_out
