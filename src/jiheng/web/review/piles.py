"""The piles of work: which there are for whom, and how much is in each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiheng.web.documents import inbox
from jiheng.web.documents.models import DocumentQuerySet
from jiheng.web.documents.standing import Doer
from jiheng.web.people.roles import FINANCE_ROLES, Role
from jiheng.web.people.scope import has_role
from jiheng.web.review.access import REVIEW_ROLES

_MANY = 99
_AUTHORS = (Role.FILLER, Role.PERFORMANCE_OFFICER)
_REVIEWERS = tuple(role for role in REVIEW_ROLES if role is not Role.FILLER)


@dataclass(frozen=True)
class PileKind:
    """One kind of work: the tab it has in the inbox, and the roles that have such work."""

    tab: str
    title: Any
    roles: tuple[Role, ...]
    find: Callable[[Doer], DocumentQuerySet]
    empty: str


PILES = (
    PileKind(
        "waiting",
        _("待我审核"),
        _REVIEWERS,
        inbox.waiting,
        "没有等待您审核的材料。提交到您这一环节的会出现在这里。",
    ),
    PileKind("returned", _("退回待改"), _AUTHORS, inbox.came_back, "没有退回的材料。"),
    PileKind("drafts", _("待提交"), _AUTHORS, inbox.to_submit, "没有待提交的草稿。"),
    PileKind("lock", _("待批复"), tuple(FINANCE_ROLES), inbox.to_lock, "没有等待批复的材料。"),
)


def piles_of(doer: Doer) -> list[PileKind]:
    """Give the kinds of work that a person's roles have."""
    return [pile for pile in PILES if has_role(doer.worn, *pile.roles)]


@dataclass(frozen=True)
class Look:
    """What a look at a pile shows: how much is in it, many not counted, and the first of it."""

    count: str
    first: tuple[int, ...]


def look(found: DocumentQuerySet) -> Look:
    """Look at a pile."""
    numbers = tuple(found.values_list("pk", flat=True)[: _MANY + 1])
    return Look(f"{_MANY}+" if len(numbers) > _MANY else str(len(numbers)), numbers)


def count(found: DocumentQuerySet) -> str:
    """Count what waits; many are not counted to the last, since that would take its time."""
    return look(found.order_by()).count
