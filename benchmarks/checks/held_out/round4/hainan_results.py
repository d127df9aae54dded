"""What the project of the Hainan style did: outputs, effects, satisfaction."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value, compose, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Quotient, Within
from benchmarks.checks.held_out.round4.hainan_card import happy
from benchmarks.checks.held_out.round4.hainan_site import Site
from benchmarks.checks.held_out.round4.sea_figures import (
    Pen,
    counted_change,
    each_cost,
    measure,
    share_of,
)
from benchmarks.checks.held_out.wording import Wording, checked


def outputs(w: Builder, site: Site, say: Wording) -> None:
    """Say quantity, quality and time in numbered paragraphs."""
    w.add(("1.数量指标。",))
    _quantity(w, site, say)
    w.end()
    w.add(("2.质量指标。",))
    _quality(w, site, say)
    w.end()
    w.add(("3.时效指标。",))
    _time(w, site, say)
    w.end()


def _quantity(w: Builder, site: Site, say: Wording) -> None:
    template, runs = say.draw("output_run"), []
    gaps: list[tuple[str, dict[str, Value]]] = []
    for number, (label, unit, *_) in enumerate(site.kind.outputs):
        wanted, done = site.targets[number], site.actuals[number]
        target = measure(wanted, unit, f"target:{number}")
        actual = measure(done, unit, f"actual:{number}")
        rate = w.rate(Fraction(done, wanted))
        w.divides(rate, actual, target)
        values: dict[str, Value] = {"label": label, "target": target, "actual": actual}
        runs.append(compose(template, {**values, "rate": rate}))
        if done > wanted:
            w.hard("over_plan", rate.text)
        if done != wanted:
            gap = measure(abs(done - wanted), unit)
            sign = -1 if done < wanted else 1
            w.relate(Linear("difference", ((target, 1), (actual, -1), (gap, sign))))
            kind = "missed" if done < wanted else "passed"
            gaps.append((kind, {"label": label, "gap": gap, "why": site.kind.short}))
    say.say("quantity", runs=joined(runs, "；"))
    for kind, values in gaps:
        say.say(kind, **values)
    label, unit = site.kind.outputs[2][:2]
    total = measure(site.actuals[2], unit, "actual:2")
    zones = [(name, measure(number * 100, unit)) for name, number in site.zones]
    w.adds_up(total, (figure for _, figure in zones), "count_sum")
    run = joined(zones, "、")
    say.say("by_zone", label=label, total=total, zone=site.kind.zone[0], runs=run)


def _quality(w: Builder, site: Site, say: Wording) -> None:
    every, good = site.pieces if not site.kind.is_service else (12, site.pieces[1] % 4 + 7)
    n, well, fair = (w.count(number, "") for number in (every, good, every - good))
    rate = w.rate(Fraction(good, every))
    w.adds_up(n, (well, fair), "count_sum")
    w.divides(rate, well, n)
    w.relate(Within("bounded", rate))
    kind = "quality_service" if site.kind.is_service else "quality_works"
    say.say(kind, n=n, good=well, fair=fair, rate=rate, year=w.this_year())
    other = "spots" if site.kind.is_service else "samples"
    found = checked(w, *site.samples)
    say.say(other, what=site.kind.samples, year=w.this_year(), **found)


def _time(w: Builder, site: Site, say: Wording) -> None:
    if site.kind.is_service:
        trips = checked(w, *site.trips)
        rate = trips["rate"]
        assert isinstance(rate, Figure)
        w.relate(Within("bounded", rate))
        say.say("trips", **trips)
        return
    term, used = w.count(site.term, ""), w.count(site.term + site.late, "")
    gap = w.count(abs(site.late), "")
    sign = 1 if site.late > 0 else -1
    w.relate(Linear("difference", ((used, 1), (term, -1), (gap, -sign))))
    ends = {"began": _day(site, True), "ended": _day(site, False)}
    kind = "late" if site.late > 0 else "early"
    say.say(kind, term=term, used=used, gap=gap, why=site.kind.late, **ends)


def _day(site: Site, is_first: bool) -> str:
    day = site.began if is_first else site.finished
    return f"{day.year}年{day.month}月{day.day}日"


def effects(w: Builder, site: Site, pen: Pen, say: Wording) -> None:
    """Say social, economic, ecological and lasting effects."""
    low, high = site.gain
    one, two = w.rate(Fraction(low, 10000)), w.rate(Fraction(high, 10000), "gain:high")
    points = w.points(Fraction(high - low, 10000))
    w.relate(
        Linear("points", ((two, 1), (one, -1), (points, -1))),
        Within("bounded", one),
        Within("bounded", two),
    )
    heads = w.count(site.heads, "", "heads")
    label = site.kind.gain[0]
    say.say("gain", label=label, low=one, high=two, points=points, heads=heads)
    people, cents = site.workers
    cost, number = pen.money(cents), w.count(people, "")
    mean = each_cost(w, cost, number, Fraction(cents, 100 * people), "元")
    say.say("wages", people=number, cost=cost, mean=mean)
    w.end()
    good, what = site.kind.good, site.kind.complaint
    say.say("complaints", good=good, what=what, **counted_change(w, *site.complaints, "complaints"))
    say.say("lasting")
    if not site.kind.is_service:
        _unit_cost(w, site, pen, say)
    w.end()


def _unit_cost(w: Builder, site: Site, pen: Pen, say: Wording) -> None:
    first, done = site.contracts[0], site.actuals[0]
    price = pen.money(first.price, "contract:0")
    amount = measure(done, site.kind.outputs[0][1], "actual:0")
    name, unit, *_ = site.kind.each
    mean = each_cost(w, price, amount, Fraction(first.price, done), unit)
    say.say("unit_cost", name=first.name, price=price, amount=amount, each=name, mean=mean)


def poll(w: Builder, site: Site, say: Wording) -> None:
    """Say how many were asked, what they answered, and what share was pleased."""
    sent, back, valid, *answers = (w.count(number, "") for number in site.poll)
    w.adds_up(valid, answers, "count_sum")
    rate = w.rate(Fraction(*happy(site)), "happy")
    w.relate(
        Quotient("ratio", rate, ((answers[0], 1), (answers[1], 1)), ((valid, 1),)),
        AtMost("part_of", valid, back),
        AtMost("part_of", back, sent),
        Within("bounded", rate),
    )
    named: dict[str, Value] = dict(zip(("very", "glad", "fair", "bad"), answers, strict=True))
    people = site.kind.people
    say.say("poll", people=people, sent=sent, back=back, valid=valid, rate=rate, **named)
    good, every = happy(site)
    if good * 10 < every * 9:
        say.say("unhappy", least="90%")
    share = share_of(w, back, sent, Fraction(site.poll[1], site.poll[0]))
    say.say("back", rate=share)
