"""Roles: given and ended by the security administrator."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from jiheng.web.people.access import for_roles
from jiheng.web.people.forms.accounts import ReasonForm
from jiheng.web.people.forms.roles import GrantForm
from jiheng.web.people.granting import end, grant
from jiheng.web.people.models import Membership, User
from jiheng.web.people.refusals import Refused
from jiheng.web.people.roles import Role


@require_http_methods(["GET", "POST"])
@for_roles(Role.SECURITY_ADMIN)
def role_grant(request: HttpRequest, number: int) -> HttpResponse:
    """Give a person a role."""
    user = get_object_or_404(User.objects.select_related("organisation"), pk=number)
    form = GrantForm(
        request.POST if request.method == "POST" else None,
        initial={"organisation": user.organisation},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = grant(user, by=request.user, **form.cleaned_data)
            messages.success(request, f"已授予：{made}。")
            return redirect("account_page", number)
        except Refused as refused:
            form.refuse(str(refused), refused.field)
    status = 422 if form.errors else 200
    return render(request, "people/grant.html", {"form": form, "account": user}, status=status)


@require_http_methods(["GET", "POST"])
@for_roles(Role.SECURITY_ADMIN)
def role_end(request: HttpRequest, number: int) -> HttpResponse:
    """End a role at once, with the reason."""
    linked = Membership.objects.select_related("user", "organisation")
    membership = get_object_or_404(linked, pk=number)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    status, refused = 200, ""
    if request.method == "POST" and form.is_valid():
        try:
            end(membership, request.user, form.cleaned_data["reason"])
            messages.success(request, f"已取消：{membership}。")
            return redirect("account_page", membership.user_id)
        except Refused as error:
            status, refused = 409, str(error)
    elif form.errors:
        status = 422
    context = {"form": form, "membership": membership, "refused": refused}
    return render(request, "people/role_end.html", context, status=status)
