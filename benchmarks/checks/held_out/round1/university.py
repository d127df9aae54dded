"""A university: 决算说明 with students, staff, research money and assets beside the accounts."""

from collections.abc import Sequence
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned, Value, compose, joined
from benchmarks.checks.generator.model import Figure, understand
from benchmarks.checks.generator.relations import Adds, Linear, Quotient, Sign, Within
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round1.campus import (
    AID,
    ASSETS,
    INCOME,
    SPENDING,
    Campus,
    Pair,
    draw_campus,
)
from benchmarks.checks.held_out.wording import (
    Wording,
    draw_card,
    listed_names,
    mark,
    scored,
    spent_of,
)

SCHEME = (
    ("预算管理", (("预算执行率", 10), ("收入组织", 5))),
    ("人才培养", (("本科教学", 15), ("研究生培养", 10), ("就业质量", 10))),
    ("科学研究", (("科研经费", 10), ("成果转化", 10))),
    ("条件保障", (("资产使用", 8), ("债务控制", 7), ("校园安全", 5))),
    ("师生评价", (("学生满意度", 5), ("教师满意度", 5))),
)
Row = list[CellSpec | None]


def write(w: Builder) -> None:
    campus, card, say = draw_campus(w.rng), draw_card(w, SCHEME), Wording(w, "university")
    hard = Sprinkler(say, campus.name)
    w.heading(-1, campus.name, w.this_year(), "度部门决算及整体绩效说明")
    w.heading(1, "第一部分　学校概况")
    _people(w, campus, say)
    w.end()
    w.heading(1, "第二部分　决算数据说明")
    w.heading(2, "一、收入决算")
    _accounts(w, say, "income", INCOME, campus.income)
    hard.print(2)
    w.end()
    w.heading(2, "二、支出决算")
    _accounts(w, say, "spend", SPENDING, campus.spending)
    w.end()
    _balance(w, campus, say)
    hard.print(w.rng.choice((1, 3)))
    w.end()
    _two_years(w, campus)
    w.heading(2, "三、项目执行")
    listed_names(w, say, [name for name, *_ in campus.projects])
    w.end()
    for name, planned, paid in campus.projects:
        w.add(("● ",))
        budget, spent = w.money(planned, f"budget:{name}"), w.money(paid, f"spent:{name}")
        values = spent_of(w, budget, spent, (planned, paid), f"rate:{name}")
        w.relate(Within("bounded", _figure(values["rate"])))
        say.say("budget", name=w.name(name), **values)
        w.end()
    _projects(w, campus)
    w.heading(2, "四、资产负债")
    _assets(w, campus, say)
    hard.print(2)
    w.end()
    w.heading(1, "第三部分　绩效情况")
    _results(w, campus, say)
    hard.print(w.rng.choice((2, 4)))
    w.end()
    total = mark(card.points, key="score_total")
    template, runs, scores = say.draw("score_part"), [], []
    for part in card.parts:
        keys = (f"full:{part.name}", f"score:{part.name}")
        found = scored(w, part.full * 100, part.points, keys=keys)
        scores.append(found["score"])
        runs.append(compose(template, {"name": part.name, **found}))
    w.adds_up(total, scores, "score_sum")
    say.say("score", total=total, parts=joined(runs, "；"))
    w.end()
    rows: list[Row] = [["考核内容", "考核要点", "满分", "得分", "失分"]]
    lines: list[dict[str, Figure]] = []
    for part in card.parts:
        for number, item in enumerate(part.items):
            found = scored(w, item.full * 100, item.points, "")
            head = Spanned(part.name, len(part.items)) if number == 0 else None
            rows.append([head, item.name, found["full"], found["score"], found["lost"]])
            lines.append(found)
    last = scored(w, 10000, card.points, "", ("", "score_total"))
    for name, kind in (("full", "weights"), ("score", "score_sum"), ("lost", "score_sum")):
        w.adds_up(last[name], (line[name] for line in lines), kind)
    rows.append([Spanned("总计", 1, 2), None, last["full"], last["score"], last["lost"]])
    w.table(rows, "学校整体绩效自评明细")
    w.heading(1, "第四部分　改进方向及其他说明")
    plans = tuple(say.draw("plan_pool") for _ in range(w.rng.randrange(3, 6)))
    count = w.count(len(plans), "项工作", chinese=True)
    w.counts(count, plans, say.say("plan", count=count, list="、".join(plans)))
    hard.print(3)
    w.end()


