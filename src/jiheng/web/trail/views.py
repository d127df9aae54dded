"""The trail as people read it."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from jiheng.web.paging import page_of
from jiheng.web.people.scope import hats
from jiheng.web.trail import scope
from jiheng.web.trail.history import history_of, of_object_and_parts
from jiheng.web.trail.models import EntryQuerySet
from jiheng.web.trail.reading import read

_ON_A_PAGE = 50


def entries_visible_to(request: HttpRequest) -> EntryQuerySet:
    """Give the entries that whoever makes a request may read.

    Raises:
        PermissionDenied: none of the person's roles reads the trail.
    """
    return scope.entries_visible_to(hats(request))


@require_GET
@login_required
def trail_list(request: HttpRequest) -> HttpResponse:
    """List entries, the newest first, found by object, actor or words."""
    entries = entries_visible_to(request)
    words = request.GET.get("q", "").strip()
    if words:
        entries = entries.filter(
            Q(object_name__contains=words) | Q(actor_name__contains=words) | Q(action=words)
        )
    kind, number = request.GET.get("type", ""), request.GET.get("id", "")
    if kind and number:
        entries = entries.filter(of_object_and_parts(kind, number))
    page = page_of(entries, request.GET.get("page"), _ON_A_PAGE)
    asked = {"q": words, "type": kind, "id": number}
    context = {
        "page": page,
        "rows": read(page, scope.secrets_kept_from(hats(request))),
        "words": words,
        "kind": kind,
        "number": number,
        "query": urlencode({name: text for name, text in asked.items() if text}),
    }
    return render(request, "trail/list.html", context)


@require_GET
@login_required
def trail_history(request: HttpRequest, kind: str, number: str) -> HttpResponse:
    """Give the history of one object as a part of its page."""
    history = history_of(kind, number, request.user, hats(request))
    if not history.rows:
        raise Http404
    return render(request, "trail/entries.html", {"history": history})
