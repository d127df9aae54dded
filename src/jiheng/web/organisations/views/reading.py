"""The organisations that a person may see, as a tree."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from jiheng.web.organisations.models import Organisation, OrganisationQuerySet
from jiheng.web.paging import page_of
from jiheng.web.people.roles import Role
from jiheng.web.people.scope import has_role, hats, organisations_visible_to

_ON_A_PAGE = 100


def organisations_listed(request: HttpRequest) -> OrganisationQuerySet:
    """Give the organisations that a person finds listed; administrators find them all.

    Raises:
        PermissionDenied: none of the person's roles sees organisations.
    """
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
    words = request.GET.get("q", "").strip()
    rows = organisations_listed(request).select_related("region")
    if words:
        rows = rows.filter(Q(name__contains=words) | Q(code__startswith=words))
    context = {
        "page": page_of(rows, request.GET.get("page"), _ON_A_PAGE),
        "words": words,
        "query": urlencode({"q": words}),
        "is_keeper": has_role(hats(request), Role.SYSTEM_ADMIN),
    }
    return render(request, "organisations/list.html", context)


@require_GET
@login_required
def organisation_page(request: HttpRequest, number: int) -> HttpResponse:
    """Show one organisation with its offices and people."""
    return show_organisation(request, number)


def show_organisation(
    request: HttpRequest, number: int, *, refused: str = "", status: int = 200
) -> HttpResponse:
    """Show an organisation, and why something could not be done with it.

    Raises:
        Http404: there is none such, or it is out of sight.
        PermissionDenied: none of the person's roles sees organisations.
    """
    organisation = get_object_or_404(
        organisations_listed(request).select_related("region", "parent"), pk=number
    )
    context = {
        "organisation": organisation,
        "offices": organisation.offices.all(),
        "memberships": organisation.memberships.in_force().select_related("user", "office"),
        "children": organisation.children.all(),
        "is_keeper": has_role(hats(request), Role.SYSTEM_ADMIN),
        "sees_accounts": has_role(hats(request), Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN),
        "refused": refused,
    }
    return render(request, "organisations/page.html", context, status=status)
