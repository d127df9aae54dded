"""A third party sees what was given to it, until the day it was given for, and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.web.conftest import Signed

from jiheng.web.assignments.giving import assign, take_back, third_parties
from jiheng.web.assignments.models import Assignment, assigned_documents
from jiheng.web.documents.editing import open_document
from jiheng.web.documents.models import Document
from jiheng.web.people.models import Membership, User
from jiheng.web.people.refusals import Refused
from jiheng.web.people.scope import hats_of
from jiheng.web.projects.models import Project
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry

TODAY = timezone.localdate()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def documents(people: dict[str, User]) -> list[Document]:
    """Give the documents of two projects of the unit."""
    writer = people["tianbao"]
    found = []
    with acting(writer):
        for code in ("A1", "A2"):
            project = Project.objects.create(
                year=2022, code=code, name=f"项目{code}", level="first",
                organisation=writer.organisation,
            )  # fmt: skip
            found.append(
                open_document("project_targets", writer.organisation, project, 2022, writer)
            )
    return found


def given(people: dict[str, User], subject: object, until: object = TOMORROW) -> Assignment:
    with acting(people["jixiaochu"]):
        return assign(people["disanfang"], subject, until, "评审", people["jixiaochu"])


def pages(document: Document) -> tuple[str, ...]:
    return (
        f"/documents/{document.pk}/", f"/targets/{document.pk}/", f"/targets/{document.pk}/print/",
    )  # fmt: skip


def test_only_what_was_given_is_seen(
    signed: Signed, people: dict[str, User], documents: list[Document]
) -> None:
    one, other = documents
    client = signed("disanfang")
    assert [client.get(path).status_code for path in pages(one)] == [404] * 3
    assert "还没有交给您的材料" in client.get("/assignments/mine/").text
    given(people, one)
    assert list(assigned_documents(people["disanfang"])) == [one]
    assert [client.get(path).status_code for path in pages(one)] == [200] * 3
    assert [client.get(path).status_code for path in pages(other)] == [404] * 3
    page = client.get("/assignments/mine/").text
    assert "项目A1" in page
    assert "项目A2" not in page


def test_it_reads_and_does_not_write(
    signed: Signed, people: dict[str, User], documents: list[Document]
) -> None:
    given(people, documents[0])
    client, number = signed("disanfang"), documents[0].pk
    assert client.post(f"/targets/{number}/save/", {}).status_code == 403
    assert client.post(f"/documents/{number}/act/", {"action": "approve"}).status_code == 403
    assert client.get(f"/targets/{number}/upload/").status_code == 403


def test_a_project_opens_all_its_documents(
    people: dict[str, User], documents: list[Document]
) -> None:
    given(people, documents[1].project)
    assert list(assigned_documents(people["disanfang"])) == [documents[1]]


def test_the_last_day_counts_and_the_next_does_not(
    signed: Signed, people: dict[str, User], documents: list[Document]
) -> None:
    made = given(people, documents[0], TODAY)
    assert list(assigned_documents(people["disanfang"])) == [documents[0]]
    with acting(None):
        made.until = YESTERDAY
        made.save()
    assert list(assigned_documents(people["disanfang"])) == []
    assert signed("disanfang").get(pages(documents[0])[0]).status_code == 404


def test_without_the_role_nothing_is_open(
    people: dict[str, User], documents: list[Document]
) -> None:
    given(people, documents[0])
    with acting(None):
        Membership.objects.filter(user=people["disanfang"]).update(until=YESTERDAY)
    assert list(assigned_documents(people["disanfang"])) == []


def test_a_project_that_becomes_secret_is_out_of_sight(
    signed: Signed, people: dict[str, User], documents: list[Document]
) -> None:
    given(people, documents[0])
    with acting(None):
        documents[0].project.is_secret = True
        documents[0].project.save()
    assert list(assigned_documents(people["disanfang"])) == []
    assert signed("disanfang").get(pages(documents[0])[0]).status_code == 404
    with pytest.raises(Refused, match="涉密项目不交第三方"):
        given(people, documents[0].project)
    assert "交第三方" not in signed("jixiaochu").get(pages(documents[0])[0]).text.split("<main")[1]


def test_given_and_taken_back_in_the_browser(
    signed: Signed, people: dict[str, User], documents: list[Document]
) -> None:
    client, number = signed("jixiaochu"), documents[0].pk
    path = f"/assignments/new/document/{number}/"
    assert path in client.get(f"/documents/{number}/").text
    sent = {"user": people["disanfang"].pk, "task": "评审", "until": str(TOMORROW)}
    assert client.post(path, {**sent, "user": people["tianbao"].pk}).status_code == 422
    assert client.post(path, {**sent, "until": str(YESTERDAY)}).status_code == 422
    assert client.post(path, sent).status_code == 302
    entry = Entry.objects.first()
    assert (entry.action, entry.actor_name) == ("交办", "吴绩效（jixiaochu）")
    assert client.post(path, sent).status_code == 422
    made = Assignment.objects.get()
    end = f"/assignments/{made.pk}/end/"
    assert client.post(end, {"reason": ""}).status_code == 422
    assert client.post(end, {"reason": "已完成"}).status_code == 302
    assert client.post(end, {"reason": "已完成"}).status_code == 409
    assert list(assigned_documents(people["disanfang"])) == []
    assert "已结束" in client.get("/assignments/").text


def test_not_longer_than_the_account(people: dict[str, User], documents: list[Document]) -> None:
    last = people["disanfang"].expires_on
    with pytest.raises(Refused, match="不能超过郑评价账号的有效期") as caught:
        given(people, documents[0], last + timedelta(days=1))
    assert caught.value.field == "until"
    made = given(people, documents[0], last)
    with acting(None):
        take_back(made, "x")
    assert made.is_over


def test_who_is_offered(people: dict[str, User]) -> None:
    assert third_parties(hats_of(people["jixiaochu"])) == [people["disanfang"]]
    assert third_parties(hats_of(people["jixiao"])) == []


@pytest.mark.parametrize("path", ["new/document/0/", "new/甲/1/", "new/project/99999/", "0/end/"])
def test_bad_numbers(signed: Signed, path: str) -> None:
    assert signed("jixiaochu").get(f"/assignments/{path}").status_code == 404
