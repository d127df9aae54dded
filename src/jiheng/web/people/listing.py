"""Accounts found by words and by state, each with the roles it has today."""

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from jiheng.web.people.models import Membership, User

STATES = (("active", "启用"), ("stopped", "停用"), ("expired", "已到期"), ("no_role", "没有角色"))


def accounts_found(words: str = "", state: str = "") -> QuerySet:
    """Give accounts by name, user name or organisation, in one of the states; empty asks for all."""
    in_force = Membership.objects.in_force().select_related("organisation")
    rows = User.objects.select_related("organisation").prefetch_related(
        Prefetch("memberships", in_force, to_attr="roles_now")
    )
    if words:
        rows = rows.filter(
            Q(name__contains=words)
            | Q(username__icontains=words)
            | Q(organisation__name__contains=words)
        )
    return _in_state(rows, state)


def _in_state(rows: QuerySet, state: str) -> QuerySet:
    over = Q(expires_on__lt=timezone.localdate())
    if state == "active":
        return rows.filter(is_active=True).exclude(over)
    if state == "stopped":
        return rows.filter(is_active=False)
    if state == "expired":
        return rows.filter(over)
    if state == "no_role":
        return rows.exclude(memberships__in=Membership.objects.in_force())
    return rows
