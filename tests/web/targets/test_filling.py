"""Targets in the browser: saved by edition, looked at while typed, nothing typed is lost."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import Signed
from tests.web.targets.conftest import good_content, indicator

from jiheng.forms import form_sheet
from jiheng.web.documents.editing import Content, current, save_content
from jiheng.web.documents.models import Document, Kind, State
from jiheng.web.organisations.models import Organisation
from jiheng.web.people.models import User
from jiheng.web.projects.models import Level, Project
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry

HTMX = {"HX-Request": "true"}


def page_of(content: Content, edition: int) -> dict[str, Any]:
    """Write a content as a page sends it."""
    sent: dict[str, Any] = {"edition": edition}
    for form, rows in content.items():
        names = {column.header: column.name for column in form_sheet(form).columns}
        sent[f"{form}-rows"] = [f"n{at}" for at in range(len(rows))]
        for at, row in enumerate(rows):
            sent |= {f"{form}-n{at}-{names[title]}": text for title, text in row.items()}
    return sent


def save(client: Client, document: Document, content: Content, edition: int = 1) -> Any:
    address = f"/targets/{document.pk}/save/"
    return client.post(address, page_of(content, edition), headers=HTMX)


def test_it_works(document: Document, signed: Signed) -> None:
    content = good_content()
    content["project_indicators"][0]["指标值"] = "25"
    answer = save(signed("tianbao"), document, content)
    assert answer.status_code == 200
    assert current(document).content == content
    assert 'id="edition" value="2" hx-swap-oob="true"' in answer.text
    assert "未发现问题" in answer.text


def test_colleague_can(document: Document, signed: Signed) -> None:
    content = {"targets": good_content()["targets"]}
    assert save(signed("jixiao"), document, content).status_code == 200
    assert current(document).author.username == "jixiao"


def test_it_is_logged(document: Document, signed: Signed) -> None:
    save(signed("tianbao"), document, {"targets": good_content()["targets"]})
    kinds = Entry.objects.filter(action="填报", actor_name="陈填报（tianbao）")
    assert set(kinds.values_list("object_type", flat=True)) == {
        "documents.document",
        "documents.revision",
    }


def test_a_stale_page_is_told_and_keeps_its_words(document: Document, signed: Signed) -> None:
    theirs = {"targets": [{"目标类型": "总目标", "目标内容": "专管员写的"}]}
    mine = {"targets": [{"目标类型": "总目标", "目标内容": "填报人写的"}]}
    save(signed("jixiao"), document, theirs)
    answer = save(signed("tianbao"), document, mine)
    assert answer.status_code == 409
    assert "黄专管在" in answer.text
    assert 'data-edition="2"' in answer.text
    assert current(document).content == theirs
    # 没有脚本的浏览器得到整页，自己写的都在，再按一次保存才覆盖。
    plain = signed("tianbao").post(f"/targets/{document.pk}/save/", page_of(mine, 1))
    assert plain.status_code == 409
    assert "填报人写的" in plain.text
    assert 'id="edition" value="2"' in plain.text
    assert save(signed("tianbao"), document, mine, 2).status_code == 200
    entry = Entry.objects.filter(object_type="documents.revision").first()
    assert entry is not None
    assert entry.before["content"] == {"targets": {"#1": {"目标内容": "专管员写的"}}}


@pytest.mark.parametrize("state", [State.IN_REVIEW, State.APPROVED, State.LOCKED, State.REJECTED])
def test_wrong_state_gets_409(document: Document, signed: Signed, state: State) -> None:
    with acting(None):
        Document.objects.update(state=state)
    client = signed("tianbao")
    assert save(client, document, {}).status_code == 409
    assert client.post(f"/targets/{document.pk}/last-year/", {"edition": 1}).status_code == 409
    assert client.get(f"/targets/{document.pk}/upload/").status_code == 409
    assert client.post(f"/targets/{document.pk}/attachments/").status_code == 409
    page = client.get(f"/targets/{document.pk}/")
    assert page.status_code == 200
    assert state.label in page.text
    assert "data-do=" not in page.text
    assert current(document).content == good_content()


def test_reader_gets_403_and_neighbour_404(document: Document, signed: Signed) -> None:
    for person, status in (("renda", 403), ("fuzeren", 403), ("caizheng", 403), ("lingju", 404)):
        assert save(signed(person), document, {}).status_code == status


def test_bad_id_gets_404(document: Document, signed: Signed) -> None:
    assert signed("tianbao").get("/targets/999999/").status_code == 404
    assert save(signed("tianbao"), document, {}, -1).status_code == 404


def test_blank_rows_are_left_out_and_marks_find_their_row(
    document: Document, signed: Signed
) -> None:
    sent = page_of({"project_indicators": [{"指标编码": "1"}, indicator(1), indicator(2, "多")]}, 1)
    answer = signed("tianbao").post(f"/targets/{document.pk}/save/", sent, headers=HTMX)
    assert len(current(document).content["project_indicators"]) == 2
    marks = [(mark.column, row) for mark, row in answer.context["marks"]]
    assert ("weight", "n2") in marks
    assert 'data-form="project_indicators" data-row="n2" data-column="weight"' in answer.text


def test_rows_come_in_the_order_of_the_page(document: Document, signed: Signed) -> None:
    sent = page_of(good_content(), 1)
    sent["project_indicators-rows"] = ["n1", "n0"]
    signed("tianbao").post(f"/targets/{document.pk}/save/", sent, headers=HTMX)
    codes = [row["指标编码"] for row in current(document).content["project_indicators"]]
    assert codes == ["2", "1"]


def test_columns_that_the_page_does_not_ask_are_kept(
    document: Document, people: dict[str, User], signed: Signed
) -> None:
    content = good_content()
    content["project_indicators"][0]["来源文件"] = "立项通知"
    with acting(people["tianbao"]):
        save_content(document, content, 1, people["tianbao"])
    page = signed("tianbao").get(f"/targets/{document.pk}/").text
    assert 'name="project_indicators-r1-document" value="立项通知"' in page


def test_a_field_of_no_form_is_not_stored(document: Document, signed: Signed) -> None:
    sent = page_of(good_content(), 1) | {
        "projects-rows": ["n0"],
        "projects-n0-name": "冒名",
        "targets-n0-password": "x",
    }
    signed("tianbao").post(f"/targets/{document.pk}/save/", sent, headers=HTMX)
    assert current(document).content == good_content()


def test_what_is_typed_is_text(document: Document, signed: Signed) -> None:
    evil = "<script>alert(1)</script>\"'&"
    content = {"targets": [{"目标类型": "总目标", "目标内容": evil}]}
    save(signed("tianbao"), document, content)
    page = signed("tianbao").get(f"/targets/{document.pk}/").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_starting_opens_one_document(project: Project, signed: Signed) -> None:
    client = signed("tianbao")
    places = {client.post("/targets/start/", {"project": project.pk})["Location"] for _ in range(2)}
    made = Document.objects.get(kind=Kind.PROJECT_TARGETS)
    assert places == {f"/targets/{made.pk}/"}
    assert client.get(f"/targets/{made.pk}/").status_code == 200


def test_the_department_starts_its_own(people: dict[str, User], signed: Signed) -> None:
    department = Organisation.objects.get(code="106")
    values = {"organisation": department.pk, "year": 2022}
    answer = signed("jixiao").post("/targets/start/", values)
    page = signed("jixiao").get(answer["Location"]).text
    for form in ("duties", "tasks", "targets", "department_indicators"):
        assert f'data-form="{form}"' in page
    for person, status in (("tianbao", 404), ("fuzeren", 403), ("caizheng", 403), ("lingju", 404)):
        assert signed(person).post("/targets/start/", values).status_code == status
    for year in ("x", "20", "99999"):
        assert signed("jixiao").post("/targets/start/", values | {"year": year}).status_code == 404


def test_query_counts_do_not_grow(
    document: Document, people: dict[str, User], signed: Signed
) -> None:
    client = signed("tianbao")

    def counted(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    counted("/targets/")
    before = [counted(f"/targets/{document.pk}/"), counted("/targets/")]
    rows = [indicator(number, "3") for number in range(1, 31)]
    with acting(people["tianbao"]):
        save_content(document, {"project_indicators": rows}, 1, people["tianbao"])
        for at in range(27):
            Organisation.objects.create(
                code=f"1060010{at}", name=f"处属单位{at}", kind="unit",
                region_id=document.organisation.region_id, parent=document.organisation,
            )  # fmt: skip
            Project.objects.create(
                year=2022, code=f"M{at}", name=f"多{at}", level=Level.FIRST,
                organisation=document.organisation,
            )  # fmt: skip
    assert [counted(f"/targets/{document.pk}/"), counted("/targets/")] == before
