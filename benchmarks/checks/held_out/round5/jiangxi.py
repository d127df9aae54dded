"""Hubei and Jiangxi: 部门整体支出绩效自评报告 of a county department, score first, money after it."""

from fractions import Fraction
from pathlib import Path

from benchmarks.checks.generator.builder import Builder, Value, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Sign, Within
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round4.office_figures import Pen, heads, mean_of
from benchmarks.checks.held_out.round5 import jiangxi_tables as tables
from benchmarks.checks.held_out.round5.county_draws import Goal
from benchmarks.checks.held_out.round5.jiangxi_books import GROUPS, Books, draw_books
from benchmarks.checks.held_out.round5.jiangxi_passages import MONEY, RESULTS, SCORES
from benchmarks.checks.held_out.wording import Wording, mark

FOLDER = Path(__file__).parent / "phrases"
GRADES = ((9000, "优"), (8000, "良"), (6000, "中"), (0, "差"))
TOPS = ("产出指标", "效益指标", "满意度指标")


def write(w: Builder) -> None:
    books = draw_books(w.rng)
    pen = Pen(w, Wording(w, "jiangxi", FOLDER))
    money, results, scores = (
        Sprinkler(pen.say, books.place, "万元", passages) for passages in (MONEY, RESULTS, SCORES)
    )
    w.heading(-1, books.name, w.this_year(), "度部门整体支出绩效自评报告")
    pen.say.say("opening", year=w.this_year(), office=books.office.name)
    w.end()
    tables.overview(w, books)
    w.heading(1, "一、自评结论")
    _conclusion(pen, books, scores)
    w.heading(1, "二、部门概况")
    _profile(pen, books)
    w.heading(1, "三、预算执行情况")
    _money(pen, books, money)
    w.heading(1, "四、产出和效益情况")
    _results(pen, books, results)
    w.heading(1, "五、上年度自评结果应用情况")
    _applied(pen, books, money)
    w.heading(1, "六、存在问题和下一步打算")
    for kind, pool in (("problems", "problem_pool"), ("plans", "plan_pool")):
        pen.say.three(kind, pool, "个方面")
        w.end()
    w.heading(1, "附表")
    tables.card(w, books)
    if w.rng.random() < 0.6:
        w.hard("rounding_note", pen.say.say("note"))
        w.end()


