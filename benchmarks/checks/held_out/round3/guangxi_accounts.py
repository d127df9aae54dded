"""The accounts of a 部门决算 in words: income, spending, 科目 by 科目."""

from collections.abc import Iterator
from fractions import Fraction

from benchmarks.checks.generator.builder import Value
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Linear, Within
from benchmarks.checks.held_out.round3 import guangxi_tables as tables
from benchmarks.checks.held_out.round3.guangxi_base import Report
from benchmarks.checks.held_out.round3.guangxi_books import (
    Entry,
)
from benchmarks.checks.held_out.round3.guangxi_offices import (
    GRANTS,
    USES,
)


def print_totals(r: Report) -> None:
    w, books = r.w, r.books
    income, begin = w.money(books.income, "all_income"), w.money(books.begin, "begin")
    values = r.changed("total", books.total, "sum_total", income=income, begin=begin, me=books.me)
    assert isinstance(values["cur"], Figure)
    w.adds_up(values["cur"], (income, begin))
    r.totals.print(1)
    w.end()


def _sources(r: Report) -> Iterator[tuple[str, int, int, str, str]]:
    books = r.books
    yield "一般公共预算财政拨款收入", *books.granted, "granted", "系县级财政当年拨付的资金"
    origin = "国有土地使用权出让收入" if books.fund.code[:3] == "212" else "彩票公益金"
    note = f"来源于{origin}安排"
    yield "政府性基金预算财政拨款收入", books.fund.final, books.fund.last, "fund", note
    yield "其他收入", *books.other, "other", "为非同级财政拨款和利息收入"


def print_overall(r: Report) -> None:
    w, say = r.w, r.say
    w.heading(3, "（一）收入情况")
    print_totals(r)
    for number, (name, now, before, key, note) in enumerate(_sources(r), 1):
        w.add((f"{number}.",))
        say.say("source", name=name, note=note, **w.changed_money(now, before, key))
        w.end()
    w.add(("4.",))
    say.say("source_none", me=r.books.me)
    w.end()
    w.heading(3, "（二）支出情况")
    print_spent(r)


def print_income(r: Report) -> None:
    w, say, books = r.w, r.say, r.books
    total = w.money(books.income, "all_income")
    labelled = [(name, now, key) for name, now, _, key, _ in _sources(r)]
    parts = say.parts("part", total, labelled)
    say.say("income", year=w.this_year(), total=total, parts=parts)
    say.say("source_none", me=books.me)
    w.end()


def print_spent(r: Report) -> None:
    w, say, books = r.w, r.say, r.books
    total, end = w.money(books.total[0], "sum_total"), w.money(books.end, "end")
    spent = w.money(books.spent, "all_spent")
    w.adds_up(total, (spent, end))
    say.say("spent", year=w.this_year(), total=total, spent=spent, end=end)
    w.end()
    parts = []
    for number, (group, entries) in enumerate(books.groups.items(), 1):
        now = tables.total_of(entries)
        before = sum(each.last + each.other_last for each in entries)
        values = w.changed_money(now, before, tables.class_key(books, group))
        cur = values["cur"]
        assert isinstance(cur, Figure)
        share = w.rate(Fraction(now, books.spent))
        w.divides(share, cur, spent, "share")
        parts.append(cur)
        why = say.draw(f"{_sort(entries)}_{'up' if now >= before else 'down'}")
        is_main = _sort(entries) == "class" and group == "社会保障和就业支出"
        use = "困难群众救助、社会福利和机关运转" if is_main else USES[group]
        w.add((f"{number}.",))
        say.say("class", name=group, share=share, why=why, use=use, **values)
        w.end()
    w.adds_up(spent, parts)
    labelled = [
        ("基本支出", books.basic, "basic"),
        ("项目支出", books.spent - books.basic, "all_project"),
    ]
    again = w.money(books.spent, "all_spent")
    say.say("nature", total=again, parts=say.parts("part", again, labelled, mark="，"))
    r.totals.print(1)
    w.end()


def _sort(entries: tuple[Entry, ...]) -> str:
    kinds = {each.kind for each in entries}
    if kinds <= {"staff", "grace"}:
        return "people"
    if kinds <= {"staff", "grace", "run"}:
        return "office"
    return "work" if kinds <= {"project", "fund"} else "class"


def print_fiscal(r: Report) -> None:
    books = r.books
    pair = (books.total[0] - books.other[0], books.total[1] - books.other[1])
    r.changed("fiscal", pair, "fiscal")


