"""Guangxi and Guizhou: 部门决算公开说明 of a town or a county bureau; tables in 元, text in 万元."""

from collections.abc import Callable

from benchmarks.checks.generator.builder import Builder
from benchmarks.checks.held_out.round3 import guangxi_tables as tables
from benchmarks.checks.held_out.round3.guangxi_accounts import (
    print_basic,
    print_fiscal,
    print_fund,
    print_general,
    print_income,
    print_overall,
    print_spent,
    print_state,
    print_totals,
)
from benchmarks.checks.held_out.round3.guangxi_base import Report
from benchmarks.checks.held_out.round3.guangxi_matters import (
    print_others,
    print_performance,
    print_three,
)

NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
Part = Callable[[Report], None]


def write(w: Builder) -> None:
    r = Report(w)
    books, say = r.books, r.say
    is_south = books.region == "广西"
    w.heading(-1, books.org, w.this_year(), "度部门决算公开说明")
    w.heading(1, f"第一部分　{books.org}概况")
    w.heading(2, "一、主要职能")
    pool = "duty_town" if books.is_town else "duty_bureau"
    duties = "；".join(say.draw(pool) for _ in range(3))
    say.say("duty", org=books.org, me=books.me, list=duties)
    r.overview.print(1)
    w.end()
    w.heading(2, "二、部门决算单位构成")
    _setup(r)
    w.heading(1, "第二部分　", w.this_year(), "度部门决算报表")
    tables.overall(w, books)
    depth = (3 if len(books.entries) < 10 else 2) if is_south else 1
    tables.spending(w, books, depth)
    if not is_south:
        tables.compared(w, books)
    tables.running(w, books, is_south and depth < 3 and not books.is_town)
    w.heading(1, "第三部分　", w.this_year(), "度部门决算情况说明")
    south: list[tuple[str, Part]] = [
        ("收入支出决算总体情况", print_overall),
        ("一般公共预算财政拨款支出决算情况", print_general),
        ("一般公共预算财政拨款基本支出决算情况", print_basic),
        ("政府性基金预算财政拨款收支决算情况", print_fund),
        ("国有资本经营预算财政拨款支出决算情况", print_state),
        ("财政拨款安排的“三公”经费支出决算情况", print_three),
        ("其他重要事项情况", print_others),
        ("预算绩效管理工作开展情况", print_performance),
    ]
    north: list[tuple[str, Part]] = [
        ("收入支出决算总体情况说明", print_totals),
        ("收入决算情况说明", print_income),
        ("支出决算情况说明", print_spent),
        ("财政拨款收入支出决算总体情况说明", print_fiscal),
        *((f"{title}说明", part) for title, part in south[1:]),
    ]
    for number, (title, part) in zip(NUMERALS, south if is_south else north, strict=False):
        w.heading(2, f"{number}、{title}")
        part(r)
        w.end()
    w.heading(1, "第四部分　名词解释")
    for number in NUMERALS[:2]:
        w.add((f"{number}、",))
        say.say("terms")
        w.end()


def _setup(r: Report) -> None:
    w, say, books = r.w, r.say, r.books
    number = w.rng.randrange(3, 6)
    pool = "office_town" if books.is_town else "office_bureau"
    names = [say.draw(pool) for _ in range(number)]
    count = w.count(number, "")
    text = say.say("setup", me=books.me, org=books.org, count=count, list="、".join(names))
    w.counts(count, names, text)
    w.end()
    heads = books.basic // (w.rng.randrange(118, 152) * 10**5)
    is_over = w.rng.random() < 0.4
    first = heads * w.rng.randrange(36, 58) // 100
    real = (first, heads - first)
    quota = (
        first - 2 if is_over else first + w.rng.randrange(0, 4),
        real[1] + w.rng.randrange(1, 6),
    )
    whole, all_real = w.count(sum(quota), ""), w.count(sum(real), "")
    qa, qb, ra, rb = (w.count(each, "") for each in (*quota, *real))
    w.adds_up(whole, (qa, qb), "count_sum")
    w.adds_up(all_real, (ra, rb), "count_sum")
    old = str(w.rng.randrange(9, 41))
    say.say("staff", quota=whole, real=all_real, qa=qa, qb=qb, ra=ra, rb=rb, old=old)
    if is_over:
        w.hard("over_quota", say.say("over_quota", me=books.me))
    r.overview.print(1)
    w.end()
