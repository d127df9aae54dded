"""Figures that the two coastal styles print: amounts by a habit, measures, changes, averages."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from benchmarks.checks.generator.builder import Builder, Pieces, Value, compose, print_decimal
from benchmarks.checks.generator.model import SCALES, Figure
from benchmarks.checks.generator.relations import Adds, Later, Quotient, Within

FOLDER = Path(__file__).parent / "phrases"


class Pen:
    """Print amounts as one office does: so many decimals, idle zeros kept or left out."""

    def __init__(self, w: Builder, places: int = 2, trims: bool = False) -> None:
        self.w, self.places, self.trims = w, places, trims

    def money(
        self, cents: int, key: str = "", unit: str = "万元", places: int | None = None
    ) -> Figure:
        """Print an amount in a text."""
        return Figure(self._number(cents, unit, places), unit, SCALES[unit], "amount", key)

    def bare(
        self, cents: int, key: str = "", unit: str = "万元", places: int | None = None
    ) -> Figure:
        """Print an amount for a table that names its unit once."""
        return Figure(self._number(cents, unit, places), "", SCALES[unit], "amount", key)

    def _number(self, cents: int, unit: str, places: int | None) -> str:
        shown = self.places if places is None else places
        number = print_decimal(Fraction(cents, 100) / SCALES[unit], shown, self.w.grouping)
        if self.trims and unit == "万元" and "." in number:
            return number.rstrip("0").rstrip(".")
        return number

    def changed(
        self, now: int, before: int, keys: tuple[str, str] = ("", ""), places: int | None = None
    ) -> dict[str, Value]:
        """Give the figures of an amount against another: cur, base, dir, diff, dir2, rate, years."""
        w = self.w
        cur, base = (
            self.money(cents, key, places=places)
            for cents, key in zip((now, before), keys, strict=True)
        )
        diff = self.money(abs(now - before), places=places)
        return {"cur": cur, "base": base, "diff": diff, **_words(w, cur, base, diff, (now, before))}


def _words(
    w: Builder, cur: Figure, base: Figure, diff: Figure, exact: tuple[int, int]
) -> dict[str, Value]:
    now, before = exact
    sign = 1 if now >= before else -1
    rate = w.rate(Fraction(abs(now - before), before))
    words = w.change(cur, base, diff)
    w.relate(
        Quotient("growth", rate, ((cur, 1),), ((base, 1),), sign, -1),
        Quotient("growth", rate, ((diff, 1),), ((base, 1),)),
    )
    year, last = w.this_year(), w.of_year(w.year - 1)
    w.relate(Later("period", year, last, 1))
    return {**words, "rate": rate, "year": year, "last": last}


def counted_change(w: Builder, now: int, before: int, key: str = "") -> dict[str, Value]:
    """Give the figures of a count against last year's; the rate has the key."""
    cur, base, diff = (w.count(number, "") for number in (now, before, abs(now - before)))
    values = _words(w, cur, base, diff, (now, before))
    rate = values["rate"]
    assert isinstance(rate, Figure)
    named = Figure(rate.number, rate.unit, rate.scale, "rate", key)
    sign = 1 if now >= before else -1
    w.relate(
        Quotient("growth", named, ((cur, 1),), ((base, 1),), sign, -1),
        Quotient("growth", named, ((diff, 1),), ((base, 1),)),
    )
    return {"cur": cur, "base": base, "diff": diff, **values, "rate": named}


def measure(hundredths: int, unit: str, key: str = "") -> Figure:
    """Print a quantity without idle zeros: 38.6公里, 12座."""
    number = f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip(".")
    return Figure(number, unit, Fraction(1), "count", key, is_exact=True)


def mean(
    w: Builder,
    terms: Sequence[tuple[Figure, int]],
    count: Figure,
    exact: Fraction,
    unit: str = "分",
    key: str = "",
) -> Figure:
    """Print an average to two decimals, with its relation to the terms where they are printed."""
    found = Figure(print_decimal(exact, 2, False), unit, Fraction(1), "score", key)
    if terms:
        w.relate(Quotient("average", found, tuple(terms), ((count, 1),)))
    return found


def each_cost(w: Builder, cost: Figure, number: Figure, exact: Fraction, unit: str) -> Figure:
    """Print what one thing costs."""
    digits = print_decimal(exact / SCALES[unit], 2, w.grouping)
    found = Figure(digits, unit, SCALES[unit], "amount")
    w.divides(found, cost, number, "average")
    return found


def share_of(w: Builder, part: Figure, whole: Figure, exact: Fraction, key: str = "") -> Figure:
    """Print the share of a part, which cannot pass 100 %."""
    share = w.rate(exact, key)
    w.divides(share, part, whole, "share")
    w.relate(Within("bounded", share))
    return share


def parted(
    pen: Pen, template: str, total: Figure, labelled: Sequence[tuple[str, int, str]]
) -> list[Pieces]:
    """Fill a template for each part of a total (label, cents, key) with its share."""
    w, whole = pen.w, sum(cents for _, cents, _ in labelled)
    amounts = [pen.money(cents, key) for _, cents, key in labelled]
    shares = [w.rate(Fraction(cents, whole)) for _, cents, _ in labelled]
    w.adds_up(total, amounts)
    for amount, share in zip(amounts, shares, strict=True):
        w.divides(share, amount, total, "share")
    w.relate(Adds("shares", tuple(shares), Fraction(1)))
    return [
        compose(template, {"name": name, "amount": amount, "share": share})
        for (name, *_), amount, share in zip(labelled, amounts, shares, strict=True)
    ]
