"""Two people act on one document at the same moment, through the real server.

One wins, the other is told who did what, and the words of both are kept.
"""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web.cluster import Cluster
from tests.web.review.browsing import Person, edition_in, waiting_document
from tests.web.running import PATIENCE, Served, served

pytestmark = pytest.mark.process
RACES = 6


@pytest.fixture(params=["sqlite", "postgres"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    settings: dict[str, str] = {}
    if request.param == "postgres":
        cluster: Cluster = request.getfixturevalue("cluster")
        settings["JIHENG_DATABASE"] = cluster.create("two")
    with served(tmp_path, "--demo", **settings) as running:
        yield running


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
