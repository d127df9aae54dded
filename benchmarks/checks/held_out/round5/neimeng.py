"""Inner Mongolia and Xinjiang: 项目支出绩效自评表 of one project with its short report."""

from fractions import Fraction
from pathlib import Path

from benchmarks.checks.generator.builder import Builder, Value, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Sign, Within
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round4.office_figures import Pen
from benchmarks.checks.held_out.round5 import neimeng_tables as tables
from benchmarks.checks.held_out.round5.county_draws import Goal
from benchmarks.checks.held_out.round5.neimeng_books import Books, draw_books
from benchmarks.checks.held_out.round5.neimeng_passages import ENDS, RESULTS, money_passages
from benchmarks.checks.held_out.wording import Wording, mark

FOLDER = Path(__file__).parent / "phrases"
TOPS = (("产出指标", 5000), ("效益指标", 3000), ("满意度指标", 1000))


def write(w: Builder) -> None:
    books = draw_books(w.rng)
    pen = Pen(w, Wording(w, "neimeng", FOLDER))
    money, results, ends = (
        Sprinkler(pen.say, books.place, "万元", passages)
        for passages in (money_passages(books.spent), RESULTS, ENDS)
    )
    title = f"{books.place}{books.kind.name}"
    has_form_first = w.rng.random() < 0.5
    w.heading(-1, title, w.this_year(), "度支出绩效自评报告")
    if has_form_first:
        tables.form(w, books, pen.say, title)
    w.heading(1, "一、项目基本情况")
    _project(pen, books)
    w.heading(1, "二、资金安排和使用情况")
    _funds(pen, books, money)
    w.heading(1, "三、绩效目标完成情况")
    _goals(pen, books, results)
    w.heading(1, "四、自评结论")
    _conclusion(pen, books, ends)
    w.heading(1, "五、存在问题及改进措施")
    pen.say.three("problems", "problem_pool", "个")
    w.end()
    pen.say.three("plans", "plan_pool", "项")
    w.end()
    if not has_form_first:
        tables.form(w, books, pen.say, title)


