"""Jiangsu and Shandong: a county office's own report on its whole performance, with a score sheet."""

from fractions import Fraction
from pathlib import Path

from benchmarks.checks.generator.builder import Builder, Pieces, Value, compose, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Linear, Quotient, Within
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round3 import jiangsu_card as card
from benchmarks.checks.held_out.round3 import jiangsu_results as results
from benchmarks.checks.held_out.round3 import jiangsu_tables as tables
from benchmarks.checks.held_out.round3.jiangsu_books import Accounts, draw_accounts
from benchmarks.checks.held_out.round3.jiangsu_passages import Cases
from benchmarks.checks.held_out.round3.jiangsu_results import rate_of
from benchmarks.checks.held_out.wording import Wording

Lines = dict[str, tuple[str, list[int], list[Figure]]]
FOLDER = Path(__file__).parent / "phrases"


def write(w: Builder) -> None:
    acc, say = draw_accounts(w.rng), Wording(w, "jiangsu", FOLDER)
    entries, lines = card.draw_entries(w, say, acc), tables.draw_lines(w, acc)
    cases = Cases(acc, sum(entry.points for entry in entries))
    money, achieved, work, points = (
        Sprinkler(say, acc.place, passages=passages)
        for passages in (cases.finance(), cases.results(), cases.working(), cases.scoring())
    )
    short = acc.trade.short
    w.heading(-1, acc.name, w.this_year(), "度部门整体绩效自评价报告")
    doc = f"{acc.place[:2]}财绩〔{w.year + 1}〕{w.rng.randrange(2, 19)}号"
    say.say("opening", place=acc.place, year=w.this_year(), doc=doc, short=short, name=acc.name)
    w.end()
    w.heading(1, "一、部门概况")
    w.heading(2, "（一）职能和机构")
    cases.bodies = _office(w, acc, say)
    w.end()
    w.heading(2, "（二）收入支出情况")
    _brief(w, acc, say)
    table_first = w.rng.random() < 0.4
    if table_first:
        tables.accounts_table(w, lines)
    _income(w, acc, say)
    _spending(w, acc, say, lines)
    money.print(1)
    w.end()
    if not table_first:
        tables.accounts_table(w, lines)
    _balance(w, acc, say, lines)
    money.print(1)
    w.end()
    _three(w, acc, say)
    w.end()
    w.heading(2, "（三）年度整体绩效目标")
    _goal(w, acc, say)
    w.end()
    w.heading(1, "二、整体绩效实现情况")
    w.heading(2, "（一）预算执行情况")
    results.execution(w, acc, say)
    money.print(w.rng.choice((1, 2)))
    w.end()
    results.projects(w, acc, say)
    w.end()
    tables.project_table(w, acc)
    results.purchase(w, acc, say)
    money.print(1)
    w.end()
    w.heading(2, "（二）履职完成情况")
    results.works(w, acc, say)
    achieved.print(w.rng.choice((1, 2)))
    w.end()
    tables.work_table(w, acc)
    results.quality(w, acc, say)
    w.end()
    w.heading(2, "（三）履职效果和满意度")
    results.effect(w, acc, say)
    achieved.print(w.rng.choice((1, 2)))
    w.end()
    results.surveys(w, acc, say)
    w.end()
    w.heading(1, "三、自评组织和得分情况")
    w.heading(2, "（一）自评组织")
    say.say("organised", count=w.count(w.rng.randrange(4, 6), "", chinese=True))
    work.print(w.rng.choice((1, 2)))
    w.end()
    w.heading(2, "（二）自评得分")
    parts = card.tell_score(w, say, short, entries)
    points.print(1)
    w.end()
    card.tell_lost(w, say, entries)
    w.end()
    card.score_sheet(w, entries, parts)
    w.heading(1, "四、存在的问题")
    _trouble(w, acc, say)
    w.end()
    w.heading(1, "五、改进措施")
    say.three("remedy", "remedy_pool", "")
    w.end()


