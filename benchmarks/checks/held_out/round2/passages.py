"""Passages of the exam styles that look wrong and are right; some have no kin in other styles."""

from fractions import Fraction
from functools import partial
from pathlib import Path

from benchmarks.checks.generator.builder import Builder, Value
from benchmarks.checks.generator.relations import Adds, AtMost, Linear, Quotient
from benchmarks.checks.held_out.passages import PASSAGES as SEEN
from benchmarks.checks.held_out.passages import Passage, Sprinkler
from benchmarks.checks.held_out.wording import Wording

FOLDER = Path(__file__).parent / "phrases"
KEPT = (
    "base",
    "cause",
    "hedge",
    "over",
    "overlap",
    "scope",
    "cumulative",
    "rounding",
    "restated",
    "negative",
    "history",
    "codes",
    "multiple",
    "choices",
    "later",
)
VILLAGES = ("田心村", "上洋村", "石鼓村", "枫树岭村", "南溪村", "龙泉社区", "马鞍社区", "桥头社区")
PAIRS = (
    ("南干渠续建工程", "北干渠续建工程"),
    ("第七幼儿园扩容项目", "第九幼儿园扩容项目"),
    ("基层医疗能力提升资金", "基层医疗服务提升资金"),
    ("滨河步道三期", "滨河步道四期"),
)


def _zero(w: Builder, place: str, unit: str) -> dict[str, Value]:
    name = w.rng.choice(("换届选举经费", "人口抽样调查经费", "灾后重建补助", "档案数字化经费"))
    return {"name": name, "amount": w.money(w.rng.randrange(10**6, 6 * 10**7), unit=unit)}


