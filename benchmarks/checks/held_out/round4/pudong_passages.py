"""What looks wrong in a report of the Pudong style and is right."""

from collections.abc import Callable
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value, print_decimal
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Later, Quotient, Same
from benchmarks.checks.held_out.passages import Passage
from benchmarks.checks.held_out.round4.pudong_books import WAN, Books
from benchmarks.checks.held_out.round4.sea_figures import Pen, mean
from benchmarks.checks.held_out.wording import mark

STREETS = ("金杨街道", "东浦街道", "云塘镇", "周庄镇", "北桥街道", "南汇路街道")
Printed = dict[str, Value]
Made = Callable[[Books, Pen, Builder], Printed]


def _years(w: Builder) -> Printed:
    year, last = w.this_year(), w.of_year(w.year - 1)
    w.relate(Later("period", year, last, 1))
    return {"year": year, "last": last}


def _restated(books: Books, pen: Pen, w: Builder) -> Printed:
    before = w.rng.randrange(300, 900) * WAN
    now = before * w.rng.choice((88, 93, 107, 113)) // (100 * WAN) * WAN
    values = pen.changed(now, before)
    old = pen.money(before * w.rng.randrange(108, 125) // (100 * WAN) * WAN)
    return {**values, "old": old}


def _wide(books: Books, pen: Pen, w: Builder) -> Printed:
    own = sum(books.three)
    wide = pen.money(own * w.rng.randrange(1040, 1190) // 1000, places=2)
    narrow = pen.money(own, "three", places=2)
    w.relate(AtMost("part_of", narrow, wide))
    return {"wide": wide, "narrow": narrow}


def _twice(books: Books, pen: Pen, w: Builder) -> Printed:
    number = len(books.tracked)
    n, m = w.count(number, "", "tracked"), w.count(number * w.rng.randrange(10, 25) // 100, "")
    w.relate(AtMost("part_of", m, n))
    return {"n": n, "m": m}


def _carried(books: Books, pen: Pen, w: Builder) -> Printed:
    number = w.rng.randrange(2, 9)
    return {"n": str(number)}


def _veto(books: Books, pen: Pen, w: Builder) -> Printed:
    best = [each.points for each in books.rated if each.points >= 9000]
    return {"score": mark(w.rng.choice(best))}


def _average(books: Books, pen: Pen, w: Builder) -> Printed:
    rated = books.rated
    top = sum(each.points * each.budget for each in rated)
    exact = Fraction(top, 100 * sum(each.budget for each in rated))
    return {"x": mean(w, (), w.count(1, ""), exact)}


def _staff(books: Books, pen: Pen, w: Builder) -> Printed:
    quota = w.rng.randrange(96, 180)
    real = quota - w.rng.randrange(2, 9)
    return {"quota": str(quota), "real": str(real), "extra": str(w.rng.randrange(12, 30))}


def _levels(books: Books, pen: Pen, w: Builder) -> Printed:
    number = len(books.projects)
    second = w.count(number, "", "goals")
    return {"a": str(number * w.rng.randrange(25, 42) // 100), "b": second}


def _zero(books: Books, pen: Pen, w: Builder) -> Printed:
    name = w.rng.choice(("数据资产入表试点经费", "档案迁移费", "财会监督专项检查费"))
    return {"name": name, "amount": pen.money(w.rng.randrange(18, 140) * WAN), **_years(w)}


def _negative(books: Books, pen: Pen, w: Builder) -> Printed:
    return {"amount": pen.money(-w.rng.randrange(WAN // 5, 3 * WAN), places=2)}


def _mixed(books: Books, pen: Pen, w: Builder) -> Printed:
    short = pen.money(books.spent(), unit="亿元", places=2)
    exact = pen.money(books.spent(), "gone")
    w.relate(Same("repeated", short, exact))
    return {"short": short, "exact": exact}


def _reserved(books: Books, pen: Pen, w: Builder) -> Printed:
    planned = w.rng.randrange(200, 900) * WAN
    done = planned * w.rng.randrange(104, 146) // (100 * WAN) * WAN
    plan, came = pen.money(planned), pen.money(done)
    rate = w.rate(Fraction(done, planned))
    w.divides(rate, came, plan)
    return {"plan": plan, "done": came, "rate": rate}


def _area(books: Books, pen: Pen, w: Builder) -> Printed:
    number = w.rng.randrange(2300, 9600)
    metres = w.count(number, "")
    text = print_decimal(Fraction(number, 10000), 2, False)
    wan = Figure(text, "", Fraction(10000), "amount")
    w.relate(Same("repeated", metres, wan))
    return {"metres": metres, "wan": wan}


def _etc(books: Books, pen: Pen, w: Builder) -> Printed:
    a, b, c = w.rng.sample(STREETS, 3)
    return {"a": a, "b": b, "c": c, "n": str(w.rng.randrange(6, 14))}


def _history(books: Books, pen: Pen, w: Builder) -> Printed:
    past = w.year - w.rng.randrange(9, 16)
    mid = past + w.rng.randrange(2, 6)
    return {"past": str(past), "mid": str(mid), "next": str(w.year + 1)}


def _codes(books: Books, pen: Pen, w: Builder) -> Printed:
    digits = "".join(str(w.rng.randrange(1, 10)) for _ in range(24))
    return {
        "phone": digits[:8],
        "zip": "20" + digits[8:12],
        "code": digits[12:18],
        "n": digits[18:20],
        "year": str(w.year + 1),
    }


def _times(books: Books, pen: Pen, w: Builder) -> Printed:
    before = w.rng.randrange(210, 1900)
    now = before * w.rng.randrange(13, 34) // 10
    cur, base = w.count(now, ""), w.count(before, "")
    times = Figure(print_decimal(Fraction(now, before), 2, False), "", Fraction(1), "multiple")
    w.relate(Quotient("multiple", times, ((cur, 1),), ((base, 1),)))
    return {"cur": cur, "base": base, "times": times, "last": w.of_year(w.year - 1)}


ALL: dict[str, Made] = {
    "restated": _restated,
    "wide": _wide,
    "twice": _twice,
    "carried": _carried,
    "veto": _veto,
    "average": _average,
    "staff": _staff,
    "levels": _levels,
    "zero": _zero,
    "negative": _negative,
    "mixed": _mixed,
    "reserved": _reserved,
    "area": _area,
    "etc": _etc,
    "history": _history,
    "codes": _codes,
    "times": _times,
}
OFFICE = ("staff", "codes", "area")
ACCOUNTS = ("negative", "mixed", "restated", "zero")
GOALS = ("levels", "etc", "history", "times")
RATED = ("veto", "average", "twice")


def passages(books: Books, pen: Pen, tags: tuple[str, ...]) -> dict[str, Passage]:
    """Give the passages of some tags."""
    return {tag: _bound(ALL[tag], books, pen) for tag in tags}


def _bound(made: Made, books: Books, pen: Pen) -> Passage:
    return lambda w, place, unit: made(books, pen, w)
