"""Beijing: each indicator explained in a paragraph, with full score, score and what was lost."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned, Value, compose, joined
from benchmarks.checks.generator.ledger import Ledger, make_ledger
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Linear, Quotient, Sign, Within
from benchmarks.checks.generator.scorecard import Scorecard
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.wording import (
    Wording,
    checked,
    draw_card,
    grade,
    listed_names,
    mark,
    polled,
    scored,
    spent_of,
)

EXECUTION, GOALS, MANAGEMENT = "当年预算执行情况", "整体绩效目标实现情况", "预算管理情况"
SCHEME = (
    (EXECUTION, (("预算执行率", 20),)),
    (
        GOALS,
        (
            ("产出数量", 15),
            ("产出质量", 10),
            ("产出进度", 10),
            ("产出成本", 10),
            ("社会效益", 8),
            ("服务对象满意度", 7),
        ),
    ),
    (
        MANAGEMENT,
        (
            ("财务管理", 5),
            ("固定资产利用率", 4),
            ("绩效管理", 4),
            ("结转结余率", 4),
            ("部门预决算差异率", 3),
        ),
    ),
)
WHAT = {
    "预算执行率": "部门预算的执行进度",
    "产出数量": "年度任务数量的完成程度",
    "产出质量": "工作成果达到规定标准的程度",
    "产出进度": "各项任务按计划节点完成的程度",
    "产出成本": "运行成本的节约程度",
    "社会效益": "履职对经济社会发展的影响",
    "服务对象满意度": "服务对象对部门履职的认可程度",
    "财务管理": "财务制度健全性和资金使用合规性",
    "固定资产利用率": "固定资产的使用效率",
    "绩效管理": "绩效管理各环节的规范程度",
    "结转结余率": "对结转结余资金的控制程度",
    "部门预决算差异率": "年初预算编制的准确程度",
}
WHY = {
    "预算执行率": "四季度支出占比偏高",
    "产出数量": "个别任务数量统计口径不够清晰",
    "产出质量": "少数成果材料需要返工",
    "产出进度": "个别任务完成时间晚于计划",
    "产出成本": "成本测算依据不够充分",
    "社会效益": "效益佐证材料不够完整",
    "服务对象满意度": "问卷覆盖的对象类型不够全面",
    "财务管理": "内控制度更新不够及时",
    "固定资产利用率": "部分资产闲置时间较长",
    "绩效管理": "部分指标值设定偏低",
    "结转结余率": "跨年合同款项结转较多",
    "部门预决算差异率": "年中追加事项预计不足",
}
PLAIN = {
    "社会效益": "年度重点工作取得预期成效，得到服务对象和社会公众认可。",
    "财务管理": "财务管理制度齐备，资金审批手续完整，未发现截留、挪用情形。",
    "绩效管理": "绩效目标与预算同步编报，跟踪监控和自评按时完成。",
}
Row = list[CellSpec | None]


def write(w: Builder) -> None:
    ledger, card, say = make_ledger(w.rng), draw_card(w, SCHEME), Wording(w, "beijing")
    hard = Sprinkler(say, ledger.place)
    w.heading(-1, ledger.name, w.this_year(), "度部门整体支出绩效评价报告")
    w.heading(1, "一、部门概况")
    w.heading(2, "（一）机构设置及职责任务")
    say.say("duty", list="；".join(w.rng.sample(ledger.words("duties"), 3)))
    rest = w.count(len(ledger.units), "")
    w.counts(rest, ledger.units, say.say("office", rest=rest, list="、".join(ledger.units)))
    w.end()
    w.heading(2, "（二）年度绩效目标")
    w.add(("；".join(w.rng.sample(ledger.words("works"), 2)), "。"))
    listed_names(w, say, [project.name for project in ledger.projects])
    w.end()
    w.heading(1, "二、", EXECUTION)
    _budget(w, ledger, say)
    w.end()
    _budget_table(w, ledger)
    for project in ledger.projects:
        _project(w, say, project.name, (project.budget, project.spent, project.spent_before))
        w.end()
    _project_table(w, ledger)
    hard.print(4)
    w.end()
    marks = ("三、", "四、")
    _indicators(w, ledger, say, card, 0, "")
    for number, part in zip(marks, (GOALS, MANAGEMENT), strict=True):
        w.heading(1, number, part)
        _indicators(w, ledger, say, card, 1 + marks.index(number), "（{}）")
        hard.print(w.rng.choice((2, 4)))
        w.end()
    w.heading(1, "五、总体评价结论")
    w.heading(2, "（一）评价得分情况")
    _verdict(w, say, card)
    w.end()
    _sheet(w, card)
    w.heading(2, "（二）存在的问题及原因分析")
    say.three("trouble", "trouble_pool", "个")
    w.end()
    w.heading(1, "六、措施建议")
    say.three("remedy", "remedy_pool", "项")
    w.end()
    w.heading(1, "七、其他说明")
    hard.print(w.rng.choice((2, 4)))
    w.end()


def _budget(w: Builder, ledger: Ledger, say: Wording) -> None:
    budget, spent = w.money(ledger.budget, "budget"), w.money(ledger.this.spent, "spent")
    planned = w.money(ledger.basic_budget, "basic_budget")
    planned_project = w.money(ledger.budget - ledger.basic_budget, "project_budget")
    basic, project = w.money(ledger.this.basic, "basic"), w.money(ledger.this.project, "project")
    w.adds_up(budget, (planned, planned_project))
    w.adds_up(spent, (basic, project))
    cents = (ledger.budget, ledger.this.spent)
    values = spent_of(w, budget, spent, cents, "execution")
    text = say.say(
        "spend",
        year=w.this_year(),
        basic_budget=planned,
        project_budget=planned_project,
        other=w.money(0),
        basic=basic,
        project=project,
        other2=w.money(0),
        **values,
    )
    w.hard("adjusted_budget", text)


def _budget_table(w: Builder, ledger: Ledger) -> None:
    """Print the kinds of spending under a head of two rows, the total above them."""
    first = sum(project.initial for project in ledger.projects)
    planned = ledger.budget - ledger.basic_budget
    lines = (
        ("合计", ledger.initial, ledger.budget, ledger.this.spent, ("budget", "spent")),
        (
            "基本支出",
            ledger.basic_budget,
            ledger.basic_budget,
            ledger.this.basic,
            ("basic_budget", "basic"),
        ),
        ("项目支出", first, planned, ledger.this.project, ("project_budget", "project")),
    )
    rows: list[Row] = [
        [Spanned("支出类型", 2), Spanned("预算数", 1, 2), None, Spanned("执行情况", 1, 2), None],
        [None, "年初批复", "调整后", "支出数", "执行率"],
    ]
    columns: list[list[Figure]] = [[], [], []]
    for label, initial, budget, spent, keys in lines:
        line = [w.bare(initial), w.bare(budget, keys[0]), w.bare(spent, keys[1])]
        rate = w.rate(Fraction(spent, budget))
        w.divides(rate, line[2], line[1], "table_ratio")
        for column, figure in zip(columns, line, strict=True):
            column.append(figure)
        rows.append([label, *line, rate])
    for column in columns:
        w.adds_up(column[0], column[1:], "table_sum")
    rows.append(["其他支出", "0.00", "0.00", "0.00", "—"])
    w.table(rows, f"{w.year}年部门预算执行情况", "金额单位：万元")


def _project(w: Builder, say: Wording, name: str, cents: tuple[int, int, int]) -> None:
    planned, now, before = cents
    budget, spent = w.money(planned, f"budget:{name}"), w.money(now, f"spent:{name}")
    last = w.money(before, f"last:{name}")
    rate, growth = w.rate(Fraction(now, planned)), w.rate(Fraction(abs(now - before), before))
    diff = w.money(abs(now - before))
    words = w.change(spent, last, diff)
    sign = 1 if now >= before else -1
    w.divides(rate, spent, budget)
    w.relate(
        Quotient("growth", growth, ((spent, 1),), ((last, 1),), sign, -1), Within("bounded", rate)
    )
    values: dict[str, Value] = {"name": w.name(name), "budget": budget, "spent": spent}
    say.say("project", last=last, rate=rate, growth=growth, diff=diff, **values, **words)


def _line(
    w: Builder,
    columns: list[list[Figure]],
    cents: tuple[int, int, int],
    keys: tuple[str, str, str],
) -> list[Figure]:
    """Give last year's spending, budget, spending and what is left, and put them in the columns."""
    line = [w.bare(amount, key) for amount, key in zip(cents, keys, strict=True)]
    line.append(w.bare(cents[1] - cents[2]))
    w.relate(Linear("difference", ((line[1], 1), (line[2], -1), (line[3], -1))))
    for column, figure in zip(columns, line, strict=True):
        column.append(figure)
    return line


