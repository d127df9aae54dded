"""Jilin and Qinghai: accounts and results of one hospital or college, a 事业单位 with income of its own."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from benchmarks.checks.generator.builder import Builder, Value
from benchmarks.checks.generator.relations import AtMost, Linear, Within
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round4 import jilin_tables as tables
from benchmarks.checks.held_out.round4.jilin_books import Books, draw_books
from benchmarks.checks.held_out.round4.jilin_card import lines_of
from benchmarks.checks.held_out.round4.jilin_money import accrual, balance
from benchmarks.checks.held_out.round4.jilin_orgs import TITLES
from benchmarks.checks.held_out.round4.jilin_passages import MONEY, SCHOOL, WARD
from benchmarks.checks.held_out.round4.jilin_results import results, worked
from benchmarks.checks.held_out.round4.office_figures import Pen, heads
from benchmarks.checks.held_out.wording import Wording

FOLDER = Path(__file__).parent / "phrases"
ORDER = ("一是", "二是", "三是", "四是")


def write(w: Builder) -> None:
    books = draw_books(w.rng)
    first, *others = books.projects
    score = sum(line.points for line in lines_of(books, first))
    books = replace(books, projects=(replace(first, score=score), *others))
    units = w.rng.choice((("万元", "万元"), ("万元", "万元"), ("元", "万元"), ("元", "元")))
    pen = Pen(w, Wording(w, "jilin", FOLDER), *units)
    money, work = (
        Sprinkler(pen.say, books.place, pen.unit, passages)
        for passages in (MONEY, WARD if books.org.is_hospital else SCHOOL)
    )
    w.heading(-1, books.name, w.this_year(), "度部门决算公开及绩效情况说明")
    pen.say.say("opening", year=w.this_year(), name=books.name)
    w.end()
    w.heading(1, "第一部分　单位概况")
    _profile(pen, books)
    w.heading(1, "第二部分　部门决算情况说明")
    _overall(pen, books)
    _income(pen, books, money)
    _spending(pen, books, money)
    _fiscal(pen, books, money)
    _special(pen, books)
    _three(pen, books, money)
    balance(pen, books, money)
    accrual(pen, books)
    w.heading(1, "第三部分　业务量和运行成本")
    worked(pen, books, work)
    w.heading(1, "第四部分　预算绩效情况")
    results(pen, books)
    w.heading(1, "第五部分　名词解释")
    for _ in range(3):
        pen.say.say("terms")
        w.end()


def _profile(pen: Pen, books: Books) -> None:
    w, say, org = pen.w, pen.say, books.org
    w.heading(2, "一、主要职能")
    duties = w.rng.sample(org.duties, 3)
    pen.listed("duties", [mark + text for mark, text in zip(ORDER, duties, strict=False)], "；")
    w.end()
    w.heading(2, "二、机构设置和人员情况")
    rooms = w.rng.sample(org.rooms, w.rng.randrange(5, 9))
    pen.listed("rooms", rooms, room=org.room)
    staff, hired = w.count(books.staff, "人", "staff"), w.count(books.hired, "人")
    inside = w.count(books.staff - books.hired, "人")
    quota, retired = w.count(books.quota, "名"), w.count(books.retired, "人")
    w.adds_up(staff, (inside, hired), "count_sum")
    rate = w.rate(Fraction(books.staff - books.hired, books.quota))
    w.divides(rate, inside, quota)
    w.relate(Within("bounded", rate))
    values: dict[str, Value] = {"staff": staff, "hired": hired, "inside": inside, "quota": quota}
    say.say("staff", year=w.this_year(), rate=rate, retired=retired, **values)
    again = w.count(books.staff, "人", "staff")
    jobs = heads(w, again, list(zip(org.jobs, books.jobs, strict=True)), "人")
    say.say("jobs", staff=again, list=jobs)
    third = w.count(books.staff, "人", "staff")
    ranks = (*books.titles, books.staff - sum(books.titles))
    names = heads(w, third, list(zip(TITLES, ranks, strict=True)), "人")
    say.say("titles", staff=third, list=names)
    w.end()


def _overall(pen: Pen, books: Books) -> None:
    w = pen.w
    w.heading(2, "一、收入支出决算总体情况")
    total, again = pen.money(books.total, "both_sides"), pen.money(books.total, "both_sides")
    left = [
        ("本年收入", books.income(), "income_all"),
        ("使用非财政拨款结余", books.reserve, "reserve"),
        ("年初结转和结余", books.begin, "begin"),
    ]
    right = [
        ("本年支出", books.spent(), "spent_all"),
        ("结余分配", books.shared_out, "shared_out"),
        ("年末结转和结余", books.end, "end"),
    ]
    one, two = (
        pen.split("side", top, [each for each in side if each[1]], "、")
        for top, side in ((total, left), (again, right))
    )
    pen.say.say("both_sides", total=total, again=again, left=one, right=two)
    w.end()
    pen.changed("income", books.income(), books.income(1), "income_all", cause=_cause(pen, "up"))
    pen.changed("spent", books.spent(), books.spent(1), "spent_all", cause=_cause(pen, "out"))
    if pen.unit == "万元" and books.total > 10**10 and w.rng.random() < 0.6:
        short = w.money(books.total, "both_sides", "亿元")
        pen.say.say("short", amount=short)
        w.hard("mixed_units", short.text)
    w.end()
    tables.overall(pen, books)


def _cause(pen: Pen, kind: str) -> str:
    return pen.say.draw(f"cause_{kind}")


def _income(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w = pen.w
    w.heading(2, "二、收入决算情况")
    total = pen.money(books.income(), "income_all")
    sources = [
        ("财政拨款收入", books.fiscal[0], "fiscal"),
        ("事业收入", books.business[0], "business"),
        ("其他收入", books.other[0], "other"),
    ]
    pen.say.say("sources", total=total, parts=pen.shared("source", total, sources))
    business, special = (
        pen.money(books.business[0], "business"),
        pen.money(books.special[0], "special"),
    )
    rate = w.rate(Fraction(books.special[0], books.business[0]))
    w.divides(rate, special, business, "share")
    w.relate(AtMost("part_of", special, business))
    w.hard("of_which", pen.say.say("of_which", business=business, special=special, rate=rate))
    w.end()
    tables.income_by_source(pen, books)
    hard.print(1)
    w.end()


def _spending(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w = pen.w
    w.heading(2, "三、支出决算情况")
    total = pen.money(books.spent(), "spent_all")
    kinds = [("基本支出", books.basic(), "basic"), ("项目支出", books.project(), "project")]
    pen.say.say("spending", total=total, parts=pen.shared("kind", total, kinds))
    basic = pen.money(books.basic(), "basic")
    people = books.wages[0] + books.family[0]
    runs = [("人员经费", people, "people"), ("公用经费", books.goods[0], "goods")]
    pen.say.say("basic", basic=basic, parts=pen.split("side", basic, runs, "、"))
    w.end()
    tables.classes(pen, books)
    pen.changed("wages", books.wages[0], books.wages[1], "wages", cause=_cause(pen, "wages"))
    wages, staff = pen.money(books.wages[0], "wages"), w.count(books.staff, "人", "staff")
    cents = (2 * books.wages[0] + books.staff) // (2 * books.staff)
    mean = w.money(cents, unit="元")
    w.divides(mean, wages, staff, "average")
    pen.say.say("per_head", wages=wages, staff=staff, mean=mean)
    hard.print(1)
    w.end()


def _fiscal(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w = pen.w
    w.heading(2, "四、财政拨款收入支出决算情况")
    came, begin = pen.money(books.fiscal[0], "fiscal"), pen.money(books.fiscal_begin)
    spent, end = pen.money(books.fiscal_spent, "fiscal_spent"), pen.money(books.fiscal_end)
    w.relate(Linear("balance", ((came, 1), (begin, 1), (spent, -1), (end, -1))))
    pen.say.say("fiscal", came=came, begin=begin, spent=spent, end=end)
    whole = pen.money(books.fiscal_spent, "fiscal_spent")
    labelled = [
        (f"{name}（{code}类）", cents, "")
        for (code, name), cents in zip(books.org.functions, books.parts, strict=True)
    ]
    pen.say.say("functions", total=whole, parts=pen.shared("function", whole, labelled))
    w.end()
    budget, paid = pen.money(books.fiscal_budget), pen.money(books.fiscal_spent, "fiscal_spent")
    rate = w.rate(Fraction(books.fiscal_spent, books.fiscal_budget))
    w.divides(rate, paid, budget)
    is_over = books.fiscal_spent > books.fiscal_budget
    kind = "budget_over" if is_over else "budget_under"
    text = pen.say.say(kind, budget=budget, spent=paid, rate=rate)
    if is_over:
        w.hard("over", text)
    pen.say.say("no_fund")
    hard.print(1)
    w.end()


def _special(pen: Pen, books: Books) -> None:
    w = pen.w
    w.heading(2, "五、财政专户管理资金情况")
    pen.listed("charges", books.org.charges)
    paid, given = pen.money(books.paid_in), pen.money(books.special[0], "special")
    waiting = pen.money(books.paid_in - books.special[0])
    rate = w.rate(Fraction(books.special[0], books.paid_in))
    w.relate(Linear("difference", ((paid, 1), (given, -1), (waiting, -1))), Within("bounded", rate))
    w.divides(rate, given, paid)
    pen.say.say("special", paid=paid, given=given, waiting=waiting, rate=rate)
    pen.changed("special_last", *books.special, "special")
    w.end()


def _three(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w = pen.w
    w.heading(2, "六、“三公”经费和政府采购情况")
    budget, spent = pen.money(sum(books.three_budget)), pen.money(sum(books.three), "three")
    rate = w.rate(Fraction(sum(books.three), sum(books.three_budget)))
    w.divides(rate, spent, budget)
    w.relate(AtMost("part_of", spent, budget), Within("bounded", rate))
    labelled = [("公务用车运行维护费", books.three[0], "cars"), ("公务接待费", books.three[1], "")]
    parts = pen.split("side", spent, labelled, "、")
    pen.say.say("three", budget=budget, spent=spent, rate=rate, parts=parts)
    pen.changed("three_last", sum(books.three), sum(books.three_last), "three")
    w.hard("zero", pen.say.say("no_abroad"))
    cars, number = pen.money(books.three[0], "cars"), w.count(books.cars, "辆")
    mean = w.money((2 * books.three[0] + books.cars) // (2 * books.cars), unit="元")
    w.divides(mean, cars, number, "average")
    pen.say.say("cars", cost=cars, number=number, mean=mean)
    w.end()
    pen.say.say("bought", **_bought(pen, books))
    hard.print(1)
    w.end()


def _bought(pen: Pen, books: Books) -> dict[str, Value]:
    w, whole = pen.w, sum(books.bought)
    total = pen.money(whole)
    labelled = [
        (name, cents, "")
        for name, cents in zip(("货物", "工程", "服务"), books.bought, strict=True)
    ]
    cents = whole * books.small // 10**5
    small, share = pen.money(cents), w.rate(Fraction(cents, whole))
    w.divides(share, small, total, "share")
    w.relate(Within("bounded", share))
    parts = pen.split("buy", total, labelled, "、")
    return {"total": total, "small": small, "share": share, "parts": parts}
