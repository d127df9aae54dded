"""Say amounts, numbers and shares with their relations, in the unit that a document keeps to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from benchmarks.checks.generator.builder import (
    Builder,
    Pieces,
    Value,
    compose,
    joined,
    print_decimal,
)
from benchmarks.checks.generator.model import SCALES, Figure
from benchmarks.checks.generator.relations import Adds, Linear, Quotient, Same, Sign
from benchmarks.checks.held_out.wording import Wording

TEN_THOUSAND = Fraction(10**4)


@dataclass
class Pen:
    """Write in one document: its builder, its sentences and the unit of its amounts."""

    w: Builder
    say: Wording
    unit: str = "万元"
    table_unit: str = "万元"
    said: dict[str, Figure] = field(default_factory=dict)

    def again(self, key: str, rate: Figure) -> None:
        """Relate a rate to the one that was said before under the same key."""
        if key in self.said:
            self.w.relate(Same("repeated", self.said[key], rate))
        self.said.setdefault(key, rate)

    def money(self, cents: int, key: str = "") -> Figure:
        return self.w.money(cents, key, self.unit)

    def bare(self, cents: int, key: str = "") -> Figure:
        """Print an amount in the unit of the tables, which stands above them."""
        return self.w.bare(cents, key, self.table_unit)

    def changed(self, kind: str, now: int, before: int, key: str = "", **more: Value) -> Figure:
        """Say an amount against last year's; give the figure of this year."""
        values = self.w.changed_money(now, before, key, self.unit)
        self.say.say(kind, **{**values, **more})
        found, rate = values["cur"], values["rate"]
        assert isinstance(found, Figure)
        assert isinstance(rate, Figure)
        self.again(f"growth:{key}", rate)
        return found

    def grown(self, now: int, before: int, unit: str = "", key: str = "") -> dict[str, Value]:
        """Give a number of things against last year's: cur, base, diff, rate, dir, dir2."""
        w = self.w
        cur = w.count(now, unit, key)
        base = w.count(before, unit, f"{key}.last" if key else "")
        diff = w.count(abs(now - before), unit)
        rate = w.rate(Fraction(abs(now - before), before))
        words = w.change(cur, base, diff)
        sign = 1 if now >= before else -1
        w.relate(
            Quotient("growth", rate, ((cur, 1),), ((base, 1),), sign, -1),
            Quotient("growth", rate, ((diff, 1),), ((base, 1),)),
        )
        return {"cur": cur, "base": base, "diff": diff, "rate": rate, **words}

    def done(self, kind: str, actual: int, planned: int, unit: str, **more: Value) -> None:
        """Say a number reached against the number planned, with the rate."""
        real, plan = self.w.count(actual, unit), self.w.count(planned, unit)
        rate = self.w.rate(Fraction(actual, planned))
        self.w.divides(rate, real, plan)
        self.say.say(kind, real=real, plan=plan, rate=rate, **more)

    def listed(self, kind: str, names: Sequence[str], mark: str = "、", **more: Value) -> None:
        """Say a list of things with their number."""
        count = self.w.count(len(names), "")
        text = self.say.say(kind, count=count, list=mark.join(names), **more)
        self.w.counts(count, names, text)

    def split(
        self, kind: str, total: Figure, labelled: Sequence[tuple[str, int, str]], mark: str = "，"
    ) -> Pieces:
        """List the parts of a total without shares (label, cents, key)."""
        template, runs, parts = self.say.draw(kind), [], []
        for label, cents, key in labelled:
            part = self.w.money(cents, key, self.unit)
            parts.append(part)
            runs.append(compose(template, {"part": label, "sum": part}))
        self.w.adds_up(total, parts)
        return joined(runs, mark)

    def shared(
        self, kind: str, total: Figure, labelled: Sequence[tuple[str, int, str]], mark: str = "；"
    ) -> Pieces:
        """List the parts of a total, each with its share."""
        template, runs, parts = self.say.draw(kind), [], []
        numbers = [cents for _, cents, _ in labelled]
        ratios = shares(self.w, numbers, sum(numbers))
        for (label, cents, key), ratio in zip(labelled, ratios, strict=True):
            part = self.w.money(cents, key, self.unit)
            self.w.divides(ratio, part, total, "share")
            parts.append(part)
            runs.append(compose(template, {"part": label, "sum": part, "ratio": ratio}))
        self.w.adds_up(total, parts)
        return joined(runs, mark)


def heads(w: Builder, total: Figure, labelled: Sequence[tuple[str, int]], unit: str) -> Pieces:
    """List how many there are of each kind; what is not there is left out."""
    parts = [(label, w.count(number, unit)) for label, number in labelled if number]
    w.adds_up(total, (figure for _, figure in parts), "count_sum")
    return joined(parts, "、")


def percent(w: Builder, ratio: Fraction, key: str = "", places: int = 2) -> Figure:
    """Print a rate whose sign of per cent stands in the column of units."""
    return Figure(print_decimal(ratio * 100, places, False), "", SCALES["%"], "rate", key)


def steps(w: Builder, ratio: Fraction, places: int = 2) -> Figure:
    """Print a difference of rates in a table; a fall has its minus."""
    return Figure(print_decimal(ratio * 100, places, False), "", SCALES["%"], "points")


def rounded(ratio: Fraction, places: int) -> Fraction:
    """Give a ratio as it is printed in per cent, half up."""
    scaled = ratio * 100 * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole, 100 * 10**places)


def moved(w: Builder, now: Figure, before: Figure, ratio: Fraction) -> dict[str, Value]:
    """Give the difference of two printed rates in points, with the words of its direction."""
    places = len(now.number.partition(".")[2])
    difference = w.points(abs(ratio), places)
    up = ratio >= 0
    word, word2 = w.word("提高" if up else "降低"), w.word("上升" if up else "下降")
    w.relate(
        Linear("points", ((now, 1), (before, -1), (difference, -1 if up else 1))),
        Sign("direction", word, now, before),
        Sign("direction", word2, now, before),
    )
    return {"diff": difference, "dir": word, "dir2": word2}


def in_ten_thousands(w: Builder, number: int, unit: str, places: int = 2, key: str = "") -> Figure:
    """Print a large number of things as 12.34万人次."""
    printed = print_decimal(Fraction(number) / TEN_THOUSAND, places, False)
    return Figure(printed, f"万{unit}", TEN_THOUSAND, "count", key)


def mean_of(w: Builder, cents: int, number: int, places: int = 2, key: str = "") -> Figure:
    """Print what one thing costs in 元."""
    printed = print_decimal(Fraction(cents, 100 * number), places, w.grouping)
    return Figure(printed, "元", Fraction(1), "amount", key)


def shares(w: Builder, numbers: Sequence[int], whole: int) -> list[Figure]:
    """Print shares that make up the whole."""
    found = [w.rate(Fraction(number, whole)) for number in numbers]
    w.relate(Adds("shares", tuple(found), Fraction(1)))
    return found
