"""The tables: accounts, spending by class, balance sheet, work done, projects and one sheet of points."""

from collections.abc import Sequence
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned, print_decimal
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Quotient
from benchmarks.checks.held_out.round4.jilin_books import Books
from benchmarks.checks.held_out.round4.jilin_card import Line
from benchmarks.checks.held_out.round4.jilin_volume import College, Hospital
from benchmarks.checks.held_out.round4.office_figures import Pen, percent, rounded, steps
from benchmarks.checks.held_out.wording import mark

Row = list[CellSpec | None]
Lines = Sequence[Sequence[Figure]]


def _note(pen: Pen) -> str:
    return f"金额单位：{pen.table_unit}"


def _add(w: Builder, tops: Sequence[Figure], lines: Lines, kind: str = "table_sum") -> None:
    for number, top in enumerate(tops):
        w.adds_up(top, (line[number] for line in lines), kind)


def overall(pen: Pen, books: Books) -> None:
    """Print 收入支出决算总表: what came on the left, what went by nature on the right."""
    w = pen.w
    left = [
        ("一、财政拨款收入", books.fiscal[0], "fiscal"),
        ("二、事业收入", books.business[0], "business"),
        ("　其中：财政专户管理资金", books.special[0], "special"),
        ("三、其他收入", books.other[0], "other"),
        ("本年收入合计", books.income(), "income_all"),
        ("使用非财政拨款结余", books.reserve, "reserve"),
        ("年初结转和结余", books.begin, "begin"),
        ("总计", books.total, "both_sides"),
    ]
    right = [
        ("一、基本支出", books.basic(), "basic"),
        ("　人员经费", books.wages[0] + books.family[0], "people"),
        ("　公用经费", books.goods[0], "goods"),
        ("二、项目支出", books.project(), "project"),
        ("本年支出合计", books.spent(), "spent_all"),
        ("结余分配", books.shared_out, "shared_out"),
        ("年末结转和结余", books.end, "end"),
        ("总计", books.total, "both_sides"),
    ]
    one = [pen.bare(cents, key) for _, cents, key in left]
    two = [pen.bare(cents, key) for _, cents, key in right]
    w.adds_up(one[4], (one[0], one[1], one[3]), "table_sum")
    w.relate(AtMost("part_of", one[2], one[1]))
    w.adds_up(one[7], one[4:7], "table_sum")
    w.adds_up(two[0], two[1:3], "table_subtotal")
    w.adds_up(two[4], (two[0], two[3]), "table_sum")
    w.adds_up(two[7], two[4:7], "table_sum")
    rows: list[Row] = [
        [Spanned("收　入", 1, 3), None, None, Spanned("支　出", 1, 3), None, None],
        ["项　目", "行次", "金额", "项　目", "行次", "金额"],
    ]
    for number, (a, b) in enumerate(zip(left, right, strict=True)):
        rows.append([a[0], str(number + 1), one[number], b[0], str(number + 9), two[number]])
    w.table(rows, f"{w.year}年度收入支出决算总表", _note(pen))


def classes(pen: Pen, books: Books) -> None:
    """Print spending by economic class, for basic spending and projects, empty where none."""
    w = pen.w
    lines = [
        ("301", "工资福利支出", books.wages[0], 0),
        ("302", "商品和服务支出", books.goods[0], books.project_goods[0]),
        ("303", "对个人和家庭的补助", books.family[0], 0),
        ("310", "资本性支出", 0, books.capital[0]),
    ]
    rows: list[Row] = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"]]
    columns: list[list[Figure]] = [[], [], []]
    for code, name, one, two in lines:
        key = {"301": "wages", "303": "family"}.get(code, "")
        cells = [
            pen.bare(one + two, key),
            *(pen.bare(cents) if cents else None for cents in (one, two)),
        ]
        shown = [cell for cell in cells if cell is not None]
        w.adds_up(shown[0], shown[1:], "table_row_sum")
        for column, cell in zip(columns, cells, strict=True):
            if cell is not None:
                column.append(cell)
        rows.append([code, name, *("" if cell is None else cell for cell in cells)])
    last = [
        pen.bare(books.spent(), "spent_all"),
        pen.bare(books.basic(), "basic"),
        pen.bare(books.project(), "project"),
    ]
    for figure, column in zip(last, columns, strict=True):
        w.adds_up(figure, column, "table_sum")
    w.adds_up(last[0], last[1:], "table_row_sum")
    rows.insert(1, [Spanned("支出合计", 1, 2), None, *last])
    w.table(rows, "支出决算按经济分类表", _note(pen))


