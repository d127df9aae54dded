"""Rounding against a truth computed in whole numbers only."""

import random
from fractions import Fraction

from jiheng.quantities import round_half_up

# Weights of indicators that scoring standards use, in tenths of a point.
WEIGHTS_IN_TENTHS = (20, 30, 50, 75, 80, 100, 125, 150, 200)
DENOMINATORS = (8, 16, 20, 25, 32, 40, 50, 64, 80, 100, 125, 160, 200, 250, 400, 500)
RANDOM_CASES = 1_000_000


def true_steps(numerator: int, denominator: int, places: int) -> int:
    """Round numerator/denominator to 10^-places by long division, half away from zero."""
    whole, rest = divmod(abs(numerator) * 10**places, denominator)
    if rest + rest >= denominator:
        whole += 1
    return -whole if numerator < 0 else whole


def test_every_weight_times_every_share():
    cases = 0
    differences = []
    for weight in WEIGHTS_IN_TENTHS:
        for denominator in DENOMINATORS:
            for numerator in range(denominator + 1):
                cases += 1
                points = Fraction(weight, 10) * Fraction(numerator, denominator)
                for places in (2, 3):
                    truth = true_steps(weight * numerator, 10 * denominator, places)
                    got = round_half_up(points, places)
                    if got.numerator * 10**places != truth * got.denominator:
                        differences.append((weight, numerator, denominator, places, got))
    assert cases == 18_774
    assert differences == []


def test_a_million_random_cases_and_exact_ties():
    rng = random.Random(20_210_531)
    bits = rng.getrandbits
    powers = [10**places for places in range(7)]
    ties = differences = 0
    for case in range(RANDOM_CASES):
        places = case % 7
        power = powers[places]
        if case % 4 == 0:
            # An odd number of half steps lies exactly between two printable numbers.
            numerator, denominator = 2 * bits(40) + 1, 2 * power
            ties += 1
        else:
            numerator, denominator = bits(48), bits(24) + 1
        if case % 3 == 0:
            numerator = -numerator
        got = round_half_up(Fraction(numerator, denominator), places)
        whole, rest = divmod(abs(numerator) * power, denominator)
        truth = whole + (rest + rest >= denominator)
        if got.numerator * power != (-truth if numerator < 0 else truth) * got.denominator:
            differences += 1
    assert ties == 250_000
    assert differences == 0
