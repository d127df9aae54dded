"""Projects: read, made and changed."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.forms import model_to_dict
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema, Status
from pydantic import ConfigDict, StringConstraints

from jiheng.web.api.paging import Rows, each, paged
from jiheng.web.api.problems import Refused, invalid
from jiheng.web.people.scope import hats
from jiheng.web.projects.amounts import yuan_text
from jiheng.web.projects.forms import ProjectForm
from jiheng.web.projects.models import Project
from jiheng.web.projects.permission import organisations_written_by, refuse_others, refuse_readers

router = Router(tags=["项目"])
_LINKED = ("organisation__region", "parent__organisation", "category", "plan", "chain")
_AMOUNTS = ("total_funds", "appropriation", "carried_over", "other_funds")
_LINKS = {
    "organisation": ("code", "编码", "单位，或不由您填报"),
    "parent": ("code", "编码", "可作上级的项目"),
    "category": ("name", "名称", "项目类别"),
    "plan": ("name", "名称", "科技计划"),
    "chain": ("name", "名称", "创新链环节"),
}
"""What each link is named by, and what there is none of where it is not found."""
Amount = Annotated[str, StringConstraints(pattern=r"^\d{1,16}(\.\d{1,2})?$")]


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
    nature: str | None
    starts_on: date | None
    ends_on: date | None
    total_funds: str | None
    appropriation: str | None
    carried_over: str | None
    other_funds: str | None
    is_secret: bool


class ProjectFilter(Schema):
    """What to list; what is left out asks for all."""

    year: int | None = Field(None, description="预算年度")
    organisation: str | None = Field(None, description="单位编码")
    q: str = Field("", description="名称里的字，或编码的开头")


class ProjectChange(Schema):
    """What is to be changed of a project; what is left out stays, null empties."""

    model_config = ConfigDict(extra="forbid")

    code: str = Field("", description="项目编码")
    name: str = Field("", description="项目名称")
    level: Literal["first", "second", "undertaken"] | None = Field(None, description="项目级次")
    organisation: str | None = Field(None, description="实施单位的编码")
    parent: str | None = Field(None, description="上级项目的编码")
    category: str | None = Field(None, description="项目类别的名称")
    nature: Literal["recurrent", "one_off"] | None = Field(None, description="项目性质")
    plan: str | None = Field(None, description="科技计划的名称")
    chain: str | None = Field(None, description="创新链环节的名称")
    starts_on: date | None = Field(None, description="开始日期")
    ends_on: date | None = Field(None, description="完成日期")
    total_funds: Amount | None = Field(None, description="项目资金总额，元，写成文本")
    appropriation: Amount | None = Field(None, description="当年财政拨款，元，写成文本")
    carried_over: Amount | None = Field(None, description="上年结转，元，写成文本")
    other_funds: Amount | None = Field(None, description="其他资金，元，写成文本")
    is_secret: bool = Field(False, description="涉密")


class ProjectNew(ProjectChange):
    """A project to be made."""

    year: int = Field(description="预算年度")
    code: str = Field(description="项目编码")
    name: str = Field(description="项目名称")
    level: Literal["first", "second", "undertaken"] = Field(description="项目级次")
    organisation: str = Field(description="实施单位的编码")


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
        "nature": project.nature or None,
        "starts_on": project.starts_on,
        "ends_on": project.ends_on,
        **{name: _amount(getattr(project, name)) for name in _AMOUNTS},
        "is_secret": project.is_secret,
    }


def _visible(request: HttpRequest) -> Any:
    refuse_others(hats(request))
    return Project.objects.visible_to(hats(request)).select_related(*_LINKED)


@router.get("", response=list[ProjectOut], url_name="projects", summary="可看的项目")
@paged
def list_projects(request: HttpRequest, wanted: Query[ProjectFilter]) -> Rows:
    """List the projects that the person may read, by year and in the order of their tree."""
    found = _visible(request).filter(is_active=True).order_by("-year", "tree")
    if wanted.year is not None:
        found = found.filter(year=wanted.year)
    if wanted.organisation:
        found = found.filter(organisation__code=wanted.organisation)
    if words := wanted.q.strip():
        found = found.filter(Q(name__contains=words) | Q(code__startswith=words))
    return Rows(found, each(_shown))


@router.post("", response={201: ProjectOut}, url_name="project_made", summary="新建项目")
def make_project(request: HttpRequest, given: ProjectNew) -> Status:
    """Make a project; where there is one of this year and code, nothing is written."""
    organisations = organisations_written_by(hats(request))
    if not organisations.exists():
        raise PermissionDenied
    if Project.objects.filter(year=given.year, code=given.code).exists():
        words = f"{given.year}年度已有编码为“{given.code}”的项目，没有新建；要改它，请用 PATCH。"
        raise Refused(409, "exists", words)
    form = ProjectForm(organisations, _typed(given.dict(exclude_unset=True)))
    return Status(201, _shown(_stored(form)))


@router.get("/{year}/{code}", response=ProjectOut, url_name="project", summary="一个项目")
def read_project(request: HttpRequest, year: int, code: str) -> dict[str, object]:
    """Give one project by its year and code."""
    return _shown(get_object_or_404(_visible(request), year=year, code=code))


@router.patch("/{year}/{code}", response=ProjectOut, url_name="project_changed", summary="修改项目")
def change_project(
    request: HttpRequest, year: int, code: str, given: ProjectChange
) -> dict[str, object]:
    """Change what is given of a project; asked again, it changes nothing."""
    project = get_object_or_404(_visible(request), year=year, code=code)
    refuse_readers(hats(request), project.organisation)
    organisations = organisations_written_by(hats(request))
    typed = {**_held(project), **_typed(given.dict(exclude_unset=True))}
    return _shown(_stored(ProjectForm(organisations, typed, instance=project)))


def _held(project: Project) -> dict[str, Any]:
    """Give what a project's form would send back unchanged."""
    return {
        **model_to_dict(project, ProjectForm.Meta.fields),
        **{name: yuan_text(getattr(project, name)) for name in _AMOUNTS},
    }


def _typed(given: dict[str, Any]) -> dict[str, Any]:
    """Give what a program sent as the form takes it: amounts with their unit."""
    return {
        name: f"{value}元" if name in _AMOUNTS and value is not None else value
        for name, value in given.items()
    }


def _stored(form: ProjectForm) -> Project:
    """Store what the form finds right.

    Raises:
        Refused: something is wrong, each at its field.
    """
    wrong: list[tuple[str, str]] = []
    for name, (key, called, what) in _LINKS.items():
        text = form.data.get(name)
        if not isinstance(text, str):
            continue
        found = form.fields[name].queryset.filter(**{key: text}).first() if text else None
        form.data[name] = found.pk if found else None
        if text and found is None:
            wrong.append((name, f"没有{called}为“{text}”的{what}"))
    named = {name for name, _ in wrong}
    wrong += [
        ("" if name == "__all__" else name, str(words))
        for name, told in form.errors.items()
        if name not in named
        for words in told
    ]
    if wrong:
        raise invalid((name or "项目", words) for name, words in wrong)
    return form.store()
