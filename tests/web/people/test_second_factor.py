"""The second factor: turned on with an app, asked for at the door, lost and taken away."""

import re
import time
from typing import Any

import pyotp
import pytest
from django.test import Client
from tests.web.conftest import Signed

from jiheng.web.demo.accounts import PASSWORD
from jiheng.web.people.models import User
from jiheng.web.people.second_factor import accepts, enrol, in_groups, picture_of
from jiheng.web.people.views.second_factor import PATIENCE, WAITING
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry
from jiheng.web.trail.tracking import HIDDEN

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code(secret: str = SECRET, steps: int = 0) -> str:
    return pyotp.TOTP(secret).at(int(time.time()) + 30 * steps)


@pytest.fixture
def enrolled(people: dict[str, User]) -> User:
    """Give a user whose second factor is on, with the code of the half minute before used."""
    user = people["jixiaochu"]
    with acting(user):
        user.codes = enrol(user, SECRET, code(steps=-1))
    return user


def at_the_code(username: str = "jixiaochu", onward: str = "") -> Client:
    client = Client()
    sent = {"username": username, "password": PASSWORD, "next": onward}
    assert client.post("/login/", sent)["Location"] == "/login/code/"
    return client


def test_turned_on_in_the_browser(signed: Signed, people: dict[str, User]) -> None:
    client = signed("tianbao")
    page = client.get("/second-factor/")
    assert "no-store" in page["Cache-Control"]
    assert 'src="data:image/svg+xml' in page.text
    secret = re.search(r'<code class="secret">([A-Z2-7 ]+)</code>', page.text)[1].replace(" ", "")
    assert client.post("/second-factor/", {"code": "000000x"}).status_code == 422
    assert User.objects.get(username="tianbao").totp_secret == ""
    answer = client.post("/second-factor/", {"code": code(secret)})
    assert answer.status_code == 201
    codes = re.findall(r"<li><code>([a-z0-9-]+)</code></li>", answer.text)
    assert len(set(codes)) == 10
    user = User.objects.get(username="tianbao")
    assert user.totp_secret == secret
    entry = Entry.objects.first()
    assert entry.action == "启用动态口令"
    assert set(entry.after.values()) == {HIDDEN}
    stored = str([entry.after, user.recovery_codes])
    assert not any(one in stored for one in (*codes, secret))


def test_the_door_asks_for_the_code(enrolled: User) -> None:
    client = at_the_code(onward="/notices/")
    assert client.get("/")["Location"].startswith("/login/?next")
    assert client.get("/login/code/").status_code == 200
    assert client.post("/login/code/", {"code": "123456"}).status_code in (422,)
    answer = client.post("/login/code/", {"code": code()})
    assert answer["Location"] == "/notices/"
    assert client.get("/notices/").status_code == 200
    assert WAITING not in client.session


def test_no_code_opens_twice(enrolled: User) -> None:
    assert at_the_code().post("/login/code/", {"code": code(steps=-1)}).status_code == 422
    now = code()
    assert at_the_code().post("/login/code/", {"code": now}).status_code == 302
    assert at_the_code().post("/login/code/", {"code": now}).status_code == 422
    assert accepts(User.objects.get(pk=enrolled.pk), code(steps=1))


@pytest.mark.parametrize("steps", [-3, 3])
def test_a_code_of_another_time(people: dict[str, User], steps: int) -> None:
    user = people["jixiaochu"]
    with acting(None):
        user.totp_secret = SECRET
        user.save()
    assert not accepts(user, code(steps=steps))


def test_a_recovery_code_opens_once(enrolled: User) -> None:
    first = enrolled.codes[0]
    assert at_the_code().post("/login/code/", {"code": f" {first.upper()} "}).status_code == 302
    assert Entry.objects.filter(action="使用恢复码", actor=enrolled).count() == 1
    assert len(User.objects.get(pk=enrolled.pk).recovery_codes) == 9
    assert at_the_code().post("/login/code/", {"code": first}).status_code == 422


def test_a_recovery_code_is_one_persons(enrolled: User, people: dict[str, User]) -> None:
    other = people["caizheng"]
    with acting(other):
        enrol(other, SECRET, code())
        assert not accepts(other, enrolled.codes[0])


