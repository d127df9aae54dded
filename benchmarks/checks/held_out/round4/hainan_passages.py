"""What looks wrong in a report of the Hainan style and is right."""

from collections.abc import Callable
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Quotient, Same
from benchmarks.checks.held_out.passages import Passage
from benchmarks.checks.held_out.round4.hainan_site import WAN, Site
from benchmarks.checks.held_out.round4.sea_figures import Pen, measure

PAIRS = (
    ("东片区排涝工程", "西片区排涝工程"),
    ("文体广场修缮一期工程", "文体广场修缮二期工程"),
    ("水库移民后扶东线项目", "水库移民后扶西线项目"),
)
Printed = dict[str, Value]


def _retention(site: Site, pen: Pen, w: Builder) -> Printed:
    first = site.contracts[0]
    price, kept = pen.money(first.price, "contract:0"), pen.money(first.price * 3 // 100)
    rate = w.rate(Fraction(3, 100), places=0)
    w.divides(rate, kept, price, "share")
    return {"name": first.name, "price": price, "kept": kept, "rate": rate}


def _tax(site: Site, pen: Pen, w: Builder) -> Printed:
    first, percent = site.contracts[0], 6 if site.kind.is_service else 9
    whole = pen.money(first.price, "contract:0")
    without = pen.money(first.price * 100 // (100 + percent))
    rate = w.rate(Fraction(percent, 100), places=0)
    w.relate(Quotient("growth", rate, ((whole, 1),), ((without, 1),), 1, -1))
    return {"name": first.name, "with_tax": whole, "without": without, "rate": rate}


def _scope(site: Site, pen: Pen, w: Builder) -> Printed:
    wide, narrow = pen.money(site.plan, "plan"), pen.money(site.signed, "signed")
    w.relate(AtMost("part_of", narrow, wide))
    return {"plan": site.kind.plan, "wide": wide, "narrow": narrow}


def _cumulative(site: Site, pen: Pen, w: Builder) -> Printed:
    whole, own = pen.money(site.paid, "paid"), pen.money(site.pay[2], "pay:2")
    w.relate(AtMost("part_of", own, whole))
    return {"all": whole, "own": own}


def _mixed(site: Site, pen: Pen, w: Builder) -> Printed:
    short = pen.money(site.plan, unit="亿元", places=2)
    exact = pen.money(site.plan, "plan")
    w.relate(Same("repeated", short, exact))
    return {"short": short, "exact": exact, "plan": site.kind.plan}


def _metres(site: Site, pen: Pen, w: Builder) -> Printed:
    label, number = site.kind.outputs[0][0], site.actuals[0]
    km = measure(number, "公里", "actual:0")
    metres = Figure(str(number * 10), "米", Fraction(1, 1000), "count", is_exact=True)
    w.relate(Same("repeated", metres, km))
    return {"label": label, "km": km, "metres": metres}


def _overlap(site: Site, pen: Pen, w: Builder) -> Printed:
    every = w.count(site.heads, "", "heads")
    x, y, z = (
        w.count(site.heads * w.rng.randrange(*span) // 1000, "")
        for span in ((180, 260), (30, 90), (120, 190))
    )
    w.relate(*(AtMost("part_of", part, every) for part in (x, y, z)))
    return {"all": every, "x": x, "y": y, "z": z}


def _partial(site: Site, pen: Pen, w: Builder) -> Printed:
    total = pen.money(site.other, "other")
    x = pen.money(site.other * w.rng.randrange(450, 560) // 1000)
    y = pen.money(site.other * w.rng.randrange(250, 350) // 1000)
    w.relate(AtMost("part_of", x, total), AtMost("part_of", y, total))
    return {"total": total, "x": x, "y": y}


def _dates(site: Site, pen: Pen, w: Builder) -> Printed:
    low, high = site.gain
    middle = low + (high - low) * w.rng.randrange(35, 75) // 100
    rates = w.rate(Fraction(middle, 10000)), w.rate(Fraction(high, 10000), "gain:high")
    return {"label": site.kind.gain[0], "x": rates[0], "y": rates[1]}


def _weighted(site: Site, pen: Pen, w: Builder) -> Printed:
    high = site.gain[1]
    other = high + w.rng.choice((-1, 1)) * w.rng.randrange(60, 330)
    rates = w.rate(Fraction(other, 10000)), w.rate(Fraction(high, 10000), "gain:high")
    return {"zone": site.kind.zone[0], "label": site.kind.gain[0], "x": rates[0], "y": rates[1]}


def _codes(site: Site, pen: Pen, w: Builder) -> Printed:
    digits = "".join(str(w.rng.randrange(1, 10)) for _ in range(24))
    return {
        "y0": str(site.year - 3),
        "ad": "46" if site.region == "海南" else "50",
        "a": digits[:4],
        "b": digits[4:10],
        "short": site.short,
        "n": digits[10:13],
        "n2": digits[13:16],
        "phone": digits[16:24],
    }


def _alike(site: Site, pen: Pen, w: Builder) -> Printed:
    a, b = w.rng.choice(PAIRS)
    x, y = (pen.money(w.rng.randrange(90 * WAN, 900 * WAN)) for _ in range(2))
    return {"a": a, "b": b, "x": x, "y": y}


def _zero(site: Site, pen: Pen, w: Builder) -> Printed:
    name = w.rng.choice(("台风后应急清障支出", "第三方质量飞检费", "档案数字化费"))
    return {"name": name, "amount": pen.money(w.rng.randrange(2 * WAN, 30 * WAN))}


def _negative(site: Site, pen: Pen, w: Builder) -> Printed:
    return {"amount": pen.money(-w.rng.randrange(WAN // 2, 9 * WAN))}


def _hedge(site: Site, pen: Pen, w: Builder) -> Printed:
    below = w.rng.randrange(3, 19) * 100
    low, high = w.count(below, ""), w.count(below + 100, "")
    seen = w.count(below + w.rng.randrange(55, 98), "")
    w.relate(AtMost("hedge", low, seen), AtMost("hedge", seen, high))
    return {"low": low, "high": high, "exact": seen}


def _over(site: Site, pen: Pen, w: Builder) -> Printed:
    planned = w.rng.randrange(8, 40) * 10
    done = planned * w.rng.randrange(108, 140) // 100
    plan, came = w.count(planned, ""), w.count(done, "")
    rate = w.rate(Fraction(done, planned))
    w.divides(rate, came, plan)
    return {"plan": plan, "done": came, "rate": rate}


def _choices(site: Site, pen: Pen, w: Builder) -> Printed:
    found = sorted((w.rng.randrange(3600, 7900) for _ in range(3)), reverse=True)
    rates = [w.rate(Fraction(each, 10000)) for each in found]
    return dict(zip("xyz", rates, strict=True))


def _visit(site: Site, pen: Pen, w: Builder) -> Printed:
    return {"x": w.rate(Fraction(w.rng.randrange(8700, 9790), 10000))}


def _history(site: Site, pen: Pen, w: Builder) -> Printed:
    past = site.year - w.rng.randrange(9, 16)
    return {"past": str(past), "mid": str(past + w.rng.randrange(2, 5))}


Made = Callable[[Site, Pen, Builder], Printed]
ALL: dict[str, Made] = {
    "tax": _tax,
    "cumulative": _cumulative,
    "mixed": _mixed,
    "overlap": _overlap,
    "partial": _partial,
    "dates": _dates,
    "weighted": _weighted,
    "codes": _codes,
    "alike": _alike,
    "zero": _zero,
    "negative": _negative,
    "hedge": _hedge,
    "over": _over,
    "choices": _choices,
    "visit": _visit,
    "history": _history,
}
# After what they speak of has been said; the others may stand anywhere.
MONEY = ("retention", "tax", "scope", "cumulative", "mixed", "partial", "negative", "zero")
RESULTS = ("overlap", "dates", "weighted", "metres", "hedge", "over")
POLL = ("choices", "visit")
ORIGIN = ("codes", "alike", "history")


def passages(site: Site, pen: Pen, tags: tuple[str, ...]) -> dict[str, Passage]:
    """Give the passages of some tags that fit the project."""
    every = dict(ALL)
    if not site.kind.is_service:
        every |= {"retention": _retention, "scope": _scope}
    if site.kind.outputs[0][1] == "公里":
        every["metres"] = _metres
    return {tag: _bound(every[tag], site, pen) for tag in tags if tag in every}


def _bound(made: Made, site: Site, pen: Pen) -> Passage:
    return lambda w, place, unit: made(site, pen, w)
