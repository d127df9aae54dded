"""Shanxi and Ningxia: 部门整体支出绩效自评报告 of a city department, in five parts with its score sheet."""

from fractions import Fraction
from pathlib import Path

from benchmarks.checks.generator.builder import Builder, Value, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Within
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round4 import shanxi_tables as tables
from benchmarks.checks.held_out.round4.office_figures import Pen, heads
from benchmarks.checks.held_out.round4.shanxi_books import Books, Project, draw_books
from benchmarks.checks.held_out.round4.shanxi_card import Sheet, draw_sheet
from benchmarks.checks.held_out.round4.shanxi_offices import NATURES
from benchmarks.checks.held_out.round4.shanxi_passages import MONEY, PLANS, RESULTS, SCORES
from benchmarks.checks.held_out.round4.shanxi_results import (
    effective,
    efficient,
    scored_text,
    thrifty,
    troubles,
)
from benchmarks.checks.held_out.wording import Wording, mark

FOLDER = Path(__file__).parent / "phrases"
ORDER = ("一是", "二是", "三是", "四是")


def write(w: Builder) -> None:
    books = draw_books(w.rng)
    pen = Pen(w, Wording(w, "shanxi", FOLDER), w.rng.choice(("万元", "万元", "元")))
    sheet = draw_sheet(w.rng, books, w.rate_places)
    money, results, scores, plans = (
        Sprinkler(pen.say, books.place, pen.unit, passages)
        for passages in (MONEY, RESULTS, SCORES, PLANS)
    )
    w.heading(-1, books.name, w.this_year(), "度部门整体支出绩效自评报告")
    pen.say.say("opening", year=w.this_year(), office=books.office.name)
    w.end()
    w.heading(1, "一、部门概况")
    _profile(pen, books)
    w.heading(1, "二、部门整体支出管理及使用情况")
    _overall(pen, books, money)
    _basic(pen, books, money)
    _projects(pen, books, money)
    _management(pen, books, money)
    w.heading(1, "三、部门整体支出绩效情况")
    thrifty(pen, books, results)
    efficient(pen, books, results)
    effective(pen, books, results)
    scored_text(pen, sheet, scores)
    troubles(pen, books, plans)
    _appendix(pen, sheet)


