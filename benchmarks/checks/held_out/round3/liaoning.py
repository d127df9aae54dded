"""Liaoning: a finance bureau's report on its year of performance management to the 人大."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value, compose, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Later, Linear, Within
from benchmarks.checks.held_out.round3.liaoning_city import draw_card, draw_city
from benchmarks.checks.held_out.round3.liaoning_evaluation import Evaluations
from benchmarks.checks.held_out.round3.north_print import (
    Purse,
    grown,
    half_up,
    hundredths,
    ratio,
)
from benchmarks.checks.held_out.wording import polled

MARKS = "一二三四五六七八九"


def write(w: Builder) -> None:
    purse = Purse(w)
    card = draw_card(w.rng)
    Report(w, purse, draw_city(w.rng, purse, card.points), card).write()


class Report(Evaluations):
    """Write one report section by section."""

    def write(self) -> None:
        w, say = self.w, self.say
        title = w.rng.choice(
            (
                "度预算绩效管理工作情况的报告",
                "度市本级预算绩效管理工作的总结报告",
                "预算绩效管理工作开展情况的报告",
            )
        )
        w.heading(-1, f"{self.city.place}财政局关于", w.this_year(), title)
        w.paragraph((f"{self.city.place}人大常委会：",))
        say.say("opening", year=w.this_year())
        w.end()
        w.heading(1, "一、总体情况")
        self._overview()
        w.end()
        say.three("system", "system_pool", w.rng.choice(("项", "个")))
        self.hard["base"].print(w.rng.choice((1, 2)))
        w.end()
        w.heading(1, "二、主要工作开展情况")
        sections = [
            ("事前绩效评估", self._pre),
            ("绩效目标管理", self._targets),
            ("绩效运行监控", self._monitoring),
            ("单位自评", self._self),
            ("财政重点评价", self._key),
            ("评价结果应用", self._apply),
            ("县区推进和基础管理", self._others),
        ]
        for number, (name, print_section) in enumerate(sections):
            w.heading(2, f"（{MARKS[number]}）{name}")
            print_section()
            w.end()
            self.annex.flush()
        w.heading(1, "三、存在的主要问题")
        say.three("trouble", "trouble_pool", w.rng.choice(("个", "方面")))
        w.end()
        w.heading(1, "四、下一步工作安排")
        say.three("remedy", "remedy_pool", w.rng.choice(("项", "方面")))
        w.end()
        say.say("closing")
        w.end()
        self.annex.flush(is_end=True)

    def _overview(self) -> None:
        w, city, money = self.w, self.city, self.purse.money
        self.say.say(
            "overview",
            departments=w.count(city.departments, "", "departments"),
            projects=w.count(city.projects, "", "projects"),
            amount=money(city.amount, "amount", self.big),
            monitored=w.count(city.monitored, "", "monitored"),
            keyed=w.count(len(city.evaluated), "", "keyed"),
            funds=money(sum(each.amount for each in city.evaluated), "funds", self.big),
            saved=money(sum(city.savings), "saved", self.big),
        )

    def _pre(self) -> None:
        w, city, money = self.w, self.city, self.purse.money
        whole = w.count(sum(city.assessed), "")
        parts = [w.count(number, "") for number in city.assessed]
        w.adds_up(whole, parts, "count_sum")
        cut = city.declared - city.accepted
        asked, given, gone = (
            money(city.declared),
            money(city.accepted),
            money(cut, "savings0"),
        )
        w.relate(Linear("difference", ((asked, 1), (given, -1), (gone, -1))))
        values: dict[str, Value] = dict(zip(("good", "part", "bad"), parts, strict=True))
        rate = ratio(w, gone, asked, (cut, city.declared))
        self.say.say(
            "pre",
            n=whole,
            declared=asked,
            accepted=given,
            cut=gone,
            rate=rate,
            year=w.this_year(),
            **values,
        )
        self.hard["pre"].print(w.rng.choice((0, 1)))

    def _targets(self) -> None:
        w, city = self.w, self.city
        amount = self._target()
        template, runs, shares = self.say.draw("book_part"), [], []
        for name, number, cents in city.books:
            figure, share = (
                self.purse.money(cents, "", self.big),
                w.rate(Fraction(cents, city.amount)),
            )
            w.divides(share, figure, amount, "share")
            count = w.count(number, "")
            shares.append((count, figure))
            values: dict[str, Value] = {
                "name": name,
                "count": count,
                "amount": figure,
                "share": share,
            }
            runs.append(compose(template, values))
        w.adds_up(amount, (figure for _, figure in shares))
        w.adds_up(self.projects, (count for count, _ in shares), "count_sum")
        self.say.say("books", parts=joined(runs, w.rng.choice(("；", "，"))))
        w.end()
        self._top(amount)
        self._review()
        self.hard["target"].print(w.rng.choice((1, 2)))
        w.add((f"分领域情况见{self.annex.add(self.tables.targets)}。",))

    def _target(self) -> Figure:
        w, city, money = self.w, self.city, self.purse.money
        self.projects = w.count(city.projects, "", "projects")
        before = w.count(city.projects_before, "", "projects.last")
        diff = w.count(abs(city.projects - city.projects_before), "")
        number = grown(w, self.projects, before, diff, (city.projects, city.projects_before))
        amount = money(city.amount, "amount", self.big)
        base = money(city.amount_before, "amount.last", self.big)
        step = money(abs(city.amount - city.amount_before), "", self.big)
        change = grown(w, amount, base, step, (city.amount, city.amount_before))
        year, last = w.this_year(), w.of_year(w.year - 1)
        w.relate(Later("period", year, last, 1))
        self.say.say(
            "target",
            year=year,
            prev_year=last,
            departments=w.count(city.departments, "", "departments"),
            projects=self.projects,
            amount=amount,
            pdir=number["dir"],
            pdir2=number["dir2"],
            pdiff=diff,
            pbase=before,
            prate=number["rate"],
            **change,
        )
        return amount

    def _top(self, amount: Figure) -> None:
        w, city = self.w, self.city
        first = sorted(city.fields, key=lambda each: -each.amount)[:3]
        figures = [self.purse.money(each.amount, f"field:{each.name}", self.big) for each in first]
        whole = sum(each.amount for each in first)
        total = self.purse.money(whole, "", self.big)
        w.adds_up(total, figures)
        share = w.rate(Fraction(whole, city.amount))
        w.divides(share, total, amount, "share")
        values: dict[str, Value] = dict(zip("xyz", figures, strict=True))
        values |= dict(zip("abc", (each.name for each in first), strict=True))
        self.say.say("top", sum=total, share=share, **values)

    def _review(self) -> None:
        w, city = self.w, self.city
        again, bad = city.returned
        sent = w.count(city.projects + bad, "")
        parts = [w.count(number, "") for number in (city.projects - again, again, bad)]
        w.adds_up(sent, parts, "count_sum")
        asked = self.purse.money(city.amount + city.review_cut, "", self.big)
        cut = self.purse.money(city.review_cut, "savings1")
        rate = ratio(w, cut, asked, (city.review_cut, city.amount + city.review_cut))
        values: dict[str, Value] = dict(zip(("first", "again", "bad"), parts, strict=True))
        self.say.say("review", sent=sent, asked=asked, cut=cut, rate=rate, **values)

    def _monitoring(self) -> None:
        w, city, money = self.w, self.city, self.purse.money
        whole, own = (
            w.count(city.monitored, "", "monitored"),
            w.count(city.projects, "", "projects"),
        )
        added = w.count(city.added[0], "")
        w.adds_up(whole, (own, added), "count_sum")
        amount = money(city.monitored_amount, "", self.big)
        spent = money(city.july, "", self.big)
        rate = ratio(w, spent, amount, (city.july, city.monitored_amount), key="july_rate")
        pace = w.rate(Fraction(7, 12))
        step = Fraction(city.july, city.monitored_amount) - Fraction(7, 12)
        points = w.points(abs(step))
        w.relate(Linear("points", ((rate, 1), (pace, -1), (points, -1 if step >= 0 else 1))))
        self.say.say(
            "monitor",
            monitored=whole,
            projects=own,
            added=added,
            amount=amount,
            spent=spent,
            rate=rate,
            pace=pace,
            points=points,
            word="高于" if step >= 0 else "低于",
        )
        self._lights(whole)
        w.end()
        self._watch()
        self.hard["monitor"].print(w.rng.choice((1, 2)))

    def _lights(self, whole: Figure) -> None:
        w, city = self.w, self.city
        lights = [w.count(number, "") for number in city.lights]
        w.adds_up(whole, lights, "count_sum")
        share = ratio(w, lights[0], whole, (city.lights[0], city.monitored), "share")
        values: dict[str, Value] = dict(zip(("green", "yellow", "red"), lights, strict=True))
        self.say.say("lights", share=share, **values)
        red = w.count(city.lights[2], "")
        pressed, stopped = (w.count(number, "") for number in city.red)
        w.adds_up(red, (pressed, stopped), "count_sum")
        w.relate(Linear("count_sum", ((red, 1), (lights[2], -1))))
        recovered = self.purse.money(city.recovered, "recovered")
        self.say.say("red", red=red, pressed=pressed, stopped=stopped, recovered=recovered)

    def _watch(self) -> None:
        w, found = self.w, self.city.watched
        label = self.annex.add(self.tables.watched)
        whole, paid = sum(each.budget for each in found), sum(each.spent for each in found)
        amount = self.purse.money(whole, "watched")
        spent = self.purse.money(paid, "watched_spent")
        rate = w.rate(Fraction(paid, whole), "watched_rate")
        w.divides(rate, spent, amount)
        w.relate(Within("bounded", rate))
        count, names = w.count(len(found), ""), [each.name for each in found]
        run = joined([(w.name(name),) for name in names], "、")
        text = self.say.say(
            "watched", count=count, names=run, amount=amount, spent=spent, rate=rate, table=label
        )
        w.counts(count, names, text)

    def _others(self) -> None:
        w = self.w
        topics = [self._counties, self._agencies, self._public, self._poll]
        if w.rng.random() < 0.4:
            topics.remove(w.rng.choice(topics[:3]))
        for topic in topics:
            topic()
        if w.rng.random() < 0.3:
            self.hard["base"].print(1)

    def _counties(self) -> None:
        w, found = self.w, self.city.counties
        names = [name for name, _ in found]
        ranked = sorted(found, key=lambda each: -each[1])
        (top, most), (bottom, least) = ranked[0], ranked[-1]
        high, low = (
            hundredths(most, "分", f"county:{top}"),
            hundredths(least, "分", f"county:{bottom}"),
        )
        gap = hundredths(most - least)
        w.relate(Linear("difference", ((high, 1), (low, -1), (gap, -1))))
        number = half_up(sum(points for _, points in found), len(found))
        count = w.count(len(found), "")
        text = self.say.say(
            "county",
            names="、".join(names),
            count=count,
            mean=hundredths(number, "分", "counties"),
            high=high,
            low=low,
            gap=gap,
        )
        w.counts(count, names, text)
        w.add((f"各县（区）得分见{self.annex.add(self.tables.counties)}。",))
        w.end()

    def _agencies(self) -> None:
        w, city = self.w, self.city
        number = len(city.evaluated)
        cost, heads = self.purse.money(city.fee), w.count(number, "", "keyed")
        mean = w.money(half_up(city.fee, number))
        w.divides(mean, cost, heads, "average")
        self.say.say("agency", n=w.count(city.agencies, ""), cost=cost, heads=heads, mean=mean)

    def _public(self) -> None:
        w, city = self.w, self.city
        bad = w.rng.randrange(2, 5)
        every = w.count(city.departments, "", "departments")
        good, closed = w.count(city.departments - bad, ""), w.count(bad, "")
        w.adds_up(every, (good, closed), "count_sum")
        rate = ratio(w, good, every, (city.departments - bad, city.departments))
        self.say.say("public", all=every, good=good, bad=closed, rate=rate)

    def _poll(self) -> None:
        self.say.say("poll", **polled(self.w))
