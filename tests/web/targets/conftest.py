"""A project of 2022 with a draft of its targets, and the department's own document."""

import pytest

from jiheng.web.documents.editing import Content, open_document, save_content
from jiheng.web.documents.models import Document, Kind
from jiheng.web.organisations.models import Organisation
from jiheng.web.people.models import User
from jiheng.web.projects.models import Level, Project
from jiheng.web.trail.acting import acting


def indicator(number: int, weight: str = "45", **more: str) -> dict[str, str]:
    """Give a good indicator: odd ones are of output, even ones of benefit."""
    is_output = number % 2 == 1
    return {
        "指标编码": str(number),
        "一级指标": "产出指标" if is_output else "效益指标",
        "二级指标": "数量指标" if is_output else "社会效益指标",
        "三级指标": f"支持重点实验室{number}类数量",
        "指标性质": "≥",
        "指标值": "20",
        "计量单位": "家",
        "权重": weight,
        **more,
    }


def good_content() -> Content:
    """Give targets of a project that no rule objects to."""
    return {
        "targets": [
            {"目标类型": "总目标", "目标内容": "到2025年形成重点实验室梯队。"},
            {"目标类型": "年度目标", "目标内容": "本年新认定一批市重点实验室。"},
        ],
        "project_indicators": [indicator(1), indicator(2)],
    }


@pytest.fixture
def project(people: dict[str, User]) -> Project:
    with acting(people["tianbao"]):
        return Project.objects.create(
            year=2022,
            code="P1",
            name="重点实验室建设",
            level=Level.FIRST,
            organisation=Organisation.objects.get(code="106001"),
        )


@pytest.fixture
def document(project: Project, people: dict[str, User]) -> Document:
    """Give the project's document with good targets, at edition 1."""
    filler = people["tianbao"]
    with acting(filler):
        made = open_document(
            Kind.PROJECT_TARGETS, project.organisation, project, project.year, filler
        )
        save_content(made, good_content(), 0, filler)
    return Document.objects.get(pk=made.pk)