def _figure(value: Value) -> Figure:
    assert isinstance(value, Figure)
    return value


def _people(w: Builder, campus: Campus, say: Wording) -> None:
    count = w.count(len(campus.colleges), "")
    w.counts(
        count, campus.colleges, say.say("school", count=count, list="、".join(campus.colleges))
    )
    total = w.count(sum(campus.students), "", "students")
    parts = [w.count(number, "") for number in campus.students]
    w.adds_up(total, parts, "count_sum")
    named = dict(zip("abc", parts, strict=True))
    say.say("students", year=w.this_year(), total=total, **named)
    staff, doctors, seniors = (
        w.count(number, "") for number in (campus.teachers, campus.doctors, campus.seniors)
    )
    rate = w.rate(Fraction(campus.doctors, campus.teachers))
    rate2 = w.rate(Fraction(campus.seniors, campus.teachers))
    w.divides(rate, doctors, staff, "share")
    w.divides(rate2, seniors, staff, "share")
    values: dict[str, Value] = {"rate": rate, "rate2": rate2}
    text = say.say("teachers", total=staff, doctor=doctors, senior=seniors, **values)
    w.hard("overlap", text)


def _accounts(
    w: Builder, say: Wording, kind: str, labels: Sequence[str], pairs: Sequence[Pair]
) -> None:
    """Say the total with its parts and shares, then how two of the parts changed."""
    total = w.money(sum(now for now, _ in pairs), kind)
    labelled = [(label, now, label) for label, (now, _) in zip(labels, pairs, strict=True)]
    parts = say.parts("part", total, labelled)
    say.say(kind, year=w.this_year(), total=total, parts=parts)
    for place in w.rng.sample(range(len(labels)), 2):
        say.say("change", name=labels[place], **w.changed_money(*pairs[place], labels[place]))


