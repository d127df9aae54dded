"""Jiangsu: 部门整体自评价报告 of a city data office, money by quarter and calls by channel."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from benchmarks.checks.generator.builder import Builder, CellSpec, Spanned, Value, compose, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Quotient, Same, Within
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round4.office_figures import Pen, in_ten_thousands, shares
from benchmarks.checks.held_out.round6.telling import lost_points
from benchmarks.checks.held_out.round6.traps import traps_of
from benchmarks.checks.held_out.round7.jiangnan_books import CHANNELS, SCHEME, Books, draw_books
from benchmarks.checks.held_out.wording import Wording, checked, mark, polled

FOLDER = Path(__file__).parent / "phrases"
GRADES = ((9000, "优"), (8000, "良"), (6000, "中"), (0, "差"))
QUARTERS = ("一季度", "二季度", "三季度", "四季度")
WORK = {"foreign_base", "unlike", "overlap", "times", "nearly", "yearly"}
Row = list[CellSpec | None]


def write(w: Builder) -> None:
    books = draw_books(w.rng)
    unit = w.rng.choice(("万元", "万元", "元"))
    pen = Pen(w, Wording(w, "jiangnan", FOLDER), table_unit=unit)
    traps = traps_of("jiangnan", FOLDER)
    money, work = (
        Sprinkler(pen.say, books.place, "万元", {tag: traps[tag] for tag in sorted(tags)})
        for tags in (set(traps) - WORK - {"codes"}, WORK)
    )
    w.heading(-1, w.this_year(), "度", books.place, "政务服务和数据管理局部门整体绩效自评价报告")
    w.heading(1, "一、部门概况")
    _profile(pen, books)
    w.heading(1, "二、部门资金情况")
    _money(pen, books)
    money.print(4)
    w.heading(1, "三、部门履职情况")
    w.heading(2, "1.政务服务")
    _service(pen, books)
    work.print(2)
    w.heading(2, "2.热线办理")
    _calls(pen, books)
    w.heading(2, "3.数据共享和公共资源交易")
    _trades(pen, books)
    work.print(1)
    w.heading(1, "四、自评价结论")
    _score(pen, books)
    w.hard("codes", pen.say.say("hard_codes", **traps["codes"](w, books.place, "万元")))
    w.heading(1, "五、扣分原因说明")
    _losses(pen, books)
    w.heading(1, "六、存在问题及改进建议")
    pen.say.three("problems", "problem_pool", "")
    w.end()
    pen.say.three("advice", "advice_pool", "")
    w.end()


def _profile(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    count = w.count(len(books.units), "")
    office = books.place + "政务服务和数据管理局"
    text = say.say("profile", office=office, units="、".join(books.units), count=count)
    w.counts(count, books.units, text)
    names = [each.name for each in books.projects]
    count, runs = w.count(len(names), ""), joined([(w.name(name),) for name in names], "、")
    w.counts(count, names, say.say("project_list", year=w.this_year(), count=count, names=runs))
    w.end()


def _money(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    budget, spent = pen.money(books.budget, "planned"), pen.money(books.spent, "gone")
    left, rate = (
        pen.money(books.budget - books.spent, "left"),
        w.rate(Fraction(books.spent, books.budget), "rate"),
    )
    basic, project = pen.money(books.basic, "basic"), pen.money(books.project_spent, "project")
    w.divides(rate, spent, budget)
    w.adds_up(spent, (basic, project))
    w.relate(Linear("difference", ((budget, 1), (spent, -1), (left, -1))), Within("bounded", rate))
    named: dict[str, Value] = {"basic": basic, "project": project}
    say.say("money", budget=budget, spent=spent, rate=rate, left=left, **named)
    pen.changed("against", books.spent, books.last, "gone", why=say.draw("why"))
    w.end()
    numbers = [books.quarter(n) for n in range(4)]
    four = [pen.money(n, f"quarter:{at}") for at, n in enumerate(numbers)]
    total, share = pen.money(books.spent, "gone"), w.rate(Fraction(numbers[3], books.spent))
    half = w.rate(Fraction(numbers[0] + numbers[1], books.budget))
    w.adds_up(total, four)
    w.divides(share, four[3], total, "share")
    w.relate(
        Quotient("ratio", half, ((four[0], 1), (four[1], 1)), ((budget, 1),)),
        Within("bounded", half),
    )
    values: dict[str, Value] = dict(zip("abcd", four, strict=True))
    say.say("quarters", total=total, rate=share, half=half, **values)
    w.end()
    _quarters(pen, books)
    slow = min(books.projects, key=lambda each: Fraction(each.spent, each.budget))
    one, two = pen.money(slow.budget), pen.money(slow.spent, f"spent:{slow.name}")
    rate = w.rate(Fraction(slow.spent, slow.budget), f"rate:{slow.name}")
    w.divides(rate, two, one)
    w.relate(Within("bounded", rate))
    named = {"name": w.name(slow.name), "cause": say.draw("cause")}
    say.say("slow", budget=one, spent=two, rate=rate, **named)
    say.say("monitored", names=joined([(w.name(each.name),) for each in books.projects], "、"))
    w.end()


def _quarters(pen: Pen, books: Books) -> None:
    w = pen.w
    rows: list[Row] = [["支出内容", "年度预算", *QUARTERS, "全年支出", "执行率"]]

    def put(head: CellSpec, cents: Sequence[int], keys: Sequence[str], key: str) -> list[Figure]:
        line = [pen.bare(number, name) for number, name in zip(cents, keys, strict=True)]
        rate = w.rate(Fraction(cents[5], cents[0]), key)
        w.divides(rate, line[5], line[0], "table_ratio")
        w.adds_up(line[5], line[1:5], "table_row_sum")
        rows.append([head, *line, rate])
        return line

    basic = put("基本支出", (books.pay[0], *books.pay[1], books.basic), ("",) * 5 + ("basic",), "")
    sums = [sum(each.quarters[n] for each in books.projects) for n in range(4)]
    whole = (books.project_budget, *sums, books.project_spent)
    project = put("项目支出", whole, ("",) * 5 + ("project",), "")
    lines = []
    for each in books.projects:
        cents = (each.budget, *each.quarters, each.spent)
        keys = ("",) * 5 + (f"spent:{each.name}",)
        lines.append(put(w.name(each.name), cents, keys, f"rate:{each.name}"))
    for column, figure in enumerate(project):
        w.adds_up(figure, (line[column] for line in lines), "table_subtotal")
    cents = (books.budget, *(books.quarter(n) for n in range(4)), books.spent)
    keys = ("planned", *(f"quarter:{n}" for n in range(4)), "gone")
    last = put("总计", cents, keys, "rate")
    for column, figure in enumerate(last):
        w.adds_up(figure, (basic[column], project[column]), "table_sum")
    w.table(
        rows,
        f"表一　{w.year}年部门支出分季度执行情况（项目支出下列各项目）",
        f"单位：{pen.table_unit}",
    )


def _service(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    every, online, zero = (w.count(number, "") for number in books.matters)
    rate = w.rate(Fraction(books.matters[1], books.matters[0]))
    w.divides(rate, online, every)
    w.relate(AtMost("part_of", zero, online), Within("bounded", rate))
    say.say("matters", all=every, online=online, zero=zero, rate=rate)
    grown = pen.grown(*books.cases, "件", "cases")
    cur, short = grown["cur"], in_ten_thousands(w, books.cases[0], "件")
    assert isinstance(cur, Figure)
    w.relate(Same("repeated", cur, short))
    w.hard("mixed_units", short.text)
    say.say("cases", short=short, **grown)
    whole, general = books.windows
    say.say("windows", **checked(w, whole, whole - general))
    w.end()


def _calls(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    grown = pen.grown(books.all_calls, sum(last for _, last in books.calls), "件", "calls")
    cur = grown["cur"]
    assert isinstance(cur, Figure)
    ratios = shares(w, [now for now, _ in books.calls], books.all_calls)
    template, runs, parts = say.draw("channel"), [], []
    for number, (name, ratio) in enumerate(zip(CHANNELS, ratios, strict=True)):
        part = w.count(books.calls[number][0], "件", f"channel:{name}")
        w.divides(ratio, part, cur, "share")
        parts.append(part)
        runs.append(compose(template, {"part": name, "n": part, "ratio": ratio}))
    w.adds_up(cur, parts, "count_sum")
    say.say("calls", parts=joined(runs, "；"), **grown)
    every = w.count(books.all_calls, "件", "calls")
    three = [w.count(number, "件") for number in books.kinds]
    w.adds_up(every, three, "count_sum")
    values: dict[str, Value] = dict(zip("abc", three, strict=True))
    say.say("kinds", all=every, **values)
    done, rate = w.count(books.answered, "件"), w.rate(Fraction(books.answered, books.all_calls))
    limit, real = (w.count(number, "秒") for number in books.seconds)
    w.divides(rate, done, every)
    w.relate(AtMost("limit", real, limit), Within("bounded", rate))
    say.say("answered", done=done, rate=rate, limit=limit, real=real)
    w.end()
    _channels(w, books)


def _channels(w: Builder, books: Books) -> None:
    rows: list[Row] = [["受理渠道", "本年（件）", "上年（件）", "增减（件）", "增长率"]]
    lines: list[list[Figure]] = []
    labelled = list(zip(CHANNELS, books.calls, strict=True))
    labelled.append(("合计", (books.all_calls, sum(last for _, last in books.calls))))
    for name, (now, before) in labelled:
        key = "calls" if name == "合计" else f"channel:{name}"
        cur, base = w.count(now, "", key), w.count(before, "", f"{key}.last")
        gap, rate = w.count(now - before, ""), w.rate(Fraction(now - before, before))
        w.relate(
            Linear("difference", ((cur, 1), (base, -1), (gap, -1))),
            Quotient("growth", rate, ((cur, 1),), ((base, 1),), 1, -1),
        )
        rows.append([name, cur, base, gap, rate])
        lines.append([cur, base, gap])
    for column, figure in enumerate(lines[-1]):
        w.adds_up(figure, (line[column] for line in lines[:-1]), "table_sum")
    w.table(rows, f"表二　{w.year}年12345热线受理渠道情况")


def _trades(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    whole, good = books.shared
    say.say("shared", **checked(w, whole, whole - good))
    number, control, price = books.trades
    top, bid, saved = (w.money(n, unit="亿元") for n in (control, price, control - price))
    rate = w.rate(Fraction(control - price, control))
    w.divides(rate, saved, top)
    w.relate(Linear("difference", ((top, 1), (bid, -1), (saved, -1))))
    say.say("trades", n=w.count(number, ""), top=top, bid=bid, saved=saved, rate=rate)
    w.end()


def _score(pen: Pen, books: Books) -> None:
    w = pen.w
    total, parts, runs = mark(books.points, key="total"), [], []
    for top, _ in SCHEME:
        full, points = books.part(top)
        whole, got = mark(full, role="weight"), mark(points, key=f"part:{top}")
        w.relate(AtMost("score_limit", got, whole))
        parts.append(got)
        runs.append((f"{top}（", whole, "）", got))
    w.adds_up(total, parts, "score_sum")
    grade = next(name for least, name in GRADES if books.points >= least)
    pen.say.say("score", total=total, grade=grade, parts=joined(runs, "，"))
    w.end()
    rows: list[Row] = [["一级指标", "得分小计", "二级指标", "权重", "自评得分", "扣分"]]
    lines: list[list[Figure]] = []
    for top, own in SCHEME:
        subtotal, start = mark(books.part(top)[1], "", f"part:{top}"), len(lines)
        for number, (name, _) in enumerate(own):
            full, points = next(item[2:] for item in books.items if item[1] == name)
            line = [
                mark(full, "", f"full:{name}", "weight"),
                mark(points, "", name),
                mark(full - points, "", f"lost:{name}"),
            ]
            w.relate(
                AtMost("score_limit", line[1], line[0]),
                Linear("score_lost", ((line[0], 1), (line[1], -1), (line[2], -1))),
            )
            heads: Row = [Spanned(top, len(own)), Spanned(subtotal, len(own))]
            rows.append([*(heads if number == 0 else [None, None]), name, *line])
            lines.append(line)
        w.adds_up(subtotal, (line[1] for line in lines[start:]), "score_sum")
    last = [
        mark(10000, "", role="weight"),
        mark(books.points, "", "total"),
        mark(10000 - books.points, "", "lost"),
    ]
    for column, kind in enumerate(("weights", "score_sum", "score_sum")):
        w.adds_up(last[column], (line[column] for line in lines), kind)
    again = mark(books.points, "", "total")
    rows.append(["合计", again, "—", *last])
    w.table(rows, "表三　部门整体绩效自评价评分表")


def _losses(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    lost = []
    for _, name, full, points in books.items:
        if points == full:
            continue
        scored = lost_points(w, full, points, name)
        gone = scored["lost"]
        assert isinstance(gone, Figure)
        lost.append(gone)
        if name == "预算执行":
            rate = w.rate(Fraction(books.spent, books.budget), "rate")
            say.say("execution", rate=rate, **scored)
        else:
            say.say("lost", name=name, why=say.draw("why_lost"), **scored)
    total = mark(10000 - books.points, key="lost")
    w.adds_up(total, lost, "score_sum")
    w.add(("以上合计扣", total, "。"))
    w.end()
    say.say("poll", **polled(w))
    w.end()
