"""The work of a hospital or college with what it cost, and the results of its projects."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Value, joined, print_decimal
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Quotient, Within
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round4 import jilin_tables as tables
from benchmarks.checks.held_out.round4.jilin_books import Books, Project
from benchmarks.checks.held_out.round4.jilin_card import half_up, lines_of
from benchmarks.checks.held_out.round4.jilin_passages import COSTS, PLANS, POLLS, RESULTS
from benchmarks.checks.held_out.round4.jilin_volume import College, Hospital
from benchmarks.checks.held_out.round4.office_figures import (
    Pen,
    in_ten_thousands,
    moved,
    rounded,
)
from benchmarks.checks.held_out.wording import mark


def worked(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w = pen.w
    w.heading(2, "一、业务量完成情况")
    work = books.work
    if isinstance(work, Hospital):
        _patients(pen, books, work)
    else:
        _students(pen, work)
    hard.print(2)
    w.end()
    tables.work(pen, books)
    w.heading(2, "二、运行成本分析")
    if isinstance(work, Hospital):
        _ward_costs(pen, work)
    else:
        _school_costs(pen, books, work)
    w.end()


def _patients(pen: Pen, books: Books, work: Hospital) -> None:
    w, say = pen.w, pen.say
    values = pen.grown(work.visits(), work.visits(1), "人次", "visits")
    clinic, urgent = w.count(work.clinic[0], "人次"), w.count(work.urgent[0], "人次")
    total = values["cur"]
    assert isinstance(total, Figure)
    w.adds_up(total, (clinic, urgent), "count_sum")
    say.say("visits", clinic=clinic, urgent=urgent, year=w.this_year(), **values)
    if w.rng.random() < 0.5:
        short = in_ten_thousands(w, work.visits(), "人次", 2, "visits")
        say.say("visits_short", short=short)
    say.say("discharged", **pen.grown(*work.discharged, "人", "discharged"))
    every, hardest = (
        w.count(work.operations[0], "台次", "operations"),
        w.count(work.hard[0], "台次"),
    )
    share = w.rate(Fraction(work.hard[0], work.operations[0]))
    w.divides(share, hardest, every, "share")
    w.relate(Within("bounded", share), AtMost("part_of", hardest, every))
    say.say("operations", all=every, hard=hardest, share=share)
    w.end()
    planned, beds = w.count(work.planned_beds, "张"), w.count(work.beds[0], "张", "beds")
    days, open_days = w.count(work.days[0], "床日", "days"), w.count(work.open_days[0], "床日")
    use = w.rate(Fraction(work.days[0], work.open_days[0]), "use", 2)
    w.divides(use, days, open_days)
    tag = "over_full" if work.days[0] > work.open_days[0] else "two_beds"
    w.hard(
        tag, say.say("beds", planned=planned, beds=beds, days=days, open_days=open_days, use=use)
    )
    again, left = w.count(work.days[0], "床日", "days"), w.count(work.discharged[0], "人")
    w.relate(Quotient("average", stay := _stay(pen, work, 0), ((again, 1),), ((left, 1),)))
    say.say("stay", days=again, left=left, stay=stay, last=_stay(pen, work, 1))
    seen, doctors = w.count(work.visits(), "人次", "visits"), w.count(books.jobs[0], "人")
    mean = Figure(
        print_decimal(Fraction(work.visits(), books.jobs[0]), 1, False),
        "人次",
        Fraction(1),
        "count",
    )
    w.divides(mean, seen, doctors, "average")
    say.say("per_doctor", seen=seen, doctors=doctors, mean=mean)


def _stay(pen: Pen, work: Hospital, year: int) -> Figure:
    ratio = Fraction(work.days[year], work.discharged[year])
    key = "stay.last" if year else "stay"
    return Figure(print_decimal(ratio, 2, False), "天", Fraction(1), "count", key)


def _students(pen: Pen, work: College) -> None:
    w, say = pen.w, pen.say
    begin, came = w.count(work.ends[1], "人", "students.last"), w.count(work.grades[0], "人")
    left, gone = w.count(work.graduated, "人"), w.count(work.gone, "人")
    end = w.count(work.ends[0], "人", "students")
    w.relate(Linear("balance", ((begin, 1), (came, 1), (left, -1), (gone, -1), (end, -1))))
    say.say("students", begin=begin, came=came, left=left, gone=gone, end=end)
    again = w.count(work.ends[0], "人", "students")
    three = [w.count(number, "人") for number in work.grades]
    w.adds_up(again, three, "count_sum")
    say.say("grades", total=again, **dict(zip("abc", three, strict=True)))
    whole, teachers = w.count(work.ends[0], "人", "students"), w.count(work.teachers[0], "人")
    ratio = Figure(
        print_decimal(Fraction(work.ends[0], work.teachers[0]), 2, False),
        "",
        Fraction(1),
        "multiple",
        "per_teacher",
    )
    w.divides(ratio, whole, teachers, "multiple")
    say.say("ratio", students=whole, teachers=teachers, ratio=ratio)
    w.end()
    out, placed = w.count(work.graduated, "人"), w.count(work.employed, "人")
    rate = w.rate(Fraction(work.employed, work.graduated))
    w.divides(rate, placed, out)
    w.relate(Within("bounded", rate))
    say.say("placed", out=out, placed=placed, rate=rate)
    whole_cents = sum(number * yuan * 100 for _, number, yuan in work.aid)
    total, runs, parts = pen.money(whole_cents), [], []
    for name, number, yuan in work.aid:
        amount, people = pen.money(number * yuan * 100), w.count(number, "人")
        each = Figure(str(yuan), "元", Fraction(1), "amount")
        w.divides(each, amount, people, "average")
        parts.append(amount)
        runs.append((f"{name}", people, "、每人", each, "、计", amount))
    w.adds_up(total, parts)
    say.say("aid", total=total, parts=joined(runs, "；"))
    say.say("trained", **pen.grown(*work.trained, "人次", "trained"))


def _in_yuan(
    pen: Pen, key: str, top: tuple[int, int], below: tuple[int, int], counted: str
) -> None:
    """Say what one costs in 元, from an amount and a number, against last year."""
    w = pen.w
    now, before = (
        half_up(Fraction(cents, number)) for cents, number in zip(top, below, strict=True)
    )
    values = w.changed_money(now, before, key, "元")
    cur = values["cur"]
    assert isinstance(cur, Figure)
    named = "spent_all" if key == "per_student" else f"top:{key}"
    amount, number = pen.money(top[0], named), w.count(below[0], "", counted)
    w.divides(cur, amount, number, "average")
    pen.say.say(key, amount=amount, number=number, **values)


def _ward_costs(pen: Pen, work: Hospital) -> None:
    w, say = pen.w, pen.say
    total = pen.money(work.money(), "medical")
    parts = [
        ("门急诊收入", work.clinic_income[0], "top:per_visit"),
        ("住院收入", work.ward_income[0], "top:per_patient"),
    ]
    say.say("medical", total=total, parts=pen.shared("kind", total, parts))
    w.end()
    _in_yuan(pen, "per_visit", work.clinic_income, (work.visits(), work.visits(1)), "visits")
    _in_yuan(pen, "per_patient", work.ward_income, work.discharged, "discharged")
    w.end()
    drugs, money = pen.money(work.drugs[0]), pen.money(work.money(), "medical")
    now, before = (Fraction(work.drugs[n], work.money(n)) for n in (0, 1))
    rate, last = w.rate(now, "drugs", 2), w.rate(before, places=2)
    w.divides(rate, drugs, money, "share")
    w.relate(AtMost("part_of", drugs, money))
    step = moved(w, rate, last, rounded(now, 2) - rounded(before, 2))
    say.say("drugs", drugs=drugs, money=money, rate=rate, last=last, **step)
    goods, again = pen.money(work.goods[0]), pen.money(work.money(), "medical")
    hundred = Figure(
        print_decimal(Fraction(100 * work.goods[0], work.money()), 2, False),
        "元",
        Fraction(1, 100),
        "amount",
    )
    w.divides(hundred, goods, again, "average")
    w.hard("per_hundred", say.say("hundred", goods=goods, money=again, each=hundred))
    if w.rng.random() < 0.6:
        Sprinkler(say, "", pen.unit, COSTS).print(1)


def _school_costs(pen: Pen, books: Books, work: College) -> None:
    w, say = pen.w, pen.say
    _in_yuan(pen, "per_student", (books.spent(), books.spent(1)), work.ends, "students")
    spent, mean = pen.money(books.spent(), "spent_all"), w.count(work.mean, "人")
    each = w.money(half_up(Fraction(books.spent(), work.mean)), unit="元")
    w.divides(each, spent, mean, "average")
    w.hard("mean_students", say.say("per_mean", spent=spent, mean=mean, each=each))
    w.end()
    _in_yuan(pen, "per_grant", books.fiscal, work.ends, "students")
    number, people = w.count(work.books[0], "册", "books"), w.count(work.ends[0], "人")
    per = Figure(
        print_decimal(Fraction(work.books[0], work.ends[0]), 1, False), "册", Fraction(1), "count"
    )
    w.divides(per, number, people, "average")
    say.say("per_book", books=number, students=people, each=per)


def results(pen: Pen, books: Books) -> None:
    w, say, projects = pen.w, pen.say, books.projects
    hard = Sprinkler(say, books.place, pen.unit, RESULTS)
    w.heading(2, "一、绩效管理工作开展情况")
    count = w.count(len(projects), "")
    budget = pen.money(sum(each.budget for each in projects), "planned")
    names = joined([(w.name(each.name),) for each in projects], "、")
    text = say.say("coverage", year=w.this_year(), count=count, budget=budget, list=names)
    w.counts(count, [each.name for each in projects], text)
    spent = pen.money(books.project(), "project")
    again = pen.money(sum(each.budget for each in projects), "planned")
    rate = w.rate(Fraction(books.project(), sum(each.budget for each in projects)), "rate:projects")
    w.divides(rate, spent, again)
    say.say("executed", spent=spent, budget=again, rate=rate)
    hard.print(1)
    w.end()
    w.heading(2, "二、项目绩效自评结果")
    tables.projects(pen, books)
    scores = [mark(each.score, key=f"score:{each.name}") for each in projects]
    mean = Fraction(sum(each.score for each in projects), 100 * len(projects))
    middle = Figure(print_decimal(mean, 2, False), "分", Fraction(1), "score")
    w.relate(Linear("mean", ((middle, -len(projects)), *((one, 1) for one in scores))))
    pairs = zip(projects, scores, strict=True)
    runs = joined([(w.name(each.name), score) for each, score in pairs], "、")
    fine = sum(each.score >= 9000 for each in projects)
    good = w.count(fine, "个")
    rest = f"、“良”{len(projects) - fine}个" if fine < len(projects) else ""
    say.say("scores", parts=runs, mean=middle, good=good, rest=rest)
    w.end()
    for each in sorted(projects, key=lambda p: Fraction(p.spent, p.budget))[:2]:
        _project(pen, each)
        w.end()
    first = projects[0]
    lines = lines_of(books, first)
    tables.card(w, first.name, lines)
    lost = sum(line.full - line.points for line in lines)
    if lost:
        gone = joined(
            [
                (line.third, mark(line.full - line.points))
                for line in lines
                if line.points < line.full
            ],
            "、",
        )
        figures = [piece for piece in gone if isinstance(piece, Figure)]
        total, score = mark(lost), mark(first.score, key=f"score:{first.name}")
        w.adds_up(total, figures, "score_sum")
        say.say("card_lost", name=w.name(first.name), score=score, lost=total, parts=gone)
    hard.print(1)
    w.end()
    w.heading(2, "三、满意度调查情况")
    for group in books.org.served:
        _poll(pen, group)
    if w.rng.random() < 0.7:
        Sprinkler(say, books.place, pen.unit, POLLS).print(1)
    w.end()
    w.heading(2, "四、存在问题和下一步工作")
    say.three("troubles", "trouble_pool", "个方面")
    w.end()
    say.three("remedies", "remedy_pool", "项")
    Sprinkler(say, books.place, pen.unit, PLANS).print(1)
    w.end()


def _project(pen: Pen, each: Project) -> None:
    w = pen.w
    budget = pen.money(each.budget, f"budget:{each.name}")
    spent = pen.money(each.spent, f"spent:{each.name}")
    rate = w.rate(Fraction(each.spent, each.budget), f"rate:{each.name}")
    goal = w.count(each.target, each.unit, f"target:{each.name}")
    real = w.count(each.done, each.unit, f"done:{each.name}")
    done = w.rate(Fraction(each.done, each.target))
    w.divides(rate, spent, budget)
    w.divides(done, real, goal)
    values: dict[str, Value] = {"budget": budget, "spent": spent, "rate": rate, "item": each.item}
    if each.done > each.target:
        w.hard("over", done.text)
    name = w.name(each.name)
    pen.say.say("project", name=name, goal=goal, real=real, done=done, **values)


def _poll(pen: Pen, group: str) -> None:
    w = pen.w
    sent = w.rng.randrange(40, 160) * 10
    back = sent - w.rng.randrange(5, sent // 8)
    fine = back - w.rng.randrange(back // 60 + 1, back // 10)
    out, came, good = w.count(sent, "份"), w.count(back, "份"), w.count(fine, "份")
    got, now = w.rate(Fraction(back, sent)), Fraction(fine, back)
    before = now + Fraction(w.rng.choice((-1, 1)) * w.rng.randrange(20, 180), 10000)
    before = min(before, Fraction(995, 1000))
    rate, last = w.rate(now, places=2), w.rate(before, places=2)
    w.divides(got, came, out)
    w.divides(rate, good, came)
    w.relate(Within("bounded", got), Within("bounded", rate), Within("bounded", last))
    step = moved(w, rate, last, rounded(now, 2) - rounded(before, 2))
    values: dict[str, Value] = {"sent": out, "back": came, "got": got, "good": good}
    pen.say.say("poll", group=group, rate=rate, last=last, **values, **step)
