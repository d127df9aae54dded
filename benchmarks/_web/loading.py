"""Fill a database as a city would: departments, their units, and projects with their targets."""

from datetime import timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from jiheng.web.demo.loading import load_demo
from jiheng.web.demo.projects import INDICATORS
from jiheng.web.documents.chains import all_chains
from jiheng.web.documents.models import Document, Kind, Revision, State
from jiheng.web.organisations.models import Kind as OrganisationKind
from jiheng.web.organisations.models import Organisation, Region
from jiheng.web.people.models import User
from jiheng.web.projects.models import Level, Project
from jiheng.web.trail.acting import acting

YEAR = 2022
UNITS = 4
"""Units of each department."""
CHAIN = "guangzhou-project-targets"
STATES = (
    *(State.DRAFT, State.IN_REVIEW, State.IN_REVIEW, State.RETURNED),
    *(State.APPROVED, State.LOCKED, State.IN_REVIEW),
)
"""Where the documents stand, in turn; those in review stand at each step in turn."""
_TITLES = (
    *("指标编码", "一级指标", "二级指标", "三级指标", "指标性质"),
    *("指标值", "计量单位", "权重", "实际完成值"),
)


def load(departments: int, projects: int) -> int:
    """Load the demonstration and a city around it; give the number of a document with rows."""
    load_demo()
    with transaction.atomic(), acting(None, action="载入压力数据"):
        units = _units(departments)
        made = _projects(units, projects)
        documents = Document.objects.bulk_create(
            [_document(number, one) for number, one in enumerate(made)], batch_size=500
        )
        author = User.objects.get(username="tianbao")
        content = {
            "project_indicators": [dict(zip(_TITLES, row, strict=True)) for row in INDICATORS]
        }
        Revision.objects.bulk_create(
            [Revision(document=one, number=1, content=content, author=author) for one in documents],
            batch_size=500,
        )
    return int(documents[0].pk)


def _document(number: int, project: Project) -> Document:
    state = STATES[number % len(STATES)]
    steps = [step.code for step in all_chains()[CHAIN].steps]
    return Document(
        kind=Kind.PROJECT_TARGETS,
        organisation=project.organisation,
        project=project,
        year=YEAR,
        state=state,
        chain="" if state == State.DRAFT else CHAIN,
        level=steps[number % len(steps)] if state == State.IN_REVIEW else "",
        round=0 if state == State.DRAFT else 1,
        level_since=timezone.now() + timedelta(seconds=number),
        edition=1,
    )


def _units(departments: int) -> list[Organisation]:
    city = Region.objects.get(code="440100")
    units = []
    for number in range(departments):
        department = Organisation.objects.create(
            code=f"B{number:03}",
            name=f"第{number}局",
            kind=OrganisationKind.DEPARTMENT,
            region=city,
        )
        units += [
            Organisation.objects.create(
                code=f"B{number:03}{unit:02}",
                name=f"第{number}局第{unit}单位",
                kind=OrganisationKind.UNIT,
                region=city,
                parent=department,
            )
            for unit in range(UNITS)
        ]
    return units


def _projects(units: list[Organisation], count: int) -> list[Project]:
    made = Project.objects.bulk_create(
        [
            Project(
                year=YEAR,
                code=f"P{number:06}",
                name=f"第{number}号科技项目",
                level=Level.SECOND,
                organisation=units[number % len(units)],
                total_funds=Decimal(10_000 + number),
                appropriation=Decimal(10_000 + number),
                tree=f"P{number:06}/",
            )
            for number in range(count)
        ],
        batch_size=500,
    )
    return list(made)
