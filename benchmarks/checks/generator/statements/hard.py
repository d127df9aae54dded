"""Passages that look wrong and are right; each is tagged in the report's truth."""

from collections.abc import Callable
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value, print_decimal
from benchmarks.checks.generator.ledger import Ledger
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Quotient, Same

Passage = Callable[[Builder, Ledger], dict[str, Value]]


def _base(w: Builder, ledger: Ledger) -> dict[str, Value]:
    """A share of the province's total, which is not printed."""
    rate = w.rate(Fraction(w.rng.randrange(8, 71), 100), places=0)
    return {"count": w.count(w.rng.randrange(3, 60), ""), "rate": rate}


def _amount(w: Builder, low: int, high: int) -> int:
    return w.rng.randrange(low, high) * 10**6


def _cause(w: Builder, ledger: Ledger) -> dict[str, Value]:
    return {"amount": f"{w.rng.randrange(2, 90) * 10}万元"}


def _hedge(w: Builder, ledger: Ledger) -> dict[str, Value]:
    exact = w.rng.randrange(2100, 9800)
    below, above = exact // 100 * 100, -(-exact // 100) * 100
    low, high, seen = w.count(below, ""), w.count(above, ""), w.count(exact, "")
    w.relate(AtMost("hedge", low, seen), AtMost("hedge", seen, high))
    return {"low": low, "high": high, "exact": seen}


def _over(w: Builder, ledger: Ledger) -> dict[str, Value]:
    planned = _amount(w, 20, 900)
    came = planned * w.rng.randrange(1005, 1180) // 1000
    budget, spent = w.money(planned), w.money(came)
    rate = w.rate(Fraction(came, planned))
    w.divides(rate, spent, budget)
    return {"budget": budget, "spent": spent, "rate": rate}


def _zero(w: Builder, ledger: Ledger) -> dict[str, Value]:
    name = w.rng.choice(("信创设备更新支出", "应急抢险补助", "普查经费", "搬迁补偿经费"))
    return {"name": name, "amount": w.money(w.rng.randrange(10**6, 10**9))}


def _partial(w: Builder, ledger: Ledger) -> dict[str, Value]:
    whole = w.rng.randrange(10**8, 10**9)
    one, two = whole * w.rng.randrange(20, 45) // 100, whole * w.rng.randrange(10, 30) // 100
    subject = w.rng.choice(("日常运转", "信息化", "宣传培训", "设施维护"))
    total, x, y = w.money(whole), w.money(one), w.money(two)
    w.relate(AtMost("part_of", x, total), AtMost("part_of", y, total))
    return {"subject": subject, "total": total, "a": "设备租赁", "x": x, "b": "劳务费", "y": y}


