"""Organisations, offices and regions are kept by the system administrator."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import Signed

from jiheng.web.organisations.models import Kind, Office, Organisation, Region
from jiheng.web.people.models import User
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry


@pytest.fixture
def department(people: dict[str, User]) -> Organisation:
    return Organisation.objects.get(code="106")


def new(department: Organisation, **values: object) -> dict[str, object]:
    return {
        "code": "106009", "name": "新中心", "kind": "unit", "region": department.region_id,
        "parent": department.pk, **values,
    }  # fmt: skip


def test_a_unit_is_added_to_the_tree(signed: Signed, department: Organisation) -> None:
    client = signed("xitong")
    page = client.get(f"/organisations/new/?parent={department.pk}")
    assert page.context["form"].initial["parent"] == department
    answer = client.post("/organisations/new/", new(department))
    made = Organisation.objects.get(code="106009")
    assert answer["Location"] == f"/organisations/{made.pk}/"
    assert made.path == f"{department.path}{made.pk}/"
    entries = Entry.objects.filter(object_type="organisations.organisation", object_id=str(made.pk))
    assert set(entries.values_list("action", flat=True)) == {"新建单位"}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"code": "106"}, "code"),
        ({"code": "甲"}, "code"),
        ({"name": ""}, "name"),
        ({"kind": "x"}, "kind"),
        ({"parent": ""}, "parent"),
        ({"kind": "department"}, "parent"),
        ({"kind": "finance"}, "parent"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(
    signed: Signed, department: Organisation, values: dict[str, str], field: str
) -> None:
    answer = signed("xitong").post("/organisations/new/", new(department, **values))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Organisation.objects.filter(name="新中心").exists()


def test_a_unit_is_in_the_region_of_its_department(
    signed: Signed, department: Organisation
) -> None:
    other = Region.objects.get(code="440000")
    answer = signed("xitong").post("/organisations/new/", new(department, region=other.pk))
    assert "region" in answer.context["form"].errors


def test_a_rename_needs_a_reason(signed: Signed, department: Organisation) -> None:
    path, sent = f"/organisations/{department.pk}/edit/", {"code": "106", "name": "市科技局"}
    assert signed("xitong").post(path, {**sent, "reason": ""}).status_code == 422
    assert signed("xitong").post(path, {**sent, "code": "107", "reason": "x"}).status_code == 422
    assert signed("xitong").post(path, {**sent, "reason": "机构改革"}).status_code == 302
    newest = Entry.objects.first()
    assert (newest.reason, newest.after) == ("机构改革", {"name": "市科技局"})


def test_units_are_stopped_before_their_department(
    signed: Signed, department: Organisation
) -> None:
    client, path = signed("xitong"), f"/organisations/{department.pk}/stop/"
    assert client.post(path, {"reason": ""}).status_code == 422
    answer = client.post(path, {"reason": "撤并"})
    assert answer.status_code == 409
    assert "请先停用下属单位" in answer.text
    for child in department.children.all():
        assert (
            client.post(f"/organisations/{child.pk}/stop/", {"reason": "撤并"}).status_code == 302
        )
    assert client.post(path, {"reason": "撤并"}).status_code == 302
    assert client.post(path, {"reason": "撤并"}).status_code == 409
    start = f"/organisations/{department.children.first().pk}/start/"
    answer = client.post(start, {"reason": "恢复"})
    assert answer.status_code == 409
    assert "请先启用上级单位" in answer.text
    assert (
        client.post(f"/organisations/{department.pk}/start/", {"reason": "恢复"}).status_code == 302
    )
    assert client.post(start, {"reason": "恢复"}).status_code == 302


def test_offices(signed: Signed, department: Organisation) -> None:
    client, path = signed("xitong"), f"/organisations/{department.pk}/offices/new/"
    assert client.post(path, {"name": "审计处"}).status_code == 302
    answer = client.post(path, {"name": "审计处"})
    assert answer.status_code == 422
    assert "已有名为“审计处”的处室" in answer.text
    office = Office.objects.get(name="审计处")
    change = f"/organisations/offices/{office.pk}/"
    assert client.post(change, {"name": "规划与财务处", "is_active": "on"}).status_code == 422
    assert client.post(change, {"name": "内审处"}).status_code == 302
    assert Entry.objects.first().after == {"name": "内审处", "is_active": False}
    assert "停用" in client.get(f"/organisations/{department.pk}/").text


def test_regions(signed: Signed, department: Organisation) -> None:
    client, sent = signed("xitong"), {"code": "440103", "name": "荔湾区", "parent": ""}
    assert client.post("/organisations/regions/new/", {**sent, "code": "44"}).status_code == 422
    assert client.post("/organisations/regions/new/", sent).status_code == 302
    assert client.post("/organisations/regions/new/", sent).status_code == 422
    assert Entry.objects.first().action == "新建地区"


def test_the_list_is_found_by_name_and_code(signed: Signed, department: Organisation) -> None:
    def found(words: str) -> set[str]:
        page = signed("xitong").get(f"/organisations/?q={words}").context["page"]
        return {organisation.code for organisation in page}

    assert found("评审") == {"106002"}
    assert found("10600") == {"106001", "106002", "106003"}
    assert found("没有") == set()


def test_queries_do_not_grow_with_organisations(signed: Signed, department: Organisation) -> None:
    client = signed("xitong")
    client.get("/organisations/")
    paths = ("/organisations/", f"/organisations/{department.pk}/")

    def queries() -> list[int]:
        counts = []
        for path in paths:
            with CaptureQueriesContext(connection) as captured:
                assert client.get(path).status_code == 200
            counts.append(len(captured))
        return counts

    before = queries()
    with acting(None):
        for number in range(30):
            Organisation.objects.create(
                code=f"9{number}", name=f"单位{number}", kind=Kind.UNIT, parent=department,
                region=department.region,
            )  # fmt: skip
            department.offices.create(name=f"处{number}")
    assert queries() == before
