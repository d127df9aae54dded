"""Chongqing and Guizhou: accounts beside last year's, “三公” by head and car, a review per project."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned, Value, compose, joined
from benchmarks.checks.generator.ledger import PURCHASES, SOURCES, Ledger, Project, make_ledger
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Within
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.wording import (
    Wording,
    averaged,
    checked,
    draw_card,
    listed_names,
    mark,
    scored,
    spent_of,
)

Row = list[CellSpec | None]
SCHEME = (
    ("决策", (("项目立项", 6), ("绩效目标", 8), ("资金投入", 6))),
    ("过程", (("资金管理", 12), ("组织实施", 8))),
    ("产出", (("产出数量", 10), ("产出质量", 10), ("产出时效", 5), ("产出成本", 5))),
    ("效益", (("实施效益", 20), ("满意度", 10))),
)
SCORES = tuple(range(7650, 9990, 15))


def write(w: Builder) -> None:
    ledger, say = make_ledger(w.rng), Wording(w, "chongqing")
    hard = Sprinkler(say, ledger.place)
    scores = [w.rng.choice(SCORES) for _ in ledger.projects]
    w.heading(-1, ledger.name, w.this_year(), "度决算情况说明及项目绩效自评综述")
    w.heading(1, "一、部门决算情况说明")
    w.heading(2, "（一）收入支出决算总体情况。")
    say.say("total", cause=say.draw("cause"), **_changed(w, ledger, "total"))
    w.end()
    sources = [
        (label, cents, f"source:{label}")
        for label, cents in zip(SOURCES, ledger.this.sources, strict=True)
    ]
    values = _changed(w, ledger, "income")
    parts = say.parts("part", _figure(values["cur"]), sources)
    begin = w.money(ledger.this.begin_carry, "begin_carry")
    say.say("income", cause=say.draw("cause"), parts=parts, begin=begin, **values)
    w.end()
    values = _changed(w, ledger, "spent")
    kinds = [
        ("基本支出", ledger.this.basic, "basic"),
        ("项目支出", ledger.this.project, "project"),
    ]
    parts = say.parts("part", _figure(values["cur"]), kinds)
    say.say("outgo", cause=say.draw("cause"), parts=parts, **values)
    say.say("carry", **_changed(w, ledger, "end_carry"))
    hard.print(2)
    w.end()
    _accounts(w, ledger)
    w.heading(2, "（二）“三公”经费情况说明。")
    _three(w, ledger, say)
    w.end()
    w.heading(2, "（三）政府采购支出情况说明。")
    _purchase(w, ledger, say)
    hard.print(w.rng.choice((1, 3)))
    w.end()
    w.heading(1, "二、预算绩效管理情况说明")
    w.heading(2, "（一）自评开展情况。")
    _classes(w, ledger, say, scores)
    w.end()
    _results(w, ledger, scores)
    w.heading(2, "（二）项目绩效自评综述。")
    for number, project in enumerate(ledger.projects, 1):
        _review(w, ledger, say, (number, project, scores[number - 1]))
        hard.print(w.rng.choice((0, 0, 1)))
        w.end()
    w.heading(2, "（三）重点评价情况。")
    _third(w, ledger, say)
    w.heading(1, "三、其他重要事项")
    for _ in range(w.rng.choice((2, 3))):
        hard.print(2)
        w.end()


def _figure(value: Value) -> Figure:
    assert isinstance(value, Figure)
    return value


def _changed(w: Builder, ledger: Ledger, key: str) -> dict[str, Value]:
    return w.changed_money(getattr(ledger.this, key), getattr(ledger.last, key), key)


def _accounts(w: Builder, ledger: Ledger) -> None:
    """Print this year's, last year's and the difference, sources first, the sums above the parts."""
    rows: list[Row] = [["项目", "本年数", "上年数", "比上年增减"]]
    labels = [("本年收入", "income"), *((label, f"source:{label}") for label in SOURCES)]
    now = (ledger.this.income, *ledger.this.sources)
    before = (ledger.last.income, *ledger.last.sources)
    columns: list[list[Figure]] = [[], [], []]

    def put(label: str, key: str, cents: tuple[int, int]) -> list[Figure]:
        line = [w.bare(cents[0], key), w.bare(cents[1], f"{key}.last")]
        line.append(w.bare(cents[0] - cents[1]))
        w.relate(Linear("difference", ((line[0], 1), (line[1], -1), (line[2], -1))))
        rows.append([label, *line])
        return line

    for (label, key), one, other in zip(labels, now, before, strict=True):
        for column, figure in zip(columns, put(label, key, (one, other)), strict=True):
            column.append(figure)
    for column in columns:
        w.adds_up(column[0], column[1:], "table_sum")
    this, last = ledger.this, ledger.last
    spent = put("本年支出", "spent", (this.spent, last.spent))
    parts = (
        put("其中：基本支出", "basic", (this.basic, last.basic)),
        put("项目支出", "project", (this.project, last.project)),
    )
    for total, *pair in zip(spent, *parts, strict=True):
        w.adds_up(total, pair, "table_sum")
    put("年末结转和结余", "end_carry", (this.end_carry, last.end_carry))
    w.table(rows, "收支决算与上年对比表", "公开单位：万元")


def _three(w: Builder, ledger: Ledger, say: Wording) -> None:
    planned, spent, before = (
        sum(column) for column in (ledger.three_budget, ledger.three, ledger.three_last)
    )
    values = w.changed_money(spent, before, "three")
    total, budget = _figure(values["cur"]), w.money(planned)
    saved, rate = w.money(planned - spent), w.rate(Fraction(spent, planned))
    w.divides(rate, total, budget)
    w.relate(Linear("difference", ((budget, 1), (total, -1), (saved, -1))))
    say.say("three", year=w.this_year(), total=total, budget=budget, saved=saved, rate=rate)
    say.say("three_last", cause=say.draw("cause"), **values)
    abroad, bought, cars, guests = ledger.three
    runs: list[Figure] = []
    if abroad:
        people = w.rng.randrange(3, 12)
        cost, heads, mean = averaged(w, abroad, people)
        runs.append(cost)
        groups = w.count(w.rng.randrange(1, 4), "")
        say.say("abroad", cost=cost, people=heads, mean=mean, groups=groups)
    else:
        w.hard("zero", say.say("abroad_none"))
    if bought:
        price = w.money(bought)
        runs.append(price)
        w.add(("公务用车购置费", price, "，更新公务用车1辆，相关信息已按要求公开。"))
    else:
        w.add(("公务用车购置费0.00万元，本年未购置公务用车。",))
    cost, number, mean = averaged(w, cars, w.rng.randrange(2, 14))
    runs.append(cost)
    say.say("cars", cost=cost, number=number, mean=mean)
    batches = w.rng.randrange(20, 90)
    cost, heads, mean = averaged(w, guests, max(guests // w.rng.randrange(8000, 15000), batches))
    runs.append(cost)
    say.say("guests", cost=cost, people=heads, mean=mean, groups=w.count(batches, ""))
    w.adds_up(total, runs)


def _purchase(w: Builder, ledger: Ledger, say: Wording) -> None:
    whole = sum(ledger.bought)
    total, small = w.money(whole), w.money(ledger.bought_small)
    less = ledger.bought_small * w.rng.randrange(300, 900) // 1000
    tiny, share = w.money(less), w.rate(Fraction(ledger.bought_small, whole))
    share2 = w.rate(Fraction(less, whole))
    labelled = [
        (f"政府采购{label}支出", w.money(n))
        for label, n in zip(PURCHASES, ledger.bought, strict=True)
    ]
    w.adds_up(total, (figure for _, figure in labelled))
    w.divides(share, small, total, "share")
    w.divides(share2, tiny, total, "share")
    w.relate(AtMost("part_of", tiny, small))
    parts = joined(labelled, "、")
    values: dict[str, Value] = {"small": small, "share": share, "tiny": tiny, "share2": share2}
    text = say.say("purchase", year=w.this_year(), total=total, parts=parts, **values)
    w.hard("overlap", text)


def _classes(w: Builder, ledger: Ledger, say: Wording, scores: list[int]) -> None:
    number = len(ledger.projects)
    count, forms, third = w.count(number, ""), w.count(number - 1, ""), w.count(1, "")
    w.adds_up(count, (forms, third), "count_sum")
    amount = w.money(sum(project.budget for project in ledger.projects), "project_budget")
    say.say("class", year=w.this_year(), count=count, forms=forms, third=third, amount=amount)
    numbers = [sum(s >= 9000 for s in scores), sum(8000 <= s < 9000 for s in scores)]
    numbers.append(number - sum(numbers))
    parts = [w.count(n, "") for n in numbers]
    whole = w.count(number, "")
    w.adds_up(whole, parts, "count_sum")
    w.adds_up(count, parts, "count_sum")
    listed_names(w, say, [project.name for project in ledger.projects])
    say.say("class_grade", count=whole, **dict(zip("abc", parts, strict=True)))


def _results(w: Builder, ledger: Ledger, scores: list[int]) -> None:
    """Print the projects with their money by source; the total stands last."""
    rows: list[Row] = [
        [
            Spanned("项目名称", 2),
            Spanned("预算数", 1, 4),
            None,
            None,
            None,
            Spanned("执行数", 2),
            Spanned("执行率", 2),
            Spanned("自评得分", 2),
        ],
        [None, "当年拨款", "上年结转", "其他资金", "小计", None, None, None],
    ]
    columns: list[list[Figure]] = [[], [], [], [], []]
    for project, score in zip(ledger.projects, scores, strict=True):
        cents = (project.grant, project.carried, project.other, project.budget, project.spent)
        keys = ("", "", "", f"budget:{project.name}", f"spent:{project.name}")
        line = [w.bare(amount, key) for amount, key in zip(cents, keys, strict=True)]
        rate = w.rate(Fraction(project.spent, project.budget), f"rate:{project.name}")
        w.adds_up(line[3], line[:3], "table_row_sum")
        w.divides(rate, line[4], line[3], "table_ratio")
        for column, figure in zip(columns, line, strict=True):
            column.append(figure)
        result = mark(score, "", f"result:{project.name}")
        rows.append([w.name(project.name), *line, rate, result])
    sums = [
        sum(getattr(project, name) for project in ledger.projects)
        for name in ("grant", "carried", "other", "budget", "spent")
    ]
    keys = ("", "", "", "project_budget", "project")
    totals = [w.bare(cents, key) for cents, key in zip(sums, keys, strict=True)]
    rate = w.rate(Fraction(sums[4], sums[3]))
    w.adds_up(totals[3], totals[:3], "table_row_sum")
    w.divides(rate, totals[4], totals[3], "table_ratio")
    for total, column in zip(totals, columns, strict=True):
        w.adds_up(total, column, "table_sum")
    rows.append(["合计", *totals, rate, "—"])
    w.table(rows, "项目绩效自评结果汇总", "单位：万元、分")


def _review(w: Builder, ledger: Ledger, say: Wording, entry: tuple[int, Project, int]) -> None:
    """Say one project in one paragraph: money, score, what was reached, what is wrong."""
    number, project, score = entry
    budget = w.money(project.budget, f"budget:{project.name}")
    spent = w.money(project.spent, f"spent:{project.name}")
    values = spent_of(w, budget, spent, (project.budget, project.spent), f"rate:{project.name}")
    points = mark(score, key=f"result:{project.name}")
    w.relate(Within("bounded", _figure(values["rate"])))
    say.say("review", number=str(number), name=w.name(project.name), score=points, **values)
    if project.carried and project.other:
        grant, carried, other = (
            w.money(cents) for cents in (project.grant, project.carried, project.other)
        )
        w.adds_up(budget, (grant, carried, other))
        say.say("source", grant=grant, carried=carried, other=other)
    template = say.draw("goal")
    before, _, after = template.partition("{fact}")
    w.add((before,))
    _fact(w, ledger, say)
    w.add((after,) if after else ())
    issue, _, step = say.draw("issue_pool").partition("/")
    say.say("issue", a=issue, b=step)


def _fact(w: Builder, ledger: Ledger, say: Wording) -> None:
    what = w.rng.randrange(3)
    if what == 0:
        groups = ledger.words("groups")
        numbers = [w.rng.randrange(6, 120) for _ in groups]
        total, parts = w.count(sum(numbers), "次"), [w.count(n, "次") for n in numbers]
        w.adds_up(total, parts, "count_sum")
        runs = joined([(label, part) for label, part in zip(groups, parts, strict=True)], "、")
        work = w.rng.choice(ledger.words("activity")[1:])
        say.say("fact_goal", work=work, total=total, parts=runs)
    elif what == 1:
        number, each = w.rng.randrange(3, 22), w.rng.randrange(24, 110)
        people = number * each + w.rng.randrange(0, number)
        times, heads = w.count(number, ""), w.count(people, "")
        mean = w.count((2 * people + number) // (2 * number), "")
        if people == number * each:
            w.divides(mean, heads, times, "average")
        work = ledger.words("activity")[0]
        text = say.say("fact_mean", work=work, times=times, people=heads, mean=mean)
        if people != number * each:
            w.hard("rounding_tail", text)
    else:
        say.say("fact_indicator", **checked(w, w.rng.randrange(8, 24), w.rng.choice((0, 1, 2))))


def _third(w: Builder, ledger: Ledger, say: Wording) -> None:
    """Say and print the score that a third party gave one project."""
    card, name = draw_card(w, SCHEME), w.rng.choice(ledger.projects).name
    total, template, runs = mark(card.points, key="third"), say.draw("third_part"), []
    scores: list[Figure] = []
    for part in card.parts:
        found = scored(w, part.full * 100, part.points, keys=("", f"third:{part.name}"))
        scores.append(found["score"])
        runs.append(compose(template, {"name": part.name, **found}))
    w.adds_up(total, scores, "score_sum")
    text = say.say("third", name=w.name(name), total=total, parts=joined(runs, "；"))
    w.hard("scope", text)  # Another rater than in the self-evaluation: the scores differ.
    rows: list[Row] = [["指标类别", "类别得分", "具体指标", "指标得分", "指标分值"]]
    lines: list[dict[str, Figure]] = []
    for part in card.parts:
        below = mark(part.points, "", f"third:{part.name}")
        points: list[Figure] = []
        for place, item in enumerate(part.items):
            found = scored(w, item.full * 100, item.points, "")
            first = place == 0
            head = Spanned(part.name, len(part.items)) if first else None
            side = Spanned(below, len(part.items)) if first else None
            rows.append([head, side, item.name, found["score"], found["full"]])
            points.append(found["score"])
            lines.append(found)
        w.adds_up(below, points, "score_sum")
    last = scored(w, 10000, card.points, "", ("", "third"))
    w.adds_up(last["score"], (line["score"] for line in lines), "score_sum")
    w.adds_up(last["full"], (line["full"] for line in lines), "weights")
    rows.append([Spanned("合计", 1, 3), None, None, last["score"], last["full"]])
    w.table(rows, "重点评价得分表")
