"""Draw the sentences of a held-out style from its own files, none twice before all were used."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path

import yaml
from benchmarks.checks.generator.builder import Builder, Pieces, Value, compose, joined
from benchmarks.checks.generator.model import Figure
from benchmarks.checks.generator.relations import Adds, AtMost, Linear, Sign, Within
from benchmarks.checks.generator.scorecard import Item, Part, Scorecard

FOLDER = Path(__file__).parent / "round1" / "phrases"
Scheme = tuple[tuple[str, tuple[tuple[str, int], ...]], ...]


@cache
def read_book(name: str, folder: Path = FOLDER) -> dict[str, list[str]]:
    """Read the variants of a style, or of the hard cases that its round shares, by kind."""
    path = folder / f"{name}.yaml"
    book: dict[str, list[str]] = yaml.safe_load(path.read_text("utf-8")) if path.exists() else {}
    return book


class Wording:
    """Say the sentences of one report."""

    def __init__(self, w: Builder, style: str, folder: Path = FOLDER) -> None:
        self.w = w
        self._book = {**read_book("hard", folder), **read_book(style, folder)}
        self._waiting: dict[str, list[str]] = {}

    def draw(self, kind: str) -> str:
        """Draw a variant of a kind."""
        if not self._waiting.get(kind):
            self._waiting[kind] = self.w.rng.sample(self._book[kind], len(self._book[kind]))
        return self._waiting[kind].pop()

    def say(self, kind: str, **values: Value) -> str:
        """Add a sentence to the open paragraph; give its text."""
        return self.w.add(compose(self.draw(kind), values))

    def parts(
        self,
        kind: str,
        total: Figure,
        labelled: Sequence[tuple[str, int, str]],
        unit: str = "万元",
        mark: str = "；",
    ) -> Pieces:
        """List the parts of a total (label, cents, key) in one form, each with its share."""
        w, template, runs = self.w, self.draw(kind), []
        whole = sum(cents for _, cents, _ in labelled)
        amounts, shares = [], []
        for label, cents, key in labelled:
            amount, share = w.money(cents, key, unit), w.rate(Fraction(cents, whole))
            w.divides(share, amount, total, "share")
            amounts.append(amount)
            shares.append(share)
            values: dict[str, Value] = {"name": label, "amount": amount, "share": share}
            runs.append(compose(template, values))
        w.adds_up(total, amounts)
        w.relate(Adds("shares", tuple(shares), Fraction(1)))
        return joined(runs, mark)

    def three(self, kind: str, pool: str, unit: str) -> None:
        """Say three things of a pool under their count."""
        a, b, c = (self.draw(pool) for _ in range(3))
        count = self.w.count(3, unit, chinese=True)
        self.w.counts(count, (a, b, c), self.say(kind, count=count, a=a, b=b, c=c))


def adjusted(w: Builder, initial: int, budget: int, unit: str = "万元") -> dict[str, Value]:
    """Give initial budget, adjustment and final budget with their relations."""
    up = budget >= initial
    first, last = w.money(initial, unit=unit), w.money(budget, "budget", unit)
    step, word = w.money(abs(budget - initial), unit=unit), w.word("调增" if up else "调减")
    w.relate(
        Linear("adjustment", ((first, 1), (step, 1 if up else -1), (last, -1))),
        Sign("adjustment", word, last, first),
    )
    return {"initial": first, "budget": last, "adjust": step, "word": word}


def spent_of(
    w: Builder, budget: Figure, spent: Figure, cents: tuple[int, int], key: str = ""
) -> dict[str, Value]:
    """Give the rate of execution and what is left of a budget, with their relations."""
    rate = w.rate(Fraction(cents[1], cents[0]), key)
    left = w.money(cents[0] - cents[1], unit=budget.unit if budget.unit == "元" else "万元")
    w.divides(rate, spent, budget)
    w.relate(Linear("difference", ((budget, 1), (spent, -1), (left, -1))))
    return {"budget": budget, "spent": spent, "rate": rate, "left": left}


def checked(w: Builder, whole: int, bad: int) -> dict[str, Value]:
    """Give a count, its good and bad parts and the rate of the good ones."""
    every, good, failed = (w.count(n, "") for n in (whole, whole - bad, bad))
    rate = w.rate(Fraction(whole - bad, whole))
    w.divides(rate, good, every)
    w.adds_up(every, (good, failed), "count_sum")
    return {"all": every, "good": good, "bad": failed, "rate": rate}


def polled(w: Builder) -> dict[str, Value]:
    """Give the figures of a survey."""
    sent = w.rng.randrange(24, 160) * 5
    back = sent - w.rng.randrange(2, sent // 9)
    out, came = w.count(sent, ""), w.count(back, "")
    rate = w.rate(Fraction(back, sent))
    w.divides(rate, came, out)
    happy = w.rate(Fraction(w.rng.randrange(8900, 9970), 10000))
    w.relate(Within("bounded", rate), Within("bounded", happy))
    return {"sent": out, "back": came, "rate": rate, "happy": happy}


def averaged(w: Builder, cents: int, number: int, key: str = "") -> tuple[Figure, Figure, Figure]:
    """Give a cost in 万元, a number of heads and the cost of each in 元."""
    cost, heads = w.money(cents, key), w.count(number, "")
    mean = w.money((2 * cents + number) // (2 * number), unit="元")
    w.divides(mean, cost, heads, "average")
    return cost, heads, mean


def listed_names(w: Builder, say: Wording, names: Sequence[str]) -> None:
    """Say how many projects there are, and name them all."""
    count = w.count(len(names), "")
    runs = joined([(w.name(name),) for name in names], "、")
    w.counts(count, names, say.say("listed", count=count, names=runs))


def draw_card(w: Builder, scheme: Scheme) -> Scorecard:
    """Draw points in quarters or tenths; a good third of the items lose something."""
    parts = []
    for name, items in scheme:
        drawn = []
        for item, full in items:
            lost = w.rng.choice((25, 50, 10, 30)) * w.rng.randrange(1, max(full // 4, 2))
            drawn.append(Item(item, full, full * 100 - (lost if w.rng.random() < 0.4 else 0)))
        parts.append(Part(name, tuple(drawn)))
    return Scorecard(tuple(parts))


def grade(card: Scorecard) -> str:
    """Name the grade of a total score."""
    for least, name in ((9000, "优"), (8000, "良"), (6000, "中")):
        if card.points >= least:
            return name
    return "差"


def mark(hundredths: int, unit: str = "分", key: str = "", role: str = "score") -> Figure:
    """Print a score without idle zeros: 4.5分, 5分."""
    number = f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip(".")
    return Figure(number, unit, Fraction(1), role, key, is_exact=True)


def scored(
    w: Builder, full: int, points: int, unit: str = "分", keys: tuple[str, str] = ("", "")
) -> dict[str, Figure]:
    """Give full score, score and what was lost, in hundredths, with their relations."""
    whole = mark(full, unit, keys[0], "weight")
    got, lost = mark(points, unit, keys[1]), mark(full - points, unit)
    w.relate(
        AtMost("score_limit", got, whole),
        Linear("score_lost", ((whole, 1), (lost, -1), (got, -1))),
    )
    return {"full": whole, "score": got, "lost": lost}