def income_by_source(pen: Pen, books: Books) -> None:
    """Print income by source for two years with the difference and the growth."""
    w = pen.w
    rows: list[Row] = [["收入来源", "本年决算", "上年决算", "增减额", "增减率", "占比"]]
    lines = []
    labelled = [
        ("财政拨款收入", books.fiscal, "fiscal"),
        ("事业收入", books.business, "business"),
        ("其他收入", books.other, "other"),
        ("合计", (books.income(), books.income(1)), "income_all"),
    ]
    for name, (now, before), key in labelled:
        line = [pen.bare(now, key), pen.bare(before, f"{key}.last"), pen.bare(now - before)]
        growth = w.rate(Fraction(now - before, before))
        share = w.rate(Fraction(now, books.income()))
        w.relate(
            Linear("difference", ((line[0], 1), (line[1], -1), (line[2], -1))),
            Quotient("growth", growth, ((line[0], 1),), ((line[1], 1),), 1, -1),
        )
        lines.append((line, share))
        rows.append([name, *line, growth, share])
    *parts, (whole, _) = lines
    for line, share in parts:
        w.divides(share, line[0], whole[0], "share")
    _add(w, whole, [line for line, _ in parts])
    w.table(rows, "收入来源对比表", _note(pen))


def balance(pen: Pen, books: Books) -> None:
    """Print the balance sheet at the beginning and the end with the change."""
    w = pen.w
    rows: list[Row] = [["项目", "年初数", "期末数", "增减额", "增减幅度（%）"]]
    dates = (books.opening, books.closing)

    def put(name: str, cents: Sequence[int], key: str) -> list[Figure]:
        line = [
            pen.bare(cents[0], f"{key}.last" if key else ""),
            pen.bare(cents[1], key),
            pen.bare(cents[1] - cents[0]),
        ]
        growth = percent(w, Fraction(cents[1] - cents[0], cents[0]))
        w.relate(
            Linear("difference", ((line[1], 1), (line[0], -1), (line[2], -1))),
            Quotient("growth", growth, ((line[1], 1),), ((line[0], 1),), 1, -1),
        )
        rows.append([name, *line, growth])
        return line

    def both(name: str) -> list[int]:
        return [getattr(date, name) for date in dates]

    current = put("流动资产", both("current"), "current")
    cost = put("固定资产原值", both("cost"), "cost")
    worn = put("减：固定资产累计折旧", both("worn"), "")
    net = put("固定资产净值", both("net_fixed"), "net_fixed")
    building = put("在建工程", both("building"), "")
    intangible = put("无形资产净值", both("intangible"), "")
    assets = put("资产总计", both("assets"), "assets")
    short = put("流动负债", both("short"), "short")
    long = put("非流动负债", both("long"), "")
    owed = put("负债合计", both("owed"), "owed")
    own = put("净资产", both("own"), "own")
    for n in range(3):
        w.relate(Linear("table_subtotal", ((net[n], -1), (cost[n], 1), (worn[n], -1))))
    _add(w, assets, (current, net, building, intangible))
    _add(w, owed, (short, long), "table_subtotal")
    _add(w, assets, (owed, own))
    w.table(rows, f"{w.year}年末资产负债简表", _note(pen))


def work(pen: Pen, books: Books) -> None:
    """Print the work of two years, each line in its own unit, differences with their sign."""
    w = pen.w
    rows: list[Row] = [["序号", "指标名称", "计量单位", "上年度", "本年度", "增减"]]

    def count(name: str, unit: str, pair: tuple[int, int], key: str) -> None:
        now, before = w.count(pair[0], "", key), w.count(pair[1], "", f"{key}.last")
        gap = w.count(pair[0] - pair[1], "")
        w.relate(Linear("difference", ((now, 1), (before, -1), (gap, -1))))
        rows.append([str(len(rows)), name, unit, before, now, gap])

    def ratio(name: str, pair: tuple[Fraction, Fraction], key: str) -> None:
        now, before = percent(w, pair[0], key), percent(w, pair[1])
        gap = steps(w, rounded(pair[0], 2) - rounded(pair[1], 2))
        w.relate(Linear("points", ((now, 1), (before, -1), (gap, -1))))
        rows.append([str(len(rows)), name, "%", before, now, gap])

    def mean(name: str, unit: str, pair: tuple[Fraction, Fraction], key: str) -> None:
        printed = [rounded(each / 100, 2) * 100 for each in pair]
        now, before, gap = (
            Figure(print_decimal(each, 2, w.grouping), "", Fraction(1), "amount", name_of)
            for each, name_of in zip(
                (*printed, printed[0] - printed[1]), (key, f"{key}.last", ""), strict=True
            )
        )
        w.relate(Linear("difference", ((now, 1), (before, -1), (gap, -1))))
        rows.append([str(len(rows)), name, unit, before, now, gap])

    found = books.work
    if isinstance(found, Hospital):
        count("年末开放床位", "张", found.beds, "beds")
        count("门急诊量", "人次", (found.visits(), found.visits(1)), "visits")
        count("出院人数", "人", found.discharged, "discharged")
        count("实际占用总床日", "床日", found.days, "days")
        count("住院手术量", "台次", found.operations, "operations")
        uses = (Fraction(found.days[n], found.open_days[n]) for n in (0, 1))
        ratio("病床使用率", (next(uses), next(uses)), "use")
        stays = [Fraction(found.days[n], found.discharged[n]) for n in (0, 1)]
        mean("出院患者平均住院日", "天", (stays[0], stays[1]), "stay")
        visit = [Fraction(found.clinic_income[n], 100 * found.visits(n)) for n in (0, 1)]
        mean("门急诊次均费用", "元", (visit[0], visit[1]), "per_visit")
        patient = [Fraction(found.ward_income[n], 100 * found.discharged[n]) for n in (0, 1)]
        mean("出院患者次均费用", "元", (patient[0], patient[1]), "per_patient")
        drugs = [Fraction(found.drugs[n], found.money(n)) for n in (0, 1)]
        ratio("药品收入占医疗收入比重", (drugs[0], drugs[1]), "drugs")
    else:
        _college_rows(found, count, mean)
        each = [Fraction(books.spent(n), 100 * found.ends[n]) for n in (0, 1)]
        mean("生均支出（按年末在校生）", "元", (each[0], each[1]), "per_student")
    w.table(rows, "主要业务量及成本指标对比表")


