"""One document: its page, what is done with it, its revisions side by side."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from jiheng.web.documents.chains import NoChain
from jiheng.web.documents.comparing import compare
from jiheng.web.documents.deciding import keep_overtaken
from jiheng.web.documents.models import Document, Revision
from jiheng.web.documents.refusals import Incomplete, NotOpen, NotYours, Overtaken
from jiheng.web.documents.standing import in_force
from jiheng.web.review.access import document_to_decide, document_to_read, doer_of
from jiheng.web.review.acting import carry_out
from jiheng.web.review.forms import Deed, Unreadable, read_deed
from jiheng.web.review.showing import sheet_option, show_document, show_sheet

_WORDS_ARE_KEPT = "您写的意见已作为“未生效”的记录留在办理经过里。"


@require_GET
@login_required
def document_page(request: HttpRequest, number: int) -> HttpResponse:
    """Show a document: state, steps, decisions, content, findings."""
    return show_document(request, document_to_read(request, number))


@require_POST
@login_required
def document_act(request: HttpRequest, number: int) -> HttpResponse:
    """Do something with a document; whoever comes second is told, with the words still there."""
    document = document_to_decide(request, number)
    try:
        deed = read_deed(request.POST)
    except Unreadable as error:
        return show_document(request, document, status=422, error=str(error))
    doer = doer_of(request)
    try:
        words = carry_out(document, deed, doer)
    except Overtaken as told:
        kept = keep_overtaken(document, doer, deed.action, deed.reason, deed.sheet)
        message = f"{told}{_WORDS_ARE_KEPT if kept else ''}"
        return _again(request, document_to_read(request, number), deed, message, 409)
    except (NotOpen, NoChain) as told:
        return _again(request, document, deed, str(told), 409)
    except NotYours as told:
        return _again(request, document, deed, str(told), 403)
    except Incomplete as told:
        return _again(request, document, deed, str(told), 422, told.field)
    messages.success(request, f"《{document}》{words}")
    return redirect("document_page", number)


@require_GET
@login_required
def document_compare(request: HttpRequest, number: int) -> HttpResponse:
    """Show two revisions side by side: the one in force and the newest, or those asked for."""
    document = document_to_read(request, number)
    revisions = list(document.revisions.select_related("author").order_by("number"))
    new = _chosen(request, "new", revisions, revisions[-1])
    old = _chosen(request, "old", revisions, _before(document, revisions, new))
    context = {
        "document": document,
        "revisions": revisions,
        "old": old,
        "new": new,
        "forms": compare(old.content, new.content),
    }
    return render(request, "review/compare.html", context)


def _again(
    request: HttpRequest,
    document: Document,
    deed: Deed,
    error: str,
    status: int,
    field: str = "",
) -> HttpResponse:
    """Show the page again with what was typed, the sheet's page where it came from there."""
    if deed.sheet is not None and (option := sheet_option(request, document)) is not None:
        return show_sheet(
            request, document, option, deed.sheet, status=status, error=error, reason=deed.reason
        )
    return show_document(request, document, status=status, error=error, field=field, typed=deed)


def _chosen(
    request: HttpRequest, name: str, revisions: list[Revision], otherwise: Revision
) -> Revision:
    asked = request.GET.get(name, "")
    if not asked:
        return otherwise
    found = [one for one in revisions if str(one.number) == asked]
    if not found:
        raise Http404
    return found[0]


def _before(document: Document, revisions: list[Revision], new: Revision) -> Revision:
    """Give the revision in force where it is an older one, else the one before."""
    approved = in_force(document)
    if approved is not None and approved.number < new.number:
        return next(one for one in revisions if one.pk == approved.pk)
    earlier = [one for one in revisions if one.number < new.number]
    return earlier[-1] if earlier else new
