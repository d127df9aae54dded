"""Passages of the held-out styles that look wrong and are right."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value, print_decimal
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Quotient, Same
from benchmarks.checks.held_out.wording import Wording

Passage = Callable[[Builder, str, str], dict[str, Value]]
TOWNS = ("城关镇", "柳河镇", "白塔乡", "红旗乡", "永安镇", "青龙镇", "双桥镇")
PAIRS = (
    ("东郊水厂扩建工程", "西郊水厂扩建工程"),
    ("青年人才培养计划", "青年人才引育计划"),
    ("第三敬老院改造工程", "第四敬老院改造工程"),
    ("数据治理一期工程", "数据治理二期工程"),
)


def _base(w: Builder, place: str, unit: str) -> dict[str, Value]:
    rate = w.rate(Fraction(w.rng.randrange(11, 64), 100), places=w.rng.choice((0, 1)))
    return {"count": w.count(w.rng.randrange(4, 40), ""), "rate": rate}


def _cause(w: Builder, place: str, unit: str) -> dict[str, Value]:
    return {"amount": f"{w.rng.randrange(1, 10) * 3}万元"}


def _hedge(w: Builder, place: str, unit: str) -> dict[str, Value]:
    below = w.rng.randrange(12, 160) * 100
    exact = below + w.rng.randrange(1, 100)
    low, high = w.count(below, ""), w.count(below + 100, "")
    seen = w.count(exact, "")
    w.relate(AtMost("hedge", low, seen), AtMost("hedge", seen, high))
    return {"low": low, "high": high, "exact": seen}


def _over(w: Builder, place: str, unit: str) -> dict[str, Value]:
    planned = w.rng.randrange(5, 160) * 10**6
    came = planned * w.rng.randrange(1008, 1460) // 1000
    budget, spent = w.money(planned, unit=unit), w.money(came, unit=unit)
    rate = w.rate(Fraction(came, planned))
    w.divides(rate, spent, budget)
    return {"budget": budget, "spent": spent, "rate": rate}


def _zero(w: Builder, place: str, unit: str) -> dict[str, Value]:
    name = w.rng.choice(("经济普查补助", "抗旱应急经费", "办公用房修缮费", "债务付息支出"))
    return {"name": name, "amount": w.money(w.rng.randrange(10**6, 10**8), unit=unit)}


def _partial(w: Builder, place: str, unit: str) -> dict[str, Value]:
    whole = w.rng.randrange(10**7, 2 * 10**8)
    subject = w.rng.choice(("后勤保障", "对外宣传", "平台维护", "委托检测"))
    total = w.money(whole, unit=unit)
    x = w.money(whole * w.rng.randrange(31, 46) // 100, unit=unit)
    y = w.money(whole * w.rng.randrange(12, 29) // 100, unit=unit)
    w.relate(AtMost("part_of", x, total), AtMost("part_of", y, total))
    return {"subject": subject, "total": total, "a": "物业服务费", "x": x, "b": "租赁费", "y": y}


def _overlap(w: Builder, place: str, unit: str) -> dict[str, Value]:
    whole = w.rng.randrange(150, 1400)
    total = w.count(whole, "")
    x, y, z = (w.count(whole * w.rng.randrange(35, 88) // 100, "") for _ in range(3))
    w.relate(*(AtMost("part_of", part, total) for part in (x, y, z)))
    return {"total": total, "x": x, "y": y, "z": z}


def _scope(w: Builder, place: str, unit: str) -> dict[str, Value]:
    narrow = w.rng.randrange(10**7, 3 * 10**8)
    wide = narrow * w.rng.randrange(1030, 1300) // 1000
    return {"x": w.money(wide, unit=unit), "y": w.money(narrow, unit=unit)}


def _cumulative(w: Builder, place: str, unit: str) -> dict[str, Value]:
    annual = w.rng.randrange(10**7, 3 * 10**8)
    x = w.money(annual * w.rng.randrange(18, 40) // 10, unit=unit)
    y = w.money(annual, unit=unit)
    w.relate(AtMost("part_of", y, x))
    return {"x": x, "y": y, "year": w.of_year(w.year), "start": str(w.year - 2)}


def _rounding(w: Builder, place: str, unit: str) -> dict[str, Value]:
    cents = w.rng.randrange(2 * 10**10, 9 * 10**11)
    x = w.money(cents, unit="亿元", places=w.rng.choice((1, 2)))
    y = w.money(cents)
    w.relate(Same("repeated", x, y))
    w.hard("mixed_units", x.text)
    return {"x": x, "y": y}


def _restated(w: Builder, place: str, unit: str) -> dict[str, Value]:
    before = w.rng.randrange(2 * 10**6, 2 * 10**8)
    now = before * w.rng.choice((w.rng.randrange(820, 980), w.rng.randrange(1020, 1300))) // 1000
    cur, base = w.money(now, unit=unit), w.money(before, unit=unit)
    rate = w.rate(Fraction(abs(now - before), before))
    words = w.change(cur, base, w.money(abs(now - before), unit=unit))
    w.relate(Quotient("growth", rate, ((cur, 1),), ((base, 1),), 1 if now > before else -1, -1))
    old = w.money(before * w.rng.randrange(1040, 1150) // 1000, unit=unit)
    return {"cur": cur, "base": base, "old": old, "rate": rate, **words}


def _negative(w: Builder, place: str, unit: str) -> dict[str, Value]:
    return {"amount": w.money(-w.rng.randrange(10**4, 5 * 10**6), unit=unit)}


def _history(w: Builder, place: str, unit: str) -> dict[str, Value]:
    past = w.year - w.rng.randrange(8, 20)
    return {"past": str(past), "mid": str(past + w.rng.randrange(2, 6)), "future": "2035"}


def _codes(w: Builder, place: str, unit: str) -> dict[str, Value]:
    digits = "".join(str(w.rng.randrange(1, 10)) for _ in range(30))
    return {
        "place": place[0],
        "year0": str(w.year - w.rng.randrange(0, 3)),
        "n": str(w.rng.randrange(101, 990)),
        "area": str(w.rng.randrange(310, 899)),
        "phone": digits[:7],
        "zip": "3" + digits[8:12] + "0",
        "code": digits[12:18],
    }


def _alike(w: Builder, place: str, unit: str) -> dict[str, Value]:
    a, b = w.rng.choice(PAIRS)
    x, y = (w.money(w.rng.randrange(10**7, 4 * 10**9), unit=unit) for _ in range(2))
    return {"a": a, "b": b, "x": x, "y": y}


def _etc(w: Builder, place: str, unit: str) -> dict[str, Value]:
    a, b, c = w.rng.sample(TOWNS, 3)
    return {"a": a, "b": b, "c": c, "n": str(w.rng.randrange(5, 19))}


def _multiple(w: Builder, place: str, unit: str) -> dict[str, Value]:
    before = w.rng.randrange(400, 6000)
    now = before * w.rng.randrange(13, 46) // 10
    cur, base = w.count(now, ""), w.count(before, "")
    number = print_decimal(Fraction(now, before), w.rng.choice((1, 2)), False)
    times = Figure(number, "", Fraction(1), "multiple")
    w.divides(times, cur, base, "multiple")
    return {"cur": cur, "base": base, "times": times}


def _choices(w: Builder, place: str, unit: str) -> dict[str, Value]:
    x, y, z = sorted((w.rng.randrange(4100, 9300) for _ in range(3)), reverse=True)
    rates = (w.rate(Fraction(each, 10000)) for each in (x, y, z))
    return dict(zip("xyz", rates, strict=True))


def _later(w: Builder, place: str, unit: str) -> dict[str, Value]:
    first = w.rng.randrange(6500, 9000)
    x, y = (w.rate(Fraction(n, 10000)) for n in (first, first + w.rng.randrange(300, 950)))
    return {"x": x, "y": y, "year": w.of_year(w.year)}


PASSAGES: dict[str, Passage] = {
    "base": _base,
    "cause": _cause,
    "hedge": _hedge,
    "over": _over,
    "zero": _zero,
    "partial": _partial,
    "overlap": _overlap,
    "scope": _scope,
    "cumulative": _cumulative,
    "rounding": _rounding,
    "restated": _restated,
    "negative": _negative,
    "history": _history,
    "codes": _codes,
    "alike": _alike,
    "etc": _etc,
    "multiple": _multiple,
    "choices": _choices,
    "later": _later,
}


class Sprinkler:
    """Print hard passages, each tag at most once in a report."""

    def __init__(
        self,
        wording: Wording,
        place: str,
        unit: str = "万元",
        passages: Mapping[str, Passage] = PASSAGES,
    ) -> None:
        self._wording, self._place, self._unit, self._passages = wording, place, unit, passages
        self._tags = wording.w.rng.sample(sorted(passages), len(passages))

    def print(self, number: int) -> None:
        """Add so many passages to the open paragraph."""
        for _ in range(min(number, len(self._tags))):
            tag = self._tags.pop()
            values = self._passages[tag](self._wording.w, self._place, self._unit)
            self._wording.w.hard(tag, self._wording.say(f"hard_{tag}", **values))
