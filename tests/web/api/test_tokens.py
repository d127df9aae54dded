"""A program acts in the name of the person whose token it shows, and never beyond."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.api.programs import program
from tests.web.conftest import Signed

from jiheng.web.api.models import Token
from jiheng.web.organisations.models import Organisation
from jiheng.web.people.models import User
from jiheng.web.projects.models import Project
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry

READERS = {
    # 人员：单位、项目、留痕各得何种答复
    "tianbao": (200, 200, 200),
    "jixiao": (200, 200, 200),
    "caizheng": (200, 200, 200),
    "renda": (200, 200, 200),
    "disanfang": (403, 403, 403),
    "xitong": (200, 403, 403),
    "shenji": (403, 403, 200),
    "lingju": (200, 200, 200),
}


@pytest.fixture
def project(people: dict[str, User]) -> Project:
    with acting(None):
        return Project.objects.create(
            year=2022,
            code="P-1",
            name="基础研究计划",
            level="second",
            organisation=Organisation.objects.get(code="106001"),
            appropriation="1481345100.10",
        )


@pytest.mark.parametrize("person", READERS)
def test_everybody_reads_what_the_roles_allow(person: str, people: dict[str, User]) -> None:
    client = program(people[person])
    paths = ("/api/organisations", "/api/projects", "/api/trail")
    assert tuple(client.get(path).status_code for path in paths) == READERS[person]


def test_a_token_tells_whose_it_is(people: dict[str, User]) -> None:
    found = program(people["jixiao"]).get("/api/me").json()
    assert found["username"] == "jixiao"
    assert found["roles"] == [
        {
            "role": "performance_officer",
            "role_name": "部门绩效专管员",
            "organisation": "106",
            "for_whom": "",
        }
    ]


def test_amounts_are_exact_and_nothing_is_null(project: Project, people: dict[str, User]) -> None:
    found = program(people["tianbao"]).get("/api/projects/2022/P-1").json()
    assert found["appropriation"] == "1481345100.10"
    assert found["carried_over"] is None


def test_a_neighbour_finds_nothing(project: Project, people: dict[str, User]) -> None:
    client = program(people["lingju"])
    assert client.get("/api/projects/2022/P-1").status_code == 404
    assert client.get("/api/projects").json() == {"items": [], "count": 0}


def test_a_secret_project_is_none_for_readers(project: Project, people: dict[str, User]) -> None:
    with acting(None):
        project.is_secret = True
        project.save()
    assert program(people["renda"]).get("/api/projects/2022/P-1").status_code == 404
    assert program(people["jixiao"]).get("/api/projects/2022/P-1").status_code == 200


def test_a_session_is_no_token(signed: Signed) -> None:
    assert signed("jixiao").get("/api/me").status_code == 401


@pytest.mark.parametrize("header", ["", "Bearer ", "Bearer jh_wrong", "Basic amg6eA=="])
def test_anything_else_is_no_token(header: str, people: dict[str, User]) -> None:
    assert Client(headers={"Authorization": header}).get("/api/me").status_code == 401


def test_a_token_ends(people: dict[str, User]) -> None:
    assert program(people["jixiao"], days=0).get("/api/me").status_code == 200
    assert program(people["jixiao"], days=-1).get("/api/me").status_code == 401


def test_a_stopped_account_stops_its_tokens(people: dict[str, User]) -> None:
    client = program(people["jixiao"])
    with acting(None):
        people["jixiao"].is_active = False
        people["jixiao"].save()
    assert client.get("/api/me").status_code == 401


def test_a_token_is_made_and_revoked_in_the_page(signed: Signed, people: dict[str, User]) -> None:
    browser = signed("jixiao")
    day = (timezone.localdate() + timedelta(days=30)).isoformat()
    page = browser.post("/tokens/", {"name": "报表程序", "expires_on": day})
    secret = page.context["secret"]
    client = Client(headers={"Authorization": f"Bearer {secret}"})
    assert client.get("/api/me").status_code == 200
    token = Token.objects.get(name="报表程序")
    assert secret not in str(list(Entry.objects.values()))
    assert token.digest not in str(list(Entry.objects.values()))
    assert browser.post(f"/tokens/{token.pk}/revoke/").status_code == 302
    assert client.get("/api/me").status_code == 401
    actions = Entry.objects.filter(object_type="api.token").values_list("action", "actor_name")
    assert list(actions) == [("作废令牌", "黄专管（jixiao）"), ("新建令牌", "黄专管（jixiao）")]


def test_a_token_keeps_the_day_of_its_last_use(signed: Signed, people: dict[str, User]) -> None:
    client = program(people["jixiao"])
    assert "没有用过" in signed("jixiao").get("/tokens/").content.decode()
    client.get("/api/me")
    used, entries = Token.objects.get(), Entry.objects.count()
    assert used.last_used_on == timezone.localdate()
    client.get("/api/me")
    assert Entry.objects.count() == entries
    assert "没有用过" not in signed("jixiao").get("/tokens/").content.decode()


def test_nobody_revokes_anothers_token(signed: Signed, people: dict[str, User]) -> None:
    program(people["jixiao"])
    number = Token.objects.get().pk
    assert signed("tianbao").post(f"/tokens/{number}/revoke/").status_code == 404


@pytest.mark.parametrize("days", [-1, 400])
def test_a_token_lasts_a_year_at_most(days: int, signed: Signed) -> None:
    day = (timezone.localdate() + timedelta(days=days)).isoformat()
    page = signed("jixiao").post("/tokens/", {"name": "甲", "expires_on": day})
    assert page.status_code == 422
    assert "一年以内" in page.content.decode()


def test_a_page_of_projects_costs_no_more_with_more(
    people: dict[str, User], django_assert_max_num_queries: object
) -> None:
    unit = Organisation.objects.get(code="106001")
    with acting(None):
        Project.objects.bulk_create(
            [
                Project(year=2022, code=f"N{n}", name=f"项目{n}", level="second", organisation=unit)
                for n in range(60)
            ]
        )
    client = program(people["jixiao"])
    client.get("/api/me")  # 一天里第一次用令牌，另记下日期。
    with django_assert_max_num_queries(7):
        found = client.get("/api/projects?limit=50").json()
    assert len(found["items"]) == 50
    assert found["count"] == 60