def _project_table(w: Builder, ledger: Ledger) -> None:
    """Print budget, spending, what is left and last year's spending; the total stands last."""
    rows: list[Row] = [["序号", "项目名称", "上年执行数", "预算数", "执行数", "结余数"]]
    columns: list[list[Figure]] = [[], [], [], []]
    for number, project in enumerate(ledger.projects, 1):
        keys = (f"last:{project.name}", f"budget:{project.name}", f"spent:{project.name}")
        cents = (project.spent_before, project.budget, project.spent)
        rows.append([str(number), w.name(project.name), *_line(w, columns, cents, keys)])
    whole = (
        sum(project.spent_before for project in ledger.projects),
        sum(project.budget for project in ledger.projects),
        ledger.this.project,
    )
    rows.append(["—", "合计", *_line(w, columns, whole, ("", "project_budget", "project"))])
    for column in columns:
        w.adds_up(column[-1], column[:-1], "table_sum")
    w.table(rows, "项目支出明细", "金额单位：万元")


def _indicators(
    w: Builder, ledger: Ledger, say: Wording, card: Scorecard, number: int, head: str
) -> None:
    """Explain the indicators of a part one by one: what is looked at, the facts, the score."""
    for place, item in enumerate(card.parts[number].items):
        if head:
            w.heading(2, head.format("一二三四五六"[place]), item.name, "。")
        template = say.draw("explain").replace("{what}", WHAT[item.name])
        before, _, after = template.partition("{fact}")
        w.add((before,) if before else ())
        _fact(w, ledger, say, item.name)
        w.add((after,) if after else ())
        kind = "mark_full" if item.points == item.full * 100 else "mark_part"
        keys = ("", f"score:{item.name}")
        values = scored(w, item.full * 100, item.points, keys=keys)
        say.say(kind, why=WHY[item.name], **values)
        w.end()


