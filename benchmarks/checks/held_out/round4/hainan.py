"""Hainan: 项目支出绩效自评报告 of one project, three years of money, contracts, results and score."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Pieces, Value, compose, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Later, Linear, Quotient, Sign, Within
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round4 import hainan_passages as odd
from benchmarks.checks.held_out.round4 import hainan_results as results
from benchmarks.checks.held_out.round4 import hainan_tables as tables
from benchmarks.checks.held_out.round4.hainan_card import (
    Card,
    draw_card,
    full_of,
    grade_of,
    parts_of,
    points_of,
)
from benchmarks.checks.held_out.round4.hainan_site import Site, draw_site
from benchmarks.checks.held_out.round4.sea_figures import FOLDER, Pen, measure, share_of
from benchmarks.checks.held_out.wording import Wording, mark


def write(w: Builder) -> None:
    site, say = draw_site(w.rng, w.year, w.rate_places), Wording(w, "hainan", FOLDER)
    tail = "_service" if site.kind.is_service else ""
    card, pen = draw_card(w.rng, site), Pen(w, trims=w.rng.random() < 0.45)

    def hard(tags: tuple[str, ...], number: int) -> None:
        found = odd.passages(site, pen, tags)
        Sprinkler(say, site.place, "万元", found).print(number)
        w.end()

    w.heading(-1, w.name(site.name), w.this_year(), "度项目支出绩效自评报告")
    say.say("opening", place=site.place, year=w.this_year(), name=w.name(site.name))
    w.end()
    w.heading(1, "一、项目基本情况")
    w.heading(2, "（一）项目背景")
    _origin(w, site, pen, say)
    hard(odd.ORIGIN, w.rng.choice((1, 2)))
    w.heading(2, "（二）实施内容及资金筹措")
    _plan(w, site, pen, say)
    w.heading(2, "（三）绩效目标")
    say.say("aim", people=site.kind.people, gain=site.kind.gain[0], least="90%")
    w.end()
    w.heading(1, "二、项目资金使用及管理情况")
    w.heading(2, "（一）资金到位情况")
    _arrived(w, site, pen, say)
    w.heading(2, "（二）资金支付情况")
    _paid(w, site, pen, say)
    tables.years(w, site, pen)
    w.heading(2, "（三）合同签订与支付情况")
    _contracts(w, site, pen, say)
    hard(odd.MONEY, w.rng.choice((2, 3)))
    tables.contracts(w, site, pen)
    w.heading(2, "（四）年度预算执行情况")
    _budget(w, site, pen, say)
    w.end()
    w.heading(1, "三、项目组织实施情况")
    say.three("rules", f"rules_pool{tail}", w.rng.choice(("项", "条")))
    _tender(w, site, pen, say)
    w.end()
    w.heading(1, "四、绩效目标完成情况")
    w.heading(2, "（一）产出指标")
    results.outputs(w, site, say)
    w.heading(2, "（二）效益指标")
    results.effects(w, site, pen, say)
    hard(odd.RESULTS, 2)
    w.heading(2, "（三）满意度指标")
    results.poll(w, site, say)
    hard(odd.POLL, w.rng.choice((1, 2)))
    w.heading(1, "五、自评得分情况")
    _score(w, site, card, say)
    w.end()
    tables.scores(w, site, card)
    w.heading(1, "六、存在问题和改进措施")
    say.three("trouble", f"trouble_pool{tail}", w.rng.choice(("个方面", "方面")))
    w.end()
    say.three("remedy", f"remedy_pool{tail}", w.rng.choice(("项", "方面")))
    w.end()


def _origin(w: Builder, site: Site, pen: Pen, say: Wording) -> None:
    a, b, c = site.kind.needs
    say.say("need", place=site.place, a=a, b=b, c=c)
    total, names = pen.money(site.plan, "plan"), site.kind.parts
    parts = [pen.money(cents) for cents in site.parts]
    share = w.rate(Fraction(site.parts[0], site.plan))
    w.adds_up(total, parts)
    w.divides(share, parts[0], total, "share")
    named: dict[str, Value] = dict(zip(("an", "bn", "cn"), names, strict=True))
    say.say(
        "approve",
        doc=f"{site.place}发展改革部门批复" if not site.kind.is_service else "政府常务会议纪要",
        plan=site.kind.plan,
        total=total,
        pa=share,
        **named,
        **dict(zip("abc", parts, strict=True)),
    )
    w.end()


def _plan(w: Builder, site: Site, pen: Pen, say: Wording) -> None:
    zones = [name for name, _ in site.zones]
    count = w.count(len(zones), "")
    named: dict[str, Value] = {}
    for number, (label, unit, *_) in enumerate(site.kind.outputs):
        named[f"l{number + 1}"] = label
        named[f"o{number + 1}"] = measure(site.targets[number], unit, f"target:{number}")
    zone = site.kind.zone[0]
    text = say.say("scale", n=count, zone=zone, zones="、".join(zones), **named)
    w.counts(count, zones, text)
    total = pen.money(site.plan, "plan")
    parts = [pen.money(cents, f"planned:{n}") for n, cents in enumerate(site.planned)]
    w.adds_up(total, parts)
    a, b, c = parts
    say.say("funding", total=total, a=a, b=b, c=c, mid=site.levels[1], low=site.levels[2])
    w.end()


def _arrived(w: Builder, site: Site, pen: Pen, say: Wording) -> None:
    template, runs, came = say.draw("source_run"), [], []
    for number, name in enumerate(site.levels):
        cents, wanted = site.sources[number], site.planned[number]
        plan = pen.money(wanted, f"planned:{number}")
        arr = pen.money(cents, f"source:{number}")
        rate = w.rate(Fraction(cents, wanted))
        w.divides(rate, arr, plan)
        w.relate(Within("bounded", rate))
        came.append(arr)
        runs.append(compose(template, {"name": name, "plan": plan, "arr": arr, "rate": rate}))
    arrived, total = pen.money(site.arrived, "arrived"), pen.money(site.plan, "plan")
    w.adds_up(arrived, came)
    rate = share_of(w, arrived, total, Fraction(site.arrived, site.plan))
    run = joined(runs, "；" if "，" in template else "，")
    say.say("arrived", year=w.this_year(), arrived=arrived, total=total, rate=rate, runs=run)
    if site.arrived < site.plan:
        say.say("low_late", low=site.levels[2])
    else:
        say.say("all_here")
    w.end()


def _paid(w: Builder, site: Site, pen: Pen, say: Wording) -> None:
    template, runs, pays = say.draw("year_run"), [], []
    before: Figure | None = None
    for number in range(3):
        year = w.of_year(site.year - 2 + number)
        if before is not None:
            w.relate(Later("period", year, before, 1))
        before = year
        arr = pen.money(sum(site.arrivals[number]), f"arr:{number}")
        pay = pen.money(site.pay[number], f"pay:{number}")
        pays.append(pay)
        runs.append(compose(template, {"year": year, "arr": arr, "pay": pay}))
    paid, left = pen.money(site.paid, "paid"), pen.money(site.end(2), "end:2")
    arrived = pen.money(site.arrived, "arrived")
    w.adds_up(paid, pays)
    rate = w.rate(Fraction(site.paid, site.arrived))
    w.divides(rate, paid, arrived)
    w.relate(
        Within("bounded", rate),
        Linear("difference", ((arrived, 1), (paid, -1), (left, -1))),
    )
    say.say("paid", runs=joined(runs, "；"), paid=paid, rate=rate, left=left, arrived=arrived)
    keys = ("pay:2", "pay:1")
    values = pen.changed(site.pay[2], site.pay[1], keys)
    say.say("paid_change", cause=say.draw("paid_cause"), **values)
    w.end()


def _contracts(w: Builder, site: Site, pen: Pen, say: Wording) -> None:
    names = [each.name for each in site.contracts]
    count = w.count(len(names), "", chinese=w.rng.random() < 0.5)
    total, inside = pen.money(site.signed, "signed"), pen.money(site.inside, "inside")
    left, rate = (
        pen.money(site.signed - site.inside, "unpaid"),
        w.rate(Fraction(site.inside, site.signed)),
    )
    w.divides(rate, inside, total)
    w.relate(
        Within("bounded", rate),
        Linear("difference", ((total, 1), (inside, -1), (left, -1))),
    )
    values: dict[str, Value] = {"sum": total, "inside": inside, "left": left, "rate": rate}
    text = say.say("contracts", n=count, names="、".join(names), year=w.this_year(), **values)
    w.counts(count, names, text)
    first = site.contracts[0]
    totals = (total, inside)
    price, paid = pen.money(first.price, "contract:0"), pen.money(first.paid, "contract_paid:0")
    rate = w.rate(Fraction(first.paid, first.price))
    w.divides(rate, paid, price)
    say.say("first_contract", name=first.name, price=price, paid=paid, rate=rate)
    _rest(w, site, pen, say, totals, (price, paid))
    other, again = pen.money(site.other, "other"), pen.money(site.other, "other")
    whole, same = pen.money(site.paid, "paid"), pen.money(site.inside, "inside")
    w.adds_up(whole, (other, same))
    what = say.draw("other_what_service" if site.kind.is_service else "other_what")
    say.say("outside", other=other, other2=again, paid=whole, inside=same, what=what)
    w.end()


def _rest(
    w: Builder,
    site: Site,
    pen: Pen,
    say: Wording,
    totals: tuple[Figure, Figure],
    first: tuple[Figure, Figure],
) -> None:
    """Say the smaller contracts; with the first they make up the totals."""
    rest = list(enumerate(site.contracts))[1:]
    prices = [pen.money(each.price, f"contract:{n}") for n, each in rest]
    paid = [pen.money(each.paid, f"contract_paid:{n}") for n, each in rest]
    w.adds_up(totals[0], (first[0], *prices))
    w.adds_up(totals[1], (first[1], *paid))
    named: dict[str, Value] = {}
    for (number, each), price, done in zip(rest, prices, paid, strict=True):
        named |= {f"n{number}": each.name, f"p{number}": price, f"d{number}": done}
    names = "、".join(each.name for _, each in rest)
    say.say("rest_contracts", names=names, **named)


def _budget(w: Builder, site: Site, pen: Pen, say: Wording) -> None:
    up = site.budget > site.start_budget
    first, last = pen.money(site.start_budget), pen.money(site.budget, "year_budget")
    step = pen.money(abs(site.budget - site.start_budget))
    word = w.word("调增" if up else "调减")
    carry, grant = pen.money(site.end(1), "end:1"), pen.money(sum(site.arrivals[2]), "arr:2")
    spent, rate = pen.money(site.pay[2], "pay:2"), w.rate(Fraction(site.pay[2], site.budget))
    keyed = Figure(rate.number, rate.unit, rate.scale, "rate", "execution")
    w.relate(
        Linear("adjustment", ((first, 1), (step, 1 if up else -1), (last, -1))),
        Sign("adjustment", word, last, first),
        Within("bounded", keyed),
    )
    w.adds_up(last, (carry, grant))
    w.divides(keyed, spent, last)
    values: dict[str, Value] = {"initial": first, "word": word, "step": step, "budget": last}
    values |= {"carry": carry, "grant": grant, "spent": spent, "rate": keyed}
    say.say("budget", year=w.this_year(), **values)


def _tender(w: Builder, site: Site, pen: Pen, say: Wording) -> None:
    first = site.contracts[0]
    ceiling, price = pen.money(site.ceiling), pen.money(first.price, "contract:0")
    saved = pen.money(site.ceiling - first.price)
    rate = w.rate(Fraction(site.ceiling - first.price, site.ceiling))
    w.relate(
        Linear("difference", ((ceiling, 1), (price, -1), (saved, -1))),
        Quotient("ratio", rate, ((saved, 1),), ((ceiling, 1),)),
    )
    say.say("tender", name=first.name, ceiling=ceiling, price=price, saved=saved, rate=rate)


def _score(w: Builder, site: Site, card: Card, say: Wording) -> None:
    template, runs, points = say.draw("part_run"), [], []
    for part in parts_of(card):
        full = mark(full_of(card, part) * 100, "", role="weight")
        got = mark(points_of(card, part), key=f"part:{part}")
        w.relate(AtMost("score_limit", got, full))
        points.append(got)
        runs.append(compose(template, {"name": part, "full": full, "score": got}))
    total = mark(points_of(card), key="score")
    w.adds_up(total, points, "score_sum")
    say.say("score", name=w.name(site.name), total=total, grade=grade_of(card), runs=joined(runs))
    w.end()
    _lost(w, card, say)


def _lost(w: Builder, card: Card, say: Wording) -> None:
    """Say where points went; together they are what the total lacks of a hundred."""
    template, runs, losses = say.draw("lost_run"), [], []
    items = [item for item in card if item.lost]
    for item in items:
        lost = mark(item.lost)
        losses.append(lost)
        values: dict[str, Value] = {"name": item.name, "lost": lost, "why": item.why}
        score = mark(item.points, key=f"mark:{item.name}")
        runs.append(compose(template, {**values, "score": score}))
    total = mark(10000 - points_of(card))
    w.adds_up(total, losses, "score_sum")
    names = [item.name for item in items]
    count = w.count(len(names), "")
    run: Pieces = joined(runs, "；")
    w.counts(count, names, say.say("lost", all=total, n=count, runs=run))
