"""The trail as people read it."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jiheng.web.people.roles import DEPARTMENT_ROLES, Role
from jiheng.web.people.scope import has_role, hats, organisations_visible_to
from jiheng.web.trail.models import Entry
from jiheng.web.trail.reading import lines_of

_ON_A_PAGE = 50


def entries_visible_to(request: HttpRequest) -> object:
    """Give the entries of the organisations a person sees; audit administrators see them all.

    Raises:
        PermissionDenied: none of the person's roles reads the trail.
    """
    worn = hats(request)
    if has_role(worn, Role.AUDIT_ADMIN):
        return Entry.objects.all()
    if not worn or has_role(worn, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.THIRD_PARTY):
        raise PermissionDenied
    condition = Q(pk__in=())
    for hat in worn:
        if hat.role in DEPARTMENT_ROLES:
            condition |= Q(organisation_path__startswith=hat.organisation.path)
    paths = organisations_visible_to(worn).values("path")
    return Entry.objects.filter(condition | Q(organisation_path__in=paths))


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
        entries = entries.filter(object_type=kind, object_id=number)
    page = Paginator(entries, _ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [(entry, lines_of(entry)) for entry in page]
    return render(request, "trail/list.html", {"page": page, "rows": rows, "words": words})
