"""The entries of the trail; they are appended, and never changed."""

from typing import Any

from django.conf import settings
from django.db import models


class AppendOnly(RuntimeError):
    """An entry of the trail was to be changed or removed."""


class EntryQuerySet(models.QuerySet):
    """Entries, of which none can be changed."""

    def update(self, **values: Any) -> int:
        """Refuse.

        Raises:
            AppendOnly: always.
        """
        raise AppendOnly("留痕只能追加，不能修改。")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse.

        Raises:
            AppendOnly: always.
        """
        raise AppendOnly("留痕只能追加，不能删除。")


class Entry(models.Model):
    """One write: who, what, on which object, from which values to which, and why."""

    sequence = models.BigIntegerField("序号", unique=True)
    at = models.DateTimeField("时间", db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        verbose_name="操作人",
        null=True,
        db_constraint=False,
        related_name="+",
    )
    actor_name = models.CharField("操作人姓名", max_length=100)
    action = models.CharField("操作", max_length=50)
    object_type = models.CharField("对象类型", max_length=50)
    object_id = models.CharField("对象编号", max_length=50)
    object_name = models.CharField("对象名称", max_length=200)
    organisation_path = models.CharField("所属单位路径", max_length=200, default="", db_index=True)
    project_number = models.BigIntegerField("项目", null=True, db_index=True)
    before = models.JSONField("原值")
    after = models.JSONField("新值")
    reason = models.TextField("原因", default="")
    request_id = models.CharField("请求编号", max_length=32)
    previous_hash = models.CharField("上一条的校验值", max_length=64)
    hash = models.CharField("校验值", max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = "留痕"
        ordering = ("-sequence",)
        indexes = (models.Index(fields=("object_type", "object_id", "sequence")),)

    def __str__(self) -> str:
        return f"{self.sequence} {self.actor_name}{self.action}{self.object_name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Append the entry.

        Raises:
            AppendOnly: it is there already.
        """
        if self.pk is not None:
            raise AppendOnly("留痕只能追加，不能修改。")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse.

        Raises:
            AppendOnly: always.
        """
        raise AppendOnly("留痕只能追加，不能删除。")


class LookQuerySet(models.QuerySet):
    """What people have looked at."""

    def of(self, user: Any, object_type: str, object_id: str) -> "Look | None":
        """Give a person's last look at an object; None where there was none."""
        return self.filter(user=user, object_type=object_type, object_id=object_id).first()


class Look(models.Model):
    """Up to which entry a person has read the history of an object.

    It says nothing about the object, and changes at every look; so it leaves no entry itself.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="人员", related_name="+"
    )
    object_type = models.CharField("对象类型", max_length=50)
    object_id = models.CharField("对象编号", max_length=50)
    sequence = models.BigIntegerField("看到第几条")
    at = models.DateTimeField("时间")

    objects = LookQuerySet.as_manager()

    class Meta:
        verbose_name = "查看记录"
        constraints = (
            models.UniqueConstraint(
                fields=("user", "object_type", "object_id"), name="one_look_at_an_object"
            ),
        )

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id}"
