"""Sign in, sign out, change the password."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login as enter
from django.contrib.auth import logout as leave
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from jiheng.web.people.backends import BACKEND, DOOR
from jiheng.web.people.forms.door import ChangePasswordForm, LoginForm
from jiheng.web.people.views.second_factor import ask_for_code
from jiheng.web.trail.acting import because


@never_cache
@require_http_methods(["GET", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    """Sign in, and go on to the page that was asked for."""
    onward = onward_of(request)
    if request.user.is_authenticated:
        return redirect(onward or "home")
    form = LoginForm(request, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        request.session.pop(DOOR, None)
        if form.user.totp_secret:
            return ask_for_code(request, form.user, onward)
        enter(request, form.user, backend=BACKEND)
        return redirect(onward or "home")
    return show_login(request, form, onward, status=200 if request.method == "GET" else 422)


def show_login(
    request: HttpRequest, form: LoginForm, onward: str = "", *, status: int, refused: str = ""
) -> HttpResponse:
    """Show the door, with why somebody was not let in by the identity provider."""
    context = {"form": form, "next": onward, "refused": refused, "provider": settings.OIDC}
    return render(request, "people/login.html", context, status=status)


def onward_of(request: HttpRequest) -> str:
    """Give the page of this site that was asked for before sign-in; empty where none was."""
    onward = request.POST.get("next") or request.GET.get("next", "")
    is_here = url_has_allowed_host_and_scheme(onward, {request.get_host()}, request.is_secure())
    return onward if is_here else ""


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    leave(request)
    return redirect("login")


@login_required
@require_http_methods(["GET", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; other sessions end."""
    form = ChangePasswordForm(request.user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        user = request.user
        user.set_password(form.cleaned_data["new"])
        user.must_change_password = False
        with because("修改密码"):
            user.save(update_fields=["password", "must_change_password"])
        update_session_auth_hash(request, user)
        messages.success(request, "密码已修改。")
        return redirect("home")
    status = 200 if request.method == "GET" else 422
    return render(request, "people/change_password.html", {"form": form}, status=status)


def page_is_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form comes from before this sign-in, and what to do."""
    return render(request, "people/page_is_old.html", status=403)
