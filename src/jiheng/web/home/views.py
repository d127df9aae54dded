"""The home page."""

from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from jiheng.web.documents import inbox
from jiheng.web.documents.standing import Doer
from jiheng.web.notices.models import Notice
from jiheng.web.people.roles import FINANCE_ROLES, Role
from jiheng.web.people.scope import Hat, has_role, hats
from jiheng.web.review.access import READ_ROLES, REVIEW_ROLES
from jiheng.web.review.rows import Listed, listed

SHOWN = 5
_LOOKED_AT = 20
_MANY = 999
_AUTHORS = (Role.FILLER, Role.PERFORMANCE_OFFICER)
_REVIEWERS = tuple(role for role in REVIEW_ROLES if role is not Role.FILLER)


@dataclass(frozen=True)
class Pile:
    """One pile of work: its tab in the inbox, how much there is, the first of it."""

    tab: str
    title: Any
    number: int
    rows: list[Listed]

    @property
    def shown_number(self) -> str:
        """Give the number; many are not counted to the last."""
        return f"{_MANY}+" if self.number > _MANY else str(self.number)

    @property
    def first(self) -> list[Listed]:
        """Give the rows that the home page lists."""
        return self.rows[:SHOWN]


@require_GET
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for whoever is signed in, what is due, what came back, and what is new."""
    worn = hats(request)
    piles = _piles(Doer(request.user, worn))
    notices = Notice.objects.filter(user=request.user, read_at__isnull=True)
    context = {
        "piles": piles,
        "due": _due(piles),
        "is_idle": not any(pile.number for pile in piles),
        "notices": notices[:SHOWN],
        "shows_progress": has_role(worn, *READ_ROLES) and not _only_fills(worn),
    }
    return render(request, "home/home.html", context)


def _piles(doer: Doer) -> list[Pile]:
    wanted = []
    if has_role(doer.worn, *_REVIEWERS):
        wanted.append(("waiting", _("待我审核"), inbox.waiting))
    if has_role(doer.worn, *_AUTHORS):
        wanted.append(("returned", _("退回待改"), inbox.came_back))
        wanted.append(("drafts", _("待提交"), inbox.to_submit))
    if has_role(doer.worn, *FINANCE_ROLES):
        wanted.append(("lock", _("待批复"), inbox.to_lock))
    return [_pile(tab, title, find(doer)) for tab, title, find in wanted]


def _pile(tab: str, title: Any, found: Any) -> Pile:
    number = found.order_by()[: _MANY + 1].count()
    rows = listed(inbox.with_names(found)[:_LOOKED_AT]) if number else []
    return Pile(tab, title, number, rows)


def _due(piles: list[Pile]) -> list[Listed]:
    """Give what is overdue or due within a week, the most pressing first."""
    rows = chain.from_iterable(pile.rows for pile in piles)
    pressing = [row for row in rows if row.due and (row.is_overdue or row.is_soon)]
    return sorted(pressing, key=lambda row: row.due)[:SHOWN]


def _only_fills(worn: tuple[Hat, ...]) -> bool:
    return all(hat.role is Role.FILLER for hat in worn)
