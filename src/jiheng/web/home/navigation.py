"""The menu: each room's entry, shown to the roles that can open it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from jiheng.web.addresses import address
from jiheng.web.notices.models import unread_notices
from jiheng.web.people.roles import DEPARTMENT_ROLES, FINANCE_ROLES, Role
from jiheng.web.people.scope import Hat, has_role, hats

_BUSINESS = (*DEPARTMENT_ROLES, *FINANCE_ROLES, Role.READER)


@dataclass(frozen=True)
class MenuEntry:
    """One entry: the name of its address, its title, and the roles that see it; none for all."""

    address: str
    title: Any
    roles: tuple[Role, ...] = ()


MENU = (
    MenuEntry("home", _("首页")),
    MenuEntry("review_inbox", _("审核"), _BUSINESS),
    MenuEntry("project_list", _("项目"), _BUSINESS),
    MenuEntry("targets_home", _("绩效目标"), _BUSINESS),
    MenuEntry("library_list", _("指标库"), _BUSINESS),
    MenuEntry("my_assignments", _("交办的工作"), (Role.THIRD_PARTY,)),
    MenuEntry("assignment_list", _("交第三方办理"), (Role.FINANCE_PERFORMANCE,)),
    MenuEntry("organisation_list", _("单位"), (*_BUSINESS, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)),
    MenuEntry("account_list", _("账号与角色"), (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)),
    MenuEntry("lock_list", _("账号锁定"), (Role.SECURITY_ADMIN,)),
    MenuEntry("trail_list", _("留痕"), (*_BUSINESS, Role.AUDIT_ADMIN)),
)

OWN_MENU = (
    MenuEntry("delegation_list", _("委托代办"), (*DEPARTMENT_ROLES, *FINANCE_ROLES)),
    MenuEntry("second_factor", _("动态口令")),
    MenuEntry("token_list", _("我的令牌")),
    MenuEntry("change_password", _("修改密码")),
)
"""What is about whoever is signed in; it stands under the name."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as a page shows it: where it leads, its title, and whether the page is there."""

    target: str
    title: str
    is_here: bool


def _shown(entries: tuple[MenuEntry, ...], worn: tuple[Hat, ...], here: str) -> list[Shown]:
    found = [entry for entry in entries if not entry.roles or has_role(worn, *entry.roles)]
    targets = [address(entry.address) for entry in found]
    return [
        Shown(target, str(entry.title), target == here)
        for entry, target in zip(found, targets, strict=True)
    ]


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Give templates the menu of whoever is signed in, the roles worn, and the unread notices."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {"menu": (), "hats": ()}
    worn = hats(request)
    unread = SimpleLazyObject(lambda: unread_notices(request.user))
    return {
        "menu": _shown(MENU, worn, request.path),
        "own_menu": _shown(OWN_MENU, worn, request.path),
        "hats": worn,
        "unread": unread,
        "is_guest": has_role(worn, Role.THIRD_PARTY),
    }
