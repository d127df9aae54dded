"""Work given to third parties: by the performance office, and as they see it themselves."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema, Status
from pydantic import ConfigDict

from jiheng.web.api.paging import Rows, each, paged
from jiheng.web.api.problems import Refused, invalid
from jiheng.web.assignments.giving import assign, take_back, third_parties
from jiheng.web.assignments.models import Assignment
from jiheng.web.assignments.views import given_by_bureau, given_to, subject_to_give
from jiheng.web.people.refusals import Refused as PeopleRefused
from jiheng.web.people.roles import Role
from jiheng.web.people.scope import has_role, hats

_FIELDS = {"user": "username"}
"""The name here of a field that the page calls otherwise."""
router = Router(tags=["材料与审核"])


class AssignmentOut(Schema):
    """One document, or all documents of one project, that a third party reads until a day."""

    number: int
    username: str
    name: str
    document: int | None
    project: str | None
    year: int
    task: str
    until: date
    is_over: bool
    by: str


class AssignmentIn(Schema):
    """What is given to whom: a document by its number, or a project by year and code."""

    model_config = ConfigDict(extra="forbid")

    username: str = Field(description="第三方的用户名")
    document: int | None = Field(None, description="材料编号，交一份材料时写")
    year: int | None = Field(None, description="预算年度，交一个项目时写")
    project: str | None = Field(None, description="项目编码，交一个项目时写")
    task: str = Field(min_length=1, max_length=200, description="交办事项")
    until: date = Field(description="至")


class EndIn(Schema):
    """Why work is taken back."""

    model_config = ConfigDict(extra="forbid")

    reason: str = Field(min_length=1, max_length=200, description="原因")


def _refuse_others(request: HttpRequest, *roles: Role) -> None:
    if not has_role(hats(request), *roles):
        raise PermissionDenied


def _shown(one: Assignment) -> dict[str, Any]:
    return {
        "number": one.pk,
        "username": one.user.username,
        "name": one.user.name,
        "document": one.document_id,
        "project": one.project.code if one.project else None,
        "year": one.subject.year,
        "task": one.task,
        "until": one.until,
        "is_over": one.is_over,
        "by": one.by.name,
    }


@router.get("", response=list[AssignmentOut], url_name="assignments", summary="交第三方办理的工作")
@paged
def list_assignments(request: HttpRequest) -> Rows:
    """List what the performance office gave, or what was given to the third party."""
    _refuse_others(request, Role.FINANCE_PERFORMANCE, Role.THIRD_PARTY)
    is_third = has_role(hats(request), Role.THIRD_PARTY)
    return Rows(given_to(request) if is_third else given_by_bureau(request), each(_shown))


@router.post("", response={201: AssignmentOut}, url_name="assignment_made", summary="交第三方办理")
def give_work(request: HttpRequest, given: AssignmentIn) -> Status:
    """Let a third party read a document, or all documents of a project, until a day."""
    _refuse_others(request, Role.FINANCE_PERFORMANCE)
    if given.document is not None:
        subject = subject_to_give(request, "document", pk=given.document)
    elif given.project and given.year is not None:
        subject = subject_to_give(request, "project", year=given.year, code=given.project)
    else:
        words = "没有写交什么；请写 document（材料编号），或 year 和 project（项目）。"
        raise Refused(422, "invalid", words)
    people = {one.username: one for one in third_parties(hats(request))}
    if given.username not in people:
        raise invalid([("username", f"没有用户名为“{given.username}”的第三方，或不归您管")])
    try:
        made = assign(people[given.username], subject, given.until, given.task, request.user)
    except PeopleRefused as refused:
        where = _FIELDS.get(refused.field, refused.field)
        raise PeopleRefused(str(refused), where) from None
    return Status(201, _shown(made))


@router.post(
    "/{number}/end", response=AssignmentOut, url_name="assignment_ended", summary="收回交办的工作"
)
def take_work_back(request: HttpRequest, number: int, given: EndIn) -> dict[str, Any]:
    """Take work back from a third party at once."""
    _refuse_others(request, Role.FINANCE_PERFORMANCE)
    one = get_object_or_404(given_by_bureau(request), pk=number)
    take_back(one, given.reason)
    return _shown(one)
