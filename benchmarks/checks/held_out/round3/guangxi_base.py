"""What every part of a 部门决算 of Guangxi or Guizhou needs."""

from pathlib import Path

from benchmarks.checks.generator.builder import Builder, Value
from benchmarks.checks.generator.scorecard import Scorecard
from benchmarks.checks.held_out.passages import Sprinkler
from benchmarks.checks.held_out.round3.guangxi_books import (
    draw_accounts,
)
from benchmarks.checks.held_out.round3.guangxi_hard import (
    BOUGHT,
    LANDS,
    OVERVIEW,
    RESULTS,
    RUNNING,
    TOTALS,
)
from benchmarks.checks.held_out.round3.guangxi_offices import (
    SCHEME,
)
from benchmarks.checks.held_out.wording import Wording, draw_card

FOLDER = Path(__file__).parent / "phrases"


class Report:
    """Hold what every part of one report needs."""

    def __init__(self, w: Builder) -> None:
        self.w, self.books = w, draw_accounts(w.rng)
        self.say = Wording(w, "guangxi", FOLDER)
        self.card: Scorecard = draw_card(w, SCHEME)
        # Land is planted by towns and the forestry office only.
        is_green = self.books.is_town or self.books.field == "林业"
        results = {**RESULTS, **(LANDS if is_green else {})}
        area = f"全{self.books.me[1]}" if self.books.is_town else "全县"
        self.overview, self.totals, self.running, self.bought, self.results = (
            Sprinkler(self.say, area, "万元", pool)
            for pool in (OVERVIEW, TOTALS, RUNNING, BOUGHT, results)
        )

    def changed(
        self, kind: str, pair: tuple[int, int], key: str, **more: Value
    ) -> dict[str, Value]:
        """Say an amount against last year's with a reason that fits."""
        values = self.w.changed_money(*pair, key)
        why = self.say.draw("why_up" if pair[0] >= pair[1] else "why_down")
        self.say.say(kind, **{"why": why, **values, **more})
        return values
