"""Documents, their revisions, and what was decided on them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from jiheng.web.organisations.models import Organisation, Region
from jiheng.web.people.models import User
from jiheng.web.people.roles import DEPARTMENT_ROLES, FINANCE_ROLES, Role
from jiheng.web.people.scope import Hat, of_organisations_visible_to
from jiheng.web.projects.models import Project
from jiheng.web.trail.tracking import TrackedModel, TrackedQuerySet


class Kind(models.TextChoices):
    """What a document is about."""

    DEPARTMENT_TARGETS = "department_targets", "部门整体支出绩效目标"
    PROJECT_TARGETS = "project_targets", "项目支出绩效目标"


class State(models.TextChoices):
    """Where a document stands; the state table says which action leads where."""

    DRAFT = "draft", "草稿"
    IN_REVIEW = "in_review", "审核中"
    RETURNED = "returned", "退回修改"
    REJECTED = "rejected", "不予通过"
    APPROVED = "approved", "审核通过"
    LOCKED = "locked", "已批复"


class DocumentQuerySet(TrackedQuerySet):
    """Documents."""

    def visible_to(self, worn: tuple[Hat, ...]) -> "DocumentQuerySet":
        """Give the documents of visible organisations; of a secret project, not to readers.

        A secret project's document is only joined to its project for whoever must not see it:
        lists of ten thousands of documents are counted with this.
        """
        own = tuple(hat for hat in worn if hat.role in DEPARTMENT_ROLES | FINANCE_ROLES)
        condition = of_organisations_visible_to(own)
        readers = tuple(hat for hat in worn if hat.role is Role.READER)
        if readers:
            opened = Q(project__isnull=True) | Q(project__is_secret=False)
            condition |= opened & of_organisations_visible_to(readers)
        return self.filter(condition)


class Document(TrackedModel):
    """One form of one organisation or project for one year, in a state at a level of its chain.

    `chain` is the code of the workflow file it was submitted under, `level` that of the step it
    stands at, `round` counts submissions. While `is_adjustment`, the newest revision that was
    locked stays in force.

    `edition` counts every write; whoever saves or decides names the edition that was read, and a
    stale one is refused, so that of two people acting at once one wins and the other is told.
    """

    trail_parts: ClassVar[tuple[str, ...]] = ("revisions", "decisions", "attachments")
    trail_untold: ClassVar[frozenset[str]] = frozenset(
        {"edition", "updated_at", "level_since", "round", "chain"}
    )

    kind = models.CharField("材料", max_length=30, choices=Kind.choices)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="单位", related_name="documents"
    )
    project = models.ForeignKey(
        Project,
        models.PROTECT,
        verbose_name="项目",
        null=True,
        blank=True,
        related_name="documents",
    )
    year = models.PositiveSmallIntegerField("预算年度")
    state = models.CharField("状态", max_length=20, choices=State.choices, default=State.DRAFT)
    chain = models.CharField("审批流程", max_length=30, blank=True, default="")
    level = models.CharField("所在环节", max_length=30, blank=True, default="")
    round = models.PositiveSmallIntegerField("报送次数", default=0)
    is_adjustment = models.BooleanField("正在调整", default=False)
    level_since = models.DateTimeField("到达本环节的时间", null=True, blank=True)
    edition = models.PositiveIntegerField("写入次数", default=0)
    updated_at = models.DateTimeField("最近写入", auto_now=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "申报材料"
        ordering = ("-updated_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "organisation", "year"),
                condition=Q(project__isnull=True),
                name="one_document_of_an_organisation",
            ),
            models.UniqueConstraint(
                fields=("kind", "project", "year"),
                condition=Q(project__isnull=False),
                name="one_document_of_a_project",
            ),
        )
        indexes = (
            models.Index(fields=("organisation", "year", "state")),
            models.Index(fields=("state", "level", "level_since")),
        )

    def __str__(self) -> str:
        subject = self.project.name if self.project else self.organisation.name
        return f"{subject}{self.year}年度{self.get_kind_display()}"

    def organisation_path(self) -> str:
        """Give the path of the organisation."""
        return self.organisation.path


class Revision(TrackedModel):
    """What a document holds at one time: rows of the forms as typed.

    `content` maps a form's code (see `jiheng.forms.form_catalogue`) to a list of rows, each a map
    from column title to the text typed. Only the newest revision of a draft or returned document
    is written to; once submitted a revision is frozen, and the next change makes a new one.
    """

    trail_untold: ClassVar[frozenset[str]] = frozenset({"document_id", "author_id", "created_at"})

    document = models.ForeignKey(
        Document, models.PROTECT, verbose_name="材料", related_name="revisions"
    )
    number = models.PositiveIntegerField("版本")
    content = models.JSONField("内容", default=dict)
    author = models.ForeignKey(User, models.PROTECT, verbose_name="填报人", related_name="+")
    created_at = models.DateTimeField("时间", auto_now_add=True)
    is_frozen = models.BooleanField("已提交", default=False)
    reason = models.TextField("调整原因", blank=True, default="")
    basis = models.TextField("调整依据", blank=True, default="")
    locked_at = models.DateTimeField("批复时间", null=True, blank=True)

    class Meta:
        verbose_name = "版本"
        ordering = ("document", "-number")
        constraints = (
            models.UniqueConstraint(fields=("document", "number"), name="one_revision_of_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.document}第{self.number}版"

    def organisation_path(self) -> str:
        """Give the path of the document's organisation."""
        return self.document.organisation.path


