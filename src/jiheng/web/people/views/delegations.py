"""Approval delegated: by whoever is signed in, and to them."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jiheng.web.paging import page_of
from jiheng.web.people.access import for_roles
from jiheng.web.people.delegating import DEPUTIES, REVIEWERS, call_back, delegable, delegate
from jiheng.web.people.forms.delegations import DelegateForm
from jiheng.web.people.models import Delegation
from jiheng.web.people.refusals import Refused

_ON_A_PAGE = 50


@require_GET
@for_roles(*DEPUTIES)
def delegation_list(request: HttpRequest) -> HttpResponse:
    """List what one delegated and what was delegated to one, the newest first."""
    return _listed(request)


@require_http_methods(["GET", "POST"])
@for_roles(*REVIEWERS)
def delegation_new(request: HttpRequest) -> HttpResponse:
    """Delegate a role of one's own."""
    form = DelegateForm(request.user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = delegate(by=request.user, **form.cleaned_data)
            messages.success(request, f"已委托：{made}。")
            return redirect("delegation_list")
        except Refused as refused:
            form.refuse(str(refused), refused.field)
    context = {"form": form, "may_delegate": bool(delegable(request.user))}
    status = 422 if form.errors else 200
    return render(request, "people/delegate.html", context, status=status)


@require_POST
@for_roles(*DEPUTIES)
def delegation_end(request: HttpRequest, number: int) -> HttpResponse:
    """End a delegation of one's own."""
    delegation = get_object_or_404(Delegation, pk=number, membership__user=request.user)
    try:
        call_back(delegation, request.user)
    except Refused as refused:
        return _listed(request, str(refused), 409)
    messages.success(request, "已收回委托，马上生效。")
    return redirect("delegation_list")


def _listed(request: HttpRequest, refused: str = "", status: int = 200) -> HttpResponse:
    mine = Q(membership__user=request.user) | Q(deputy=request.user)
    rows = Delegation.objects.filter(mine).select_related(
        "membership__user", "membership__organisation", "deputy"
    )
    context = {
        "page": page_of(rows, request.GET.get("page"), _ON_A_PAGE),
        "today": timezone.localdate(),
        "may_delegate": bool(delegable(request.user)),
        "refused": refused,
    }
    return render(request, "people/delegations.html", context, status=status)
