"""Anhui: 部门决算公开, eight tables and the explanations in ten sections."""

from dataclasses import replace
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned, Value, compose, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Within
from benchmarks.checks.generator.scorecard import Item, Part, Scorecard
from benchmarks.checks.held_out.round2 import anhui_tables as tables
from benchmarks.checks.held_out.round2.books import Books, draw_books
from benchmarks.checks.held_out.round2.passages import exam_sprinkler, exam_wording
from benchmarks.checks.held_out.wording import (
    Wording,
    averaged,
    draw_card,
    mark,
    scored,
    spent_of,
)

SCHEME = (
    ("预算执行", (("预算执行率", 10),)),
    ("产出", (("数量", 25), ("质量", 15), ("时效", 10))),
    ("效益", (("社会效益", 20), ("可持续影响", 10))),
    ("满意度", (("服务对象满意度", 10),)),
)
Row = list[CellSpec | None]


def write(w: Builder) -> None:
    books, say = draw_books(w.rng), exam_wording(w, "anhui")
    card = _with_execution(draw_card(w, SCHEME), books)
    hard = exam_sprinkler(say, books.place)
    w.heading(-1, books.name, w.this_year(), "度部门决算")
    w.heading(1, "第一部分　部门概况")
    duties = w.rng.sample(
        ("行业监督管理", "规划编制", "综合行政执法", "基层业务指导", "政务服务"), 3
    )
    say.say("duty", list="、".join(duties))
    count = w.count(len(books.units), "")
    text = say.say("units", count=count, list="、".join(books.units))
    w.counts(count, books.units, text)
    hard.print(1)
    w.end()
    w.heading(1, "第二部分　部门决算表")
    for put in (
        tables.overall,
        tables.income,
        tables.spending,
        tables.fiscal,
        tables.general,
        tables.basic,
        tables.fund,
        tables.three,
    ):
        put(w, books)
    w.heading(1, "第三部分　部门决算情况说明")
    _accounts(w, books, say)
    w.heading(2, "五、一般公共预算财政拨款支出决算情况")
    _general(w, books, say)
    hard.print(w.rng.choice((1, 2)))
    w.end()
    w.heading(2, "六、一般公共预算财政拨款基本支出决算情况")
    _basic(w, books, say)
    w.end()
    w.heading(2, "七、政府性基金预算财政拨款收支决算情况")
    say.say("fund", came=w.money(books.fund(), "fund"), spent=w.money(books.fund(), "fund"))
    hard.print(1)
    w.end()
    w.heading(2, "八、“三公”经费支出决算情况")
    _three(w, books, say)
    w.end()
    w.heading(2, "九、其他重要事项")
    _others(w, books, say)
    hard.print(2)
    w.end()
    w.heading(2, "十、预算绩效情况")
    _performance(w, books, say, card)
    hard.print(w.rng.choice((1, 3)))
    w.end()
    w.heading(1, "第四部分　名词解释")
    for _ in range(3):
        say.say("terms")
        w.end()


def _with_execution(card: Scorecard, books: Books) -> Scorecard:
    """Give the first project ten points times its rate of execution, half up."""
    _, planned, paid = books.projects[0]
    points = (2000 * paid + planned) // (2 * planned)
    first = Part("预算执行", (Item("预算执行率", 10, points),))
    return replace(card, parts=(first, *card.parts[1:]))


def _changed(
    w: Builder, say: Wording, kind: str, pair: tuple[int, int], key: str
) -> dict[str, Value]:
    values = w.changed_money(*pair, key)
    say.say(kind, cause=say.draw("cause"), **values)
    return values


def _accounts(w: Builder, books: Books, say: Wording) -> None:
    w.heading(2, "一、收入支出决算总体情况")
    _changed(w, say, "total", (books.total(), books.total(1)), "total")
    w.end()
    w.heading(2, "二、收入决算情况")
    total = w.money(books.income(), "income")
    sources = [
        ("一般公共预算财政拨款收入", books.granted(), "granted"),
        ("政府性基金预算财政拨款收入", books.fund(), "fund"),
        ("事业收入", books.business[0], "business"),
    ]
    say.say("income", total=total, parts=say.parts("part", total, sources))
    w.end()
    w.heading(2, "三、支出决算情况")
    spent = w.money(books.spent(), "spent")
    kinds = [("基本支出", books.basic(), "basic"), ("项目支出", books.project(), "project")]
    say.say("spending", total=spent, parts=say.parts("part", spent, kinds))
    w.end()
    w.heading(2, "四、财政拨款收入支出决算总体情况")
    pair = (books.fiscal() + books.end[0], books.fiscal(1) + books.end[1])
    _changed(w, say, "fiscal", pair, "fiscal_total")
    w.end()


