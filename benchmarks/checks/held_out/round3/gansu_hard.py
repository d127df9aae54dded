"""Passages of transfer self-evaluations that look wrong and are right; each fits one part."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value
from benchmarks.checks.generator.relations import AtMost, Linear, Quotient, Within
from benchmarks.checks.held_out.passages import Passage

PAIRS = (
    ("培训场地改造一期工程", "培训场地改造二期工程"),
    ("南片区监测点建设项目", "北片区监测点建设项目"),
    ("业务数据采集服务", "业务数据核查服务"),
)


def _papers(w: Builder, place: str, unit: str) -> dict[str, Value]:
    return {
        "place": place[0],
        "year": str(w.year),
        "next": str(w.year + 1),
        "n": str(w.rng.randrange(12, 98)),
        "m": str(w.rng.randrange(100, 420)),
    }


def _future(w: Builder, place: str, unit: str) -> dict[str, Value]:
    return {"start": str(w.year - w.rng.randrange(2, 5)), "end": "2030", "far": "2035"}


def _integrated(w: Builder, place: str, unit: str) -> dict[str, Value]:
    cents = w.rng.randrange(30, 420) * 10**6
    return {"amount": w.money(cents)}


def _previous(w: Builder, place: str, unit: str) -> dict[str, Value]:
    budget = w.rng.randrange(60, 600) * 10**6
    spent = budget * w.rng.randrange(860, 990) // 1000
    one, two, rate = w.money(budget), w.money(spent), w.rate(Fraction(spent, budget))
    w.divides(rate, two, one)
    return {"budget": one, "spent": two, "rate": rate, "last": str(w.year - 1)}


def _scopes(w: Builder, place: str, unit: str) -> dict[str, Value]:
    first = w.rng.randrange(7950, 8300)
    x, y = (w.rate(Fraction(n, 10000)) for n in (first, first - w.rng.randrange(150, 900)))
    w.relate(Within("bounded", x), Within("bounded", y), AtMost("part_of", y, x))
    return {"x": x, "y": y}


def _stages(w: Builder, place: str, unit: str) -> dict[str, Value]:
    first = w.rng.randrange(2800, 4600)
    x, y = (w.rate(Fraction(n, 10000)) for n in (first, first + w.rng.randrange(1800, 3300)))
    w.relate(Within("bounded", x), Within("bounded", y), AtMost("stages", x, y))
    return {"x": x, "y": y}


def _interest(w: Builder, place: str, unit: str) -> dict[str, Value]:
    return {"amount": f"{w.rng.randrange(1, 9)}.{w.rng.randrange(11, 98)}万元"}


def _audit(w: Builder, place: str, unit: str) -> dict[str, Value]:
    before = w.rng.randrange(90, 800) * 10**6 // 7 * 7
    cut = before * w.rng.randrange(12, 96) // 1000
    one, two, three = (w.money(cents) for cents in (before, before - cut, cut))
    rate = w.rate(Fraction(cut, before))
    w.relate(Linear("difference", ((one, 1), (two, -1), (three, -1))))
    w.divides(rate, three, one)
    return {"before": one, "after": two, "cut": three, "rate": rate}


def _partial(w: Builder, place: str, unit: str) -> dict[str, Value]:
    whole = w.rng.randrange(18, 60) * 10**6
    total, x = w.money(whole), w.money(whole * w.rng.randrange(36, 52) // 100)
    y = w.money(whole * w.rng.randrange(14, 30) // 100)
    w.relate(AtMost("part_of", x, total), AtMost("part_of", y, total))
    return {"total": total, "x": x, "y": y}


def _overlap(w: Builder, place: str, unit: str) -> dict[str, Value]:
    whole = w.rng.randrange(260, 1900)
    total = w.count(whole, "")
    x, y, z = (w.count(whole * w.rng.randrange(36, 84) // 100, "") for _ in range(3))
    w.relate(*(AtMost("part_of", part, total) for part in (x, y, z)))
    return {"total": total, "x": x, "y": y, "z": z}


def _area(w: Builder, place: str, unit: str) -> dict[str, Value]:
    hectares = w.rng.randrange(2, 15)
    one, two = w.count(hectares * 15, ""), w.count(hectares, "")
    w.relate(Linear("conversion", ((one, 1), (two, -15))))
    return {"mu": one, "ha": two}


def _cycle(w: Builder, place: str, unit: str) -> dict[str, Value]:
    whole = w.rng.randrange(24, 90)
    total, part = w.count(whole, ""), w.count(whole * w.rng.randrange(38, 64) // 100, "")
    w.relate(AtMost("part_of", part, total))
    return {"total": total, "part": part, "next": str(w.year + 1), "year": str(w.year)}


def _sample(w: Builder, place: str, unit: str) -> dict[str, Value]:
    whole = w.rng.randrange(40, 160)
    seen = whole * w.rng.randrange(22, 58) // 100
    total, part = w.count(whole, ""), w.count(seen, "")
    rate = w.rate(Fraction(seen, whole))
    w.divides(rate, part, total, "share")
    return {"total": total, "part": part, "rate": rate}


def _choices(w: Builder, place: str, unit: str) -> dict[str, Value]:
    drawn = sorted((w.rng.randrange(3300, 8800) for _ in range(3)), reverse=True)
    rates = [w.rate(Fraction(each, 10000)) for each in drawn]
    w.relate(*(Within("bounded", each) for each in rates))
    return dict(zip("xyz", rates, strict=True))


def _hedge(w: Builder, place: str, unit: str) -> dict[str, Value]:
    below = w.rng.randrange(6, 70) * 100
    exact = below + w.rng.randrange(4, 96)
    low, seen, high = w.count(below, ""), w.count(exact, ""), w.count(below + 100, "")
    w.relate(AtMost("hedge", low, seen), AtMost("hedge", seen, high))
    return {"low": low, "exact": seen, "high": high}


def _alike(w: Builder, place: str, unit: str) -> dict[str, Value]:
    a, b = w.rng.choice(PAIRS)
    x, y = (f"{w.rng.randrange(12, 96)}.{w.rng.randrange(11, 98)}万元" for _ in range(2))
    return {"a": a, "b": b, "x": x, "y": y}


def _none(w: Builder, place: str, unit: str) -> dict[str, Value]:
    return {"year": str(w.year), "last": str(w.year - 1)}


def _faster(w: Builder, place: str, unit: str) -> dict[str, Value]:
    before = w.rng.randrange(32, 65)
    now = w.rng.randrange(12, 30)
    old, new = w.count(before, ""), w.count(now, "")
    rate = w.rate(Fraction(before - now, before))
    w.relate(Quotient("growth", rate, ((new, 1),), ((old, 1),), -1, -1))
    return {"old": old, "new": new, "rate": rate}


def _times(w: Builder, place: str, unit: str) -> dict[str, Value]:
    before = w.rng.randrange(20, 160) * 10
    factor = w.rng.randrange(13, 38)
    cur, base = w.count(before * factor // 10, ""), w.count(before, "")
    rate = w.rate(Fraction(factor - 10, 10))
    w.relate(Quotient("growth", rate, ((cur, 1),), ((base, 1),), 1, -1))
    return {"cur": cur, "base": base, "rate": rate}


SOURCE: dict[str, Passage] = {
    "integrated": _integrated,
    "previous": _previous,
    "interest": _interest,
}
PAID: dict[str, Passage] = {
    "scopes": _scopes,
    "stages": _stages,
    "audit": _audit,
    "partial": _partial,
    "alike": _alike,
}
METHOD: dict[str, Passage] = {
    "papers": _papers,
    "sample": _sample,
    "choices": _choices,
    "future": _future,
}
RESULTS: dict[str, Passage] = {
    "overlap": _overlap,
    "area": _area,
    "cycle": _cycle,
    "hedge": _hedge,
    "none": _none,
    "faster": _faster,
    "times": _times,
}
