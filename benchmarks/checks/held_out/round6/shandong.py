"""Shandong: 项目支出绩效自评报告 of a county office of education, its tables before its words."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from benchmarks.checks.generator.builder import (
    Builder,
    CellSpec,
    Spanned,
    Value,
    compose,
    joined,
    print_decimal,
)
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Sign, Within
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round4.office_figures import Pen, mean_of
from benchmarks.checks.held_out.round5.county_draws import Goal
from benchmarks.checks.held_out.round6.shandong_books import GROUPS, KEY, Books, draw_books
from benchmarks.checks.held_out.round6.telling import goal_values, lost_points, reached
from benchmarks.checks.held_out.round6.traps import traps_of
from benchmarks.checks.held_out.wording import Wording, checked, mark, polled

FOLDER = Path(__file__).parent / "phrases"
Row = list[CellSpec | None]
EARLY = {"overlap", "open_list", "codes"}
MONEY = {"shared_out", "each", "in_yuan", "same_as_before", "offset", "alike", "next_year", "mean"}


def write(w: Builder) -> None:
    books = draw_books(w.rng)
    pen = Pen(w, Wording(w, "shandong", FOLDER))
    traps = traps_of("shandong", FOLDER)
    early, money, work = (
        Sprinkler(pen.say, books.place, "万元", {tag: traps[tag] for tag in tags if tag in traps})
        for tags in (EARLY, MONEY, set(traps) - EARLY - MONEY - {"grades"})
    )
    w.heading(-1, books.name, w.this_year(), "度项目支出绩效自评报告")
    scores = _summary(w, books)
    _form(w, books)
    pen.say.say("opening", year=w.this_year(), office=books.name)
    w.heading(1, "一、自评组织情况")
    pen.say.say("organised", **checked(w, *books.checks))
    early.print(1)
    w.heading(1, "二、自评结论")
    _conclusion(pen, books, scores)
    w.hard("grades", pen.say.say("hard_grades"))
    w.heading(1, "三、项目资金执行情况")
    _money(pen, books)
    money.print(4)
    w.heading(1, f"四、重点项目自评情况——{KEY}")
    _key(pen, books)
    work.print(3)
    w.heading(1, "五、偏差原因和改进措施")
    pen.say.three("deviation", "deviation_pool", "")
    w.end()
    pen.say.three("improve", "improve_pool", "")
    w.end()
    w.heading(1, "六、结果应用和公开")
    pen.say.say("applied", next=str(w.year + 1))
    w.end()


def _summary(w: Builder, books: Books) -> list[Figure]:
    """Print all projects with subtotals; give the figures of their scores."""
    scores = []
    rows: list[Row] = [
        ["序号", "项目名称", "年初预算", "全年预算", "全年执行", "执行率", "得分", "等级"]
    ]

    def put(label: Row, cents: Sequence[int], keys: Sequence[str], tail: Row) -> list[Figure]:
        line = [w.bare(number, key) for number, key in zip(cents, keys[:3], strict=True)]
        rate = w.rate(Fraction(cents[2], cents[1]), keys[3])
        w.divides(rate, line[2], line[1], "table_ratio")
        rows.append([*label, *line, rate, *tail])
        return line

    tops, number = [], 0
    for group, title in enumerate(GROUPS):
        keys = ("", "", f"group:{group}", "")
        label: Row = [Spanned(f"{'一二'[group]}、{title}", 1, 2), None]
        tops.append(put(label, books.sums(group), keys, ["—", "—"]))
        lines = []
        for each in (one for one in books.projects if one.group == group):
            number += 1
            scores.append(mark(each.points, "", f"score:{each.name}"))
            keys = ("", f"budget:{each.name}", f"spent:{each.name}", f"rate:{each.name}")
            cents = (each.initial, each.budget, each.spent)
            label = [str(number), w.name(each.name)]
            lines.append(put(label, cents, keys, [scores[-1], each.grade]))
        for column, figure in enumerate(tops[-1]):
            w.adds_up(figure, (line[column] for line in lines), "table_subtotal")
    label = [Spanned("合计", 1, 2), None]
    keys = ("all:0", "all:1", "all:2", "rate:all")
    last = put(label, books.sums(), keys, ["—", "—"])
    for column, figure in enumerate(last):
        w.adds_up(figure, (line[column] for line in tops), "table_sum")
    w.table(rows, f"表一　{w.year}年度项目支出绩效自评得分汇总表", "金额单位：万元")
    return scores


def _form(w: Builder, books: Books) -> None:
    key = books.key
    rows: list[Row] = [
        ["项目名称", Spanned(w.name(KEY), 1, 4), None, None, None, "主管部门", books.name, None],
        [
            Spanned("项目资金（万元）", 5),
            "资金来源",
            Spanned("全年预算数", 1, 2),
            None,
            "全年执行数",
            "分值",
            "执行率",
            "得分",
        ],
    ]
    rows[0][6:] = [Spanned(books.name, 1, 2), None]
    ends = [mark(1000, "", role="weight"), mark(books.execution, "", "points:execution")]
    w.relate(AtMost("score_limit", ends[1], ends[0]))
    columns: list[list[Figure]] = [[], []]
    labelled = [("年度资金总额", key.budget, key.spent), *books.sources]
    for number, (label, budget, spent) in enumerate(labelled):
        names = (f"budget:{KEY}", f"spent:{KEY}") if not number else (f"source:{label}", "")
        line = [w.bare(cents, name) for cents, name in zip((budget, spent), names, strict=True)]
        rate = w.rate(Fraction(spent, budget), f"rate:{KEY}" if not number else "")
        w.divides(rate, line[1], line[0], "table_ratio")
        for column, figure in zip(columns, line, strict=True):
            column.append(figure)
        tail: Row = ["—", rate, "—"] if number else [ends[0], rate, ends[1]]
        head = label if not number else f"其中：{label}" if number == 1 else label
        rows.append([None, head, Spanned(line[0], 1, 2), None, line[1], *tail])
    for column in columns:
        w.adds_up(column[0], column[1:], "table_sum")
    rows.append(
        [
            "一级指标",
            "二级指标",
            Spanned("三级指标", 1, 2),
            None,
            "指标值",
            "分值",
            "完成值",
            "得分",
        ]
    )
    tops = [goal.top for goal in books.goals]
    lines = [ends]
    for number, goal in enumerate(books.goals):
        target, done = goal_values(w, goal)
        line = [
            mark(goal.full, "", role="weight", key=f"full:points:{goal.name}"),
            mark(goal.points, "", f"points:{goal.name}"),
        ]
        w.relate(AtMost("score_limit", line[1], line[0]))
        lines.append(line)
        is_first = number == 0 or tops[number - 1] != goal.top
        top = Spanned(goal.top, tops.count(goal.top)) if is_first else None
        name = Spanned(goal.name, 1, 2)
        rows.append([top, goal.second, name, None, ("≥", target), line[0], done, line[1]])
    last = [mark(10000, "", role="weight"), mark(key.points, "", f"score:{KEY}")]
    for column, kind in enumerate(("weights", "score_sum")):
        w.adds_up(last[column], (line[column] for line in lines), kind)
    rows.append([Spanned("总分", 1, 5), None, None, None, None, last[0], "", last[1]])
    w.table(rows, f"表二　{KEY}项目支出绩效自评表（{w.year}年度）")


def _conclusion(pen: Pen, books: Books, scores: Sequence[Figure]) -> None:
    w, say = pen.w, pen.say
    projects = books.projects
    count = w.count(len(projects), "", "projects")
    a, b = (w.count(sum(each.group == n for each in projects), "") for n in (0, 1))
    w.adds_up(count, (a, b), "count_sum")
    names = joined([(w.name(each.name),) for each in projects], "、")
    text = say.say("covered", count=count, names=names, a=a, b=b, ga=GROUPS[0], gb=GROUPS[1])
    w.counts(count, [each.name for each in projects], text)
    w.end()
    again, number = w.count(len(projects), "", "projects"), len(projects)
    total = sum(each.points for each in projects)
    text = print_decimal(Fraction(total, 100 * number), 2, False)
    mean = Figure(text, "分", Fraction(1), "score")
    w.relate(Linear("average", ((mean, number), *((score, -1) for score in scores))))
    low, high = (pick(projects, key=lambda each: each.points) for pick in (min, max))
    ends = {
        name: mark(each.points, key=f"score:{each.name}")
        for name, each in (("low", low), ("high", high))
    }
    w.relate(AtMost("range", ends["low"], mean), AtMost("range", mean, ends["high"]))
    values: dict[str, Value] = {"count": again, "mean": mean, **ends}
    values |= {"top": w.name(high.name), "bottom": w.name(low.name)}
    good = sum(each.points >= 9000 for each in projects)
    if good == number:
        say.say("all_good", **values)
    else:
        best, fair = w.count(good, ""), w.count(number - good, "")
        rate = w.rate(Fraction(good, number))
        w.divides(rate, best, again)
        w.adds_up(again, (best, fair), "count_sum")
        w.relate(Within("bounded", rate))
        say.say("graded", good=best, fair=fair, rate=rate, **values)
    w.end()


def _money(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    first, last, spent = (pen.money(n, f"all:{at}") for at, n in enumerate(books.sums()))
    _, budget, paid = books.sums()
    moved = budget - books.sums()[0]
    word, step = w.word("追加" if moved >= 0 else "调减"), pen.money(abs(moved))
    rate, left = w.rate(Fraction(paid, budget), "rate:all"), pen.money(budget - paid)
    w.divides(rate, spent, last)
    w.relate(
        Linear("adjustment", ((first, 1), (step, 1 if moved >= 0 else -1), (last, -1))),
        Sign("adjustment", word, last, first),
        Linear("difference", ((last, 1), (spent, -1), (left, -1))),
        Within("bounded", rate),
    )
    named: dict[str, Value] = {"first": first, "last": last, "word": word, "step": step}
    say.say("money", year=w.this_year(), spent=spent, rate=rate, left=left, **named)
    labelled = [(title, books.sums(n)[2], f"group:{n}") for n, title in enumerate(GROUPS)]
    say.say("groups", parts=pen.shared("part", spent, labelled))
    w.end()
    pen.changed("against", paid, books.last, "all:2", why=say.draw("why"))
    slow = [each for each in books.projects if each.spent * 100 < each.budget * 90]
    if slow:
        template, runs = say.draw("slow_one"), []
        for each in slow:
            one, two = (
                pen.money(n, f"{key}:{each.name}")
                for n, key in ((each.budget, "budget"), (each.spent, "spent"))
            )
            ratio = w.rate(Fraction(each.spent, each.budget), f"rate:{each.name}")
            w.divides(ratio, two, one)
            w.relate(Within("bounded", ratio))
            own: dict[str, Value] = {"budget": one, "spent": two, "rate": ratio}
            runs.append(compose(template, {"name": w.name(each.name), **own}))
        count = w.count(len(slow), "")
        text = say.say("slow", count=count, list=joined(runs, "；"), line="90%")
        w.counts(count, [each.name for each in slow], text)
    w.end()


def _key(pen: Pen, books: Books) -> None:
    w, say, key = pen.w, pen.say, books.key
    grown = pen.grown(books.pupils, books.pupils_last, "人次", "done:资助学生人次")
    cur, money = grown["cur"], pen.money(key.spent, f"spent:{KEY}")
    mean = mean_of(w, key.spent, books.pupils)
    assert isinstance(cur, Figure)
    w.divides(mean, money, cur, "average")
    years: dict[str, Value] = {"year": w.this_year(), "prev_year": f"{w.year - 1}年"}
    say.say("helped", key=w.name(KEY), money=money, mean=mean, **years, **grown)
    spring = sum(stage.spring for stage in books.stages)
    autumn = books.pupils - spring
    every = w.count(books.pupils, "人次", "done:资助学生人次")
    x, y = w.count(spring, "人次", "spring"), w.count(autumn, "人次", "autumn")
    rate = w.rate(Fraction(autumn, books.pupils))
    w.adds_up(every, (x, y), "count_sum")
    w.divides(rate, y, every, "share")
    say.say("terms", x=x, y=y, all=every, rate=rate)
    w.end()
    _stages(w, books)
    most = max(books.stages, key=lambda stage: stage.pupils)
    n, amount = w.count(most.pupils, "人次", f"n:{most.name}"), pen.money(most.cents)
    standard = Figure(str(most.standard), "元", Fraction(1), "amount", "", True)
    share = w.rate(Fraction(most.pupils, books.pupils))
    w.divides(share, n, every, "share")
    w.divides(standard, amount, n, "average")
    say.say("stage_most", name=most.name, n=n, rate=share, standard=standard, sum=amount)
    w.end()
    _scores(pen, books)


def _stages(w: Builder, books: Books) -> None:
    rows: list[Row] = [
        ["资助项目", "春季人次", "秋季人次", "全年人次", "标准（元/生·学期）", "发放金额（万元）"]
    ]
    lines = []
    for stage in books.stages:
        numbers = (stage.spring, stage.autumn, stage.pupils)
        line = [
            w.count(number, "", key)
            for number, key in zip(numbers, ("", "", f"n:{stage.name}"), strict=True)
        ]
        standard = Figure(str(stage.standard), "", Fraction(1), "amount", "", True)
        cost = w.bare(stage.cents)
        w.adds_up(line[2], line[:2], "table_row_sum")
        w.divides(standard, cost, line[2], "average")
        rows.append([stage.name, *line, standard, cost])
        lines.append([*line, cost])
    keys = ("spring", "autumn", "done:资助学生人次")
    spring = sum(stage.spring for stage in books.stages)
    numbers = (spring, books.pupils - spring, books.pupils)
    last = [w.count(number, "", key) for number, key in zip(numbers, keys, strict=True)]
    w.adds_up(last[2], last[:2], "table_row_sum")
    last.append(w.bare(books.key.spent, f"spent:{KEY}"))
    for column, figure in enumerate(last):
        w.adds_up(figure, (line[column] for line in lines), "table_sum")
    rows.append(["合计", *last[:3], "—", last[3]])
    w.table(rows, f"表三　{w.year}年分项资助情况表")


def _scores(pen: Pen, books: Books) -> None:
    w, say, key = pen.w, pen.say, books.key
    total, spent = pen.money(key.budget, f"budget:{KEY}"), pen.money(key.spent, f"spent:{KEY}")
    parts = [(label, pen.money(cents, f"source:{label}")) for label, cents, _ in books.sources]
    w.adds_up(total, (figure for _, figure in parts))
    rate = w.rate(Fraction(key.spent, key.budget), f"rate:{KEY}")
    w.divides(rate, spent, total)
    w.relate(Within("bounded", rate))
    scored = lost_points(w, 1000, books.execution, "points:execution")
    named: dict[str, Value] = {"total": total, "spent": spent, "rate": rate, **scored}
    say.say("sources", parts=joined(parts, "、"), **named)
    w.end()
    whole = mark(key.points, key=f"score:{KEY}")
    sums: dict[str, Figure] = {"e": mark(books.execution, key="points:execution")}
    for name, top in (("a", "产出指标"), ("b", "效益指标"), ("c", "满意度指标")):
        sums[name] = mark(sum(goal.points for goal in books.goals if goal.top == top))
    w.adds_up(whole, sums.values(), "score_sum")
    say.say("key_score", key=w.name(KEY), total=whole, **sums)
    for name, top in (("a", "产出指标"), ("b", "效益指标"), ("c", "满意度指标")):
        got = [_told(pen, goal) for goal in books.goals if goal.top == top]
        w.adds_up(sums[name], got, "score_sum")
    w.end()
    values = polled(w)
    values["happy"] = w.rate(
        Fraction(books.goals[-1].done, 10000), f"done:{books.goals[-1].name}", 2
    )
    say.say("poll", **values)
    w.end()


def _told(pen: Pen, goal: Goal) -> Figure:
    """Tell how far a goal was reached; give the figure of its points."""
    values, points = reached(pen.w, goal)
    kind = f"{'rate' if goal.is_rate else 'goal'}_"
    kind += "under" if goal.done < goal.target else "over" if goal.done > goal.target else "even"
    pen.say.say(kind.replace("rate_even", "goal_even"), name=goal.name, **values)
    return points
