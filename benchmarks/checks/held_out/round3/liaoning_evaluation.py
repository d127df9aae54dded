"""The second half of the Liaoning report: self-evaluation, key evaluations, use of the results."""

from fractions import Fraction
from pathlib import Path

from benchmarks.checks.generator.builder import Builder, Pieces, Value, compose, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Later, Linear, Quotient, Within
from benchmarks.checks.generator.scorecard import Scorecard
from benchmarks.checks.held_out.round3.liaoning_city import CAUSES, KINDS, City
from benchmarks.checks.held_out.round3.liaoning_passages import Passages, sprinklers
from benchmarks.checks.held_out.round3.liaoning_tables import Annex, Tables
from benchmarks.checks.held_out.round3.north_print import (
    Purse,
    grown,
    half_up,
    hundredths,
    moved,
    ratio,
)
from benchmarks.checks.held_out.wording import Wording, mark

FOLDER = Path(__file__).parent / "phrases"


class Evaluations:
    """Write what was evaluated and what came of it."""

    def __init__(self, w: Builder, purse: Purse, city: City, card: Scorecard) -> None:
        self.w, self.purse, self.city, self.card = w, purse, city, card
        self.big = w.rng.choice(("亿元", "亿元", "万元"))
        self.say = Wording(w, "liaoning", FOLDER)
        self.annex, self.tables = Annex(w), Tables(w, city, purse, card)
        self.hard = sprinklers(self.say, Passages(city, purse, self.big), city.place)

    def _self(self) -> None:
        w, city = self.w, self.city
        done = w.count(city.reviewed, "", "reviewed")
        before = w.count(city.projects_before, "", "projects.last")
        late, secret = w.count(city.late, ""), w.count(city.secret, "")
        w.relate(Linear("count_sum", ((before, 1), (late, 1), (secret, -1), (done, -1))))
        whole = sum(each.reviewed for each in city.fields)
        amount = self.purse.money(whole, "reviewed_amount", self.big)
        self.say.say(
            "self",
            prev_year=w.of_year(w.year - 1),
            before=before,
            late=late,
            secret=secret,
            reviewed=done,
            amount=amount,
        )
        sums = [sum(each.bands[place] for each in city.fields) for place in range(4)]
        bands = [w.count(number, "", f"band{place}") for place, number in enumerate(sums)]
        w.adds_up(done, bands, "count_sum")
        share = ratio(w, bands[0], done, (sums[0], city.reviewed), "share")
        values: dict[str, Value] = dict(zip("abcd", bands, strict=True))
        self.say.say("bands", share=share, table=self.annex.add(self.tables.bands), **values)
        w.end()
        self._check(done)
        self.hard["self"].print(w.rng.choice((1, 2)))

    def _check(self, done: Figure) -> None:
        w, city = self.w, self.city
        number, offices, over = city.checked
        sample = w.count(number, "")
        share = ratio(w, sample, done, (number, city.reviewed))
        first = w.rng.randrange(9300, 9790)
        step = w.rng.randrange(150, 400)
        own, review, gap = hundredths(first), hundredths(first - step), hundredths(step)
        w.relate(Linear("difference", ((own, 1), (review, -1), (gap, -1))))
        self.say.say(
            "checked",
            sample=sample,
            share=share,
            offices=w.count(offices, ""),
            own=own,
            review=review,
            gap=gap,
            over=w.count(over, ""),
        )

    def _key(self) -> None:
        w, city = self.w, self.city
        count = w.count(len(city.evaluated), "", "keyed")
        kinds = [
            w.count(sum(each.kind == kind for each in city.evaluated), "", f"kind:{kind}")
            for kind in KINDS
        ]
        w.adds_up(count, kinds, "count_sum")
        before = city.evaluated_before[0]
        base, diff = w.count(before, ""), w.count(abs(len(city.evaluated) - before), "")
        words = w.change(count, base, diff)
        values: dict[str, Value] = dict(zip("abc", kinds, strict=True))
        label = self.annex.add(self.tables.evaluated)
        funds = sum(each.amount for each in city.evaluated)
        text = self.say.say(
            "key",
            count=count,
            funds=self.purse.money(funds, "funds", self.big),
            base=base,
            diff=diff,
            dir=words["dir"],
            prev_year=w.of_year(w.year - 1),
            table=label,
            **values,
        )
        self._grades(count)
        self._extremes()
        if label not in text:
            w.add((f"评价结果见{label}。",))
        self._demoted()
        self.hard["key"].print(1)
        w.end()
        self._sheet()
        w.end()
        self._problems()

    def _grades(self, count: Figure) -> None:
        w, city = self.w, self.city
        template, runs = self.say.draw("grade_part"), []
        found: dict[str, Figure] = {}
        for name in "优良中差":
            number = sum(each.grade == name for each in city.evaluated)
            if number:
                found[name] = w.count(number, "")
                runs.append(compose(template, {"name": name, "count": found[name]}))
        w.adds_up(count, found.values(), "count_sum")
        missing = "、".join(f"“{name}”" for name in "优良中差" if name not in found)
        good = [found[name] for name in "优良" if name in found]
        number = sum(each.grade in "优良" for each in city.evaluated)
        rate = w.rate(Fraction(number, len(city.evaluated)))
        w.relate(
            Quotient("ratio", rate, tuple((each, 1) for each in good), ((count, 1),)),
            Within("bounded", rate),
        )
        mean = half_up(sum(each.points for each in city.evaluated), len(city.evaluated))
        step = w.rng.choice((-1, 1)) * w.rng.randrange(12, 260)
        cur, base = hundredths(mean, key="mean"), hundredths(mean - step)
        values = moved(w, cur, base, hundredths(abs(step)), ("提高", "降低"))
        self.say.say(
            "grades",
            parts=joined(runs, "，"),
            none=f"没有{missing}等级",
            rate=rate,
            mean=cur,
            base=base,
            word=values["word"],
            points=values["diff"],
        )

    def _extremes(self) -> None:
        w = self.w
        ranked = sorted(self.city.evaluated, key=lambda each: each.points)
        low, high = ranked[0], ranked[-1]
        figures = [hundredths(each.points, "分", f"score:{each.name}") for each in (high, low)]
        gap = hundredths(high.points - low.points)
        w.relate(Linear("difference", ((figures[0], 1), (figures[1], -1), (gap, -1))))
        self.say.say(
            "extremes",
            top=w.name(high.name),
            bottom=w.name(low.name),
            high=figures[0],
            low=figures[1],
            gap=gap,
        )

    def _demoted(self) -> None:
        last = self.city.evaluated[-1]
        if last.points >= 9000 and last.grade == "良":
            score = hundredths(last.points, "分", f"score:{last.name}")
            name = self.w.name(last.name)
            self.w.hard("demoted", self.say.say("hard_demoted", name=name, score=score))

    def _sheet(self) -> None:
        w, card, first = self.w, self.card, self.city.evaluated[0]
        template, runs, scores = self.say.draw("card_part"), [], []
        for part in card.parts:
            score = mark(part.points, key=f"part:{part.name}")
            full = mark(part.full * 100, role="weight")
            scores.append(score)
            runs.append(compose(template, {"name": part.name, "score": score, "full": full}))
        total = hundredths(card.points, "分", f"score:{first.name}")
        w.adds_up(total, scores, "score_sum")
        lost: list[Pieces] = []
        template = self.say.draw("lost_part")
        for item in (item for part in card.parts for item in part.items):
            if item.points < item.full * 100:
                gone = mark(item.full * 100 - item.points, key=f"lost:{item.name}")
                values: dict[str, Value] = {
                    "name": item.name,
                    "lost": gone,
                    "cause": CAUSES[item.name],
                }
                lost.append(compose(template, values))
        label = self.annex.add(self.tables.sheet)
        name = w.name(first.name)
        self.say.say("card", name=name, total=total, parts=joined(runs), lost=joined(lost))
        w.add((f"完整得分情况见{label}。",))

    def _problems(self) -> None:
        w, city = self.w, self.city
        whole = sum(city.found)
        every, parts = w.count(whole, ""), [w.count(number, "") for number in city.found]
        w.adds_up(every, parts, "count_sum")
        good, bad = w.count(whole - city.open_problems, ""), w.count(city.open_problems, "")
        w.adds_up(every, (good, bad), "count_sum")
        rate = ratio(w, good, every, (whole - city.open_problems, whole))
        values: dict[str, Value] = dict(zip("abcd", parts, strict=True))
        self.say.say("problems", all=every, good=good, bad=bad, rate=rate, **values)

    def _apply(self) -> None:
        w, city, money = self.w, self.city, self.purse.money
        template, runs = self.say.draw("cut_part"), []
        lines = []
        for name, now, then in city.cuts:
            values = self._cut((now, then), (f"now:{name}", f"then:{name}", f"pressed:{name}"))
            lines.append(values)
            runs.append(compose(template, {"name": w.name(name), **values}))
        pair = (sum(now for _, now, _ in city.cuts), sum(then for *_, then in city.cuts))
        total = self._cut(pair, ("cut_now", "cut_then", "pressed"))
        for each in ("now", "then", "cut"):
            w.adds_up(total[each], (line[each] for line in lines))
        year, later = w.this_year(), [w.of_year(w.year + 1) for _ in range(2)]
        w.relate(*(Later("period", each, year, 1) for each in later))
        counts = [w.count(len(city.cuts), "") for _ in range(2)]
        parts = joined(runs, "；")
        text = self.say.say(
            "cuts",
            year=year,
            next_year=later[0],
            next_year2=later[1],
            count=counts[0],
            count2=counts[1],
            parts=parts,
            **total,
        )
        for count in counts:
            w.counts(count, [name for name, *_ in city.cuts], text)
        w.add((f"具体见{self.annex.add(self.tables.cuts)}。",))
        w.end()
        gone = money(city.cancelled[1])
        applied = money(city.pressed + city.cancelled[1], "savings3")
        w.adds_up(applied, (gone, total["cut"]))
        self.say.say("cancelled", n=w.count(city.cancelled[0], ""), amount=gone, sum=applied)
        self._saved()
        self.hard["apply"].print(w.rng.choice((1, 2, 3)))

    def _cut(self, pair: tuple[int, int], keys: tuple[str, str, str]) -> dict[str, Figure]:
        now, then = pair
        first, second, third = (
            self.purse.money(cents, key)
            for cents, key in zip((now, then, now - then), keys, strict=True)
        )
        rate = ratio(self.w, third, first, (now - then, now))
        self.w.relate(Linear("difference", ((first, 1), (second, -1), (third, -1))))
        return {"now": first, "then": second, "cut": third, "rate": rate}

    def _saved(self) -> None:
        w, city, money = self.w, self.city, self.purse.money
        keys = ("savings0", "savings1", "recovered", "savings3")
        parts = [money(cents, key) for cents, key in zip(city.savings, keys, strict=True)]
        whole = sum(city.savings)
        total, base = money(whole, "saved", self.big), money(city.saved_before, "", self.big)
        w.adds_up(total, parts)
        step = money(abs(whole - city.saved_before), "", self.big)
        values: dict[str, Value] = dict(zip("abcd", parts, strict=True))
        change = grown(w, total, base, step, (whole, city.saved_before))
        self.say.say("saved", total=total, **change, **values)
