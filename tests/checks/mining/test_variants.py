"""Every slip of the hand can be taken back, and nothing else is offered."""

import re
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.checks.printed import figure, money

from jiheng.checks.mining.scaled import SCALE, scaled
from jiheng.checks.mining.variants import variants_of
from jiheng.checks.relations.slips import Slip, slip_between
from jiheng.quantities import Interval

PLAIN = re.compile(r"[1-9]\d*\.\d+")
cents = st.integers(10**3, 10**9)


def written(digits: str) -> str:
    return f"{digits[:-2]}.{digits[-2:]}"


def value(number: str) -> int:
    """Scale an amount of 万元."""
    return int(Fraction(number) * 10**4 * SCALE)


@given(cents, st.data())
def test_a_digit_changed_swapped_left_out_or_doubled_is_taken_back(
    right: int, data: st.DataObject
) -> None:
    text = written(str(right))
    at = data.draw(st.integers(0, len(text) - 1).filter(lambda n: text[n] != "."))
    digit = data.draw(st.sampled_from("0123456789"))
    wrongs = {
        Slip.DIGIT: text[:at] + digit + text[at + 1 :],
        Slip.SWAP: text[:at] + text[at : at + 2][::-1] + text[at + 2 :],
        Slip.DROPPED: text[:at] + text[at + 1 :],
        Slip.EXTRA: text[:at] + digit + text[at:],
    }
    for slip, wrong in wrongs.items():
        if PLAIN.fullmatch(wrong) and value(wrong) not in (0, value(text)):
            assert variants_of(figure(f"{wrong}万元")).slips[value(text)] <= slip


@given(cents, st.sampled_from([1, -1, 2, -2]))
def test_a_point_out_of_place_is_taken_back(right: int, shift: int) -> None:
    # Digits that the shift would take behind the last place are zeros.
    number = Fraction(right, 100) if shift < 0 else Fraction(right)
    wrong = number * Fraction(10) ** -shift
    assume(wrong * 100 == int(wrong * 100))
    found = variants_of(money(wrong))
    assert found.slips[int(number * 10**4 * SCALE)] is Slip.POINT


def test_a_unit_of_money_is_taken_back() -> None:
    found = variants_of(figure("8.13元"))
    assert found.slips[value("8.13")] is Slip.UNIT
    assert found.slips[value("81300")] is Slip.UNIT
    assert Slip.UNIT not in variants_of(figure("813个")).slips.values()
    assert Slip.POINT not in variants_of(figure("813个")).slips.values()


@given(st.text("123456789", min_size=4, max_size=9))
def test_only_slips_are_offered_and_never_the_number_itself(right: str) -> None:
    printed = money(Fraction(int(right), 100))
    found = variants_of(printed)
    assert scaled(printed).value not in found.slips
    for wanted in found.ordered[:: max(1, len(found.ordered) // 12)]:
        if found.steps[wanted] == printed.step * SCALE:
            exact = Fraction(wanted, SCALE)
            assert slip_between(printed, exact, Interval.exact(exact)) is not Slip.OTHER


def test_how_far_a_number_reaches_follows_its_last_digit() -> None:
    found = variants_of(figure("12.34万元"))
    assert found.steps[value("123.4")] == 1000 * SCALE
    assert found.halves[value("123.4")] == 500 * SCALE
    assert found.halves[value("12.35")] == 50 * SCALE
    counted = variants_of(figure("123个"))
    assert set(counted.halves.values()) == {0}
    assert set(variants_of(figure("86.5分")).halves.values()) == {0}


def test_the_likeliest_number_within_a_range() -> None:
    found = variants_of(figure("12.34万元"))
    assert found.within(value("123.39"), value("123.41")) == value("123.4")
    # 12.39 is one digit away; its print reaches half a cent.
    assert found.within(value("12.394"), value("12.396")) == value("12.39")
    assert found.within(value("12.551"), value("12.552")) is None
    assert found.within(value("777"), value("778")) is None


@pytest.mark.parametrize(("wanted", "rivals"), [("123.4", 1), ("1234", 1)])
def test_a_shift_of_the_point_has_no_rivals(wanted: str, rivals: int) -> None:
    assert variants_of(figure("12.34万元")).rivals(value(wanted)) == rivals


def test_rivals_are_those_of_about_one_size() -> None:
    found = variants_of(figure("12.34万元"))
    wanted = value("12.39")
    near = [each for each in found.slips if wanted // 2 <= each <= wanted + wanted // 2]
    assert found.rivals(wanted) == len(near) > 20
