"""The tables that reports print: accounts, projects, “三公” expenses, scores, self-evaluation forms."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned
from benchmarks.checks.generator.ledger import SOURCES, THREE_PUBLIC, Ledger, Project
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear
from benchmarks.checks.generator.scorecard import Item, Part, Scorecard
from benchmarks.checks.generator.statements.finance import function_amounts

Row = list[CellSpec | None]
NOTE = "单位：万元"


def balance(w: Builder, ledger: Ledger) -> None:
    """Print 收入支出决算总表."""
    year = ledger.this
    came = [
        (label, w.bare(cents, f"source:{label}"))
        for label, cents in zip(SOURCES, year.sources, strict=True)
    ]
    went = [
        (label, w.bare(cents, f"function:{label}")) for label, cents in function_amounts(ledger)
    ]
    income, spent = w.bare(year.income, "income"), w.bare(year.spent, "spent")
    begin, end = w.bare(year.begin_carry, "begin_carry"), w.bare(year.end_carry, "end_carry")
    total, other = w.bare(year.total, "total"), w.bare(year.total, "total")
    w.adds_up(income, (figure for _, figure in came), "table_sum")
    w.adds_up(spent, (figure for _, figure in went), "table_sum")
    w.adds_up(total, (income, begin), "table_sum")
    w.adds_up(other, (spent, end), "table_sum")
    rows: list[Row] = [
        [Spanned("收入", 1, 2), None, Spanned("支出", 1, 2), None],
        ["项目", "决算数", "项目", "决算数"],
    ]
    marks = "一二三四"
    for mark, (label, left), (name, right) in zip(marks, came, went, strict=True):
        rows.append([f"{mark}、{label}", left, f"{mark}、{name}", right])
    rows.append(["本年收入合计", income, "本年支出合计", spent])
    rows.append(["年初结转和结余", begin, "年末结转和结余", end])
    rows.append(["总计", total, "总计", other])
    w.table(rows, f"{w.year}年度收入支出决算总表", NOTE)


def functions(w: Builder, ledger: Ledger) -> None:
    """Print 支出决算表: classes with sub-rows for one of them; only the classes add up."""
    year = ledger.this
    labelled = function_amounts(ledger)
    basics = [year.basic - year.social - year.health - year.housing, *(c for _, c in labelled[1:])]
    codes = ("206", "208", "210", "221")
    rows: list[Row] = [["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"]]
    columns: tuple[list[Figure], list[Figure], list[Figure]] = ([], [], [])
    spent = w.bare(year.spent, "spent")
    basic, project = w.bare(year.basic, "basic"), w.bare(year.project, "project")
    w.adds_up(spent, (basic, project), "table_row_sum")
    rows.append([Spanned("合计", 1, 2), None, spent, basic, project])
    for code, (label, cents), from_basic in zip(codes, labelled, basics, strict=True):
        rest = cents - from_basic
        line = [w.bare(cents, f"function:{label}"), w.bare(from_basic)]
        if rest:
            line.append(w.bare(rest))
            columns[2].append(line[2])
        w.adds_up(line[0], line[1:], "table_row_sum")
        columns[0].append(line[0])
        columns[1].append(line[1])
        rows.append([code, label, *line, *([] if rest else [""])])
        if code == "208":
            first = cents * 2 // 3
            subs = (first, cents - first)
            names = ("机关事业单位基本养老保险缴费支出", "机关事业单位职业年金缴费支出")
            lines = []
            for number, (name, part) in enumerate(zip(names, subs, strict=True)):
                pair = [w.bare(part), w.bare(part)]
                w.adds_up(pair[0], pair[1:], "table_row_sum")
                lines.append(pair[0])
                rows.append([f"208050{number + 5}", name, *pair, ""])
            w.adds_up(line[0], lines, "table_subtotal")
    for total, column in zip((spent, basic, project), columns, strict=True):
        w.adds_up(total, column, "table_sum")
    w.table(rows, f"{w.year}年度支出决算表", NOTE)


def projects(w: Builder, ledger: Ledger, title: str = "项目支出情况表") -> None:
    """Print one row per project and a total row."""
    rows: list[Row] = [["序号", "项目名称", "全年预算数", "全年执行数", "执行率"]]
    budgets, spents = [], []
    for number, project in enumerate(ledger.projects, 1):
        budget = w.bare(project.budget, f"budget:{project.name}")
        spent = w.bare(project.spent, f"spent:{project.name}")
        rate = w.rate(Fraction(project.spent, project.budget), f"rate:{project.name}")
        w.divides(rate, spent, budget, "table_ratio")
        budgets.append(budget)
        spents.append(spent)
        rows.append([str(number), w.name(project.name), budget, spent, rate])
    whole = sum(project.budget for project in ledger.projects)
    total, spent = w.bare(whole, "project_budget"), w.bare(ledger.this.project, "project")
    rate = w.rate(Fraction(ledger.this.project, whole), "project_rate")
    w.adds_up(total, budgets, "table_sum")
    w.adds_up(spent, spents, "table_sum")
    w.divides(rate, spent, total, "table_ratio")
    rows.append([Spanned("合计", 1, 2), None, total, spent, rate])
    w.table(rows, title, NOTE)


def three_public(w: Builder, ledger: Ledger) -> None:
    """Print “三公”经费 with the subtotal for cars."""
    columns = [ledger.three_budget, ledger.three, ledger.three_last]
    keys = ("three_budget", "three", "three.last")
    figures: list[list[Figure]] = []
    for key, column in zip(keys, columns, strict=True):
        own = key == "three"
        total = w.bare(sum(column), key)
        lines = [
            w.bare(cents, f"three:{label}" if own else "")
            for label, cents in zip(THREE_PUBLIC, column, strict=True)
        ]
        cars = w.bare(column[1] + column[2])
        w.adds_up(cars, lines[1:3], "table_subtotal")
        w.adds_up(total, (lines[0], cars, lines[3]), "table_sum")
        figures.append([total, lines[0], cars, lines[1], lines[2], lines[3]])
    labels = (
        "合计",
        "一、因公出国（境）费",
        "二、公务用车购置及运行维护费",
        "其中：公务用车购置费",
        "公务用车运行维护费",
        "三、公务接待费",
    )
    rows: list[Row] = [["项目", "预算数", "决算数", "上年决算数"]]
    rows += [[label, *line] for label, *line in zip(labels, *figures, strict=True)]
    w.table(rows, "“三公”经费支出情况表", NOTE)


def scores(w: Builder, card: Scorecard, title: str = "部门整体支出绩效评分表") -> None:
    """Print parts over merged rows, items with full points and points, and the total."""
    rows: list[Row] = [["一级指标", "二级指标", "分值", "得分", "小计"]]
    subtotals, fulls = [], []
    for part in card.parts:
        subtotal = w.score(part.points, "", key=f"score:{part.name}")
        points = []
        for number, item in enumerate(part.items):
            full = w.score(item.full * 100, "", role="weight", key=f"full:{item.name}")
            score = w.score(item.points, "", key=f"score:{item.name}")
            w.relate(AtMost("score_limit", score, full))
            points.append(score)
            fulls.append(full)
            height = len(part.items)
            head = Spanned(part.name, height) if number == 0 else None
            tail = Spanned(subtotal, height) if number == 0 else None
            rows.append([head, item.name, full, score, tail])
        w.adds_up(subtotal, points, "score_sum")
        subtotals.append(subtotal)
    whole = w.score(10000, "", role="weight")
    total = w.score(card.points, "", key="score_total")
    w.adds_up(whole, fulls, "weights")
    w.adds_up(total, subtotals, "score_sum")
    rows.append([Spanned("总分", 1, 2), None, whole, Spanned(total, 1, 2), None])
    w.table(rows, title)


def with_execution(card: Scorecard, project: Project) -> Scorecard:
    """Put the points of 预算执行率 (10 × the rate, half up) into a project's card."""
    points = (2000 * project.spent + project.budget) // (2 * project.budget)
    first = Part("预算执行", (Item("预算执行率", 10, points),))
    return replace(card, parts=(first, *card.parts[1:]))


