"""Passages of the Inner Mongolia and Xinjiang style that look wrong and are right."""

from collections.abc import Callable
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value, print_decimal
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Same
from benchmarks.checks.held_out.passages import Passage
from benchmarks.checks.held_out.round4.office_figures import in_ten_thousands, mean_of
from benchmarks.checks.held_out.round5.county_draws import granted, near
from benchmarks.checks.held_out.wording import mark

Scaled = Callable[[Builder, int, str], dict[str, Value]]


def _tender(w: Builder, spent: int, unit: str) -> dict[str, Value]:
    """A tender cheaper than its ceiling; what was saved and by how much."""
    ceiling = near(w.rng, spent, 200, 450)
    price = near(w.rng, ceiling, 860, 985)
    top, won, saved = (w.money(cents, unit=unit) for cents in (ceiling, price, ceiling - price))
    rate = w.rate(Fraction(ceiling - price, ceiling))
    w.relate(Linear("difference", ((top, 1), (won, -1), (saved, -1))))
    w.divides(rate, saved, top)
    return {"top": top, "won": won, "saved": saved, "rate": rate}


def _retained(w: Builder, spent: int, unit: str) -> dict[str, Value]:
    """Three per cent of a price are kept back; the rest was paid."""
    price = near(w.rng, spent, 120, 390)
    kept = price * 3 // 100
    whole, held, paid = (w.money(cents, unit=unit) for cents in (price, kept, price - kept))
    w.adds_up(whole, (held, paid))
    rate = w.rate(Fraction(3, 100), places=0)
    w.divides(rate, held, whole)
    return {"whole": whole, "held": held, "paid": paid, "rate": rate}


def _lots(w: Builder, spent: int, unit: str) -> dict[str, Value]:
    """Lots with names that differ by one character."""
    x, y = (w.money(near(w.rng, spent, 130, 400), unit=unit) for _ in range(2))
    a, b = w.rng.choice((("一标段", "二标段"), ("东片区标段", "西片区标段"), ("A包", "B包")))
    return {"a": a, "b": b, "x": x, "y": y}


def _yuan(w: Builder, place: str, unit: str) -> dict[str, Value]:
    cents = w.rng.randrange(10**6, 5 * 10**7)
    x, y = w.money(cents, unit="元"), w.money(cents)
    w.relate(Same("repeated", x, y))
    w.hard("mixed_units", y.text)
    return {"x": x, "y": y}


