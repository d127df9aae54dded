"""The home page."""

from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jiheng.web.documents import inbox
from jiheng.web.documents.standing import Doer
from jiheng.web.notices.models import Notice
from jiheng.web.people.roles import Role
from jiheng.web.people.scope import Hat, has_role, hats
from jiheng.web.review.access import READ_ROLES
from jiheng.web.review.piles import PileKind, count, piles_of
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


@require_GET
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for whoever is signed in, what is due, what came back, and what is new."""
    worn = hats(request)
    doer = Doer(request.user, worn)
    piles = [_pile(kind, doer) for kind in piles_of(doer)]
    notices = Notice.objects.filter(user=request.user, read_at__isnull=True)
    context = {
        "piles": piles,
        "due": _due(piles),
        "is_idle": not any(pile.has_work for pile in piles),
        "notices": notices[:SHOWN],
        "shows_progress": has_role(worn, *READ_ROLES) and not _only_fills(worn),
    }
    return render(request, "home/home.html", context)


def _pile(kind: PileKind, doer: Doer) -> Pile:
    found = kind.find(doer)
    number = count(found)
    numbers = found.values_list("pk", flat=True)[:_LOOKED_AT] if number != "0" else ()
    rows = listed(inbox.named(numbers))
    return Pile(kind.tab, kind.title, number, rows)


def _due(piles: list[Pile]) -> list[Listed]:
    """Give what is overdue or due within a week, the most pressing first."""
    rows = chain.from_iterable(pile.rows for pile in piles)
    pressing = [row for row in rows if row.due and (row.is_overdue or row.is_soon)]
    return sorted(pressing, key=lambda row: row.due)[:SHOWN]


def _only_fills(worn: tuple[Hat, ...]) -> bool:
    return all(hat.role is Role.FILLER for hat in worn)
