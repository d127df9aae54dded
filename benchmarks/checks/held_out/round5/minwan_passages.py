"""Passages of the Anhui and Fujian style that look wrong and are right."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value
from benchmarks.checks.generator.relations import AtMost, Linear, Quotient, Same
from benchmarks.checks.held_out.passages import Passage
from benchmarks.checks.held_out.round4.office_figures import mean_of, moved
from benchmarks.checks.held_out.round5.county_draws import granted, near, turned


def _restated(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Last year's number was published for fewer units; growth goes by the restated one."""
    before = granted(w.rng, 12, 90)
    now = turned(w.rng, before)
    cur, base, diff = (w.money(cents, unit=unit) for cents in (now, before, abs(now - before)))
    rate = w.rate(Fraction(abs(now - before), before))
    w.relate(Quotient("growth", rate, ((cur, 1),), ((base, 1),), 1 if now > before else -1, -1))
    old = w.money(near(w.rng, before, 620, 900), unit=unit)
    return {
        "cur": cur,
        "base": base,
        "diff": diff,
        "rate": rate,
        "old": old,
        **w.change(cur, base, diff),
    }


def _wide(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """All funds and the fiscal ones: two numbers of one thing."""
    own = granted(w.rng, 20, 160)
    narrow, wide = w.money(own, unit=unit), w.money(near(w.rng, own, 1060, 1400), unit=unit)
    w.relate(AtMost("part_of", narrow, wide))
    return {"narrow": narrow, "wide": wide}


def _yuan(w: Builder, place: str, unit: str) -> dict[str, Value]:
    cents = w.rng.randrange(3 * 10**5, 4 * 10**7)
    x, y = w.money(cents, unit="元"), w.money(cents)
    w.relate(Same("repeated", x, y))
    w.hard("mixed_units", y.text)
    return {"x": x, "y": y}


def _county(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """A number of the whole county in 亿元 and 万元, and the share of this office."""
    cents = w.rng.randrange(8 * 10**10, 45 * 10**10)
    x, y = w.money(cents, unit="亿元"), w.money(cents)
    w.relate(Same("repeated", x, y))
    w.hard("mixed_units", x.text)
    return {"x": x, "y": y}


def _inside(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Two of several parts."""
    whole = granted(w.rng, 20, 110)
    total = w.money(whole, unit=unit)
    x, y = (w.money(near(w.rng, whole, *ends), unit=unit) for ends in ((260, 430), (90, 230)))
    w.relate(AtMost("part_of", x, total), AtMost("part_of", y, total))
    return {"total": total, "x": x, "y": y}


def _ended(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Money that fell to nothing: down by all of it."""
    return {"x": w.money(granted(w.rng, 4, 60), unit=unit), "last": str(w.year - 1)}


def _negative(w: Builder, place: str, unit: str) -> dict[str, Value]:
    return {"x": w.money(-w.rng.randrange(2 * 10**4, 3 * 10**6), unit=unit)}


def _several_years(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """All payments of a contract since it began, and those of this year."""
    whole = granted(w.rng, 60, 280)
    paid = near(w.rng, whole, 450, 880)
    now = near(w.rng, paid, 200, 600)
    total, all_paid, this = (w.money(cents, unit=unit) for cents in (whole, paid, now))
    rate = w.rate(Fraction(paid, whole))
    w.divides(rate, all_paid, total)
    w.relate(AtMost("part_of", this, all_paid))
    return {"total": total, "paid": all_paid, "now": this, "rate": rate, "past": str(w.year - 2)}


def _area(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """A value for each square metre."""
    metres = w.rng.randrange(900, 6200)
    cents = metres * w.rng.randrange(120_000, 320_000)
    value, area = w.money(cents, unit=unit), w.count(metres, "平方米")
    mean = mean_of(w, cents, metres)
    w.divides(mean, value, area, "average")
    return {"value": value, "area": area, "mean": mean}


def _depreciated(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """What was paid, what was written off, what is left."""
    cost = granted(w.rng, 90, 900)
    gone = near(w.rng, cost, 280, 700)
    first, off, net = (w.money(cents, unit=unit) for cents in (cost, gone, cost - gone))
    w.relate(Linear("difference", ((first, 1), (off, -1), (net, -1))))
    return {"first": first, "off": off, "net": net}


def _replaced(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Things gone and things come: what is left is no sum of the two."""
    before = w.rng.randrange(120, 420)
    gone, come = w.rng.randrange(8, 60), w.rng.randrange(8, 60)
    numbers = (before, gone, come, before - gone + come)
    a, b, c, d = (w.count(number, "台") for number in numbers)
    w.relate(Linear("balance", ((a, 1), (b, -1), (c, 1), (d, -1))))
    return {"a": a, "b": b, "c": c, "d": d}


def _hedge(w: Builder, place: str, unit: str) -> dict[str, Value]:
    about = w.rng.randrange(4, 40) * 1000
    exact = about - w.rng.randrange(10, 480)
    high, seen = w.count(about, "人次"), w.count(exact, "人次")
    w.relate(AtMost("hedge", seen, high))
    return {"about": high, "exact": seen}


def _pointed(w: Builder, place: str, unit: str) -> dict[str, Value]:
    old = w.rng.randrange(8200, 9500)
    new = old + w.rng.choice((-1, 1)) * w.rng.randrange(30, 440)
    cur, base = w.rate(Fraction(new, 10000), places=2), w.rate(Fraction(old, 10000), places=2)
    return {"cur": cur, "base": base, **moved(w, cur, base, Fraction(new - old, 10000))}


def _planned(w: Builder, place: str, unit: str) -> dict[str, Value]:
    return {"year": str(w.year + 1), "x": w.money(granted(w.rng, 60, 900), unit=unit)}


def _places(w: Builder, place: str, unit: str) -> dict[str, Value]:
    names = w.rng.sample(("上塘镇", "梅溪镇", "朱桥乡", "大田乡", "仙寓镇"), 3)
    return {"list": "、".join(names), "n": str(w.rng.randrange(5, 13))}


def _alike(w: Builder, place: str, unit: str) -> dict[str, Value]:
    a, b = w.rng.choice(
        (("北门停车场改造", "东门停车场改造"), ("综合楼一层装修", "综合楼二层装修"))
    )
    x, y = (w.money(granted(w.rng, 9, 80), unit=unit) for _ in range(2))
    return {"a": a, "b": b, "x": x, "y": y}


MONEY: dict[str, Passage] = {
    "restated": _restated,
    "wide": _wide,
    "yuan": _yuan,
    "county": _county,
    "inside": _inside,
    "ended": _ended,
    "negative": _negative,
    "several_years": _several_years,
}
OTHERS: dict[str, Passage] = {
    "area": _area,
    "depreciated": _depreciated,
    "replaced": _replaced,
    "hedge": _hedge,
    "pointed": _pointed,
    "planned": _planned,
    "places": _places,
    "alike": _alike,
}
