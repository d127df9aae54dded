"""The inbox: what waits, what came back, what is to be submitted or approved, what was done."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from jiheng.web.documents import inbox
from jiheng.web.documents.models import Decision, Document, DocumentQuerySet, State
from jiheng.web.documents.standing import Action, Doer
from jiheng.web.people.scope import hats
from jiheng.web.review.access import READ_ROLES, REVIEW_ROLES, doer_of, refuse_others
from jiheng.web.review.bulk import decide_on_each, read_picked
from jiheng.web.review.rows import listed

_ON_A_PAGE = 50
_MANY = 999


def _everything(doer: Doer) -> DocumentQuerySet:
    return Document.objects.visible_to(doer.worn).order_by("-year", "organisation__path", "pk")


TABS: dict[str, tuple[Any, Callable[[Doer], DocumentQuerySet], str]] = {
    "waiting": (_("待我审核"), inbox.waiting, "没有等待您审核的材料。提交到您这一环节的会出现在这里。"),
    "returned": (_("退回待改"), inbox.came_back, "没有退回的材料。"),
    "drafts": (_("待提交"), inbox.to_submit, "没有待提交的草稿。"),
    "lock": (_("待批复"), inbox.to_lock, "没有等待批复的材料。"),
    "done": (_("我已办理"), inbox.done_by, "您还没有办理过材料。"),
    "all": (_("全部材料"), _everything, "没有符合条件的材料。"),
}  # fmt: skip
BULK = {"waiting": (Action.APPROVE, Action.RETURN), "lock": (Action.LOCK,)}
_ALWAYS = ("waiting", "done", "all")


def count(found: DocumentQuerySet) -> str:
    """Count what waits; many are not counted to the last."""
    number = found.order_by()[: _MANY + 1].count()
    return f"{_MANY}+" if number > _MANY else str(number)


@require_GET
@login_required
def review_inbox(request: HttpRequest) -> HttpResponse:
    """List the documents of one tab, found by words, year and state."""
    refuse_others(request, *READ_ROLES)
    doer = doer_of(request)
    counts = {
        name: count(TABS[name][1](doer)) for name in ("waiting", "returned", "drafts", "lock")
    }
    tab = request.GET.get("tab", "")
    if tab not in TABS:
        tab = next((name for name, number in counts.items() if number != "0"), "waiting")
        tab = tab if any(hat.role in REVIEW_ROLES for hat in hats(request)) else "all"
    _, query, empty = TABS[tab]
    words, state, year = (request.GET.get(name, "").strip() for name in ("q", "state", "year"))
    found = query(doer)
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
    page = Paginator(inbox.with_names(found), _ON_A_PAGE).get_page(request.GET.get("page"))
    tabs = [
        (name, title, counts.get(name, ""))
        for name, (title, _, _) in TABS.items()
        if name in _ALWAYS or counts.get(name, "0") != "0" or name == tab
    ]
    kept = request.GET.copy()
    kept.pop("page", None)
    kept["tab"] = tab
    context = {
        "page": page,
        "rows": listed(page),
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
    }
    return render(request, "review/inbox.html", context)


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
