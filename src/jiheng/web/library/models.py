"""Entries of the library, their versions, who picked them, and what was proposed for it."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.db.models import Count, Q

from jiheng.library import Indicator, read_indicator, search_text
from jiheng.web.documents.models import Document
from jiheng.web.people.models import User
from jiheng.web.people.roles import FINANCE_ROLES, Role
from jiheng.web.people.scope import Hat, has_role
from jiheng.web.trail.tracking import TrackedModel, TrackedQuerySet


class State(models.TextChoices):
    """Whether an entry may be picked."""

    DRAFT = "草案", "草案"
    CURRENT = "现行", "现行"
    RETIRED = "停用", "停用"


class LibraryEntryQuerySet(TrackedQuerySet):
    """Entries of the library."""

    def visible_to(self, worn: tuple[Hat, ...]) -> "LibraryEntryQuerySet":
        """Give the entries these roles may read; drafts are for the finance bureau."""
        if has_role(worn, *FINANCE_ROLES):
            return self.all()
        return self.exclude(state=State.DRAFT)

    def current(self) -> "LibraryEntryQuerySet":
        """Give the entries that may be picked."""
        return self.filter(state=State.CURRENT)


class LibraryEntry(TrackedModel):
    """One indicator of the library; `content` is that of its newest version, in force or a draft.

    `content` holds the fields of `jiheng.library.Indicator` as texts, lists and maps. What lists
    filter and search by is copied from it into columns of its own; `edition` counts every write.
    """

    trail_ignored: ClassVar[frozenset[str]] = frozenset({"search", "plans", "chain"})
    uses: int
    """How many target rows were filled from it; see `with_uses`."""

    code = models.CharField("编码", max_length=20, unique=True)
    name = models.CharField("指标名称", max_length=60)
    category = models.CharField("项目类别", max_length=50, db_index=True)
    field = models.CharField("行业领域", max_length=50)
    level1 = models.CharField("一级指标", max_length=20)
    level2 = models.CharField("二级指标", max_length=20)
    level3 = models.CharField("三级指标", max_length=60)
    plans = models.CharField("科技计划", max_length=200, blank=True, default="")
    chain = models.CharField("创新链环节", max_length=200, blank=True, default="")
    state = models.CharField(
        "状态", max_length=10, choices=State.choices, default=State.DRAFT, db_index=True
    )
    number = models.PositiveIntegerField("版本", default=1)
    edition = models.PositiveIntegerField("写入次数", default=1)
    content = models.JSONField("内容", default=dict)
    search = models.TextField("检索", default="", editable=False)
    origin = models.CharField("来历", max_length=200, blank=True, default="")
    updated_at = models.DateTimeField("最近写入", auto_now=True)

    objects = LibraryEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "指标库条目"
        ordering = ("code",)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def indicator(self) -> Indicator:
        """Read the content.

        Raises:
            StandardError: the content is no sound entry, as a draft may be.
        """
        return read_indicator(self.content)

    def take(self, indicator: Indicator, content: dict[str, Any]) -> None:
        """Hold what a version says; nothing is stored yet."""
        self.content, self.state = content, indicator.state
        for name in ("code", "name", "category", "field", "level1", "level2", "level3"):
            setattr(self, name, getattr(indicator, name))
        self.plans, self.chain = "、".join(indicator.plans), "、".join(indicator.chain)
        self.search = search_text(indicator)


class LibraryVersion(TrackedModel):
    """What an entry said from one write to the next, who wrote it and why; never changed."""

    entry = models.ForeignKey(
        LibraryEntry, models.PROTECT, verbose_name="条目", related_name="versions"
    )
    number = models.PositiveIntegerField("版本")
    content = models.JSONField("内容", default=dict)
    author = models.ForeignKey(
        User, models.PROTECT, verbose_name="写入人", null=True, blank=True, related_name="+"
    )
    reason = models.CharField("原因", max_length=300)
    made_at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = "指标库版本"
        ordering = ("entry", "-number")
        constraints = (
            models.UniqueConstraint(fields=("entry", "number"), name="one_version_of_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.entry}第{self.number}版"


class LibraryUse(TrackedModel):
    """One row of a targets document that was filled from an entry, and from which version."""

    entry = models.ForeignKey(
        LibraryEntry, models.PROTECT, verbose_name="条目", related_name="used"
    )
    number = models.PositiveIntegerField("版本")
    document = models.ForeignKey(
        Document, models.PROTECT, verbose_name="材料", related_name="picked"
    )
    by = models.ForeignKey(User, models.PROTECT, verbose_name="选用人", related_name="+")
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = "指标选用"
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.document}选用{self.entry.name}"

    def organisation_path(self) -> str:
        """Give the path of the document's organisation."""
        return self.document.organisation.path


def with_uses(entries: Iterable[LibraryEntry]) -> list[LibraryEntry]:
    """Give entries with how many target rows were filled from each, as `uses`; one query."""
    rows = list(entries)
    used = LibraryUse.objects.filter(entry__in=[entry.pk for entry in rows]).order_by()
    counted = dict(used.values_list("entry").annotate(Count("pk")))
    for entry in rows:
        entry.uses = counted.get(entry.pk, 0)
    return rows


class ProposalQuerySet(TrackedQuerySet):
    """What was proposed for the library."""

    def visible_to(self, worn: tuple[Hat, ...]) -> "ProposalQuerySet":
        """Give a performance office all of its region, others those of their own organisations."""
        condition = Q(pk__in=())
        for hat in worn:
            if hat.role is Role.FINANCE_PERFORMANCE:
                condition |= Q(document__organisation__region_id=hat.organisation.region_id)
            elif hat.role is Role.PERFORMANCE_OFFICER:
                condition |= Q(document__organisation__path__startswith=hat.organisation.path)
        return self.filter(condition)


class Proposal(TrackedModel):
    """One indicator of an approved document, proposed for the library and judged by 财政绩效处.

    `row` is the row of the form as it stood, by field name; `entry` what became of it.
    """

    class Outcome(models.TextChoices):
        """What was decided."""

        WAITING = "waiting", "待审"
        ACCEPTED = "accepted", "已纳入"
        REFUSED = "refused", "不予纳入"

    document = models.ForeignKey(
        Document, models.PROTECT, verbose_name="材料", related_name="proposals"
    )
    form = models.CharField("表", max_length=40)
    code = models.CharField("指标编码", max_length=40)
    name = models.CharField("指标名称", max_length=200)
    row = models.JSONField("内容", default=dict)
    reason = models.CharField("推荐理由", max_length=300)
    by = models.ForeignKey(User, models.PROTECT, verbose_name="推荐人", related_name="+")
    made_at = models.DateTimeField("推荐时间", auto_now_add=True)
    outcome = models.CharField(
        "结果", max_length=20, choices=Outcome.choices, default=Outcome.WAITING
    )
    decided_by = models.ForeignKey(
        User, models.PROTECT, verbose_name="审核人", null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField("审核时间", null=True, blank=True)
    answer = models.CharField("审核意见", max_length=300, blank=True, default="")
    entry = models.ForeignKey(
        LibraryEntry,
        models.PROTECT,
        verbose_name="条目",
        null=True,
        blank=True,
        related_name="proposals",
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "纳入指标库的推荐"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("document", "form", "code"), name="one_proposal_of_a_row"
            ),
        )

    def __str__(self) -> str:
        return f"推荐纳入指标库：{self.name}"

    def organisation_path(self) -> str:
        """Give the path of the document's organisation."""
        return self.document.organisation.path