def _college_rows(found: College, count: object, mean: object) -> None:
    assert callable(count)
    assert callable(mean)
    count("年末在校生", "人", found.ends, "students")
    count("录取报到新生", "人", (found.grades[0], found.before[0]), "enrolled")
    count("专任教师", "人", found.teachers, "teachers")
    count("纸质图书", "册", found.books, "books")
    count("校内实训室", "间", found.rooms, "rooms")
    count("社会培训", "人次", found.trained, "trained")
    count("省级以上技能竞赛获奖", "项", found.awards, "awards")
    ratio = [Fraction(found.ends[n], found.teachers[n]) for n in (0, 1)]
    mean("生师比（教师为1）", "—", (ratio[0], ratio[1]), "per_teacher")


def projects(pen: Pen, books: Books) -> None:
    """Print projects with their money, the one thing that each had to do, and their points."""
    w = pen.w
    rows: list[Row] = [
        [
            Spanned("项目名称", 2),
            Spanned(f"资金（{pen.table_unit}）", 1, 3),
            None,
            None,
            Spanned("核心产出", 1, 3),
            None,
            None,
            Spanned("自评得分", 2),
        ],
        [None, "预算", "支出", "执行率", "内容", "目标", "完成", None],
    ]
    lines = []
    for each in books.projects:
        line = [
            pen.bare(each.budget, f"budget:{each.name}"),
            pen.bare(each.spent, f"spent:{each.name}"),
        ]
        rate = w.rate(Fraction(each.spent, each.budget), f"rate:{each.name}")
        w.divides(rate, line[1], line[0], "table_ratio")
        goal = w.count(each.target, each.unit, f"target:{each.name}")
        real = w.count(each.done, each.unit, f"done:{each.name}")
        score = mark(each.score, "", f"score:{each.name}")
        lines.append(line)
        rows.append([w.name(each.name), *line, rate, each.item, goal, real, score])
    whole = [
        pen.bare(sum(each.budget for each in books.projects), "planned"),
        pen.bare(books.project(), "project"),
    ]
    _add(w, whole, lines)
    rate = w.rate(
        Fraction(books.project(), sum(each.budget for each in books.projects)), "rate:projects"
    )
    w.divides(rate, whole[1], whole[0], "table_ratio")
    rows.append(["合计", *whole, rate, Spanned("—", 1, 4), None, None, None])
    w.table(rows, "项目支出绩效自评汇总表")


def card(w: Builder, name: str, lines: Sequence[Line]) -> None:
    """Print one project's sheet: targets, what was reached, full points and points."""
    rows: list[Row] = [
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
    ]
    fulls, points = [], []
    for number, line in enumerate(lines):
        full = mark(line.full, "", role="weight")
        got = Figure(f"{line.points / 100:.2f}", "", Fraction(1), "score", is_exact=True)
        w.relate(AtMost("score_limit", got, full))
        fulls.append(full)
        points.append(got)
        own = [each.top for each in lines]
        head = Spanned(line.top, own.count(line.top)) if line.top not in own[:number] else None
        rows.append([head, line.second, line.third, line.target, line.real, full, got])
    whole = mark(10000, "", role="weight")
    total = mark(sum(line.points for line in lines), "", f"score:{name}")
    w.adds_up(whole, fulls, "weights")
    w.adds_up(total, points, "score_sum")
    rows.append([Spanned("合计", 1, 5), None, None, None, None, whole, total])
    w.table(rows, f"“{name}”绩效自评表")
