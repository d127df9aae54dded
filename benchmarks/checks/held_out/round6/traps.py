"""Passages that look wrong and are right; every style says them in its own words."""

from fractions import Fraction
from pathlib import Path

from benchmarks.checks.generator.builder import Builder, Value, print_decimal
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Quotient, Same
from benchmarks.checks.held_out.passages import Passage
from benchmarks.checks.held_out.round4.office_figures import mean_of
from benchmarks.checks.held_out.round5.county_draws import granted, near
from benchmarks.checks.held_out.wording import read_book


def _two_scopes(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """The office alone, and the office with the districts."""
    own = granted(w.rng, 160, 900)
    narrow, wide = w.money(own, unit=unit), w.money(near(w.rng, own, 1180, 2600), unit=unit)
    w.relate(AtMost("part_of", narrow, wide))
    return {"narrow": narrow, "wide": wide}


def _so_far(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """All that was paid since a year long before, and this year's part."""
    whole = granted(w.rng, 900, 4000)
    x, y = w.money(whole, unit=unit), w.money(near(w.rng, whole, 130, 420), unit=unit)
    w.relate(AtMost("part_of", y, x))
    return {"all": x, "now": y, "start": str(w.year - w.rng.randrange(2, 5))}


def _bid(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """The highest price, the price bid and the rate saved, whose base is the highest price."""
    limit = granted(w.rng, 90, 800)
    price = near(w.rng, limit, 870, 985)
    top, bid, saved = (w.money(cents, unit=unit) for cents in (limit, price, limit - price))
    rate = w.rate(Fraction(limit - price, limit))
    w.relate(Linear("difference", ((top, 1), (bid, -1), (saved, -1))))
    w.divides(rate, saved, top)
    return {"top": top, "bid": bid, "saved": saved, "rate": rate}


def _warranty(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Three per cent of a contract are kept back."""
    whole = w.rng.randrange(80, 900) * 10**6
    kept = whole * 3 // 100
    contract, held, paid = (w.money(cents, unit=unit) for cents in (whole, kept, whole - kept))
    rate = w.rate(Fraction(3, 100), places=0)
    w.divides(rate, held, contract)
    w.relate(Linear("difference", ((contract, 1), (held, -1), (paid, -1))))
    return {"contract": contract, "held": held, "paid": paid, "rate": rate}


def _some_parts(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Two parts are named that do not make up the whole."""
    whole = granted(w.rng, 40, 300)
    total = w.money(whole, unit=unit)
    x, y = (w.money(near(w.rng, whole, *ends), unit=unit) for ends in ((290, 430), (120, 260)))
    w.relate(AtMost("part_of", x, total), AtMost("part_of", y, total))
    return {"total": total, "x": x, "y": y}


def _overlap(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """A thing may be in both groups: the groups are more than all."""
    whole = w.rng.randrange(160, 900)
    total = w.count(whole, "")
    x, y = (w.count(whole * w.rng.randrange(54, 91) // 100, "") for _ in range(2))
    w.relate(AtMost("part_of", x, total), AtMost("part_of", y, total))
    return {"total": total, "x": x, "y": y}


def _times(w: Builder, place: str, unit: str) -> dict[str, Value]:
    before = w.rng.randrange(210, 1900)
    now = before * w.rng.randrange(128, 390) // 100
    cur, base = w.count(now, ""), w.count(before, "")
    number = print_decimal(Fraction(now, before), 2, False)
    times = Figure(number, "", Fraction(1), "multiple")
    w.divides(times, cur, base, "multiple")
    return {"cur": cur, "base": base, "times": times}


def _spared(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Growth once a single payment is left out: its top is this year's amount without it."""
    before = granted(w.rng, 240, 1500)
    now = near(w.rng, before, 1090, 1420)
    once = near(w.rng, now - before, 300, 720)
    cur, base, single = (w.money(cents, unit=unit) for cents in (now, before, once))
    whole, rest = (w.rate(Fraction(cents - before, before)) for cents in (now, now - once))
    w.relate(
        Quotient("growth", whole, ((cur, 1),), ((base, 1),), 1, -1),
        Quotient("growth", rest, ((cur, 1), (single, -1)), ((base, 1),), 1, -1),
    )
    return {"cur": cur, "base": base, "once": single, "rate": whole, "rest": rest}


def _yearly(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Growth of three years and the mean growth of a year, which is not a third of it."""
    before = w.rng.randrange(1200, 6400)
    now = before * w.rng.randrange(1160, 1780) // 1000
    cur, base = w.count(now, ""), w.count(before, "")
    rate = w.rate(Fraction(now - before, before))
    w.relate(Quotient("growth", rate, ((cur, 1),), ((base, 1),), 1, -1))
    step = 0
    while before * (20000 + 2 * step + 1) ** 3 <= now * 20000**3:
        step += 1
    mean = w.rate(Fraction(step, 10000), places=2)
    return {"cur": cur, "base": base, "rate": rate, "mean": mean, "past": str(w.year - 3)}


def _halves(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """The two halves of a year, and the share of the second."""
    whole = granted(w.rng, 40, 320)
    first = near(w.rng, whole, 260, 460)
    total, x, y = (w.money(cents, unit=unit) for cents in (whole, first, whole - first))
    rate = w.rate(Fraction(whole - first, whole))
    w.adds_up(total, (x, y))
    w.divides(rate, y, total, "share")
    return {"total": total, "x": x, "y": y, "rate": rate}


def _in_yi(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """A large amount in 亿元 with one or two decimals, and in 万元."""
    cents = w.rng.randrange(2 * 10**10, 70 * 10**10)
    x, y = w.money(cents, unit="亿元", places=w.rng.choice((1, 2))), w.money(cents)
    w.relate(Same("repeated", x, y))
    w.hard("mixed_units", x.text)
    return {"x": x, "y": y}


def _in_yuan(w: Builder, place: str, unit: str) -> dict[str, Value]:
    cents = w.rng.randrange(3 * 10**6, 9 * 10**7)
    x, y = w.money(cents, unit="元"), w.money(cents)
    w.relate(Same("repeated", x, y))
    w.hard("mixed_units", x.text)
    return {"x": x, "y": y}


def _unbudgeted(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Nothing was planned and something was spent: there is no rate."""
    return {"x": w.money(granted(w.rng, 8, 160), unit=unit)}


def _foreign_base(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """A share of something that is not in the report."""
    return {
        "n": w.count(w.rng.randrange(6, 49), ""),
        "rate": w.rate(Fraction(w.rng.randrange(90, 610), 1000), places=1),
    }


def _nearly(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """About so many, and exactly how many: a little over."""
    about = w.rng.randrange(8, 90) * 100
    low, seen = w.count(about, ""), w.count(about + w.rng.randrange(3, 60), "")
    w.relate(AtMost("hedge", low, seen))
    return {"about": low, "exact": seen}


def _at_most(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Less is better: the limit was kept."""
    limit = w.rng.randrange(6, 30)
    most, came = w.count(limit, ""), w.count(limit - w.rng.randrange(1, limit // 2 + 1), "")
    w.relate(AtMost("limit", came, most))
    return {"limit": most, "real": came}


def _each(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """A standard in 元 for each, their number, and the cost in 万元."""
    number, standard = w.rng.randrange(70, 900), w.rng.choice((600, 800, 1200, 1500, 2400))
    one = Figure(str(standard), "元", Fraction(1), "amount", "", True)
    cost, many = w.money(number * standard * 100, unit=unit), w.count(number, "")
    w.divides(one, cost, many, "average")
    return {"one": one, "many": many, "cost": cost}


def _mean(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """What one costs in 元, rounded."""
    cents, number = granted(w.rng, 30, 260), w.rng.randrange(120, 900)
    cost, many, mean = w.money(cents, unit=unit), w.count(number, ""), mean_of(w, cents, number)
    w.divides(mean, cost, many, "average")
    return {"cost": cost, "many": many, "mean": mean}


def _shared_out(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Three levels pay at 5:3:2."""
    tenth = w.rng.randrange(12, 90) * 10**5 * w.rng.choice((1, 3, 7))
    total, x, y, z = (w.money(tenth * n, unit=unit) for n in (10, 5, 3, 2))
    w.adds_up(total, (x, y, z))
    return {"total": total, "x": x, "y": y, "z": z}


def _offset(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """A negative amount: earlier spending was paid back."""
    return {"x": w.money(-w.rng.randrange(10**5, 9 * 10**6), unit=unit)}


def _codes(w: Builder, place: str, unit: str) -> dict[str, Value]:
    number = w.rng.randrange(3, 190)
    return {"before": str(w.year - 1), "n": str(number), "m": str(number + w.rng.randrange(5, 60))}


def _next_year(w: Builder, place: str, unit: str) -> dict[str, Value]:
    return {"next": str(w.year + 1), "x": w.money(granted(w.rng, 120, 1900), unit=unit)}


def _unlike(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Three rates in a row that are no parts of one whole."""
    rates = sorted((w.rng.randrange(3900, 9400) for _ in range(3)), reverse=True)
    return dict(zip("xyz", (w.rate(Fraction(n, 10000)) for n in rates), strict=True))


def _open_list(w: Builder, place: str, unit: str) -> dict[str, Value]:
    return {"n": str(w.rng.randrange(5, 16))}


def _alike(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Two things whose names differ by one character."""
    return {name: w.money(granted(w.rng, 15, 180), unit=unit) for name in "xy"}


def _grades(w: Builder, place: str, unit: str) -> dict[str, Value]:
    return {}


def _same_as_before(w: Builder, place: str, unit: str) -> dict[str, Value]:
    cents = granted(w.rng, 12, 140)
    x, y = w.money(cents, unit=unit), w.money(cents, unit=unit)
    w.relate(Same("repeated", x, y))
    return {"x": x, "y": y}


def _recount(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Last year's number was corrected downwards: growth is against the corrected one."""
    old = w.rng.randrange(500, 4200)
    new = old * w.rng.randrange(94, 99) // 100
    now = new * w.rng.randrange(106, 133) // 100
    cur, base = w.count(now, ""), w.count(new, "")
    rate = w.rate(Fraction(now - new, new))
    w.relate(Quotient("growth", rate, ((cur, 1),), ((base, 1),), 1, -1))
    return {"cur": cur, "base": base, "old": w.count(old, ""), "rate": rate}


MADE: tuple[Passage, ...] = (
    _two_scopes,
    _so_far,
    _bid,
    _warranty,
    _some_parts,
    _overlap,
    _times,
    _spared,
    _yearly,
    _halves,
    _in_yi,
    _in_yuan,
    _unbudgeted,
    _foreign_base,
    _nearly,
    _at_most,
    _each,
    _mean,
    _shared_out,
    _offset,
    _codes,
    _next_year,
    _unlike,
    _open_list,
    _alike,
    _grades,
    _same_as_before,
    _recount,
)
TRAPS = {made.__name__.removeprefix("_"): made for made in MADE}


def traps_of(style: str, folder: Path) -> dict[str, Passage]:
    """Give the passages that a style has words for."""
    book = read_book(style, folder)
    return {tag: made for tag, made in TRAPS.items() if f"hard_{tag}" in book}
