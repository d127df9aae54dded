"""Accounts are kept by the system administrator, who has no hand in those of the overseers."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import Signed

from jiheng.web.demo.accounts import PASSWORD
from jiheng.web.people.accounts import first_password
from jiheng.web.people.models import Membership, User
from jiheng.web.people.roles import Role
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry

NEW = {"username": "zhangsan", "name": "张三", "email": "", "phone": "", "expires_on": ""}


def shown_password(page: str) -> str:
    found = re.search(r'<code class="secret">([^<]+)</code>', page)
    assert found, page
    return found[1]


def new(people: dict[str, User], **values: object) -> dict[str, object]:
    return {**NEW, "organisation": people["tianbao"].organisation_id, **values}


def test_a_new_account_from_the_first_password_on(signed: Signed, people: dict[str, User]) -> None:
    answer = signed("xitong").post("/accounts/new/", new(people))
    assert answer.status_code == 201
    assert "no-store" in answer["Cache-Control"]
    password = shown_password(answer.text)
    user = User.objects.get(username="zhangsan")
    assert (user.name, user.must_change_password) == ("张三", True)
    entry = Entry.objects.get(object_type="people.user", object_id=str(user.pk))
    assert (entry.action, entry.actor_name) == ("开立账号", "系统管理员（xitong）")
    assert password not in str(entry.after)

    client = Client()
    assert client.post("/login/", {"username": "zhangsan", "password": password}).status_code == 302
    assert client.get("/notices/")["Location"] == "/password/"
    sent = {"old": password, "new": "Lantern-2022", "again": "Lantern-2022"}
    assert client.post("/password/", sent).status_code == 302
    assert "您还没有角色" in client.get("/").text


def test_first_passwords_satisfy_the_policy_and_differ() -> None:
    from django.contrib.auth.password_validation import validate_password

    made = {first_password() for _ in range(200)}
    assert len(made) == 200
    for password in made:
        validate_password(password)


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({"username": "TianBao"}, "username", "已经有人用了"),
        ({"username": "1张"}, "username", "用户名以字母开头"),
        ({"username": ""}, "username", "必填"),
        ({"name": ""}, "name", "必填"),
        ({"organisation": "0"}, "organisation", ""),
        ({"email": "x"}, "email", ""),
        ({"phone": "电话"}, "phone", "电话只写数字"),
        ({"expires_on": "2020-01-01"}, "expires_on", "今天或以后"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(
    signed: Signed, people: dict[str, User], values: dict[str, str], field: str, message: str
) -> None:
    before = User.objects.count()
    answer = signed("xitong").post("/accounts/new/", new(people, **values))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert message in str(answer.context["form"].errors)
    assert User.objects.count() == before


def test_what_is_known_is_changed_and_recorded(signed: Signed, people: dict[str, User]) -> None:
    user = people["tianbao"]
    sent = {"name": "陈天宝", "organisation": user.organisation_id, "email": "t@example.gov.cn"}
    answer = signed("xitong").post(f"/accounts/{user.pk}/edit/", sent)
    assert answer["Location"] == f"/accounts/{user.pk}/"
    newest = Entry.objects.first()
    assert newest.action == "修改账号"
    assert newest.before == {"name": "陈填报", "email": ""}
    assert newest.after == {"name": "陈天宝", "email": "t@example.gov.cn"}


def test_a_stopped_account_is_out_at_once(signed: Signed, people: dict[str, User]) -> None:
    keeper, theirs, number = signed("xitong"), signed("tianbao"), people["tianbao"].pk
    assert theirs.get("/").status_code == 200
    assert keeper.post(f"/accounts/{number}/stop/", {"reason": ""}).status_code == 422
    assert keeper.post(f"/accounts/{number}/stop/", {"reason": "调离"}).status_code == 302
    newest = Entry.objects.first()
    assert (newest.action, newest.reason, newest.after) == (
        "停用账号",
        "调离",
        {"is_active": False},
    )
    assert theirs.get("/")["Location"].startswith("/login/")
    assert (
        Client().post("/login/", {"username": "tianbao", "password": PASSWORD}).status_code == 422
    )
    again = keeper.post(f"/accounts/{number}/stop/", {"reason": "调离"})
    assert again.status_code == 409
    assert "已经是停用状态" in again.text
    assert keeper.post(f"/accounts/{number}/start/", {"reason": "调回"}).status_code == 302
    assert (
        Client().post("/login/", {"username": "tianbao", "password": PASSWORD}).status_code == 302
    )


def test_a_new_first_password_ends_sessions(signed: Signed, people: dict[str, User]) -> None:
    theirs, number = signed("tianbao"), people["tianbao"].pk
    assert theirs.get("/").status_code == 200
    password = shown_password(signed("xitong").post(f"/accounts/{number}/reset/").text)
    assert theirs.get("/")["Location"].startswith("/login/")
    assert (
        Client().post("/login/", {"username": "tianbao", "password": PASSWORD}).status_code == 422
    )
    assert (
        Client().post("/login/", {"username": "tianbao", "password": password}).status_code == 302
    )
    assert Entry.objects.filter(action="重置密码", object_id=str(number)).count() == 1


@pytest.mark.parametrize("name", ["anquan", "shenji", "xitong"])
def test_overseers_and_oneself_are_not_handled(
    signed: Signed, people: dict[str, User], name: str
) -> None:
    client, user = signed("xitong"), people[name]
    for deed, sent in (("stop", {"reason": "x"}), ("reset", {})):
        answer = client.post(f"/accounts/{user.pk}/{deed}/", sent)
        assert answer.status_code == 409
    user.refresh_from_db()
    assert user.is_active
    assert user.check_password(PASSWORD)
    expected = 200 if name == "xitong" else 409
    assert client.get(f"/accounts/{user.pk}/edit/").status_code == expected


def test_a_third_party_keeps_its_last_day(signed: Signed, people: dict[str, User]) -> None:
    user = people["disanfang"]
    sent = {"name": user.name, "organisation": user.organisation_id, "expires_on": ""}
    answer = signed("xitong").post(f"/accounts/{user.pk}/edit/", sent)
    assert answer.status_code == 422
    assert "第三方账号必须有有效期" in str(answer.context["form"].errors["expires_on"])


def test_an_account_past_its_last_day(people: dict[str, User]) -> None:
    with acting(None):
        people["disanfang"].expires_on = "2020-01-01"
        people["disanfang"].save()
    answer = Client().post("/login/", {"username": "disanfang", "password": PASSWORD})
    assert answer.status_code == 422


def test_the_list_is_found_by_words_and_state(signed: Signed, people: dict[str, User]) -> None:
    client = signed("anquan")
    with acting(None):
        people["lingju"].is_active = False
        people["lingju"].save()
        Membership.objects.get(user=people["renda"]).delete()

    def found(query: str) -> set[str]:
        return {user.username for user in client.get(f"/accounts/?{query}").context["page"]}

    assert found("q=陈填") == {"tianbao"}
    assert found("q=TIANB") == {"tianbao"}
    assert found("q=某某局") == {"lingju"}
    assert found("state=stopped") == {"lingju"}
    assert found("state=no_role") == {"renda"}
    assert found("state=expired") == set()
    assert found("q=没有这个人") == set()
    assert "没有符合条件的账号" in client.get("/accounts/?q=没有这个人").text


def test_queries_do_not_grow_with_accounts(signed: Signed, people: dict[str, User]) -> None:
    client = signed("xitong")
    client.get("/accounts/")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/accounts/").status_code == 200
        return len(captured)

    before = queries()
    place = people["tianbao"].organisation
    with acting(None):
        for number in range(30):
            user = User.objects.create(username=f"u{number}", name="某", organisation=place)
            Membership.objects.create(user=user, organisation=place, role=Role.FILLER)
    assert queries() == before


@pytest.mark.parametrize("deed", ["stop", "start", "reset"])
def test_get_is_refused(signed: Signed, people: dict[str, User], deed: str) -> None:
    path = f"/accounts/{people['tianbao'].pk}/{deed}/"
    assert signed("xitong").get(path).status_code == 405
