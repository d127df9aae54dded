"""“三公” expenses, purchases, assets and performance in words."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Value, compose, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Sign, Within
from benchmarks.checks.generator.scorecard import Item
from benchmarks.checks.held_out.round3 import guangxi_tables as tables
from benchmarks.checks.held_out.round3.guangxi_base import Report
from benchmarks.checks.held_out.round3.guangxi_offices import (
    LOST,
)
from benchmarks.checks.held_out.wording import averaged, mark, scored, spent_of

TROUBLES = (
    ("绩效指标设置偏粗", "细化量化绩效指标"),
    ("项目前期工作不够扎实", "提前做好项目储备"),
    ("预算支出进度不均衡", "按月通报支付进度"),
    ("业务人员参与程度不高", "加强业务人员绩效培训"),
    ("绩效资料归档滞后", "建立绩效资料台账"),
)


def print_three(r: Report) -> None:
    w, say, books = r.w, r.say, r.books
    planned, paid, before = (sum(line[which] for line in books.three) for which in range(3))
    values = w.changed_money(paid, before, "three")
    spent = values["cur"]
    assert isinstance(spent, Figure)
    budget = w.money(planned, "three_budget")
    done = spent_of(w, budget, spent, (planned, paid))
    reason = "three_up" if paid >= before else "three_down"
    why = say.draw("three_bought" if books.three[1][1] and paid >= before else reason)
    say.say("three", **{**values, **done, "growth": values["rate"], "why": why})
    _, bought, run, meals = books.three
    total, both = w.money(paid, "three"), w.money(bought[1] + run[1], "three:both")
    guests = w.money(meals[1], "three:guests")
    w.adds_up(total, (both, guests))
    say.say("three_parts", total=total, cars=both, guests=guests)
    w.end()
    say.say("abroad")
    w.end()
    cost, number, mean = averaged(w, run[1], books.cars, "three:cars")
    both, why = w.money(bought[1] + run[1], "three:both"), say.draw("car_why")
    more: dict[str, Value] = {"both": both, "cars": number, "mean": mean, "why": why}
    if bought[1]:
        new = w.money(bought[1])
        w.adds_up(both, (new, cost))
        say.say("cars_bought", new=new, run=cost, **more)
    else:
        budget = w.money(run[0], "three:cars.budget")
        rate = w.rate(Fraction(run[1], run[0]))
        w.divides(rate, both, budget)
        w.divides(mean, both, number, "average")
        say.say("cars_run", budget=budget, rate=rate, **more)
    w.end()
    cost, people, mean = averaged(w, meals[1], books.guests, "three:guests")
    budget, rate = w.money(meals[0], "three:guests.budget"), w.rate(Fraction(meals[1], meals[0]))
    w.divides(rate, cost, budget)
    w.relate(Within("bounded", rate))
    more = {"budget": budget, "rate": rate, "batches": w.count(books.batches, "", "batches")}
    say.say("guests", cost=cost, people=people, mean=mean, **more)


def print_others(r: Report) -> None:
    w, say, books = r.w, r.say, r.books
    w.add(("（一）机关运行经费支出情况。",))
    planned = w.money(books.running_budget)
    done = w.rate(Fraction(books.running, books.running_budget))
    pair = (books.running, books.running_last)
    why = say.draw("running_up" if pair[0] >= pair[1] else "running_down")
    cur = r.changed("running", pair, "running", budget=planned, done=done, why=why)["cur"]
    assert isinstance(cur, Figure)
    w.divides(done, cur, planned)
    public, rest = w.money(sum(books.public), "public"), w.money(sum(books.public) - books.running)
    w.adds_up(public, (cur, rest))
    w.hard("running_scope", say.say("running_scope", public=public, rest=rest))
    w.end()
    w.add(("（二）政府采购支出情况。",))
    _purchases(r)
    r.bought.print(w.rng.choice((0, 1)))
    w.end()
    w.add(("（三）国有资产占用情况。",))
    first = w.rng.randrange(0, 2)
    second = w.rng.randrange(0, books.cars - first + 1)
    numbers = (first, second, books.cars - first - second)
    total, parts = w.count(books.cars, "", "cars"), [w.count(each, "") for each in numbers]
    w.adds_up(total, parts, "count_sum")
    named: dict[str, Value] = dict(zip("abc", parts, strict=True))
    area = f"{w.rng.randrange(820, 3600)}.{w.rng.randrange(10, 99)}"
    say.say("assets", year=w.this_year(), total=total, area=area, **named)


def _purchases(r: Report) -> None:
    w, say, books = r.w, r.say, r.books
    whole, given = sum(books.bought), sum(books.small)
    total = w.money(whole, "bought")
    parts = [w.money(cents, f"bought:{number}") for number, cents in enumerate(books.bought)]
    w.adds_up(total, parts)
    named: dict[str, Value] = dict(zip("abc", parts, strict=True))
    say.say("bought", total=total, **named)
    small, tiny = w.money(given, "bought_small"), w.money(books.tiny, "bought_tiny")
    x, y = w.rate(Fraction(given, whole)), w.rate(Fraction(books.tiny, whole))
    w.divides(x, small, total, "share")
    w.divides(y, tiny, total, "share")
    w.relate(AtMost("part_of", tiny, small))
    w.hard("nested_share", say.say("small", small=small, tiny=tiny, x=x, y=y))
    if w.rng.random() < 0.6:
        rates = [
            w.rate(Fraction(one, two)) for one, two in zip(books.small, books.bought, strict=True)
        ]
        w.relate(*(Within("bounded", rate) for rate in rates))
        shares: dict[str, Value] = dict(zip("abc", rates, strict=True))
        w.hard("own_bases", say.say("small_kinds", **shares))


def print_performance(r: Report) -> None:
    w, say, books = r.w, r.say, r.books
    w.heading(3, "（一）绩效自评开展情况")
    names = [work.name for work in books.works]
    count, planned = w.count(len(names), ""), sum(work.budget for work in books.works)
    budget, spent = w.money(planned, "works"), w.money(books.general_project, "general_project")
    rate = w.rate(Fraction(books.general_project, planned), "works_rate")
    w.divides(rate, spent, budget)
    w.relate(Within("bounded", rate))
    runs = joined([(w.name(name),) for name in names], "、")
    values: dict[str, Value] = {"budget": budget, "spent": spent, "rate": rate, "names": runs}
    year = w.this_year()
    text = say.say("manage", me=books.me, year=year, count=count, **values)
    w.counts(count, names, text)
    high = sum(work.score >= 9000 for work in books.works)
    every, good, fair = (w.count(each, "") for each in (len(names), high, len(names) - high))
    w.adds_up(every, (good, fair), "count_sum")
    if high == len(names):
        say.say("grades_all", all=every)
    else:
        say.say("grades", all=every, good=good, fair=fair)
    w.end()
    _rate_before(r)
    w.end()
    tables.works(w, books)
    r.results.print(1)
    w.end()
    shown = books.works[:3]
    w.heading(3, f"（二）{'部分' if len(names) > 3 else ''}项目绩效自评结果")
    for number, work in enumerate(shown, 1):
        budget = w.money(work.budget, f"budget:{work.name}")
        spent = w.money(work.spent, f"spent:{work.name}")
        rate = w.rate(Fraction(work.spent, work.budget), f"rate:{work.name}")
        w.divides(rate, spent, budget)
        w.relate(Within("bounded", rate))
        score, result = mark(work.score, key=f"result:{work.name}"), say.draw("result")
        w.add((f"{number}.",))
        values = {"budget": budget, "spent": spent, "rate": rate, "score": score}
        say.say("work", name=w.name(work.name), result=result, **values)
        w.end()
    r.results.print(w.rng.choice((1, 2)))
    w.end()
    w.heading(3, "（三）部门整体支出绩效自评结果")
    _score(r)
    w.end()
    tables.card(w, r.card)
    w.heading(3, "（四）存在问题和改进措施")
    picked = w.rng.sample(TROUBLES, 3)
    for which, kind in enumerate(("trouble", "remedy")):
        three = [pair[which] for pair in picked]
        count = w.count(3, "", chinese=True)
        named: dict[str, Value] = dict(zip("abc", three, strict=True))
        w.counts(count, three, say.say(kind, count=count, **named))


def _rate_before(r: Report) -> None:
    """Say how the rate of execution moved, in 百分点."""
    w, books = r.w, r.books
    now = Fraction(books.general_project, sum(work.budget for work in books.works))
    step = w.rng.choice((-1, 1)) * Fraction(w.rng.randrange(90, 700), 10000)
    scale = 10 ** (w.rate_places + 2)
    before = now - step if now - step < 1 else now + step
    before = Fraction(round(before * scale), scale)
    rate, old, points = w.rate(now, "works_rate"), w.rate(before), w.points(abs(now - before))
    word = w.word("提高" if now > before else "降低")
    sign = 1 if now > before else -1
    w.relate(
        Linear("points", ((rate, 1), (old, -1), (points, -sign))),
        Sign("direction", word, rate, old),
    )
    r.say.say("rate_before", rate=rate, old=old, points=points, dir=word)


def _score(r: Report) -> None:
    w, say = r.w, r.say
    template, runs, scores = say.draw("score_part"), [], []
    for part in r.card.parts:
        found = scored(w, part.full * 100, part.points)
        scores.append(found["score"])
        runs.append(compose(template, {"name": part.name, **found}))
    total = mark(r.card.points, key="score_total")
    w.adds_up(total, scores, "score_sum")
    say.say("score", year=w.this_year(), total=total, parts=joined(runs, "；"))
    items = [item for part in r.card.parts for item in part.items]
    lost = sorted((item for item in items if item.points < item.full * 100), key=_missing)
    for item in lost[:2]:
        found = scored(w, item.full * 100, item.points, keys=("", f"points:{item.name}"))
        say.say("lost", name=item.name, why=LOST[item.name], **found)
    if not lost:
        say.say("lost_none")


def _missing(item: Item) -> int:
    return item.points - item.full * 100
