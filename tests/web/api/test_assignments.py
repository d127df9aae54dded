"""Work given to a third party by a program: it is read, and nothing else."""

from datetime import timedelta

from django.utils import timezone
from tests.web.api.conftest import Callers

from jiheng.web.documents.models import Document
from jiheng.web.people.models import User


def test_work_is_given_read_and_taken_back(
    caller: Callers, document: Document, people: dict[str, User]
) -> None:
    third, bureau = caller("disanfang"), caller("jixiaochu")
    assert third.get(f"/documents/{document.pk}").status_code == 404
    until = timezone.localdate() + timedelta(days=1)
    body = {
        "username": "disanfang", "year": 2022, "project": "P01", "task": "绩效目标评审",
        "until": until.isoformat(),
    }  # fmt: skip
    made = bureau.send("post", "/assignments", body)
    assert made.status_code == 201, made.json()
    assert [one["number"] for one in third.get("/documents").json()["items"]] == [document.pk]
    assert third.get(f"/documents/{document.pk}").json()["actions"] == []
    assert third.get("/assignments").json()["items"][0]["task"] == "绩效目标评审"
    again = bureau.send("post", "/assignments", body)
    assert again.json()["places"] == [
        {"where": "username", "problem": f"已交{people['disanfang'].name}办理。"}
    ]
    ended = bureau.send("post", f"/assignments/{made.json()['number']}/end", {"reason": "办完"})
    assert ended.json()["is_over"]
    assert third.get(f"/documents/{document.pk}").status_code == 404
    twice = bureau.send("post", f"/assignments/{made.json()['number']}/end", {"reason": "办完"})
    assert (twice.status_code, twice.json()["code"]) == (409, "not_open")


def test_a_day_out_of_bounds_is_told_at_its_field(caller: Callers, document: Document) -> None:
    body = {
        "username": "disanfang", "document": document.pk, "task": "评审", "until": "2020-01-01",
    }  # fmt: skip
    got = caller("jixiaochu").send("post", "/assignments", body)
    assert got.json()["places"] == [{"where": "until", "problem": "“至”不能早于今天。"}]
