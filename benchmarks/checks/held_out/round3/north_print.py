"""Print amounts and changes in the habits of the two northern styles of this round."""

from collections.abc import Iterable
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value, print_decimal
from benchmarks.checks.generator.model import SCALES, Figure
from benchmarks.checks.generator.relations import Linear, Quotient, Sign, Within

HUNDRED = 10**4


def half_up(top: int, bottom: int) -> int:
    """Divide and round half up."""
    return (2 * top + bottom) // (2 * bottom)


class Purse:
    """Draw and print amounts in cents.

    Most documents count in full hundreds of yuan, so that 万元 with two decimals are exact; half
    of those print no idle zeros (985万元, 43.2万元).  The others have rounding tails.
    """

    def __init__(self, w: Builder) -> None:
        self.w = w
        self.step = w.rng.choice((1, HUNDRED, HUNDRED))
        self.trims = self.step > 1 and w.rng.random() < 0.5

    def even(self, cents: int) -> int:
        """Round down to the step of the document, never to nothing."""
        return max(cents - cents % self.step, self.step)

    def draw(self, low: int, high: int) -> int:
        return self.even(self.w.rng.randrange(low, high))

    def part(self, whole: int, low: int, high: int) -> int:
        """Draw low to high thousandths of an amount."""
        return self.even(whole * self.w.rng.randrange(low * 1000, high * 1000) // 10**6)

    def money(self, cents: int, key: str = "", unit: str = "万元") -> Figure:
        return self._print(cents, key, unit, unit)

    def bare(self, cents: int, key: str = "", unit: str = "万元") -> Figure:
        """Print an amount for a table whose head states the unit."""
        return self._print(cents, key, unit, "")

    def _print(self, cents: int, key: str, unit: str, printed: str) -> Figure:
        scale = SCALES[unit]
        number = print_decimal(Fraction(cents, 100) / scale, 2, self.w.grouping)
        exact = self.trims and unit != "亿元"
        if exact:
            number = number.rstrip("0").rstrip(".")
        return Figure(number, printed, scale, "amount", key, exact)


def grown(
    w: Builder, cur: Figure, base: Figure, diff: Figure, values: tuple[int, int]
) -> dict[str, Value]:
    """Give the words and the rate of a change between two figures, with their relations."""
    now, before = values
    words = w.change(cur, base, diff)
    sign = 1 if now >= before else -1
    rate = w.rate(Fraction(abs(now - before), before))
    w.relate(
        Quotient("growth", rate, ((cur, 1),), ((base, 1),), sign, -1),
        Quotient("growth", rate, ((diff, 1),), ((base, 1),)),
        Quotient("growth", rate, ((diff, 1),), ((cur, 1), (diff, -sign))),
    )
    return {"cur": cur, "base": base, "diff": diff, "rate": rate, **words}


def moved(
    w: Builder, cur: Figure, base: Figure, diff: Figure, verbs: tuple[str, str]
) -> dict[str, Value]:
    """Give a change of rates or scores in points: the word of it and the relations."""
    up = Fraction(cur.number) >= Fraction(base.number)
    word = w.word(verbs[0] if up else verbs[1])
    w.relate(
        Linear("points", ((cur, 1), (base, -1), (diff, -1 if up else 1))),
        Sign("direction", word, cur, base),
    )
    return {"cur": cur, "base": base, "diff": diff, "word": word}


def ratio(
    w: Builder,
    top: Figure,
    bottom: Figure,
    values: tuple[int, int],
    kind: str = "ratio",
    key: str = "",
) -> Figure:
    """Print top ÷ bottom as a rate that cannot pass one hundred per cent."""
    rate = w.rate(Fraction(*values), key)
    w.divides(rate, top, bottom, kind)
    w.relate(Within("bounded", rate))
    return rate


def hundredths(number: int, unit: str = "分", key: str = "") -> Figure:
    """Print a mean or a product of scores, rounded to two places."""
    text = print_decimal(Fraction(number, 100), 2, False)
    return Figure(text, unit, Fraction(1), "score", key)


def averages(w: Builder, mean: Figure, scores: Iterable[Figure], count: Figure) -> None:
    """Note that a mean is that of some scores under their count."""
    top = tuple((score, 1) for score in scores)
    w.relate(Quotient("average", mean, top, ((count, 1),)))
