"""Henan: 衔接推进乡村振兴补助资金绩效评价报告 of a county, uses by township in a matrix."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from benchmarks.checks.generator.builder import (
    Builder,
    CellSpec,
    Spanned,
    Value,
    joined,
    print_decimal,
)
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Quotient, Within
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round4.office_figures import Pen, mean_of
from benchmarks.checks.held_out.round6.telling import lost_points
from benchmarks.checks.held_out.round6.traps import traps_of
from benchmarks.checks.held_out.round7.zhongyuan_books import (
    KINDS,
    LEVELS,
    SCHEME,
    Books,
    draw_books,
)
from benchmarks.checks.held_out.wording import Wording, mark, polled

FOLDER = Path(__file__).parent / "phrases"
GRADES = ((9000, "优"), (8000, "良"), (6000, "中"), (0, "差"))
FLOOR = Fraction(1, 2)
WORK = {"yearly", "foreign_base", "overlap", "nearly", "times", "recount"}
Row = list[CellSpec | None]


def write(w: Builder) -> None:
    books = draw_books(w.rng)
    pen = Pen(w, Wording(w, "zhongyuan", FOLDER))
    traps = traps_of("zhongyuan", FOLDER)
    money, work = (
        Sprinkler(pen.say, books.place, "万元", {tag: traps[tag] for tag in sorted(tags)})
        for tags in (set(traps) - WORK, WORK)
    )
    title = "度财政衔接推进乡村振兴补助资金绩效评价报告"
    w.heading(-1, books.place, w.this_year(), title)
    pen.say.say("opening", place=books.place, year=w.this_year())
    w.heading(1, "一、基本情况")
    w.heading(2, "（一）项目背景")
    _background(pen, books)
    w.heading(2, "（二）资金投入和使用")
    _money(pen, books)
    money.print(3)
    w.heading(1, "二、综合评价结论")
    _score(pen, books)
    w.heading(1, "三、评价指标分析")
    _losses(pen, books)
    w.heading(1, "四、产出和效益")
    _results(pen, books)
    work.print(2)
    w.end()
    money.print(1)
    w.heading(1, "五、存在问题")
    pen.say.three("problems", "problem_pool", "")
    w.heading(1, "六、有关建议")
    pen.say.three("advice", "advice_pool", "")
    w.end()


def _background(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    whole, good = books.villages
    every, some, rest = (w.count(n, "") for n in (whole, good, whole - good))
    rate = w.rate(Fraction(good, whole))
    w.divides(rate, some, every)
    w.adds_up(every, (some, rest), "count_sum")
    w.relate(Within("bounded", rate))
    say.say("background", place=books.place, all=every, good=some, bad=rest, rate=rate)
    homes, steady, people = books.watched
    a, b, c, d = (
        w.count(n, unit)
        for n, unit in ((homes, ""), (steady, ""), (homes - steady, ""), (people, ""))
    )
    rate = w.rate(Fraction(steady, homes))
    mean = Figure(print_decimal(Fraction(people, homes), 2, False), "", Fraction(1), "count")
    w.divides(rate, b, a)
    w.divides(mean, d, a, "average")
    w.adds_up(a, (b, c), "count_sum")
    w.relate(Within("bounded", rate))
    say.say("watched", homes=a, people=d, mean=mean, steady=b, rate=rate, rest=c)
    w.end()


def _money(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    total = pen.money(books.whole, "whole")
    labelled = [(name, n, "") for name, n in zip(LEVELS, books.sources, strict=True)]
    parts = pen.shared("part", total, labelled)
    say.say("sources", year=w.this_year(), total=total, parts=parts)
    pen.changed("against", books.whole, books.last, "whole")
    w.end()
    whole = pen.money(books.whole, "whole")
    labelled = [(f"{name}类", books.kind(n), f"kind:{n}") for n, name in enumerate(KINDS)]
    parts = pen.shared("part", whole, labelled)
    rates = [piece for piece in parts if isinstance(piece, Figure) and piece.role == "rate"]
    floor = w.rate(FLOOR, places=0)
    gap = w.points(Fraction(rates[0].number) / 100 - FLOOR)
    w.relate(Linear("points", ((rates[0], 1), (floor, -1), (gap, -1))))
    say.say("uses", parts=parts, line=floor, gap=gap)
    w.end()
    total, spent = pen.money(books.whole, "whole"), pen.money(books.spent, "gone")
    left, rate = (
        pen.money(books.whole - books.spent),
        w.rate(Fraction(books.spent, books.whole), "rate"),
    )
    w.divides(rate, spent, total)
    w.relate(Linear("difference", ((total, 1), (spent, -1), (left, -1))), Within("bounded", rate))
    say.say("spent", total=total, spent=spent, rate=rate, left=left)
    sums = [sum(row) for row in books.uses]
    top = max(range(len(sums)), key=lambda n: sums[n])
    slow = min(range(len(sums)), key=lambda n: Fraction(books.paid[n], sums[n]))
    count, names = w.count(len(books.towns), ""), "、".join(books.towns)
    most = pen.money(sums[top], f"town:{top}")
    share = w.rate(Fraction(sums[top], books.whole))
    w.divides(share, most, total, "share")
    low = w.rate(Fraction(books.paid[slow], sums[slow]), f"town:rate:{slow}")
    named: dict[str, Value] = {"top": books.towns[top], "slow": books.towns[slow], "low": low}
    text = say.say("towns", names=names, count=count, sum=most, rate=share, **named)
    w.counts(count, books.towns, text)
    w.end()
    _matrix(pen, books)


def _matrix(pen: Pen, books: Books) -> None:
    """Print the townships by kinds of use, with sums of rows and columns."""
    w = pen.w
    heads: Row = ["乡镇", *KINDS, "小计", "已支出", "支出进度"]
    lines: list[list[Figure]] = []
    rows: list[Row] = []
    for n, town in enumerate(books.towns):
        numbers = (*books.uses[n], sum(books.uses[n]), books.paid[n])
        keys = ("", "", "", "", f"town:{n}", "")
        lines.append(_line(pen, rows, town, numbers, keys, f"town:rate:{n}"))
    numbers = (*(books.kind(n) for n in range(len(KINDS))), books.whole, books.spent)
    keys = ("kind:0", "kind:1", "kind:2", "kind:3", "whole", "gone")
    last = _line(pen, rows, "合计", numbers, keys, "rate")
    for column, figure in enumerate(last):
        w.adds_up(figure, (line[column] for line in lines), "table_sum")
    caption = f"表1　{w.year}年度衔接资金分乡镇安排和支出情况"
    w.table([heads, *rows], caption, "单位：万元")


def _line(
    pen: Pen, rows: list[Row], head: str, cents: Sequence[int], keys: Sequence[str], key: str
) -> list[Figure]:
    w = pen.w
    line = [pen.bare(number, name) for number, name in zip(cents, keys, strict=True)]
    rate = w.rate(Fraction(cents[5], cents[4]), key)
    w.adds_up(line[4], line[:4], "table_row_sum")
    w.divides(rate, line[5], line[4], "table_ratio")
    rows.append([head, *line, rate])
    return line


def _score(pen: Pen, books: Books) -> None:
    w = pen.w
    total, parts, runs = mark(books.points, key="total"), [], []
    for top, _ in SCHEME:
        full, points = books.part(top)
        whole, got = mark(full, role="weight"), mark(points, key=f"part:{top}")
        rate = w.rate(Fraction(points, full), f"rate:{top}")
        w.divides(rate, got, whole)
        w.relate(AtMost("score_limit", got, whole), Within("bounded", rate))
        parts.append(got)
        runs.append((f"{top}类", got, "（满分", whole, "，得分率", rate, "）"))
    w.adds_up(total, parts, "score_sum")
    grade = next(name for least, name in GRADES if books.points >= least)
    pen.say.say("score", total=total, grade=grade, parts=joined(runs, "、"))
    w.end()
    rows: list[Row] = [["一级指标", "二级指标", "分值", "得分", "扣分", "得分率"]]
    lines = []
    for top, own in SCHEME:
        for number, (name, _) in enumerate(own):
            full, points = next(item[2:] for item in books.items if item[1] == name)
            head = Spanned(top, len(own)) if number == 0 else None
            lines.append(_scored(w, rows, [head, name], (full, points), name))
    last = _scored(w, rows, [Spanned("合计", 1, 2), None], (10000, books.points), "")
    for column, kind in enumerate(("weights", "score_sum", "score_sum")):
        w.adds_up(last[column], (line[column] for line in lines), kind)
    w.table(rows, "表2　绩效评价得分情况表")


def _scored(
    w: Builder, rows: list[Row], heads: Row, numbers: tuple[int, int], name: str
) -> list[Figure]:
    full, points = numbers
    keys = (f"full:{name}", name, f"lost:{name}") if name else ("", "total", "")
    line = [
        mark(full, "", keys[0], "weight"),
        mark(points, "", keys[1]),
        mark(full - points, "", keys[2]),
    ]
    rate = w.rate(Fraction(points, full))
    w.divides(rate, line[1], line[0], "table_ratio")
    w.relate(
        AtMost("score_limit", line[1], line[0]),
        Linear("score_lost", ((line[0], 1), (line[1], -1), (line[2], -1))),
    )
    rows.append([*heads, *line, rate])
    return line


def _losses(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    for number, (top, own) in enumerate(SCHEME, 1):
        full, points = books.part(top)
        whole, got = mark(full, role="weight"), mark(points, key=f"part:{top}")
        w.add((f"{number}.{top}。满分", whole, "，得", got, "。"))
        short = [item for item in books.items if item[0] == top and item[2] > item[3]]
        losses = []
        for _, name, one, real in short:
            scored = lost_points(w, one, real, name)
            gone = scored["lost"]
            assert isinstance(gone, Figure)
            losses.append(gone)
            say.say("lost", name=name, why=say.draw(f"why_{top}"), **scored)
        if short:
            w.relate(
                Linear("score_lost", ((whole, 1), (got, -1), *((gone, -1) for gone in losses)))
            )
        else:
            w.add((f"{len(own)}个二级指标均未扣分。",))
        w.end()


def _results(pen: Pen, books: Books) -> None:
    w, say = pen.w, pen.say
    number = sum(n for n, _ in books.counts)
    done, good = books.accepted
    every, built, rest, fine = (w.count(n, "") for n in (number, done, number - done, good))
    rate, fine_rate = w.rate(Fraction(done, number)), w.rate(Fraction(good, done))
    w.divides(rate, built, every)
    w.divides(fine_rate, fine, built)
    w.adds_up(every, (built, rest), "count_sum")
    w.relate(Within("bounded", rate), Within("bounded", fine_rate))
    named: dict[str, Value] = {"number": every, "done": built, "rest": rest, "good": fine}
    say.say("counts", rate=rate, good_rate=fine_rate, **named)
    w.end()
    count = w.count(len(books.works), "")
    names = joined([(w.name(each.name),) for each in books.works], "、")
    sample = sum(each.planned for each in books.works)
    total, whole = pen.money(sample, "sample"), pen.money(books.whole, "whole")
    rate = w.rate(Fraction(sample, books.whole))
    w.divides(rate, total, whole, "share")
    text = say.say("sampled", names=names, count=count, total=total, whole=whole, rate=rate)
    w.counts(count, [each.name for each in books.works], text)
    w.end()
    parts = []
    for at, each in enumerate(books.works, 1):
        planned, paid = pen.money(each.planned), pen.money(each.paid, f"paid:{each.name}")
        rate, homes = w.rate(Fraction(each.paid, each.planned)), w.count(each.homes, "")
        mean = mean_of(w, each.planned, each.homes)
        w.divides(rate, paid, planned)
        w.divides(mean, planned, homes, "average")
        w.relate(Within("bounded", rate))
        parts.append(planned)
        w.add((f"样本{at}：",))
        named = {"planned": planned, "paid": paid, "rate": rate, "homes": homes, "mean": mean}
        say.say("work", name=w.name(each.name), **named)
        w.add((say.draw("work_note"),))
        w.end()
    w.adds_up(total, parts)
    _works(w, books)
    now, before = books.income
    cur, base, up = (
        Figure(print_decimal(Fraction(n), 0, w.grouping), "元", Fraction(1), "amount", "", True)
        for n in (now, before, now - before)
    )
    rate = w.rate(Fraction(now - before, before))
    words = w.change(cur, base, up)
    w.relate(Quotient("growth", rate, ((cur, 1),), ((base, 1),), 1, -1))
    say.say("income", cur=cur, base=base, diff=up, rate=rate, **words)
    say.say("poll", **polled(w))
    w.end()


def _works(w: Builder, books: Books) -> None:
    rows: list[Row] = [["样本项目", "验收状态", "已支付资金", "占样本支付额比重"]]
    whole = sum(each.paid for each in books.works)
    total = w.bare(whole)
    parts = []
    for each in books.works:
        part, share = w.bare(each.paid, f"paid:{each.name}"), w.rate(Fraction(each.paid, whole))
        w.divides(share, part, total, "table_ratio")
        parts.append(part)
        rows.append([w.name(each.name), "已竣工验收", part, share])
    w.adds_up(total, parts, "table_sum")
    rows.append([Spanned("样本合计", 1, 2), None, total, "100%"])
    w.table(rows, "表3　样本项目资金支付情况", "单位：万元")
