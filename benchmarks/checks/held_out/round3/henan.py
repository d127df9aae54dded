"""Henan and Jiangxi: a firm's evaluation of one fund, by batch and county, with checks and survey."""

from fractions import Fraction
from pathlib import Path

from benchmarks.checks.generator.builder import Builder, Value, compose, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Agree, AtMost, Linear, Quotient, Sign, Within
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round3 import henan_findings as findings
from benchmarks.checks.held_out.round3 import henan_tables as tables
from benchmarks.checks.held_out.round3.henan_card import draw_entries
from benchmarks.checks.held_out.round3.henan_fund import Case, draw_case
from benchmarks.checks.held_out.round3.henan_passages import Cases
from benchmarks.checks.held_out.round3.henan_words import SOURCES
from benchmarks.checks.held_out.round3.sheet_entries import Entry, by_first
from benchmarks.checks.held_out.wording import Wording, averaged, mark, scored

FOLDER = Path(__file__).parent / "phrases"


def write(w: Builder) -> None:
    case, say = draw_case(w.rng, w.year), Wording(w, "henan", FOLDER)
    entries = draw_entries(w, say, case)
    total = sum(entry.points for entry in entries)
    grade = "优" if total >= 9000 else "良"
    cases = Cases(case, total)
    issue, money, output, survey, score, basis, trouble = (
        Sprinkler(say, case.city.name, passages=passages)
        for passages in (
            cases.issue(),
            cases.money(),
            cases.output(),
            cases.survey(),
            cases.score(),
            cases.basis(),
            cases.trouble(),
        )
    )
    city, fund = case.city, case.fund
    w.heading(-1, city.name, w.this_year(), "度", w.name(fund.name), "财政重点评价报告")
    count = w.count(len(case.counties), "", "counties")
    named: dict[str, Value] = {"city": city.name, "province": city.province, "firm": city.firm}
    dates = {"next": str(w.year + 1), "now": str(w.year)}
    say.say("preface", year=w.this_year(), fund=w.name(fund.name), count=count, **named, **dates)
    w.end()
    if w.rng.random() < 0.7:
        tables.cover(w, case, total, grade)
    w.heading(1, "一、项目基本情况")
    w.heading(2, "（一）项目背景和绩效目标")
    say.say(f"background_{fund.key}", city=city.name, office=fund.office)
    basis.print(w.rng.choice((1, 2)))
    w.end()
    say.say("aim", verb=fund.verb, task=w.count(case.total("task"), "", "task"), unit=fund.unit)
    w.end()
    w.heading(2, "（二）资金下达情况")
    _issued(w, case, say)
    w.end()
    tables.batch_table(w, case)
    issue.print(w.rng.choice((1, 2)))
    w.end()
    w.heading(2, "（三）资金到位和支出情况")
    cases.spent = _paid(w, case, say)
    money.print(w.rng.choice((1, 2)))
    w.end()
    tables.money_table(w, case)
    w.heading(1, "二、评价工作开展情况")
    _work(w, case, say)
    w.end()
    _looked(w, case, say)
    w.end()
    tables.check_table(w, case)
    w.heading(1, "三、综合评价结论")
    cases.final = _result(w, say, case, entries, grade)
    score.print(w.rng.choice((1, 2)))
    w.end()
    scores_first = w.rng.random() < 0.4
    if scores_first:
        tables.score_table(w, entries, "综合评分表")
    w.heading(1, "四、绩效分析")
    for number, (first, group) in enumerate(by_first(entries).items()):
        w.heading(2, f"（{'一二三四'[number]}）{first}情况")
        _part(w, say, first, group)
        w.end()
        if first == "产出":
            _output(w, case, say)
            output.print(2)
            w.end()
            tables.output_table(w, case)
        elif first == "效益":
            _effect(w, case, say)
            w.end()
            _asked(w, case, say)
            survey.print(w.rng.choice((1, 2)))
            w.end()
            tables.answer_table(w, case)
    w.heading(1, "五、主要做法")
    say.say("merit", a=say.draw("merit_pool"), b=say.draw("merit_pool"))
    w.end()
    w.heading(1, "六、存在的主要问题")
    findings.troubles(w, case, say, trouble)
    w.heading(1, "七、有关建议")
    say.three("advice", "advice_pool", "")
    w.end()
    if not scores_first:
        tables.score_table(w, entries, "附件：财政重点评价指标评分表")


