"""Where the money came from, where it went and how fast, in words."""

from fractions import Fraction

from benchmarks.checks.generator.builder import (
    Pieces,
    Value,
    compose,
    joined,
)
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Same, Within
from benchmarks.checks.held_out.round3 import gansu_tables as tables
from benchmarks.checks.held_out.round3.gansu_base import Report
from benchmarks.checks.held_out.round3.gansu_books import (
    FIRST,
)
from benchmarks.checks.held_out.wording import spent_of


def print_given(r: Report) -> None:
    w, say, books = r.w, r.say, r.books
    prefix = books.fund.document
    prefix = prefix if prefix[0] in "内甘" else f"{'内' if books.is_inner else '甘'}{prefix}"
    template, runs, papers, amounts = say.draw("batch"), [], [], []
    months = ((w.year - 1, 11), (w.year, 4), (w.year, 8))
    numbers = {
        11: w.rng.randrange(112, 150),
        4: w.rng.randrange(18, 45),
        8: w.rng.randrange(60, 99),
    }
    for (year, month), cents in zip(months, books.batches, strict=False):
        paper = f"{prefix}〔{year}〕{numbers[month]}号文件"
        date = f"{year}年{month}月{w.rng.randrange(3, 29)}日"
        amount = w.money(cents)
        amounts.append(amount)
        papers.append(paper)
        named: dict[str, Value] = {"date": date, "paper": paper, "amount": amount}
        runs.append(compose(template, {**named, "me": books.me}))
    total, count = w.money(books.upper, "upper"), w.count(len(papers), "")
    w.adds_up(total, amounts)
    level, fund = books.fund.upper, w.name(books.fund.name)
    more: dict[str, Value] = {"level": level, "me": books.me, "fund": fund}
    parts = joined(runs, "；")
    text = say.say("upper", year=w.this_year(), total=total, count=count, parts=parts, **more)
    w.counts(count, papers, text)
    say.say("upper_last", **w.changed_money(books.upper, books.upper_last, "upper"))
    w.end()
    groups = ("数量指标", "质量指标", "时效指标", "成本指标")
    numbers = [len(books.of(group)) for group in groups]
    numbers.append(sum(FIRST[each.group] == "效益指标" for each in books.indicators))
    numbers.append(len(books.of("服务对象满意度指标")))
    every, six = w.count(sum(numbers), "", "all"), [w.count(each, "") for each in numbers]
    w.adds_up(every, six, "count_sum")
    letters: dict[str, Value] = dict(zip("abcdef", six, strict=True))
    say.say("goals", goal=books.fund.goal, all=every, **letters)


def print_spread(r: Report) -> None:
    w, say, books = r.w, r.say, r.books
    total, upper = w.money(books.budget, "plan"), w.money(books.upper, "upper")
    template, runs, amounts = say.draw("local"), [], []
    for name, cents, _, key in r.sources()[1:]:
        amount = w.money(cents, key)
        amounts.append(amount)
        runs.append(compose(template, {"name": name.removesuffix("资金"), "amount": amount}))
    w.adds_up(total, (upper, *amounts))
    kind = "matched" if len(amounts) == 2 else "matched_one"
    parts = joined(runs, "，")
    say.say(kind, level=books.fund.upper, upper=upper, total=total, parts=parts)
    if books.budget >= 10**10:
        rough, exact = w.money(books.budget, "", "亿元"), w.money(books.budget, "plan")
        w.relate(Same("repeated", rough, exact))
        w.hard("rounding", say.say("about", rough=rough, exact=exact))
    r.source.print(1)
    w.end()
    names = [region.name for region in books.regions]
    order = sorted(books.regions, key=lambda region: region.budget)
    low, high = order[0], order[-1]
    least, most = (w.money(each.budget, f"given:{each.name}") for each in (low, high))
    w.relate(AtMost("part_of", least, most))
    count = w.count(len(names), "")
    values: dict[str, Value] = {"first": high.name, "last": low.name, "most": most, "least": least}
    more: dict[str, Value] = {"me": books.me, "area": r.area, "names": "、".join(names)}
    w.counts(count, names, say.say("spread", count=count, **values, **more))
    w.end()
    if w.rng.random() < 0.6:
        template, runs, amounts = say.draw("region"), [], []
        for region in books.regions:
            amounts.append(w.money(region.budget, f"given:{region.name}"))
            found: dict[str, Value] = {"name": region.name, "amount": amounts[-1]}
            runs.append(compose(template, found))
        again = w.money(books.budget, "plan")
        w.adds_up(again, amounts)
        say.say("region_sum", total=again, parts=joined(runs, "、"))
        w.end()
    tables.regions(w, books)