def _profile(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    w.heading(2, "（一）机构设置和人员编制")
    rooms = ["办公室", "人事科", "规划财务科"]
    rooms += w.rng.sample(books.office.rooms, w.rng.randrange(3, 6))
    pen.listed("rooms", rooms)
    below = books.units[1:]
    count = w.count(len(below), "")
    kinds = heads(w, count, [(n, sum(u.nature == n for u in below)) for n in NATURES], "个")
    names = joined([(w.name(unit.name),) for unit in below], "、")
    w.counts(
        count,
        [u.name for u in below],
        say.say("units", count=count, kinds=kinds, list=names),
    )
    w.end()
    quota, staff = w.count(books.quota, "名", "quota"), w.count(books.staff, "人", "staff")
    bureau = books.units[0]
    posts = heads(
        w, quota, [("行政编制", bureau.quota), ("事业编制", books.quota - bureau.quota)], "名"
    )
    people = heads(
        w, staff, [("局机关", bureau.staff), ("所属单位", books.staff - bureau.staff)], "人"
    )
    rate = w.rate(Fraction(books.staff, books.quota), "rate:staff")
    w.divides(rate, staff, quota)
    w.relate(Within("bounded", rate))
    retired = w.count(sum(unit.retired for unit in books.units), "人", "retired")
    values: dict[str, Value] = {"quota": quota, "posts": posts, "staff": staff, "people": people}
    say.say("staff", year=w.this_year(), rate=rate, retired=retired, **values)
    w.end()
    if w.rng.random() < 0.55:
        tables.staff(w, books)
    w.heading(2, "（二）主要职能")
    duties = w.rng.sample(books.office.duties, w.rng.choice((3, 4)))
    pen.listed("duties", [mark + text for mark, text in zip(ORDER, duties, strict=False)], "；")
    w.end()
    w.heading(2, "（三）年度重点工作和绩效目标")
    pen.listed("tasks", books.tasks)
    outputs, results = w.rng.randrange(9, 19), w.rng.randrange(4, 9)
    every = w.count(outputs + results + 2, "")
    parts = [w.count(number, "") for number in (outputs, results, 2)]
    w.adds_up(every, parts, "count_sum")
    named = dict(zip("abc", parts, strict=True))
    say.say("targets", count=every, **named)
    w.end()


def _overall(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w, say = pen.w, pen.say
    w.heading(2, "（一）部门收支总体情况")
    first, added, cut, last = (
        pen.money(cents, key)
        for cents, key in (
            (books.initial, "initial"),
            (books.added, ""),
            (books.cut, ""),
            (books.whole(0), "whole"),
        )
    )
    w.relate(Linear("adjustment", ((first, 1), (added, 1), (cut, -1), (last, -1))))
    say.say("adjusted", initial=first, added=added, cut=cut, budget=last)
    whole = pen.money(books.whole(0), "whole")
    sources = [
        ("年初结转结余", books.begin, "carry.last"),
        (f"本年一般公共预算拨款（含{books.upper}补助）", books.granted, "granted"),
        ("政府性基金预算拨款", books.fund, ""),
        ("单位资金", books.other, ""),
    ]
    found = [each for each in sources if each[1]]
    say.say("sources", total=whole, parts=pen.split("source", whole, found))
    w.end()
    spent = pen.money(books.whole(1), "spent_all")
    basic, project = pen.money(books.basic(1), "basic"), pen.money(books.project(1), "project")
    one, two = (w.rate(Fraction(part(1), books.whole(1))) for part in (books.basic, books.project))
    w.adds_up(spent, (basic, project))
    w.divides(one, basic, spent, "share")
    w.divides(two, project, spent, "share")
    rate = w.rate(Fraction(books.whole(1), books.whole(0)), "rate:whole")
    w.divides(rate, spent, last)
    w.relate(Within("bounded", rate))
    values: dict[str, Value] = {"spent": spent, "rate": rate, "basic": basic, "project": project}
    say.say("spent", p=one, q=two, **values)
    left, recovered = pen.money(books.left), pen.money(books.recovered)
    carry = pen.money(books.carry, "carry")
    w.adds_up(left, (recovered, carry))
    w.relate(Linear("difference", ((whole, 1), (spent, -1), (left, -1))))
    say.say("left", left=left, recovered=recovered, carry=carry)
    w.end()
    pen.changed("against", books.whole(1), sum(books.last), "spent_all")
    basics = w.changed_money(books.basic(1), books.last[0], "basic", pen.unit)
    say.say("against_basic", **basics)
    projects = w.changed_money(books.project(1), books.last[1], "project", pen.unit)
    say.say("against_project", **projects)
    if pen.unit == "万元" and books.whole(1) > 10**10 and w.rng.random() < 0.6:
        short = w.money(books.whole(1), "spent_all", "亿元")
        say.say("short", amount=short)
        w.hard("mixed_units", short.text)
    w.end()
    tables.by_unit(w, books)
    has_all = all(books.project(0, number) for number in range(len(books.units)))
    say.say("after_units_all" if has_all else "after_units", list=_named_units(pen, books))
    hard.print(1)
    w.end()


def _named_units(pen: Pen, books: Books) -> Figure:
    """Name the unit that spent the smallest part of its money."""
    rates = [
        Fraction(unit.basic[1] + books.project(1, n), unit.basic[0] + books.project(0, n))
        for n, unit in enumerate(books.units)
    ]
    worst = min(range(1, len(rates)), key=lambda n: rates[n])
    return pen.w.name(books.units[worst].name)


def _basic(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w, say = pen.w, pen.say
    w.heading(2, "（二）基本支出")
    budget, spent = pen.money(books.basic(0), "basic_budget"), pen.money(books.basic(1), "basic")
    rate = w.rate(Fraction(books.basic(1), books.basic(0)), "rate:basic")
    w.divides(rate, spent, budget)
    people, running = (
        pen.money(books.personnel(1), "personnel"),
        pen.money(books.public(1), "public"),
    )
    w.adds_up(spent, (people, running))
    wages, gifts = pen.money(books.personnel(1) - books.benefits), pen.money(books.benefits)
    goods, things = pen.money(books.public(1) - books.equipment), pen.money(books.equipment)
    w.adds_up(people, (wages, gifts))
    w.adds_up(running, (goods, things))
    say.say("basic", budget=budget, spent=spent, rate=rate)
    named = {"a": people, "a1": wages, "a2": gifts, "b": running, "b1": goods, "b2": things}
    say.say("classes", **named)
    again, staff = pen.money(books.public(1), "public"), w.count(books.staff, "人", "staff")
    cents = (2 * books.public(1) + books.staff) // (2 * books.staff)
    mean = w.money(cents, unit="元")
    w.divides(mean, again, staff, "average")
    say.say("per_head", public=again, staff=staff, mean=mean)
    w.end()
    planned, total = sum(books.three_budget), sum(books.three)
    top, bottom = pen.money(planned, "three_budget"), pen.money(total, "three")
    rate = w.rate(Fraction(total, planned), "rate:three")
    w.divides(rate, bottom, top)
    w.relate(AtMost("part_of", bottom, top), Within("bounded", rate))
    say.say("three", budget=top, spent=bottom, rate=rate)
    pen.changed("three_last", total, sum(books.three_last), "three")
    if not books.three_budget[0]:
        w.hard("zero", say.say("no_abroad"))
    w.end()
    tables.three(w, books)
    hard.print(1)
    w.end()


def _projects(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w, say = pen.w, pen.say
    w.heading(2, "（三）项目支出")
    count = w.count(len(books.projects), "")
    budget, spent = pen.money(books.project(0), "planned"), pen.money(books.project(1), "project")
    rate = w.rate(Fraction(books.project(1), books.project(0)), "rate:project")
    w.divides(rate, spent, budget)
    names = joined([(w.name(each.name),) for each in books.projects], "、")
    values: dict[str, Value] = {"budget": budget, "spent": spent, "rate": rate, "list": names}
    w.counts(count, [each.name for each in books.projects], say.say("all", count=count, **values))
    w.end()
    whole = pen.money(books.project(1), "project")
    kinds = [
        (f"{name}项目", sum(p.spent for p in books.projects if p.kind == number), f"kind:{number}")
        for number, name in enumerate(books.office.kinds)
    ]
    say.say("by_kind", total=whole, parts=pen.shared("kind", whole, kinds))
    given = pen.money(books.project(0), "planned")
    names_of = ("中央资金", f"{books.upper}级资金", "市级及单位资金")
    levels = [
        (name, sum(p.levels[number] for p in books.projects), "")
        for number, name in enumerate(names_of)
    ]
    found = [each for each in levels if each[1]]
    say.say("by_level", total=given, parts=pen.split("level", given, found, "、"))
    w.end()
    tables.projects(w, books)
    slow = sorted(books.projects, key=lambda p: Fraction(p.spent, p.budget))[:2]
    for project in slow:
        _project(pen, project)
        w.end()
    hard.print(1)
    w.end()


def _project(pen: Pen, project: Project) -> None:
    w = pen.w
    budget, spent = (
        pen.money(project.budget, f"budget:{project.name}"),
        pen.money(project.spent, f"spent:{project.name}"),
    )
    rate = w.rate(Fraction(project.spent, project.budget), f"rate:{project.name}")
    w.divides(rate, spent, budget)
    name = w.name(project.name)
    if project.spent == project.budget:
        pen.say.say("project_full", name=name, spent=spent)
        return
    left = pen.money(project.budget - project.spent)
    w.relate(Linear("difference", ((budget, 1), (spent, -1), (left, -1))))
    is_aid = any(word in project.name for word in ("补助", "补贴", "奖补", "券"))
    cause = pen.say.draw("aid_cause" if is_aid else "slow_cause")
    pen.say.say("project", name=name, budget=budget, spent=spent, rate=rate, left=left, cause=cause)


def _management(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w, say = pen.w, pen.say
    w.heading(2, "（四）资金和资产管理")
    rules = w.rng.sample(books.office.books, w.rng.choice((3, 4)))
    pen.listed("rules", [f"《{name}》" for name in rules])
    total = pen.money(sum(books.bought), "bought")
    labels = ("货物类", "工程类", "服务类")
    labelled = [(name, cents, "") for name, cents in zip(labels, books.bought, strict=True)]
    parts = pen.split("buy", total, labelled, "、")
    small, share = pen.money(books.small), w.rate(Fraction(books.small, sum(books.bought)))
    w.divides(share, small, total, "share")
    w.relate(Within("bounded", share))
    say.say("bought", total=total, parts=parts, small=small, share=share)
    w.end()
    every, used = pen.money(books.assets, "assets"), pen.money(books.used, "used")
    rate = w.rate(Fraction(books.used, books.assets), "rate:assets")
    idle = pen.money(books.assets - books.used)
    w.divides(rate, used, every)
    w.relate(Within("bounded", rate), Linear("difference", ((every, 1), (used, -1), (idle, -1))))
    say.say("assets", year=w.this_year(), total=every, used=used, rate=rate, idle=idle)
    hard.print(1)
    w.end()


def _appendix(pen: Pen, sheet: Sheet) -> None:
    w = pen.w
    w.heading(1, "附件　部门整体支出绩效自评评分表及扣分说明")
    tables.card(w, sheet)
    gone = mark(10000 - sheet.points, key="lost_total")
    lost = [leaf for leaf in sheet.leaves if leaf.points < leaf.full]
    count = w.count(len(lost), "")
    w.counts(count, [leaf.name for leaf in lost], pen.say.say("losses", lost=gone, count=count))
    w.end()
    below = []
    for number, leaf in enumerate(lost, 1):
        w.add((f"{number}.",))
        below.append(leaf.explain(pen))
        w.end()
    w.adds_up(gone, below, "score_sum")
