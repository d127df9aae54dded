"""The document that an address names, for whoever asks."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from jiheng.web.assignments.models import assigned_documents
from jiheng.web.documents.editing import EDITABLE
from jiheng.web.documents.models import Document
from jiheng.web.people.roles import Role
from jiheng.web.people.scope import has_role, hats
from jiheng.web.projects.permission import may_write, refuse_others, refuse_readers
from jiheng.web.targets.layouts import LAYOUTS

_LINKED = (
    *("organisation__region", "organisation__parent", "project__parent"),
    *("project__category", "project__plan", "project__chain"),
)


def document_to_read(request: HttpRequest, number: int) -> Document:
    """Give a targets document that the person may read: a third party what is assigned to them.

    Raises:
        PermissionDenied: no role of the person's reads targets.
        Http404: there is none such, or it is out of sight.
    """
    worn = hats(request)
    if has_role(worn, Role.THIRD_PARTY):
        rows = assigned_documents(request.user)
    else:
        refuse_others(worn)
        rows = Document.objects.visible_to(worn)
    found = rows.filter(kind__in=LAYOUTS).select_related(*_LINKED)
    return _knit(get_object_or_404(found, pk=number))


def _knit(document: Document) -> Document:
    """Let what was read once stand for the same organisation and region elsewhere."""
    organisation, project = document.organisation, document.project
    if project is not None and project.organisation_id == organisation.pk:
        project.organisation = organisation
    above = organisation.parent
    if above is not None and above.region_id == organisation.region_id:
        above.region = organisation.region
    return document


def document_to_write(request: HttpRequest, number: int) -> Document:
    """Give a targets document that the person fills; its state is not looked at.

    Raises:
        PermissionDenied: the person may read it only.
        Http404: there is none such, or it is out of sight.
    """
    if has_role(hats(request), Role.THIRD_PARTY):
        raise PermissionDenied
    document = document_to_read(request, number)
    refuse_readers(hats(request), document.organisation)
    return document


def is_open_to(request: HttpRequest, document: Document) -> bool:
    """Tell whether the person may write to a document as it stands."""
    return document.state in EDITABLE and may_write(hats(request), document.organisation)
