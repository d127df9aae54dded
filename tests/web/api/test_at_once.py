"""Programs at the same moment, through the real server: a key is used once, a form is won once."""

import json
import re
import secrets
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from tests.web.api.test_projects import NEW
from tests.web.cluster import Cluster
from tests.web.review.browsing import Person
from tests.web.running import PATIENCE, Served, served

pytestmark = pytest.mark.process
AT_ONCE = 4


@pytest.fixture(params=["sqlite", "postgres"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    settings: dict[str, str] = {}
    if request.param == "postgres":
        cluster: Cluster = request.getfixturevalue("cluster")
        settings["JIHENG_DATABASE"] = cluster.create(f"programs_{secrets.token_hex(4)}")
    with served(tmp_path, "--demo", "--workers", 2, **settings) as running:
        yield running


class Program:
    """A program that speaks to the real server with somebody's token."""

    def __init__(self, server: Served, username: str) -> None:
        person = Person(server, username)
        day = re.search(r'name="expires_on" value="([\d-]+)"', person.get("/tokens/"))
        assert day is not None
        wanted = {"name": username, "expires_on": day[1], "may_write": "on"}
        secret = re.search(r"jh_[\w-]+", person.post("/tokens/", **wanted)[1])
        assert secret is not None
        self.address, self.secret = server.address, secret[0]

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        known = {"Authorization": f"Bearer {self.secret}", "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        request = Request(f"{self.address}/api{path}", data, {**known, **headers}, method=method)
        try:
            with urlopen(request, timeout=PATIENCE) as answer:
                return answer.status, json.loads(answer.read())
        except HTTPError as refused:
            return refused.code, json.loads(refused.read())


def at_once(*deeds: Any) -> list[tuple[int, Any]]:
    """Do all of it at the same moment; give the answers."""
    got: list[tuple[int, Any]] = []
    gate = threading.Barrier(len(deeds))

    def do(deed: Any) -> None:
        gate.wait(PATIENCE)
        got.append(deed())

    threads = [threading.Thread(target=do, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    return got


def test_one_key_sent_many_times_is_done_once(server: Served) -> None:
    program = Program(server, "tianbao")
    for race in range(3):
        new = {**NEW, "code": f"R{race}"}
        key = {"Idempotency-Key": f"race-{race}"}
        deed = partial(program.send, "POST", "/projects", new, **key)
        got = at_once(*[deed] * AT_ONCE)
        assert [status for status, _ in got] == [201] * AT_ONCE
        assert all(answer == got[0][1] for _, answer in got)
    assert program.send("GET", "/projects?q=R")[1]["count"] == 3


def test_without_a_key_one_makes_it_and_the_others_are_told(server: Served) -> None:
    program = Program(server, "tianbao")
    got = at_once(*[partial(program.send, "POST", "/projects", NEW)] * AT_ONCE)
    statuses = sorted(status for status, _ in got)
    assert statuses[0] == 201
    assert set(statuses[1:]) <= {409, 422}


def test_of_two_at_one_form_one_wins_and_the_other_is_told(server: Served) -> None:
    filler, officer = Program(server, "tianbao"), Program(server, "jixiao")
    opened = filler.send("POST", "/documents", {"year": 2022, "project": "KJ03"})[1]
    address, edition = f"/documents/{opened['number']}/content", opened["edition"]
    for race in range(3):
        bodies = [
            {"edition": edition, "forms": {"targets": [{"kind": "总目标", "text": text}]}}
            for text in (f"填报人写的{race}", f"专管员写的{race}")
        ]
        got = at_once(
            partial(filler.send, "PUT", address, bodies[0]),
            partial(officer.send, "PUT", address, bodies[1]),
        )
        assert sorted(status for status, _ in got) == [200, 409]
        told = next(answer for status, answer in got if status == 409)
        assert told["code"] == "stale"
        assert told["by"] in ("陈填报", "黄专管")
        assert told["edition"] == edition + 1
        edition += 1