def _issued(w: Builder, case: Case, say: Wording) -> None:
    values = w.changed_money(case.total("issued"), case.last, "issued")
    whole = values["cur"]
    assert isinstance(whole, Figure)
    names = [batch.name for batch in case.batches]
    count = w.count(len(names), "", chinese=True)
    w.counts(count, names, say.say("issued", fund=w.name(case.fund.name), count=count, **values))
    labelled = [
        (name, case.source(number), f"source:{number}") for number, name in enumerate(SOURCES)
    ]
    parts = say.parts("part", whole, labelled, mark=w.rng.choice("；，"))
    say.say("sources", parts=parts)
    w.end()
    template, runs, totals = say.draw("batch"), [], []
    for batch in case.batches:
        total = w.money(batch.total, f"batch:{batch.name}")
        totals.append(total)
        found = [(name, cents) for name, cents in zip(SOURCES, batch.sources, strict=True) if cents]
        given: dict[str, Value] = dict(zip("ab", (name for name, _ in found), strict=False))
        kind = "batch_one"
        if len(found) == 2:
            kind = "batch_two"
            x, y = (w.money(cents) for _, cents in found)
            w.adds_up(total, (x, y))
            given |= {"x": x, "y": y}
        parts = compose(say.draw(kind), given)
        shown: dict[str, Value] = {"name": batch.name, "total": total, "parts": parts}
        runs.append(compose(template, {**shown, "month": batch.month, "paper": batch.paper}))
    w.adds_up(whole, totals)
    say.say("batches", parts=joined(runs, "；"))


def _paid(w: Builder, case: Case, say: Wording) -> Figure | None:
    """Tell what arrived and was spent; give the figure of what was spent."""
    cents = [case.total(name) for name in ("issued", "delivered", "spent")]
    issued, came = w.money(cents[0], "issued"), w.money(cents[1], "came")
    gap, rate = (
        w.money(cents[0] - cents[1], "gap"),
        w.rate(Fraction(cents[1], cents[0]), "came_rate"),
    )
    w.divides(rate, came, issued)
    w.relate(Linear("difference", ((issued, 1), (came, -1), (gap, -1))), Within("bounded", rate))
    say.say("arrived", issued=issued, came=came, gap=gap, rate=rate)
    again, spent = w.money(cents[1], "came"), w.money(cents[2], "paid")
    left, done = (
        w.money(cents[1] - cents[2], "left"),
        w.rate(Fraction(cents[2], cents[1]), "spent_rate"),
    )
    for shown in (came, again):
        w.divides(done, spent, shown)
        w.relate(Linear("difference", ((shown, 1), (spent, -1), (left, -1))))
    w.relate(Within("bounded", done))
    say.say("paid", came=again, spent=spent, left=left, rate=done)
    order = sorted(case.counties, key=lambda county: county.rate)
    low, high = order[0], order[-1]
    if order[-2].rate < high.rate:
        x, y = (w.rate(each.rate, f"spent_rate:{each.name}") for each in (high, low))
        d = w.points(_printed(x) - _printed(y))
        w.relate(Linear("points", ((x, 1), (y, -1), (d, -1))))
        say.say("spread", a=high.name, b=low.name, x=x, y=y, d=d)
    return spent


def _printed(rate: Figure) -> Fraction:
    return Fraction(rate.number) / 100


def _work(w: Builder, case: Case, say: Wording) -> None:
    a, b, c = (w.count(number, "") for number in case.team)
    total = w.count(sum(case.team), "")
    w.adds_up(total, (a, b, c), "count_sum")
    say.say("team", total=total, a=a, b=b, c=c)
    names = [check.county for check in case.checks]
    cents = sum(county.issued for county in case.counties if county.name in names)
    part, whole = w.money(cents), w.money(case.total("issued"), "issued")
    rate = w.rate(Fraction(cents, case.total("issued")))
    w.divides(rate, part, whole, "share")
    count = w.count(len(names), "")
    text = say.say("sampled", list="、".join(names), count=count, part=part, whole=whole, rate=rate)
    w.counts(count, names, text)


def _looked(w: Builder, case: Case, say: Wording) -> None:
    seen, good = (sum(getattr(each, name) for each in case.checks) for name in ("seen", "good"))
    every, right, bad = (
        w.count(number, "", key)
        for number, key in ((seen, "seen"), (good, "good"), (seen - good, "bad"))
    )
    rate = w.rate(Fraction(good, seen), "good_rate")
    w.adds_up(every, (right, bad), "count_sum")
    w.divides(rate, right, every)
    w.relate(Within("bounded", rate))
    given: dict[str, Value] = {"seen": every, "good": right, "bad": bad, "rate": rate}
    say.say("looked", name=case.fund.seen_name, unit=case.fund.seen_unit, **given)


def _result(w: Builder, say: Wording, case: Case, entries: tuple[Entry, ...], grade: str) -> Figure:
    template, runs, points = say.draw("result_part"), [], []
    for first, group in by_first(entries).items():
        full, got = (sum(getattr(e, name) for e in group) for name in ("full", "points"))
        own = scored(w, full, got, keys=(f"full:{first}", f"part:{first}"))
        rate = w.rate(Fraction(got, full), f"part_rate:{first}")
        w.divides(rate, own["score"], own["full"])
        points.append(own["score"])
        runs.append(compose(template, {"name": first, "rate": rate, **own}))
    total = mark(sum(entry.points for entry in entries), key="score_total")
    w.adds_up(total, points, "score_sum")
    parts = joined(runs, "；")
    given: dict[str, Value] = {"total": total, "grade": grade, "parts": parts}
    say.say("result", year=w.this_year(), fund=w.name(case.fund.name), **given)
    return total


