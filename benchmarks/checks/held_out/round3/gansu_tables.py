"""The tables of a self-evaluation of a transfer fund, amounts in 万元."""

from collections.abc import Iterable
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, CellSpec, Pieces, Spanned
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Linear
from benchmarks.checks.held_out.round3.gansu_books import FIRST, WEIGHTS, Indicator, Transfer
from benchmarks.checks.held_out.wording import scored

Row = list[CellSpec | None]
UNIT = "单位：万元"
TEN_THOUSAND = 10**6  # cents in one 万元
GUARDED = (
    ("分配科学性", "按因素法结合项目成熟度分配，程序合规"),
    ("下达及时性", "收到上级指标后30日内分解下达"),
    ("拨付合规性", "实行国库集中支付，无违规转入专户"),
    ("使用规范性", "未发现截留、挤占、挪用"),
    ("预算绩效管理情况", "目标、监控、自评同步开展"),
    ("支出责任履行情况", "地方支出责任按规定落实"),
)


def _column_sums(w: Builder, totals: Iterable[Figure], columns: list[list[Figure]]) -> None:
    for figure, column in zip(totals, columns, strict=True):
        w.adds_up(figure, column, "table_sum")


def regions(w: Builder, books: Transfer) -> None:
    """Print what each town or county received and spent; the total stands first or last."""
    rows: list[Row] = []
    columns: list[list[Figure]] = [[], [], [], []]
    for region in books.regions:
        line = [w.bare(region.budget, f"given:{region.name}"), w.bare(region.upper)]
        line += [w.bare(region.local), w.bare(region.spent, f"paid:{region.name}")]
        w.adds_up(line[0], line[1:3], "table_row_sum")
        rate = w.rate(Fraction(region.spent, region.budget), f"pace:{region.name}")
        w.divides(rate, line[3], line[0], "table_ratio")
        for column, figure in zip(columns, line, strict=True):
            column.append(figure)
        rows.append([region.name, *line, rate])
    local = books.county + books.province
    total = [w.bare(books.budget, "plan"), w.bare(books.upper, "upper"), w.bare(local)]
    total.append(w.bare(books.spent, "paid"))
    rate = w.rate(Fraction(books.spent, books.budget), "pace")
    w.adds_up(total[0], total[1:3], "table_row_sum")
    w.divides(rate, total[3], total[0], "table_ratio")
    _column_sums(w, total, columns)
    rows.insert(w.rng.choice((0, len(rows))), ["合计", *total, rate])
    head: Row = ["地区", "分配资金", f"{books.fund.upper}资金", "地方资金", "支出数", "支出进度"]
    w.table([head, *rows], f"{w.year}年{books.fund.name}分地区安排及支出情况表", UNIT)


def tasks(w: Builder, books: Transfer) -> None:
    """Print budget, spending, rest and rate of each task."""
    rows: list[Row] = [["序号", "任务名称", "预算安排", "实际支出", "结转结余", "执行率"]]
    columns: list[list[Figure]] = [[], [], []]
    for number, task in enumerate(books.tasks, 1):
        line = [
            w.bare(task.budget, f"budget:{task.name}"),
            w.bare(task.spent, f"spent:{task.name}"),
        ]
        line.append(w.bare(task.budget - task.spent))
        rate = w.rate(Fraction(task.spent, task.budget), f"rate:{task.name}")
        w.divides(rate, line[1], line[0], "table_ratio")
        w.relate(Linear("difference", ((line[0], 1), (line[1], -1), (line[2], -1))))
        for column, figure in zip(columns, line, strict=True):
            column.append(figure)
        rows.append([str(number), w.name(task.name), *line, rate])
    total = [w.bare(books.budget, "plan"), w.bare(books.spent, "paid")]
    total.append(w.bare(books.budget - books.spent, "left"))
    rate = w.rate(Fraction(books.spent, books.budget), "pace")
    w.divides(rate, total[1], total[0], "table_ratio")
    _column_sums(w, total, columns)
    rows.append([Spanned("合计", 1, 2), None, *total, rate])
    w.table(rows, "分任务资金执行情况表", UNIT)


def points(w: Builder, books: Transfer) -> None:
    """Print full points, points and points lost by second-level indicator."""
    rows: list[Row] = [["一级指标", "二级指标", "分值", "得分", "扣分"]]
    lines: list[dict[str, Figure]] = []
    groups = list(WEIGHTS)
    for group in groups:
        first = FIRST[group]
        height = sum(FIRST[each] == first for each in groups)
        is_top = next(each for each in groups if FIRST[each] == first) == group
        found = scored(w, WEIGHTS[group] * 100, books.points(group), "", ("", f"points:{group}"))
        head = Spanned(first, height) if is_top else None
        rows.append([head, group, found["full"], found["score"], found["lost"]])
        lines.append(found)
    last = scored(w, 10000, books.score, "", ("", "score_total"))
    for name, kind in (("full", "weights"), ("score", "score_sum"), ("lost", "score_sum")):
        w.adds_up(last[name], (line[name] for line in lines), kind)
    rows.append([Spanned("合计", 1, 2), None, last["full"], last["score"], last["lost"]])
    w.table(rows, "绩效自评得分情况表")


