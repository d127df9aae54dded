"""What waits for a person: piles of work, and what of it is due."""

from dataclasses import dataclass
from itertools import chain
from typing import Any

from jiheng.web.documents import inbox
from jiheng.web.documents.standing import Doer
from jiheng.web.review.piles import look, piles_of
from jiheng.web.review.rows import Listed, listed

SHOWN = 5
_LOOKED_AT = 8


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


def waiting_for(doer: Doer) -> list[Pile]:
    """Give a person's piles, each with the first of what is in it."""
    kinds = piles_of(doer)
    looks = [look(kind.find(doer)) for kind in kinds]
    numbers = {number for one in looks for number in one.first[:_LOOKED_AT]}
    rows = {row.document.pk: row for row in listed(inbox.named(numbers))}
    return [
        Pile(
            kind.tab,
            kind.title,
            one.count,
            [rows[pk] for pk in one.first[:_LOOKED_AT] if pk in rows],
        )
        for kind, one in zip(kinds, looks, strict=True)
    ]


def due_of(piles: list[Pile]) -> list[Listed]:
    """Give what is overdue or due within a week, the most pressing first."""
    rows = chain.from_iterable(pile.rows for pile in piles)
    pressing = [row for row in rows if row.due and row.is_pressing]
    return sorted(pressing, key=lambda row: row.due)[:SHOWN]