FUND_ROWS = ("年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金")


def _funds(w: Builder, project: Project, points: int) -> list[Row]:
    other = min(project.other, project.spent)
    carried = min(project.carried, project.spent - other)
    spent = (project.spent, project.spent - other - carried, carried, other)
    budget = (project.budget, project.grant, project.carried, project.other)
    initial = (project.initial, project.initial, 0, 0)
    rows: list[Row] = []
    columns: list[list[Figure]] = [[], [], []]
    for number, label in enumerate(FUND_ROWS):
        keys = (
            f"{name}:{project.name}" if number == 0 else "" for name in ("start", "budget", "spent")
        )
        given = (initial[number], budget[number], spent[number])
        line = [w.bare(cents, key) for cents, key in zip(given, keys, strict=True)]
        for column, figure in zip(columns, line, strict=True):
            column.append(figure)
        tail: Row = ["—", "—", "—"]
        if number == 0:
            rate = w.rate(Fraction(project.spent, project.budget), f"rate:{project.name}")
            w.divides(rate, line[2], line[1], "table_ratio")
            full, score = w.score(1000, "", role="weight"), w.score(points, "")
            w.relate(AtMost("score_limit", score, full))
            tail = [full, rate, score]
        rows.append([None, label, *line, *tail])
    for column in columns:
        w.adds_up(column[0], column[1:], "table_sum")
    return rows


