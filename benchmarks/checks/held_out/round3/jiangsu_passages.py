"""Passages of the office's report that look wrong and are right, by the section they suit."""

from collections.abc import Mapping
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value, print_decimal
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Adds, AtMost, Linear, Quotient, Same
from benchmarks.checks.held_out.passages import Passage
from benchmarks.checks.held_out.round3.jiangsu_books import Accounts
from benchmarks.checks.held_out.wording import mark

Values = dict[str, Value]
GRAIN = 10**4


class Cases:
    """Draw the figures of the passages; `place` and `unit` of a Passage are not needed."""

    def __init__(self, acc: Accounts, total: int) -> None:
        self.acc, self.total = acc, total
        self.is_edu = acc.trade.key == "edu"
        self.bodies: list[Figure] = []

    def _of(self, edu: str, health: str) -> str:
        return edu if self.is_edu else health

    def finance(self) -> Mapping[str, Passage]:
        names = "caliber rebase cumul negative first midyear later yuan some ratio"
        return self._named(names)

    def results(self) -> Mapping[str, Passage]:
        both = self._named("over plan times drop about net etc")
        prefix = self.acc.trade.key
        own = self._named("overlap rank term standard pair")
        return {**both, **{f"{prefix}_{tag}": passage for tag, passage in own.items()}}

    def working(self) -> Mapping[str, Passage]:
        return self._named("docs sample watch")

    def scoring(self) -> Mapping[str, Passage]:
        return self._named("draft scheme mean")

    def _named(self, names: str) -> dict[str, Passage]:
        def drawn(tag: str) -> Passage:
            return lambda w, place, unit: getattr(self, tag)(w)

        return {tag: drawn(tag) for tag in names.split()}

    # --- money -------------------------------------------------------------------------------
    def caliber(self, w: Builder) -> Values:
        wide = self.acc.spent() * w.rng.randrange(1120, 1480) // 1000
        stat = self._of("教育经费统计", "卫生总费用核算")
        return {"stat": stat, "y0": str(w.year), "x": w.money(wide)}

    def rebase(self, w: Builder) -> Values:
        name = self._of("学校物业委托服务", "急救站点委托运行")
        base = w.rng.randrange(3 * 10**3, 12 * 10**3) * GRAIN
        now = base * w.rng.choice((w.rng.randrange(820, 970), w.rng.randrange(1030, 1260))) // 1000
        cur, before = w.money(now), w.money(base)
        rate = w.rate(Fraction(abs(now - base), base))
        words = w.change(cur, before, w.money(abs(now - base)))
        sign = 1 if now >= base else -1
        w.relate(Quotient("growth", rate, ((cur, 1),), ((before, 1),), sign, -1))
        old = w.money(base * w.rng.randrange(1070, 1210) // 1000)
        return {"name": name, "cur": cur, "base": before, "old": old, "rate": rate, **words}

    def cumul(self, w: Builder) -> Values:
        whole = w.rng.randrange(3600, 9800) * 10**6
        done = whole * w.rng.randrange(560, 880) // 1000 // GRAIN * GRAIN
        paid = done * w.rng.randrange(620, 940) // 1000 // GRAIN * GRAIN
        now = paid * w.rng.randrange(90, 300) // 1000 // GRAIN * GRAIN
        total, built, given, own = (w.money(cents) for cents in (whole, done, paid, now))
        rate = w.rate(Fraction(paid, done))
        w.divides(rate, given, built)
        w.relate(AtMost("part_of", built, total), AtMost("part_of", own, given))
        name = self._of("县职教中心迁建工程", "县中医院门诊综合楼工程")
        return {
            "name": name,
            "total": total,
            "done": built,
            "paid": given,
            "now": own,
            "rate": rate,
        }

    def negative(self, w: Builder) -> Values:
        item = w.rng.choice(("邮电费", "租赁费", "委托业务费"))
        return {"item": item, "amount": w.money(-w.rng.randrange(40, 1900) * GRAIN)}

    def first(self, w: Builder) -> Values:
        name = self._of("校园心理健康服务委托经费", "托育服务机构备案奖补经费")
        return {"name": name, "x": w.money(w.rng.randrange(1200, 6000) * GRAIN)}

    def midyear(self, w: Builder) -> Values:
        return {"x": self._progress(w, 38, 44), "y": self._progress(w, 62, 71)}

    def _progress(self, w: Builder, low: int, high: int) -> Figure:
        return w.rate(Fraction(w.rng.randrange(low * 100, high * 100), 10000))

    def later(self, w: Builder) -> Values:
        return {"next": str(w.year + 1), "x": w.money(w.rng.randrange(900, 9000) * GRAIN)}

    def yuan(self, w: Builder) -> Values:
        cents = w.rng.randrange(3 * 10**6, 9 * 10**7)
        x, y = w.money(cents, unit="元"), w.money(cents)
        w.relate(Same("repeated", x, y))
        w.hard("mixed_units", y.text)
        return {"x": x, "y": y}

    def some(self, w: Builder) -> Values:
        whole = w.rng.randrange(3200, 9800) * GRAIN
        total = w.money(whole)
        x = w.money(whole * w.rng.randrange(32, 46) // 100 // GRAIN * GRAIN)
        y = w.money(whole * w.rng.randrange(12, 27) // 100 // GRAIN * GRAIN)
        w.relate(AtMost("part_of", x, total), AtMost("part_of", y, total))
        a = self._of("骨干校长研修", "全科医生转岗培训")
        b = self._of("安全员持证培训", "护理技能轮训")
        return {"total": total, "a": a, "b": b, "x": x, "y": y}

    def ratio(self, w: Builder) -> Values:
        return self._apart(w, w.rng.randrange(6100, 8400), w.rng.choice((-1, 1)))

    def _apart(self, w: Builder, one: int, sign: int) -> Values:
        step = w.rng.randrange(4, 60) * 10
        one = one // 10 * 10
        now, before = Fraction(one, 10000), Fraction(one - sign * step, 10000)
        p, q, d = w.rate(now, places=1), w.rate(before, places=1), w.points(abs(now - before), 1)
        w.relate(Linear("points", ((p, 1), (q, -1), (d, -sign))))
        return {"p": p, "q": q, "d": d, "word": "提高" if sign > 0 else "降低"}

    # --- results -----------------------------------------------------------------------------
    def over(self, w: Builder) -> Values:
        name = self._of("开展校园安全演练", "开展医疗机构监督检查")
        planned = w.rng.randrange(12, 60) * 10
        done = planned * w.rng.randrange(1130, 1720) // 1000
        plan, real = w.count(planned, ""), w.count(done, "")
        rate = w.rate(Fraction(done, planned))
        w.divides(rate, real, plan)
        return {"name": name, "plan": plan, "done": real, "rate": rate, "u": self._of("场", "户次")}

    def plan(self, w: Builder) -> Values:
        goal = w.rng.randrange(9200, 9700)
        aim, real = Fraction(goal, 10000), Fraction(goal - w.rng.randrange(40, 390), 10000)
        name = self._of("学前三年毛入园率", "65周岁以上老年人健康管理率")
        return {"name": name, "y0": str(w.year), "x": w.rate(aim), "y": w.rate(real)}

    def times(self, w: Builder) -> Values:
        base = w.rng.randrange(90, 700)
        now = base * w.rng.randrange(14, 47) // 10
        cur, before = w.count(now, ""), w.count(base, "")
        number = print_decimal(Fraction(now, base), w.rng.choice((1, 2)), False)
        rate = Figure(number, "", Fraction(1), "multiple")
        w.divides(rate, cur, before, "multiple")
        name = self._of("线上公开课开设数", "远程会诊例数")
        return {"name": name, "u": self._of("节", "例"), "cur": cur, "base": before, "times": rate}

    def drop(self, w: Builder) -> Values:
        base = w.rng.randrange(110, 640)
        now = base * w.rng.randrange(480, 900) // 1000
        cur, before, diff = (w.count(number, "") for number in (now, base, base - now))
        rate = w.rate(Fraction(base - now, base))
        w.relate(Linear("difference", ((before, 1), (cur, -1), (diff, -1))))
        w.divides(rate, diff, before, "growth")
        w.relate(Quotient("growth", rate, ((cur, 1),), ((before, 1),), -1, -1))
        name = self._of("招生入学信访件", "医疗服务投诉件")
        return {"name": name, "cur": cur, "base": before, "diff": diff, "rate": rate}

    def about(self, w: Builder) -> Values:
        low = w.rng.randrange(3, 18)
        exact = w.count(w.rng.randrange(60, 420), "")
        return {"exact": exact, "low": str(low), "high": str(low + w.rng.randrange(1, 3))}

    def net(self, w: Builder) -> Values:
        more = w.rng.randrange(160, 900)
        less = more * w.rng.randrange(15, 70) // 100
        new, gone, net = (w.count(number, "") for number in (more, less, more - less))
        w.relate(Linear("difference", ((new, 1), (gone, -1), (net, -1))))
        return {"new": new, "gone": gone, "net": net}

    def etc(self, w: Builder) -> Values:
        schools = ("县实验小学", "城东初级中学", "柳庄中心小学", "机关幼儿园", "河口中学")
        clinics = ("县妇幼保健院", "柳庄中心卫生院", "河口卫生院", "县疾控中心", "城东卫生院")
        a, b, c = w.rng.sample(schools if self.is_edu else clinics, 3)
        return {"a": a, "b": b, "c": c, "n": str(w.rng.randrange(5, 11))}

    def overlap(self, w: Builder) -> Values:
        low, high = (5200, 15000) if self.is_edu else (21000, 52000)
        whole = w.rng.randrange(low, high)
        total = w.count(whole, "")
        shares = ((410, 620), (520, 790), (380, 560)) if self.is_edu else ((640, 790),)
        shares = shares if self.is_edu else (*shares, (310, 430), (90, 170))
        x, y, z = (w.count(whole * w.rng.randrange(*each) // 1000, "") for each in shares)
        w.relate(*(AtMost("part_of", part, total) for part in (x, y, z)))
        return {"total": total, "x": x, "y": y, "z": z}

    def rank(self, w: Builder) -> Values:
        low, high = (8900, 9700) if self.is_edu else (5600, 7300)
        found = self._apart(w, w.rng.randrange(low, high), 1)
        return {"x": found["p"], "y": found["q"], "d": found["d"]}

    def term(self, w: Builder) -> Values:
        whole = w.rng.randrange(16000, 64000)
        x = w.count(whole, "")
        m = w.count(whole * w.rng.randrange(460, 560) // 1000, "")
        w.relate(AtMost("part_of", m, x))
        return {"a": str(w.year - 1), "b": str(w.year), "x": x, "m": m}

    def standard(self, w: Builder) -> Values:
        # The rate of a head rose by 5 yuan every year, to 79 in 2021.
        old = w.rng.choice((650, 720, 850)) if self.is_edu else 74 + 5 * (w.year - 2021)
        step = w.rng.choice((50, 70, 100)) if self.is_edu else 5
        x, y, d = (w.money(each * 100, unit="元", places=0) for each in (old, old + step, step))
        w.relate(Linear("difference", ((y, 1), (x, -1), (d, -1))))
        return {"x": x, "y": y, "d": d}

    def pair(self, w: Builder) -> Values:
        pairs = (
            (("河东中心小学", "河西中心小学"), ("城南第一幼儿园", "城南第二幼儿园"))
            if self.is_edu
            else (("河东中心卫生院", "河西中心卫生院"), ("白马卫生院", "白马湖卫生院"))
        )
        a, b = w.rng.choice(pairs)
        x, y = (w.money(w.rng.randrange(8000, 42000) * GRAIN) for _ in range(2))
        return {"a": a, "b": b, "x": x, "y": y}

    # --- management --------------------------------------------------------------------------
    def docs(self, w: Builder) -> Values:
        digits = "".join(str(w.rng.randrange(1, 10)) for _ in range(20))
        return {
            "p": self.acc.province,
            "y0": str(w.year - w.rng.randrange(0, 3)),
            "n": str(w.rng.randrange(2, 40)),
            "m": str(w.rng.randrange(41, 99)),
            "code": f"{w.year}{digits[:4]}",
            "area": str(w.rng.randrange(510, 539)),
            "phone": digits[4:11],
        }

    def sample(self, w: Builder) -> Values:
        whole = sum(self.acc.bodies)
        part = w.rng.randrange(4, max(whole // 3, 6))
        x, y = w.count(part, ""), w.count(whole, "")
        w.adds_up(y, self.bodies, "count_sum")
        rate = w.rate(Fraction(part, whole))
        w.divides(rate, x, y)
        return {"x": x, "y": y, "rate": rate}

    def draft(self, w: Builder) -> Values:
        cut = w.rng.choice((30, 50, 75, 120))
        x, d, y = mark(self.total + cut), mark(cut), mark(self.total, key="score_total")
        w.relate(Linear("score_sum", ((x, 1), (d, -1), (y, -1))))
        return {"x": x, "d": d, "y": y}

    def scheme(self, w: Builder) -> Values:
        names = {"a": 10, "b": 50, "c": 30, "d": 10}
        found = {name: mark(full * 100, role="weight") for name, full in names.items()}
        w.relate(Adds("weights", tuple(found.values()), Fraction(100)))
        return {**found}

    def mean(self, w: Builder) -> Values:
        low = w.rng.randrange(8400, 9100)
        high = w.rng.randrange(9700, 9960)
        least, most = mark(low), mark(high)
        mean = mark((low + high) // 2 + w.rng.randrange(40, 180))
        w.relate(AtMost("part_of", least, mean), AtMost("part_of", mean, most))
        count = w.count(len(self.acc.projects), "", "projects")
        return {"n": count, "mean": mean, "low": least, "high": most}

    def watch(self, w: Builder) -> Values:
        many = w.rng.randrange(3, 6)
        n, m = w.count(many, ""), w.count(many - w.rng.randrange(1, 3), "")
        w.relate(AtMost("part_of", m, n))
        return {"x": self._progress(w, 46, 56), "n": n, "m": m}