def _project(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    w.heading(2, "（一）实施内容")
    names = [part.name for part in books.parts]
    count = w.count(len(names), "", chinese=w.rng.random() < 0.4)
    listed = joined([(w.name(name),) for name in names], "、")
    named: dict[str, Value] = {"league": books.league, "unit": books.place + books.kind.unit}
    text = say.say("content", year=w.this_year(), count=count, list=listed, **named)
    w.counts(count, names, text)
    w.end()
    before, now = books.earlier
    total = pen.money(before + books.spent + now, "total")
    first, this, rest = pen.money(before), pen.money(books.spent, "spent"), pen.money(now)
    w.adds_up(total, (first, this, rest))
    start = str(w.year - 1)
    w.hard("cumulative", say.say("years", total=total, a=first, b=this, c=rest, start=start))
    w.end()
    w.heading(2, "（二）年度绩效目标")
    targets = [
        (f"{part.name}", w.count(part.planned, part.unit, f"target:{part.name}"))
        for part in books.parts
    ]
    outputs = len(books.parts) + 2
    every = w.count(len(books.goals), "", "goals")
    a, b, c = (w.count(number, "") for number in (outputs, 3, 1))
    w.adds_up(every, (a, b, c), "count_sum")
    say.say("targets", list=joined(targets, "、"), count=every, a=a, b=b, c=c)
    w.end()


def _funds(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w, say = pen.w, pen.say
    names = tables.level_names(books)
    budget = pen.money(books.budget, "budget")
    shared = [
        (name, cents, f"budget:{n}")
        for n, (name, cents) in enumerate(zip(names, books.sources, strict=True))
    ]
    say.say("sources", total=budget, parts=pen.shared("source", budget, shared))
    w.end()
    here, all_of = pen.money(sum(books.arrived), "arrived"), pen.money(books.budget, "budget")
    rate = w.rate(Fraction(sum(books.arrived), books.budget))
    w.divides(rate, here, all_of)
    w.relate(Within("bounded", rate))
    say.say("arrived", arrived=here, budget=all_of, rate=rate)
    spent, whole = pen.money(books.spent, "spent"), pen.money(books.budget, "budget")
    used = w.rate(Fraction(books.spent, books.budget), "rate:all")
    left = pen.money(books.budget - books.spent)
    w.divides(used, spent, whole)
    w.relate(Within("bounded", used), Linear("difference", ((whole, 1), (spent, -1), (left, -1))))
    say.say("spent", spent=spent, budget=whole, rate=used, left=left)
    if sum(books.arrived) < books.budget:
        gap = pen.money(books.budget - sum(books.arrived))
        w.relate(Linear("difference", ((all_of, 1), (here, -1), (gap, -1))))
        w.hard("late", say.say("late", gap=gap, level=names[3]))
    w.end()
    works, others = pen.money(books.works, "works"), pen.money(sum(books.costs), "others")
    share = w.rate(Fraction(books.works, books.spent))
    again = pen.money(books.spent, "spent")
    w.divides(share, works, again, "share")
    w.adds_up(again, (works, others))
    say.say("uses", spent=again, works=works, others=others, share=share)
    w.end()
    tables.uses(w, books)
    big = max(books.parts, key=lambda part: part.cost)
    cost, done = pen.money(big.cost, f"cost:{big.name}"), w.count(big.done, big.unit)
    standard = Figure(str(big.standard), "元", Fraction(1), "amount", f"std:{big.name}", True)
    w.divides(standard, cost, done, "average")
    say.say("big", name=big.name, cost=cost, done=done, std=standard, unit=big.unit)
    hard.print(3)
    w.end()


def _goals(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w, say = pen.w, pen.say
    w.heading(2, "（一）产出指标")
    last = dict(zip((part.name for part in books.parts), books.last, strict=True))
    for goal in books.goals:
        if goal.top == "产出指标" and not goal.is_rate:
            _counted(pen, goal, last[goal.name])
    w.end()
    for goal in books.goals:
        if goal.top == "产出指标" and goal.is_rate:
            _rated(pen, goal)
    hard.print(2)
    w.end()
    w.heading(2, "（二）效益指标")
    people = next(goal for goal in books.goals if goal.top == "效益指标" and not goal.is_rate)
    target, done = (
        w.count(number, people.unit, f"{key}:{people.name}")
        for number, key in ((people.target, "target"), (people.done, "done"))
    )
    rate = w.rate(Fraction(people.done, people.target))
    w.divides(rate, done, target)
    say.say("people", name=people.name, target=target, done=done, rate=rate)
    for goal in books.goals:
        if goal.top == "效益指标" and goal.is_rate:
            _rated(pen, goal)
    hard.print(2)
    w.end()
    w.heading(2, "（三）满意度指标")
    pleased = books.goals[-1]
    sent = w.rng.randrange(10, 60) * 10
    back = sent - w.rng.randrange(1, sent // 9)
    out, came = w.count(sent, "份"), w.count(back, "份")
    rate = w.rate(Fraction(back, sent))
    w.divides(rate, came, out)
    happy = w.rate(Fraction(pleased.done, 10000), f"done:{pleased.name}", 2)
    goal_rate = w.rate(Fraction(pleased.target, 10000), f"target:{pleased.name}", 2)
    w.relate(Within("bounded", happy), Within("bounded", rate))
    named: dict[str, Value] = {"sent": out, "back": came, "rate": rate, "happy": happy}
    say.say("poll", name=pleased.name, target=goal_rate, **named)
    hard.print(1)
    w.end()


def _counted(pen: Pen, goal: Goal, before: int) -> None:
    w = pen.w
    grown = pen.grown(goal.done, before, goal.unit, f"done:{goal.name}")
    target = w.count(goal.target, goal.unit, f"target:{goal.name}")
    done = grown["cur"]
    assert isinstance(done, Figure)
    name = w.name(goal.name)
    if goal.done == goal.target:
        pen.say.say("counted_even", name=name, target=target, **grown)
        return
    rate = w.rate(Fraction(goal.done, goal.target))
    w.divides(rate, done, target)
    up = goal.done > goal.target
    gap = w.count(abs(goal.done - goal.target), goal.unit)
    w.relate(Linear("difference", ((done, 1), (target, -1), (gap, -1 if up else 1))))
    if up:
        w.hard("over", rate.text)
    kind = "counted_over" if up else "counted_under"
    pen.say.say(kind, name=name, target=target, ratio=rate, gap=gap, **grown)


def _rated(pen: Pen, goal: Goal) -> None:
    w = pen.w
    target, done = (
        w.rate(Fraction(number, 10000), f"{key}:{goal.name}", 2)
        for number, key in ((goal.target, "target"), (goal.done, "done"))
    )
    up = goal.done >= goal.target
    gap, word = w.points(Fraction(abs(goal.done - goal.target), 10000), 2), "高于" if up else "低于"
    w.relate(
        Linear("points", ((done, 1), (target, -1), (gap, -1 if up else 1))),
        Within("bounded", target),
        Within("bounded", done),
    )
    pen.say.say("rated", name=goal.name, target=target, done=done, gap=gap, word=word)


def _conclusion(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w, say = pen.w, pen.say
    total = mark(books.points, key="total_score")
    groups = [("预算执行率", 1000, books.execution)]
    for top, full in TOPS:
        groups.append((top, full, sum(g.points for g in books.goals if g.top == top)))
    runs, parts = [], []
    template = w.rng.choice((0, 1))
    for name, full, points in groups:
        key = "part:执行" if name == "预算执行率" else f"part:{name}"
        weight, got = mark(full, role="weight"), mark(points, key=key)
        w.relate(AtMost("score_limit", got, weight))
        parts.append(got)
        runs.append((name, "权重", weight, "、得", got) if template else (name, got, "/", weight))
    w.adds_up(total, parts, "score_sum")
    grade = next(
        name
        for least, name in ((9000, "优"), (8000, "良"), (6000, "中"), (0, "差"))
        if books.points >= least
    )
    say.say("score", total=total, parts=joined(runs, "；"), grade=grade)
    short = [goal for goal in books.goals if goal.done < goal.target]
    met, unmet = w.count(len(books.goals) - len(short), ""), w.count(len(short), "")
    every = w.count(len(books.goals), "", "goals")
    w.adds_up(every, (met, unmet), "count_sum")
    rate = w.rate(Fraction(len(books.goals) - len(short), len(books.goals)))
    w.divides(rate, met, every)
    if short:
        text = say.say(
            "met", all=every, met=met, unmet=unmet, rate=rate, list="、".join(g.name for g in short)
        )
        w.counts(unmet, [goal.name for goal in short], text)
    before = books.points - w.rng.choice((-1, 1)) * w.rng.randrange(60, 480, 10)
    before = min(before, 9950)
    if before != books.points:
        last, diff = mark(before), mark(abs(books.points - before))
        again = mark(books.points, key="total_score")
        up = books.points > before
        word = w.word("提高" if up else "降低")
        w.relate(
            Linear("difference", ((again, 1), (last, -1), (diff, -1 if up else 1))),
            Sign("direction", word, again, last),
        )
        say.say("score_last", now=again, last=last, diff=diff, dir=word, past=str(w.year - 1))
    w.end()
    hard.print(2)
    w.end()
