"""The document that an address names, for whoever asks."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from jiheng.web.assignments.models import assigned_documents
from jiheng.web.documents.models import Document, DocumentQuerySet
from jiheng.web.documents.standing import Doer
from jiheng.web.organisations.models import Region
from jiheng.web.people.roles import DEPARTMENT_ROLES, FINANCE_ROLES, Role
from jiheng.web.people.scope import has_role, hats

REVIEW_ROLES = (*DEPARTMENT_ROLES, *FINANCE_ROLES)
READ_ROLES = (*REVIEW_ROLES, Role.READER)
_LINKED = ("organisation__region__parent", "organisation__parent__region", "project__parent")


def doer_of(request: HttpRequest) -> Doer:
    """Give whoever makes a request, with the roles worn."""
    return Doer(request.user, hats(request))


def refuse_others(request: HttpRequest, *roles: Role) -> None:
    """Refuse whoever wears none of these roles.

    Raises:
        PermissionDenied: none is worn.
    """
    if not has_role(hats(request), *roles):
        raise PermissionDenied


def region_of_bureau(request: HttpRequest) -> Region:
    """Give the region in which whoever asks opens windows for adjustment.

    Raises:
        PermissionDenied: the person is not of a performance office.
    """
    refuse_others(request, Role.FINANCE_PERFORMANCE)
    return next(
        hat.organisation.region for hat in hats(request) if hat.role == Role.FINANCE_PERFORMANCE
    )


def visible_documents(request: HttpRequest) -> DocumentQuerySet:
    """Give the documents that whoever asks may read: to third parties, what is assigned to them.

    Raises:
        PermissionDenied: none of the person's roles reads documents.
    """
    if has_role(hats(request), Role.THIRD_PARTY):
        return assigned_documents(request.user)
    refuse_others(request, *READ_ROLES)
    return Document.objects.visible_to(hats(request))


def document_to_read(request: HttpRequest, number: int) -> Document:
    """Give a document that the person may read.

    Raises:
        PermissionDenied: none of the person's roles reads documents.
        Http404: there is none such, or it is out of sight.
    """
    return get_object_or_404(visible_documents(request).select_related(*_LINKED), pk=number)


def document_to_decide(request: HttpRequest, number: int) -> Document:
    """Give a document that the person may read and, by role, do something with.

    Raises:
        PermissionDenied: the person only reads documents, or not even that.
        Http404: there is none such, or it is out of sight.
    """
    refuse_others(request, *REVIEW_ROLES)
    return document_to_read(request, number)
