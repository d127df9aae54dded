"""The layouts of 项目支出绩效自评表: wide, upright, and with payments by quarter."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, CellSpec, Piece, Spanned
from benchmarks.checks.generator.ledger import Ledger, Project
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear
from benchmarks.checks.held_out.wording import mark, scored

Row = list[CellSpec | None]
INDICATORS = (
    ("产出", "完成任务数量", "项", 20, (10, 90)),
    ("产出", "建设（维护）点位数", "个", 15, (6, 60)),
    ("产出", "验收合格批次", "批", 15, (4, 30)),
    ("效益", "受益人口数", "人", 20, (600, 9000)),
    ("效益", "带动就业人数", "人", 10, (20, 300)),
    ("满意度", "回访满意户数", "户", 10, (40, 400)),
)
Drawn = tuple[int, int, int]


def _first(project: Project) -> int:
    """Give the points for the rate of execution: ten times the rate, half up."""
    return (2000 * project.spent + project.budget) // (2 * project.budget)


def _lines(project: Project, points: int) -> list[int]:
    """Spread what was lost beyond the rate of execution over the indicators, a fifth at most each."""
    lost = 9000 + _first(project) - points
    scores = []
    for *_, full, _ in INDICATORS:
        less = min(lost, full * 20)
        lost -= less
        scores.append(full * 100 - less)
    return scores


def draw_points(w: Builder, project: Project) -> int:
    """Draw the total score of a project in hundredths."""
    return 9000 + _first(project) - w.rng.choice((0, 50, 120, 275, 480))


def _goals(
    w: Builder, project: Project, points: int
) -> tuple[list[Row], list[Figure], list[Figure]]:
    """Give rows of group, indicator, goal, result, rate, full score, score; some pass 100 %."""
    rows: list[Row] = []
    fulls: list[Figure] = []
    scores: list[Figure] = []
    spans = {
        group: sum(line[0] == group for line in INDICATORS) for group in ("产出", "效益", "满意度")
    }
    seen: set[str] = set()
    for line, got in zip(INDICATORS, _lines(project, points), strict=True):
        group, name, unit, full, (low, high) = line
        plan = w.rng.randrange(low, high)
        real = plan * w.rng.choice((100, 100, 107, 150)) // 100
        if got < full * 100:
            real = max(plan * 9 // 10, 1)
        goal, count, rate = w.count(plan, unit), w.count(real, unit), w.rate(Fraction(real, plan))
        w.divides(rate, count, goal, "table_ratio")
        if real > plan:
            w.hard("over", rate.text)
        found = scored(w, full * 100, got, "")
        head = None if group in seen else Spanned(group, spans[group])
        seen.add(group)
        rows.append([head, name, goal, count, rate, found["full"], found["score"]])
        fulls.append(found["full"])
        scores.append(found["score"])
    return rows, fulls, scores


def _end(
    w: Builder, project: Project, points: int, fulls: list[Figure], scores: list[Figure]
) -> Row:
    whole = mark(10000, "", role="weight")
    total = mark(points, "", f"result:{project.name}")
    w.adds_up(whole, fulls, "weights")
    w.adds_up(total, scores, "score_sum")
    return [Spanned("总分", 1, 5), None, None, None, None, whole, total]


def _execution(w: Builder, project: Project) -> tuple[Figure, Figure, Figure]:
    rate = w.rate(Fraction(project.spent, project.budget), f"rate:{project.name}")
    full, score = mark(1000, "", role="weight"), mark(_first(project), "")
    w.relate(AtMost("score_limit", score, full))
    return rate, full, score


def _rest(cell: Piece, width: int, lead: Row) -> Row:
    """Give a row of seven columns: some cells, then one that covers the others."""
    return [*lead, Spanned(cell, 1, width), *([None] * (width - 1))]


HEAD: Row = ["类别", "绩效指标", "年度指标值", "全年完成值", "完成率", "分值", "得分"]


def wide(w: Builder, ledger: Ledger, project: Project, points: int) -> None:
    """Print the money by source with A, B and B/A, then the indicators."""
    carried = min(project.carried, project.spent)
    other = min(project.other, project.spent - carried)
    lines = (
        ("年度资金总额", project.initial, project.budget, project.spent),
        (
            "其中：本级财政资金",
            project.initial,
            project.grant,
            project.spent - carried - other,
        ),
        ("上年结转", 0, project.carried, carried),
        ("单位自筹", 0, project.other, other),
    )
    rate, full, score = _execution(w, project)
    rows: list[Row] = [
        _rest(w.name(project.name), 6, ["项目名称"]),
        _rest(ledger.name, 6, ["主管部门"]),
        ["资金来源", "年初预算数", "全年预算数（A）", "全年执行数（B）", "B/A", "分值", "得分"],
    ]
    columns: list[list[Figure]] = [[], [], []]
    for number, (label, *cents) in enumerate(lines):
        keys = ("", f"budget:{project.name}", f"spent:{project.name}")
        line = [
            w.bare(amount, "" if number else key) for amount, key in zip(cents, keys, strict=True)
        ]
        for column, figure in zip(columns, line, strict=True):
            column.append(figure)
        rows.append([label, *line, *((rate, full, score) if number == 0 else ("—", "—", "—"))])
    for column in columns:
        w.adds_up(column[0], column[1:], "table_sum")
    w.divides(rate, columns[2][0], columns[1][0], "table_ratio")
    goals, fulls, scores = _goals(w, project, points)
    end = _end(w, project, points, [full, *fulls], [score, *scores])
    w.table([*rows, HEAD, *goals, end], "项目支出绩效自评表", "单位：万元")


def upright(w: Builder, ledger: Ledger, project: Project, points: int) -> None:
    """Print label and figure in pairs, one below the other, then the indicators."""
    budget = w.bare(project.budget, f"budget:{project.name}")
    spent = w.bare(project.spent, f"spent:{project.name}")
    left = w.bare(project.budget - project.spent)
    parts = [w.bare(cents) for cents in (project.grant, project.carried, project.other)]
    rate, full, score = _execution(w, project)
    w.adds_up(budget, parts, "table_sum")
    w.relate(Linear("difference", ((budget, 1), (spent, -1), (left, -1))))
    w.divides(rate, spent, budget, "table_ratio")
    pairs: list[tuple[str, Piece]] = [
        ("项目名称", w.name(project.name)),
        ("实施单位", w.rng.choice(ledger.units)),
        ("本年拨款", parts[0]),
        ("上年结转", parts[1]),
        ("其他来源", parts[2]),
        ("预算金额合计", budget),
        ("支出金额", spent),
        ("结余金额", left),
    ]
    rows: list[Row] = []
    for label, cell in pairs:
        rows.append([Spanned(label, 1, 3), None, None, Spanned(cell, 1, 4), None, None, None])
    goals, fulls, scores = _goals(w, project, points)
    money: Row = ["资金", "预算执行率", "100%", rate, "—", full, score]
    end = _end(w, project, points, [full, *fulls], [score, *scores])
    w.table([*rows, HEAD, money, *goals, end], "绩效自评表（竖表）", "单位：万元")


def quarterly(w: Builder, ledger: Ledger, project: Project, points: int) -> None:
    """Print payments by quarter with running totals, then the indicators."""
    quarters = [project.spent * part // 100 for part in (14, 23, 27)]
    quarters.append(project.spent - sum(quarters))
    budget = w.bare(project.budget, f"budget:{project.name}")
    rate, full, score = _execution(w, project)
    paid: list[Figure] = []
    rows: list[Row] = [
        _rest(w.name(project.name), 4, ["项目名称", Spanned("（分季度）", 1, 2), None]),
        ["季度", "当季支付", "累计支付", Spanned("累计支付进度", 1, 4), None, None, None],
    ]
    gone, running = 0, []
    for label, cents in zip("一二三四", quarters, strict=True):
        gone += cents
        paid.append(w.bare(cents))
        progress = w.rate(Fraction(gone, project.budget))
        running.append(w.bare(gone))
        w.adds_up(running[-1], paid, "table_sum")
        w.divides(progress, running[-1], budget, "table_ratio")
        rows.append(_rest(progress, 4, [f"第{label}季度", paid[-1], running[-1]]))
    total = w.bare(project.spent, f"spent:{project.name}")
    w.adds_up(total, paid, "table_sum")
    w.hard("cumulative", running[-2].text)
    w.divides(rate, total, budget, "table_ratio")
    rows.append(_rest("", 4, ["全年", total, "—"]))
    rows.append(_rest(budget, 4, [Spanned("全年预算", 1, 3), None, None]))
    goals, fulls, scores = _goals(w, project, points)
    money: Row = ["资金", "预算执行率", "100%", rate, "—", full, score]
    end = _end(w, project, points, [full, *fulls], [score, *scores])
    w.table([*rows, HEAD, money, *goals, end], "项目绩效自评表（含季度支付）", "单位：万元")


def summary(w: Builder, ledger: Ledger, cards: list[int]) -> None:
    """Print all projects with budget, spending, rate and score; the total is the first row."""
    rows: list[Row] = [["编号", "项目", "预算数", "执行数", "执行率", "自评分数"]]
    whole = sum(project.budget for project in ledger.projects)
    budget, spent = w.bare(whole, "project_budget"), w.bare(ledger.this.project, "project")
    rate = w.rate(Fraction(ledger.this.project, whole), "project_rate")
    w.divides(rate, spent, budget, "table_ratio")
    rows.append([Spanned("总计", 1, 2), None, budget, spent, rate, "—"])
    columns: list[list[Figure]] = [[], []]
    for number, (project, points) in enumerate(zip(ledger.projects, cards, strict=True), 1):
        line = [
            w.bare(project.budget, f"budget:{project.name}"),
            w.bare(project.spent, f"spent:{project.name}"),
        ]
        each = w.rate(Fraction(project.spent, project.budget), f"rate:{project.name}")
        w.divides(each, line[1], line[0], "table_ratio")
        for column, figure in zip(columns, line, strict=True):
            column.append(figure)
        score = mark(points, "", f"result:{project.name}")
        rows.append([f"1-{number}", w.name(project.name), *line, each, score])
    w.adds_up(budget, columns[0], "table_sum")
    w.adds_up(spent, columns[1], "table_sum")
    w.table(rows, "项目自评结果一览表", "单位：万元")
