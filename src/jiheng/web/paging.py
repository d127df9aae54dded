"""Lists page by page; a long list is not counted to its end, so that no page waits for a count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

COUNTED = 1000
"""Rows that are counted one by one; of more it is only said that there are more."""
_DIGITS = 6
"""Digits of the largest number that a page is asked for by."""


@dataclass(frozen=True)
class Page:
    """One page of a list: its rows, its number from 1 on, and how many rows there are in all.

    `count` is None where there are more than `COUNTED`.
    """

    rows: Sequence[Any]
    number: int
    size: int
    has_next: bool
    count: int | None

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def has_previous(self) -> bool:
        """Tell whether a page stands before it."""
        return self.number > 1

    @property
    def has_other_pages(self) -> bool:
        """Tell whether it is not the only one."""
        return self.has_previous or self.has_next

    @property
    def place(self) -> str:
        """Say which page it is, of how many."""
        if self.count is None:
            return f"第 {self.number} 页（{COUNTED:,} 条以上）"
        pages = -(-self.count // self.size)
        return f"第 {self.number} 页，共 {pages} 页（{self.count} 条）"

    @property
    def previous_page_number(self) -> int:
        """Give the number of the page before it."""
        return self.number - 1

    @property
    def next_page_number(self) -> int:
        """Give the number of the page after it."""
        return self.number + 1


def page_of(rows: "QuerySet[Any] | Sequence[Any]", asked: str | None, size: int) -> Page:
    """Give the page asked for: the first where the words are no number, the last beyond the end."""
    text = asked or ""
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else 1
    number = max(number, 1)
    start = (number - 1) * size
    found = list(rows[start : start + size + 1])
    if not found and number > 1:
        total = rows.count() if isinstance(rows, QuerySet) else len(rows)
        return page_of(rows, str(max(-(-total // size), 1)), size)
    has_next = len(found) > size
    count = _count(rows) if has_next else start + len(found)
    return Page(found[:size], number, size, has_next, count if count <= COUNTED else None)


def _count(rows: "QuerySet[Any] | Sequence[Any]") -> int:
    if not isinstance(rows, QuerySet):
        return len(rows)
    return rows.order_by()[: COUNTED + 1].count()