def _fact(w: Builder, ledger: Ledger, say: Wording, name: str) -> None:
    match name:
        case "预算执行率":
            budget, spent = w.money(ledger.budget, "budget"), w.money(ledger.this.spent, "spent")
            cents = (ledger.budget, ledger.this.spent)
            say.say("fact_rate", **spent_of(w, budget, spent, cents, "execution"))
        case "产出数量":
            plan = w.rng.randrange(20, 160)
            real = plan + w.rng.choice((0, 0, -1, 3, 9))
            goal, count, rate = (
                w.count(plan, "次"),
                w.count(real, "次"),
                w.rate(Fraction(real, plan)),
            )
            w.divides(rate, count, goal)
            work = w.rng.choice(ledger.words("activity")[1:])
            text = say.say("fact_number", work=work, plan=goal, real=count, rate=rate)
            if real > plan:
                w.hard("over", text)
        case "产出质量":
            say.say("fact_quality", **checked(w, w.rng.randrange(40, 260), w.rng.randrange(1, 9)))
        case "产出进度":
            say.say("fact_time", **checked(w, w.rng.randrange(24, 80), w.rng.randrange(1, 6)))
        case "产出成本":
            planned, paid = ledger.public_budget, ledger.this.public
            budget, spent = w.money(planned), w.money(paid, "public")
            left, rate = w.money(planned - paid), w.rate(Fraction(planned - paid, planned))
            w.relate(Linear("difference", ((budget, 1), (spent, -1), (left, -1))))
            w.divides(rate, left, budget)
            say.say("fact_cost", budget=budget, spent=spent, left=left, rate=rate)
        case "固定资产利用率":
            total, used = w.money(ledger.assets), w.money(ledger.assets_used)
            idle = w.money(ledger.assets - ledger.assets_used)
            rate = w.rate(Fraction(ledger.assets_used, ledger.assets))
            w.adds_up(total, (used, idle))
            w.divides(rate, used, total)
            say.say("fact_use", total=total, used=used, idle=idle, rate=rate)
        case "结转结余率":
            carry, budget = w.money(ledger.this.end_carry), w.money(ledger.budget, "budget")
            rate = w.rate(Fraction(ledger.this.end_carry, ledger.budget))
            w.divides(rate, carry, budget)
            say.say("fact_carry", carry=carry, budget=budget, rate=rate)
        case "部门预决算差异率":
            _gap(w, ledger, say)
        case "服务对象满意度":
            say.say("fact_happy", **polled(w))
        case _:
            w.add((PLAIN[name],))


