"""Guangdong: 部门整体支出绩效自评报告 of a city housing office, long prose with the sums spelled out."""

from fractions import Fraction
from pathlib import Path

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned, Value, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Adds, AtMost, Linear, Sign, Within
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round4.office_figures import Pen, heads, mean_of
from benchmarks.checks.held_out.round5.county_draws import WAN, Goal
from benchmarks.checks.held_out.round6.guangdong_books import Books, draw_books
from benchmarks.checks.held_out.round6.telling import goal_values, lost_points, reached
from benchmarks.checks.held_out.round6.traps import traps_of
from benchmarks.checks.held_out.wording import Wording, checked, mark, polled

FOLDER = Path(__file__).parent / "phrases"
MONEY = {
    "two_scopes",
    "so_far",
    "bid",
    "warranty",
    "spared",
    "in_yi",
    "unbudgeted",
    "next_year",
    "alike",
}
Row = list[CellSpec | None]


def write(w: Builder) -> None:
    books = draw_books(w.rng)
    pen = Pen(w, Wording(w, "guangdong", FOLDER))
    traps = traps_of("guangdong", FOLDER)
    money, work = (
        Sprinkler(pen.say, books.place, "万元", {tag: traps[tag] for tag in tags if tag in traps})
        for tags in (MONEY, set(traps) - MONEY - {"codes"})
    )
    w.heading(-1, books.name, w.this_year(), "度部门整体支出绩效自评报告")
    pen.say.say("opening", year=w.this_year(), office=books.name)
    w.heading(1, "一、部门基本情况")
    w.heading(2, "（一）部门职能。")
    _profile(pen, books)
    w.heading(2, "（二）年度总体工作和重点工作任务。")
    _work(pen, books)
    work.print(2)
    w.heading(2, "（三）部门整体支出绩效目标。")
    _aims(pen, books)
    w.heading(2, "（四）部门整体支出情况。")
    _money(pen, books, money)
    w.heading(1, "二、绩效自评情况")
    w.heading(2, "（一）自评结论。")
    _conclusion(pen, books)
    w.hard("codes", pen.say.say("hard_codes", **traps["codes"](w, books.place, "万元")))
    w.heading(2, "（二）履职效能分析。")
    _duty(pen, books)
    work.print(2)
    w.heading(2, "（三）管理效率分析。")
    _management(pen, books, money)
    w.heading(1, "三、存在的主要问题")
    pen.say.three("problems", "problem_pool", "")
    w.heading(1, "四、改进措施")
    pen.say.three("measures", "measure_pool", "")
    w.end()


