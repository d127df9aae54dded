"""Attachments of a document: added, fetched, removed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from jiheng.web.documents.editing import NotEditable
from jiheng.web.documents.models import Document
from jiheng.web.targets.access import document_to_read, document_to_write, is_open_to
from jiheng.web.targets.attachments import (
    NotTaken,
    add_attachment,
    path_of,
    remove_attachment,
)
from jiheng.web.targets.models import Attachment


@require_POST
@login_required
def attachment_add(request: HttpRequest, number: int) -> HttpResponse:
    """Store the files sent; those that are not taken are named with the reason."""
    document = document_to_write(request, number)
    if not is_open_to(request, document):
        return _locked(request, document)
    files = request.FILES.getlist("files")
    if not files:
        messages.warning(request, "还没有选择文件。")
    for file in files:
        try:
            added = add_attachment(document, file, request.user)
        except NotTaken as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"已上传“{added.name}”。")
    return redirect("target_form", document.pk)


@require_GET
@login_required
def attachment_download(request: HttpRequest, number: int) -> HttpResponse:
    """Give a file to whoever may see its document."""
    attachment = attachment_named(number)
    document_to_read(request, attachment.document_id)
    return attachment_response(attachment)


def attachment_response(attachment: Attachment) -> FileResponse:
    """Give the bytes of an attachment to keep under its name.

    Raises:
        Http404: they are not there any more.
    """
    path = path_of(attachment)
    if not path.is_file():
        raise Http404
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=attachment.name,
        content_type=attachment.content_type,
    )


@require_POST
@login_required
def attachment_remove(request: HttpRequest, number: int) -> HttpResponse:
    """Take a file out of sight."""
    attachment = attachment_named(number)
    document = document_to_write(request, attachment.document_id)
    if not is_open_to(request, document):
        return _locked(request, document)
    remove_attachment(attachment)
    messages.success(request, f"已移除“{attachment.name}”。")
    return redirect("target_form", document.pk)


def attachment_named(number: int) -> Attachment:
    """Give an attachment that is not removed.

    Raises:
        Http404: there is none such.
    """
    rows = Attachment.objects.select_related("document__organisation")
    return get_object_or_404(rows, pk=number, is_removed=False)


def _locked(request: HttpRequest, document: Document) -> HttpResponse:
    refused = NotEditable(document)
    context = {"document": document, "refused": refused}
    return render(request, "targets/locked.html", context, status=409)