def self_evaluation(
    w: Builder, ledger: Ledger, project: Project, card: Scorecard, unit: str
) -> None:
    """Print 项目支出绩效自评表 with its funds, indicators and total."""
    funds = _funds(w, project, card.parts[0].points)
    score_figures = [cell for cell in (funds[0][7],) if isinstance(cell, Figure)]
    full_figures = [cell for cell in (funds[0][5],) if isinstance(cell, Figure)]
    head = Spanned("项目资金（万元）", 5)
    heads: Row = [head, "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
    nothing: Sequence[None] = [None] * 6
    rows: list[Row] = [
        ["项目名称", Spanned(w.name(project.name), 1, 7), None, *nothing[1:]],
        [
            "主管部门",
            Spanned(ledger.name, 1, 3),
            None,
            None,
            "实施单位",
            Spanned(unit, 1, 3),
            None,
            None,
        ],
        heads,
        *funds,
        ["总体目标", Spanned(w.rng.choice(ledger.words("works")) + "。", 1, 7), None, *nothing[1:]],
        [
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "实际完成值",
            "分值",
            "得分",
            "偏差原因",
        ],
    ]
    for part in card.parts[1:]:
        for number, item in enumerate(part.items):
            full = w.score(item.full * 100, "", role="weight")
            score = w.score(item.points, "")
            w.relate(AtMost("score_limit", score, full))
            score_figures.append(score)
            full_figures.append(full)
            first = Spanned(part.name, len(part.items)) if number == 0 else None
            name, planned, real = _indicator(w, ledger, item)
            why = "无" if item.points == item.full * 100 else "进度未达预期"
            rows.append([first, item.name, name, planned, real, full, score, why])
    whole = w.score(10000, "", role="weight")
    total = w.score(card.points, "", key=f"score_total:{project.name}")
    w.adds_up(whole, full_figures, "weights")
    w.adds_up(total, score_figures, "score_sum")
    rows.append([Spanned("总分", 1, 5), None, None, None, None, whole, total, ""])
    w.table(rows, f"{w.year}年度项目支出绩效自评表")


def _indicator(w: Builder, ledger: Ledger, item: Item) -> tuple[str, str, str]:
    number = w.rng.randrange(5, 60)
    rate = w.rng.randrange(85, 98)
    if item.name.startswith("数量"):
        activity = w.rng.choice(ledger.words("activity"))
        return f"{activity}次数", f"≥{number}次", f"{number + w.rng.randrange(0, 5)}次"
    if item.name.startswith("质量"):
        return w.rng.choice(ledger.words("rates")), f"≥{rate}%", f"{rate + 1}%"
    if item.name.startswith("时效"):
        return "任务完成及时率", "100%", "100%"
    if "满意" in item.name:
        return "服务对象满意度", "≥90%", f"{rate + 2}%"
    return w.rng.choice(("服务能力", "管理水平", "群众获得感")), "有所提升", "有所提升"


def funds_overview(w: Builder, ledger: Ledger) -> None:
    """Print spending by kind against budget, with rates and differences."""
    rows: list[Row] = [["支出类别", "全年预算数", "全年执行数", "结余", "执行率"]]
    budget = (ledger.budget, ledger.basic_budget, ledger.budget - ledger.basic_budget)
    spent = (ledger.this.spent, ledger.this.basic, ledger.this.project)
    keys = (("budget", "spent"), ("basic_budget", "basic"), ("project_budget", "project"))
    columns: list[list[Figure]] = [[], [], []]
    labels = ("部门整体支出", "基本支出", "项目支出")
    for label, planned, real, (one, two) in zip(labels, budget, spent, keys, strict=True):
        line = [w.bare(planned, one), w.bare(real, two), w.bare(planned - real)]
        key = "execution_rate" if one == "budget" else ""
        rate = w.rate(Fraction(real, planned), key)
        w.divides(rate, line[1], line[0], "table_ratio")
        w.relate(Linear("difference", ((line[0], 1), (line[1], -1), (line[2], -1))))
        for column, figure in zip(columns, line, strict=True):
            column.append(figure)
        rows.append([label, *line, rate])
    for column in columns:
        w.adds_up(column[0], column[1:], "table_sum")
    w.table(rows, "部门整体支出情况表", NOTE)


def by_unit(w: Builder, ledger: Ledger) -> None:
    """Print spending unit by unit with a total row."""
    rows: list[Row] = [["单位名称", "本年支出", "基本支出", "项目支出"]]
    total = w.bare(ledger.this.spent, "spent")
    basic, project = w.bare(ledger.this.basic, "basic"), w.bare(ledger.this.project, "project")
    columns: list[list[Figure]] = [[], [], []]
    for name, basic_cents, project_cents in ledger.by_unit:
        whole = w.bare(basic_cents + project_cents, f"unit:{name}")
        line = [whole, w.bare(basic_cents), w.bare(project_cents)]
        w.adds_up(whole, line[1:], "table_row_sum")
        for column, figure in zip(columns, line, strict=True):
            column.append(figure)
        rows.append([w.name(name) if name in ledger.units else name, *line])
    for figure, column in zip((total, basic, project), columns, strict=True):
        w.adds_up(figure, column, "table_sum")
    w.adds_up(total, (basic, project), "table_row_sum")
    rows.append(["合计", total, basic, project])
    w.table(rows, "分单位支出情况表", NOTE)