def print_money(r: Report) -> None:
    w, say, books = r.w, r.say, r.books
    w.add(("1.资金到位情况。",))
    _arrived(r)
    r.source.print(1)
    w.end()
    w.add(("2.资金执行情况。",))
    total, spent = w.money(books.budget, "plan"), w.money(books.spent, "paid")
    values = spent_of(w, total, spent, (books.budget, books.spent), "pace")
    assert isinstance(values["rate"], Figure)
    w.relate(Within("bounded", values["rate"]))
    say.say("paid", year=w.this_year(), total=total, **values)
    template, runs, parts = say.draw("source_paid"), [], []
    for name, budget, paid, key in r.sources():
        amount, rate = w.money(paid, f"paid:{key}"), w.rate(Fraction(paid, budget), f"pace:{key}")
        parts.append(amount)
        runs.append(compose(template, {"name": name, "amount": amount, "rate": rate}))
    again = w.money(books.spent, "paid")
    w.adds_up(again, parts)
    w.adds_up(spent, parts)
    say.say("paid_by", spent=again, parts=joined(runs, "；"))
    w.end()
    template, runs, parts = say.draw("task"), [], []
    for task in books.tasks:
        budget, paid = (
            w.money(task.budget, f"budget:{task.name}"),
            w.money(task.spent, f"spent:{task.name}"),
        )
        parts.append(paid)
        found = spent_of(w, budget, paid, (task.budget, task.spent), f"rate:{task.name}")
        runs.append(compose(template, {**found, "name": w.name(task.name)}))
    w.adds_up(spent, parts)
    say.say("tasks", parts=joined(runs, "；"))
    w.end()
    tables.tasks(w, books)
    order = sorted(books.regions, key=lambda each: Fraction(each.spent, each.budget))
    y, x = (
        w.rate(Fraction(each.spent, each.budget), f"pace:{each.name}")
        for each in (order[0], order[-1])
    )
    w.relate(AtMost("part_of", y, x))
    say.say("fastest", a=order[-1].name, b=order[0].name, x=x, y=y)
    r.paid.print(1)
    w.end()
    w.add(("3.资金管理情况。",))
    solved, open_ = w.rng.randrange(2, 9), w.rng.randrange(1, 4)
    found_, good, waiting = (w.count(each, "") for each in (solved + open_, solved, open_))
    w.adds_up(found_, (good, waiting), "count_sum")
    visits = str(w.rng.randrange(2, 6))
    say.say("guarded", n=visits, m=found_, k=good, j=waiting)
    r.paid.print(1)


def _arrived(r: Report) -> None:
    w, say, books = r.w, r.say, r.books
    total = w.money(books.budget, "plan")
    if books.missing:
        arrived, missing = w.money(books.arrived), w.money(books.missing)
        rate = w.rate(Fraction(books.arrived, books.budget))
        w.divides(rate, arrived, total)
        w.relate(Linear("difference", ((total, 1), (arrived, -1), (missing, -1))))
        w.relate(Within("bounded", rate))
        values: dict[str, Value] = {"total": total, "arrived": arrived, "rate": rate}
        text = say.say("arrived_part", name=r.below, missing=missing, **values)
        w.hard("two_rates", text)
        return
    arrived = w.money(books.arrived, "plan")
    pieces: list[Pieces] = []
    parts = []
    for name, budget, _, key in r.sources():
        parts.append(w.money(budget, key))
        pieces.append((name, parts[-1]))
    w.adds_up(arrived, parts)
    w.adds_up(total, parts)
    text = say.say("arrived_full", total=total, arrived=arrived, parts=joined(pieces, "、"))
    w.hard("two_rates", text)
