"""Passages without figures: duties, work done, problems; and the numbered headings."""

from benchmarks.checks.generator.builder import Builder
from benchmarks.checks.generator.ledger import Ledger
from benchmarks.checks.generator.model import CHINESE


def duties(w: Builder, ledger: Ledger, numbered: bool = True) -> None:
    """Print the duties, as numbered paragraphs or in one."""
    listed = ledger.words("duties")
    if not numbered:
        w.add(("主要职责：", "；".join(listed), "。"))
        w.end()
        return
    for number, duty in enumerate(listed, 1):
        w.paragraph((f"{number}. {duty}。",))


def works(w: Builder, ledger: Ledger, number: int = 2) -> None:
    """Add sentences on work done to the open paragraph."""
    for work in w.rng.sample(ledger.words("works"), number):
        w.add((work, "。"))


class Headings:
    """Number the headings: 一、 then （一） then 1."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._counts = [0, 0, 0]

    def one(self, title: str) -> None:
        self._next(0, title, 1)

    def two(self, title: str) -> None:
        self._next(1, title, 2)

    def three(self, title: str) -> None:
        self._next(2, title, 3)

    def _next(self, depth: int, title: str, level: int) -> None:
        self._counts[depth] += 1
        self._counts[depth + 1 :] = [0] * (2 - depth)
        number = self._counts[depth]
        chinese = CHINESE[number] if number <= 10 else "十" + CHINESE[number - 10]
        mark = (f"{chinese}、", f"（{chinese}）", f"{number}. ")[depth]
        self._builder.heading(level, mark, title)
