"""Passages of the Liaoning report that look wrong and are right, by the section they belong to."""

from collections.abc import Mapping
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value, print_decimal
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Quotient, Same
from benchmarks.checks.held_out.passages import Passage, Sprinkler
from benchmarks.checks.held_out.round3.liaoning_city import NORTHERN, City
from benchmarks.checks.held_out.round3.north_print import Purse, half_up, hundredths, moved
from benchmarks.checks.held_out.wording import Wording

Values = dict[str, Value]
PAIRS = (
    ("滨河路热源厂一期", "滨河路热源厂二期"),
    ("南部供水干线工程", "北部供水干线工程"),
    ("老年助餐服务补贴", "老年助浴服务补贴"),
)
GROUPS: dict[str, tuple[str, ...]] = {
    "base": ("history", "cumulative", "rank", "codes"),
    "pre": ("threshold", "zero"),
    "target": ("scope", "restated"),
    "monitor": ("cutoff", "over", "partial", "alike"),
    "self": ("gap", "overlap", "choices"),
    "key": ("weighted", "appeal"),
    "apply": ("restored", "negative", "rounding", "multiple"),
}


class Passages:
    """Give the figures of each passage, true to the city's own."""

    def __init__(self, city: City, purse: Purse, big: str) -> None:
        self.city, self.purse, self.big = city, purse, big

    def group(self, name: str) -> Mapping[str, Passage]:
        found: dict[str, Passage] = {}
        for tag in GROUPS[name]:
            found[tag] = getattr(self, tag)
        return found

    def history(self, w: Builder, place: str, unit: str) -> Values:
        past = w.rng.randrange(2005, 2013)
        return {"past": str(past), "mid": str(past + w.rng.randrange(2, 5)), "future": "2027"}

    def cumulative(self, w: Builder, place: str, unit: str) -> Values:
        own = len(self.city.evaluated)
        x, y = w.count(own + w.rng.randrange(20, 60), ""), w.count(own, "", "keyed")
        w.relate(AtMost("part_of", y, x))
        amount = self.purse.money(self.purse.draw(20 * 10**10, 60 * 10**10), "", "亿元")
        return {"x": x, "y": y, "a": amount, "start": str(w.year - w.rng.randrange(3, 6))}

    def rank(self, w: Builder, place: str, unit: str) -> Values:
        before = w.rng.randrange(8200, 9000)
        step = w.rng.randrange(60, 480)
        cur, base = hundredths(before + step), hundredths(before)
        values = moved(w, cur, base, hundredths(step), ("提高", "降低"))
        old = w.rng.randrange(6, 12)
        new = old - w.rng.randrange(2, 5)
        places = {"old": w.count(old, ""), "new": w.count(new, ""), "up": w.count(old - new, "")}
        first, second, third = places["old"], places["new"], places["up"]
        w.relate(Linear("difference", ((first, 1), (second, -1), (third, -1))))
        return {**values, **places}

    def codes(self, w: Builder, place: str, unit: str) -> Values:
        digits = "".join(str(w.rng.randrange(1, 10)) for _ in range(30))
        north = self.city.place in NORTHERN
        return {
            "prov": "黑" if north else "辽",
            "c": place[0],
            "y0": str(w.year - 1),
            "y1": str(w.year),
            "n": digits[0:3],
            "m": digits[3:5],
            "area": ("45" if north else "41") + digits[5],
            "phone": digits[6:13],
            "zip": ("15" if north else "11") + digits[13:16] + "0",
            "code": digits[17:26],
        }

    def threshold(self, w: Builder, place: str, unit: str) -> Values:
        low = w.rng.choice((100, 200, 300))
        return {
            "a": str(low + w.rng.choice((200, 300))),
            "b": str(low),
            "n": w.count(self.city.assessed[0] - w.rng.randrange(2, 5), ""),
        }

    def zero(self, w: Builder, place: str, unit: str) -> Values:
        return {"amount": self.purse.money(self.purse.draw(30 * 10**10, 90 * 10**10), "", "亿元")}

    def scope(self, w: Builder, place: str, unit: str) -> Values:
        whole = self.city.amount
        wide = whole * w.rng.randrange(1360, 1900) // 1000
        return {
            "x": self.purse.money(whole, "amount", self.big),
            "y": self.purse.money(self.purse.even(wide), "", self.big),
        }

    def restated(self, w: Builder, place: str, unit: str) -> Values:
        base = self.city.amount_before
        old = self.purse.even(base * w.rng.randrange(1010, 1060) // 1000)
        return {
            "base": self.purse.money(base, "amount.last", self.big),
            "old": self.purse.money(old, "", self.big),
        }

    def cutoff(self, w: Builder, place: str, unit: str) -> Values:
        rate = Fraction(self.city.july, self.city.monitored_amount)
        step = Fraction(w.rng.randrange(2200, 3000), 10000)
        x, y, diff = w.rate(rate, "july_rate"), w.rate(rate + step), w.points(step)
        word = "高出"
        w.relate(Linear("points", ((y, 1), (x, -1), (diff, -1))))
        return {"x": x, "y": y, "points": diff, "word": word}

    def over(self, w: Builder, place: str, unit: str) -> Values:
        planned = self.purse.draw(10**8, 12 * 10**8)
        paid = self.purse.even(planned * w.rng.randrange(1060, 1900) // 1000)
        budget, spent = self.purse.money(planned), self.purse.money(paid)
        rate = w.rate(Fraction(paid, planned))
        w.divides(rate, spent, budget)
        return {"budget": budget, "spent": spent, "rate": rate}

    def partial(self, w: Builder, place: str, unit: str) -> Values:
        whole = self.city.recovered
        total = self.purse.money(whole, "recovered")
        x = self.purse.money(self.purse.part(whole, 330, 470))
        y = self.purse.money(self.purse.part(whole, 180, 320))
        w.relate(AtMost("part_of", x, total), AtMost("part_of", y, total))
        return {"x": x, "y": y, "total": total}

    def alike(self, w: Builder, place: str, unit: str) -> Values:
        a, b = w.rng.choice(PAIRS)
        x, y = (self.purse.money(self.purse.draw(10**8, 40 * 10**8)) for _ in range(2))
        return {"a": a, "b": b, "x": x, "y": y}

    def gap(self, w: Builder, place: str, unit: str) -> Values:
        own = w.rng.randrange(9700, 10000, 50)
        low = own - w.rng.randrange(900, 1900, 50)
        return {"own": hundredths(own), "review": hundredths(low)}

    def overlap(self, w: Builder, place: str, unit: str) -> Values:
        whole = self.city.checked[0] * w.rng.randrange(4, 7) // 10
        total = w.count(whole, "")
        shares = zip("xyz", ((40, 60), (50, 75), (45, 70)), strict=True)
        parts = {each: w.count(whole * w.rng.randrange(*span) // 100, "") for each, span in shares}
        w.relate(*(AtMost("part_of", part, total) for part in parts.values()))
        return {"total": total, **parts}

    def choices(self, w: Builder, place: str, unit: str) -> Values:
        spans = zip("xyz", ((6600, 8900), (4700, 6500), (2900, 4600)), strict=True)
        return {each: w.rate(Fraction(w.rng.randrange(*span), 10000)) for each, span in spans}

    def weighted(self, w: Builder, place: str, unit: str) -> Values:
        found = self.city.evaluated
        mean = half_up(
            sum(each.points * each.amount for each in found), sum(each.amount for each in found)
        )
        return {"x": print_decimal(Fraction(mean, 100), 2, False)}

    def appeal(self, w: Builder, place: str, unit: str) -> Values:
        each = w.rng.choice(self.city.evaluated[2:-1])
        first = each.points - w.rng.randrange(110, 390, 5)
        return {"x": hundredths(first), "y": hundredths(each.points, "分", f"score:{each.name}")}

    def restored(self, w: Builder, place: str, unit: str) -> Values:
        name, _, then = w.rng.choice(self.city.cuts)
        return {
            "name": w.name(name),
            "x": self.purse.money(then, f"then:{name}"),
            "y": self.purse.money(self.purse.part(then, 60, 210)),
        }

    def negative(self, w: Builder, place: str, unit: str) -> Values:
        return {"amount": self.purse.money(-self.purse.draw(10**6, 4 * 10**7))}

    def rounding(self, w: Builder, place: str, unit: str) -> Values:
        total = sum(self.city.savings)
        places = w.rng.choice((1, 2))
        number = print_decimal(Fraction(total, 10**10), places, w.grouping)
        x = Figure(number, "亿元", Fraction(10**8), "amount")
        y = self.purse.money(total, "saved")
        w.relate(Same("repeated", x, y))
        w.hard("mixed_units", x.text)
        return {"x": x, "y": y}

    def multiple(self, w: Builder, place: str, unit: str) -> Values:
        ranked = sorted((now - then, name) for name, now, then in self.city.cuts)
        (low, least), (high, most) = ranked[0], ranked[-1]
        cur = self.purse.money(high, f"pressed:{most}")
        base = self.purse.money(low, f"pressed:{least}")
        number = print_decimal(Fraction(high, low), 2, False)
        times = Figure(number, "", Fraction(1), "multiple")
        w.relate(Quotient("multiple", times, ((cur, 1),), ((base, 1),)))
        return {"cur": cur, "base": base, "times": times}


def sprinklers(say: Wording, passages: Passages, place: str) -> dict[str, Sprinkler]:
    """Make a sprinkler for every section."""
    return {name: Sprinkler(say, place, "万元", passages.group(name)) for name in GROUPS}
