"""Whoever does nothing for half an hour is signed out; whoever works is not."""

import time

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import Signed

from jiheng.web.people.idle import SEEN, STEP
from jiheng.web.people.models import User
from jiheng.web.trail.models import Entry


def idle_for(client: Client, seconds: int) -> None:
    session = client.session
    session[SEEN] = int(time.time()) - seconds
    session.save()


@pytest.fixture
def client(signed: Signed) -> Client:
    made = signed("tianbao")
    made.get("/notices/")
    return made


def test_half_an_hour_is_the_limit() -> None:
    assert settings.IDLE_SECONDS == 30 * 60 < settings.SESSION_COOKIE_AGE


def test_just_before_the_time_is_over(client: Client) -> None:
    idle_for(client, settings.IDLE_SECONDS - 10)
    assert client.get("/notices/").status_code == 200
    assert int(time.time()) - client.session[SEEN] < 10


def test_after_the_time_is_over(client: Client) -> None:
    idle_for(client, settings.IDLE_SECONDS)
    answer = client.get("/notices/?page=2", follow=True)
    assert answer.redirect_chain == [("/login/?next=/notices/%3Fpage%3D2", 302)]
    assert "30 分钟没有操作，已自动退出" in answer.text
    assert client.get("/notices/").status_code == 302
    newest = Entry.objects.first()
    assert (newest.action, newest.actor_name) == ("超时退出", "陈填报（tianbao）")


def test_what_is_sent_too_late_is_not_done(client: Client, people: dict[str, User]) -> None:
    idle_for(client, settings.IDLE_SECONDS)
    sent = {"old": "Jiheng-2021", "new": "Another-2021", "again": "Another-2021"}
    answer = client.post("/password/", sent)
    assert answer["Location"] == "/login/?next=/"
    people["tianbao"].refresh_from_db()
    assert people["tianbao"].check_password("Jiheng-2021")


def test_a_part_of_a_page_is_not_replaced_by_the_door(client: Client) -> None:
    idle_for(client, settings.IDLE_SECONDS)
    for _ in range(2):  # 会话刚过时，和已经没有会话时。
        answer = client.get("/notices/", headers={"hx-request": "true"})
        assert (answer.status_code, answer.text) == (401, "请重新登录。")


def test_the_session_is_written_once_a_minute(client: Client) -> None:
    def writes() -> list[str]:
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/notices/").status_code == 200
        words = [query["sql"].split()[0] for query in captured]
        return [word for word in words if word in ("INSERT", "UPDATE", "DELETE")]

    assert writes() == []
    idle_for(client, STEP)
    assert writes() == ["UPDATE"]
    assert writes() == []
    assert Session.objects.count() == 1


def test_a_token_has_no_session_that_could_be_over(people: dict[str, User]) -> None:
    from jiheng.web.api.models import issue
    from jiheng.web.trail.acting import acting

    with acting(people["tianbao"]):
        _, secret = issue(people["tianbao"], "演示", "2099-01-01", may_write=False)
    answer = Client().get("/api/me", headers={"authorization": f"Bearer {secret}"})
    assert answer.status_code == 200
    assert Session.objects.count() == 0


def test_a_form_from_before_the_sign_in_is_told_in_words(people: dict[str, User]) -> None:
    answer = Client(enforce_csrf_checks=True).post("/login/", {"username": "tianbao"})
    assert answer.status_code == 403
    assert "页面已过期" in answer.text
