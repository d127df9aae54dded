"""Accounts: listed for both administrators, kept by the system administrator."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jiheng.web.paging import page_of
from jiheng.web.people import accounts
from jiheng.web.people.access import for_roles
from jiheng.web.people.forms.accounts import ChangeAccountForm, NewAccountForm, ReasonForm
from jiheng.web.people.listing import STATES, accounts_found
from jiheng.web.people.locks import lock_end_of
from jiheng.web.people.models import Membership, User
from jiheng.web.people.refusals import Refused
from jiheng.web.people.roles import Role
from jiheng.web.people.scope import has_role, hats

_ON_A_PAGE = 50
_KEPT = ("name", "organisation", "email", "phone", "expires_on")


@require_GET
@for_roles(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)
def account_list(request: HttpRequest) -> HttpResponse:
    """List accounts, found by name, user name or organisation, and by state."""
    words, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    context = {
        "page": page_of(accounts_found(words, state), request.GET.get("page"), _ON_A_PAGE),
        "words": words,
        "state": state,
        "states": STATES,
        "query": urlencode({"q": words, "state": state}),
        "is_keeper": has_role(hats(request), Role.SYSTEM_ADMIN),
    }
    return render(request, "people/accounts.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
@for_roles(Role.SYSTEM_ADMIN)
def account_new(request: HttpRequest) -> HttpResponse:
    """Make an account; its first password is shown this once."""
    form = NewAccountForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        user, password = accounts.open_account(form.cleaned_data)
        return _shown(request, user, password=password, status=201)
    status = 422 if form.errors else 200
    return render(request, "people/account_form.html", {"form": form}, status=status)


@require_GET
@for_roles(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)
def account_page(request: HttpRequest, number: int) -> HttpResponse:
    """Show an account with its roles and what may be done with it."""
    return _shown(request, _user(number))


@require_http_methods(["GET", "POST"])
@for_roles(Role.SYSTEM_ADMIN)
def account_edit(request: HttpRequest, number: int) -> HttpResponse:
    """Change what is known of a person."""
    user = _user(number)
    try:
        accounts.refuse_overseers(user, request.user)
    except Refused as refused:
        return _shown(request, user, refused=str(refused), status=409)
    known = {name: getattr(user, name) for name in _KEPT}
    form = ChangeAccountForm(request.POST if request.method == "POST" else None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            accounts.change_account(user, form.cleaned_data, request.user)
            messages.success(request, "已保存。")
            return redirect("account_page", number)
        except Refused as refused:
            form.refuse(str(refused), refused.field)
    status = 422 if form.errors else 200
    context = {"form": form, "account": user}
    return render(request, "people/account_form.html", context, status=status)


@require_POST
@for_roles(Role.SYSTEM_ADMIN)
def account_stop(request: HttpRequest, number: int) -> HttpResponse:
    """Stop an account, with the reason."""
    return _switch(request, number, accounts.stop_account, "已停用。")


@require_POST
@for_roles(Role.SYSTEM_ADMIN)
def account_start(request: HttpRequest, number: int) -> HttpResponse:
    """Let an account be used again, with the reason."""
    return _switch(request, number, accounts.start_account, "已启用。")


@require_POST
@never_cache
@for_roles(Role.SYSTEM_ADMIN)
def account_reset(request: HttpRequest, number: int) -> HttpResponse:
    """Give a new first password and show it this once."""
    user = _user(number)
    try:
        password = accounts.reset_password(user, request.user)
    except Refused as refused:
        return _shown(request, user, refused=str(refused), status=409)
    return _shown(request, user, password=password)


def _switch(
    request: HttpRequest, number: int, deed: Callable[[User, User, str], None], done: str
) -> HttpResponse:
    user, form = _user(number), ReasonForm(request.POST)
    if not form.is_valid():
        return _shown(request, user, refused="请写明原因。", status=422)
    try:
        deed(user, request.user, form.cleaned_data["reason"])
    except Refused as refused:
        return _shown(request, user, refused=str(refused), status=409)
    messages.success(request, f"{user.shown_name}{done}")
    return redirect("account_page", number)


def _user(number: int) -> User:
    return get_object_or_404(User.objects.select_related("organisation"), pk=number)


def _shown(
    request: HttpRequest, user: User, *, password: str = "", refused: str = "", status: int = 200
) -> HttpResponse:
    worn = hats(request)
    memberships = list(user.memberships.select_related("organisation", "office"))
    is_keeper, is_self = has_role(worn, Role.SYSTEM_ADMIN), user.pk == request.user.pk
    watches = any(one.role in accounts.OVERSEERS for one in memberships if _goes_on(one))
    context = {
        "account": user,
        "password": password,
        "refused": refused,
        "memberships": [one for one in memberships if _goes_on(one)],
        "ended": [one for one in memberships if not _goes_on(one)],
        "is_self": is_self,
        "is_keeper": is_keeper,
        "may_handle": is_keeper and not is_self and not watches,
        "is_granter": has_role(worn, Role.SECURITY_ADMIN),
        "locked": lock_end_of(user.username),
    }
    return render(request, "people/account.html", context, status=status)


def _goes_on(membership: Membership) -> bool:
    return membership.until is None or membership.until >= timezone.localdate()
