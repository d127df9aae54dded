"""A request that is sent again with its key is done once."""

import pytest
from tests.web.api.conftest import Callers
from tests.web.api.test_projects import NEW

from jiheng.web.api import repeating
from jiheng.web.api.models import Answered
from jiheng.web.projects.models import Project

KEY = {"Idempotency-Key": "同步-1".encode().hex()}


def test_the_first_answer_is_given_again(caller: Callers) -> None:
    program = caller("tianbao")
    first = program.send("post", "/projects", NEW, **KEY)
    again = program.send("post", "/projects", NEW, **KEY)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert again["Idempotency-Replayed"] == "true"
    assert Project.objects.count() == 1
    # 没有键的，照样告知已经有了。
    assert program.send("post", "/projects", NEW).status_code == 409


def test_a_key_is_for_one_request(caller: Callers) -> None:
    program = caller("tianbao")
    program.send("post", "/projects", NEW, **KEY)
    other = program.send("post", "/projects", {**NEW, "code": "N9"}, **KEY)
    assert (other.status_code, other.json()["code"]) == (422, "key_reused")
    assert Project.objects.count() == 1


def test_a_key_is_a_persons_own(caller: Callers) -> None:
    caller("tianbao").send("post", "/projects", NEW, **KEY)
    got = caller("jixiao").send("post", "/projects", {**NEW, "code": "N9"}, **KEY)
    assert got.status_code == 201


def test_what_was_refused_may_be_mended(caller: Callers) -> None:
    program = caller("tianbao")
    assert program.send("post", "/projects", {**NEW, "name": ""}, **KEY).status_code == 422
    assert not Answered.objects.exists()
    assert program.send("post", "/projects", NEW, **KEY).status_code == 201


def test_after_a_day_the_key_is_forgotten(caller: Callers, monkeypatch: pytest.MonkeyPatch) -> None:
    program = caller("tianbao")
    program.send("post", "/projects", NEW, **KEY)
    monkeypatch.setattr(repeating, "KEPT", -repeating.KEPT)
    assert program.send("post", "/projects", NEW, **KEY).status_code == 409


def test_a_fault_leaves_neither_deed_nor_answer(
    caller: Callers, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jiheng.web.api.rooms import projects

    program = caller("tianbao")
    program.client.raise_request_exception = False
    monkeypatch.setattr(projects, "_shown", lambda project: 1 / 0)
    assert program.send("post", "/projects", NEW, **KEY).status_code == 500
    assert not Project.objects.exists()
    assert not Answered.objects.exists()


def test_reading_keeps_nothing(caller: Callers) -> None:
    caller("tianbao").client.get("/api/me", headers=KEY)
    assert not Answered.objects.exists()


def test_a_key_too_long(caller: Callers) -> None:
    got = caller("tianbao").send("post", "/projects", NEW, **{"Idempotency-Key": "k" * 101})
    assert got.status_code == 422
