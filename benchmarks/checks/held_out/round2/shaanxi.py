"""Shaanxi: a project reviewed by a third party, with unit costs, a survey and three years."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned, Value, compose, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Adds, Later, Linear, Quotient, Within
from benchmarks.checks.generator.scorecard import Item, Scorecard
from benchmarks.checks.held_out.round2.passages import exam_sprinkler, exam_wording
from benchmarks.checks.held_out.round2.works import SOURCES, Work, draw_work
from benchmarks.checks.held_out.wording import (
    Wording,
    checked,
    draw_card,
    grade,
    mark,
    polled,
    scored,
    spent_of,
)

SCHEME = (
    ("决策", (("立项依据充分性", 4), ("绩效目标合理性", 6), ("预算编制科学性", 5))),
    ("过程", (("资金到位率", 4), ("资金使用合规性", 8), ("制度执行有效性", 8))),
    ("产出", (("实际完成率", 12), ("质量达标率", 10), ("完成及时性", 6), ("成本节约率", 7))),
    ("效益", (("社会效益", 14), ("可持续影响", 6), ("受益群众满意度", 10))),
)
Row = list[CellSpec | None]


def write(w: Builder) -> None:
    work, card, say = draw_work(w.rng), draw_card(w, SCHEME), exam_wording(w, "shaanxi")
    hard = exam_sprinkler(say, work.place)
    w.heading(-1, work.place, w.this_year(), "度", w.name(work.name), "绩效评价报告")
    w.heading(1, "一、项目概况")
    w.heading(2, "（一）项目背景")
    office = f"{work.place}{work.office}"
    named: dict[str, Value] = {"name": w.name(work.name), "name2": office, "place": work.place}
    say.say("why", first=str(w.year - 2), year=w.this_year(), **named)
    hard.print(1)
    w.end()
    w.heading(2, "（二）资金安排和使用")
    _funds(w, work, say)
    w.end()
    _sources(w, work)
    w.heading(2, "（三）实施内容")
    _items(w, work, say)
    hard.print(2)
    w.end()
    w.heading(2, "（四）绩效目标")
    goals = [
        (item.name, w.count(item.planned, item.unit, f"planned:{item.name}")) for item in work.items
    ]
    say.say("target", name=w.name(work.name), year=w.this_year(), parts=joined(goals, "，"))
    hard.print(1)
    w.end()
    w.heading(1, "二、评价工作开展情况")
    numbers = [w.rng.randrange(low, low * 4) for low in (5, 8, 12)]
    heads = [w.count(number, "") for number in numbers]
    total = w.count(sum(numbers), "")
    w.adds_up(total, heads, "count_sum")
    say.say("talk", total=total, **dict(zip("abc", heads, strict=True)))
    say.say("sample", **checked(w, w.rng.randrange(30, 90), w.rng.randrange(8, 20)))
    back = _survey(w, say)
    hard.print(w.rng.choice((1, 2)))
    w.end()
    w.heading(1, "三、绩效评价指标分析")
    for number, part in zip("一二三四", card.parts, strict=True):
        w.heading(2, f"（{number}）{part.name}类指标")
        for item in part.items:
            _indicator(w, say, work, item)
        if part.name == "产出":
            _done(w, work, say)
        if part.name == "效益":
            _benefit(w, work, say)
            _answers(w, say, back)
        hard.print(w.rng.choice((0, 1)))
        w.end()
    w.heading(2, "（五）历年情况对比")
    _years(w, work, say)
    w.end()
    _three_years(w, work)
    w.heading(1, "四、综合评价结论")
    _result(w, say, card)
    w.end()
    _scores(w, card)
    w.heading(1, "五、主要经验、存在问题及建议")
    say.three("lesson", "lesson_pool", w.rng.choice(("条", "点")))
    w.end()
    say.three("trouble", "trouble_pool", w.rng.choice(("个方面", "点")))
    hard.print(2)
    w.end()
    say.three("advice", "advice_pool", w.rng.choice(("条", "项")))
    hard.print(1)
    w.end()


def _funds(w: Builder, work: Work, say: Wording) -> None:
    whole, came = sum(work.planned), sum(work.arrived)
    planned, arrived = w.money(whole, "planned"), w.money(came, "arrived")
    parts = [
        (name, w.money(cents, f"planned:{name}"))
        for name, cents in zip(SOURCES, work.planned, strict=True)
    ]
    rate = w.rate(Fraction(came, whole), "arrived_rate")
    w.adds_up(planned, (figure for _, figure in parts))
    w.divides(rate, arrived, planned)
    w.relate(Within("bounded", rate))
    run, year = joined(parts, "、"), w.this_year()
    say.say("fund", year=year, planned=planned, parts=run, arrived=arrived, rate=rate)
    again, spent = w.money(came, "arrived"), w.money(work.spent, "spent")
    values = spent_of(w, again, spent, (came, work.spent), "used_rate")
    say.say("use", arrived=again, **values)


def _sources(w: Builder, work: Work) -> None:
    """Print the sources with what was planned, what came and the share that came."""
    rows: list[Row] = [["资金来源", "计划数", "到位数", "到位率", "占到位资金比重"]]
    whole, came = sum(work.planned), sum(work.arrived)
    total = [w.bare(whole, "planned"), w.bare(came, "arrived")]
    columns: list[list[Figure]] = [[], [], []]
    for name, one, other in zip(SOURCES, work.planned, work.arrived, strict=True):
        line = [w.bare(one, f"planned:{name}"), w.bare(other, f"arrived:{name}")]
        rate, share = w.rate(Fraction(other, one)), w.rate(Fraction(other, came))
        w.divides(rate, line[1], line[0], "table_ratio")
        w.divides(share, line[1], total[1], "share")
        for column, figure in zip(columns, (*line, share), strict=True):
            column.append(figure)
        rows.append([name, *line, rate, share])
    rate = w.rate(Fraction(came, whole), "arrived_rate")
    w.divides(rate, total[1], total[0], "table_ratio")
    w.adds_up(total[0], columns[0], "table_sum")
    w.adds_up(total[1], columns[1], "table_sum")
    w.relate(Adds("shares", tuple(columns[2]), Fraction(1)))
    rows.append(["合计", *total, rate, "100%"])
    w.table(rows, "表1　资金到位情况", "单位：万元")


def _items(w: Builder, work: Work, say: Wording) -> None:
    count = w.count(len(work.items), "", chinese=w.rng.random() < 0.5)
    template, runs, costs = say.draw("item"), [], []
    for item in work.items:
        quantity = w.count(item.quantity, item.unit, f"quantity:{item.name}")
        cost, each = w.money(item.cost, f"cost:{item.name}"), w.money(item.each, unit="元")
        unit = Figure(each.number, f"元/{item.unit}", each.scale, "amount")
        w.relate(Quotient("average", unit, ((cost, 1),), ((quantity, 1),)))
        costs.append(cost)
        values: dict[str, Value] = {
            "name": item.name,
            "quantity": quantity,
            "cost": cost,
            "each": unit,
        }
        runs.append(compose(template, values))
    spent, other = w.money(work.spent, "spent"), w.money(work.other)
    w.adds_up(spent, (*costs, other))
    parts = joined(runs, "；")
    text = say.say("items", count=count, parts=parts, other=other, spent=spent)
    w.counts(count, [item.name for item in work.items], text)
    first = work.items[0]
    numbers = work.by_district
    total = w.count(first.quantity, first.unit, f"quantity:{first.name}")
    split = [(name, w.count(number, first.unit)) for name, number in numbers]
    w.adds_up(total, (figure for _, figure in split), "count_sum")
    districts = w.count(len(split), "")
    run = joined(split, "、")
    text = say.say("district", name=first.name, total=total, parts=run, count=districts)
    w.counts(districts, [name for name, _ in numbers], text)


def _survey(w: Builder, say: Wording) -> int:
    values = polled(w)
    say.say("survey", **values)
    back = values["back"]
    assert isinstance(back, Figure)
    return int(back.number)


def _answers(w: Builder, say: Wording, back: int) -> None:
    last = w.rng.randrange(1, max(back // 20, 2))
    middle = w.rng.randrange(back // 20, back // 8) + 1
    numbers = (back - middle - last, middle, last)
    whole, parts = w.count(back, ""), [w.count(number, "") for number in numbers]
    shares = [w.rate(Fraction(number, back)) for number in numbers]
    w.adds_up(whole, parts, "count_sum")
    for share, part in zip(shares, parts, strict=True):
        w.divides(share, part, whole, "share")
    w.relate(Adds("shares", tuple(shares), Fraction(1)))
    named: dict[str, Value] = dict(zip("abc", parts, strict=True))
    say.say("level", back=whole, **named, **dict(zip(("pa", "pb", "pc"), shares, strict=True)))


def _indicator(w: Builder, say: Wording, work: Work, item: Item) -> None:
    full = item.points == item.full * 100
    found = scored(w, item.full * 100, item.points, keys=("", f"score:{item.name}"))
    fact = say.draw("good_fact" if full else "bad_fact")
    say.say("item_full" if full else "item_lost", name=item.name, fact=fact, **found)


def _done(w: Builder, work: Work, say: Wording) -> None:
    for item in work.items[1:]:
        plan = w.count(item.planned, item.unit, f"planned:{item.name}")
        real = w.count(item.quantity, item.unit, f"quantity:{item.name}")
        rate = w.rate(Fraction(item.quantity, item.planned))
        w.divides(rate, real, plan)
        text = say.say("done", name=item.name, plan=plan, real=real, rate=rate)
        if item.quantity > item.planned:
            w.hard("over", text)


def _benefit(w: Builder, work: Work, say: Wording) -> None:
    heads = sum(work.people)
    people, spent = w.count(heads, "", "people"), w.money(work.spent, "spent")
    parts = [w.count(number, "") for number in work.people]
    mean = w.money((2 * work.spent + heads) // (2 * heads), unit="元")
    w.adds_up(people, parts, "count_sum")
    w.divides(mean, spent, people, "average")
    say.say("benefit", people=people, spent=spent, mean=mean, a=parts[0], b=parts[1])


def _years(w: Builder, work: Work, say: Wording) -> None:
    for name, key, cents in (
        ("到位资金", "arrived", work.arrivals),
        ("实际支出", "spent", work.spendings),
    ):
        values = w.changed_money(cents[2], cents[1], key)
        first = w.money(cents[0], f"{key}.first")
        named = {"a": first, "b": values["base"], "c": values["cur"], "last": values["prev_year"]}
        say.say("year", name=name, first=str(w.year - 2), **named, **values)


def _three_years(w: Builder, work: Work) -> None:
    """Print three years of money and counts with the growth of the last two."""
    years = [w.of_year(w.year - 2 + number) for number in range(3)]
    w.relate(Later("period", years[1], years[0], 1), Later("period", years[2], years[1], 1))
    heads: list[CellSpec] = [(year,) for year in years]
    rows: list[Row] = [["对比内容", *heads, "上年增长率", "本年增长率"]]
    money = (
        ("到位资金（万元）", "arrived", work.arrivals),
        ("实际支出（万元）", "spent", work.spendings),
    )
    lines: list[list[Figure]] = []
    for label, key, cents in money:
        keys = (f"{key}.first", f"{key}.last", key)
        line = [w.bare(amount, name) for amount, name in zip(cents, keys, strict=True)]
        rows.append([label, *line, *_growths(w, line, cents)])
        lines.append(line)
    left = [w.bare(came - gone) for came, gone in zip(work.arrivals, work.spendings, strict=True)]
    for came, gone, rest in zip(*lines, left, strict=True):
        w.relate(Linear("difference", ((came, 1), (gone, -1), (rest, -1))))
    rows.append(["年末结余（万元）", *left, "—", "—"])
    for label, numbers in (
        ("受益人数（人）", work.peoples),
        ("投诉件数（件）", work.complaints),
    ):
        keys = ("", "", "people" if numbers is work.peoples else "")
        line = [w.count(number, "", key) for number, key in zip(numbers, keys, strict=True)]
        rows.append([label, *line, *_growths(w, line, numbers)])
    w.table(rows, "表2　近三年项目情况对比")


def _growths(w: Builder, line: list[Figure], values: tuple[int, int, int]) -> list[Figure]:
    rates = []
    for number in (1, 2):
        now, before = values[number], values[number - 1]
        rate = w.rate(Fraction(now - before, before))
        w.relate(Quotient("growth", rate, ((line[number], 1),), ((line[number - 1], 1),), 1, -1))
        rates.append(rate)
    return rates


def _result(w: Builder, say: Wording, card: Scorecard) -> None:
    template, runs, scores = say.draw("result_part"), [], []
    for part in card.parts:
        found = scored(w, part.full * 100, part.points, keys=("", f"part:{part.name}"))
        rate = w.rate(Fraction(part.points, part.full * 100), f"part_rate:{part.name}")
        w.divides(rate, found["score"], found["full"])
        w.relate(Within("bounded", rate))
        scores.append(found["score"])
        runs.append(compose(template, {"name": part.name, "rate": rate, **found}))
    total = mark(card.points, key="score_total")
    w.adds_up(total, scores, "score_sum")
    say.say("result", total=total, grade=grade(card), parts=joined(runs, "；"))


def _scores(w: Builder, card: Scorecard) -> None:
    """Print the items with their scores, and each part with its share of the full score."""
    rows: list[Row] = [["一级指标", "二级指标", "分值", "得分", "一级指标得分", "得分率"]]
    lines: list[dict[str, Figure]] = []
    below: list[Figure] = []
    for part in card.parts:
        sub = mark(part.points, "", f"part:{part.name}")
        rate = w.rate(Fraction(part.points, part.full * 100), f"part_rate:{part.name}")
        own: list[dict[str, Figure]] = []
        for number, item in enumerate(part.items):
            found = scored(w, item.full * 100, item.points, "", ("", f"score:{item.name}"))
            height, first = len(part.items), number == 0
            spans = [Spanned(each, height) if first else None for each in (part.name, sub, rate)]
            rows.append([spans[0], item.name, found["full"], found["score"], *spans[1:]])
            own.append(found)
        w.adds_up(sub, (found["score"] for found in own), "score_sum")
        fulls = tuple((found["full"], 1) for found in own)
        w.relate(Quotient("table_ratio", rate, ((sub, 1),), fulls))
        lines += own
        below.append(sub)
    full, total = mark(10000, "", role="weight"), mark(card.points, "", "score_total")
    whole = w.rate(Fraction(card.points, 10000))
    w.adds_up(full, (line["full"] for line in lines), "weights")
    w.adds_up(total, below, "score_sum")
    w.divides(whole, total, full, "table_ratio")
    rows.append([Spanned("合计", 1, 2), None, full, Spanned(total, 1, 2), None, whole])
    w.table(rows, "表3　绩效评价得分情况")