def _brief(w: Builder, acc: Accounts, say: Wording) -> None:
    places = w.rng.choice((2, 2, 1))
    a = w.money(acc.came(), "came", "亿元", places)
    b = w.money(acc.spent(), "gone", "亿元", places)
    w.hard("mixed_units", say.say("brief", a=a, b=b))
    w.end()


def _office(w: Builder, acc: Accounts, say: Wording) -> list[Figure]:
    """Tell duties, rooms, units and staff; give the counts of the units by kind."""
    short = acc.trade.short
    pool = f"{acc.trade.key}_duty"
    a, b, c = (say.draw(pool) for _ in range(3))
    count = w.count(3, "", chinese=True)
    w.counts(count, (a, b, c), say.say("duty", short=short, count=count, a=a, b=b, c=c))
    rooms = w.rng.sample(acc.trade.rooms, w.rng.randrange(5, len(acc.trade.rooms) + 1))
    count = w.count(len(rooms), "")
    text = say.say("rooms", short=short, count=count, list="、".join(rooms))
    if f"等{count.text}" not in text:
        w.counts(count, rooms, text)
    w.end()
    bodies = [
        (name, w.count(number, "家"))
        for (name, *_), number in zip(acc.trade.bodies, acc.bodies, strict=True)
    ]
    one, total = w.count(1, ""), w.count(sum(acc.bodies) + 1, "")
    w.adds_up(total, (one, *(figure for _, figure in bodies)), "count_sum")
    values: dict[str, Value] = {"total": total, "one": one, "parts": joined(bodies, "、")}
    trade = "教育" if acc.trade.key == "edu" else "卫生健康"
    say.say("units", year=w.this_year(), short=short, trade=trade, **values)
    figures = [w.count(number, "") for number in acc.people]
    quota, people, before = figures
    diff = w.count(abs(acc.people[1] - acc.people[2]), "")
    rate = w.rate(Fraction(acc.people[1], acc.people[0]), "head_rate")
    w.divides(rate, people, quota)
    words = w.change(people, before, diff)
    say.say("staff", quota=quota, people=people, before=before, diff=diff, rate=rate, **words)
    return [figure for _, figure in bodies]


def _income(w: Builder, acc: Accounts, say: Wording) -> None:
    short = acc.trade.short
    values = w.changed_money(acc.came(), acc.came(3), "came")
    say.say("came", short=short, **values)
    whole = values["cur"]
    assert isinstance(whole, Figure)
    labelled = [
        (name, line[2], f"source:{number}")
        for number, (name, line) in enumerate(zip(acc.trade.sources, acc.income, strict=True), 1)
    ]
    say.say("came_parts", parts=say.parts("part", whole, labelled, mark=w.rng.choice("；，")))
    plan, real = w.money(acc.came(1), "came.plan"), w.money(acc.came(), "came")
    gap = w.money(acc.came(1) - acc.came(), "came.gap")
    rate = w.rate(Fraction(acc.came(), acc.came(1)), "came_rate")
    # Not every variant prints the income again: then it stands in the sentences before.
    for shown in (real, whole):
        w.divides(rate, shown, plan)
        w.relate(Linear("difference", ((plan, 1), (shown, -1), (gap, -1))))
    say.say("came_done", plan=plan, real=real, rate=rate, gap=gap)
    w.end()


def _spending(w: Builder, acc: Accounts, say: Wording, lines: Lines) -> None:
    values = w.changed_money(acc.spent(), acc.spent(3), "gone")
    say.say("gone", **values)
    whole = values["cur"]
    assert isinstance(whole, Figure)
    cents = {
        "basic": acc.basic(2),
        "staff": acc.staff[2],
        "public": acc.public[2],
        "project": acc.project(2),
        "local": acc.group(0)[2],
        "upper": acc.group(1)[2],
    }
    found = {key: w.money(amount, key) for key, amount in cents.items()}
    w.adds_up(whole, (found["basic"], found["project"]))
    w.adds_up(found["basic"], (found["staff"], found["public"]))
    w.adds_up(found["project"], (found["local"], found["upper"]))
    say.say("kinds", **found)
    template, runs = say.draw("line"), []
    for name, key in (("人员经费", "staff"), ("公用经费", "public"), ("项目支出", "project")):
        # The amounts stand in the table.
        _, cents, figures = lines[key]
        now, before = cents[2], cents[3]
        diff = w.money(abs(now - before))
        rate = w.rate(Fraction(abs(now - before), before))
        words = w.change(figures[2], figures[3], diff)
        top, bottom = ((figures[2], 1),), ((figures[3], 1),)
        w.relate(Quotient("growth", rate, top, bottom, 1 if now >= before else -1, -1))
        cause = say.draw(f"{'up' if now >= before else 'down'}_{key}")
        last = w.of_year(w.year - 1)
        given: dict[str, Value] = {"name": name, "cause": cause, "diff": diff, "rate": rate}
        runs.append(compose(template, {**given, "prev_year": last, **words}))
    say.say("lines", parts=joined(runs, "；"))