def _conclusion(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w, say = pen.w, pen.say
    w.heading(2, "（一）自评得分")
    total = mark(books.points, key="total_score")
    parts: list[Figure] = []
    runs = []
    execution = [("预算执行", 2000, books.execution), *((top, *books.part(top)) for top in TOPS)]
    template = w.rng.choice((0, 1))
    for name, full, points in execution:
        weight, got = mark(full, role="weight"), mark(points, key=f"part:{name}")
        w.relate(AtMost("score_limit", got, weight))
        parts.append(got)
        runs.append((name, got, "（满分", weight, "）") if template else (name, weight, "得", got))
    w.adds_up(total, parts, "score_sum")
    grade = next(name for least, name in GRADES if books.points >= least)
    say.say("score", total=total, parts=joined(runs, "，"), grade=grade)
    gone = mark(10000 - books.points, key="lost_total")
    w.relate(Linear("score_lost", ((total, 1), (gone, 1), (mark(10000), -1))))
    short = [goal for goal in books.goals if goal.points < goal.full]
    count = w.count(len(short), "")
    rest = mark(2000 - books.execution, key="lost:预算执行")
    say.say("lost", lost=gone, count=count, rest=rest)
    w.end()
    w.heading(2, "（二）逐项扣分说明")
    rate = w.rate(Fraction(books.whole(2), books.whole(1)), "rate:whole")
    full, points = mark(2000, role="weight"), mark(books.execution, key="part:预算执行")
    less = mark(2000 - books.execution, key="lost:预算执行")
    w.relate(Linear("score_lost", ((full, 1), (less, -1), (points, -1))))
    say.say("execution", rate=rate, full=full, points=points, lost=less)
    w.end()
    losses = [less]
    for number, goal in enumerate(short, 2):
        w.add((f"{number}.",))
        losses.append(_loss(pen, goal))
        w.end()
    w.adds_up(gone, losses, "score_sum")
    w.counts(count, [goal.name for goal in short], "")
    hard.print(2)
    w.end()


def _values(w: Builder, goal: Goal) -> tuple[Figure, Figure]:
    """Give target and result of a goal as printed in a sentence."""
    keys = (f"target:{goal.name}", f"done:{goal.name}")
    numbers = (goal.target, goal.done)
    if goal.is_rate:
        pair = [w.rate(Fraction(n, 10000), k, 2) for n, k in zip(numbers, keys, strict=True)]
        w.relate(*(Within("bounded", each) for each in pair))
    else:
        pair = [w.count(n, goal.unit, k) for n, k in zip(numbers, keys, strict=True)]
    return pair[0], pair[1]


def _loss(pen: Pen, goal: Goal) -> Figure:
    w = pen.w
    target, done = _values(w, goal)
    full = mark(goal.full, key=f"full:{goal.name}", role="weight")
    points = mark(goal.points, key=f"points:{goal.name}")
    less = mark(goal.full - goal.points, key=f"lost:{goal.name}")
    w.relate(
        AtMost("score_limit", points, full),
        Linear("score_lost", ((full, 1), (less, -1), (points, -1))),
    )
    named: dict[str, Value] = {"full": full, "points": points, "lost": less, "name": goal.name}
    cause = pen.say.draw("cause_rate" if goal.is_rate else "cause")
    named |= {"target": target, "done": done, "cause": cause}
    if goal.is_rate:
        gap = w.points(Fraction(goal.target - goal.done, 10000), 2)
        w.relate(Linear("points", ((target, 1), (done, -1), (gap, -1))))
        pen.say.say("loss_rate", gap=gap, **named)
    else:
        rate = w.rate(Fraction(goal.done, goal.target), f"ratio:{goal.name}")
        w.divides(rate, done, target)
        pen.say.say("loss_count", rate=rate, **named)
    return less


def _profile(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    pen.listed("duties", books.office.duties)
    w.end()
    names = joined([(w.name(name),) for name in books.units], "、")
    count = w.count(len(books.units), "", chinese=True)
    w.counts(count, books.units, say.say("units", count=count, list=names))
    quota, staff = w.count(books.quota, "名"), w.count(books.staff, "人", "staff")
    retired = w.count(books.retired, "人")
    bureau = books.quota * 2 // 5
    posts = heads(w, quota, [("行政编制", bureau), ("事业编制", books.quota - bureau)], "名")
    rate = w.rate(Fraction(books.staff, books.quota))
    w.divides(rate, staff, quota)
    w.relate(Within("bounded", rate))
    say.say("staff", quota=quota, staff=staff, retired=retired, posts=posts, rate=rate)
    w.end()


def _money(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w, say = pen.w, pen.say
    w.heading(2, "（一）收支总体情况")
    first, last = pen.money(books.whole(0), "first"), pen.money(books.whole(1), "whole")
    step = books.whole(1) - books.whole(0)
    word, moved = w.word("调增" if step >= 0 else "调减"), pen.money(abs(step))
    w.relate(
        Linear("adjustment", ((first, 1), (moved, 1 if step >= 0 else -1), (last, -1))),
        Sign("adjustment", word, last, first),
    )
    say.say("adjusted", year=w.this_year(), first=first, last=last, word=word, step=moved)
    spent = pen.money(books.whole(2), "gone")
    left = pen.money(books.whole(1) - books.whole(2), "left")
    rate = w.rate(Fraction(books.whole(2), books.whole(1)), "rate:whole")
    w.divides(rate, spent, last)
    w.relate(Within("bounded", rate), Linear("difference", ((last, 1), (spent, -1), (left, -1))))
    shared = [("基本支出", books.basic(2), "basic"), ("项目支出", books.project(2), "project")]
    parts = pen.shared("part", spent, shared)
    say.say("spent", spent=spent, rate=rate, parts=parts, left=left)
    w.end()
    again, back = pen.money(books.whole(1) - books.whole(2), "left"), pen.money(books.recovered)
    kept = pen.money(books.whole(1) - books.whole(2) - books.recovered)
    w.adds_up(again, (back, kept))
    say.say("left", left=again, back=back, kept=kept)
    pen.changed("against", books.whole(2), sum(books.last), "gone", why=say.draw("why"))
    for kind, now, before in (
        ("basic", books.basic(2), books.last[0]),
        ("project", books.project(2), books.last[1]),
    ):
        pen.changed(f"against_{kind}", now, before, kind, why=say.draw(f"why_{kind}"))
    if w.rng.random() < 0.5:
        short = w.money(books.whole(2), "gone", "亿元")
        w.hard("mixed_units", short.text)
        say.say("short", x=short)
    w.end()
    hard.print(2)
    w.end()
    w.heading(2, "（二）基本支出和“三公”经费")
    _basic(pen, books)
    w.heading(2, "（三）项目支出")
    count = w.count(len(books.projects), "")
    names = joined([(w.name(each.name),) for each in books.projects], "、")
    whole, paid = pen.money(books.project(1), "planned"), pen.money(books.project(2), "project")
    rate = w.rate(Fraction(books.project(2), books.project(1)), "rate:project")
    w.divides(rate, paid, whole)
    text = say.say("projects", count=count, list=names, budget=whole, spent=paid, rate=rate)
    w.counts(count, [each.name for each in books.projects], text)
    groups = [(name, books.project(2, n), f"group:{n}") for n, name in enumerate(GROUPS)]
    say.say("groups", parts=pen.split("group", paid, groups))
    w.end()
    tables.projects(w, books)
    slow = min(books.projects, key=lambda each: Fraction(each.spent, each.budget))
    if slow.spent < slow.budget:
        budget, spent = pen.money(slow.budget), pen.money(slow.spent, f"spent:{slow.name}")
        rate = w.rate(Fraction(slow.spent, slow.budget), f"rate:{slow.name}")
        w.divides(rate, spent, budget)
        name = w.name(slow.name)
        say.say("slow", name=name, budget=budget, spent=spent, rate=rate, cause=say.draw("cause"))
    hard.print(2)
    w.end()


def _basic(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    spent = pen.money(books.basic(2), "basic")
    people, costs = pen.money(books.personnel[2], "people"), pen.money(books.public[2], "costs")
    w.adds_up(spent, (people, costs))
    say.say("basic", spent=spent, people=people, costs=costs)
    mean = mean_of(w, books.public[2], books.staff)
    again, staff = pen.money(books.public[2], "costs"), w.count(books.staff, "人", "staff")
    w.divides(mean, again, staff, "average")
    say.say("per_head", costs=again, staff=staff, mean=mean)
    w.end()
    planned, paid = sum(books.three_budget), sum(books.three)
    budget, three = pen.money(planned), pen.money(paid, "three")
    rate = w.rate(Fraction(paid, planned))
    w.divides(rate, three, budget)
    w.relate(Within("bounded", rate))
    labels = ("因公出国（境）费", "公务用车运行维护费", "公务接待费")
    parts = [
        (label, pen.money(cents)) for label, cents in zip(labels, books.three, strict=True) if cents
    ]
    w.adds_up(three, (figure for _, figure in parts))
    say.say("three", budget=budget, spent=three, rate=rate, parts=joined(parts, "、"))
    if not books.three[0]:
        w.hard("zero", say.say("no_abroad"))
    pen.changed("three_last", paid, sum(books.three_last), "three", why=say.draw("why_three"))
    w.end()


def _results(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w, say = pen.w, pen.say
    counted = [goal for goal in books.goals if not goal.is_rate]
    w.heading(2, "（一）主要产出")
    for goal, before in zip(counted[:3], books.last_outputs, strict=False):
        grown = pen.grown(goal.done, before, goal.unit, f"done:{goal.name}")
        target = w.count(goal.target, goal.unit, f"target:{goal.name}")
        rate = w.rate(Fraction(goal.done, goal.target), f"ratio:{goal.name}")
        done = grown["cur"]
        assert isinstance(done, Figure)
        w.divides(rate, done, target)
        if goal.done > goal.target:
            w.hard("over", rate.text)
        say.say("output", name=goal.name, target=target, ratio=rate, **grown)
    w.end()
    hard.print(2)
    w.end()
    w.heading(2, "（二）主要效益")
    goal, before = counted[3], books.last_outputs[3]
    grown = pen.grown(goal.done, before, goal.unit, f"done:{goal.name}")
    say.say("effect", name=goal.name, **grown)
    for goal in (each for each in books.goals if each.top == "效益指标" and each.is_rate):
        target, done = _values(w, goal)
        say.say("share", name=goal.name, target=target, done=done)
    sent = w.rng.randrange(16, 70) * 10
    back = sent - w.rng.randrange(2, sent // 8)
    out, came = w.count(sent, "份"), w.count(back, "份")
    rate = w.rate(Fraction(back, sent))
    w.divides(rate, came, out)
    pleased = books.goals[-1]
    happy = w.rate(Fraction(pleased.done, 10000), f"done:{pleased.name}", 2)
    w.relate(Within("bounded", happy), Within("bounded", rate))
    say.say("poll", name=pleased.name, sent=out, back=came, rate=rate, happy=happy)
    w.end()
    hard.print(2)
    w.end()


def _applied(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w = pen.w
    found, done = books.found
    every, mended = w.count(found, "个"), w.count(done, "个")
    rate = w.rate(Fraction(done, found))
    w.divides(rate, mended, every)
    year = str(w.year - 1)
    pen.say.say("applied", every=every, done=mended, rate=rate, year=year)
    hard.print(1)
    w.end()
