"""Lists a page at a time: a page reads its own rows and no more."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet
from ninja import Field, Schema
from ninja.pagination import LimitOffsetPagination
from ninja.pagination import paginate as _paginate

MOST = 500
"""Rows that one page can have."""


class Paging(LimitOffsetPagination):
    """Take `limit` and `offset`."""

    class Input(Schema):
        """Which part of the list."""

        limit: int = Field(100, ge=1, le=MOST, description="这一页最多几项")
        offset: int = Field(0, ge=0, description="从第几项起，第一项是 0")

    class Output(Schema):
        """One page of the list."""

        items: list[Any] = Field(description="这一页的各项")
        count: int = Field(description="总共几项")


paged = _paginate(Paging)
"""Let an operation give its list a page at a time."""


class Rows:
    """A queryset of which a page is cut first and shown after."""

    def __init__(
        self, found: QuerySet, show: Callable[[Iterable[Any]], list[dict[str, Any]]]
    ) -> None:
        self._found, self._show = found, show

    def __len__(self) -> int:
        return self._found.count()

    def __getitem__(self, wanted: slice) -> list[dict[str, Any]]:
        return self._show(self._found[wanted])


def each(show: Callable[[Any], dict[str, Any]]) -> Callable[[Iterable[Any]], list[dict[str, Any]]]:
    """Show every row by itself."""
    return lambda rows: [show(row) for row in rows]
