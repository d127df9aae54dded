"""Passages of the third-party report that look wrong and are right, by the section they suit."""

from collections.abc import Mapping
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value, joined, print_decimal
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Adds, AtMost, Linear, Quotient, Same
from benchmarks.checks.held_out.passages import Passage
from benchmarks.checks.held_out.round3.henan_fund import GRAIN, STEP, Case, round_to
from benchmarks.checks.held_out.wording import mark

Values = dict[str, Value]
TOWNS = ("柳林镇", "石桥镇", "大冶乡", "花园镇", "郑坊镇", "梅溪乡", "东岗镇", "双井乡")

PAIRS = {
    "house": ("城北片区房屋鉴定", "城南片区房屋鉴定"),
    "field": ("东干渠一期", "东干渠二期"),
    "road": ("县道X012线", "县道X021线"),
}


class Cases:
    """Draw the figures of the passages from the fund; `place` and `unit` are not needed."""

    def __init__(self, case: Case, total: int) -> None:
        self.case, self.total = case, total

    def issue(self) -> Mapping[str, Passage]:
        return self._named("own years")

    def money(self) -> Mapping[str, Passage]:
        return self._named("two_bases carried back yuan after audit")

    def output(self) -> Mapping[str, Passage]:
        both = self._named("over gap etc pairs")
        own = self._named("range overlap")
        return {**both, **{f"{self.case.fund.key}_{tag}": each for tag, each in own.items()}}

    def survey(self) -> Mapping[str, Passage]:
        return self._named("choices levels about times")

    def score(self) -> Mapping[str, Passage]:
        return self._named("self draft place_score")

    def basis(self) -> Mapping[str, Passage]:
        return self._named("docs history")

    def trouble(self) -> Mapping[str, Passage]:
        return self._named("both")

    def _named(self, names: str) -> dict[str, Passage]:
        def drawn(tag: str) -> Passage:
            return lambda w, place, unit: getattr(self, f"_{tag}")(w)

        return {tag: drawn(tag) for tag in names.split()}

    def _county(self, w: Builder) -> str:
        return w.rng.choice(self.case.counties).name

    # --- money -------------------------------------------------------------------------------
    def _two_bases(self, w: Builder) -> Values:
        issued = w.money(self.case.total("issued"), "issued")
        spent = w.money(self.case.total("spent"), "paid")
        rate = w.rate(Fraction(self.case.total("spent"), self.case.total("issued")))
        w.divides(rate, self.spent or spent, issued)
        return {"issued": issued, "rate": rate}

    spent: Figure | None = None

    def _carried(self, w: Builder) -> Values:
        whole = round_to(self.case.total("issued") * w.rng.randrange(40, 110) // 1000)
        x, y = w.money(whole), w.money(whole * w.rng.randrange(450, 930) // 1000)
        w.relate(AtMost("part_of", y, x))
        return {"x": x, "y": y}

    def _own(self, w: Builder) -> Values:
        return {"x": w.money(self.case.total("issued") * w.rng.randrange(60, 310) // 1000)}

    def _back(self, w: Builder) -> Values:
        return {"county": self._county(w), "x": w.money(-w.rng.randrange(90, 2600) * GRAIN)}

    def _yuan(self, w: Builder) -> Values:
        cents = w.rng.randrange(11 * 10**6, 9 * 10**7)
        x, y = w.money(cents, unit="元"), w.money(cents)
        w.relate(Same("repeated", x, y))
        w.hard("mixed_units", y.text)
        return {"county": self._county(w), "x": x, "y": y}

    def _years(self, w: Builder) -> Values:
        before = round_to(self.case.last * w.rng.randrange(840, 1130) // 1000, STEP)
        now = self.case.total("issued")
        x, y = w.money(now + self.case.last + before), w.money(now, "issued")
        w.relate(AtMost("part_of", y, x))
        year = self.case.year
        return {"a": str(year - 2), "b": str(year), "c": str(year), "x": x, "y": y}

    def _after(self, w: Builder) -> Values:
        left = self.case.total("delivered") - self.case.total("spent")
        x = w.money(left * w.rng.randrange(90, 380) // 1000)
        return {"next": str(self.case.year + 1), "x": x}

    def _audit(self, w: Builder) -> Values:
        asked = round_to(self.case.total("spent") * w.rng.randrange(80, 190) // 1000)
        cut = round_to(asked * w.rng.randrange(180, 860) // 10000)
        sent, fixed, less = (w.money(cents) for cents in (asked, asked - cut, cut))
        rate = w.rate(Fraction(cut, asked))
        w.relate(Linear("difference", ((sent, 1), (fixed, -1), (less, -1))))
        w.divides(rate, less, sent)
        n = str(w.rng.randrange(5, 16))
        return {"n": n, "sent": sent, "fixed": fixed, "cut": less, "rate": rate}

    # --- output ------------------------------------------------------------------------------
    def _over(self, w: Builder) -> Values:
        step = self.case.fund.task[2]
        planned = w.rng.randrange(12, 40) * step
        done = planned + w.rng.randrange(1, 6) * step
        plan, real = w.count(planned, ""), w.count(done, "")
        rate = w.rate(Fraction(done, planned))
        w.divides(rate, real, plan)
        values: Values = {"county": self._county(w), "unit": self.case.fund.unit}
        return {**values, "plan": plan, "done": real, "rate": rate}

    def _gap(self, w: Builder) -> Values:
        return {"x": w.rate(Fraction(w.rng.randrange(9350, 9890), 10000))}

    def _range(self, w: Builder) -> Values:
        low, high = {
            "house": ((70, 91), (210, 251)),
            "field": ((9, 12), (21, 26)),
            "road": ((5, 7), (14, 17)),
        }[self.case.fund.key]
        scale = 1 if self.case.fund.key == "road" else 100
        return {
            "low": str(w.rng.randrange(*low) * scale),
            "high": str(w.rng.randrange(*high) * scale),
        }

    def _overlap(self, w: Builder) -> Values:
        whole = self.case.total("done")
        step = self.case.fund.task[2]
        shares = ((520, 760), (280, 450), (310, 620))
        parts = (whole * w.rng.randrange(*each) // 1000 // step * step for each in shares)
        return dict(zip("xyz", (w.count(part, "") for part in parts), strict=True))

    def _etc(self, w: Builder) -> Values:
        a, b, c = w.rng.sample(TOWNS, 3)
        what = "政策明白卡" if self.case.fund.key == "house" else "管护公示牌"
        return {"a": a, "b": b, "c": c, "n": str(w.rng.randrange(5, 19)), "what": what}

    def _pairs(self, w: Builder) -> Values:
        a, b = PAIRS[self.case.fund.key]
        low = self.case.total("issued") * 20 // 1000
        x, y = (w.money(low * w.rng.randrange(700, 1700) // 1000) for _ in range(2))
        return {"a": a, "b": b, "x": x, "y": y}

    # --- survey ------------------------------------------------------------------------------
    def _choices(self, w: Builder) -> Values:
        low = ((5100, 7400), (4200, 6300), (3300, 5200))
        return dict(
            zip(
                "xyz",
                (w.rate(Fraction(w.rng.randrange(*each), 10000)) for each in low),
                strict=True,
            )
        )

    def _levels(self, w: Builder) -> Values:
        first, third, last = (w.rng.randrange(*each) for each in ((41, 60), (8, 17), (2, 7)))
        parts = (first, 100 - first - third - last, third, last)
        a, b, c, d = (w.rate(Fraction(part, 100), places=1) for part in parts)
        both = w.rate(Fraction(parts[0] + parts[1], 100), places=1)
        w.relate(
            Adds("shares", (a, b, c, d), Fraction(1)),
            Linear("share", ((both, -1), (a, 1), (b, 1))),
        )
        return {"a": a, "b": b, "c": c, "d": d, "e": both}

    def _about(self, w: Builder) -> Values:
        below = w.rng.randrange(2, 9) * 100
        seen = below + w.rng.randrange(8, 93)
        low, high, exact = (w.count(number, "") for number in (below, below + 100, seen))
        w.relate(AtMost("hedge", low, exact), AtMost("hedge", exact, high))
        return {"low": low, "high": high, "exact": exact}

    def _times(self, w: Builder) -> Values:
        before = w.rng.randrange(310, 2600)
        now = before * w.rng.randrange(13, 38) // 10
        cur, base = w.count(now, ""), w.count(before, "")
        number = print_decimal(Fraction(now, before), w.rng.choice((1, 2)), False)
        times = Figure(number, "", Fraction(1), "multiple")
        w.divides(times, cur, base, "multiple")
        return {"cur": cur, "base": base, "times": times}

    # --- score -------------------------------------------------------------------------------
    def _self(self, w: Builder) -> Values:
        own = w.rng.randrange(9650, 9960, 5)
        x, d = mark(own), mark(own - self.total)
        total = self.final or mark(self.total)
        w.relate(Linear("score_sum", ((x, 1), (d, -1), (total, -1))))
        return {"x": x, "d": d}

    final: Figure | None = None

    def _draft(self, w: Builder) -> Values:
        more = w.rng.choice((20, 50, 65, 80))
        x, d, y = mark(self.total - more), mark(more), mark(self.total, key="score_total")
        w.relate(Linear("score_sum", ((x, 1), (d, 1), (y, -1))))
        return {"x": x, "d": d, "y": y}

    def _place_score(self, w: Builder) -> Values:
        names = [check.county for check in self.case.checks]
        points = [self.total + w.rng.randrange(-420, 330) for _ in names]
        figures = [mark(each) for each in points]
        whole, many = sum(points), len(points)
        mean = (2 * whole + many) // (2 * many)
        number = f"{mean // 100}.{mean % 100:02d}"
        result, count = Figure(number, "分", Fraction(1), "score"), w.count(many, "")
        top = tuple((figure, 1) for figure in figures)
        w.relate(Quotient("average", result, top, ((count, 1),)))
        runs = joined([(name, each) for name, each in zip(names, figures, strict=True)], "、")
        return {"count": count, "list": runs, "mean": result}

    # --- basis and troubles ------------------------------------------------------------------
    def _docs(self, w: Builder) -> Values:
        year = self.case.year
        return {
            "p": self.case.city.mark,
            "c": self.case.city.name[:2],
            "y0": str(w.rng.choice((2020, 2021))),
            "n": str(w.rng.randrange(3, 30)),
            "next": str(year + 1),
            "m": str(w.rng.randrange(4, 22)),
            "k": str(w.rng.randrange(11, 99)),
            "code": f"{year + 1}0{w.rng.randrange(3, 5)}{w.rng.randrange(100, 999)}",
        }

    def _history(self, w: Builder) -> Values:
        past = self.case.year - w.rng.randrange(8, 15)
        return {"past": str(past), "mid": str(past + w.rng.randrange(3, 6))}

    def _both(self, w: Builder) -> Values:
        fund = self.case.fund
        return {"n": str(w.rng.randrange(1, 3)), "unit": fund.seen_unit, "name": fund.seen_name}
