"""Passages of the Tianjin report that look wrong and are right."""

from collections.abc import Mapping
from fractions import Fraction

from benchmarks.checks.generator.builder import Builder, Value, print_decimal
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import AtMost, Linear, Quotient, Same
from benchmarks.checks.held_out.passages import Passage, Sprinkler
from benchmarks.checks.held_out.round3.north_print import Purse, half_up
from benchmarks.checks.held_out.round3.tianjin_books import Book, Project, Shown
from benchmarks.checks.held_out.round3.tianjin_sheet import Sheets
from benchmarks.checks.held_out.round3.tianjin_units import DRAINAGE, SCHOOL
from benchmarks.checks.held_out.wording import Wording

Values = dict[str, Value]
PAIRS = (
    ("设备维保服务合同（甲包）", "设备维保服务合同（乙包）"),
    ("信息系统一期运维合同", "信息系统二期运维合同"),
    ("东院区改造监理合同", "西院区改造监理合同"),
)
WORKS = ("改造", "提升", "更新", "修复", "购置")
GROUPS = {
    "base": ("history", "codes"),
    "funds": ("fiscal", "multiyear", "later", "negative", "partial", "rounding", "dates", "alike"),
    "result": ("weighted", "over", "reverse"),
    "survey": ("groups", "choices", "hedge", "persons"),
    "short": ("overlap",),
}


