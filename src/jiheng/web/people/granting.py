"""Roles: given and ended by the security administrator, with what may not go together."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from jiheng.web.organisations.models import Kind, Office, Organisation
from jiheng.web.people.models import Membership, User
from jiheng.web.people.refusals import Refused
from jiheng.web.people.roles import ADMIN_ROLES, FINANCE_ROLES, Role
from jiheng.web.trail.acting import because

_OWN = "不能给自己授予或取消角色；请由另一位安全管理员办理。"


def grant(
    user: User,
    organisation: Organisation,
    role: Role,
    by: User,
    *,
    since: date | None = None,
    until: date | None = None,
    office: Office | None = None,
    reason: str = "",
) -> Membership:
    """Give a role in an organisation; one that was ended before is taken up again.

    Raises:
        Refused: it is one's own, it does not go with the person's other roles, with the
            organisation or with the dates, or the person has it already.
    """
    if user.pk == by.pk:
        raise Refused(_OWN)
    if not organisation.is_active:
        raise Refused(f"{organisation.name}已停用，不能再授予角色。", "organisation")
    if role in FINANCE_ROLES and organisation.kind != Kind.FINANCE:
        raise Refused(f"{role.label}只能在财政部门授予，{organisation.name}不是。", "role")
    if office is not None and office.organisation_id != organisation.pk:
        raise Refused(f"{office.name}不是{organisation.name}的处室。", "office")
    with transaction.atomic(), because("授予角色", reason):
        User.objects.select_for_update(of=("self",)).get(pk=user.pk)  # 同时授予的，一个一个来。
        until = _checked_dates(user, role, since, until)
        _refuse_what_does_not_go_together(user, role)
        kept = Membership.objects.filter(user=user, organisation=organisation, role=role).first()
        if kept is None:
            return Membership.objects.create(
                user=user, organisation=organisation, role=role, since=since, until=until,
                office=office,
            )  # fmt: skip
        if kept.until is None or kept.until >= timezone.localdate():
            raise Refused(f"{user.name}已有{organisation.name}的{role.label}角色。", "role")
        kept.since, kept.until, kept.office = since or timezone.localdate(), until, office
        kept.save()
        return kept


def end(membership: Membership, by: User, reason: str) -> None:
    """End a role at once; its last day was yesterday.

    Raises:
        Refused: it is one's own, or it is over already.
    """
    if membership.user_id == by.pk:
        raise Refused(_OWN)
    yesterday = timezone.localdate() - timedelta(days=1)
    with transaction.atomic(), because("取消角色", reason):
        stored = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
        if stored.until is not None and stored.until <= yesterday:
            raise Refused(f"{stored}已于{stored.until:%Y年%m月%d日}到期。")
        stored.until = yesterday
        stored.save(update_fields=["until"])


def _checked_dates(user: User, role: Role, since: date | None, until: date | None) -> date | None:
    if until is not None and until < (since or timezone.localdate()):
        raise Refused("“至”不能早于“自”，也不能早于今天。", "until")
    if role is not Role.THIRD_PARTY:
        return until
    if user.expires_on is None:
        raise Refused("第三方账号必须有有效期；请系统管理员先在账号里填“有效期至”。", "role")
    if until is not None and until > user.expires_on:
        raise Refused(f"第三方的角色不能超过账号的有效期 {user.expires_on:%Y-%m-%d}。", "until")
    return until or user.expires_on


def _refuse_what_does_not_go_together(user: User, role: Role) -> None:
    others = Membership.objects.not_over().filter(user=user).exclude(role=role)
    held = sorted({Role(other) for other in others.values_list("role", flat=True)})
    alone = next(
        (one for one in (role, *held) if one in ADMIN_ROLES or one is Role.THIRD_PARTY), None
    )
    if not held or alone is None:
        return
    names = "、".join(Role(one).label for one in held)
    rule = (
        "系统、安全、审计管理员三员分立，不能由一人兼任，也不能兼任业务角色"
        if alone in ADMIN_ROLES
        else "第三方只做交办的工作，不能兼任别的角色"
    )
    raise Refused(f"{user.name}已是{names}；{rule}。", "role")
