"""Passages of the Jilin and Qinghai style that look wrong and are right."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value, print_decimal
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Quotient, Same, Within
from benchmarks.checks.held_out.passages import Passage
from benchmarks.checks.held_out.wording import mark


def _loan(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """What is owed at the end is what was owed, more what was borrowed, less what was paid."""
    begin = w.rng.randrange(60, 160) * 10**6
    new, paid = w.rng.randrange(10, 40) * 10**6, w.rng.randrange(10, 50) * 10**6
    a, b, c, d = (w.money(cents, unit=unit) for cents in (begin, new, paid, begin + new - paid))
    w.relate(Linear("balance", ((a, 1), (b, 1), (c, -1), (d, -1))))
    return {"begin": a, "new": b, "paid": c, "end": d}


def _kept(w: Builder, place: str, unit: str) -> dict[str, Value]:
    return {"x": w.money(w.rng.randrange(10**6, 9 * 10**7), unit=unit)}


def _restated(w: Builder, place: str, unit: str) -> dict[str, Value]:
    before = w.rng.randrange(10**6, 3 * 10**7)
    now = before * w.rng.choice((w.rng.randrange(740, 970), w.rng.randrange(1030, 1260))) // 1000
    cur, base, diff = (w.money(cents, unit=unit) for cents in (now, before, abs(now - before)))
    old = w.money(before * w.rng.randrange(1060, 1300) // 1000, unit=unit)
    subject = w.rng.choice(("劳务费", "物业管理费", "取暖费"))
    words = w.change(cur, base, diff)
    return {"cur": cur, "base": base, "diff": diff, "old": old, "subject": subject, **words}


def _later_paid(w: Builder, place: str, unit: str) -> dict[str, Value]:
    whole = w.rng.randrange(2 * 10**7, 3 * 10**8)
    back = whole * w.rng.randrange(42_000, 96_000) // 10**5
    x, y = w.money(whole, unit=unit), w.money(back, unit=unit)
    rate = w.rate(Fraction(back, whole))
    w.divides(rate, y, x)
    w.relate(AtMost("part_of", y, x), Within("bounded", rate))
    return {"x": x, "y": y, "rate": rate, "next": str(w.year + 1)}


def _net_income(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """More was given back than came in."""
    came = w.rng.randrange(10**5, 2 * 10**6)
    back = came + w.rng.randrange(10**5, 3 * 10**6)
    x, y, z = (w.money(cents, unit=unit) for cents in (came, back, came - back))
    w.relate(Linear("difference", ((x, 1), (y, -1), (z, -1))))
    return {"came": x, "back": y, "net": z}


def _worn(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """This year's wear is a part of the wear of all years."""
    year = w.rng.randrange(10**6, 2 * 10**7)
    x = w.money(year, unit=unit)
    y = w.money(year * w.rng.randrange(28, 60) // 10, unit=unit)
    w.relate(AtMost("part_of", x, y))
    return {"x": x, "y": y, "start": str(w.year - w.rng.randrange(4, 8))}


def _yuan(w: Builder, place: str, unit: str) -> dict[str, Value]:
    cents = w.rng.randrange(10**5, 4 * 10**6)
    x, y = w.money(cents, unit="元"), w.money(cents)
    w.relate(Same("repeated", x, y))
    w.hard("mixed_units", y.text)
    return {"x": x, "y": y}


def _no_base(w: Builder, place: str, unit: str) -> dict[str, Value]:
    name = w.rng.choice(("房屋安全鉴定费", "碳排放核查费", "应急演练专项支出"))
    return {"name": name, "x": w.money(w.rng.randrange(10**6, 8 * 10**6), unit=unit)}


def _full_ward(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """One ward had more days than it has beds for."""
    beds = w.rng.randrange(24, 46)
    opened, used = beds * 365, beds * w.rng.randrange(369, 392)
    x, y, number = w.count(opened, "床日"), w.count(used, "床日"), w.count(beds, "张")
    rate = w.rate(Fraction(used, opened))
    w.divides(rate, y, x)
    room = w.rng.choice(("呼吸内科二病区", "老年病科", "肿瘤科一病区"))
    return {"beds": number, "opened": x, "used": y, "rate": rate, "room": room}


def _online(w: Builder, place: str, unit: str) -> dict[str, Value]:
    number = w.rng.randrange(1800, 22_000)
    return {"x": w.count(number, "人次"), "y": w.count(number // 3 + 11, "人次")}


def _waiting(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Less is better."""
    last = w.rng.randrange(24, 48)
    now = last - w.rng.randrange(2, 12)
    cur, base, gap = (w.count(number, "分钟") for number in (now, last, last - now))
    w.relate(Linear("difference", ((base, 1), (cur, -1), (gap, -1))))
    return {"cur": cur, "base": base, "gap": gap}


def _median(w: Builder, place: str, unit: str) -> dict[str, Value]:
    middle = w.rng.randrange(380_000, 640_000)
    return {"x": w.money(middle, unit="元"), "room": w.rng.choice(("骨科", "普外科", "妇科"))}


def _referred(w: Builder, place: str, unit: str) -> dict[str, Value]:
    down = w.rng.randrange(300, 2600)
    up = down * w.rng.randrange(130, 460) // 100
    x, y = w.count(up, "人次"), w.count(down, "人次")
    times = Figure(print_decimal(Fraction(up, down), 1, False), "", Fraction(1), "multiple")
    w.divides(times, x, y, "multiple")
    return {"up": x, "down": y, "times": times}


def _certificates(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """There are more certificates than graduates who took them."""
    people = w.rng.randrange(620, 1100)
    papers = people * w.rng.randrange(1040, 1460) // 1000
    x, y = w.count(people, "人"), w.count(papers, "本")
    rate = w.rate(Fraction(papers, people))
    w.divides(rate, y, x)
    return {"people": x, "papers": y, "rate": rate}


def _two_terms(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Those helped in both terms are counted twice in the times and once as people."""
    spring, autumn = w.rng.randrange(180, 620), w.rng.randrange(180, 620)
    a, b, total = w.count(spring, "人次"), w.count(autumn, "人次"), w.count(spring + autumn, "人次")
    people = w.count(max(spring, autumn) + min(spring, autumn) // 3, "人")
    w.adds_up(total, (a, b), "count_sum")
    w.relate(AtMost("part_of", people, total))
    return {"a": a, "b": b, "total": total, "people": people}


def _school_year(w: Builder, place: str, unit: str) -> dict[str, Value]:
    number = w.rng.randrange(40, 190)
    return {
        "a": str(w.year - 1),
        "b": str(w.year),
        "x": w.count(number, "门次"),
        "y": w.count(number * w.rng.randrange(110, 150) // 100, "门次"),
    }


def _chain(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Two rates with two bases: plan and offers."""
    plan = w.rng.randrange(200, 520)
    offered = plan * w.rng.randrange(101, 114) // 100
    came = offered * w.rng.randrange(880, 980) // 1000
    a, b, c = (w.count(number, "人") for number in (plan, offered, came))
    p, q = w.rate(Fraction(offered, plan)), w.rate(Fraction(came, offered))
    w.divides(p, b, a)
    w.divides(q, c, b)
    return {"plan": a, "offered": b, "came": c, "p": p, "q": q}


def _rank(w: Builder, place: str, unit: str) -> dict[str, Value]:
    now = w.rng.randrange(2, 8)
    before = now + w.rng.randrange(1, 6)
    cur, base, up = (w.count(number, "名") for number in (now, before, before - now))
    w.relate(Linear("difference", ((base, 1), (cur, -1), (up, -1))))
    return {"cur": cur, "base": base, "up": up}


def _limit(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """A target that must not be passed was met with less."""
    most = w.rng.randrange(12, 40)
    real = most - w.rng.randrange(1, 9)
    x, y = w.count(most, "件"), w.count(real, "件")
    w.relate(AtMost("limit", y, x))
    return {"most": x, "real": y}


def _reviewed(w: Builder, place: str, unit: str) -> dict[str, Value]:
    own, cut = w.rng.randrange(9200, 9800, 10), w.rng.randrange(30, 260, 10)
    first, less, last = (mark(number) for number in (own, cut, own - cut))
    w.relate(Linear("score_lost", ((first, 1), (less, -1), (last, -1))))
    return {"own": first, "cut": less, "last": last, "before": str(w.year - 1)}


def _next_year(w: Builder, place: str, unit: str) -> dict[str, Value]:
    return {"next": str(w.year + 1), "x": w.money(w.rng.randrange(10**6, 3 * 10**7), unit=unit)}


def _relative(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """The same rise once as times and once as per cent."""
    before = w.rng.randrange(40, 200)
    now = before * w.rng.randrange(205, 390) // 100
    cur, base = w.count(now, "次"), w.count(before, "次")
    times = Figure(print_decimal(Fraction(now, before), 2, False), "", Fraction(1), "multiple")
    growth = w.rate(Fraction(now - before, before))
    w.divides(times, cur, base, "multiple")
    w.relate(Quotient("growth", growth, ((cur, 1),), ((base, 1),), 1, -1))
    return {"cur": cur, "base": base, "times": times, "growth": growth}


def _open_list(w: Builder, place: str, unit: str) -> dict[str, Value]:
    return {"n": str(w.rng.randrange(9, 24))}


MONEY: dict[str, Passage] = {
    "loan": _loan,
    "kept": _kept,
    "restated": _restated,
    "later_paid": _later_paid,
    "net_income": _net_income,
    "worn": _worn,
    "yuan": _yuan,
    "no_base": _no_base,
}
WARD: dict[str, Passage] = {
    "full_ward": _full_ward,
    "online": _online,
    "waiting": _waiting,
    "referred": _referred,
}
COSTS: dict[str, Passage] = {"median": _median}
SCHOOL: dict[str, Passage] = {
    "certificates": _certificates,
    "two_terms": _two_terms,
    "school_year": _school_year,
    "chain": _chain,
}
RESULTS: dict[str, Passage] = {
    "rank": _rank,
    "reviewed": _reviewed,
    "relative": _relative,
    "open_list": _open_list,
}
POLLS: dict[str, Passage] = {"limit": _limit}
PLANS: dict[str, Passage] = {"next_year": _next_year}
