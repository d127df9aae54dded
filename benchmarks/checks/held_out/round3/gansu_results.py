"""Survey, goals, indicators one by one, scores and what was missed, in words."""

from fractions import Fraction

from benchmarks.checks.generator.builder import (
    Value,
    compose,
    joined,
    print_decimal,
)
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Quotient, Sign, Within
from benchmarks.checks.held_out.round3 import gansu_tables as tables
from benchmarks.checks.held_out.round3.gansu_base import Report, state_of
from benchmarks.checks.held_out.round3.gansu_books import (
    FIRST,
    WEIGHTS,
    Indicator,
)
from benchmarks.checks.held_out.wording import mark, scored


def print_process(r: Report) -> None:
    w, say, books = r.w, r.say, r.books
    names = [task.name for task in books.tasks]
    count, runs = w.count(len(names), ""), joined([(w.name(name),) for name in names], "、")
    w.counts(count, names, say.say("lead", count=count, names=runs))
    say.say("process", office=r.office)
    r.method.print(1)
    w.end()
    poll = books.survey
    sent, back = w.count(poll.sent, ""), w.count(poll.back, "")
    happy, fair, bad = (w.count(each, "") for each in (poll.happy, poll.fair, poll.bad))
    asked = books.of("服务对象满意度指标")[0]
    rate = w.rate(asked.ratio, f"got:{asked.name}")
    w.adds_up(back, (happy, fair, bad), "count_sum")
    w.relate(
        AtMost("part_of", back, sent),
        Quotient("ratio", rate, ((happy, 1), (fair, 1)), ((back, 1),)),
        Within("bounded", rate),
    )
    answers: dict[str, Value] = {"happy": happy, "fair": fair, "bad": bad}
    served = books.fund.served
    say.say("survey", served=served, sent=sent, back=back, rate=rate, **answers)
    before = Fraction(books.happy_last, 10000)
    now, old = w.rate(asked.ratio, f"got:{asked.name}"), w.rate(before)
    up = asked.ratio > before
    word, points = w.word("提高" if up else "下降"), w.points(abs(asked.ratio - before))
    w.relate(
        Linear("points", ((now, 1), (old, -1), (points, -1 if up else 1))),
        Linear("points", ((rate, 1), (old, -1), (points, -1 if up else 1))),
        Sign("direction", word, now, old),
    )
    say.say("happier", now=now, old=old, points=points, dir=word)


def print_overall(r: Report) -> None:
    w, say, books = r.w, r.say, r.books
    template, runs = say.draw("result"), []
    for task, each in zip(books.tasks, books.of("数量指标"), strict=True):
        want, got = tables.figures(w, each)
        runs.append(compose(template, {"name": w.name(task.name), "want": want, "got": got}))
    say.say("results", parts=joined(runs, "；"), state=state_of(books))
    _means(r)
    r.results.print(1)


