"""Anhui and Fujian: 部门决算公开 of a county office, the tables first and the explanation after them."""

from fractions import Fraction
from pathlib import Path

from benchmarks.checks.generator.builder import Builder, Value, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Quotient, Sign, Within
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round4.office_figures import Pen, mean_of
from benchmarks.checks.held_out.round5 import minwan_tables as tables
from benchmarks.checks.held_out.round5.minwan_books import Books, draw_books
from benchmarks.checks.held_out.round5.minwan_passages import MONEY, OTHERS
from benchmarks.checks.held_out.wording import Wording, draw_card, mark

FOLDER = Path(__file__).parent / "phrases"
SCHEME = (
    ("预算执行", (("预算执行率", 10),)),
    ("产出指标", (("数量指标", 20), ("质量指标", 15), ("时效指标", 15))),
    ("效益指标", (("社会效益指标", 20), ("可持续影响指标", 10))),
    ("满意度指标", (("服务对象满意度指标", 10),)),
)
CARS = ("副县级以上领导干部用车", "机要通信用车", "执法执勤用车", "其他用车")


def write(w: Builder) -> None:
    books = draw_books(w.rng)
    pen = Pen(w, Wording(w, "minwan", FOLDER), table_unit=w.rng.choice(("万元", "万元", "元")))
    say = pen.say
    money, others = (Sprinkler(say, books.place, "万元", each) for each in (MONEY, OTHERS))
    w.heading(-1, books.name, w.this_year(), "度部门决算公开")
    w.heading(1, "第一部分　部门概况")
    pen.listed("duties", w.rng.sample(books.office.duties, w.rng.choice((3, 4))))
    w.end()
    names = joined([(w.name(name),) for name in (books.name, *books.units)], "、")
    count = w.count(len(books.units) + 1, "", chinese=w.rng.random() < 0.3)
    w.counts(count, (books.name, *books.units), say.say("units", count=count, list=names))
    w.end()
    w.heading(1, "第二部分　部门决算表")
    tables.balance(pen, books)
    tables.lines(pen, books)
    tables.three(pen, books)
    w.heading(1, "第三部分　部门决算情况说明")
    _overall(pen, books)
    money.print(1)
    w.end()
    _general(pen, books)
    money.print(1)
    w.end()
    _lines(pen, books)
    _basic(pen, books)
    _three(pen, books)
    money.print(1)
    w.end()
    w.heading(2, "六、政府性基金预算财政拨款支出情况")
    _fund(pen, books)
    w.heading(2, "七、其他重要事项的情况说明")
    pen.changed("running", *books.running, why=say.draw("why_running"))
    w.end()
    _purchase(pen, books)
    _assets(pen, books)
    others.print(2)
    w.end()
    w.heading(2, "八、预算绩效情况说明")
    _performance(pen, books)
    tables.results(w, books)
    _scored(pen, books)
    others.print(2)
    w.end()
    w.heading(1, "第四部分　名词解释")
    for _ in range(2):
        say.say("terms")
        w.end()
    w.hard("rounding_note", say.say("note"))
    w.end()


