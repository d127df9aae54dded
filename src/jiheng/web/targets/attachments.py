"""Files beside a document: which kinds are taken, and where their bytes lie."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from jiheng.forms.files import replaced_file
from jiheng.web.documents.models import Document
from jiheng.web.people.models import User
from jiheng.web.targets.models import Attachment
from jiheng.web.trail.acting import because

LARGEST = 20 * 1024 * 1024
MOST = 50
"""Attachments that one document may have."""
LONGEST_NAME = 200
_ZIP, _OLE = (b"PK\x03\x04",), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)


@dataclass(frozen=True)
class Taken:
    """A kind of file that is taken: its type, and what its bytes begin with."""

    content_type: str
    beginnings: tuple[bytes, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument"
TAKEN = {
    ".pdf": Taken("application/pdf", (b"%PDF-",)),
    ".ofd": Taken("application/ofd", _ZIP),
    ".docx": Taken(f"{_OFFICE}.wordprocessingml.document", _ZIP),
    ".xlsx": Taken(f"{_OFFICE}.spreadsheetml.sheet", _ZIP),
    ".doc": Taken("application/msword", _OLE),
    ".xls": Taken("application/vnd.ms-excel", _OLE),
    ".jpg": Taken("image/jpeg", (b"\xff\xd8\xff",)),
    ".jpeg": Taken("image/jpeg", (b"\xff\xd8\xff",)),
    ".png": Taken("image/png", (b"\x89PNG\r\n\x1a\n",)),
}
NAMES = "pdf、ofd、docx、xlsx、doc、xls、jpg、png"


class NotTaken(ValueError):
    """A file that is not taken; the message says why and what to do."""


def add_attachment(document: Document, file: UploadedFile, actor: User) -> Attachment:
    """Store a file beside a document.

    Raises:
        NotTaken: its kind or size is none that is taken, it is empty, or there are too many.
    """
    name = Path(file.name or "").name
    kind = _checked(name, file)
    with transaction.atomic(), because("上传附件"):
        if document.attachments.filter(is_removed=False).count() >= MOST:
            raise NotTaken(f"附件已有 {MOST} 个；移除不用的，或把几个文件合成一个。")
        return Attachment.objects.create(
            document=document,
            name=name[-LONGEST_NAME:],
            content_type=kind.content_type,
            size=file.size,
            sha256=_store(file),
            added_by=actor,
        )


def remove_attachment(attachment: Attachment) -> None:
    """Take an attachment out of sight; its bytes stay, as what was decided on may rest on it."""
    with because("移除附件"):
        attachment.is_removed = True
        attachment.save(update_fields=["is_removed"])


def path_of(attachment: Attachment) -> Path:
    """Give the place of an attachment's bytes."""
    return _place(attachment.sha256)


def _checked(name: str, file: UploadedFile) -> Taken:
    kind = TAKEN.get(Path(name).suffix.lower())
    if kind is None:
        raise NotTaken(f"“{name}”的类型不能上传；可以上传 {NAMES}，请转换格式后再传。")
    if not file.size:
        raise NotTaken(f"“{name}”是空文件，请核对后再传。")
    if file.size > LARGEST:
        raise NotTaken(f"“{name}”超过 {LARGEST // 1024 // 1024} MB，请压缩或拆分后再传。")
    file.seek(0)
    beginning = file.read(16)
    if not beginning.startswith(kind.beginnings):
        ending = Path(name).suffix
        raise NotTaken(f"“{name}”的内容不是 {ending} 文件，请用原来的程序另存后再传。")
    return kind


def _store(file: UploadedFile) -> str:
    """Write the bytes under their hash, and give it; the same bytes are kept once."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    name = digest.hexdigest()
    place = _place(name)
    if not place.exists():
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replaced_file(place) as temporary, temporary.open("wb") as stream:
            for chunk in file.chunks():
                stream.write(chunk)
        os.chmod(place, 0o600)
    return name


def _place(sha256: str) -> Path:
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256
