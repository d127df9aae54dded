"""Proportional points through the whole interpreter against integers, every case of the grid."""

from dataclasses import dataclass
from fractions import Fraction

import pytest

from jiheng.quantities import round_half_up
from jiheng.scoring.evaluation import evaluate
from jiheng.standards.expressions import Name, Number, divide
from jiheng.standards.rules import RULE_KINDS, Subject

WEIGHT_TENTHS = (20, 30, 50, 75, 80, 100, 125, 150, 200)
DENOMINATORS = (8, 16, 20, 25, 32, 40, 50, 64, 80, 100, 125, 160, 200, 250, 400, 500)


@dataclass
class Cell:
    label: str
    value: Fraction
    text: str = ""
    trace: None = None


@pytest.mark.parametrize("places", [2, 3])
def test_every_weight_denominator_and_numerator(places):
    rule = RULE_KINDS["proportional"]()
    cases = differences = 0
    cells = {"n": Cell("n", Fraction(0)), "d": Cell("d", Fraction(1))}
    for tenths in WEIGHT_TENTHS:
        subject = Subject("率", Number(Fraction(tenths, 10)), divide(Name("n"), Name("d")))
        tree = rule.lower(subject)
        for denominator in DENOMINATORS:
            cells["d"].value = Fraction(denominator)
            for numerator in range(denominator + 1):
                cells["n"].value = Fraction(numerator)
                got = round_half_up(evaluate(tree, cells.__getitem__).value, places)
                # round_half_up(tenths/10 * n/d) in units of the last place, with integers only
                top, bottom = tenths * numerator * 10**places, 10 * denominator
                truth = (2 * top + bottom) // (2 * bottom)
                cases += 1
                differences += got * 10**places != truth
    assert differences == 0
    assert cases == 18_774
