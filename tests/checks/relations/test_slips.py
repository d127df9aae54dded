"""A slip of the hand leads a figure into a narrow range, and nothing else does."""

from fractions import Fraction

import pytest
from tests.checks.printed import figure

from jiheng.checks.relations.slips import reaches
from jiheng.quantities import Interval


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("210.17万元", 26_100_000, 26_102_700),
        ("2160.17万元", 26_100_000, 26_102_700),
        ("2710.17万元", 26_100_000, 26_102_700),
        ("26110.17万元", 26_100_000, 26_102_700),
        ("2610.7万元", 26_101_650, 26_101_750),
    ],
)
def test_one_slip_away(printed: str, low: int, high: int) -> None:
    assert reaches(figure(printed), Interval(Fraction(low), Fraction(high)))


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("2180.17万元", 26_100_000, 26_102_700),
        ("210.17万元", 26_100_000, 26_202_700),
        ("1.7万元", 27_000, 27_001),
    ],
)
def test_two_slips_or_a_wide_range_or_few_digits(printed: str, low: int, high: int) -> None:
    assert not reaches(figure(printed), Interval(Fraction(low), Fraction(high)))
