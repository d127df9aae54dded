"""Whatever is wrong is answered in one shape and in Chinese, also before any operation is reached."""

import pytest
from django.test import Client
from tests.web.api.conftest import Callers

from jiheng.web.people.models import User
from jiheng.web.trail.acting import acting


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("get", "/nowhere", 404, "not_found"),
        ("delete", "/me", 405, "not_allowed"),
        ("get", "/projects?limit=0", 422, "invalid"),
        ("get", "/documents?state=none", 422, "invalid"),
        ("get", "/documents/abc", 422, "invalid"),
        ("get", "/trail", 403, "forbidden"),
    ],
)
def test_one_shape(method: str, path: str, status: int, code: str, caller: Callers) -> None:
    answer = caller("xitong").send(method, path)
    told = answer.json()
    assert (answer.status_code, told["code"]) == (status, code)
    assert any("\u4e00" <= letter <= "\u9fff" for letter in told["error"])
    assert "X-Request-Id" in answer


def test_without_a_token(db: None) -> None:
    answer = Client().get("/api/me")
    assert answer.status_code == 401
    assert answer.json()["error"].startswith("没有出示有效的令牌；请在请求头写")


def test_what_is_no_json(caller: Callers) -> None:
    answer = caller("tianbao").client.post("/api/projects", "{", content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (400, "unreadable")


def test_a_fault_inside_is_no_page(caller: Callers, monkeypatch: pytest.MonkeyPatch) -> None:
    from jiheng.web.api.rooms import trail

    monkeypatch.setattr(trail, "entries_visible_to", lambda request: 1 / 0)
    program = caller("shenji")
    program.client.raise_request_exception = False
    answer = program.get("/trail")
    assert (answer.status_code, answer.json()["code"]) == (500, "failed")


def test_a_password_never_changed_opens_nothing(caller: Callers, people: dict[str, User]) -> None:
    program = caller("tianbao")
    with acting(None):
        people["tianbao"].must_change_password = True
        people["tianbao"].save(update_fields=["must_change_password"])
    answer = program.get("/me")
    assert answer.status_code == 403
    assert "修改密码" in answer.json()["error"]
