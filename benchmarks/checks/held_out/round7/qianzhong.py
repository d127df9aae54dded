"""Guizhou: 转移支付绩效自评报告 on medical aid, in the order of the national outline, tables last."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned, Value, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Adds, AtMost, Linear, Same, Within
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round4.office_figures import Pen, in_ten_thousands, mean_of
from benchmarks.checks.held_out.round5.county_draws import Goal
from benchmarks.checks.held_out.round6.telling import goal_values, lost_points, reached
from benchmarks.checks.held_out.round6.traps import traps_of
from benchmarks.checks.held_out.round7.qianzhong_books import SOURCES, USES, Books, draw_books
from benchmarks.checks.held_out.wording import Wording, checked, mark, polled

FOLDER = Path(__file__).parent / "phrases"
TOPS = (("a", "产出指标"), ("b", "效益指标"), ("c", "满意度指标"))
MONEY = {"so_far", "two_scopes", "in_yuan", "offset", "next_year"}
VISITS = "done:直接救助人次"
INSURED = "done:资助参加基本医疗保险人数"
Row = list[CellSpec | None]


def write(w: Builder) -> None:
    books = draw_books(w.rng)
    pen = Pen(w, Wording(w, "qianzhong", FOLDER))
    traps = traps_of("qianzhong", FOLDER)
    money, work = (
        Sprinkler(pen.say, books.place, "万元", {tag: traps[tag] for tag in sorted(tags)})
        for tags in (MONEY, set(traps) - MONEY - {"grades"})
    )
    title = "度医疗救助补助资金转移支付绩效自评报告"
    w.heading(-1, books.place, "医疗保障局", w.this_year(), title)
    w.heading(1, "一、绩效目标分解下达情况")
    w.heading(2, "（一）转移支付概况")
    _scope(pen, books)
    w.heading(2, "（二）区域绩效目标分解下达情况")
    _targets(pen, books)
    w.heading(1, "二、绩效目标完成情况分析")
    w.heading(2, "（一）资金投入情况分析")
    _money(pen, books)
    money.print(3)
    w.heading(2, "（二）总体绩效目标完成情况分析")
    _results(pen, books)
    work.print(2)
    w.heading(2, "（三）绩效指标完成情况分析")
    _goals(pen, books)
    work.print(2)
    w.heading(1, "三、偏离绩效目标的原因和下一步改进措施")
    pen.say.three("problems", "problem_pool", "")
    w.end()
    pen.say.three("advice", "advice_pool", "")
    w.heading(1, "四、绩效自评结果拟应用和公开情况")
    _score(pen, books)
    w.hard("grades", pen.say.say("hard_grades"))
    pen.say.say("applied", next=str(w.year + 1))
    w.heading(1, "附件")
    _by_county(pen, books)
    _form(w, books)


def _scope(pen: Pen, books: Books) -> None:
    w = pen.w
    total = pen.money(books.sums("given"), "given")
    labelled = [(name, n, f"source:{at}") for at, (name, n) in enumerate(_sources(books))]
    parts = [(name, pen.money(cents, key)) for name, cents, key in labelled]
    w.adds_up(total, (figure for _, figure in parts))
    names = [each.name for each in books.counties]
    count = w.count(len(names), "")
    values: dict[str, Value] = {"total": total, "parts": joined(parts, "、"), "count": count}
    values["names"] = joined([(w.name(name),) for name in names], "、")
    w.counts(count, names, pen.say.say("scope", year=w.this_year(), **values))
    w.end()


def _sources(books: Books) -> list[tuple[str, int]]:
    return list(zip(SOURCES, books.sources, strict=True))


def _targets(pen: Pen, books: Books) -> None:
    w = pen.w
    every = w.count(len(books.goals), "")
    parts = {name: w.count(sum(goal.top == top for goal in books.goals), "") for name, top in TOPS}
    w.adds_up(every, parts.values(), "count_sum")
    pen.say.say("targets", all=every, **parts)
    w.end()


def _money(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    given, arrived = books.sums("given"), sum(books.arrived)
    total, real = pen.money(given, "given"), pen.money(arrived)
    rate, note = w.rate(Fraction(arrived, given)), say.draw("on_time")
    w.divides(rate, real, total)
    w.relate(Within("bounded", rate))
    w.add(("1.资金到位情况。",))
    if arrived < given:
        gap = pen.money(given - arrived)
        w.relate(Linear("difference", ((total, 1), (real, -1), (gap, -1))))
        say.say("arrived", total=total, real=real, rate=rate, note="")
        say.say("late", gap=gap)
    else:
        say.say("arrived", total=total, real=real, rate=rate, note=note)
    w.end()
    cents = [books.sums(name) for name in ("carried", "usable", "spent")]
    again = pen.money(given, "given")
    carried, usable, spent = (
        pen.money(n, key) for n, key in zip(cents, ("carried", "usable", "gone"), strict=True)
    )
    left, rate = (
        pen.money(cents[1] - cents[2], "left"),
        w.rate(Fraction(cents[2], cents[1]), "rate"),
    )
    w.adds_up(usable, (again, carried))
    w.divides(rate, spent, usable)
    w.relate(Linear("difference", ((usable, 1), (spent, -1), (left, -1))), Within("bounded", rate))
    w.add(("2.资金执行情况。",))
    named: dict[str, Value] = {"given": again, "carried": carried, "usable": usable}
    say.say("execution", spent=spent, rate=rate, left=left, **named)
    labelled = [(name, n, f"use:{name}") for name, n in zip(USES, books.uses, strict=True)]
    say.say("uses", parts=pen.shared("part", spent, labelled))
    pen.changed("against", cents[2], books.last_spent, "gone", why=say.draw("why"))
    w.end()
    ratios = {each.name: Fraction(each.spent, each.usable) for each in books.counties}
    top, bottom = (pick(ratios, key=lambda name: ratios[name]) for pick in (max, min))
    high, low = (w.rate(ratios[name], f"rate:{name}") for name in (top, bottom))
    gap = w.points((Fraction(high.number) - Fraction(low.number)) / 100)
    w.relate(Linear("points", ((high, 1), (low, -1), (gap, -1))))
    count = w.count(len(books.counties), "")
    w.counts(count, [each.name for each in books.counties], "")
    named = {"count": count, "top": w.name(top), "bottom": w.name(bottom)}
    say.say("county", high=high, low=low, gap=gap, **named)
    w.end()
    w.add(("3.资金管理情况。",))
    say.say("money_rule", **checked(w, *books.checks))
    w.end()


def _results(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    grown = pen.grown(books.sums("insured"), books.last_insured, "人", INSURED)
    cost, cur = pen.money(books.uses[0], "use:资助参保"), grown["cur"]
    assert isinstance(cur, Figure)
    standard = Figure(str(books.standard), "元", Fraction(1), "amount", "", True)
    w.divides(standard, cost, cur, "average")
    say.say("insured", standard=standard, cost=cost, **grown)
    w.end()
    visits = books.sums("visits")
    every = w.count(visits, "人次", VISITS)
    x, y = w.count(books.clinic, "人次"), w.count(visits - books.clinic, "人次")
    w.adds_up(every, (x, y), "count_sum")
    means = {
        "mx": mean_of(w, books.uses[1], books.clinic),
        "my": mean_of(w, books.uses[2], visits - books.clinic),
    }
    a, b = (pen.money(n, f"use:{name}") for n, name in zip(books.uses[1:], USES[1:], strict=True))
    w.add((f"{USES[1]}支出", a, "，", f"{USES[2]}支出", b, "。"))
    w.divides(means["mx"], a, x, "average")
    w.divides(means["my"], b, y, "average")
    say.say("visits", all=every, x=x, y=y, **means)
    if w.rng.random() < 0.6:
        short = in_ten_thousands(w, visits, "人次")
        w.relate(Same("repeated", every, short))
        w.hard("mixed_units", say.say("short", short=short))
    w.end()


def _told(pen: Pen, goal: Goal) -> Figure:
    values, points = reached(pen.w, goal)
    kind = f"{'rate' if goal.is_rate else 'goal'}_"
    kind += "under" if goal.done < goal.target else "over" if goal.done > goal.target else "even"
    pen.say.say(kind.replace("rate_even", "goal_even"), name=goal.name, **values)
    return points


def _goals(pen: Pen, books: Books) -> None:
    w = pen.w
    for number, (_, top) in enumerate(TOPS, 1):
        own = [goal for goal in books.goals if goal.top == top]
        points = mark(sum(goal.points for goal in own), key=f"part:{top}")
        w.add((f"{number}.{top}完成情况。该部分自评得", points, "。"))
        w.adds_up(points, [_told(pen, goal) for goal in own], "score_sum")
        w.end()
    last = books.goals[-1]
    values = polled(w)
    values["happy"] = w.rate(Fraction(last.done, 10000), f"done:{last.name}", 2)
    pen.say.say("poll", **values)
    w.end()


def _score(pen: Pen, books: Books) -> None:
    w = pen.w
    total, lost = mark(books.points, key="total"), mark(10000 - books.points)
    scored = lost_points(w, 1000, books.execution, "execution")
    sums: dict[str, Figure] = {}
    for name, top in TOPS:
        points = sum(goal.points for goal in books.goals if goal.top == top)
        sums[name] = mark(points, key=f"part:{top}")
    first = scored["points"]
    assert isinstance(first, Figure)
    w.adds_up(total, (first, *sums.values()), "score_sum")
    w.relate(Adds("score_lost", (total, lost), Fraction(100)))
    pen.say.say("score", year=w.this_year(), total=total, lost=lost, e=first, **sums)


def _by_county(pen: Pen, books: Books) -> None:
    w = pen.w
    rows: list[Row] = [
        [
            Spanned("县（区）", 2),
            Spanned("可用资金", 1, 3),
            None,
            None,
            Spanned("支出", 2),
            Spanned("执行率", 2),
            Spanned("资助参保（人）", 2),
            Spanned("直接救助（人次）", 2),
        ],
        [None, "合计", "当年下达", "上年结转", None, None, None, None],
    ]
    names = ("usable", "given", "carried", "spent")
    lines: list[list[Figure]] = []
    for each in (None, *books.counties):
        cents = [books.sums(name) if each is None else getattr(each, name) for name in names]
        keys = ("usable", "given", "carried", "gone") if each is None else ("",) * 4
        line = [pen.bare(number, key) for number, key in zip(cents, keys, strict=True)]
        insured = books.sums("insured") if each is None else each.insured
        visits = books.sums("visits") if each is None else each.visits
        rate = w.rate(Fraction(cents[3], cents[0]), "rate" if each is None else f"rate:{each.name}")
        w.divides(rate, line[3], line[0], "table_ratio")
        w.adds_up(line[0], line[1:3], "table_row_sum")
        heads = (INSURED, VISITS) if each is None else ("", "")
        line += [w.count(n, "", key) for n, key in zip((insured, visits), heads, strict=True)]
        name: CellSpec = "合计" if each is None else w.name(each.name)
        rows.append([name, *line[:4], rate, *line[4:]])
        lines.append(line)
    for column, figure in enumerate(lines[0]):
        w.adds_up(figure, (line[column] for line in lines[1:]), "table_sum")
    w.table(rows, f"附件1　{w.year}年度医疗救助补助资金分县（区）使用情况表", "金额单位：万元")


def _merged(heads: Sequence[object], number: int, text: str) -> CellSpec | None:
    if number and heads[number] == heads[number - 1]:
        return None
    return Spanned(text, heads.count(heads[number]))


def _form(w: Builder, books: Books) -> None:
    rows: list[Row] = [["一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分"]]
    rate = w.rate(Fraction(books.sums("spent"), books.sums("usable")), "rate")
    lines = [[mark(1000, "", "full:execution", "weight"), mark(books.execution, "", "execution")]]
    rows.append([Spanned("预算执行", 1, 2), None, "预算执行率", "100%", rate, *lines[0]])
    tops = [goal.top for goal in books.goals]
    seconds = [(goal.top, goal.second) for goal in books.goals]
    for number, goal in enumerate(books.goals):
        target, done = goal_values(w, goal)
        full = mark(goal.full, "", f"full:points:{goal.name}", "weight")
        line = [full, mark(goal.points, "", f"points:{goal.name}")]
        heads = (_merged(tops, number, goal.top), _merged(seconds, number, goal.second))
        rows.append([*heads, goal.name, ("≥", target), done, *line])
        lines.append(line)
    for line in lines:
        w.relate(AtMost("score_limit", line[1], line[0]))
    last = [mark(10000, "", role="weight"), mark(books.points, "", "total")]
    for column, kind in enumerate(("weights", "score_sum")):
        w.adds_up(last[column], (line[column] for line in lines), kind)
    rows.append([Spanned("总分", 1, 5), None, None, None, None, *last])
    w.table(rows, "附件2　转移支付区域绩效自评表")