def _means(r: Report) -> None:
    """Say what each person or household received on average."""
    w = r.w
    for task in r.books.tasks:
        if task.is_built or "万" in task.unit:
            continue
        cost = w.money(task.spent, f"spent:{task.name}")
        heads = w.count(task.got, task.unit, f"got:{task.counted}")
        mean = w.money((2 * task.spent + task.got) // (2 * task.got), unit="元")
        w.divides(mean, cost, heads, "average")
        values: dict[str, Value] = {"name": w.name(task.name), "cost": cost, "heads": heads}
        r.say.say("mean", mean=mean, unit=task.unit, **values)


def print_indicators(r: Report) -> None:
    w, say, books = r.w, r.say, r.books
    every = w.count(len(books.indicators), "", "all")
    if books.short:
        bad = len(books.short)
        good, failed = w.count(len(books.indicators) - bad, ""), w.count(bad, "")
        rate = w.rate(Fraction(len(books.indicators) - bad, len(books.indicators)))
        w.adds_up(every, (good, failed), "count_sum")
        w.divides(rate, good, every)
        w.relate(Within("bounded", rate))
        say.say("counted", all=every, good=good, bad=failed, rate=rate)
    else:
        say.say("counted_all", all=every)
    w.end()
    firsts = [first for first in dict.fromkeys(FIRST.values()) if first != "预算执行"]
    for number, first in enumerate(firsts, 1):
        w.add((f"{number}.{first}完成情况。",))
        w.end()
        groups = [group for group in WEIGHTS if FIRST[group] == first]
        for place, group in enumerate(groups, 1):
            w.add((f"（{place}）{group}。",))
            own = books.of(group)
            for circle, each in zip(r.marks, own, strict=False):
                w.add((circle if len(own) > 1 else "",))
                _indicator(r, each)
            w.end()
    r.results.print(w.rng.choice((2, 3)))


def _indicator(r: Report, each: Indicator) -> None:
    w, say = r.w, r.say
    if each.sort == "text":
        say.say("text_done", name=each.name, words=each.words)
        return
    want, got = tables.figures(w, each)
    values: dict[str, Value] = {"name": each.name, "want": want, "got": got}
    if each.sort == "cost":
        task = r.books.tasks[0]
        spent = w.money(task.spent, f"spent:{task.name}")
        number = w.count(task.got, task.unit, f"got:{task.counted}")
        w.divides(got, spent, number, "average")
        w.relate(AtMost("goal", got, want))
        text = say.say("cost_done", spent=spent, number=number, per=each.unit[1:], **values)
        w.hard("reverse", text)
        return
    if each.sort == "rate":
        w.relate(Within("bounded", got))
        if each.is_short:
            say.say("rate_short", why=each.why[0], **values)
            return
        w.relate(AtMost("goal", want, got))
        say.say("rate_done", **values)
        return
    rate = w.rate(each.done)
    w.divides(rate, got, want)
    if each.is_short:
        w.relate(Within("bounded", rate))
        say.say("number_short", rate=rate, why=each.why[0], **values)
        return
    text = say.say("number_done", rate=rate, **values)
    if each.got > each.want:
        w.hard("over_goal", text)
    if each.group == "经济效益指标":
        _earned(r, each)


def _earned(r: Report, each: Indicator) -> None:
    """Compare what a household earned with last year."""
    w, before = r.w, r.books.earned_last
    cur, base = w.count(each.got, "元", f"got:{each.name}"), w.count(before, "元")
    diff, rate = (
        w.count(abs(each.got - before), "元"),
        w.rate(Fraction(abs(each.got - before), before)),
    )
    sign = 1 if each.got > before else -1
    words = w.change(cur, base, diff)
    w.relate(Quotient("growth", rate, ((cur, 1),), ((base, 1),), sign, -1))
    r.say.say("earned", name=each.name, cur=cur, base=base, diff=diff, rate=rate, **words)


def print_score(r: Report) -> None:
    w, say, books = r.w, r.say, r.books
    template, runs, scores = say.draw("score_part"), [], []
    for first in dict.fromkeys(FIRST.values()):
        groups = [group for group in WEIGHTS if FIRST[group] == first]
        full = sum(WEIGHTS[group] for group in groups) * 100
        found = scored(w, full, sum(map(books.points, groups)))
        scores.append(found["score"])
        runs.append(compose(template, {"name": first, **found}))
    total = mark(books.score, key="score_total")
    w.adds_up(total, scores, "score_sum")
    named: dict[str, Value] = {"fund": w.name(books.fund.name), "grade": _grade(books.score)}
    say.say("score", year=w.this_year(), total=total, parts=joined(runs, "；"), **named)
    w.end()
    tables.points(w, books)
    pace = w.rate(Fraction(books.spent, books.budget), "pace")
    number = print_decimal(Fraction(books.points("预算执行率"), 100), 2, False)
    points = Figure(number, "分", Fraction(1), "score", "points:预算执行率")
    w.relate(Linear("score_rate", ((points, 1), (pace, -10))))
    say.say("pace_points", pace=pace, points=points)
    groups = [group for group in WEIGHTS if any(each.is_short for each in books.of(group))]
    for group in groups:
        keys = ("", f"points:{group}")
        found = scored(w, WEIGHTS[group] * 100, books.points(group), keys=keys)
        names = "、".join(f"“{each.name}”" for each in books.of(group) if each.is_short)
        say.say("lost", group=group, names=names, **found)
    if not groups:
        say.say("lost_none")


def _grade(points: int) -> str:
    return "优" if points >= 9000 else "良"


def print_gaps(r: Report) -> None:
    w, say, books = r.w, r.say, r.books
    if not books.short:
        say.say("gap_none")
    for circle, each in zip(r.marks, books.short, strict=False):
        w.add((circle if len(books.short) > 1 else "",))
        want, got = tables.figures(w, each)
        values: dict[str, Value] = {"name": each.name, "want": want, "got": got}
        if each.sort == "rate":
            gap = w.points(Fraction(each.want, 10000) - each.ratio)
            w.relate(Linear("points", ((want, 1), (got, -1), (gap, -1))))
            say.say("gap_rate", gap=gap, fix=each.why[2], **values)
            continue
        gap = w.count(each.want - each.got, each.unit)
        w.relate(Linear("difference", ((want, 1), (got, -1), (gap, -1))))
        say.say("gap", gap=gap, fix=each.why[2], **values)
    w.end()
    say.three("next", "next_pool", "")
