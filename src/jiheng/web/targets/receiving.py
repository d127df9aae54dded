"""Receive a filled workbook that somebody sent: checked first, then all of it or nothing."""

import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from jiheng.forms.rows.cells import FIRST_YEAR, LAST_YEAR
from jiheng.web.documents.models import Document
from jiheng.web.organisations.models import Organisation
from jiheng.web.people.models import User
from jiheng.web.people.scope import hats, organisations_visible_to
from jiheng.web.projects.permission import (
    organisations_written_by,
    refuse_others,
    refuse_readers,
)
from jiheng.web.targets.importing import subject_of_organisation, take_in
from jiheng.web.targets.marked import keep
from jiheng.web.targets.workbook import Received, Subject, read_targets

LARGEST = 20 * 1024 * 1024


class NotReceived(ValueError):
    """What was sent is no workbook to read; the message says why and what to do."""


@dataclass(frozen=True)
class Receipt:
    """How it went: `documents` were written; where it is None nothing was, and `received` says why.

    `token` names the workbook that is kept with its marks; empty where there is none.
    """

    name: str
    received: Received
    documents: list[Document] | None = None
    token: str = ""

    @property
    def rows(self) -> int:
        """Count the rows that the workbook holds."""
        return sum(len(rows) for forms in self.received.rows.values() for rows in forms.values())


def receive(
    file: UploadedFile | None, subject: Subject, since: datetime, actor: User, *, as_draft: bool
) -> Receipt:
    """Take a workbook in; with `as_draft` also where rows are wrong, as long as they can be kept.

    Raises:
        NotReceived: there is no file, it is no workbook, it is too large or holds no row.
        StaleEdition: somebody else wrote to one of the documents after `since`.
        NotEditable: one of the documents is in no state to be written.
    """
    checked = checked_workbook(file)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / _safe_name(checked)
        with path.open("wb") as stream:
            for chunk in checked.chunks():
                stream.write(chunk)
        received = read_targets(path, subject)
        receipt = Receipt(path.name, received)
        if received.blocks or (received.wrong and not as_draft):
            token = keep(path, received.errors, actor.pk) if received.is_readable else ""
            return Receipt(path.name, received, token=token)
    if not received.rows:
        raise NotReceived("工作簿里没有填写任何一行；请填好各表再导入。")
    documents = take_in(subject, received, since, actor)
    return Receipt(receipt.name, received, documents)


def organisation_year(request: HttpRequest, year: int, **key: Any) -> tuple[Organisation, Subject]:
    """Give an organisation that a key finds, and what the workbook of its year is about.

    Raises:
        PermissionDenied: the person does not fill its targets.
        Http404: there is no such organisation or year, or it is out of sight.
    """
    worn = hats(request)
    refuse_others(worn)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    rows = organisations_visible_to(worn).select_related("region", "parent__region")
    organisation = get_object_or_404(rows, **key)
    refuse_readers(worn, organisation)
    written = organisations_written_by(worn)
    return organisation, subject_of_organisation(organisation, year, written, worn)


def checked_workbook(file: UploadedFile | None) -> UploadedFile:
    """Give a file that may be read as a workbook.

    Raises:
        NotReceived: there is none, it is no xlsx, or it is too large.
    """
    if file is None:
        raise NotReceived("还没有选择文件；请选择填好的 xlsx 工作簿。")
    if not (file.name or "").lower().endswith(".xlsx"):
        raise NotReceived(f"“{file.name}”不是 xlsx 工作簿；请在 WPS 或 Excel 中另存为 xlsx。")
    if (file.size or 0) > LARGEST:
        raise NotReceived(
            f"“{file.name}”超过 {LARGEST // 1024 // 1024} MB；请拆成几个文件分别导入。"
        )
    return file


def _safe_name(file: UploadedFile) -> str:
    name = Path(file.name or "").name.replace("\x00", "")
    return name.encode()[-200:].decode(errors="ignore") or "targets.xlsx"
