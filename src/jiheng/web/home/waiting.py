"""What waits for a person: piles of work, and what of it is due."""

from dataclasses import dataclass
from itertools import chain
from typing import Any

from jiheng.web.documents import inbox
from jiheng.web.documents.standing import Doer
from jiheng.web.review.piles import PileKind, count
from jiheng.web.review.rows import Listed, listed

SHOWN = 5
_LOOKED_AT = 12


@dataclass(frozen=True)
class Pile:
    """One pile of work: its tab in the inbox, how much there is, the first of it."""

    tab: str
    title: Any
    number: str
    rows: list[Listed]

    @property
    def has_work(self) -> bool:
        """Tell whether anything is in it."""
        return bool(self.rows)

    @property
    def has_more(self) -> bool:
        """Tell whether there is more than the home page lists."""
        return len(self.rows) > SHOWN

    @property
    def first(self) -> list[Listed]:
        """Give the rows that the home page lists."""
        return self.rows[:SHOWN]


def pile_of(kind: PileKind, doer: Doer) -> Pile:
    """Give one pile with the first of what is in it."""
    found = kind.find(doer)
    number = count(found)
    numbers = found.values_list("pk", flat=True)[:_LOOKED_AT] if number != "0" else ()
    rows = listed(inbox.named(numbers))
    return Pile(kind.tab, kind.title, number, rows)


def due_of(piles: list[Pile]) -> list[Listed]:
    """Give what is overdue or due within a week, the most pressing first."""
    rows = chain.from_iterable(pile.rows for pile in piles)
    pressing = [row for row in rows if row.due and (row.is_overdue or row.is_soon)]
    return sorted(pressing, key=lambda row: row.due)[:SHOWN]