def _part(w: Builder, say: Wording, first: str, group: list[Entry]) -> None:
    """Tell the points of a part, what it lost and why, and how its rates were scored."""
    full, got = (sum(getattr(e, name) for e in group) for name in ("full", "points"))
    own = scored(w, full, got, keys=(f"full:{first}", f"part:{first}"))
    if full == got:
        say.say("part_full", name=first, **own)
        return
    say.say("part_open", name=first, **own)
    bad = [entry for entry in group if entry.lost]
    count = w.count(len(bad), "")
    names = [entry.name for entry in bad]
    w.counts(count, names, say.say("part_lost", count=count, list="、".join(names)))
    template, runs, lost = say.draw("lost_item"), [], []
    for entry in bad:
        figure = mark(entry.lost)
        lost.append(figure)
        runs.append(compose(template, {"name": entry.name, "lost": figure, "why": entry.why()}))
    w.adds_up(own["lost"], lost, "score_sum")
    w.add((*joined(runs, "；"), "。"))
    by_rate = [entry for entry in bad if entry.is_by_rate]
    for entry in by_rate[:2]:
        whole, rate = mark(entry.full, role="weight"), w.rate(entry.rate, entry.key)
        score = mark(entry.points, key=f"score:{entry.name}")
        near = Figure(score.number, "分", Fraction(1), "score", score.key)
        w.divides(rate, near, whole, "score_rate")
        say.say("by_rate", name=entry.name, full=whole, rate=rate, score=near)


def _output(w: Builder, case: Case, say: Wording) -> None:
    names = ("task", "begun", "done", "passed")
    found = {name: w.count(case.total(name), "", name) for name in names}
    rate = w.rate(Fraction(case.total("done"), case.total("task")), "done_rate")
    good = w.rate(Fraction(case.total("passed"), case.total("done")), "passed_rate")
    w.divides(rate, found["done"], found["task"])
    w.divides(good, found["passed"], found["done"])
    w.relate(Within("bounded", good), AtMost("part_of", found["done"], found["begun"]))
    unit = case.fund.unit
    say.say("output", unit=unit, rate=rate, good=good, now=str(w.year), **found)
    done, ontime = w.count(case.total("done"), "", "done"), w.count(case.ontime, "")
    rate = w.rate(Fraction(case.ontime, case.total("done")), "ontime_rate")
    w.divides(rate, ontime, done)
    w.relate(Within("bounded", rate))
    say.say("ontime", unit=unit, done=done, ontime=ontime, rate=rate)
    cost, heads, mean = averaged(w, case.total("spent"), case.total("done"), "paid")
    w.divides(mean, cost, found["done"], "average")
    say.say("price", unit=unit, spent=cost, done=heads, mean=mean)


def _effect(w: Builder, case: Case, say: Wording) -> None:
    low, middle, high = case.fund.effect
    before = w.rng.randrange(low, middle - 60) // 10
    now = w.rng.randrange(middle, high) // 10
    y, x, d = (
        w.rate(Fraction(before, 1000), places=1),
        w.rate(Fraction(now, 1000), places=1),
        w.points(Fraction(now - before, 1000), 1),
    )
    word, word2 = w.word("上升"), w.word("提高")
    w.relate(
        Linear("points", ((x, 1), (y, -1), (d, -1))),
        Sign("direction", word, x, y),
        Sign("direction", word2, x, y),
        Agree("direction", word, word2),
    )
    say.say(f"effect_{case.fund.key}", x=x, y=y, d=d, word=word, word2=word2)


def _asked(w: Builder, case: Case, say: Wording) -> None:
    groups = "、".join(case.fund.asked)
    sent, back, valid = (
        w.count(case.asked(name), "", f"asked:{name}") for name in ("sent", "back", "valid")
    )
    levels = [w.count(case.level(number), "", f"asked:level{number}") for number in range(4)]
    r = w.rate(Fraction(case.asked("back"), case.asked("sent")))
    happy = w.rate(Fraction(case.happy, case.asked("valid")), "happy")
    w.divides(r, back, sent)
    w.adds_up(valid, levels, "count_sum")
    top = tuple((figure, 1) for figure in levels[:2])
    w.relate(Quotient("ratio", happy, top, ((valid, 1),)))
    w.relate(Within("bounded", r), Within("bounded", happy))
    named: dict[str, Value] = dict(zip("abcd", levels, strict=True))
    given: dict[str, Value] = {"sent": sent, "back": back, "valid": valid, "r": r, "happy": happy}
    say.say("asked", groups=groups, **given, **named)