def test_without_a_password_there_is_no_code_page(enrolled: User) -> None:
    assert Client().get("/login/code/")["Location"] == "/login/"
    assert Client().post("/login/code/", {"code": code()})["Location"] == "/login/"


def test_the_code_is_waited_for_five_minutes(enrolled: User) -> None:
    client = at_the_code()
    session = client.session
    session[WAITING] = {**session[WAITING], "at": int(time.time()) - PATIENCE - 1}
    session.save()
    assert client.post("/login/code/", {"code": code()})["Location"] == "/login/"


def test_wrong_codes_lock_as_wrong_passwords_do(enrolled: User) -> None:
    client = at_the_code()
    answers = [client.post("/login/code/", {"code": f"00000{n}"}).status_code for n in range(5)]
    assert answers == [422, 422, 422, 422, 429]
    assert client.post("/login/code/", {"code": code()}).status_code == 429
    told = Entry.objects.filter(object_id=str(enrolled.pk), action="账号锁定")
    assert told.count() == 1


def test_a_stopped_account_gets_no_further(enrolled: User) -> None:
    client = at_the_code()
    with acting(None):
        enrolled.is_active = False
        enrolled.save()
    assert client.post("/login/code/", {"code": code()})["Location"] == "/login/"


def test_recovery_codes_are_renewed_with_a_code(signed: Signed, enrolled: User) -> None:
    client, old = signed("jixiaochu"), enrolled.recovery_codes
    assert client.post("/second-factor/", {"code": "123"}).status_code == 422
    assert client.post("/second-factor/", {"code": code()}).status_code == 201
    assert not set(User.objects.get(pk=enrolled.pk).recovery_codes) & set(old)


def test_turned_off_with_a_code(signed: Signed, enrolled: User) -> None:
    client = signed("jixiaochu")
    assert client.post("/second-factor/off/", {"code": "123"}).status_code == 422
    assert client.post("/second-factor/off/", {"code": code()}).status_code == 302
    stored = User.objects.get(pk=enrolled.pk)
    assert (stored.totp_secret, stored.recovery_codes) == ("", [])
    assert Entry.objects.first().action == "停用动态口令"


def test_lost_and_taken_away_by_the_security_administrator(
    signed: Signed, enrolled: User, people: dict[str, User]
) -> None:
    path = f"/accounts/{enrolled.pk}/second-factor/off/"
    client = signed("anquan")
    client.post(path, {"reason": ""})
    assert User.objects.get(pk=enrolled.pk).totp_secret
    assert signed("xitong").post(path, {"reason": "x"}).status_code == 403
    client.post(path, {"reason": "手机遗失"})
    assert User.objects.get(pk=enrolled.pk).totp_secret == ""
    entry = Entry.objects.first()
    assert (entry.action, entry.reason) == ("停用动态口令", "手机遗失")
    answer = client.post(path, {"reason": "手机遗失"}, follow=True)
    assert "没有启用动态口令" in answer.text


def test_not_ones_own(signed: Signed, people: dict[str, User]) -> None:
    user = people["anquan"]
    with acting(user):
        enrol(user, SECRET, code())
    signed("anquan").post(f"/accounts/{user.pk}/second-factor/off/", {"reason": "x"})
    assert User.objects.get(pk=user.pk).totp_secret == SECRET


def test_where_it_is_required(signed: Signed, people: dict[str, User], settings: Any) -> None:
    settings.TOTP_REQUIRED = True
    for name in ("xitong", "anquan", "shenji", "caizheng", "jixiaochu"):
        assert signed(name).get("/notices/")["Location"] == "/second-factor/", name
        assert "本单位要求" in signed(name).get("/second-factor/").text
    for name in ("tianbao", "chushi", "renda", "disanfang"):
        assert signed(name).get("/notices/").status_code == 200, name
    user = people["jixiaochu"]
    with acting(user):
        enrol(user, SECRET, code(steps=-1))
    client = signed("jixiaochu")
    assert client.get("/notices/").status_code == 200
    answer = client.post("/second-factor/off/", {"code": code()})
    assert answer.status_code == 409
    assert User.objects.get(pk=user.pk).totp_secret == SECRET


def test_a_secret_can_be_typed_and_the_picture_is_whole() -> None:
    assert in_groups("ABCDEFGHIJ") == "ABCD EFGH IJ"
    assert picture_of(User(username="zhang"), SECRET).startswith("data:image/svg+xml")
