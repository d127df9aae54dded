"""The four-aspect review sheet: fill it with the findings beside, keep a draft, see the sums."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from jiheng.web.documents.editing import current
from jiheng.web.documents.judging import SheetAnswers
from jiheng.web.documents.models import Document, SheetDraft
from jiheng.web.documents.standing import Option
from jiheng.web.review.access import document_to_decide
from jiheng.web.review.forms import read_answers
from jiheng.web.review.showing import sheet_context, sheet_option, show_document, show_sheet
from jiheng.web.trail.acting import because

_NOT_HERE = "这份材料现在不在您填审核表的环节。"


@require_GET
@login_required
def review_sheet(request: HttpRequest, number: int) -> HttpResponse:
    """Show the sheet with the draft that was kept."""
    document = document_to_decide(request, number)
    option = sheet_option(request, document)
    if option is None:
        return show_document(request, document, status=409, error=_NOT_HERE)
    draft = _drafts(request, document, option).first()
    answers = SheetAnswers(draft.points, draft.explained) if draft else SheetAnswers()
    return show_sheet(request, document, option, answers, reason=draft.reason if draft else "")


@require_POST
@login_required
def review_sheet_save(request: HttpRequest, number: int) -> HttpResponse:
    """Keep what was filled so far; a live request only gets the sums."""
    document = document_to_decide(request, number)
    option = sheet_option(request, document)
    answers = read_answers(request.POST) or SheetAnswers()
    if option is None:
        return show_document(request, document, status=409, error=_NOT_HERE)
    if request.htmx:
        context = sheet_context(document, current(document).content, answers)
        return render(request, "review/sums.html", context)
    draft = _drafts(request, document, option).first() or SheetDraft(
        document=document, round=document.round, level=option.level, reviewer=request.user
    )
    draft.points, draft.explained = dict(answers.points), dict(answers.explained)
    draft.reason = request.POST.get("reason", "").strip()
    with because("暂存审核表"):
        draft.save()
    messages.success(request, "审核表已暂存，还没有办理；下次打开接着填。")
    return redirect("review_sheet", number)


def _drafts(request: HttpRequest, document: Document, option: Option) -> object:
    return SheetDraft.objects.filter(
        document=document, round=document.round, level=option.level, reviewer=request.user
    )
