"""Passages of 部门决算 that look wrong and are right; each fits one part of the report."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value
from benchmarks.checks.generator.relations import AtMost, Linear, Quotient, Within
from benchmarks.checks.held_out.passages import Passage

VILLAGES = ("那料村", "六马村", "下卡村", "坡洪村", "百乐村", "龙布村", "弄王村")
ROADS = ("集镇至高速连接线改建工程", "河堤二期加固工程", "集镇污水管网延伸工程")


def _villages(w: Builder, place: str, unit: str) -> dict[str, Value]:
    times = 9 if place == "全县" else 1
    people = w.rng.randrange(14000, 46000) * times
    home = w.count(people, "")
    there = w.count(people * w.rng.randrange(58, 83) // 100, "")
    w.relate(AtMost("part_of", there, home))
    return {
        "place": place,
        "a": str(w.rng.randrange(7, 15) * times),
        "b": str(w.rng.randrange(1, 4) * times),
        "c": str(w.rng.randrange(96, 260) * times),
        "home": home,
        "there": there,
    }


def _history(w: Builder, place: str, unit: str) -> dict[str, Value]:
    past = w.year - w.rng.randrange(12, 26)
    return {"past": str(past), "mid": str(past + w.rng.randrange(4, 9)), "future": "2035"}


def _contact(w: Builder, place: str, unit: str) -> dict[str, Value]:
    digits = "".join(str(w.rng.randrange(1, 10)) for _ in range(24))
    return {
        "phone": f"077{digits[0]}-{digits[1:8]}",
        "zip": f"53{digits[9:13]}",
        "code": f"11451{digits[13:22]}",
        "year": str(w.year + 1),
        "n": str(w.rng.randrange(12, 96)),
    }


def _restated(w: Builder, place: str, unit: str) -> dict[str, Value]:
    before = w.rng.randrange(60, 250) * 10**4
    now = before * w.rng.choice((w.rng.randrange(760, 960), w.rng.randrange(1050, 1400))) // 1000
    cur, base, diff = (w.money(cents) for cents in (now, before, abs(now - before)))
    rate = w.rate(Fraction(abs(now - before), before))
    words = w.change(cur, base, diff)
    w.relate(Quotient("growth", rate, ((cur, 1),), ((base, 1),), 1 if now > before else -1, -1))
    old = w.money(before * w.rng.randrange(1050, 1180) // 1000)
    what = w.rng.choice(("办公设备购置支出", "值班室修缮支出", "档案数字化支出"))
    return {"what": what, "cur": cur, "base": base, "diff": diff, "old": old, "rate": rate, **words}


def _offset(w: Builder, place: str, unit: str) -> dict[str, Value]:
    cents = w.rng.randrange(12, 240) * 10**4 // 2
    amount, minus = w.money(cents), w.money(-cents)
    w.relate(Linear("offset", ((amount, 1), (minus, 1))))
    return {"amount": amount, "minus": minus}


def _tail(w: Builder, place: str, unit: str) -> dict[str, Value]:
    return {"step": "0.01万元"}


def _partial(w: Builder, place: str, unit: str) -> dict[str, Value]:
    whole = w.rng.randrange(700, 1900) * 10**4
    total, x = w.money(whole), w.money(whole * w.rng.randrange(30, 45) // 100)
    y = w.money(whole * w.rng.randrange(12, 26) // 100)
    w.relate(AtMost("part_of", x, total), AtMost("part_of", y, total))
    return {"total": total, "x": x, "y": y}


def _limit(w: Builder, place: str, unit: str) -> dict[str, Value]:
    number = w.rng.randrange(24, 70)
    whole = w.money(number * w.rng.randrange(1100, 3900) * 100)
    return {"limit": "3万元", "n": str(number), "total": whole}


def _bank(w: Builder, place: str, unit: str) -> dict[str, Value]:
    amount = f"{w.rng.randrange(2, 19)}.{w.rng.randrange(11, 98)}万元"
    return {"amount": amount, "next": str(w.year + 1), "this": str(w.year)}


def _cumulative(w: Builder, place: str, unit: str) -> dict[str, Value]:
    whole = w.rng.randrange(90, 700) * 10**7
    paid = whole * w.rng.randrange(620, 950) // 1000
    now = paid * w.rng.randrange(180, 420) // 1000
    total, done, this = w.money(whole), w.money(paid), w.money(now)
    w.relate(AtMost("part_of", done, total), AtMost("part_of", this, done))
    return {
        "name": w.rng.choice(ROADS),
        "start": str(w.year - 2),
        "year": w.of_year(w.year),
        "total": total,
        "done": done,
        "this": this,
    }


def _over(w: Builder, place: str, unit: str) -> dict[str, Value]:
    planned = w.rng.randrange(10, 90) * 10
    came = planned * w.rng.randrange(1030, 1480) // 1000
    one, two = w.count(planned, ""), w.count(came, "")
    rate = w.rate(Fraction(came, planned))
    w.divides(rate, two, one)
    return {"plan": one, "done": two, "rate": rate}


def _overlap(w: Builder, place: str, unit: str) -> dict[str, Value]:
    whole = w.rng.randrange(420, 2600)
    total = w.count(whole, "")
    x, y, z = (w.count(whole * w.rng.randrange(38, 81) // 100, "") for _ in range(3))
    w.relate(*(AtMost("part_of", part, total) for part in (x, y, z)))
    return {"total": total, "x": x, "y": y, "z": z}


def _area(w: Builder, place: str, unit: str) -> dict[str, Value]:
    hectares = w.rng.randrange(11, 160)
    one, two = w.count(hectares * 15, ""), w.count(hectares, "")
    w.relate(Linear("conversion", ((one, 1), (two, -15))))
    return {"mu": one, "ha": two}


def _etc(w: Builder, place: str, unit: str) -> dict[str, Value]:
    a, b, c = w.rng.sample(VILLAGES, 3)
    return {"a": a, "b": b, "c": c, "n": str(w.rng.randrange(6, 14))}


def _hedge(w: Builder, place: str, unit: str) -> dict[str, Value]:
    below = w.rng.randrange(9, 60) * 100
    low, seen = w.count(below, ""), w.count(below + w.rng.randrange(3, 90), "")
    w.relate(AtMost("hedge", low, seen))
    return {"low": low, "exact": seen}


def _stages(w: Builder, place: str, unit: str) -> dict[str, Value]:
    first = w.rng.randrange(3600, 5200)
    x, y = (w.rate(Fraction(n, 10000)) for n in (first, first + w.rng.randrange(2200, 3200)))
    w.relate(AtMost("stages", x, y), Within("bounded", x), Within("bounded", y))
    return {"x": x, "y": y}


def _choices(w: Builder, place: str, unit: str) -> dict[str, Value]:
    drawn = sorted((w.rng.randrange(3300, 8800) for _ in range(3)), reverse=True)
    rates = [w.rate(Fraction(each, 10000)) for each in drawn]
    w.relate(*(Within("bounded", each) for each in rates))
    return dict(zip("xyz", rates, strict=True))


def _shorter(w: Builder, place: str, unit: str) -> dict[str, Value]:
    before = w.rng.randrange(8, 21)
    now = w.rng.randrange(2, before - 3)
    old, new = w.count(before, ""), w.count(now, "")
    rate = w.rate(Fraction(before - now, before))
    w.relate(Quotient("growth", rate, ((new, 1),), ((old, 1),), -1, -1))
    return {"old": old, "new": new, "rate": rate}


def _alike(w: Builder, place: str, unit: str) -> dict[str, Value]:
    x, y = (f"{w.rng.randrange(1, 7)}.{w.rng.randrange(11, 99)}万元" for _ in range(2))
    return {"x": x, "y": y}


OVERVIEW: dict[str, Passage] = {"villages": _villages, "history": _history, "contact": _contact}
TOTALS: dict[str, Passage] = {
    "tail": _tail,
    "bank": _bank,
    "cumulative": _cumulative,
    "alike": _alike,
}
RUNNING: dict[str, Passage] = {"restated": _restated, "offset": _offset, "partial": _partial}
BOUGHT: dict[str, Passage] = {"limit": _limit}
LANDS: dict[str, Passage] = {"area": _area}
RESULTS: dict[str, Passage] = {
    "over": _over,
    "overlap": _overlap,
    "etc": _etc,
    "hedge": _hedge,
    "stages": _stages,
    "choices": _choices,
    "shorter": _shorter,
}
