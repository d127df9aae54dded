"""Projects are made and changed by programs under the rules of the pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.api.conftest import Callers

from jiheng.web.documents.editing import open_document
from jiheng.web.organisations.models import Organisation
from jiheng.web.people.models import User
from jiheng.web.projects.classifications import load_classifications
from jiheng.web.projects.models import Project
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry

NEW = {
    "year": 2022, "code": "N1", "name": "新项目", "level": "first", "organisation": "106001",
    "category": "", "starts_on": "2022-01-01", "ends_on": "2022-12-31",
    "total_funds": "1234567890.12", "appropriation": "1000000000.01",
}  # fmt: skip


def test_a_project_is_made_exactly(caller: Callers) -> None:
    made = caller("tianbao").send("post", "/projects", NEW)
    assert made.status_code == 201, made.json()
    stored = Project.objects.get(code="N1")
    assert str(stored.total_funds) == "1234567890.12"
    assert stored.carried_over is None
    assert made.json()["total_funds"] == "1234567890.12"
    assert made.json()["carried_over"] is None


def test_what_is_left_out_stays_and_null_empties(caller: Callers) -> None:
    program = caller("tianbao")
    program.send("post", "/projects", NEW)
    changed = program.send("patch", "/projects/2022/N1", {"total_funds": None, "name": "改名"})
    assert changed.status_code == 200, changed.json()
    got = changed.json()
    assert (got["name"], got["total_funds"]) == ("改名", None)
    assert (got["appropriation"], got["starts_on"]) == ("1000000000.01", "2022-01-01")
    before = Entry.objects.count()
    assert program.send("patch", "/projects/2022/N1", {"name": "改名"}).status_code == 200
    assert Entry.objects.count() == before


def test_links_are_named_by_code_and_name(caller: Callers) -> None:
    load_classifications()
    program = caller("tianbao")
    names = program.get("/projects/classifications").json()
    category = next(one["name"] for one in names if one["axis"] == "category")
    assert program.send("post", "/projects", NEW).status_code == 201
    below = {**NEW, "code": "N2", "level": "second", "parent": "N1", "category": category}
    made = program.send("post", "/projects", below)
    assert made.status_code == 201, made.json()
    assert (made.json()["parent"], made.json()["category"]) == ("N1", category)


def test_classifications_are_kept_by_the_performance_office(caller: Callers) -> None:
    load_classifications()
    bureau, address = caller("jixiaochu"), "/projects/classifications"
    number = len(bureau.get(address).json())
    made = bureau.send("post", address, {"axis": "plan", "name": "新的计划"})
    assert made.status_code == 201, made.json()
    again = bureau.send("post", address, {"axis": "plan", "name": "新的计划"})
    assert again.json()["places"] == [{"where": "name", "problem": "“科技计划”里已有“新的计划”。"}]
    assert len(bureau.get(address).json()) == number + 1
    one = f"{address}/{made.json()['number']}"
    stopped = bureau.send("patch", one, {"is_active": False}).json()
    assert (stopped["name"], stopped["is_active"]) == ("新的计划", False)
    assert len(bureau.get(address).json()) == number
    assert len(bureau.get(address, with_stopped=True).json()) == number + 1


def test_everything_wrong_is_told_at_once(caller: Callers) -> None:
    wrong = {**NEW, "parent": "没有", "organisation": "999", "name": ""}
    answer = caller("tianbao").send("post", "/projects", wrong)
    assert answer.status_code == 422
    told = {place["where"]: place["problem"] for place in answer.json()["places"]}
    assert told["parent"] == "没有编码为“没有”的可作上级的项目"
    assert told["organisation"] == "没有编码为“999”的单位，或不由您填报"
    assert set(told) == {"parent", "organisation", "name"}


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("total_funds", 12.5, "应为加引号的文本"),
        ("total_funds", "1.234", "写法不对"),
        ("total_funds", "-1", "写法不对"),
        ("level", "third", "应为 first、second、undertaken 之一"),
        ("starts_on", "明天", "应为日期，如 2022-03-01"),
        ("nmae", "甲", "没有这一项，请核对名称"),
        ("year", None, "应为整数"),
    ],
)
def test_fields_are_refused_in_chinese(
    field: str, value: object, words: str, caller: Callers
) -> None:
    answer = caller("tianbao").send("post", "/projects", {**NEW, field: value})
    assert answer.status_code == 422
    assert answer.json()["places"] == [{"where": field, "problem": words}]
    assert not Project.objects.exists()


def test_the_rules_of_the_form_hold(caller: Callers) -> None:
    wrong = {**NEW, "ends_on": "2021-01-01"}
    answer = caller("tianbao").send("post", "/projects", wrong)
    assert answer.status_code == 422
    assert "ends_on" in [place["where"] for place in answer.json()["places"]]


def test_a_code_is_used_once_a_year(caller: Callers) -> None:
    program = caller("tianbao")
    assert program.send("post", "/projects", NEW).status_code == 201
    again = program.send("post", "/projects", NEW)
    assert (again.status_code, again.json()["code"]) == (409, "exists")
    assert program.send("post", "/projects", {**NEW, "year": 2023}).status_code == 201


def test_secrecy_is_a_deed_of_its_own(caller: Callers) -> None:
    program = caller("tianbao")
    program.send("post", "/projects", NEW)
    program.send("patch", "/projects/2022/N1", {"is_secret": True})
    assert Entry.objects.filter(object_type="projects.project").first().action == "标为涉密"
    assert caller("renda").get("/projects/2022/N1").status_code == 404


@pytest.mark.parametrize(
    "path", ["/documents", "/documents?pile=drafts", "/trail", "/organisations", "/me/home"]
)
def test_lists_cost_no_more_with_more(path: str, people: dict[str, User], caller: Callers) -> None:
    writer, program = people["tianbao"], caller("tianbao")
    program.get("/me")  # 一天里第一次用令牌，另记下日期。
    asked: list[int] = []
    for start in (0, 3):
        with acting(writer):
            for n in range(start, start * 4 + 3):
                project = Project.objects.create(
                    year=2022,
                    code=f"D{n}",
                    name=f"甲{n}",
                    level="first",
                    organisation=writer.organisation,
                )
                open_document("project_targets", project.organisation, project, 2022, writer)
                Organisation.objects.create(
                    code=f"10600{n}9",
                    name=f"单位{n}",
                    kind="unit",
                    region=writer.organisation.region,
                    parent=writer.organisation,
                )
        with CaptureQueriesContext(connection) as queries:
            assert program.client.get(f"/api{path}").status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_pages_cost_no_more_with_more(
    people: dict[str, User], caller: Callers, django_assert_max_num_queries: object
) -> None:
    unit = Organisation.objects.get(code="106001")
    program = caller("jixiao")
    program.get("/me")  # 一天里第一次用令牌，另记下日期。
    for start, number in ((0, 3), (3, 60)):
        with acting(None):
            Project.objects.bulk_create(
                [
                    Project(
                        year=2022, code=f"N{n:03}", name="甲", level="second", organisation=unit
                    )
                    for n in range(start, start + number)
                ]
            )
        with django_assert_max_num_queries(6):
            found = program.get("/projects", limit=50).json()
    assert (len(found["items"]), found["count"]) == (50, 63)
    rest = program.get("/projects", limit=50, offset=50).json()
    assert len(rest["items"]) == 13
    assert program.get("/projects", limit=501).json()["places"][0]["problem"] == "应不大于 500"
