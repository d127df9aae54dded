"""What every part of a self-evaluation of a transfer fund needs."""

from pathlib import Path

from benchmarks.checks.generator.builder import (
    Builder,
)
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round3.gansu_books import (
    Transfer,
    draw_transfer,
)
from benchmarks.checks.held_out.round3.gansu_hard import METHOD, PAID, RESULTS, SOURCE
from benchmarks.checks.held_out.wording import Wording

FOLDER = Path(__file__).parent / "phrases"
CIRCLES = ("①", "②", "③", "④", "⑤", "⑥")
DIGITS = ("1）", "2）", "3）", "4）", "5）", "6）")


class Report:
    """Hold what every part of one report needs."""

    def __init__(self, w: Builder) -> None:
        self.w, self.books = w, draw_transfer(w.rng)
        self.say = Wording(w, "gansu", FOLDER)
        self.source, self.paid, self.method, self.results = (
            Sprinkler(self.say, self.books.place, "万元", pool)
            for pool in (SOURCE, PAID, METHOD, RESULTS)
        )
        place = self.books.place
        kinds = {"县": "乡镇", "旗": "苏木镇", "市": "县（区）"}
        self.area = "旗县（区）" if place == "塔林市" else kinds[place[-1]]
        self.office = f"{place}{self.books.fund.office}"
        self.marks = w.rng.choice((CIRCLES, DIGITS))
        self.below = f"{place[-1]}级财政"

    def sources(self) -> list[tuple[str, int, int, str]]:
        """Give the name, budget, spending and key of each source."""
        books = self.books
        middle = "自治区财政" if books.is_inner else "省级财政"
        names = (f"{books.fund.upper}财政", middle, self.below)
        cents = (books.upper, books.province, books.county)
        keys = ("upper", "province", "county")
        found = zip(names, cents, books.spent_by, keys, strict=True)
        return [(f"{name}资金", *rest) for name, *rest in found if rest[0]]


def state_of(books: Transfer) -> str:
    return "基本完成" if books.short else "全部完成"
