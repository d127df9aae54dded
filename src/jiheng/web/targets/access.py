"""The document that an address names, for whoever asks."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from jiheng.web.documents.editing import EDITABLE
from jiheng.web.documents.models import Document
from jiheng.web.people.scope import hats
from jiheng.web.projects.permission import may_write, refuse_others, refuse_readers
from jiheng.web.targets.layouts import LAYOUTS

_LINKED = (
    *("organisation__region", "organisation__parent__region", "project__category"),
    *("project__plan", "project__chain", "project__organisation__parent", "project__parent"),
)


def document_to_read(request: HttpRequest, number: int) -> Document:
    """Give a targets document that the person may read.

    Raises:
        PermissionDenied: no role of the person's reads targets.
        Http404: there is none such, or it is out of sight.
    """
    worn = hats(request)
    refuse_others(worn)
    rows = Document.objects.visible_to(worn).filter(kind__in=LAYOUTS)
    return get_object_or_404(rows.select_related(*_LINKED), pk=number)


def document_to_write(request: HttpRequest, number: int) -> Document:
    """Give a targets document that the person fills; its state is not looked at.

    Raises:
        PermissionDenied: the person may read it only.
        Http404: there is none such, or it is out of sight.
    """
    document = document_to_read(request, number)
    refuse_readers(hats(request), document.organisation)
    return document


def is_open_to(request: HttpRequest, document: Document) -> bool:
    """Tell whether the person may write to a document as it stands."""
    return document.state in EDITABLE and may_write(hats(request), document.organisation)
