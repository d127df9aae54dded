"""Attachments of documents; their bytes lie in the data directory under their hash."""

from typing import ClassVar

from django.db import models

from jiheng.web.documents.models import Document
from jiheng.web.people.models import User
from jiheng.web.trail.tracking import TrackedModel


class Attachment(TrackedModel):
    """One file beside a document; one that is removed stays, out of sight."""

    trail_untold: ClassVar[frozenset[str]] = frozenset(
        {"document_id", "content_type", "added_by_id", "added_at"}
    )

    document = models.ForeignKey(
        Document, models.PROTECT, verbose_name="材料", related_name="attachments"
    )
    name = models.CharField("文件名", max_length=200)
    content_type = models.CharField("文件类型", max_length=100)
    size = models.PositiveBigIntegerField("大小（字节）")
    sha256 = models.CharField("校验值", max_length=64)
    added_by = models.ForeignKey(User, models.PROTECT, verbose_name="上传人", related_name="+")
    added_at = models.DateTimeField("上传时间", auto_now_add=True)
    is_removed = models.BooleanField("已移除", default=False)

    class Meta:
        verbose_name = "附件"
        ordering = ("document", "id")

    def __str__(self) -> str:
        return self.name

    def organisation_path(self) -> str:
        """Give the path of the document's organisation."""
        return self.document.organisation.path
