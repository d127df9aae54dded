"""Who may write projects and their targets: 填报人 and 部门绩效专管员, within their organisation."""

from django.core.exceptions import PermissionDenied

from jiheng.web.organisations.models import Organisation, OrganisationQuerySet
from jiheng.web.people.roles import DEPARTMENT_ROLES, FINANCE_ROLES, Role
from jiheng.web.people.scope import Hat, has_role

WRITERS = (Role.FILLER, Role.PERFORMANCE_OFFICER)
READERS = (*DEPARTMENT_ROLES, *FINANCE_ROLES, Role.READER)


def may_write(worn: tuple[Hat, ...], organisation: Organisation) -> bool:
    """Tell whether one of the roles writes for an organisation."""
    return any(
        hat.role in WRITERS and organisation.path.startswith(hat.organisation.path) for hat in worn
    )


def refuse_readers(worn: tuple[Hat, ...], organisation: Organisation) -> None:
    """Refuse whoever may see an organisation's projects, but not write them.

    Raises:
        PermissionDenied: none of the roles writes for the organisation.
    """
    if not may_write(worn, organisation):
        raise PermissionDenied


def refuse_others(worn: tuple[Hat, ...]) -> None:
    """Refuse whoever has no role that works with projects.

    Raises:
        PermissionDenied: administrators and third parties.
    """
    if not has_role(worn, *READERS):
        raise PermissionDenied


def organisations_written_by(worn: tuple[Hat, ...]) -> OrganisationQuerySet:
    """Give the organisations that these roles write projects for."""
    found = Organisation.objects.none()
    for hat in worn:
        if hat.role in WRITERS:
            found = found | Organisation.objects.within(hat.organisation)
    return found.filter(is_active=True)