def _balance(w: Builder, acc: Accounts, say: Wording, lines: Lines) -> None:
    begin, end = w.money(acc.begin[2], "begin"), w.money(acc.end[2], "end")
    came, gone = w.money(acc.came(), "came"), w.money(acc.spent(), "gone")
    w.relate(Linear("balance", ((begin, 1), (came, 1), (gone, -1), (end, -1))))
    say.say("balance", begin=begin, came=came, gone=gone, end=end)
    diff = w.money(abs(acc.end[2] - acc.begin[2]))
    words = w.change(end, begin, diff)
    rate = w.rate(Fraction(abs(acc.end[2] - acc.begin[2]), acc.begin[2]))
    w.divides(rate, diff, begin, "growth")
    carry = w.rate(Fraction(acc.end[2], acc.spent(1)), "carry_rate")
    w.divides(carry, end, lines["gone"][2][1])
    say.say("end_change", diff=diff, rate=rate, carry=carry, **words)


def _three(w: Builder, acc: Accounts, say: Wording) -> None:
    planned, paid = sum(acc.three_budget), sum(acc.three)
    values = w.changed_money(paid, sum(acc.three_last), "three")
    budget, spent, left = w.money(planned, "three.plan"), values["cur"], w.money(planned - paid)
    assert isinstance(spent, Figure)
    rate = w.rate(Fraction(paid, planned), "three_rate")
    w.divides(rate, spent, budget)
    w.relate(
        Linear("difference", ((budget, 1), (spent, -1), (left, -1))),
        Within("bounded", rate),
    )
    change = {"change": values["rate"], "rate": rate}
    say.say("three", **{**values, **change, "budget": budget, "spent": spent, "left": left})
    named = {name: w.money(cents) for name, cents in zip("abc", acc.three, strict=True)}
    if not acc.three[0]:
        del named["a"]
    w.adds_up(spent, named.values())
    say.say("three_all" if acc.three[0] else "three_two", **named)


def _goal(w: Builder, acc: Accounts, say: Wording) -> None:
    number, judged = w.rng.randrange(26, 48), w.rng.randrange(5, 11)
    count, a, b = (w.count(n, "") for n in (number, number - judged, judged))
    rate = w.rate(Fraction(number - judged, number))
    w.adds_up(count, (a, b), "count_sum")
    w.divides(rate, a, count, "share")
    aim = say.draw(f"{acc.trade.key}_aim")
    values: dict[str, Value] = {"count": count, "a": a, "b": b, "rate": rate, "aim": aim}
    say.say("goal", year=w.this_year(), short=acc.trade.short, **values)


def _trouble(w: Builder, acc: Accounts, say: Wording) -> None:
    slow = [each for each in acc.projects if rate_of(each) < Fraction(9, 10)]
    if len(slow) > 1:
        runs: list[Pieces] = []
        for each in slow:
            rate = w.rate(rate_of(each), f"rate:{each.name}")
            runs.append((w.name(each.name), "（", rate, "）"))
        count = w.count(len(slow), "")
        text = say.say("slow_many", count=count, list=joined(runs, "、"))
        w.counts(count, [each.name for each in slow], text)
    else:
        say.say("slow_none")
    say.say("trouble", a=say.draw("trouble_pool"), b=say.draw("trouble_pool"))
