"""Who reads which entries of the trail."""

from functools import cache

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from jiheng.web.people.roles import DEPARTMENT_ROLES, FINANCE_ROLES, Role
from jiheng.web.people.scope import Hat, has_role, organisations_visible_to
from jiheng.web.projects.models import Project
from jiheng.web.trail.models import Entry, EntryQuerySet

_BY_PLACE = DEPARTMENT_ROLES | FINANCE_ROLES | {Role.READER}
READING_ROLES = _BY_PLACE | {Role.AUDIT_ADMIN}


def entries_visible_to(worn: tuple[Hat, ...]) -> EntryQuerySet:
    """Give the entries of the organisations that roles see; audit administrators see them all.

    What is about a secret project is kept from readers, whenever it became secret.

    Raises:
        PermissionDenied: none of the roles reads the trail.
    """
    if has_role(worn, Role.AUDIT_ADMIN):
        return Entry.objects.all()
    if not has_role(worn, *_BY_PLACE):
        raise PermissionDenied
    condition = Q(pk__in=())
    for hat in worn:
        if hat.role in DEPARTMENT_ROLES:
            condition |= Q(organisation_path__startswith=hat.organisation.path)
        elif hat.role in _BY_PLACE:
            paths = Q(organisation_path__in=organisations_visible_to((hat,)).values("path"))
            condition |= paths & _not_secret() if hat.role is Role.READER else paths
        if hat.role in FINANCE_ROLES:
            condition |= Q(organisation_path="", object_type__in=_common_types())
    return Entry.objects.filter(condition)


def secrets_kept_from(worn: tuple[Hat, ...]) -> QuerySet:
    """Give the numbers of the secret projects whose names these roles must not read."""
    if has_role(worn, Role.AUDIT_ADMIN):
        return Project.objects.none().values("pk")
    seen = Project.objects.visible_to(worn)
    return Project.objects.filter(is_secret=True).exclude(pk__in=seen.values("pk")).values("pk")


@cache
def _common_types() -> tuple[str, ...]:
    models = apps.get_models()
    return tuple(
        model._meta.label_lower for model in models if getattr(model, "trail_is_common", False)
    )


def _not_secret() -> Q:
    secret = Project.objects.filter(is_secret=True).values("pk")
    return Q(project_number__isnull=True) | ~Q(project_number__in=secret)
