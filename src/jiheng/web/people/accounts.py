"""Accounts: made, changed, stopped and given a new password, each with its entry of the trail."""

import secrets
from typing import Any

from django.db import transaction

from jiheng.web.people.models import Membership, User
from jiheng.web.people.refusals import Refused
from jiheng.web.people.roles import Role
from jiheng.web.trail.acting import because

_CONSONANTS = "bcdfghjkmnpqrstvwxyz"
_VOWELS = "aeu"
OVERSEERS = (Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)
"""Those who watch over the system administrator, who therefore has no hand in their accounts."""


def first_password() -> str:
    """Make a password that can be read out, such as Bak-mef-tux-0417, of some 43 bits.

    It is changed at the first sign-in; five wrong ones lock the account.
    """
    parts = [
        secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS) + secrets.choice(_CONSONANTS)
        for _ in range(3)
    ]
    return f"{'-'.join(parts).capitalize()}-{secrets.randbelow(10_000):04}"


def open_account(values: dict[str, Any]) -> tuple[User, str]:
    """Make an account; give it with its first password, which nobody can read again."""
    password = first_password()
    user = User(**values, must_change_password=True)
    user.set_password(password)
    with because("开立账号"):
        user.save()
    return user, password


def change_account(user: User, values: dict[str, Any], by: User, reason: str = "") -> None:
    """Change what is known of a person.

    Raises:
        Refused: the account is not the administrator's to handle, or a third party's loses its
            last day.
    """
    refuse_overseers(user, by)
    if values.get("expires_on", user.expires_on) is None and is_third_party(user):
        raise Refused("第三方账号必须有有效期；请填日期，或先请安全管理员取消角色。", "expires_on")
    for name, value in values.items():
        setattr(user, name, value)
    with because("修改账号", reason):
        user.save(update_fields=list(values))


def stop_account(user: User, by: User, reason: str) -> None:
    """Let a person sign in no more; open sessions end with their next request.

    Raises:
        Refused: it is stopped already, it is one's own, or it is not the administrator's to handle.
    """
    refuse_overseers(user, by)
    if user.pk == by.pk:
        raise Refused("不能停用自己的账号；请由另一位系统管理员办理。")
    _switch(user, active=False, action="停用账号", reason=reason)


def start_account(user: User, by: User, reason: str) -> None:
    """Let a person sign in again.

    Raises:
        Refused: it is in use already, or it is not the administrator's to handle.
    """
    refuse_overseers(user, by)
    _switch(user, active=True, action="启用账号", reason=reason)


def reset_password(user: User, by: User) -> str:
    """Give a new first password, shown once; sessions end, and it must be changed.

    Raises:
        Refused: it is one's own, or it is not the administrator's to handle.
    """
    refuse_overseers(user, by)
    if user.pk == by.pk:
        raise Refused("自己的密码请用“修改密码”改。")
    return renew_password(user)


def renew_password(user: User) -> str:
    """Give a new first password to anybody; for whoever runs the server."""
    password = first_password()
    user.set_password(password)
    user.must_change_password = True
    with because("重置密码"):
        user.save(update_fields=["password", "must_change_password"])
    return password


def refuse_overseers(user: User, by: User) -> None:
    """Keep the system administrator's hands off those who watch over them.

    Raises:
        Refused: the account is a security or audit administrator's.
    """
    if user.pk != by.pk and holds(user, *OVERSEERS):
        raise Refused(
            "安全管理员、审计管理员的账号不由系统管理员管理：停用请先由安全管理员取消其角色，"
            "重置密码请由服务器的运行人员执行 jiheng accounts reset。"
        )


def is_third_party(user: User) -> bool:
    """Tell whether a person is, or is going to be, a third party."""
    return holds(user, Role.THIRD_PARTY)


def holds(user: User, *roles: Role) -> bool:
    """Tell whether a person has, or is going to have, one of the roles."""
    return Membership.objects.not_over().filter(user=user, role__in=roles).exists()


def _switch(user: User, *, active: bool, action: str, reason: str) -> None:
    with transaction.atomic(), because(action, reason):
        stored = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
        if stored.is_active == active:
            raise Refused(f"{user.shown_name}已经是{'启用' if active else '停用'}状态。")
        stored.is_active = active
        stored.save(update_fields=["is_active"])
