"""Projects."""

from decimal import Decimal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema
from ninja.pagination import paginate

from jiheng.web.people.scope import hats
from jiheng.web.projects.models import Project

router = Router(tags=["项目"])


class ProjectOut(Schema):
    """One project; amounts are texts in 元, null where nothing is filled in."""

    year: int
    code: str
    name: str
    level: str
    organisation: str
    parent: str | None
    category: str | None
    plan: str | None
    chain: str | None
    total_funds: str | None
    appropriation: str | None
    carried_over: str | None
    other_funds: str | None
    is_secret: bool


class ProjectFilter(Schema):
    """What to list."""

    year: int | None = None
    organisation: str | None = None


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"


def _shown(project: Project) -> dict[str, object]:
    return {
        "year": project.year,
        "code": project.code,
        "name": project.name,
        "level": project.level,
        "organisation": project.organisation.code,
        "parent": project.parent.code if project.parent else None,
        "category": project.category.name if project.category else None,
        "plan": project.plan.name if project.plan else None,
        "chain": project.chain.name if project.chain else None,
        "total_funds": _amount(project.total_funds),
        "appropriation": _amount(project.appropriation),
        "carried_over": _amount(project.carried_over),
        "other_funds": _amount(project.other_funds),
        "is_secret": project.is_secret,
    }


def _visible(request: HttpRequest) -> object:
    return Project.objects.visible_to(hats(request)).select_related(
        "organisation", "parent", "category", "plan", "chain"
    )


class _Shown:
    """A queryset that is sliced first and printed after, so that a page reads only its own rows."""

    def __init__(self, rows: object) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return self._rows.count()

    def __getitem__(self, wanted: slice) -> list[dict[str, object]]:
        return [_shown(project) for project in self._rows[wanted]]


@router.get("", response=list[ProjectOut], url_name="projects", summary="可看的项目")
@paginate
def list_projects(request: HttpRequest, wanted: Query[ProjectFilter]) -> _Shown:
    """List the projects that the person may read."""
    found = _visible(request).filter(is_active=True)
    if wanted.year is not None:
        found = found.filter(year=wanted.year)
    if wanted.organisation:
        found = found.filter(organisation__code=wanted.organisation)
    return _Shown(found)


@router.get("/{year}/{code}", response=ProjectOut, url_name="project", summary="一个项目")
def read_project(request: HttpRequest, year: int, code: str) -> dict[str, object]:
    """Give one project by its year and code."""
    return _shown(get_object_or_404(_visible(request), year=year, code=code))
