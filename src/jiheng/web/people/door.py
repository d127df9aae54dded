"""Sign-in, sign-out and failed attempts go into the trail."""

from typing import Any

from django.contrib.auth.models import update_last_login
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from jiheng.web.people.models import User
from jiheng.web.trail import chain
from jiheng.web.trail.acting import Act, current_act, do
from jiheng.web.trail.models import Entry

user_logged_in.disconnect(update_last_login, dispatch_uid="update_last_login")


def _note(user: User | None, action: str, name: str, details: dict[str, Any]) -> None:
    act = current_act()
    chain.append(
        [
            Entry(
                actor=user,
                actor_name=user.shown_name if user else f"访客（{name}）",
                action=action,
                object_type="people.user",
                object_id=str(user.pk) if user else "",
                object_name=user.shown_name if user else name,
                organisation_path=user.organisation_path() if user else "",
                before={},
                after=details,
                request_id=act.request_id,
            )
        ]
    )


@receiver(user_logged_in)
def _entered(request: Any, user: User, **_: Any) -> None:
    _note(user, "登录", user.username, {"地址": request.META.get("REMOTE_ADDR", "")})
    with do(Act(user, user.shown_name, request_id=current_act().request_id)):
        update_last_login(None, user)


@receiver(user_logged_out)
def _left(request: Any, user: User | None, **_: Any) -> None:
    if user is not None:
        _note(user, "退出", user.username, {})


@receiver(user_login_failed)
def _refused(credentials: dict[str, Any], request: Any = None, **_: Any) -> None:
    name = str(credentials.get("username", ""))[:50]
    address = request.META.get("REMOTE_ADDR", "") if request is not None else ""
    _note(None, "登录失败", name, {"地址": address})