def _profile(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    pen.listed("duties", books.duties, "；" if len(books.duties) > 4 else "，")
    w.end()
    pen.listed("sections", books.sections)
    pen.listed("units", books.units)
    quotas = [(kind, quota) for kind, quota, _ in books.staff]
    real = [(kind.replace("编制", "人员"), number) for kind, _, number in books.staff]
    quota = w.count(sum(n for _, n in quotas), "名")
    staff = w.count(sum(n for _, n in real), "人", "staff")
    rate = w.rate(Fraction(sum(n for _, n in real), sum(n for _, n in quotas)))
    w.divides(rate, staff, quota)
    w.relate(Within("bounded", rate))
    named: dict[str, Value] = {"quota": quota, "staff": staff, "rate": rate}
    say.say(
        "staff", quotas=heads(w, quota, quotas, "名"), heads=heads(w, staff, real, "人"), **named
    )
    w.end()


def _work(pen: Pen, books: Books) -> None:
    w, say, goals = pen.w, pen.say, books.goals
    count = w.count(len(books.tasks), "")
    names = joined([(w.name(each.name),) for each in books.tasks], "、")
    text = say.say("tasks", year=w.this_year(), count=count, names=names)
    w.counts(count, [each.name for each in books.tasks], text)
    w.end()
    built, helped, renewed = goals[0], goals[1], goals[2]
    grown = pen.grown(built.done, _last(w, built.done), built.unit, f"done:{built.name}")
    years: dict[str, Value] = {"year": w.this_year(), "prev_year": f"{w.year - 1}年"}
    other = w.count(helped.done, helped.unit, f"done:{helped.name}")
    say.say("work_housing", a=built.name, b=helped.name, other=other, **grown, **years)
    w.end()
    grown = pen.grown(renewed.done, _last(w, renewed.done), renewed.unit, f"done:{renewed.name}")
    people, own = goals[6], grown["cur"]
    assert isinstance(own, Figure)
    moved = w.count(people.done, people.unit, f"done:{people.name}")
    mean = w.count((2 * people.done + renewed.done) // (2 * renewed.done), "户")
    mean = Figure(mean.number, "户", Fraction(1), "count")
    w.divides(mean, moved, own, "average")
    say.say("work_old", a=renewed.name, people=moved, mean=mean, **grown)
    w.end()
    now, before = (number * WAN for number in books.output)
    values = w.changed_money(now, before, "output", "亿元")
    say.say("work_build", **values)
    w.end()
    every = w.rng.randrange(320, 1900)
    say.say("work_safe", **checked(w, every, every * w.rng.randrange(4, 23) // 100))
    w.end()
    gas = goals[3]
    target, done = goal_values(w, gas)
    ratio = w.rate(Fraction(gas.done, gas.target), f"ratio:{gas.name}")
    w.divides(ratio, done, target)
    say.say("work_gas", a=gas.name, target=target, done=done, ratio=ratio)
    w.end()


def _last(w: Builder, now: int) -> int:
    last = now * w.rng.randrange(72, 128) // 100
    return last if last != now else now + 1


def _aims(pen: Pen, books: Books) -> None:
    w = pen.w
    tops = [sum(goal.top == top for goal in books.goals) for top in ("产出指标", "效益指标")]
    count = w.count(len(books.goals), "", "goals")
    x, y = (w.count(number, "") for number in tops)
    w.adds_up(count, (x, y), "count_sum")
    runs = [(f"{goal.name}≥", goal_values(w, goal)[0]) for goal in books.goals]
    w.counts(count, [goal.name for goal in books.goals], "")
    pen.say.say("aims", count=count, x=x, y=y, list=joined(runs, "，"))
    w.end()


def _money(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w, say = pen.w, pen.say
    came = sum(books.income)
    income = pen.money(came, "came")
    labels = ("一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "其他收入")
    labelled = [(name, cents, "") for name, cents in zip(labels, books.income, strict=True)]
    parts, begin = pen.shared("part", income, labelled), pen.money(books.begin)
    say.say("income", year=w.this_year(), total=income, parts=parts, begin=begin)
    total = pen.money(books.whole(2), "gone")
    kinds = [("基本支出", books.basic(2), "basic"), ("项目支出", books.project(2), "project")]
    parts, end = pen.shared("part", total, kinds), pen.money(books.end, "end")
    w.relate(Linear("balance", ((income, 1), (begin, 1), (total, -1), (end, -1))))
    say.say("spent", total=total, parts=parts, end=end)
    w.end()
    pen.changed("against", books.whole(2), books.whole(3), "gone", why=say.draw("why"))
    first, last = pen.money(books.whole(0)), pen.money(books.whole(1), "whole")
    moved = books.whole(1) - books.whole(0)
    word, step = w.word("调增" if moved >= 0 else "调减"), pen.money(abs(moved))
    w.relate(
        Linear("adjustment", ((first, 1), (step, 1 if moved >= 0 else -1), (last, -1))),
        Sign("adjustment", word, last, first),
    )
    rate = w.rate(Fraction(books.whole(2), books.whole(1)), "rate:whole")
    left = pen.money(books.whole(1) - books.whole(2), "left")
    w.divides(rate, total, last)
    w.relate(Linear("difference", ((last, 1), (total, -1), (left, -1))), Within("bounded", rate))
    say.say("adjusted", first=first, word=word, step=step, last=last, rate=rate, left=left)
    again, kept = pen.money(books.whole(1) - books.whole(2), "left"), pen.money(books.end, "end")
    back = pen.money(books.whole(1) - books.whole(2) - books.end)
    w.adds_up(again, (kept, back))
    say.say("kept", left=again, end=kept, back=back)
    w.end()
    basic, people = pen.money(books.basic(2), "basic"), pen.money(books.personnel[2])
    costs = pen.money(books.public[2], "public")
    share, number = (
        w.rate(Fraction(books.personnel[2], books.basic(2))),
        sum(real for *_, real in books.staff),
    )
    staff, mean = w.count(number, "人", "staff"), mean_of(w, books.public[2], number)
    w.adds_up(basic, (people, costs))
    w.divides(share, people, basic, "share")
    w.divides(mean, costs, staff, "average")
    named: dict[str, Value] = {"people": people, "costs": costs, "share": share}
    say.say("basic", total=basic, staff=staff, mean=mean, **named)
    w.end()
    _three(pen, books)
    hard.print(3)
    w.end()
    _tasks(pen, books)


def _three(pen: Pen, books: Books) -> None:
    w = pen.w
    planned, used, last = (sum(column) for column in zip(*books.three, strict=True))
    values = w.changed_money(used, last, "three")
    spent, budget = values["cur"], pen.money(planned)
    assert isinstance(spent, Figure)
    done = w.rate(Fraction(used, planned))
    w.divides(done, spent, budget)
    w.relate(Within("bounded", done))
    labels = ("公务用车运行维护费", "公务接待费")
    labelled = [(name, each[1], "") for name, each in zip(labels, books.three[1:], strict=True)]
    parts = joined([(name, pen.money(cents)) for name, cents, _ in labelled], "、")
    w.adds_up(spent, [piece for piece in parts if isinstance(piece, Figure)])
    pen.say.say("three", budget=budget, done=done, parts=parts, **values)
    w.hard("zero", pen.say.say("no_abroad"))


def _tasks(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    count = w.count(len(books.tasks), "", "tasks")
    cents = [books.project(n) for n in range(3)]
    keys = ("task:0", "task:1", "project")
    first, last, spent = (pen.money(n, key) for n, key in zip(cents, keys, strict=True))
    rate = w.rate(Fraction(cents[2], cents[1]), "rate:project")
    w.divides(rate, spent, last)
    w.counts(count, [each.name for each in books.tasks], "")
    say.say("task_money", count=count, first=first, last=last, spent=spent, rate=rate)
    slow = min(books.tasks, key=lambda each: Fraction(each.spent, each.budget))
    budget, paid = pen.money(slow.budget), pen.money(slow.spent, f"spent:{slow.name}")
    rate = w.rate(Fraction(slow.spent, slow.budget), f"rate:{slow.name}")
    w.divides(rate, paid, budget)
    named: dict[str, Value] = {"name": w.name(slow.name), "cause": say.draw("cause")}
    say.say("task_slow", budget=budget, spent=paid, rate=rate, **named)
    w.end()
    rows: list[Row] = [["重点任务名称", "年初预算", "调整后预算", "实际支出", "支出率", "未支出额"]]
    lines = []
    for name, numbers, marks in (
        *(
            (t.name, (t.initial, t.budget, t.spent), ("", "", f"spent:{t.name}"))
            for t in books.tasks
        ),
        ("合计", tuple(cents), keys),
    ):
        line = [w.bare(n, key) for n, key in zip(numbers, marks, strict=True)]
        key = "rate:project" if name == "合计" else f"rate:{name}"
        rate = w.rate(Fraction(numbers[2], numbers[1]), key)
        line.append(w.bare(numbers[1] - numbers[2]))
        w.divides(rate, line[2], line[1], "table_ratio")
        w.relate(Linear("difference", ((line[1], 1), (line[2], -1), (line[3], -1))))
        rows.append([name if name == "合计" else w.name(name), *line[:3], rate, line[3]])
        lines.append(line)
    for column, figure in enumerate(lines[-1]):
        w.adds_up(figure, (line[column] for line in lines[:-1]), "table_sum")
    w.table(rows, f"表1　{w.year}年重点任务支出情况表", "单位：万元")


def _conclusion(pen: Pen, books: Books) -> None:
    w = pen.w
    duty, other = books.duty, books.management
    total = mark(duty + other, key="total")
    a, b = mark(duty, key="duty"), mark(other, key="management")
    fa, fb = (mark(5000, role="weight") for _ in range(2))
    lost = mark(10000 - duty - other, key="lost")
    w.adds_up(total, (a, b), "score_sum")
    w.relate(
        AtMost("score_limit", a, fa),
        AtMost("score_limit", b, fb),
        Adds("score_lost", (total, lost), Fraction(100)),
    )
    named: dict[str, Value] = {"total": total, "a": a, "b": b, "fa": fa, "fb": fb, "lost": lost}
    pen.say.say("conclusion", year=w.this_year(), **named)
    w.end()
    outputs = [goal for goal in books.goals if goal.top == "产出指标"]
    benefits = [goal for goal in books.goals if goal.top == "效益指标"]
    lines = [
        ("产出指标", 2000, sum(goal.points for goal in outputs)),
        ("效益指标", 2000, sum(goal.points for goal in benefits)),
        ("部门预算资金支出率", 1000, books.execution),
        *books.items,
    ]
    rows: list[Row] = [["一级指标", "二级指标", "满分", "自评得分", "一级指标小计"]]
    columns: list[list[Figure]] = [[], []]
    subtotals = (mark(duty, "", "duty"), mark(other, "", "management"))
    for number, (name, full, points) in enumerate(lines):
        line = [mark(full, "", role="weight"), mark(points, "", f"item:{name}")]
        w.relate(AtMost("score_limit", line[1], line[0]))
        for column, figure in zip(columns, line, strict=True):
            column.append(figure)
        first, end = {0: ("履职效能", 0), 3: ("管理效率", 1)}.get(number, ("", 0))
        size = 3 if number == 0 else len(lines) - 3
        top = Spanned(first, size) if first else None
        rows.append([top, name, *line, Spanned(subtotals[end], size) if first else None])
    w.adds_up(subtotals[0], columns[1][:3], "score_sum")
    w.adds_up(subtotals[1], columns[1][3:], "score_sum")
    last = [mark(10000, "", role="weight"), mark(duty + other, "", "total")]
    w.adds_up(last[0], columns[0], "weights")
    w.adds_up(last[1], columns[1], "score_sum")
    rows.append([Spanned("合计", 1, 2), None, *last, mark(duty + other, "", "total")])
    w.table(rows, "表2　部门整体支出绩效自评得分表")


def _duty(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    names = joined([(w.name(each.name),) for each in books.tasks], "、")
    say.say("tasks_done", names=names)
    w.end()
    short = [goal.name for goal in books.goals if goal.done < goal.target]
    whole = len(books.goals)
    every = w.count(whole, "", "goals")
    if short:
        met, unmet = w.count(whole - len(short), ""), w.count(len(short), "")
        rate = w.rate(Fraction(whole - len(short), whole))
        w.divides(rate, met, every)
        w.adds_up(every, (met, unmet), "count_sum")
        w.relate(Within("bounded", rate))
        text = say.say(
            "output_met", all=every, met=met, unmet=unmet, rate=rate, list="、".join(short)
        )
        w.counts(unmet, short, text)
    else:
        say.say("output_all", all=every)
    w.end()
    for number, top in enumerate(("产出指标", "效益指标"), 1):
        own = [goal for goal in books.goals if goal.top == top]
        points = mark(sum(goal.points for goal in own), key=f"item:{top}")
        w.add((f"{number}.{top}，满分20分，自评", points, "。"))
        got = [_told(pen, goal) for goal in own]
        w.adds_up(points, got, "score_sum")
        w.end()
    say.say("poll", **_polled(w, books.goals[7]))
    w.end()
    spent, last = pen.money(books.whole(2), "gone"), pen.money(books.whole(1), "whole")
    rate = w.rate(Fraction(books.whole(2), books.whole(1)), "rate:whole")
    w.divides(rate, spent, last)
    scored = lost_points(w, 1000, books.execution, "item:部门预算资金支出率")
    w.add(("3.",))
    say.say("execution", spent=spent, last=last, rate=rate, **scored)
    w.end()


def _polled(w: Builder, goal: Goal) -> dict[str, Value]:
    values = polled(w)
    values["happy"] = w.rate(Fraction(goal.done, 10000), f"done:{goal.name}", 2)
    w.relate(Within("bounded", values["happy"]))
    return values


def _told(pen: Pen, goal: Goal) -> Figure:
    """Tell how far a goal was reached; give the figure of its points."""
    values, points = reached(pen.w, goal)
    kind = f"{'rate' if goal.is_rate else 'goal'}_"
    kind += "under" if goal.done < goal.target else "over" if goal.done > goal.target else "even"
    kind = kind.replace("rate_even", "goal_even")
    if goal.done < goal.target:
        name = "why_rate" if goal.is_rate else "cause"
        values[name] = pen.say.draw("why_rate" if goal.is_rate else "cause_goal")
    pen.say.say(kind, name=goal.name, **values)
    return points


def _management(pen: Pen, books: Books, hard: Sprinkler) -> None:
    w, say = pen.w, pen.say
    for number, (name, full, points) in enumerate(books.items, 1):
        w.add((f"{number}.{name}。",))
        values: dict[str, Value] = {}
        if name == "绩效管理":
            every = w.rng.randrange(14, 64)
            values = checked(w, every, w.rng.randrange(1, 5))
        elif name == "采购管理":
            values = _pair(pen, *books.bought)
        elif name == "资产管理":
            values = _pair(pen, *books.assets)
            values = {"all": values["budget"], "used": values["spent"], **values}
            values["idle"] = values["left"]
        elif name == "运行成本":
            values = _pair(pen, books.public[1], books.public[2], "public")
        say.say(f"item_{name}", **values)
        scored = lost_points(w, full, points, f"item:{name}")
        if points == full:
            say.say("item_full", **scored)
        else:
            say.say("item_less", why=say.draw("why_item"), **scored)
        if name == "采购管理":
            hard.print(1)
        w.end()


def _pair(pen: Pen, whole: int, part: int, key: str = "") -> dict[str, Value]:
    """Give an amount, a part of it, the rest and the rate."""
    w = pen.w
    budget, spent, left = pen.money(whole), pen.money(part, key), pen.money(whole - part)
    rate = w.rate(Fraction(part, whole))
    w.divides(rate, spent, budget)
    w.relate(Linear("difference", ((budget, 1), (spent, -1), (left, -1))), Within("bounded", rate))
    return {"budget": budget, "spent": spent, "left": left, "rate": rate}
