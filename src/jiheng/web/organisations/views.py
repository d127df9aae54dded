"""The organisations that a person may see, as a tree."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from jiheng.web.organisations.models import Organisation
from jiheng.web.people.roles import Role
from jiheng.web.people.scope import has_role, hats, organisations_visible_to


def _listed(request: HttpRequest) -> object:
    worn = hats(request)
    if has_role(worn, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN):
        return Organisation.objects.all()
    if not worn or has_role(worn, Role.AUDIT_ADMIN, Role.THIRD_PARTY):
        raise PermissionDenied
    return organisations_visible_to(worn)


@require_GET
@login_required
def organisation_list(request: HttpRequest) -> HttpResponse:
    """List organisations in the order of their tree."""
    rows = _listed(request).select_related("region")
    return render(request, "organisations/list.html", {"organisations": rows})


@require_GET
@login_required
def organisation_page(request: HttpRequest, number: int) -> HttpResponse:
    """Show one organisation with its offices and people."""
    organisation = get_object_or_404(_listed(request).select_related("region", "parent"), pk=number)
    context = {
        "organisation": organisation,
        "offices": organisation.offices.all(),
        "memberships": organisation.memberships.in_force().select_related("user", "office"),
        "children": organisation.children.all(),
    }
    return render(request, "organisations/page.html", context)