class Passages:
    """Give the figures of each passage, true to the unit's own."""

    def __init__(self, book: Book, purse: Purse, sheets: Sheets, unit: str) -> None:
        self.book, self.purse, self.sheets, self.unit = book, purse, sheets, unit

    def group(self, name: str) -> Mapping[str, Passage]:
        """Give the passages of a section that are true of this book."""
        tags = list(GROUPS[name])
        book = self.book
        true = {
            "fiscal": any(book.source(number)[1] for number in (1, 2)),
            "later": book.budget - book.spent > 5 * 10**6,
            "multiyear": self._long(),
            "over": self._passed(),
            "reverse": self._reversed(),
        }
        tags = [tag for tag in tags if true.get(tag, True)]
        passages: dict[str, Passage] = {}
        for tag in tags:
            passages[tag] = getattr(self, tag)
        return passages

    def _passed(self) -> tuple[Project, Shown] | None:
        for project in self.book.projects:
            for shown in project.shown:
                if shown.reason.startswith("年初目标设置偏低"):
                    return project, shown
        return None

    def _reversed(self) -> tuple[Project, Shown] | None:
        for project in self.book.projects:
            for shown in project.shown:
                if shown.sense == "≤" and shown.unit != "万元":
                    return project, shown
        return None

    def _long(self) -> Project | None:
        """Find a project of several years: works and purchases that had money from the start."""
        for project in self.book.projects:
            is_work = any(word in project.name for word in WORKS)
            if project.initial and is_work:
                return project
        return None

    def history(self, w: Builder, place: str, unit: str) -> Values:
        past = w.rng.randrange(1996, 2009)
        return {"past": str(past), "mid": str(past + w.rng.randrange(4, 9))}

    def codes(self, w: Builder, place: str, unit: str) -> Values:
        is_tianjin = self.book.unit in (DRAINAGE, SCHOOL)
        digits = "".join(str(w.rng.randrange(1, 10)) for _ in range(30))
        return {
            "code": digits[:6],
            "prov": "津" if is_tianjin else "冀",
            "area": "22" if is_tianjin else "31" + digits[6],
            "phone": digits[8:15],
            "zip": ("300" if is_tianjin else "061") + digits[15:17] + "0",
            "y": str(w.year),
            "n": digits[18:20],
        }

    def alike(self, w: Builder, place: str, unit: str) -> Values:
        a, b = w.rng.choice(PAIRS)
        whole = min(each.budget for each in self.book.projects)
        x, y = (self.purse.money(self.purse.part(whole, 60, 300), "", unit) for _ in range(2))
        return {"a": a, "b": b, "x": x, "y": y}

    def fiscal(self, w: Builder, place: str, unit: str) -> Values:
        _, planned, paid = self.book.source(0)
        budget = self.purse.money(planned, "source0.budget", unit)
        spent = self.purse.money(paid, "source0.spent", unit)
        rate = w.rate(Fraction(paid, planned), "source0.rate")
        w.divides(rate, spent, budget)
        return {"budget": budget, "spent": spent, "rate": rate}

    def multiyear(self, w: Builder, place: str, unit: str) -> Values:
        project = self._long()
        assert project is not None
        whole = self.purse.even(project.budget * w.rng.randrange(27, 42) // 10)
        so_far = self.purse.even(project.spent + project.budget * w.rng.randrange(6, 13) // 10)
        total = self.purse.money(whole, "", unit)
        budget = self.purse.money(project.budget, f"budget:{project.name}", unit)
        x = self.purse.money(so_far, "", unit)
        w.relate(AtMost("part_of", budget, total), AtMost("part_of", x, total))
        name = w.name(project.name)
        return {"name": name, "total": total, "budget": budget, "x": x, "start": str(w.year - 1)}

    def later(self, w: Builder, place: str, unit: str) -> Values:
        left = self.book.budget - self.book.spent
        x = self.purse.money(self.purse.part(left, 300, 700), "", unit)
        return {"x": x, "next_year": w.of_year(w.year + 1, "next_year")}

    def negative(self, w: Builder, place: str, unit: str) -> Values:
        return {"amount": self.purse.money(-self.purse.draw(10**5, 6 * 10**6), "", unit)}

    def partial(self, w: Builder, place: str, unit: str) -> Values:
        whole = self.book.spent
        total = self.purse.money(whole, "spent_all", unit)
        x = self.purse.money(self.purse.part(whole, 300, 460), "", unit)
        y = self.purse.money(self.purse.part(whole, 160, 290), "", unit)
        w.relate(AtMost("part_of", x, total), AtMost("part_of", y, total))
        return {"x": x, "y": y, "total": total}

    def rounding(self, w: Builder, place: str, unit: str) -> Values:
        cents = self.book.budget
        number = print_decimal(Fraction(cents, 10**6), 0, w.grouping)
        x = Figure(number, "万元", Fraction(10**4), "amount")
        y = self.purse.money(cents, "budget_all", unit)
        w.relate(Same("repeated", x, y))
        w.hard("mixed_units", x.text)
        return {"x": x, "y": y}

    def dates(self, w: Builder, place: str, unit: str) -> Values:
        end = Fraction(self.book.spent, self.book.budget)
        step = Fraction(w.rng.randrange(2400, 4300), 10000)
        x, y = w.rate(end - step), w.rate(end, "rate_all")
        points = w.points(step)
        w.relate(Linear("points", ((y, 1), (x, -1), (points, -1))))
        return {"x": x, "y": y, "points": points}

    def weighted(self, w: Builder, place: str, unit: str) -> Values:
        found = self.book.projects
        mean = half_up(sum(each.points * each.budget for each in found), self.book.budget)
        return {"x": print_decimal(Fraction(mean, 100), 2, False)}

    def _shown(self, found: tuple[Project, Shown] | None) -> Values:
        assert found is not None
        project, shown = found
        values: Values = {
            which: self.sheets.value(project, shown, which) for which in ("target", "actual")
        }
        return {"name": shown.name, **values}

    def over(self, w: Builder, place: str, unit: str) -> Values:
        found = self._passed()
        values = self._shown(found)
        target, actual = values["target"], values["actual"]
        assert found is not None
        assert isinstance(target, Figure)
        assert isinstance(actual, Figure)
        rate = w.rate(Fraction(int(found[1].actual), int(found[1].target)))
        w.relate(Quotient("ratio", rate, ((actual, 1),), ((target, 1),)))
        return {**values, "rate": rate}

    def reverse(self, w: Builder, place: str, unit: str) -> Values:
        values = self._shown(self._reversed())
        target, actual = values["target"], values["actual"]
        assert isinstance(target, Figure)
        assert isinstance(actual, Figure)
        w.relate(AtMost("hedge", actual, target))
        return values

    def groups(self, w: Builder, place: str, unit: str) -> Values:
        sizes = (w.rng.randrange(20, 60), w.rng.randrange(90, 260))
        happy = (
            sizes[0] * w.rng.randrange(72, 86) // 100,
            sizes[1] * w.rng.randrange(90, 98) // 100,
        )
        n1, n2 = (w.count(number, "") for number in sizes)
        s1, s2 = (w.count(number, "") for number in happy)
        rate = w.rate(Fraction(sum(happy), sum(sizes)))
        w.relate(
            Quotient("ratio", rate, ((s1, 1), (s2, 1)), ((n1, 1), (n2, 1))),
            AtMost("part_of", s1, n1),
            AtMost("part_of", s2, n2),
        )
        return {"n1": n1, "n2": n2, "s1": s1, "s2": s2, "rate": rate}

    def choices(self, w: Builder, place: str, unit: str) -> Values:
        spans = zip("xyz", ((5800, 8400), (4100, 5700), (2600, 4000)), strict=True)
        return {each: w.rate(Fraction(w.rng.randrange(*span), 10000)) for each, span in spans}

    def hedge(self, w: Builder, place: str, unit: str) -> Values:
        below = w.rng.randrange(14, 90) * 100
        low, high = w.count(below, ""), w.count(below + 100, "")
        exact = w.count(below + w.rng.randrange(61, 99), "")
        w.relate(AtMost("hedge", low, exact), AtMost("hedge", exact, high))
        return {"low": low, "high": high, "exact": exact}

    def persons(self, w: Builder, place: str, unit: str) -> Values:
        number = w.rng.randrange(1200, 9000)
        x, y = w.count(number, ""), w.count(number * w.rng.randrange(55, 88) // 100, "")
        w.relate(AtMost("part_of", y, x))
        return {"x": x, "y": y}

    def overlap(self, w: Builder, place: str, unit: str) -> Values:
        number = len(self.book.projects)
        total = w.count(number, "", "projects")
        parts = {each: w.count(w.rng.randrange(2, number), "") for each in "xyz"}
        w.relate(*(AtMost("part_of", part, total) for part in parts.values()))
        return {"total": total, **parts}


def sprinklers(say: Wording, passages: Passages, place: str) -> dict[str, Sprinkler]:
    """Make a sprinkler for every section."""
    return {name: Sprinkler(say, place, passages.unit, passages.group(name)) for name in GROUPS}