def _overlap(w: Builder, ledger: Ledger) -> dict[str, Value]:
    whole = w.rng.randrange(200, 900)
    total = w.count(whole, "")
    parts = [w.count(whole * w.rng.randrange(30, 80) // 100, "") for _ in range(3)]
    w.relate(*(AtMost("part_of", part, total) for part in parts))
    return {"total": total, "x": parts[0], "y": parts[1], "z": parts[2]}


def _scope(w: Builder, ledger: Ledger) -> dict[str, Value]:
    narrow = w.rng.randrange(10**8, 9 * 10**9)
    wide = narrow * w.rng.randrange(1050, 1500) // 1000
    return {"x": w.money(wide), "y": w.money(narrow)}


def _cumulative(w: Builder, ledger: Ledger) -> dict[str, Value]:
    annual = w.rng.randrange(10**8, 9 * 10**8)
    x, y = w.money(annual * w.rng.randrange(15, 45) // 10), w.money(annual)
    w.relate(AtMost("part_of", y, x))
    return {"x": x, "y": y, "year": w.of_year(w.year), "start": str(w.year - 3)}


def _rounding(w: Builder, ledger: Ledger) -> dict[str, Value]:
    cents = w.rng.randrange(2 * 10**10, 9 * 10**11)
    places = w.rng.choice((0, 1, 2)) if cents > 3 * 10**11 else 2
    x, y = w.money(cents, unit="亿元", places=places), w.money(cents)
    w.relate(Same("repeated", x, y))
    return {"x": x, "y": y}


def _restated(w: Builder, ledger: Ledger) -> dict[str, Value]:
    before = w.rng.randrange(10**8, 9 * 10**9)
    old = before * w.rng.randrange(1030, 1200) // 1000
    now = before * w.rng.randrange(850, 1250) // 1000
    now += now == before
    cur, base = w.money(now), w.money(before)
    rate = w.rate(Fraction(abs(now - before), before))
    words = w.change(cur, base, w.money(abs(now - before)))
    w.relate(Quotient("growth", rate, ((cur, 1),), ((base, 1),), 1 if now > before else -1, -1))
    return {"cur": cur, "base": base, "old": w.money(old), "rate": rate, **words}


def _negative(w: Builder, ledger: Ledger) -> dict[str, Value]:
    return {"amount": w.money(-w.rng.randrange(10**4, 10**7))}


def _history(w: Builder, ledger: Ledger) -> dict[str, Value]:
    past = w.year - w.rng.randrange(6, 14)
    mid = str(past + w.rng.randrange(2, 5))
    return {"past": str(past), "mid": mid, "future": "2035", "place": ledger.place}


def _codes(w: Builder, ledger: Ledger) -> dict[str, Value]:
    digits = "".join(str(w.rng.randrange(10)) for _ in range(40))
    return {
        "place": ledger.place,
        "year0": str(w.year - w.rng.randrange(0, 3)),
        "n": str(w.rng.randrange(2, 190)),
        "area": str(w.rng.randrange(310, 899)),
        "phone": digits[:7],
        "zip": "5" + digits[8:12] + "0",
        "code": "4401" + digits[12:22],
        "subject": f"20{w.rng.randrange(101, 999)}{w.rng.randrange(10, 99)}",
    }


def _alike(w: Builder, ledger: Ledger) -> dict[str, Value]:
    pairs = (
        ("第一人民医院", "第二人民医院"),
        ("城东污水处理厂一期", "城东污水处理厂二期"),
        ("便民服务中心", "政务服务中心"),
        ("综合治理专项", "综合整治专项"),
    )
    a, b = w.rng.choice(pairs)
    x, y = (w.money(w.rng.randrange(10**8, 10**10)) for _ in range(2))
    return {"a": a, "b": b, "x": x, "y": y}


def _etc(w: Builder, ledger: Ledger) -> dict[str, Value]:
    a, b, c = w.rng.sample(("东湖区", "西山区", "长宁县", "白石县", "永丰区", "石桥镇"), 3)
    return {"a": a, "b": b, "c": c, "n": str(w.rng.randrange(5, 16))}


def _multiple(w: Builder, ledger: Ledger) -> dict[str, Value]:
    before = w.rng.randrange(300, 4000)
    now = before * w.rng.randrange(11, 39) // 10
    cur, base = w.count(now, ""), w.count(before, "")
    number = print_decimal(Fraction(now, before), 2, False)
    times = Figure(number, "", Fraction(1), "multiple")
    w.divides(times, cur, base, "multiple")
    return {"cur": cur, "base": base, "times": times}


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
}


def sprinkle(w: Builder, ledger: Ledger, tags: list[str]) -> None:
    """Print a passage of each tag."""
    for tag in tags:
        values = PASSAGES[tag](w, ledger)
        w.hard(tag, w.say(f"hard_{tag}", **values))


def draw_tags(w: Builder, number: int) -> list[str]:
    """Draw at least so many tags, none twice; a long report has more of them."""
    number = min(number + w.rng.choice((0, 3, 8)), len(PASSAGES))
    return w.rng.sample(sorted(PASSAGES), number)