def figures(w: Builder, each: Indicator) -> tuple[Figure, Figure]:
    """Give the target of an indicator and what was reached; both are repeated by key."""
    keys = f"want:{each.name}", f"got:{each.name}"
    if each.sort == "number":
        return w.count(each.want, each.unit, keys[0]), w.count(each.got, each.unit, keys[1])
    if each.sort == "rate":
        want = w.rate(Fraction(each.want, 10000), keys[0], 0)
        return want, w.rate(each.ratio, keys[1])
    unit = "万元" if each.want >= TEN_THOUSAND else "元"
    return w.money(each.want, keys[0], unit), w.money(each.got, keys[1], unit)


def _cells(w: Builder, each: Indicator) -> tuple[CellSpec, CellSpec, CellSpec]:
    if each.sort == "text":
        return each.words, "达成预期指标", "无"
    want, got = figures(w, each)
    is_whole = each.sort == "rate" and each.want == 10000
    sign = "≤" if each.sort == "cost" else "=" if is_whole else "≥"
    per = each.unit[1:] if each.sort == "cost" else ""
    goal: Pieces = (sign, want, per)
    reached: Pieces = (got, per)
    return goal, reached, each.why[1] if each.is_short else "无"


def _money(w: Builder, books: Transfer) -> list[Row]:
    """Give the rows of 资金投入情况."""
    fund = books.fund
    lines = [(f"其中：{fund.upper}财政资金", books.upper, books.spent_by[0])]
    if books.province:
        name = "自治区级财政资金" if books.is_inner else "省级财政资金"
        lines.append((name, books.province, books.spent_by[1]))
    lines.append((f"{books.place[-1]}级财政资金", books.county, books.spent_by[2]))
    rows: list[Row] = [
        [
            Spanned("资金投入情况（万元）", len(lines) + 2, 2),
            None,
            "",
            "全年预算数（A）",
            "全年执行数（B）",
            "预算执行率（B/A×100%）",
        ]
    ]
    columns: list[list[Figure]] = [[], []]
    keys = ("upper", "province", "county")
    if not books.province:
        keys = ("upper", "county", "")
    for (name, budget, spent), key in zip(lines, keys, strict=False):
        one, two = w.bare(budget, key), w.bare(spent, f"paid:{key}")
        rate = w.rate(Fraction(spent, budget), f"pace:{key}")
        w.divides(rate, two, one, "table_ratio")
        columns[0].append(one)
        columns[1].append(two)
        rows.append([None, None, name, one, two, rate])
    total = [w.bare(books.budget, "plan"), w.bare(books.spent, "paid")]
    rate = w.rate(Fraction(books.spent, books.budget), "pace")
    w.divides(rate, total[1], total[0], "table_ratio")
    _column_sums(w, total, columns)
    rows.insert(1, [None, None, "年度资金总额", *total, rate])
    return rows


def evaluation(w: Builder, books: Transfer, results: str, area: str) -> None:
    """Print 区域绩效目标自评表."""
    fund, empty = books.fund, [None] * 3
    rows: list[Row] = [
        [Spanned("转移支付名称", 1, 2), None, Spanned(w.name(fund.name), 1, 4), *empty],
        [Spanned("上级主管部门", 1, 2), None, Spanned(fund.ministry, 1, 4), *empty],
        [
            Spanned("本级主管部门", 1, 2),
            None,
            Spanned(f"{books.place}{fund.office}", 1, 2),
            None,
            "资金使用单位",
            f"各{area}",
        ],
        *_money(w, books),
    ]
    if w.rng.random() < 0.5:
        picked = sorted(w.rng.sample(GUARDED, 4), key=GUARDED.index)
        for number, (name, state) in enumerate(picked):
            problem = "无"
            if name == "支出责任履行情况" and books.missing:
                state, problem = "地方配套尚有缺口", "列入次年预算补足"
            head = Spanned("资金管理情况", len(picked), 2) if number == 0 else None
            rows.append([head, None, name, Spanned(state, 1, 2), None, problem])
    rows += [
        [
            Spanned("总体目标完成情况", 2, 2),
            None,
            Spanned("总体目标", 1, 2),
            None,
            Spanned("全年实际完成情况", 1, 2),
            None,
        ],
        [None, None, Spanned(f"{fund.goal}。", 1, 2), None, Spanned(results, 1, 2), None],
        [
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "全年实际完成值",
            "未完成原因和改进措施",
        ],
    ]
    groups = [group for group in WEIGHTS if books.of(group)]
    for group in groups:
        own = books.of(group)
        first = FIRST[group]
        height = sum(len(books.of(each)) for each in groups if FIRST[each] == first)
        is_top = next(each for each in groups if FIRST[each] == first) == group
        for number, each in enumerate(own):
            top = Spanned(first, height) if is_top and number == 0 else None
            second = Spanned(group, len(own)) if number == 0 else None
            rows.append([top, second, each.name, *_cells(w, each)])
    rows.append(["说明", Spanned("无其他需要说明的事项", 1, 5), *[None] * 4])
    w.table(rows, f"{fund.name}区域绩效目标自评表（{w.year}年度）")
