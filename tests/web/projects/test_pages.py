"""The pages of projects: who sees and writes what, and what a form refuses."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import Signed

from jiheng.web.documents.editing import open_document
from jiheng.web.documents.models import Document, Kind, State
from jiheng.web.organisations.models import Organisation
from jiheng.web.people.models import User
from jiheng.web.projects import listing
from jiheng.web.projects.models import Classification, Level, Project
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry

Projects = dict[str, Project]


def filled(**changes: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "year": 2022,
        "organisation": Organisation.objects.get(code="106001").pk,
        "code": "N1",
        "name": "新项目",
        "level": "first",
        "appropriation": "1,234.56",
        "carried_over": "0",
        "other_funds": "100元",
    }
    return values | changes


def test_it_works(projects: Projects, signed: Signed) -> None:
    answer = signed("tianbao").post("/projects/new/", filled())
    project = Project.objects.get(code="N1")
    assert (answer.status_code, answer["Location"]) == (302, f"/projects/{project.pk}/")
    assert str(project.annual_funds) == "12345700.00"
    page = signed("tianbao").get(answer["Location"]).text
    assert "1,234.56" in page
    assert "1,234.57" in page  # 合计


def test_colleague_can(projects: Projects, signed: Signed) -> None:
    address = f"/projects/{projects['K1'].pk}/edit/"
    values = filled(
        code="K1", name="改过的名称", level="second", parent=projects["K"].pk, is_secret="on"
    )
    assert signed("jixiao").post(address, values).status_code == 302
    project = Project.objects.get(code="K1")
    assert (project.name, project.is_secret) == ("改过的名称", True)


def test_it_is_logged(projects: Projects, signed: Signed) -> None:
    address = f"/projects/{projects['K'].pk}/edit/"
    signed("tianbao").post(address, filled(code="K", name="项目K", is_secret="on"))
    entry = Entry.objects.filter(object_type="projects.project").first()
    assert entry is not None
    assert (entry.action, entry.actor_name) == ("标为涉密", "陈填报（tianbao）")
    assert (entry.before["is_secret"], entry.after["is_secret"]) == (False, True)
    assert entry.after["appropriation"] == "12345600.00"


def test_bad_id_gets_404(projects: Projects, signed: Signed) -> None:
    for address in ("/projects/999999/", "/projects/999999/edit/"):
        assert signed("tianbao").get(address).status_code == 404


def test_a_reader_does_not_find_a_secret_project(projects: Projects, signed: Signed) -> None:
    reader = signed("renda")
    assert reader.get(f"/projects/{projects['S'].pk}/").status_code == 404
    assert "项目S" not in reader.get("/projects/").text
    assert "项目S" in signed("tianbao").get("/projects/").text


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"appropriation": "很多"}, "appropriation", "一个数"),
        ({"appropriation": "-3"}, "appropriation", "不小于 0"),
        ({"carried_over": "0.0000001"}, "carried_over", "到分为止"),
        ({"level": "second"}, "parent", "没有写上级编码"),
        ({"parent": "K"}, "parent", "一级项目没有上级"),
        ({"level": "second", "parent": "K1"}, "parent", "上级应为一级项目"),
        ({"code": "N/1"}, "code", "不能有"),
        ({"code": "N 1"}, "code", "编码中有空白"),
        ({"starts_on": "2022-05-01", "ends_on": "2022-04-30"}, "ends_on", "完成早于开始"),
        ({"year": "22"}, "year", "四位年份"),
        ({"name": ""}, "name", "必填"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(
    projects: Projects, signed: Signed, changes: dict[str, Any], field: str, words: str
) -> None:
    if changes.get("parent") in projects:
        changes = changes | {"parent": projects[changes["parent"]].pk}
    answer = signed("tianbao").post("/projects/new/", filled(**changes))
    assert answer.status_code == 422
    assert words in "".join(answer.context["form"].errors[field])
    assert not Project.objects.filter(name="新项目").exists()


def test_the_nearest_right_dates_pass(projects: Projects, signed: Signed) -> None:
    values = filled(starts_on="2022-05-01", ends_on="2022-05-01")
    assert signed("tianbao").post("/projects/new/", values).status_code == 302


def test_a_code_is_used_once_in_a_year(projects: Projects, signed: Signed) -> None:
    answer = signed("tianbao").post("/projects/new/", filled(code="K"))
    assert answer.status_code == 422
    assert "已有相同编码的项目" in answer.text
    assert signed("tianbao").post("/projects/new/", filled(code="K", year=2023)).status_code == 302


def test_a_project_does_not_stand_below_itself(projects: Projects, signed: Signed) -> None:
    values = filled(code="K1", name="项目K1", level="undertaken", parent=projects["K1"].pk)
    answer = signed("tianbao").post(f"/projects/{projects['K1'].pk}/edit/", values)
    assert answer.status_code == 422
    assert Project.objects.get(code="K1").parent == projects["K"]


def test_nobody_writes_for_another_department(projects: Projects, signed: Signed) -> None:
    answer = signed("lingju").post("/projects/new/", filled())
    assert answer.status_code == 422
    assert not Project.objects.filter(code="N1").exists()


def test_a_secret_project_of_others_is_offered_to_nobody(
    projects: Projects, people: dict[str, User], signed: Signed
) -> None:
    with acting(None):
        for code, secret in (("D1", True), ("D2", False)):
            Project.objects.create(
                year=2022, code=code, name=f"局里的{code}", level=Level.FIRST, is_secret=secret,
                organisation=Organisation.objects.get(code="106"),
            )  # fmt: skip
    page = signed("tianbao").get("/projects/new/?year=2022").text
    assert "局里的D2" in page
    assert "局里的D1" not in page


def test_filters_find_what_they_say(projects: Projects, signed: Signed) -> None:
    chain = Classification.objects.get(name="科学发现")
    with acting(None):
        Project.objects.filter(code="K1").update(chain_id=chain.pk)
        document = open_document(
            Kind.PROJECT_TARGETS, projects["K"].organisation, projects["K"], 2022,
            User.objects.get(username="tianbao"),
        )  # fmt: skip
        Document.objects.filter(pk=document.pk).update(state=State.RETURNED)

    def listed(query: str) -> set[str]:
        lines = signed("tianbao").get(f"/projects/?{query}").context["lines"]
        return {line.code for line in lines}

    assert listed("") == listed("year=2022") == {"K", "K1", "K11", "S"}
    assert listed("year=2021") == set()
    assert listed("level=second") == {"K1"}
    assert listed(f"chain={chain.pk}") == {"K1"}
    assert listed("secret=yes") == {"S"}
    assert listed("secret=no") == {"K", "K1", "K11"}
    assert listed("state=returned") == {"K"}
    assert listed("state=none") == {"K1", "K11", "S"}
    assert listed(f"organisation={projects['K'].organisation_id}") == {"K", "K1", "K11", "S"}
    assert listed(f"organisation={Organisation.objects.get(code='106002').pk}") == set()
    assert listed("q=K1") == {"K1", "K11"}
    assert listed("q=目S") == {"S"}
    assert listed("level=x&chain=y&state=z&page=7") == {"K", "K1", "K11", "S"}


def test_query_counts_do_not_grow(projects: Projects, signed: Signed) -> None:
    client = signed("tianbao")

    def counted() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/projects/")
            client.get(f"/projects/{projects['K'].pk}/")
        return len(queries)

    def add(first: int, last: int) -> None:
        with acting(None):
            for at in range(first, last):
                Project.objects.create(
                    year=2022, code=f"M{at}", name=f"多{at}", level=Level.SECOND,
                    organisation=projects["K"].organisation, parent=projects["K"],
                )  # fmt: skip

    add(0, listing.ON_A_PAGE)  # 一页放不下，往后只是更多页
    counted()
    before = counted()
    add(100, 130)
    assert counted() == before
