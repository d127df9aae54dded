"""The four-aspect review sheet: fill it with the findings beside, keep a draft, see the sums."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from jiheng.web.documents.editing import current
from jiheng.web.documents.judging import SheetAnswers
from jiheng.web.review.access import document_to_decide
from jiheng.web.review.drafts import draft_of, keep_draft
from jiheng.web.review.forms import read_answers
from jiheng.web.review.showing import (
    NOT_HERE,
    sheet_context,
    sheet_option,
    show_document,
    show_sheet,
)


@require_GET
@login_required
def review_sheet(request: HttpRequest, number: int) -> HttpResponse:
    """Show the sheet with the draft that was kept."""
    document = document_to_decide(request, number)
    option = sheet_option(request, document)
    if option is None:
        return show_document(request, document, status=409, error=NOT_HERE)
    draft = draft_of(request.user, document, option)
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
        return show_document(request, document, status=409, error=NOT_HERE)
    if request.htmx:
        context = sheet_context(document, current(document).content, answers)
        return render(request, "review/sums.html", context)
    keep_draft(request.user, document, option, answers, request.POST.get("reason", "").strip())
    messages.success(request, "审核表已暂存，还没有办理；下次打开接着填。")
    return redirect("review_sheet", number)