def _balance(w: Builder, campus: Campus, say: Wording) -> None:
    begin, income = w.money(campus.begin), w.money(campus.came[0], "income")
    spent, end = w.money(campus.gone[0], "spend"), w.money(campus.end)
    w.relate(Linear("balance", ((begin, 1), (income, 1), (spent, -1), (end, -1))))
    say.say("balance", begin=begin, income=income, spent=spent, end=end)
    heads = sum(campus.students)
    spent, people = w.money(campus.gone[0], "spend"), w.count(heads, "", "students")
    mean = w.money((2 * campus.gone[0] + heads) // (2 * heads), unit="元")
    w.divides(mean, spent, people, "average")
    say.say("each", mean=mean, spent=spent, total=people)


def _two_years(w: Builder, campus: Campus) -> None:
    """Print income and spending of two years, the total above its parts."""
    rows: list[Row] = [["类别", "科目", "上年度", "本年度", "变动额", "变动率"]]
    books = (
        ("收入", "income", INCOME, campus.income),
        ("支出", "spend", SPENDING, campus.spending),
    )
    for group, key, labels, pairs in books:
        whole = (sum(now for now, _ in pairs), sum(before for _, before in pairs))
        columns: list[list[Figure]] = [[], [], []]
        for number, (label, (now, before)) in enumerate(
            [("小计", whole), *zip(labels, pairs, strict=True)]
        ):
            name = label if number else key
            line = [w.bare(before, f"{name}.last"), w.bare(now, name), w.bare(now - before)]
            rate = w.rate(Fraction(now - before, before))
            w.relate(
                Linear("difference", ((line[1], 1), (line[0], -1), (line[2], -1))),
                Quotient("growth", rate, ((line[1], 1),), ((line[0], 1),), 1, -1),
            )
            for column, figure in zip(columns, line, strict=True):
                column.append(figure)
            head = None if number else Spanned(group, len(labels) + 1)
            rows.append([head, label, *line, rate])
        for column in columns:
            w.adds_up(column[0], column[1:], "table_sum")
    w.table(rows, "收支两年对照表", "（万元）")


def _projects(w: Builder, campus: Campus) -> None:
    """Print the projects with the share of each in the total."""
    planned = sum(budget for _, budget, _ in campus.projects)
    paid = sum(spent for *_, spent in campus.projects)
    budget, spent = w.bare(planned), w.bare(paid)
    rows: list[Row] = [["项目", "支出", "预算", "执行率", "占项目支出比重"]]
    columns: list[list[Figure]] = [[], [], []]
    for name, one, other in campus.projects:
        line = [w.bare(other, f"spent:{name}"), w.bare(one, f"budget:{name}")]
        rate = w.rate(Fraction(other, one), f"rate:{name}")
        share = w.rate(Fraction(other, paid))
        w.divides(rate, line[0], line[1], "table_ratio")
        w.divides(share, line[0], spent, "share")
        for column, figure in zip(columns, (*line, share), strict=True):
            column.append(figure)
        rows.append([w.name(name), *line, rate, share])
    whole = w.rate(Fraction(paid, planned))
    w.adds_up(spent, columns[0], "table_sum")
    w.adds_up(budget, columns[1], "table_sum")
    w.divides(whole, spent, budget, "table_ratio")
    w.relate(Adds("shares", tuple(columns[2]), Fraction(1)))
    rows.append(["以上合计", spent, budget, whole, "100%"])
    w.table(rows, "重点项目支出表", "（万元）")


def _assets(w: Builder, campus: Campus, say: Wording) -> None:
    whole = sum(campus.assets)
    total, parts = w.money(whole), [w.money(cents) for cents in campus.assets]
    debt, net = w.money(campus.debt), w.money(whole - campus.debt)
    rate = w.rate(Fraction(campus.debt, whole))
    w.adds_up(total, parts)
    w.adds_up(total, (debt, net))
    w.divides(rate, debt, total)
    assert len(parts) == len(ASSETS)
    say.say("asset", total=total, **dict(zip("abcd", parts, strict=True)))
    say.say("debt", debt=debt, net=net, rate=rate)


def _results(w: Builder, campus: Campus, say: Wording) -> None:
    one, other = campus.research
    values = w.changed_money(one[0] + other[0], one[1] + other[1], "research")
    total, a, b = _figure(values["cur"]), w.money(one[0]), w.money(other[0])
    w.adds_up(total, (a, b))
    say.say("research", total=total, a=a, b=b, **values)
    aid, people = w.money(sum(campus.aid)), w.count(campus.aided, "")
    labelled = [(label, w.money(n)) for label, n in zip(AID, campus.aid, strict=True)]
    mean = w.money((2 * sum(campus.aid) + campus.aided) // (2 * campus.aided), unit="元")
    w.adds_up(aid, (figure for _, figure in labelled))
    w.divides(mean, aid, people, "average")
    say.say("aid", total=aid, people=people, mean=mean, parts=joined(labelled, "、"))
    graduates, placed = w.count(campus.graduates, ""), w.count(campus.placed, "")
    rate = w.rate(Fraction(campus.placed, campus.graduates))
    last = w.rate(Fraction(campus.placed_before, 10000))
    apart = understand(rate).value - understand(last).value
    points, word = w.points(abs(apart)), w.word("提高" if apart >= 0 else "降低")
    w.divides(rate, placed, graduates)
    w.relate(
        Linear("points", ((rate, 1), (last, -1), (points, -1 if apart >= 0 else 1))),
        Sign("direction", word, rate, last),
        Within("bounded", rate),
    )
    say.say(
        "job",
        total=graduates,
        placed=placed,
        year=w.this_year(),
        rate=rate,
        last=last,
        points=points,
        dir=word,
    )
