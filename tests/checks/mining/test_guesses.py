"""A guess is never narrower than the relation that judges it: what rounding explains, it allows."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.checks.printed import figure, money, rate

from jiheng.checks.figures import Figure
from jiheng.checks.mining.guesses import (
    BalanceGuess,
    FromChangeGuess,
    GrowthGuess,
    Guess,
    MeanGuess,
    PooledGuess,
    RatioGuess,
    ShareGuess,
    SumGuess,
)
from jiheng.checks.mining.scaled import SCALE, scaled

Make = Callable[[Fraction, Fraction, int], tuple[type[Guess], list[Figure], int]]


def made(kind: type[Guess], operands: list[Figure], sign: int = 1) -> Guess:
    numbers = tuple(map(scaled, operands))
    if kind is FromChangeGuess:
        return FromChangeGuess(numbers, True, sign)
    return kind(numbers, True)  # type: ignore[abstract]


def a_sum(x: Fraction, y: Fraction, places: int) -> tuple[type[Guess], list[Figure], int]:
    return SumGuess, [money(x + y, places), money(x, places), money(y, places)], 1


def a_balance(x: Fraction, y: Fraction, places: int) -> tuple[type[Guess], list[Figure], int]:
    operands = (2 * x + y, 3 * x, 2 * y, x + y)
    return BalanceGuess, [money(each, places) for each in operands], 1


def a_ratio(x: Fraction, y: Fraction, places: int) -> tuple[type[Guess], list[Figure], int]:
    return RatioGuess, [rate(x / y), money(x, places), money(y, places)], 1


def a_mean(x: Fraction, y: Fraction, places: int) -> tuple[type[Guess], list[Figure], int]:
    number = int(y) % 90 + 2
    return MeanGuess, [money(x / number, places), money(x, places), figure(f"{number}个")], 1


def a_growth(x: Fraction, y: Fraction, places: int) -> tuple[type[Guess], list[Figure], int]:
    return GrowthGuess, [rate(abs(x - y) / y), money(x, places), money(y, places)], 1


def a_growth_of_change(
    x: Fraction, y: Fraction, places: int
) -> tuple[type[Guess], list[Figure], int]:
    operands = [rate(abs(x - y) / y), money(abs(x - y), places), money(x, places)]
    # As printed, something has to be left of what was before.
    assume(x < y or scaled(operands[2]).low > scaled(operands[1]).high)
    return FromChangeGuess, operands, 1 if x >= y else -1


def a_share(x: Fraction, y: Fraction, places: int) -> tuple[type[Guess], list[Figure], int]:
    return ShareGuess, [rate(x / (x + y)), money(x, places), money(y, places)], 1


def a_pooled_rate(x: Fraction, y: Fraction, places: int) -> tuple[type[Guess], list[Figure], int]:
    operands = [money(2 * x + y, places), money(x, places), money(y, places)]
    return PooledGuess, [rate((x + y) / (2 * x + y)), *operands], 1


MAKERS = [
    *(a_sum, a_balance, a_ratio, a_mean, a_growth, a_growth_of_change, a_share, a_pooled_rate)
]
amounts = st.integers(10**3, 10**9).map(lambda n: Fraction(n, 10**4))


@settings(max_examples=40)
@pytest.mark.parametrize("make", MAKERS)
@given(x=amounts, y=amounts, places=st.integers(0, 2))
def test_true_figures_hold_however_they_are_rounded(
    make: Make, x: Fraction, y: Fraction, places: int
) -> None:
    kind, operands, sign = make(x, y, places)
    assume(all(scaled(each).low > 0 for each in operands))
    guess = made(kind, operands, sign)
    assert guess.holds()
    assert guess.relation().holds()


@settings(max_examples=40)
@pytest.mark.parametrize("make", MAKERS)
@given(x=amounts, y=amounts, places=st.integers(0, 2), k=st.integers(0, 3))
def test_every_operand_lies_in_what_the_others_allow(
    make: Make, x: Fraction, y: Fraction, places: int, k: int
) -> None:
    kind, operands, sign = make(x, y, places)
    assume(all(scaled(each).low > 0 for each in operands) and k < len(operands))
    guess = made(kind, operands, sign)
    allowed = guess.range_of(k)
    if kind is PooledGuess and k:
        assert allowed is None
        return
    one = guess.operands[k]
    if k and allowed is None:
        # A rate printed as 0 or 100 % says nothing of what it is a share of.
        assert min(scaled(operands[0]).low, SCALE - scaled(operands[0]).high) <= 0
        return
    assert allowed is not None
    assert allowed[0] <= one.high and one.low <= allowed[1]
    # The range is of the size of the number, not anything at all.
    nominal = guess.relation().nominal(k)
    assert nominal is not None
    assert allowed[0] <= nominal * SCALE <= allowed[1]


@settings(max_examples=40)
@pytest.mark.parametrize("make", MAKERS)
@given(x=amounts, y=amounts, more=amounts)
def test_a_guess_fails_only_where_its_relation_does(
    make: Make, x: Fraction, y: Fraction, more: Fraction
) -> None:
    kind, operands, sign = make(x, y, 2)
    wrong = rate(more / 100) if operands[0].text.endswith("%") else money(more)
    assume(all(scaled(each).low > 0 for each in operands))
    guess = made(kind, [wrong, *operands[1:]], sign)
    if guess.relation().holds():
        assert guess.holds()
    nominal = guess.relation().nominal(0)
    assert nominal is not None
    if abs(nominal * SCALE - guess.operands[0].value) > 10**3 * SCALE:
        assert not guess.holds()


def test_a_share_is_judged_as_one() -> None:
    guess = made(ShareGuess, [figure("25.00%"), figure("1.00万元"), figure("3.00万元")])
    assert guess.holds() and guess.relation().holds()
    assert guess.relation().nominal(0) == Fraction(1, 4)


def test_equal_figures_may_have_grown_by_what_rounding_hides() -> None:
    assert made(GrowthGuess, [figure("1%"), figure("12万元"), figure("12万元")]).holds()
    assert not made(GrowthGuess, [figure("12%"), figure("12万元"), figure("12万元")]).holds()


def test_a_fall_in_a_column_of_growth_has_a_minus() -> None:
    assert made(GrowthGuess, [figure("-20.00%"), figure("80.00"), figure("100.00")]).holds()
    assert made(GrowthGuess, [figure("20.00%"), figure("80.00"), figure("100.00")]).holds()
    assert not made(GrowthGuess, [figure("-20.00%"), figure("120.00"), figure("100.00")]).holds()


@pytest.mark.parametrize("base", ["0万元", "0.00万元", "-3万元"])
def test_nothing_is_a_share_of_what_may_be_nothing(base: str) -> None:
    assert made(RatioGuess, [figure("50%"), figure("1万元"), figure(base)]).range_of(0) is None