def _gap(w: Builder, ledger: Ledger, say: Wording) -> None:
    more = ledger.this.spent - ledger.initial
    sign = 1 if more >= 0 else -1
    initial, again = w.money(ledger.initial, "initial"), w.money(ledger.initial, "initial")
    spent, diff = w.money(ledger.this.spent, "spent"), w.money(abs(more))
    rate = w.rate(Fraction(abs(more), ledger.initial))
    w.relate(
        Linear("difference", ((spent, sign), (initial, -sign), (diff, -1))),
        Quotient("ratio", rate, ((diff, 1),), ((initial, 1),)),
        Quotient("growth", rate, ((spent, 1),), ((initial, 1),), sign, -1),
    )
    say.say("fact_gap", initial=initial, again=again, spent=spent, diff=diff, rate=rate)


def _verdict(w: Builder, say: Wording, card: Scorecard) -> None:
    total, template, runs = mark(card.points, key="score_total"), say.draw("part"), []
    scores: list[Figure] = []
    fulls: list[Figure] = []
    for part in card.parts:
        keys = (f"full:{part.name}", f"score:{part.name}")
        found = scored(w, part.full * 100, part.points, keys=keys)
        scores.append(found["score"])
        fulls.append(found["full"])
        runs.append(compose(template, {"name": part.name, **found}))
    whole = mark(10000, role="weight")
    w.adds_up(total, scores, "score_sum")
    w.adds_up(whole, fulls, "weights")
    parts = joined(runs, "；" if "，" in template else "、")
    values: dict[str, Value] = {"total": total, "whole": whole, "grade": grade(card)}
    say.say("verdict", year=w.this_year(), parts=parts, **values)
    before = card.points + w.rng.choice((-1, 1)) * w.rng.randrange(10, 180)
    before = min(before, 9960) if before != card.points else before - 20
    if before == card.points:
        return
    last, diff = mark(before), mark(abs(card.points - before))
    up = card.points > before
    word = w.word("提高" if up else "降低")
    w.relate(
        Linear("difference", ((total, 1), (last, -1), (diff, -1 if up else 1))),
        Sign("direction", word, total, last),
    )
    w.hard("previous_year", say.say("rank", last=last, diff=diff, dir=word))


def _sheet(w: Builder, card: Scorecard) -> None:
    """Print the sheet: score before full score, what was lost last, subtotals below each part."""
    rows: list[Row] = [["一级指标", "二级指标", "得分", "分值", "扣分"]]
    sums: list[dict[str, Figure]] = []
    kinds = {"full": "weights", "score": "score_sum", "lost": "score_sum"}
    for part in card.parts:
        lines: list[dict[str, Figure]] = []
        for number, item in enumerate(part.items):
            keys = ("", f"score:{item.name}")
            found = scored(w, item.full * 100, item.points, "", keys)
            head = Spanned(part.name, len(part.items) + 1) if number == 0 else None
            rows.append([head, item.name, found["score"], found["full"], found["lost"]])
            lines.append(found)
        keys = (f"full:{part.name}", f"score:{part.name}")
        below = scored(w, part.full * 100, part.points, "", keys)
        rows.append([None, "小计", below["score"], below["full"], below["lost"]])
        for name, kind in kinds.items():
            w.adds_up(below[name], (line[name] for line in lines), kind)
        sums.append(below)
    total = scored(w, 10000, card.points, "", ("", "score_total"))
    rows.append([Spanned("合计", 1, 2), None, total["score"], total["full"], total["lost"]])
    for name, kind in kinds.items():
        w.adds_up(total[name], (below[name] for below in sums), kind)
    w.table(rows, "部门整体支出绩效评价评分汇总表")
