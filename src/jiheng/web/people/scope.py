"""What a person may see: the organisations that memberships open, as querysets first."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q
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
    own = Membership.objects.in_force().filter(user=user).select_related("organisation")
    return (*(Hat(Role(m.role), m.organisation, m.office_id) for m in own), *_lent_to(user))


def _lent_to(user: User) -> tuple[Hat, ...]:
    today = timezone.localdate()
    current = Delegation.objects.filter(deputy=user, since__lte=today, until__gte=today)
    if not current.exists():  # 多数人没有受托；每一页都要问，所以先只问有没有。
        return ()
    lent = (
        current.filter(
            membership__in=Membership.objects.in_force(),
            membership__user__is_active=True,
            membership__role__in=DEPARTMENT_ROLES | FINANCE_ROLES,
        )
        .exclude(membership__user__expires_on__lt=today)
        .select_related("membership__organisation", "membership__user")
    )
    return tuple(
        Hat(
            Role(d.membership.role),
            d.membership.organisation,
            d.membership.office_id,
            d.membership.user.name,
            d.membership.user_id,
        )
        for d in lent
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
    regions, trees = _reach(worn)
    condition = Q(region_id__in=regions) if regions else Q(pk__in=())
    for path in trees:
        condition |= Q(path__startswith=path)
    return Organisation.objects.filter(condition)


def of_organisations_visible_to(worn: tuple[Hat, ...]) -> Q:
    """Match the rows of any model whose `organisation` these roles may read.

    Who sees one department is led to its rows by the organisation; who sees a whole region sees
    nearly every row, so a row is looked at first, and then whether its organisation is there.
    """
    regions, trees = _reach(worn)
    condition = Q(pk__in=())
    if regions:
        condition = Q(
            Exists(
                Organisation.objects.filter(pk=OuterRef("organisation_id"), region_id__in=regions)
            )
        )
    if trees:
        paths = reduce(or_, (Q(path__startswith=path) for path in trees))
        condition |= Q(organisation__in=Organisation.objects.filter(paths))
    return condition


def _reach(worn: tuple[Hat, ...]) -> tuple[list[int], list[str]]:
    """Give the regions that these roles see whole, and the trees of organisations by path."""
    regions: set[int] = set()
    trees: set[str] = set()
    for hat in worn:
        is_finance = hat.organisation.kind == Kind.FINANCE
        if hat.role in FINANCE_ROLES or (hat.role is Role.READER and is_finance):
            regions.add(hat.organisation.region_id)
        elif hat.role in DEPARTMENT_ROLES or hat.role is Role.READER:
            trees.add(hat.organisation.path)
    return sorted(regions), sorted(trees)


def has_role(worn: tuple[Hat, ...], *roles: Role) -> bool:
    """Tell whether one of the roles is among them."""
    return any(hat.role in roles for hat in worn)