def _general(w: Builder, books: Books, say: Wording) -> None:
    w.add(("（一）总体情况。",))
    general, spent = w.money(books.general(), "general"), w.money(books.spent(), "spent")
    share = w.rate(Fraction(books.general(), books.spent()))
    w.divides(share, general, spent, "share")
    say.say("general", general=general, spent=spent, share=share)
    w.end()
    w.add(("（二）结构情况。",))
    total = w.money(books.general(), "general")
    classes = [(each.name, each.fiscal[0], "") for each in books.classes if not each.is_fund]
    say.say("structure", total=total, parts=say.parts("part", total, classes))
    w.end()
    w.add(("（三）具体情况。",))
    budget, paid = w.money(books.initial), w.money(books.general(), "general")
    rate = w.rate(Fraction(books.general(), books.initial))
    w.divides(rate, paid, budget)
    w.hard("scope", say.say("budget", budget=budget, spent=paid, rate=rate))


def _basic(w: Builder, books: Books, say: Wording) -> None:
    total = w.money(books.basic(), "basic")
    staff = w.money(sum(books.personnel), "personnel")
    public = w.money(sum(books.public), "public")
    one = [w.money(cents) for cents in books.personnel]
    two = [w.money(cents) for cents in books.public]
    w.adds_up(total, (staff, public))
    w.adds_up(staff, one)
    w.adds_up(public, two)
    named = {"a": staff, "a1": one[0], "a2": one[1], "b": public, "b1": two[0], "b2": two[1]}
    say.say("basic", total=total, **named)


def _three(w: Builder, books: Books, say: Wording) -> None:
    planned, paid = sum(books.three_budget), sum(books.three)
    budget, spent = w.money(planned, "three_budget"), w.money(paid, "three")
    values = spent_of(w, budget, spent, (planned, paid))
    rate = values["rate"]
    assert isinstance(rate, Figure)
    w.relate(Within("bounded", rate))
    say.say("three", **values)
    again = _changed(w, say, "three_last", (paid, sum(books.three_last)), "three")["cur"]
    assert isinstance(again, Figure)
    total = w.money(paid, "three")
    labels = ("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费")
    runs = [(label, w.money(cents)) for label, cents in zip(labels, books.three, strict=True)]
    w.adds_up(total, (figure for _, figure in runs))
    say.say("three_part", parts=(*joined(runs, "，"), "，共", total))
    w.end()
    abroad, cars, guests = books.three
    if abroad:
        people = w.count(w.rng.randrange(2, 7), "")
        cost, groups = w.money(abroad), w.count(w.rng.randrange(1, 3), "")
        say.say("abroad", cost=cost, groups=groups, people=people)
    else:
        w.hard("zero", say.say("abroad_none"))
    cost, number, mean = averaged(w, cars, books.cars[0], "three:cars")
    say.say("cars", cost=cost, number=number, mean=mean)
    batches, heads = books.guests
    cost, people, mean = averaged(w, guests, heads, "three:guests")
    say.say("guests", cost=cost, people=people, mean=mean, groups=w.count(batches, ""))


def _others(w: Builder, books: Books, say: Wording) -> None:
    w.add(("（一）机关运行经费。",))
    _changed(w, say, "running", (sum(books.public), books.public_last), "public")
    w.end()
    w.add(("（二）政府采购。",))
    whole = sum(books.bought)
    total, parts = w.money(whole), [w.money(cents) for cents in books.bought]
    small, share = w.money(books.small), w.rate(Fraction(books.small, whole))
    w.adds_up(total, parts)
    w.divides(share, small, total, "share")
    named: dict[str, Value] = dict(zip("abc", parts, strict=True))
    say.say("purchase", total=total, small=small, share=share, **named)
    w.end()
    w.add(("（三）国有资产占用。",))
    every, first, third = books.cars[0], books.cars[1], min(books.cars[2], 1)
    numbers = (first, every - first - third, third) if every > first else (first, 0, 0)
    cars, counts = w.count(every, ""), [w.count(number, "") for number in numbers]
    w.adds_up(cars, counts, "count_sum")
    named = dict(zip("abc", counts, strict=True))
    machines = w.count(w.rng.randrange(0, 9), "")
    say.say("assets", year=w.this_year(), total=cars, n=machines, **named)