class Decision(TrackedModel):
    """What one person did with a document at one level, on which revision, and why."""

    class Action(models.TextChoices):
        """What can be done."""

        SUBMIT = "submit", "提交"
        APPROVE = "approve", "通过"
        RETURN = "return", "退回"
        REJECT = "reject", "不予通过"
        WITHDRAW = "withdraw", "撤回"
        LOCK = "lock", "批复锁定"
        OPEN_ADJUSTMENT = "open_adjustment", "发起调整"
        DROP_ADJUSTMENT = "drop_adjustment", "放弃调整"

    class Standing(models.TextChoices):
        """Whether it counts."""

        EFFECTIVE = "effective", "有效"
        TAKEN_BACK = "taken_back", "已撤回"
        OVERTAKEN = "overtaken", "未生效"

    trail_untold: ClassVar[frozenset[str]] = frozenset(
        {"document_id", "revision_id", "actor_id", "made_at", "round", "action", "reason"}
    )

    document = models.ForeignKey(
        Document, models.PROTECT, verbose_name="材料", related_name="decisions"
    )
    revision = models.ForeignKey(
        Revision, models.PROTECT, verbose_name="版本", related_name="decisions"
    )
    level = models.CharField("环节", max_length=30)
    action = models.CharField("操作", max_length=20, choices=Action.choices)
    actor = models.ForeignKey(User, models.PROTECT, verbose_name="操作人", related_name="+")
    for_whom = models.CharField("代谁办理", max_length=50, blank=True, default="")
    round = models.PositiveSmallIntegerField("报送次数", default=0)
    standing = models.CharField(
        "效力", max_length=20, choices=Standing.choices, default=Standing.EFFECTIVE
    )
    reason = models.TextField("意见", blank=True, default="")
    basis = models.TextField("依据", blank=True, default="")
    sheet = models.JSONField("审核表", default=dict, blank=True)
    findings = models.JSONField("审核发现", default=list, blank=True)
    made_at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = "审核意见"
        ordering = ("document", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("document", "round", "level"),
                condition=Q(action="approve", standing="effective"),
                name="one_approval_of_a_level",
            ),
        )
        indexes = (
            models.Index(fields=("document", "round", "standing")),
            models.Index(fields=("actor", "made_at")),
        )

    def __str__(self) -> str:
        return f"{self.document}：{self.get_action_display()}"

    def organisation_path(self) -> str:
        """Give the path of the document's organisation."""
        return self.document.organisation.path


class SheetDraft(TrackedModel):
    """A review sheet that a reviewer has begun and not decided with yet; points are text as typed.

    `points` maps item codes to points, `explained` fingerprints of findings to why they are in
    order. The trail tells that a draft was written, not what it says: the department reads the
    trail, and learns of a judgement when it is made.
    """

    trail_hidden: ClassVar[frozenset[str]] = frozenset({"points", "explained", "reason"})

    document = models.ForeignKey(
        Document, models.PROTECT, verbose_name="材料", related_name="sheet_drafts"
    )
    round = models.PositiveSmallIntegerField("报送次数")
    level = models.CharField("环节", max_length=30)
    reviewer = models.ForeignKey(User, models.PROTECT, verbose_name="审核人", related_name="+")
    points = models.JSONField("得分", default=dict, blank=True)
    explained = models.JSONField("已说明的问题", default=dict, blank=True)
    reason = models.TextField("意见", blank=True, default="")
    saved_at = models.DateTimeField("暂存时间", auto_now=True)

    class Meta:
        verbose_name = "审核表草稿"
        ordering = ("document", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("document", "round", "level", "reviewer"), name="one_draft_of_a_reviewer"
            ),
        )

    def __str__(self) -> str:
        return f"{self.document}审核表草稿"

    def organisation_path(self) -> str:
        """Give the path of the document's organisation."""
        return self.document.organisation.path


class AdjustmentWindow(TrackedModel):
    """Days in which a finance bureau lets a region adjust its targets, beside those of the chain."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name="地区", related_name="+")
    year = models.PositiveSmallIntegerField("预算年度")
    opens = models.DateField("自")
    closes = models.DateField("至")
    reason = models.CharField("原因", max_length=200)

    class Meta:
        verbose_name = "调整窗口"
        ordering = ("-year", "-opens")

    def __str__(self) -> str:
        return f"{self.region.name}{self.year}年度绩效目标调整窗口"
