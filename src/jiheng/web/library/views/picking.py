"""The picker inside a targets form."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_POST

from jiheng.web.documents.models import Document
from jiheng.web.library import picking
from jiheng.web.library.models import LibraryEntry
from jiheng.web.library.permission import LOOKERS
from jiheng.web.people.access import for_roles
from jiheng.web.targets.access import document_to_write, is_open_to


@require_GET
@for_roles(*LOOKERS)
def library_picker(request: HttpRequest) -> HttpResponse:
    """Show what fits a document, or what was searched for."""
    document = _document(request)
    words = request.GET.get("q", "").strip()[:100]
    context = {
        "document": document,
        "words": words,
        "offers": picking.searched(words) if words else picking.recommended(document),
        "most": picking.MOST,
    }
    part = "results" if "q" in request.GET else "picker"
    return render(request, f"library/{part}.html", context)


@require_POST
@for_roles(*LOOKERS)
def library_pick(request: HttpRequest, number: int) -> HttpResponse:
    """Count that an entry filled a row of a document."""
    document = _document(request)
    if not is_open_to(request, document):
        return HttpResponse("这份材料现在不能修改。", status=409)
    entry = get_object_or_404(LibraryEntry.objects.current(), pk=number)
    picking.count_use(entry, document, request.user)
    return HttpResponse(status=204)


def _document(request: HttpRequest) -> Document:
    text = request.GET.get("document", "")
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Http404
    return document_to_write(request, int(text))
