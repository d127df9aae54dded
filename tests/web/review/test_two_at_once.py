"""Two people act on one document at the same moment, through the real server.

One wins, the other is told who did what, and the words of both are kept.
"""

import os
import re
import threading
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest
from tests.web.cluster import Cluster
from tests.web.running import PATIENCE, Served, served

from jiheng.web.demo.accounts import PASSWORD

pytestmark = pytest.mark.process
ON_POSTGRES = os.environ.get("JIHENG_TEST_POSTGRES", "") == "1"
RACES = 6
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
EDITION = re.compile(r'name="edition" value="(\d+)"')


class Person:
    """Somebody with a browser of their own."""

    def __init__(self, server: Served, username: str) -> None:
        self.server = server
        self.browser = build_opener(HTTPCookieProcessor(CookieJar()))
        self.token = ""
        self.get("/login/")
        assert self.post("/login/", username=username, password=PASSWORD)[0] == 200

    def get(self, path: str) -> str:
        with self.browser.open(self.server.address + path, timeout=PATIENCE) as answer:
            shown = answer.read().decode()
        found = TOKEN.search(shown)
        self.token = found[1] if found else self.token
        return str(shown)

    def post(self, path: str, **sent: str) -> tuple[int, str]:
        body = urlencode({"csrfmiddlewaretoken": self.token, **sent}).encode()
        try:
            with self.browser.open(self.server.address + path, body, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as refused:
            return refused.code, refused.read().decode()


@pytest.fixture(params=["sqlite", "postgres"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    settings: dict[str, str] = {}
    if request.param == "postgres":
        if not ON_POSTGRES:
            pytest.skip("JIHENG_TEST_POSTGRES=1 时才在 PostgreSQL 上测")
        cluster: Cluster = request.getfixturevalue("cluster")
        settings["JIHENG_DATABASE"] = cluster.create("two")
    with served(tmp_path, "--demo", **settings) as running:
        yield running


def waiting_document(reviewer: Person) -> str:
    found = re.search(r'href="(/documents/\d+/)"', reviewer.get("/review/?tab=waiting"))
    assert found is not None
    return found[1]


def at_once(deeds: dict[Person, dict[str, str]], path: str) -> dict[Person, tuple[int, str]]:
    """Let everybody send at the same moment; give what each was answered."""
    got: dict[Person, tuple[int, str]] = {}
    gate = threading.Barrier(len(deeds))

    def act(person: Person) -> None:
        gate.wait(PATIENCE)
        got[person] = person.post(path, **deeds[person])

    threads = [threading.Thread(target=act, args=(person,)) for person in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    return got


def edition_in(shown: str) -> str:
    found = EDITION.search(shown)
    assert found is not None
    return found[1]


def test_one_wins_and_the_other_is_told(server: Served) -> None:
    filler, reviewer = Person(server, "tianbao"), Person(server, "chushi")
    path = waiting_document(reviewer)
    for race in range(RACES):
        edition = edition_in(reviewer.get(path))
        filler.get(path)
        deeds = {
            filler: {"edition": edition, "action": "withdraw", "reason": f"撤回理由{race}"},
            reviewer: {"edition": edition, "action": "return", "reason": f"退回理由{race}"},
        }
        got = at_once(deeds, f"{path}act/")
        assert sorted(status for status, _ in got.values()) == [200, 409]
        loser = next(person for person, (status, _) in got.items() if status == 409)
        winner = "林审核（chushi）" if loser is filler else "陈填报（tianbao）"
        assert winner in got[loser][1] and "您的办理没有生效" in got[loser][1]
        after = filler.get(path)
        assert f"撤回理由{race}" in after and f"退回理由{race}" in after
        again = {"edition": edition_in(after), "action": "submit", "reason": "再次提交"}
        assert filler.post(f"{path}act/", **again)[0] == 200
