"""The second factor: at the door, and as everybody keeps their own."""

import time

from axes.handlers.proxy import AxesProxyHandler
from django.contrib import messages
from django.contrib.auth import login as enter
from django.contrib.auth.decorators import login_required
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from jiheng.web.people import second_factor
from jiheng.web.people.access import for_roles
from jiheng.web.people.backends import BACKEND, PeopleBackend
from jiheng.web.people.forms.accounts import ReasonForm
from jiheng.web.people.forms.second_factor import CodeForm, ConfirmForm
from jiheng.web.people.lockout import locked_out
from jiheng.web.people.models import User
from jiheng.web.people.refusals import Refused
from jiheng.web.people.roles import Role
from jiheng.web.people.scope import hats
from jiheng.web.trail.acting import Act, current_act, do

WAITING, PENDING = "second_step", "totp_pending"
PATIENCE = 300
"""Seconds between the password and the code."""


def ask_for_code(request: HttpRequest, user: User, onward: str) -> HttpResponse:
    """Remember whose password was right, and go to the page that asks for the code."""
    request.session.cycle_key()
    request.session[WAITING] = {"user": user.pk, "at": int(time.time()), "next": onward}
    return redirect("login_code")


@never_cache
@require_http_methods(["GET", "POST"])
def login_code(request: HttpRequest) -> HttpResponse:
    """Take the code of somebody whose password was right a moment ago."""
    waiting = request.session.get(WAITING)
    user = PeopleBackend().get_user(waiting["user"]) if waiting else None
    if user is None or time.time() - waiting["at"] > PATIENCE:
        request.session.pop(WAITING, None)
        return redirect("login")
    credentials = {"username": user.username}
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not AxesProxyHandler.is_allowed(request, credentials):
            return locked_out(request, None, credentials)
        act = Act(user, user.shown_name, request_id=current_act().request_id)
        with do(act):
            is_right = second_factor.accepts(user, form.cleaned_data["code"])
        if is_right:
            del request.session[WAITING]
            enter(request, user, backend=BACKEND)
            return redirect(waiting["next"] or "home")
        user_login_failed.send(sender=__name__, credentials=credentials, request=request)
        form.refuse("动态口令不对，或已经用过；请等下一个数字再输。", "code")
    status = 422 if form.errors else 200
    return render(request, "people/login_code.html", {"form": form}, status=status)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def my_second_factor(request: HttpRequest) -> HttpResponse:
    """Turn the second factor on; where it is on, renew the recovery codes with a code."""
    if request.user.totp_secret:
        return _with_code(request, "renew")
    secret = request.session.get(PENDING) or second_factor.new_secret()
    request.session[PENDING] = secret
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = second_factor.enrol(request.user, secret, form.cleaned_data["code"])
            del request.session[PENDING]
            return render(request, "people/recovery_codes.html", {"codes": codes}, status=201)
        except Refused as refused:
            form.refuse(str(refused), refused.field)
    context = {
        "form": form,
        "secret": second_factor.in_groups(secret),
        "picture": second_factor.picture_of(request.user, secret),
        "is_required": second_factor.is_required(hats(request)),
    }
    status = 422 if form.errors else 200
    return render(request, "people/enrol.html", context, status=status)


@never_cache
@login_required
@require_POST
def second_factor_off(request: HttpRequest) -> HttpResponse:
    """Turn one's own second factor off, with a code."""
    if not request.user.totp_secret:
        return redirect("second_factor")
    return _with_code(request, "off")


@require_POST
@for_roles(Role.SECURITY_ADMIN)
def second_factor_reset(request: HttpRequest, number: int) -> HttpResponse:
    """Turn off the second factor of somebody who lost the telephone, with the reason."""
    user, form = get_object_or_404(User, pk=number), ReasonForm(request.POST)
    try:
        if user.pk == request.user.pk:
            raise Refused("自己的动态口令由另一位安全管理员停用。")
        if not form.is_valid():
            raise Refused("请写明原因，动态口令没有停用。")
        second_factor.take_away(user, form.cleaned_data["reason"])
        messages.success(request, f"已停用{user.shown_name}的动态口令，下次登录只要密码。")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("account_page", number)


def _with_code(request: HttpRequest, deed: str) -> HttpResponse:
    """Do what needs a code in the hand."""
    required = second_factor.is_required(hats(request))
    form = CodeForm(request.POST if request.method == "POST" else None)
    status = 200
    if deed == "off" and required:
        form.refuse("本单位要求您的角色使用动态口令，不能停用。")
        status = 409
    elif request.method == "POST" and form.is_valid():
        if not second_factor.accepts(request.user, form.cleaned_data["code"]):
            form.refuse("动态口令不对，或已经用过；请等下一个数字再输。", "code")
            status = 422
        elif deed == "off":
            request.user.refresh_from_db()
            second_factor.take_away(request.user)
            messages.success(request, "已停用动态口令。")
            return redirect("second_factor")
        else:
            codes = second_factor.renew_codes(request.user)
            return render(request, "people/recovery_codes.html", {"codes": codes}, status=201)
    elif form.errors:
        status = 422
    context = {"form": form, "left": len(request.user.recovery_codes), "is_required": required}
    return render(request, "people/second_factor.html", context, status=status)
