"""Targets as workbooks: out, in, and back with marks."""

import tempfile
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET, require_http_methods

from jiheng.forms import FormErrors
from jiheng.forms.rows.cells import FIRST_YEAR, LAST_YEAR
from jiheng.web.documents.editing import NotEditable, StaleEdition
from jiheng.web.organisations.models import Organisation
from jiheng.web.people.scope import hats, organisations_visible_to
from jiheng.web.projects.permission import (
    organisations_written_by,
    refuse_others,
    refuse_readers,
)
from jiheng.web.targets.access import document_to_read, document_to_write, is_open_to
from jiheng.web.targets.importing import (
    subject_of_document,
    subject_of_organisation,
    take_in,
)
from jiheng.web.targets.marked import NotKept, fetch, keep
from jiheng.web.targets.workbook import Subject, read_targets, write_targets

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST = 20 * 1024 * 1024
SHOWN = 300
"""Errors that the page lists; the marked workbook has them all."""
_SALT = "targets.seen"


@require_GET
@login_required
def target_template(request: HttpRequest, number: int) -> HttpResponse:
    """Give a document as a workbook to fill."""
    document = document_to_read(request, number)
    return _workbook(write_targets(subject_of_document(document)), f"{document}.xlsx")


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
    organisation, subject = _organisation(request, number, year)
    name = f"{organisation.name}{year}年度绩效目标.xlsx"
    return _workbook(write_targets(subject), name)


@require_http_methods(["GET", "POST"])
@login_required
def organisation_upload(request: HttpRequest, number: int, year: int) -> HttpResponse:
    """Take one workbook into all targets of an organisation's year."""
    organisation, subject = _organisation(request, number, year)
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
    return _workbook(content, "检查结果.xlsx")


def _organisation(request: HttpRequest, number: int, year: int) -> tuple[Organisation, Subject]:
    worn = hats(request)
    refuse_others(worn)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    rows = organisations_visible_to(worn).select_related("region", "parent__region")
    organisation = get_object_or_404(rows, pk=number)
    refuse_readers(worn, organisation)
    written = organisations_written_by(worn)
    return organisation, subject_of_organisation(organisation, year, written, worn)


def _upload(request: HttpRequest, subject: Subject, context: dict) -> HttpResponse:
    context |= {"seen": signing.dumps(timezone.now().isoformat(), salt=_SALT), "shown": SHOWN}
    if request.method == "GET":
        return render(request, "targets/upload.html", context)
    file = request.FILES.get("workbook")
    problem = _problem(file)
    if problem or file is None:
        return render(request, "targets/upload.html", {**context, "problem": problem}, status=422)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / _safe_name(file)
        with path.open("wb") as stream:
            for chunk in file.chunks():
                stream.write(chunk)
        received = read_targets(path, subject)
        as_draft = bool(request.POST.get("as_draft"))
        context |= {"received": received, "name": path.name}
        if received.blocks or (received.wrong and not as_draft):
            if received.is_readable:
                context["token"] = keep(path, received.errors, request.user.pk)
            return render(request, "targets/upload.html", context, status=422)
    if not received.rows:
        context["problem"] = "工作簿里没有填写任何一行；请填好各表再导入。"
        return render(request, "targets/upload.html", context, status=422)
    try:
        documents = take_in(subject, received, _seen(request), request.user)
    except (StaleEdition, NotEditable) as refused:
        return render(request, "targets/upload.html", {**context, "refused": refused}, status=409)
    rows = sum(len(rows) for forms in received.rows.values() for rows in forms.values())
    messages.success(request, f"已导入 {rows} 行，涉及 {len(documents)} 份材料。")
    if "document" in context:
        return redirect("target_form", context["document"].pk)
    return redirect("targets_home")


def _problem(file: UploadedFile | None) -> str:
    if file is None:
        return "还没有选择文件；请选择填好的 xlsx 工作簿。"
    if not (file.name or "").lower().endswith(".xlsx"):
        return f"“{file.name}”不是 xlsx 工作簿；请在 WPS 或 Excel 中另存为 xlsx。"
    if (file.size or 0) > LARGEST:
        return f"“{file.name}”超过 {LARGEST // 1024 // 1024} MB；请拆成几个文件分别导入。"
    return ""


def _safe_name(file: UploadedFile) -> str:
    name = Path(file.name or "").name.replace("\x00", "")
    return name.encode()[-200:].decode(errors="ignore") or "targets.xlsx"


def _seen(request: HttpRequest) -> datetime:
    """Tell when the person opened the page; a page nobody made is one opened just now."""
    try:
        text = signing.loads(request.POST.get("seen", ""), salt=_SALT)
    except signing.BadSignature:
        return timezone.now()
    return parse_datetime(text)


def _workbook(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
