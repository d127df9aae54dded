"""Inner Mongolia and Xinjiang: self-evaluation forms in several layouts, and a regional one."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned, Value, joined
from benchmarks.checks.generator.ledger import Ledger, Project, make_ledger
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Adds, Linear, Within
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round1 import xinjiang_forms as forms
from benchmarks.checks.held_out.wording import Wording, checked, mark, scored, spent_of

AREAS = ("东河旗", "西林旗", "白音查干镇", "红柳县", "巴彦县", "沙枣镇", "南山牧场", "青格里县")
GRANTS = ("边境地区转移支付", "基本公共服务补助", "革命老区转移支付", "重点生态功能区转移支付")
LEVELS = ("中央", "自治区", "地方")
PARTS = (("资金管理", 20), ("产出", 40), ("效益", 30), ("满意度", 10))
Row = list[CellSpec | None]
Area = tuple[str, tuple[int, int, int], tuple[int, int, int]]


def write(w: Builder) -> None:
    ledger, say = make_ledger(w.rng), Wording(w, "xinjiang")
    hard = Sprinkler(say, ledger.place)
    cards = [forms.draw_points(w, project) for project in ledger.projects]
    w.heading(-1, ledger.name, w.this_year(), "度绩效自评附件")
    count = w.count(len(ledger.projects), "", "forms")
    say.say("note", count=count)
    w.end()
    w.heading(1, "附件1　项目支出绩效自评表")
    _whole(w, ledger, say)
    w.end()
    layouts = (forms.wide, forms.upright, forms.quarterly)
    turn = w.rng.randrange(3)
    for number, (project, points) in enumerate(zip(ledger.projects, cards, strict=True)):
        w.heading(2, f"附件1-{number + 1}")
        _project(w, say, project, points)
        w.end()
        layouts[(number + turn) % 3](w, ledger, project, points)
        if number % 2:
            hard.print(1)
            w.end()
    forms.summary(w, ledger, cards)
    w.heading(1, "附件2　转移支付区域（项目）绩效自评")
    name, areas = w.rng.choice(GRANTS), _draw_areas(w)
    w.heading(2, "（一）资金下达和使用情况")
    _grant(w, say, areas)
    hard.print(w.rng.choice((2, 4)))
    w.end()
    _areas(w, areas, name)
    w.heading(2, "（二）绩效目标完成情况")
    _goals(w, say, areas)
    hard.print(2)
    w.end()
    w.heading(2, "（三）自评得分")
    _score(w, say)
    w.end()
    w.heading(2, "（四）其他说明")
    hard.print(w.rng.choice((2, 5)))
    w.end()


def _whole(w: Builder, ledger: Ledger, say: Wording) -> None:
    planned = sum(project.budget for project in ledger.projects)
    budget, spent = w.money(planned, "project_budget"), w.money(ledger.this.project, "project")
    rate = w.rate(Fraction(ledger.this.project, planned), "project_rate")
    count = w.count(len(ledger.projects), "", "forms")
    w.divides(rate, spent, budget)
    say.say("whole", count=count, budget=budget, spent=spent, rate=rate)


def _project(w: Builder, say: Wording, project: Project, points: int) -> None:
    budget = w.money(project.budget, f"budget:{project.name}")
    spent = w.money(project.spent, f"spent:{project.name}")
    rate = w.rate(Fraction(project.spent, project.budget), f"rate:{project.name}")
    w.divides(rate, spent, budget)
    score = mark(points, key=f"result:{project.name}")
    values: dict[str, Value] = {"name": w.name(project.name), "score": score}
    say.say("self", budget=budget, spent=spent, rate=rate, **values)
    if project.spent < project.budget:
        w.add((f"未全部支付的原因是{say.draw('why')}。",))


def _draw_areas(w: Builder) -> list[Area]:
    """Draw what each area was given by each level, and what it spent of it."""
    areas = []
    for name in w.rng.sample(AREAS, w.rng.randrange(4, 7)):
        given = tuple(w.rng.randrange(size, size * 6) for size in (6 * 10**7, 2 * 10**7, 4 * 10**6))
        parts = w.rng.choices((1000, 985, 931, 874), k=3)
        spent = tuple(cents * part // 1000 for cents, part in zip(given, parts, strict=True))
        areas.append((name, (given[0], given[1], given[2]), (spent[0], spent[1], spent[2])))
    return areas


def _grant(w: Builder, say: Wording, areas: list[Area]) -> None:
    given = [sum(area[1][level] for area in areas) for level in range(3)]
    paid = [sum(area[2][level] for area in areas) for level in range(3)]
    whole, gone = sum(given), sum(paid)
    total = w.money(whole, "grant")
    levels = [w.money(cents, f"given:{level}") for level, cents in zip(LEVELS, given, strict=True)]
    share = w.rate(Fraction(given[0], whole))
    w.adds_up(total, levels)
    w.divides(share, levels[0], total, "share")
    named: dict[str, Value] = dict(zip("abc", levels, strict=True))
    say.say("fund", year=w.this_year(), total=total, share=share, **named)
    again, spent = w.money(whole, "grant"), w.money(gone, "grant_spent")
    values = spent_of(w, again, spent, (whole, gone), "grant_rate")
    spent_again = values["spent"]
    assert isinstance(spent_again, Figure)
    w.divides(_figure(values["rate"]), spent, total)
    w.relate(Linear("difference", ((total, 1), (spent, -1), (_figure(values["left"]), -1))))
    say.say("paid", year=w.this_year(), total=again, **values)
    by_level = [w.money(cents, f"paid:{level}") for level, cents in zip(LEVELS, paid, strict=True)]
    rates = [w.rate(Fraction(one, other)) for one, other in zip(paid, given, strict=True)]
    for rate, top, bottom in zip(rates, by_level, levels, strict=True):
        w.divides(rate, top, bottom)
        w.relate(Within("bounded", rate))
    sum_again = w.money(gone, "grant_spent")
    w.adds_up(sum_again, by_level)
    w.adds_up(spent, by_level)
    named = dict(zip(("a", "b", "c", "ra", "rb", "rc"), (*by_level, *rates), strict=True))
    say.say("level", spent=sum_again, **named)
    before = gone * w.rng.choice((w.rng.randrange(800, 980), w.rng.randrange(1020, 1200))) // 1000
    values = w.changed_money(gone, before, "grant_spent")
    w.hard("previous_year", say.say("last", spent=values["cur"], **values))


def _figure(value: Value) -> Figure:
    assert isinstance(value, Figure)
    return value


def _areas(w: Builder, areas: list[Area], name: str) -> None:
    """Print the areas by level; the total stands above them."""
    rows: list[Row] = [
        [
            Spanned("地区", 2),
            Spanned("下达资金", 1, 4),
            None,
            None,
            None,
            Spanned("执行数", 2),
            Spanned("完成率", 2),
        ],
        [None, "小计", "中央", "自治区", "地方", None, None],
    ]
    given = [sum(area[1][level] for area in areas) for level in range(3)]
    lines = [("合计", given, sum(sum(area[2]) for area in areas))]
    lines += [(area[0], list(area[1]), sum(area[2])) for area in areas]
    columns: list[list[Figure]] = [[], [], [], [], []]
    for number, (label, parts, paid) in enumerate(lines):
        keys = [f"given:{level}" if number == 0 else "" for level in LEVELS]
        whole = w.bare(sum(parts), f"area:{label}" if number else "grant")
        split = [w.bare(cents, key) for cents, key in zip(parts, keys, strict=True)]
        spent = w.bare(paid, "" if number else "grant_spent")
        rate = w.rate(Fraction(paid, sum(parts)), "" if number else "grant_rate")
        w.adds_up(whole, split, "table_row_sum")
        w.divides(rate, spent, whole, "table_ratio")
        for column, figure in zip(columns, (whole, *split, spent), strict=True):
            column.append(figure)
        rows.append([label, whole, *split, spent, rate])
    for column in columns:
        w.adds_up(column[0], column[1:], "table_sum")
    w.table(rows, f"{w.year}年{name}区域绩效自评表（资金部分）", "金额单位：万元")


def _goals(w: Builder, say: Wording, areas: list[Area]) -> None:
    total = w.money(sum(sum(area[1]) for area in areas), "grant")
    labelled = [(area[0], w.money(sum(area[1]), f"area:{area[0]}")) for area in areas]
    w.adds_up(total, (figure for _, figure in labelled))
    count = w.count(len(areas), "")
    names = tuple(area[0] for area in areas)
    text = say.say("area", count=count, parts=joined(labelled, "、"), total=total)
    w.counts(count, names, text)
    say.say("goal", **checked(w, w.rng.randrange(12, 40), w.rng.randrange(1, 4)))
    numbers = [w.rng.randrange(800, 24000) for _ in areas]
    people, heads = w.count(sum(numbers), ""), [w.count(number, "人") for number in numbers]
    w.adds_up(people, heads, "count_sum")
    runs = [(name, figure) for name, figure in zip(names, heads, strict=True)]
    say.say("people", total=people, parts=joined(runs, "、"))


def _score(w: Builder, say: Wording) -> None:
    """Say the score of the region and print it by part; the weights add up to 100."""
    points = [full * 100 - w.rng.choice((0, 0, 25, 60, 130)) for _, full in PARTS]
    total = mark(sum(points), key="region_total")
    found = [
        scored(w, full * 100, got, keys=("", f"region:{name}"))["score"]
        for (name, full), got in zip(PARTS, points, strict=True)
    ]
    w.adds_up(total, found, "score_sum")
    say.say("score", total=total, **dict(zip("abcd", found, strict=True)))
    w.end()
    rows: list[Row] = [["评价内容", "满分", "自评得分"]]
    fulls: list[Figure] = []
    scores: list[Figure] = []
    for (name, full), got in zip(PARTS, points, strict=True):
        line = scored(w, full * 100, got, "", ("", f"region:{name}"))
        fulls.append(line["full"])
        scores.append(line["score"])
        rows.append([name, line["full"], line["score"]])
    whole, result = mark(10000, "", role="weight"), mark(sum(points), "", "region_total")
    w.adds_up(whole, fulls, "weights")
    w.relate(Adds("weights", tuple(fulls), Fraction(100)))
    w.adds_up(result, scores, "score_sum")
    rows.append(["合计", whole, result])
    w.table(rows, "区域绩效自评得分表")
