"""Shared-out points add up exactly, and stray from the exact share by less than one unit."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.scoring.sharing import remainder_notes, share_out


@given(
    points=st.integers(0, 20_000).map(lambda n: Fraction(n, 100)),
    weights=st.lists(st.fractions(0, 50, max_denominator=12), min_size=1, max_size=9),
)
def test_shares_add_up_and_stay_near(points, weights):
    if not sum(weights):
        weights[0] = Fraction(1)
    shares = share_out(points, weights, 2)
    assert sum(shares) == points
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - points * weight / sum(weights)) < Fraction(1, 100)
        assert (share * 100).denominator == 1
        if weight == 0:
            assert share == 0


def test_the_earlier_weight_gets_the_last_unit_among_equals():
    assert share_out(Fraction(1), [Fraction(1)] * 3, 2) == [
        Fraction("0.34"),
        Fraction("0.33"),
        Fraction("0.33"),
    ]


@pytest.mark.parametrize(
    ("points", "weights"),
    [
        (Fraction(1), [Fraction(0)]),
        (Fraction(1), [Fraction(2), Fraction(-1)]),
        (Fraction(1, 3), [Fraction(1)]),
    ],
)
def test_what_cannot_be_shared_is_refused(points, weights):
    with pytest.raises(ValueError, match=r"权重|位数"):
        share_out(points, weights, 2)


@given(
    weights=st.lists(st.integers(0, 40).map(Fraction), min_size=1, max_size=9),
    points=st.integers(1, 100).map(Fraction),
)
def test_a_share_off_its_proportion_is_explained_and_no_other(weights, points):
    if not sum(weights):
        weights[0] = Fraction(1)
    shares = share_out(points, weights, 2)
    for note, share, weight in zip(remainder_notes(weights, shares), shares, weights, strict=True):
        assert bool(note) is (share != points * weight / sum(weights))


def test_the_note_says_what_the_shares_add_up_to():
    weights = [Fraction(1)] * 3
    notes = remainder_notes(weights, share_out(Fraction(10), weights, 2))
    assert notes == ["满分按最大余数法分配，各项满分合计等于10.00分。"] * 3
