"""The inbox: what waits, what came back, what is to be submitted or approved, what was done."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from jiheng.web.documents import inbox
from jiheng.web.documents.models import Decision, Document, DocumentQuerySet, State
from jiheng.web.documents.standing import Action, Doer
from jiheng.web.paging import page_of
from jiheng.web.people.roles import Role
from jiheng.web.people.scope import has_role
from jiheng.web.review.access import READ_ROLES, REVIEW_ROLES, doer_of, refuse_others
from jiheng.web.review.bulk import decide_on_each, read_picked
from jiheng.web.review.piles import count, piles_of
from jiheng.web.review.rows import listed

_ON_A_PAGE = 30
_DONE, _ALL = "done", "all"
BULK = {"waiting": (Action.APPROVE, Action.RETURN), "lock": (Action.LOCK,)}


@dataclass(frozen=True)
class Tab:
    """One tab: its name, its title, how much is in it (empty where that is not counted)."""

    name: str
    title: Any
    number: str = ""


@require_GET
@login_required
def review_inbox(request: HttpRequest) -> HttpResponse:
    """List the documents of one tab, found by words, year and state."""
    refuse_others(request, *READ_ROLES)
    doer = doer_of(request)
    kinds = {kind.tab: kind for kind in piles_of(doer)}
    piles = {name: kind.find(doer) for name, kind in kinds.items()}
    tabs = [Tab(name, kind.title, count(piles[name])) for name, kind in kinds.items()]
    if has_role(doer.worn, *REVIEW_ROLES):
        tabs.append(Tab(_DONE, _("我已办理")))
    tabs.append(Tab(_ALL, _("全部材料")))
    tab = request.GET.get("tab", "")
    if tab not in {one.name for one in tabs}:
        tab = next((one.name for one in tabs if one.number not in ("", "0")), tabs[0].name)
    found, empty = (piles[tab], kinds[tab].empty) if tab in piles else _found(doer, tab)
    words, state, year = (request.GET.get(name, "").strip() for name in ("q", "state", "year"))
    if words:
        found = found.filter(
            Q(project__name__contains=words)
            | Q(project__code__startswith=words)
            | Q(organisation__name__contains=words)
        )
    if state in State.values:
        found = found.filter(state=state)
    if year.isdecimal():
        found = found.filter(year=int(year))
    numbers = found.values_list("pk", flat=True)
    page = page_of(numbers, request.GET.get("page"), _ON_A_PAGE)
    kept = request.GET.copy()
    kept.pop("page", None)
    kept["tab"] = tab
    context = {
        "page": page,
        "rows": listed(inbox.named(page)),
        "tabs": tabs,
        "tab": tab,
        "empty": empty,
        "bulk": BULK.get(tab, ()),
        "states": State.choices,
        "state": state,
        "year": year,
        "words": words,
        "is_narrowed": bool(words or state or year),
        "query": kept.urlencode(),
        "opens_windows": has_role(doer.worn, Role.FINANCE_PERFORMANCE),
    }
    return render(request, "review/inbox.html", context)


def _found(doer: Doer, tab: str) -> tuple[DocumentQuerySet, str]:
    if tab == _DONE:
        return inbox.done_by(doer), "您还没有办理过材料。"
    return Document.objects.visible_to(doer.worn).order_by("-pk"), "还没有可看的材料。"


@require_POST
@login_required
def review_bulk(request: HttpRequest) -> HttpResponse:
    """Do the same with every document picked, and say for each how it went."""
    refuse_others(request, *REVIEW_ROLES)
    action = request.POST.get("action", "")
    allowed = {one.value for actions in BULK.values() for one in actions}
    picked = read_picked(request.POST.getlist("picked"))
    reason = request.POST.get("reason", "").strip()
    if action not in allowed or not picked:
        told = "请先勾选材料。" if action in allowed else "没有这种成批办理。"
        return render(request, "review/bulk.html", {"error": told}, status=422)
    results = decide_on_each(doer_of(request), Action(action), picked, reason)
    context = {
        "results": results,
        "action": Decision.Action(action).label,
        "done": sum(one.is_done for one in results),
        "failed": sum(not one.is_done for one in results),
    }
    return render(request, "review/bulk.html", context)
