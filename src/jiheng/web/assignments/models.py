"""Documents and projects that third parties may read."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jiheng.web.documents.models import Document, DocumentQuerySet
from jiheng.web.people.models import Membership, User
from jiheng.web.people.roles import Role
from jiheng.web.projects.models import Project
from jiheng.web.trail.tracking import TrackedModel, TrackedQuerySet


class AssignmentQuerySet(TrackedQuerySet):
    """Assignments."""

    def in_force(self) -> "AssignmentQuerySet":
        """Give those that are not over, of people whose role is in force."""
        third = Membership.objects.in_force().filter(role=Role.THIRD_PARTY)
        return self.filter(until__gte=timezone.localdate(), user__in=third.values("user"))


class Assignment(TrackedModel):
    """One document, or all documents of one project, that a third party reads until a day."""

    user = models.ForeignKey(
        User, models.PROTECT, verbose_name="第三方", related_name="assignments"
    )
    document = models.ForeignKey(
        Document, models.PROTECT, verbose_name="材料", null=True, blank=True, related_name="+"
    )
    project = models.ForeignKey(
        Project, models.PROTECT, verbose_name="项目", null=True, blank=True, related_name="+"
    )
    until = models.DateField("至")
    task = models.CharField("交办事项", max_length=200)
    by = models.ForeignKey(User, models.PROTECT, verbose_name="交办人", related_name="+")
    made_at = models.DateTimeField("交办时间", auto_now_add=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = "交办"
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(document__isnull=False, project__isnull=True)
                | Q(document__isnull=True, project__isnull=False),
                name="a_document_or_a_project",
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject}，交{self.user.name}"

    @property
    def subject(self) -> Document | Project:
        """Give what is assigned."""
        return self.document or self.project

    @property
    def is_over(self) -> bool:
        """Tell whether its last day is over."""
        return self.until < timezone.localdate()

    def organisation_path(self) -> str:
        """Give the path of the organisation whose work is read."""
        return self.subject.organisation.path


def assigned_documents(user: User) -> DocumentQuerySet:
    """Give the documents that a third party may read today; none of a secret project."""
    given = Assignment.objects.in_force().filter(user=user)
    own = Q(pk__in=given.filter(document__isnull=False).values("document"))
    whole = Q(project__in=given.filter(project__isnull=False).values("project"))
    open_ones = Q(project__isnull=True) | Q(project__is_secret=False)
    return Document.objects.filter(own | whole, open_ones)
