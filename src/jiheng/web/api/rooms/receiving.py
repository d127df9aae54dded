"""Workbooks out and in, for one document or a whole organisation's year."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Field, Schema
from pydantic import AwareDatetime

from jiheng.web.api.problems import Refused, places_of
from jiheng.web.api.rooms.shown import DocumentOut, show_numbered
from jiheng.web.targets.receiving import receive
from jiheng.web.targets.views.workbooks import workbook_response
from jiheng.web.targets.workbook import Subject

SEEN = "Jiheng-Seen"
"""The header of a workbook that tells when it was made."""


class Sent(Schema):
    """What goes with a filled workbook."""

    seen: AwareDatetime = Field(
        description=f"下载工作簿时答复头 {SEEN} 里的时间；此后别人写过的，整份不导入"
    )
    as_draft: bool = Field(False, description="有错也先存为草稿，只要各行放得下")


class RemarkOut(Schema):
    """A remark on a workbook that was taken in."""

    where: str
    problem: str


class ReceivedOut(Schema):
    """What a workbook brought: rows, the documents they went to, and what is still to be seen to."""

    rows: int
    documents: list[DocumentOut]
    remarks: list[RemarkOut]


def workbook(content: bytes, name: str) -> HttpResponse:
    """Give a workbook, with the moment to name when it comes back filled."""
    response = workbook_response(content, name)
    response[SEEN] = timezone.now().isoformat()
    return response


def take(
    request: HttpRequest, subject: Subject, file: UploadedFile, sent: Sent
) -> dict[str, object]:
    """Take a filled workbook in.

    Raises:
        Refused: something in it is wrong; every error is told at its cell.
        NotReceived: it is no workbook to read.
        StaleEdition: somebody else wrote to one of the documents since it was seen.
        NotEditable: one of the documents is in no state to be written.
    """
    since: datetime = sent.seen
    receipt = receive(file, subject, since, request.user, as_draft=sent.as_draft)
    told = places_of(receipt.received.errors)
    if receipt.documents is None:
        marked = receipt.token and reverse("api:marked", kwargs={"token": receipt.token})
        words = f"工作簿有 {receipt.received.wrong} 处错误，没有导入；改正后再导入。"
        raise Refused(422, "wrong_workbook", words, places=told, marked=marked or None)
    numbers = [document.pk for document in receipt.documents]
    return {"rows": receipt.rows, "documents": show_numbered(numbers), "remarks": told}
