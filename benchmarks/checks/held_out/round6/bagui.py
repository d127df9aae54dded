"""Guangxi: 绩效运行监控和绩效自评 of a city water office in one report, July beside December."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned, Value, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Adds, AtMost, Linear, Sign, Within
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round4.office_figures import Pen
from benchmarks.checks.held_out.round6.bagui_books import Aim, Books, draw_books
from benchmarks.checks.held_out.round6.telling import goal_values, lost_points, reached
from benchmarks.checks.held_out.round6.traps import traps_of
from benchmarks.checks.held_out.wording import Wording, checked, mark, polled

FOLDER = Path(__file__).parent / "phrases"
PACE = Fraction(7, 12)
GRADES = ((9000, "优"), (8000, "良"), (6000, "中"), (0, "差"))
TOPS = (("a", "产出指标"), ("b", "效益指标"), ("c", "满意度指标"))
WORK = {"nearly", "times", "overlap", "at_most", "foreign_base", "yearly"}
Row = list[CellSpec | None]


def write(w: Builder) -> None:
    books = draw_books(w.rng)
    unit = w.rng.choice(("万元", "万元", "元"))
    pen = Pen(w, Wording(w, "bagui", FOLDER), table_unit=unit)
    traps = traps_of("bagui", FOLDER)
    money, work = (
        Sprinkler(pen.say, books.place, "万元", {tag: traps[tag] for tag in tags})
        for tags in (set(traps) - WORK - {"codes"}, WORK)
    )
    w.heading(-1, books.name, "关于", w.this_year(), "度预算绩效运行监控和绩效自评情况的报告")
    pen.say.say("opening", year=w.this_year())
    w.hard("codes", pen.say.say("hard_codes", **traps["codes"](w, books.place, "万元")))
    w.heading(1, "第一部分　绩效运行监控（1—7月）")
    w.heading(2, "一、监控范围")
    _scope(pen, books)
    w.heading(2, "二、预算执行监控")
    planned = _july(pen, books)
    money.print(2)
    w.heading(2, "三、绩效目标监控")
    _lights(pen, books)
    w.heading(2, "四、监控结果应用")
    _moved(pen, books, planned)
    work.print(1)
    w.heading(1, "第二部分　绩效自评（全年）")
    w.heading(2, "一、全年预算执行")
    _year(pen, books)
    money.print(3)
    w.heading(2, "二、自评得分")
    _score(pen, books)
    w.heading(2, "三、绩效指标完成情况")
    _aims(pen, books)
    work.print(2)
    w.heading(2, "四、存在问题和建议")
    pen.say.three("problems", "problem_pool", "")
    w.end()
    pen.say.three("advice", "advice_pool", "")
    w.end()


def _scope(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    count, number = w.count(len(books.units), ""), w.count(len(books.projects), "")
    total = pen.money(books.sums("budget"), "whole")
    labels = ("上级补助资金", "市本级资金", "债券资金")
    parts = [(name, pen.money(n)) for name, n in zip(labels, books.sources, strict=True)]
    w.adds_up(total, (figure for _, figure in parts))
    units = "、".join(books.units)
    text = say.say(
        "scope", units=units, count=count, number=number, total=total, parts=joined(parts, "、")
    )
    w.counts(count, books.units, text)
    names = [each.name for each in books.projects]
    again = w.count(len(names), "")
    runs = joined([(w.name(name),) for name in names], "、")
    w.counts(again, names, say.say("number_listed", number=again, names=runs))
    w.counts(number, names, "")
    w.end()


def _over(w: Builder, rate: Figure, ratio: Fraction) -> dict[str, Value]:
    """Set a rate against the part of the year that is over."""
    pace, apart = w.rate(PACE, places=w.rate_places), ratio - PACE
    shown = [Fraction(figure.number) for figure in (rate, pace)]
    gap = w.points(abs(shown[0] - shown[1]) / 100)
    word = "高于" if apart >= 0 else "低于"
    w.relate(Linear("points", ((rate, 1), (pace, -1), (gap, -1 if apart >= 0 else 1))))
    return {"pace": pace, "gap": gap, "word": word}


def _july(pen: Pen, books: Books) -> list[Figure]:
    """Say what was spent by July; give the figures of the budgets in the table, by project."""
    w, say = pen.w, pen.say
    whole, spent = books.sums("budget"), books.sums("july")
    total, done = pen.money(whole, "whole"), pen.money(spent, "july")
    rate = w.rate(Fraction(spent, whole), "rate:july")
    w.divides(rate, done, total)
    w.relate(Within("bounded", rate))
    pace = _over(w, rate, Fraction(spent, whole))
    say.say("july", spent=done, total=total, rate=rate, **pace)
    slow = [each for each in books.projects if Fraction(each.july, each.budget) < PACE]
    good = len(books.projects) - len(slow)
    if slow and good:
        every, ahead, behind = (w.count(n, "") for n in (len(books.projects), good, len(slow)))
        w.adds_up(every, (ahead, behind), "count_sum")
        runs = joined([(w.name(each.name),) for each in slow], "、")
        text = say.say("behind", all=every, good=ahead, bad=behind, list=runs)
        w.counts(behind, [each.name for each in slow], text)
    forecast = pen.money(books.sums("forecast"), "forecast")
    rest = pen.money(books.sums("forecast") - spent, "forecast.rest")
    rate = w.rate(Fraction(books.sums("forecast"), whole), "rate:forecast")
    w.divides(rate, forecast, total)
    w.adds_up(forecast, (done, rest))
    w.relate(Within("bounded", rate))
    say.say("forecast", forecast=forecast, rest=rest, rate=rate)
    w.end()
    return _july_table(pen, books)


def _july_table(pen: Pen, books: Books) -> list[Figure]:
    w = pen.w
    rows: list[Row] = [
        [
            Spanned("项目名称", 2),
            Spanned("全年预算", 2),
            Spanned("1—7月执行情况", 1, 2),
            None,
            Spanned("全年预计执行情况", 1, 3),
            None,
            None,
        ],
        [None, None, "执行数", "执行率", "8—12月", "全年预计", "预计执行率"],
    ]
    lines = []
    labelled = [(each.name, each.budget, each.july, each.forecast) for each in books.projects]
    labelled.append(("合计", books.sums("budget"), books.sums("july"), books.sums("forecast")))
    for name, budget, july, forecast in labelled:
        is_total = name == "合计"
        keys = (
            ("whole", "july", "forecast.rest", "forecast")
            if is_total
            else ("", f"early:{name}", "", "")
        )
        cents = (budget, july, forecast - july, forecast)
        line = [pen.bare(number, key) for number, key in zip(cents, keys, strict=True)]
        rates = [
            w.rate(Fraction(july, budget), "rate:july" if is_total else ""),
            w.rate(Fraction(forecast, budget), "rate:forecast" if is_total else ""),
        ]
        w.divides(rates[0], line[1], line[0], "table_ratio")
        w.divides(rates[1], line[3], line[0], "table_ratio")
        w.adds_up(line[3], line[1:3], "table_row_sum")
        head = name if is_total else w.name(name)
        rows.append([head, line[0], line[1], rates[0], line[2], line[3], rates[1]])
        lines.append(line)
    for column, figure in enumerate(lines[-1]):
        w.adds_up(figure, (line[column] for line in lines[:-1]), "table_sum")
    w.table(rows, f"表1　{w.year}年1—7月项目预算执行监控表", f"单位：{pen.table_unit}")
    return [line[0] for line in lines[:-1]]


def _lights(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    every = w.count(len(books.aims), "", "aims")
    a, b, c = (w.count(number, "") for number in books.lights)
    w.adds_up(every, (a, b, c), "count_sum")
    rate = w.rate(Fraction(books.lights[0], len(books.aims)))
    w.divides(rate, a, every)
    w.relate(Within("bounded", rate))
    say.say("lights", all=every, a=a, b=b, c=c, rate=rate)
    for aim in books.aims[:4]:
        goal = aim.goal
        july = w.count(aim.july, goal.unit, f"july:{goal.name}")
        target = w.count(goal.target, goal.unit, f"target:{goal.name}")
        rate = w.rate(Fraction(aim.july, goal.target))
        w.divides(rate, july, target)
        say.say("july_goal", name=goal.name, july=july, target=target, rate=rate)
    w.end()


def _moved(pen: Pen, books: Books, planned: Sequence[Figure]) -> None:
    w, say = pen.w, pen.say
    taken, given, cents = books.moved
    a, b = books.projects[taken], books.projects[given]
    amount = pen.money(cents)
    x, y = pen.money(a.final, f"final:{a.name}"), pen.money(b.final, f"final:{b.name}")
    w.relate(
        Linear("adjustment", ((planned[taken], 1), (amount, -1), (x, -1))),
        Linear("adjustment", ((planned[given], 1), (amount, 1), (y, -1))),
    )
    say.say("moved", a=w.name(a.name), b=w.name(b.name), amount=amount, x=x, y=y)
    every, good = books.found
    values = checked(w, every, every - good)
    say.say("found", **values)
    w.end()


def _year(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    whole, spent, early = books.sums("final"), books.sums("spent"), books.sums("july")
    total, done = pen.money(whole, "whole"), pen.money(spent, "gone")
    rate, before = (
        w.rate(Fraction(n, whole), key) for n, key in ((spent, "rate:year"), (early, "rate:july"))
    )
    left = pen.money(whole - spent, "left")
    gap = w.points((Fraction(rate.number) - Fraction(before.number)) / 100)
    w.divides(rate, done, total)
    w.relate(
        Linear("points", ((rate, 1), (before, -1), (gap, -1))),
        Linear("difference", ((total, 1), (done, -1), (left, -1))),
        Within("bounded", rate),
    )
    named: dict[str, Value] = {"spent": done, "total": total, "rate": rate, "before": before}
    say.say("year", year=w.this_year(), gap=gap, left=left, **named)
    again, rest = pen.money(spent, "gone"), pen.money(spent - early, "rest")
    share = w.rate(Fraction(spent - early, spent))
    w.divides(share, rest, again, "share")
    forecast = pen.money(books.sums("forecast"), "forecast")
    up = spent >= books.sums("forecast")
    apart, word = pen.money(abs(spent - books.sums("forecast"))), w.word("增加" if up else "减少")
    w.relate(
        Linear("difference", ((again, 1), (forecast, -1), (apart, -1 if up else 1))),
        Sign("direction", word, again, forecast),
    )
    named = {"rest": rest, "total": again, "share": share, "forecast": forecast}
    say.say("rest", word=word, gap=apart, **named)
    pen.changed("against", spent, books.last, "gone", why=say.draw("why"))
    w.end()
    _year_table(pen, books)
    most = max(books.projects, key=lambda each: each.spent)
    own, first = (
        pen.money(most.spent, f"spent:{most.name}"),
        pen.money(most.july, f"early:{most.name}"),
    )
    share = w.rate(Fraction(most.july, most.spent))
    w.divides(share, first, own, "share")
    say.say("spent_most", name=w.name(most.name), spent=own, july=first, share=share)


def _year_table(pen: Pen, books: Books) -> None:
    w = pen.w
    rows: list[Row] = [
        ["项目名称", "调整后预算", "全年执行数", "其中：8—12月", "执行率", "未执行数"],
    ]
    lines: list[list[Figure]] = []
    labelled = [(each.name, each.final, each.spent, each.july) for each in books.projects]
    labelled.insert(0, ("合计", *(books.sums(n) for n in ("final", "spent", "july"))))
    for name, final, spent, july in labelled:
        is_total = name == "合计"
        keys = ("whole", "gone", "rest", "left")
        if not is_total:
            keys = (f"final:{name}", f"spent:{name}", "", "")
        cents = (final, spent, spent - july, final - spent)
        line = [pen.bare(number, key) for number, key in zip(cents, keys, strict=True)]
        rate = w.rate(Fraction(spent, final), "rate:year" if is_total else "")
        w.divides(rate, line[1], line[0], "table_ratio")
        w.relate(
            AtMost("part_of", line[2], line[1]),
            Linear("difference", ((line[0], 1), (line[1], -1), (line[3], -1))),
        )
        rows.append([name if is_total else w.name(name), *line[:3], rate, line[3]])
        lines.append(line)
    for column, figure in enumerate(lines[0]):
        w.adds_up(figure, (line[column] for line in lines[1:]), "table_sum")
    w.table(rows, f"表2　{w.year}年度项目预算执行情况表", f"单位：{pen.table_unit}")


def _score(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    total, lost = mark(books.points, key="total"), mark(10000 - books.points, key="lost")
    sums = {"e": mark(books.execution, key="points:execution")}
    sums["m"] = mark(books.monitoring, key="points:monitoring")
    for name, top in TOPS:
        sums[name] = mark(books.part(top), key=f"part:{top}")
    w.adds_up(total, sums.values(), "score_sum")
    w.relate(Adds("score_lost", (total, lost), Fraction(100)))
    grade = next(name for least, name in GRADES if books.points >= least)
    say.say("score", total=total, grade=grade, lost=lost, **sums)
    rate = w.rate(Fraction(books.sums("spent"), books.sums("final")), "rate:year")
    say.say("execution", rate=rate, **lost_points(w, 1500, books.execution, "points:execution"))
    kind = "monitored_full" if books.monitoring == 500 else "monitored_less"
    say.say(kind, **lost_points(w, 500, books.monitoring, "points:monitoring"))
    w.end()


def _aims(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    _score_table(w, books)
    for number, (_, top) in enumerate(TOPS, 1):
        own = [aim for aim in books.aims if aim.goal.top == top]
        points = mark(books.part(top), key=f"part:{top}")
        full = mark(sum(aim.goal.full for aim in own), role="weight")
        w.relate(AtMost("score_limit", points, full))
        w.add((f"（{number}）{top}（分值", full, "，得分", points, "）。"))
        w.adds_up(points, [_told(pen, aim) for aim in own], "score_sum")
        w.end()
    values, last = polled(w), books.aims[-1].goal
    values["happy"] = w.rate(Fraction(last.done, 10000), f"done:{last.name}", 2)
    say.say("poll", **values)
    w.end()


def _told(pen: Pen, aim: Aim) -> Figure:
    """Tell how far a goal was reached; give the figure of its points."""
    w, goal = pen.w, aim.goal
    values, points = reached(w, goal)
    kind = f"{'rate' if goal.is_rate else 'goal'}_"
    kind += "under" if goal.done < goal.target else "over" if goal.done > goal.target else "even"
    if not goal.is_rate:
        july = w.count(aim.july, goal.unit, f"july:{goal.name}")
        done = values["done"]
        assert isinstance(done, Figure)
        w.relate(AtMost("part_of", july, done))
        values["july"] = july
    if goal.done < goal.target:
        name = "cause_rate" if goal.is_rate else "cause"
        values[name] = pen.say.draw(name)
    pen.say.say(kind, name=goal.name, **values)
    return points


def _merged(heads: Sequence[str], number: int) -> CellSpec | None:
    if number and heads[number] == heads[number - 1]:
        return None
    return Spanned(heads[number], heads.count(heads[number]))


def _score_table(w: Builder, books: Books) -> None:
    rows: list[Row] = [
        ["评价内容", "指标名称", "年度指标值", "7月末", "年末", "分值", "得分", "完成率"]
    ]
    rate = w.rate(Fraction(books.sums("spent"), books.sums("final")), "rate:year")
    early = w.rate(Fraction(books.sums("july"), books.sums("final")), "rate:july")
    lines = []
    for full, got, key in (
        (1500, books.execution, "points:execution"),
        (500, books.monitoring, "points:monitoring"),
    ):
        lines.append([mark(full, "", role="weight"), mark(got, "", key)])
    rows.append(["预算执行", "预算执行率", "100%", early, rate, *lines[0], rate_again(w, books)])
    rows.append(["绩效监控", "监控开展和结果应用", "规范", "规范", "规范", *lines[1], "—"])
    tops = [aim.goal.top for aim in books.aims]
    for number, aim in enumerate(books.aims):
        goal = aim.goal
        target, done = goal_values(w, goal)
        july: CellSpec = "—"
        ratio: CellSpec = "—"
        if not goal.is_rate:
            july = w.count(aim.july, goal.unit, f"july:{goal.name}")
            ratio = w.rate(Fraction(goal.done, goal.target), f"ratio:{goal.name}")
            w.divides(ratio, done, target, "table_ratio")
        line = [
            mark(goal.full, "", role="weight"),
            mark(goal.points, "", f"points:{goal.name}"),
        ]
        lines.append(line)
        rows.append([_merged(tops, number), goal.name, ("≥", target), july, done, *line, ratio])
    for line in lines:
        w.relate(AtMost("score_limit", line[1], line[0]))
    last = [mark(10000, "", role="weight"), mark(books.points, "", "total")]
    for column, kind in enumerate(("weights", "score_sum")):
        w.adds_up(last[column], (line[column] for line in lines), kind)
    rows.append([Spanned("合计", 1, 5), None, None, None, None, *last, ""])
    w.table(rows, f"表3　{w.year}年度绩效自评表（年中、年末对照）")


def rate_again(w: Builder, books: Books) -> Figure:
    """Print the rate of spending as the rate at which its goal of 100 % was reached."""
    return w.rate(Fraction(books.sums("spent"), books.sums("final")), "rate:year")