def _large(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """An investment of the whole league in 亿元, printed with one and two decimals."""
    cents = w.rng.randrange(3 * 10**10, 60 * 10**10)
    x, y = w.money(cents, unit="亿元", places=1), w.money(cents)
    w.relate(Same("repeated", x, y))
    w.hard("mixed_units", x.text)
    return {"x": x, "y": y}


def _not_in(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Money of other sources that is not part of the project."""
    return {"x": w.money(granted(w.rng, 20, 190), unit=unit)}


def _wage(w: Builder, spent: int, unit: str) -> dict[str, Value]:
    """Work for relief: the pay of the people who worked, a part of the project's money."""
    cents = near(w.rng, spent, 60, 150)
    people = cents // w.rng.randrange(420_000, 1_460_000) + 2
    cost, number = w.money(cents, unit=unit), w.count(people, "人")
    mean = mean_of(w, cents, people)
    w.divides(mean, cost, number, "average")
    return {"cost": cost, "people": number, "mean": mean}


def _hedged(w: Builder, place: str, unit: str) -> dict[str, Value]:
    about = w.rng.randrange(6, 60) * 100
    exact = about + w.rng.randrange(2, 70)
    low, seen = w.count(about, "亩"), w.count(exact, "亩")
    w.relate(AtMost("hedge", low, seen))
    return {"about": low, "exact": seen}


def _ten_thousand(w: Builder, place: str, unit: str) -> dict[str, Value]:
    number = w.rng.randrange(12_000, 96_000)
    exact, short = w.count(number, "人次"), in_ten_thousands(w, number, "人次")
    w.relate(Same("repeated", exact, short))
    return {"exact": exact, "short": short}


def _choices(w: Builder, place: str, unit: str) -> dict[str, Value]:
    x, y, z = sorted((w.rng.randrange(3300, 8800) for _ in range(3)), reverse=True)
    return {name: w.rate(Fraction(n, 10000)) for name, n in (("x", x), ("y", y), ("z", z))}


def _lower(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Less is better: the number of complaints or breakdowns fell."""
    limit = w.rng.randrange(6, 24)
    real = limit - w.rng.randrange(1, limit // 2 + 1)
    most, came = w.count(limit, "起"), w.count(real, "起")
    w.relate(AtMost("limit", came, most))
    return {"limit": most, "real": came}


def _villages(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Named places after 等 are fewer than the count."""
    number = w.rng.randrange(5, 15)
    names = w.rng.sample(("东沟村", "红旗村", "团结村", "南梁村", "新胜村"), 3)
    return {"list": "、".join(names), "count": str(number)}


def _per_home(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Income per household, before and after, with growth."""
    before = w.rng.randrange(9000, 24000)
    now = before * w.rng.randrange(103, 128) // 100
    cur, base = (
        Figure(print_decimal(Fraction(n), 0, w.grouping), "元", Fraction(1), "amount", "", True)
        for n in (now, before)
    )
    up = Figure(print_decimal(Fraction(now - before), 0, w.grouping), "元", Fraction(1), "amount")
    rate = w.rate(Fraction(now - before, before))
    w.relate(Linear("difference", ((cur, 1), (base, -1), (up, -1))))
    w.divides(rate, up, base, "growth")
    return {"cur": cur, "base": base, "up": up, "rate": rate}


def _older(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Planned for five years, reached so far and in this year."""
    whole = w.rng.randrange(40, 160) * 100
    so_far = whole * w.rng.randrange(52, 93) // 100
    total, done = w.count(whole, "亩"), w.count(so_far, "亩")
    now = w.count(so_far * w.rng.randrange(18, 44) // 100, "亩")
    rate = w.rate(Fraction(so_far, whole))
    w.divides(rate, done, total)
    w.relate(AtMost("part_of", now, done))
    return {"total": total, "done": done, "now": now, "rate": rate, "past": str(w.year - 3)}


def _checked(w: Builder, place: str, unit: str) -> dict[str, Value]:
    own = w.rng.randrange(9000, 9800, 10)
    cut = w.rng.randrange(50, 300, 10)
    first, less, last = mark(own), mark(cut), mark(own - cut)
    w.relate(Linear("score_lost", ((first, 1), (less, -1), (last, -1))))
    return {"own": first, "cut": less, "last": last, "past": str(w.year - 2)}


def _rule(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Limits of the grades: none of them is the score."""
    return {"a": "90分（含）以上", "b": "80分（含）至90分", "c": "60分（含）至80分"}


def _next(w: Builder, place: str, unit: str) -> dict[str, Value]:
    return {"year": str(w.year + 1), "x": w.money(granted(w.rng, 200, 2400), unit=unit)}


SCALED: dict[str, Scaled] = {
    "tender": _tender,
    "retained": _retained,
    "lots": _lots,
    "wage": _wage,
}
RESULTS: dict[str, Passage] = {
    "hedged": _hedged,
    "ten_thousand": _ten_thousand,
    "choices": _choices,
    "lower": _lower,
    "villages": _villages,
    "per_home": _per_home,
    "older": _older,
}
ENDS: dict[str, Passage] = {"checked": _checked, "rule": _rule, "next": _next}


def money_passages(spent: int) -> dict[str, Passage]:
    """Give the passages on money; contracts and pay stay within what the project spent."""
    plain: dict[str, Passage] = {"yuan": _yuan, "large": _large, "not_in": _not_in}
    return {**plain, **{tag: _bound(made, spent) for tag, made in SCALED.items()}}


def _bound(made: Scaled, spent: int) -> Passage:
    return lambda w, place, unit: made(w, spent, unit)
