"""What a person may see: the organisations that memberships open, as querysets first."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from jiheng.web.organisations.models import Kind, Organisation, OrganisationQuerySet
from jiheng.web.people.models import Delegation, Membership, User
from jiheng.web.people.roles import DEPARTMENT_ROLES, FINANCE_ROLES, Role


@dataclass(frozen=True)
class Hat:
    """One role in one organisation that a person acts in, in person or for another.

    `for_whom` and `principal_id` are the name and the number of the user who delegated it.
    """

    role: Role
    organisation: Organisation
    office_id: int | None
    for_whom: str = ""
    principal_id: int | None = None


def hats_of(user: User) -> tuple[Hat, ...]:
    """Give every role in force today, delegated ones included."""
    own = Membership.objects.in_force().filter(user=user).select_related("organisation__region")
    today = timezone.localdate()
    lent = (
        Delegation.objects.filter(
            deputy=user,
            since__lte=today,
            until__gte=today,
            membership__in=Membership.objects.in_force(),
            membership__user__is_active=True,
            membership__role__in=DEPARTMENT_ROLES | FINANCE_ROLES,
        )
        .exclude(membership__user__expires_on__lt=today)
        .select_related("membership__organisation__region", "membership__user")
    )
    return (
        *(Hat(Role(m.role), m.organisation, m.office_id) for m in own),
        *(
            Hat(
                Role(d.membership.role),
                d.membership.organisation,
                d.membership.office_id,
                d.membership.user.name,
                d.membership.user_id,
            )
            for d in lent
        ),
    )


def hats(request: HttpRequest) -> tuple[Hat, ...]:
    """Give the roles of whoever makes a request, read once for each request."""
    found = getattr(request, "_hats", None)
    if found is None:
        found = request._hats = hats_of(request.user)
    return found


def organisations_visible_to(worn: tuple[Hat, ...]) -> OrganisationQuerySet:
    """Give the organisations whose data these roles may read.

    A department's people see their subtree, those of a finance bureau and readers every
    department of their region; administrators and third parties see no business data by role.
    """
    condition = Q(pk__in=())
    for hat in worn:
        if hat.role in DEPARTMENT_ROLES:
            condition |= Q(path__startswith=hat.organisation.path)
        elif hat.role in FINANCE_ROLES or (
            hat.role is Role.READER and hat.organisation.kind == Kind.FINANCE
        ):
            condition |= Q(region_id=hat.organisation.region_id)
        elif hat.role is Role.READER:
            condition |= Q(path__startswith=hat.organisation.path)
    return Organisation.objects.filter(condition)


def has_role(worn: tuple[Hat, ...], *roles: Role) -> bool:
    """Tell whether one of the roles is among them."""
    return any(hat.role in roles for hat in worn)