def _partial(w: Builder, place: str, unit: str) -> dict[str, Value]:
    whole = w.rng.randrange(8 * 10**6, 10**8)
    subject = w.rng.choice(("办公运行费", "委托服务费", "设施养护费", "培训会议费"))
    total = w.money(whole, unit=unit)
    x = w.money(whole * w.rng.randrange(30, 47) // 100, unit=unit)
    y = w.money(whole * w.rng.randrange(9, 28) // 100, unit=unit)
    w.relate(AtMost("part_of", x, total), AtMost("part_of", y, total))
    return {"subject": subject, "total": total, "a": "劳务外包", "x": x, "b": "材料购置", "y": y}


def _alike(w: Builder, place: str, unit: str) -> dict[str, Value]:
    a, b = w.rng.choice(PAIRS)
    x, y = (w.money(w.rng.randrange(10**7, 10**9), unit=unit) for _ in range(2))
    return {"a": a, "b": b, "x": x, "y": y}


def _etc(w: Builder, place: str, unit: str) -> dict[str, Value]:
    a, b, c = w.rng.sample(VILLAGES, 3)
    return {"a": a, "b": b, "c": c, "n": str(w.rng.randrange(5, 17))}


def _comparable(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """A fall that is a rise once a one-off is left out; the bases are not printed."""
    fall, rise = (w.rate(Fraction(w.rng.randrange(60, 1400), 10000)) for _ in range(2))
    return {"fall": fall, "rise": rise}


def _net(w: Builder, place: str, unit: str) -> dict[str, Value]:
    more = w.rng.randrange(180, 2600)
    less = more * w.rng.randrange(15, 70) // 100
    new, gone, net = (w.count(n, "") for n in (more, less, more - less))
    w.relate(Linear("difference", ((new, 1), (gone, -1), (net, -1))))
    return {"new": new, "gone": gone, "net": net}


def levels(w: Builder, place: str, unit: str) -> dict[str, Value]:
    """Four answers that make up the whole; the first two make up the satisfaction."""
    first, third, last = (w.rng.randrange(*ends) for ends in ((5400, 7600), (150, 700), (20, 140)))
    second = 10000 - first - third - last
    a, b, c, d = (w.rate(Fraction(n, 10000)) for n in (first, second, third, last))
    happy = w.rate(Fraction(first + second, 10000))
    w.relate(
        Adds("shares", (a, b, c, d), Fraction(1)),
        Linear("share", ((happy, -1), (a, 1), (b, 1))),
    )
    return {"a": a, "b": b, "c": c, "d": d, "happy": happy}


def _audit(w: Builder, place: str, unit: str) -> dict[str, Value]:
    asked = w.rng.randrange(8 * 10**6, 3 * 10**9)
    given = asked * w.rng.randrange(880, 985) // 1000
    sent, fixed, cut = (w.money(n, unit=unit) for n in (asked, given, asked - given))
    rate = w.rate(Fraction(asked - given, asked))
    w.relate(Linear("difference", ((sent, 1), (fixed, -1), (cut, -1))))
    w.divides(rate, cut, sent)
    return {"sent": sent, "fixed": fixed, "cut": cut, "rate": rate}


def _range(w: Builder, place: str, unit: str) -> dict[str, Value]:
    low = w.rng.randrange(3, 20) * 100
    return {"low": str(low), "high": str(low + w.rng.randrange(2, 9) * 100)}


def _mean_growth(w: Builder, place: str, unit: str) -> dict[str, Value]:
    mean, now = (w.rate(Fraction(w.rng.randrange(150, 1300), 10000)) for _ in range(2))
    return {"mean": mean, "now": now}


def _two_bases(w: Builder, place: str, unit: str) -> dict[str, Value]:
    x = w.money(w.rng.randrange(10**7, 4 * 10**8), unit=unit)
    small, large = w.rng.randrange(200, 1500), w.rng.randrange(1800, 4600)
    return {"x": x, "p": w.rate(Fraction(small, 10000)), "q": w.rate(Fraction(large, 10000))}


def _planned(w: Builder, place: str, unit: str) -> dict[str, Value]:
    whole = w.rng.randrange(12, 90) * 10**9
    x = w.money(whole, unit="亿元", places=1)
    y = w.money(whole * w.rng.randrange(8, 30) // 100)
    w.relate(AtMost("part_of", y, x))
    return {"x": x, "y": y}


def _spans(w: Builder, place: str, unit: str) -> dict[str, Value]:
    start = w.year - w.rng.randrange(0, 2)
    return {"a": str(start), "b": str(start + 1), "m": str(w.rng.randrange(2, 10))}


def _same_number(w: Builder, place: str, unit: str) -> dict[str, Value]:
    number = str(w.rng.randrange(6, 48))
    return {"n": number, "m": number}


def _deviation(w: Builder, place: str, unit: str) -> dict[str, Value]:
    planned = w.rng.randrange(15, 160) * 10
    came = planned * w.rng.randrange(118, 240) // 100
    plan, real = w.count(planned, ""), w.count(came, "")
    rate = w.rate(Fraction(came - planned, planned))
    w.relate(Quotient("growth", rate, ((real, 1),), ((plan, 1),), 1, -1))
    return {"plan": plan, "real": real, "rate": rate}


def _later_year(w: Builder, place: str, unit: str) -> dict[str, Value]:
    x = w.money(w.rng.randrange(10**6, 9 * 10**7), unit=unit)
    return {"x": x, "next": str(w.year + 1)}


PASSAGES: dict[str, Passage] = {
    **{tag: SEEN[tag] for tag in KEPT},
    "zero": _zero,
    "partial": _partial,
    "alike": _alike,
    "etc": _etc,
    "comparable": _comparable,
    "net": _net,
    "levels": levels,
    "audit": _audit,
    "range": _range,
    "mean_growth": _mean_growth,
    "two_bases": _two_bases,
    "planned": _planned,
    "spans": _spans,
    "same_number": _same_number,
    "deviation": _deviation,
    "later_year": _later_year,
}

exam_sprinkler = partial(Sprinkler, passages=PASSAGES)


def exam_wording(w: Builder, style: str) -> Wording:
    """Give the sentences of an exam style."""
    return Wording(w, style, FOLDER)