def _overall(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    w.heading(2, "一、收入支出决算总体情况")
    pen.changed("total", books.total, books.last_total, "all", why=say.draw("why"))
    w.end()
    income = pen.money(books.income, "came")
    sources = [
        ("一般公共预算财政拨款收入", books.general, "general"),
        ("政府性基金预算财政拨款收入", books.fund[0], "fund"),
        ("其他收入", books.other_income, "other_income"),
    ]
    parts = pen.shared("part", income, [each for each in sources if each[1]])
    say.say("income", total=income, parts=parts)
    w.end()
    spent = pen.money(books.spent, "gone")
    kinds = [("基本支出", books.basic, "basic"), ("项目支出", books.project, "project")]
    say.say("spent", total=spent, parts=pen.shared("part", spent, kinds, "，"))
    begin, end = pen.money(books.begin, "begin"), pen.money(books.end, "end")
    up = books.end >= books.begin
    diff, word = pen.money(abs(books.end - books.begin)), w.word("增加" if up else "减少")
    w.relate(
        Linear("difference", ((end, 1), (begin, -1), (diff, -1 if up else 1))),
        Sign("direction", word, end, begin),
    )
    say.say("carried", begin=begin, end=end, dir=word, diff=diff)
    w.end()


def _general(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    w.heading(2, "二、一般公共预算财政拨款支出决算总体情况")
    share = w.rate(Fraction(books.general, books.spent))
    spent = pen.money(books.spent, "gone")
    general = pen.money(books.general, "general")
    w.divides(share, general, spent, "share")
    say.say("general", general=general, spent=spent, share=share)
    why = say.draw("why")
    pen.changed("general_last", books.general, books.last_general, "general", why=why)
    w.end()
    again = pen.money(books.general, "general")
    own: dict[str, tuple[str, int]] = {}
    for line in books.lines:
        label, cents = own.get(line.group, (line.label, 0))
        own[line.group] = (label, cents + line.final)
    labelled = [(name, cents, f"general:{code}") for code, (name, cents) in sorted(own.items())]
    say.say("structure", total=again, parts=pen.shared("part", again, labelled))
    w.end()


def _lines(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    w.heading(2, "三、一般公共预算财政拨款支出决算具体情况")
    first, last = pen.money(books.planned, "planned"), pen.money(books.general, "general")
    rate = w.rate(Fraction(books.general, books.planned))
    w.divides(rate, last, first)
    if books.general > books.planned:
        w.hard("over", rate.text)
    say.say("lines", year=w.this_year(), initial=first, final=last, rate=rate)
    w.end()
    initials = []
    for number, line in enumerate(books.lines, 1):
        w.add((f"{number}.{line.label}{line.name}（{line.code}）",))
        final = pen.money(line.final, f"line:{line.code}")
        if not line.initial:
            w.hard("zero_budget", say.say("line_none", final=final))
            w.end()
            continue
        initial = pen.money(line.initial)
        initials.append(initial)
        rate = w.rate(Fraction(line.final, line.initial))
        w.divides(rate, final, initial)
        named: dict[str, Value] = {"initial": initial, "final": final, "rate": rate}
        if line.final == line.initial:
            say.say("line_even", **named)
        else:
            kind = "more" if line.final > line.initial else "less"
            why = say.draw(f"{kind}_{'basic' if line.is_basic else 'project'}")
            say.say(f"line_{kind}", why=why, **named)
        w.end()
    w.adds_up(first, initials)


def _basic(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    w.heading(2, "四、一般公共预算财政拨款基本支出决算情况")
    basic = pen.money(books.basic, "basic")
    people = pen.money(books.personnel)
    costs = pen.money(books.basic - books.personnel)
    w.adds_up(basic, (people, costs))
    share = w.rate(Fraction(books.personnel, books.basic))
    w.divides(share, people, basic, "share")
    say.say("basic", total=basic, people=people, costs=costs, share=share)
    w.end()


def _against(pen: Pen, kind: str, now: int, other: int, key: str, **more: Value) -> None:
    """Say an amount against its budget: less, by how much and by which rate."""
    w = pen.w
    cur, base = pen.money(now, key), pen.money(other)
    diff, rate = pen.money(other - now), w.rate(Fraction(other - now, other))
    done = w.rate(Fraction(now, other))
    w.relate(
        Linear("difference", ((base, 1), (cur, -1), (diff, -1))),
        Quotient("growth", rate, ((diff, 1),), ((base, 1),)),
        Within("bounded", done),
    )
    w.divides(done, cur, base)
    pen.say.say(kind, cur=cur, base=base, diff=diff, rate=rate, done=done, **more)


def _three(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    w.heading(2, "五、财政拨款“三公”经费支出决算情况")
    paid = sum(books.three)
    _against(pen, "three", paid, sum(books.three_budget), "three", why=say.draw("why_three"))
    pen.changed("three_last", paid, sum(books.three_last), "three")
    w.end()
    total = pen.money(paid, "three")
    parts = [
        ("因公出国（境）费", books.three[0], "three:0"),
        ("公务用车购置及运行费", books.three[1] + books.three[2], "three:cars"),
        ("公务接待费", books.three[3], "three:3"),
    ]
    say.say("three_parts", total=total, parts=pen.shared("part", total, [p for p in parts if p[1]]))
    w.end()
    if books.three[0]:
        groups, heads = w.count(books.groups[0], "个"), w.count(books.groups[1], "人次")
        cost = pen.money(books.three[0], "three:0")
        say.say("abroad", cost=cost, groups=groups, heads=heads)
    else:
        w.hard("zero", say.say("no_abroad"))
    w.end()
    cars = pen.money(books.three[1] + books.three[2], "three:cars")
    run = pen.money(books.three[2], "three:2")
    number = w.count(sum(books.cars), "辆", "cars")
    mean = w.money((2 * books.three[2] + sum(books.cars)) // (2 * sum(books.cars)))
    w.divides(mean, run, number, "average")
    if books.three[1]:
        bought = pen.money(books.three[1], "three:1")
        w.adds_up(cars, (bought, run))
        one = w.count(books.bought_cars, "辆")
        say.say("cars_bought", cars=cars, bought=bought, one=one, run=run, n=number, mean=mean)
    else:
        w.hard("zero", say.say("cars", cars=cars, run=run, n=number, mean=mean))
    w.end()
    guests = w.changed_money(books.three[3], books.three_last[3], "three:3")
    batches, heads = w.count(books.guests[0], "批次"), w.count(books.guests[1], "人次")
    cost = guests["cur"]
    assert isinstance(cost, Figure)
    each = mean_of(w, books.three[3], books.guests[1])
    w.divides(each, cost, heads, "average")
    say.say("guests", batches=batches, heads=heads, mean=each, **guests)
    w.end()


def _fund(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    now, before = books.fund
    if now and before and now != before:
        pen.changed("fund", now, before, "fund")
    elif now:
        w.hard("zero_base", say.say("fund_new", fund=pen.money(now, "fund")))
    elif before:
        say.say("fund_gone", before=pen.money(before))
    else:
        w.hard("zero", say.say("fund_none"))
    w.end()


def _purchase(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    total = pen.money(sum(books.bought), "bought")
    labels = ("政府采购货物支出", "政府采购工程支出", "政府采购服务支出")
    parts = pen.split(
        "kind",
        total,
        [(label, cents, "") for label, cents in zip(labels, books.bought, strict=True)],
        "、",
    )
    say.say("purchase", total=total, parts=parts)
    again, small, micro = (
        pen.money(sum(books.bought), "bought"),
        pen.money(books.small[0]),
        pen.money(books.small[1]),
    )
    share = w.rate(Fraction(books.small[0], sum(books.bought)))
    part = w.rate(Fraction(books.small[1], books.small[0]))
    w.divides(share, small, again, "share")
    w.divides(part, micro, small, "share")
    w.relate(AtMost("part_of", micro, small), Within("bounded", share), Within("bounded", part))
    say.say("small", total=again, small=small, share=share, micro=micro, part=part)
    w.end()


def _assets(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    total = w.count(sum(books.cars), "辆", "cars")
    runs = [
        (label, w.count(number, "辆"))
        for label, number in zip(CARS, books.cars, strict=True)
        if number
    ]
    w.adds_up(total, (figure for _, figure in runs), "count_sum")
    say.say("vehicles", total=total, parts=joined(runs, "、"))
    if w.rng.random() < 0.5:
        w.hard("zero", say.say("no_machines"))
    w.end()


def _performance(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    number, cents = books.projects
    count, amount = w.count(number, "个"), pen.money(cents)
    whole = pen.money(books.general - books.basic, "general_project")
    share = w.rate(Fraction(cents, books.general - books.basic))
    w.divides(share, amount, whole, "share")
    w.relate(Within("bounded", share))
    say.say("rated", count=count, amount=amount, whole=whole, share=share)
    best = number - w.rng.randrange(1, 4)
    a, b, again = w.count(best, "个"), w.count(number - best, "个"), w.count(number, "个")
    w.adds_up(again, (a, b), "count_sum")
    rate = w.rate(Fraction(best, number))
    w.divides(rate, a, again, "share")
    say.say("grades", all=again, a=a, b=b, rate=rate)
    w.end()
    name, unit, *_ = books.office.result
    done, last, plan = books.result
    grown = pen.grown(done, last, unit, "done")
    planned, ratio = w.count(plan, unit, "plan"), w.rate(Fraction(done, plan), "rate:done")
    real = grown["cur"]
    assert isinstance(real, Figure)
    w.divides(ratio, real, planned)
    if done > plan:
        w.hard("over", ratio.text)
    say.say("done", name=name, plan=planned, ratio=ratio, **grown)
    w.end()


def _scored(pen: Pen, books: Books) -> None:
    w = pen.w
    card = draw_card(w, SCHEME)
    name = w.rng.choice([line.name for line in books.lines if not line.is_basic])
    total = mark(card.points, key="card_total")
    lost = mark(10000 - card.points, key="card_lost")
    pen.say.say("scored", name=name, total=total, lost=lost)
    w.end()
    tables.card(w, card, name)
