"""Tianjin: a unit's self-evaluation of all its projects, summary first, a sheet for each."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Pieces, Value, compose, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Adds, Linear, Sign
from benchmarks.checks.held_out.round3.north_print import Purse, hundredths, moved, ratio
from benchmarks.checks.held_out.round3.tianjin_books import (
    SOURCES,
    WHOLE,
    draw_book,
)
from benchmarks.checks.held_out.round3.tianjin_plan import RUN, TARGET
from benchmarks.checks.held_out.round3.tianjin_projects import MARKS, ProjectPages
from benchmarks.checks.held_out.round3.tianjin_sheet import firsts
from benchmarks.checks.held_out.wording import mark, polled


def write(w: Builder) -> None:
    purse = Purse(w)
    SelfEvaluation(w, purse, draw_book(w.rng, purse)).write()


class SelfEvaluation(ProjectPages):
    """Write one report section by section."""

    def write(self) -> None:
        w, say, book = self.w, self.say, self.book
        w.heading(-1, book.unit.name, w.this_year(), "度项目支出绩效自评报告")
        say.say("opening", year=w.this_year())
        w.end()
        w.heading(1, "一、基本情况")
        self._base()
        w.heading(1, "二、自评工作开展情况")
        self._method()
        w.heading(1, "三、自评结果总体情况")
        self._results()
        w.heading(1, "四、分项目自评情况")
        for number, project in enumerate(book.projects):
            w.heading(2, f"（{MARKS[number]}）", w.name(project.name))
            self.project(project)
            if not self.is_attached:
                self.sheets.sheet(project, "")
        w.heading(1, "五、未完成指标及偏差原因")
        self.missed()
        w.heading(1, "六、存在的问题和改进措施")
        say.three("trouble", "trouble_pool", w.rng.choice(("个", "方面")))
        w.end()
        say.three("remedy", "remedy_pool", w.rng.choice(("项", "方面")))
        w.end()
        w.heading(1, "七、自评结果公开和应用")
        say.say("public", next_year=w.of_year(w.year + 1, "next_year"))
        w.end()
        if self.is_attached:
            for number, project in enumerate(book.projects, 1):
                self.sheets.sheet(project, f"附件{number}　")

    def _base(self) -> None:
        w, say, book = self.w, self.say, self.book
        say.say("duty", name=book.unit.name, office=book.unit.office, duty=book.unit.duty)
        self.hard["base"].print(1)
        w.end()
        names = [each.name for each in book.projects]
        count = w.count(len(names), "", "projects")
        run = joined([(w.name(name),) for name in names], "、")
        w.counts(count, names, say.say("listed", count=count, names=run))
        before = book.before[0]
        cur, base = w.count(len(names), "", "projects"), w.count(before, "")
        diff = w.count(abs(len(names) - before), "")
        words = w.change(count, base, diff)
        sign = 1 if len(names) > before else -1
        w.relate(Linear("difference", ((cur, 1), (base, -1), (diff, -sign))))
        last = w.of_year(w.year - 1)
        say.say("compared", cur=cur, base=base, diff=diff, dir=words["dir"], prev_year=last)
        self._kinds(count)
        w.end()

    def _kinds(self, count: Figure) -> None:
        w, book = self.w, self.book
        counts, amounts = [], []
        for kind in (TARGET, RUN):
            own = [each for each in book.projects if each.plan.kind == kind]
            counts.append(w.count(len(own), ""))
            amounts.append(self.money(sum(each.budget for each in own), f"kind:{kind}"))
        if all(int(each.number) for each in counts):
            w.adds_up(count, counts, "count_sum")
            self.kind_amounts = amounts
            self.say.say("kinds", a=counts[0], b=counts[1], x=amounts[0], y=amounts[1])

    def _method(self) -> None:
        w, say = self.w, self.say
        template, runs, weights = say.draw("method_part"), [], []
        for name in firsts(self.book):
            full = mark(WHOLE[self.book.has_cost][name] * 100, "", f"whole:{name}", "weight")
            weights.append(full)
            runs.append(compose(template, {"name": name, "full": full}))
        money = mark(1000, "", "whole:money", "weight")
        w.relate(Adds("weights", (money, *weights), Fraction(100)))
        say.say("method", money=money, parts=joined(runs, "、"))
        say.say("scoring")
        w.end()

    def _results(self) -> None:
        w, book = self.w, self.book
        self._topic(1, "资金执行情况")
        budget = self._total()
        w.end()
        if any(book.source(number)[1] for number in (1, 2)):
            self._sources(budget)
        self.hard["funds"].print(w.rng.choice((3, 3, 4)))
        w.end()
        self._topic(2, "得分情况")
        self._scores()
        w.end()
        self._topic(3, "指标完成情况")
        self._indicators()
        self._poll()
        self.hard["survey"].print(1)
        w.end()
        self.totals = self.sheets.summary("")

    def _topic(self, number: int, name: str) -> None:
        if self.has_headings:
            self.w.heading(2, f"（{MARKS[number - 1]}）{name}")
        else:
            self.w.add((f"{number}．{name}。",))

    def _total(self) -> Figure:
        w, book = self.w, self.book
        initial, budget = (
            self.money(book.initial, "initial_all"),
            self.money(book.budget, "budget_all"),
        )
        spent = self.money(book.spent, "spent_all")
        self.spent_of_all = spent
        left = self.money(book.budget - book.spent)
        rate = ratio(w, spent, budget, (book.spent, book.budget), key="rate_all")
        w.relate(Linear("difference", ((budget, 1), (spent, -1), (left, -1))))
        if self.kind_amounts:
            w.adds_up(budget, self.kind_amounts)
        count = w.count(len(book.projects), "", "projects")
        values: dict[str, Value] = {"count": count, "spent": spent, "rate": rate, "left": left}
        if book.initial == book.budget:
            self.say.say("money_same", budget=budget, **values)
            self._pace(rate)
            return budget
        up = book.budget > book.initial
        step, word = self.money(abs(book.budget - book.initial)), w.word("调增" if up else "调减")
        w.relate(
            Linear("adjustment", ((initial, 1), (step, 1 if up else -1), (budget, -1))),
            Sign("adjustment", word, budget, initial),
        )
        self.say.say("money", initial=initial, adjust=step, word=word, budget=budget, **values)
        self._pace(rate)
        return budget

    def _pace(self, rate: Figure) -> None:
        """Compare the rate of execution with last year's."""
        w, book = self.w, self.book
        now = Fraction(book.spent, book.budget)
        step = w.rng.choice((-1, 1)) * Fraction(w.rng.randrange(20, 410), 10000)
        before = min(now - step, Fraction(9990, 10000))
        base, points = w.rate(before), w.points(abs(now - before))
        values = moved(w, rate, base, points, ("提高", "下降"))
        last = w.of_year(w.year - 1)
        self.say.say("pace", base=base, word=values["word"], points=points, prev_year=last)

    def _sources(self, budget: Figure) -> None:
        w, book = self.w, self.book
        template, runs = self.say.draw("source"), []
        amounts, paid, shares = [], [], []
        for number, name in enumerate(SOURCES):
            _, planned, spent = book.source(number)
            if not planned:
                continue
            top = self.money(planned, f"source{number}.budget")
            out = self.money(spent, f"source{number}.spent")
            share = w.rate(Fraction(planned, book.budget))
            w.divides(share, top, budget, "share")
            rate = ratio(w, out, top, (spent, planned), key=f"source{number}.rate")
            amounts.append(top)
            paid.append(out)
            shares.append(share)
            values: dict[str, Value] = {
                "name": name,
                "budget": top,
                "share": share,
                "spent": out,
                "rate": rate,
            }
            runs.append(compose(template, values))
        w.adds_up(budget, amounts)
        w.adds_up(self.spent_of_all, paid)
        w.relate(Adds("shares", tuple(shares), Fraction(1)))
        self.say.say("sources", parts=joined(runs, "；"))

    def _scores(self) -> None:
        w, book = self.w, self.book
        count = w.count(len(book.projects), "", "projects")
        points = [each.points for each in book.projects]
        bands = (
            sum(each >= 9000 for each in points),
            sum(8000 <= each < 9000 for each in points),
            sum(each < 8000 for each in points),
        )
        figures = [w.count(number, "") for number in bands]
        w.adds_up(count, figures, "count_sum")
        mean, base = hundredths(book.mean, key="mean"), hundredths(book.before[1])
        diff = hundredths(abs(book.mean - book.before[1]))
        values = moved(w, mean, base, diff, ("提高", "降低"))
        named: dict[str, Value] = dict(zip("abc", figures, strict=True))
        self.say.say(
            "result",
            count=count,
            mean=mean,
            base=base,
            word=values["word"],
            points=diff,
            **named,
        )
        ranked = sorted(book.projects, key=lambda each: each.points)
        low, high = ranked[0], ranked[-1]
        top, bottom = (hundredths(e.points, "分", f"result:{e.name}") for e in (high, low))
        gap = hundredths(high.points - low.points)
        w.relate(Linear("difference", ((top, 1), (bottom, -1), (gap, -1))))
        names = {"top": w.name(high.name), "bottom": w.name(low.name)}
        self.say.say("extremes", high=top, low=bottom, gap=gap, **names)
        self.hard["result"].print(w.rng.choice((1, 2)))

    def _indicators(self) -> None:
        w, found = self.w, self.book.shown
        every = w.count(len(found), "")
        template, runs, parts = self.say.draw("indicator_part"), [], []
        for name in firsts(self.book):
            number = w.count(sum(each.first == name for each in found), "")
            parts.append(number)
            runs.append(compose(template, {"name": name, "count": number}))
        w.adds_up(every, parts, "count_sum")
        bad = sum(not each.is_met for each in found)
        good, failed = w.count(len(found) - bad, ""), w.count(bad, "", "missed")
        w.adds_up(every, (good, failed), "count_sum")
        rate = ratio(w, good, every, (len(found) - bad, len(found)))
        run: Pieces = joined(runs, "、")
        self.say.say("indicators", all=every, good=good, bad=failed, rate=rate, parts=run)

    def _poll(self) -> None:
        values = polled(self.w)
        found = [(each.shown[-1], each) for each in self.book.projects]
        ranked = sorted(found, key=lambda each: int(each[0].actual))
        for name, (shown, project) in (("low", ranked[0]), ("high", ranked[-1])):
            values[name] = self.sheets.value(project, shown, "actual")
        self.say.say("poll", **values)
