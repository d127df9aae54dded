"""Targets as workbooks: out, in, and back with marks."""

from datetime import datetime
from urllib.parse import quote

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET, require_http_methods

from jiheng.forms import FormErrors
from jiheng.web.documents.editing import NotEditable, StaleEdition
from jiheng.web.targets.access import document_to_read, document_to_write, is_open_to
from jiheng.web.targets.importing import (
    subject_of_document,
)
from jiheng.web.targets.marked import NotKept, fetch
from jiheng.web.targets.receiving import NotReceived, organisation_year, receive
from jiheng.web.targets.workbook import Subject, write_targets

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 300
"""Errors that the page lists; the marked workbook has them all."""
_SALT = "targets.seen"


@require_GET
@login_required
def target_template(request: HttpRequest, number: int) -> HttpResponse:
    """Give a document as a workbook to fill."""
    document = document_to_read(request, number)
    return workbook_response(write_targets(subject_of_document(document)), f"{document}.xlsx")


@require_http_methods(["GET", "POST"])
@login_required
def target_upload(request: HttpRequest, number: int) -> HttpResponse:
    """Take a filled workbook into a document."""
    document = document_to_write(request, number)
    context = {"document": document, "title": str(document), "back": ("target_form", document.pk)}
    if not is_open_to(request, document):
        return render(
            request,
            "targets/upload.html",
            {**context, "refused": NotEditable(document)},
            status=409,
        )
    return _upload(request, subject_of_document(document), context)


@require_GET
@login_required
def organisation_template(request: HttpRequest, number: int, year: int) -> HttpResponse:
    """Give all targets of an organisation's year as one workbook to fill."""
    organisation, subject = organisation_year(request, year, pk=number)
    name = f"{organisation.name}{year}年度绩效目标.xlsx"
    return workbook_response(write_targets(subject), name)


@require_http_methods(["GET", "POST"])
@login_required
def organisation_upload(request: HttpRequest, number: int, year: int) -> HttpResponse:
    """Take one workbook into all targets of an organisation's year."""
    organisation, subject = organisation_year(request, year, pk=number)
    context = {
        "organisation": organisation,
        "year": year,
        "title": f"{organisation.name}{year}年度绩效目标",
    }
    return _upload(request, subject, context)


@require_GET
@login_required
def marked_workbook(request: HttpRequest, token: str) -> HttpResponse:
    """Give back a workbook with its marks, to whoever sent it."""
    try:
        content = fetch(token, request.user.pk)
    except NotKept:
        raise Http404 from None
    except FormErrors as error:
        messages.error(request, str(error))
        return redirect("targets_home")
    return workbook_response(content, "检查结果.xlsx")


def _upload(request: HttpRequest, subject: Subject, context: dict) -> HttpResponse:
    context |= {"seen": signing.dumps(timezone.now().isoformat(), salt=_SALT), "shown": SHOWN}
    if request.method == "GET":
        return render(request, "targets/upload.html", context)
    as_draft = bool(request.POST.get("as_draft"))
    try:
        receipt = receive(
            request.FILES.get("workbook"), subject, _seen(request), request.user, as_draft=as_draft
        )
    except NotReceived as problem:
        context["problem"] = str(problem)
        return render(request, "targets/upload.html", context, status=422)
    except (StaleEdition, NotEditable) as refused:
        return render(request, "targets/upload.html", {**context, "refused": refused}, status=409)
    if receipt.documents is None:
        context |= {"received": receipt.received, "name": receipt.name, "token": receipt.token}
        return render(request, "targets/upload.html", context, status=422)
    messages.success(request, f"已导入 {receipt.rows} 行，涉及 {len(receipt.documents)} 份材料。")
    if "document" in context:
        return redirect("target_form", context["document"].pk)
    return redirect("targets_home")


def _seen(request: HttpRequest) -> datetime:
    """Tell when the person opened the page; a page nobody made is one opened just now."""
    try:
        text = signing.loads(request.POST.get("seen", ""), salt=_SALT)
    except signing.BadSignature:
        return timezone.now()
    return parse_datetime(text)


def workbook_response(content: bytes, name: str) -> HttpResponse:
    """Give a workbook to keep under a name."""
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
