"""From an approved document into the library: propose, list, judge."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jiheng.web.documents.models import Document
from jiheng.web.library.forms import EntryForm, ProposalForm, RefusalForm, initial_of
from jiheng.web.library.keeping import CodeTaken
from jiheng.web.library.listing import ON_A_PAGE
from jiheng.web.library.models import Proposal
from jiheng.web.library.permission import KEEPERS, PROPOSERS, may_keep
from jiheng.web.library.promoting import (
    Decided,
    NotProposable,
    accept,
    begun_from,
    may_propose,
    propose,
    refuse,
    refuse_unready,
    rows_of,
)
from jiheng.web.paging import page_of
from jiheng.web.people.access import for_roles
from jiheng.web.people.scope import hats

_LINKED = (
    *("document__organisation", "document__project__category", "document__project__plan"),
    *("document__project__chain", "by", "decided_by", "entry"),
)


@require_http_methods(["GET", "POST"])
@for_roles(*PROPOSERS)
def library_propose(request: HttpRequest, number: int) -> HttpResponse:
    """List the indicators of an approved document, and propose one of them."""
    worn = hats(request)
    rows = Document.objects.visible_to(worn).select_related("organisation", "project")
    document = get_object_or_404(rows, pk=number)
    if not may_propose(worn, document):
        raise PermissionDenied
    context = {"document": document}
    try:
        refuse_unready(document)
    except NotProposable as refused:
        return render(request, "library/propose.html", {**context, "refused": refused}, status=409)
    status = 200
    if request.method == "POST":
        form = ProposalForm(request.POST)
        chosen = request.POST.get("form", ""), request.POST.get("code", "")
        if form.is_valid():
            try:
                made = propose(document, *chosen, form.cleaned_data["reason"], request.user)
            except NotProposable as refused:
                context["problem"], status = str(refused), 409
            else:
                messages.success(request, f"已推荐“{made.name}”，由财政绩效处审核。")
                return redirect("library_propose", document.pk)
        else:
            context |= {"problem": "没有写推荐理由；请写明为什么同类项目也用得上。"}
            status = 422
    context |= {"rows": rows_of(document), "form": ProposalForm()}
    return render(request, "library/propose.html", context, status=status)


@require_GET
@for_roles(*PROPOSERS)
def proposal_list(request: HttpRequest) -> HttpResponse:
    """List what was proposed, what waits first."""
    rows = Proposal.objects.visible_to(hats(request)).select_related(*_LINKED)
    only = request.GET.get("outcome", "")
    if only in Proposal.Outcome.values:
        rows = rows.filter(outcome=only)
    context = {
        "page": page_of(rows, request.GET.get("page"), ON_A_PAGE),
        "outcomes": Proposal.Outcome.choices,
        "only": only,
        "query": f"outcome={only}",
    }
    return render(request, "library/proposals.html", context)


@require_GET
@for_roles(*PROPOSERS)
def proposal_page(request: HttpRequest, number: int) -> HttpResponse:
    """Show one proposal: the row, who proposed it and why, and what was decided."""
    return _show(request, _proposal(request, number), RefusalForm())


@require_http_methods(["GET", "POST"])
@for_roles(*KEEPERS)
def proposal_accept(request: HttpRequest, number: int) -> HttpResponse:
    """Complete an entry from a proposal and take it in."""
    proposal = _proposal(request, number)
    if proposal.outcome != Proposal.Outcome.WAITING:
        messages.error(request, f"“{proposal.name}”已有人办理。")
        return redirect("proposal_page", proposal.pk)
    initial = initial_of(begun_from(proposal)) | {"reason": proposal.reason}
    form = EntryForm(request.POST or None, is_new=True, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            entry = accept(proposal, form.content, request.user, form.cleaned_data["reason"])
        except CodeTaken as taken:
            form.refuse(str(taken), taken.field)
        except Decided as decided:
            messages.error(request, str(decided))
            return redirect("proposal_page", proposal.pk)
        else:
            messages.success(request, f"“{entry.name}”已纳入指标库。")
            return redirect("library_entry", entry.pk)
    context = {"form": form, "proposal": proposal}
    return render(request, "library/edit.html", context, status=422 if form.is_bound else 200)


@require_POST
@for_roles(*KEEPERS)
def proposal_refuse(request: HttpRequest, number: int) -> HttpResponse:
    """Turn a proposal down, with the reason."""
    proposal = _proposal(request, number)
    form = RefusalForm(request.POST)
    if not form.is_valid():
        return _show(request, proposal, form, 422)
    try:
        refuse(proposal, request.user, form.cleaned_data["answer"])
    except Decided as decided:
        messages.error(request, str(decided))
    else:
        messages.success(request, f"“{proposal.name}”不予纳入，原因已告知推荐人。")
    return redirect("proposal_page", proposal.pk)


def _proposal(request: HttpRequest, number: int) -> Proposal:
    rows = Proposal.objects.visible_to(hats(request)).select_related(*_LINKED)
    return get_object_or_404(rows, pk=number)


def _show(
    request: HttpRequest, proposal: Proposal, form: RefusalForm, status: int = 200
) -> HttpResponse:
    context = {
        "proposal": proposal,
        "form": form,
        "may_decide": may_keep(hats(request)) and proposal.outcome == Proposal.Outcome.WAITING,
    }
    return render(request, "library/proposal.html", context, status=status)
