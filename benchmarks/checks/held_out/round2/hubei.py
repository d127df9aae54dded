"""Hubei: a county department's 部门整体绩效自评, conclusion first, the form at the end."""

from dataclasses import dataclass
from fractions import Fraction

from benchmarks.checks.generator.builder import (
    Builder,
    CellSpec,
    Pieces,
    Spanned,
    Value,
    compose,
    joined,
)
from benchmarks.checks.generator.ledger import Ledger
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Within
from benchmarks.checks.held_out.round2.offices import Office, make_office
from benchmarks.checks.held_out.round2.passages import exam_sprinkler, exam_wording
from benchmarks.checks.held_out.wording import (
    Wording,
    adjusted,
    checked,
    listed_names,
    mark,
    polled,
    scored,
    spent_of,
)

PLACES = ("夷水县", "楚南区", "荆西县", "沮河县", "随北市", "黄冈岭区")
FIRST = 2000
FULLS = (8, 7, 5)
OTHERS = (
    ("产出指标", "质量指标", "成果质量达标情况", 10),
    ("产出指标", "时效指标", "任务按期完成情况", 5),
    ("产出指标", "成本指标", "公用经费控制情况", 5),
    ("效益指标", "社会效益指标", "受益群众满意程度提升", 20),
    ("效益指标", "可持续影响指标", "长效管护机制", 10),
    ("满意度指标", "服务对象满意度指标", "服务对象认可情况", 10),
)
AIMS = {
    "成果质量达标情况": "符合行业规范",
    "任务按期完成情况": "按计划节点完成",
    "公用经费控制情况": "不超预算",
    "服务对象认可情况": "群众普遍认可",
}
Row = list[CellSpec | None]


@dataclass(frozen=True)
class Line:
    """Hold a line of the form; plan and real are counts, 0 where words stand; points in hundredths."""

    part: str
    kind: str
    name: str
    full: int
    points: int
    unit: str = ""
    plan: int = 0
    real: int = 0


def write(w: Builder) -> None:
    ledger, office = make_office(w.rng, PLACES)
    say, lines = exam_wording(w, "hubei"), _draw_lines(w, office)
    hard = exam_sprinkler(say, ledger.place)
    first = (2 * FIRST * ledger.this.spent + ledger.budget) // (2 * ledger.budget)
    total = first + sum(line.points for line in lines)
    w.heading(-1, w.this_year(), f"度{ledger.name}部门整体绩效自评报告")
    w.heading(1, "一、自评结论")
    w.heading(2, "（一）部门整体绩效自评得分")
    _score(w, say, lines, (first, total))
    hard.print(1)
    w.end()
    w.heading(2, "（二）部门整体绩效目标完成情况")
    w.add(("1.预算执行情况。",))
    _execution(w, ledger, say, first)
    hard.print(1)
    w.end()
    w.add(("2.绩效目标完成情况。",))
    aims = [
        (f"{line.name}达到", w.count(line.plan, line.unit, f"plan:{line.name}"))
        for line in lines
        if line.plan
    ]
    aim: dict[str, Value] = {"year": w.this_year(), "parts": joined(aims, "，")}
    say.say("aim", a=office.works[0], b=office.works[1], **aim)
    missed = sum(line.points < line.full * 100 for line in lines)
    say.say("done", **checked(w, len(lines), missed))
    hard.print(2)
    w.end()
    w.heading(2, "（三）存在的问题和原因")
    say.three("trouble", "trouble_pool", w.rng.choice(("个", "方面", "点")))
    hard.print(1)
    w.end()
    w.heading(2, "（四）下一步改进措施及上年结果应用")
    say.three("remedy", "remedy_pool", w.rng.choice(("项", "条")))
    say.say("applied", **checked(w, w.rng.randrange(11, 30), w.rng.randrange(1, 4)))
    w.end()
    w.heading(1, "二、佐证材料")
    w.heading(2, "（一）部门基本情况")
    _office(w, ledger, office, say)
    w.end()
    _money(w, ledger, say)
    hard.print(w.rng.choice((1, 2)))
    w.end()
    _property(w, ledger, say)
    hard.print(1)
    w.end()
    w.heading(2, "（二）部门自评工作开展情况")
    numbers = {"a": w.count(w.rng.randrange(2, 7), ""), "b": w.count(w.rng.randrange(60, 480), "")}
    say.say("work", **numbers)
    w.end()
    listed_names(w, say, [project.name for project in ledger.projects])
    w.end()
    for project in ledger.projects:
        budget = w.money(project.budget, f"budget:{project.name}")
        spent = w.money(project.spent, f"spent:{project.name}")
        cents = (project.budget, project.spent)
        values = spent_of(w, budget, spent, cents, f"rate:{project.name}")
        say.say("project", name=w.name(project.name), **values)
    w.end()
    w.heading(2, "（三）二级指标完成情况分析")
    _indicators(w, ledger, say, lines)
    hard.print(w.rng.choice((1, 3)))
    w.end()
    say.say("effect", work=w.rng.choice(office.works), **_people(w))
    say.say("happy", **polled(w))
    hard.print(1)
    w.end()
    w.heading(1, "三、附件")
    _projects(w, ledger)
    _form(w, ledger, lines, (first, total))


