"""Notices, and whether they were read and sent."""

from django.db import models
from django.utils import timezone

from jiheng.web.documents.models import Document
from jiheng.web.people.models import User

_MANY = 99


class NoticeQuerySet(models.QuerySet):
    """Notices."""

    def mark_read(self) -> int:
        """Mark those that are not read yet, and count them."""
        return self.filter(read_at__isnull=True).update(read_at=timezone.now())


class Notice(models.Model):
    """One thing told to one person.

    It only repeats what the trail already holds of the document, so it leaves no entry itself.
    `mail` says whether it goes by e-mail too, and how that went.
    """

    class Kind(models.TextChoices):
        """What is told."""

        WAITING = "waiting", "等待办理"
        RETURNED = "returned", "退回修改"
        DECIDED = "decided", "办理结果"
        DUE = "due", "到期提醒"

    class Mail(models.TextChoices):
        """Where its e-mail stands."""

        NONE = "none", "不发邮件"
        PENDING = "pending", "待发"
        SENT = "sent", "已发"
        FAILED = "failed", "发送失败"

    user = models.ForeignKey(User, models.PROTECT, verbose_name="收件人", related_name="notices")
    kind = models.CharField("类别", max_length=20, choices=Kind.choices)
    document = models.ForeignKey(
        Document, models.PROTECT, verbose_name="材料", null=True, blank=True, related_name="+"
    )
    text = models.CharField("内容", max_length=400)
    created_at = models.DateTimeField("时间", auto_now_add=True)
    read_at = models.DateTimeField("阅读时间", null=True, blank=True)
    mail = models.CharField("邮件", max_length=10, choices=Mail.choices, default=Mail.NONE)
    attempts = models.PositiveSmallIntegerField("发送次数", default=0)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "通知"
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("user", "read_at")),
            models.Index(fields=("mail",), condition=models.Q(mail="pending"), name="mail_to_send"),
        )

    def __str__(self) -> str:
        return self.text


def unread_notices(user: User) -> str:
    """Count a person's unread notices for the badge: empty for none, 99+ for more."""
    unread = Notice.objects.filter(user=user, read_at__isnull=True).order_by()
    number = len(unread.values_list("pk", flat=True)[: _MANY + 1])
    if not number:
        return ""
    return f"{_MANY}+" if number > _MANY else str(number)