def print_general(r: Report) -> None:
    w, say, books = r.w, r.say, r.books
    w.heading(3, "（一）总体情况")
    budget = w.money(books.budget, "general_budget")
    rate = w.rate(Fraction(books.general_spent, books.budget), "general_rate")
    values = w.changed_money(books.general_spent, books.general_last, "general")
    spent = values["cur"]
    assert isinstance(spent, Figure)
    w.divides(rate, spent, budget)
    growth = {"growth": values["rate"], "rate": rate}
    say.say("general", **{**values, **growth, "budget": budget, "spent": spent})
    adjusted, left = w.money(books.general_spent + books.end), w.money(books.end, "end")
    done = w.rate(Fraction(books.general_spent, books.general_spent + books.end))
    w.divides(done, spent, adjusted)
    w.relate(Linear("difference", ((adjusted, 1), (spent, -1), (left, -1))))
    w.relate(Within("bounded", done))
    w.hard("two_bases", say.say("two_bases", adjusted=adjusted, rate=done, left=left))
    w.end()
    w.heading(3, "（二）结构情况")
    whole = w.money(books.general_spent, "general")
    labelled = []
    for group, entries in books.groups.items():
        cents = sum(each.final for each in entries if each.kind != "fund")
        key = tables.class_key(books, group)
        if any(each.other for each in entries):
            key = f"general:{entries[0].code[:3]}"
        if cents:
            labelled.append((group, cents, key))
    say.say("structure", total=whole, parts=say.parts("part", whole, labelled))
    _scope(r)
    w.end()
    w.heading(3, "（三）具体情况")
    budgets, finals = [], []
    for number, entry in enumerate(books.general, 1):
        w.add((f"{number}." if books.region == "广西" else f"（{number}）",))
        planned, final = _item(r, entry)
        finals.append(final)
        budgets += [planned] if planned else []
        w.end()
    w.adds_up(budget, budgets)
    w.adds_up(spent, finals)


def _scope(r: Report) -> None:
    w, books = r.w, r.books
    group = next(name for name, found in books.groups.items() if any(x.other for x in found))
    entries = books.groups[group]
    whole = w.money(tables.total_of(entries), tables.class_key(books, group))
    part = w.money(sum(each.final for each in entries), f"general:{entries[0].code[:3]}")
    other = w.money(books.other[0], "other")
    w.adds_up(whole, (part, other))
    w.hard("scope", r.say.say("scope", name=group, all=whole, general=part, other=other))


def _item(r: Report, entry: Entry) -> tuple[Figure | None, Figure]:
    w, say = r.w, r.say
    final = w.money(entry.final, f"item:{entry.code}")
    if not entry.budget:
        why = say.draw("grace_new" if entry.kind == "grace" else "project_new")
        w.hard("zero_base", say.say("item_new", name=entry.full_name, final=final, why=why))
        return None, final
    budget = w.money(entry.budget, f"plan:{entry.code}")
    gap = w.money(abs(entry.final - entry.budget))
    rate = w.rate(Fraction(entry.final, entry.budget), f"done:{entry.code}")
    w.divides(rate, final, budget)
    more = entry.final > entry.budget
    status = "equal" if entry.final == entry.budget else "more" if more else "less"
    kind = entry.kind
    if kind == "project":
        kind = "grants" if entry.code in GRANTS else "works"
    why = "" if status == "equal" else say.draw(f"{kind}_{status}")
    sign = 1 if more else -1
    w.relate(Linear("difference", ((final, 1), (budget, -1), (gap, -sign))))
    values: dict[str, Value] = {"budget": budget, "final": final, "gap": gap, "rate": rate}
    text = say.say(f"item_{status}", name=entry.full_name, why=why, **values)
    if more:
        w.hard("over_budget", text)
    return budget, final


def print_basic(r: Report) -> None:
    w, books = r.w, r.books
    public = sum(books.public)
    staff = books.basic - public
    total = w.money(books.basic, "basic")
    a, b = w.money(staff, "staff"), w.money(public, "public")
    a1, a2 = w.money(staff - books.staff_home), w.money(books.staff_home)
    b1, b2 = (w.money(each) for each in books.public)
    w.adds_up(total, (a, b))
    w.adds_up(a, (a1, a2))
    w.adds_up(b, (b1, b2))
    r.say.say("basic", total=total, a=a, b=b, a1=a1, a2=a2, b1=b1, b2=b2)
    r.running.print(w.rng.choice((1, 2)))


def print_fund(r: Report) -> None:
    w, entry = r.w, r.books.fund
    values = w.changed_money(entry.final, entry.last, "fund")
    came = w.money(entry.final, "fund")
    r.say.say("fund", came=came, spent=values["cur"], use=entry.full_name, **values)


def print_state(r: Report) -> None:
    r.say.say("state", me=r.books.me, year=r.w.this_year())
