"""The problems that the third-party report finds, each with its counts and amounts."""

from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Pieces, Value, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round3.henan_fund import Case
from benchmarks.checks.held_out.wording import Wording


def troubles(w: Builder, case: Case, say: Wording, sprinkler: Sprinkler) -> None:
    """Tell the problems one by one under numbered heads."""

    tell = {
        "late": lambda: _late(w, case, say),
        "slow": lambda: _slow(w, case, say),
        "behind": lambda: _behind(w, case, say),
        "fault": lambda: _fault(w, case, say, sprinkler),
        "misused": lambda: _misused(w, case, say),
    }
    opener = w.rng.choice(("（{0}）{1}。", "{2}.{1}。", "{0}是{1}。"))
    for number, (name, each) in enumerate(tell.items()):
        head = say.draw(f"head_{name}")
        w.add((opener.format("一二三四五"[number], head, number + 1),))
        each()
        w.end()


def _late(w: Builder, case: Case, say: Wording) -> None:
    found = [county for county in case.counties if county.delivered < county.issued]
    figures = [w.money(county.issued - county.delivered) for county in found]
    total = w.money(sum(county.issued - county.delivered for county in found), "gap")
    w.adds_up(total, figures)
    runs: list[Pieces] = [(each.name, one) for each, one in zip(found, figures, strict=True)]
    count = w.count(len(found), "")
    text = say.say("late", count=count, total=total, parts=joined(runs, "、"))
    w.counts(count, [county.name for county in found], text)


def _slow(w: Builder, case: Case, say: Wording) -> None:
    found = [county for county in case.counties if county.rate < Fraction(8, 10)]
    runs: list[Pieces] = [
        (each.name, "（", w.rate(each.rate, f"spent_rate:{each.name}"), "）") for each in found
    ]
    count = w.count(len(found), "")
    left = w.money(case.total("delivered") - case.total("spent"), "left")
    text = say.say("slow", count=count, left=left, list=joined(runs, "、"))
    w.counts(count, [county.name for county in found], text)


def _behind(w: Builder, case: Case, say: Wording) -> None:
    found = [county for county in case.counties if county.done < county.task]
    unit = case.fund.unit
    figures = [w.count(county.task - county.done, unit) for county in found]
    total = w.count(case.total("task") - case.total("done"), "")
    w.adds_up(total, figures, "count_sum")
    runs: list[Pieces] = [(each.name, one) for each, one in zip(found, figures, strict=True)]
    count = w.count(len(found), "")
    text = say.say("behind", count=count, total=total, unit=unit, parts=joined(runs, "、"))
    w.counts(count, [county.name for county in found], text)


def _fault(w: Builder, case: Case, say: Wording, sprinkler: Sprinkler) -> None:
    unit = case.fund.seen_unit
    kinds = [sum(check.faults[number] for check in case.checks) for number in (0, 1)]
    whole = sum(check.seen for check in case.checks)
    seen, bad = w.count(whole, "", "seen"), w.count(sum(kinds), "", "bad")
    x, y = (w.count(number, "", f"fault{at}") for at, number in enumerate(kinds))
    rate = w.rate(Fraction(sum(kinds), whole))
    by_county = [w.count(sum(check.faults), unit, f"bad:{check.county}") for check in case.checks]
    w.adds_up(bad, (x, y), "count_sum")
    w.adds_up(bad, by_county, "count_sum")
    w.divides(rate, bad, seen)
    a, b = case.fund.faults
    named: dict[str, Value] = {"a": a, "b": b, "name": case.fund.seen_name, "unit": unit}
    figures: dict[str, Value] = {"seen": seen, "bad": bad, "x": x, "y": y, "rate": rate}
    parts = _by_county(case, by_county)
    say.say("fault", parts=parts, **named, **figures)
    sprinkler.print(1)
    amounts = [w.money(check.money, f"fault_money:{check.county}") for check in case.checks]
    total = w.money(sum(check.money for check in case.checks), "fault_money")
    w.adds_up(total, amounts)
    parts = _by_county(case, amounts)
    say.say("fault_money", total=total, name=case.fund.seen_name, parts=parts)


def _by_county(case: Case, figures: list[Figure]) -> Pieces:
    runs: list[Pieces] = [
        (check.county, one) for check, one in zip(case.checks, figures, strict=True)
    ]
    return joined(runs, "、")


def _misused(w: Builder, case: Case, say: Wording) -> None:
    county, cents = case.misused
    x, y = (w.money(each) for each in cents)
    total = w.money(sum(cents), "misused")
    w.adds_up(total, (x, y))
    say.say("misused", county=county, total=total, x=x, y=y)
    whole = sum(cents)
    back = whole * w.rng.randrange(300, 820) // 1000 // 10**4 * 10**4
    one, rest = w.money(back), w.money(whole - back)
    again = w.money(whole, "misused")
    w.adds_up(total, (one, rest))
    w.adds_up(again, (one, rest))
    w.hard("fixed", say.say("hard_fixed", x=one, y=rest, total=again))
