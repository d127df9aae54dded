"""Tokens: a program acts in the name of the person who made one, with no more rights."""

import hashlib
import secrets
from datetime import date
from typing import ClassVar

from django.db import models
from django.utils import timezone

from jiheng.web.people.models import User
from jiheng.web.trail.tracking import TrackedModel, TrackedQuerySet

PREFIX = "jh_"


class TokenQuerySet(TrackedQuerySet):
    """Tokens."""

    def holder_of(self, secret: str) -> "Token | None":
        """Give the token of a secret, or None where it is unknown, over, or its person is out."""
        token = self.select_related("user__organisation").filter(digest=digest(secret)).first()
        if token is None or token.is_revoked or token.expires_on < timezone.localdate():
            return None
        return token if token.user.is_active and not token.user.has_expired else None


class Token(TrackedModel):
    """A secret that a program shows; only its SHA-256 is kept."""

    trail_hidden: ClassVar[frozenset[str]] = frozenset({"digest"})
    trail_ignored: ClassVar[frozenset[str]] = frozenset({"last_used_on"})

    user = models.ForeignKey(User, models.PROTECT, verbose_name="人员", related_name="tokens")
    name = models.CharField("用途", max_length=100)
    digest = models.CharField("校验值", max_length=64, unique=True, editable=False)
    may_write = models.BooleanField("可写", default=False)
    expires_on = models.DateField("有效期至")
    is_revoked = models.BooleanField("已作废", default=False)
    created_at = models.DateTimeField("建立时间", auto_now_add=True)

    last_used_on = models.DateField("最近使用", null=True, blank=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        verbose_name = "令牌"
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.user.name}的令牌“{self.name}”"

    def organisation_path(self) -> str:
        """Give the path of the organisation of the person."""
        return self.user.organisation_path()

    def note_use(self) -> None:
        """Keep the day of the last use: one write a day, which is no deed and leaves no entry."""
        today = timezone.localdate()
        if self.last_used_on != today:
            self.last_used_on = today
            self.save(update_fields=["last_used_on"])

    @property
    def has_expired(self) -> bool:
        """Tell whether its last day is over."""
        return self.expires_on < timezone.localdate()


class Answered(models.Model):
    """What a request with a key of its own was answered, so that a retry does nothing twice.

    It holds nothing that the trail does not have, goes after a day, and leaves no entry itself.
    """

    user = models.ForeignKey(User, models.PROTECT, verbose_name="人员", related_name="+")
    key = models.CharField("请求的键", max_length=100)
    digest = models.CharField("请求的校验值", max_length=64)
    status = models.PositiveSmallIntegerField("状态码", default=0)
    content_type = models.CharField("内容类型", max_length=100, default="")
    body = models.TextField("答复", default="")
    at = models.DateTimeField("时间", auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = "答复过的请求"
        constraints = (models.UniqueConstraint(fields=("user", "key"), name="one_answer_to_a_key"),)

    def __str__(self) -> str:
        return self.key


def digest(secret: str) -> str:
    """Give what is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def issue(user: User, name: str, expires_on: date, *, may_write: bool) -> tuple[Token, str]:
    """Make a token and give it with its secret, which nobody can read again."""
    secret = PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        user=user, name=name, digest=digest(secret), may_write=may_write, expires_on=expires_on
    )
    return token, secret
