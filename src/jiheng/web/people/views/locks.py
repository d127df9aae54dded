"""Accounts that are locked after wrong passwords, and unlocking them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from jiheng.web.people.access import for_roles
from jiheng.web.people.locks import COOL_OFF, locks, unlock
from jiheng.web.people.models import User
from jiheng.web.people.roles import Role


@require_GET
@for_roles(Role.SECURITY_ADMIN)
def lock_list(request: HttpRequest) -> HttpResponse:
    """List the locks in force."""
    minutes = int(COOL_OFF.total_seconds()) // 60
    return render(request, "people/locks.html", {"locks": locks(), "minutes": minutes})


@require_POST
@for_roles(Role.SECURITY_ADMIN)
def lock_end(request: HttpRequest, number: int) -> HttpResponse:
    """Unlock an account."""
    user = get_object_or_404(User, pk=number)
    if unlock(user):
        messages.success(request, f"已解锁{user.shown_name}，可以马上登录。")
    else:
        messages.info(request, f"{user.shown_name}没有锁定，或已到时自行解锁。")
    return redirect("lock_list")
