"""Sign-in by an identity provider that runs as a real server, also one that does wrong."""

import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener, urlopen

import pytest
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client
from tests.web.people.identity_provider import CLIENT, SECRET
from tests.web.people.providing import running_provider

from jiheng.web.demo.accounts import PASSWORD
from jiheng.web.environment import Provider, SettingError, provider
from jiheng.web.people import second_factor
from jiheng.web.people.models import User
from jiheng.web.trail.acting import acting
from jiheng.web.trail.models import Entry

Tell = Callable[..., None]


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Run an identity provider in a process of its own."""
    with running_provider() as started:
        yield started


@pytest.fixture
def tell(address: str, settings: LazySettings, people: dict[str, User]) -> Tell:
    """Let the provider be the one that is set, and tell it whom to vouch for, or what to do wrong."""
    settings.OIDC = Provider(address, CLIENT, SECRET, "preferred_username", "统一身份认证")

    def control(**told: Any) -> None:
        urlopen(Request(f"{address}/control", json.dumps(told).encode()), timeout=10).close()
        from jiheng.web.people import single_sign_on

        single_sign_on._registered.cache_clear()

    control()
    return control


def through_provider(client: Client, **asked: str) -> HttpResponse:
    """Go to the provider and come back, as a browser does."""
    went = client.get("/login/sso/", asked)
    assert went.status_code == 302, went.content.decode()
    try:
        build_opener(_Stay).open(went["Location"], timeout=10)
    except HTTPError as redirected:
        back = redirected.headers["Location"]
    assert back.startswith("http://testserver/login/sso/return/?")
    return client.get(back.removeprefix("http://testserver"))


def refusal(answer: HttpResponse) -> str:
    assert answer.status_code == 403
    assert not answer.wsgi_request.user.is_authenticated
    return str(answer.context["refused"])


def test_whom_the_provider_vouches_for_is_signed_in(tell: Tell, people: dict[str, User]) -> None:
    before = list(User.objects.values())
    client = Client()
    answer = through_provider(client, next="/projects/")
    assert (answer.status_code, answer["Location"]) == (302, "/projects/")
    assert client.get("/projects/").context["request"].user == people["tianbao"]
    entry = Entry.objects.filter(action="登录").first()
    assert entry.actor == people["tianbao"]
    assert entry.after == {"地址": "127.0.0.1", "方式": "统一身份认证"}
    after = list(User.objects.values())
    for row in (*before, *after):
        row.pop("last_login")
    assert after == before


def test_what_the_token_does_not_say_is_asked_for(tell: Tell, people: dict[str, User]) -> None:
    tell(name="jixiao", in_token=False)
    client = Client()
    answer = through_provider(client)
    assert answer.status_code == 302, refusal(answer)
    assert client.get("/").context["request"].user == people["jixiao"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("issuer", "身份凭据不可信"),
        ("audience", "身份凭据不可信"),
        ("nonce", "身份凭据不可信"),
        ("no_nonce", "身份凭据不可信"),
        ("expired", "身份凭据不可信"),
        ("signature", "身份凭据不可信"),
        ("unsigned", "身份凭据不可信"),
        ("hmac", "身份凭据不可信"),
        ("no_token", "身份凭据不可信"),
        ("state", "登录已过期，或不是从这一页开始的"),
        ("denied", "统一身份认证没有同意登录（access_denied）"),
    ],
)
def test_what_can_not_be_trusted_lets_nobody_in(wrong: str, words: str, tell: Tell) -> None:
    tell(wrong=wrong)
    client = Client()
    assert words in refusal(through_provider(client))
    assert client.get("/").status_code == 302
    entry = Entry.objects.first()
    assert (entry.action, entry.actor) == ("登录失败", None)
    assert words in entry.after["原因"]


def test_another_persons_information_is_not_believed(tell: Tell) -> None:
    tell(in_token=False, wrong="another_person")
    assert "两次说的不是同一个人" in refusal(through_provider(Client()))


def test_a_provider_that_is_another_one_is_not_gone_to(tell: Tell) -> None:
    tell(wrong="discovery")
    assert "签发者不是设置里写的那一个" in refusal(Client().get("/login/sso/"))


def test_a_provider_that_is_down(tell: Tell, settings: LazySettings) -> None:
    settings.OIDC = Provider("http://127.0.0.1:9", CLIENT, SECRET, "preferred_username", "认证")
    assert refusal(Client().get("/login/sso/")).startswith("连不上认证；")


@pytest.mark.parametrize("name", ["nobody", "TIANBAO", "tianbao ", "", 7, "长" * 51])
def test_who_has_no_account_gets_none(name: object, tell: Tell) -> None:
    tell(name=name)
    number = User.objects.count()
    refusal(through_provider(Client()))
    assert User.objects.count() == number


@pytest.mark.parametrize(
    "values", [{"is_active": False}, {"expires_on": "2020-01-01"}], ids=["stopped", "expired"]
)
def test_an_account_out_of_use_stays_out(
    values: dict[str, object], tell: Tell, people: dict[str, User]
) -> None:
    with acting(None):
        User.objects.filter(username="tianbao").update(**values)
    words = refusal(through_provider(Client()))
    assert "“tianbao”在绩衡没有可用的账号" in words
    assert Entry.objects.first().object_id == str(people["tianbao"].pk)


def test_an_answer_is_used_once(tell: Tell) -> None:
    client = Client()
    went = client.get("/login/sso/")
    try:
        build_opener(_Stay).open(went["Location"], timeout=10)
    except HTTPError as redirected:
        back = redirected.headers["Location"].removeprefix("http://testserver")
    assert client.get(back).status_code == 302
    # 别人的浏览器拿到这个地址也没有用。
    assert "不是从这一页开始的" in refusal(Client().get(back))


def test_the_second_factor_is_asked_for_too(tell: Tell, people: dict[str, User]) -> None:
    with acting(people["tianbao"]):
        people["tianbao"].totp_secret = second_factor.new_secret()
        people["tianbao"].save(update_fields=["totp_secret"])
    client = Client()
    answer = through_provider(client)
    assert answer["Location"] == "/login/code/"
    assert client.get("/").status_code == 302


def test_a_first_password_nobody_used_holds_nobody_up(tell: Tell, people: dict[str, User]) -> None:
    with acting(None):
        people["tianbao"].must_change_password = True
        people["tianbao"].save(update_fields=["must_change_password"])
    client = Client()
    through_provider(client)
    assert client.get("/").status_code == 200
    client.post("/logout/")
    by_password = {"username": "tianbao", "password": PASSWORD}
    assert client.post("/login/", by_password).status_code == 302
    assert client.get("/")["Location"] == "/password/"


def test_an_address_elsewhere_is_not_gone_on_to(tell: Tell) -> None:
    answer = through_provider(Client(), next="https://elsewhere.example/")
    assert answer["Location"] == "/"


def test_it_is_off_unless_set(people: dict[str, User]) -> None:
    client = Client()
    assert client.get("/login/sso/").status_code == 404
    assert client.get("/login/sso/return/").status_code == 404
    assert "统一身份认证" not in client.get("/login/").content.decode()


def test_the_door_offers_it_where_it_is_set(tell: Tell) -> None:
    page = Client().get("/login/?next=/projects/").content.decode()
    assert 'href="/login/sso/?next=%2Fprojects%2F"' in page
    assert 'name="password"' in page


def test_settings_are_read_with_one_clear_message() -> None:
    known = ("https://id.example.gov.cn", "jiheng", "secret", "sub", "统一认证")
    assert provider(*known) == Provider(*known)
    assert provider("", "", "", "sub", "") is None
    for given, words in (
        (("http://id.example.gov.cn", *known[1:]), "以 https:// 开头"),
        (("id.example.gov.cn", *known[1:]), "以 https:// 开头"),
        ((known[0], "", *known[2:]), "没有设 JIHENG_OIDC_CLIENT_ID"),
        ((*known[:2], " ", *known[3:]), "没有设 JIHENG_OIDC_CLIENT_SECRET"),
    ):
        with pytest.raises(SettingError, match=words):
            provider(*given)
