"""Documents to decide on: one of a project whose targets are in order, one of a department."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from jiheng.web.documents.chains import all_chains
from jiheng.web.documents.editing import open_document, save_content
from jiheng.web.documents.models import Document, Kind
from jiheng.web.documents.standing import Doer
from jiheng.web.organisations.models import Organisation
from jiheng.web.people.models import Membership, User
from jiheng.web.people.roles import Role
from jiheng.web.people.scope import hats_of
from jiheng.web.projects.models import Level, Project
from jiheng.web.trail.acting import acting

YEAR = 2022
SOUND = {
    "targets": [
        {"目标类型": "总目标", "目标内容": "三年内建成覆盖全市的科技企业服务网络。"},
        {"目标类型": "年度目标", "目标内容": "本年为科技企业办理技术合同登记并开展培训。"},
    ],
    "project_indicators": [
        {
            "指标编码": "1", "一级指标": "产出指标", "二级指标": "数量指标",
            "三级指标": "办理技术合同登记份数", "指标性质": "≥", "指标值": "3000", "计量单位": "份",
            "权重": "30",
        },
        {
            "指标编码": "2", "一级指标": "产出指标", "二级指标": "质量指标",
            "三级指标": "登记材料一次审核通过率", "指标性质": "≥", "指标值": "90", "计量单位": "%",
            "权重": "20",
        },
        {
            "指标编码": "3", "一级指标": "效益指标", "二级指标": "经济效益指标",
            "三级指标": "带动技术合同成交额", "指标性质": "≥", "指标值": "2000", "计量单位": "亿元",
            "权重": "30",
        },
        {
            "指标编码": "4", "一级指标": "满意度指标",
            "二级指标": "服务对象满意度指标", "三级指标": "参训企业满意度", "指标性质": "≥",
            "指标值": "90", "计量单位": "%", "权重": "10", "调查对象": "参训企业",
        },
    ],
}  # fmt: skip
POINTS = {
    "standard": "10", "clear": "10", "aim": "15", "indicators": "15", "reasonable": "14.5",
    "money": "13.5", "possible": "9.5", "conditions": "9.25",
}  # fmt: skip
"""Points that add up to 96.75: 优."""
PATH = ("chushi", "jixiao", "fuzeren", "caizheng", "jixiaochu")
"""Who decides at each level of a project's targets, in order."""

Doers = Callable[[str], Doer]


def points_adding_up_to(lost: str) -> dict[str, str]:
    """Give points with a loss taken off 目标相关性 and 资金匹配性 in turn."""
    full = {
        "standard": 10, "clear": 10, "aim": 15, "indicators": 15, "reasonable": 15,
        "money": 15, "possible": 10, "conditions": 10,
    }  # fmt: skip
    left = int(lost)
    given = {}
    for code, points in full.items():
        taken = min(points, left)
        left -= taken
        given[code] = str(points - taken)
    return given


@pytest.fixture(autouse=True)
def _chains_are_read_anew() -> None:
    all_chains.cache_clear()


@pytest.fixture
def as_person(people: dict[str, User]) -> Doers:
    """Give a person with all roles, by user name."""
    return lambda name: Doer(people[name], hats_of(people[name]))


@pytest.fixture
def project(people: dict[str, User]) -> Project:
    with acting(people["tianbao"]):
        return Project.objects.create(
            year=YEAR, code="P01", name="科技企业服务网络建设", level=Level.FIRST,
            organisation=Organisation.objects.get(code="106001"), appropriation=Decimal("1000000.00"),
        )  # fmt: skip


@pytest.fixture
def document(people: dict[str, User], project: Project) -> Document:
    """Give a draft of the project's targets, written by the filler."""
    writer = people["tianbao"]
    with acting(writer):
        made = open_document(Kind.PROJECT_TARGETS, project.organisation, project, YEAR, writer)
        save_content(made, SOUND, made.edition, writer)
    return made


@pytest.fixture
def joined(people: dict[str, User]) -> Callable[[str, str, Role], Doer]:
    """Make somebody with a role in an organisation."""

    def join(username: str, code: str, role: Role) -> Doer:
        place = Organisation.objects.get(code=code)
        with acting(None):
            user = User.objects.create_user(
                username, "Jiheng-2021", name=username, organisation=place
            )
            Membership.objects.create(user=user, organisation=place, role=role)
        return Doer(user, hats_of(user))

    return join
