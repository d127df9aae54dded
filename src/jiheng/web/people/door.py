"""Sign-in, sign-out and failed attempts go into the trail."""

from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth.models import update_last_login
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from jiheng.web.people.backends import DOOR
from jiheng.web.people.models import User
from jiheng.web.trail import chain
from jiheng.web.trail.acting import Act, current_act, do
from jiheng.web.trail.models import Entry

user_logged_in.disconnect(update_last_login, dispatch_uid="update_last_login")


def _note(user: User, action: str, details: dict[str, Any]) -> None:
    act = current_act()
    chain.append(
        [
            Entry(
                actor=user,
                actor_name=user.shown_name,
                action=action,
                object_type="people.user",
                object_id=str(user.pk),
                object_name=user.shown_name,
                organisation_path=user.organisation_path(),
                before={},
                after=details,
                request_id=act.request_id,
            )
        ]
    )


@receiver(user_logged_in)
def _entered(request: Any, user: User, **_: Any) -> None:
    details = {"地址": request.META.get("REMOTE_ADDR", "")}
    if door := request.session.get(DOOR):
        details["方式"] = door
    _note(user, "登录", details)
    with do(Act(user, user.shown_name, request_id=current_act().request_id)):
        update_last_login(None, user)


@receiver(user_logged_out)
def _left(request: Any, user: User | None, **_: Any) -> None:
    if user is not None:
        _note(user, current_act().action or "退出", {})


@receiver(user_login_failed)
def _refused(credentials: dict[str, Any], request: Any = None, **_: Any) -> None:
    _note_attempt("登录失败", str(credentials.get("username", "")), request)


@receiver(user_locked_out)
def _locked(request: Any, username: str, **_: Any) -> None:
    if request.axes_failures_since_start:  # 已锁定时再试，不再记一次锁定。
        _note_attempt("账号锁定", username, request)


def note_refusal(request: Any, door: str, username: str, why: str) -> None:
    """Note that the identity provider brought somebody who was not let in, and why."""
    _note_attempt("登录失败", username, request, {"方式": door, "原因": why})


def _note_attempt(
    action: str, username: str, request: Any, details: dict[str, str] | None = None
) -> None:
    """Note an attempt; a name that is nobody's is not written down, it may be a password."""
    user = User.objects.select_related("organisation").filter(username=username[:50]).first()
    act = current_act()
    chain.append(
        [
            Entry(
                actor=None,
                actor_name="访客",
                action=action,
                object_type="people.user",
                object_id=str(user.pk) if user else "",
                object_name=user.shown_name if user else "（没有这个用户名）",
                organisation_path=user.organisation_path() if user else "",
                before={},
                after={
                    "地址": request.META.get("REMOTE_ADDR", "") if request else "",
                    **(details or {}),
                },
                request_id=act.request_id,
            )
        ]
    )