def _performance(w: Builder, books: Books, say: Wording, card: Scorecard) -> None:
    names = [name for name, *_ in books.projects]
    count = w.count(len(names), "")
    budget = w.money(sum(planned for _, planned, _ in books.projects), "projects")
    run = joined([(w.name(name),) for name in names], "、")
    text = say.say("perform", year=w.this_year(), count=count, budget=budget, names=run)
    w.counts(count, names, text)
    w.end()
    scores = [card.points, *(w.rng.randrange(8600, 9990, 5) for _ in names[1:])]
    for (name, planned, paid), points in zip(books.projects, scores, strict=True):
        bottom, top = w.money(planned, f"budget:{name}"), w.money(paid, f"spent:{name}")
        values = spent_of(w, bottom, top, (planned, paid), f"rate:{name}")
        score = mark(points, key=f"result:{name}")
        say.say("project", name=w.name(name), score=score, **values)
    w.end()
    template, runs, points_of = say.draw("card_part"), [], []
    for part in card.parts:
        found = scored(w, part.full * 100, part.points, keys=("", f"part:{part.name}"))
        points_of.append(found["score"])
        runs.append(compose(template, {"name": part.name, **found}))
    total = mark(card.points, key=f"result:{names[0]}")
    w.adds_up(total, points_of, "score_sum")
    say.say("card", name=w.name(names[0]), total=total, parts=joined(runs, "；"))
    w.end()
    _summary(w, books, scores)
    _card(w, names[0], card)


def _summary(w: Builder, books: Books, scores: list[int]) -> None:
    rows: list[Row] = [["序号", "项目名称", "全年预算", "全年支出", "执行率", "自评得分"]]
    columns: list[list[Figure]] = [[], []]
    for number, (name, planned, paid) in enumerate(books.projects):
        line = [w.bare(planned, f"budget:{name}"), w.bare(paid, f"spent:{name}")]
        rate = w.rate(Fraction(paid, planned), f"rate:{name}")
        w.divides(rate, line[1], line[0], "table_ratio")
        for column, figure in zip(columns, line, strict=True):
            column.append(figure)
        score = mark(scores[number], "", f"result:{name}")
        rows.append([str(number + 1), w.name(name), *line, rate, score])
    whole = sum(planned for _, planned, _ in books.projects)
    gone = sum(paid for *_, paid in books.projects)
    total = [w.bare(whole, "projects"), w.bare(gone)]
    rate = w.rate(Fraction(gone, whole))
    w.divides(rate, total[1], total[0], "table_ratio")
    for figure, column in zip(total, columns, strict=True):
        w.adds_up(figure, column, "table_sum")
    rows.append([Spanned("合计", 1, 2), None, *total, rate, "/"])
    w.table(rows, "项目绩效自评情况", "金额单位：万元")


def _card(w: Builder, name: str, card: Scorecard) -> None:
    rows: list[Row] = [["一级指标", "二级指标", "分值", "得分"]]
    lines: list[dict[str, Figure]] = []
    for part in card.parts:
        for number, item in enumerate(part.items):
            found = scored(w, item.full * 100, item.points, "")
            head = None if number else Spanned(part.name, len(part.items))
            rows.append([head, item.name, found["full"], found["score"]])
            lines.append(found)
    full, total = mark(10000, "", role="weight"), mark(card.points, "", f"result:{name}")
    w.adds_up(full, (line["full"] for line in lines), "weights")
    w.adds_up(total, (line["score"] for line in lines), "score_sum")
    rows.append([Spanned("总分", 1, 2), None, full, total])
    w.table(rows, f"{name}绩效自评表")