def _draw_lines(w: Builder, office: Office) -> list[Line]:
    """Draw goals and results; a goal not reached loses points with the rate, a passed one none."""
    lines = []
    for (name, unit, low, high), full in zip(w.rng.sample(office.goals, 3), FULLS, strict=True):
        plan = w.rng.randrange(low, high)
        real = plan * w.rng.choice((88, 94, 100, 100, 106, 131)) // 100
        points = min(full * 100, full * 100 * real // plan // 10 * 10)
        lines.append(Line("产出指标", "数量指标", name, full, points, unit, plan, real))
    for part, kind, name, full in OTHERS:
        lost = 0 if kind == "成本指标" else w.rng.choice((0, 0, 50, 100, 150))
        lines.append(Line(part, kind, name, full, full * 100 - lost))
    return lines


def _score(w: Builder, say: Wording, lines: list[Line], points: tuple[int, int]) -> None:
    first, whole = points
    template, runs, scores = say.draw("score_part"), [], []
    parts = dict.fromkeys(line.part for line in lines)
    shown = [("预算执行", FIRST, first)]
    for part in parts:
        own = [line for line in lines if line.part == part]
        full, got = sum(line.full for line in own) * 100, sum(line.points for line in own)
        shown.append((part, full, got))
    for part, full, got in shown:
        found = scored(w, full, got, keys=("", f"part:{part}"))
        scores.append(found["score"])
        runs.append(compose(template, {"name": part, **found}))
    total = mark(whole, key="score_total")
    w.adds_up(total, scores, "score_sum")
    level = "优" if whole >= 9000 else "良"
    say.say("score", year=w.this_year(), total=total, grade=level, parts=joined(runs, "；"))


def _execution(w: Builder, ledger: Ledger, say: Wording, first: int) -> None:
    values = adjusted(w, ledger.initial, ledger.budget)
    budget, spent = values["budget"], w.money(ledger.this.spent, "spent")
    assert isinstance(budget, Figure)
    values |= spent_of(w, budget, spent, (ledger.budget, ledger.this.spent), "execution_rate")
    rate = values["rate"]
    assert isinstance(rate, Figure)
    w.relate(Within("bounded", rate))
    score = mark(first, key="part:预算执行")
    w.hard("adjusted_budget", say.say("execution", year=w.this_year(), score=score, **values))


def _office(w: Builder, ledger: Ledger, office: Office, say: Wording) -> None:
    say.say("duty", list="、".join(w.rng.sample(office.duties, 4)))
    count = w.count(len(ledger.units), "")
    text = say.say("units", count=count, list="、".join(ledger.units))
    w.counts(count, ledger.units, text)
    numbers = [people for _, people in ledger.staff]
    people, quota = w.count(sum(numbers), ""), w.count(sum(n for n, _ in ledger.staff), "")
    parts = [w.count(number, "") for number in numbers]
    w.adds_up(people, parts, "count_sum")
    say.say("staff", quota=quota, people=people, **dict(zip("abc", parts, strict=True)))


def _money(w: Builder, ledger: Ledger, say: Wording) -> None:
    total = w.money(ledger.this.spent, "spent")
    kinds = [
        ("人员经费", ledger.this.personnel, "personnel"),
        ("公用经费", ledger.this.public, "public"),
        ("项目支出", ledger.this.project, "project"),
    ]
    say.say(
        "spending", year=w.this_year(), total=total, parts=say.parts("spend_part", total, kinds)
    )
    for name, key in w.rng.sample((("公用经费", "public"), ("项目支出", "project")), 2):
        now, before = getattr(ledger.this, key), getattr(ledger.last, key)
        say.say("change", name=name, cause=say.draw("cause"), **w.changed_money(now, before, key))


def _property(w: Builder, ledger: Ledger, say: Wording) -> None:
    total, parts = w.money(sum(ledger.bought)), [w.money(cents) for cents in ledger.bought]
    w.adds_up(total, parts)
    say.say("purchase", total=total, **dict(zip("abc", parts, strict=True)))
    whole, used = w.money(ledger.assets), w.money(ledger.assets_used)
    idle = w.money(ledger.assets - ledger.assets_used)
    rate = w.rate(Fraction(ledger.assets_used, ledger.assets))
    w.divides(rate, used, whole)
    w.adds_up(whole, (used, idle))
    say.say("assets", total=whole, used=used, idle=idle, rate=rate)


def _people(w: Builder) -> dict[str, Value]:
    numbers = (w.rng.randrange(3000, 52000), w.rng.randrange(1500, 30000))
    people, parts = w.count(sum(numbers), ""), [w.count(number, "") for number in numbers]
    w.adds_up(people, parts, "count_sum")
    return {"people": people, "a": parts[0], "b": parts[1]}


def _result(w: Builder, line: Line) -> dict[str, Value]:
    plan = w.count(line.plan, line.unit, f"plan:{line.name}")
    real = w.count(line.real, line.unit, f"real:{line.name}")
    rate = w.rate(Fraction(line.real, line.plan), f"done:{line.name}")
    w.divides(rate, real, plan)
    if line.real > line.plan:
        w.hard("over", rate.text)
    keys = ("", f"line:{line.name}")
    found = scored(w, line.full * 100, line.points, keys=keys)
    return {"plan": plan, "real": real, "rate": rate, **found}


def _indicators(w: Builder, ledger: Ledger, say: Wording, lines: list[Line]) -> None:
    w.add(("1.数量指标。",))
    runs: list[Pieces] = []
    for line in lines:
        if line.plan:
            kind = "short" if line.points < line.full * 100 else "reached"
            runs.append(compose(say.draw(kind), {"name": line.name, **_result(w, line)}))
    w.add((*joined(runs, "；"), "。"))
    w.end()
    w.add(("2.质量和时效指标。",))
    say.say("quality", **checked(w, w.rng.randrange(30, 260), w.rng.randrange(1, 9)))
    say.say("timely", **checked(w, w.rng.randrange(10, 36), w.rng.randrange(1, 4)))
    w.end()
    w.add(("3.成本指标。",))
    budget, spent = w.money(ledger.public_budget), w.money(ledger.this.public, "public")
    say.say("cost", **spent_of(w, budget, spent, (ledger.public_budget, ledger.this.public)))


def _projects(w: Builder, ledger: Ledger) -> None:
    """Print the projects; what is left stands beside what was spent."""
    rows: list[Row] = [["项目名称", "预算安排", "实际支出", "结余", "执行率（%）"]]
    columns: list[list[Figure]] = [[], [], []]
    sums = [sum(p.budget for p in ledger.projects), sum(p.spent for p in ledger.projects)]
    entries = [(p.name, p.budget, p.spent) for p in ledger.projects]
    for name, planned, paid in [*entries, ("合计", sums[0], sums[1])]:
        keys = (f"budget:{name}", f"spent:{name}")
        line = [w.bare(planned, keys[0]), w.bare(paid, keys[1]), w.bare(planned - paid)]
        printed = w.rate(Fraction(paid, planned), f"rate:{name}")
        rate = Figure(printed.number, "", printed.scale, "rate", printed.key)
        w.divides(rate, line[1], line[0], "table_ratio")
        w.adds_up(line[0], line[1:], "difference")
        for column, figure in zip(columns, line, strict=True):
            column.append(figure)
        rows.append([name if name == "合计" else w.name(name), *line, rate])
    for column in columns:
        w.adds_up(column[-1], column[:-1], "table_sum")
    w.table(rows, "附件1　项目支出明细", "单位：万元")


def _form(w: Builder, ledger: Ledger, lines: list[Line], points: tuple[int, int]) -> None:
    """Print 部门整体绩效自评表 with A, B and B/A, then goals, results and scores."""
    first, whole = points
    budget, spent = w.bare(ledger.budget, "budget"), w.bare(ledger.this.spent, "spent")
    rate = w.rate(Fraction(ledger.this.spent, ledger.budget), "execution_rate")
    w.divides(rate, spent, budget, "table_ratio")
    found = scored(w, FIRST, first, "", ("", "part:预算执行"))
    fulls, scores = [found["full"]], [found["score"]]
    rows: list[Row] = [
        ["单位名称", Spanned(ledger.name, 1, 6), *([None] * 5)],
        [
            Spanned("预算执行情况（万元）", 2),
            "预算数（A）",
            "执行数（B）",
            Spanned("执行率（B/A）", 1, 2),
            None,
            "分值",
            "得分",
        ],
        [None, budget, spent, Spanned(rate, 1, 2), None, *fulls, *scores],
        [
            "一级指标",
            "二级指标",
            "三级指标",
            "年初目标值（A）",
            "实际完成值（B）",
            "分值",
            "得分",
        ],
    ]
    seen: set[str] = set()
    for line in lines:
        found = scored(w, line.full * 100, line.points, "", ("", f"line:{line.name}"))
        heads: list[CellSpec | None] = []
        for label, name in ((line.part, "part"), (line.kind, "kind")):
            height = sum(getattr(each, name) == label for each in lines)
            heads.append(None if label in seen else Spanned(label, height))
            seen.add(label)
        aim: CellSpec = AIMS.get(line.name, "有所改善")
        real: CellSpec = "达成" if line.points == line.full * 100 else "部分达成"
        if line.plan:
            aim = ("≥", w.count(line.plan, line.unit, f"plan:{line.name}"))
            real = w.count(line.real, line.unit, f"real:{line.name}")
        rows.append([*heads, line.name, aim, real, found["full"], found["score"]])
        fulls.append(found["full"])
        scores.append(found["score"])
    full, total = mark(10000, "", role="weight"), mark(whole, "", "score_total")
    w.adds_up(full, fulls, "weights")
    w.adds_up(total, scores, "score_sum")
    rows.append([Spanned("总分", 1, 5), *([None] * 4), full, total])
    w.table(rows, f"附件2　{w.year}年度部门整体绩效自评表")
