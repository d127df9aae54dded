"""Regions, organisations in a tree, and their offices."""

from typing import Any

from django.db import models

from jiheng.web.trail.tracking import TrackedModel, TrackedQuerySet


class Region(TrackedModel):
    """An administrative region, such as 广州市; its code is that of GB/T 2260."""

    code = models.CharField("行政区划代码", max_length=12, unique=True)
    name = models.CharField("名称", max_length=100)
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name="上级地区", null=True, blank=True
    )

    class Meta:
        verbose_name = "地区"
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name


class Kind(models.TextChoices):
    """What an organisation is in the budget."""

    FINANCE = "finance", "财政部门"
    DEPARTMENT = "department", "主管部门"
    UNIT = "unit", "预算单位"


class OrganisationQuerySet(TrackedQuerySet):
    """Organisations of a tree."""

    def within(self, organisation: "Organisation") -> "OrganisationQuerySet":
        """Give an organisation and everything under it."""
        return self.filter(path__startswith=organisation.path)


class Organisation(TrackedModel):
    """A finance bureau, a department with a budget book of its own, or a unit under one.

    `path` holds the numbers of all above it and its own, each followed by a slash, so that a
    prefix finds a subtree.
    """

    code = models.CharField("单位编码", max_length=20, unique=True)
    name = models.CharField("单位名称", max_length=100)
    kind = models.CharField("单位类别", max_length=20, choices=Kind.choices)
    region = models.ForeignKey(Region, models.PROTECT, verbose_name="地区")
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="上级单位",
        null=True,
        blank=True,
        related_name="children",
    )
    path = models.CharField("路径", max_length=200, db_index=True, default="", editable=False)
    is_active = models.BooleanField("在用", default=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = "单位"
        ordering = ("path",)
        indexes = (models.Index(fields=("region", "kind")),)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the organisation; its path follows from its parent."""
        above = self.parent.path if self.parent else ""
        if self._state.adding:
            super().save(*args, **kwargs)
            self.path = f"{above}{self.pk}/"
            super().save(update_fields=["path"])
            return
        super().save(*args, **kwargs)

    @property
    def department(self) -> "Organisation":
        """Give the department that answers for this organisation: itself, or the top of its tree."""
        return self if self.parent is None else self.parent.department

    def organisation_path(self) -> str:
        """Give its own path."""
        return self.path


class Office(TrackedModel):
    """An office (处室, 科室) of an organisation."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="单位", related_name="offices"
    )
    name = models.CharField("处室名称", max_length=100)
    is_active = models.BooleanField("在用", default=True)

    class Meta:
        verbose_name = "处室"
        ordering = ("organisation", "id")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "name"), name="one_office_of_a_name"),
        )

    def __str__(self) -> str:
        return self.name

    def organisation_path(self) -> str:
        """Give the path of its organisation."""
        return self.organisation.path
