"""Passages of the Shanxi and Ningxia style that look wrong and are right."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value, print_decimal
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Adds, AtMost, Linear, Quotient, Same
from benchmarks.checks.held_out.passages import Passage
from benchmarks.checks.held_out.round4.office_figures import moved, rounded
from benchmarks.checks.held_out.wording import mark


def _contract(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """A contract of several years is more than was paid this year."""
    name = w.rng.choice(("物业服务三年期合同", "办公网络租用合同", "档案托管服务合同"))
    a, b, c = (w.rng.randrange(3 * 10**6, 2 * 10**7) for _ in range(3))
    whole, before, now, rest = (w.money(cents, unit=unit) for cents in (a + b + c, a, b, c))
    w.adds_up(whole, (before, now, rest))
    signed = str(w.year - w.rng.randrange(1, 3))
    return {"name": name, "x": whole, "a": before, "b": now, "c": rest, "signed": signed}


def _refund(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """What came back is more than what was paid."""
    paid = w.rng.randrange(2 * 10**5, 3 * 10**6)
    back = paid + w.rng.randrange(10**5, 2 * 10**6)
    spent, returned, net = (w.money(cents, unit=unit) for cents in (paid, back, paid - back))
    w.relate(Linear("difference", ((spent, 1), (returned, -1), (net, -1))))
    subject = w.rng.choice(("取暖费", "物业管理费", "租赁费"))
    return {"paid": spent, "back": returned, "net": net, "subject": subject}


def _yuan(w: Builder, place: str, unit: str) -> dict[str, Value]:
    cents = w.rng.randrange(10**6, 15 * 10**6)
    x, y = w.money(cents, unit="元"), w.money(cents)
    w.relate(Same("repeated", x, y))
    w.hard("mixed_units", y.text)
    return {"x": x, "y": y}


def _threshold(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Each step holds the next; they make up no sum."""
    first = w.rng.randrange(20, 50)
    second = first * w.rng.randrange(25, 45) // 100
    third = second * w.rng.randrange(25, 45) // 100
    a, b, c = (w.count(number, "笔") for number in (first, second, third))
    w.relate(AtMost("part_of", b, a), AtMost("part_of", c, b))
    return {"a": a, "b": b, "c": c}


def _tax(w: Builder, place: str, unit: str) -> dict[str, Value]:
    net = w.rng.randrange(3000, 24_000) * 1000
    percent = w.rng.choice((6, 9, 13))
    tax = net * percent // 100
    x, t, y = (w.money(cents, unit=unit) for cents in (net + tax, tax, net))
    rate = w.rate(Fraction(percent, 100), places=0)
    w.adds_up(x, (t, y))
    w.divides(rate, t, y)
    return {"x": x, "t": t, "y": y, "rate": rate}


