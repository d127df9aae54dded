"""Fujian: a town's report on its budget and results, taxes, classes, bonds and services."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned, Value, compose, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Quotient, Within
from benchmarks.checks.generator.scorecard import Scorecard
from benchmarks.checks.held_out.round2.passages import exam_sprinkler, exam_wording
from benchmarks.checks.held_out.round2.town import Line, Town, draw_town, total
from benchmarks.checks.held_out.wording import (
    Wording,
    averaged,
    draw_card,
    mark,
    polled,
    scored,
    spent_of,
)

SCHEME = (
    ("财政运行", (("收入组织", 12), ("支出进度", 13), ("债务管理", 10))),
    ("绩效管理", (("目标编制", 8), ("运行监控", 8), ("自评质量", 9))),
    ("民生实效", (("实事办结", 20), ("兜底保障", 10))),
    ("群众满意度", (("村居民评价", 10),)),
)
Row = list[CellSpec | None]


def write(w: Builder) -> None:
    town, card, say = draw_town(w.rng), draw_card(w, SCHEME), exam_wording(w, "fujian")
    hard = exam_sprinkler(say, town.county)
    title = f"{town.county}{town.name}"
    w.heading(-1, title, w.this_year(), "财政预算执行和绩效情况报告")
    say.say("opening", year=w.this_year())
    w.end()
    w.heading(1, "一、预算执行情况")
    w.heading(2, "（一）一般公共预算收入")
    _revenue(w, town, say)
    hard.print(2)
    w.end()
    _lines(w, (*town.taxes, *town.others), (town.tax, town.non_tax), town.revenue)
    w.heading(2, "（二）一般公共预算支出")
    _spending(w, town, say)
    hard.print(1)
    w.end()
    _lines(w, town.classes, (), town.spent)
    w.heading(2, "（三）收支平衡")
    _balance(w, town, say)
    w.end()
    w.heading(2, "（四）政府债务和专项债券")
    _debt(w, town, say)
    hard.print(1)
    w.end()
    _bonds(w, town)
    w.heading(1, "二、民生保障成效")
    _services(w, town, say)
    hard.print(w.rng.choice((2, 3)))
    w.end()
    w.heading(1, "三、预算绩效管理情况")
    _projects(w, town, say)
    hard.print(1)
    w.end()
    _monitored(w, town)
    _score(w, say, card)
    w.end()
    _card(w, card)
    w.heading(1, "四、存在问题和下一步打算")
    say.three("trouble", "trouble_pool", w.rng.choice(("个", "方面")))
    hard.print(w.rng.choice((1, 2)))
    w.end()
    say.three("remedy", "remedy_pool", w.rng.choice(("项", "方面")))
    hard.print(1)
    w.end()


def _line(w: Builder, line: Line, key: str = "") -> dict[str, Value]:
    """Give an amount with its share of the budget and its growth, and their relations."""
    values = w.changed_money(line.now, line.last, key)
    now, budget = values["cur"], w.money(line.budget, f"{key}.budget" if key else "")
    assert isinstance(now, Figure)
    rate = w.rate(Fraction(line.now, line.budget), f"done:{line.name}")
    w.divides(rate, now, budget)
    return {**values, "now": now, "budget": budget, "growth": values["rate"], "rate": rate}


def _revenue(w: Builder, town: Town, say: Wording) -> None:
    values = _line(w, town.revenue, "revenue")
    say.say("revenue", **values)
    now = values["now"]
    assert isinstance(now, Figure)
    _two_parts(w, say, now, (town.tax, town.non_tax))
    whole = town.revenue.now + town.shared[0]
    before = town.revenue.last + town.shared[1]
    both = w.changed_money(whole, before, "all_revenue")
    cur, shared, again = both["cur"], w.money(town.shared[0]), w.money(town.revenue.now, "revenue")
    assert isinstance(cur, Figure)
    w.adds_up(cur, (shared, again))
    w.adds_up(cur, (shared, now))
    say.say("shared", shared=shared, now=again, growth=both["rate"], total=cur, **both)
    w.end()
    template = say.draw("tax")
    picked = w.rng.sample(town.taxes, 3)
    # The budgets of the single taxes stand in the table only: the rates are tied by their keys.
    runs = [
        compose(template, {"name": line.name, **_line(w, line, f"line:{line.name}")})
        for line in picked
    ]
    say.say("taxes", parts=joined(runs, "；"))


def _two_parts(w: Builder, say: Wording, whole: Figure, lines: tuple[Line, Line]) -> None:
    figures = [w.money(line.now, f"line:{line.name}") for line in lines]
    cents = sum(line.now for line in lines)
    shares = [w.rate(Fraction(line.now, cents)) for line in lines]
    w.adds_up(whole, figures)
    for share, figure in zip(shares, figures, strict=True):
        w.divides(share, figure, whole, "share")
    named: dict[str, Value] = {
        "a": lines[0].name,
        "b": lines[1].name,
        "px": shares[0],
        "py": shares[1],
    }
    say.say("parts", x=figures[0], y=figures[1], **named)


def _spending(w: Builder, town: Town, say: Wording) -> None:
    say.say("spent", **_line(w, town.spent, "spent_all"))
    whole = w.money(town.spent.now, "spent_all")
    labelled = [(line.name, line.now, f"line:{line.name}") for line in town.classes]
    say.say("classes", total=whole, parts=say.parts("class", whole, labelled))


def _lines(w: Builder, lines: tuple[Line, ...], groups: tuple[Line, ...], whole: Line) -> None:
    """Print budget, result, rate, last year and growth; groups stand above their own lines."""
    rows: list[Row] = [["科目", "预算数", "完成数", "完成预算", "上年数", "比上年增长"]]
    key = "revenue" if groups else "spent_all"

    def put(line: Line, name: str) -> list[Figure]:
        cents = (line.budget, line.now, line.last)
        keys = (f"{name}.budget", name, f"{name}.last")
        cells = [w.bare(amount, each) for amount, each in zip(cents, keys, strict=True)]
        rate = w.rate(Fraction(line.now, line.budget), f"done:{line.name}")
        growth = w.rate(Fraction(line.now - line.last, line.last))
        w.divides(rate, cells[1], cells[0], "table_ratio")
        w.relate(Quotient("growth", growth, ((cells[1], 1),), ((cells[2], 1),), 1, -1))
        if line.now > line.budget:
            w.hard("over", rate.text)
        rows.append([line.name, cells[0], cells[1], rate, cells[2], growth])
        return cells

    tops: list[list[Figure]] = []
    start = 0
    for group in groups or (whole,):
        own = lines
        if groups:
            tops.append(put(group, f"line:{group.name}"))
            own = lines[start : start + _length(lines[start:], group)]
            start += len(own)
        below = [put(line, f"line:{line.name}") for line in own]
        if groups:
            for number, figure in enumerate(tops[-1]):
                w.adds_up(figure, (line[number] for line in below), "table_subtotal")
        else:
            tops = below
    last = put(whole, key)
    rows[-1][0] = "合计"
    for number, figure in enumerate(last):
        w.adds_up(figure, (line[number] for line in tops), "table_sum")
    w.table(rows, f"{w.year}年{whole.name}执行情况表", "单位：万元")


def _length(lines: tuple[Line, ...], group: Line) -> int:
    """Tell how many of the lines make up a group."""
    for number in range(1, len(lines) + 1):
        if total(group.name, lines[:number]) == group:
            return number
    raise AssertionError(group.name)


def _balance(w: Builder, town: Town, say: Wording) -> None:
    left_side = (town.revenue.now, town.grants, town.begin, town.moved)
    right_side = (town.spent.now, town.paid_up, town.left)
    one = [
        w.money(cents, key) for cents, key in zip(left_side, ("revenue", "", "", ""), strict=True)
    ]
    two = [
        w.money(cents, key) for cents, key in zip(right_side, ("spent_all", "", ""), strict=True)
    ]
    came, gone = w.money(sum(left_side), "both_sides"), w.money(sum(right_side), "both_sides")
    w.adds_up(came, one)
    w.adds_up(gone, two)
    first = dict(zip(("now", "grants", "begin", "moved"), one, strict=True))
    second = dict(zip(("spent", "paid", "left"), two, strict=True))
    say.say("balance", total=came, again=gone, **first, **second)


def _debt(w: Builder, town: Town, say: Wording) -> None:
    limit_cents, owed_cents, before = town.debt
    values = w.changed_money(owed_cents, before, "debt")
    limit, owed = w.money(limit_cents), values["cur"]
    assert isinstance(owed, Figure)
    rate = w.rate(Fraction(owed_cents, limit_cents))
    w.divides(rate, owed, limit)
    w.relate(AtMost("part_of", owed, limit), Within("bounded", rate))
    say.say("debt", limit=limit, owed=owed, **{**values, "rate": rate})
    given = sum(cents for _, cents, _ in town.bonds)
    used = sum(cents for *_, cents in town.bonds)
    whole, spent = w.money(given, "bonds"), w.money(used, "bonds_spent")
    parts = [(w.name(name), w.money(cents, f"bond:{name}")) for name, cents, _ in town.bonds]
    w.adds_up(whole, (figure for _, figure in parts))
    count = w.count(len(parts), "")
    values = spent_of(w, whole, spent, (given, used), "bonds_rate")
    text = say.say("bond", total=whole, count=count, parts=joined(parts, "、"), **values)
    w.counts(count, [name for name, *_ in town.bonds], text)


def _bonds(w: Builder, town: Town) -> None:
    """Print the bonds by project, the total above."""
    rows: list[Row] = [["专项债券项目", "债券金额", "已支出", "未支出", "支出进度"]]
    columns: list[list[Figure]] = [[], [], []]
    sums = (sum(each[1] for each in town.bonds), sum(each[2] for each in town.bonds))
    for number, (name, given, used) in enumerate([("合计", *sums), *town.bonds]):
        key = f"bond:{name}" if number else "bonds"
        line = [
            w.bare(given, key),
            w.bare(used, "" if number else "bonds_spent"),
            w.bare(given - used),
        ]
        rate = w.rate(Fraction(used, given), "" if number else "bonds_rate")
        w.divides(rate, line[1], line[0], "table_ratio")
        w.relate(Linear("difference", ((line[0], 1), (line[1], -1), (line[2], -1))))
        for column, figure in zip(columns, line, strict=True):
            column.append(figure)
        rows.append([w.name(name) if number else name, *line, rate])
    for column in columns:
        w.adds_up(column[0], column[1:], "table_sum")
    w.table(rows, "新增专项债券使用情况", "单位：万元")


def _services(w: Builder, town: Town, say: Wording) -> None:
    works = tuple(say.draw("works_pool") for _ in range(w.rng.randrange(3, 6)))
    count = w.count(len(works), "")
    w.counts(count, works, say.say("works", count=count, list="、".join(works)))
    cost, families, mean = averaged(w, town.aid, town.families)
    people = w.count(town.people, "")
    say.say("aid", cost=cost, families=families, people=people, mean=mean)
    parts = [w.count(number, "") for number in town.patients]
    visits = w.count(sum(town.patients), "")
    w.adds_up(visits, parts, "count_sum")
    say.say("clinic", total=visits, a=parts[0], b=parts[1])
    now, before = town.jobs[0] + 7, town.jobs[1]
    if now == before:
        before -= 3
    cur, base, diff = (w.count(number, "") for number in (now, before, abs(now - before)))
    rate = w.rate(Fraction(abs(now - before), before))
    words = w.change(cur, base, diff)
    w.relate(Quotient("growth", rate, ((cur, 1),), ((base, 1),), 1 if now > before else -1, -1))
    prev = w.of_year(w.year - 1)
    say.say("jobs", cur=cur, base=base, diff=diff, rate=rate, prev_year=prev, **words)
    say.say("poll", **polled(w))


def _projects(w: Builder, town: Town, say: Wording) -> None:
    names = [name for name, *_ in town.projects]
    count, runs = w.count(len(names), ""), joined([(w.name(name),) for name in names], "、")
    whole = w.money(sum(planned for _, planned, _ in town.projects), "monitored")
    w.counts(count, names, say.say("monitor", count=count, budget=whole, names=runs))
    budgets = []
    for name, planned, paid in town.projects:
        budget, spent = w.money(planned, f"budget:{name}"), w.money(paid, f"spent:{name}")
        budgets.append(budget)
        say.say("project", name=w.name(name), **spent_of(w, budget, spent, (planned, paid)))
    w.adds_up(whole, budgets)


def _monitored(w: Builder, town: Town) -> None:
    """Print the projects monitored; the deviation is what was not spent."""
    rows: list[Row] = [["监控项目", "预算安排", "全年执行", "执行偏差", "执行率"]]
    columns: list[list[Figure]] = [[], [], []]
    sums = (sum(each[1] for each in town.projects), sum(each[2] for each in town.projects))
    for name, planned, paid in [*town.projects, ("合计", *sums)]:
        is_sum = name == "合计"
        line = [
            w.bare(planned, "monitored" if is_sum else f"budget:{name}"),
            w.bare(paid, "" if is_sum else f"spent:{name}"),
            w.bare(planned - paid),
        ]
        rate = w.rate(Fraction(paid, planned))
        w.divides(rate, line[1], line[0], "table_ratio")
        w.relate(Linear("difference", ((line[0], 1), (line[1], -1), (line[2], -1))))
        for column, figure in zip(columns, line, strict=True):
            column.append(figure)
        rows.append([name if is_sum else w.name(name), *line, rate])
    for column in columns:
        w.adds_up(column[-1], column[:-1], "table_sum")
    w.table(rows, "绩效运行监控项目执行情况", "单位：万元")


def _score(w: Builder, say: Wording, card: Scorecard) -> None:
    template, runs, scores = say.draw("score_part"), [], []
    for part in card.parts:
        found = scored(w, part.full * 100, part.points, keys=("", f"part:{part.name}"))
        scores.append(found["score"])
        runs.append(compose(template, {"name": part.name, **found}))
    whole = mark(card.points, key="score_total")
    w.adds_up(whole, scores, "score_sum")
    say.say("score", total=whole, parts=joined(runs, "；"))


def _card(w: Builder, card: Scorecard) -> None:
    rows: list[Row] = [["评价维度", "维度得分", "评价内容", "分值", "得分", "扣分"]]
    lines: list[dict[str, Figure]] = []
    below: list[Figure] = []
    for part in card.parts:
        sub, own = mark(part.points, "", f"part:{part.name}"), []
        for number, item in enumerate(part.items):
            found = scored(w, item.full * 100, item.points, "")
            height, first = len(part.items), number == 0
            spans = [Spanned(each, height) if first else None for each in (part.name, sub)]
            rows.append([*spans, item.name, found["full"], found["score"], found["lost"]])
            own.append(found)
        w.adds_up(sub, (found["score"] for found in own), "score_sum")
        below.append(sub)
        lines += own
    last = scored(w, 10000, card.points, "", ("", "score_total"))
    for name, kind in (("full", "weights"), ("score", "score_sum"), ("lost", "score_sum")):
        w.adds_up(last[name], (line[name] for line in lines), kind)
    w.adds_up(last["score"], below, "score_sum")
    rows.append([Spanned("合计", 1, 3), None, None, last["full"], last["score"], last["lost"]])
    w.table(rows, "整体绩效自评得分表")
