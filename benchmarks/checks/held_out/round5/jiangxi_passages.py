"""Passages of the Hubei and Jiangxi style that look wrong and are right."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value, print_decimal
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Quotient, Same
from benchmarks.checks.held_out.passages import Passage
from benchmarks.checks.held_out.round4.office_figures import mean_of, moved
from benchmarks.checks.held_out.round5.county_draws import granted, near
from benchmarks.checks.held_out.wording import mark


def _invested(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """A building that takes years: the whole, all paid so far, and this year's payment."""
    whole = granted(w.rng, 2600, 9000)
    paid = near(w.rng, whole, 420, 900)
    now = near(w.rng, paid, 200, 520)
    total, sum_paid, this = (w.money(cents, unit=unit) for cents in (whole, paid, now))
    share = w.rate(Fraction(paid, whole))
    w.divides(share, sum_paid, total)
    w.relate(AtMost("part_of", this, sum_paid))
    return {"total": total, "paid": sum_paid, "now": this, "share": share, "start": w.year - 2}


def _alike(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Two works whose names differ by one character."""
    a, b = w.rng.choice(
        (
            ("河西社区服务站装修", "河东社区服务站装修"),
            ("档案一库改造", "档案二库改造"),
            ("老机关楼屋面维修", "老机关楼墙面维修"),
        )
    )
    x, y = (w.money(granted(w.rng, 12, 90), unit=unit) for _ in range(2))
    return {"a": a, "b": b, "x": x, "y": y}


def _other_base(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """A share of something that is not in the report."""
    return {
        "x": w.money(granted(w.rng, 120, 900), unit=unit),
        "rate": w.rate(Fraction(w.rng.randrange(310, 2900), 10000)),
    }


def _some(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Named parts that do not make up the whole."""
    whole = granted(w.rng, 6, 24)
    total = w.money(whole, unit=unit)
    x, y = (w.money(near(w.rng, whole, *ends), unit=unit) for ends in ((280, 410), (110, 240)))
    w.relate(AtMost("part_of", x, total), AtMost("part_of", y, total))
    return {"total": total, "x": x, "y": y}


def _zero_base(w: Builder, place: str, unit: str) -> dict[str, Value]:
    name = w.rng.choice(("第三方服务费", "应急抢险经费", "信息系统等保测评费"))
    return {"name": name, "x": w.money(granted(w.rng, 9, 130), unit=unit)}


def _wider(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """The same money with and without the townships."""
    own = granted(w.rng, 200, 700)
    narrow = w.money(own, unit=unit)
    wide = w.money(near(w.rng, own, 1150, 1700), unit=unit)
    w.relate(AtMost("part_of", narrow, wide))
    return {"narrow": narrow, "wide": wide}


def _yuan(w: Builder, place: str, unit: str) -> dict[str, Value]:
    cents = w.rng.randrange(2 * 10**6, 6 * 10**7)
    x, y = w.money(cents, unit="元"), w.money(cents)
    w.relate(Same("repeated", x, y))
    w.hard("mixed_units", y.text)
    return {"x": x, "y": y}


def _five_years(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Growth against a year long before, not against last year."""
    old = granted(w.rng, 200, 900)
    now = near(w.rng, old, 1120, 1890)
    cur, base = w.money(now, unit=unit), w.money(old, unit=unit)
    rate = w.rate(Fraction(now - old, old))
    w.relate(Quotient("growth", rate, ((cur, 1),), ((base, 1),), 1, -1))
    return {"cur": cur, "base": base, "rate": rate, "past": str(w.year - 5)}


def _hedge(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Nearly so many, and exactly how many."""
    about = w.rng.randrange(12, 90) * 100
    exact = about - w.rng.randrange(3, 45)
    high, seen = w.count(about, "人"), w.count(exact, "人")
    w.relate(AtMost("hedge", seen, high))
    return {"about": high, "exact": seen}


def _persons(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Households and people are no parts of one another; the mean is."""
    homes = w.rng.randrange(180, 1600)
    people = homes * w.rng.randrange(210, 350) // 100
    a, b = w.count(homes, "户"), w.count(people, "人")
    text = print_decimal(Fraction(people, homes), 2, False)
    mean = Figure(text, "人", Fraction(1), "count")
    w.divides(mean, b, a, "average")
    return {"a": a, "b": b, "mean": mean}


def _twice(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """A person may be in both groups: the groups are more than all."""
    whole = w.rng.randrange(400, 2400)
    total = w.count(whole, "人")
    x, y = (w.count(whole * w.rng.randrange(52, 88) // 100, "人") for _ in range(2))
    w.relate(AtMost("part_of", x, total), AtMost("part_of", y, total))
    return {"total": total, "x": x, "y": y}


def _step(w: Builder, place: str, unit: str) -> dict[str, Value]:
    old = w.rng.randrange(7800, 9300)
    new = old + w.rng.choice((-1, 1)) * w.rng.randrange(40, 480)
    cur, base = w.rate(Fraction(new, 10000), places=2), w.rate(Fraction(old, 10000), places=2)
    return {"cur": cur, "base": base, **moved(w, cur, base, Fraction(new - old, 10000))}


def _mean(w: Builder, place: str, unit: str) -> dict[str, Value]:
    cents, number = granted(w.rng, 5, 60), w.rng.randrange(120, 2600)
    cost, heads = w.money(cents, unit=unit), w.count(number, "人次")
    mean = mean_of(w, cents, number)
    w.divides(mean, cost, heads, "average")
    return {"cost": cost, "heads": heads, "mean": mean}


def _rank(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """A smaller number is a better place."""
    now = w.rng.randrange(2, 5)
    before = now + w.rng.randrange(1, 5)
    cur, base, up = (w.count(number, "位") for number in (now, before, before - now))
    w.relate(Linear("difference", ((base, 1), (cur, -1), (up, -1))))
    return {"cur": cur, "base": base, "up": up}


def _times(w: Builder, place: str, unit: str) -> dict[str, Value]:
    before = w.rng.randrange(40, 900)
    now = before * w.rng.randrange(13, 39) // 10
    cur, base = w.count(now, "场次"), w.count(before, "场次")
    times = Figure(print_decimal(Fraction(now, before), 2, False), "倍", Fraction(1), "multiple")
    w.divides(times, cur, base, "multiple")
    return {"cur": cur, "base": base, "times": times}


def _of_last_year(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Last year's score is another one than this year's."""
    return {"year": str(w.year - 1), "x": mark(w.rng.randrange(8800, 9790))}


def _reviewed(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """The review looked at a few projects and scored them otherwise."""
    own = w.rng.randrange(9300, 9850, 5)
    cut = w.rng.randrange(35, 420, 5)
    first, less, last = mark(own), mark(cut), mark(own - cut)
    w.relate(Linear("score_lost", ((first, 1), (less, -1), (last, -1))))
    return {"own": first, "cut": less, "last": last}


def _graded(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Numbers of projects by grade make up all that were assessed."""
    best, good, fair = (w.rng.randrange(*ends) for ends in ((6, 15), (2, 7), (1, 3)))
    a, b, c = (w.count(number, "个") for number in (best, good, fair))
    total = w.count(best + good + fair, "个")
    w.adds_up(total, (a, b, c), "count_sum")
    rate = w.rate(Fraction(best + good, best + good + fair))
    w.relate(Quotient("share", rate, ((a, 1), (b, 1)), ((total, 1),)))
    return {"a": a, "b": b, "c": c, "total": total, "rate": rate}


MONEY: dict[str, Passage] = {
    "invested": _invested,
    "alike": _alike,
    "other_base": _other_base,
    "some": _some,
    "zero_base": _zero_base,
    "wider": _wider,
    "yuan": _yuan,
    "five_years": _five_years,
}
RESULTS: dict[str, Passage] = {
    "hedge": _hedge,
    "persons": _persons,
    "twice": _twice,
    "step": _step,
    "mean": _mean,
    "rank": _rank,
    "times": _times,
}
SCORES: dict[str, Passage] = {
    "of_last_year": _of_last_year,
    "reviewed": _reviewed,
    "graded": _graded,
}
