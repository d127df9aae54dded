"""What the page on running in production tells to write down works: unit, proxy, backup."""

import configparser
import os
import re
import shlex
import sqlite3
import subprocess
import sys
import tarfile
import urllib.request
from pathlib import Path

import psycopg
import pytest
from tests.web.cluster import Cluster, programs
from tests.web.running import environment, served

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "how-to" / "run-in-production.md").read_text("utf-8")
FILES = dict(re.findall(r"^```\w+ file=(\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
# systemd.exec(5)、systemd.service(5)、systemd.unit(5) 里的名称，取自 Debian 12 的手册页。
KNOWN = {
    "Unit": {"Description", "After"},
    "Service": {
        "Type", "User", "Group", "EnvironmentFile", "ExecStart", "Restart", "RestartSec",
        "TimeoutStopSec", "UMask", "NoNewPrivileges", "PrivateTmp", "ProtectHome",
        "ProtectSystem", "ReadWritePaths",
    },
    "Install": {"WantedBy"},
}  # fmt: skip


def settings_told() -> dict[str, str]:
    return dict(line.split("=", 1) for line in FILES["jiheng.env"].splitlines())


def unit() -> configparser.ConfigParser:
    return read_unit("jiheng.service")


def read_unit(name: str) -> configparser.ConfigParser:
    parsed = configparser.ConfigParser(interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read_string(FILES[name])
    return parsed


def test_the_unit_is_made_of_what_systemd_knows() -> None:
    assert {name: set(unit()[name]) for name in unit().sections()} == KNOWN
    service = unit()["Service"]
    assert service["ReadWritePaths"] == settings_told()["JIHENG_HOME"]
    assert f"/{Path(service['EnvironmentFile']).name}" in PAGE


def test_the_unit_starts_the_program_as_it_is(tmp_path: Path) -> None:
    program, verb, *options = shlex.split(unit()["Service"]["ExecStart"])
    assert (Path(program).name, verb) == ("jiheng", "serve")
    at = options.index("--port")
    del options[at : at + 2]  # 测试用空闲的端口。
    options[options.index("--host") + 1] = "127.0.0.1"
    with served(tmp_path, *options) as server:
        assert len(server.workers()) == 4


def test_the_reminder_goes_out_by_the_clock(tmp_path: Path) -> None:
    service = read_unit("jiheng-due.service")
    assert set(service.sections()) == {"Unit", "Service"}
    assert set(service["Service"]) <= KNOWN["Service"]
    same = ("User", "EnvironmentFile", "ReadWritePaths", "ProtectSystem", "UMask")
    assert [service["Service"][name] for name in same] == [unit()["Service"][name] for name in same]
    timer = read_unit("jiheng-due.timer")
    assert {name: set(timer[name]) for name in timer.sections()} == {
        "Unit": {"Description"}, "Timer": {"OnCalendar", "Persistent"}, "Install": {"WantedBy"},
    }  # fmt: skip
    program, *words = shlex.split(service["Service"]["ExecStart"])
    assert Path(program).name == "jiheng"
    with served(tmp_path, "--demo"):
        done = subprocess.run(
            [sys.executable, "-m", "jiheng.cli.main", *words],
            env=environment(tmp_path),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("提醒了 ")


def test_the_settings_told_exist() -> None:
    reference = (ROOT / "docs" / "reference" / "settings.md").read_text("utf-8")
    told = [
        line.partition("=")[0]
        for file in ("jiheng.env", "oidc.env", "mail.env")
        for line in FILES[file].splitlines()
    ]
    assert [name for name in told if f"| `{name}` |" not in reference] == []


def test_the_proxy_leads_to_the_program() -> None:
    text = FILES["jiheng.conf"]
    assert text.count("{") == text.count("}")
    words = shlex.split(unit()["Service"]["ExecStart"])
    host, port = words[words.index("--host") + 1], words[words.index("--port") + 1]
    assert f"proxy_pass http://[{host}]:{port};" in text
    names = {settings_told()["JIHENG_HOSTS"], *re.findall(r"server_name (\S+);", text)}
    assert {settings_told()["JIHENG_ORIGINS"]} == {f"https://{name}" for name in names}


def test_behind_the_proxy_the_cookie_goes_over_https_alone(tmp_path: Path) -> None:
    told = {n: v for n, v in settings_told().items() if n in ("JIHENG_HTTPS", "JIHENG_ORIGINS")}
    with served(tmp_path, "--workers", 1, **told) as server:
        asked = urllib.request.Request(
            server.address + "/login/", headers={"X-Forwarded-Proto": "https"}
        )
        with urllib.request.urlopen(asked) as answer:
            cookies = answer.headers.get_all("Set-Cookie")
    assert cookies
    assert [line for line in cookies if "; secure" not in line.lower()] == []


def back_up(home: Path, target: Path, database: str = "") -> Path:
    """Run the script of the page against an installation, and give the folder it made."""
    (target / "jiheng.env").write_text(f"JIHENG_HOME='{home}'\nJIHENG_DATABASE='{database}'\n")
    script = target / "jiheng-backup"
    script.write_text(FILES["jiheng-backup"])
    folder = programs()
    assert folder is not None
    done = subprocess.run(
        ["bash", str(script), str(target / "备份")],
        env={
            "PATH": f"{folder}:{os.environ['PATH']}",
            "JIHENG_ENV": str(target / "jiheng.env"),
            "JIHENG_PYTHON": sys.executable,
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


def test_a_backup_of_sqlite_taken_while_it_runs_starts_again(tmp_path: Path) -> None:
    home, again = tmp_path / "home", tmp_path / "again"
    with served(home, "--demo"):
        (home / "attachments").mkdir(exist_ok=True)
        (home / "attachments" / "附件.pdf").write_bytes(b"%PDF")
        made = back_up(home, tmp_path)
    assert (made.stat().st_mode & 0o077, len(list(made.iterdir()))) == (0, 2)
    again.mkdir(mode=0o700)
    with tarfile.open(made / "files.tar.gz") as archive:
        archive.extractall(again, filter="data")
    (made / "jiheng.sqlite3").rename(again / "jiheng.sqlite3")
    assert (again / "secret.key").read_text() == (home / "secret.key").read_text()
    assert (again / "attachments" / "附件.pdf").exists()
    with served(again) as server:
        assert "正在建立数据库……\n" not in server.said
    with sqlite3.connect(again / "jiheng.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM people_user").fetchone() == (12,)


def test_a_backup_of_postgresql_starts_again(cluster: Cluster, tmp_path: Path) -> None:
    address = cluster.create("before")
    with served(tmp_path / "home", "--demo", JIHENG_DATABASE=address):
        made = back_up(tmp_path / "home", tmp_path, address)
    restored = cluster.create("after")
    folder = programs()
    assert folder is not None
    subprocess.run(
        [folder / "pg_restore", "--no-owner", f"--dbname={restored}", made / "database.dump"],
        check=True,
    )
    with served(tmp_path / "home", JIHENG_DATABASE=restored) as server:
        assert "正在建立数据库……\n" not in server.said
    with psycopg.connect(restored) as database:
        assert database.execute("SELECT count(*) FROM people_user").fetchone() == (12,)
        with pytest.raises(psycopg.DatabaseError, match="留痕只能追加"):
            database.execute("DELETE FROM trail_entry")
