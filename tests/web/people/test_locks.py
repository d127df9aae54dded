"""Five wrong passwords lock an account for half an hour; the security administrator unlocks it."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.utils import timezone
from tests.web.conftest import Signed

from jiheng.web.demo.accounts import PASSWORD
from jiheng.web.people.locks import locks, unlock
from jiheng.web.people.models import User
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry


def attempt(username: str, password: str, **more: str) -> int:
    return Client(**more).post("/login/", {"username": username, "password": password}).status_code


def fail(username: str, times: int, **more: str) -> int:
    return [attempt(username, "wrong-password", **more) for _ in range(times)][-1]


def test_four_wrong_passwords_lock_nobody_out(people: dict[str, User]) -> None:
    assert fail("tianbao", 4) == 422
    assert attempt("tianbao", PASSWORD) == 302
    assert fail("tianbao", 4) == 422  # 登录成功之后重新数。
    assert locks() == []


def test_the_fifth_locks_for_half_an_hour(people: dict[str, User]) -> None:
    assert fail("tianbao", 5) == 429
    page = Client().post("/login/", {"username": "tianbao", "password": PASSWORD})
    assert page.status_code == 429
    assert "连续输错密码 5 次，30 分钟内不能登录" in page.text
    until = locks()[0].until
    assert timedelta(minutes=29) < until - timezone.now() <= timedelta(minutes=30)
    assert f"请在 {timezone.localtime(until):%H:%M} 以后再试" in page.text
    assert attempt("chushi", PASSWORD) == 302
    assert attempt("tianbao", PASSWORD, REMOTE_ADDR="10.0.0.9") == 302


def test_trying_while_locked_makes_it_no_longer(people: dict[str, User]) -> None:
    fail("tianbao", 5)
    until = locks()[0].until
    assert fail("tianbao", 3) == 429
    assert locks()[0].until == until
    told = Entry.objects.filter(object_id=str(people["tianbao"].pk))
    assert told.filter(action="账号锁定").count() == 1
    assert told.filter(action="登录失败").count() == 8


def test_it_ends_by_itself(people: dict[str, User]) -> None:
    fail("tianbao", 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=30, seconds=1))
    assert locks() == []
    assert attempt("tianbao", PASSWORD) == 302


def test_the_security_administrator_unlocks(signed: Signed, people: dict[str, User]) -> None:
    fail("tianbao", 5)
    fail("nobody-of-this-name", 5)
    client = signed("anquan")
    page = client.get("/locks/").text
    assert "陈填报（tianbao）" in page
    assert "nobody-of-this-name" not in page
    answer = client.post(f"/locks/{people['tianbao'].pk}/end/", follow=True)
    assert "已解锁陈填报（tianbao）" in answer.text
    assert "现在没有锁定的账号" in answer.text
    newest = Entry.objects.first()
    assert (newest.action, newest.actor_name) == ("解锁账号", "安全管理员（anquan）")
    assert newest.object_id == str(people["tianbao"].pk)
    assert attempt("tianbao", PASSWORD) == 302


def test_unlocking_what_is_not_locked_says_so_and_leaves_no_entry(
    signed: Signed, people: dict[str, User]
) -> None:
    client = signed("anquan")
    before = Entry.objects.count()
    answer = client.post(f"/locks/{people['tianbao'].pk}/end/", follow=True)
    assert "没有锁定" in answer.text
    assert Entry.objects.count() == before
    with acting(people["anquan"]):
        assert unlock(people["tianbao"]) is False


@pytest.mark.parametrize("number", [10**7])
def test_bad_number(signed: Signed, number: int) -> None:
    assert signed("anquan").post(f"/locks/{number}/end/").status_code == 404


def test_get_is_refused(signed: Signed, people: dict[str, User]) -> None:
    assert signed("anquan").get(f"/locks/{people['tianbao'].pk}/end/").status_code == 405


def test_a_name_that_nobody_has_is_not_written_down(
    people: dict[str, User], caplog: pytest.LogCaptureFixture
) -> None:
    assert attempt("My-Secret-Password-1", "x") == 422
    newest = Entry.objects.first()
    assert (newest.action, newest.object_name) == ("登录失败", "（没有这个用户名）")
    assert "My-Secret-Password-1" not in str(vars(newest)) + caplog.text
