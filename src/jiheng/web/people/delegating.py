"""Approval delegated for some days: who may delegate what to whom."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from jiheng.web.people.models import Delegation, Membership, User
from jiheng.web.people.refusals import Refused
from jiheng.web.people.roles import DEPARTMENT_ROLES, FINANCE_ROLES, Role
from jiheng.web.trail.acting import because

REVIEWERS = (DEPARTMENT_ROLES - {Role.FILLER}) | FINANCE_ROLES
"""The roles that can be delegated; administration, reading and filling in can not."""
DEPUTIES = DEPARTMENT_ROLES | FINANCE_ROLES
MOST_DAYS = 180


def delegable(user: User) -> list[Membership]:
    """List a person's own roles that can be delegated; what was delegated to them can not."""
    own = Membership.objects.in_force().filter(user=user, role__in=REVIEWERS)
    return list(own.select_related("organisation"))


def deputies(user: User) -> list[User]:
    """List who can stand in: colleagues of the same department tree, with a role of business."""
    tops = {one.organisation.path.split("/")[0] for one in delegable(user)}
    place = Q(pk__in=())
    for top in tops:
        place |= Q(organisation__path__startswith=f"{top}/")
    members = Membership.objects.in_force().filter(place, role__in=DEPUTIES)
    known = User.objects.filter(pk__in=members.values("user"), is_active=True).exclude(pk=user.pk)
    return [one for one in known.order_by("name") if not one.has_expired]


def delegate(
    membership: Membership, deputy: User, since: date, until: date, reason: str, by: User
) -> Delegation:
    """Put one's own role into a colleague's hands from one day to another, both included.

    Raises:
        Refused: it is not one's own or can not be delegated, the colleague can not stand in, or the
            days do not go with today, with the role, or with another delegation.
    """
    if membership.user_id != by.pk or membership not in delegable(by):
        raise Refused("只能委托自己的审核、审批角色。", "membership")
    if deputy not in deputies(by):
        raise Refused("受托人应是同一部门、有业务角色的在用账号。", "deputy")
    if not membership.organisation.path.startswith(_tops(deputy)):
        raise Refused(f"{deputy.name}不在{membership.organisation.name}所属的部门。", "deputy")
    if since < timezone.localdate():
        raise Refused("“自”不能早于今天。", "since")
    if until < since:
        raise Refused("“至”不能早于“自”。", "until")
    if until - since >= timedelta(days=MOST_DAYS):
        raise Refused(f"一次委托不超过 {MOST_DAYS} 天。", "until")
    if membership.until is not None and until > membership.until:
        raise Refused(f"您的角色到 {membership.until:%Y-%m-%d} 为止，委托不能更久。", "until")
    with transaction.atomic(), because("委托代办", reason):
        Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
        other = membership.delegations.filter(since__lte=until, until__gte=since).first()
        if other is not None and other.until >= other.since:
            raise Refused(
                f"{other.since:%Y-%m-%d} 至 {other.until:%Y-%m-%d} 已委托{other.deputy.name}，"
                "同一天只能委托一个人。",
                "since",
            )
        return Delegation.objects.create(
            membership=membership, deputy=deputy, since=since, until=until, reason=reason
        )


def call_back(delegation: Delegation, by: User) -> None:
    """End a delegation at once, or before it begins.

    Raises:
        Refused: it is over already.
    """
    today = timezone.localdate()
    if delegation.until < today:
        raise Refused("这项委托已经结束。")
    delegation.until = today - timedelta(days=1)
    with because("收回委托"):
        delegation.save(update_fields=["until"])


def _tops(user: User) -> tuple[str, ...]:
    members = Membership.objects.in_force().filter(user=user, role__in=DEPUTIES)
    paths = members.values_list("organisation__path", flat=True)
    return tuple(f"{path.split('/')[0]}/" for path in paths)
