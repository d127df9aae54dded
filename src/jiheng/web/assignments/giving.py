"""Give work to a third party, and take it back."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from jiheng.web.assignments.models import Assignment
from jiheng.web.documents.models import Document
from jiheng.web.people.models import Membership, User
from jiheng.web.people.refusals import Refused
from jiheng.web.people.roles import Role
from jiheng.web.people.scope import Hat
from jiheng.web.projects.models import Project
from jiheng.web.trail.acting import because


def third_parties(worn: tuple[Hat, ...]) -> list[User]:
    """List the third parties of the regions that a performance office looks after."""
    regions = [h.organisation.region_id for h in worn if h.role is Role.FINANCE_PERFORMANCE]
    members = Membership.objects.in_force().filter(
        role=Role.THIRD_PARTY, organisation__region__in=regions, user__is_active=True
    )
    return list(User.objects.filter(pk__in=members.values("user")))


def assign(user: User, subject: Document | Project, until: date, task: str, by: User) -> Assignment:
    """Let a third party read a document, or all documents of a project, until a day.

    Raises:
        Refused: the subject is secret, the day does not go with the account, or it was given
            already.
    """
    project = subject if isinstance(subject, Project) else subject.project
    if project is not None and project.is_secret:
        raise Refused("涉密项目不交第三方。")
    today = timezone.localdate()
    if until < today:
        raise Refused("“至”不能早于今天。", "until")
    if user.expires_on is None or until > user.expires_on:
        last = f"{user.expires_on:%Y-%m-%d}" if user.expires_on else "（没有填）"
        raise Refused(f"不能超过{user.name}账号的有效期 {last}。", "until")
    key = {"project": subject} if isinstance(subject, Project) else {"document": subject}
    with transaction.atomic(), because("交办"):
        if Assignment.objects.filter(user=user, until__gte=today, **key).exists():
            raise Refused(f"已交{user.name}办理。", "user")
        return Assignment.objects.create(user=user, until=until, task=task, by=by, **key)


def take_back(assignment: Assignment, reason: str) -> None:
    """End an assignment at once; its last day was yesterday.

    Raises:
        Refused: it is over already.
    """
    if assignment.is_over:
        raise Refused("这项交办已经结束。")
    assignment.until = timezone.localdate() - timedelta(days=1)
    with because("收回交办", reason):
        assignment.save(update_fields=["until"])
