"""The server is killed while 5,000 rows are taken in: all of them are there afterwards, or none."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPException
from io import BytesIO
from pathlib import Path
from urllib.request import Request

import psycopg
import pytest
from openpyxl import load_workbook
from tests.web.cluster import Cluster
from tests.web.review.browsing import Person
from tests.web.running import PATIENCE, Served, environment, served
from tests.web.targets.conftest import indicator
from tests.web.targets.test_workbooks import HEADER, INDICATORS, column

pytestmark = pytest.mark.process
PROJECTS, EACH = 100, 50
PLACE = "/targets/organisations/3/2022/"
PREPARE = """
from jiheng.web import serving
serving.set_up(); serving.migrate()
from jiheng.web.demo.accounts import load_accounts
from jiheng.web.organisations.models import Organisation
from jiheng.web.projects.models import Level, Project
from jiheng.web.trail.acting import acting
load_accounts()
unit = Organisation.objects.get(code="106001")
assert unit.pk == 3
with acting(None):
    Project.objects.bulk_create(
        Project(year=2022, code=f"Z{at:03}", name=f"项目{at}", level=Level.FIRST, organisation=unit)
        for at in range(%d)
    )
"""
STORED = (
    "SELECT count(*) FROM documents_revision r JOIN documents_document d ON r.document_id = d.id"
    " JOIN projects_project p ON d.project_id = p.id WHERE p.code LIKE 'Z%' AND r.number = 1"
)


@dataclass
class Place:
    """A data directory with its database: whether somebody writes to it, and how much is stored."""

    home: Path
    settings: dict[str, str]
    is_written: Callable[[], bool]
    stored: Callable[[], int]


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    with contextlib.ExitStack() as closing:
        if request.param == "postgres":
            cluster: Cluster = request.getfixturevalue("cluster")
            address = cluster.create("killed")
            made = Place(tmp_path, {"JIHENG_DATABASE": address}, *_of_postgres(address, closing))
        else:
            made = Place(tmp_path, {}, *_of_sqlite(tmp_path / "jiheng.sqlite3"))
        prepared = [sys.executable, "-c", PREPARE % PROJECTS]
        subprocess.run(prepared, env=environment(tmp_path, **made.settings), check=True)
        yield made


def _of_sqlite(file: Path) -> tuple[Callable[[], bool], Callable[[], int]]:
    def is_written() -> bool:
        with contextlib.closing(sqlite3.connect(file, timeout=0)) as database:
            try:
                database.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return True
            return False

    def stored() -> int:
        with contextlib.closing(sqlite3.connect(file)) as database:
            return int(database.execute(STORED).fetchone()[0])

    return is_written, stored


def _of_postgres(
    address: str, closing: contextlib.ExitStack
) -> tuple[Callable[[], bool], Callable[[], int]]:
    database = closing.enter_context(psycopg.connect(address, autocommit=True))
    writes = "SELECT count(*) FROM pg_stat_activity WHERE backend_xid IS NOT NULL"

    def first(query: str) -> int:
        row = database.execute(query).fetchone()
        assert row is not None
        return int(row[0])

    return (lambda: first(writes) > 0), (lambda: first(STORED))


def workbook(person: Person) -> bytes:
    """Fill the unit's own workbook with rows for each of its projects."""
    with person.browser.open(f"{person.server.address}{PLACE}workbook/", timeout=PATIENCE) as got:
        book = load_workbook(BytesIO(got.read()))
    sheet, at = book[INDICATORS], HEADER
    cells = {header: column(book, INDICATORS, header) for header in ("项目编码", *indicator(1))}
    for project in range(PROJECTS):
        for number in range(1, EACH + 1):
            at += 1
            row = {**indicator(1), "指标编码": str(number), "项目编码": f"Z{project:03}"}
            for header, text in row.items():
                sheet.cell(at, cells[header]).value = text
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def send(person: Person, file: bytes) -> int | None:
    """Send the workbook; give the answer's status, None where there was none."""
    fields = {"csrfmiddlewaretoken": person.token, "as_draft": "1"}
    parts = [
        f'--=b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode()
        for name, text in fields.items()
    ]
    head = '--=b\r\nContent-Disposition: form-data; name="workbook"; filename="a.xlsx"\r\n\r\n'
    body = b"".join([*parts, head.encode(), file, b"\r\n--=b--\r\n"])
    kind = {"Content-Type": "multipart/form-data; boundary==b"}
    request = Request(f"{person.server.address}{PLACE}upload/", body, kind)
    try:
        with person.browser.open(request, timeout=PATIENCE) as answer:
            return int(answer.status)
    except (OSError, HTTPException) as broken:
        return getattr(broken, "code", None)


def kill(server: Served) -> None:
    """End every process of it at once, as the lack of memory or of power would."""
    for process in (server.process.pid, *server.workers()):
        os.kill(process, signal.SIGKILL)
    server.process.wait(PATIENCE)


def killed_while_writing(place: Place, file: bytes, seconds: float) -> bool:
    """Import, and kill the server so long after it began to write; tell whether it had answered."""
    with served(place.home, **place.settings) as server:
        person = Person(server, "tianbao")
        person.get(f"{PLACE}upload/")
        answers: list[int | None] = []
        sending = threading.Thread(target=lambda: answers.append(send(person, file)))
        sending.start()
        limit = time.monotonic() + PATIENCE
        # 登录也写一下数据库；连着几次都在写的，才是导入。
        busy = 0
        while busy < 3 and sending.is_alive():
            assert time.monotonic() < limit, "导入一直没有开始写"
            busy = busy + 1 if place.is_written() else 0
            time.sleep(0.01)
        time.sleep(seconds)
        kill(server)
        sending.join(PATIENCE)
    return answers[0] == 200


def test_all_or_nothing(place: Place) -> None:
    with served(place.home, **place.settings) as server:
        file = workbook(Person(server, "tianbao"))
    seen = set()
    for seconds in (0.0, 0.3):
        answered = killed_while_writing(place, file, seconds)
        seen.add(place.stored())
        assert seen <= {0, PROJECTS}
        assert not answered or PROJECTS in seen
        if PROJECTS in seen:
            break
    assert 0 in seen, "一次也没有在写到一半时停下"
    with served(place.home, **place.settings) as server:
        person = Person(server, "tianbao")
        person.get(f"{PLACE}upload/")
        if place.stored() == 0:
            assert send(person, file) == 200
        kill(server)
    assert place.stored() == PROJECTS
    verified = subprocess.run(
        [sys.executable, "-m", "jiheng.cli.main", "trail", "verify"],
        env=environment(place.home, **place.settings), check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert verified.returncode == 0, verified.stdout + verified.stderr
