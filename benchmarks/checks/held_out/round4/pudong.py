"""Pudong: a district finance office's 部门决算 and 预算绩效管理工作情况, tables in whole 万元."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value, compose, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Within
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round4 import pudong_passages as odd
from benchmarks.checks.held_out.round4 import pudong_performance as performance
from benchmarks.checks.held_out.round4 import pudong_tables as tables
from benchmarks.checks.held_out.round4.pudong_books import LINES, Books, draw_books
from benchmarks.checks.held_out.round4.sea_figures import (
    FOLDER,
    Pen,
    each_cost,
    parted,
    share_of,
)
from benchmarks.checks.held_out.wording import Wording

SERVICES = ("评审咨询类", "信息化运维类", "第三方评价类", "后勤保障类")
ASSETS = ("流动资产", "固定资产净值", "无形资产净值")


def write(w: Builder) -> None:
    # One office rounds its books to whole 万元, the other only its tables.
    is_whole = w.rng.random() < 0.5
    books, pen = draw_books(w.rng, is_whole), Pen(w, 0 if is_whole else 2)
    say = Wording(w, "pudong", FOLDER)

    def hard(tags: tuple[str, ...], number: int) -> None:
        found = odd.passages(books, pen, tags)
        Sprinkler(say, books.place, "万元", found).print(number)

    w.heading(-1, books.name, w.this_year(), "度部门决算及预算绩效管理工作情况")
    w.heading(1, "第一部分　部门概况")
    say.three("duties", "duty_pool", "项")
    _named(w, books, say)
    hard(odd.OFFICE, w.rng.choice((1, 2)))
    w.end()
    w.heading(1, "第二部分　部门决算情况说明")
    _accounts(w, books, pen, say)
    hard(odd.ACCOUNTS, 2)
    w.end()
    tables.overall(w, books, pen)
    w.heading(2, "四、一般公共预算财政拨款支出决算情况")
    _general(w, books, pen, say)
    w.heading(2, "五、“三公”经费支出决算情况")
    _three(w, books, pen, say)
    hard(("wide",), w.rng.choice((0, 1)))
    w.end()
    w.heading(2, "六、机关运行经费支出情况")
    values = pen.changed(*books.running)
    say.say("running", cause=say.draw("running_cause"), **values)
    w.end()
    w.heading(2, "七、政府采购支出情况")
    _purchase(w, books, pen, say)
    hard(("reserved",), w.rng.choice((0, 1)))
    w.end()
    w.heading(2, "八、政府购买服务支出情况")
    _services(w, books, pen, say)
    w.end()
    w.heading(2, "九、国有资产占有使用情况")
    _assets(w, books, pen, say)
    w.end()
    w.heading(1, "第三部分　预算绩效管理工作情况")
    w.heading(2, "一、绩效目标管理")
    performance.goals(w, books, pen, say)
    hard(odd.GOALS, w.rng.choice((1, 2)))
    w.end()
    w.heading(2, "二、绩效跟踪和自评")
    performance.rated(w, books, pen, say)
    hard(odd.RATED, w.rng.choice((1, 2)))
    w.end()
    tables.units(w, books, pen)
    w.heading(2, "三、事前评估和重点评价")
    performance.reviews(w, books, pen, say)
    tables.reviews(w, books, pen)
    w.heading(2, "四、问题整改和结果应用")
    performance.problems(w, books, pen, say)
    hard(("carried",), 1)
    w.end()
    w.heading(2, "五、部门整体支出绩效自评")
    card = performance.draw_whole(w)
    performance.whole(w, books, say, card)
    tables.whole(w, card)
    w.heading(1, "第四部分　有关说明")
    for _ in range(2):
        say.say("terms")
        w.end()
    w.hard("rounding_note", say.say("rounding"))
    w.end()


def _named(w: Builder, books: Books, say: Wording) -> None:
    names = [unit.name for unit in books.units]
    count = w.count(len(names), "", chinese=w.rng.random() < 0.3)
    w.counts(count, names, say.say("units", n=count, names="、".join(names)))


def _accounts(w: Builder, books: Books, pen: Pen, say: Wording) -> None:
    w.heading(2, "一、收入支出决算总体情况")
    values = pen.changed(books.total(), books.total(1), ("all", "all.last"))
    say.say("total", cause=say.draw("cause"), **values)
    w.end()
    w.heading(2, "二、收入决算情况")
    income = pen.money(books.income(), "came")
    came = (books.granted(), books.fund[0], books.other[0])
    labelled = [
        (name, cents, f"source:{n}")
        for n, (name, cents) in enumerate(zip(tables.SOURCES, came, strict=True))
    ]
    parts = joined(parted(pen, say.draw("part"), income, labelled), "；")
    say.say("income", total=income, parts=parts, year=w.this_year())
    w.end()
    w.heading(2, "三、支出决算情况")
    spent = pen.money(books.spent(), "gone")
    labelled = [("基本支出", books.basic[0], "basic"), ("项目支出", books.project[0], "project")]
    parts = joined(parted(pen, say.draw("part"), spent, labelled), "，")
    say.say("spending", total=spent, parts=parts, year=w.this_year())
    basic, staff = pen.money(books.basic[0], "basic"), pen.money(books.personnel)
    b = pen.money(books.basic[0] - books.personnel)
    w.adds_up(basic, (staff, b))
    share = share_of(w, staff, basic, Fraction(books.personnel, books.basic[0]))
    say.say("basic", total=basic, a=staff, b=b, share=share)
    w.end()


def _general(w: Builder, books: Books, pen: Pen, say: Wording) -> None:
    values = pen.changed(books.general(), books.general(1), ("general", ""))
    cur, spent = values["cur"], pen.money(books.spent(), "gone")
    assert isinstance(cur, Figure)
    share = w.rate(Fraction(books.general(), books.spent()))
    w.divides(share, cur, spent, "share")
    say.say("general", share=share, cause=say.draw("cause"), spent=spent, **values)
    w.end()
    template = say.draw("line")
    initials, finals = [], []
    for number, (label, (planned, paid)) in enumerate(zip(LINES, books.lines, strict=True), 1):
        initial, final = pen.money(planned), pen.money(paid)
        rate = w.rate(Fraction(paid, planned))
        w.divides(rate, final, initial)
        if paid > planned:
            w.hard("over", rate.text)
        side = "大于" if paid > planned else "小于"
        side_kind = "more" if paid > planned else "less"
        why = say.draw(f"{side_kind}_{'work' if number in (2, 3, 4) else 'staff'}")
        named: dict[str, Value] = {"initial": initial, "final": final, "rate": rate}
        text = compose(template, {"label": label, "side": side, "why": why, **named})
        w.paragraph((f"{number}.", *text))
        initials.append(initial)
        finals.append(final)
    whole = sum(planned for planned, _ in books.lines)
    total, initial = pen.money(books.general(), "general"), pen.money(whole)
    rate = w.rate(Fraction(books.general(), whole))
    w.adds_up(total, finals)
    w.adds_up(initial, initials)
    w.divides(rate, total, initial)
    count = w.count(len(LINES), "")
    text = say.say("lines_sum", n=count, total=total, initial=initial, rate=rate)
    w.counts(count, LINES, text)
    w.end()


def _three(w: Builder, books: Books, pen: Pen, say: Wording) -> None:
    planned, paid = sum(books.three_budget), sum(books.three)
    budget, spent = pen.money(planned, places=2), pen.money(paid, "three", places=2)
    left, rate = pen.money(planned - paid, places=2), w.rate(Fraction(paid, planned))
    w.divides(rate, spent, budget)
    w.relate(
        Within("bounded", rate),
        Linear("difference", ((budget, 1), (spent, -1), (left, -1))),
    )
    say.say("three", budget=budget, spent=spent, left=left, rate=rate, year=w.this_year())
    labels = ("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费")
    keys = [f"three:{n}" for n in range(3)]
    runs = [
        (label, pen.money(cents, key, places=2))
        for label, cents, key in zip(labels, books.three, keys, strict=True)
    ]
    w.adds_up(spent, (figure for _, figure in runs))
    say.say("three_parts", parts=joined(runs, "，"))
    values = pen.changed(paid, sum(books.three_last), ("three", ""), places=2)
    say.say("three_change", cause=say.draw("three_cause"), **values)
    w.end()
    abroad, cars, guests = (
        pen.money(cents, key, places=2) for cents, key in zip(books.three, keys, strict=True)
    )
    if books.three[0]:
        people, groups = w.count(w.rng.randrange(2, 5), ""), w.count(w.rng.randrange(1, 3), "")
        say.say("abroad", cost=abroad, groups=groups, people=people)
    else:
        w.hard("zero_budget", say.say("abroad_none"))
    number = w.count(sum(books.car_uses), "", "cars")
    exact = Fraction(books.three[1], 100 * sum(books.car_uses))
    say.say("cars", cost=cars, n=number, mean=each_cost(w, cars, number, exact, "万元"))
    batches, heads = books.guests
    people = w.count(heads, "")
    mean = each_cost(w, guests, people, Fraction(books.three[2], 100 * heads), "元")
    say.say("guests", cost=guests, groups=w.count(batches, ""), people=people, mean=mean)


def _purchase(w: Builder, books: Books, pen: Pen, say: Wording) -> None:
    paid = sum(books.bought)
    budget, total, again = (
        pen.money(books.buy_budget),
        pen.money(paid, "buy"),
        pen.money(paid, "buy"),
    )
    parts = [pen.money(cents) for cents in books.bought]
    w.adds_up(total, parts)
    rate = w.rate(Fraction(paid, books.buy_budget))
    w.divides(rate, total, budget)
    w.relate(Within("bounded", rate))
    named: dict[str, Value] = dict(zip("abc", parts, strict=True))
    say.say("purchase", year=w.this_year(), budget=budget, total=total, rate=rate, **named)
    small, micro = (pen.money(cents) for cents in books.small)
    share = share_of(w, small, again, Fraction(books.small[0], paid))
    part = share_of(w, micro, small, Fraction(books.small[1], books.small[0]))
    w.relate(AtMost("part_of", micro, small))
    say.say("small", small=small, total=again, share=share, micro=micro, part=part)


def _services(w: Builder, books: Books, pen: Pen, say: Wording) -> None:
    template, runs = say.draw("service_run"), []
    numbers, amounts = [], []
    for name, (count, cents) in zip(SERVICES, books.services, strict=True):
        number, amount = w.count(count, ""), pen.money(cents)
        numbers.append(number)
        amounts.append(amount)
        runs.append(compose(template, {"name": name, "n": number, "amount": amount}))
    every = sum(count for count, _ in books.services)
    total = pen.money(sum(cents for _, cents in books.services))
    count = w.count(every, "", "services")
    w.adds_up(total, amounts)
    w.adds_up(count, numbers, "count_sum")
    mark = "、" if "（" in template else "；"
    say.say("services", year=w.this_year(), n=count, total=total, parts=joined(runs, mark))
    parts = [w.count(number, "") for number in books.bearers]
    again = w.count(every, "", "services")
    w.adds_up(again, parts, "count_sum")
    w.adds_up(count, parts, "count_sum")
    named: dict[str, Value] = dict(zip("abc", parts, strict=True))
    say.say("bearers", n=again, **named)


def _assets(w: Builder, books: Books, pen: Pen, say: Wording) -> None:
    now, before = (sum(pair[year] for pair in books.assets) for year in range(2))
    values = pen.changed(now, before)
    cur = values["cur"]
    assert isinstance(cur, Figure)
    parts = [(label, pen.money(pair[0])) for label, pair in zip(ASSETS, books.assets, strict=True)]
    w.adds_up(cur, (figure for _, figure in parts))
    say.say("assets", parts=joined(parts, "、"), **values)
    numbers = [w.count(number, "") for number in books.car_uses]
    total = w.count(sum(books.car_uses), "", "cars")
    w.adds_up(total, numbers, "count_sum")
    named: dict[str, Value] = dict(zip("abc", numbers, strict=True))
    say.say("vehicles", n=total, **named)
