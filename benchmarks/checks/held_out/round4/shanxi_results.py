"""The third to fifth parts: what was saved, done and reached, the points, troubles and remedies."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Value, compose, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Within
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round4 import shanxi_tables as tables
from benchmarks.checks.held_out.round4.office_figures import Pen
from benchmarks.checks.held_out.round4.shanxi_books import Books, Output
from benchmarks.checks.held_out.round4.shanxi_card import Sheet
from benchmarks.checks.held_out.wording import mark


def thrifty(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w, say = pen.w, pen.say
    w.heading(2, "（一）经济性分析")
    budget, spent = pen.money(books.public(0)), pen.money(books.public(1), "public")
    rate = w.rate(Fraction(books.public(1), books.public(0)), "rate:public")
    w.divides(rate, spent, budget)
    w.relate(AtMost("part_of", spent, budget), Within("bounded", rate))
    three = w.rate(Fraction(sum(books.three), sum(books.three_budget)), "rate:three")
    say.say("controls", budget=budget, spent=spent, rate=rate, three=three)
    plan, real = pen.money(books.to_buy, "to_buy"), pen.money(sum(books.bought), "bought")
    saved = pen.money(books.to_buy - sum(books.bought))
    part = w.rate(Fraction(books.to_buy - sum(books.bought), books.to_buy))
    done = w.rate(Fraction(sum(books.bought), books.to_buy), "rate:buy")
    w.relate(Linear("difference", ((plan, 1), (real, -1), (saved, -1))))
    w.divides(done, real, plan)
    w.divides(part, saved, plan)
    say.say("saved", plan=plan, real=real, saved=saved, rate=part, done=done)
    w.end()
    people, days = w.rng.randrange(60, 420), w.rng.choice((2, 3, 4, 5))
    cents = people * days * w.rng.randrange(23_000, 42_000) + w.rng.randrange(0, people)
    cost, number = pen.money(cents), w.count(people, "人")
    mean = w.money((2 * cents + people) // (2 * people), unit="元")
    w.divides(mean, cost, number, "average")
    times = w.count(w.rng.randrange(2, 9), "期")
    say.say("training", cost=cost, people=number, mean=mean, times=times, days=str(days))
    hard.print(1)
    w.end()


def efficient(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w, say = pen.w, pen.say
    w.heading(2, "（二）效率性分析")
    whole = pen.money(books.whole(0), "whole")
    named: dict[str, Value] = {}
    first: Figure | None = None
    keys = ("", "rate:half", "rate:third")
    for name, key, cents in zip("abc", keys, books.progress, strict=True):
        amount, rate = pen.money(cents), w.rate(Fraction(cents, books.whole(0)), key)
        w.divides(rate, amount, whole)
        if first is not None:
            w.relate(AtMost("part_of", first, amount))
        first = amount
        named |= {name: amount, f"p{name}": rate}
    last = w.rate(Fraction(books.whole(1), books.whole(0)), "rate:whole")
    w.hard("running_totals", say.say("progress", whole=whole, last=last, **named))
    w.end()
    tables.outputs(w, books)
    over = [each for each in books.outputs if each.done > each.target]
    short = [each for each in books.outputs if each.done < each.target]
    for each in over[:2]:
        _output(pen, "output_over", each)
    for each in short[:2]:
        _output(pen, "output_short", each, cause=say.draw("short_cause"))
    if not short:
        say.say("none_short")
    w.end()
    every, finished = len(books.tasks), len(books.tasks) - books.late
    task, fine = w.count(every, "项"), w.count(finished, "项")
    rate = w.rate(Fraction(finished, every), "rate:tasks")
    w.divides(rate, fine, task)
    w.relate(Within("bounded", rate))
    kind = "tasks_late" if books.late else "tasks_done"
    say.say(kind, all=task, good=fine, rate=rate, late=books.tasks[-1])
    carried = pen.changed("carry", books.carry, books.begin, "carry")
    part = w.rate(Fraction(books.carry, books.whole(0)), "rate:carry")
    w.divides(part, carried, whole)
    say.say("carry_rate", rate=part)
    w.end()
    net = pen.money(books.added - books.cut)
    start, end = pen.money(books.initial, "initial"), pen.money(books.whole(0), "whole")
    turn = w.rate(Fraction(books.added - books.cut, books.initial), "rate:net")
    w.relate(Linear("difference", ((end, 1), (start, -1), (net, -1))))
    w.divides(turn, net, start)
    say.say("net", initial=start, budget=end, net=net, rate=turn)
    hard.print(1)
    w.end()


def _output(pen: Pen, kind: str, each: Output, **more: Value) -> None:
    w = pen.w
    plan = w.count(each.target, each.unit, f"plan:{each.name}")
    real = w.count(each.done, each.unit, f"real:{each.name}")
    gap = w.count(abs(each.done - each.target), each.unit)
    rate = w.rate(Fraction(each.done, each.target), f"done:{each.name}")
    sign = 1 if each.done > each.target else -1
    w.relate(Linear("difference", ((real, 1), (plan, -1), (gap, -sign))))
    w.divides(rate, real, plan)
    pen.say.say(kind, name=each.name, plan=plan, real=real, gap=gap, rate=rate, **more)


def effective(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w, say = pen.w, pen.say
    w.heading(2, "（三）有效性分析")
    for each in books.effects:
        values = pen.grown(each.done, each.last, each.unit)
        rate = values["rate"]
        assert isinstance(rate, Figure)
        pen.again(f"growth:{each.name}", rate)
        say.say("effect", name=each.name, year=w.this_year(), **values)
    w.end()
    came, closed = w.count(books.calls[0], "件"), w.count(books.calls[1], "件")
    rate = w.rate(Fraction(books.calls[1], books.calls[0]))
    w.divides(rate, closed, came)
    w.relate(Within("bounded", rate))
    say.say(
        "calls" if books.calls[0] > books.calls[1] else "calls_all",
        came=came,
        closed=closed,
        rate=rate,
    )
    w.end()
    happy: list[Figure] = []
    backs: list[Figure] = []
    for group, (sent, back, levels) in zip(books.office.served, books.polls, strict=True):
        out, returned = w.count(sent, "份"), w.count(back, "份")
        four = [w.count(number, "人") for number in levels]
        w.adds_up(returned, four, "count_sum")
        got = w.rate(Fraction(back, sent))
        w.divides(got, returned, out)
        good = w.rate(Fraction(back - levels[3], back), f"happy:{group}")
        w.relate(Within("bounded", got), Within("bounded", good))
        named = dict(zip("abcd", four, strict=True))
        say.say("poll", group=group, sent=out, back=returned, got=got, happy=good, **named)
        happy.append(good)
        backs.append(returned)
        w.end()
    total = sum(back for _, back, _ in books.polls)
    fine = total - sum(levels[3] for _, _, levels in books.polls)
    both, good = w.count(total, "份"), w.count(fine, "份")
    w.adds_up(both, backs, "count_sum")
    rate = w.rate(Fraction(fine, total))
    w.divides(rate, good, both)
    w.hard("weighted", say.say("polls", total=both, good=good, rate=rate))
    hard.print(1)
    w.end()


def scored_text(pen: Pen, sheet: Sheet, hard: Sprinkler) -> None:
    w, say = pen.w, pen.say
    w.heading(2, "（四）自评结论")
    template, runs, points = say.draw("part"), [], []
    for top in sheet.tops:
        own = sheet.under(top)
        full = mark(sum(leaf.full for leaf in own), key=f"full:{top}", role="weight")
        got = mark(sum(leaf.points for leaf in own), key=f"part:{top}")
        w.relate(AtMost("score_limit", got, full))
        points.append(got)
        runs.append(compose(template, {"name": top, "full": full, "score": got}))
    total = mark(sheet.points, key="score_total")
    w.adds_up(total, points, "score_sum")
    grade = "优" if sheet.points >= 9000 else "良"
    say.say("conclusion", total=total, grade=grade, parts=joined(runs, "；"))
    hard.print(1)
    w.end()


def troubles(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w, say = pen.w, pen.say
    w.heading(1, "四、存在的主要问题")
    slow = min(books.projects, key=lambda each: Fraction(each.spent, each.budget))
    rate = w.rate(Fraction(slow.spent, slow.budget), f"rate:{slow.name}")
    w.add(("（一）",))
    say.say("trouble_slow", name=w.name(slow.name), rate=rate)
    w.end()
    ratio = Fraction(books.progress[1], books.whole(0))
    half = w.rate(ratio, "rate:half")
    w.add(("（二）",))
    say.say("trouble_progress" if ratio < Fraction(1, 2) else "trouble_later", rate=half)
    w.end()
    idle = w.rate(Fraction(books.used, books.assets), "rate:assets")
    w.add(("（三）",))
    say.say("trouble_assets", rate=idle)
    w.end()
    w.heading(1, "五、改进措施")
    kinds = ("remedy_slow", "remedy_progress", "remedy_assets")
    for number, kind in zip("一二三", kinds, strict=True):
        w.add((f"（{number}）",))
        say.say(kind, next=str(w.year + 1))
        if kind == "remedy_progress":
            hard.print(1)
        w.end()
