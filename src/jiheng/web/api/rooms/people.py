"""Accounts with their roles, for the administrators who keep them."""

from datetime import date, datetime
from typing import Literal

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from jiheng.web.api.paging import Rows, each, paged
from jiheng.web.people.listing import accounts_found
from jiheng.web.people.models import User
from jiheng.web.people.roles import Role
from jiheng.web.people.scope import has_role, hats

router = Router(tags=["人员"])


class RoleOut(Schema):
    """One role in force today, with its days."""

    role: str
    role_name: str
    organisation: str
    since: date | None
    until: date | None


class AccountOut(Schema):
    """One account; nothing that opens it."""

    username: str
    name: str
    organisation: str | None
    email: str
    phone: str
    is_active: bool
    expires_on: date | None
    has_second_factor: bool
    last_login: datetime | None
    roles: list[RoleOut]


def _refuse_others(request: HttpRequest) -> None:
    if not has_role(hats(request), Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN):
        raise PermissionDenied


def _shown(user: User) -> dict[str, object]:
    return {
        "username": user.username,
        "name": user.name,
        "organisation": user.organisation.code if user.organisation else None,
        "email": user.email,
        "phone": user.phone,
        "is_active": user.is_active,
        "expires_on": user.expires_on,
        "has_second_factor": bool(user.totp_secret),
        "last_login": user.last_login,
        "roles": [
            {
                "role": one.role,
                "role_name": one.get_role_display(),
                "organisation": one.organisation.code,
                "since": one.since,
                "until": one.until,
            }
            for one in user.roles_now
        ],
    }


@router.get("", response=list[AccountOut], url_name="people", summary="账号和角色")
@paged
def list_people(
    request: HttpRequest,
    q: str = "",
    state: Literal["", "active", "stopped", "expired", "no_role"] = "",
) -> Rows:
    """List accounts by name, user name or organisation; for system and security administrators."""
    _refuse_others(request)
    return Rows(accounts_found(q.strip(), state), each(_shown))


@router.get("/{username}", response=AccountOut, url_name="person", summary="一个账号")
def read_person(request: HttpRequest, username: str) -> dict[str, object]:
    """Give one account by its user name; for system and security administrators."""
    _refuse_others(request)
    return _shown(get_object_or_404(accounts_found(), username=username))
