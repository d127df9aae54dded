"""Organisations, their offices and their people; the targets of a whole organisation's year."""

from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile

from jiheng.web.api.paging import Rows, each, paged
from jiheng.web.api.rooms.receiving import ReceivedOut, Sent, take, workbook
from jiheng.web.organisations.models import Organisation
from jiheng.web.organisations.views.reading import organisations_listed
from jiheng.web.people.models import Membership
from jiheng.web.targets.receiving import organisation_year
from jiheng.web.targets.workbook import write_targets

router = Router(tags=["单位"])


class OrganisationOut(Schema):
    """One organisation; `parent` is the code of the one above."""

    code: str
    name: str
    kind: str
    kind_name: str
    region: str
    parent: str | None
    is_active: bool


class PersonOut(Schema):
    """One role of one person in the organisation."""

    username: str
    name: str
    role: str
    role_name: str
    office: str | None


class OrganisationWhole(OrganisationOut):
    """One organisation with its offices and people."""

    region_name: str
    offices: list[str]
    people: list[PersonOut]


def _shown(one: Organisation) -> dict[str, object]:
    return {
        "code": one.code,
        "name": one.name,
        "kind": one.kind,
        "kind_name": one.get_kind_display(),
        "region": one.region.code,
        "parent": one.parent.code if one.parent else None,
        "is_active": one.is_active,
    }


def _person(one: Membership) -> dict[str, object]:
    return {
        "username": one.user.username,
        "name": one.user.name,
        "role": one.role,
        "role_name": one.get_role_display(),
        "office": one.office.name if one.office else None,
    }


@router.get("", response=list[OrganisationOut], url_name="organisations", summary="可看的单位")
@paged
def list_organisations(request: HttpRequest, q: str = "") -> Rows:
    """List organisations in the order of their tree, found by name or by how the code begins."""
    found = organisations_listed(request).select_related("region", "parent")
    if q.strip():
        found = found.filter(Q(name__contains=q.strip()) | Q(code__startswith=q.strip()))
    return Rows(found, each(_shown))


@router.get(
    "/{code}", response=OrganisationWhole, url_name="organisation", summary="一个单位和它的人员"
)
def read_organisation(request: HttpRequest, code: str) -> dict[str, object]:
    """Give one organisation by its code, with its offices and the roles in force today."""
    in_force = Membership.objects.in_force().select_related("user", "office")
    found = organisations_listed(request).select_related("region", "parent")
    one = get_object_or_404(
        found.prefetch_related("offices", Prefetch("memberships", in_force)), code=code
    )
    return {
        **_shown(one),
        "region_name": one.region.name,
        "offices": [office.name for office in one.offices.all()],
        "people": [_person(membership) for membership in one.memberships.all()],
    }


@router.get(
    "/{code}/targets/{year}/workbook",
    url_name="organisation_workbook",
    summary="下载一个单位全年的绩效目标工作簿",
    response={200: bytes},
)
def give_workbook(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Give all targets of an organisation's year as one workbook to fill."""
    organisation, subject = organisation_year(request, year, code=code)
    return workbook(write_targets(subject), f"{organisation.name}{year}年度绩效目标.xlsx")


@router.post(
    "/{code}/targets/{year}/workbook",
    url_name="organisation_workbook_in",
    summary="导入一个单位全年的绩效目标工作簿",
    response=ReceivedOut,
)
def take_workbook(
    request: HttpRequest,
    code: str,
    year: int,
    workbook: File[UploadedFile],
    sent: Form[Sent],
) -> dict[str, object]:
    """Take one filled workbook into all targets of an organisation's year, all of it or nothing."""
    _, subject = organisation_year(request, year, code=code)
    return take(request, subject, workbook, sent)
