"""Open the targets document of a project, or of a department for a year."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from jiheng.forms.rows.cells import FIRST_YEAR, LAST_YEAR
from jiheng.web.documents.editing import open_document
from jiheng.web.documents.models import Document, Kind
from jiheng.web.organisations.models import Kind as OrganisationKind
from jiheng.web.people.scope import hats, organisations_visible_to
from jiheng.web.projects.models import Project
from jiheng.web.projects.permission import refuse_others, refuse_readers


def start_of_project(request: HttpRequest, **key: Any) -> Document:
    """Give the document of the project that a key finds; it is made where there is none.

    Raises:
        PermissionDenied: the person does not fill it.
        Http404: there is no such project, or it is out of sight.
    """
    refuse_others(hats(request))
    visible = Project.objects.visible_to(hats(request)).select_related("organisation")
    project = get_object_or_404(visible, **key)
    refuse_readers(hats(request), project.organisation)
    return open_document(
        Kind.PROJECT_TARGETS, project.organisation, project, project.year, request.user
    )


def start_of_department(request: HttpRequest, year: int, **key: Any) -> Document:
    """Give the document of the department that a key finds, for a year.

    Raises:
        PermissionDenied: the person does not fill it.
        Http404: there is no such department or year, or it is out of sight.
    """
    refuse_others(hats(request))
    departments = organisations_visible_to(hats(request)).filter(kind=OrganisationKind.DEPARTMENT)
    organisation = get_object_or_404(departments, **key)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    refuse_readers(hats(request), organisation)
    return open_document(Kind.DEPARTMENT_TARGETS, organisation, None, year, request.user)
