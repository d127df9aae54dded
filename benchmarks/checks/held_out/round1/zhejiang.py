"""Zhejiang and Jiangsu: 部门整体绩效自评报告, numbered 1.1, amounts in 元."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned, Value, compose, joined
from benchmarks.checks.generator.ledger import SOURCES, STAFF, THREE_PUBLIC, Ledger, make_ledger
from benchmarks.checks.generator.model import SCALES, Figure
from benchmarks.checks.generator.relations import Linear, Quotient, Within
from benchmarks.checks.generator.scorecard import Scorecard
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.wording import (
    Wording,
    adjusted,
    draw_card,
    grade,
    listed_names,
    mark,
    polled,
    scored,
    spent_of,
)

UNIT = "元"
SCHEME = (
    ("运行成本", (("人均公用支出控制", 7), ("“三公”经费压减", 8))),
    ("管理效率", (("预算支出率", 9), ("政府采购管理", 5), ("资产管理", 5), ("绩效管理", 6))),
    ("履职效能", (("重点工作完成", 25), ("履职质量", 15))),
    ("社会效应", (("公众满意度", 12), ("可持续发展", 8))),
)
WORK = (
    ("举办业务培训", "期", 12),
    ("开展实地督导", "次", 30),
    ("办理群众来信来访", "件", 240),
    ("发放宣传资料", "份", 3000),
    ("更新数据条目", "条", 1600),
    ("服务企业", "家", 90),
)
Row = list[CellSpec | None]


def write(w: Builder) -> None:
    ledger, card, say = make_ledger(w.rng), draw_card(w, SCHEME), Wording(w, "zhejiang")
    hard = Sprinkler(say, ledger.place, UNIT)
    w.heading(-1, ledger.name, w.this_year(), "部门整体绩效自评报告")
    w.heading(1, "1 部门概况")
    w.heading(2, "1.1 机构职能")
    say.say("duty", list="、".join(w.rng.sample(ledger.words("duties"), 4)))
    w.end()
    w.heading(2, "1.2 机构人员")
    _units(w, ledger, say)
    people = _staff(w, ledger, say)
    w.end()
    w.heading(1, "2 预算收支")
    w.heading(2, "2.1 预算调整与执行")
    values = adjusted(w, ledger.initial, ledger.budget, UNIT)
    spent = w.money(ledger.this.spent, "spent", UNIT)
    whole = values["budget"]
    assert isinstance(whole, Figure)
    values |= spent_of(w, whole, spent, (ledger.budget, ledger.this.spent), "execution")
    w.hard("adjusted_budget", say.say("budget", **values))
    w.end()
    w.heading(2, "2.2 收入")
    total = w.money(ledger.this.income, "income", UNIT)
    labelled = [
        (label, cents, f"source:{label}")
        for label, cents in zip(SOURCES, ledger.this.sources, strict=True)
    ]
    parts = say.parts("source", total, labelled, UNIT, "、")
    say.say("income", year=w.this_year(), total=total, parts=parts)
    hard.print(2)
    w.end()
    w.heading(2, "2.3 支出")
    _spending(w, ledger, say)
    w.end()
    _comparison(w, ledger)
    w.heading(2, "2.4 运行成本")
    _cost(w, ledger, say, people)
    hard.print(w.rng.choice((1, 3)))
    w.end()
    w.heading(1, "3 绩效目标完成情况")
    listed_names(w, say, [project.name for project in ledger.projects])
    w.end()
    for number, project in enumerate(ledger.projects, 1):
        w.add((f"3.{number} ", w.name(project.name), "。"))
        budget = w.money(project.budget, f"budget:{project.name}", UNIT)
        paid = w.money(project.spent, f"spent:{project.name}", UNIT)
        cents = (project.budget, project.spent)
        say.say("task", **spent_of(w, budget, paid, cents, f"rate:{project.name}"))
        _work(w, say)
        hard.print(w.rng.choice((0, 0, 1)))
        w.end()
    _funds(w, ledger)
    w.heading(2, f"3.{len(ledger.projects) + 1} 公众评价")
    say.say("poll", **polled(w))
    hard.print(1)
    w.end()
    _targets(w)
    w.heading(1, "4 自评结论")
    _verdict(w, say, card)
    w.end()
    _sheet(w, card)
    w.heading(1, "5 问题与改进")
    w.heading(2, "5.1 主要问题")
    say.three("trouble", "trouble_pool", "项")
    w.end()
    w.heading(2, "5.2 改进安排")
    say.three("remedy", "remedy_pool", "项")
    w.end()
    w.heading(1, "6 其他需要说明的事项")
    for _ in range(w.rng.choice((2, 3))):
        hard.print(2)
        w.end()


def _units(w: Builder, ledger: Ledger, say: Wording) -> None:
    rest = len(ledger.units)
    count, one, others = w.count(rest + 1, ""), w.count(1, ""), w.count(rest, "")
    w.adds_up(count, (one, others), "count_sum")
    text = say.say("unit", count=count, one=one, rest=others, list="、".join(ledger.units))
    w.counts(count, ("局本级", *ledger.units), text)
    w.counts(others, ledger.units, text)


def _staff(w: Builder, ledger: Ledger, say: Wording) -> int:
    quota, people = (sum(pair[n] for pair in ledger.staff) for n in (0, 1))
    total, real, gap = (
        w.count(quota, ""),
        w.count(people, "", "people"),
        w.count(quota - people, ""),
    )
    parts = [w.count(pair[0], "人") for pair in ledger.staff]
    rate = w.rate(Fraction(people, quota))
    w.adds_up(total, parts, "count_sum")
    w.relate(Linear("difference", ((total, 1), (real, -1), (gap, -1))), Within("bounded", rate))
    w.divides(rate, real, total)
    runs = [(label, part) for label, part in zip(STAFF, parts, strict=True)]
    quotas = joined(runs, "、")
    say.say("staff", quota=total, people=real, gap=gap, rate=rate, quotas=quotas)
    return people


def _spending(w: Builder, ledger: Ledger, say: Wording) -> None:
    values = w.changed_money(ledger.this.spent, ledger.last.spent, "spent", UNIT)
    total = values["cur"]
    assert isinstance(total, Figure)
    basic = w.money(ledger.this.basic, "basic", UNIT)
    project = w.money(ledger.this.project, "project", UNIT)
    w.adds_up(total, (basic, project))
    say.say("spend", total=total, basic=basic, project=project, **values)


def _cost(w: Builder, ledger: Ledger, say: Wording, people: int) -> None:
    public, heads = w.money(ledger.this.public, "public", UNIT), w.count(people, "", "people")
    mean = w.money((2 * ledger.this.public + people) // (2 * people), unit=UNIT)
    w.divides(mean, public, heads, "average")
    say.say("cost", mean=mean, public=public, people=heads)
    planned, spent = sum(ledger.three_budget), sum(ledger.three)
    total, budget = w.money(spent, "three", UNIT), w.money(planned, unit=UNIT)
    saved, rate = w.money(planned - spent, unit=UNIT), w.rate(Fraction(spent, planned))
    labels = zip(THREE_PUBLIC, ledger.three, strict=True)
    listed = [(label, w.money(cents, unit=UNIT)) for label, cents in labels if cents]
    w.adds_up(total, (figure for _, figure in listed))
    w.divides(rate, total, budget)
    w.relate(Linear("difference", ((budget, 1), (total, -1), (saved, -1))))
    runs = joined(listed, "、")
    say.say("three", total=total, budget=budget, saved=saved, rate=rate, parts=runs)


def _work(w: Builder, say: Wording) -> None:
    """Say what was done: more than planned now and then, or in two halves of the year."""
    work, unit, size = w.rng.choice(WORK)
    if w.rng.random() < 0.5:
        plan = size * w.rng.randrange(2, 7) // 2
        real = plan * w.rng.choice((100, 100, 94, 108, 125)) // 100
        goal, count, rate = w.count(plan, unit), w.count(real, unit), w.rate(Fraction(real, plan))
        w.divides(rate, count, goal)
        text = say.say("done", work=work, plan=goal, real=count, rate=rate)
        if real > plan:
            w.hard("over", text)
        return
    first, second = (w.rng.randrange(size // 3, size * 2) for _ in range(2))
    total, a, b = (w.count(n, unit) for n in (first + second, first, second))
    w.adds_up(total, (a, b), "count_sum")
    say.say("batch", work=work, total=total, a=a, b=b)


def _percent(w: Builder, ratio: Fraction) -> Figure:
    """Print a rate without its sign, for a column whose head has it."""
    figure = w.rate(ratio)
    return Figure(figure.number, "", SCALES["%"], "rate")


def _comparison(w: Builder, ledger: Ledger) -> None:
    """Print this year beside last year, one figure per row; falls are negative."""
    this, last = ledger.this, ledger.last
    lines = (
        ("收入合计", "income", last.income, this.income),
        ("支出合计", "spent", last.spent, this.spent),
        ("（1）基本支出", "basic", last.basic, this.basic),
        ("（2）项目支出", "project", last.project, this.project),
        ("年末结转结余", "end_carry", last.end_carry, this.end_carry),
        ("“三公”经费", "three", sum(ledger.three_last), sum(ledger.three)),
    )
    rows: list[Row] = [["序号", "指标", "上年决算", "本年决算", "增减额", "增减幅度（%）"]]
    figures: dict[str, list[Figure]] = {}
    for number, (label, key, before, now) in enumerate(lines, 1):
        base, cur = w.bare(before, f"{key}.last", UNIT), w.bare(now, key, UNIT)
        more, rate = w.bare(now - before, unit=UNIT), _percent(w, Fraction(now - before, before))
        w.relate(
            Linear("difference", ((cur, 1), (base, -1), (more, -1))),
            Quotient("growth", rate, ((cur, 1),), ((base, 1),), 1, -1),
        )
        figures[key] = [base, cur, more]
        rows.append([str(number), label, base, cur, more, rate])
    for column in range(3):
        parts = (figures["basic"][column], figures["project"][column])
        w.adds_up(figures["spent"][column], parts, "table_subtotal")
    w.table(rows, "表1 主要收支指标对比", "单位：元")


def _funds(w: Builder, ledger: Ledger) -> None:
    """Print the projects with the total in the first row."""
    lines = [("合计", sum(p.budget for p in ledger.projects), ledger.this.project)]
    lines += [(project.name, project.budget, project.spent) for project in ledger.projects]
    rows: list[Row] = [["项目", "可用额度", "支付数", "结余", "支出率（%）"]]
    columns: list[list[Figure]] = [[], [], []]
    for number, (name, budget, spent) in enumerate(lines):
        keys = (f"budget:{name}", f"spent:{name}") if number else ("project_budget", "project")
        line = [w.bare(budget, keys[0], UNIT), w.bare(spent, keys[1], UNIT)]
        line.append(w.bare(budget - spent, unit=UNIT))
        rate = _percent(w, Fraction(spent, budget))
        w.divides(rate, line[1], line[0], "table_ratio")
        w.relate(Linear("difference", ((line[0], 1), (line[1], -1), (line[2], -1))))
        for column, figure in zip(columns, line, strict=True):
            column.append(figure)
        rows.append([w.name(name) if number else name, *line, rate])
    for column in columns:
        w.adds_up(column[0], column[1:], "table_sum")
    w.table(rows, "表2 项目资金使用情况", "单位：元")


def _targets(w: Builder) -> None:
    """Print indicators one below the other with goal, result and rate; some pass 100 %."""
    rows: list[Row] = [["指标名称", "计量单位", "目标值", "完成值", "完成率"]]
    for work, unit, size in WORK:
        plan = size * w.rng.randrange(2, 8) // 2
        real = plan * w.rng.choice((100, 100, 96, 104, 131)) // 100
        goal, count, rate = w.count(plan, ""), w.count(real, ""), w.rate(Fraction(real, plan))
        w.divides(rate, count, goal, "table_ratio")
        if real > plan:
            w.hard("over", rate.text)
        rows.append([work, unit, goal, count, rate])
    w.table(rows, "表3 产出指标完成情况")


def _verdict(w: Builder, say: Wording, card: Scorecard) -> None:
    total, template, runs = mark(card.points, key="score_total"), say.draw("dimension"), []
    scores: list[Figure] = []
    for part in card.parts:
        keys = (f"full:{part.name}", f"score:{part.name}")
        values: dict[str, Value] = {"name": part.name}
        values |= scored(w, part.full * 100, part.points, keys=keys)
        score = values["score"]
        assert isinstance(score, Figure)
        scores.append(score)
        runs.append(compose(template, values))
    w.adds_up(total, scores, "score_sum")
    parts = joined(runs, "、")
    say.say("verdict", year=w.this_year(), total=total, grade=grade(card), parts=parts)
    for part in card.parts:
        for item in part.items:
            if item.points < item.full * 100:
                say.say("deduct", item=item.name, **scored(w, item.full * 100, item.points))


def _sheet(w: Builder, card: Scorecard) -> None:
    """Print the score of each item, the dimension in merged rows, the total first."""
    rows: list[Row] = [["评价维度", "权重", "评价指标", "指标权重", "指标得分"]]
    total, whole = mark(card.points, "", "score_total"), mark(10000, "", role="weight")
    rows.append(["综合得分", whole, Spanned("—", 1, 2), None, total])
    scores: list[Figure] = []
    dimensions: list[Figure] = []
    for part in card.parts:
        weight = mark(part.full * 100, "", f"full:{part.name}", "weight")
        fulls: list[Figure] = []
        for number, item in enumerate(part.items):
            found = scored(w, item.full * 100, item.points, "")
            height = len(part.items)
            head = Spanned(part.name, height) if number == 0 else None
            side = Spanned(weight, height) if number == 0 else None
            rows.append([head, side, item.name, found["full"], found["score"]])
            fulls.append(found["full"])
            scores.append(found["score"])
        w.adds_up(weight, fulls, "weights")
        dimensions.append(weight)
    w.adds_up(whole, dimensions, "weights")
    w.adds_up(total, scores, "score_sum")
    w.table(rows, "表4 部门整体绩效自评得分")