def _merged(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Last year's figure was published otherwise; the change is from the restated one."""
    before = w.rng.randrange(6 * 10**5, 9 * 10**6)
    now = before * w.rng.choice((w.rng.randrange(720, 970), w.rng.randrange(1030, 1280))) // 1000
    cur, base, diff = (w.money(cents, unit=unit) for cents in (now, before, abs(now - before)))
    old = w.money(before * w.rng.randrange(580, 890) // 1000, unit=unit)
    subject = w.rng.choice(("委托业务费", "维修（护）费", "邮电费"))
    words = w.change(cur, base, diff)
    return {"cur": cur, "base": base, "diff": diff, "old": old, "subject": subject, **words}


def _custody(w: Builder, place: str, unit: str) -> dict[str, Value]:
    kept = w.rng.choice(("工会经费", "党费", "职工互助金"))
    return {"kept": kept, "x": w.money(w.rng.randrange(10**6, 2 * 10**7), unit=unit)}


def _no_base(w: Builder, place: str, unit: str) -> dict[str, Value]:
    name = w.rng.choice(("档案寄存费", "消防设施检测费", "网络安全测评费"))
    return {"name": name, "x": w.money(w.rng.randrange(10**6, 9 * 10**6), unit=unit)}


def _dedup(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Times of three kinds add up; the people behind them are fewer."""
    numbers = [w.rng.randrange(300, 3600) for _ in range(3)]
    a, b, c = (w.count(number, "人次") for number in numbers)
    total = w.count(sum(numbers), "人次")
    people = w.count(sum(numbers) * w.rng.randrange(58, 86) // 100, "人")
    w.adds_up(total, (a, b, c), "count_sum")
    w.relate(AtMost("part_of", people, total))
    return {"a": a, "b": b, "c": c, "total": total, "people": people}


def _reverse(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Less than the target is better."""
    limit = w.rng.randrange(5, 20)
    real = limit - w.rng.randrange(1, limit // 2 + 1)
    most, took, gap = (w.count(n, "个工作日") for n in (limit, real, limit - real))
    w.relate(Linear("difference", ((most, 1), (took, -1), (gap, -1))), AtMost("limit", took, most))
    return {"limit": most, "real": took, "gap": gap}


def _rank(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """A smaller number is a better place."""
    now = w.rng.randrange(1, 5)
    before = now + w.rng.randrange(1, 5)
    cur, base, up = (w.count(number, "位") for number in (now, before, before - now))
    w.relate(Linear("difference", ((base, 1), (cur, -1), (up, -1))))
    return {"cur": cur, "base": base, "up": up}


def _choices(w: Builder, place: str, unit: str) -> dict[str, Value]:
    x, y, z = sorted((w.rng.randrange(3600, 8200) for _ in range(3)), reverse=True)
    rates = (w.rate(Fraction(each, 10000)) for each in (x, y, z))
    return dict(zip("xyz", rates, strict=True))


def _average(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """The mean of three rates is not the rate of the three together."""
    ratios = [Fraction(w.rng.randrange(8800, 9990), 10000) for _ in range(3)]
    a, b, c = (w.rate(ratio) for ratio in ratios)
    mean = sum((rounded(ratio, w.rate_places) for ratio in ratios), Fraction(0)) / 3
    simple = w.rate(mean)
    w.relate(Linear("mean", ((simple, -3), (a, 1), (b, 1), (c, 1))))
    low, high = min(ratios), max(ratios)
    weighted = w.rate(low + (high - low) * Fraction(w.rng.randrange(15, 85), 100))
    return {"a": a, "b": b, "c": c, "simple": simple, "weighted": weighted}


def _daily(w: Builder, place: str, unit: str) -> dict[str, Value]:
    calls, days = w.rng.randrange(9000, 64000), w.rng.choice((248, 249, 250))
    total, number = w.count(calls, "通"), w.count(days, "个工作日")
    mean = Figure(print_decimal(Fraction(calls, days), 1, False), "通", Fraction(1), "count")
    w.divides(mean, total, number, "average")
    return {"total": total, "days": number, "mean": mean}


def _half_year(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """The half is within the whole."""
    whole = w.rng.randrange(60, 480)
    half, full = w.count(whole * w.rng.randrange(38, 62) // 100, "件"), w.count(whole, "件")
    w.relate(AtMost("part_of", half, full))
    return {"half": half, "full": full}


def _relative(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """A rise in points and the relative rise of the same rate."""
    old = w.rng.randrange(2400, 5200)
    new = old + w.rng.randrange(120, 900)
    cur, base = (w.rate(Fraction(n, 10000), places=2) for n in (new, old))
    growth = w.rate(Fraction(new - old, old), places=2)
    w.relate(Quotient("growth", growth, ((cur, 1),), ((base, 1),), 1, -1))
    step = moved(w, cur, base, Fraction(new - old, 10000))
    return {"cur": cur, "base": base, "growth": growth, **step}


def _review(w: Builder, place: str, unit: str) -> dict[str, Value]:
    own, cut = w.rng.randrange(9100, 9780, 10), w.rng.randrange(40, 320, 10)
    first, less, last = (mark(number) for number in (own, cut, own - cut))
    w.relate(Linear("score_lost", ((first, 1), (less, -1), (last, -1))))
    return {"own": first, "cut": less, "last": last, "before": str(w.year - 1)}


def _cap(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """The rule takes more than there is."""
    full = w.rng.choice((100, 200, 300))
    times = full // 50 + w.rng.randrange(1, 5)
    rule, most = mark(times * 50), mark(full, role="weight")
    w.relate(AtMost("limit", most, rule))
    missed = w.count(times, "次")
    w.relate(Linear("score_rule", ((rule, 2), (missed, -1))))
    return {"times": missed, "rule": rule, "most": most, "each": "0.5分"}


def _next_year(w: Builder, place: str, unit: str) -> dict[str, Value]:
    return {"next": str(w.year + 1), "x": w.money(w.rng.randrange(10**6, 4 * 10**7), unit=unit)}


def _goal(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """What is aimed at for the next year differs from what was reached in this one."""
    return {"next": str(w.year + 1)}


def _double(w: Builder, place: str, unit: str) -> dict[str, Value]:
    base = w.rng.randrange(30, 180)
    old, new = w.count(base, "个"), w.count(2 * base, "个")
    w.relate(Linear("multiple", ((new, 1), (old, -2))))
    return {"old": old, "new": new, "past": str(w.year - 3)}


def _grades(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Shares of four grades make up the whole; none of them is the grade of the department."""
    first, third = w.rng.randrange(5200, 7000), w.rng.randrange(300, 900)
    numbers = (first, 10000 - first - third, third)
    a, b, c = (w.rate(Fraction(n, 10000)) for n in numbers)
    w.relate(Adds("shares", (a, b, c), Fraction(1)))
    return {"a": a, "b": b, "c": c}


MONEY: dict[str, Passage] = {
    "contract": _contract,
    "refund": _refund,
    "yuan": _yuan,
    "threshold": _threshold,
    "tax": _tax,
    "merged": _merged,
    "custody": _custody,
    "no_base": _no_base,
}
RESULTS: dict[str, Passage] = {
    "dedup": _dedup,
    "reverse": _reverse,
    "rank": _rank,
    "choices": _choices,
    "average": _average,
    "daily": _daily,
    "half_year": _half_year,
    "relative": _relative,
    "double": _double,
}
SCORES: dict[str, Passage] = {
    "review": _review,
    "cap": _cap,
    "grades": _grades,
}
PLANS: dict[str, Passage] = {
    "next_year": _next_year,
    "goal": _goal,
}
